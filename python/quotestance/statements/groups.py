"""Rows numbered by what stands in their columns, for the core, which knows groups by number."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count, invalid_option, near
from quotestance.statements.columns import LABELS, VALUES
from quotestance.statements.select import check_single

Numbers = NDArray[np.int64]


def keys_of(table: pa.Table, by: object, taken: Sequence[str]) -> list[str]:
    """The columns to group by: those asked for, and those that always divide the groups.

    Raises
    ------
    InvalidOption
        There is no such column, it holds lists or structs, or the result has a column of this name.
    """
    names: list[object] = list(by) if isinstance(by, Sequence) and not isinstance(by, str) else [by]
    columns = table.column_names
    for name in names:
        if not isinstance(name, str):
            raise invalid_option("by", name, f"by={by!r}: give the name of a column or a list of names")
        if name not in columns:
            raise invalid_option("by", name, f"by: there is no column {name!r}", near(name, columns))
        check_single(table.column(name), "by", name, "make groups")
        if name in taken:
            raise invalid_option("by", name, f"by: the result has a column {name!r} of its own; rename yours")
    return list(dict.fromkeys([*map(str, names), "target", "own_bloc"]))


def number(columns: Sequence[pa.ChunkedArray]) -> tuple[Numbers, Numbers]:
    """The number of each row's group, counted in the order in which they appear, and the first row of each.

    Null is a value like others.
    """
    numbers, first = numbered(columns[0])
    for column in columns[1:]:
        others, values = numbered(column)
        # Numbered anew after each column, so that the product stays small.
        numbers, first = _core.number_integers(numbers * np.int64(len(values)) + others)
    return numbers.astype(np.int64), first


def numbered(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], Numbers]:
    """What `number` returns, of a single column."""
    if pa.types.is_string(column.type):
        return _core.number_strings(buffers(column))
    if pa.types.is_large_string(column.type):
        return _core.number_large_strings(buffers(column))
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    indices = [chunk.indices.fill_null(-1) for chunk in coded.unify_dictionaries().chunks]
    if len(indices) == 1 and indices[0].type == pa.int32():
        return _core.number_integers(indices[0].to_numpy())
    return _core.number_integers(np.concatenate([np.empty(0, np.int64), *indices], dtype=np.int64))


def buffers(column: pa.ChunkedArray) -> list[Any]:
    """The memory of each chunk, where in it the chunk begins, and how many rows it has, as the core takes it."""
    return [(*chunk.buffers(), chunk.offset, len(chunk)) for chunk in column.chunks if len(chunk)]


def doubles(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of numbers as such of 64 bits; nothing is copied where it is one."""
    return column.cast(pa.float64(), safe=False)


def filled(column: pa.ChunkedArray) -> tuple[NDArray[np.float64], float]:
    """A column of numbers, NaN where it is null, and the largest of their distances from 0."""
    return _core.fill_numbers(buffers(doubles(column)))


def with_text(table: pa.Table) -> pa.Table:
    """The rows that hold a statement: a join with articles leaves some that hold none."""
    said = table.column("text")
    return table.filter(said.is_valid()) if said.null_count else table


def with_known_bloc(table: pa.Table) -> tuple[pa.Table, NDArray[np.bool_]]:
    """The table with ``own_bloc`` true or false in each row, and the rows where it was null: they count as others.

    All estimates take it so; what they return says it in a note, by `remarks_on_bloc`.
    """
    column = table.column("own_bloc")
    if not column.null_count:
        return table, np.broadcast_to(False, len(column))  # which takes no memory
    place = table.column_names.index("own_bloc")
    return table.set_column(place, "own_bloc", column.fill_null(False)), column.is_null().to_numpy()


def remarks_on_bloc(unknown: NDArray[np.bool_], groups: Numbers, k: int) -> list[str]:
    """For each of k groups, of how many statements the bloc was not known; empty where it was of all.

    Examples
    --------
    >>> remarks_on_bloc(np.array([True, False]), np.array([0, 1]), 2)
    ['of 1 statement it is not known whether the speaker belongs to the bloc; counted as of others', '']
    """
    numbers = np.bincount(groups[unknown], minlength=k).tolist()
    told = "it is not known whether the speaker belongs to the bloc; counted as of others"
    return [f"of {count(number, 'statement')} {told}" if number else "" for number in numbers]


def with_remarks(notes: Iterable[str], remarks: Iterable[str]) -> list[str]:
    """Each note with the remark behind it."""
    return ["; ".join(filter(None, pair)) for pair in zip(notes, remarks, strict=True)]


def labels_of(table: pa.Table) -> NDArray[np.int8]:
    """The column ``stance_label`` as numbers.

    Raises
    ------
    InvalidOption
        A label is null.
    """
    column = table.column("stance_label")
    text = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    codes = pc.index_in(text, value_set=pa.array(LABELS, text.type))
    if codes.null_count:
        row = pc.index(codes.is_null(), True).as_py()
        message = f"row {row} has no stance_label; a statement that does not speak of its target has the label 'none'"
        raise invalid_option("statements", text[row].as_py(), message)
    return np.asarray(codes.cast(pa.int8()).to_numpy())


def links_of(table: pa.Table) -> NDArray[np.int64]:
    """The column ``target_link`` as numbers, -1 where it is null."""
    column = table.column("target_link")
    text = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    codes = pc.index_in(text, value_set=pa.array(VALUES["target_link"], text.type))
    return np.asarray(codes.fill_null(-1).cast(pa.int64()).to_numpy())


def joined(articles: Numbers, clusters: Numbers) -> Numbers:
    """The numbers of the articles, the same for all that share a cluster, directly or through others.

    >>> joined(np.array([0, 1, 1, 2, 3]), np.array([0, 0, 1, 1, 2])).tolist()
    [0, 0, 0, 0, 3]
    """
    least = articles
    while True:
        for part in (clusters, articles):
            lower = np.full(int(part.max(initial=0)) + 1, np.iinfo(np.int64).max)
            np.minimum.at(lower, part, least)
            before, least = least, lower[part]
        if (before == least).all():
            return least


def stance_of(table: pa.Table) -> NDArray[np.float64]:
    """The column ``stance``, NaN where it is null.

    Raises
    ------
    InvalidOption
        A value lies outside -1 … 1.
    """
    values, most = filled(table.column("stance"))
    if most > 1:
        odd = np.flatnonzero(np.abs(values) > 1)
        value = float(values[odd[0]])
        raise invalid_option(
            "statements", value, f"row {odd[0]} has the stance {value}; a stance lies between -1 and 1"
        )
    return values
