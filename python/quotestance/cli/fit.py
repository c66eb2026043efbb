"""``quotestance fit``: labels in, a table of weights out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotestance.cli.analyze import Tables, make_analyzer
from quotestance.cli.reporting import note, reporting

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer
    from quotestance.learning import Examples, Lesson

EXAMPLES = """
[bold]Examples[/bold]

quotestance fit labelled.jsonl -o weights.tsv

quotestance fit checked.parquet --lexicon mine/ --spread 0.35 -o weights.tsv

quotestance analyze articles/ --lexicon weights.tsv -o statements.parquet
"""
_SUBJECTS = {"span": "spans", "statement": "statements"}

Labels = Annotated[
    list[Path],
    typer.Argument(help="Files with labels (.jsonl .csv .parquet .arrow), folders or globs."),
]


def fit(
    labels: Labels,
    output: Annotated[
        str, typer.Option("--output", "-o", help="The table to write, a .tsv file; - for standard output.")
    ] = "-",
    spread: Annotated[
        float | None,
        typer.Option(help="How far a weight may go, in log-odds; by default what cross-validation finds best."),
    ] = None,
    lexicon: Tables = None,
) -> None:
    r"""Learn weights from labels and write them as a table, for --lexicon.

    A file holds labelled spans: columns text, begin, end and label, with id and
    language if there are any; text\[begin:end], in characters, is the target.
    Or statements as analyze wrote them, with a column label added.

    A label is negative, neutral or positive, or -1, 0 or 1; rows where it is
    empty are left out. Spans teach the weights of pointed-out targets,
    statements those of statements; what no label speaks about stays as it is.

    Exit codes: 0 all went well, 2 bad usage or input.
    """
    with reporting():
        from quotestance.cli.labels import read_labels
        from quotestance.tables import content_of

        write = _open(output)  # a wrong name should be known before the work
        analyzer = make_analyzer(None, lexicon, None)
        lessons = _learn(analyzer, read_labels(labels, analyzer), spread)
        taught = " and ".join(f"{lesson.labels} {_SUBJECTS[reading]}" for reading, lesson in lessons.items())
        rows = list(lessons.values())[-1].rows
        write(f"# Learned by quotestance fit from the labels of {taught}.\n".encode() + content_of("weights", rows))
        for reading, lesson in lessons.items():
            _report(reading, lesson, given=spread is not None)


def _learn(analyzer: "Analyzer", examples: "dict[str, Examples]", spread: float | None) -> "dict[str, Lesson]":
    """A lesson for each reading; the later one holds what the earlier one taught."""
    from quotestance.analyzer import Analyzer
    from quotestance.errors import InvalidOption
    from quotestance.learning import learn

    lessons = {}
    for reading, some in examples.items():
        try:
            lessons[reading] = learn(analyzer, some, reading, spread=spread)
        except InvalidOption as error:
            if error.option == "labels" and len(examples) > 1:
                error.args = (f"of {_SUBJECTS[reading]}: {error}",)
            if error.option == "statements":
                error.args = (f"{error}; give its tables with --lexicon",)
            raise
        analyzer = Analyzer(lexicon=lessons[reading].lexicon)
    return lessons


def _report(reading: str, lesson: "Lesson", *, given: bool) -> None:
    note(f"{lesson.labels} labels of {_SUBJECTS[reading]}; {lesson.moved} weights moved")
    note(f"accuracy on these labels: {lesson.before:.3f} before, {lesson.after:.3f} after")
    note(f"spread: {lesson.spread:g}" + ("" if given else " (chosen here; set another with --spread)"))


def _open(output: str) -> Callable[[bytes], object]:
    """What writes the table, under its name when all is well."""
    from quotestance.errors import invalid_option
    from quotestance.tables import SCHEMAS

    if output == "-":
        return typer.get_binary_stream("stdout").write
    path = Path(output)
    if path.suffix.lower() != ".tsv":
        message = f"{path}: cannot write {path.suffix or 'a file without a suffix'}; give a .tsv file, or -"
        raise invalid_option("output", path, message, [f"{path.stem}.tsv"])
    if path.parent.name == "concepts" or (path.stem in SCHEMAS and path.stem != "weights"):
        message = f"{path}: a table of this name or in this folder holds no weights; name it weights.tsv"
        raise invalid_option("output", path, message)
    if not path.parent.is_dir():
        raise invalid_option("output", path, f"{path}: there is no folder {path.parent}")
    return path.write_bytes
