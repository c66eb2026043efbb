"""The worst errors of each class: where, what, and which concepts misled. No text of the gold is shown, nor a form."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import learn_weights
import numpy as np

import quotestance as qs
from quotestance import _core
from quotestance.evaluation.gold import Row, label_of
from quotestance.evaluation.judge import Judged, judge
from validation.gold import GoldSet

MOST = 10
SIDE = {"negative": "against", "positive": "for"}
LANGUAGES = ("id", "en")
Lines = list[tuple[str, ...]]


class Errors:
    """The errors of some gold sets.

    Parameters
    ----------
    sets
        Gold sets with the rows of each document.
    analyzer
        The one that made the rows.
    """

    def __init__(self, sets: Iterable[tuple[GoldSet, Mapping[str, list[Row]]]], analyzer: qs.Analyzer) -> None:
        self.judged: list[tuple[str, Judged]] = []
        self.false: list[tuple[str, str, Row, list[Row]]] = []
        for gold, rows in sets:
            self.judged += [(gold.name, one) for one in gold.judged(rows)]
            for doc in gold.docs:
                unmatched = judge(doc, rows[doc["id"]])[1]
                self.false += [(gold.name, doc["id"], row, doc["statements"]) for row in unmatched]
        self.rows = {(gold.name, name): of_doc for gold, rows in sets for name, of_doc in rows.items()}
        self.known = analyzer.actors.ids("people", "states", "organisations", "media")
        self.lexicon = analyzer.lexicon

    def missed(self) -> Lines:
        """The longest statements without a row."""
        found = [(name, j) for name, j in self.judged if j.asked and j.row is None]
        found.sort(key=lambda pair: pair[1].gold["start"] - pair[1].gold["end"])
        return [
            (
                place(name, j.doc, j.gold["start"]),
                j.gold["kind"],
                size(j.gold),
                self._near(self.rows[name, j.doc], j.gold),
            )
            for name, j in found[:MOST]
        ]

    def false_statements(self) -> Lines:
        """The longest rows without a gold statement."""
        found = sorted(self.false, key=lambda item: item[2]["begin"] - item[2]["end"])
        return [
            (place(name, doc, row["begin"]), row["kind"], f"{row['end'] - row['begin']} characters", shares(row, gold))
            for name, doc, row, gold in found[:MOST]
        ]

    def wrong_speakers(self) -> Lines:
        """Speakers of the registry that are not the gold's come first: nothing shows that these are wrong."""
        found = [(name, j, j.row) for name, j in self.judged if j.row and not j.right_speaker]
        found.sort(key=lambda item: (item[2]["speaker"] not in self.known, item[1].gold["start"] - item[1].gold["end"]))
        return [
            (
                place(name, j.doc, row["begin"]),
                row["kind"],
                f"{speaker_of(j.gold)} → {self._said(row)}",
                row["resolved_by"] or "none",
            )
            for name, j, row in found[:MOST]
        ]

    def stances(self) -> Lines:
        """Confusions of negative, neutral and positive, the surest first."""
        found = []
        for name, j in self.judged:
            if j.row and j.wanted != j.said and "none" not in (j.wanted, j.said):
                found.append((lead(j), name, j, j.row))
        found.sort(key=lambda item: -item[0])
        return [
            (place(name, j.doc, row["begin"]), row["kind"], f"{j.wanted} → {j.said}", f"{over:+.2f}", misled(j))
            for over, name, j, row in found[:MOST]
        ]

    def sentiments(self) -> Lines:
        """Sentiments on the wrong side, the furthest first."""
        found = []
        for name, j in self.judged:
            if j.row and (wanted := j.gold.get("sentiment")):
                value = {"negative": -1, "neutral": 0, "positive": 1}[label_of(wanted)]
                if j.row["sentiment_label"] != label_of(wanted):
                    found.append((abs(j.row["sentiment"] - value), name, label_of(wanted), j, j.row))
        found.sort(key=lambda item: -item[0])
        words = self._tones([(row["text"], row["language"]) for *_, row in found[:MOST]])
        return [
            (place(name, j.doc, row["begin"]), row["kind"], f"{wanted} → {row['sentiment']:+.2f}", tones)
            for (_, name, wanted, j, row), tones in zip(found[:MOST], words, strict=True)
        ]

    def _said(self, row: Row) -> str:
        return (
            row["speaker"] if row["speaker"] in self.known else "outside the registry" if row["speaker"] else "nobody"
        )

    def _near(self, rows: Sequence[Row], gold: Row) -> str:
        over = [row for row in rows if row["begin"] < gold["end"] and gold["start"] < row["end"]]
        return f"cut otherwise ({', '.join(row['kind'] for row in over)})" if over else "nothing found there"

    def _tones(self, texts: Sequence[tuple[str, str]]) -> list[str]:
        """The concepts that make the tone of each text, the heaviest first."""
        compiled = self.lexicon.compiled()
        languages = np.array([LANGUAGES.index(language) for _, language in texts], np.int8)
        result = learn_weights.tones_of(compiled, [text for text, _ in texts], languages)
        names, ends = compiled.concepts()["concept"], result["tone_offsets"]
        values = _core.Weights(compiled).tones()[result["tone_concept"]] * result["tone_amount"]
        return [
            heaviest(zip(result["tone_concept"][a:b], values[a:b], strict=True), names)
            for a, b in itertools.pairwise(ends)
        ]


def heaviest(terms: Iterable[tuple[int, float]], names: Sequence[str]) -> str:
    """The three concepts with the largest sums, whatever the sign."""
    sums: dict[str, float] = defaultdict(float)
    for number, value in terms:
        sums[names[number]] += float(value)
    most = sorted(sums.items(), key=lambda item: -abs(item[1]))[:3]
    return ", ".join(f"{name} {value:+.1f}" for name, value in most) or "no word of the lexicon"


def place(name: str, doc: str, begin: int) -> str:
    """Which document, and where in it."""
    return f"{name.partition('-')[0]} {doc} @{begin}"


def size(gold: Row) -> str:
    """The length of a gold statement."""
    return f"{gold['end'] - gold['start']} characters"


def speaker_of(gold: Row) -> str:
    """The id of a gold speaker; the words of the text are not shown."""
    speaker: str = gold["speaker"] or "nobody"
    if not speaker.startswith("other:"):
        return speaker
    return next(iter(gold.get("speaker_ids") or []), "a body without an id")


def shares(row: Row, gold: Sequence[Row]) -> str:
    """Which gold statements the row overlaps."""
    over = [g["kind"] for g in gold if row["begin"] < g["end"] and g["start"] < row["end"]]
    return f"shares words with {', '.join(over)}" if over else "no statement there"


def value_of(evidence: Row, label: str) -> float:
    """What a row of the evidence adds to the log-odds of a label."""
    return float(evidence[SIDE[label]]) if label in SIDE else 0.0


def lead(judged: Judged) -> float:
    """By how much the label that was said is more probable than the gold's."""
    row = judged.row or {}
    return float(row[f"p_{judged.said}"] - row[f"p_{judged.wanted}"])


def misled(judged: Judged) -> str:
    """The concepts and roles that spoke most for the label that was said, against the gold's."""
    evidence = (judged.row or {})["evidence"]
    pull = [(value_of(e, judged.said) - value_of(e, judged.wanted), e) for e in evidence]
    most = sorted((item for item in pull if item[0] > 0), key=lambda item: -item[0])[:3]
    return (
        ", ".join(f"{e['concept']} ({e['role']}) {value:+.1f}" for value, e in most) or "nothing found to speak for it"
    )
