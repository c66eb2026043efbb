"""Where targets stand in texts, as the caller gives it."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance.articles import Articles
from quotestance.errors import invalid_option, near, some, warn


def columns(option: str, values: str | Iterable[int], texts: Articles) -> NDArray[np.int64]:
    """One whole number for each text, given as such or as the name of a column; -1 where it is null.

    Raises
    ------
    InvalidOption
        There is no such column, the values are no whole numbers, or not as many as there are texts.
    """
    given: Any = values
    if isinstance(values, str):
        if values not in (names := texts.carried.column_names):
            message = f"{option}={values!r}: no column of the frame has this name"
            raise invalid_option(option, values, message, near(values, names))
        given = texts.carried.column(values)
    elif not isinstance(values, pa.Array | pa.ChunkedArray):
        given = list(values)
    try:
        array = pa.chunked_array([given]) if isinstance(given, pa.Array) else given
        array = array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([pa.array(array, from_pandas=True)])
        numbers = array.cast(pa.int64())
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
        raise invalid_option(option, None, f"{option}: whole numbers are needed ({error})") from None
    if len(numbers) != len(texts):
        raise invalid_option(option, len(numbers), f"{option}: {len(numbers)} values for {len(texts)} texts")
    return np.asarray(pc.fill_null(numbers, -1).to_numpy())


def without_outside(
    texts: Articles, text: pa.Array, begins: NDArray[np.int64], ends: NDArray[np.int64], *, strict: bool
) -> None:
    """Set aside the texts whose target lies outside them; `text` is a copy of them.

    Raises
    ------
    InvalidOption
        If `strict`, for the first such target.
    """
    lengths = np.asarray(pc.fill_null(pc.utf8_length(text), -1).to_numpy())
    bad = np.flatnonzero((lengths >= 0) & ((begins < 0) | (ends < begins) | (ends > lengths)))
    if not len(bad):
        return
    row = int(bad[0])
    if strict:
        message = (
            f"text {texts.ids[row].as_py()!r} (row {row}): the target at [{begins[row]}, {ends[row]}) does not lie "
            f"within the text, which has {lengths[row]} characters; spans count code points from 0, and end is behind "
            "the last"
        )
        raise invalid_option("begins", int(begins[row]), message)
    warn(f"set aside {len(bad)} texts whose target lies outside them: rows {some(bad.tolist())}")
    for row in bad.tolist():
        texts.texts.set_null(row)
