"""Dates as the core counts them: days since 1970-01-01."""

from datetime import date as Date
from datetime import datetime

import numpy as np

from quotestance.errors import invalid_option

#: A date that is not known.
UNKNOWN = np.iinfo(np.int32).min
_EPOCH = Date(1970, 1, 1).toordinal()


def parse(text: str) -> Date | None:
    """The date of an ISO date or time; None for any other text.

    >>> parse("2022-09-24T21:05:00Z"), parse("24/09/2022")
    (datetime.date(2022, 9, 24), None)
    """
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def days_of(date: Date | str, *, option: str = "date") -> int:
    """Days since 1970-01-01.

    Raises
    ------
    InvalidOption
        The text is no ISO date.

    Examples
    --------
    >>> days_of("1970-01-31")
    30
    """
    day = parse(date) if isinstance(date, str) else date
    if not isinstance(day, Date):
        raise invalid_option(option, date, f"{option}: {date!r} is no date; write it as 2022-09-24")
    return day.toordinal() - _EPOCH
