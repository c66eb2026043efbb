"""From whatever holds articles to columns."""

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from quotestance.articles.names import NAMES
from quotestance.articles.strings import Column, Objects
from quotestance.errors import invalid_option, some

_TAKES = (
    "a str, a list of str, a pandas Series or DataFrame, a pyarrow array or table, a polars Series or DataFrame, "
    "or anything with __arrow_c_stream__"
)


class Frame(NamedTuple):
    """Columns with their names, which need not differ.

    `named` tells a frame with columns to choose from, from a list of texts; `labels` are the names that pandas gave the
    rows, if it gave them other names than their numbers.
    """

    names: list[str]
    columns: list[Column]
    rows: int
    named: bool
    labels: "Column | None" = None

    def column(self, name: str) -> Column:
        """The first column of this name."""
        return self.columns[self.names.index(name)]


def to_frame(articles: object) -> Frame:
    """Any input as columns; text is not copied.

    Raises
    ------
    InvalidOption
        It is nothing that holds articles.
    """
    if isinstance(articles, str):
        return _texts([articles])
    if pd := sys.modules.get("pandas"):  # no pandas object without pandas
        if isinstance(articles, pd.DataFrame):
            return _from_pandas(articles)
        if isinstance(articles, pd.Series | pd.Index):
            return _from_series(articles)
    if (pl := sys.modules.get("polars")) and isinstance(articles, pl.LazyFrame):
        return to_frame(articles.collect())
    if isinstance(articles, pa.Table | pa.RecordBatch):
        return _from_table(pa.table(articles))
    if hasattr(articles, "__arrow_c_stream__") or hasattr(articles, "__arrow_c_array__"):
        return _from_arrow(articles)
    if hasattr(articles, "to_arrow"):  # polars before 1.3
        return to_frame(articles.to_arrow())
    _refuse(articles)
    assert isinstance(articles, Iterable)
    return _texts(list(articles))


def _refuse(articles: object) -> None:
    shown = type(articles).__name__
    if isinstance(articles, bytes | bytearray | memoryview):
        raise invalid_option("articles", shown, f"articles are {shown}: decode them first, articles.decode('utf-8')")
    if isinstance(articles, PathLike):
        raise invalid_option(
            "articles", shown, "articles is a path: read it first, or use the command 'quotestance analyze'"
        )
    if isinstance(articles, Mapping):
        raise invalid_option(
            "articles", shown, "articles is a mapping: pass a frame, or list(articles.values()) with id=list(articles)"
        )
    if not isinstance(articles, Iterable):
        raise invalid_option("articles", shown, f"articles is {shown}; give {_TAKES}")


def _texts(values: list[Any]) -> Frame:
    return Frame(["text"], [Objects(values)], len(values), named=False)


def _from_table(table: pa.Table) -> Frame:
    return Frame(table.column_names, table.columns, table.num_rows, named=True)


def _from_arrow(articles: Any) -> Frame:
    stream = hasattr(articles, "__arrow_c_stream__")
    column = pa.chunked_array(articles) if stream else pa.chunked_array([pa.array(articles)])
    if not pa.types.is_struct(column.type):
        return Frame(["text"], [column], len(column), named=False)
    # A stream of structs is how a frame travels.
    batches = [pa.RecordBatch.from_struct_array(chunk) for chunk in column.chunks]
    return _from_table(pa.Table.from_batches(batches, pa.schema(list(column.type))))


def _from_series(series: Any) -> Frame:
    names, columns = ["text"], [_pandas_column(series)]
    index = getattr(series, "index", None)
    if index is not None and str(index.name).lower() in NAMES["id"]:
        names.append("doc_id")  # as in frame.set_index("id").text
        columns.append(_pandas_column(index))
    return Frame(names, columns, len(series), named=False, labels=None if index is None else _labels(index))


def _from_pandas(frame: Any) -> Frame:
    names = [str(name) for name in frame.columns]
    columns = [_pandas_column(frame.iloc[:, position]) for position in range(len(names))]
    for level, name in enumerate(frame.index.names):
        if name is not None and str(name) not in names:
            names.append(str(name))
            columns.append(_pandas_column(frame.index.get_level_values(level)))
    # An index with a name is a column of that name, and need not be an id.
    labels = _labels(frame.index) if frame.index.name is None else None
    return Frame(names, columns, len(frame), named=True, labels=labels)


def _labels(index: Any) -> "Column | None":
    """The index where it tells the rows apart: numbers or words, each once."""
    if index.inferred_type not in ("integer", "string") or not index.is_unique or index.hasnans:
        return None
    numbered = index.inferred_type == "integer" and np.array_equal(index, np.arange(len(index)))
    return None if numbered else _pandas_column(index)


def _pandas_column(series: Any) -> Column:
    if getattr(series.dtype, "storage", "python") == "python" and series.dtype.kind == "O":
        values = series.to_numpy(dtype=object)
        if any(isinstance(value, str) for value in values):
            return Objects(values)
        _refuse_zones(values, series.name)
    try:
        array = pa.array(series, from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return Objects(series.tolist())
    chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    return pa.chunked_array(chunks, array.type)


def _refuse_zones(values: Iterable[Any], name: object) -> None:
    """Arrow would move all times to the zone of the first, and some of them to another day."""
    times = (value for value in values if isinstance(value, dt.datetime) and value == value)  # NaT is a datetime too
    zones = sorted({str(time.tzinfo or "no zone") for time in times})
    if len(zones) > 1:
        message = (
            f"column {name!r} holds times of several zones ({some(zones)}), whose days are not of one kind: give "
            f"the dates themselves, [time.date() for time in frame[{name!r}]], or bring the times to one zone"
        )
        raise invalid_option(str(name), ", ".join(zones), message)
