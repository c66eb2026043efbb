"""``quotestance fit``: labels in, a table of weights out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotestance.cli.analyze import Tables, make_analyzer
from quotestance.cli.reporting import note, reporting

if TYPE_CHECKING:
    from quotestance.learning import Lesson

EXAMPLES = """
[bold]Examples[/bold]

quotestance fit labelled.jsonl -o weights.tsv

quotestance fit checked.parquet --lexicon mine/ --spread 0.35 -o weights.tsv

quotestance analyze articles/ --lexicon weights.tsv -o statements.parquet
"""

Labels = Annotated[
    list[Path],
    typer.Argument(help="Files with labels (.jsonl .csv .parquet .arrow), folders or globs.", metavar="LABELS..."),
]


def fit(
    labels: Labels,
    output: Annotated[str, typer.Option("--output", "-o", help="Where the table goes, a .tsv file; - for stdout.")] = "-",
    spread: Annotated[
        float | None,
        typer.Option(help="How far a weight may go, in log-odds; by default what cross-validation finds best."),
    ] = None,
    lexicon: Tables = None,
) -> None:
    """Learn weights from your labels and write them as a table for --lexicon.

    A file holds labelled spans (columns text, begin, end and label, with id and language if you like: the target
    stands at text[begin:end], in characters), or statements as analyze wrote them, with a column label added.

    A label is negative, neutral or positive, or -1, 0 or 1; where it is empty the row is left out. Spans teach the
    weights for pointed-out targets (score_targets), statements those of statements.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.files.labels import read_labels
        from quotestance.learning import learn

        write = _writer(output)  # a wrong name should be known before the work
        analyzer = make_analyzer(None, lexicon, None)
        examples = read_labels(labels, analyzer)
