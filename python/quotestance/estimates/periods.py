"""Days counted as periods: days, weeks from Monday on, months, quarters, years."""

import numpy as np
from numpy.typing import NDArray

from quotestance.errors import invalid_option, near

Numbers = NDArray[np.int64]
#: As pandas names periods.
FREQUENCIES = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_MONDAY = 3  # 1970-01-01 was a Thursday


def check(freq: object) -> None:
    """Raise InvalidOption where there is no such period; None is no period."""
    if freq is not None and not (isinstance(freq, str) and freq in FREQUENCIES):
        known = ", ".join(f"{key!r} ({word})" for key, word in FREQUENCIES.items())
        message = f"freq={freq!r}: a period is {known}"
        raise invalid_option("freq", freq, message, near(str(freq).upper()[:1], FREQUENCIES))


def period_of(days: Numbers, freq: str | None) -> Numbers:
    """The number of the period in which each day lies, days counted from 1970-01-01; None stands for days.

    >>> period_of(np.array([0, 3, 4, 31]), "W").tolist(), period_of(np.array([0, 31, -1]), "M").tolist()
    ([0, 0, 1, 4], [0, 1, -1])
    """
    if freq in (None, "D"):
        return days
    if freq == "W":
        return (days + _MONDAY) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // {"M": 1, "Q": 3, "Y": 12}[str(freq)]


def first_day(periods: Numbers, freq: str | None) -> Numbers:
    """The first day of each period.

    >>> first_day(np.array([0, 1]), "W").tolist(), first_day(np.array([1]), "Q").tolist()
    ([-3, 4], [90])
    """
    if freq in (None, "D"):
        return periods
    if freq == "W":
        return 7 * periods - _MONDAY
    months = {"M": 1, "Q": 3, "Y": 12}[str(freq)] * periods
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
