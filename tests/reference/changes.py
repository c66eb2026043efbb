"""Changes of a text that should change no row but for its offsets, and how rows before and after are compared."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from typing import Any

# A changed text, as what each code point of the old one has become; None where the change does not suit the text.
Pieces = list[str]
Change = Callable[[str], Pieces | None]
Row = dict[str, Any]

SPANS = (("begin", "end"), ("speaker_begin", "speaker_end"), ("cue_begin", "cue_end"))
# Words of the text: other tests tell that they are what stands in their spans.
WORDS = ("text", "speaker_mention", "cue")


def moved(rows: Iterable[Mapping[str, Any]], pieces: Pieces) -> list[Row]:
    """Rows as they should be after a change: with their offsets moved, and without the words of the text.

    What a piece has more than its code point had stands behind it, but for line ends at the beginning of the text.
    """
    ends = list(accumulate(map(len, pieces)))
    begins = [len(piece) - len(piece.lstrip("\n")) if i == 0 else ends[i - 1] for i, piece in enumerate(pieces)]

    def move(item: Mapping[str, Any], begin: str, end: str) -> Row:
        if item[begin] is None:
            return {}
        return {begin: begins[item[begin]], end: ends[item[end] - 1]}

    out = []
    for row in rows:
        kept = {name: value for name, value in row.items() if name not in WORDS}
        for begin, end in SPANS:
            kept |= move(row, begin, end)
        # A name that the registry does not have is shown with the blanks that it has in the text.
        kept["speaker_name"] = plain_name(row["speaker_name"])
        kept["evidence"] = [{**item, "form": None, **move(item, "begin", "end")} for item in row["evidence"]]
        out.append(kept)
    return out


def plain_name(name: str | None) -> str | None:
    return name and unicodedata.normalize("NFC", " ".join(name.replace("’", "'").split()))


def each(change: Mapping[str, str]) -> Change:
    """The change that puts something else for some code points, wherever they stand."""
    return lambda text: [change.get(c, c) for c in text]


def without_accents_composed(text: str) -> Pieces:
    """Letters with accents as letters and combining accents."""
    return [unicodedata.normalize("NFD", c) for c in text]


def more_blanks(text: str) -> Pieces:
    """Two blanks for one, but not before capitals: names are compared as they are written."""
    return [c + " " if c == " " and after.islower() else c for c, after in zip(text, text[1:] + " ", strict=True)]


def hard_wrapped(text: str) -> Pieces:
    """Long lines broken where the reader must mend them: inside a sentence, before a word in lower case."""
    pieces: Pieces = []
    width = 0
    for before, c, after in zip(" " + text, text, text[1:] + " ", strict=False):
        breaks = c == " " and width > 60 and after.islower() and (before.isalnum() or before == ",")
        pieces.append("\n" if breaks else c)
        width = 0 if pieces[-1] == "\n" else width + 1
    return pieces


def with_apostrophes(text: str) -> Pieces:
    """The typewriter's apostrophe for the curly one inside words."""
    inside = [m.start() + 1 for m in re.finditer(r"[^\W\d_]’[^\W\d_]", text)]
    return [c if i not in inside else "'" for i, c in enumerate(text)]


def with_glyphs(opening: str, closing: str) -> Change:
    """Other glyphs for “ and ”, in a text whose marks stand as they should.

    Glyphs help where blanks are missing or too many, so with others such a text may well be read otherwise.
    """

    def change(text: str) -> Pieces | None:
        return each({"“": opening, "”": closing})(text) if marks_are_regular(text) else None

    return change


def marks_are_regular(text: str) -> bool:
    """Whether each “ stands behind a blank and before a word, each ” the other way round, in turns, in one line."""
    for line in text.split("\n"):
        marks = re.findall("[“”]", line)
        pairs = re.findall(r"(?:^|(?<=[\s(]))“\S(?:[^“”]*\S)?”(?=$|[\s.,;:?!)])", line)
        if len(marks) != 2 * len(pairs) or '"' in line:
            return False
    return True


def with_line(line: str, *, last: bool = False) -> Change:
    """One more line, behind the first paragraph or before the last one; not where quotations run over lines."""

    def change(text: str) -> Pieces | None:
        if not marks_are_regular(text.replace('"', "")) or any(part.count('"') % 2 for part in text.split("\n")):
            return None
        gaps = [m.start() + 1 for m in re.finditer(r"[.!?”\"]\n(?=.)", text, re.DOTALL)]
        if not gaps:
            return None
        gap = gaps[-1 if last else 0]
        return [*text[:gap], f"\n\n{line}\n\n", *text[gap + 1 :]]

    return change


def with_paragraph(paragraph: str) -> Change:
    """A paragraph more at the end."""
    return lambda text: [*text[:-1], f"{text[-1]}\n\n{paragraph}"]


def with_empty_lines(text: str) -> Pieces:
    """Empty lines before and behind the text."""
    return [f"\n\n{text[0]}", *text[1:-1], f"{text[-1]}\n \n\n"]
