"""How stance went over time: a state-space model of each group; the numbers are the core's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core, checks
from quotestance.errors import invalid_option, near
from quotestance.estimates import periods
from quotestance.estimates.series import COLUMNS, Series, series_of
from quotestance.statements.groups import with_text
from quotestance.statements.select import holds, one_target

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements

MODELS = ("level", "trend")
#: Of a jump of the stance before anything is seen: half of the way from neutral to an end of the scale.
_JUMP = 0.5


@dataclass(frozen=True, repr=False)
class Trajectory:
    """How the stance of each group went over time; what `Statements.trajectory` returns.

    Attributes
    ----------
    frame
        A row for each group and period.
    changes
        A row for each jump.
    fits
        A row for each group: what its band and its jumps rest on.
    freq
        The period, None for dates.
    level
        How often such bands hold the true level.
    """

    frame: "pd.DataFrame"
    changes: "pd.DataFrame"
    fits: "pd.DataFrame"
    freq: str | None
    level: float
    _statements: "Statements" = field(repr=False)

    def plot(self, *, target: str | None = None, top: int = 4, ax: "Axes | None" = None) -> "Axes":
        """The levels with their bands, the mean of each period as a point, and the jumps as dated lines.

        Parameters
        ----------
        target
            Toward whom; needed where the statements are about several.
        top
            How many groups, those with most statements; the plot says how many are left out.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such target, or several targets and none named.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
        >>> axes = qs.analyze([text] * 2, date=["2024-03-01", "2024-04-01"]).trajectory().plot()
        >>> axes.get_title(loc="left")
        ''
        """
        from quotestance.plots import trajectory

        return trajectory.draw(self, self._statements, target, top, ax)

    def __repr__(self) -> str:
        groups, rows, jumps = len(self.fits), len(self.frame), len(self.changes)
        return f"Trajectory(groups={groups}, rows={rows}, changes={jumps})"


def trajectory(
    statements: "Statements",
    by: object,
    *,
    freq: str | None,
    target: str | None,
    model: str,
    level: float,
    few_below: float,
    probable: float,
    threads: int | None,
) -> Trajectory:
    """What `Statements.trajectory` returns."""
    from quotestance.options import cores  # which imports this package

    check(model, level, few_below, probable, threads)
    periods.check(freq)
    table = with_text(statements.to_arrow())
    if target is not None:
        found = one_target(table, target)
        table = table.filter(holds(table.column("target"), "target", found))
    series = series_of(table, by, freq=freq, few_below=few_below, trend=model == "trend")
    core = _core.follow_levels(
        *series.observations(),
        trend=model == "trend",
        jump_deviation=_JUMP,
        probable=probable,
        mass=level,
        threads=threads or cores(),
    )
    frame = _frame(series, core, level)
    return Trajectory(frame, _changes(series, core), _fits(series, core), freq, level, statements)


def check(model: object, level: object, few_below: object, probable: Any, threads: object) -> None:
    """Raise InvalidOption for a value that an option cannot take."""
    if model not in MODELS:
        raise invalid_option("model", model, f"model={model!r}: give 'level' or 'trend'", near(str(model), MODELS))
    checks.level(level)
    checks.few_below(few_below)
    checks.threads(threads)
    if not checks.is_number(probable) or not 0 < probable <= 1:
        message = f"probable={probable!r}: a probability lies above 0 and is 1 at most, such as 0.8"
        raise invalid_option("probable", probable, message)


def _frame(series: Series, core: Mapping[str, NDArray[Any]], level: float) -> "pd.DataFrame":
    mean, far = np.full(len(series.day), np.nan), np.full(len(series.day), np.nan)
    mean[series.followed] = core["mean"]
    far[series.followed] = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(core["distance"])
    columns = {
        "date": series.dates(),
        # A level may leave the scale where the model looks beyond what was seen; a stance cannot.
        **{name: np.clip(values, -1, 1) for name, values in zip(_BAND, (mean, mean - far, mean + far), strict=True)},
        "statements": series.statements,
        "articles": series.articles,
        "stance": series.value,
        "error": np.sqrt(series.variance),
        "note": series.notes(),
    }
    return _to_pandas(series.heads(series.number), columns)


_BAND = ("mean", "low", "high")


def _changes(series: Series, core: Mapping[str, Any]) -> "pd.DataFrame":
    found = np.array(core["changes"], np.float64).reshape(-1, 7)
    rows = np.flatnonzero(series.followed)[found[:, 1:4].astype(np.int64)]
    dates = series.dates()
    columns = {
        "date": dates.take(pa.array(rows[:, 0])),
        "probability": found[:, 4],
        "before": np.clip(found[:, 5], -1, 1),
        "after": np.clip(found[:, 6], -1, 1),
        "earliest": dates.take(pa.array(rows[:, 1])),
        "latest": dates.take(pa.array(rows[:, 2])),
    }
    return _to_pandas(series.heads(series.number[rows[:, 0]]), columns)


def _fits(series: Series, core: Mapping[str, NDArray[Any]]) -> "pd.DataFrame":
    columns = dict(series.totals())
    for name in ("level_variance", "slope_variance", "likelihood"):
        columns[name] = np.full(len(series.reasons), np.nan)
        columns[name][series.followed_series] = core[name]
    columns["note"] = series.series_notes()
    return _to_pandas(series.heads(np.arange(len(series.reasons))), columns)


def _to_pandas(heads: pa.Table, columns: Mapping[str, Any]) -> "pd.DataFrame":
    for name, values in columns.items():
        # NaN becomes null.
        heads = heads.append_column(name, pa.array(values, COLUMNS[name], from_pandas=True))
    frame: pd.DataFrame = heads.to_pandas(date_as_object=False)
    return frame
