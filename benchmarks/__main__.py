"""Measure all, and write the page, the figures and the picture of the run: ``make bench``."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import core, estimates, growth, machine, peers, picture, report, speed, start, texts, worst
from benchmarks.sizes import FULL, QUICK, USUAL, Sizes

ROOT = texts.ROOT


def main() -> None:
    """Measure, draw, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_const", const=QUICK, dest="sizes", help="little text: does it all run?")
    how.add_argument("--full", action="store_const", const=FULL, dest="sizes", help="growth up to 2 GB")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the page goes")
    parser.add_argument("--shared", type=Path, default=texts.SHARED, help="folder with gold/ and data/")
    parser.add_argument("--program", type=Path, help="quotestance_bench; else nothing is measured from C++")
    parser.add_argument("--peers", type=Path, help="the Python of the peers' environment; else they are left out")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to measure; by default all")
    parser.add_argument("--keep", action="store_true", help="keep what the page says of the other parts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quotestance-bench-") as folder:
        run = Run(Path(folder), options)
        for part in options.only:
            print(f"{part} …", file=sys.stderr, flush=True)
            PARTS[part](run)
    facts = report.renewed(run.facts, options.docs) if options.keep else run.facts
    report.write(facts, options.docs)
    picture.draw(facts, options.docs / "images" / "performance.svg")
    print(f"{options.docs / 'performance.md'} written", file=sys.stderr)


class Run:
    """The texts of a run, and what was found so far."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.sizes: Sizes = options.sizes or USUAL
        self.news, english = texts.indonesian(options.shared), texts.english(options.shared)
        self.file = texts.write(self.news.sample(self.sizes.text), folder / "id.txt")
        self.english = texts.write(english.sample(self.sizes.text), folder / "en.txt")
        self.program = core.Program(options.program.resolve(), self.file) if options.program else None
        self.peers: Path | None = options.peers and options.peers.absolute()
        self.facts: dict[str, Any] = {
            "machine": machine.facts(),
            "sizes": self.sizes.name,
            "texts": {"id": self.news.name, "en": english.name, "bytes": self.sizes.text},
        }

    def speed(self) -> None:
        self.facts["speed"] = speed.measure(self.file, self.program, self.sizes.rounds)

    def stages(self) -> None:
        if self.program:
            self.facts["stages"] = core.by_stage(self.program, self.sizes.rounds)

    def threads(self) -> None:
        file = texts.write(self.news.sample(self.sizes.threads), self.folder / "threads.txt")
        rows = speed.by_threads(file, self.sizes.few_rounds)
        self.facts["threads"] = {"bytes": self.sizes.threads, "rows": rows}

    def beside_peers(self) -> None:
        if self.peers:
            files = {"id": self.file, "en": self.english}
            self.facts["peers"] = peers.measure(files, self.peers, self.sizes.rounds, self.sizes.peer_seconds)

    def articles(self) -> None:
        self.facts["articles"] = growth.articles(self.news, self.folder, self.sizes.articles)

    def lengths(self) -> None:
        self.facts["lengths"] = growth.lengths(self.news, self.folder, self.sizes.lengths, self.sizes.few_rounds)

    def lexicons(self) -> None:
        factors = self.sizes.lexicons
        file = texts.write(self.news.sample(self.sizes.worst), self.folder / "lexicon.txt")
        self.facts["lexicons"] = growth.lexicons(file, factors, self.sizes.few_rounds)

    def worst(self) -> None:
        self.facts["worst"] = worst.measure(self.news, self.folder, self.sizes.worst, self.sizes.few_rounds)

    def start(self) -> None:
        self.facts["start"] = start.measure(self.sizes.starts)

    def estimates(self) -> None:
        self.facts["estimates"] = estimates.measure(self.sizes.statements, self.sizes.few_rounds)


PARTS: dict[str, Callable[[Run], None]] = {
    "speed": Run.speed,
    "stages": Run.stages,
    "threads": Run.threads,
    "peers": Run.beside_peers,
    "articles": Run.articles,
    "lengths": Run.lengths,
    "lexicons": Run.lexicons,
    "worst": Run.worst,
    "start": Run.start,
    "estimates": Run.estimates,
}

if __name__ == "__main__":
    main()
