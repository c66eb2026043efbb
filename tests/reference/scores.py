"""From evidence to probabilities, by the formulas of docs/score.md, in exact and in decimal arithmetic."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

GRAIN = 2**30
LABELS = ("negative", "neutral", "positive")


def contributions(amount: float, against: float, in_favour: float) -> tuple[float, float]:
    """What a word of two weights adds to each side; one that is turned round counts for the other side."""
    if amount < 0:
        amount, against, in_favour = -amount, in_favour, against
    return grained(amount * against), grained(amount * in_favour)


def grained(x: float) -> float:
    """Rounded to a multiple of 1 / GRAIN, halves to even."""
    return round(x * GRAIN) / GRAIN


def log_odds(evidence: Iterable[Mapping[str, Any]]) -> tuple[Fraction, Fraction]:
    """The sums of both sides, exact."""
    items = list(evidence)
    return sum((Fraction(e["against"]) for e in items), Fraction()), sum(
        (Fraction(e["for"]) for e in items), Fraction()
    )


def softmax(against: Fraction, in_favour: Fraction) -> tuple[float, float, float]:
    """The probabilities of negative, neutral and positive; to the last digit, without the platform's exp."""
    powers = [decimal(x).exp() for x in (against, Fraction(), in_favour)]
    negative, neutral, positive = (float(power / sum(powers)) for power in powers)
    return negative, neutral, positive


def decimal(x: Fraction) -> Decimal:
    return Decimal(x.numerator) / Decimal(x.denominator)
