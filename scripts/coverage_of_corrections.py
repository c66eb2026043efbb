"""How often the 95 % intervals of corrected estimates hold the truth, beside those of the scorer alone.

    python scripts/coverage_of_corrections.py [REPLICATIONS]

Collections of 200 articles are drawn anew for each replication, with a scorer that is too negative, too timid, and
wrong on which statements speak of the target; the truth is that of a collection of a hundred thousand articles.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from reference.labelled import collection, label_all, statements

#: What is estimated, of how many labels, drawn by what.
CASES: tuple[tuple[str, dict[str, Any], int, str | None], ...] = (
    ("mean, 30 labels", {}, 30, None),
    ("mean, 100 labels", {}, 100, None),
    ("mean, 300 labels", {}, 300, None),
    ("mean, 100 labels by stance_label", {}, 100, "stance_label"),
    ("mean of a speaker, 120 labels", {"by": "speaker"}, 120, "speaker"),
    ("mean of a speaker, 120 labels, not by speaker", {"by": "speaker"}, 120, None),
    (
        "difference of two speakers, 120 labels",
        {"by": "speaker", "what": "difference", "between": ("speaker 0", "speaker 2")},
        120,
        "speaker",
    ),
    ("coefficient of a year, 120 labels", {"by": ["year", "speaker"], "what": "coefficients"}, 120, "speaker"),
)


def truth_of(options: dict[str, Any]) -> float:
    """From so many statements that chance does not count."""
    many = collection(100_000, seed=1)
    means = many.groupby("speaker").truth.mean()
    what = options.get("what", "mean")
    if what == "difference":
        return float(means["speaker 0"] - means["speaker 2"])
    if what == "coefficients":
        return 0.0  # years are drawn apart from stances
    return float(means["speaker 0"] if "by" in options else many.truth.mean())


def row_of(frame: pd.DataFrame) -> pd.Series:
    """The estimate that is looked at."""
    for column, value in (("term", "year"), ("speaker", "speaker 0")):
        if column in frame:
            return frame[frame[column] == value].iloc[0]
    return frame.iloc[0]


def main(replications: int) -> None:
    """Print a table of what was found."""
    print("| what | corrected | scorer alone | labels' worth |\n|---|---|---|---|")
    for name, options, n, by in CASES:
        truth, rows = truth_of(options), []
        for seed in range(replications):
            frame = collection(200, seed=1_000_000 + seed)
            many = statements(frame)
            sheet = label_all(many.sample_for_labels(n, by, seed=seed), frame)
            rows.append(row_of(many.estimate(labels=sheet, **options).frame))
        found = pd.DataFrame(rows)
        held = found.low.le(truth) & found.high.ge(truth)
        naive = found.naive_low.le(truth) & found.naive_high.ge(truth)
        print(
            f"| {name} | {held.mean():.1%} | {naive.mean():.1%} | × {np.mean(found.worth / found.labels):.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
