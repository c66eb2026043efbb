"""Corrected means and regressions, written plainly row by row: what the core's are compared with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass
class Rows:
    """By row: the scorer's and the person's value (NaN: does not speak), the weight (0: no label), and so on."""

    predicted: Floats
    labelled: Floats
    weights: Floats
    cells: NDArray[np.int64]
    articles: NDArray[np.int64]
    terms: Floats


def moment(x: Floats, value: float, b: Floats) -> Floats:
    """What a row adds to the equations."""
    return np.zeros(len(b)) if np.isnan(value) else x * (value - x @ b)


def solve(rows: Rows, tuning: float) -> tuple[Floats, Floats]:
    """The coefficients that solve the tuned equations, and the matrix that stands before them."""
    p = rows.terms.shape[1]
    left, right = np.zeros((p, p)), np.zeros(p)
    for i, x in enumerate(rows.terms):
        w = weight(rows, i)
        for value, share in ((rows.predicted[i], tuning * (1 - w)), (rows.labelled[i], w)):
            if share and not np.isnan(value):
                left += share * np.outer(x, x)
                right += share * value * x
    return np.linalg.solve(left, right), left


def weight(rows: Rows, i: int) -> float:
    """Scaled so that the labelled rows of a cell stand for all."""
    cell = rows.cells == rows.cells[i]
    return rows.weights[i] * cell.sum() / rows.weights[cell].sum()


def influence(rows: Rows, b: Floats, tuning: float) -> Floats:
    """What each article adds to the error of the equations."""
    out = np.zeros((rows.articles.max() + 1, len(b)))
    errors = np.array(
        [
            moment(x, y, b) - tuning * moment(x, f, b) if w else np.zeros(len(b))
            for x, y, f, w in zip(rows.terms, rows.labelled, rows.predicted, rows.weights, strict=True)
        ]
    )
    for i, x in enumerate(rows.terms):
        cell = rows.cells == rows.cells[i]
        size, n = cell.sum(), (rows.weights[cell] > 0).sum()
        center = np.average(errors[cell], axis=0, weights=rows.weights[cell])
        spread = np.sqrt(1 + (1 - n / size) / (n - 1)) if n > 1 else 1
        out[rows.articles[i]] += tuning * moment(x, rows.predicted[i], b) + center
        out[rows.articles[i]] += weight(rows, i) * spread * (errors[i] - center) if rows.weights[i] else 0
    return out[np.unique(rows.articles)]


def covariance(rows: Rows, b: Floats, left: Floats, tuning: float) -> Floats:
    """The sandwich over articles."""
    parts = influence(rows, b, tuning) @ np.linalg.inv(left).T
    return len(parts) / (len(parts) - 1) * parts.T @ parts


def tuned(rows: Rows) -> float:
    """The amount of the scorer that makes the fitted values vary least: where a parabola is lowest."""
    b, left = solve(rows, 0)
    heights = [np.trace(np.linalg.inv(left) @ (u.T @ u)) for u in (influence(rows, b, t) for t in (0.0, 0.5, 1.0))]
    bend, slope, _ = np.polyfit([0.0, 0.5, 1.0], heights, 2)
    return float(np.clip(-slope / (2 * bend), 0, 1)) if bend > 1e-12 else 0.0
