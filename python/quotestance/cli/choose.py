"""Which statements a command is asked for."""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from quotestance import dates
from quotestance.errors import invalid_option, near
from quotestance.lexicon import fold
from quotestance.statements import Statements


def with_value(statements: Statements, column: str, values: Sequence[object] | None) -> Statements:
    """The rows that have one of the values.

    Raises
    ------
    InvalidOption
        No row has one of them; those that there are, or the nearest, are named.
    """
    if not values:
        return statements
    found = statements[column].unique().to_pylist()
    for value in values:
        if value not in found:
            raise _nothing(column, value, found)
    return statements.filter(**{column: list(values)})


def by_speaker(statements: Statements, names: Sequence[str] | None) -> Statements:
    """The rows of speakers with one of these ids, or with one of these words in their names."""
    if not names:
        return statements
    pairs = zip(statements["speaker"].to_pylist(), statements["speaker_name"].to_pylist(), strict=True)
    speakers = [(id or "", f" {fold(name or '')} ") for id, name in pairs]
    mask = [False] * len(statements)
    for name in names:
        right = [name == id or f" {fold(name)} " in words for id, words in speakers]
        if not any(right):
            raise _nothing("speaker", name, [word for id, words in set(speakers) for word in (id, *words.split())])
        mask = [a or b for a, b in zip(mask, right, strict=True)]
    return statements.filter(mask)


def between(statements: Statements, since: str | None, until: str | None) -> Statements:
    """The rows of these days, both included; those without a date are none of them."""
    for option, day, right in (("since", since, pc.greater_equal), ("until", until, pc.less_equal)):
        if day is not None:
            limit = pa.scalar(dates.days_of(day, option=option), pa.int32()).cast(pa.date32())
            statements = statements.filter(right(statements["date"], limit))
    return statements


def with_words(statements: Statements, words: str | None) -> Statements:
    """The rows whose text contains the words, whatever their case and accents."""
    if words is None:
        return statements
    return statements.filter([fold(words) in fold(text or "") for text in statements["text"].to_pylist()])


def in_order(statements: Statements, column: str) -> Statements:
    """The rows by the values of a column, rows without one last; equal ones stay in their order."""
    order = pc.sort_indices(statements[column])
    return Statements(statements.to_arrow().take(order))


def _nothing(column: str, value: object, found: Iterable[Any]) -> Exception:
    names = list(map(str, sorted({name for name in found if name not in (None, "")})))
    few = f" (there are {', '.join(names)})" if len(names) <= 5 else ""
    return invalid_option(column, value, f"no statement here has the {column} {value!r}{few}", near(str(value), names))
