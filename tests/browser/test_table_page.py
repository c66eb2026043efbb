"""The table in a browser: sorted by key, filtered, searched, opened; and hostile text that stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest
from playwright.sync_api import Page, expect

import quotestance as qs
from browser.accessibility import contrast_failures, unreachable
from pages import HOSTILE, hostile_statements

TEXTS = [
    "“Barat 😀 menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel.",
    "“Kami menyambut baik kerja sama dengan Uni Eropa,” ujar Presiden Lumoria, Ana Sorel.",
    "“Cuaca hari ini cerah,” kata Mira Solan kepada wartawan.",
]
DATES = ["2024-03-03", "2024-03-01", "2024-03-02"]


@pytest.fixture(scope="module")
def statements() -> qs.Statements:
    """Ninety statements: four pages of the table."""
    found = qs.analyze(TEXTS * 30, id=[f"a{number}" for number in range(90)], date=DATES * 30)
    assert len(found) == 90
    return found


def opened(page: Page, statements: qs.Statements, folder: Path) -> Page:
    """The page of the table, from disk."""
    file = folder / "table.html"
    statements.view().save(file)
    page.goto(file.as_uri())
    expect(page.locator(".static")).to_have_count(0)
    return page


def speakers(page: Page) -> list[str]:
    """Who speaks in the first rows."""
    return [text.split("\n")[0] for text in page.locator("tr[data-row] td.speaker").all_inner_texts()[:3]]


def test_sorted_by_key(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    assert speakers(page) == ["Tomas Verel", "Ana Sorel", "Mira Solan"]
    heading = page.locator("th.stance")
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert speakers(page) == ["Tomas Verel"] * 3
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert speakers(page) == ["Ana Sorel"] * 3
    page.get_by_role("button", name="Last").click()
    assert speakers(page) == ["Mira Solan"] * 3  # what has no stance comes last either way
    heading.locator("button").click()
    expect(heading).to_have_attribute("aria-sort", "none")
    assert speakers(page) == ["Tomas Verel", "Ana Sorel", "Mira Solan"]


def test_filters_combine_and_are_taken_off(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    status = opened(page, statements, tmp_path).get_by_role("status")
    expect(status).to_have_text("90 statements")
    page.get_by_label("Speaker").select_option(label="Ana Sorel (30)")
    expect(status).to_have_text("30 of 90 statements")
    page.get_by_role("button", name="negative").click()
    expect(status).to_have_text("0 of 90 statements")
    expect(page.locator("tbody")).to_contain_text("No statement passes the filters.")
    page.get_by_role("button", name="Remove the filter speaker: Ana Sorel").click()
    expect(status).to_have_text("30 of 90 statements")
    page.get_by_label("From", exact=True).fill("2024-03-04")
    expect(status).to_have_text("0 of 90 statements")
    page.get_by_role("button", name="Clear all").click()
    expect(status).to_have_text("90 statements")
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_search(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path).get_by_role("searchbox").fill("CERAH cuaca")
    expect(page.get_by_role("status")).to_have_text("30 of 90 statements")
    assert speakers(page) == ["Mira Solan"] * 3
    page.get_by_role("searchbox").fill("uni eropa ")
    expect(page.get_by_role("status")).to_have_text("30 of 90 statements")
    assert speakers(page) == ["Ana Sorel"] * 3


def test_a_statement_opens_by_key_and_by_click(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opener = opened(page, statements, tmp_path).locator(".opener").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".detail blockquote")).to_have_text(statements[0].text)
    page.keyboard.press("Tab")
    mark = page.locator(".detail blockquote mark").filter(has_text="menerapkan")
    expect(mark).to_be_focused()
    expect(mark).to_have_attribute("aria-label", re.compile("use_apply: against"))
    expect(page.locator("table.sum tfoot")).to_contain_text("log-odds against neutral")
    page.get_by_text("The article around it").click()
    expect(page.locator(".around mark")).to_have_text(statements[0].text)
    page.locator("tr[data-row] td.date").first.click()
    expect(page.locator(".detail")).to_have_count(0)


def test_two_outputs_of_one_view(page: Page, statements: qs.Statements) -> None:
    output = statements[:3].view()._repr_html_()
    page.set_content(f"<!DOCTYPE html><html><body>{output}{output}</body></html>")
    expect(page.locator("[data-ready] tr[data-row]")).to_have_count(6)
    page.get_by_role("searchbox").first.fill("cerah")
    expect(page.locator("[data-ready] tr[data-row]")).to_have_count(4)
    assert page.evaluate("Object.keys(window).filter((name) => /quotestance|readData|makeTable/.test(name))") == []


def test_a_blank_statement_opens(page: Page, tmp_path: Path) -> None:
    row = {"doc_id": "a", "text": " ", "target": None, "stance": None, "stance_label": "none"}
    opened(page, qs.Statements.from_frame(pa.Table.from_pylist([row])), tmp_path).locator(".opener").click()
    expect(page.locator(".detail")).to_contain_text("The statement is on no target")
    expect(page.locator("td.stance")).to_have_text("∅ none")


def test_hostile_text_stays_text(page: Page, tmp_path: Path) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opened(page, hostile_statements(), tmp_path)
    for opener in page.locator(".opener").all():
        opener.click()
    details = page.locator(".detail")
    expect(details).to_have_count(3)
    for number, row in enumerate(hostile_statements()):
        if len(row.text) > 20_000:
            details.nth(number).get_by_role("button", name="Show the other").click()
        assert details.nth(number).locator("blockquote").text_content() == row.text
        page.locator("tr[data-row]").nth(number).hover()
    expect(page.locator("tr[data-row] td.speaker").first).to_contain_text(HOSTILE[:24])
    assert page.locator("img").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(page: Page, statements: qs.Statements, tmp_path: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(page, statements, tmp_path).locator(".opener").first.click()
    assert contrast_failures(page) == []


def test_the_keyboard_comes_everywhere(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements[:4], tmp_path).locator(".opener").first.click()
    assert unreachable(page) == []
