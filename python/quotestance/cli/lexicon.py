"""``quotestance lexicon``: for those who edit the tables."""

from pathlib import Path
from typing import Annotated

import typer

from quotestance.cli.reporting import note, reporting

FINDINGS = 1
app = typer.Typer(help="Look after the language tables.", no_args_is_help=True)


@app.callback()
def _callback() -> None:
    """Look after the language tables."""


@app.command()
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
        from quotestance.lexicon import Lexicon

        lexicon = Lexicon.load()
        for path in paths or []:
            lexicon = lexicon.read(path)
        shown = {table.path for table in (lexicon.added if paths else lexicon.tables)}
        findings = [finding for finding in lexicon.check() if finding["file"] in shown]
        for finding in findings:
            typer.echo(f"{finding['file']}:{finding['line']}: {finding['kind']}: {finding['message']}")
    note(f"{len(findings) or 'no'} finding{'s' * (len(findings) != 1)} in {len(shown)} table{'s' * (len(shown) != 1)}")
    if findings:
        raise typer.Exit(FINDINGS)
