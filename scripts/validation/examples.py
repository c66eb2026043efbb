"""Labelled sentences as sums of weighted words, and what a set of weights makes of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Self

import learn_weights
import numpy as np
from numpy.typing import NDArray

import quotestance as qs
from quotestance import _core, learning

ROLES = learning.VALUES["role"]
#: The spread of the shipped weights (docs/learning.md).
SPREAD = 0.5


@dataclass(frozen=True)
class Examples:
    """Labelled sentences as the core learns from them: example i has the terms from offsets[i] to offsets[i + 1]."""

    offsets: NDArray[np.int64]
    names: list[str]
    ideas: NDArray[np.int32]
    roles: NDArray[np.int8]
    amounts: NDArray[np.float64]
    labels: NDArray[np.int8]
    groups: NDArray[np.int64]

    @classmethod
    def of(cls, analyzer: qs.Analyzer, rows: learn_weights.Rows, groups: Sequence[int]) -> Self:
        """Score the rows, and keep the terms."""
        codes = learning.label_codes([row["label"] for row in rows], len(rows))
        examples = learning.examples_of(learn_weights.score(analyzer, rows), codes)
        if len(examples[5]) != len(rows):
            raise ValueError(f"{len(rows) - len(examples[5])} of the sentences have no evidence")
        return cls(*examples[:6], np.asarray(groups, np.int64))

    def arguments(self) -> tuple[Any, ...]:
        """As `_core.Weights.learn` takes them."""
        return (self.offsets, self.names, self.ideas, self.roles, self.amounts, self.labels, self.groups)

    def part(self, keep: NDArray[Any]) -> "Examples":
        """Some of the examples, by number or by a mask."""
        rows = np.flatnonzero(keep) if keep.dtype == bool else keep
        return Examples(*learn_weights.part_of(self.arguments(), rows))

    def without_roles(self, dropped: Collection[str]) -> "Examples":
        """The examples without the terms of these roles."""
        keep = ~np.isin(self.roles, [ROLES.index(role) for role in dropped])
        offsets = np.concatenate([[0], np.cumsum(keep)])[self.offsets]
        terms = (column[keep] for column in (self.ideas, self.roles, self.amounts))
        return Examples(offsets, self.names, *terms, self.labels, self.groups)

    def joined(self, other: "Examples") -> "Examples":
        """These and the others."""
        number = {name: i for i, name in enumerate(dict.fromkeys([*self.names, *other.names]))}
        ideas = [np.array([number[n] for n in e.names], np.int32)[e.ideas] for e in (self, other)]
        columns = ((getattr(e, name) for e in (self, other)) for name in ("roles", "amounts", "labels", "groups"))
        roles, amounts, labels, groups = (np.concatenate(list(pair)) for pair in columns)
        offsets = np.concatenate([self.offsets, other.offsets[1:] + self.offsets[-1]])
        return Examples(offsets, list(number), np.concatenate(ideas), roles, amounts, labels, groups)

    def learn(self, prior: _core.Weights) -> tuple[_core.Weights, dict[str, Any]]:
        """Weights learned as the shipped ones are."""
        return prior.learn(*self.arguments(), options=_core.LearningOptions(spread=SPREAD), reading="span")

    def probabilities(self, weights: _core.Weights) -> NDArray[np.float64]:
        """Of negative, neutral and positive, under these weights: docs/score.md, step 7."""
        rows = weights.rows("span")
        number = {pair: i for i, pair in enumerate(zip(rows["concept"], rows["role"], strict=True))}
        names, roles = np.array(self.names, object)[self.ideas], np.array(ROLES, object)[self.roles]
        at = np.array([number[pair] for pair in zip(names, roles, strict=True)], int)
        against, for_ = (np.asarray(rows[side])[at] for side in ("against", "for"))
        turned, size = self.amounts < 0, np.abs(self.amounts)
        terms = np.stack([size * np.where(turned, for_, against), 0 * size, size * np.where(turned, against, for_)], 1)
        odds = np.diff(np.concatenate([np.zeros((1, 3)), np.cumsum(terms, 0)])[self.offsets], axis=0)
        return softmax(odds)


def softmax(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities from log-odds, by row."""
    mass = np.exp(odds - odds.max(1, keepdims=True))
    return mass / mass.sum(1, keepdims=True)
