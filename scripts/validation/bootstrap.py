"""Sums of rows by article, for the intervals of `quotestance.evaluation`."""

from collections.abc import Sequence

import numpy as np

from quotestance.evaluation.bootstrap import Floats, draws


def by_article(groups: Sequence[object], values: Floats) -> Floats:
    """The sums of rows by the article they are from, in the order of the articles' names."""
    names, number = np.unique([str(group) for group in groups], return_inverse=True)
    out = np.zeros((len(names), *values.shape[1:]))
    np.add.at(out, number, values)
    return out


def resampled(groups: Sequence[object], values: Floats) -> Floats:
    """The sums of rows in each replicate; row 0 those of the data as they are."""
    sums = by_article(groups, values)
    return np.tensordot(draws(len(sums)), sums, 1)
