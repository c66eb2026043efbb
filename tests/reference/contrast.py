"""Words that divide two sides, and stances split up among their evidence, written plainly."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def log_odds(a: Floats, b: Floats, prior: Floats, prior_total: float) -> tuple[Floats, Floats]:
    """Equations 15, 19, 20 and 22 of Monroe, Colaresi & Quinn (2008), word by word."""
    delta = []
    for y_a, y_b, alpha in zip(a, b, prior, strict=True):
        odds_a = (y_a + alpha) / (a.sum() + prior_total - y_a - alpha)
        odds_b = (y_b + alpha) / (b.sum() + prior_total - y_b - alpha)
        delta.append(np.log(odds_a) - np.log(odds_b))
    variance = 1 / (a + prior) + 1 / (b + prior)
    return np.array(delta), np.array(delta) / np.sqrt(variance)


def stance(against: float, in_favour: float) -> float:
    """p(positive) - p(negative)."""
    masses = np.exp(np.array([against, 0, in_favour]))
    return float((masses[2] - masses[0]) / masses.sum())


def attribution(against: Floats, in_favour: Floats, base: NDArray[np.bool_], steps: int = 4000) -> Floats:
    """What each piece of one statement adds: its share of many small steps, first those of the baseline."""
    out = np.zeros(len(against))
    at = np.zeros(2)
    for leg in (base, ~base):
        pieces = np.column_stack([against, in_favour]) * leg[:, None]
        way = pieces.sum(axis=0)
        for step in range(steps):
            here = at + way * (step + 0.5) / steps
            slopes = [
                (stance(*(here + move)) - stance(*(here - move))) / 2e-5 for move in (np.array([1e-5, 0]), [0, 1e-5])
            ]
            out += pieces @ slopes / steps
        at = at + way
    return out


def decomposition(pieces: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """By ``term`` the columns ``use``, ``tone`` and ``contribution``.

    `pieces` has ``statement``, ``term`` and ``value``; `statements`, by number, the ``side``, 0 or 1.
    """
    rows = {}
    for term in pieces.term.unique():
        share, tone = [], []
        for side in (0, 1):
            its = pieces[(pieces.term == term) & (pieces.statement.map(statements.side) == side)]
            users = its.groupby("statement").value.sum()
            share.append(len(users) / (statements.side == side).sum())
            tone.append(users.mean() if len(users) else np.nan)
        t_a, t_b = (tone[1 - i] if np.isnan(tone[i]) else tone[i] for i in (0, 1))
        use, of_tone = (share[0] - share[1]) * (t_a + t_b) / 2, (t_a - t_b) * (share[0] + share[1]) / 2
        rows[term] = {"use": use, "tone": of_tone, "contribution": use + of_tone}
    return pd.DataFrame.from_dict(rows, orient="index")
