"""The command ``quotestance``."""

from typing import Annotated

import typer

from quotestance.cli import analyze, demo, evaluate, explain, fit, lexicon, report, show

EXAMPLES = """
[bold]Examples[/bold]

quotestance analyze articles/ -o statements.parquet

quotestance show statements.parquet --label negative --sort stance

quotestance explain statements.parquet --doc 2022-09-24-03 --statement 4

quotestance report statements.parquet --articles articles/ -o report.html

quotestance analyze --help
"""
app = typer.Typer(
    name="quotestance",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("analyze", epilog=analyze.EXAMPLES)(analyze.analyze)
app.command("show", epilog=show.EXAMPLES)(show.show)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("report", epilog=report.EXAMPLES)(report.report)
app.command("evaluate", epilog=evaluate.EXAMPLES)(evaluate.evaluate)
app.command("fit", epilog=fit.EXAMPLES)(fit.fit)
app.command("demo", epilog=demo.EXAMPLES)(demo.demo)
app.add_typer(lexicon.app, name="lexicon")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"quotestance {version('quotestance')}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def _callback(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Who said what in the news, about whom, and where they stand."""


def main() -> None:
    """Run the command line; never returns."""
    app()
