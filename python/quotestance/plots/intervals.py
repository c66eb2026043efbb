"""How sure a mean is: statements of one article are no independent witnesses, so articles are drawn, not statements."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

_DRAWS = 1000


class Interval(NamedTuple):
    """A mean with its 95% interval."""

    mean: float
    low: float
    high: float


def mean_interval(stance: ArrayLike, articles: ArrayLike) -> Interval:
    """The mean stance and its bootstrap interval over articles; the same data give the same interval.

    >>> mean_interval([0.5, 0.5, 0.5], ["a", "b", "c"])
    Interval(mean=0.5, low=0.5, high=0.5)
    """
    values = np.asarray(stance, np.float64)
    number = np.unique(np.asarray(articles, str), return_inverse=True)[1]
    sums, counts = np.bincount(number, values), np.bincount(number)
    chance = np.random.default_rng(0)
    means = np.empty(_DRAWS)
    for draw in range(_DRAWS):
        drawn = chance.integers(len(sums), size=len(sums))
        means[draw] = sums[drawn].sum() / counts[drawn].sum()
    low, high = np.quantile(means, [0.025, 0.975])
    return Interval(float(values.mean()), float(low), float(high))
