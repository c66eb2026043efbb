"""The peers, each on what it can do, in turn with the whole of quotestance on the same text."""

import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import Ended, Worker, alternate


@dataclass(frozen=True)
class Peer:
    """A library, by the name that `benchmarks.peer` knows it under."""

    name: str
    package: str
    does: str
    language: str


PEERS = (
    Peer("vaderSentiment", "vaderSentiment", "scores of sentences", "en"),
    Peer("NLTK's VADER", "nltk", "scores of sentences (with the lexicon file of vaderSentiment, the same)", "en"),
    Peer("TextBlob", "textblob", "scores of sentences", "en"),
    Peer("spaCy, blank en", "spacy", "tokens, sentence borders by rule", "en"),
    Peer("textacy", "textacy", "direct quotations, on spaCy's en_core_web_sm, which is not on PyPI", "en"),
    Peer("spaCy, blank id", "spacy", "tokens, sentence borders by rule", "id"),
    Peer("PySastrawi", "PySastrawi", "stems", "id"),
    Peer("regular expression in pandas", "pandas", "quotations before a word of saying and a name", "id"),
)


def measure(files: Mapping[str, Path], python: Path, rounds: int, seconds: float) -> list[dict[str, Any]]:
    """Speeds in megabytes a second of CPU time, and how many times as fast quotestance is; one thread each."""
    versions = installed(python)
    with ExitStack() as stack:
        ours = {language: stack.enter_context(Worker("ours", "list", file)) for language, file in files.items()}
        workers: dict[str, Worker] = {}
        missing: dict[str, str] = {}
        for peer in PEERS:
            try:
                worker = Worker("peer", peer.name, files[peer.language], seconds, python=str(python))
                workers[peer.name] = stack.enter_context(worker)
            except Ended as error:
                missing[peer.name] = str(error).split(". ")[0]
        subjects = {name: worker.speed for name, worker in (ours | workers).items()}
        alternate(subjects, 1)  # warm
        speeds = alternate(subjects, rounds)
    rows = []
    for peer in PEERS:
        row: dict[str, Any] = {"peer": peer.name, "version": versions.get(peer.package.lower()), "does": peer.does}
        row |= {"language": peer.language, "ours": speeds[peer.language].facts()}
        if peer.name in missing:
            rows.append(row | {"missing": missing[peer.name]})
        else:
            theirs = speeds[peer.name]
            rows.append(row | {"speed": theirs.facts(), "ratio": speeds[peer.language].over(theirs).facts()})
    return rows


def installed(python: Path) -> dict[str, str]:
    """The versions of what this Python has, by name in lower case."""
    code = "import importlib.metadata as m\nfor d in m.distributions(): print(d.name, d.version)"
    lines = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    return {name.lower(): version for name, version in (line.split() for line in lines)}
