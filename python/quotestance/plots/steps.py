"""The way from one mean stance to another, concept by concept."""

from typing import TYPE_CHECKING, Any

from quotestance.checks import positive
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, signed
from quotestance.views.palette import LABELS

if TYPE_CHECKING:
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
        words = f"{signed(row['contribution'])}  ({row['a']:,} : {row['b']:,})"
        at = _step(
            ax, place, at, row["contribution"], words, sure=not row["few"] and (row["low"] > 0 or row["high"] < 0)
        )
    if len(rest):
        lines.append(f"{len(rest):,} more")
        change = float(rest["contribution"].sum())
        at = _step(ax, len(lines) - 1, at, change, signed(change), sure=False)
    lines.append(f"{a}, mean of {found.statements[0]:,}")
    _mark(ax, len(lines) - 1, found.mean_a)
    ax.set_yticks(range(len(lines)), lines, color=INK)
    ax.set_ylim(len(lines) - 0.4, -0.6)
    ax.use_sticky_edges = False  # room for the words beside the first and the last bar
    ax.margins(x=0.25)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    label(ax, title=f"Why the stances differ: {a} and {b}", x="← against      mean stance      for →")
    note(ax, [*_remarks(found), found.note])
    return ax


def _remarks(found: "Decomposition") -> list[str]:
    a, b = found.names
    ends = f" ({signed(found.low)} to {signed(found.high)})" if found.low == found.low else ""
    return [
        f"the difference is {signed(found.total)}{ends}, and the bars add up to it",
        f"beside each bar: what the concept adds, and in how many statements of {a} : {b} it stands",
        "hollow: the interval holds 0, or too few articles have the concept to tell",
    ]


def _name(row: dict[Any, Any]) -> str:
    words = str(row["concept"]).replace("_", " ")
    return words if row["kind"] == "concept" else f"{words} ({row['kind']})"


def _step(ax: "Axes", place: int, start: float, change: float, words: str, *, sure: bool) -> float:
    """A bar from one place of the scale on, with the direction in words beside it; returns where it ends."""
    end = start + change
    colour = LABELS["negative" if change < 0 else "positive"]
    face = colour if sure else "white"
    ax.barh(place, change, left=start, height=0.6, facecolor=face, edgecolor=colour, linewidth=1.2, zorder=2)
    ax.plot([end, end], [place - 0.3, place + 1.3], color=RULE, linewidth=0.8, zorder=1)
    right = change >= 0
    style: dict[str, Any] = {"textcoords": "offset points", "va": "center", "ha": "left" if right else "right"}
    ax.annotate(words, (end, place), (5 if right else -5, 0), color=QUIET, fontsize="small", **style)
    return end


def _mark(ax: "Axes", place: int, mean: float) -> None:
    ax.plot([mean], [place], marker="D", color=INK, markersize=6, zorder=3)
    style: dict[str, Any] = {"textcoords": "offset points", "va": "center"}
    ax.annotate(signed(mean), (mean, place), (8, 0), color=INK, weight="bold", **style)
