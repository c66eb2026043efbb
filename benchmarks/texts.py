"""The texts that all is measured on: real articles, drawn again and again until there is as much text as wanted."""

import csv
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "python" / "quotestance" / "data" / "articles"
SENTENCES_OF_AN_ARTICLE = 20


@dataclass(frozen=True)
class Collection:
    """Articles of one language, each a few kilobytes; in the English ones a line is a sentence or a paragraph."""

    name: str
    articles: Sequence[str]

    def draws(self, size: int, seed: int = 0) -> Iterator[str]:
        """Articles drawn with replacement until they have `size` bytes, the last one cut short."""
        draw = random.Random(seed)
        while size > 0:
            article = draw.choice(self.articles)
            length = len(article.encode())
            yield article if length <= size else article.encode()[:size].decode(errors="ignore")
            size -= length

    def sample(self, size: int, seed: int = 0) -> list[str]:
        """The draws as a list."""
        return list(self.draws(size, seed))


def indonesian(shared: Path = SHARED) -> Collection:
    """News of 2016 to 2020, or where the gold is absent the samples of the package."""
    folders = [shared / "gold" / "indosum-dev", shared / "gold" / "pfsa-dev"]
    articles = [read(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    return Collection("indosum-dev and pfsa-dev", articles) if articles else samples("id")


def english(shared: Path = SHARED) -> Collection:
    """News of 2018 and sentences of US news, a sentence a line; else the samples of the package."""
    articles = [read(path) for path in sorted((shared / "gold" / "ntrex-dev").glob("*.en.txt"))]
    labelled = shared / "data" / "newsmtsc-train.jsonl"
    if labelled.exists():
        sentences = list(dict.fromkeys(json.loads(line)["text"] for line in read(labelled).split("\n") if line))
        starts = range(0, len(sentences), SENTENCES_OF_AN_ARTICLE)
        articles += ["\n".join(sentences[at : at + SENTENCES_OF_AN_ARTICLE]) for at in starts]
    return (
        Collection("ntrex-dev (English) and the sentences of newsmtsc-train", articles) if articles else samples("en")
    )


def samples(language: str) -> Collection:
    """The articles that come with the package."""
    with (SAMPLES / "articles.csv").open(encoding="utf-8", newline="") as rows:
        ids = [row["id"] for row in csv.DictReader(rows) if row["language"] == language]
    return Collection(f"the package's sample articles ({language})", [read(SAMPLES / f"{name}.txt") for name in ids])


def read(path: Path) -> str:
    """The text as it stands in the file."""
    return path.read_bytes().decode()


def write(articles: Sequence[str], path: Path) -> Path:
    """One file for all processes that work on these articles, C++ too: a zero byte ends each."""
    path.write_bytes("".join(f"{article.replace(chr(0), ' ')}\0" for article in articles).encode())
    return path


def load(path: Path) -> list[str]:
    """The articles that `write` wrote."""
    return path.read_bytes().decode().split("\0")[:-1]
