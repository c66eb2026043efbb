"""Intervals by resampling articles.

A figure is a function of sums over articles. So what each article adds is summed once; a replicate is these sums, each
article as often as it was drawn, and every figure is worked out for all replicates at once. Row 0 is the data as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REPLICATES = 1000
Floats = NDArray[np.float64]
#: What each article adds to each sum: arrays whose first axis counts articles.
Sheet = Mapping[str, Floats]


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval; NaN where there is nothing to measure.

    Examples
    --------
    >>> str(Estimate(0.5, 0.4, 0.61))
    '0.500 [0.400, 0.610]'
    """

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return "–" if np.isnan(self.value) else f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"

    @property
    def signed(self) -> str:
        """With its sign, for a difference."""
        return f"{self.value:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def draws(articles: int, replicates: int = REPLICATES, seed: int = 0) -> Floats:
    """How often each article counts: once in row 0, as drawn with replacement in the others."""
    drawn = np.random.default_rng(seed).multinomial(articles, np.full(articles, 1 / articles), size=replicates)
    return np.vstack([np.ones(articles), drawn])


def totals(counts: Floats, sheet: Sheet) -> dict[str, Floats]:
    """The sums of each replicate."""
    return {name: np.tensordot(counts, values, 1) for name, values in sheet.items()}


def estimate(values: Floats) -> Estimate:
    """Value and percentile interval of a figure worked out for every replicate."""
    drawn = values[1:][~np.isnan(values[1:])]
    low, high = np.percentile(drawn, [2.5, 97.5]) if len(drawn) else (np.nan, np.nan)
    return Estimate(float(values[0]), float(low), float(high))
