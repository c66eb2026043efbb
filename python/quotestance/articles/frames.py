"""From whatever holds articles to an Arrow table."""

import sys
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, NamedTuple

import pyarrow as pa

from quotestance.articles.names import NAMES
from quotestance.articles.strings import from_objects
from quotestance.errors import invalid_option, some, warn

_TAKES = (
    "a str, a list of str, a pandas Series or DataFrame, a pyarrow array or table, a polars Series or DataFrame, "
    "or anything with __arrow_c_stream__"
)


class Frame(NamedTuple):
    """A table, and by column the rows that are no text, each with the reason.

    `named` tells a frame with columns to choose from, from a list of texts.
    """

    table: pa.Table
    reasons: dict[str, dict[int, str]]
    named: bool


def to_frame(articles: object) -> Frame:
    """Any input as a table.

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
    if isinstance(articles, pa.Table | pa.RecordBatch):
        return Frame(pa.table(articles), {}, named=True)
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
    array, reasons = from_objects(values)
    return Frame(pa.table({"text": array}), {"text": reasons}, named=False)


def _from_arrow(articles: Any) -> Frame:
    stream = hasattr(articles, "__arrow_c_stream__")
    column = pa.chunked_array(articles) if stream else pa.chunked_array([pa.array(articles)])
    if not pa.types.is_struct(column.type):
        return Frame(pa.table({"text": column}), {}, named=False)
    # A stream of structs is how a frame travels.
    batches = [pa.RecordBatch.from_struct_array(chunk) for chunk in column.chunks]
    return Frame(pa.Table.from_batches(batches, pa.schema(list(column.type))), {}, named=True)


def _from_series(series: Any) -> Frame:
    array, reasons = _pandas_column(series, str(series.name))
    columns = {"text": array}
    index = getattr(series, "index", None)
    if index is not None and str(index.name).lower() in NAMES["id"]:
        columns["doc_id"] = _pandas_column(index, "doc_id")[0]  # as in frame.set_index("id").text
    return Frame(pa.table(columns), {"text": reasons}, named=False)


def _from_pandas(frame: Any) -> Frame:
    arrays: list[pa.ChunkedArray] = []
    reasons: dict[str, dict[int, str]] = {}
    names = [str(name) for name in frame.columns]
    for position, name in enumerate(names):
        array, found = _pandas_column(frame.iloc[:, position], name)
        arrays.append(array)
        if found:
            reasons[name] = found
    if frame.index.name is not None and str(frame.index.name) not in names:
        arrays.append(_pandas_column(frame.index, str(frame.index.name))[0])
        names.append(str(frame.index.name))
    return Frame(pa.table(arrays, names=names), reasons, named=True)


def _pandas_column(series: Any, name: str) -> tuple[pa.ChunkedArray, dict[int, str]]:
    array = _arrow_of(series)
    reasons: dict[int, str] = {}
    if array is None or pa.types.is_binary(array.type):
        values = series.tolist()
        if any(isinstance(value, str) for value in values):  # of bytes and text together Arrow makes bytes
            array, reasons = from_objects(values)
        elif array is None:
            shown = some({type(value).__name__ for value in values})
            warn(f"column {name!r} holds Python objects ({shown}) that Arrow has no type for: carried along as text")
            array, _ = from_objects([None if value is None else str(value) for value in values])
    return (array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array], array.type)), reasons


def _arrow_of(series: Any) -> pa.Array | pa.ChunkedArray | None:
    try:
        return pa.array(series, from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return None
