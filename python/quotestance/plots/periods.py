"""Days, months and years on an axis."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotestance.estimates import periods
from quotestance.plots.groups import few
from quotestance.plots.intervals import mean_interval

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


class PeriodMean(NamedTuple):
    """The mean of a period, with the day at which it is drawn."""

    day: float
    mean: float
    low: float
    high: float


def period_word(freq: str | None) -> str:
    """The name of a period. Raises InvalidOption where there is no such one."""
    periods.check(freq)
    return periods.FREQUENCIES[freq] if freq else ""


def days_of(dates: "pd.Series[Any]") -> NDArray[np.float64]:
    """Dates as matplotlib counts days."""
    from matplotlib.dates import date2num

    return np.asarray(date2num(dates.to_numpy()), np.float64)


def period_means(rows: "pd.DataFrame", freq: str, shift: float) -> list[PeriodMean]:
    """The means of the periods that bear one; `shift` is the place in the period at which to draw, from 0 to 1."""
    means = []
    for period, part in rows.groupby(rows["date"].dt.to_period(freq)):
        if few(len(part), part["doc_id"].nunique()):
            continue
        begin, end = days_of_period(period)
        means.append(PeriodMean(begin + shift * (end - begin), *mean_interval(part["stance"], part["doc_id"])))
    return means


def days_of_period(period: Any) -> tuple[float, float]:
    """The first day of a period, and the first after it."""
    from matplotlib.dates import date2num

    return float(date2num(period.start_time)), float(date2num((period + 1).start_time))


def date_axis(ax: "Axes", days: NDArray[np.float64]) -> None:
    """Dates under the axis, short, with some room on both sides, as far as there are dates: from year 1 to 9999."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

    room = max(0.03 * float(np.ptp(days)), 3.0)
    first, last = (float(date2num(day)) for day in (date.min, date.max))
    ax.set_xlim(max(days.min() - room, first), min(days.max() + room, last))
    locator = AutoDateLocator(minticks=3, maxticks=9)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
