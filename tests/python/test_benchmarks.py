"""The benchmarks run, and write a page; what they find is no matter here."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not (ROOT / "benchmarks").is_dir(), reason="no benchmarks here")


def run(docs: Path, *options: str) -> tuple[str, dict]:
    """The page and the figures of a quick run on the sample articles."""
    command = [sys.executable, "-m", "benchmarks", "--quick", "--docs", docs, "--shared", docs / "absent", *options]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    return (docs / "performance.md").read_text(encoding="utf-8"), json.loads((docs / "performance.json").read_bytes())


def test_a_quick_run_writes_the_page_the_figures_and_the_picture(tmp_path):
    page, facts = run(tmp_path, "--only", "articles", "worst", "start", "estimates")
    assert "its figures mean nothing" in page
    assert "not measured in this run" in page  # the parts that were left out
    for heading in ("## What it must reach", "## More articles", "## Worst cases", "## Start", "## Estimates"):
        assert heading in page
    assert len(facts["worst"]) > 20
    assert all("speed" in case for case in facts["worst"])
    assert [row["factor"] for row in facts["articles"]["rows"]] == [1, 10, 100]
    assert "sample articles" in facts["texts"]["id"]
    ET.parse(tmp_path / "images" / "performance.svg")


def test_a_part_can_be_measured_anew(tmp_path):
    _, before = run(tmp_path, "--only", "start")
    page, facts = run(tmp_path, "--only", "estimates", "--keep")
    assert facts["start"] == before["start"]
    assert "## Start" in page
    assert "## Estimates" in page
    assert f"Measured later, on this machine: estimates on {facts['later']['estimates']['date']}" in page


def test_a_peer_that_is_not_there_is_told_and_the_others_measured(tmp_path):
    page, facts = run(tmp_path, "--only", "peers", "--peers", sys.executable)
    rows = {row["peer"]: row for row in facts["peers"]}
    assert rows["regular expression in pandas"]["speed"]["median"] > 0
    assert "No module named" in rows["PySastrawi"]["missing"]
    assert "not measured" in page
