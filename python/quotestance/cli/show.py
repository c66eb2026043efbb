"""``quotestance show``: statements of a file, to read in a terminal."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotestance.cli.complete import complete_target
from quotestance.cli.reporting import reporting

EXAMPLES = """
[bold]Examples[/bold]

quotestance show statements.parquet

quotestance show statements.parquet --speaker lavrov --label negative --sort stance

quotestance show 'dumps/*.jsonl' --since 2022-01-01 --search 'standar ganda' --limit 0 | less

quotestance analyze articles/ | quotestance show -
"""


class Order(StrEnum):
    """In which order statements are shown."""

    ARTICLE = "article"
    DATE = "date"
    STANCE = "stance"


Files = Annotated[
    list[Path],
    typer.Argument(
        help="Statements that analyze wrote (.parquet .arrow .jsonl .csv), folders or globs; - for JSON lines on stdin."
    ),
]
OfTargets = Annotated[
    list[str] | None,
    typer.Option("--target", "-t", help="Only toward this target; repeat for more.", autocompletion=complete_target),
]


def show(
    files: Files,
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", "-s", help="Only of this speaker: an id, or a word of the name.")
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option(help="Only with this label: negative, neutral, positive or none.")
    ] = None,
    target: OfTargets = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only of this kind: direct, mixed, indirect, act or headline.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on, as 2022-09-24.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    search: Annotated[str | None, typer.Option(help="Only with these words in the text.")] = None,
    sort: Annotated[
        Order, typer.Option(help="As they stand in the articles, the earliest first, or the most hostile first.")
    ] = Order.ARTICLE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Show so many; 0 shows all.")] = 20,
) -> None:
    """Show statements, with speaker, stance and the words that made it.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli import choose, render
        from quotestance.cli.console import open_console
        from quotestance.files.statements import read_statements

        found = read_statements(files)
        for column, values in (("target", target), ("stance_label", label), ("kind", kind)):
            found = choose.with_value(found, column, values)
        found = choose.by_speaker(found, speaker)
        found = choose.with_words(choose.between(found, since, until), search)
        if sort is not Order.ARTICLE:
            found = choose.in_order(found, sort.value)
        shown = found[:limit] if limit else found
        console = open_console()
        for part in render.by_article(shown):
            console.print(part)
        console.print(render.rest(len(found), len(shown)))
