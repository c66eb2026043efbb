"""The mean stance in time. This file knows nothing of pictures: another smoother can take its place."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotestance.plots.groups import few

Numbers = NDArray[np.float64]


class Curve(NamedTuple):
    """A mean at some days with its 95% band; NaN where the data are too few to bear it."""

    days: Numbers
    mean: Numbers
    low: Numbers
    high: Numbers


def usual_bandwidth(days: Numbers) -> float:
    """Silverman's rule for the Epanechnikov kernel, over the days of the articles; a week at least.

    Silverman (1986), Density Estimation, section 3.4.2: 2.34 · min(sd, IQR / 1.34) · n^(−1/5).
    """
    if len(days) < 2:
        return 7.0
    quarter, three_quarters = np.quantile(days, [0.25, 0.75])
    spread = min(s for s in (days.std(ddof=1), (three_quarters - quarter) / 1.34, np.inf) if s > 0)
    return float(max(7.0, 2.34 * spread * len(days) ** -0.2)) if np.isfinite(spread) else 7.0


def local_mean(days: Numbers, stance: Numbers, articles: NDArray[np.int64], bandwidth: float) -> Curve:
    """The mean of the statements within `bandwidth` days, the nearer the more (Epanechnikov kernel).

    The band takes the statements of an article as one witness: the variance is that of the weighted sums by article
    (Liang & Zeger 1986), the quantile that of Student's t, whose degrees of freedom are the articles that the weights
    leave (Kish's effective number), less one. Where the mean turns quickly, the line lags.

    Parameters
    ----------
    days, stance, articles
        Of each statement; articles are numbered from 0.
    bandwidth
        In days.
    """
    at = np.linspace(days.min(), days.max(), 200)
    at = np.union1d(at, days) if len(np.unique(days)) < 200 else at
    points = [_mean_at(day, days, stance, articles, bandwidth) for day in at]
    mean, low, high = np.array(points, np.float64).reshape(-1, 3).T
    return Curve(at, mean, low, high)


def _mean_at(
    day: float, days: Numbers, stance: Numbers, articles: NDArray[np.int64], bandwidth: float
) -> tuple[float, float, float]:
    weight = np.maximum(0, 1 - ((days - day) / bandwidth) ** 2)
    by_article = np.bincount(articles, weight)
    total = weight.sum()
    witnesses = total**2 / (by_article**2).sum() if total else 0.0
    if few(int((weight > 0).sum()), witnesses):
        return np.nan, np.nan, np.nan
    mean = (weight * stance).sum() / total
    sums = np.bincount(articles, weight * (stance - mean))
    error = np.sqrt((sums**2).sum() * witnesses / (witnesses - 1)) / total
    half = student(witnesses - 1) * error
    return mean, max(-1.0, mean - half), min(1.0, mean + half)


def student(freedom: float) -> float:
    """The 97.5% quantile of Student's t (Abramowitz & Stegun 26.7.5).

    >>> round(student(10), 2), round(student(1e9), 2)
    (2.23, 1.96)
    """
    z = 1.959964
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
