"""``quotestance analyze``: articles in, a file of statements out."""

from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotestance.cli.complete import complete_target
from quotestance.cli.reporting import SOME_FAILED, note, reporting
from quotestance.errors import count

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer
    from quotestance.lexicon import Lexicon

EXAMPLES = """
[bold]Examples[/bold]

quotestance analyze articles/ -o statements.parquet

quotestance analyze 'news/**/*.txt' --date 2022-09-24 | jq .speaker

quotestance analyze dump.jsonl --text-column isi -o statements.csv --target china --target west
"""


class Malformed(StrEnum):
    """What becomes of malformed UTF-8."""

    STRICT = "strict"
    REPLACE = "replace"


Paths = Annotated[
    list[Path],
    typer.Argument(help="Files (.txt .jsonl .csv .parquet .arrow), folders or globs; - for JSON lines on stdin."),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--target",
        "-t",
        help="Actor toward which stance is scored; repeat for more. [default: west]",
        autocompletion=complete_target,
    ),
]
Tables = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", "-l", help="Your own tables, a .tsv file or a folder; repeat for more."),
]
Threads = Annotated[int | None, typer.Option(help="Threads; by default one for each core.")]


def analyze(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", help=".parquet, .arrow, .jsonl or .csv; - for JSON lines on stdout.")
    ] = "-",
    target: Targets = None,
    date: Annotated[str | None, typer.Option(help="Date of the articles that carry none, as 2022-09-24.")] = None,
    language: Annotated[
        str | None, typer.Option(help="id or en, or a column that says so; found out by default.")
    ] = None,
    text_column: Annotated[str | None, typer.Option(help="Column with the text, if it has no usual name.")] = None,
    id_column: Annotated[str | None, typer.Option(help="Column with the ids, if it has no usual name.")] = None,
    date_column: Annotated[str | None, typer.Option(help="Column with the dates, if it has no usual name.")] = None,
    lexicon: Tables = None,
    errors: Annotated[Malformed, typer.Option(help="What becomes of malformed UTF-8.")] = Malformed.STRICT,
    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", help="Stop at the first bad article, or warn and go on.")
    ] = True,
    threads: Threads = None,
) -> None:
    """Find the statements in articles and write them, one row for each statement and target.

    Exit codes: 0 all went well, 1 some articles were set aside (--no-strict), 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli.progress import Progress
        from quotestance.files import Reading, ahead, open_writer

        writer = open_writer(output)  # a wrong suffix should be known before the work
        analyzer = make_analyzer(target, lexicon, threads)
        columns = {"text": text_column, "id": id_column, "date": date_column, "language": language}
        reading = Reading(paths, **columns, errors=errors.value, strict=strict)
        batches = reading if date is None else (articles.dated(date) for articles in reading)
        failed = 0
        # One batch is read and one is written while another is analyzed.
        with writer, Progress(reading.bytes_in_all) as progress, ThreadPoolExecutor(1) as writing:
            written: Future[None] | None = None
            for articles, statements, bad in analyzer.read(ahead(batches), strict=strict):
                if written:
                    written.result()
                written = writing.submit(writer.write, statements)
                progress.advance(len(articles), reading.bytes_read)
                failed += bad
            if written:
                written.result()
        for file, replaced in reading.replaced.items():
            note(f"replaced {count(replaced, 'malformed byte')} in {file}")
        failed += reading.failed
    if failed:
        note(f"{count(failed, 'article')} set aside")
        raise typer.Exit(SOME_FAILED)


def make_analyzer(targets: list[str] | None, tables: list[Path] | None, threads: int | None) -> "Analyzer":
    """The analyzer that the options ask for."""
    from quotestance.analyzer import Analyzer

    return Analyzer(targets or "west", lexicon=load_lexicon(tables), threads=threads)


def load_lexicon(tables: list[Path] | None) -> "Lexicon":
    """The bundled tables with the user's own."""
    from quotestance.lexicon import Lexicon

    lexicon = Lexicon.load()
    for path in tables or []:
        lexicon = lexicon.read(path)
    return lexicon
