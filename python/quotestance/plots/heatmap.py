"""Mean stance by the values of two columns: a map of cells, each with its number and its count."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from quotestance.checks import positive
from quotestance.errors import invalid_option
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, ink_on, label, note, say, signed
from quotestance.plots.groups import (
    FEW_ARTICLES,
    FEW_STATEMENTS,
    column_words,
    few,
    left_out,
    of_target,
    rows_of,
)
from quotestance.views.palette import AREAS, LABELS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

    from quotestance.statements.table import Statements

_GREY = "#e3e6ea"


class Cell(NamedTuple):
    """What there is of one row and column."""

    scored: int
    mean: float
    few: bool
    own: bool


def draw(statements: "Statements", rows: str, columns: str, target: str | None, top: int, on: Any) -> "Axes":
    """What `Plots.heatmap` returns."""
    if rows == columns:
        raise invalid_option("columns", columns, f"rows and columns are both {rows!r}: a map needs two columns")
    positive("top", top, "rows and columns", whole=True)
    about, nobody = "each target", "any target"
    if target is not None or "target" not in (rows, columns):
        statements, about = of_target(statements, target)
        nobody = about
    data = rows_of(statements, row=rows, column=columns).dropna(subset=["row", "column", "stance"])
    if data.empty:
        return say(axes_of(on, 7, 3), f"No statement speaks of {nobody}: there is no stance to show.")
    data = _own_apart(data)
    down, across = (list(data[name].value_counts().index) for name in ("row", "column"))
    cells = {key: _cell(part) for key, part in data.groupby(["row", "column"])}
    drawn = [[cells.get((row, column)) for column in across[:top]] for row in down[:top]]
    ax = axes_of(on, 2.8 + 1.3 * len(drawn[0]), 1.7 + 0.55 * len(drawn))
    colours = _colours()
    for y, line in enumerate(drawn):
        for x, cell in enumerate(line):
            _draw_cell(ax, x, y, cell, colours)
    _name(ax, across[:top], down[:top])
    label(ax, title=f"Mean stance toward {about}", x=column_words(columns), y=column_words(rows))
    left = [left_out(len(names) - top, by) for names, by in ((down, rows), (across, columns))]
    note(ax, [*_remarks(cell for line in drawn for cell in line), *left])
    return ax


def _own_apart(data: "pd.DataFrame") -> "pd.DataFrame":
    """A row some of whose cells would mix statements on the own bloc with others becomes two rows."""
    mixed = data.groupby(["row", "column"])["own"].nunique().reset_index()
    split = data["row"].isin(mixed.loc[mixed["own"] > 1, "row"]) & data["own"]
    return data.assign(row=data["row"].mask(split, data["row"] + ", on own bloc"))


def _cell(part: "pd.DataFrame") -> Cell:
    small = few(len(part), part["doc_id"].nunique())
    return Cell(len(part), float(part["stance"].mean()), small, bool(part["own"].any()))


def _colours() -> "Colormap":
    """From against over white to for, of like lightness on both sides."""
    from matplotlib.colors import LinearSegmentedColormap

    scale = [LABELS["negative"], AREAS["negative"], "#f7f7f7", AREAS["positive"], LABELS["positive"]]
    return LinearSegmentedColormap.from_list("stance", scale)


def _draw_cell(ax: "Axes", x: int, y: int, cell: Cell | None, colours: "Colormap") -> None:
    from matplotlib.patches import Rectangle

    corner = (x - 0.5, y - 0.5)
    if cell is None:
        ax.add_patch(Rectangle(corner, 1, 1, facecolor="white", edgecolor=RULE, hatch="////", linewidth=0))
        ax.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor="white", linewidth=2))
        return
    face = _GREY if cell.few else colours((cell.mean + 1) / 2)
    ax.add_patch(Rectangle(corner, 1, 1, facecolor=face, edgecolor="white", linewidth=2))
    if cell.own:
        inset = (x - 0.455, y - 0.455)
        ax.add_patch(Rectangle(inset, 0.91, 0.91, fill=False, edgecolor=INK, linewidth=1.2, linestyle=(0, (4, 2))))
    ink = QUIET if cell.few else ink_on(*face[:3])
    if not cell.few:
        ax.text(x, y - 0.13, signed(cell.mean), ha="center", va="center", color=ink, weight="bold")
    few_place = y if cell.few else y + 0.22
    ax.text(x, few_place, f"n = {cell.scored:,}", ha="center", va="center", color=ink, fontsize="small")


def _name(ax: "Axes", across: list[str], down: list[str]) -> None:
    ax.set_xlim(-0.5, len(across) - 0.5)
    ax.set_ylim(len(down) - 0.5, -0.5)
    ax.set_xticks(range(len(across)), across)
    ax.set_yticks(range(len(down)), down)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def _remarks(cells: Iterable[Cell | None]) -> list[str]:
    present = list(cells)
    some = [cell for cell in present if cell]
    return [
        "in the cells: the mean, and n, the statements that speak of the target",
        "orange (−) against, blue (+) for",
        f"grey: fewer than {FEW_STATEMENTS} of them or than {FEW_ARTICLES} articles, too few for a mean"
        if any(cell.few for cell in some)
        else "",
        "hatched: none" if None in present else "",
        "dashed frame: speakers on their own bloc" if any(cell.own for cell in some) else "",
    ]
