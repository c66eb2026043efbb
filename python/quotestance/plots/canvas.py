"""The axes that a plot is drawn on, and the words around it.

Everything is set on the axes themselves: the user's style sheet and ``rcParams`` stay as they are.
"""

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from quotestance.errors import invalid_option

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure, SubFigure

#: Of words and of lines that are no data, on white; their contrast is above 7:1 and 3:1.
INK, QUIET, RULE = "#1f2430", "#565d68", "#8a919c"


def axes_of(ax: object, width: float, height: float) -> "Axes":
    """The user's axes, or those of a new figure of this size in inches.

    Raises
    ------
    ImportError
        matplotlib is not installed.
    InvalidOption
        `ax` is something else.
    """
    try:
        import matplotlib.pyplot as plt
        from matplotlib.axes import Axes
    except ImportError:
        raise ImportError("plots need matplotlib: pip install 'quotestance[plot]'") from None
    if ax is None:
        ax = plt.subplots(figsize=(width, height), layout="constrained")[1]
    if not isinstance(ax, Axes):
        kind = type(ax).__name__
        one = "; of an array of axes, take one" if hasattr(ax, "shape") else ""
        raise invalid_option("ax", kind, f"ax holds {kind}: matplotlib Axes are needed{one}")
    # These are for paper, and their inks are dark: the ground is white under any style.
    ax.set_facecolor("white")
    _figure(ax).set_facecolor("white")
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(RULE)
    ax.tick_params(color=RULE, labelcolor=INK)
    return ax


def label(ax: "Axes", *, title: str, x: str = "", y: str = "") -> None:
    """The title and what the axes mean."""
    ax.set_title(title, loc="left", color=INK, weight="bold")
    ax.set_xlabel(x, color=INK)
    ax.set_ylabel(y, color=INK)


def note(ax: "Axes", remarks: Iterable[str]) -> None:
    """What a reader must know, small: under the figure, or under the axes where the figure holds more than these."""
    text = " ".join(f"{remark[:1].upper()}{remark[1:]}." for remark in remarks if remark)
    figure = _figure(ax)
    _as_written(ax)
    style: dict[str, Any] = {"fontsize": "small", "color": QUIET, "ha": "left", "parse_math": False}
    if figure.axes == [ax] and figure.get_layout_engine() is not None:
        figure.supxlabel(textwrap.fill(text, int(14 * figure.bbox.width / figure.dpi)), x=0.01, **style)
        return
    width = ax.bbox.width / figure.dpi
    # Under the label of the x-axis, wherever the ticks have moved that to.
    place: dict[str, Any] = {"xycoords": ("axes fraction", ax.xaxis.label), "textcoords": "offset points", "va": "top"}
    ax.annotate(textwrap.fill(text, max(40, int(14 * width))), (0, 0), (0, -5), annotation_clip=False, **place, **style)


def _figure(ax: "Axes") -> "Figure | SubFigure":
    figure = ax.get_figure()
    assert figure is not None
    return figure


def legend(ax: "Axes", handles: Sequence["Artist"], *, title: str = "") -> None:
    """What the marks mean, to the right of the data."""
    box = ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(1.01, 1),
        frameon=False,
        borderaxespad=0,
        title=title or None,
        alignment="left",
        labelcolor=INK,
        labelspacing=0.8,
    )
    box.get_title().set_color(INK)


def _as_written(ax: "Axes") -> None:
    """Names come from articles: a dollar sign in one is no formula."""
    from matplotlib.text import Text

    for text in ax.findobj(Text):
        text.set_parse_math(False)


def say(ax: "Axes", why: str) -> "Axes":
    """No data: the axes say why."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, textwrap.fill(why, 50), transform=ax.transAxes, ha="center", va="center", color=INK)
    _as_written(ax)
    return ax


def wrap(label: str) -> str:
    r"""A label in lines.

    >>> wrap("A diplomat of the Lumorian embassy, on own bloc")
    'A diplomat of the Lumorian\nembassy, on own bloc'
    """
    together = label.replace("on own bloc", "on\u00a0own\u00a0bloc")
    lines = textwrap.fill(together, 32).replace("\u00a0", " ")
    return f" {lines}" if lines.startswith("_") else lines  # matplotlib before 3.10 hides "_…"


def stance_axis(axis: "Axis") -> None:
    """From −1 to +1, and what the ends mean."""
    axis.set_ticks([-1, -0.5, 0, 0.5, 1], ["−1\nagainst", "−0.5", "0", "+0.5", "+1\nfor"], color=INK)


def ink_on(red: float, green: float, blue: float) -> str:
    """Black or white, whichever reads better on a colour; the contrast is never below 4.5:1.

    >>> ink_on(1, 1, 1), ink_on(0, 0, 0.5)
    ('black', 'white')
    """
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return "black" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "white"


def signed(value: float) -> str:
    """A stance with its sign, so that no colour has to tell it.

    >>> signed(0.339), signed(-0.5), signed(-0.001)
    ('+0.34', '−0.50', '0.00')
    """
    text = f"{value:+.2f}"
    return "0.00" if float(text) == 0 else text.replace("-", "−")
