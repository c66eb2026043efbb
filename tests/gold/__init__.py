"""The gold beside the repository: where it is, and which floors its figures are held to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: The gold is not part of this repository.
GOLD = Path(os.environ.get("QUOTESTANCE_GOLD", ROOT.parent / "shared"))


def skip_without_gold() -> None:
    """Skip the test that asks, or fail where the gold is required."""
    if (GOLD / "score.py").exists():
        return
    if os.environ.get("QUOTESTANCE_REQUIRE_GOLD"):
        pytest.fail(f"the gold is required, and {GOLD} has no score.py")
    pytest.skip(f"no gold at {GOLD}")
