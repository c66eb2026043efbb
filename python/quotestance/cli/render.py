"""Statements for a terminal, as a person would like to read them."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from quotestance.errors import count
from quotestance.statements import Statement, Statements
from quotestance.statements.display import fit, side, spans

_COLOURS = {"negative": "red", "neutral": "yellow", "positive": "green", "none": "bright_black"}
_BAR = 8
_EVIDENCE = 4


def everything(statements: Statements, articles: int) -> Iterator[RenderableType]:
    """The statements by article, then a summary by speaker."""
    yield from by_article(statements)
    yield Rule("[bold]Who stands where[/bold]", style="bright_black")
    if len(statements):
        yield Padding(summary(statements), (1, 2))
    yield Text(f"{count(len(statements), 'row')} from {count(articles, 'article')}\n", style="dim")


def by_article(statements: Statements) -> Iterator[RenderableType]:
    """The statements in their order, under a heading wherever another article begins."""
    for doc_id, rows in groupby(statements, key=lambda row: row.doc_id):
        yield from article(str(doc_id), list(rows))


def rest(found: int, shown: int) -> RenderableType:
    """How many statements there are, and how many of them were not shown."""
    more = f"; {found - shown:,} more, see --limit" if found > shown else ""
    return Text(f"{count(found, 'statement')}{more}", style="dim")


def article(doc_id: str, rows: list[Statement]) -> Iterator[RenderableType]:
    """A heading and the statements of one article."""
    heading = Text(fit(doc_id, 80).rstrip(), style="bold")
    if rows[0].date is not None:
        heading.append(f"  {rows[0].date.isoformat()}", style="not bold dim")
    yield Rule(heading, align="left", style="bright_black")
    for row in rows:
        yield Padding(statement(row), (0, 2, 1, 2))


def statement(row: Statement) -> RenderableType:
    """Speaker and label; the text with its evidence marked; what each piece of evidence adds."""
    parts: list[RenderableType] = [_headline(row), Padding(_text(row), (0, 0, 0, 2))]
    if row.stance is not None and row.begin is not None and (grid := _evidence(row)).row_count:
        parts.append(Padding(grid, (0, 0, 0, 2)))
    return Group(*parts)


def _headline(row: Statement) -> RenderableType:
    who = Text(fit(row.speaker_name or row.speaker or "(no speaker)", 48).rstrip(), style="bold")
    how = [row.kind] if row.kind else []
    if row.cue:
        how.append(f"“{fit(row.cue, 24).rstrip()}”")
    if row.source:
        how.append(f"via {row.source}")
    who.append("  " + ", ".join(how), style="not bold dim")
    line = Table.grid(expand=True)
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(who, _label(row))
    return line


def _label(row: Statement) -> Text:
    colour = _COLOURS[row.stance_label or "none"]
    if row.stance is None:
        return Text(f"{row.target} not spoken of", style=colour)
    text = Text(f"{row.target} ", style="dim")
    text.append(f"{row.stance_label} {row.stance:+.2f}", style=f"not dim bold {colour}")
    return text


def _text(row: Statement) -> Text:
    before, after = "“”" if row.kind == "direct" else ("", "")
    text = Text(before, style="")
    # A row that has been elsewhere may have lost its place.
    for words, item in [(row.text, None)] if row.begin is None else spans(row):
        clean = "".join(c if c.isprintable() else " " for c in words)
        text.append(clean, style=None if item is None else f"bold underline {_COLOURS[side(item)]}")
    return text.append(after)


def _evidence(row: Statement) -> Table:
    """The evidence that moves the score most; a piece without words is the baseline."""
    items = [item for item in row.evidence if item["begin"] is not None]
    items.sort(key=lambda item: -abs(item["for"] - item["against"]))
    grid = Table.grid(padding=(0, 2))
    for item in items[:_EVIDENCE]:
        colour = _COLOURS[side(item)]
        origin = f"{item['role']}, {item['origin']}" if item["origin"] else item["role"]
        grid.add_row(
            Text(fit(item["form"], 28).rstrip(), style=colour),
            Text(f"{item['concept']} ({origin})", style="dim"),
            Text(f"against {item['against']:+.2f}", style="dim"),
            Text(f"for {item['for']:+.2f}", style="dim"),
        )
    if len(items) > _EVIDENCE:
        grid.add_row(Text(f"and {len(items) - _EVIDENCE} more", style="dim"))
    return grid


def summary(statements: Statements, rows: int = 20) -> RenderableType:
    """Speakers with their mean stance, those with most statements first."""
    groups = [row for row in statements.summarize("speaker").to_dict("records") if row["scored"]]
    names = dict(
        zip(*(reversed(statements[column].to_pylist()) for column in ("speaker", "speaker_name")), strict=True)
    )
    many = len({row["target"] for row in groups}) > 1
    table = Table(box=None, pad_edge=False, header_style="bold", caption_justify="left", caption_style="dim")
    for name in ("speaker", *(["target"] if many else [])):
        table.add_column(name, no_wrap=True)
    for name in ("statements", "scored", "stance"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("against │ for".center(2 * _BAR + 1), no_wrap=True)
    for label in ("negative", "neutral", "positive"):
        table.add_column(label[:3], justify="right", no_wrap=True)
    for row in groups[:rows]:
        who = Text(fit(_name(row["speaker"], names), 30 if row["own_bloc"] or many else 38).rstrip())
        who.append(" own side" * row["own_bloc"], style="dim")
        colour = _COLOURS["negative" if row["stance"] < 0 else "positive"]
        table.add_row(
            *(who, *([row["target"]] if many else []), str(row["statements"]), str(row["scored"])),
            *(Text(f"{row['stance']:+.2f}", style=colour), _bar(row["stance"], colour)),
            *(str(round(row[label] * row["statements"])) for label in ("negative", "neutral", "positive")),
        )
    if len(groups) > rows:
        table.caption = f"and {len(groups) - rows} more"
    return table


def _name(speaker: object, names: dict[str | None, str | None]) -> str:
    return names.get(speaker) or speaker if isinstance(speaker, str) else "(no speaker)"


def _bar(stance: float, colour: str) -> Text:
    """−1 to +1 as a bar to the left or to the right of the middle."""
    length = round(abs(stance) * _BAR)
    left = "█" * length if stance < 0 else ""
    right = "█" * length if stance >= 0 else ""
    return Text.assemble((left.rjust(_BAR), colour), ("│", "dim"), (right.ljust(_BAR), colour))
