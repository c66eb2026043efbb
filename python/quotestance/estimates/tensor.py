"""Statements in the cells of a tensor, such as speakers × targets × months; the numbers are the core's."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count, invalid_option, near
from quotestance.estimates.axes import Axis, axis_of, check_dim
from quotestance.estimates.duplicates import once
from quotestance.statements.groups import (
    buffers,
    doubles,
    filled,
    remarks_on_bloc,
    stance_of,
    with_known_bloc,
    with_text,
)
from quotestance.statements.select import check_single, one_target

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

#: What there is of each cell.
FIELDS = ("rows", "count", "weight", "squares", "mean", "variance")


@dataclass(frozen=True, eq=False, repr=False)
class Tensor:
    """Counts, means and second moments by cell; arrays of one shape, in the order of `dims`.

    The arrays are views of the core's memory that cannot be written to; ``array.copy()`` makes one that can.

    Attributes
    ----------
    dims
        The names of the dimensions.
    coords
        The values along each dimension; of a period its first day.
    value
        The column that was averaged.
    rows
        The statements in each cell.
    count
        Those of them that have a value: that speak of the target, where the value is ``stance``.
    weight, squares
        Their weights and the squares of their weights, summed; ``weight**2 / squares`` is how many statements of equal
        weight they are worth (Kish 1965).
    mean
        Weighted mean; NaN where ``weight`` is 0.
    variance
        Weighted mean square around ``mean``, in the square of the value's unit; NaN where ``weight`` is 0. Of a single
        value it is 0.
    note
        Which cells are empty, what was left out, and why.
    own_bloc
        The same of statements whose speakers belong to the target's bloc, which are never mixed with others; None where
        there are none, or where ``own_bloc`` is a dimension.
    """

    dims: tuple[str, ...]
    coords: Mapping[str, NDArray[Any]]
    value: str
    rows: NDArray[np.int64]
    count: NDArray[np.int64]
    weight: NDArray[np.float64]
    squares: NDArray[np.float64]
    mean: NDArray[np.float64]
    variance: NDArray[np.float64]
    note: str
    own_bloc: Self | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values there are along each dimension."""
        return self.rows.shape

    def to_xarray(self) -> "xr.Dataset":
        """A dataset with labelled coordinates, whose variables are these arrays; nothing is copied.

        Raises
        ------
        ImportError
            xarray is not installed.
        """
        try:
            import xarray as xr
        except ImportError:
            raise ImportError("to_xarray needs xarray: pip install 'quotestance[xarray]'") from None
        variables = {name: (self.dims, getattr(self, name)) for name in FIELDS}
        return xr.Dataset(variables, dict(self.coords), {"value": self.value, "note": self.note})

    def to_frame(self) -> "pd.DataFrame":
        """One row for each cell that has a statement: its coordinates, its numbers, and why it has no mean, if so."""
        import pandas as pd

        at = np.nonzero(self.rows)
        columns: dict[str, Any] = {dim: self.coords[dim][places] for dim, places in zip(self.dims, at, strict=True)}
        columns |= {name: getattr(self, name)[at] for name in FIELDS}
        notes = np.where(columns["count"] == 0, _without_value(self.value), "all weights are 0")
        return pd.DataFrame({**columns, "note": np.where(np.isnan(columns["mean"]), notes, "")})

    def __repr__(self) -> str:
        sizes = ", ".join(f"{dim}: {size}" for dim, size in zip(self.dims, self.shape, strict=True))
        told = [f"{self.value} of {int(self.rows.sum()):,} statements ({sizes})", self.note]
        return f"<Tensor: {'; '.join(filter(None, told))}>"


def tensor(
    table: pa.Table, dims: object, value: str, weights: str | None, target: str | None, duplicates: object
) -> Tensor:
    """What `Statements.tensor` returns."""
    names = _dims(dims, table)
    table, told = once(table, duplicates)
    table = with_text(table)
    left_out = [told] if told else []
    if target is not None or "target" not in names:
        table = table.filter(pc.equal(table.column("target"), one_target(table, target)))
    table, unknown = with_known_bloc(table)
    axes = {name: axis_of(table, name) for name in names}
    for name, axis in axes.items():
        if axis.lacking:
            left_out.append(f"in no cell: {count(axis.lacking, 'statement')} without {name}")
    read = _plain(table, value, "value")
    heavy = None if weights is None else weights_of(table, weights, numbers_of(table, value, "value"))
    unknown = unknown[unknown]
    left_out += filter(None, remarks_on_bloc(unknown, np.zeros(len(unknown), np.int64), 1))
    own = _own_bloc(table, names)
    every = [own, *axes.values()]
    _check_size([len(axis.values) for axis in every], names)
    core = _core.Tensor([axis.for_core() for axis in every], buffers(doubles(read)), heavy)
    if core.most > (1 if value == "stance" else np.finfo(np.float64).max):
        numbers_of(table, value, "value")  # which says what is wrong, and where
    return _dress(core, axes, value, left_out)


def _dress(core: _core.Tensor, axes: Mapping[str, Axis], value: str, left_out: list[str]) -> Tensor:
    dims, coords = tuple(axes), {name: axis.values for name, axis in axes.items()}
    found = []
    for part in range(core.rows.shape[0]):
        arrays = {name: getattr(core, name)[part] for name in FIELDS}
        notes = _notes(arrays, value, left_out)
        if part == 0 and core.rows.shape[0] > 1:
            number = count(int(core.rows[1].sum()), "statement")
            notes.append(f"apart, in .own_bloc: {number} on the speaker's own bloc")
        found.append((arrays, "; ".join(notes)))
    own = Tensor(dims, coords, value, **found[1][0], note=found[1][1]) if len(found) > 1 else None
    return Tensor(dims, coords, value, **found[0][0], note=found[0][1], own_bloc=own)


def _notes(arrays: Mapping[str, NDArray[Any]], value: str, left_out: list[str]) -> list[str]:
    rows, counted, weight = arrays["rows"], arrays["count"], arrays["weight"]
    # A cell with a weight has a value, and one with a value has a row.
    some, spoken, weighed = (int(np.count_nonzero(numbers)) for numbers in (rows, counted, weight))
    empty, silent, weightless = rows.size - some, some - spoken, spoken - weighed
    return [
        *([f"{empty:,} of {rows.size:,} cells have no statement: their mean is NaN"] if empty else []),
        *([f"in {count(silent, 'cell')} {_without_value(value)}"] if silent else []),
        *([f"in {count(weightless, 'cell')} all weights are 0"] if weightless else []),
        *left_out,
    ]


def _without_value(value: str) -> str:
    return "no statement speaks of the target" if value == "stance" else f"no statement has a {value}"


def _dims(dims: object, table: pa.Table) -> list[str]:
    names = [dims] if isinstance(dims, str) else list(dims) if isinstance(dims, Sequence) else []
    if not names or len(set(map(str, names))) < len(names):
        raise invalid_option("dims", dims, f"dims={dims!r}: give one or more names, each once")
    for name in names:
        check_dim(table, name)
        if name in FIELDS:
            raise invalid_option("dims", name, f"dims: the tensor has {name!r} of its own; rename your column")
    return names


def numbers_of(table: pa.Table, column: str, option: str) -> NDArray[np.float64]:
    """A column of numbers, NaN where it is null.

    Raises
    ------
    InvalidOption
        There is no such column, it holds no numbers, or one that is not finite.
    """
    plain = _plain(table, column, option)
    if column == "stance":
        return stance_of(table)
    values, most = filled(plain)
    if math.isinf(most):
        odd = np.flatnonzero(np.isinf(values))
        message = f"{option}: row {odd[0]} of column {column!r} is {values[odd[0]]}; a number must be finite, or null"
        raise invalid_option(option, column, message)
    return values


def _plain(table: pa.Table, column: str, option: str) -> pa.ChunkedArray:
    if column not in table.column_names:
        known = table.column_names
        raise invalid_option(option, column, f"{option}: there is no column {column!r}", near(str(column), known))
    found = table.column(column)
    check_single(found, option, column, "be averaged")
    if pa.types.is_boolean(found.type):
        return found.cast(pa.int8())
    if not (pa.types.is_integer(found.type) or pa.types.is_floating(found.type)):
        raise invalid_option(option, column, f"{option}: column {column!r} holds {found.type}, which has no mean")
    return found


def weights_of(table: pa.Table, column: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weight of each row that has a value, 0 for the others.

    ``confidence``, where no column is called so, is the probability that the scorer gives to the likeliest label.

    Raises
    ------
    InvalidOption
        A row with a value has no weight, or one below 0.
    """
    if column == "confidence" and column not in table.column_names:
        chances = [numbers_of(table, name, "weights") for name in ("p_negative", "p_neutral", "p_positive")]
        weights: NDArray[np.float64] = np.maximum.reduce(chances)
    else:
        weights = numbers_of(table, column, "weights")
    if len(odd := np.flatnonzero(~np.isnan(values) & ~(weights >= 0))):
        told = "no weight" if math.isnan(weights[odd[0]]) else f"the weight {weights[odd[0]]}"
        message = f"weights={column!r}: row {odd[0]} has {told}; each statement with a value needs one of 0 or more"
        raise invalid_option("weights", column, message)
    return np.where(np.isnan(values), 0, weights)


def _own_bloc(table: pa.Table, names: Sequence[str]) -> Axis:
    """A first dimension that keeps statements on the own bloc apart, where there are any."""
    column = table.column("own_bloc")
    if "own_bloc" in names:  # a dimension already
        return Axis(np.arange(1), np.zeros(len(column), np.int32), 0, np.zeros(1, np.int32), 0)
    own = column.cast(pa.int8()).to_numpy().astype(np.int32)
    values = np.arange(1 + bool(pc.any(column).as_py()))
    return Axis(values, own, 0, np.array([0, 1], np.int32)[: len(values)], 0)


def _check_size(shape: Sequence[int], names: Sequence[str]) -> None:
    most = _core.Tensor.most_cells()
    if math.prod(shape) > most:
        sizes = " × ".join(f"{size:,} of {name}" for size, name in zip(shape[1:], names, strict=True))
        message = f"dims: {sizes} are more than {most:,} cells; leave one out or take longer periods"
        raise invalid_option("dims", list(names), message)
