"""Figures as functions of sums, so that they can be worked out for many replicates at once.

A confusion counts rows by their true class (last axis but one) and by the class that was said (last axis). Axes before
these are replicates, or articles.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Bins of the highest probability of three.
EDGES = (1 / 3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def confusions(truth: Sequence[int], said: Sequence[int], classes: int = 3) -> Floats:
    """One confusion for each row."""
    unit = np.eye(classes)
    return unit[np.asarray(truth, int)][:, :, None] * unit[np.asarray(said, int)][:, None, :]


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


def accuracy(confusion: Floats) -> Floats:
    """The share of rows whose class was said."""
    return ratio(np.trace(confusion, axis1=-2, axis2=-1), confusion.sum((-1, -2)))


def none_as_neutral(confusion: Floats) -> Floats:
    """A confusion of negative, neutral, positive, none with the last taken for the second."""
    out = confusion[..., :3, :3].copy()
    out[..., 1, :] += confusion[..., 3, :3]
    out[..., :, 1] += confusion[..., :3, 3]
    out[..., 1, 1] += confusion[..., 3, 3]
    return out


def spoken_of_f1(confusion: Floats) -> Floats:
    """F1 of whether the target is spoken of: any class but the last."""
    both = confusion[..., :3, :3].sum((-1, -2))
    return ratio(2 * both, confusion[..., :3, :].sum((-1, -2)) + confusion[..., :, :3].sum((-1, -2)))


def moments(x: Sequence[float], y: Sequence[float]) -> Floats:
    """What each row adds to the sums from which `pearson` is made."""
    a, b = np.asarray(x, float), np.asarray(y, float)
    return np.stack([np.ones_like(a), a, b, a * a, b * b, a * b], axis=-1)


def pearson(sums: Floats) -> Floats:
    """Pearson's r from summed moments."""
    n, a, b, aa, bb, ab = np.moveaxis(sums, -1, 0)
    return (n * ab - a * b) / np.sqrt((n * aa - a * a) * (n * bb - b * b))


def binned(confidence: Floats, right: Sequence[bool] | NDArray[np.bool_], edges: Sequence[float] = EDGES) -> Floats:
    """For each row and bin of confidence: whether it lies there, its confidence, and whether it is right."""
    place = np.clip(np.searchsorted(edges, confidence, side="right") - 1, 0, len(edges) - 2)
    inside = np.eye(len(edges) - 1)[place]
    return (
        inside[:, :, None] * np.stack([np.ones_like(confidence), confidence, np.asarray(right, float)], -1)[:, None, :]
    )


def calibration_error(bins: Floats) -> Floats:
    """Expected calibration error from summed bins: the mean distance of confidence and accuracy, by rows.

    Guo et al. (2017), "On calibration of modern neural networks".
    """
    return ratio(np.abs(bins[..., 2] - bins[..., 1]).sum(-1), bins[..., 0].sum(-1))
