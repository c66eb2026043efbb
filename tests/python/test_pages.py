"""What README.md and the pages in docs show works: their Python runs and prints what they say; nothing is left out."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import re
import tomllib
from pathlib import Path

import pytest

import quotestance as qs

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = [README, *sorted(DOCS.rglob("*.md"))]
# A snippet, with what it prints where that is shown right below.
PYTHON = r"^```python\n(?P<code>.*?)^```$(?:\n\n```text\n(?P<output>.*?)^```$)?"
# A file that the line before tells to write: In `mine/words.tsv`, …:
TABLE = r"`(?P<path>[\w/]+\.(?:tsv|jsonl))`[^`\n]*:\n\n```(?:text|json)\n(?P<rows>.*?)^```$"
STEP = re.compile(f"{PYTHON}|{TABLE}", flags=re.MULTILINE | re.DOTALL)
#: Modules whose public names the reference shows.
PUBLIC = (
    "quotestance",
    "quotestance.errors",
    "quotestance.estimates",
    "quotestance.evaluation",
    "quotestance.plots",
    "quotestance.statements",
    "quotestance.views",
)


def with_python(pages: list[Path]) -> list[Path]:
    return [page for page in pages if "```python" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", with_python(PAGES), ids=lambda page: str(page.relative_to(ROOT)))
def test_python_runs_and_prints_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")  # tables are as wide as the terminal
    text = page.read_text(encoding="utf-8")
    steps = list(STEP.finditer(text))
    assert sum(step["code"] is not None for step in steps) == text.count("```python")
    names: dict[str, object] = {"__name__": page.stem}
    for step in steps:
        if step["path"]:
            Path(step["path"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["path"]).write_text(step["rows"], encoding="utf-8")
            continue
        line = text.count("\n", 0, step.start("code"))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            # Blank lines in front, so that a traceback names the line of the page.
            exec(compile("\n" * line + step["code"], str(page), "exec"), names)
        if step["output"] is not None:
            shown, got = without_blank_ends(step["output"]), without_blank_ends(printed.getvalue())
            assert doctest.OutputChecker().check_output(shown, got, doctest.ELLIPSIS), f"{page}:{line} prints\n{got}"


def without_blank_ends(text: str) -> str:
    return re.sub(r" +$", "", text, flags=re.MULTILINE)


def test_columns_are_those_of_the_table() -> None:
    section = (DOCS / "data-model.md").read_text(encoding="utf-8").split("## Columns")[1].split("\n## ")[0]
    told = [
        name
        for row in re.findall(r"^\| (`.*?) \|", section, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    ]
    assert told == list(qs.analyze("").to_arrow().column_names)


def in_the_reference() -> set[str]:
    """The last part of each name that a page of the reference asks Sphinx to show."""
    names: set[str] = set()
    for page in (DOCS / "reference").glob("*.md"):
        for kind, name in re.findall(r"^\.\. auto(\w+):: (\S+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
            names.add(name.rpartition(".")[2])
            names.update(importlib.import_module(name).__all__ if kind == "module" else ())
    return names


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_is_in_the_reference(module: str) -> None:
    public = {name for name in importlib.import_module(module).__all__ if not name.startswith("__")}
    assert public - in_the_reference() == set(), "give each a line in a page of docs/reference"


def test_the_guide_lists_every_notebook() -> None:
    guide = (DOCS / "guide.md").read_text(encoding="utf-8")
    assert re.findall(r"<\.\./notebooks/(\S+)>", guide) == sorted(path.name for path in ROOT.glob("notebooks/*.ipynb"))


def test_the_citation_has_the_version_and_the_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    told = dict(re.findall(r"^(version|license): (.+)$", citation, re.MULTILINE))
    assert told == {"version": project["version"], "license": project["license"]}
