"""Statements as a page's scripts get them: nothing lost, and every place in a text as JavaScript counts it."""

import json
import math

import numpy as np
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance.views.payload import code_points_to_units, payload, to_json

EMOJI = "😀 “Barat 😀😀 menerapkan e\u0301 standar ganda 😀 dan munafik,” kata Menlu Arendia, Tomas Verel."


def units(text: str, begin: int, end: int) -> str:
    """What JavaScript's ``text.slice(begin, end)`` gives."""
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


def read(statements: qs.Statements, **options: int) -> dict:
    given = payload(statements.to_arrow(), statements.articles(), **{"most": 1000} | options)
    return json.loads(to_json(given))


def rows(data: dict) -> list[list[dict]]:
    """The evidence of each row, as the scripts cut it."""
    evidence, at, found = data["evidence"], 0, []
    for count in evidence["count"]:
        found.append(
            [{key: evidence[key][i] for key in evidence if key != "count"} for i in range(at, at + count)],
        )
        at += count
    assert at == len(evidence["begin"])
    return found


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> qs.Statements:
    return analyzer.analyze([*texts, EMOJI], id=list("abcde"))


def test_the_columns_say_what_the_table_says(statements):
    data = read(statements)
    names, columns = data["names"], data["columns"]
    assert data["all"] == len(statements)
    for key, name in [("doc", "doc_id"), ("kind", "kind"), ("label", "stance_label"), ("target", "target")]:
        assert [names[key][code] for code in columns[key]] == statements[name].to_pylist()
    assert [None if code < 0 else names["cue"][code] for code in columns["cue"]] == statements["cue"].to_pylist()
    assert [None if code < 0 else data["ids"][code] for code in columns["speaker"]] == statements["speaker"].to_pylist()
    assert columns["text"] == statements["text"].to_pylist()
    for sent, stance in zip(columns["stance"], statements["stance"].to_pylist(), strict=True):
        assert sent is stance is None or abs(sent / 1000 - stance) <= 0.0005


def test_the_evidence_stands_where_javascript_looks_for_it(statements):
    data = read(statements)
    marked = 0
    for row, items in zip(statements, rows(data), strict=True):
        assert len(items) == len(row.evidence)
        for sent, item in zip(items, row.evidence, strict=True):
            assert data["names"]["concept"][sent["concept"]] == item["concept"]
            assert abs(sent["against"] / 10_000 - item["against"]) <= 0.00005
            assert abs(sent["for"] / 10_000 - item["for"]) <= 0.00005
            if sent["begin"] >= 0:
                marked += 1
                assert units(row.text, sent["begin"], sent["end"]).lower() == item["form"].lower()
            else:
                # No words, or words outside the statement, such as its cue.
                inside = item["begin"] is not None and row.begin <= item["begin"] and item["end"] <= row.end
                assert not inside
                assert sent["end"] == -1
    assert marked


def test_the_statement_stands_where_javascript_looks_for_it(statements):
    data = read(statements)
    for row, doc, begin in zip(statements, data["columns"]["doc"], data["columns"]["begin"], strict=True):
        article = data["articles"][doc]
        assert units(article, begin, begin + len(row.text.encode("utf-16-le")) // 2) == row.text


def test_places_beyond_emoji():
    text = "a😀e\u0301b"
    assert code_points_to_units(text, np.arange(6)).tolist() == [0, 1, 3, 4, 5, 6]
    assert code_points_to_units("", np.array([0])).tolist() == [0]
    assert code_points_to_units(text, np.array([-1])).tolist() == [-1]


def test_slices_carry_their_own_evidence(statements):
    whole = rows(read(statements))
    part = read(statements[2:5])
    assert [len(items) for items in rows(part)] == [len(items) for items in whole[2:5]]
    assert part["columns"]["text"] == statements["text"].to_pylist()[2:5]


def test_chunks_with_other_names(statements):
    joined = qs.Statements.concat([statements[3:], statements[:3]])
    data = read(joined)
    assert [data["names"]["doc"][code] for code in data["columns"]["doc"]] == joined["doc_id"].to_pylist()
    assert data["names"]["concept"] == list(dict.fromkeys(data["names"]["concept"]))


def test_articles_that_are_too_long_are_left_out(statements):
    assert read(statements)["articles"]
    data = read(statements, limit=10)
    assert data["articles"] is None
    assert data["columns"]["begin"] is None


def test_more_rows_than_a_page_holds(statements):
    data = read(statements, most=3)
    assert data["all"] == len(statements)
    assert len(data["columns"]["text"]) == len(data["evidence"]["count"]) == 3
    assert data["columns"]["text"][0] == statements[0].text
    assert data["columns"]["text"][-1] == statements[-1].text


def test_a_frame_with_nothing_but_what_it_needs():
    needed = {"doc_id": "a", "text": "Barat", "target": "west", "stance": -0.5, "stance_label": "negative"}
    nothing = needed | {"target": None, "stance": math.nan, "stance_label": "none"}
    data = read(qs.Statements.from_frame(pa.Table.from_pylist([needed, nothing])))
    columns = data["columns"]
    assert columns["date"] == [None, None]
    assert columns["speaker"] == [-1, -1]
    assert columns["stance"] == [-500, None]
    assert columns["target"] == [0, -1]
    assert data["evidence"]["count"] == [0, 0]


def test_no_rows(analyzer):
    data = read(analyzer.analyze([]))
    assert data["columns"]["text"] == data["evidence"]["begin"] == []


def test_speakers_of_one_name_are_told_apart(statements):
    table = statements[:2].to_arrow()
    for name, values in (("speaker", ["verel", "verel-2"]), ("speaker_name", ["Tomas Verel"] * 2)):
        column = pa.array(values, pa.large_string())
        table = table.set_column(table.column_names.index(name), name, column)
    assert read(qs.Statements(table))["names"]["speaker"] == ["Tomas Verel (verel)", "Tomas Verel (verel-2)"]
