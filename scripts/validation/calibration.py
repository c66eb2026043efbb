"""Whether the probabilities mean what they say, and what abstaining leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quotestance.evaluation.bootstrap import REPLICATES, Estimate, estimate
from quotestance.evaluation.judge import Judged
from quotestance.evaluation.measures import ratio
from quotestance.statements.columns import LABELS
from validation import measures
from validation.bootstrap import resampled
from validation.sentences import Scored

THRESHOLDS = (0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class Bin:
    """Rows whose highest probability lies between two edges."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: Estimate


@dataclass(frozen=True)
class Calibration:
    """Scored rows of one set, as they stand beside their labels."""

    name: str
    scored: Scored

    @property
    def _bins(self) -> NDArray[np.float64]:
        p = self.scored.p
        right = (p.argmax(1) == self.scored.labels).tolist()
        return resampled(self.scored.groups, measures.binned(p.max(1), right))

    @property
    def error(self) -> Estimate:
        """The expected calibration error."""
        return estimate(measures.calibration_error(self._bins))

    @property
    def by_chance(self) -> Estimate:
        """The error of perfect probabilities on these rows: mean and interval over draws of what is right."""
        highest = self.scored.p.max(1)
        drawn = np.random.default_rng(0).random((REPLICATES, len(highest))) < highest
        sums = np.stack([measures.binned(highest, right).sum(0) for right in drawn])
        errors = measures.calibration_error(sums)
        return estimate(np.concatenate([[errors.mean()], errors]))

    def bins(self) -> list[Bin]:
        """The reliability table; bins without a row are left out."""
        sums = self._bins
        accuracy = ratio(sums[..., 2], sums[..., 0])
        edges = zip(measures.EDGES, measures.EDGES[1:], strict=False)
        return [
            Bin(*pair, int(sums[0, k, 0]), float(sums[0, k, 1] / sums[0, k, 0]), estimate(accuracy[:, k]))
            for k, pair in enumerate(edges)
            if sums[0, k, 0]
        ]

    def abstaining(self) -> list[tuple[float, float, float, Estimate, Estimate]]:
        """By threshold, from none: the share kept; the share of neutral, accuracy and macro-F1 in what is kept."""
        out = []
        for threshold in (0.0, *THRESHOLDS):
            keep = self.scored.p.max(1) >= threshold
            kept = self.scored.where(keep)
            sums = resampled(kept.groups, kept.confusions)
            neutral = float((kept.labels == 1).mean())
            out.append((threshold, float(keep.mean()), neutral, estimate(measures.accuracy(sums)), kept.macro_f1()))
        return out


def of_statements(judged: Iterable[Judged]) -> Scored:
    """The statements that speak of the target, by the gold and by the package; the sides of a pair are one article."""
    kept = [j for j in judged if j.row and j.wanted != "none" and j.row["p_neutral"] is not None]
    columns = ("p_negative", "p_neutral", "p_positive")
    p = np.array([[j.row[name] for name in columns] for j in kept if j.row])
    return Scored([j.doc.partition(".")[0] + "." * ("." in j.doc) for j in kept], labels_of(kept), p)


def labels_of(judged: Sequence[Judged]) -> NDArray[np.int64]:
    """The gold labels as numbers."""
    return np.array([LABELS.index(j.wanted) for j in judged])


def draw(calibrations: Sequence[Calibration], path: Path) -> None:
    """Write the reliability diagram; the same data make the same file."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    style = {"svg.hashsalt": "quotestance", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
    with mpl.rc_context(style):
        figure, axes = plt.subplots(figsize=(4.4, 3.4), layout="constrained")
        axes.plot([1 / 3, 1], [1 / 3, 1], color="0.6", linewidth=1, label="as probable as it says")
        for calibration, colour in zip(calibrations, ("#1f5a93", "#c2571a"), strict=False):
            bins = calibration.bins()
            x, y = [b.confidence for b in bins], [b.accuracy.value for b in bins]
            sides = [[max(0.0, b.accuracy.value - b.accuracy.low) for b in bins]]
            sides.append([max(0.0, b.accuracy.high - b.accuracy.value) for b in bins])
            axes.errorbar(
                x, y, yerr=sides, color=colour, marker="o", markersize=4, elinewidth=0.8, label=calibration.name
            )
        axes.set(
            xlabel="highest probability, mean of the bin", ylabel="share that is right", xlim=(0.3, 1), ylim=(0, 1.02)
        )
        axes.legend(frameon=False, loc="lower right")
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata={"Date": None, "Creator": None})
        plt.close(figure)
