"""Learn the shipped weights from labelled sentences, and write the report of the run.

    python scripts/learn_weights.py DATA

DATA holds the data sets named in `docs/learning.md` as JSON lines: ``newsmtsc-train.jsonl`` (text, begin, end, label)
and ``nyt.jsonl`` (text, mean). Writes ``python/quotestance/data/weights.tsv`` and ``docs/learning.md``. Deterministic.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import quotestance as qs
from quotestance import _core, learning
from quotestance.tables import Table, bundled, compile_tables, content_of

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "python" / "quotestance" / "data" / "weights.tsv"
REPORT = ROOT / "docs" / "learning.md"

#: How much of what sentences of the news teach a concept counts in statements, which differ from them. Coarse search.
STATEMENT_SHARE = 0.25
SPREADS = (0.1, 0.2, 0.35, 0.5, 0.8)
FOLDS = 5
TONE_SPREADS = (0.15, 0.25, 0.4, 0.6, 0.9)
TONE_NOISE = 4.0  # standard deviation of a text's rating around its tone, in units of the tone
SHARES = (0.1, 0.25, 0.5, 1.0)  # of the data, for the learning curve
NOTE = """\
# Made by scripts/learn_weights.py: do not edit. What weighs otherwise than the tables say by hand (docs/learning.md).
"""
SMALLEST = 0.02  # of a change that is worth a row
SIDES = ("against", "for")
ROLES = learning.VALUES["role"]

Rows = list[dict[str, Any]]


def read(path: Path) -> Rows:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def by_hand() -> tuple[Table, ...]:
    """The tables without learned weights."""
    return tuple(table for table in bundled() if table.schema != "weights")


def score(analyzer: qs.Analyzer, rows: Rows) -> qs.Scores:
    """The scores of labelled sentences."""
    texts, begins, ends = ([row[name] for row in rows] for name in ("text", "begin", "end"))
    return analyzer.score_targets(texts, begins, ends, language="en")


def macro_f1(truth: Sequence[int], said: Sequence[int]) -> float:
    """The mean F1 of the three labels."""
    truth, said = np.asarray(truth), np.asarray(said)
    pairs = ((np.sum((truth == k) & (said == k)), np.sum(truth == k) + np.sum(said == k)) for k in range(3))
    return float(np.mean([2 * both / total if total else 0.0 for both, total in pairs]))


def article_of(row: Mapping[str, Any]) -> int:
    """A number for the article that a sentence is from, the same in every run."""
    return zlib.crc32("_".join(str(row["id"]).split("_")[:3]).encode())


def held_out(weights: _core.Weights, examples: Sequence[Any], spread: float) -> tuple[float, float]:
    """Mean negative log-likelihood and macro-F1 of held-out articles."""
    options = _core.LearningOptions(spread=spread)
    p = weights.cross_validate(*examples, options=options, reading="span", folds=FOLDS)
    labels = np.asarray(examples[5])
    loss = -np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-12)).mean()
    return float(loss), macro_f1(labels, p.argmax(axis=1))


def part_of(examples: Sequence[Any], keep: np.ndarray) -> tuple[Any, ...]:
    """Some of the examples."""
    offsets, names, ideas, roles, amounts, labels, groups = examples
    terms = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in keep])
    ends = np.cumsum(np.diff(offsets)[keep])
    return (np.concatenate([[0], ends]), names, ideas[terms], roles[terms], amounts[terms], labels[keep], groups[keep])


class Moved:
    """What learning did to the weights of targets in any sentence.

    Parameters
    ----------
    hand, learned
        The weights before and after.
    scales
        What it multiplied the priors of each role and side by.
    """

    def __init__(self, hand: _core.Weights, learned: _core.Weights, scales: Sequence[float]) -> None:
        self.before, self.after, self.scales = hand.rows("span"), learned.rows("span"), scales
        factors = [scales[2 * ROLES.index(role) + (prior > 0)] for role, prior in self._ideas()]
        self.scaled = {side: np.multiply(factors, self.before[side]) for side in SIDES}
        self.added = {side: np.asarray(self.after[side]) - self.scaled[side] for side in SIDES}
        self.worth_a_row = np.flatnonzero(np.maximum(*(np.abs(self.added[side]) for side in SIDES)) > SMALLEST)

    def _ideas(self) -> Iterable[tuple[str, float]]:
        return zip(self.before["role"], self.before["prior"], strict=True)

    def row(self, i: int, reading: str, weights: Mapping[str, float]) -> Mapping[str, str]:
        """A row of the table of weights."""
        cells = {"concept": self.before["concept"][i], "role": self.before["role"][i], "reading": reading}
        return cells | {side: f"{weight:.2f}" for side, weight in weights.items()}

    def span_rows(self) -> list[Mapping[str, str]]:
        """The scale of each role, and the weights that learning moved beyond it."""
        pairs = zip(ROLES, self.scales[::2], self.scales[1::2], strict=True)
        cells = {"concept": "*", "reading": "span"}
        scales = [
            cells | {"role": role, "against": f"{bad:.3f}", "for": f"{good:.3f}"}
            for role, bad, good in pairs
            if (bad, good) != (1, 1) and role != "baseline"
        ]
        weights = (self.row(i, "span", {side: self.after[side][i] for side in SIDES}) for i in self.worth_a_row)
        return [*scales, *weights]

    def statement_rows(self) -> list[Mapping[str, str]]:
        """By hand, and a share of what learning added beyond the scale of the role."""
        return [
            self.row(i, "statement", {s: self.before[s][i] + STATEMENT_SHARE * self.added[s][i] for s in SIDES})
            for i in self.worth_a_row
            if self.before["role"][i] not in ("setting", "baseline")
        ]

    def most_moved(self, count: int = 15) -> str:
        """The concepts in context that learning moved most, toward blame and toward praise."""
        context = [i for i, role in enumerate(self.before["role"]) if role == "context"]
        order = sorted(context, key=lambda i: self.added["for"][i] - self.added["against"][i])

        def cell(i: int) -> str:
            lean = (weights["for"][i] - weights["against"][i] for weights in (self.scaled, self.after))
            return f"{self.before['concept'][i]} " + " → ".join(f"{value:+.2f}" for value in lean)

        pairs = zip(order[:count], reversed(order[-count:]), strict=True)
        return table(("toward blame", "toward praise"), ((cell(a), cell(b)) for a, b in pairs))


def tones_of(lexicon: _core.Lexicon, texts: list[str], languages: np.ndarray) -> dict[str, np.ndarray]:
    """What the core finds in texts of which no target is told; the columns of their tone among it."""
    some = _core.Texts()
    some.add_objects(texts)
    zeros = np.zeros(len(texts), np.int64)
    (part,), _ = _core.Analyzer(lexicon).score_targets(some, begins=zeros, ends=zeros, languages=languages)
    return part


class Tones:
    """Texts with ratings of their tone, as the core learns from them."""

    def __init__(self, tables: tuple[Table, ...], rows: Rows) -> None:
        self.lexicon = compile_tables(tables)
        self.ratings = np.array([row["mean"] for row in rows])
        self.result = tones_of(self.lexicon, [row["text"] for row in rows], np.ones(len(rows), np.int8))
        self.groups = np.array([int(str(row["id"]).split("_")[0]) for row in rows])

    def learn(self, keep: np.ndarray, spread: float) -> np.ndarray:
        """Tones by concept, from some of the texts."""
        offsets = self.result["tone_offsets"]
        terms = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in keep])
        ends = np.concatenate([[0], np.cumsum(np.diff(offsets)[keep])])
        concepts, amounts = self.result["tone_concept"][terms], self.result["tone_amount"][terms]
        weights = _core.Weights(self.lexicon)
        return weights.learn_tones(ends, concepts, amounts, self.ratings[keep], spread, TONE_NOISE).tones()

    def sentiment(self, rows: np.ndarray, tones: np.ndarray) -> list[float]:
        """The sentiment of texts under these tones."""
        offsets, concepts, amounts = (self.result[f"tone_{name}"] for name in ("offsets", "concept", "amount"))
        ends = [(offsets[i], offsets[i + 1]) for i in rows]
        return [float(np.tanh((tones[concepts[a:b]] * amounts[a:b]).sum() / 4)) for a, b in ends]

    def correlation(self, spread: float) -> float:
        """Pearson's r with the ratings of articles that were not learned from."""
        said = np.zeros(len(self.ratings))
        for fold in range(FOLDS):
            rest, held = (np.flatnonzero((self.groups % FOLDS == fold) == is_held) for is_held in (False, True))
            said[held] = self.sentiment(held, self.learn(rest, spread))
        return float(np.corrcoef(said, self.ratings)[0, 1])

    def by_hand(self) -> float:
        """Pearson's r of the tones of the tables."""
        return float(np.corrcoef(self.result["sentiment"], self.ratings)[0, 1])


def tone_rows(tones: Tones, learned: np.ndarray) -> list[Mapping[str, str]]:
    """The rows of learned tones."""
    before, names = _core.Weights(tones.lexicon).tones(), tones.lexicon.concepts()["concept"]
    return [
        {"concept": names[i], "role": "tone", "reading": "statement", "against": "", "for": f"{learned[i]:.2f}"}
        for i in np.flatnonzero(np.abs(learned - before) > SMALLEST)
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


REPORT_TEXT = """# What was learned, and from what

Made by `python scripts/learn_weights.py DATA`; the numbers below are of that run. How weights work is told in
[How the score is made](score.md).

| data | rows | from, licence | teaches |
|---|---|---|---|
| NewsMTSC, training part | {sentences} | Hamborg & Donnay 2021, MIT | the weights: sentences of US political news, \
each with a marked target and whether it speaks well or ill of it |
| NYT editorial snippets | {ratings} | Hutto & Gilbert 2014, MIT | the tones: the mean of 20 readers' ratings |

Both are English. Weights belong to concepts and not to words, so the Indonesian forms of a concept weigh the same.

## The weights

The maximum a posteriori of a multinomial logistic model, linear in the weights, with a Gaussian prior around the
hand-set ones: two weights, *against* and *for*, for each concept and role; one scale for all priors of a role and a
side; free weights for the baseline and for how the target stands in the sentence. Convex; L-BFGS took {steps} steps.
The spread of the prior was chosen by {folds}-fold cross-validation over articles:

{curve}

Hand-set weights alone: macro-F1 {hand_f1:.3f}. With {spread} and a part of the data:

{growth}

What became of the priors of a role, as a factor (bad words, good words). A factor below 0 says that the hand-set sign
is wrong for such sentences:

{scales}

These scales belong to sentences of any news and stay with them (reading `span`). Statements of speakers about states
are another thing: there the priors keep their scale, and {share:.0%} of what a single concept learned beyond it is
added (reading `statement`; the share is from a coarse search on labelled articles).

Most changed, as *for* minus *against* of a word near the target (by hand and scale → learned):

{moved}

## The tones

Ridge regression around the hand-set tones. Pearson's r with the readers, by {folds}-fold cross-validation over
articles; by hand {tones_by_hand:.3f}:

{tone_curve}
"""
SHOWN_ROLES = ("object", "agent", "patient", "head", "party", "context")


def fit_tables(curve: Mapping[float, tuple[float, float]], first: str, form: str) -> str:
    """Likelihood and macro-F1 by spread, or by share of the data."""
    rows = ((format(key, form), f"{loss:.4f}", f"{f1:.3f}") for key, (loss, f1) in curve.items())
    return table((first, "negative log-likelihood", "macro-F1"), rows)


def scale_table(scales: Sequence[float]) -> str:
    """The factor of each role, for bad words and for good ones."""
    shown = [i for i, role in enumerate(ROLES) if role in SHOWN_ROLES]
    return table(
        ("role", "bad", "good"), ((ROLES[i], f"{scales[2 * i]:.2f}", f"{scales[2 * i + 1]:.2f}") for i in shown)
    )


def main() -> None:
    """Learn, write the table and the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    sentences, ratings = read(data / "newsmtsc-train.jsonl"), read(data / "nyt.jsonl")
    tables = by_hand()
    hand = _core.Weights(compile_tables(tables))

    scores = score(qs.Analyzer(lexicon=qs.Lexicon(tables), actors=qs.Actors(tables)), sentences)
    codes = learning.label_codes([row["label"] for row in sentences], len(scores))
    examples = (*learning.examples_of(scores, codes)[:6], np.array([article_of(row) for row in sentences]))
    curve = {spread: held_out(hand, examples, spread) for spread in SPREADS}
    spread = min(curve, key=lambda s: curve[s][0])
    order = np.random.default_rng(0).permutation(len(sentences))
    parts = {share: np.sort(order[: int(share * len(order))]) for share in SHARES}
    growth = {share: held_out(hand, part_of(examples, part), spread) for share, part in parts.items()}
    learned, run = hand.learn(*examples, options=_core.LearningOptions(spread=spread), reading="span")
    moved = Moved(hand, learned, run["scales"])

    tones = Tones(tables, ratings)
    tone_curve = {s: tones.correlation(s) for s in TONE_SPREADS}
    tone_spread = max(tone_curve, key=lambda s: tone_curve[s])
    learned_tones = tones.learn(np.arange(len(ratings)), tone_spread)

    rows = [*moved.span_rows(), *moved.statement_rows(), *tone_rows(tones, learned_tones)]
    WEIGHTS.write_bytes(NOTE.encode() + content_of("weights", rows))
    said = [learning.LABELS.index(label) for label in scores["stance_label"].to_pylist()]
    text = REPORT_TEXT.format(
        sentences=len(sentences),
        ratings=len(ratings),
        steps=run["steps"],
        folds=FOLDS,
        curve=fit_tables(curve, "spread", "g"),
        hand_f1=macro_f1(codes, said),
        spread=spread,
        growth=fit_tables(growth, "share of the data", ".0%"),
        scales=scale_table(run["scales"]),
        share=STATEMENT_SHARE,
        moved=moved.most_moved(),
        tones_by_hand=tones.by_hand(),
        tone_curve=table(("spread", "r"), ((s, f"{r:.3f}") for s, r in tone_curve.items())),
    )
    REPORT.write_text(text, encoding="utf-8")
    print(f"{len(rows)} weights; cross-validated macro-F1 {curve[spread][1]:.3f}, r {tone_curve[tone_spread]:.3f}")


if __name__ == "__main__":
    main()
