"""The gold statements by language, kind and speaker."""

from collections.abc import Callable, Iterable, Sequence

from quotestance.evaluation.bootstrap import Floats
from quotestance.evaluation.judge import Judged
from quotestance.evaluation.measures import confusion
from quotestance.statements.columns import LABELS

MOST_SPEAKERS = 15
Lines = list[tuple[str, ...]]


def share(right: Iterable[bool]) -> str:
    """How many of how many, as a share.

    >>> share([True, True, False])
    '0.667 of 3'
    """
    found = list(right)
    return f"{sum(found) / len(found):.3f} of {len(found)}" if found else "–"


def line(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    """Found, speaker right, stance label right (of all that were found; of those on the target)."""
    found = [j for j in judged if j.row]
    return (
        name,
        share(j.row is not None for j in judged),
        share(j.right_speaker for j in found),
        share(j.wanted == j.said for j in found),
        share(j.wanted == j.said for j in found if j.wanted != "none"),
    )


def by(judged: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    """The statements by a property."""
    out: dict[str, list[Judged]] = {}
    for j in judged:
        out.setdefault(key(j), []).append(j)
    return out


def language_of(judged: Judged) -> str:
    """The language that the id of the article ends with; those without are Indonesian."""
    return judged.doc.rpartition(".")[2] if "." in judged.doc else "id"


def languages_and_kinds(judged: Sequence[Judged]) -> Lines:
    """A line for each language, each kind, and each kind in each language."""
    asked = [j for j in judged if j.asked or j.gold["kind"] == "act"]
    out = [line(name, some) for name, some in sorted(by((j for j in asked if j.asked), language_of).items())]
    for kind in ("direct", "mixed", "indirect", "act"):
        of_kind = [j for j in asked if j.gold["kind"] == kind]
        out.append(line(kind, of_kind))
        out += [line(f"{kind}, {name}", some) for name, some in sorted(by(of_kind, language_of).items())]
    return out


def speakers(judged: Iterable[Judged]) -> Lines:
    """The persons with most statements."""
    persons = by((j for j in judged if j.asked and ":" not in (j.gold["speaker"] or ":")), lambda j: j.gold["speaker"])
    most = sorted(persons.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_SPEAKERS]
    return [line(name, some) for name, some in most]


def stance_confusion(judged: Iterable[Judged]) -> Floats:
    """Gold label by label that was said, `none` for what was not found; the statements that the scorer counts."""
    pairs = ((j.wanted, j.said) for j in judged if not j.gold.get("optional") and j.gold["kind"] != "headline")
    return confusion(pairs)


def confusion_lines(counts: Floats, labels: Sequence[str] = LABELS) -> Lines:
    """A line for each gold label."""
    return [(f"**{name}**", *(f"{value:.0f}" for value in row)) for name, row in zip(labels, counts, strict=True)]
