"""The table: columns, rows, slices, filters, other libraries, displays."""

import json

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import errors
from quotestance.statements import Statement, Statements
from quotestance.statements.display import fit, spans


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> Statements:
    return analyzer.analyze(texts, id=list("abcd"))


@pytest.fixture(scope="module")
def empty(analyzer) -> Statements:
    return analyzer.analyze([])


def test_to_pandas(statements):
    frame = statements.to_pandas()
    assert len(frame) == len(statements)
    assert (frame[frame.stance_label == "negative"].stance < 0).all()
    assert frame.loc[frame.stance_label == "none", "stance"].isna().all()
    assert frame.speaker_begin.dtype == "Int64"
    assert frame.date.dtype.kind == "M"
    assert frame.groupby("speaker").stance.mean().index.name == "speaker"


def test_labels_come_in_their_order(statements):
    assert list(statements.to_pandas().stance_label.cat.categories) == ["negative", "neutral", "positive", "none"]


def test_arrow_stream(statements):
    assert pa.table(statements).equals(statements.to_arrow())
    assert pl.DataFrame(statements).shape == statements.to_polars().shape
    assert statements.to_polars().filter(pl.col("stance_label") == "negative").height == len(
        statements.filter(stance_label="negative")
    )


def test_rows(statements):
    rows = list(statements)
    assert len(rows) == len(statements)
    assert all(isinstance(row, Statement) for row in rows)
    assert statements[-1] == rows[-1]
    assert statements[np.int64(0)] == rows[0]
    with pytest.raises(IndexError, match="of"):
        statements[len(statements)]


def test_row_is_like_a_named_tuple(statements):
    row = statements[0]
    assert row._fields == tuple(statements.to_arrow().column_names)
    assert row._asdict() == statements.to_arrow().slice(0, 1).to_pylist()[0]
    assert list(row) == list(row._asdict().values())
    assert len(row) == len(row._fields)
    assert "speaker" in dir(row)
    assert repr(row).startswith("Statement(doc_id='a', statement=0, ")
    with pytest.raises(AttributeError, match="no 'spekaer'"):
        _ = row.spekaer


def test_slices(statements):
    table = statements.to_arrow()
    assert statements[1:3].to_arrow().equals(table.slice(1, 2))
    assert statements[::-1].to_arrow().to_pylist() == table.to_pylist()[::-1]
    assert len(statements[5:2]) == 0


def test_columns(statements):
    assert statements["speaker"].to_pylist() == [row.speaker for row in statements]
    with pytest.raises(errors.InvalidOption, match="did you mean 'speaker'"):
        statements["speker"]


@pytest.mark.parametrize("kind", [list, np.array, pd.Series, pa.array])
def test_masks(statements, kind):
    mask = [row.stance_label == "negative" for row in statements]
    expected = statements.filter(stance_label="negative").to_arrow()
    assert statements[kind(mask)].to_arrow().equals(expected)
    assert statements.filter(kind(mask)).to_arrow().equals(expected)


def test_bad_masks(statements):
    with pytest.raises(errors.InvalidOption, match="a mask of 1 values"):
        statements.filter([True])
    with pytest.raises(errors.InvalidOption, match="truth values"):
        statements.filter([1.5] * len(statements))


def test_filter_by_values(statements):
    assert set(statements.filter(speaker="verel")["speaker"].to_pylist()) == {"verel"}
    both = statements.filter(speaker=["verel", "solan"], own_bloc=False)
    assert set(both["speaker"].to_pylist()) <= {"verel", "solan"}
    assert statements.filter(stance=None)["stance"].null_count == len(statements.filter(stance=None))
    assert len(statements.filter(speaker="nobody")) == 0
    with pytest.raises(errors.InvalidOption, match="did you mean 'stance_label'"):
        statements.filter(stance_lable="negative")
    with pytest.raises(errors.InvalidOption, match="holds double"):
        statements.filter(stance="negative")


def test_summarize(statements):
    summary = statements.summarize()
    verel = summary[summary.speaker == "verel"].iloc[0]
    mine = statements.filter(speaker="verel").to_pandas()
    assert verel.statements == len(mine)
    assert verel.scored == mine.stance.notna().sum()
    assert verel.stance == pytest.approx(mine.stance.mean())
    assert verel[["negative", "neutral", "positive", "none"]].sum() == pytest.approx(1)
    assert verel.negative == pytest.approx((mine.stance_label == "negative").mean())
    assert summary.statements.is_monotonic_decreasing
    assert summary.statements.sum() == len(statements)


def test_summarize_never_mixes_targets(texts):
    statements = qs.Analyzer(["west", "china"]).analyze(texts)
    summary = statements.summarize(["doc_id", "kind"])
    assert list(summary.columns[:4]) == ["doc_id", "kind", "target", "own_bloc"]
    assert set(summary.target) == {"west", "china"}
    with pytest.raises(errors.InvalidOption, match="no column 'speakers'"):
        statements.summarize("speakers")


def test_empty_table(empty, statements):
    assert len(empty) == 0
    assert empty.to_arrow().schema.equals(statements.to_arrow().schema)
    assert len(empty.to_pandas()) == 0
    assert repr(empty) == "Statements: 0 statements"
    assert "<table" in empty._repr_html_()
    assert len(empty.summarize()) == 0
    assert len(empty[:3]) == len(empty.filter(speaker="verel")) == len(empty.filter([])) == 0


def test_concat(statements, empty):
    assert Statements.concat([statements, empty, statements[:1]])["doc_id"].to_pylist()[-1] == "a"


def test_other_tables_are_refused():
    with pytest.raises(errors.InvalidOption, match="lacks doc_id"):
        Statements(pa.table({"a": [1]}))


def test_explain_shows_the_whole_sum(statements):
    row = next(i for i, row in enumerate(statements) if row.stance is not None)
    text = str(statements.explain(row))
    assert "baseline" in text
    assert f"stance = p(positive) - p(negative) = {statements[row].stance:+.3f}" in text
    for item in statements[row].evidence:
        if abs(item["against"]) + abs(item["for"]) >= 0.02:  # what weighs less stands in one line
            assert f"{item['against']:+.4f}" in text


def test_explain_without_a_stance(statements):
    row = next(i for i, row in enumerate(statements) if row.stance is None)
    assert "not spoken of" in str(statements.explain(row))


@pytest.mark.parametrize("width", [60, 100, 160])
def test_repr_fits_the_terminal(statements, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    many = Statements.concat([statements] * 10)
    lines = repr(many).split("\n")
    assert len(lines) <= 13
    assert all(len(line) <= max(width, 80) for line in lines)
    assert "negative" in repr(many)


def test_display_defuses_controls():
    assert fit("a\x1b[31mb\u202ec\r\nd", 20).rstrip() == "a [31mb c d"


def test_html_is_escaped(analyzer):
    html = analyzer.analyze("“Barat <script>alert(1)</script> & gagal,” kata Tomas Verel.")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<details>") == html.count("</details>") == 1


def test_html_marks_evidence(statements):
    assert "<mark class=" in statements._repr_html_()


def test_spans_are_the_whole_text(statements):
    for row in statements:
        pieces = list(spans(row))
        assert "".join(words for words, _ in pieces) == row.text
        for words, item in pieces:
            assert item is None or len(words) == item["end"] - item["begin"]


def test_json_of_a_row(statements):
    assert json.loads(json.dumps(statements[0]._asdict(), default=str))["doc_id"] == "a"


def test_a_statement_that_names_nobody_is_shown():
    shown = repr(qs.Analyzer("auto").analyze("“Cuaca cerah,” kata Mira Solan kepada wartawan."))
    assert "toward nobody" in shown
    assert "Cuaca cerah" in shown
