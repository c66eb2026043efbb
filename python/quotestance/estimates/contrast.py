"""The words that divide two groups of statements.

The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political
Analysis 16(4), section 3.5: to the counts of each group are added those that `prior` words drawn from all statements
would bring, so that a rare word needs more than chance to stand out, and a common one more than habit.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike, NDArray

from quotestance import _core
from quotestance.articles.strings import texts_of
from quotestance.checks import positive
from quotestance.errors import invalid_option, near, some
from quotestance.estimates.duplicates import once
from quotestance.estimates.evidence import evidence_of
from quotestance.estimates.sides import NEITHER, choose, of_target, own_bloc
from quotestance.statements.groups import number, with_text

if TYPE_CHECKING:
    import pandas as pd

WHAT = {"words": "word", "concepts": "concept"}


class Counted(NamedTuple):
    """What is said: by term how often on sides `a` and `b` and elsewhere, and a row of `a` and of `b` that says it."""

    terms: pa.Array
    counts: NDArray[np.int64]
    examples: NDArray[np.int64]


def compare(
    table: pa.Table,
    a: object,
    b: object,
    by: str,
    *,
    what: str,
    target: str | None,
    language: str | None,
    prior: float,
    duplicates: object,
) -> "pd.DataFrame":
    """The frame that `Statements.compare` returns."""
    import pandas as pd

    if what not in tuple(WHAT):  # a list has no hash
        raise invalid_option("what", what, f"what={what!r}: words or concepts can be compared", near(str(what), WHAT))
    positive("prior", prior, "words")
    table, told = once(table, duplicates)
    table = with_text(table)
    if what == "concepts" or target is not None:
        table = of_target(table, a, b, by, target)
    sides = choose(table, a, b, by)
    language = _language(table.filter(pa.array(sides != NEITHER)), what, language)
    if language is not None:
        rows = pc.equal(table.column("language").cast(pa.string()), language).fill_null(False)
        table, sides = table.filter(rows), sides[rows.to_numpy()]
    counted = (_concepts if what == "concepts" else _words)(table, sides)
    frame = pd.DataFrame({WHAT[what]: counted.terms.to_pandas().astype("str")} | _numbers(counted, prior))
    frame = frame.assign(**_examples(table, counted, frame["log_odds"].to_numpy()))
    frame = frame[(frame["a"] > 0) | (frame["b"] > 0)]
    frame.attrs["note"] = "; ".join(filter(None, [told, *own_bloc(table, sides)[1]]))
    return frame.sort_values("z", ascending=False, kind="stable", ignore_index=True)


def log_odds(
    a: ArrayLike, b: ArrayLike, prior: ArrayLike, prior_total: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The log-odds ratio of each word between two groups, and its z-score.

    Parameters
    ----------
    a, b
        How often each group says each word.
    prior
        What is added to each count; above 0.
    prior_total
        The sum of `prior`, with that of words which neither group says.

    Raises
    ------
    InvalidOption
        The lengths differ, a count is below 0, or a word has no prior.

    Examples
    --------
    >>> odds, z = log_odds([8, 2], [2, 8], [1, 1], 2)
    >>> odds.round(3).tolist(), z.round(3).tolist()
    ([2.197, -2.197], [3.296, -3.296])
    """
    first, second, added = (np.asarray(counts, np.float64) for counts in (a, b, prior))
    return _core.log_odds(first, second, added, prior_total)


def _language(table: pa.Table, what: str, language: str | None) -> str | None:
    """The language whose words are compared; that of concepts does not matter."""
    counts = pc.value_counts(table.column("language").cast(pa.string())).to_pylist()
    known = {count["values"]: count["counts"] for count in counts if count["values"] is not None}
    if language is not None and language not in known:
        message = f"neither group has statements in {language!r}; their languages are {some(known) or 'not known'}"
        raise invalid_option("language", language, message, near(str(language), known))
    if language is None and what == "words" and len(known) > 1:
        there = some(f"{name}: {number:,}" for name, number in sorted(known.items(), key=lambda item: -item[1]))
        message = (
            f"the statements are in several languages ({there}), whose words cannot be compared: give language=, or "
            "what='concepts', which the languages share"
        )
        raise invalid_option("language", language, message)
    return language


def _numbers(counted: Counted, prior: float) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    everywhere = counted.counts.sum(axis=1)
    share = everywhere / max(1, everywhere.sum())
    in_a, in_b = counted.counts[:, 0], counted.counts[:, 1]
    odds, z = log_odds(in_a, in_b, prior * share, prior)
    return {"a": in_a, "b": in_b, "log_odds": odds, "z": z}


def _examples(table: pa.Table, counted: Counted, odds: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """A text of the side that says it more, and its article."""
    first, second = counted.examples.T
    more, less = np.where(odds >= 0, first, second), np.where(odds >= 0, second, first)
    rows = np.where(more >= 0, more, less)
    rows = pa.array(rows, pa.int64(), mask=rows < 0)
    named = {"example": "text", "doc_id": "doc_id"}
    return {name: table.column(column).take(rows).to_pandas().to_numpy() for name, column in named.items()}


def _words(table: pa.Table, sides: NDArray[np.int8]) -> Counted:
    """The words as the core reads them, folded; single letters (*Verel's*) and numbers are none."""
    names = ["doc_id", "statement", "begin", "text", "language"]
    _, rows = number([*(table.column(name) for name in names), pa.chunked_array([pa.array(sides)])])
    texts, _ = texts_of(table.column("text").take(pa.array(rows)))  # a row for each target is one statement
    found = _core.count_words(texts, sides[rows])
    words = pa.LargeStringArray.from_buffers(
        len(found["offsets"]) - 1, pa.py_buffer(found["offsets"]), pa.py_buffer(found["bytes"])
    )
    examples = np.where(found["examples"] < 0, -1, rows[found["examples"]]) if len(rows) else found["examples"]
    return Counted(words, found["counts"], examples)


def _concepts(table: pa.Table, sides: NDArray[np.int8]) -> Counted:
    """The concepts of the evidence, once for each place in the text; not those of cues, the journalist's words."""
    column = table.column("evidence")
    if column.null_count == table.num_rows > 0:
        raise invalid_option("what", "concepts", "the statements have no evidence: their table lacks that column")
    evidence = evidence_of(table)
    cue = pc.equal(evidence.column("origin").cast(pa.string()), "cue").fill_null(False)
    said = np.flatnonzero(pc.and_not(evidence.column("form").is_valid(), cue).to_numpy(zero_copy_only=False))
    concepts = evidence.concepts.take(pa.array(said)).dictionary_encode()
    terms = concepts.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    begins = evidence.column("begin").take(pa.array(said)).fill_null(-1).to_numpy(zero_copy_only=False)
    places, _ = number([pa.chunked_array([pa.array(begins)])])
    k = max(1, len(concepts.dictionary))
    # One number for row, concept and place: the product of rows, concepts and places of a text stays far below 2**63.
    _, once_each = np.unique((places * table.num_rows + evidence.rows[said]) * k + terms, return_index=True)
    return _count(concepts.dictionary, terms[once_each], evidence.rows[said][once_each], table, sides)


def _count(
    names: pa.Array, terms: NDArray[np.int64], rows: NDArray[np.int64], table: pa.Table, sides: NDArray[np.int8]
) -> Counted:
    """How often each term stands on each side, and the shortest text that has it."""
    k = len(names)
    counts = np.bincount(3 * terms + sides[rows], minlength=3 * k).reshape(k, 3)
    lengths = pc.utf8_length(table.column("text").cast(pa.large_string())).fill_null(0).to_numpy()
    order = np.lexsort((rows, lengths[rows]))[::-1]  # the last that is written stays
    examples = np.full((k, 3), -1, np.int64)
    examples[terms[order], sides[rows[order]]] = rows[order]
    by_name = np.asarray(pc.sort_indices(names), np.int64)
    return Counted(names.take(pa.array(by_name)), counts[by_name], examples[by_name, :2])
