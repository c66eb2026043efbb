"""How often 95 % intervals hold the truth, in a thousand simulations of which it is known: 93 to 97 %.

Fewer articles, fewer labels and other scorers: scripts/coverage_of_corrections.py and coverage_of_trajectories.py.
"""

import numpy as np
import pytest

from quotestance import _core
from reference import simulation
from reference.labelled import collection, label_all, statements

pytestmark = pytest.mark.slow
REPLICATIONS = 1000


def covers(held):
    return 0.93 <= np.mean(held) <= 0.97


@pytest.mark.parametrize("articles", [30, 100])
def test_summaries(articles):
    """Of values that are skewed, in articles of different sizes that lean each its own way."""
    rng = np.random.default_rng(articles)
    sizes = rng.geometric(0.45, (REPLICATIONS, articles))
    lean = np.repeat(2 * rng.beta(2, 6, sizes.size) - 1, sizes.ravel())
    stance = 0.9 * lean + 0.1 * rng.uniform(-1, 1, sizes.sum())
    found = _core.estimate_means(
        stance,
        np.repeat(np.arange(REPLICATIONS), sizes.sum(axis=1)),
        np.repeat(np.tile(np.arange(articles), REPLICATIONS), sizes.ravel()),
        np.zeros(REPLICATIONS, np.int64),
        replicates=2000,
        level=0.95,
        seed=0,
        threads=2,
    )
    assert covers((found["low"] <= -0.45) & (found["high"] >= -0.45))


@pytest.mark.parametrize(("periods", "moves"), [(30, 0.05), (100, 0.05), (300, 0.02)])
def test_trajectories(periods, moves):
    """Of levels that wander, with three periods in ten missing; the variance of the moves is estimated."""
    assert covers(simulation.levels(REPLICATIONS, periods, [moves**2], seed=periods).held(level=0.95))


def test_corrected_estimates():
    """By sheets of 120 labels, drawn and labelled anew for each collection; the scorer alone is mostly wrong."""
    many = collection(100_000, seed=1)  # so many that chance does not count
    means = many.groupby("speaker").truth.mean()
    mean, difference = many.truth.mean(), means["speaker 0"] - means["speaker 2"]
    held = []
    for seed in range(REPLICATIONS):
        frame = collection(200, seed=1_000_000 + seed)
        some = statements(frame)
        sheet = label_all(some.sample_for_labels(120, "speaker", seed=seed), frame)
        one = some.estimate(labels=sheet).frame.iloc[0]
        between = ("speaker 0", "speaker 2")
        two = some.estimate("speaker", labels=sheet, what="difference", between=between).frame.iloc[0]
        held.append((one.low <= mean <= one.high, two.low <= difference <= two.high,
                     one.naive_low <= mean <= one.naive_high))  # fmt: skip
    of_means, of_differences, of_naive_means = zip(*held, strict=True)
    assert covers(of_means)
    assert covers(of_differences)
    assert np.mean(of_naive_means) < 0.5
