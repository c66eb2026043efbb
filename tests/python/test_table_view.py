"""The table for a notebook: what is seen without scripts, and that text stays text."""

import json
import re

import pandas as pd
import pytest

import quotestance as qs
from pages import HOSTILE, Page, hostile_statements
from quotestance import errors


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> qs.Statements:
    return analyzer.analyze(texts * 4, id=[f"a{i}" for i in range(4 * len(texts))])


def test_the_first_rows_are_seen_without_scripts(statements):
    page = Page(statements._repr_html_())
    assert page.scripts == []
    assert page.tags.count("details") == 10
    assert f"… and {len(statements) - 10} more" in page.text
    assert statements[0].text in page.text
    assert "Tomas Verel" in page.text
    assert "negative −0" in page.text


def test_the_evidence_is_marked_without_scripts(statements):
    assert re.search(r'<mark class="negative step\d"', statements[:1]._repr_html_())


def test_a_view_holds_all_rows_for_the_script_and_the_first_for_those_without(statements):
    page = Page(statements.view()._repr_html_())
    assert page.tags.count("details") == 10
    data, script = page.scripts
    assert len(json.loads(data)["columns"]["text"]) == len(statements)
    assert script.startswith("(() => {")
    assert ("data-height", "480") in page.attributes


def test_a_view_has_no_ids_and_is_the_same_each_time(statements):
    html = statements.view()._repr_html_()
    assert "id" not in dict(Page(html).attributes)
    assert html == statements.view()._repr_html_()


def test_the_script_leaves_nothing_behind_and_reads_no_html(statements):
    script = Page(statements.view()._repr_html_()).scripts[1]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "currentScript", "fetch("):
        assert word not in script
    assert not re.search(r"\b(window|globalThis)\.\w+ *=[^=]", script)


@pytest.mark.parametrize("show", [lambda s: s._repr_html_(), lambda s: s.view().page(), lambda s: s.report().page()])
def test_hostile_text_stays_text(show):
    hostile = hostile_statements()
    page = Page(show(hostile))
    assert page.tags.count("img") == 0
    assert len(page.scripts) in (0, 2)
    assert not {name for name, _ in page.attributes} & {"onmouseover", "onerror", "src", "href"}
    assert "<script>alert(1)</script>" in page.text
    for script in page.scripts[:1]:
        data = json.loads(script)
        assert data["columns"]["text"] == hostile["text"].to_pylist()
        assert data["names"]["doc"] == [HOSTILE]


def test_a_very_long_statement_is_cut_where_no_script_can_show_it_by_and_by(analyzer):
    found = analyzer.analyze("“Barat " + "sangat " * 150_000 + "munafik,” kata Menlu Arendia, Tomas Verel.")
    assert len(found[0].text) > 1_000_000
    assert len(found._repr_html_()) < 500_000
    assert json.loads(Page(found.view().page()).scripts[0])["columns"]["text"] == [found[0].text]


def test_too_many_rows_for_a_notebook_are_said(statements, monkeypatch):
    monkeypatch.setattr("quotestance.views.table.MOST", 5)
    view = statements.view().body
    assert f"This page holds 5 of {len(statements)} rows" in view
    assert json.loads(Page(view).scripts[0])["all"] == len(statements)


@pytest.mark.parametrize("show", [lambda s: s._repr_html_(), lambda s: s.view().page(), lambda s: s.report().page()])
def test_articles_without_statements_that_a_join_has_left(statements, show):
    joined = statements[:3].to_pandas().merge(pd.DataFrame({"doc_id": ["a0", "none"]}), how="outer")
    assert joined.text.isna().any()
    assert show(qs.Statements.from_frame(joined)).count("<summary dir=") == 3


def test_no_rows(analyzer):
    empty = analyzer.analyze([])
    assert Page(empty._repr_html_()).tags.count("tr") == 1
    assert json.loads(Page(empty.view().page()).scripts[0])["columns"]["text"] == []


def test_heights(statements):
    assert 'data-height="200"' in statements.view(height=200).body
    with pytest.raises(errors.InvalidOption, match="at least 120 pixels"):
        statements.view(height=20)
