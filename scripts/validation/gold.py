"""Figures on the gold statements, worked out from what the scorer beside the gold counts."""

import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

import quotestance as qs
from validation import measures
from validation.bootstrap import Estimate, draws, estimate, totals
from validation.measures import Floats, ratio

LABELS = ("neg", "neutral", "pos", "none")  # as the scorer writes them
Row = dict[str, Any]
_PAIRS = ("all", "matched", "others", "own", "sentiment")
_COLUMNS = (
    *(
        "doc_id",
        "language",
        "kind",
        "begin",
        "end",
        "speaker",
        "speaker_name",
        "speaker_mention",
        "resolved_by",
        "target",
    ),
    *("text", "stance_label", "p_negative", "p_neutral", "p_positive", "sentiment", "sentiment_label", "evidence"),
)


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that stands beside the gold; a module of its own at each call."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Judged:
    """A gold statement beside the row that was matched with it."""

    doc: str
    language: str
    gold: Row
    row: Row | None
    wanted: str  # the stance label of the gold: the one that was said, where it is accepted
    said: str
    right_speaker: bool

    @property
    def counted(self) -> bool:
        """Whether the scorer asks for it."""
        return self.gold["kind"] in ("direct", "mixed", "indirect") and not self.gold.get("optional")


class GoldSet:
    """The documents of a gold set.

    Parameters
    ----------
    scorer
        The module of `load_scorer`.
    gold
        The folder of the gold.
    name
        Of the set; a suffix behind a space selects documents: ``ntrex-dev .en``.
    """

    def __init__(self, scorer: ModuleType, gold: Path, name: str) -> None:
        self.name, self.scorer = name, scorer
        stem, _, suffix = name.partition(" ")
        folder = gold.parent / "seeds" if stem == "seeds" else gold / stem
        self.docs = [doc for doc in scorer.read(gold / f"{stem}.jsonl") if doc["id"].endswith(suffix)]
        self.texts = {doc["id"]: (folder / f"{doc['id']}.txt").read_text(encoding="utf-8") for doc in self.docs}

    def analyze(self, analyzer: qs.Analyzer) -> dict[str, list[Row]]:
        """The rows of each document."""
        table = analyzer.analyze(list(self.texts.values()), id=list(self.texts)).to_arrow().select(_COLUMNS)
        out: dict[str, list[Row]] = {name: [] for name in self.texts}
        for row in table.to_pylist():
            out[row["doc_id"]].append(row)
        return out

    def tallies(self, rows: Mapping[str, list[Row]]) -> list[Any]:
        """What the scorer counts in each document."""
        return [self.scorer.tally(doc, rows[doc["id"]], []) for doc in self.docs]

    def judged(self, rows: Mapping[str, list[Row]]) -> list[Judged]:
        """Every gold statement beside its row."""
        out = []
        for doc in self.docs:
            for gold, row, _ in self.scorer.match(doc, rows[doc["id"]])[0]:
                said = self.scorer.LABEL[row["stance_label"]] if row else "none"
                wanted = self.scorer.settle(gold.get("west", gold.get("stance")), said)
                right = row is not None and self.scorer.same_speaker(gold, row)
                language = doc["id"].rpartition(".")[2] if "." in doc["id"] else "id"
                out.append(Judged(doc["id"], language, gold, row, wanted, said, right))
        return out


def sheet(tallies: Sequence[Any]) -> dict[str, Floats]:
    """What each document adds to each count and each confusion."""
    names = {name for counts, _ in tallies for name in counts}
    out = {name: np.array([counts[name] for counts, _ in tallies], float) for name in names}
    for name in _PAIRS:
        out[f"{name} labels"] = np.stack([confusion(pairs[name]) for _, pairs in tallies])
    return out


def confusion(pairs: Iterable[tuple[str, str]]) -> Floats:
    """How often each gold label (rows) met each label that was said (columns), in the order of `LABELS`."""
    out = np.zeros((len(LABELS), len(LABELS)))
    for gold, said in pairs:
        out[LABELS.index(gold), LABELS.index(said)] += 1
    return out


def stance_f1(sums: Floats) -> Floats:
    """The scorer's macro-F1 over negative, neutral and positive; none counts as neutral."""
    return measures.macro_f1(measures.none_as_neutral(sums))


def figures(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """The scorer's figures under its names, for every replicate."""
    zero = np.zeros_like(sums["all labels"][..., 0, 0])
    n = {name: sums.get(name, zero) for name in ("gold", "found", "false", "found_strict", "matched", "speaker")}
    asked = n["gold"] + n["found"] + n["false"]
    out = {"f1_loose": ratio(2 * n["found"], asked), "f1_strict": ratio(2 * n["found_strict"], asked)}
    for kind in ("direct", "mixed", "indirect"):
        out[f"recall_{kind}"] = ratio(sums.get(f"found_{kind}", zero), sums.get(f"gold_{kind}", zero))
    found, false = sums.get("acts_found", zero), sums.get("false_act", zero)
    out["act_recall"], out["act_precision"] = ratio(found, sums.get("acts", zero)), ratio(found, found + false)
    out["speaker_accuracy"] = ratio(n["speaker"], n["matched"])
    out["stance_macro_f1"] = stance_f1(sums["matched labels"])
    out["stance_macro_f1_end_to_end"] = stance_f1(sums["all labels"])
    out["stance_macro_f1_others"], out["stance_macro_f1_own_bloc"] = (
        stance_f1(sums["others labels"]),
        stance_f1(sums["own labels"]),
    )
    out["spoken_of_f1"] = measures.spoken_of_f1(sums["all labels"])
    out["sentiment_macro_f1"] = stance_f1(sums["sentiment labels"])
    return out


def estimates(scorer: ModuleType, tallies: Sequence[Any]) -> dict[str, Estimate]:
    """The figures with their intervals. Raises RuntimeError where the scorer says otherwise."""
    made = figures(totals(draws(len(tallies)), sheet(tallies)))
    theirs = scorer.figures(tallies)
    theirs |= {f"recall_{kind}": value for kind, value in theirs["recall_by_kind"].items()}
    for name, values in made.items():
        expected = theirs.get(name)
        if not np.isclose(values[0], np.nan if expected is None else expected, equal_nan=True):
            raise RuntimeError(f"{name} is {values[0]}, and by the scorer {expected}")
    return {name: estimate(values) for name, values in made.items()}


def pairs_estimates(gold: GoldSet, rows: Mapping[str, list[Row]]) -> dict[str, Estimate]:
    """Agreement of the two sides of parallel texts, with intervals over pairs of texts."""
    counter = load_scorer(Path(gold.scorer.__file__ or "").parent)
    counter.ratio = lambda part, whole: (part, whole)  # type: ignore[attr-defined]  # counts, which can be added up
    counted: dict[str, list[tuple[int, int]]] = {}
    for stem in sorted({doc["id"].rpartition(".")[0] for doc in gold.docs}):
        sides = [doc for doc in gold.docs if doc["id"].rpartition(".")[0] == stem]
        for name, value in counter.agreement_of_pairs(sides, rows).items():
            counted.setdefault(name, []).append(value)
    sums = {name: np.tensordot(draws(len(values)), np.array(values, float), 1) for name, values in counted.items()}
    return {name: estimate(ratio(both[:, 0], both[:, 1])) for name, both in sums.items()}
