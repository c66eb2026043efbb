"""Statements measured against labels made by hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.compute as pc

from quotestance.errors import count, invalid_option, near, some
from quotestance.evaluation.bootstrap import Estimate
from quotestance.evaluation.figures import NAMES, estimates
from quotestance.evaluation.gold import Row, read_gold
from quotestance.evaluation.judge import count as counts_of
from quotestance.statements import Statements

_COLUMNS = ("doc_id", "kind", "begin", "end", "speaker", "speaker_name", "speaker_mention", "stance_label")


@dataclass(frozen=True)
class Evaluation:
    """Figures with their 95 % intervals.

    Parameters
    ----------
    target
        Toward whom stance was measured.
    figures
        By name, in the order in which they are shown; ``evaluation["f1_loose"]`` is one.
    counts
        ``articles`` and ``statements`` of the gold, how many of these were ``found``, how many rows are ``false``, and
        how many ``traps`` of the gold were taken for statements.
    unjudged
        Articles with statements that the gold does not have; they do not count.
    """

    target: str
    figures: Mapping[str, Estimate]
    counts: Mapping[str, int]
    unjudged: int = 0

    def __getitem__(self, name: str) -> Estimate:
        if name not in self.figures:
            raise invalid_option("figure", name, f"there is no figure {name!r}", near(name, self.figures))
        return self.figures[name]

    def to_dict(self) -> dict[str, Any]:
        """Counts and figures, for JSON; None where there is nothing to measure."""
        shown = {
            name: {side: None if np.isnan(value) else value for side, value in vars(figure).items()}
            for name, figure in self.figures.items()
        }
        return {"target": self.target, **self.counts, "unjudged": self.unjudged, "figures": shown}

    def __str__(self) -> str:
        nouns = {"articles": "article", "statements": "statement"}
        told = (count(n, nouns[name]) if name in nouns else f"{n:,} {name}" for name, n in self.counts.items())
        lines = [", ".join(told), ""]
        lines += [f"{NAMES[name]:<36} {figure}" for name, figure in self.figures.items() if not np.isnan(figure.value)]
        return "\n".join(lines)


def evaluate(gold: str | Path | Iterable[Mapping[str, Any]], statements: object, *, target: str = "west") -> Evaluation:
    """Measure statements against gold: are they found, who speaks, where does the speaker stand.

    A statement counts as found where the spans share 0.3 of what both cover (``_strict``: 0.8), each with one row.
    Stance end to end counts what was not found, and ``none``, as neutral. Intervals are 95 % percentile intervals of
    1000 resamplings of articles.

    Parameters
    ----------
    gold
        A .jsonl file, an article a line, or such objects; ``docs/evaluation.md`` tells the form.
    statements
        What `analyze` made of these articles, or a frame of it; rows toward other targets do not count, nor do those of
        articles that the gold lacks.
    target
        Toward whom; the gold has its labels under this name, or under ``stance``.

    Raises
    ------
    InvalidFile
        The gold is malformed; names file, line and statement.
    InvalidOption
        The gold has no article or none in common with the statements, or no row is toward the target.

    Examples
    --------
    >>> import quotestance as qs
    >>> text = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
    >>> said = {"start": 1, "end": 32, "kind": "direct", "speaker": "verel", "stance": "negative"}
    >>> gold = [{"id": "a1", "statements": [said]}]
    >>> print(qs.evaluate(gold, qs.analyze([text], id=["a1"]))["f1_loose"])
    1.000 [1.000, 1.000]
    """
    articles = read_gold(gold, target)
    rows = _rows(statements if isinstance(statements, Statements) else Statements.from_frame(statements), target)
    known = {article["id"] for article in articles}
    if rows and not known & rows.keys():
        message = f"no article of the gold has statements: its ids are {some(known, 3)}, theirs {some(rows, 3)}"
        raise invalid_option("statements", next(iter(rows)), message)
    counted = [counts_of(article, rows.get(article["id"], ()), target) for article in articles]
    sums = sum((counts for counts, _ in counted), Counter())
    counts = {"articles": len(articles), "statements": sums["gold"]}
    counts |= {name: sums[name] for name in ("found", "false", "traps")}
    return Evaluation(target, estimates(counted), counts, len(rows.keys() - known))


def _rows(statements: Statements, target: str) -> dict[str, list[Row]]:
    """The rows toward the target, or toward none, by article."""
    table = statements.to_arrow()
    targets = table.column("target").unique().to_pylist()
    if len(statements) and target not in targets and None not in targets:
        message = f"no statement is toward {target!r} (the targets are {some(targets)})"
        raise invalid_option("target", target, message, near(target, targets))
    if table.column("begin").null_count or table.column("end").null_count:
        raise invalid_option("statements", "begin", "the statements have lost their places: begin or end is null")
    column = table.column("target").cast("string")
    right = pc.fill_null(pc.equal(column, target), True)
    out: dict[str, list[Row]] = defaultdict(list)
    for row in table.select([*_COLUMNS, "sentiment_label"]).filter(right).to_pylist():
        out[row["doc_id"]].append(row)
    return dict(out)
