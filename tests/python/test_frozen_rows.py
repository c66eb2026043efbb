"""The rows of the core are those that were frozen; tests/reference/frozen.py says how, and what is compared exactly."""

import json
import os

import pytest

from reference import frozen
from reference.texts import SHARED

APPROXIMATE = (*frozen.INEXACT, "amounts")


def split(row: dict) -> tuple[dict, list[float]]:
    """What is compared exactly, and what to twelve digits."""
    exact = {name: value for name, value in row.items() if name not in APPROXIMATE}
    return exact, [row[name] for name in frozen.INEXACT if name in row] + row["amounts"]


def test_rows_of_bundled_articles() -> None:
    before = [json.loads(line) for line in frozen.ROWS.read_text(encoding="utf-8").splitlines()]
    now = frozen.bundled_rows()
    for old, new in zip(before, now, strict=False):
        (exact, inexact), (exact_now, inexact_now) = split(old), split(new)
        assert exact_now == exact
        assert inexact_now == pytest.approx(inexact, rel=1e-12, abs=1e-15)
    assert len(now) == len(before)


def test_hashes_of_rows() -> None:
    before = dict(line.rsplit(" ", 1) for line in frozen.DIGESTS.read_text(encoding="utf-8").splitlines())
    now = dict(line.rsplit(" ", 1) for line in frozen.digests())
    if not (SHARED / "data").exists() and not os.environ.get("QUOTESTANCE_REQUIRE_GOLD"):
        before = {name: before[name] for name in now}  # without the dev texts: the bundled articles alone
    changed = [name for name in before | now if before.get(name) != now.get(name)]
    assert not changed, f"{len(changed)} of {len(before)} have other rows than before, first {changed[:5]}"
