"""Learning weights from labels, and the table that keeps them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import invalid_option, near
from quotestance.statements import Scores, Statements
from quotestance.statements.columns import VALUES

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer
    from quotestance.lexicon import Lexicon

#: Labels as the core numbers them; numbers −1, 0, 1 mean the same.
LABELS = ("negative", "neutral", "positive")
SPREADS = (0.1, 0.2, 0.35, 0.5, 0.8)
_SMALLEST = 1e-4  # of a change that is worth a row of the table


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
    codes = [_code(row, label) for row, label in enumerate(labels)]
    if len(codes) != rows:
        raise invalid_option("labels", len(codes), f"{len(codes)} labels for {rows} rows")
    return np.array(codes, np.int8)


def _code(row: int, label: object) -> int:
    if label is None or label != label or label == "none":  # NaN is not equal to itself
        return -1
    if isinstance(label, str) and label in LABELS:
        return LABELS.index(label)
    if not isinstance(label, str | bool) and label in (-1, 0, 1):
        return int(label) + 1  # type: ignore[call-overload,no-any-return]
    message = f"row {row}: the label {label!r} is none of {', '.join(LABELS)} (or -1, 0, 1)"
    raise invalid_option("labels", label, message, near(str(label), LABELS))


def examples_of(rows: Statements | Scores, codes: NDArray[np.int8]) -> tuple[Any, ...]:
    """The evidence of the labelled rows as the core learns from it: offsets, names, ideas, roles, amounts, labels, groups.

    Rows that don't speak of the target have no evidence, and are left out.
    """
    table = rows.to_arrow().combine_chunks()
    lists = _one(table.column("evidence"))
    counts = np.asarray(lists.value_lengths().fill_null(0))
    kept = np.flatnonzero((codes >= 0) & (counts > 0))
    chosen = lists.take(pa.array(kept))
    evidence = chosen.flatten()
    concepts = evidence.field("concept").dictionary_encode()
    groups = _one(table.column("doc_id")).dictionary_encode().indices.take(pa.array(kept))
    return (
        np.concatenate([[0], np.cumsum(counts[kept])]).astype(np.int64),
        concepts.dictionary.to_pylist(),
        concepts.indices.to_numpy(zero_copy_only=False).astype(np.int32),
        _role_codes(evidence.field("role")),
        evidence.field("amount").to_numpy(zero_copy_only=False),
        codes[kept],
        np.asarray(groups).astype(np.int64),
    )


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _role_codes(roles: pa.Array) -> NDArray[np.int8]:
    number = np.array([VALUES["role"].index(name) for name in roles.dictionary.to_pylist()], np.int8)
    return number[np.asarray(roles.indices)]


def best_spread(weights: _core.Weights, examples: Sequence[Any], reading: str, *, folds: int, scale: float) -> float:
    """The spread with the highest likelihood of held-out articles."""
    labels = np.asarray(examples[5])
    rows = np.arange(len(labels))

    def loss(spread: float) -> float:
        options = _core.LearningOptions(spread=spread, scale_spread=scale)
        p = weights.cross_validate(*examples, options=options, reading=reading, folds=folds)
        return float(-np.log(np.maximum(p[rows, labels], 1e-12)).mean())

    return min(SPREADS, key=loss)


def learned_lexicon(
    analyzer: "Analyzer", rows: Statements | Scores, labels: Iterable[object], *, spread: float | None, folds: int
) -> "Lexicon":
    """The analyzer's lexicon with the weights that these labels teach; see `Analyzer.fit`."""
    from quotestance.tables import compile_tables
    from quotestance.tableset import combine

    examples = examples_of(rows, label_codes(labels, len(rows)))
    reading = "span" if isinstance(rows, Scores) else "statement"
    prior = _core.Weights(compile_tables(combine(analyzer.lexicon, analyzer.actors)))
    if spread is None:
        several = len(set(np.asarray(examples[6]).tolist())) >= folds and _every_fold_has_two(examples, folds)
        spread = best_spread(prior, examples, reading, folds=folds, scale=0) if several else 0.35
    options = _core.LearningOptions(spread=spread, scale_spread=0)
    learned, _ = prior.learn(*examples, options=options, reading=reading)
    return analyzer.lexicon.with_rows("weights", changed_rows(prior, learned, reading))


def _every_fold_has_two(examples: Sequence[Any], folds: int) -> bool:
    """Whether the rest of every fold has examples of two classes, without which nothing is learned."""
    labels, parts = np.asarray(examples[5]), np.asarray(examples[6]) % folds
    return all(len(set(labels[parts != fold].tolist())) > 1 for fold in range(folds))


def changed_rows(before: _core.Weights, after: _core.Weights, reading: str) -> list[Mapping[str, str]]:
    """The rows of a table of weights: those that learning has moved."""
    old, new = before.rows(reading), after.rows(reading)
    moved = np.maximum(*(np.abs(np.subtract(new[side], old[side])) for side in ("against", "for"))) > _SMALLEST
    return [
        {
            "concept": new["concept"][i],
            "role": new["role"][i],
            "reading": reading,
            "against": f"{new['against'][i]:.4f}",
            "for": f"{new['for'][i]:.4f}",
        }
        for i in np.flatnonzero(moved)
    ]
