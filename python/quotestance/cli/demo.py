"""``quotestance demo``: what the tool does, shown on the bundled articles or on your own."""

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from quotestance.cli.analyze import Tables, Targets, make_analyzer
from quotestance.cli.console import open_console
from quotestance.cli.report import check_page
from quotestance.cli.reporting import reporting

EXAMPLES = """
[bold]Examples[/bold]

quotestance demo

quotestance demo article.txt --target china

quotestance demo articles/ --report report.html
"""


def demo(
    paths: Annotated[list[Path] | None, typer.Argument(help="Articles; the bundled samples by default.")] = None,
    target: Targets = None,
    date: Annotated[str | None, typer.Option(help="Date of the articles that carry none, as 2022-09-24.")] = None,
    lexicon: Tables = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page to look at them in a browser, an .html file.")
    ] = None,
) -> None:
    """Show the statements of a few articles, with speaker, stance and evidence, and a summary by speaker."""
    with reporting():
        if report is not None:
            check_page(report)
        import pyarrow as pa

        from quotestance.cli import render
        from quotestance.files import Reading
        from quotestance.statements import Statements
        from quotestance.statements.sources import Sources

        analyzer = make_analyzer(target, lexicon, None)
        with resources.as_file(resources.files("quotestance") / "data" / "articles") as samples:
            articles = list(Reading(paths or [samples / "*.txt"]))
        if date is not None:
            articles = [batch.dated(date) for batch in articles]
        table = pa.concat_tables([table for _, table, _ in analyzer.read(articles)])
        statements = Statements(table, Sources([(batch.ids, batch.texts) for batch in articles]))
        console = open_console()
        for part in render.everything(statements, sum(map(len, articles))):
            console.print(part)
        if report is not None:
            statements.report(report)
            console.print(f"To look at them in a browser: {report}")
