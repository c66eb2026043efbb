"""Statements from files: what was written comes back, and what is none is told."""

import io
import json
from types import SimpleNamespace

import pandas as pd
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import errors
from quotestance.files.statements import read_articles

SUFFIXES = ["parquet", "arrow", "jsonl", "csv"]
ROW = {"doc_id": "a", "text": "x", "target": "west", "stance": 0.5, "stance_label": "positive"}


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> qs.Statements:
    frame = pd.DataFrame(
        {"text": texts, "date": pd.to_datetime("2022-09-24"), "n": range(4), "tag": [None, 'é,\n"', "b", "c"]}
    )
    return analyzer.analyze(frame)


def json_file(path, *rows) -> str:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return str(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_was_written_comes_back(statements, tmp_path, suffix):
    statements.write(tmp_path / f"a.{suffix}")
    again = qs.read_statements(tmp_path / f"a.{suffix}")
    assert again.to_arrow().to_pylist() == statements.to_arrow().to_pylist()
    ours = qs.Statements.schema
    assert pa.schema(list(again.to_arrow().schema)[: len(ours)]) == ours
    sums = [[str(some.explain(row)) for row in range(len(some))] for some in (again, statements)]
    assert sums[0] == sums[1]
    assert again.summarize().equals(statements.summarize())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_statements(analyzer, tmp_path, suffix):
    analyzer.analyze([]).write(tmp_path / f"a.{suffix}")
    assert len(qs.read_statements(tmp_path / f"a.{suffix}")) == 0


def test_files_follow_each_other(statements, tmp_path):
    statements[:2].write(tmp_path / "a.jsonl")
    statements[2:].write(tmp_path / "b.csv")
    statements[:1].write(tmp_path / "c.parquet")
    expected = statements.to_arrow().to_pylist()
    both = qs.read_statements([tmp_path / "a.jsonl", tmp_path / "b.csv"])
    assert both.to_arrow().to_pylist() == expected
    assert len(qs.read_statements(f"{tmp_path}/*")) == len(qs.read_statements(tmp_path)) == len(expected) + 1


def test_columns_of_some_files_only(tmp_path):
    first = json_file(tmp_path / "a.jsonl", {**ROW, "outlet": "Maren Post", "page": 1})
    second = json_file(tmp_path / "b.jsonl", {**ROW, "page": "A1"})
    both = qs.read_statements([first, second])
    assert both["outlet"].to_pylist() == ["Maren Post", None]
    assert both["page"].to_pylist() == ["1", "A1"]


def test_ids_that_look_like_numbers_stay_text(analyzer, quote, tmp_path):
    analyzer.analyze([quote], id=["007"]).write(tmp_path / "a.csv")
    assert qs.read_statements(tmp_path / "a.csv")[0].doc_id == "007"


def test_articles_are_known_again(statements, texts, tmp_path):
    statements.write(tmp_path / "a.jsonl")
    again = qs.read_statements(tmp_path / "a.jsonl", articles=texts)
    assert again.articles() == statements.articles()


def test_articles_from_files(analyzer, quote, tmp_path):
    (tmp_path / "a.txt").write_text(quote, encoding="utf-8")
    articles = read_articles([tmp_path / "a.txt"])
    analyzer.analyze(articles).write(tmp_path / "s.jsonl")
    assert qs.read_statements(tmp_path / "s.jsonl", articles=articles).articles() == {"a": quote}


def test_standard_input(statements, tmp_path, monkeypatch):
    statements.write(tmp_path / "a.jsonl")
    stdin = SimpleNamespace(buffer=io.BytesIO((tmp_path / "a.jsonl").read_bytes()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert len(qs.read_statements("-")) == len(statements)


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(ROW)}\n{{"doc_id": \n')
    with pytest.raises(errors.InvalidFile, match=r"a\.jsonl:2: no JSON"):
        qs.read_statements(path)


@pytest.mark.parametrize("bad", range(5))
def test_the_row_of_a_bad_value_is_named(tmp_path, bad):
    rows = [{**ROW, "stance_label": "positif" if row == bad else "positive"} for row in range(5)]
    with pytest.raises(errors.InvalidOption, match=rf"a\.jsonl, row {bad + 1}: .*'positif'.*did you mean 'positive'"):
        qs.read_statements(json_file(tmp_path / "a.jsonl", *rows))


def test_broken_evidence_is_named(tmp_path):
    with pytest.raises(errors.InvalidOption, match=r"a\.jsonl, row 2: column 'evidence'"):
        qs.read_statements(json_file(tmp_path / "a.jsonl", ROW, {**ROW, "evidence": "[{"}))


def test_articles_are_no_statements(tmp_path):
    (tmp_path / "a.txt").write_text("Arendia diam.")
    with pytest.raises(errors.InvalidOption, match=r"a\.txt: .*quotestance analyze"):
        qs.read_statements(tmp_path / "a.txt")
    with pytest.raises(errors.InvalidOption, match=r"a\.jsonl: .*no column 'doc_id'.*quotestance analyze"):
        qs.read_statements(json_file(tmp_path / "a.jsonl", {"id": "a", "text": "Arendia diam."}))


def test_a_file_that_is_not_what_it_says(tmp_path):
    (tmp_path / "a.parquet").write_text("no")
    with pytest.raises(errors.InvalidFile, match=r"a\.parquet: no Parquet file"):
        qs.read_statements(tmp_path / "a.parquet")


def test_an_empty_text_is_no_missing_one(tmp_path):
    qs.read_statements(json_file(tmp_path / "a.jsonl", {**ROW, "text": ""})).write(tmp_path / "a.csv")
    again = qs.read_statements(tmp_path / "a.csv")
    assert (again[0].text, again[0].cue) == ("", None)
