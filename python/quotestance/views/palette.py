"""The colours, for people who see all of them and for people who don't (after Okabe & Ito 2008).

Against is orange and for is blue, which the common kinds of colour blindness keep apart; neither ever stands without a
sign, a shape or a word that says the same. `style.css` has the same colours as variables; a test holds the two together
and measures every contrast.
"""

from collections.abc import Mapping

#: Of the labels on white.
LABELS: Mapping[str, str] = {
    "negative": "#a63c06",
    "neutral": "#565d68",
    "positive": "#0a58a6",
    "none": "#656c79",
}
#: Of marks and areas on white; too light for words.
AREAS: Mapping[str, str] = {
    "negative": "#e07b39",
    "neutral": "#9aa3af",
    "positive": "#4a90d9",
    "none": "#d4d8de",
}
#: One for each speaker, in their order; after the last they begin again, with another shape.
SPEAKERS: tuple[str, ...] = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#aa4499",
    "#b8860b",
    "#56b4e9",
    "#882255",
    "#666666",
)
#: Shapes of points, so that no group is told by colour alone.
SHAPES: tuple[str, ...] = ("o", "s", "^", "D", "v", "P", "X", "*")
#: The same in print.
GLYPHS: tuple[str, ...] = ("●", "■", "▲", "◆", "▼", "✚", "✕", "★")
