"""A process that makes one estimate of many statements: ``python -m benchmarks.estimating SUBJECT ROWS``.

What pandas and the others get is what `Statements.to_pandas` returns, made before the clock starts.
"""

import ctypes
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

import quotestance as qs
from benchmarks.worker import serve
from quotestance.statements.columns import SCHEMA

#: What our intervals are drawn from.
REPLICATES = 10_000
#: What of the work the others do, whose time is multiplied accordingly.
SHARES = {"bootstrap, pandas": 2000, "bootstrap, SciPy": 20, "bootstrap, NumPy": 20, "smoother, statsmodels": 20}
NEEDED = ["speaker", "target", "own_bloc", "date", "doc_id", "stance"]
FOLLOWED = "target 0"  # toward which levels are smoothed
CELL = ["speaker", "target", "own_bloc", "month"]


def statements(rows: int) -> qs.Statements:
    """Invented ones, in the order of their articles: a few of each, by one or two of two hundred speakers."""
    rng = np.random.default_rng(6)
    article = np.repeat(np.arange(rows), rng.geometric(0.25, rows))[:rows]
    articles = article[-1] + 1
    often = 1 / np.arange(1, 201)
    speakers = rng.choice(200, (articles, 2), p=often / often.sum())
    speaker = np.where(rng.random(rows) < 0.75, speakers[article, 0], speakers[article, 1])
    target = np.where(rng.random(rows) < 0.7, rng.integers(0, 5, articles)[article], rng.integers(0, 5, rows))
    stance = np.where(rng.random(rows) < 0.3, np.nan, rng.uniform(-1, 1, rows))
    label = np.select([np.isnan(stance), stance < -0.2, stance > 0.2], [3, 0, 2], 1)
    names = pa.array(["none", "negative", "neutral", "positive"])
    columns = {
        "doc_id": pa.array(np.char.add("article ", article.astype(str)), pa.large_string()),
        "date": pa.array(16_000 + rng.integers(0, 3650, articles)[article], pa.int32()).cast(pa.date32()),
        "speaker": pa.array(np.char.add("speaker ", speaker.astype(str)), pa.large_string()),
        "target": pa.array(np.char.add("target ", target.astype(str))).dictionary_encode(),
        "own_bloc": pa.array(rng.random(rows) < 0.05),
        "text": pa.array(np.full(rows, "…"), pa.large_string()),
        "stance": pa.array(stance, from_pandas=True),
        "stance_label": names.take(pa.array((label + 1) % 4)),
    }
    empty = {field.name: pa.nulls(rows, field.type) for field in SCHEMA}
    return qs.Statements.from_frame(pa.table(empty | columns))


def months(frame: pd.DataFrame) -> pd.DataFrame:
    """With the month of each date."""
    return frame.assign(month=frame.date.dt.to_period("M"))


def pandas_tensor(frame: pd.DataFrame) -> Callable[[], object]:
    """Counts, means, variances."""
    return lambda: months(frame).groupby(CELL, observed=True)["stance"].agg(["size", "count", "mean", "var"])


def pandas_weighted(frame: pd.DataFrame) -> Callable[[], object]:
    """All that a tensor holds, which takes weighted sums, and empty cells in their places."""

    def work() -> object:
        heavy = months(frame).assign(w=frame.stance.notna() * 1.0, wx=frame.stance, wxx=frame.stance**2)
        groups = heavy.groupby(CELL, observed=True)
        found = groups[["w", "wx", "wxx"]].sum().join(groups["stance"].agg(["size", "count"]))
        found["mean"] = found.wx / found.w
        found["variance"] = found.wxx / found.w - found["mean"] ** 2
        index: Any = found.index
        return found.reindex(pd.MultiIndex.from_product(index.levels))

    return work


def pandas_categories(frame: pd.DataFrame) -> Callable[[], object]:
    """The same as the first, where names and months have been made categories before."""
    ready = months(frame).astype({"speaker": "category", "month": "category"})
    return lambda: ready.groupby(CELL, observed=True)["stance"].agg(["size", "count", "mean", "var"])


def polars_tensor(frame: pd.DataFrame) -> Callable[[], object]:
    """Counts, means, variances, on one thread."""
    import polars as pl

    ready, stance = pl.from_pandas(frame), pl.col("stance")
    month = pl.col("date").dt.truncate("1mo").alias("month")
    wanted = (pl.len(), stance.count().alias("count"), stance.mean().alias("mean"), stance.var().alias("var"))
    return lambda: ready.group_by("speaker", "target", "own_bloc", month).agg(*wanted)


def pandas_bootstrap(frame: pd.DataFrame) -> Callable[[], object]:
    """Articles drawn with their statements, and the means of all groups, in pandas alone."""
    group = ["speaker", "target", "own_bloc"]

    def work() -> object:
        rng, means = np.random.default_rng(0), []
        article, names = pd.factorize(frame["doc_id"])
        keys = [frame[key].astype("category") for key in group]
        for _ in range(REPLICATES // SHARES["bootstrap, pandas"]):
            drawn = np.bincount(rng.integers(0, len(names), len(names)), minlength=len(names))[article]
            weights = pd.DataFrame({"sum": frame.stance * drawn, "count": frame.stance.notna() * drawn})
            sums = weights.groupby(keys, observed=True).sum()
            means.append(sums["sum"] / sums["count"])
        return pd.concat(means, axis=1).quantile(0.025, axis=1)

    return work


def by_article(frame: pd.DataFrame) -> pd.DataFrame:
    """The sum and the number of the stances of each article in each group that has some."""
    groups = frame.dropna(subset="stance").groupby(["speaker", "target", "own_bloc", "doc_id"], observed=True)["stance"]
    return groups.agg(["sum", "count"]).reset_index()


def scipy_bootstrap(frame: pd.DataFrame) -> Callable[[], object]:
    """`scipy.stats.bootstrap` of each group's articles, whose sums pandas has made."""
    from scipy.stats import bootstrap  # type: ignore[import-untyped]

    def mean(total: Any, count: Any, axis: int) -> Any:
        return total.sum(axis=axis) / count.sum(axis=axis)

    def work() -> object:
        low = {}
        for key, part in by_article(frame).groupby(["speaker", "target", "own_bloc"], observed=True):
            if len(part) > 1:
                drawn = bootstrap(
                    (part["sum"].to_numpy(), part["count"].to_numpy()),
                    mean,
                    n_resamples=REPLICATES // SHARES["bootstrap, SciPy"],
                    paired=True,
                    vectorized=True,
                    method="percentile",
                    batch=100,
                    rng=0,
                )
                low[key] = drawn.confidence_interval.low
        return low

    return work


def numpy_bootstrap(frame: pd.DataFrame) -> Callable[[], object]:
    """Articles drawn by NumPy, group by group, from the same sums."""

    def work() -> object:
        rng, low = np.random.default_rng(0), {}
        for key, part in by_article(frame).groupby(["speaker", "target", "own_bloc"], observed=True):
            total, count = part["sum"].to_numpy(), part["count"].to_numpy()
            means = []
            for _ in range(REPLICATES // SHARES["bootstrap, NumPy"]):
                drawn = rng.integers(0, len(total), len(total))
                means.append(total[drawn].sum() / count[drawn].sum())
            low[key] = np.quantile(means, 0.025)
        return low

    return work


def statsmodels_smoother(frame: pd.DataFrame) -> Callable[[], object]:
    """The local level of `statsmodels`, fitted and smoothed, of the weekly means that pandas has made."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # type: ignore[import-untyped]

    def work() -> object:
        some = frame[frame.target == FOLLOWED]
        weeks = some.assign(week=some.date.dt.to_period("W")).groupby(["speaker", "own_bloc", "week"], observed=True)
        means, levels = weeks["stance"].mean(), {}
        series = [(key, each.droplevel([0, 1])) for key, each in means.groupby(["speaker", "own_bloc"])]
        for key, each in series[:: SHARES["smoother, statsmodels"]]:
            regular = each.reindex(pd.period_range(each.index[0], each.index[-1], freq="W"))
            if regular.count() > 2:  # else there is nothing to follow
                model = UnobservedComponents(regular, level="local level")
                levels[key] = model.fit(disp=False).smoothed_state[0]
        return levels

    return work


OURS: dict[str, Callable[[qs.Statements], Callable[[], object]]] = {
    "tensor": lambda some: some.tensor,
    "bootstrap": lambda some: lambda: some.summarize("speaker", replicates=REPLICATES, threads=1),
    "smoother": lambda some: lambda: some.trajectory("speaker", freq="W", target=FOLLOWED, threads=1),
}
THEIRS: dict[str, Callable[[pd.DataFrame], Callable[[], object]]] = {
    "tensor, pandas": pandas_tensor,
    "tensor, pandas, weighted": pandas_weighted,
    "tensor, pandas, categories made before": pandas_categories,
    "tensor, polars": polars_tensor,
    "bootstrap, pandas": pandas_bootstrap,
    "bootstrap, SciPy": scipy_bootstrap,
    "bootstrap, NumPy": numpy_bootstrap,
    "smoother, statsmodels": statsmodels_smoother,
}


def main(subject: str, rows: str) -> None:
    """Serve; the size is that of the statements."""
    some = statements(int(rows))
    work = OURS[subject](some) if subject in OURS else THEIRS[subject](some.to_pandas()[NEEDED])
    forget_peak()
    serve(work, some.to_arrow().nbytes)


def forget_peak() -> None:
    """What it took to make the statements is not what an estimate takes; only Linux can tell them apart."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)  # memory that is free but held would be counted as there
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
