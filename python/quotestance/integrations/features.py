"""Numbers for models: what statements say together, row by row of what a model is given.

`rows` says to which row each line of the table of statements belongs; `total`, how many rows there are.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

#: The columns for each target.
OF_TARGET = ("spoken", "negative", "positive", "stance")


def scores(
    table: pa.Table, rows: NDArray[np.int64], total: int, targets: Sequence[str], missing: float
) -> NDArray[np.float64]:
    """How many statements, their mean sentiment, and the columns `OF_TARGET` for each target."""
    # A statement has a line for each target.
    key = np.stack([rows, table.column("statement").to_numpy()])
    _, first = np.unique(key, axis=1, return_index=True)
    count = np.bincount(rows[first], minlength=total)
    sentiment = table.column("sentiment").to_numpy()[first]
    columns = [count, _mean(sentiment, rows[first], total, missing)]
    labels = table.column("stance_label").cast(pa.string())
    stance = table.column("stance").to_numpy()
    for target in targets:
        of_target = _true(pc.equal(table.column("target"), target))
        chosen = (pc.invert(pc.equal(labels, "none")), pc.equal(labels, "negative"), pc.equal(labels, "positive"))
        found = (np.bincount(rows[of_target & _true(mask)], minlength=total) for mask in chosen)
        columns += [number / np.maximum(count, 1) for number in found]
        columns.append(_mean(stance[of_target], rows[of_target], total, missing))
    return np.stack(columns, axis=1).astype(np.float64)


def concepts(table: pa.Table, rows: NDArray[np.int64], min_count: int) -> list[str]:
    """The concepts that are evidence in at least so many rows."""
    names, row, concept = _words(table, rows)
    standing = np.unique(np.stack([row, concept]), axis=1)[1]
    often = np.bincount(standing, minlength=len(names)) >= min_count
    return sorted(name for name, enough in zip(names, often, strict=True) if enough)


def counts(table: pa.Table, rows: NDArray[np.int64], total: int, concepts: Sequence[str]) -> NDArray[np.float64]:
    """How many words of each concept are evidence."""
    out = np.zeros((total, len(concepts)))
    names, row, concept = _words(table, rows)
    place = {name: column for column, name in enumerate(concepts)}
    column = np.array([place.get(name, -1) for name in names], np.int64)[concept]
    np.add.at(out, (row[column >= 0], column[column >= 0]), 1)
    return out


def _words(table: pa.Table, rows: NDArray[np.int64]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """The names of the concepts, and for each word of evidence its row and the number of its concept.

    A word counts once, though it may be evidence in two roles and for two targets.
    """
    evidence = table.column("evidence").combine_chunks()
    items, parents = pc.list_flatten(evidence), pc.list_parent_indices(evidence).to_numpy()
    begin = items.field("begin").fill_null(-1).to_numpy()  # the baseline is no word
    concept = items.field("concept").dictionary_encode()
    statement = table.column("statement").to_numpy()
    key = np.stack([rows[parents], statement[parents], begin, concept.indices.fill_null(-1).to_numpy()])
    row, _, _, code = np.unique(key[:, begin >= 0], axis=1)
    return concept.dictionary.to_pylist(), row, code


def _mean(values: NDArray[np.float64], rows: NDArray[np.int64], total: int, missing: float) -> NDArray[np.float64]:
    """The mean for each row of the values that there are."""
    known = ~np.isnan(values)
    count = np.bincount(rows[known], minlength=total)
    mean = np.bincount(rows[known], values[known], total) / np.maximum(count, 1)
    return np.where(count > 0, mean, missing)


def _true(mask: pa.ChunkedArray) -> NDArray[np.bool_]:
    return np.asarray(pc.fill_null(mask, False), bool)
