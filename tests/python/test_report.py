"""The corpus explorer as a page: what its heading says, and what its scripts get."""

import json
import re

import pyarrow as pa
import pytest

import quotestance as qs
from pages import Page
from quotestance.views.page import asset
from quotestance.views.palette import SPEAKERS


@pytest.fixture(scope="module")
def statements(texts) -> qs.Statements:
    dates = ["2024-03-01", "2024-03-02", None, None]
    return qs.Analyzer(["west", "china"]).analyze(texts, id=list("abcd"), date=dates)


def data(view) -> dict:
    return json.loads(Page(view.page()).scripts[0])


def test_the_heading_says_what_is_in_it(statements):
    page = Page(statements.report().page())
    assert "Statements toward west, china" in page.text
    assert f"{len(statements)} rows · 3 articles · 2 speakers · 2024-03-01 to 2024-03-02 · " in page.text
    undated = statements["date"].null_count
    assert undated
    assert f"{undated} undated" in page.text
    assert "what it cannot say" in page.text
    assert re.search(r"Made with quotestance \d", page.text)


def test_one_target(statements):
    page = Page(statements.filter(target="west").report().page())
    assert "Statements toward west" in page.text
    assert f"{len(statements) // 2} statements · " in page.text


def test_a_title_of_ones_own(statements, tmp_path):
    view = statements.report(tmp_path / "report.html", title="Verel & <others>")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == view.page()
    assert "<title>Verel &amp; &lt;others&gt;</title>" in view.page()
    assert "<h1>Verel &amp; &lt;others&gt;</h1>" in view.page()


def test_it_is_the_same_each_time(statements):
    assert statements.report().page() == statements.report().page()


def test_it_loads_nothing(statements):
    html = statements.report().page()
    assert not re.search(
        r"(src|href|action)\s*=|url\(|@import", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    )
    assert "default-src 'none'" in html
    allowed = "http://www.w3.org/2000/svg"  # a name, which nothing is loaded from
    assert set(re.findall(r"https?://[^\s\"']+", html)) == {allowed}


def test_speakers_by_the_numbers_of_the_page(statements):
    given = data(statements.report())
    for one in given["speakers"]:
        assert one["target"] in range(2)
        assert one["own"] in (0, 1)
    named = {given["ids"][one["speaker"]] for one in given["speakers"] if one["speaker"] >= 0}
    assert named == {"verel", "solan"}


def test_articles_given_later(statements, texts):
    bare = qs.Statements(statements.to_arrow())
    assert data(bare.report())["articles"] is None
    given = data(bare.report(articles=pa.table({"id": list("abcd"), "text": texts})))
    assert given["articles"] == [texts[0], texts[1], texts[3]]
    assert given == data(statements.report())


def test_rows_that_are_left_out_are_said(statements, monkeypatch):
    monkeypatch.setattr("quotestance.views.report.MOST", 4)
    view = statements.report()
    assert f"This page holds 4 of {len(statements)} rows" in view.body
    assert len(data(view)["columns"]["text"]) == 4


def test_no_rows(analyzer):
    page = Page(analyzer.analyze([]).report().page())
    assert "0 statements · 0 articles · 0 speakers" in page.text


def test_the_colours_are_those_of_the_palette():
    light = asset("report.css").partition("}")[0]
    assert tuple(re.findall(r"--speaker-\d: (#\w+);", light)) == SPEAKERS
    assert len(re.findall(r"^ {2}\(r\) =>", asset("script/symbols.js"), re.MULTILINE)) == len(SPEAKERS)
