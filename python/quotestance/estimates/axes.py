"""Where each row stands along a dimension: the values of a column, or the periods of its dates."""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import invalid_option, near
from quotestance.estimates.periods import FREQUENCIES, first_day, period_of
from quotestance.statements.columns import SCHEMA, VALUES
from quotestance.statements.groups import numbered
from quotestance.statements.select import check_single

#: Periods that dates fall into, by their names as dimensions.
PERIODS = {word: freq for freq, word in FREQUENCIES.items()}


class Axis(NamedTuple):
    """The values along a dimension, and the place of each row: ``lookup[codes - base]``, −1 where it has none."""

    values: NDArray[Any]
    codes: NDArray[np.int32]
    base: int
    lookup: NDArray[np.int32]
    #: Rows that have no place.
    lacking: int

    def for_core(self) -> tuple[NDArray[np.int32], int, NDArray[np.int32], int]:
        """As the core takes it."""
        return self.codes, self.base, self.lookup, len(self.values)


def check_dim(table: pa.Table, dim: object) -> None:
    """Raise InvalidOption where there is no such column or period, or the column holds what cannot be a coordinate."""
    columns = table.column_names
    if not isinstance(dim, str):
        raise invalid_option("dims", dim, f"dims: {dim!r} is no name of a column or a period")
    if dim in PERIODS and dim not in columns:
        return
    if dim not in columns:
        known = [*columns, *PERIODS]
        raise invalid_option("dims", dim, f"dims: there is no column {dim!r}", near(dim, known))
    check_single(table.column(dim), "dims", dim, "be a dimension")
    type_ = table.field(dim).type
    if pa.types.is_floating(type_):
        message = f"dims: column {dim!r} holds {type_}; take a column of names, whole numbers, dates or truth values"
        raise invalid_option("dims", dim, message)


def axis_of(table: pa.Table, dim: str) -> Axis:
    """The axis of a column, or of the periods of the dates where no column is called `day`, `month` and so on.

    Raises
    ------
    InvalidOption
        No row has a date.
    """
    if dim in table.column_names:
        return _axis(table.column(dim), dim)
    return _periods(table.column("date"), dim)


def encode(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], pa.Array]:
    """The number of each row's value, and the values that occur, in the order in which they do; null is one of them."""
    numbers, first = numbered(column)
    if not len(first):  # of an empty dictionary column old pyarrow makes no array
        return numbers, pa.array([], column.type.value_type if pa.types.is_dictionary(column.type) else column.type)
    values = column.unify_dictionaries().take(pa.array(first)).combine_chunks()
    return numbers, values.dictionary_decode() if pa.types.is_dictionary(values.type) else values


def _int32(array: pa.Array | pa.ChunkedArray, null: int) -> NDArray[np.int32]:
    filled = array.fill_null(null) if array.null_count else array
    return np.asarray(filled.to_numpy()).astype(np.int32, copy=False)


def _axis(column: pa.ChunkedArray, dim: str) -> Axis:
    if pa.types.is_dictionary(column.type) and len(column):
        coded = column.unify_dictionaries().combine_chunks()
        values, codes, base = coded.dictionary, _int32(coded.indices, -1), -1
        used = _core.present(codes, len(values)).astype(bool)
    else:
        codes, values = encode(column)
        used, base = np.asarray(values.is_valid(), bool), 0
    known = pc.index_in(values, pa.array(VALUES[dim])) if dim in VALUES and dim in SCHEMA.names else values
    order = np.asarray(pc.sort_indices(known), np.int64)
    order = order[used[order]]
    lookup = np.full(len(values) - base, -1, np.int32)
    lookup[order - base] = np.arange(len(order))
    return Axis(_coordinates(values.take(pa.array(order))), codes, base, lookup, column.null_count)


def _coordinates(values: pa.Array) -> NDArray[Any]:
    if pa.types.is_temporal(values.type):
        return np.asarray(values.to_numpy(zero_copy_only=False))
    listed = values.to_pylist()
    return np.array(listed) if listed else np.empty(0, "U1")


def _periods(dates: pa.ChunkedArray, period: str) -> Axis:
    """All periods from the first to the last, those without a statement too; each is named by its first day."""
    if not len(dates):
        return Axis(np.empty(0, "datetime64[D]"), np.empty(0, np.int32), 0, np.empty(0, np.int32), 0)
    if dates.null_count == len(dates):
        raise invalid_option("dims", period, f"dims: no statement has a date, so there is no {period}; give date=…")
    days = dates.cast(pa.int32())
    first, last = (value.as_py() for value in pc.min_max(days).values())
    number = period_of(np.arange(first, last + 1), PERIODS[period])
    lookup = np.concatenate([[-1], number - number[0]]).astype(np.int32)  # the first is that of null
    values = first_day(np.arange(number[0], number[-1] + 1), PERIODS[period]).astype("datetime64[D]")
    return Axis(values, _int32(days, first - 1), first - 1, lookup, dates.null_count)
