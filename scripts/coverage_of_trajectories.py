"""How often the bands of trajectories hold the true level, and jumps are told: 1,000 simulated series for each line.

Run from the top folder: PYTHONPATH=tests python scripts/coverage_of_trajectories.py
"""

import numpy as np

from reference.simulation import Levels, levels

SERIES = 1000


def told(made: Levels) -> tuple[float, float]:
    """The share of series that are said to jump, and how many periods from the middle on average."""
    series, periods = made.values.shape
    changes = made.follow()["changes"]
    off = [abs(row % periods - periods // 2) for _, row, *_ in changes]
    return len({number for number, *_ in changes}) / series, float(np.mean(off)) if off else float("nan")


def main() -> None:
    """Print the tables."""
    print("95 % bands hold the true level (%): periods, moves of level and slope, band, with fitted variances as known")
    for draws in ([0.0], [0.02], [0.05], [0.1], [0.02, 0.003], [0.0, 0.01]):
        for periods in (15, 30, 100, 300):
            made = levels(SERIES, periods, [deviation**2 for deviation in draws], seed=periods)
            trend = len(draws) == 2
            shares = [
                100 * made.held(level=0.95, variance=name, trend=trend).mean() for name in ("distance", "variance")
            ]
            print(f"{periods:4} {draws!s:15} {shares[0]:6.1f} {shares[1]:6.1f}", flush=True)
    print("series said to jump (%): periods, moves of the level, jump; and periods off")
    for periods in (30, 100):
        for deviation in (0, 0.02, 0.05, 0.1):
            for jump in (0, 0.2, 0.4, 0.8):
                share, off = told(levels(SERIES, periods, [deviation**2], jump=jump, seed=periods))
                print(f"{periods:4} {deviation:5} {jump:5} {100 * share:6.1f} {off:6.1f}", flush=True)


if __name__ == "__main__":
    main()
