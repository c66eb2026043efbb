"""Who plays which role toward a word: small sentences in both languages, with the target in [] and the word in {}.

The tables in ``data`` hold what a careful reader says, also where the shallow pass gets it wrong: the floors say how
often it may. Weights are those set by hand, so that nothing here depends on what was learned.
"""

import functools
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

import quotestance as qs
from quotestance.tables import bundled

DATA = Path(__file__).parent / "data"
FLOORS = {"en": {"role": 0.86, "side": 0.74}, "id": {"role": 0.88, "side": 0.77}}
WORST = 0.35  # of a construction, on both counts
#: Roles of the grammar; the others don't depend on it.
GRAMMAR = {"object", "agent", "patient", "head", "party"}
#: Constructions in which less of the word counts: there a smaller amount is a role already.
WEAKENED = {"negation", "conditional", "question", "reported_denial", "comparison"}
ROLE_FROM = 0.3
WEAKENED_ROLE_FROM = 0.04
SIDE_FROM = 0.6  # log-odds


class Case(NamedTuple):
    """A sentence without its marks, and what is true of it."""

    construction: str
    text: str
    target: tuple[int, int]
    word: tuple[int, int]
    role: str
    side: str


def unmarked(sentence: str) -> tuple[str, dict[str, int]]:
    """The sentence without brackets and braces, and where each of them stood."""
    text, marks = "", {}
    for character in sentence:
        if character in "[]{}":
            marks[character] = len(text)
        else:
            text += character
    return text, marks


def cases(language: str) -> list[Case]:
    """The cases of a language."""
    lines = (DATA / f"roles.{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    found = []
    for construction, sentence, role, side in rows:
        text, marks = unmarked(sentence)
        found.append(Case(construction, text, (marks["["], marks["]"]), (marks["{"], marks["}"]), role, side))
    return found


@functools.cache
def by_hand() -> qs.Analyzer:
    """An analyzer without learned weights."""
    tables = [table for table in bundled() if table.schema != "weights"]
    return qs.Analyzer(lexicon=qs.Lexicon(tables), actors=qs.Actors(tables))


def judged(case: Case, evidence: list[dict[str, object]]) -> tuple[str, str]:
    """The role and the side that the evidence on the word gives."""
    begin, end = case.word
    rows = [e for e in evidence if e["role"] in GRAMMAR and e["begin"] < end and e["end"] > begin]
    if not rows:
        return "none", "neither"
    most = max(rows, key=lambda e: abs(e["amount"]))
    least = WEAKENED_ROLE_FROM if case.construction in WEAKENED else ROLE_FROM
    role = most["role"] if abs(most["amount"]) >= least else "none"
    lean = sum(e["against"] - e["for"] for e in rows)
    return role, "neither" if abs(lean) < SIDE_FROM else "against" if lean > 0 else "for"


@functools.cache
def results(language: str) -> list[tuple[Case, str, str]]:
    """Each case with the role and the side it was given."""
    found = cases(language)
    begins, ends = zip(*(case.target for case in found), strict=True)
    scores = by_hand().score_targets([case.text for case in found], begins, ends, language=language)
    return [(case, *judged(case, row.evidence)) for case, row in zip(found, scores, strict=True)]


def wrong(language: str) -> str:
    """The cases that are read wrongly, for the message."""
    return "\n".join(
        f"{case.construction}: {case.text!r} {case.role}/{case.side}, not {role}/{side}"
        for case, role, side in results(language)
        if (role, side) != (case.role, case.side)
    )


@pytest.mark.parametrize("language", FLOORS)
def test_there_are_enough_cases(language):
    count = Counter(case.construction for case in cases(language))
    assert sum(count.values()) >= 200
    assert min(count.values()) >= 12


@pytest.mark.parametrize("language", FLOORS)
def test_roles_and_sides(language):
    found = results(language)
    right = {
        "role": sum(role == case.role for case, role, _ in found) / len(found),
        "side": sum(side == case.side for case, _, side in found) / len(found),
    }
    low = {name: value for name, value in right.items() if value < FLOORS[language][name]}
    assert not low, f"{right}\n{wrong(language)}"


@pytest.mark.parametrize("language", FLOORS)
def test_no_construction_is_lost(language):
    shares = defaultdict(list)
    for case, role, side in results(language):
        shares[case.construction].append((role == case.role) + (side == case.side))
    worst = {name: sum(values) / len(values) / 2 for name, values in shares.items()}
    assert {name: share for name, share in worst.items() if share < WORST} == {}, wrong(language)
