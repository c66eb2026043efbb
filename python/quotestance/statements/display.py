"""The table for a terminal, and pieces of it that other displays share."""

import shutil
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from quotestance.errors import some
from quotestance.statements.explain import LITTLE
from quotestance.statements.lines import one_line
from quotestance.statements.row import Statement

_ROWS = 10
_COLUMNS = ("doc_id", "kind", "speaker", "target", "label", "stance")


def plain(table: pa.Table) -> str:
    """A few rows as text that fits the terminal."""
    lines = [headline(table)]
    if table.num_rows == 0:
        return lines[0]
    shown = [_cells(row) for row in _some(table)]
    widths = [min(max(map(len, column)), 16) for column in zip(_COLUMNS, *(cells[:-1] for cells in shown), strict=True)]
    room = max(20, shutil.get_terminal_size((100, 24)).columns - sum(widths) - 2 * len(widths))
    for cells in [(*_COLUMNS, "text"), *shown]:
        fixed = (fit(cell, width) for cell, width in zip(cells, widths, strict=False))
        lines.append("  ".join([*fixed, fit(cells[-1], room).rstrip()]))
    if table.num_rows > len(shown):
        lines.insert(2 + _ROWS // 2, "…")
    return "\n".join(lines)


def headline(table: pa.Table) -> str:
    """What the table holds, in a few words.

    >>> from quotestance.statements.columns import SCHEMA
    >>> headline(SCHEMA.empty_table())
    'Statements: 0 statements'
    """
    rows = table.num_rows
    if not rows:
        return "Statements: 0 statements"
    targets = [target for target in table.column("target").unique().to_pylist() if target is not None]
    articles = count(len(table.column("doc_id").unique()), "article")
    about = f"toward {some(targets, 8)}" if targets else "toward nobody"
    if len(targets) > 1:
        return f"Statements: {rows:,} rows from {articles} {about}"
    return f"Statements: {count(rows, 'statement')} in {articles} {about}"


def fit(text: str, width: int) -> str:
    r"""Text on one line in this many columns, cut with … or padded.

    >>> fit("satu\ndua tiga", 8)
    'satu du…'
    """
    line = one_line(text)
    return line[: width - 1] + "…" if len(line) > width else line.ljust(width)


def spans(row: Statement) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """The text in pieces, each with the evidence that it is, or None. Of overlapping evidence the first counts."""
    text, begin, at = row.text, row.begin, 0
    inside = (item for item in row.evidence or () if item["begin"] is not None and item["begin"] >= begin)
    for item in sorted(inside, key=lambda item: (item["begin"], -item["end"])):
        start, stop = item["begin"] - begin, item["end"] - begin
        if start < at or stop > len(text) or start == stop:
            continue
        yield text[at:start], None
        yield text[start:stop], item
        at = stop
    yield text[at:], None


def side(item: Mapping[str, Any]) -> str:
    """Which label a piece of evidence speaks for; what matters little speaks for neither."""
    difference = item["for"] - item["against"]
    if abs(difference) < LITTLE:
        return "neutral"
    return "positive" if difference > 0 else "negative"


def _some(table: pa.Table) -> Iterator[Statement]:
    rows = range(table.num_rows)
    chosen = rows if len(rows) <= _ROWS else [*rows[: _ROWS // 2], *rows[-_ROWS // 2 :]]
    return (Statement(table, row) for row in chosen)


def _cells(row: Statement) -> tuple[str, ...]:
    stance = "" if row.stance is None else f"{row.stance:+.2f}"
    cells = (row.doc_id, row.kind, row.speaker, row.target, row.stance_label, stance, row.text)
    return tuple(cell or "" for cell in cells)


def count(number: int, noun: str) -> str:
    """A count with its noun.

    >>> count(1, "row"), count(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
