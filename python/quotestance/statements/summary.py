"""Counts and means by group; the sums are the core's."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.statements.columns import LABELS

if TYPE_CHECKING:
    import pandas as pd


def summarize(table: pa.Table, by: Sequence[str]) -> "pd.DataFrame":
    """The frame that `Statements.summarize` returns."""
    import pandas as pd

    keys = list(dict.fromkeys([*by, "target", "own_bloc"]))
    groups, rows = _groups([table.column(key) for key in keys])
    stance = table.column("stance").to_numpy()
    labels = _codes(table.column("stance_label"), LABELS)
    result = _core.summarize(np.ascontiguousarray(stance, np.float64), labels, groups, len(rows))
    frame: pd.DataFrame = table.select(keys).take(pa.array(rows, pa.int64())).to_pandas(date_as_object=False)
    frame = frame.assign(statements=result["count"], scored=result["scored"], stance=result["mean"])
    shares = pd.DataFrame(result["shares"], columns=list(LABELS), index=frame.index)
    frame = pd.concat([frame, shares], axis=1)
    return frame.sort_values("statements", ascending=False, kind="stable", ignore_index=True)


def _groups(columns: Sequence[pa.ChunkedArray]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The number of each row's group, counted in the order in which they appear, and the first row of each."""
    codes = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        coded = coded.unify_dictionaries().combine_chunks()
        indices = coded.indices.fill_null(len(coded.dictionary)).to_numpy(zero_copy_only=False)
        codes = codes * (len(coded.dictionary) + 1) + indices
        # Numbered anew after each column, so that the product stays small.
        codes = np.unique(codes, return_inverse=True)[1].astype(np.int64)
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return np.ascontiguousarray(rank[inverse], np.int64), first[order]


def _codes(column: pa.ChunkedArray, values: Sequence[str]) -> NDArray[np.int8]:
    text = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    number: dict[Any, int] = {value: code for code, value in enumerate(values)}
    return np.array([number[value] for value in text.to_pylist()], np.int8)
