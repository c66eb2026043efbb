"""The words that divide two groups: how surely one says each more than the other."""

from typing import TYPE_CHECKING, Any

from quotestance.checks import positive
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, say
from quotestance.plots.groups import side_names
from quotestance.plots.marks import mark_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements

#: |z| of a difference that chance alone brings in one word of twenty.
SURE = 1.96


def draw(statements: "Statements", a: Any, b: Any, by: str, top: int, on: Any, **options: Any) -> "Axes":
    """What `Plots.words` returns; the options are those of `Statements.compare`."""
    positive("top", top, "words", whole=True)
    table = statements.compare(a, b, by=by, **options)
    thing = table.columns[0]
    names = side_names(statements, a, b, by)
    total = int(table["a"].sum()), int(table["b"].sum())
    told = table.attrs["note"]
    table = table[table["a"] + table["b"] > 1]  # what was said once says nothing
    first, last = table[table["z"] > 0].head(top), table[table["z"] < 0].tail(top)
    if not len(first) + len(last):
        return say(axes_of(on, 7, 3), f"{names[0]} and {names[1]} say no {thing} often enough to compare.")
    ax = axes_of(on, 7.5, 1.9 + 0.24 * (len(first) + len(last)))
    for side, part, start in ((0, first, 0), (1, last, len(first))):
        _draw_side(ax, side, part, start)
    _scale(ax, float(table["z"].abs().max()), len(first) + len(last))
    plural = f"{thing}s"
    label(ax, title=f"{plural.capitalize()} that divide {names[0]} and {names[1]}",
          x=f"← {names[1]} says it more      z of the log-odds ratio      {names[0]} says it more →")  # fmt: skip
    note(ax, [f"beside each {thing}: how often {names[0]} : {names[1]} said it",
              f"{plural} counted: {total[0]:,} : {total[1]:,}",
              f"hollow, between the dashed lines (±{SURE}): no more than chance may bring", told])  # fmt: skip
    return ax


def _draw_side(ax: "Axes", side: int, part: "pd.DataFrame", start: int) -> None:
    sign = -1 if side else 1
    for place, (word, a, b, _, z, *_) in enumerate(part.itertuples(index=False), start):
        mark = mark_of(side, own=abs(z) < SURE)
        ax.plot([0, z], [place, place], color=mark.colour, linewidth=1.5, zorder=1)
        ax.scatter([z], [place], s=36, zorder=3, **mark.points())
        beside: dict[str, Any] = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
        ends = ("left", "right") if sign > 0 else ("right", "left")
        ax.annotate(f"{a} : {b}", (z, place), (7 * sign, 0), ha=ends[0], color=QUIET, fontsize="small", **beside)
        ax.annotate(word.replace("_", " "), (0, place), (-5 * sign, 0), ha=ends[1], color=INK, **beside)


def _scale(ax: "Axes", widest: float, words: int) -> None:
    ax.axvline(0, color="black", linewidth=0.8, zorder=2)
    for z in (-SURE, SURE):
        ax.axvline(z, color=RULE, linewidth=0.8, linestyle="--", zorder=0)
    ax.set_xlim(-1.3 * max(widest, SURE), 1.3 * max(widest, SURE))
    ax.set_ylim(words - 0.4, -0.6)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
