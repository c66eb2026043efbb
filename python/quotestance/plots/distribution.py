"""How the stances of each group lie: every statement a point, with the mean and its interval."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from quotestance.checks import positive
from quotestance.errors import count
from quotestance.plots.canvas import INK, RULE, axes_of, label, note, say, stance_axis, wrap
from quotestance.plots.groups import (
    FEW_ARTICLES,
    FEW_STATEMENTS,
    Group,
    column_words,
    few,
    groups_of,
    left_out,
    of_target,
)
from quotestance.plots.intervals import Interval, mean_interval
from quotestance.plots.marks import mark_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements

_BINS = 41


def draw(statements: "Statements", by: str, target: str | None, top: int, on: Any) -> "Axes":
    """What `Plots.distribution` returns."""
    positive("top", top, "groups", whole=True)
    chosen, target_name = of_target(statements, target)
    groups = groups_of(chosen, by)
    speaking = [group for group in groups if len(group.scored)]
    shown = speaking[:top]
    if not shown:
        why = f"of {count(len(chosen), 'statement')} none speaks of it" if len(chosen) else "no statements"
        return say(axes_of(on, 7, 3), f"No stance toward {target_name} to show: {why}.")
    ax = axes_of(on, 7.5, 1.6 + 0.8 * len(shown))
    among = sum(len(group.scored) for group in shown)
    means = [_draw_group(ax, place, group, among) for place, group in enumerate(shown)]
    ax.axvline(0, color="black", linewidth=0.8, zorder=0)
    ax.set_xlim(-1.05, 1.05)
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_yticks(range(len(shown)), [_name(group) for group in shown])
    stance_axis(ax.xaxis)
    label(ax, title=f"Stance toward {target_name} by {column_words(by)}", x="stance")
    how = "a point is a statement; the number says how many of all statements speak of the target"
    with_mean = [mean for mean in means if mean]
    least = f"{FEW_STATEMENTS} statements of {FEW_ARTICLES} articles"
    remarks = [
        how,
        "black, under the points: mean and its 95% interval over articles" if with_mean else "",
        "no interval where all articles have one mean" if any(np.isnan(mean.low) for mean in with_mean) else "",
        "" if all(means) else f"no mean of fewer than {least}",
        left_out(len(speaking) - len(shown), by),
    ]
    note(ax, remarks)
    return ax


def _name(group: Group) -> str:
    return f"{wrap(group.label)}\n{len(group.scored):,} of {count(len(group.rows), 'statement')}"


def _draw_group(ax: "Axes", place: int, group: Group, among: int) -> Interval | None:
    """Draw one group; its mean, where there is enough for one."""
    stance = group.scored["stance"].to_numpy(np.float64)
    ax.axhline(place, color=RULE, linewidth=0.5, zorder=0)
    mark_of(place, group.own).scatter(ax, stance, place + spread(stance), among=among)
    if few(len(stance), group.scored["doc_id"].nunique()):
        return None
    found = mean_interval(stance, group.scored["doc_id"])
    under = place + 0.38
    ax.plot([found.low, found.high], [under, under], color=INK, linewidth=1.8, zorder=3)
    ax.scatter([found.mean], [under], marker="d", s=60, color=INK, zorder=4)
    return found


def spread(stance: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far above or below its line each point stands, so that points of like stance do not hide each other.

    >>> spread(np.array([0.5, 0.5, 0.5, -1.0])).tolist()
    [0.0, -0.1, 0.1, 0.0]
    """
    cell = np.clip((stance + 1) / 2 * _BINS, 0, _BINS - 1).astype(np.int64)
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], cell[order])
    rank = np.empty(len(cell), np.int64)
    rank[order] = np.arange(len(cell)) - first
    side = np.where(rank % 2, -1, 1) * ((rank + 1) // 2)
    step = min(0.1, 0.28 / max(1, int(np.abs(side).max(initial=0))))
    return np.asarray(side * step, np.float64)
