"""Levels whose truth is known, seen through noise."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quotestance import _core

Floats = NDArray[np.float64]
FIRST_DAY = pd.Timestamp("2021-06-07")  # a Monday


@dataclass(frozen=True)
class Levels:
    """A row for each series, a column for each period."""

    truth: Floats
    values: Floats
    variances: Floats

    def follow(self, *, trend: bool = False, probable: float = 0.8) -> dict[str, Any]:
        series, periods = self.values.shape
        ends, steps = np.arange(1, series + 1) * periods, np.ones(series * periods, np.int64)
        options = {"trend": trend, "probable": probable, "jump_deviation": 0.5, "mass": 0.95, "threads": 2}
        return _core.follow_levels(self.values.ravel(), self.variances.ravel(), steps, ends, **options)

    def held(self, *, level: float, variance: str = "distance", trend: bool = False) -> NDArray[np.bool_]:
        """Where the band holds the true level."""
        found = self.follow(trend=trend)
        far = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(found[variance])
        return np.abs(found["mean"] - self.truth.ravel()) <= far


def levels(
    series: int, periods: int, draws: list[float], *, jump: float = 0, missing: float = 0.3, seed: int
) -> Levels:
    """Levels that move by normal draws of these variances, of the level and of the slope, and jump in the middle."""
    rng = np.random.default_rng(seed)
    shape = (series, periods)
    truth = np.cumsum(rng.normal(0, np.sqrt(draws[0]), shape), axis=1)
    if len(draws) == 2:
        truth += np.cumsum(np.cumsum(rng.normal(0, np.sqrt(draws[1]), shape), axis=1), axis=1)
    truth[:, periods // 2 :] += jump
    variances = rng.uniform(0.3, 1.7, shape) * 0.03
    values = truth + rng.normal(0, 1, shape) * np.sqrt(variances)
    unseen = rng.random(shape) < missing
    unseen[:, 0] = False
    values[unseen] = np.nan
    return Levels(truth, values, variances)


def articles(truth: Floats, *, seed: int, per_week: float = 3) -> pd.DataFrame:
    """Statements in articles, a few of them each week, each article leaning to one side of that week's level."""
    rng = np.random.default_rng(seed)
    rows: list[tuple[str, pd.Timestamp, float]] = []
    for week, level in enumerate(truth):
        for article in range(rng.poisson(per_week) * (rng.random() < 0.8) + (week == 0)):
            day = FIRST_DAY + pd.Timedelta(days=int(7 * week + rng.integers(7)))
            lean = level + rng.normal(0, 0.2)
            said = np.clip(lean + rng.normal(0, 0.1, rng.geometric(0.5)), -1, 1)
            rows += [(f"{seed}-{week}-{article}", day, float(stance)) for stance in said]
    return pd.DataFrame(rows, columns=["doc_id", "date", "stance"])
