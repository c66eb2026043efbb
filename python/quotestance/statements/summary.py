"""Counts, means and their intervals by group; the numbers are the core's."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core, checks
from quotestance.errors import invalid_option
from quotestance.statements.columns import LABELS
from quotestance.statements.groups import (
    Numbers,
    joined,
    keys_of,
    labels_of,
    links_of,
    number,
    remarks_on_bloc,
    stance_of,
    with_known_bloc,
    with_remarks,
)
from quotestance.statements.notes import notes_of

#: How the target is spoken of, in the order of `VALUES["target_link"]`.
LINKS = ("named", "anaphoric", "implied")
DUPLICATES = ("keep", "once", "together")
_REPEATS = {"together": "their articles count as one"}
RESULTS = pa.schema(
    [
        ("statements", pa.int64()),
        ("scored", pa.int64()),
        ("articles", pa.int64()),
        *((name, pa.float64()) for name in ("stance", "low", "high", "pooled", "weight", "whole")),
        ("few", pa.bool_()),
        *((label, pa.float64()) for label in LABELS),
        *((link, pa.float64()) for link in LINKS),
        ("note", pa.string()),
    ]
)


class _Counted(NamedTuple):
    """Which rows count, and which of them are one witness."""

    kept: NDArray[np.bool_]
    articles: Numbers
    repeated: NDArray[np.bool_]


def summarize(
    table: pa.Table,
    by: object,
    *,
    duplicates: object = "keep",
    replicates: int = 10_000,
    level: float = 0.95,
    few_below: float = 10,
    seed: int = 0,
    threads: int | None = None,
) -> pa.Table:
    """What `Statements.summarize` returns, as an Arrow table: null where there is no estimate."""
    from quotestance.options import cores  # which imports this package

    check(replicates, level, few_below, seed, threads)
    keys = keys_of(table, by, RESULTS.names)
    counted = _count(table, duplicates)
    said = table.column("text")
    table = table.select(list(dict.fromkeys([*keys, "stance", "stance_label", "target_link"])))
    if said.null_count:  # a join with articles leaves rows that hold no statement
        there = said.is_valid()
        table, counted = table.filter(there), _Counted(*(part[there.to_numpy()] for part in counted))
    table, unknown = with_known_bloc(table)
    groups, rows = number([table.column(key) for key in keys])
    heads = table.select(keys).take(pa.array(rows, pa.int64()))
    wholes, _ = number([heads.column("target"), heads.column("own_bloc")])
    kept = slice(None) if counted.kept.all() else counted.kept  # a slice copies nothing
    values, own_groups = stance_of(table)[kept], groups[kept]
    found = _core.summarize(values, labels_of(table)[kept], own_groups, len(rows)) | _core.estimate_means(
        values,
        own_groups,
        counted.articles[kept],
        wholes,
        replicates=replicates,
        level=level,
        seed=seed,
        threads=threads or cores(),
    )
    found["links"] = _links(links_of(table)[kept], values, own_groups, found["count"])
    found["repeated"] = np.bincount(groups[counted.repeated], minlength=len(rows))
    notes = notes_of(found, level=level, few_below=few_below, repeats=_REPEATS.get(str(duplicates), "left out"))
    results = _results(found, few_below=few_below) | {"note": notes}
    results["note"] = with_remarks(results["note"], remarks_on_bloc(unknown & counted.kept, groups, len(rows)))
    for field in RESULTS:
        # NaN becomes null.
        heads = heads.append_column(field, pa.array(results[field.name], field.type, from_pandas=True))
    return heads.take(pc.sort_indices(heads, [("statements", "descending")]))


def _count(table: pa.Table, choice: object) -> _Counted:
    """Kept are all rows, or those that repeat none; of those that are kept together the articles count as one."""
    from quotestance.estimates.duplicates import found_by  # which imports this package

    duplicates = found_by(table, choice, DUPLICATES)
    articles, _ = number([table.column("doc_id")])
    all_rows = np.ones(table.num_rows, bool)
    if duplicates is None:
        return _Counted(all_rows, articles, ~all_rows)
    if isinstance(choice, str) and choice == "together":
        return _Counted(all_rows, joined(articles, duplicates.cluster), duplicates.copies > 1)
    return _Counted(duplicates.kept, articles, ~duplicates.kept)


def _links(
    links: NDArray[np.int64], values: NDArray[np.float64], groups: Numbers, statements: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The shares of the links among the statements of each group; NaN where a link is not known."""
    speaks = ~np.isnan(values)
    k, width = len(statements), len(LINKS) + 1  # the first is that of unknown ones
    counts = np.bincount(width * groups[speaks] + links[speaks] + 1, minlength=width * k).reshape(k, width)
    known = (counts[:, :1] == 0) & (statements[:, None] > 0)
    shares: NDArray[np.float64] = counts[:, 1:] / np.maximum(statements, 1)[:, None]
    return np.where(known, shares, np.nan)


def check(replicates: object, level: float, few_below: object, seed: object, threads: object) -> None:
    """Raise InvalidOption for a value that an option cannot take."""
    checks.level(level)
    fewest = _core.fewest_replicates(float(level))
    if not isinstance(replicates, int | np.integer) or not fewest <= replicates < 2**32:
        message = (
            f"replicates={replicates!r}: give a whole number; an interval of {level:.9g} needs {fewest:,} or more, and "
            "fewer than 2**32"
        )
        raise invalid_option("replicates", replicates, message)
    checks.few_below(few_below)
    checks.seed(seed)
    checks.threads(threads)


def _results(found: Mapping[str, NDArray[Any]], *, few_below: float) -> dict[str, Any]:
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
        **{link: found["links"][:, i] for i, link in enumerate(LINKS)},
    }
