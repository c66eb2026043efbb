"""Gold statements beside the rows that were found, and what an article adds to each count."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quotestance.evaluation.gold import ASKED, Row, label_of, labels_of
from quotestance.evaluation.speakers import same_speaker

#: The overlap from which a row counts as found, and as found exactly.
LOOSE, STRICT = 0.3, 0.8
Pairs = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Judged:
    """A gold statement beside the row that was matched with it."""

    doc: str
    gold: Row
    row: Row | None
    overlap: float
    wanted: str | None  # the label of the gold: the one that was said, where it is accepted
    said: str
    right_speaker: bool

    @property
    def asked(self) -> bool:
        """Whether it counts as missed where it was not found."""
        return self.gold["kind"] in ASKED and not self.gold.get("optional")


def judge(article: Mapping[str, Any], rows: Sequence[Row], target: str = "west") -> tuple[list[Judged], list[Row]]:
    """Every gold statement of an article beside its row, and the rows that belong to none."""
    gold = article["statements"]
    matches, others = match(gold, rows)
    out = []
    for statement, (row, overlap) in zip(gold, matches, strict=True):
        said = (row["stance_label"] or "none") if row else "none"
        accepted = labels_of(statement, target)
        wanted = said if said in accepted else accepted[0] if accepted else None
        right = row is not None and same_speaker(statement, row)
        out.append(Judged(article["id"], statement, row, overlap, wanted, said, right))
    return out, others


def match(gold: Sequence[Row], rows: Sequence[Row]) -> tuple[list[tuple[Row | None, float]], list[Row]]:
    """For each gold statement its row and their overlap, one to one, the best overlaps first; and the rows left."""
    pairs = ((overlap(statement, row), i, j) for i, statement in enumerate(gold) for j, row in enumerate(rows))
    found: dict[int, tuple[Row, float]] = {}
    used: set[int] = set()
    for shared, i, j in sorted(pairs, key=lambda pair: -pair[0]):
        if shared >= LOOSE and i not in found and j not in used:
            found[i] = rows[j], shared
            used.add(j)
    left = [row for j, row in enumerate(rows) if j not in used]
    return [found.get(i, (None, 0.0)) for i in range(len(gold))], left


def overlap(gold: Mapping[str, Any], row: Mapping[str, Any]) -> float:
    """What the two spans share, as a part of what both cover.

    >>> overlap({"start": 0, "end": 10}, {"begin": 5, "end": 10})
    0.5
    """
    shared = min(gold["end"], row["end"]) - max(gold["start"], row["begin"])
    both = max(gold["end"], row["end"]) - min(gold["start"], row["begin"])
    return float(max(0, shared) / max(1, both))


def count(article: Mapping[str, Any], rows: Sequence[Row], target: str = "west") -> tuple[Counter[str], Pairs]:
    """What an article adds to the counts, and its pairs of labels: the gold's, and the one that was said."""
    counts: Counter[str] = Counter()
    pairs: Pairs = defaultdict(list)
    judged, others = judge(article, rows, target)
    for one in judged:
        _count_found(one, counts)
        _pair_labels(one, pairs)
    counts.update("false_act" if row["kind"] == "act" else "false" for row in others)
    counts["traps"] = sum(_caught(trap, rows) for trap in article.get("traps", ()))
    return counts, pairs


def _count_found(one: Judged, counts: Counter[str]) -> None:
    kind, found = one.gold["kind"], int(one.row is not None)
    if kind == "act":
        counts.update(acts=1, acts_found=found)
    elif one.asked:
        counts.update(gold=1, found=found, found_strict=int(one.overlap >= STRICT))
        counts.update({f"gold_{kind}": 1, f"found_{kind}": found})
    if one.row is not None:
        # An act or a headline may be told as another kind.
        right = kind == one.row["kind"] or kind not in ASKED
        counts.update(matched=1, speaker=int(one.right_speaker), kind=int(right))


def _pair_labels(one: Judged, pairs: Pairs) -> None:
    if one.wanted is not None:
        pair = one.wanted, one.said
        if not one.gold.get("optional") and one.gold["kind"] != "headline":
            pairs["all"].append(pair)
            if "own_bloc" in one.gold:
                pairs["own" if one.gold["own_bloc"] else "others"].append(pair)
        if one.row is not None:
            pairs["matched"].append(pair)
    if one.row is not None and (tone := one.gold.get("sentiment")):
        pairs["sentiment"].append((label_of(tone), one.row["sentiment_label"] or "neutral"))


def _caught(trap: Mapping[str, Any], rows: Sequence[Row]) -> bool:
    """Whether a row covers more than half of what is no statement."""
    half = 0.5 * (trap["end"] - trap["start"])
    return any(min(trap["end"], row["end"]) - max(trap["start"], row["begin"]) > half for row in rows)
