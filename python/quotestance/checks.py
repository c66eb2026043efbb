"""Values that several verbs take, checked in one place."""

import math
from typing import Any

import numpy as np

from quotestance.errors import invalid_option

_WHOLE = (int, np.integer)
_NUMBER = (*_WHOLE, float, np.floating)


def is_number(value: Any, *, whole: bool = False) -> bool:
    """Whether it is a number, or a whole one; a truth value is none, though Python counts with it.

    >>> is_number(0.5), is_number(2, whole=True), is_number(True), is_number("2")
    (True, True, False, False)
    """
    return isinstance(value, _WHOLE if whole else _NUMBER) and not isinstance(value, bool)


def positive(option: str, value: Any, what: str = "", *, whole: bool = False, most: float = math.inf) -> None:
    """Raise InvalidOption for what is no number above 0 and below `most`, or no whole one.

    Examples
    --------
    >>> positive("top", 2.5, "groups", whole=True)
    Traceback (most recent call last):
        ...
    quotestance.errors.InvalidOption: top=2.5: give a whole number of groups above 0
    """
    if not is_number(value, whole=whole) or not 0 < value < most:
        words = f"a {'whole ' * whole}number {f'of {what} ' * bool(what)}above 0"
        limit = "" if most == math.inf else f" and below {most:,}"
        raise invalid_option(option, value, f"{option}={value!r}: give {words}{limit}")


def level(value: Any) -> None:
    """Raise InvalidOption for what is no level of an interval."""
    if not is_number(value) or not 0 < value < 1:
        raise invalid_option("level", value, f"level={value!r}: a level lies between 0 and 1, such as 0.95")


def few_below(value: Any) -> None:
    """Raise InvalidOption for what is no number of articles."""
    if not is_number(value) or not value >= 0:
        raise invalid_option("few_below", value, f"few_below={value!r}: give a number of articles, such as 10")


def seed(value: Any) -> None:
    """Raise InvalidOption for what the core cannot start its random numbers from."""
    if not is_number(value, whole=True) or not 0 <= value < 2**64:
        raise invalid_option("seed", value, f"seed={value!r}: give a whole number from 0 to 2**64 - 1")


def threads(value: Any) -> None:
    """Raise InvalidOption for what is no number of threads; None stands for all cores."""
    if value is not None and (not is_number(value, whole=True) or not 1 <= value < 2**32):
        raise invalid_option("threads", value, f"threads={value!r}: give 1 or more, or None for all cores")
