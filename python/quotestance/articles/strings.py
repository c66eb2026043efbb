"""Text where it lies: in Arrow arrays or in Python's own strings, neither of which is copied for the core to read."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from quotestance._core import Texts
from quotestance.errors import some, warn


class Objects(NamedTuple):
    """A column of Python objects, most of them text."""

    values: Sequence[Any]

    @property
    def type(self) -> pa.DataType:
        """What it is in Arrow."""
        return pa.large_string()

    def __len__(self) -> int:
        return len(self.values)


#: A column of a frame.
Column: TypeAlias = "pa.ChunkedArray | Objects"


def value_type(type_: pa.DataType) -> pa.DataType:
    """The type of the values of a dictionary or a run-end encoding; the type itself for all others."""
    while pa.types.is_dictionary(type_) or pa.types.is_run_end_encoded(type_):
        type_ = type_.value_type
    return type_


def holds_text(type_: pa.DataType) -> bool:
    """Whether a column of this type is text, in any of Arrow's ways to hold it."""
    type_ = value_type(type_)
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_))


def texts_of(column: Column) -> tuple[Texts, dict[int, str]]:
    """The texts of a column for the core, and by row the reason why one is none; None, NaN and pd.NA are null.

    >>> texts_of(Objects(["a", None, float("nan"), 3]))[1]
    {3: 'it is int (3), not text'}
    """
    texts = Texts()
    if isinstance(column, Objects):
        found = ((row, _why_not_text(column.values[row])) for row in texts.add_objects(column.values))
        return texts, {row: reason for row, reason in found if reason}
    for chunk in column.chunks:
        _add(texts, chunk)
    return texts, {}


def _add(texts: Texts, array: pa.Array) -> None:
    """The texts of an Arrow array behind those that there are."""
    type_ = array.type
    if pa.types.is_dictionary(type_):
        values = Texts()
        _add(values, array.dictionary)
        texts.add_rows(values, array.indices.cast(pa.int64()).fill_null(-1).to_numpy())
    elif pa.types.is_run_end_encoded(type_):
        _add(texts, pc.run_end_decode(array))
    elif pa.types.is_null(type_):
        texts.add_rows(Texts(), np.full(len(array), -1))
    else:
        valid, places, *data = array.buffers()
        valid = valid if array.null_count else None
        if len(array) == 0:
            return
        if pa.types.is_string_view(type_):
            texts.add_views(valid, places, data, array.offset, len(array))
        else:
            add = texts.add_large_strings if pa.types.is_large_string(type_) else texts.add_strings
            add(valid, places, data[0], array.offset, len(array))


def to_arrow(texts: Texts) -> pa.Array:
    """A copy as `large_string`, null where a text is none."""
    offsets, data, valid = texts.to_utf8()
    bits = pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.LargeStringArray.from_buffers(len(valid), pa.py_buffer(offsets), pa.py_buffer(data), bits)


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column as `string` or `large_string`; as it is, if it is one."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return column
    # Not by a cast, which Arrow lacks for dictionaries of string views, as polars has them.
    return pa.chunked_array([to_arrow(texts_of(column)[0])], pa.large_string())


def portable(column: Column, name: str) -> pa.ChunkedArray:
    """The column in a type that Arrow's functions and file formats all know; strange objects become text."""
    if not isinstance(column, Objects):
        odd = pa.types.is_string_view(value_type(column.type)) or pa.types.is_run_end_encoded(column.type)
        return plain(column) if odd and holds_text(column.type) else column
    try:
        return pa.chunked_array([pa.array(column.values, pa.large_string(), from_pandas=True)])
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        shown = some({type(value).__name__ for value in column.values})
        warn(f"column {name!r} holds Python objects ({shown}) that Arrow has no type for: carried along as text")
        return pa.chunked_array([pa.array([_shown(value) for value in column.values], pa.large_string())])


def _shown(value: Any) -> str | None:
    return None if _is_null(value) else str(value).encode(errors="backslashreplace").decode()


def _why_not_text(value: object) -> str | None:
    if _is_null(value):
        return None
    shown = repr(value)
    return f"it is {type(value).__name__} ({shown if len(shown) < 40 else shown[:36] + '...'}), not text"


def _is_null(value: object) -> bool:
    try:
        return bool(pa.array([value], from_pandas=True).null_count)
    except (pa.ArrowException, UnicodeEncodeError):
        return False  # no null, nor anything else that Arrow knows
