"""The table of statements: the first rows as they are, and a script that makes all of them sortable and searchable."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quotestance.errors import invalid_option
from quotestance.statements.display import fit, headline
from quotestance.views.marks import WORDS, marked, name_of
from quotestance.views.page import View, asset, escape, in_script
from quotestance.views.payload import payload, to_json
from quotestance.views.scripts import table_script
from quotestance.views.speakers import Row, bar, stance

if TYPE_CHECKING:
    from quotestance.statements.table import Statements

#: More rows than this would make a notebook heavy; `Statements.report` takes more.
MOST = 20_000
_ROWS = 10
_CUT = 200  # characters of a statement that is not open
_LONG = 20_000  # characters of one that is
_COLUMNS = ("Date", "Speaker", "Toward", "Stance", "Article", "Statement")


def view(statements: "Statements", *, height: int = 480) -> View:
    """The whole table, at most `height` pixels high.

    Raises
    ------
    InvalidOption
        The height is below 120.
    """
    if height < 120:
        raise invalid_option("height", height, f"height={height}: a table needs at least 120 pixels")
    statements = said(statements)
    data = payload(statements.to_arrow(), statements.articles(), most=MOST) | WORDS
    body = (
        f"{style()}<p>{escape(headline(statements.to_arrow()))}</p>{left_out(len(statements), MOST)}"
        f'<div class="table-view" data-quotestance="table" data-lm-suppress-shortcuts="true" data-height="{height}">'
        f'<div class="static">{static(statements)}</div>{data_script(data)}</div>{table_script()}'
    )
    return View(body, headline(statements.to_arrow()))


def short(statements: "Statements") -> str:
    """What a notebook shows of a table that is the value of a cell: a few rows, each of which opens."""
    statements = said(statements)
    table = statements.to_arrow()
    body = f'{style()}<div class="table-view"><p>{escape(headline(table))}</p>{static(statements)}</div>'
    return View(body, headline(table))._repr_html_()


def said(statements: "Statements") -> "Statements":
    """The rows that hold a statement: a join with articles leaves rows that hold none."""
    text = statements["text"]
    return statements.filter(text.is_valid()) if text.null_count else statements


def style() -> str:
    """The table's own style."""
    return f"<style>{asset('table.css')}</style>"


def data_script(data: Mapping[str, object]) -> str:
    """The data for the scripts of a page."""
    return f'<script type="application/json">{in_script(to_json(data))}</script>'


def left_out(rows: int, most: int) -> str:
    """A line that says so where a page does not hold all rows."""
    if rows <= most:
        return ""
    return f'<p class="notice">This page holds {most:,} of {rows:,} rows, taken at even distances.</p>'


def static(statements: "Statements", rows: int = _ROWS) -> str:
    """The first rows, without any script; each opens to its text with the evidence marked."""
    table = statements.to_arrow()
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    lines = "".join(_line(row) for row in table.slice(0, rows).to_pylist())
    more = table.num_rows - rows
    note = f'<p class="quiet">… and {more:,} more; <code>statements.view()</code> shows all.</p>' if more > 0 else ""
    whole = f'<table class="rows"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
    return f'<div class="wide">{whole}</div>{note}'


def _line(row: Row) -> str:
    kind = escape(row["kind"] or "") + ", of the own side" * bool(row["own_bloc"])
    begin = escape(fit(row["text"][:_CUT], _CUT).rstrip())
    long = len(row["text"]) > _LONG
    text = marked(dict(row) | {"text": row["text"][:_LONG]}) + " …" * long
    cells = [
        ("date", row["date"].isoformat() if row["date"] else "undated"),
        (
            "speaker",
            f'<bdi>{escape(name_of(row))}</bdi> <span class="quiet kind">{kind}</span>',
        ),
        ("toward", escape(row["target"] or "")),
        ("stance", f"{bar(row['stance'])} {stance(row)}"),
        ("doc", f"<span>{escape(row['doc_id'])}</span>"),
        ("text", f'<details><summary dir="auto">{begin}</summary><blockquote dir="auto">{text}</blockquote></details>'),
    ]
    tags = (f'<td class="{name}">{cell}</td>' for name, cell in cells)
    return f"<tr>{''.join(tags)}</tr>"
