"""All that is measured, in the order of the page."""

from dataclasses import dataclass
from pathlib import Path

import quotestance as qs
from quotestance.evaluation.bootstrap import Estimate, Floats
from quotestance.evaluation.figures import estimates
from quotestance.evaluation.gold import Row
from quotestance.evaluation.judge import Judged
from validation import ablation, breakdown, calibration, known, sentences
from validation.errors import Errors
from validation.gold import GoldSet, load_scorer, pairs_estimates

#: The sets whose figures the page gives; the third and the fourth are the two sides of one.
SETS = ("seeds", "indosum-dev", "ntrex-dev .en", "ntrex-dev .id")
ON_WEST = SETS[1:]
DEV = ("newsmtsc-dev-rw", "newsmtsc-dev-mt")


@dataclass(frozen=True)
class OnGold:
    """A gold set with what the package made of it."""

    gold: GoldSet
    rows: dict[str, list[Row]]
    figures: dict[str, Estimate]
    judged: list[Judged]


class Results:
    """Everything measured with the bundled tables, and with the variants of the ablation.

    Parameters
    ----------
    gold, data
        The folders of the gold and of the data sets.
    """

    def __init__(self, gold: Path, data: Path) -> None:
        scorer = load_scorer(gold.parent)
        analyzer = qs.Analyzer()
        self.sentences = sentences.Sentences(data, analyzer)
        self.apart, self.drift = self.sentences.apart(), self.sentences.drift()
        self.adapted, self.biases = self.sentences.adapted()
        self.readers, self.rated = sentences.readers(data)
        self.gold = {name: self._on_gold(GoldSet(scorer, gold, name), analyzer) for name in SETS}
        both = GoldSet(scorer, gold, "ntrex-dev")
        self.pairs = pairs_estimates(both, both.analyze(analyzer))
        self.judged = [j for name in ON_WEST for j in self.gold[name].judged]
        self.calibrations = [
            calibration.Calibration("NewsMTSC dev", self.sentences.shipped[DEV[0]] + self.sentences.shipped[DEV[1]]),
            calibration.Calibration("statements on the West", calibration.of_statements(self.judged)),
        ]
        asked = [self.gold[name].gold for name in ("indosum-dev", "ntrex-dev .en")]
        self.outcomes = [ablation.run(variant, self.sentences, asked) for variant in ablation.VARIANTS]
        self.errors = Errors([(self.gold[name].gold, self.gold[name].rows) for name in ON_WEST], analyzer)

    @staticmethod
    def _on_gold(gold: GoldSet, analyzer: qs.Analyzer) -> OnGold:
        rows = gold.analyze(analyzer)
        return OnGold(gold, rows, gold.estimates(rows), gold.judged(rows))

    def stance_counts(self, name: str) -> Floats:
        """The confusion of stance on a gold set."""
        return breakdown.stance_confusion(self.gold[name].judged)

    def unseen(self) -> list[tuple[str, str, str, str, str]]:
        """What was measured before articles were read, and is now: set, articles, figure, then, now."""
        out = []
        for name, docs, then in known.UNSEEN:
            one = self.gold[name]
            counted = zip(one.gold.docs, one.gold.counted(one.rows), strict=True)
            some = [counts for doc, counts in counted if doc["id"] in docs]
            if len(some) != len(docs):
                raise ValueError(f"{name} lacks some of {', '.join(docs)}")
            now = estimates(some)
            out += [(name, f"{docs[0]} to {docs[-1]}", k, f"{v:.3f}", f"{now[k].value:.3f}") for k, v in then.items()]
        return out
