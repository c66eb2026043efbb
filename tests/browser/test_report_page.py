"""The corpus explorer in a browser, from disk: every picture leads to the statements behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import quotestance as qs
from browser.accessibility import contrast_failures, unreachable
from pages import hostile_statements

AGAINST = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
FAVOUR = "“Kami menyambut baik kerja sama dengan Uni Eropa,” ujar Presiden Lumoria, Ana Sorel."
OTHER = "“Cuaca hari ini cerah,” kata Mira Solan kepada wartawan."
ITSELF = "“Uni Eropa mitra yang baik,” kata Presiden Prancis, Mira Solan."


def dated(number: int) -> str | None:
    """A date for each article but the last; they are weeks apart."""
    return None if number == 59 else f"{2020 + number // 12}-{number % 12 + 1:02}-15"


@pytest.fixture(scope="module")
def statements() -> qs.Statements:
    """Three speakers over five years."""
    texts = [f"{AGAINST} {FAVOUR if number % 2 else OTHER}" for number in range(60)]
    found = qs.analyze(texts, id=[f"a{number}" for number in range(60)], date=[dated(n) for n in range(60)])
    assert len(found) == 120
    return found


def opened(page: Page, statements: qs.Statements, folder: Path) -> Page:
    """The report, from disk."""
    statements.report(folder / "report.html")
    page.goto((folder / "report.html").as_uri())
    expect(page.locator(".explorer")).to_be_visible()
    return page


def test_it_opens_with_its_four_pictures(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Statements toward west")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["Over time", "Speakers", "Most telling words", "Statements"]
    )
    expect(page.locator(".timeline .dots path")).to_have_count(2)  # a path for each speaker with a stance
    expect(page.locator(".timeline .name text")).to_have_count(2)  # Solan has no stance
    expect(page.locator(".note").first).to_contain_text("2 scored statements have no date.")
    expect(page.locator(".note").first).to_contain_text("Lines show the 4 speakers with most points")
    page.get_by_role("button", name="Show the undated").click()
    expect(page.locator(".status")).to_have_text("2 of 120 statements")


def test_speakers_and_words_filter_together(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    status = page.locator(".status")
    page.locator(".speakers button", has_text="Tomas Verel").click()
    expect(status).to_have_text("60 of 120 statements")
    page.locator(".speakers button", has_text="Ana Sorel").press("Enter")
    expect(status).to_have_text("90 of 120 statements")
    page.locator(".words-list button", has_text="welcome").press("Enter")
    expect(status).to_have_text("30 of 120 statements")
    expect(page.locator("tr[data-row] td.speaker").first).to_contain_text("Ana Sorel")
    expect(page.locator(".words-list button[aria-pressed=true]")).to_have_count(1)
    page.get_by_role("button", name="Clear all").click()
    expect(status).to_have_text("120 statements")


def test_a_point_opens_its_statement_by_key(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    page.locator(".frame").focus()
    page.keyboard.press("Home")
    expect(page.locator(".point-said")).to_contain_text("Tomas Verel 2020-01-15")
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_have_text("1 of 120 statements")
    expect(page.locator(".detail blockquote")).to_have_text(statements[0].text)
    expect(page.locator(".opener")).to_be_focused()


def test_a_point_and_a_period_by_mouse(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    drawing = page.locator("svg.timeline")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 100, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 150, steps=4)
    page.mouse.up()
    expect(page.locator(".status")).to_have_text(re.compile(r"^\d+ of 120 statements$"))
    first, last = page.get_by_label("From", exact=True).input_value(), page.get_by_label("To", exact=True).input_value()
    assert "2020-01-15" <= first < last < "2024-12-15"
    dates = page.locator("tr[data-row] td.date").all_inner_texts()
    assert dates
    assert all(first <= date <= last for date in dates)
    page.get_by_role("button", name="Clear all").click()
    page.locator(".frame").focus()
    page.keyboard.press("End")
    ring = page.locator(".ring").bounding_box()
    assert ring is not None
    page.mouse.click(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    expect(page.locator(".detail")).to_have_count(1)


def test_a_point_beyond_the_period(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    opened(page, statements, tmp_path)
    page.get_by_label("From", exact=True).fill("2024-01-01")
    expect(page.locator(".status")).to_have_text("22 of 120 statements")
    page.locator(".frame").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".detail blockquote")).to_have_text(statements[0].text)
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_points_are_found_in_a_narrow_window(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, statements, tmp_path)
    page.locator(".frame").focus()
    page.keyboard.press("Home")
    told = page.locator(".point-said").inner_text()
    page.keyboard.press("End")
    ring = page.locator(".ring")
    ring.scroll_into_view_if_needed()
    page.keyboard.press("Home")
    box = ring.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".point-said")).to_have_text(told)


def test_targets_are_never_mixed(page: Page, tmp_path: Path) -> None:
    texts = [AGAINST, FAVOUR, "“Tiongkok mitra yang baik,” kata Menlu Arendia, Tomas Verel.", ITSELF]
    found = qs.Analyzer(["west", "china"]).analyze(texts)
    choices = {(row.target, row.own_bloc) for row in found}
    opened(page, found, tmp_path)
    chooser = page.get_by_label("Who speaks of whom")
    expect(chooser.locator("option")).to_have_count(len(choices))
    for option in chooser.locator("option").all_inner_texts():
        chooser.select_option(label=option)
        own, target = option.endswith("itself"), option.removeprefix("others on ").removesuffix(" on itself")
        count = sum(row.target == target and row.own_bloc == own for row in found)
        expect(page.locator(".status")).to_have_text(f"{count} statement{'s' * (count != 1)}")


def test_light_and_dark(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="light")
    opened(page, statements, tmp_path)
    assert contrast_failures(page) == []
    page.get_by_role("button", name="Dark page").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert contrast_failures(page) == []
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Light page").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert contrast_failures(page) == []


def test_the_keyboard_comes_everywhere(page: Page, statements: qs.Statements, tmp_path: Path) -> None:
    assert unreachable(opened(page, statements[:6], tmp_path)) == []
    expect(page.locator(".note").first).to_contain_text("No speaker has statements in enough articles for a line.")


def test_hostile_text_stays_text(page: Page, tmp_path: Path) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opened(page, hostile_statements(), tmp_path)
    page.locator(".frame").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Clear all").click()
    page.locator(".speakers button").click()
    page.locator(".words-list button").click()
    expect(page.locator(".status")).to_have_text("3 statements")
    assert page.locator("img").count() == 0
    assert dialogs == []


def test_no_rows(page: Page, tmp_path: Path) -> None:
    opened(page, qs.analyze([]), tmp_path)
    expect(page.locator("tbody")).to_contain_text("No statement passes the filters.")
