"""Which rows a mask or a value selects."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from quotestance.errors import invalid_option, near, some


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


def check_single(column: pa.ChunkedArray, option: str, name: str, purpose: str) -> None:
    """Raise InvalidOption for a column of lists or structs, whose values nothing can be grouped by."""
    if pa.types.is_nested(column.type):
        kind = "structs" if pa.types.is_struct(column.type) else "lists"
        raise invalid_option(option, name, f"column {name!r} holds {kind}, which cannot {purpose}")


def one_target(table: pa.Table, target: str | None) -> str | None:
    """The target to look at: the one that is named, or the only one that there is; None where there is none.

    Raises
    ------
    InvalidOption
        No row has the target, or there are several and none is named.
    """
    known = [name for name in table.column("target").unique().to_pylist() if name is not None]
    if target is None and len(known) > 1:
        message = f"the statements are about several targets ({some(known)}), which must not be mixed: give target="
        raise invalid_option("target", target, f"{message}{known[0]!r} or another")
    if target is not None and target not in known and table.num_rows:
        there = f"the targets are {some(known)}" if known else "no row has a target"
        raise invalid_option("target", target, f"no statement is about {target!r} ({there})", near(str(target), known))
    return target or next(iter(known), None)
