"""Intervals of corrected and naive estimates, what the scorer saved, and why there is no estimate."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count

Floats = NDArray[np.float64]
#: With labels in fewer articles than this the intervals were a little too short in simulations.
FEW = 30
RESULTS = (
    *("statements", "articles", "labels", "naive", "naive_low", "naive_high", "estimate", "low", "high", "error"),
    *("tuning", "worth", "saved", "few", "note"),
)


class Solved(NamedTuple):
    """Estimates with their variances: from the scorer, corrected, and from labels alone."""

    naive: Floats
    value: Floats
    tuning: Floats
    freedom: Floats
    naive_covariance: Floats
    covariance: Floats
    unaided: Floats


def results_of(
    found: Mapping[str, Any],
    solved: Solved,
    *,
    level: float,
    end: float,
    skipped: int,
    width: int = 1,
    unsure: Sequence[str] = (),
) -> dict[str, Any]:
    """The columns `RESULTS`; NaN where there is no estimate, with a note that says why.

    Parameters
    ----------
    found
        The core's counts.
    solved
        The core's estimates.
    level
        Of the intervals.
    end
        Where the scale ends on both sides.
    skipped
        Rows of the sheet without a label.
    width
        How many terms an estimate shares its labels with.
    unsure
        By estimate, why a part of it has a spread that cannot be told; empty where it can.
    """
    labels, articles, labelled = found["labels"], found["articles"], found["labelled_articles"]
    naive_low, naive_high = _interval(solved.naive, solved.naive_covariance, articles - width, level, end)
    freedom = np.fmin(solved.freedom, labelled - width)
    reasons = list(unsure) or [""] * len(labels)
    freedom = np.where([bool(reason) for reason in reasons], 0, freedom)
    low, high = _interval(solved.value, solved.covariance, freedom, level, end)
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(vanishes(solved.covariance), np.nan, labels * solved.unaided / solved.covariance)
    worth = np.where(freedom > 0, np.maximum(worth, labels), np.nan)
    error = np.where(np.isnan(low), np.nan, np.sqrt(np.maximum(solved.covariance, 0)))
    spans = (naive_low, naive_high, solved.value, low, high, error)
    values = (found["rows"], articles, labels, solved.naive, *spans, solved.tuning, worth, worth - labels)
    told = (found["scored"], labels, found["speaking"], labelled, solved.value, low)
    rows = zip(*(each.tolist() for each in told), reasons, strict=True)
    notes = [_note(*row, width=width, skipped=skipped) for row in rows]
    return dict(zip(RESULTS, (*values, labelled < FEW, notes), strict=True))


def vanishes(variance: Floats) -> NDArray[np.bool_]:
    """Where a variance is nothing but rounding."""
    return ~(variance > 1e-24)


def _interval(value: Floats, variance: Floats, freedom: Floats, level: float, end: float) -> tuple[Floats, Floats]:
    known = ~vanishes(variance) & (freedom > 0)
    reach = np.full(len(value), np.nan)
    reach[known] = _core.student_distance(level, freedom[known].astype(np.float64)) * np.sqrt(variance[known])
    return np.maximum(value - reach, -end), np.minimum(value + reach, end)


def _note(
    scored: int,
    labels: int,
    speaking: int,
    labelled: int,
    value: float,
    low: float,
    unsure: str,
    *,
    width: int,
    skipped: int,
) -> str:
    notes = [_on_estimate(labels, speaking, labelled, value, low, width, unsure)]
    if not scored:
        notes.append("the scorer finds no statement that speaks of the target")
    if labels and not np.isnan(low) and labelled < FEW:
        notes.append(f"few: labels in {count(labelled, 'article')}")
    if skipped:
        notes.append(f"without a label, and taken for left out by chance: {count(skipped, 'row')} of the sheet")
    return "; ".join(filter(None, notes))


def _on_estimate(labels: int, speaking: int, labelled: int, value: float, low: float, width: int, unsure: str) -> str:
    """Why there is no estimate or no interval."""
    if not labels:
        return "no label: no estimate"
    if not speaking:
        return "no labelled statement speaks of the target: no estimate"
    if np.isnan(value):
        return "too few labelled statements that speak of the target: no estimate"
    if np.isnan(low):
        if labelled <= width:
            return f"labels in {count(labelled, 'article')}: no interval"
        if unsure:
            return f"{unsure}: no interval"
        return "labels and scores are all alike: no interval"
    return ""
