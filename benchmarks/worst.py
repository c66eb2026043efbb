"""Texts made to be slow: none may be much slower than news, and the time must stay linear."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import texts
from benchmarks.measure import Series, TimeLimit, Worker, slope
from benchmarks.words import word

LIMIT = 60.0  # seconds for one analysis; what takes longer is not waited for

UNITS = {
    "opening quotation marks": "“",
    "straight quotation marks": '"',
    "empty quotations": "“” ",
    "opening brackets": "(",
    "brackets in pairs": "() ",
    "one letter": "a",
    "one letter, as words": "a ",
    "one name": "Verel ",
    "full names": "Tomas Verel, Mira Solan dan ",
    "names of the registry": "Sergei Lavrov ",
    "the target's name": "Barat ",
    "cue words": "kata ",
    "cue words with “that”": "mengatakan bahwa ",
    "short statements": "“Barat,” kata Verel. ",
    "nested quotations": "“kata ‘",
    "concepts": "menyerang ",
    "negations": "tidak ",
    "commas": ", ",
    "full stops": ". ",
    "line feeds": "\n",
    "non-ASCII letters": "é",
    "non-ASCII words": "Выборы в Брюсселе ",
    "combining marks": "e\u0301",
    "emoji": "😀",
}
# As above, with another word at each place.
NUMBERED = {
    "names, all different": "{} ",
    "full names, all different": "Tomas {}, ",
    "speakers, all different": "“Barat,” kata Tomas {}. ",
}
MANY = 12_000_000  # words that are different


def endless(article: str) -> str:
    """The words of an article without anything that ends a sentence."""
    return "".join(" " if mark in ".!?:;\n\r“”\"'‘’()" else mark for mark in article)


def cases(news: texts.Collection, size: int) -> Iterator[tuple[str, str]]:
    """The name and `size` bytes of each."""
    for name, unit in UNITS.items():
        yield name, unit * (size // len(unit.encode()))
    for name, unit in NUMBERED.items():
        names = (word(7919 * number % MANY).title() for number in itertools.count())
        yield name, "".join(unit.format(next(names)) for _ in range(size // len(unit.format(next(names)).encode())))
    yield "one endless sentence", endless(" ".join(news.sample(size)))
    yield "news as one article", "\n\n".join(news.sample(size))


class Subject:
    """A process that analyzes one file after another; a new one takes its place where it had to be stopped."""

    def __init__(self) -> None:
        self._worker = Worker("ours", "list", limit=LIMIT)

    def seconds(self, file: Path) -> float:
        """Of CPU time."""
        try:
            return self._worker(str(file))["cpu"]
        except TimeLimit:
            self.close()
            self._worker = Worker("ours", "list", limit=LIMIT)
            raise

    def close(self) -> None:
        """End it."""
        self._worker.close()


def measure(news: texts.Collection, folder: Path, size: int, rounds: int) -> list[dict[str, Any]]:
    """Of each case its speed, the ratio to that of news measured beside it, and the slope from a tenth of the size."""
    normal = texts.write(news.sample(size), folder / "news.txt")
    files = [folder / "small.txt", folder / "large.txt"]
    found = []
    with closing(Subject()) as subject:
        subject.seconds(normal)
        for small, large in zip(cases(news, size // 10), cases(news, size), strict=True):
            for (_, text), file in zip((small, large), files, strict=True):
                texts.write([text], file)
            found.append({"case": large[0], **one(subject, files, normal, rounds)})
    return found


def one(subject: Subject, files: list[Path], normal: Path, rounds: int) -> dict[str, Any]:
    """One case."""
    bytes_of = {file: file.stat().st_size - 1 for file in [*files, normal]}
    size = bytes_of[files[-1]]
    runs: dict[Path, list[float]] = {file: [] for file in [normal, *files]}
    try:
        for _ in range(rounds):
            for file, seconds in runs.items():
                seconds.append(subject.seconds(file))
            if max(runs[files[-1]]) > LIMIT / 6:
                break  # what is slow once is slow
    except TimeLimit:
        return {"bytes": size, "stopped_after": LIMIT}
    speeds = {file: Series(tuple(bytes_of[file] / 1e6 / taken for taken in seconds)) for file, seconds in runs.items()}
    return {
        "bytes": size,
        "speed": speeds[files[-1]].facts(),
        "of_normal": speeds[files[-1]].over(speeds[normal]).facts(),
        "slope": slope([bytes_of[file] for file in files], [min(runs[file]) for file in files]),
    }
