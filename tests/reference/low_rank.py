"""A matrix with gaps as the product of two narrow ones, written plainly: what the core's is compared with."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def factorise(values: Floats, weights: Floats, dims: int, ridge: float, steps: int = 1000) -> tuple[Floats, Floats]:
    """Alternating ridge regressions, each by NumPy's least squares; the base of the columns and the product."""
    known = weights > 0
    base = np.array([np.average(y[k], weights=w[k]) for y, w, k in zip(values.T, weights.T, known.T, strict=True)])
    u, d, vt = np.linalg.svd(np.where(known, values - base, 0), full_matrices=False)
    rows, columns = u[:, :dims] * np.sqrt(d[:dims]), vt[:dims].T * np.sqrt(d[:dims])
    free = np.diag([0.0, *[np.sqrt(ridge)] * dims])
    for _ in range(steps):
        for i, k in enumerate(known):
            root = np.sqrt(weights[i, k])[:, None]
            left = np.vstack([root * columns[k], np.sqrt(ridge) * np.eye(dims)])
            right = np.concatenate([root[:, 0] * (values[i, k] - base[k]), np.zeros(dims)])
            rows[i] = np.linalg.lstsq(left, right, rcond=None)[0]
        for j, k in enumerate(known.T):
            root = np.sqrt(weights[k, j])[:, None]
            left = np.vstack([root * np.column_stack([np.ones(k.sum()), rows[k]]), free[1:]])
            right = np.concatenate([root[:, 0] * values[k, j], np.zeros(dims)])
            base[j], *columns[j] = np.linalg.lstsq(left, right, rcond=None)[0]
        # The same fit at the least cost.
        base, rows = base + columns @ rows.mean(axis=0), rows - rows.mean(axis=0)
        u, d, vt = np.linalg.svd(rows @ columns.T, full_matrices=False)
        rows, columns = u[:, :dims] * np.sqrt(d[:dims]), vt[:dims].T * np.sqrt(d[:dims])
    return base, rows @ columns.T
