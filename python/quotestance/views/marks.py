"""The words of a text marked: what counted for or against the target, how the speech is reported, who speaks."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from quotestance.statements.display import side
from quotestance.statements.explain import RULES
from quotestance.statements.lines import one_line
from quotestance.views.page import escape
from quotestance.views.pieces import Span, pieces

#: What stands before a number or a word of each label, so that nobody has to tell the colours apart.
SIGNS: Mapping[str, str] = {"negative": "−", "neutral": "±", "positive": "+", "none": "∅"}
#: How far evidence moves the log-odds apart, for each step of the underline.
_STEPS = (0.1, 0.5, 1.5)
_LONE_CR = re.compile(r"\r(?!\n)")
ORIGINS = {"quoted": "the speaker’s own words", "paraphrase": "the journalist’s words", "cue": "the word of report"}
LINKS = {
    "named": "the statement names {}",
    "anaphor": "the statement points back to {}",
    "implied": "{} is meant, though not named",
}


#: What the scripts of a page say in the same words.
WORDS: dict[str, Mapping[str, str]] = {"rules": RULES, "origins": ORIGINS, "links": LINKS}


def signed(number: float, digits: int = 2) -> str:
    """A number with its sign, which screen readers say.

    >>> signed(-0.5), signed(0.25, 1)
    ('−0.50', '+0.2')
    >>> signed(-0.001)
    '0.00'
    """
    rounded = round(number, digits)
    return f"{rounded:+.{digits}f}".replace("-", "−") if rounded else f"{0:.{digits}f}"


def link(row: Mapping[str, Any]) -> str:
    """How a statement speaks of its target, in words; empty where that is not known."""
    return LINKS.get(row["target_link"] or "", "").format(row["target"])


def evidence_of(row: Mapping[str, Any]) -> list[Span]:
    """Where the evidence of a row stands; that without words, the baseline, stands nowhere."""
    items = (item for item in row["evidence"] or () if item["begin"] is not None)
    return [Span(item["begin"], item["end"], "evidence", row, item) for item in items]


def marked(row: Mapping[str, Any]) -> str:
    """The text of a row as HTML with the words of its evidence marked.

    The row is one of `Statements`, or one of `Scores`, whose ``begin`` and ``end`` are those of the target in the text.
    """
    if "speaker" in row:
        begin, spans = row["begin"] or 0, evidence_of(row) if row["begin"] is not None else []
    else:
        begin, spans = 0, [Span(row["begin"], row["end"], "target", row), *evidence_of(row)]
    text = with_line_ends(row["text"])
    parts = pieces(begin, begin + len(text), spans)
    return "".join(mark(text[start - begin : stop - begin], over) for start, stop, over in parts)


def with_line_ends(text: str) -> str:
    r"""The text, as long as before, with no line end that HTML does not know.

    >>> with_line_ends("one\rtwo\r\n")
    'one\ntwo\r\n'
    """
    return _LONE_CR.sub("\n", text)


def mark(text: str, over: Sequence[Span]) -> str:
    """A piece of a text with all that covers it, but statements."""
    html = escape(text)
    kinds = {span.kind: span for span in over}
    if "target" in kinds:
        html = f'<b class="target" title="target">{html}</b>'
    if "speaker" in kinds:
        row = kinds["speaker"].row
        html = f'<b class="mention {row["look"][0]}" title="speaker: {escape(name_of(row))}">{html}</b>'
    if "cue" in kinds:
        row = kinds["cue"].row
        html = f'<i class="cue {row["look"][0]}" title="cue: {escape(name_of(row))}">{html}</i>'
    if "evidence" in kinds:
        evidence = [span for span in over if span.kind == "evidence"]
        # The label is heard, and the style sheet shows it on hover and on focus.
        told = escape(tip(evidence))
        html = f'<mark class="{look(evidence)}" tabindex="0" role="note" aria-label="{told}">{html}</mark>'
    return html


def look(evidence: Sequence[Span]) -> str:
    """The classes for words: the side for which they speak, and how much. Of nested statements the inner one counts."""
    last = max((span.row for span in evidence), key=lambda row: row["begin"])
    inner = [span.item for span in evidence if span.row is last]
    total = {name: sum(item[name] for item in inner) for name in ("against", "for")}
    pull = abs(total["for"] - total["against"])
    return f"{side(total)} step{sum(pull >= step for step in _STEPS)}"


def tip(evidence: Sequence[Span]) -> str:
    """What is to be known of words that made a score, in lines."""
    lines = []
    for _, group in groupby(evidence, key=lambda span: id(span.row)):
        spans = list(group)
        row = spans[0].row
        if len(spans) < len(evidence):
            lines.append(f"statement {row['statement']}:")
        lines += [line for span in spans for line in _told(span.item)]
        lines += [link(row)] if row.get("target_link") else []
    return "\n".join(lines)


def _told(item: Mapping[str, Any]) -> tuple[str, str]:
    numbers = f"against {signed(item['against'])}, for {signed(item['for'])}"
    rule = f"{item['role']}: {RULES.get(item['role'], '')}"
    amount = "" if item["amount"] is None else f"amount {signed(item['amount'])}"
    return (
        f"{SIGNS[side(item)]} {one_line(item['concept'])}: {numbers}",
        "; ".join(filter(None, [rule, ORIGINS.get(item["origin"] or ""), amount])),
    )


def name_of(row: Mapping[str, Any]) -> str:
    """The speaker's name for people."""
    return one_line(row["speaker_name"] or row["speaker"] or "") or "(no speaker)"
