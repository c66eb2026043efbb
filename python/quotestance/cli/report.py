"""``quotestance report``: statements in, a page to explore them out."""

from pathlib import Path
from typing import Annotated

import typer

from quotestance.cli.reporting import note, reporting
from quotestance.cli.show import Files
from quotestance.errors import count

EXAMPLES = """
[bold]Examples[/bold]

quotestance report statements.parquet -o report.html

quotestance report 'dumps/*.parquet' --articles articles/ --title 'Three ministers and the West' -o report.html

quotestance analyze articles/ | quotestance report - --articles articles/
"""


def report(
    files: Files,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write, an .html file.")] = Path(
        "report.html"
    ),
    articles: Annotated[
        list[Path] | None,
        typer.Option(help="The articles that were analyzed, to show statements where they stand; repeat for more."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What stands above the page.")] = None,
) -> None:
    """Make one HTML file to explore the statements in: timeline, speakers, words, texts.

    It works from disk with no network.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.files.statements import read_articles, read_statements

        check_page(output)
        statements = read_statements(files, articles=read_articles(articles) if articles else None)
        statements.report(output, title=title)
        note(f"{output}: {count(len(statements), 'statement')}")


def check_page(path: Path) -> None:
    """Raise InvalidOption where a page cannot be written under this name; to be known before the work."""
    from quotestance.errors import invalid_option

    if path.suffix.lower() not in (".html", ".htm"):
        raise invalid_option("output", path, f"{path}: a report is an .html file", [f"{path.stem}.html"])
    if not path.parent.is_dir():
        raise invalid_option("output", path, f"{path}: there is no folder {path.parent}")
