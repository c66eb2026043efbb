"""A random sample of the statements, drawn for people to label."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import checks
from quotestance.errors import invalid_option, near, some
from quotestance.estimates.sheet import KEYS, place_of, strata_of
from quotestance.statements.groups import keys_of, with_known_bloc, with_text

if TYPE_CHECKING:
    import pandas as pd

#: How the labels are shared out among the strata.
ALLOCATIONS = ("equal", "proportional")
#: From fewer labels than this no spread can be told.
FEWEST = 2
#: Between the names of columns in ``stratified_by``.
COMMA = ", "


def draw(table: pa.Table, n: int, by: str | Sequence[str] | None, allocation: str, seed: Any) -> "pd.DataFrame":
    """What `Statements.sample_for_labels` returns."""
    checks.positive("n", n, "statements", whole=True)
    if allocation not in ALLOCATIONS:
        message = f"allocation={allocation!r}: labels are shared out equal or proportional"
        raise invalid_option("allocation", allocation, message, near(str(allocation), ALLOCATIONS))
    checks.seed(seed)
    table, _ = with_known_bloc(with_text(table))
    keys = keys_of(table, [] if by is None else by, ())
    if odd := [key for key in keys if COMMA in key]:
        raise invalid_option("by", odd[0], f"by: the name of column {odd[0]!r} holds a comma; rename it")
    _check_keys(table)
    strata = strata_of(table, keys)
    sizes = np.bincount(strata)
    counts = allocate(sizes, n, np.ones(len(sizes)) if allocation == "equal" else sizes.astype(np.float64))
    random = np.random.default_rng(seed)
    order = np.lexsort((random.random(len(strata)), strata))
    nth = np.arange(len(strata)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    drawn = random.permutation(order[nth < counts[strata[order]]])
    return _sheet(table.take(pa.array(drawn)), (counts / sizes)[strata[drawn]], keys)


def allocate(sizes: NDArray[np.int64], n: int, shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """How many are drawn from each stratum: two at least, all at most, else by its share.

    Raises
    ------
    InvalidOption
        There are too few for two of each.

    Examples
    --------
    >>> allocate(np.array([100, 10, 1]), 31, np.ones(3)).tolist()
    [20, 10, 1]
    """
    least = np.minimum(sizes, FEWEST)
    if n < least.sum():
        message = (
            f"n={n}: {len(sizes)} strata need {least.sum()} labels or more, two of each: give a larger n, or fewer "
            "columns in by"
        )
        raise invalid_option("n", n, message)
    if n >= sizes.sum():
        return sizes
    # The factor with which the shares, cut at both ends, add up to n.
    low, high = 0.0, 1.0 + float((sizes / shares).max())
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if np.clip(middle * shares, least, sizes).sum() <= n else (low, middle)
    exact = np.clip(low * shares, least, sizes)
    counts = np.floor(exact + 1e-6).astype(np.int64)
    # What the fractions add up to goes to the largest of them.
    order = np.argsort(-np.where(counts < sizes, exact - counts, -np.inf), kind="stable")
    counts[order[: n - counts.sum()]] += 1
    return counts


def _check_keys(table: pa.Table) -> None:
    """A label must find its statement again."""
    if not table.num_rows:
        raise invalid_option("statements", 0, "there are no statements to draw from")
    if table.column("statement").null_count:
        message = "the column 'statement' has no number for some rows: number the statements of each article from 0"
        raise invalid_option("statements", "statement", message)
    place = place_of(table)
    _, first, counts = np.unique(place, return_index=True, return_counts=True)
    if (counts > 1).any():
        row = {key: table.column(key)[int(first[counts > 1][0])].as_py() for key in KEYS}
        message = f"{some(f'{key}={value!r}' for key, value in row.items())} stands in several rows: drop the copies"
        raise invalid_option("statements", row["doc_id"], message)


def _sheet(rows: pa.Table, probability: NDArray[np.float64], keys: list[str]) -> "pd.DataFrame":
    columns: dict[str, Any] = {name: rows.column(name).to_pandas() for name in (*KEYS, "speaker_name", "text")}
    import pandas as pd

    columns["target"] = columns["target"].astype("object")
    sheet = pd.DataFrame(columns)
    return sheet.assign(label="", probability=probability, stratified_by=COMMA.join(keys))
