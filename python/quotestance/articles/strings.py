"""Text as Arrow arrays, and Arrow arrays as the buffers that the core reads; without a copy where Arrow allows it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


class Buffers(NamedTuple):
    """UTF-8 text: article i is ``data[offsets[i]:offsets[i + 1]]``. Valid while the array that they come from lives."""

    offsets: NDArray[np.int64]
    data: NDArray[np.uint8]
    valid: NDArray[np.uint8] | None


def value_type(type_: pa.DataType) -> pa.DataType:
    """The type of the values of a dictionary or a run-end encoding; the type itself for all others."""
    while pa.types.is_dictionary(type_) or pa.types.is_run_end_encoded(type_):
        type_ = type_.value_type
    return type_


def holds_text(type_: pa.DataType) -> bool:
    """Whether a column of this type is text, in any of Arrow's ways to hold it."""
    type_ = value_type(type_)
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_))


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column as `string` or `large_string`; as it is, if it is one."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return column
    if pa.types.is_run_end_encoded(column.type):
        column = pa.chunked_array([pc.run_end_decode(chunk) for chunk in column.chunks], column.type.value_type)
    if pa.types.is_dictionary(column.type):
        # Not by a cast, which Arrow lacks for dictionaries of string views, as polars has them.
        chunks = [_large(chunk.dictionary).take(chunk.indices) for chunk in column.chunks]
        return pa.chunked_array(chunks, pa.large_string())
    return pa.chunked_array([_large(chunk) for chunk in column.chunks], pa.large_string())


def _large(array: pa.Array) -> pa.Array:
    try:
        return array.cast(pa.large_string())
    except pa.ArrowNotImplementedError:  # string views before pyarrow 18
        return pa.array(array.to_pylist(), pa.large_string())


def portable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column in a type that Arrow's functions and file formats all know, which string views are not."""
    odd = pa.types.is_string_view(value_type(column.type)) or pa.types.is_run_end_encoded(column.type)
    return plain(column) if odd and holds_text(column.type) else column


def one_array(column: pa.ChunkedArray) -> pa.Array:
    """The column as one array; a copy only where it has several chunks."""
    if column.num_chunks == 1:
        return column.chunk(0)
    # `large`, since chunks that fit 32-bit offsets one by one need not fit them together.
    return pa.concat_arrays(
        [chunk.cast(pa.large_string()) for chunk in column.chunks] or [pa.array([], pa.large_string())]
    )


def buffers(array: pa.Array) -> Buffers:
    """The buffers of a `string` or `large_string` array, which may be a slice."""
    _, offsets, data = array.buffers()
    if len(array) == 0 or offsets is None:
        return Buffers(np.zeros(len(array) + 1, np.int64), np.empty(0, np.uint8), None)
    width = np.int64 if pa.types.is_large_string(array.type) else np.int32
    starts = np.frombuffer(offsets, width, count=len(array) + 1, offset=array.offset * np.dtype(width).itemsize)
    text = np.frombuffer(data, np.uint8) if data is not None and data.size else np.empty(0, np.uint8)
    valid = array.is_valid().to_numpy(zero_copy_only=False).astype(np.uint8) if array.null_count else None
    return Buffers(starts.astype(np.int64, copy=False), text, valid)


def lengths(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """Bytes of each text; 0 for a null."""
    if len(column) == 0:
        return np.empty(0, np.int64)
    return np.concatenate([np.diff(buffers(chunk).offsets) for chunk in column.chunks])


def from_objects(values: Sequence[object]) -> tuple[pa.Array, dict[int, str]]:
    """Python objects as text, and by row the reason why one is none; None, NaN and pd.NA are null.

    >>> from_objects(["a", None, float("nan"), 3])[1]
    {3: 'it is int (3), not text'}
    """
    try:
        if not any(isinstance(value, bytes) for value in values):  # Arrow would take them
            return pa.array(values, pa.large_string(), from_pandas=True), {}
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        pass
    good: list[str | None] = []
    reasons: dict[int, str] = {}
    for row, value in enumerate(values):
        reason = _why_not_text(value)
        good.append(value if isinstance(value, str) and not reason else None)
        if reason:
            reasons[row] = reason
    return pa.array(good, pa.large_string()), reasons


def _why_not_text(value: object) -> str | None:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            code = ord(value[error.start])
            return f"character {error.start} is the lone surrogate U+{code:04X}, half of a character"
        return None
    try:
        if pa.array([value], from_pandas=True).null_count:
            return None
    except pa.ArrowException:
        pass  # no null, nor anything else that Arrow knows
    shown = repr(value)
    return f"it is {type(value).__name__} ({shown if len(shown) < 40 else shown[:36] + '...'}), not text"
