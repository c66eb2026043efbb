"""The words that divide two groups of statements.

The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political
Analysis 16(4), section 3.5: to the counts of each group are added those that `prior` words drawn from all statements
would bring, so that a rare word needs more than chance to stand out, and a common one more than habit.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike, NDArray

from quotestance import _core
from quotestance.checks import positive
from quotestance.errors import invalid_option, near, some
from quotestance.lexicon import Lexicon, fold
from quotestance.statements.select import check_single, one_target

if TYPE_CHECKING:
    import pandas as pd

    from quotestance.statements.table import Statements

WHAT = {"words": "word", "concepts": "concept"}


def compare(
    statements: "Statements",
    a: object,
    b: object,
    by: str,
    what: str,
    target: str | None,
    language: str | None,
    prior: float,
) -> "pd.DataFrame":
    """The frame that `Statements.compare` returns."""
    import pandas as pd

    if what not in WHAT:
        raise invalid_option("what", what, f"what={what!r}: words or concepts can be compared", near(str(what), WHAT))
    positive("prior", prior, "words")
    if what == "concepts" or target is not None:
        statements = statements.filter(target=one_target(statements.to_arrow(), target))
    first, second = (_with_value(statements, by, value) for value in (a, b))
    if a == b:
        raise invalid_option("b", b, f"a and b are both {a!r}: two different values of {by!r} are needed")
    language = _language(pa.concat_tables([first.to_arrow(), second.to_arrow()]), what, language)
    counted = [
        _count(part if language is None else part.filter(language=language), what)
        for part in (first, second, statements)
    ]
    terms = sorted(counted[0] | counted[1])
    in_a, in_b, everywhere = (np.array([counts[term] for term in terms], np.float64) for counts in counted)
    share = everywhere / max(1, counted[2].total())
    odds, z = log_odds(in_a, in_b, prior * share, prior)
    frame = pd.DataFrame({WHAT[what]: terms, "a": in_a, "b": in_b, "log_odds": odds, "z": z})
    frame = frame.astype({WHAT[what]: "str", "a": "int64", "b": "int64"})
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
        What is added to each count.
    prior_total
        The sum of `prior`, with that of words which neither group says.

    Examples
    --------
    >>> odds, z = log_odds([8, 2], [2, 8], [1, 1], 2)
    >>> odds.round(3).tolist(), z.round(3).tolist()
    ([2.197, -2.197], [3.296, -3.296])
    """
    first, second = (np.asarray(counts, np.float64) + np.asarray(prior, np.float64) for counts in (a, b))
    others = [np.sum(counts) + prior_total - side for counts, side in ((a, first), (b, second))]
    # With a single word in all statements there is nothing that it could be said instead of.
    alone = (others[0] < 1e-9) | (others[1] < 1e-9)
    rest = [np.where(alone, 1, other) for other in others]
    ratio = np.where(alone, 0, np.log(first / rest[0]) - np.log(second / rest[1]))
    return ratio, ratio / np.sqrt(1 / first + 1 / second)


def _with_value(statements: "Statements", by: str, value: object) -> "Statements":
    column = statements[by]
    check_single(column, "by", by, "be compared")
    known = [word for word in column.unique().to_pylist() if word is not None]
    if value not in known:
        message = f"no statement has {value!r} in column {by!r}; it holds {some(known) or 'nothing'}"
        raise invalid_option(by, value, message, near(str(value), map(str, known)))
    return statements.filter(**{by: value})


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


def _count(statements: "Statements", what: str) -> Counter[str]:
    """How often each word or concept stands in the statements."""
    table = statements.to_arrow()
    return Counter(_concepts(table) if what == "concepts" else _words(table))


def _words(table: pa.Table) -> Iterator[str]:
    """The words as the core reads them, folded; single letters (*Verel's*) and numbers are none."""
    reader = _core.WordReader(Lexicon.load().compiled())
    names = ["doc_id", "statement", "begin", "text", "language"]
    rows = zip(*(table.column(name).to_pylist() for name in names), strict=True)
    for _, _, _, text, language in dict.fromkeys(rows):  # a row for each target
        for begin, end, kind, *_, known, _ in reader.read(text, language or "")["tokens"]:
            if kind == "word" and end - begin > 1:
                yield known or fold(text[begin:end])


def _concepts(table: pa.Table) -> Iterator[str]:
    """The concepts of the evidence, once for each place in the text; not those of cues, the journalist's words."""
    column = table.column("evidence")
    if column.null_count == table.num_rows > 0:
        raise invalid_option("what", "concepts", "the statements have no evidence: their table lacks that column")
    for evidence in column.to_pylist():
        found = {
            (piece["begin"], piece["concept"])
            for piece in evidence or ()
            if piece["form"] is not None and piece["origin"] != "cue"
        }
        yield from sorted(concept for _, concept in found)
