"""Ids of the articles: those given, or numbers; each once, over one batch or a stream of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from quotestance._core import Seen
from quotestance.articles.strings import holds_text, plain, texts_of
from quotestance.errors import invalid_option, some, warn

_NOTHING = pa.scalar("", pa.large_string())


class Ids:
    """Gives articles their ids and keeps those given in mind, as hashes of 64 bits, 11 to 21 bytes for each.

    Parameters
    ----------
    strict
        Whether an id that is missing or stands twice is an error; else they are made unique, with a warning.
    repeats
        Whether an id may stand in several rows.
    """

    def __init__(self, *, strict: bool = True, repeats: bool = False) -> None:
        self._strict = strict
        self._repeats = repeats
        self._seen = Seen()

    def of(self, values: pa.ChunkedArray | None, rows: int, *, first: int = 0, prefix: str = "") -> pa.Array:
        """Ids as text: the `values`, else the prefix and the number of each row, counted from `first`.

        Raises
        ------
        InvalidOption
            An id is missing or stands twice.
        """
        if values is None:
            numbers = pa.array(np.arange(first, first + rows)).cast(pa.large_string())
            if not prefix:  # nothing else gives such ids
                return numbers
            ids = pc.binary_join_element_wise(pa.scalar(prefix, pa.large_string()), numbers, _NOTHING)
        else:
            ids = _as_text(values)
        missing = np.flatnonzero(pc.fill_null(pc.equal(pc.binary_length(ids), 0), True).to_numpy(False))
        again = [] if self._repeats else self._seen.add_all(texts_of(pa.chunked_array([ids]))[0])
        if not len(missing) and not again:
            return ids
        faults = _faults(ids, missing.tolist(), again, first)
        if self._strict:
            message = f"{faults}. Name another column with id=, or pass strict=False to number them"
            raise invalid_option("id", None, message)
        warn(f"{faults}: made unique")
        return self._mended(ids, missing.tolist(), again, first)

    def _mended(self, ids: pa.Array, missing: Sequence[int], again: Sequence[int], first: int) -> pa.Array:
        out = ids.to_pylist()
        for row in sorted({*missing, *again}):
            id = new = out[row] or f"row-{first + row}"
            number = 2
            while not self._repeats and not self._seen.add(new):
                new, number = f"{id}-{number}", number + 1
            out[row] = new
        return pa.array(out, pa.large_string())


def _faults(ids: pa.Array, missing: Sequence[int], again: Sequence[int], first: int) -> str:
    faults = []
    if missing:
        faults.append(f"no id in row{'s' * (len(missing) > 1)} {some(first + row for row in missing)}")
    if repeated := list(dict.fromkeys(ids[row].as_py() for row in again)):
        faults.append(
            "the same id in more than one row: "
            + some(f"{id!r} ({_where(ids, id, first)})" for id in repeated[:3])
            + (f" and {len(repeated) - 3} more" if len(repeated) > 3 else "")
        )
    return "; ".join(faults)


def _where(ids: pa.Array, id: str, first: int) -> str:
    rows = [first + int(row) for row in np.flatnonzero(pc.equal(ids, id).to_numpy(zero_copy_only=False))]
    return f"rows {some(rows)}" if len(rows) > 1 else f"row {rows[0]}, and before"


def _as_text(values: pa.ChunkedArray) -> pa.Array:
    if holds_text(values.type):
        chunks = plain(values).cast(pa.large_string()).chunks
        return pa.concat_arrays(chunks) if chunks else pa.array([], pa.large_string())
    if pa.types.is_integer(values.type):
        return pa.concat_arrays([pa.array([], pa.large_string()), *values.cast(pa.large_string()).chunks])
    return pa.array([_id_text(value) for value in values.to_pylist()], pa.large_string())


def _id_text(value: Any) -> str:
    if value is None or value != value:
        return ""
    # pandas turns whole numbers with a gap between them into floats.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
