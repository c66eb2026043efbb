"""What must not change rows: how articles are put into batches, and what readers of a text would not notice.

Only relations that hold for every text stand here. Two articles written behind one another are none: names in the one
tell who is meant in the other, and whether a state's own affairs are told. What is known to fail stands at the end.
"""

import functools
import random
from collections.abc import Mapping

import pytest

from quotestance import Analyzer
from reference.changes import (
    Change,
    Row,
    each,
    hard_wrapped,
    more_blanks,
    moved,
    with_apostrophes,
    with_empty_lines,
    with_glyphs,
    with_line,
    with_paragraph,
    without_accents_composed,
)
from reference.texts import bundled_articles, dev_texts

# Every third of the dev articles, to save time.
DEV = [(name, text) for name, text in dev_texts().items() if name.endswith(".txt")][::3]
ARTICLES = bundled_articles() | dict(DEV)
ANALYZERS = {targets: Analyzer(targets, threads=1) for targets in ("west", "auto")}


def rows_of(analyzer: Analyzer, texts: Mapping[str, str], languages: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of each text, by its id; in the languages given, the others found out."""
    rows: dict[str, list[Row]] = {name: [] for name in texts}
    language = list(map(languages.get, texts))
    for row in analyzer.analyze(list(texts.values()), id=list(texts), language=language).to_arrow().to_pylist():
        rows[row["doc_id"]].append(row)
    return rows


@functools.cache
def rows_before(targets: str) -> dict[str, list[Row]]:
    return rows_of(ANALYZERS[targets], ARTICLES, {})


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_batches_order_and_threads(threads: int) -> None:
    """An article's rows depend on the article alone: its neighbours, its place, batches and threads don't matter."""
    analyzer = Analyzer("west", threads=threads)
    names = list(ARTICLES)
    random.Random(threads).shuffle(names)
    size = 1 + 10 * threads
    after: dict[str, list[Row]] = {}
    for first in range(0, len(names), size):
        after |= rows_of(analyzer, {name: ARTICLES[name] for name in names[first : first + size]}, {})
    assert after == rows_before("west")
    assert rows_of(analyzer, {name: ARTICLES[name] for name in names}, {}) == rows_before("west")


def check(targets: str, change: Change, *, language_told: bool = False) -> None:
    """Hold a change to leaving the rows of all articles that it suits as they are, with their offsets moved."""
    changed = {name: pieces for name, text in ARTICLES.items() if (pieces := change(text))}
    assert len(changed) >= 10
    before = rows_before(targets)
    languages = {name: rows[0]["language"] for name, rows in before.items() if rows} if language_told else {}
    after = rows_of(ANALYZERS[targets], {name: "".join(pieces) for name, pieces in changed.items()}, languages)
    for name, pieces in changed.items():
        unchanged = ["."] * sum(map(len, pieces))
        assert moved(after[name], unchanged) == moved(before[name], pieces), name


@pytest.mark.parametrize("targets", ANALYZERS)
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"], ids=ascii)
def test_line_ends(targets: str, line_end: str) -> None:
    """Every line end is one."""
    check(targets, each({"\n": line_end}))


@pytest.mark.parametrize("targets", ANALYZERS)
def test_hard_wrapped_lines(targets: str) -> None:
    """A sentence goes on in the next line where that begins in lower case."""
    check(targets, hard_wrapped)


@pytest.mark.parametrize("targets", ANALYZERS)
def test_more_blanks(targets: str) -> None:
    """Two blanks separate words as one does, and empty lines around an article say nothing."""
    check(targets, more_blanks)
    check(targets, with_empty_lines)


@pytest.mark.parametrize("targets", ANALYZERS)
def test_composed_or_combining_accents(targets: str) -> None:
    """Look-ups skip accents, however they are written."""
    check(targets, without_accents_composed)


@pytest.mark.parametrize("targets", ANALYZERS)
@pytest.mark.parametrize("glyphs", ['""', "«»", "””"])
def test_quotation_marks(targets: str, glyphs: str) -> None:
    """Which side a mark is on is told by the blanks around it, where these are as they should be."""
    check(targets, with_glyphs(*glyphs))


@pytest.mark.parametrize("targets", ANALYZERS)
def test_apostrophes(targets: str) -> None:
    """Both apostrophes join the parts of a word."""
    check(targets, with_apostrophes)


@pytest.mark.parametrize("targets", ANALYZERS)
@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("line", ["Baca juga: Banjir mulai surut", "ADVERTISEMENT", "Sign up for our newsletter"])
def test_page_furniture(targets: str, last: bool, line: str) -> None:
    """A line of the page between two paragraphs is no part of the article."""
    check(targets, with_line(line, last=last), language_told=True)


@pytest.mark.parametrize("targets", ANALYZERS)
@pytest.mark.parametrize("paragraph", ["Hujan turun.", "Ia diam.", "Rain fell. It was late."])
def test_paragraph_without_names_or_speech(targets: str, paragraph: str) -> None:
    """What stands behind it changes nothing, as long as it names nobody, quotes nothing, and the language is told."""
    check(targets, with_paragraph(paragraph), language_told=True)


DOMESTIC = "Menteri Arto mengatakan bahwa Indonesia gagal. " + "Indonesia maju. " * 8
KNOWN_TO_FAIL = {
    # A name is taken as it stands in the text: with this blank the whole of it becomes the id.
    "no-break space": ("Tomas Verel mengecam Barat.", "Tomas\xa0Verel mengecam Barat."),
    # The registry's spelling is found only if the blanks are single ones.
    "blanks in names": ("“Ya,” kata Johnny G Plate.", "“Ya,” kata Johnny  G Plate."),
    # The shape of a verb is looked for in the text as it stands.
    "soft hyphen": ("Verel mengatakan warga meminta Barat pergi.", "Verel mengatakan warga me\xadminta Barat pergi."),
    # Before a full stop the blanks don't tell the side, and the glyph is the one that opens elsewhere.
    "low opening mark": (
        "Verel menyebut Barat “agresif”. Solan menyebut Arendia “munafik”, dan pergi.",
        "Verel menyebut Barat „agresif“. Solan menyebut Arendia „munafik“, dan pergi.",
    ),
    # Names in lines of the page count where it is asked whose affairs an article tells.
    "names in page furniture": (DOMESTIC, f"{DOMESTIC}\n\nBaca juga: Lavrov, Putin dan Borrell ke Tiongkok"),
}


@pytest.mark.xfail(strict=True, reason="known, see the comments")
@pytest.mark.parametrize("case", KNOWN_TO_FAIL)
def test_known_to_fail(case: str) -> None:
    texts = dict(zip(("before", "after"), KNOWN_TO_FAIL[case], strict=True))
    rows = rows_of(Analyzer("auto"), texts, dict.fromkeys(texts, "id"))
    told = ("speaker", "speaker_name", "kind", "target", "target_link", "stance")
    before, after = ([{name: row[name] for name in told} for row in rows[name]] for name in texts)
    assert after == before
