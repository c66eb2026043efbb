"""Figures as functions of confusions, so that they can be worked out for many replicates at once.

A confusion counts rows by their true class (last axis but one) and by the class that was said (last axis). Axes before
these are replicates, or articles.
"""

from collections.abc import Iterable

import numpy as np

from quotestance.evaluation.bootstrap import Floats
from quotestance.statements.columns import LABELS


def confusion(pairs: Iterable[tuple[str, str]]) -> Floats:
    """How often each gold label (rows) met each label that was said (columns), in the order of `LABELS`."""
    out = np.zeros((len(LABELS), len(LABELS)))
    for gold, said in pairs:
        out[LABELS.index(gold), LABELS.index(said)] += 1
    return out


def ratio(part: Floats, whole: Floats) -> Floats:
    """A share; NaN where there is nothing to share."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def f1_by_class(confusion: Floats) -> Floats:
    """F1 of each class; NaN for one that has no row."""
    hits = np.diagonal(confusion, axis1=-2, axis2=-1)
    gold, said = confusion.sum(-1), confusion.sum(-2)
    return np.where(gold > 0, ratio(2 * hits, gold + said), np.nan)


def macro_f1(confusion: Floats, classes: Iterable[int] = (0, 1, 2)) -> Floats:
    """The mean F1 of the classes that have rows."""
    scores = f1_by_class(confusion)[..., list(classes)]
    return ratio(np.nansum(scores, -1), (~np.isnan(scores)).sum(-1))


def none_as_neutral(confusion: Floats) -> Floats:
    """A confusion of negative, neutral, positive, none with the last taken for the second."""
    out = confusion[..., :3, :3].copy()
    out[..., 1, :] += confusion[..., 3, :3]
    out[..., :, 1] += confusion[..., :3, 3]
    out[..., 1, 1] += confusion[..., 3, 3]
    return out


def stance_f1(confusion: Floats) -> Floats:
    """Macro-F1 over negative, neutral and positive; none counts as neutral."""
    return macro_f1(none_as_neutral(confusion))


def spoken_of_f1(confusion: Floats) -> Floats:
    """F1 of whether the target is spoken of: any class but the last."""
    both = confusion[..., :3, :3].sum((-1, -2))
    return ratio(2 * both, confusion[..., :3, :].sum((-1, -2)) + confusion[..., :, :3].sum((-1, -2)))
