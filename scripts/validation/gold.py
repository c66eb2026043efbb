"""Gold sets with their texts, and what the package makes of them, held to the scorer beside the gold."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

import quotestance as qs
from quotestance.evaluation.bootstrap import Estimate, draws, estimate
from quotestance.evaluation.figures import estimates
from quotestance.evaluation.gold import Row, read_gold
from quotestance.evaluation.judge import Judged, count, judge
from quotestance.evaluation.measures import ratio

_COLUMNS = (
    *(
        "doc_id",
        "language",
        "kind",
        "begin",
        "end",
        "speaker",
        "speaker_name",
        "speaker_mention",
        "resolved_by",
        "target",
    ),
    *("text", "stance_label", "p_negative", "p_neutral", "p_positive", "sentiment", "sentiment_label", "evidence"),
)


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that stands beside the gold; a module of its own at each call."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class GoldSet:
    """The documents of a gold set.

    Parameters
    ----------
    scorer
        The module of `load_scorer`.
    gold
        The folder of the gold.
    name
        Of the set; a suffix behind a space selects documents: ``ntrex-dev .en``.
    """

    def __init__(self, scorer: ModuleType, gold: Path, name: str) -> None:
        self.name, self.scorer = name, scorer
        stem, _, suffix = name.partition(" ")
        folder = gold.parent / "seeds" if stem == "seeds" else gold / stem
        self.docs = [doc for doc in read_gold(gold / f"{stem}.jsonl") if doc["id"].endswith(suffix)]
        self.texts = {doc["id"]: (folder / f"{doc['id']}.txt").read_text(encoding="utf-8") for doc in self.docs}

    def analyze(self, analyzer: qs.Analyzer) -> dict[str, list[Row]]:
        """The rows of each document."""
        table = analyzer.analyze(list(self.texts.values()), id=list(self.texts)).to_arrow().select(_COLUMNS)
        out: dict[str, list[Row]] = {name: [] for name in self.texts}
        for row in table.to_pylist():
            out[row["doc_id"]].append(row)
        return out

    def counted(self, rows: Mapping[str, list[Row]]) -> list[Any]:
        """What each document adds to the figures."""
        return [count(doc, rows[doc["id"]]) for doc in self.docs]

    def judged(self, rows: Mapping[str, list[Row]]) -> list[Judged]:
        """Every gold statement beside its row."""
        return [one for doc in self.docs for one in judge(doc, rows[doc["id"]])[0]]

    def estimates(self, rows: Mapping[str, list[Row]]) -> dict[str, Estimate]:
        """The figures with their intervals. Raises RuntimeError where the scorer says otherwise."""
        made = estimates(self.counted(rows))
        theirs = self.scorer.figures([self.scorer.tally(doc, rows[doc["id"]], []) for doc in self.docs])
        theirs |= {f"recall_{kind}": value for kind, value in theirs["recall_by_kind"].items()}
        for name, figure in made.items():
            expected = theirs.get(name)
            if not np.isclose(figure.value, np.nan if expected is None else expected, equal_nan=True):
                raise RuntimeError(f"{name} is {figure.value}, and by the scorer {expected}")
        return made


def pairs_estimates(gold: GoldSet, rows: Mapping[str, list[Row]]) -> dict[str, Estimate]:
    """Agreement of the two sides of parallel texts, with intervals over pairs of texts."""
    counter = load_scorer(Path(gold.scorer.__file__ or "").parent)
    counter.ratio = lambda part, whole: (part, whole)  # type: ignore[attr-defined]  # counts, which can be added up
    counted: dict[str, list[tuple[int, int]]] = {}
    for stem in sorted({doc["id"].rpartition(".")[0] for doc in gold.docs}):
        sides = [doc for doc in gold.docs if doc["id"].rpartition(".")[0] == stem]
        for name, value in counter.agreement_of_pairs(sides, rows).items():
            counted.setdefault(name, []).append(value)
    sums = {name: np.tensordot(draws(len(values)), np.array(values, float), 1) for name, values in counted.items()}
    return {name: estimate(ratio(both[:, 0], both[:, 1])) for name, both in sums.items()}
