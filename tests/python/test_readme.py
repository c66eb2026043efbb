"""What README.md shows works: its Python runs, in order, and its table of columns is the table's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import quotestance as qs

README = Path(__file__).resolve().parents[2] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def python_snippets() -> list[tuple[int, str]]:
    """Each snippet with the line it starts on."""
    found = re.finditer(r"^```python\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)
    return [(TEXT.count("\n", 0, match.start(1)), match[1]) for match in found]


def test_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    snippets = python_snippets()
    assert snippets, "README.md shows no Python"
    names: dict[str, object] = {"__name__": "readme"}
    for line, snippet in snippets:
        # Blank lines in front, so that a traceback names the line of README.md.
        exec(compile("\n" * line + snippet, str(README), "exec"), names)


def test_columns_are_those_of_the_table() -> None:
    section = TEXT.split("## The columns")[1].split("\n## ")[0]
    told = [
        name
        for row in re.findall(r"^\| (`.*?) \|", section, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    ]
    assert told == list(qs.analyze("").to_arrow().column_names)
