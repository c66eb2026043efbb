"""How sure a mean is: statements of one article are no independent witnesses, so articles are drawn, not statements."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from quotestance import _core
from quotestance.options import cores

_DRAWS = 4000


class Interval(NamedTuple):
    """A mean with its 95% interval."""

    mean: float
    low: float
    high: float


def mean_interval(stance: ArrayLike, articles: ArrayLike) -> Interval:
    """The mean stance and its bootstrap interval over articles, as `Statements.summarize` finds it.

    Where all articles have one mean there is nothing to tell an interval from: it is NaN, and not drawn.

    >>> mean_interval([0.5, 0.5, 0.5, 0.5], ["a", "b", "c", "d"])
    Interval(mean=0.5, low=nan, high=nan)
    """
    values = np.ascontiguousarray(stance, np.float64)
    number = np.unique(np.asarray(articles, str), return_inverse=True)[1].astype(np.int64)
    one_group = np.zeros(len(values), np.int64)
    found = _core.estimate_means(
        values, one_group, number, one_group[:1], replicates=_DRAWS, level=0.95, seed=0, threads=cores()
    )
    low, high = max(float(found["low"][0]), -1.0), min(float(found["high"][0]), 1.0)
    return Interval(float(values.mean()), low, high)
