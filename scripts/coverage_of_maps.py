"""How often the 95 % intervals of a map hold the true places of speakers, whose factors are known.

    python scripts/coverage_of_maps.py [REPLICATIONS]

Collections of twelve speakers and four targets are drawn anew for each replication. The truth is that of the factors,
turned to the map but not of a larger collection: what the ridge takes from it counts as an error.
"""

import sys

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import quotestance as qs

TARGETS = ("asean", "china", "russia", "west")
SPEAKERS = 12
#: Dimensions, articles of a speaker, share of the targets that a speaker is silent on.
CASES = ((1, 10, 0.0), (1, 30, 0.0), (1, 100, 0.0), (1, 30, 0.3), (2, 30, 0.0), (2, 100, 0.0), (2, 100, 0.3))
Matrix = NDArray[np.float64]


def factors(dims: int) -> tuple[Matrix, Matrix]:
    """Places of the speakers, which add up to 0, and the directions of the targets, orthonormal."""
    along = np.linspace(-0.7, 0.7, SPEAKERS)
    across = 0.35 * np.cos(np.arange(SPEAKERS) * 2.4)
    directions = np.linalg.qr(np.array([[0.1, 0.8], [-0.8, 0.3], [-0.6, -1], [1, 0.2]]))[0]
    places = np.column_stack([along, across])[:, :dims]
    return places - places.mean(axis=0), directions[:, :dims]


def turned(places: Matrix, found: Matrix) -> Matrix:
    """The true places as near to those on the map as turning brings them: intervals are about places on this map."""
    left, _, right = np.linalg.svd(places.T @ found)
    return np.asarray(places @ left @ right)


def collection(stances: Matrix, articles: int, gaps: float, seed: int) -> pd.DataFrame:
    """Articles that lean a little each, with one to three statements."""
    rng = np.random.default_rng(seed)
    rows = []
    for i, own in enumerate(stances):
        silent = rng.random(len(TARGETS)) < gaps
        spoken = np.flatnonzero(~silent) if not silent.all() else np.arange(len(TARGETS))
        for article in range(articles):
            lean = rng.normal(0, 0.1)
            about = rng.choice(spoken, min(rng.integers(1, 4), len(spoken)), replace=False)
            rows += [(f"s{i:02}", TARGETS[j], f"{i}-{article}", own[j] + lean + rng.normal(0, 0.15)) for j in about]
    frame = pd.DataFrame(rows, columns=["speaker", "target", "doc_id", "stance"])
    return frame.assign(text="…", own_bloc=False, stance_label="neutral", stance=frame.stance.clip(-1, 1))


def held(dims: int, articles: int, gaps: float, seed: int) -> tuple[NDArray[np.bool_], Matrix]:
    """Whether each place is in its interval, and how wide those are; of speakers with more targets than dimensions."""
    places, directions = factors(dims)
    frame = collection(places @ directions.T, articles, gaps, seed)
    found = qs.Statements.from_frame(frame).map(dims, replicates=400, seed=seed, threads=1).frame
    at, low, high = (found[[f"{end}_{k + 1}" for k in range(dims)]].to_numpy() for end in ("axis", "low", "high"))
    true, known = turned(places, at), (found.targets > dims).to_numpy()
    return ((low <= true) & (true <= high))[known], (high - low)[known]


def main(replications: int) -> None:
    """Print a table of what was found."""
    print("| dimensions | articles of a speaker | silent on | places held | width |\n|---|---|---|---|---|")
    for dims, articles, gaps in CASES:
        found = [held(dims, articles, gaps, seed) for seed in range(replications)]
        share = np.concatenate([inside for inside, _ in found]).mean()
        width = np.median(np.concatenate([wide for _, wide in found]))
        print(f"| {dims} | {articles} | {gaps:.0%} | {share:.1%} | {width:.3f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
