"""The sets of statements within which the labelled ones stand for all: strata, cut by the groups of the estimate."""

import numpy as np
from numpy.typing import NDArray

from quotestance.estimates.match import Labelled

Numbers = NDArray[np.int64]


def cells_of(groups: Numbers, labelled: Labelled) -> Numbers:
    """The number of each row's cell; rows of group -1 are in any.

    Cells with fewer than two labels are joined with such of the same group, and if that does not help, with all of it:
    a part of a stratum that by chance got no label is taken for like the rest.

    Examples
    --------
    >>> weights, strata = np.array([1, 1, 0, 0, 1, 1.0]), np.array([0, 0, 0, 1, 1, 0])
    >>> labelled = Labelled(np.zeros(6), weights, strata, np.zeros(6, bool), 0)
    >>> cells_of(np.zeros(6, np.int64), labelled).tolist()
    [0, 0, 0, 0, 0, 0]
    """
    cells = np.unique(groups * (labelled.strata.max() + 1) + labelled.strata, return_inverse=True)[1]
    whole = cells.max() + 2 + groups
    cells = np.where(_small(cells, labelled), whole, cells)
    unhelped = np.unique(groups[_small(cells, labelled)])
    cells = np.where(np.isin(groups, unhelped), whole, cells)
    return np.unique(cells, return_inverse=True)[1].astype(np.int64)


def _small(cells: Numbers, labelled: Labelled) -> NDArray[np.bool_]:
    rows, labels = np.bincount(cells), np.bincount(cells, labelled.weights > 0)
    return np.asarray((labels < 2) & (labels < rows))[cells]
