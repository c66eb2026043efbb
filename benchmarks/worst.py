"""Texts made to be slow: none may be much slower than news, and the time must stay linear."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import texts
from benchmarks.measure import TimeLimit, Worker, slope

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


def endless(article: str) -> str:
    """The words of an article without anything that ends a sentence."""
    return "".join(" " if mark in ".!?:;\n\r“”\"'‘’()" else mark for mark in article)


def cases(news: texts.Collection, size: int) -> Iterator[tuple[str, str]]:
    """The name and `size` bytes of each."""
    for name, unit in UNITS.items():
        yield name, unit * (size // len(unit.encode()))
    yield "one endless sentence", endless(" ".join(news.sample(size)))
    yield "news as one article", "\n\n".join(news.sample(size))


def measure(news: texts.Collection, folder: Path, size: int, rounds: int) -> list[dict[str, Any]]:
    """Of each case its speed, the ratio to that of news measured beside it, and the slope from a tenth of the size."""
    path = texts.write(news.sample(size), folder / "news.txt")
    with Worker("ours", "list", path) as normal:
        normal()
        small = dict(cases(news, size // 10))
        return [one(name, [small[name], text], folder, rounds, normal) for name, text in cases(news, size)]


def one(name: str, sizes: list[str], folder: Path, rounds: int, normal: Worker) -> dict[str, Any]:
    """One case."""
    seconds: list[float] = []
    usual: list[float] = []
    for text in sizes:
        path = texts.write([text], folder / "worst.txt")
        try:
            with Worker("ours", "list", path, limit=LIMIT) as worker:
                runs = []
                for _ in range(rounds):
                    usual.append(normal.speed())
                    runs.append(worker()["cpu"])
                seconds.append(min(runs))
        except TimeLimit:
            return {"case": name, "stopped_after": LIMIT, "bytes": len(text.encode())}
    lengths = [len(text.encode()) for text in sizes]
    speed = lengths[-1] / 1e6 / seconds[-1]
    return {
        "case": name,
        "bytes": lengths[-1],
        "megabytes_per_second": speed,
        "of_normal": speed / max(usual),
        "slope": slope(lengths, seconds),
    }
