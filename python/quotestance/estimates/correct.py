"""Means, differences and regressions of stance that stay valid though the scorer errs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core, checks
from quotestance.errors import count, invalid_option, near, some
from quotestance.estimates import regress
from quotestance.estimates.cells import Numbers, cells_of
from quotestance.estimates.corrected import Corrected
from quotestance.estimates.intervals import RESULTS, Solved, results_of, vanishes
from quotestance.estimates.match import Labelled, match
from quotestance.statements.groups import (
    keys_of,
    number,
    remarks_on_bloc,
    stance_of,
    with_known_bloc,
    with_remarks,
    with_text,
)
from quotestance.statements.select import holds

if TYPE_CHECKING:
    import pandas as pd

WHAT = ("mean", "difference", "coefficients")


def estimate(
    table: pa.Table,
    by: str | Sequence[str] | None,
    *,
    labels: object,
    what: str,
    between: tuple[object, object] | None,
    level: Any,
) -> Corrected:
    """What `Statements.estimate` returns."""
    if what not in WHAT:
        message = f"what={what!r}: a mean, a difference or coefficients can be estimated"
        raise invalid_option("what", what, message, near(str(what), WHAT))
    checks.level(level)
    if between is not None and what != "difference":
        raise invalid_option("between", between, f"between is for what='difference', not for what={what!r}")
    table, unknown = with_known_bloc(with_text(table))
    keys = keys_of(table, [] if by is None else by, (*RESULTS, "term", "against"))
    labelled = match(table, labels, unknown)
    if what == "mean":
        frame = means(table, keys, labelled, level)
    elif what == "difference":
        frame = differences(table, keys, between, labelled, level)
    else:
        frame = regress.coefficients(table, keys, labelled, level)
    return Corrected(frame, what, level)


def means(table: pa.Table, keys: list[str], labelled: Labelled, level: float) -> "pd.DataFrame":
    """The mean stance of each group."""
    groups, rows = number([table.column(key) for key in keys])
    found = _solve(table, labelled, groups, len(rows))
    solved = Solved(*(found[name][:, 0] for name in ("naive", "value", "tuning", "freedom")),
                    *(found[name][:, 0, 0] for name in ("naive_covariance", "covariance", "unaided")))  # fmt: skip
    results = results_of(found, solved, level=level, end=1, skipped=labelled.skipped)
    results["note"] = with_remarks(results["note"], remarks_on_bloc(labelled.unknown, groups, len(rows)))
    return _frame(table, keys, rows, results)


def differences(table: pa.Table, keys: list[str], between: Any, labelled: Labelled, level: float) -> "pd.DataFrame":
    """The mean stance of one value of a column less that of another."""
    sides = _sides(table, keys, between)
    side = sides[1].astype(np.int64)
    taken = sides[0] | sides[1]
    places, rows = number([table.column(key) for key in ("target", "own_bloc")])
    groups = np.where(taken, places, -1)
    # A cell is a stratum of one side alone: each side's labels stand for that side.
    cells = cells_of(np.where(taken, 2 * places + side, -1), labelled)
    terms = np.stack([1 - side, side], axis=1).astype(np.float64)
    found = _solve(table, labelled, groups, len(rows), cells=cells, terms=terms)
    remarks = remarks_on_bloc(labelled.unknown & taken, places, len(rows))
    kept = found["rows"] > 0
    found, rows = {name: values[kept] for name, values in found.items()}, rows[kept]
    spread = {name: _of_difference(found[name]) for name in ("naive_covariance", "covariance", "unaided")}
    shares = np.diagonal(found["covariance"], axis1=1, axis2=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = shares.sum(axis=1) ** 2 / (shares**2 / found["freedom"]).sum(axis=1)  # Welch 1947
    articles = _labelled_articles(table, labelled, np.where(taken, 2 * places + side, -1), 2 * len(kept))
    unsure = [_unsure(between, *each) for each in zip(articles.reshape(-1, 2)[kept], shares, strict=True)]
    naive, value = (found[name][:, 0] - found[name][:, 1] for name in ("naive", "value"))
    solved = Solved(naive, value, found["tuning"].mean(axis=1), freedom, **spread)
    results = results_of(found, solved, level=level, end=2, skipped=labelled.skipped, unsure=unsure)
    results["note"] = with_remarks(results["note"], np.array(remarks)[kept].tolist())
    frame = _frame(table, ["target", "own_bloc"], rows, results)
    for place, value in enumerate(between):
        frame.insert(place, ("of", "less")[place], value)
    return frame


def _solve(
    table: pa.Table,
    labelled: Labelled,
    groups: Numbers,
    k: int,
    *,
    cells: Numbers | None = None,
    terms: NDArray[np.float64] | None = None,
) -> dict[str, Any]:
    found: dict[str, Any] = _core.correct(
        stance_of(table),
        labelled.values,
        labelled.weights,
        cells_of(groups, labelled) if cells is None else cells,
        groups,
        number([table.column("doc_id")])[0],
        np.empty(0) if terms is None else terms,
        width=1 if terms is None else terms.shape[1],
        k=k,
        together=False,
    )
    return found


def _labelled_articles(table: pa.Table, labelled: Labelled, groups: Numbers, k: int) -> Numbers:
    """In how many articles each of k groups has labels."""
    rows = np.flatnonzero((labelled.weights > 0) & (groups >= 0))
    pairs = np.unique(np.stack([groups[rows], number([table.column("doc_id")])[0][rows]]), axis=1)
    return np.bincount(pairs[0], minlength=k)


def _unsure(between: Sequence[object], articles: Numbers, shares: NDArray[np.float64]) -> str:
    """Why a side's spread cannot be told: the interval would be that of the other side alone."""
    for value, there, alike in zip(between, articles.tolist(), vanishes(shares), strict=True):
        if there < 2:
            return f"labels for {value!r} in {count(there, 'article')}"
        if alike:
            return f"labels and scores for {value!r} are all alike"
    return ""


def _of_difference(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    return covariance[:, 0, 0] + covariance[:, 1, 1] - 2 * covariance[:, 0, 1]


def _sides(table: pa.Table, keys: list[str], between: Any) -> list[NDArray[np.bool_]]:
    """Which rows have the one value, and which the other."""
    column = [key for key in keys if key not in ("target", "own_bloc")]
    if len(column) != 1:
        message = (
            "a difference is one between two values of one column, which is neither target nor own_bloc: these are "
            "never mixed. Give by='speaker', between=('a', 'b')"
        )
        raise invalid_option("by", column, message)
    pair = isinstance(between, tuple | list) and len(between) == 2 and not any(map(_several, between))
    if not pair or between[0] == between[1]:
        message = f"between={between!r}: give two different values of {column[0]!r}, such as between=('a', 'b')"
        raise invalid_option("between", between, message)
    masks = [holds(table.column(column[0]), column[0], value).to_numpy() for value in between]
    for mask, value in zip(masks, between, strict=True):
        if not mask.any():
            known = [str(word) for word in table.column(column[0]).unique().to_pylist() if word is not None]
            message = (
                f"between: no statement has {value!r} in column {column[0]!r}; it holds {some(known) or 'nothing'}"
            )
            raise invalid_option("between", value, message, near(str(value), known))
    return masks


def _several(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes)


def _frame(table: pa.Table, keys: list[str], rows: Numbers, results: Mapping[str, Any]) -> "pd.DataFrame":
    frame: pd.DataFrame = table.select(keys).take(pa.array(rows)).to_pandas(date_as_object=False)
    for name, values in results.items():
        frame[name] = values
    return frame.sort_values("statements", ascending=False, kind="stable", ignore_index=True)
