"""Text cut wherever something in it begins or ends."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Something that stands in a text: a ``statement``, its ``cue``, ``speaker`` or ``target``, or ``evidence``."""

    begin: int
    end: int
    kind: str
    row: Mapping[str, Any]
    item: Mapping[str, Any] = {}


def pieces(begin: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """The stretch in pieces, each with the spans that cover it whole, those that began first first.

    Every character of the stretch is in one piece, in order; spans may overlap, nest, and reach beyond it. The time is
    that of sorting them, as long as not many cover the same words.

    >>> outer, inner = Span(0, 6, "statement", {}), Span(2, 4, "cue", {})
    >>> [(start, stop, len(over)) for start, stop, over in pieces(0, 8, [inner, outer])]
    [(0, 2, 1), (2, 4, 2), (4, 6, 1), (6, 8, 0)]
    """
    waiting = sorted((span for span in spans if span.begin < span.end), key=lambda span: (span.begin, -span.end))
    waiting.reverse()
    inside = (edge for span in waiting for edge in span[:2] if begin < edge < end)
    over: tuple[Span, ...] = ()
    for start, stop in pairwise(sorted({begin, end, *inside})):
        while waiting and waiting[-1].begin <= start:
            over += (waiting.pop(),)
        over = tuple(span for span in over if span.end > start)
        yield start, stop, over
