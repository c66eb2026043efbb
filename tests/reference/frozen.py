"""Rows as they were, to hold the core to them when it is rebuilt for speed.

Those of the bundled articles stand in full in tests/data/rows.jsonl. Of the texts that are not part of this repository
tests/data/digests.txt has only hashes, one for each article or block of sentences. `make freeze` writes both anew,
after a change that is meant to change rows.

Contributions are frozen as whole numbers of 2⁻³⁰, so they, and with them the log-odds, are compared to the last digit.
Probabilities, amounts and sentiments come out of exp() and tanh(), whose last digit differs from one C library or
processor to the next: they are compared to twelve digits here, and rounded to six before they are hashed. (That digit
moves a contribution only if it lies on the border between two grains, which happens about once in ten million.)
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import quotestance as qs
from reference.scores import GRAIN
from reference.texts import bundled_articles, dev_texts, labelled_sentences

ROWS = Path(__file__).resolve().parents[1] / "data" / "rows.jsonl"
DIGESTS = ROWS.with_name("digests.txt")
BLOCK = 100  # sentences that share a hash

# Words of the text are told by their spans, and the stance by its probabilities.
IMPLIED = {"text", "speaker_mention", "cue", "stance", "evidence"}
INEXACT = ("p_negative", "p_neutral", "p_positive", "sentiment")


def frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it is kept: what JSON can hold, without what is null."""
    kept = {name: value for name, value in row.items() if name not in IMPLIED and value is not None}
    if "date" in kept:
        kept["date"] = kept["date"].isoformat()
    keys = ("begin", "end", "concept", "role", "origin")
    return kept | {
        "evidence": [
            [*(item[key] for key in keys), *map(grains, (item["against"], item["for"]))] for item in row["evidence"]
        ],
        "amounts": [item["amount"] for item in row["evidence"]],
    }


def grains(x: float) -> int:
    number = x * GRAIN
    assert number.is_integer()
    return int(number)


def digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """A hash of frozen rows, the same on every platform."""
    sha = hashlib.sha256()
    for row in rows:
        rounded = {name: round(row[name], 6) for name in INEXACT if name in row}
        exact = {name: value for name, value in row.items() if name not in INEXACT and name != "amounts"}
        sha.update(json.dumps(exact | rounded, sort_keys=True, ensure_ascii=False).encode())
    return sha.hexdigest()[:32]


def rows_of(analyzer: qs.Analyzer, texts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The frozen rows of each text, by its id."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in texts}
    for row in analyzer.analyze(list(texts.values()), id=list(texts)).to_arrow().to_pylist():
        rows[row["doc_id"]].append(frozen(row))
    return rows


def bundled_rows() -> list[dict[str, Any]]:
    """The rows of the bundled articles, toward the West."""
    return [row for rows in rows_of(qs.Analyzer(), bundled_articles()).values() for row in rows]


def digests() -> Iterator[str]:
    """A line for each article: the targets, its id, the hash of its rows. The same for each block of sentences."""
    texts = dev_texts()
    articles = bundled_articles() | {name: text for name, text in texts.items() if name.endswith(".txt")}
    for targets in ("west", "auto"):
        for name, rows in rows_of(qs.Analyzer(targets), articles).items():
            yield f"{targets} {name} {digest(rows)}"
    for file, rows in labelled_sentences().items():
        scores = qs.Analyzer().score_targets(*([row[column] for row in rows] for column in ("text", "begin", "end")))
        found = [frozen(row | {"doc_id": ""}) for row in scores.to_arrow().to_pylist()]
        for first in range(0, len(found), BLOCK):
            yield f"pointed {file}:{first} {digest(found[first : first + BLOCK])}"


def main() -> None:
    ROWS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in bundled_rows()), encoding="utf-8")
    DIGESTS.write_text("".join(line + "\n" for line in digests()), encoding="utf-8")


if __name__ == "__main__":
    main()
