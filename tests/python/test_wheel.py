"""The wheel carries what it needs and nothing else, and works in a clean environment without compilers.

The wheel is $QUOTESTANCE_WHEEL, which `make test` sets; else one is built.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDS_TWO_BUILDS = pytest.mark.skipif(
    not os.environ.get("QUOTESTANCE_TEST_SDIST"), reason="compiles again: set QUOTESTANCE_TEST_SDIST=1"
)

# The C library, and nothing else of the system: the C++ runtime is inside the module.
C_LIBRARY = re.compile(r"(linux-vdso|linux-gate|libc|libm|libpthread|libdl|librt)\.so(\.\d+)*|\S*/ld-linux\S*")

IMAGE = "quotestance/lexicon.image"  # the compiled tables, which the build makes

PROGRAM = """
import json
import quotestance as qs
statements = qs.analyze(["“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."])
print(json.dumps({"file": qs.__file__, "rows": len(statements), "columns": statements.to_arrow().column_names}))
"""


def pip(*arguments: str | Path, **options: object) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    subprocess.run(command, check=True, timeout=1800, **options)


def build_wheel(source: Path, folder: Path) -> Path:
    pip("wheel", source, "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    return next(folder.glob("quotestance-*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("QUOTESTANCE_WHEEL")
    return Path(given) if given else build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def clean_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder)
    python = folder / "bin" / "python"
    # No compiler and no source package: what is installed was built elsewhere.
    pip("--python", python, "install", "--only-binary", ":all:", wheel, env=os.environ | {"PATH": str(folder / "bin")})
    return python


def run_clean(python: Path, *command: str | Path) -> str:
    """Run in the clean environment: nothing on PATH but itself, in an empty folder, with no help from ours."""
    cwd = python.parents[1] / "empty"
    cwd.mkdir(exist_ok=True)
    env = {"PATH": str(python.parent), "HOME": str(cwd), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def package_files() -> set[str]:
    """What stands under python/quotestance, as paths in the wheel."""
    package = ROOT / "python" / "quotestance"
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"quotestance/{path.relative_to(package).as_posix()}" for path in files if not path.name.startswith(".")}


def test_wheel_holds_the_package_and_one_module(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    information = f"quotestance-{PROJECT['version']}.dist-info/"
    of_package = {name for name in held if not name.startswith(information)}
    modules = {name for name in of_package if re.fullmatch(r"quotestance/_core\..*(so|pyd)", name)}
    assert len(modules) == 1
    assert of_package - modules - {IMAGE} == package_files()
    assert IMAGE in held
    assert any(name.endswith("LICENSE") for name in held)


def test_wheel_carries_tables_and_articles(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert any(re.fullmatch(r"quotestance/data/concepts/.*\.tsv", name) for name in held)
    assert any(re.fullmatch(r"quotestance/data/articles/.*", name) for name in held)
    assert "quotestance/py.typed" in held
    assert "quotestance/_core.pyi" in held


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("ldd"), reason="asks ldd")
def test_module_needs_only_the_c_library(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".so"))
        module = archive.extract(name, tmp_path)
    lines = subprocess.run(["ldd", module], capture_output=True, text=True, check=True).stdout.splitlines()
    needed = {line.split()[0] for line in lines}
    assert needed
    assert {library for library in needed if not C_LIBRARY.fullmatch(library)} == set()


def test_installed_wheel_analyzes(clean_python: Path) -> None:
    told = json.loads(run_clean(clean_python, clean_python, "-I", "-c", PROGRAM))
    assert Path(told["file"]).is_relative_to(clean_python.parents[1])
    assert told["rows"] == 1
    assert {"speaker", "stance", "evidence"} <= set(told["columns"])


def test_installed_command_analyzes(clean_python: Path) -> None:
    article = clean_python.parents[1] / "artikel.txt"
    article.write_text("“Kami menghargai kerja sama ini,” kata Tomas Verel, Kamis.", encoding="utf-8")
    command = clean_python.with_name("quotestance")
    lines = run_clean(clean_python, command, "analyze", article, "--output", "-").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == ["artikel"]


def test_versions_agree(clean_python: Path) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[(\d.*?)\]", changelog, flags=re.MULTILINE)[1] == PROJECT["version"]
    told = run_clean(clean_python, clean_python, "-I", "-c", "import quotestance; print(quotestance.__version__)")
    assert told.strip() == PROJECT["version"]


@NEEDS_TWO_BUILDS
def test_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    make = "import sys; from scikit_build_core.build import build_sdist; build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", make, tmp_path], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    archive = next(tmp_path.glob("quotestance-*.tar.gz"))
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    assert not {name for name in names if name.startswith((".", "tests/", "notebooks/", "build/"))}
    rebuilt = build_wheel(archive, tmp_path)
    assert sorted(zipfile.ZipFile(rebuilt).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())
