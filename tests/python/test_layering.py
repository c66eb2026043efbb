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
    heavy = {"pandas", "polars", "matplotlib", "xarray"}
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


def reductions(source: str) -> list[str]:
    """Every call of xtensor's that reduces with `keep_dims`, whole."""
    found = []
    code = re.sub(r"//[^\n]*", "", source)
    for match in re.finditer(r"\b(?:xt::)?\w+\s*\(", code):
        depth, end = 1, match.end()
        while depth and end < len(code):
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        own = re.sub(
            r"\((?:[^()]|\([^()]*\))*\)", "()", code[match.end() : end - 1]
        )  # without what calls inside it say
        if "keep_dims" in own:
            found.append(code[match.start() : end])
    return found


LAZY = "const auto shares = counts / xt::sum(xt::abs(counts), {1}, xt::keep_dims);"
IMMEDIATE = "xt::sum(counts, {1}, xt::keep_dims | xt::evaluation_strategy::immediate); // not xt::sum(a, xt::keep_dims)"


def test_reductions_are_found():
    assert reductions(LAZY) == ["xt::sum(xt::abs(counts), {1}, xt::keep_dims)"]
    assert len(reductions(IMMEDIATE)) == 1


@pytest.mark.parametrize("path", sorted(CPP.rglob("*.?pp")), ids=lambda path: str(path.relative_to(CPP)))
def test_reducers_that_keep_dimensions_are_immediate(path):
    """A lazy one reads out of bounds when it is an operand (xtensor 0.24.3 to 0.27.1)."""
    source = path.read_text()
    called = reductions(source)
    assert [call for call in called if "evaluation_strategy::immediate" not in call] == []
    # Named otherwise, it would not be found.
    assert "keep_dims" not in re.sub(r"//[^\n]*", "", source) or called
