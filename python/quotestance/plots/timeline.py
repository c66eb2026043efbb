"""Stance in time: every statement a point, a mean with its band where the data bear one."""

from typing import TYPE_CHECKING, Any

import numpy as np

from quotestance.checks import positive
from quotestance.errors import count
from quotestance.plots.canvas import axes_of, label, legend, note, say, stance_axis
from quotestance.plots.groups import (
    FEW_ARTICLES,
    FEW_STATEMENTS,
    Group,
    column_words,
    groups_of,
    left_out,
    of_target,
)
from quotestance.plots.marks import Mark, mark_of
from quotestance.plots.periods import date_axis, days_of, period_means, period_word
from quotestance.plots.smooth import local_mean, usual_bandwidth

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements


def draw(
    statements: "Statements", by: str, target: str | None, freq: str | None, bandwidth: float | None, top: int, on: Any
) -> "Axes":
    """What `Plots.timeline` returns."""
    positive("top", top, "groups", whole=True)
    if bandwidth is not None:
        positive("bandwidth", bandwidth, "days")
    period = period_word(freq)
    chosen, target_name = of_target(statements, target)
    groups = groups_of(chosen, by)
    dated = [Group(g.label, g.own, g.scored[g.scored["date"].notna()]) for g in groups]
    dated = sorted((group for group in dated if len(group.rows)), key=lambda group: -len(group.rows))
    shown = dated[:top]
    scored = sum(len(group.scored) for group in groups)
    if not shown:
        why = f"of {count(scored, 'statement')} on it none has a date" if scored else _none(chosen)
        return say(axes_of(on, 7, 3), f"No stance toward {target_name} to show in time: {why}.")
    ax = axes_of(on, 8, 4.4)
    bandwidth = bandwidth or usual_bandwidth(_article_days(shown))
    handles, any_mean = _draw_groups(ax, shown, freq, bandwidth)
    legend(ax, handles, title=f"{column_words(by)} (statements)")
    stance_axis(ax.yaxis)
    label(ax, title=f"Stance toward {target_name} in time", y="stance")
    undated = scored - sum(len(group.rows) for group in dated)
    mean = f"line: mean of the statements within {bandwidth:.0f} days, the nearer the more; band: its 95% interval"
    if period:
        mean = f"large marks: mean of each {period} with its 95% interval"
    remarks = [
        mean if any_mean else "no mean is drawn",
        f"a mean takes {FEW_STATEMENTS} statements and the weight of {FEW_ARTICLES} articles",
        left_out(len(dated) - len(shown), by),
        f"without a date and not shown: {count(undated, 'statement')}" if undated else "",
    ]
    note(ax, remarks)
    return ax


def _draw_groups(ax: "Axes", groups: list[Group], freq: str | None, bandwidth: float) -> tuple[list["Artist"], bool]:
    """Draw the statements of each group and their means; the entries of the legend, and whether there is any mean."""
    statements = sum(len(group.rows) for group in groups)
    handles: list[Artist] = []
    any_mean = False
    for place, group in enumerate(groups):
        mark = mark_of(place, group.own)
        mark.scatter(ax, days_of(group.rows["date"]), group.rows["stance"], among=statements)
        if freq:
            drawn = _draw_periods(ax, group, mark, freq, shift=(place + 1) / (len(groups) + 1))
        else:
            drawn = _draw_curve(ax, group, mark, bandwidth)
        any_mean |= drawn
        handles.append(mark.handle(f"{group.label} ({len(group.rows):,})", line=drawn and not freq))
    ax.axhline(0, color="black", linewidth=0.8, zorder=0)
    ax.set_ylim(-1.08, 1.08)
    date_axis(ax, np.concatenate([days_of(group.rows["date"]) for group in groups]))
    return handles, any_mean


def _draw_periods(ax: "Axes", group: Group, mark: Mark, freq: str, shift: float) -> bool:
    """Draw the means of the periods that bear one; whether any does."""
    means = period_means(group.rows, freq, shift)
    for mean in means:
        ax.plot([mean.day, mean.day], [mean.low, mean.high], color=mark.colour, linewidth=2, zorder=3)
    ax.scatter([m.day for m in means], [m.mean for m in means], s=90, zorder=4, **mark.points())
    return bool(means)


def _draw_curve(ax: "Axes", group: Group, mark: Mark, bandwidth: float) -> bool:
    """Draw the smoothed mean with its band; whether the data bear it anywhere."""
    stance = group.rows["stance"].to_numpy(np.float64)
    articles = np.unique(group.rows["doc_id"].to_numpy(str), return_inverse=True)[1]
    curve = local_mean(days_of(group.rows["date"]), stance, articles, bandwidth)
    if np.isnan(curve.mean).all():
        return False
    ax.fill_between(curve.days, curve.low, curve.high, color=mark.colour, alpha=0.13, linewidth=0, zorder=1)
    for edge in (curve.low, curve.high):
        ax.plot(curve.days, edge, color=mark.colour, linestyle=mark.line, linewidth=0.7, zorder=1)
    # White under the line keeps it apart from a thousand points.
    ax.plot(curve.days, curve.mean, color="white", linewidth=4.2, zorder=3)
    ax.plot(curve.days, curve.mean, color=mark.colour, linestyle=mark.line, linewidth=2.2, zorder=3)
    return True


def _article_days(groups: list[Group]) -> Any:
    """The day of each article, once."""
    import pandas as pd

    rows = pd.concat([group.rows for group in groups]).drop_duplicates("doc_id")
    return days_of(rows["date"])


def _none(statements: "Statements") -> str:
    return f"of {count(len(statements), 'statement')} none speaks of it" if len(statements) else "no statements"
