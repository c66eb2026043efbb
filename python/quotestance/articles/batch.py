"""Articles as the core reads them: text, and what is known about each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import dates as calendar
from quotestance.articles import columns, metadata
from quotestance.articles.frames import Frame, to_frame
from quotestance.articles.strings import Buffers, buffers, lengths, one_array, plain, portable
from quotestance.errors import invalid_text, some, warn


@dataclass(frozen=True)
class Articles:
    """Articles, one a row in each of the arrays.

    Parameters
    ----------
    ids, text
        `large_string`; `string` or `large_string`, null where there is no text.
    dates
        Days since 1970-01-01, `dates.UNKNOWN` where not known.
    languages
        0 Indonesian, 1 English, −1 not known.
    carried
        The other columns of the user's frame.
    failed
        How many articles were set aside because ``strict=False``.
    """

    ids: pa.Array
    text: pa.ChunkedArray
    dates: NDArray[np.int32]
    languages: NDArray[np.int8]
    carried: pa.Table
    failed: int = 0

    def __len__(self) -> int:
        return len(self.ids)

    def batches(self, size: int = 32 << 20) -> Iterator[tuple[slice, Buffers]]:
        """Runs of articles of about `size` bytes, at least one; a run inside one Arrow chunk is not copied."""
        ends = np.cumsum(lengths(self.text))
        start = 0
        while True:
            before = ends[start - 1] if start else 0
            stop = max(int(np.searchsorted(ends, before + size)), start + 1) if start < len(self) else start
            yield slice(start, stop), buffers(one_array(self.text.slice(start, stop - start)))
            start = stop
            if start >= len(self):
                return

    def dated(self, date: Date | str) -> "Articles":
        """With this date for the articles that carry none."""
        return replace(self, dates=fill_dates(self.dates, date))

    @staticmethod
    def concat(parts: Sequence["Articles"]) -> "Articles":
        """The articles of all parts; a column that a part lacks is null there."""
        texts = [chunk.cast(pa.large_string()) for part in parts for chunk in part.text.chunks]
        return Articles(
            ids=pa.concat_arrays([part.ids for part in parts]),
            text=pa.chunked_array(texts, pa.large_string()),
            dates=np.concatenate([part.dates for part in parts]),
            languages=np.concatenate([part.languages for part in parts]),
            carried=_stack([part.carried for part in parts]),
            failed=sum(part.failed for part in parts),
        )


def normalise(
    articles: object,
    *,
    text: str | None = None,
    id: str | Iterable[object] | None = None,
    date: str | Date | Iterable[object] | None = None,
    language: str | Iterable[object] | None = None,
    strict: bool = True,
    prefix: str = "",
    repeats: bool = False,
) -> Articles:
    """Any input as `Articles`; the options are those of `Analyzer.analyze`.

    `prefix` comes before the number of the row where there are no ids; with `repeats` an id may stand in several rows.
    """
    frame = to_frame(articles)
    rows = frame.table.num_rows
    column = columns.text_column(frame, text)
    used = {column}
    ids = _id_values(frame, id, rows, used)
    days = _dates(frame, date, rows, used, strict)
    codes = _languages(frame, language, rows, used, strict)
    names = metadata.ids_of(ids, rows, prefix=prefix, strict=strict, repeats=repeats)
    failed = _report(frame.reasons.get(column, {}), names, strict)
    carried = _carried(frame, {column, *(used & {"doc_id", "date", "language"})})
    return Articles(names, plain(frame.table.column(column)), days, codes, carried, failed)


def _carried(frame: Frame, done: set[str]) -> pa.Table:
    """The other columns; those that became columns of ours under the same name are `done`."""
    table = frame.table.select(
        [i for i, name in enumerate(frame.table.column_names) if name not in done and frame.named]
    )
    return pa.table([portable(column) for column in table.columns], names=table.column_names)


def _id_values(frame: Frame, id: str | Iterable[object] | None, rows: int, used: set[str]) -> pa.ChunkedArray | None:
    if id is not None and not isinstance(id, str):
        return metadata.given("id", id, rows)
    name = columns.find(frame, "id") if id is None else columns.require(frame, "id", id)
    return _take(frame, name, used)


def _dates(
    frame: Frame, date: str | Date | Iterable[object] | None, rows: int, used: set[str], strict: bool
) -> NDArray[np.int32]:
    if isinstance(date, Date) or (isinstance(date, str) and calendar.parse(date)):
        return fill_dates(_dates(frame, None, rows, used, strict), date)
    if date is not None and not isinstance(date, str):
        return metadata.dates_of(metadata.given("date", date, rows), name="date", chosen=strict)
    name = columns.find(frame, "date") if date is None else columns.require(frame, "date", date)
    values = _take(frame, name, used)
    if values is None:
        return np.full(rows, calendar.UNKNOWN, np.int32)
    return metadata.dates_of(values, name=str(name), chosen=date is not None and strict)


def fill_dates(days: NDArray[np.int32], date: Date | str) -> NDArray[np.int32]:
    """The date where none is known."""
    return np.where(days == calendar.UNKNOWN, np.int32(calendar.days_of(date)), days)


def _languages(
    frame: Frame, language: str | Iterable[object] | None, rows: int, used: set[str], strict: bool
) -> NDArray[np.int8]:
    # 'id' is Indonesian, also where a column has this name.
    if isinstance(language, str) and (code := metadata.language_code(language)) >= 0:
        return np.full(rows, code, np.int8)
    if language is not None and not isinstance(language, str):
        return metadata.languages_of(metadata.given("language", language, rows), name="language", chosen=strict)
    name = columns.find(frame, "language") if language is None else columns.require(frame, "language", language)
    values = _take(frame, name, used)
    if values is None:
        return np.full(rows, -1, np.int8)
    return metadata.languages_of(values, name=str(name), chosen=language is not None and strict)


def _take(frame: Frame, name: str | None, used: set[str]) -> pa.ChunkedArray | None:
    """The column, which is used from now on; None if there is none or it serves as something else."""
    if name is None or name in used:
        return None
    used.add(name)
    return frame.table.column(name)


def _report(reasons: dict[int, str], ids: pa.Array, strict: bool) -> int:
    """Raise for the first article that is no text, or warn of them all; returns how many there are."""
    if not reasons:
        return 0
    row, reason = next(iter(reasons.items()))
    if strict:
        message = (
            f"article {ids[row].as_py()!r} (row {row}): {reason}; mend it, or pass strict=False to go on without it"
        )
        raise invalid_text(message, document=row, byte=-1, reason=reason)
    shown = (f"{ids[row].as_py()!r} ({reason})" for row, reason in reasons.items())
    warn(f"set aside {len(reasons)} of {len(ids)} articles: {some(shown, 3)}")
    return len(reasons)


def _stack(tables: list[pa.Table]) -> pa.Table:
    try:
        return pa.concat_tables(tables, promote_options="permissive")
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        # The same column has different types in two files: text holds both.
        return pa.concat_tables([_as_text(table) for table in tables], promote_options="permissive")


def _as_text(table: pa.Table) -> pa.Table:
    arrays = [
        pa.array([None if v is None else str(v) for v in c.to_pylist()], pa.large_string()) for c in table.columns
    ]
    return pa.table(arrays, names=table.column_names)
