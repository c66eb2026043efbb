"""What the reference is tried on: the bundled articles, the dev texts where there are any, and mutations of both."""

import json
import os
import random
from importlib import resources
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("QUOTESTANCE_GOLD", ROOT.parent / "shared"))

# What breaks a cut: marks of all kinds, blanks and line ends, odd characters, pieces of abbreviations and numbers.
BREAKERS = [
    *"“”„‟\"«»‘’'`´‹›″〝＂.,:;?!…。-–—()[]/ \n\r\t\0\x85\xa0\u2028\u2029\u200b\u200f\u202e\ufeff\xad\u0301\u200d",
    *("''", "``", "\r\n", "\n\n", " \n", "U.S.", "A.", "É.", "dr.", "10.30", "com", ".com", "’s", "'s", "ʼ", "ʼa"),
    *(
        "İ",
        "ß",
        "ﬁ",
        "ſ",
        "Ж",
        "Σ",
        "中",
        "غ",
        "😀",
        "👩‍👩‍👧",
        "\U0010ffff",
        "\ufffd",
        "AS",
        "Jawa Barat",
        "kata",
        "9",
        "٣",
    ),
]


def bundled_articles() -> dict[str, str]:
    """The articles that come with the package, by id."""
    folder = resources.files("quotestance") / "data" / "articles"
    files = [f for f in folder.iterdir() if f.name.endswith(".txt")]
    return {f.name.removesuffix(".txt"): f.read_bytes().decode() for f in sorted(files, key=lambda f: f.name)}


def dev_texts() -> dict[str, str]:
    """The articles and sentences beside the repository, by id; none where there are none. They are not part of it."""
    texts = {}
    for path in sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("gold/*/*.txt")]):
        texts[str(path.relative_to(SHARED))] = path.read_bytes().decode()
    for path in sorted(SHARED.glob("data/*.jsonl")):
        for number, row in enumerate(read_rows(path)):
            texts[f"{path.name}:{number}"] = row["text"]
    return texts


def labelled_sentences() -> dict[str, list[dict[str, Any]]]:
    """Of those sentences the ones with a target pointed out, by file."""
    files = {path.name: read_rows(path) for path in sorted(SHARED.glob("data/*.jsonl"))}
    return {name: rows for name, rows in files.items() if "begin" in rows[0]}


def read_rows(path: Path) -> list[dict[str, Any]]:
    # Not splitlines(): a text may hold U+2028.
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def mutate(text: str, chance: random.Random, changes: int = 8) -> str:
    """The text with a few of its pieces lost, doubled, moved, in other capitals, or broken by odd characters."""
    for _ in range(changes):
        at, size = chance.randrange(len(text) + 1), chance.choice([1, 1, 2, 5, 40])
        piece = text[at : at + size]
        other = chance.randrange(len(text) + 1)
        new = chance.choice(
            ["", piece * 2, text[other : other + size], piece.swapcase(), piece.upper(), *[chance.choice(BREAKERS)] * 6]
        )
        text = text[:at] + new + text[at + chance.choice([0, len(piece)]) :]
    return text
