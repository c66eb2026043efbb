"""The views for people who look at them otherwise: in a narrow window, in colours of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

import quotestance as qs
from browser.accessibility import contrast_failures

ARTICLE = "05-borrell-taman-eropa"
NARROW = {"width": 320, "height": 700}
VIEWS = {
    "article": lambda rows: rows.article(ARTICLE).page(),
    "statement": lambda rows: rows.explain(3).view().page(),
    "table": lambda rows: rows.view().page(),
    "report": lambda rows: rows.report().page(),
    "first rows": lambda rows: f'<!DOCTYPE html><html class="quotestance-page"><body>{rows._repr_html_()}',
}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
COLOUR = "node => getComputedStyle(node).color"
GROUND = "node => getComputedStyle(node).backgroundColor"


@pytest.fixture(scope="module")
def statements() -> qs.Statements:
    return qs.analyze(qs.sample_articles())


@pytest.mark.parametrize("view", VIEWS)
def test_a_narrow_page_does_not_scroll_sideways(page: Page, statements: qs.Statements, view: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.set_content(VIEWS[view](statements))
    for opener in page.locator(".opener, .static summary").all()[:2]:
        opener.click()
    assert page.evaluate(SIDEWAYS) <= 0
    assert contrast_failures(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["article", "statement", "table"])
def test_marks_and_bars_are_seen_in_colours_of_ones_own(
    page: Page, statements: qs.Statements, view: str, scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    page.set_content(VIEWS[view](statements))
    for opener in page.locator(".opener").all()[:1]:
        opener.click()
    ink = page.locator(".quotestance").evaluate(COLOUR)
    words = page.locator("mark[role=note], mark[role=note] *").all()
    assert words
    assert {word.evaluate(COLOUR) for word in words} == {ink}
    bars = page.locator(".sum .bar, .stance-bar > span").all()
    assert bars
    assert {bar.evaluate(GROUND) for bar in bars} == {ink}
