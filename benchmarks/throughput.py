"""Megabytes of text per second, from a list of articles to a table: ``python benchmarks/throughput.py FOLDER…``."""

import argparse
import time
from pathlib import Path

import quotestance as qs


def texts_in(folders: list[Path]) -> list[str]:
    """The text of every ``.txt`` file in the folders."""
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def seconds(analyzer: qs.Analyzer, texts: list[str], rounds: int) -> float:
    """The least time that one analysis of all texts took."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        analyzer.analyze(texts)
        best = min(best, time.perf_counter() - begin)
    return best


def main() -> None:
    """Print the speed with one thread, and with more as a ratio to it: machines differ, ratios less."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=20, help="how often the texts are put one behind the other")
    parser.add_argument("--rounds", type=int, default=4, help="measurements, of which the best counts")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    texts = texts_in(options.folders) * options.repeat
    if not texts:
        parser.error("no .txt file in these folders")
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    one = seconds(qs.Analyzer(threads=1), texts, options.rounds)
    more = seconds(qs.Analyzer(threads=options.threads), texts, options.rounds)
    print(f"{megabytes:.1f} MB in {len(texts)} articles")
    print(f"1 thread   {megabytes / one:6.1f} MB/s")
    print(f"{options.threads} threads  {megabytes / more:6.1f} MB/s, {one / more:.2f} times as fast")


if __name__ == "__main__":
    main()
