"""A process that analyzes with a lexicon of many more concepts: ``python -m benchmarks.lexicon_size FILE FACTOR``."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import quotestance as qs
from benchmarks import texts
from benchmarks.words import word
from benchmarks.worker import serve


def rows(count: int) -> Iterator[dict[str, str]]:
    """Concepts with two words."""
    for number in range(count):
        one, other = word(2 * number), word(2 * number + 1)
        yield {
            "concept": f"synthetic_{number}",
            "frame": "attribute",
            "weights": "head=-1",
            "tone": "-1",
            "id": f"{one}/n; {other}/x",
            "en": "",
        }


def main(path: str, factor: str) -> None:
    """Compile, serve."""
    bundled = qs.Lexicon.load()
    concepts = sum(1 for table in bundled.tables if table.schema == "concepts" for _ in table.rows())
    lexicon = bundled.with_rows("concepts", rows(concepts * (int(factor) - 1)))
    articles = texts.load(Path(path))
    begin = time.process_time()
    analyzer = qs.Analyzer(lexicon=lexicon, threads=1)
    seconds = time.process_time() - begin
    size = sum(len(article.encode()) for article in articles)
    serve(lambda: analyzer.analyze(articles), size, concepts=concepts * int(factor), seconds=seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
