"""An article as it was, with its statements marked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from quotestance.errors import count, invalid_option, near, some
from quotestance.statements.sources import Sources
from quotestance.views.marks import evidence_of, mark, marked, with_line_ends
from quotestance.views.page import View, escape
from quotestance.views.pieces import Span, pieces
from quotestance.views.speakers import again, chip, dressed, legend
from quotestance.views.table import said

if TYPE_CHECKING:
    from quotestance.statements import Statements

Row = Mapping[str, Any]

_OPENING = "“‘«„\"'"
_STATED = ("opening", "statement")
_SILENT: Row = {"target_link": None, "stance": None, "stance_label": "none", "evidence": []}
_KEY = (
    '<p class="quiet"><mark class="positive step2">+ for</mark> <mark class="negative step2">− against</mark> '
    '<mark class="neutral step0">± neither</mark>, thicker where it counts more; '
    '<i class="cue">the words of report</i>; <b class="mention">the speaker</b>. '
    "Point at marked words, or go there with Tab, for their part in the score.</p>"
)
_EXCERPTS = (
    '<p class="quiet">These are only the statements: this table does not hold the article. '
    "<code>article({}, articles=…)</code>, with the articles that were analyzed, shows it whole.</p>"
)


def article(statements: "Statements", doc_id: object, target: str | None, articles: object) -> View:
    """The view that `Statements.article` returns."""
    statements, name = said(statements), str(doc_id)
    text = _text(statements, name, articles)
    rows = statements.filter(doc_id=name).to_arrow().to_pylist()
    if text is None and not rows:
        known = statements["doc_id"].unique().to_pylist()
        there = f"those of {some(map(repr, known))}" if known else "none"
        message = f"there is no statement of an article {name!r} in this table; it has {there}"
        raise invalid_option("doc_id", name, message, near(name, known))
    toward = _target(statements, rows, target)
    rows = dressed(sorted(_one_each(rows, toward), key=_place))
    shown = _excerpts(rows) if text is None else _whole(rows, text)
    note = _EXCERPTS.format(escape(repr(name))) if text is None else ""
    language = next((row["language"] for row in rows if row["language"]), "")
    body = (
        f"{_heading(name, rows, toward)}{legend(rows, toward) if rows else ''}"
        f'<div class="article" lang="{language}">{shown}</div>{note}{_KEY if rows else ""}'
    )
    return View(body, f"{name}: statements on {toward}")


def _text(statements: "Statements", doc_id: str, articles: object) -> str | None:
    if articles is None:
        return statements._sources.texts([doc_id]).get(doc_id)
    if isinstance(articles, str):
        return articles
    if isinstance(articles, Mapping):
        given: dict[str, str] = {str(key): text for key, text in articles.items()}
    else:
        given = Sources.of(articles).texts([doc_id])
    if doc_id not in given:
        message = f"articles: there is none with the id {doc_id!r}"
        raise invalid_option("articles", doc_id, message, near(doc_id, map(str, given)))
    return given[doc_id]


def _target(statements: "Statements", rows: Sequence[Row], target: str | None) -> str:
    """The one target to show."""
    known = sorted({row["target"] for row in rows if row["target"] is not None})
    if target is None:
        if len(known) > 1:
            message = f"the statements are scored toward {some(known)}; an article is shown for one of them"
            raise invalid_option("target", None, f"{message}: target={known[0]!r}")
        return known[0] if known else "any target"
    everywhere = [name for name in statements["target"].unique().to_pylist() if name is not None]
    if target not in everywhere:
        message = f"target={target!r}: the statements are scored toward {some(everywhere)}"
        raise invalid_option("target", target, message, near(target, everywhere))
    return target


def _one_each(rows: Sequence[Row], target: str) -> list[Row]:
    """Each statement once: as scored toward the target, else as one that does not speak of it."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = row["statement"], row["begin"], row["end"], row["text"]
        if row["target"] == target:
            found[key] = row
        elif key not in found:
            found[key] = {**row, "target": target, **_SILENT}
    return list(found.values())


def _heading(doc_id: str, rows: Sequence[Row], target: str) -> str:
    day = next((row["date"].isoformat() for row in rows if row["date"]), None)
    what = f"{count(len(rows), 'statement')}, stance toward {target}" if rows else "no statements"
    facts = " · ".join(filter(None, [day, what]))
    return (
        f'<p class="heading" role="heading" aria-level="2"><b><bdi>{escape(doc_id)}</bdi></b> '
        f'<span class="quiet">{escape(facts)}</span></p>'
    )


def _place(row: Row) -> tuple[int, int, int]:
    return row["begin"] or 0, -(row["end"] or 0), row["statement"] or 0


def _excerpts(rows: Sequence[Row]) -> str:
    """The statements alone, where the article is not known."""
    parts = (f'{chip(row)}<span class="said {row["look"][0]}">{marked(row)}</span>' for row in rows)
    return '\n<span class="quiet">…</span>\n'.join(parts)


def _whole(rows: Sequence[Row], text: str) -> str:
    """The article, every character of it."""
    for row in rows:
        _check(row, text)
    text = with_line_ends(text)
    parts: list[str] = []
    begun: set[int] = set()
    last: Row = {}
    cuts = pieces(0, len(text), [span for row in rows for span in _spans(row, text)])
    for _, group in groupby(cuts, key=lambda piece: [id(span) for span in piece[2] if span.kind in _STATED]):
        run = list(group)
        stated = [span for span in run[0][2] if span.kind in _STATED]
        for row in (span.row for span in stated if id(span.row) not in begun):
            begun.add(id(row))
            parts.append(chip(last := row))
        if stated and stated[-1].row is not last:  # goes on after one inside it
            parts.append(again(last := stated[-1].row))
        words = "".join(mark(text[begin:end], over) for begin, end, over in run)
        around = [span.row for span in stated if span.kind == "statement"]
        parts.append(f'<span class="said {around[-1]["look"][0]}">{words}</span>' if around else words)
    return "".join(parts)


def _spans(row: Row, text: str) -> Iterator[Span]:
    begin = row["begin"]
    before = text[max(0, begin - 3) : begin]  # quotation marks, which no chip may part from their words
    yield Span(begin - len(before) + len(before.rstrip(_OPENING)), begin, "opening", row)
    yield Span(begin, row["end"], "statement", row)
    for kind in ("cue", "speaker"):
        if row[f"{kind}_begin"] is not None and row[f"{kind}_end"] is not None:
            yield Span(row[f"{kind}_begin"], row[f"{kind}_end"], kind, row)
    yield from evidence_of(row)


def _check(row: Row, text: str) -> None:
    begin, end = row["begin"], row["end"]
    if begin is None or end is None:
        fault = "has no begin and end, so it cannot be found in its article"
    elif text[begin:end] != row["text"]:
        fault = f"is not what the given article has at [{begin}, {end}): it is not the article that was analyzed"
    else:
        return
    message = f"statement {row['statement']} of article {row['doc_id']!r} {fault}"
    raise invalid_option("articles", row["doc_id"], message)
