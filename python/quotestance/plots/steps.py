"""The way from one mean stance to another, concept by concept."""

from typing import TYPE_CHECKING, Any

from quotestance.checks import positive
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, signed
from quotestance.views.palette import LABELS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.estimates import Decomposition


def draw(found: "Decomposition", on: "Axes | None", top: int) -> "Axes":
    """What `Decomposition.plot` returns."""
    positive("top", top, "concepts", whole=True)
    shown, rest = found.frame.head(top), found.frame.iloc[top:]
    a, b = found.names
    ax = axes_of(on, 8, 2.2 + 0.32 * (len(shown) + 2 + bool(len(rest))))
    lines = [f"{b}, mean of {found.statements[1]:,}"]
    _mark(ax, 0, found.mean_b)
    at = found.mean_b
    for place, row in enumerate(shown.to_dict("records"), 1):
        lines.append(_name(row))
        at = _step(ax, place, at, row["contribution"], f"{signed(row['contribution'])}  ({row['a']:,} : {row['b']:,})")
    if len(rest):
        lines.append(f"{len(rest):,} more")
        change = float(rest["contribution"].sum())
        at = _step(ax, len(lines) - 1, at, change, signed(change))
    lines.append(f"{a}, mean of {found.statements[0]:,}")
    _mark(ax, len(lines) - 1, found.mean_a)
    ax.set_yticks(range(len(lines)), lines, color=INK)
    ax.set_ylim(len(lines) - 0.4, -0.6)
    ax.use_sticky_edges = False  # room for the words beside the first and the last bar
    ax.margins(x=0.25)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    label(ax, title=f"Why the stances of {a} and {b} differ", x="← against      mean stance      for →")
    note(ax, [*_remarks(found, shown), found.note])
    return ax


def _remarks(found: "Decomposition", shown: "pd.DataFrame") -> list[str]:
    a, b = found.names
    sure = int(((shown["low"] > 0) | (shown["high"] < 0)).sum())
    ends = f" ({signed(found.low)} to {signed(found.high)})" if found.low == found.low else ""
    return [
        f"the difference is {signed(found.total)}{ends}, and the bars add up to it",
        f"beside each bar: what the concept adds, and in how many statements of {a} : {b} it stands",
        f"of {sure} of these {len(shown)} the interval leaves out 0",
    ]


def _name(row: dict[Any, Any]) -> str:
    words = str(row["concept"]).replace("_", " ")
    return words if row["kind"] == "concept" else f"{words} ({row['kind']})"


def _step(ax: "Axes", place: int, start: float, change: float, words: str) -> float:
    """A bar from one place of the scale on, with the direction in words beside it; returns where it ends."""
    end = start + change
    colour = LABELS["negative" if change < 0 else "positive"]
    ax.barh(place, change, left=start, height=0.6, color=colour, zorder=2)
    ax.plot([end, end], [place - 0.3, place + 1.3], color=RULE, linewidth=0.8, zorder=1)
    right = change >= 0
    style: dict[str, Any] = {"textcoords": "offset points", "va": "center", "ha": "left" if right else "right"}
    ax.annotate(words, (end, place), (5 if right else -5, 0), color=QUIET, fontsize="small", **style)
    return end


def _mark(ax: "Axes", place: int, mean: float) -> None:
    ax.plot([mean], [place], marker="D", color=INK, markersize=6, zorder=3)
    style: dict[str, Any] = {"textcoords": "offset points", "va": "center"}
    ax.annotate(signed(mean), (mean, place), (8, 0), color=INK, weight="bold", **style)
