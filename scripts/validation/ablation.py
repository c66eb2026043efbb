"""What each part of the model brings: figures without it, learned anew where there is learning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import learn_weights
import numpy as np
from numpy.typing import NDArray

import quotestance as qs
from quotestance import _core
from quotestance.evaluation.bootstrap import Estimate, draws, estimate
from quotestance.evaluation.gold import Row
from quotestance.evaluation.measures import confusion, macro_f1, stance_f1
from quotestance.learning import LABELS
from quotestance.tables import Table, compile_tables, content_of
from validation import measures
from validation.bootstrap import resampled
from validation.examples import ROLES, SPREAD, Examples, softmax
from validation.gold import GoldSet
from validation.sentences import Sentences, labels_of

Tables = tuple[Table, ...]
NAMES = ("newsmtsc-train", "newsmtsc-dev-rw", "newsmtsc-dev-mt")
CONCEPTS = ("concepts", "idioms")


@dataclass(frozen=True)
class Variant:
    """A model without one of its parts."""

    name: str
    what: str
    change: Callable[[Table], Table] = field(default=lambda table: table)
    dropped: frozenset[str] = frozenset()  # roles of evidence
    learns: bool = True


def rewritten(table: Table, rows: Sequence[Mapping[str, str]]) -> Table:
    """The table with other rows."""
    return Table(table.path, content_of(table.schema, rows), table.bundled)


def without_frames(table: Table) -> Table:
    """Concepts with nothing but their tone."""
    if table.schema not in CONCEPTS:
        return table
    return rewritten(table, [{**row, "frame": "attribute", "weights": "head=0"} for _, row in table.rows()])


def without_phrases(table: Table) -> Table:
    """Concepts with forms of one word alone; those that have none are gone."""
    if table.schema not in CONCEPTS:
        return table
    rows = []
    for _, row in table.rows():
        forms = {language: single_words(row[language]) for language in ("id", "en")}
        if any(forms.values()):
            rows.append({**row, **forms})
    return rewritten(table, rows)


def single_words(cell: str) -> str:
    """The forms of a cell that are one word.

    >>> single_words("standar ganda/n; munafik/x")
    'munafik/x'
    """
    return "; ".join(form for form in map(str.strip, cell.split(";")) if form and " " not in form.partition("/")[0])


def without_shifters(table: Table) -> Table:
    """No shifters."""
    return rewritten(table, []) if table.schema == "shifters" else table


BY_GRAMMAR = frozenset(ROLES) - {"context", "cue", "baseline", "setting"}
VARIANTS = (
    Variant("all parts", "learned anew by this script, as the shipped weights were"),
    Variant("learning off", "the tables without learned weights", learns=False),
    Variant("frames off", "each concept an attribute of weight 0, its tone kept", without_frames),
    Variant("roles off", "no evidence but context, cue, baseline and setting", dropped=BY_GRAMMAR),
    Variant("shifters off", "`shifters.tsv` with its header alone", without_shifters),
    Variant("phrases off", "no concept form of several words", without_phrases),
    Variant("settings off", "no evidence from how the target stands in the sentence", dropped=frozenset({"setting"})),
)


@dataclass(frozen=True)
class Outcome:
    """The figures of a variant as replicates, by data set, row 0 as measured."""

    variant: Variant
    replicates: Mapping[str, NDArray[np.float64]]

    def cell(self, name: str, whole: "Outcome") -> str:
        """The figure, and by how much it lies above or below that of the whole, with the interval of the difference."""
        value = self.replicates[name]
        if self is whole:
            return f"{value[0]:.3f}"
        difference: Estimate = estimate(value - whole.replicates[name])
        return f"{value[0]:.3f} ({difference.signed})"


def run(variant: Variant, sentences: Sentences, gold: Sequence[GoldSet]) -> Outcome:
    """Make the variant, let it learn, and measure it."""
    tables = tuple(variant.change(table) for table in learn_weights.by_hand())
    analyzer = analyzer_of(tables)
    groups = sentences.groups
    examples = {name: Examples.of(analyzer, sentences.rows[name], groups[name]) for name in NAMES}
    examples = {name: e.without_roles(variant.dropped) for name, e in examples.items()}
    hand = _core.Weights(compile_tables(tables))
    train = examples[NAMES[0]]
    weights = hand
    if variant.learns:
        weights, learned = train.learn(hand)
        moved = learn_weights.Moved(hand, weights, learned["scales"])
        rows = [*moved.span_rows(), *moved.statement_rows()]
        analyzer = analyzer_of((*tables, Table("weights.tsv", content_of("weights", rows))))
    p = {name: examples[name].probabilities(weights) for name in NAMES}
    if variant.learns:
        options = _core.LearningOptions(spread=SPREAD)
        p[NAMES[0]] = hand.cross_validate(
            *train.arguments(), options=options, reading="span", folds=learn_weights.FOLDS
        )
    out = {}
    for name in NAMES:
        counted = measures.confusions(labels_of(sentences.rows[name]), p[name].argmax(1))
        out[name] = macro_f1(resampled(groups[name], counted))
    for one in gold:
        out[one.name] = stance_of(one, one.analyze(analyzer), variant.dropped)
    return Outcome(variant, out)


def analyzer_of(tables: Tables) -> qs.Analyzer:
    """An analyzer of these tables alone."""
    return qs.Analyzer(lexicon=qs.Lexicon(tables), actors=qs.Actors(tables))


def stance_of(gold: GoldSet, rows: Mapping[str, list[Row]], dropped: frozenset[str]) -> NDArray[np.float64]:
    """The scorer's macro-F1 of stance, end to end, without the evidence of some roles."""
    if dropped:
        rows = {name: [relabelled(row, dropped) for row in of_doc] for name, of_doc in rows.items()}
    per_doc = np.stack([confusion(pairs["all"]) for _, pairs in gold.counted(rows)])
    return stance_f1(np.tensordot(draws(len(per_doc)), per_doc, 1))


def relabelled(row: Row, dropped: frozenset[str]) -> Row:
    """The row with the label that the rest of its evidence gives."""
    if not row["evidence"]:
        return row
    kept: list[dict[str, Any]] = [e for e in row["evidence"] if e["role"] not in dropped]
    odds = np.array([[sum(e["against"] for e in kept), 0.0, sum(e["for"] for e in kept)]])
    return {**row, "stance_label": LABELS[int(softmax(odds).argmax())]}
