"""Means of groups with their intervals and pooled means, written plainly: what the core's are compared with."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def interval(
    values: Floats, articles: NDArray[np.int64], *, level: float, replicates: int, seed: int
) -> tuple[float, float]:
    """The studentised bootstrap of a mean whose statements come by the article."""
    rng = np.random.default_rng(seed)
    by_article = [values[articles == article] for article in np.unique(articles)]
    mean, error = mean_and_error(by_article)
    distances = []
    for _ in range(replicates):
        drawn = [by_article[i] for i in rng.integers(0, len(by_article), len(by_article))]
        its_mean, its_error = mean_and_error(drawn)
        distances.append((its_mean - mean) / its_error)
    ends = np.quantile(distances, [(1 + level) / 2, (1 - level) / 2])
    low, high = mean - ends * error
    return float(low), float(high)


def mean_and_error(by_article: list[Floats]) -> tuple[float, float]:
    """A ratio of sums, and its standard error by linearisation."""
    sums, counts = np.array([part.sum() for part in by_article]), np.array([len(part) for part in by_article])
    mean, n = sums.sum() / counts.sum(), len(by_article)
    residuals = sums - mean * counts
    return float(mean), float(np.sqrt(n / (n - 1) * (residuals**2).sum()) / counts.sum())


def pooled(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns ``pooled``, ``weight``, ``whole`` by ``group``, of a frame of ``group``, ``article`` and ``value``."""
    cells = frame.groupby(["group", "article"]).value.agg(["sum", "size"]).reset_index()
    groups = cells.groupby("group").agg(sum=("sum", "sum"), size=("size", "sum"))
    groups["mean"] = groups["sum"] / groups["size"]
    groups["share"] = cells.assign(square=cells["size"] ** 2).groupby("group").square.sum() / groups["size"] ** 2
    groups["v"] = variance_of_articles(cells, groups) * groups.share
    k, w = len(groups), 1 / groups.v
    q = (w * (groups["mean"] - (w * groups["mean"]).sum() / w.sum()) ** 2).sum()
    between = max(0.0, (q - (k - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    whole = np.average(groups["mean"], weights=1 / (groups.v + between))
    weight = 1 - (k - 3) / (k - 1) * groups.v / (groups.v + between)
    return pd.DataFrame({"pooled": weight * groups["mean"] + (1 - weight) * whole, "weight": weight, "whole": whole})


def variance_of_articles(cells: pd.DataFrame, groups: pd.DataFrame) -> float:
    """Squares of residuals over what they would come to if articles had the variance 1, term by term."""
    squares = expected = 0.0
    for group, its in cells.groupby("group"):
        counts = its["size"].to_numpy(float)
        shares = counts / counts.sum()
        squares += float(((its["sum"] - groups["mean"][group] * counts) ** 2).sum())
        for i, count in enumerate(counts):
            # An article's mean less the mean of all: it counts for 1 - its share, each other one for its own share.
            others = np.delete(shares, i)
            expected += count**2 * ((1 - shares[i]) ** 2 + (others**2).sum())
    return squares / expected
