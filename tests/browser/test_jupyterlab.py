"""A notebook in JupyterLab: it runs, and its views answer to mouse and keyboard, in both themes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.accessibility import contrast_failures
from browser.cells import ARTICLE, TABLE, write_notebook
from browser.conftest import NOTEBOOKS
from browser.lab import Lab, errors, output_of, run_all, set_theme

NOTEBOOK = "02_three_ministers.ipynb"
WORD = "eropa"  # stands in some of its statements


@pytest.mark.parametrize("name", sorted(path.name for path in NOTEBOOKS.glob("*.ipynb")))
def test_runs_without_an_error(page: Page, jupyter: Lab, name: str) -> None:
    jupyter.open(page, name)
    cells = run_all(page)
    assert cells
    assert errors(cells) == []
    assert all(cell["execution_count"] for cell in cells if cell["source"].strip())


def test_an_error_is_seen(page: Page, jupyter: Lab) -> None:
    write_notebook(jupyter.root / "wrong.ipynb", ("1 / 0", "1 + 1"))
    jupyter.open(page, "wrong.ipynb")
    assert errors(run_all(page)) == ["ZeroDivisionError: division by zero"]


@pytest.fixture
def notebook(page: Page, jupyter: Lab) -> Page:
    """The page, with the notebook of the three ministers, which has run."""
    jupyter.open(page, NOTEBOOK)
    assert errors(run_all(page)) == []
    return page


def test_evidence_tells_what_it_counts(notebook: Page) -> None:
    word = output_of(notebook, ".article(").locator(ARTICLE).first
    told = "getComputedStyle(element, '::after').content"
    assert word.evaluate(f"element => {told}") == "none"
    word.hover()
    assert "against" in word.evaluate(f"element => {told}")
    notebook.mouse.move(0, 0)
    word.focus()
    assert "against" in word.evaluate(f"element => {told}")


def test_table_sorts_searches_and_filters(notebook: Page) -> None:
    table = output_of(notebook, ".view(")
    rows = table.locator(TABLE)
    stances = rows.locator(".number")
    before = rows.count()
    heading = table.get_by_role("columnheader", name="Stance")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    shown = [float(number.replace("−", "-")) for number in stances.all_inner_texts()]
    assert shown == sorted(shown)
    table.get_by_role("searchbox").fill(WORD)
    expect(rows).not_to_have_count(before)
    assert rows.count() > 0
    assert all(WORD in text.lower() for text in rows.locator(".text").all_inner_texts())
    table.get_by_role("searchbox").fill("")
    table.get_by_label("Speaker").select_option(index=1)
    assert len(set(rows.locator(".speaker").evaluate_all("cells => cells.map(cell => cell.firstChild.data)"))) == 1


def test_row_opens_by_keyboard(notebook: Page) -> None:
    table = output_of(notebook, ".view(")
    table.get_by_role("searchbox").focus()
    for _ in range(30):
        notebook.keyboard.press("Tab")
        if notebook.evaluate("document.activeElement.hasAttribute('aria-expanded')"):
            break
    notebook.keyboard.press("Enter")
    opened = table.locator(TABLE).first
    expect(opened.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    expect(table.locator("tr.opened mark").first).to_be_visible()


def test_reads_well_in_both_themes(notebook: Page) -> None:
    for dark in (False, True):
        set_theme(notebook, dark=dark)
        for view in (".article(", ".view("):
            ground = output_of(notebook, view).locator(".quotestance").first
            expect(ground).to_have_css("color-scheme", "dark" if dark else "light")
            assert contrast_failures(notebook) == []
