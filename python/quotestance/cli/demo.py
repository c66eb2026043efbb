"""``quotestance demo``: what the tool does, shown on the bundled articles or on your own."""

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from quotestance.cli.analyze import Tables, Targets, make_analyzer
from quotestance.cli.reporting import reporting

# Where nothing tells the width: room for a sentence, and what fits a printed page.
_WIDTH = 100


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # `reporting` deals with it, as for every command


def demo(
    paths: Annotated[list[Path] | None, typer.Argument(help="Articles; the bundled samples by default.")] = None,
    target: Targets = None,
    date: Annotated[str | None, typer.Option(help="Date of the articles that carry none, as 2022-09-24.")] = None,
    lexicon: Tables = None,
) -> None:
    """Show the statements of a few articles, with speaker, stance and evidence, and a summary by speaker."""
    with reporting():
        import pyarrow as pa

        from quotestance.cli import render
        from quotestance.files import Reading
        from quotestance.statements import Statements

        analyzer = make_analyzer(target, lexicon, None)
        with resources.as_file(resources.files("quotestance") / "data" / "articles") as samples:
            articles = list(Reading(paths or [samples / "*.txt"]))
        if date is not None:
            articles = [batch.dated(date) for batch in articles]
        statements = Statements(pa.concat_tables([table for _, table, _ in analyzer.read(articles)]))
        console = _Console(highlight=False)
        if not console.is_terminal:
            console = _Console(highlight=False, width=_WIDTH)
        for part in render.everything(statements, sum(map(len, articles))):
            console.print(part)
