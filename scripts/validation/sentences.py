"""Figures on labelled sentences: NewsMTSC, RuSentNE and the readers of the New York Times."""

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import learn_weights
import numpy as np
from numpy.typing import NDArray

import quotestance as qs
from quotestance import _core
from quotestance.evaluation.bootstrap import Estimate, estimate
from quotestance.evaluation.measures import macro_f1
from quotestance.learning import LABELS
from quotestance.tables import compile_tables
from validation import measures
from validation.bootstrap import resampled
from validation.examples import Examples, softmax

FOLDS = learn_weights.FOLDS
BIASES = (0.0, -0.3, -0.6, -0.9)
#: The spread of the shipped tones (docs/learning.md).
TONE_SPREAD = 0.4


@dataclass(frozen=True)
class Scored:
    """Labelled sentences with the probabilities that they were given."""

    groups: Sequence[object]
    labels: NDArray[np.int64]
    p: NDArray[np.float64]

    @property
    def confusions(self) -> NDArray[np.float64]:
        """One for each sentence."""
        return measures.confusions(self.labels, self.p.argmax(1))

    def macro_f1(self, classes: Sequence[int] = (0, 1, 2)) -> Estimate:
        """The mean F1 of the classes."""
        return estimate(macro_f1(resampled(self.groups, self.confusions), classes))

    def where(self, keep: NDArray[np.bool_]) -> "Scored":
        """Some of the sentences."""
        groups = [group for group, kept in zip(self.groups, keep, strict=True) if kept]
        return Scored(groups, self.labels[keep], self.p[keep])

    def __add__(self, other: "Scored") -> "Scored":
        both = ((getattr(self, name), getattr(other, name)) for name in ("labels", "p"))
        return Scored([*self.groups, *other.groups], *(np.concatenate(pair) for pair in both))


def labels_of(rows: learn_weights.Rows) -> NDArray[np.int64]:
    """0, 1, 2 for negative, neutral, positive."""
    return np.array([row["label"] + 1 for row in rows])


def articles_of(rows: learn_weights.Rows) -> list[int]:
    """The numbers of the articles that sentences of NewsMTSC are from."""
    return [learn_weights.article_of(row) for row in rows]


def shipped(analyzer: qs.Analyzer, rows: learn_weights.Rows, groups: Sequence[object]) -> Scored:
    """What the package makes of the sentences."""
    scores = learn_weights.score(analyzer, rows)
    p = np.stack([scores[f"p_{label}"].to_numpy() for label in LABELS], 1)
    return Scored(groups, labels_of(rows), p)


class Sentences:
    """The sentences with labels for a target, scored with the shipped weights and with others.

    Parameters
    ----------
    data
        The folder of the data sets.
    analyzer
        With the bundled tables.
    """

    def __init__(self, data: Path, analyzer: qs.Analyzer) -> None:
        names = ("newsmtsc-train", "newsmtsc-dev-rw", "newsmtsc-dev-mt", "rusentne-en")
        self.rows = {name: learn_weights.read(data / f"{name}.jsonl") for name in names}
        self.groups = {name: articles_of(rows) for name, rows in self.rows.items() if name.startswith("newsmtsc")}
        # RuSentNE does not say which article a sentence is from; sentences that stand there twice stay together.
        self.groups["rusentne-en"] = [zlib.crc32(row["text"].encode()) for row in self.rows["rusentne-en"]]
        self.shipped = {name: shipped(analyzer, self.rows[name], self.groups[name]) for name in names[1:]}
        tables = learn_weights.by_hand()
        self.hand = _core.Weights(compile_tables(tables))
        plain = qs.Analyzer(lexicon=qs.Lexicon(tables), actors=qs.Actors(tables))
        self.examples = {name: Examples.of(plain, rows, self.groups[name]) for name, rows in self.rows.items()}

    def seen(self, name: str) -> NDArray[np.bool_]:
        """Which sentences are from an article that also has sentences in the training part."""
        return np.isin(self.groups[name], self.groups["newsmtsc-train"])

    def drift(self) -> float:
        """The largest difference of a probability between the shipped weights and those learned here."""
        weights, _ = self.examples["newsmtsc-train"].learn(self.hand)
        names = ("newsmtsc-dev-rw", "newsmtsc-dev-mt")
        return max(float(np.abs(self.examples[n].probabilities(weights) - self.shipped[n].p).max()) for n in names)

    def apart(self) -> dict[str, Scored]:
        """The parts of dev, with weights learned without any sentence of their articles."""
        train = self.examples["newsmtsc-train"]
        names = ("newsmtsc-dev-rw", "newsmtsc-dev-mt")
        others = ~np.isin(train.groups, np.concatenate([self.groups[name] for name in names]))
        weights, _ = train.part(others).learn(self.hand)
        made = {name: self.examples[name].probabilities(weights) for name in names}
        return {name: Scored(self.groups[name], labels_of(self.rows[name]), p) for name, p in made.items()}

    def adapted(self) -> tuple[Scored, list[float]]:
        """RuSentNE by five folds, its other four learned together with NewsMTSC, and the bias chosen for each.

        The bias, added to the log-odds of neutral, is the one that does best within the four: there too each fold is
        scored by weights that were learned without it.
        """
        examples = self.examples["rusentne-en"]
        fold = examples.groups % FOLDS
        train, labels = self.examples["newsmtsc-train"], examples.labels.astype(int)

        def odds(held: Sequence[int]) -> NDArray[np.float64]:
            weights, _ = train.joined(examples.part(~np.isin(fold, held))).learn(self.hand)
            return np.log(examples.probabilities(weights))

        inner = {pair: odds(pair) for pair in itertools.combinations(range(FOLDS), 2)}
        p, biases = np.zeros((len(labels), 3)), []
        for held in range(FOLDS):
            known = np.zeros_like(p)
            for other in (k for k in range(FOLDS) if k != held):
                known[fold == other] = inner[min(held, other), max(held, other)][fold == other]
            rest = fold != held
            bias = max(BIASES, key=lambda b: pair_f1(labels[rest], biased(known[rest], b)))
            p[fold == held] = biased(odds([held])[fold == held], bias)
            biases.append(bias)
        return Scored(self.groups["rusentne-en"], labels, p), biases


def biased(odds: NDArray[np.float64], bias: float) -> NDArray[np.float64]:
    """Probabilities with something added to the log-odds of neutral."""
    return softmax(odds + np.array([0, bias, 0]))


def pair_f1(labels: NDArray[np.int64], p: NDArray[np.float64]) -> float:
    """The mean F1 of negative and positive."""
    return float(macro_f1(measures.confusions(labels, p.argmax(1)).sum(0), (0, 2)))


def readers(data: Path) -> tuple[dict[str, Estimate], int]:
    """Pearson's r of the sentiment with readers: by hand, and by folds over articles; and of how many sentences."""
    tones = learn_weights.Tones(learn_weights.by_hand(), learn_weights.read(data / "nyt.jsonl"))
    held_out = np.zeros(len(tones.ratings))
    for fold in range(FOLDS):
        rest, held = (np.flatnonzero((tones.groups % FOLDS == fold) == is_held) for is_held in (False, True))
        held_out[held] = tones.sentiment(held, tones.learn(rest, TONE_SPREAD))
    if not np.isclose(np.corrcoef(held_out, tones.ratings)[0, 1], tones.correlation(TONE_SPREAD)):
        raise RuntimeError("the folds are no longer those of scripts/learn_weights.py")
    both = {"by hand": tones.result["sentiment"], "five folds": held_out}
    groups = tones.groups.tolist()
    made = {name: resampled(groups, measures.moments(said, tones.ratings)) for name, said in both.items()}
    return {name: estimate(measures.pearson(sums)) for name, sums in made.items()}, len(groups)
