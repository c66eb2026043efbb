"""A notebook exported to HTML shows its views from disk, with nothing running behind it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.accessibility import contrast_failures, unreachable
from browser.cells import ARTICLE, TABLE, write_notebook


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook of views, executed and exported as a person does it."""
    folder = tmp_path_factory.mktemp("export")
    write_notebook(folder / "views.ipynb")
    # The pages of nbconvert ask the network for RequireJS and MathJax, which no view of ours needs.
    nothing = [f"--HTMLExporter.{name}_url=data:," for name in ("require_js", "mathjax", "jquery")]
    command = [sys.executable, "-m", "nbconvert", "--to=html", "--execute", *nothing, "views.ipynb"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return folder / "views.html"


def test_article_shows_its_tips(page: Page, export: Path) -> None:
    page.goto(export.as_uri())
    word = page.locator(ARTICLE).first
    word.focus()
    assert "against" in word.evaluate("element => getComputedStyle(element, '::after').content")


def test_table_comes_alive(page: Page, export: Path) -> None:
    page.goto(export.as_uri())
    rows = page.locator(TABLE)
    page.get_by_role("searchbox").fill("taman")
    expect(rows.first).to_contain_text("taman")
    assert all("taman" in text for text in rows.all_inner_texts())


def test_without_scripts_all_can_be_read(browser: Browser, export: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(export.as_uri())
    expect(page.locator(ARTICLE).first).to_be_visible()
    expect(page.locator(".quotestance table.rows").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(page: Page, export: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(export.as_uri())
    assert contrast_failures(page) == []


def test_everyone_can_reach_all_of_it(page: Page, export: Path) -> None:
    page.goto(export.as_uri())
    assert unreachable(page) == []
