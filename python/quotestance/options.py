"""Options of the analyzer: their values normalised and checked in one place."""

import os
from collections.abc import Iterable

from quotestance.errors import invalid_option, near
from quotestance.statements.columns import ORIGINS


def names(option: str, value: str | Iterable[str]) -> tuple[str, ...]:
    """One name or several, each once.

    Raises
    ------
    InvalidOption
        There is none, or one is no text.

    Examples
    --------
    >>> names("targets", ["west", "china", "west"])
    ('west', 'china')
    """
    several: tuple[object, ...] = (value,)
    if not isinstance(value, str) and isinstance(value, Iterable):
        several = tuple(dict.fromkeys(value))
    if not several or not all(isinstance(name, str) for name in several):
        raise invalid_option(option, value, f"{option}={value!r}: give a name or a list of names")
    return tuple(str(name) for name in several)


def check(evidence_from: Iterable[str], threads: object, abstain_below: object) -> None:
    """Raise InvalidOption for a value that the analyzer cannot take."""
    for origin in evidence_from:
        if origin not in ORIGINS:
            message = f"evidence_from={origin!r}: evidence comes from {', '.join(ORIGINS)}"
            raise invalid_option("evidence_from", origin, message, near(origin, ORIGINS))
    if threads is not None and (not isinstance(threads, int) or threads < 1):
        raise invalid_option("threads", threads, f"threads={threads!r}: give 1 or more, or None for all cores")
    if not isinstance(abstain_below, int | float) or not 0 <= abstain_below <= 1:
        message = f"abstain_below={abstain_below!r}: a probability lies between 0 and 1"
        raise invalid_option("abstain_below", abstain_below, message)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
