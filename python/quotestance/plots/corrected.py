"""Estimates corrected by labels, beside what the scorer alone would have said."""

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from quotestance.errors import count
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, say, stance_axis, wrap
from quotestance.plots.groups import actor_name, column_words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.estimates.corrected import Corrected

_TITLES = {
    "mean": "Stance, corrected by labels",
    "difference": "Difference in stance, corrected by labels",
    "coefficients": "Coefficients, corrected by labels",
}
_OFF = 0.14
#: A figure of more could not be read.
_MOST = 40


def draw(found: "Corrected", on: Any) -> "Axes":
    """What `Corrected.plot` returns."""
    rows = found.frame
    if found.what == "coefficients":
        rows = rows[rows["term"] != "intercept"]
    known = rows[rows["estimate"].notna()].reset_index(drop=True)
    if not len(known):
        nothing = "there is no term but the intercept" if len(found.frame) else "there are no rows"
        why = next((text for text in rows["note"] if text), nothing)
        return say(axes_of(on, 7, 3), f"No estimate to show: {why}.")
    shown = known.head(_MOST)
    ax = axes_of(on, 7.5, 1.6 + 0.6 * len(shown))
    ax.axvline(0, color=RULE, linewidth=0.8, zorder=0)
    places = np.arange(len(shown))
    _marks(ax, places - _OFF, shown, ("naive", "naive_low", "naive_high"), "the scorer alone", hollow=True)
    _marks(ax, places + _OFF, shown, ("estimate", "low", "high"), "corrected", hollow=False)
    ax.set_yticks(places, [_name(row) for row in shown.to_dict("records")])
    ax.set_ylim(len(shown) - 0.5, -0.5)
    if found.what == "mean":
        ax.set_xlim(-1.05, 1.05)
        stance_axis(ax.xaxis)
    unit = {"mean": "stance", "difference": "difference in stance"}.get(found.what, "stance for one more of the term")
    label(ax, title=_TITLES[found.what], x=unit)
    ax.legend(loc="best", frameon=False, labelcolor=INK, fontsize="small")
    missing, others = len(rows) - len(known), len(known) - len(shown)
    note(ax, [f"bars: {100 * found.level:.6g}% intervals over articles; the hollow ones know of no errors",
              f"without an estimate: {missing:,}" if missing else "",
              f"not drawn: {count(others, 'other estimate')}" if others else ""])  # fmt: skip
    return ax


def _marks(
    ax: "Axes", places: Any, rows: "pd.DataFrame", columns: tuple[str, str, str], name: str, *, hollow: bool
) -> None:
    middle, low, high = (rows[column] for column in columns)
    ink, face, shape, line = (QUIET, "white", "o", (0, (3, 1.5))) if hollow else (INK, INK, "D", "-")
    ax.hlines(places, low, high, color=ink, linewidth=1.8, linestyle=line)
    ax.scatter(middle, places, marker=shape, s=40, c=face, edgecolors=ink, linewidths=1.4, zorder=3, label=name)


def _name(row: Any) -> str:
    """The values that make the group, and how much is known of it."""
    heads = itertools.takewhile(lambda item: item[0] != "statements", row.items())
    words = wrap(", ".join(filter(None, (_word(key, value) for key, value in heads))))
    return f"{words}\n{count(int(row['labels']), 'label')}"


def _word(key: str, value: Any) -> str:
    if key == "own_bloc":
        return "on own bloc" if value is True else ""
    if key == "target":
        return f"on {actor_name(str(value))}"
    if key == "against":
        return f"not {value}" if value else ""
    if key == "less":
        return f"less {value}"
    return str(value) if isinstance(value, str) or key == "of" else f"{column_words(key)} {value}"
