"""``quotestance evaluate``: statements measured against labels made by hand."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quotestance.cli.analyze import Tables, make_analyzer
from quotestance.cli.complete import complete_target
from quotestance.cli.reporting import note, reporting
from quotestance.errors import count

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer
    from quotestance.statements import Statements

EXAMPLES = """
[bold]Examples[/bold]

quotestance evaluate gold.jsonl --articles articles/

quotestance evaluate gold.jsonl --articles articles/ --lexicon my-tables

quotestance evaluate gold.jsonl --predictions statements.parquet --json | jq .figures.f1_loose
"""


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Articles with statements marked by hand, a .jsonl file.")],
    predictions: Annotated[
        list[Path] | None,
        typer.Option("--predictions", "-p", help="Statements that analyze wrote; - for JSON lines on stdin."),
    ] = None,
    articles: Annotated[
        list[Path] | None,
        typer.Option("--articles", "-a", help="The articles, to be analyzed now; where the gold holds no texts."),
    ] = None,
    target: Annotated[
        str, typer.Option("--target", "-t", help="Toward whom stance is measured.", autocompletion=complete_target)
    ] = "west",
    lexicon: Tables = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
) -> None:
    """Measure how well statements, speakers and stances are found, against gold.

    docs/evaluation.md tells how gold is written, and what is counted. In brackets
    stands the 95 % interval, of 1000 resamplings of the articles.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli.console import open_console
        from quotestance.errors import invalid_option
        from quotestance.evaluation import evaluate
        from quotestance.evaluation.gold import read_gold
        from quotestance.files.statements import read_statements

        if predictions and (articles or lexicon):
            message = "--predictions are measured as they are: leave out --articles and --lexicon"
            raise invalid_option("predictions", predictions[0], message)
        asked = read_gold(gold, target)
        if predictions:
            statements = read_statements(predictions)
        else:
            analyzer = make_analyzer([target], lexicon, None)
            statements, texts = _of_files(analyzer, articles) if articles else _of_gold(analyzer, asked, gold)
            asked = _with_texts(asked, texts, gold)
        made = evaluate(asked, statements, target=target)
        if made.unjudged:
            note(f"{count(made.unjudged, 'article')} without gold: not counted")
        if as_json:
            typer.echo(json.dumps(made.to_dict()))
        else:
            open_console().print(str(made), markup=False, soft_wrap=True)


def _of_files(analyzer: "Analyzer", paths: list[Path]) -> "tuple[Statements, set[str]]":
    """The statements of articles in files, and the ids of these articles."""
    import pyarrow as pa

    from quotestance.files import Reading
    from quotestance.statements import Statements

    tables, ids = [], set()
    for articles, table, _ in analyzer.read(Reading(paths)):
        tables.append(pa.table(table))
        ids |= set(articles.ids.to_pylist())
    return Statements(pa.concat_tables(tables)), ids


def _of_gold(analyzer: "Analyzer", gold: list[dict[str, Any]], file: Path) -> "tuple[Statements, set[str]]":
    """The statements of the texts that the gold itself holds."""
    import pyarrow as pa

    from quotestance.errors import invalid_option

    kept = [article for article in gold if article.get("text") is not None]
    if not kept:
        message = f"{file} holds no texts: give --articles, or --predictions"
        raise invalid_option("articles", file, message)
    columns = {name: [article.get(name) for article in kept] for name in ("id", "text", "date", "language")}
    known = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    return analyzer.analyze(pa.table(known), id="id"), {article["id"] for article in kept}


def _with_texts(gold: list[dict[str, Any]], texts: set[str], file: Path) -> list[dict[str, Any]]:
    """The gold of the articles that were analyzed."""
    from quotestance.errors import InvalidFile, some

    kept = [article for article in gold if article["id"] in texts]
    if not kept:
        ids = some((article["id"] for article in gold), 3)
        raise InvalidFile(f"{file}: no article of it is there: its ids are {ids}, theirs {some(sorted(texts), 3)}")
    if rest := len(gold) - len(kept):
        note(f"{count(rest, 'article')} of the gold without text: not counted")
    return kept
