"""Marks that tell groups apart by shape as well as by colour."""

from typing import TYPE_CHECKING, Any, NamedTuple

from quotestance.plots.canvas import wrap
from quotestance.views.palette import SHAPES, SPEAKERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D
    from numpy.typing import ArrayLike

_LINES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (1.5, 1.2)), (0, (6, 1.5, 1.5, 1.5)))


class Mark(NamedTuple):
    """How the points of a group look."""

    colour: str
    shape: str
    line: Any
    hollow: bool

    def points(self) -> dict[str, Any]:
        """The options of `Axes.scatter`."""
        face = "white" if self.hollow else self.colour
        edge, width = (self.colour, 1.2) if self.hollow else ("white", 0.4)
        return {"marker": self.shape, "facecolors": face, "edgecolors": edge, "linewidths": width}

    def scatter(self, ax: "Axes", x: "ArrayLike", y: "ArrayLike", *, among: int) -> None:
        """Draw a point for each statement; the more there are `among` which they stand, the smaller and fainter."""
        room = min(1.0, (800 / among) ** 0.5)
        ax.scatter(x, y, s=max(5.0, 30 * room), alpha=max(0.2, 0.7 * room), zorder=2, **self.points())

    def handle(self, label: str, *, line: bool) -> "Line2D":
        """The entry of a legend, with or without a line."""
        from matplotlib.lines import Line2D

        face = "white" if self.hollow else self.colour
        drawn: dict[str, Any] = {"linestyle": self.line if line else "none", "linewidth": 2, "color": self.colour}
        return Line2D([], [], marker=self.shape, markerfacecolor=face, label=wrap(label), **drawn)


def mark_of(place: int, own: bool) -> Mark:
    """The mark of the group at this place; on the own bloc it is hollow.

    >>> mark_of(0, own=False).shape != mark_of(8, own=False).shape
    True
    """
    turns, colour = divmod(place, len(SPEAKERS))
    return Mark(SPEAKERS[colour], SHAPES[(colour + turns) % len(SHAPES)], _LINES[place % len(_LINES)], own)
