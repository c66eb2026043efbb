"""Speakers on a map, by whom they are for and against."""

from typing import TYPE_CHECKING

import numpy as np

from quotestance.errors import count
from quotestance.plots.canvas import INK, QUIET, RULE, axes_of, label, note, wrap
from quotestance.plots.groups import actor_name
from quotestance.views.palette import SPEAKERS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotestance.estimates import Map

_MOST_ARROWS = 8
#: More could not be told apart.
_MOST_SPEAKERS = 60


def draw(found: "Map", on: "Axes | None") -> "Axes":
    """What `Map.plot` returns."""
    frame = found.frame.nlargest(_MOST_SPEAKERS, "statements", keep="first")
    ax = axes_of(on, 7.5, 6.0 if found.dims > 1 else 1.8 + 0.3 * len(frame))
    if found.dims == 1:
        _draw_line(ax, frame)
    else:
        _draw_plane(ax, found, frame)
    words = [f"axis {k + 1} ({share:.0%} of what the map explains)" for k, share in enumerate(found.share[:2])]
    label(ax, title="Speakers by whom they are for and against", x=words[0], y=words[1] if found.dims > 1 else "")
    more = f"{found.dims - 2} more axes are not drawn" if found.dims > 2 else ""
    lines = "lines: intervals by resampling articles"
    hollow = "hollow: too few articles to stand alone" if frame["few"].any() else ""
    arrows = "arrows: who stands that way is more for the target than others" if found.dims > 1 else ""
    explained = f"the map explains {found.explained:.0%} of the differences"
    others = len(found.frame) - len(frame)
    fewer = f"not drawn: {count(others, 'other speaker')}, those with fewest statements" if others else ""
    note(ax, [explained, lines, hollow, arrows, more, fewer, found.note])
    return ax


def _draw_plane(ax: "Axes", found: "Map", frame: "pd.DataFrame") -> None:
    ax.axhline(0, color=RULE, linewidth=0.6, zorder=0)
    ax.axvline(0, color=RULE, linewidth=0.6, zorder=0)
    for row in frame.to_dict("records"):
        x, y = row["axis_1"], row["axis_2"]
        ax.plot([row["low_1"], row["high_1"]], [y, y], color=SPEAKERS[0], linewidth=1, alpha=0.5, zorder=1)
        ax.plot([x, x], [row["low_2"], row["high_2"]], color=SPEAKERS[0], linewidth=1, alpha=0.5, zorder=1)
        face = "white" if row["few"] else SPEAKERS[0]
        ax.scatter([x], [y], s=30, facecolors=face, edgecolors=SPEAKERS[0], zorder=2)
        ax.annotate(wrap(row["speaker"]), (x, y), (5, 4), textcoords="offset points", color=INK, fontsize="small")
    _draw_arrows(ax, found)


def _draw_arrows(ax: "Axes", found: "Map") -> None:
    """The targets' directions, as long as the cloud is wide for the one that counts most."""
    ways = found.targets[["axis_1", "axis_2"]].to_numpy()
    lengths = np.hypot(*ways.T)
    reach = float(np.abs(found.frame[["axis_1", "axis_2"]].to_numpy()).max()) / max(float(lengths.max()), 1e-12)
    for place in np.argsort(-lengths)[:_MOST_ARROWS]:
        x, y = ways[place] * reach
        style = {"arrowstyle": "->", "color": SPEAKERS[1], "linewidth": 1.2}
        ax.annotate("", (x, y), (0, 0), arrowprops=style, zorder=1)
        name = f"for {actor_name(found.targets['target'].iloc[place])}"
        ax.annotate(name, (x, y), color=QUIET, fontsize="small", style="italic", ha="center", va="bottom")
        ax.update_datalim([(x, y)])
    ax.margins(0.12)
    ax.autoscale_view()


def _draw_line(ax: "Axes", frame: "pd.DataFrame") -> None:
    frame = frame.sort_values("axis_1")
    ax.axvline(0, color=RULE, linewidth=0.6, zorder=0)
    places = np.arange(len(frame))
    ax.hlines(places, frame["low_1"], frame["high_1"], color=SPEAKERS[0], linewidth=1.5, alpha=0.6, zorder=1)
    for few, face in ((False, SPEAKERS[0]), (True, "white")):
        here = (frame["few"] == few).to_numpy()
        ax.scatter(frame["axis_1"][here], places[here], s=30, facecolors=face, edgecolors=SPEAKERS[0], zorder=2)
    ax.set_yticks(places, frame["speaker"].map(wrap))
