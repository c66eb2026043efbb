"""The figures of the installed command on the gold sets, held to tests/gold/floors.toml.

The gold is not part of this repository. It is looked for in $QUOTESTANCE_GOLD, else in ../shared beside the repository;
without it these tests are skipped, unless $QUOTESTANCE_REQUIRE_GOLD is set.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import quotestance as qs
from gold import GOLD, ROOT, skip_without_gold
from quotestance.learning import LABELS

FLOORS = tomllib.loads((ROOT / "tests" / "gold" / "floors.toml").read_text(encoding="utf-8"))
COMMAND = Path(sys.executable).with_name("quotestance")

# name: the gold file, its articles, and the options of the scorer
SETS = {
    "seeds": ("seeds", "seeds/*.txt", []),
    "indosum-dev": ("indosum-dev", "gold/indosum-dev/*.txt", []),
    "pfsa-dev": ("pfsa-dev", "gold/pfsa-dev/*.txt", []),
    "ntrex-dev": ("ntrex-dev", "gold/ntrex-dev/*.id.txt", ["--only", ".id"]),
    "ntrex-dev-en": ("ntrex-dev", "gold/ntrex-dev/*.en.txt", ["--only", ".en"]),
    "ntrex-dev-pairs": ("ntrex-dev", "gold/ntrex-dev/*.txt", []),
}
# Sentences with a marked target, none of which the weights were fitted on.
SENTENCES = ("newsmtsc-dev-rw", "newsmtsc-dev-mt", "rusentne-en")


def measure(name: str, folder: Path) -> dict[str, object]:
    """Analyse one gold set with the installed command, and score what it wrote."""
    gold, pattern, options = SETS[name]
    articles = sorted(GOLD.glob(pattern))
    assert articles, f"no articles at {GOLD / pattern}"
    rows = folder / f"{name}.jsonl"
    with rows.open("wb") as out:
        subprocess.run([COMMAND, "analyze", *articles, "--output", "-"], stdout=out, check=True, timeout=300)
    scorer = [sys.executable, GOLD / "score.py", GOLD / "gold" / f"{gold}.jsonl", rows, *options, "--json"]
    return json.loads(subprocess.run(scorer, capture_output=True, check=True, timeout=300).stdout)


def shortfalls(figures: dict[str, object], floors: dict[str, object]) -> list[str]:
    """What lies below its floor or above its maximum, in words."""
    found = []
    for figure, floor in floors.items():
        if figure == "max":
            continue
        value = figures[figure]
        if value is None or value < floor:
            found.append(f"{figure} is {value}, its floor {floor}")
    for figure, most in floors.get("max", {}).items():
        if figures[figure] > most:
            found.append(f"{figure} is {figures[figure]}, its maximum {most}")
    return found


def report(name: str, figures: dict[str, object], floors: dict[str, object]) -> str:
    """One line for each figure, with its floor."""
    bounds = floors | floors.get("max", {})
    lines = [f"\n{name}"]
    for figure, value in figures.items():
        if isinstance(value, int | float):
            shown = f"{value:.3f}" if isinstance(value, float) else str(value)
            lines.append(f"  {figure:30} {shown:>7}   {bounds.get(figure, '')}")
    return "\n".join(lines)


def test_every_floor_has_its_gold_set() -> None:
    assert set(FLOORS) == {*SETS, *SENTENCES}


def label_f1(truth: list[int], said: list[int]) -> dict[str, object]:
    """F1 of each label, their mean, and the mean of the two that are not neutral."""
    f1 = {}
    for code, label in enumerate(LABELS):
        both = sum(a == b == code for a, b in zip(truth, said, strict=True))
        f1[label] = 2 * both / max(1, truth.count(code) + said.count(code))
    return f1 | {"macro_f1": sum(f1.values()) / 3, "f1_of_sides": (f1["negative"] + f1["positive"]) / 2}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    skip_without_gold()
    rows = [json.loads(line) for line in (GOLD / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts, begins, ends = ([row[column] for row in rows] for column in ("text", "begin", "end"))
    scores = qs.Analyzer().score_targets(texts, begins, ends)
    said = [LABELS.index(label) for label in scores["stance_label"].to_pylist()]
    figures = label_f1([row["label"] + 1 for row in rows], said)
    with capsys.disabled():
        print(report(name, figures, FLOORS[name]))
    found = shortfalls(figures, FLOORS[name])
    assert not found, f"{name}: " + "; ".join(found)


@pytest.mark.parametrize("name", SETS)
def test_figures(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    skip_without_gold()
    figures = measure(name, tmp_path)
    with capsys.disabled():
        print(report(name, figures, FLOORS[name]))
    found = shortfalls(figures, FLOORS[name])
    assert not found, f"{name}: " + "; ".join(found)
