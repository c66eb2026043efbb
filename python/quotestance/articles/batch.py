"""Articles as the core reads them: text, and what is known about each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import NoReturn

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import dates as calendar
from quotestance._core import Texts
from quotestance.articles import columns, metadata
from quotestance.articles.frames import Frame, to_frame
from quotestance.articles.ids import Ids
from quotestance.articles.strings import portable, texts_of
from quotestance.errors import invalid_option, invalid_text, some, warn


@dataclass(frozen=True)
class Articles:
    """Articles, one a row in each of the arrays.

    Parameters
    ----------
    ids
        `large_string`.
    texts
        The texts where they lie; null where there is none.
    dates
        Days since 1970-01-01, `dates.UNKNOWN` where not known.
    languages
        0 Indonesian, 1 English, −1 not known.
    carried
        The other columns of the user's frame.
    first
        The number of the first row, in a stream of batches.
    failed
        How many articles were set aside because ``strict=False``.
    """

    ids: pa.Array
    texts: Texts
    dates: NDArray[np.int32]
    languages: NDArray[np.int8]
    carried: pa.Table
    first: int = 0
    failed: int = 0

    def __len__(self) -> int:
        return len(self.ids)

    def dated(self, date: Date | str) -> "Articles":
        """With this date for the articles that carry none."""
        return replace(self, dates=fill_dates(self.dates, date))


def normalise(
    articles: object,
    *,
    text: str | None = None,
    id: str | Iterable[object] | None = None,
    date: str | Date | Iterable[object] | None = None,
    language: str | Iterable[object] | None = None,
    strict: bool = True,
    ids: Ids | None = None,
    first: int = 0,
    prefix: str = "",
    repeats: bool = False,
) -> Articles:
    """Any input as `Articles`; the options are those of `Analyzer.analyze`.

    Of a stream of batches, all share `ids`, and `first` is the number of the first row of this one. `prefix` comes
    before the number of the row where there are no ids. `repeats` says that an id may stand in several rows.
    """
    frame = to_frame(articles)
    rows = frame.rows
    column = columns.text_column(frame, text)
    used = {column}
    given = _id_values(frame, id, rows, used)
    if given is None and ids is None and frame.labels is not None:  # the rows of a stream are numbered through
        given = portable(frame.labels, "index")
    days = _dates(frame, date, rows, used, strict)
    codes = _languages(frame, language, rows, used, strict)
    names = (ids or Ids(strict=strict, repeats=repeats)).of(given, rows, first=first, prefix=prefix)
    texts, reasons = texts_of(frame.column(column))
    if reasons and strict:
        row, reason = next(iter(reasons.items()))
        refuse(names, row, first, reason)
    set_aside(names, list(reasons.items()))
    carried = _carried(frame, {column, *(used & {"doc_id", "date", "language"})})
    return Articles(names, texts, days, codes, carried, first, len(reasons))


def settled(schema: pa.Schema) -> pa.Schema:
    """The columns of a stream, by those of its first batch: one that has no value there is text, whatever comes."""
    text = pa.large_string()
    return pa.schema([field.with_type(text) if pa.types.is_null(field.type) else field for field in schema])


def aligned(articles: Articles, schema: pa.Schema) -> Articles:
    """With the columns of the first batch of a stream; those that are missing here are null.

    Raises
    ------
    InvalidOption
        There are other columns, or values that the column of the first batch cannot hold.
    """
    carried = articles.carried
    if carried.schema.equals(schema):
        return articles
    if more := [name for name in carried.column_names if name not in schema.names]:
        raise invalid_option("batches", more[0], f"column {more[0]!r} is not in the first batch: {some(schema.names)}")
    present = dict(zip(carried.column_names, carried.columns, strict=True))
    columns = [
        _held(present[field.name], field) if field.name in present else pa.nulls(len(articles), field.type)
        for field in schema
    ]
    return replace(articles, carried=pa.table(columns, schema=schema))


def _held(column: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    try:
        return column.cast(field.type)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        if pa.types.is_large_string(field.type):
            return pa.array([None if v is None else str(v) for v in column.to_pylist()], field.type)
        message = f"column {field.name!r} is {field.type} in the first batch, which does not hold all: {error}"
        raise invalid_option("batches", field.name, message) from None


def refuse(ids: pa.Array, row: int, first: int, reason: str, byte: int = -1) -> NoReturn:
    """Raise for an article that is no text."""
    message = (
        f"article {ids[row].as_py()!r} (row {first + row}): {reason}; mend it, or pass strict=False to go on without it"
    )
    raise invalid_text(message, document=first + row, byte=byte, reason=reason) from None


def set_aside(ids: pa.Array, reasons: list[tuple[int, str]]) -> None:
    """Warn of articles that are no text, by row."""
    if reasons:
        shown = (f"{ids[row].as_py()!r} ({reason})" for row, reason in reasons[:4])
        more = f" and {len(reasons) - 3} more" if len(reasons) > 3 else ""
        warn(f"set aside {len(reasons)} of {len(ids)} articles: {some(list(shown)[:3])}{more}")


def _carried(frame: Frame, done: set[str]) -> pa.Table:
    """The other columns; those that became columns of ours under the same name are `done`."""
    kept = [i for i, name in enumerate(frame.names) if name not in done and frame.named]
    names = [frame.names[i] for i in kept]
    return pa.table([portable(frame.columns[i], frame.names[i]) for i in kept], names=names)


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
    return portable(frame.column(name), name)
