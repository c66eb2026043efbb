"""``quotestance lexicon``: for those who look into the tables, and edit them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotestance.cli.analyze import Tables
from quotestance.cli.complete import complete_word
from quotestance.cli.reporting import note, reporting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quotestance.tables import Finding

FINDINGS = 1
EXAMPLES = """
[bold]Examples[/bold]

quotestance lexicon find munafik 'standar ganda'

quotestance lexicon add 'diplomasi pisang' --weight -1.5 --to my-tables

quotestance lexicon check my-tables

quotestance analyze articles/ --lexicon my-tables -o statements.parquet
"""
FIND_EXAMPLES = """
[bold]Examples[/bold]

quotestance lexicon find munafik 'standar ganda'

quotestance lexicon find arendianisme --lexicon my-tables
"""
ADD_EXAMPLES = """
[bold]Examples[/bold]

quotestance lexicon add 'diplomasi pisang' --weight -1.5 --to my-tables

quotestance lexicon add 'kolonialisme hijau' --frame code --weight eu=-2 --tone -1.5 --to my-tables

quotestance lexicon add verelisasi --frame deed --weight agent=-1.5 --weight patient=0.5 --id verelisasi/n --to mine.tsv
"""
CHECK_EXAMPLES = """
[bold]Examples[/bold]

quotestance lexicon check

quotestance lexicon check my-tables
"""
app = typer.Typer(help="Look into the language tables, add to them, check them.", no_args_is_help=True, epilog=EXAMPLES)
To = Annotated[Path, typer.Option(help="Your own tables: a folder, or a .tsv file of concepts; made if there is none.")]


@app.callback()
def _callback() -> None:
    """Look into the language tables, add to them, check them."""


@app.command(epilog=FIND_EXAMPLES)
def find(
    words: Annotated[list[str], typer.Argument(help="Words or phrases.", autocompletion=complete_word)],
    lexicon: Tables = None,
) -> None:
    """Show the concepts that a word stands for: frame, weights, forms, file and line.

    Exit codes: 0 all were found, 1 a word was not, 2 bad usage or input.
    """
    with reporting():
        from rich.text import Text

        from quotestance.cli.analyze import load_lexicon
        from quotestance.cli.concepts import describe, suggestions
        from quotestance.cli.console import open_console
        from quotestance.errors import hint

        tables = load_lexicon(lexicon)
        console = open_console()
        missing = 0
        for word in words:
            found = tables.find(word)
            for part in describe(tables, found):
                console.print(part, soft_wrap=isinstance(part, Text))  # a path is not broken
            if found.empty:
                note(f"{word}: no concept has this word{hint(suggestions(tables, word))}")
                missing += 1
    if missing:
        raise typer.Exit(FINDINGS)


@app.command(epilog=ADD_EXAMPLES)
def add(
    phrase: Annotated[str, typer.Argument(help="The word or phrase, in the form that dictionaries list.")],
    weight: Annotated[
        list[str],
        typer.Option(
            "--weight",
            "-w",
            help="From -3 (against) to 3 (for), for what the phrase is said of; or of one role, as agent=-2, or of one "
            "target of a code, as west=-2. Repeat for more.",
        ),
    ],
    to: To,
    frame: Annotated[
        str | None, typer.Option(help="deed, attitude, attribute, relation or code; told by the roles if not given.")
    ] = None,
    tone: Annotated[float | None, typer.Option(help="Tone, from -3 to 3, whatever the target.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Forms in Indonesian, as in tables: blokir/v,an.")] = None,
    en: Annotated[str | None, typer.Option("--en", help="Forms in English: block/v; shut out/v.")] = None,
) -> None:
    """Add a phrase to your own tables, or give a known one another weight there.

    The bundled tables stay as they are; yours are used with --lexicon.

    Exit codes: 0 added, 1 added, but lexicon check finds something, 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli.concepts import add_phrase, spec_of

        made = add_phrase(phrase, spec_of(weight, {"frame": frame, "tone": tone, "id": id, "en": en}), to)
        typer.echo("\n".join(f"{column:<8} {value}" for column, value in made.row.items() if value))
        _show(made.findings)
    if made.known:
        note(f"the concept {made.row['concept']} was there: this row now counts, for all its forms")
    note(f"added to {made.file}; use it with: quotestance analyze articles/ --lexicon {to}")
    if made.findings:
        raise typer.Exit(FINDINGS)


@app.command(epilog=CHECK_EXAMPLES)
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Your own tables; without any, the bundled ones are checked.")
    ] = None,
) -> None:
    """Find duplicates, conflicts, orphans and unreachable phrases, with file and line.

    Your own tables are checked together with the bundled ones, on which they build.

    Exit codes: 0 nothing found, 1 findings, 2 a table that cannot be read.
    """
    with reporting():
        from quotestance.cli.analyze import load_lexicon

        lexicon = load_lexicon(paths)
        shown = {table.path for table in (lexicon.added if paths else lexicon.tables)}
        findings = [finding for finding in lexicon.check() if finding["file"] in shown]
        _show(findings)
    note(f"{len(findings) or 'no'} finding{'s' * (len(findings) != 1)} in {len(shown)} table{'s' * (len(shown) != 1)}")
    if findings:
        raise typer.Exit(FINDINGS)


def _show(findings: "Iterable[Finding]") -> None:
    for finding in findings:
        typer.echo(f"{finding['file']}:{finding['line']}: {finding['kind']}: {finding['message']}")
