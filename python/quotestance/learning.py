"""Learning weights from labels, and the table that keeps them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import invalid_option, near
from quotestance.statements import Scores, Statements
from quotestance.statements.columns import EVIDENCE, VALUES
from quotestance.tables import compile_tables
from quotestance.tableset import combine

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer
    from quotestance.lexicon import Lexicon

#: Labels as the core numbers them; numbers −1, 0, 1 mean the same.
LABELS = ("negative", "neutral", "positive")
SPREADS = (0.1, 0.2, 0.35, 0.5, 0.8)
READINGS = ("statement", "span")
_MIDDLE = 0.35  # the spread where there are too few articles to choose one
_SMALLEST = 1e-4  # of a change that is worth a row of the table
_LARGEST = 20.0  # log-odds that a table can hold; nobody is surer
_TABLE = "added/weights.tsv"


def label_codes(labels: Iterable[object], rows: int) -> NDArray[np.int8]:
    """0, 1, 2 for negative, neutral, positive; −1 where there is no label.

    Raises
    ------
    InvalidOption
        A label outside the set, or not as many as there are rows.

    Examples
    --------
    >>> label_codes(["negative", None, 1], 3).tolist()
    [0, -1, 2]
    """
    if isinstance(labels, pa.Array | pa.ChunkedArray):
        labels = labels.to_pylist()
    codes = [_code(row, label) for row, label in enumerate(labels)]
    if len(codes) != rows:
        raise invalid_option("labels", len(codes), f"{len(codes)} labels for {rows} rows")
    return np.array(codes, np.int8)


def _code(row: int, label: object) -> int:
    if label is None or type(label).__name__ == "NAType" or label != label:  # NaN is not equal to itself
        return -1
    if isinstance(label, str):
        if label == "none":
            return -1
        if label in LABELS:
            return LABELS.index(label)
    elif not isinstance(label, bool | np.bool_) and label in (-1, 0, 1):
        return (-1, 0, 1).index(label)
    message = f"row {row}: the label {label!r} is none of {', '.join(LABELS)} (or -1, 0, 1)"
    raise invalid_option("labels", label, message, near(str(label), LABELS))


class Examples(NamedTuple):
    """Labelled evidence as the core learns from it: row i has the terms [offsets[i], offsets[i + 1]).

    Parameters
    ----------
    offsets
        Of the rows in the terms.
    names
        Of the concepts, cues, settings and baselines.
    ideas, roles, amounts
        By term: a number of `names`, a number of ``VALUES["role"]``, and how much of it counts.
    labels
        By row: a number of `LABELS`.
    groups
        By row: the article, which cross-validation does not tear apart.
    """

    offsets: NDArray[np.int64]
    names: Sequence[str]
    ideas: NDArray[np.int32]
    roles: NDArray[np.int8]
    amounts: NDArray[np.float64]
    labels: NDArray[np.int8]
    groups: NDArray[np.int64]


def examples_of(rows: Statements | Scores | pa.Table, codes: NDArray[np.int8]) -> Examples:
    """The evidence of the labelled rows.

    Rows that don't speak of the target have no evidence, and are left out. Of a table the columns ``doc_id`` and
    ``evidence`` are read.

    Raises
    ------
    InvalidOption
        The evidence is not as this version of the package makes it.
    """
    table = (rows if isinstance(rows, pa.Table) else rows.to_arrow()).combine_chunks()
    lists = _one(table.column("evidence"))
    counts = np.asarray(lists.value_lengths().fill_null(0))
    kept = np.flatnonzero((codes >= 0) & (counts > 0))
    evidence = lists.take(pa.array(kept)).flatten()
    names = [field.name for field in evidence.type]
    if missing := [field.name for field in EVIDENCE if field.name not in names]:
        message = f"the evidence lacks {', '.join(missing)}; it has {', '.join(names)}"
        raise invalid_option("statements", missing[0], message)
    concepts = _coded(evidence.field("concept"))
    groups = _one(table.column("doc_id")).dictionary_encode().indices.take(pa.array(kept))
    return Examples(
        np.concatenate([[0], np.cumsum(counts[kept])]).astype(np.int64),
        concepts.dictionary.to_pylist(),
        concepts.indices.to_numpy(zero_copy_only=False).astype(np.int32),
        _role_codes(_coded(evidence.field("role"))),
        evidence.field("amount").to_numpy(zero_copy_only=False),
        codes[kept],
        np.asarray(groups).astype(np.int64),
    )


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _coded(values: pa.Array) -> pa.DictionaryArray:
    # What went through pandas has lost its dictionaries.
    return values if pa.types.is_dictionary(values.type) else values.dictionary_encode()


def _role_codes(roles: pa.DictionaryArray) -> NDArray[np.int8]:
    known = VALUES["role"]
    names = roles.dictionary.to_pylist()
    for name in names:
        if name not in known:
            raise invalid_option("statements", name, f"the evidence has the unknown role {name!r}", near(name, known))
    numbers = np.array([known.index(name) for name in names], np.int8)
    return np.asarray(numbers[np.asarray(roles.indices)])


def best_spread(weights: _core.Weights, examples: Sequence[Any], reading: str, *, folds: int) -> float:
    """The spread with the highest likelihood of held-out articles."""
    given = Examples(*examples)
    rows = np.arange(len(given.labels))

    def loss(spread: float) -> float:
        p = weights.cross_validate(**given._asdict(), options=_options(spread), reading=reading, folds=folds)
        return float(-np.log(np.maximum(p[rows, given.labels], 1e-12)).mean())

    return min(SPREADS, key=loss)


def probabilities(weights: _core.Weights, examples: Examples, reading: str) -> NDArray[np.float64]:
    """What the weights make of examples: a row for each, a column for each of `LABELS`."""
    offsets, names, ideas, roles, amounts, _, _ = examples
    rows = weights.rows(reading)
    number = {key: row for row, key in enumerate(zip(rows["concept"], rows["role"], strict=True))}
    used = [number[names[idea], VALUES["role"][role]] for idea, role in zip(ideas, roles, strict=True)]
    against, in_favour = (np.asarray(rows[side])[used] for side in ("against", "for"))
    turned = amounts < 0  # a word that is turned round counts for the other side
    sides = np.where(turned, in_favour, against), np.where(turned, against, in_favour)
    odds = np.zeros((len(offsets) - 1, len(LABELS)))
    odds[:, 0], odds[:, 2] = (np.add.reduceat(np.abs(amounts) * side, offsets[:-1]) for side in sides)
    mass = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(mass / mass.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Lesson:
    """What labels teach.

    Parameters
    ----------
    lexicon
        The one that learned.
    rows
        Its table of weights: what was learned beyond its other tables, now or before.
    moved
        How many weights these labels moved.
    labels
        How many rows taught: those with a label that speak of their target.
    spread
        Standard deviation of a weight around its prior, in log-odds.
    before, after
        Share of these rows whose label is the most probable one.
    """

    lexicon: "Lexicon"
    rows: Sequence[Mapping[str, str]]
    moved: int
    labels: int
    spread: float
    before: float
    after: float


def learn(
    analyzer: "Analyzer", examples: Examples, reading: str, *, spread: float | None = None, folds: int = 5
) -> Lesson:
    """Learn the weights of a reading (``statement`` or ``span``) from examples; see `Analyzer.fit`."""
    _check(spread, folds)
    prior = _weights(analyzer, analyzer.lexicon)
    if spread is None:
        several = len(set(examples.groups.tolist())) >= folds and _every_fold_has_two(examples, folds)
        spread = best_spread(prior, examples, reading, folds=folds) if several else _MIDDLE
    learned, _ = prior.learn(**examples._asdict(), options=_options(spread), reading=reading)
    before, after = (
        float((probabilities(weights, examples, reading).argmax(axis=1) == examples.labels).mean())
        for weights in (prior, learned)
    )
    lexicon, rows = _with_learned(analyzer, learned)
    moved = len(changed_rows(prior, learned, reading))
    return Lesson(lexicon, rows, moved, len(examples.labels), spread, before, after)


def learned_lexicon(
    analyzer: "Analyzer", rows: Statements | Scores, labels: Iterable[object], *, spread: float | None, folds: int
) -> "Lexicon":
    """The analyzer's lexicon with the weights that these labels teach; see `Analyzer.fit`."""
    examples = examples_of(rows, label_codes(labels, len(rows)))
    reading = "span" if isinstance(rows, Scores) else "statement"
    return learn(analyzer, examples, reading, spread=spread, folds=folds).lexicon


def _options(spread: float) -> _core.LearningOptions:
    # Settings and baselines are no freer than words: they count for every text, and labels are seldom a fair sample.
    return _core.LearningOptions(spread=spread, free_spread=spread, scale_spread=0)


def _check(spread: object, folds: object) -> None:
    number = isinstance(spread, int | float) and not isinstance(spread, bool) and math.isfinite(spread) and spread > 0
    if spread is not None and not number:
        raise invalid_option("spread", spread, f"spread={spread!r}: give a number above 0, such as {_MIDDLE}, or None")
    if isinstance(folds, bool) or not isinstance(folds, int) or folds < 2:
        raise invalid_option("folds", folds, f"folds={folds!r}: give a whole number from 2")


def _weights(analyzer: "Analyzer", lexicon: "Lexicon") -> _core.Weights:
    return _core.Weights(compile_tables(combine(lexicon, analyzer.actors)))


def _with_learned(analyzer: "Analyzer", learned: _core.Weights) -> tuple["Lexicon", list[Mapping[str, str]]]:
    """The lexicon with one table of all that was learned, in place of what an earlier fit wrote.

    That table comes last; were the rows of the earlier one kept, they would undo what `update` has changed since.
    """
    lexicon = analyzer.lexicon
    old = [table for table in lexicon.tables if table.path == _TABLE]
    base = type(lexicon)(table for table in lexicon.tables if table.path != _TABLE) if old else lexicon
    before = _weights(analyzer, base)
    # Tones are not learned here, but may stand in the same table.
    rows: list[Mapping[str, str]] = [row for table in old for _, row in table.rows() if row["role"] == "tone"]
    rows += [row for reading in READINGS for row in changed_rows(before, learned, reading)]
    return base.with_rows("weights", rows), rows


def _every_fold_has_two(examples: Examples, folds: int) -> bool:
    """Whether the rest of every fold has examples of two classes, without which nothing is learned."""
    parts = examples.groups % folds
    return all(len(set(examples.labels[parts != fold].tolist())) > 1 for fold in range(folds))


def changed_rows(before: _core.Weights, after: _core.Weights, reading: str) -> list[Mapping[str, str]]:
    """The rows of a table of weights: those that learning has moved."""
    old, new = before.rows(reading), after.rows(reading)
    moved = np.maximum(*(np.abs(np.subtract(new[side], old[side])) for side in ("against", "for"))) > _SMALLEST
    return [
        {
            "concept": new["concept"][i],
            "role": new["role"][i],
            "reading": reading,
            "against": _cell(new["against"][i]),
            "for": _cell(new["for"][i]),
        }
        for i in np.flatnonzero(moved)
    ]


def _cell(weight: float) -> str:
    return f"{min(max(weight, -_LARGEST), _LARGEST):.4f}"
