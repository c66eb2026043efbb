"""Values that several verbs take, checked in one place."""

import math
from typing import Any

import numpy as np

from quotestance.errors import invalid_option


def positive(option: str, value: Any, what: str, *, whole: bool = False) -> None:
    """Raise InvalidOption for what is no number above 0, or no whole one.

    Examples
    --------
    >>> positive("top", 2.5, "groups", whole=True)
    Traceback (most recent call last):
        ...
    quotestance.errors.InvalidOption: top=2.5: give a whole number of groups above 0
    """
    number = isinstance(value, int | np.integer) or (not whole and isinstance(value, float | np.floating))
    if isinstance(value, bool) or not number or not 0 < value < math.inf:
        raise invalid_option(option, value, f"{option}={value!r}: give a {'whole ' * whole}number of {what} above 0")
