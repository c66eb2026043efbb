"""Whatever frame becomes statements can be looked at: with columns gone, values gone, rows that hold no statement."""

import math
import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotestance as qs
from quotestance import errors
from quotestance.statements.columns import SCHEMA
from quotestance.statements.conform import NEEDED

#: What no row with a text lacks; a row without a text lacks everything but the article.
ALWAYS = ("doc_id", "text", "stance_label")
ROW = {"doc_id": "a", "text": "Barat", "target": "west", "stance": -0.5, "stance_label": "negative"}
WORD = {"concept": "bad", "role": "head", "against": 1.0, "for": 0.0, "begin": 0, "end": 5, "form": "Barat"}


@pytest.fixture(scope="module")
def rows(texts) -> list[dict]:
    """Statements on two targets, with the labels of both."""
    return qs.Analyzer(["west", "china"]).analyze(texts).to_arrow().to_pylist()


@st.composite
def harms(draw):
    """The columns that are gone, those with gaps, the rows that hold no statement, and how many rows there are."""
    others = [name for name in SCHEMA.names if name not in ALWAYS]
    gone = draw(st.sets(st.sampled_from([name for name in others if name not in NEEDED])))
    gaps = draw(st.sets(st.sampled_from(others)))
    return gone, gaps, draw(st.integers(0, 6)), draw(st.integers(0, 2**32))


def harmed(rows: list[dict], gone: set[str], gaps: set[str], count: int, seed: int) -> qs.Statements:
    chance = random.Random(seed)
    made = []
    for row in chance.choices(rows, k=count):
        lost = {name for name in SCHEMA.names if name in gaps and chance.random() < 0.5}
        if chance.random() < 0.2:
            lost = {name for name in SCHEMA.names if name != "doc_id"}
        made.append({name: None if name in lost else row[name] for name in SCHEMA.names if name not in gone})
    kept = pa.schema([field for field in SCHEMA if field.name not in gone])
    return qs.Statements.from_frame(pa.Table.from_pylist(made, kept))


def some_target(statements: qs.Statements) -> str | None:
    return next((name for name in statements["target"].to_pylist() if name), None)


@settings(max_examples=60, deadline=None)
@given(harms())
def test_it_can_be_looked_at(rows, harm):
    statements = harmed(rows, *harm)
    pages = [repr(statements), statements._repr_html_(), statements.view().page(), statements.report().page()]
    assert len(statements.summarize("doc_id", replicates=400)) <= len(statements)
    some = some_target(statements)
    for row, statement in enumerate(statements):
        explanation = statements.explain(row)
        pages += [str(explanation), explanation._repr_html_(), repr(statement), statement._repr_html_()]
        if statement.text is not None:
            pages.append(statements.article(statement.doc_id, target=statement.target or some).page())
    assert all(pages)


@settings(max_examples=5, deadline=None)
@given(harms())
def test_it_can_be_drawn(rows, harm):
    plt = pytest.importorskip("matplotlib.pyplot")
    statements = harmed(rows, *harm)
    target = some_target(statements)
    for draw in (statements.plot.timeline, statements.plot.distribution, statements.plot.coverage):
        draw(target=target).figure.canvas.draw()
    statements.plot.heatmap().figure.canvas.draw()
    plt.close("all")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"stance_label": None}, "row 1 has a text and no stance_label"),
        ({"doc_id": None}, "row 1 has a text and no doc_id"),
        ({"stance": -1.5}, "row 1 has the stance -1.5"),
        ({"evidence": [WORD, WORD | {"against": None}]}, "row 1 has evidence without 'against'"),
        ({"evidence": [WORD | {"concept": None}]}, "row 1 has evidence without 'concept'"),
        ({"evidence": [WORD | {"end": None}]}, "row 1 has evidence with one of 'begin' and 'end'"),
        ({"evidence": [None]}, "row 1 has evidence without 'concept'"),
    ],
)
def test_what_no_view_could_show_is_refused(change, fault):
    with pytest.raises(errors.InvalidOption, match=fault):
        qs.Statements.from_frame(pa.Table.from_pylist([ROW | {"evidence": [WORD]}, ROW | change]))


def test_no_number_is_no_value():
    statements = qs.Statements.from_frame(pa.Table.from_pylist([ROW | {"stance": math.nan}]))
    assert statements["stance"].to_pylist() == [None]


def test_a_row_that_holds_no_statement_says_so():
    joined = qs.Statements.from_frame(pa.Table.from_pylist([ROW, dict.fromkeys(ROW) | {"doc_id": "b"}]))
    assert str(joined.explain(1)).endswith("This row holds no statement.")
    assert joined.summarize("doc_id", replicates=400).doc_id.tolist() == ["a"]
    with pytest.raises(errors.InvalidOption, match="no statement of an article 'b' in this table; it has those of 'a'"):
        joined.article("b")
