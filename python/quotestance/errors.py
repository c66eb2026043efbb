"""What can go wrong, each error with its facts.

All errors derive from `QuotestanceError`, which is a `ValueError`.

- `InvalidText`: an article that is no Unicode text. ``document`` (row of the input), ``byte``, ``reason``, ``file``.
- `InvalidFile`: a file that cannot be read as what its name says. ``file``, ``line`` (0 where it has no lines).
- `InvalidOption`: an option or a column that cannot be used. ``option``, ``value``, ``suggestions``.
- `UnknownActor`: an actor that is not in the tables. As `InvalidOption`; it is a `KeyError` too.
- `LexiconError`: a malformed row of a language table. ``file``, ``line``, ``reason``.

What ``strict=False`` forgives is warned about as `QuotestanceWarning`.
"""

import difflib
import warnings
from collections.abc import Iterable

from quotestance._core import InvalidOption, InvalidText, LexiconError, QuotestanceError

__all__ = [
    "InvalidFile",
    "InvalidOption",
    "InvalidText",
    "LexiconError",
    "QuotestanceError",
    "QuotestanceWarning",
    "UnknownActor",
]


class QuotestanceWarning(UserWarning):
    """Something was set aside or mended so that the work could go on."""


class InvalidFile(QuotestanceError):
    """A file that cannot be read as what its name says."""

    def __init__(self, message: str, *, file: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.file = file
        self.line = line


class UnknownActor(InvalidOption, KeyError):
    """An actor that is not in the tables."""

    # A KeyError shows its message in quotation marks.
    def __str__(self) -> str:
        return str(self.args[0])


def invalid_option(option: str, value: object, message: str, suggestions: Iterable[str] = ()) -> InvalidOption:
    """An `InvalidOption` with its facts, ready to raise."""
    meant = list(suggestions)
    error = InvalidOption(message + hint(meant))
    _add_facts(error, option, value, meant)
    return error


def unknown_actor(option: str, value: object, message: str, suggestions: Iterable[str] = ()) -> UnknownActor:
    """An `UnknownActor` with its facts, ready to raise."""
    meant = list(suggestions)
    error = UnknownActor(message + hint(meant))
    _add_facts(error, option, value, meant)
    return error


def invalid_text(message: str, *, document: int, byte: int, reason: str, file: str = "") -> InvalidText:
    """An `InvalidText` with its facts, ready to raise."""
    error = InvalidText(message)
    error.document, error.byte, error.reason, error.file = document, byte, reason, file
    return error


def lexicon_error(file: str, line: int, reason: str) -> LexiconError:
    """A `LexiconError` with its facts, ready to raise."""
    error = LexiconError(f"{file}:{line}: {reason}")
    error.file, error.line, error.reason = file, line, reason
    return error


def near(word: str, choices: Iterable[str]) -> list[str]:
    """At most three of the choices that look like the word.

    >>> near("direkt", ["direct", "mixed", "indirect"])
    ['direct', 'indirect']
    """
    return difflib.get_close_matches(word, list(choices), n=3)


def hint(suggestions: list[str]) -> str:
    """The end of a message that names what may have been meant.

    >>> hint(["direct", "indirect"])
    "; did you mean 'direct' or 'indirect'?"
    """
    return f"; did you mean {' or '.join(map(repr, suggestions))}?" if suggestions else ""


def some(items: Iterable[object], limit: int = 5) -> str:
    """A list for a message, cut after a few items.

    >>> some(range(8), limit=3)
    '0, 1, 2 and 5 more'
    """
    shown = [str(item) for item in items]
    rest = len(shown) - limit
    return ", ".join(shown[:limit]) + (f" and {rest} more" if rest > 0 else "")


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "statement"), count(12000, "article")
    ('1 statement', '12,000 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def warn(message: str) -> None:
    """Warn of something that `strict=False` forgives."""
    warnings.warn(message, QuotestanceWarning, stacklevel=3)


def _add_facts(error: InvalidOption, option: str, value: object, suggestions: list[str]) -> None:
    error.option, error.value, error.suggestions = option, str(value), suggestions
