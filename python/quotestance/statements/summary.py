"""Counts, means and their intervals by group; the numbers are the core's."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core, checks
from quotestance.errors import invalid_option
from quotestance.statements.columns import LABELS
from quotestance.statements.groups import (
    keys_of,
    labels_of,
    number,
    remarks_on_bloc,
    stance_of,
    with_known_bloc,
    with_remarks,
)
from quotestance.statements.notes import notes_of

RESULTS = pa.schema(
    [
        ("statements", pa.int64()),
        ("scored", pa.int64()),
        ("articles", pa.int64()),
        *((name, pa.float64()) for name in ("stance", "low", "high", "pooled", "weight", "whole")),
        ("few", pa.bool_()),
        *((label, pa.float64()) for label in LABELS),
        ("note", pa.string()),
    ]
)


def summarize(
    table: pa.Table,
    by: object,
    *,
    replicates: int = 10_000,
    level: float = 0.95,
    few_below: float = 10,
    seed: int = 0,
    threads: int | None = None,
) -> pa.Table:
    """What `Statements.summarize` returns, as an Arrow table: null where there is no estimate."""
    from quotestance.options import cores  # which imports this package

    check(replicates, level, few_below, seed, threads)
    table = table.filter(table.column("text").is_valid())  # a join with articles leaves rows that hold no statement
    table, unknown = with_known_bloc(table)
    keys = keys_of(table, by, RESULTS.names)
    values, labels = stance_of(table), labels_of(table)
    groups, rows = number([table.column(key) for key in keys])
    articles, _ = number([table.column("doc_id")])
    heads = table.select(keys).take(pa.array(rows, pa.int64()))
    wholes, _ = number([heads.column("target"), heads.column("own_bloc")])
    found = _core.summarize(values, labels, groups, len(rows)) | _core.estimate_means(
        values, groups, articles, wholes, replicates=replicates, level=level, seed=seed, threads=threads or cores()
    )
    results = _results(found, level=level, few_below=few_below)
    results["note"] = with_remarks(results["note"], remarks_on_bloc(unknown, groups, len(rows)))
    for field in RESULTS:
        # NaN becomes null.
        heads = heads.append_column(field, pa.array(results[field.name], field.type, from_pandas=True))
    return heads.take(pc.sort_indices(heads, [("statements", "descending")]))


def check(replicates: object, level: float, few_below: object, seed: object, threads: object) -> None:
    """Raise InvalidOption for a value that an option cannot take."""
    checks.level(level)
    fewest = _core.fewest_replicates(float(level))
    if not isinstance(replicates, int | np.integer) or not fewest <= replicates < 2**32:
        message = (
            f"replicates={replicates!r}: an interval of {level:.9g} needs {fewest:,} or more, and fewer than 2**32"
        )
        raise invalid_option("replicates", replicates, message)
    checks.few_below(few_below)
    checks.seed(seed)
    checks.threads(threads)


def _results(found: Mapping[str, NDArray[Any]], *, level: float, few_below: float) -> dict[str, Any]:
    low, high = found["low"], found["high"]
    unlimited = np.isinf(low) & np.isinf(high)
    return {
        **found,
        "statements": found["count"],
        "stance": found["mean"],
        "low": np.where(unlimited, np.nan, np.maximum(low, -1)),
        "high": np.where(unlimited, np.nan, np.minimum(high, 1)),
        "few": found["effective_articles"] < few_below,
        **{label: found["shares"][:, i] for i, label in enumerate(LABELS)},
        "note": notes_of(found, level=level, few_below=few_below),
    }
