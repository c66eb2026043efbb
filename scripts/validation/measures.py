"""More figures as functions of sums; those of gold statements are in `quotestance.evaluation`."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotestance.evaluation.bootstrap import Floats
from quotestance.evaluation.measures import ratio

#: Bins of the highest probability of three.
EDGES = (1 / 3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def confusions(truth: Sequence[int], said: Sequence[int], classes: int = 3) -> Floats:
    """One confusion for each row."""
    unit = np.eye(classes)
    return unit[np.asarray(truth, int)][:, :, None] * unit[np.asarray(said, int)][:, None, :]


def accuracy(confusion: Floats) -> Floats:
    """The share of rows whose class was said."""
    return ratio(np.trace(confusion, axis1=-2, axis2=-1), confusion.sum((-1, -2)))


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
