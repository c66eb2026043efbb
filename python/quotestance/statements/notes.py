"""Why a group has no interval, or one that is to be read with care."""

from collections.abc import Mapping
from typing import Any

import numpy as np


def notes_of(found: Mapping[str, Any], *, level: float, few_below: float, repeats: str) -> list[str]:
    """A note for each group; empty where there is nothing to say. `repeats`: what became of statements that repeat."""
    names = ("scored", "articles", "effective_articles", "low", "high", "pooled")
    rows = zip(*(found[name].tolist() for name in names), strict=True)
    notes = [_note(*row, level=level, few_below=few_below) for row in rows]
    counts = zip(found["count"].tolist(), found["repeated"].tolist(), np.isnan(found["links"][:, 0]), strict=True)
    return ["; ".join(filter(None, _with_counts(note, *row, repeats))) for note, row in zip(notes, counts, strict=True)]


def _with_counts(note: str, statements: int, repeated: int, unknown: bool, repeats: str) -> list[str]:
    """The note, what repeats others, and whether it is known how the target is spoken of."""
    if not statements:
        return [f"every statement repeats another: {repeats}"]
    return [
        note,
        f"{repeated:,} repeat others: {repeats}" if repeated else "",
        "it is not known of all how they speak of the target" if unknown else "",
    ]


def _note(
    scored: int,
    articles: int,
    effective: float,
    low: float,
    high: float,
    pooled: float,
    *,
    level: float,
    few_below: float,
) -> str:
    if not scored:
        return "no statement speaks of the target"
    notes = [_on_interval(articles, low, high, level)]
    if np.isnan(pooled):
        notes.append("not pooled: no group has two articles")
    if effective < few_below <= articles:
        notes.append(f"few: some articles have most of the statements, so that all count as {effective:.1f}")
    return "; ".join(filter(None, notes))


def _on_interval(articles: int, low: float, high: float, level: float) -> str:
    """Why an interval is missing or ends where it does, by the core's ends: infinite where nothing limits them."""
    if articles == 1:
        return "one article: no interval"
    if np.isnan(low):
        return "all articles have one mean: no interval"
    if np.isinf(low) and np.isinf(high):
        return f"{articles} articles are too few, or too much alike, for an interval of {level:.6g}"
    if np.isinf(low) or np.isinf(high):
        end = "low" if np.isinf(low) else "high"
        return f"the articles are too much alike to tell how {end} the mean may lie: {end} is the end of the scale"
    return ""
