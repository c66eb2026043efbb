"""What bad input gets, one by one."""

import pathlib

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import errors


def rows(analyzer, articles, **options):
    statements = analyzer.analyze(articles, **options)
    for row in statements:
        assert isinstance(row.text, str)
    return len(statements)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "”", "“", "“”", '""', "“„”‘’«»\"'", "\ufeff", "\x00", "\u200f", "´´", "...."]
)
def test_texts_without_words(analyzer, text):
    assert rows(analyzer, text) == 0


@pytest.mark.parametrize("null", [None, np.nan, pd.NA, float("nan")])
def test_null_has_no_statements(analyzer, quote, null):
    statements = analyzer.analyze([quote, null])
    assert statements["doc_id"].unique().to_pylist() == ["0"]
    assert not any("nan" in row.text.lower() for row in statements)


@pytest.mark.parametrize(
    "text",
    [
        "“Barat, kata Tomas Verel.",
        "Barat,” kata Tomas Verel.",
        "“Ia bilang ‘Barat “gagal”’ kemarin,” kata Tomas Verel.",
        "“Barat,” “Barat,” kata Tomas Verel”.",
        "”Barat“ kata Tomas Verel",
        '"Barat” kata Tomas Verel "',
    ],
)
def test_unbalanced_and_nested_marks(analyzer, text):
    for row in analyzer.analyze(text):
        assert text[row.begin : row.end] == row.text


@pytest.mark.parametrize("unit", ["a", "“", "Barat ", "“Barat,” kata Verel. ", " ", "😀", "kata "])
def test_ten_megabytes_in_one_line(analyzer, unit):
    text = unit * (10_000_000 // len(unit.encode()))
    assert "\n" not in text
    analyzer.analyze(text)


@pytest.mark.parametrize(
    "odd", ["\x00", "\r\n", "\ufeff", "\u200f", "\u202e", "😀", "e\u0301", "\u2028", "\x85", "\U0010ffff"]
)
@pytest.mark.parametrize("where", [0, 1, 20, 60])
def test_odd_characters_keep_the_offsets(analyzer, quote, odd, where):
    text = quote[:where] + odd + quote[where:]
    for row in analyzer.analyze(text):
        assert text[row.begin : row.end] == row.text


def test_lone_surrogate(analyzer, quote):
    texts = pd.DataFrame({"text": [quote, f"{quote} \udc80"], "id": ["good", "bad"]}, dtype=object)
    with pytest.raises(
        errors.InvalidText, match=rf"article 'bad' \(row 1\): character {len(quote) + 1} .*U\+DC80"
    ) as caught:
        analyzer.analyze(texts)
    assert caught.value.document == 1
    with pytest.warns(errors.QuotestanceWarning, match="set aside 1 of 2 articles: 'bad'"):
        assert analyzer.analyze(texts, strict=False)["doc_id"].unique().to_pylist() == ["good"]


def invalid_utf8(quote):
    data = pa.array([quote.encode(), b"\xffkata", quote.encode(), b"a\xc3"], pa.large_binary())
    return data.view(pa.large_string())


def test_invalid_utf8_in_an_arrow_array(analyzer, quote):
    articles = pa.table({"text": invalid_utf8(quote), "id": ["a", "b", "c", "d"]})
    with pytest.raises(errors.InvalidText, match=r"article 'b' \(row 1\).* byte 0") as caught:
        analyzer.analyze(articles)
    assert (caught.value.document, caught.value.byte) == (1, 0)
    with pytest.warns(errors.QuotestanceWarning, match="set aside 2 of 4 articles: 'b' .* byte 0.*'d'"):
        assert analyzer.analyze(articles, strict=False)["doc_id"].unique().to_pylist() == ["a", "c"]


def test_frame_without_a_text_column(analyzer):
    with pytest.raises(errors.InvalidOption, match=r"no column of text.*n \(int64\)"):
        analyzer.analyze(pd.DataFrame({"n": [1]}))
    with pytest.raises(errors.InvalidOption, match="no column of text"):
        analyzer.analyze(pd.DataFrame())


def test_frame_with_two_text_columns(analyzer, quote):
    for names in (("text", "content"), ("one", "other")):
        frame = pd.DataFrame({name: [quote] for name in names})
        with pytest.raises(errors.InvalidOption, match=f"'{names[0]}', '{names[1]}'.*text="):
            analyzer.analyze(frame)
        assert rows(analyzer, frame, text=names[1]) == 1


def test_frame_with_two_columns_of_the_same_name(analyzer, quote):
    frame = pd.DataFrame([[quote, quote]], columns=["text", "text"])
    with pytest.raises(errors.InvalidOption, match="'text', 'text'"):
        analyzer.analyze(frame)
    with pytest.raises(errors.InvalidOption, match="2 columns have this name"):
        analyzer.analyze(frame, text="text")
    twice = pd.DataFrame([[quote, 1, 2]], columns=["text", "id", "id"])
    with pytest.raises(errors.InvalidOption, match="more than one column is named 'id'"):
        analyzer.analyze(twice)


def test_named_column_that_is_not_there(analyzer, quote):
    with pytest.raises(errors.InvalidOption, match="did you mean 'body_text'") as caught:
        analyzer.analyze(pd.DataFrame({"body_text": [quote], "n": [1]}), text="bodytext")
    assert caught.value.suggestions == ["body_text"]
    with pytest.raises(errors.InvalidOption, match="list of texts"):
        analyzer.analyze([quote], text="body")


@pytest.mark.parametrize(
    "numbers",
    [pd.Series([1, 2]), pd.DataFrame({"text": [1.5]}), pa.array([1]), pa.table({"text": [1]}), pl.Series([True])],
)
def test_column_of_numbers(analyzer, numbers):
    with pytest.raises(errors.InvalidOption, match=r"must be text, not (int64|double|bool)"):
        analyzer.analyze(numbers)


@pytest.mark.parametrize("odd", [object(), b"teks", ["teks"], {"a": 1}, 1.5, True, range(3)])
def test_objects_among_the_texts(analyzer, quote, odd):
    for articles in ([quote, odd], pd.Series([quote, odd], dtype=object), pd.DataFrame({"text": [quote, odd]})):
        with pytest.raises(errors.InvalidText, match=f"it is {type(odd).__name__}"):
            analyzer.analyze(articles)
        with pytest.warns(errors.QuotestanceWarning, match="set aside 1 of 2"):
            assert rows(analyzer, articles, strict=False) == 1


def test_a_number_among_the_texts(analyzer, quote):
    with pytest.raises(errors.InvalidText, match=r"article '1' \(row 1\): it is int \(3\), not text"):
        analyzer.analyze([quote, 3])
    with pytest.warns(errors.QuotestanceWarning, match="'1'"):
        assert rows(analyzer, [quote, 3, quote], strict=False) == 2


@pytest.mark.parametrize(
    ("odd", "hint"),
    [
        (b"teks", "decode"),
        (pathlib.Path("a.txt"), "is a path"),
        ({"a": "b"}, "mapping"),
        (3, "give a str"),
        (None, "give a str"),
    ],
)
def test_no_articles_at_all(analyzer, odd, hint):
    with pytest.raises(errors.InvalidOption, match=hint):
        analyzer.analyze(odd)


def test_malformed_row_in_a_users_table(tmp_path):
    table = tmp_path / "concepts" / "mine.tsv"
    table.parent.mkdir()
    table.write_text("concept\tframe\tweights\ttone\tid\ten\nnipu\tattribute\thead=much\t0\tnipu/x\t\n")
    with pytest.raises(errors.LexiconError) as caught:
        qs.Lexicon.load().read(tmp_path)
    assert caught.value.file.endswith("concepts/mine.tsv")
    assert caught.value.line == 2
    assert "much" in caught.value.reason


def test_unknown_target():
    with pytest.raises(errors.InvalidOption, match=r"chna.*china") as caught:
        qs.Analyzer(["west", "chna"])
    assert "china" in caught.value.suggestions


def test_unknown_actor():
    with pytest.raises(errors.UnknownActor, match=r"did you mean .*'lavrov'"):
        qs.Actors.load()["lavrof"]
