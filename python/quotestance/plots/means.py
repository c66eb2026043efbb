"""Mean stance of each group with its interval, and hollow beside it the mean that is drawn to the whole."""

from typing import TYPE_CHECKING, Any

import numpy as np

from quotestance.checks import positive
from quotestance.errors import count
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, say, stance_axis, wrap
from quotestance.plots.groups import FEW_ARTICLES, FEW_STATEMENTS, column_words, left_out, of_target, value_names

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements

_OFF = 0.16
_LEAST = f"{FEW_STATEMENTS} statements of {FEW_ARTICLES} articles"


def draw(statements: "Statements", by: str, target: str | None, top: int, on: Any) -> "Axes":
    """What `Plots.means` returns."""
    positive("top", top, "groups", whole=True)
    chosen, target_name = of_target(statements, target)
    summary = chosen.summarize(by)
    speaking = summary[summary["stance"].notna() & summary[by].notna()]
    if speaking.empty:
        why = f"of {count(len(chosen), 'statement')} none speaks of it" if len(chosen) else "no statements"
        return say(axes_of(on, 7, 3), f"No stance toward {target_name} to show: {why}.")
    known = speaking[(speaking["scored"] >= FEW_STATEMENTS) & (speaking["articles"] >= FEW_ARTICLES)]
    if known.empty:
        why = f"of {count(len(speaking), 'group')} none has {_LEAST} that speak of it, too few for a mean"
        return say(axes_of(on, 7, 3), f"No mean stance toward {target_name} to show: {why}.")
    shown = known.sort_values("scored", ascending=False, kind="stable").head(top)
    places = np.arange(len(shown))
    ax = axes_of(on, 7.5, 1.6 + 0.6 * len(shown))
    ax.axvline(0, color=RULE, linewidth=0.8, zorder=0)
    ax.hlines(places - _OFF, shown["low"], shown["high"], color=INK, linewidth=1.8)
    faces = ["white" if few else INK for few in shown["few"]]
    ax.scatter(shown["stance"], places - _OFF, marker="D", s=40, c=faces, edgecolors=INK, linewidths=1.4, zorder=3)
    ax.scatter(shown["pooled"], places + _OFF, marker="o", s=40, c="white", edgecolors=QUIET, linewidths=1.4, zorder=3)
    ax.set_yticks(places, _names(statements, shown, by))
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_xlim(-1.05, 1.05)
    stance_axis(ax.xaxis)
    label(ax, title=f"Mean stance toward {target_name} by {column_words(by)}", x="stance")
    note(ax, [*_remarks(shown, len(speaking) - len(known)), left_out(len(known) - len(shown), by)])
    return ax


def _names(statements: "Statements", rows: "pd.DataFrame", by: str) -> list[str]:
    names = value_names(statements, by, set(rows[by]))
    labels = []
    for value, own, scored, articles in rows[[by, "own_bloc", "scored", "articles"]].itertuples(index=False):
        words = wrap(f"{names.get(value, value)}{', on own bloc' if own else ''}")
        labels.append(f"{words}\n{count(scored, 'statement')} of {count(articles, 'article')}")
    return labels


def _remarks(rows: "pd.DataFrame", small: int) -> list[str]:
    return [
        "diamonds: the mean of the statements that speak of the target, and its 95% interval over articles",
        "circles: the mean drawn to that of all groups, the more the less is known of it",
        "hollow diamonds: too few articles to stand alone" if rows["few"].any() else "",
        "no interval: see the note of summarize" if rows["low"].isna().any() else "",
        f"no mean of fewer than {_LEAST}: {count(small, 'group')}" if small else "",
    ]
