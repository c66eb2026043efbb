"""What the browser tests share: Chromium, a page that may say nothing wrong and ask nothing of the network, JupyterLab.

They run apart from the other tests (`make test-browser`): Playwright's event loop would be in the way of theirs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.lab import Lab, serving
from browser.watch import watched

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def program() -> str:
    """The browser of this machine, or one that $QUOTESTANCE_BROWSER names; without one the tests are skipped."""
    named = os.environ.get("QUOTESTANCE_BROWSER")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        reason = f"no {named or ' or '.join(PROGRAMS)} here: install one, or name it with QUOTESTANCE_BROWSER="
        if os.environ.get("QUOTESTANCE_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    executable = program()
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, who is whoever runs in a container.
        yield playwright.chromium.launch(executable_path=executable, chromium_sandbox=os.geteuid() != 0)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; the test fails where it logs an error, throws one, or asks for anything that is not on this machine."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    wrong = watched(page)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def jupyter(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab of its own, on a copy of the notebooks."""
    folder = tmp_path_factory.mktemp("jupyter")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    with serving(folder) as lab:
        yield lab
