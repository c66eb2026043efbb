"""``quotestance explain``: the sum that makes a score."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotestance.cli.analyze import Tables, make_analyzer
from quotestance.cli.complete import complete_target
from quotestance.cli.reporting import reporting

if TYPE_CHECKING:
    from rich.text import Text

    from quotestance.statements import Statements

EXAMPLES = """
[bold]Examples[/bold]

quotestance explain statements.parquet --doc 2022-09-24-03 --statement 4

quotestance explain --text '“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel.'

quotestance explain --text "$(cat article.txt)" --target china --lexicon my-tables
"""
# The two contributions at the end of a line; a positive one speaks for its side.
_NUMBERS = re.compile(r"(?P<against>[+-]\d+\.\d{4})\s+(?P<for>[+-]\d+\.\d{4})$")
_COLOURS = {"negative": "bold red", "neutral": "bold yellow", "positive": "bold green", "none": "bright_black"}


def explain(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="STATEMENTS...",
            help="Statements that analyze wrote, folders or globs; - for JSON lines on stdin.",
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="An article or a sentence to analyze and explain, in place of files.")
    ] = None,
    doc: Annotated[list[str] | None, typer.Option("--doc", "-d", help="Only of the article with this id.")] = None,
    statement: Annotated[
        list[int] | None, typer.Option("--statement", "-n", help="Only the statement of this number.")
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            "--target",
            "-t",
            help="Only toward this target; with --text, the target to score. Repeat for more.",
            autocompletion=complete_target,
        ),
    ] = None,
    lexicon: Tables = None,
) -> None:
    """Show the sum that makes a score: each word with what it adds, and what follows.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli.console import open_console

        statements = _of_text(text, files, target, lexicon) if text is not None else _of_files(files, target, lexicon)
        for column, values in (("doc_id", doc), ("statement", statement)):
            statements = _with(statements, column, values)
        console = open_console()
        for row in range(len(statements)):
            console.print(_coloured(str(statements.explain(row))), "", soft_wrap=True, sep="\n")


def _of_text(text: str, files: list[Path] | None, target: list[str] | None, lexicon: list[Path] | None) -> "Statements":
    from quotestance.cli.reporting import note
    from quotestance.errors import invalid_option

    if files:
        raise invalid_option("text", text, "give files or --text, not both")
    statements = make_analyzer(target, lexicon, None).analyze([text])
    if not len(statements):
        note("no statement found: no words that somebody says or writes, as in “…,” kata Verel")
    return statements


def _of_files(files: list[Path] | None, target: list[str] | None, lexicon: list[Path] | None) -> "Statements":
    from quotestance.errors import invalid_option
    from quotestance.files.statements import read_statements

    if not files:
        raise invalid_option("files", "", "give files of statements, or --text with an article or a sentence")
    if lexicon:
        raise invalid_option("lexicon", lexicon[0], "--lexicon goes with --text; statements of files have their scores")
    return _with(read_statements(files), "target", target)


def _with(statements: "Statements", column: str, values: Sequence[object] | None) -> "Statements":
    from quotestance.cli.choose import with_value

    return with_value(statements, column, values)


def _coloured(explanation: str) -> "Text":
    """The text as it is, with colours for the label and for what speaks against and for."""
    from rich.text import Text

    out = Text()
    heading, _, rest = explanation.partition("\n")
    before, colon, label = heading.rpartition(": ")
    out.append(f"{before}{colon}", style="bold").append(label, style=_COLOURS.get(label, ""))
    for line in rest.split("\n"):
        text = Text(f"\n{line}", style="italic" if line.startswith("“") else "")
        if found := _NUMBERS.search(text.plain):
            for side, colour in (("against", "red"), ("for", "green")):
                number = float(found[side])
                text.stylize(colour if number > 0 else "dim", *found.span(side))
        out.append_text(text)
    return out
