"""Can everyone read a page, and use it? Measured in the browser, on what it really shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

VIEWS = ".quotestance"
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, text of ordinary size
MOST_STEPS = 2000


@cache
def script(name: str) -> str:
    """A script of this folder."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def contrast_failures(page: Page, selector: str = VIEWS, *, least: float = LEAST_CONTRAST) -> list[str]:
    """The pieces of visible text under `selector` with less contrast than that, each with its ratio.

    Text over pictures is not judged. Raises AssertionError where there is no text at all.
    """
    told = page.evaluate(script("contrast.js"), {"selector": selector, "least": least})
    assert told["checked"], f"no text under {selector}"
    return list(told["failures"])


def unreachable(page: Page, selector: str = VIEWS) -> list[str]:
    """The links, buttons, fields and other things to click under `selector` that Tab does not come to.

    Within a grid, a list box, a toolbar and the like it is enough that Tab comes to one of them.
    """
    page.evaluate(script("unreachable.js"), selector)
    steps, reached = 0, -1
    # The focus has been everywhere when many steps bring nothing new; a field for dates alone takes four.
    while steps < MOST_STEPS and (now := page.evaluate("window.quotestanceFocus.count()")) > reached:
        reached = now
        for _ in range(12):
            page.keyboard.press("Tab")
            steps += 1
    return list(page.evaluate("window.quotestanceFocus.end()"))
