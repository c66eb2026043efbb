"""Which rows a mask or a value selects."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from quotestance.errors import invalid_option


def mask_of(mask: Any, rows: int) -> pa.Array | pa.ChunkedArray:
    """A list, array or Series of truth values as an Arrow array; null is false.

    Raises
    ------
    InvalidOption
        The values are no truth values, or not as many as there are rows.
    """
    array = mask if isinstance(mask, pa.Array | pa.ChunkedArray) else pa.array(mask, from_pandas=True)
    if not pa.types.is_boolean(array.type) and len(array):
        raise invalid_option("mask", array.type, f"a mask holds truth values, not {array.type}")
    if len(array) != rows:
        raise invalid_option("mask", len(array), f"a mask of {len(array)} values for {rows} statements")
    return array.cast(pa.bool_())


def holds(column: pa.ChunkedArray, name: str, value: object) -> pa.ChunkedArray:
    """Where the column has the value, or one of a list of values; None is null.

    Raises
    ------
    InvalidOption
        The column cannot hold such a value.
    """
    wanted = list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
    plain = column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
    try:
        return pc.is_in(plain, value_set=pa.array(wanted, plain.type))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        raise invalid_option(name, value, f"{name}={value!r}: the column holds {plain.type}") from None
