"""Statements that repeat others, found by comparing all pairs: what the core's are compared with."""

import re
import unicodedata
from collections.abc import Sequence


def shingles(text: str, words: int) -> frozenset[tuple[str, ...]]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    found = re.findall(r"[^\W_]+", plain)
    return (
        frozenset(tuple(found[i : i + words]) for i in range(max(1, len(found) - words + 1))) if found else frozenset()
    )


def jaccard(a: frozenset, b: frozenset) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def first_of_each(
    texts: Sequence[str],
    groups: Sequence[object],
    days: Sequence[int | None],
    threshold: float,
    window: int,
    words: int,
) -> list[int]:
    """By text the one that stands for it: the earliest that it is linked with, directly or through others."""
    sets = [shingles(text, words) for text in texts]
    clusters = [{i} for i in range(len(texts))]
    for i in range(len(texts)):
        for k in range(i):
            near = days[i] is None or days[k] is None or abs(days[i] - days[k]) <= window
            if groups[i] == groups[k] and near and jaccard(sets[i], sets[k]) >= threshold:
                both = clusters[i] | clusters[k]
                for member in both:
                    clusters[member] = both
    return [min(its, key=lambda k: (days[k] is None, days[k] or 0, k)) for its in clusters]
