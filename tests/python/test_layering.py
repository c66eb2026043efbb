"""The walls of the code base: what may include and import what."""

import ast
import re
from pathlib import Path

import pytest

import quotestance
from quotestance import _core

ROOT = Path(__file__).resolve().parents[2]
CPP = ROOT / "cpp"
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)
ORDER = [line for line in (CPP / "ORDER").read_text().split("\n") if line and not line.startswith("#")]
CORE = sorted([*(CPP / "include").rglob("*.hpp"), *(CPP / "src").rglob("*.?pp")])
PACKAGE = Path(quotestance.__file__).parent


def stage(name: str) -> int:
    """The place of a file on the data's way. A stage may be split: `lexicon_builder` belongs to `lexicon`."""
    stem = Path(name).stem
    return max(
        (i for i, known in enumerate(ORDER) if stem == known or stem.startswith(f"{known}_")),
        key=lambda i: len(ORDER[i]),
        default=-1,
    )


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(CPP)))
def test_a_file_includes_only_what_lies_before_it(path):
    assert stage(path.name) >= 0, f"{path.name} is not in cpp/ORDER"
    for included in INCLUDE.findall(path.read_text()):
        if included.startswith("quotestance/") or (path.parent / included).exists():
            assert stage(included) >= 0, f"{included} is not in cpp/ORDER"
            assert stage(included) <= stage(path.name), f"{path.name} includes {included}, which comes later"


def test_the_order_names_headers_that_exist():
    assert [name for name in ORDER if not (CPP / "include" / "quotestance" / f"{name}.hpp").exists()] == []


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(CPP)))
def test_the_core_knows_no_python(path):
    assert not re.search(r"pybind11|Python\.h|numpy", path.read_text())


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(CPP)))
def test_the_core_does_no_input_or_output(path):
    headers = set(INCLUDE.findall(path.read_text()))
    assert not headers & {"fstream", "iostream", "cstdio", "stdio.h", "filesystem", "regex"}


def top_imports(path: Path) -> set[str]:
    """The packages that a module imports when it is imported."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module).partition(".")[0])
    return names


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_frames_and_terminals_are_imported_when_needed(path):
    heavy = {"pandas", "polars", "matplotlib"}
    if path.name != "sklearn.py":  # a transformer has its base class from there, and is imported by who wants it
        heavy.add("sklearn")
    if path.parent.name != "cli":
        heavy |= {"rich", "typer"}
    assert not top_imports(path) & heavy


def test_the_stub_names_what_the_core_has():
    tree = ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8"))
    stubs = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    assert set(stubs) == {name for name in dir(_core) if not name.startswith("_")}
    for name, node in stubs.items():
        if isinstance(node, ast.ClassDef):
            methods = {item.name for item in node.body if isinstance(item, ast.FunctionDef)} - {"__init__"}
            assert methods == {m for m in vars(getattr(_core, name)) if not m.startswith("_")}, name
