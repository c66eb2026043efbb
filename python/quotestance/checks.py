"""Values that several verbs take, checked in one place."""

import math
from typing import Any

import numpy as np

from quotestance.errors import invalid_option

_WHOLE = (int, np.integer)
_NUMBER = (*_WHOLE, float, np.floating)


def positive(option: str, value: Any, what: str, *, whole: bool = False) -> None:
    """Raise InvalidOption for what is no number above 0, or no whole one.

    Examples
    --------
    >>> positive("top", 2.5, "groups", whole=True)
    Traceback (most recent call last):
        ...
    quotestance.errors.InvalidOption: top=2.5: give a whole number of groups above 0
    """
    number = isinstance(value, _WHOLE if whole else _NUMBER)
    if isinstance(value, bool) or not number or not 0 < value < math.inf:
        raise invalid_option(option, value, f"{option}={value!r}: give a {'whole ' * whole}number of {what} above 0")


def level(value: Any) -> None:
    """Raise InvalidOption for what is no level of an interval."""
    if not isinstance(value, _NUMBER) or not 0 < value < 1:
        raise invalid_option("level", value, f"level={value!r}: a level lies between 0 and 1, such as 0.95")


def few_below(value: Any) -> None:
    """Raise InvalidOption for what is no number of articles."""
    if not isinstance(value, _NUMBER) or not value >= 0:
        raise invalid_option("few_below", value, f"few_below={value!r}: give a number of articles, such as 10")


def seed(value: Any) -> None:
    """Raise InvalidOption for what the core cannot start its random numbers from."""
    if not isinstance(value, _WHOLE) or not 0 <= value < 2**64:
        raise invalid_option("seed", value, f"seed={value!r}: give a whole number from 0 to 2**64 - 1")


def threads(value: Any) -> None:
    """Raise InvalidOption for what is no number of threads; None stands for all cores."""
    if value is not None and (not isinstance(value, _WHOLE) or not 1 <= value < 2**32):
        raise invalid_option("threads", value, f"threads={value!r}: give 1 or more, or None for all cores")
