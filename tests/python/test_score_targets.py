"""Targets that the caller points out: inputs, spans, threads, and sums that are exact."""

import math
import random

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import errors
from quotestance.statements import Scores

TEXTS = [
    "Nobody trusts the ministry of Arendia.",
    "Arendia praised the mediator.",
    "Tomas Verel menuduh Sorvia menyerang desa itu.",
    "The council met in Velmar.",
]
TARGETS = ["ministry", "mediator", "Sorvia", "council"]
BEGINS = [text.index(target) for text, target in zip(TEXTS, TARGETS, strict=True)]
ENDS = [begin + len(target) for begin, target in zip(BEGINS, TARGETS, strict=True)]


def rows(scores) -> list[dict]:
    return scores.to_arrow().to_pylist()


def score(analyzer, text: str, target: str, **options):
    begin = text.index(target)
    (row,) = analyzer.score_targets([text], [begin], [begin + len(target)], **options)
    return row


@pytest.fixture(scope="module")
def expected(analyzer) -> list[dict]:
    return rows(analyzer.score_targets(TEXTS, BEGINS, ENDS))


def test_columns(analyzer):
    scores = analyzer.score_targets(TEXTS, BEGINS, ENDS)
    assert isinstance(scores, Scores)
    assert scores.to_arrow().column_names == [
        *("doc_id", "text", "begin", "end", "language"),
        *("stance", "stance_label", "p_negative", "p_neutral", "p_positive", "abstained"),
        *("sentiment", "sentiment_label", "evidence"),
    ]
    assert repr(scores) == "Scores: 4 targets"
    assert [row.text[row.begin : row.end] for row in scores] == TARGETS
    assert scores["stance_label"].to_pylist()[:2] == ["negative", "positive"]
    assert scores["doc_id"].to_pylist() == list("0123")


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
def test_frames_with_named_columns(analyzer, expected, frame):
    columns = {"text": TEXTS, "from": BEGINS, "to": ENDS}
    assert rows(analyzer.score_targets(frame(columns), "from", "to")) == expected


@pytest.mark.parametrize("series", [pd.Series, pl.Series, pa.array, tuple])
def test_series_of_texts_and_spans(analyzer, expected, series):
    assert rows(analyzer.score_targets(series(TEXTS), series(BEGINS), series(ENDS))) == expected


def test_chunks_and_slices(analyzer, expected):
    texts = pa.chunked_array([["x", *TEXTS[:1]], TEXTS[1:]]).slice(1)
    begins = pa.chunked_array([BEGINS[:3], BEGINS[3:]])
    assert rows(analyzer.score_targets(texts, begins, ENDS)) == expected


def test_columns_of_pandas_with_gaps(analyzer, expected):
    # A gap makes floats of whole numbers.
    frame = pd.DataFrame({"text": [*TEXTS, None], "begin": [*BEGINS, None], "end": [*ENDS, None]})
    assert frame["begin"].dtype == float
    assert rows(analyzer.score_targets(frame, "begin", "end")) == expected


def test_null_texts_have_no_row(analyzer, expected):
    texts = [None, TEXTS[0], None, *TEXTS[1:], None]
    begins, ends = [0, BEGINS[0], 900, *BEGINS[1:], -3], [0, ENDS[0], 9, *ENDS[1:], -3]
    scores = analyzer.score_targets(texts, begins, ends)
    assert scores["doc_id"].to_pylist() == ["1", "3", "4", "5"]
    assert [row | {"doc_id": ""} for row in rows(scores)] == [row | {"doc_id": ""} for row in expected]


def test_nothing_at_all(analyzer):
    assert len(analyzer.score_targets([], [], [])) == 0
    assert len(analyzer.score_targets([None, None], [0, 0], [1, 1])) == 0


def test_ids_and_languages(analyzer):
    scores = analyzer.score_targets(TEXTS, BEGINS, ENDS, id=list("abcd"), language=["en", "en", "id", "en"])
    assert scores["doc_id"].to_pylist() == list("abcd")
    assert scores["language"].to_pylist() == ["en", "en", "id", "en"]
    frame = pd.DataFrame({"isi": TEXTS, "key": list("abcd"), "b": BEGINS, "e": ENDS})
    assert analyzer.score_targets(frame, "b", "e", text="isi", id="key")["doc_id"].to_pylist() == list("abcd")


@pytest.mark.parametrize(
    "before",
    ["😀 ", "👩‍👩‍👧 ", "Ve\u0301lmar. ", "É ", "one\r\ntwo\r\n\r\n", "\r", "\ufeff", "a\u0000b ", "🇦🇩🇦🇩 ", "ﷺ "],
)
def test_spans_count_code_points(analyzer, before):
    text = f"{before}Nobody trusts the ministry of Arendia."
    row = score(analyzer, text, "ministry")
    assert row.text == text
    assert text[row.begin : row.end] == "ministry"
    assert row.stance_label == "negative"
    for item in row.evidence:
        if item["begin"] is not None:
            assert text[item["begin"] : item["end"]] == item["form"]
    assert "trusts" in {item["form"] for item in row.evidence}


def test_a_target_of_combining_code_points(analyzer):
    target = "mi\u0301nistry 😀 of A\u0301rendia"
    text = f"Nobody trusts the {target}."
    row = score(analyzer, text, target)
    settings = {item["form"] for item in row.evidence if item["role"] == "setting"}
    assert settings == {target}


@pytest.mark.parametrize(
    ("begin", "end"),
    [(-1, 3), (5, 4), (0, 10**6), (39, 40), (10**6, 10**6), (-(2**62), 2**62)],
)
def test_a_span_outside_its_text_names_the_row(analyzer, begin, end):
    with pytest.raises(errors.InvalidOption) as caught:
        analyzer.score_targets(TEXTS[:2], [18, begin], [26, end], id=["a", "b"])
    assert f"text 'b' (row 1): the target at [{begin}, {end}) does not lie within the text" in str(caught.value)
    assert f"which has {len(TEXTS[1])} characters" in str(caught.value)
    assert caught.value.option == "begins"


def test_a_span_may_end_with_its_text(analyzer):
    text = "Nobody trusts the ministry"
    assert score(analyzer, text, "ministry").stance_label == "negative"
    assert len(analyzer.score_targets([text], [0], [len(text)])) == 1


def test_spans_outside_are_set_aside(analyzer, expected):
    with pytest.warns(errors.QuotestanceWarning, match="set aside 2 texts whose target lies outside them: rows 1, 4"):
        scores = analyzer.score_targets(
            [TEXTS[0], "short", *TEXTS[1:3], "", TEXTS[3]],
            [BEGINS[0], 3, *BEGINS[1:3], 0, BEGINS[3]],
            [ENDS[0], 9, *ENDS[1:3], 1, ENDS[3]],
            strict=False,
        )
    assert scores["doc_id"].to_pylist() == ["0", "2", "3", "5"]
    assert scores["stance"].to_pylist() == [row["stance"] for row in expected]


def test_an_empty_span_is_the_next_word(analyzer):
    text = "Nobody trusts the ministry of Arendia."
    whole = rows(analyzer.score_targets([text], [18], [26]))[0]
    for begin in (17, 18, 20):
        row = rows(analyzer.score_targets([text], [begin], [begin]))[0]
        assert row["evidence"] == whole["evidence"]
        assert (row["begin"], row["end"]) == (begin, begin)


def test_part_of_a_word_is_the_word(analyzer):
    text = "Nobody trusts the ministry of Arendia."
    assert (
        rows(analyzer.score_targets([text], [20], [22]))[0]["evidence"]
        == (rows(analyzer.score_targets([text], [18], [26]))[0]["evidence"])
    )


def test_texts_without_words(analyzer):
    scores = analyzer.score_targets(["", "   ", "…!"], [0, 1, 0], [0, 2, 2])
    assert len(scores) == 3
    for row in scores:
        assert row.stance is None or row.p_negative + row.p_neutral + row.p_positive == pytest.approx(1)


@pytest.mark.parametrize(
    ("begins", "ends", "message"),
    [
        (BEGINS[:3], ENDS, "begins: 3 values for 4 texts"),
        (BEGINS, [*ENDS, 1], "ends: 5 values for 4 texts"),
        (["a", "b", "c", "d"], ENDS, "begins: whole numbers are needed"),
        (BEGINS, [1.5, 2, 3, 4], "ends: whole numbers are needed"),
        ([*BEGINS[:3], None], ENDS, "row 3"),
        ("begin", ENDS, "no column of the frame has this name"),
    ],
)
def test_bad_spans(analyzer, begins, ends, message):
    with pytest.raises(errors.InvalidOption, match=message):
        analyzer.score_targets(TEXTS, begins, ends)


def test_a_misspelt_column_names_the_nearest(analyzer):
    frame = pd.DataFrame({"text": TEXTS, "begin": BEGINS, "end": ENDS})
    with pytest.raises(errors.InvalidOption, match="did you mean 'begin'"):
        analyzer.score_targets(frame, "begins", "end")


def test_a_text_that_is_none_is_an_error_or_set_aside(analyzer):
    with pytest.raises(errors.InvalidText, match="row 1"):
        analyzer.score_targets(["The council met.", 3], [4, 0], [11, 1])
    with pytest.raises(errors.InvalidText):
        analyzer.score_targets(["The council met.", "\ud800 council"], [4, 0], [11, 1])
    with pytest.warns(errors.QuotestanceWarning):
        scores = analyzer.score_targets(["The council met.", "\ud800 council"], [4, 0], [11, 1], strict=False)
    assert scores["doc_id"].to_pylist() == ["0"]


def test_same_rows_whatever_the_threads():
    tables = [
        qs.Analyzer(threads=n).score_targets(TEXTS * 30, BEGINS * 30, ENDS * 30).to_arrow() for n in (1, 2, 7, 500)
    ]
    assert all(table.equals(tables[0]) for table in tables)


def test_same_rows_whatever_the_order(analyzer, expected):
    backward = rows(analyzer.score_targets(TEXTS[::-1], BEGINS[::-1], ENDS[::-1], id=list("3210")))
    assert backward[::-1] == expected


def test_evidence_sums_to_the_log_odds_in_any_order(analyzer):
    shuffle = random.Random(1)
    mixed = "If the cruel ministry had not attacked the honest, brave and loyal village, nobody would hate it."
    texts, begins, ends = [*TEXTS, mixed], [*BEGINS, 13], [*ENDS, 21]
    for row in analyzer.score_targets(texts, begins, ends):
        assert row.evidence[-1]["role"] == "baseline"
        sums = {side: sum(item[side] for item in row.evidence) for side in ("against", "for")}
        for _ in range(20):
            items = shuffle.sample(row.evidence, len(row.evidence))
            assert {side: sum(item[side] for item in items) for side in sums} == sums  # to the last bit
        for item in row.evidence:
            assert item["against"] * 2**30 == round(item["against"] * 2**30)
        top = max(sums["against"], 0, sums["for"])
        mass = [math.exp(odds - top) for odds in (sums["against"], 0, sums["for"])]
        wanted = [one / sum(mass) for one in mass]
        assert [row.p_negative, row.p_neutral, row.p_positive] == pytest.approx(wanted, abs=1e-12)
        assert row.p_negative + row.p_neutral + row.p_positive == pytest.approx(1, abs=1e-12)
        assert row.stance == pytest.approx(row.p_positive - row.p_negative, abs=1e-15)
        labels = dict(zip(("negative", "neutral", "positive"), wanted, strict=True))
        assert row.stance_label == max(labels, key=lambda label: labels[label])


@pytest.mark.parametrize(
    ("plain", "negated", "target"),
    [
        ("Everybody trusts the ministry.", "Nobody trusts the ministry.", "ministry"),
        ("The villagers praised the mayor.", "The villagers did not praise the mayor.", "mayor"),
        ("Para nelayan memuji Verel.", "Para nelayan tidak memuji Verel.", "Verel"),
        ("Arendia andal.", "Arendia tidak andal.", "Arendia"),
    ],
)
def test_negation_flips_the_sign(analyzer, plain, negated, target):
    scores = score(analyzer, plain, target), score(analyzer, negated, target)
    assert scores[0].stance > 0 > scores[1].stance
    words = [{(i["concept"], i["role"]): i["amount"] for i in row.evidence if i["begin"] is not None} for row in scores]
    assert any(words[0][key] > 0 > words[1][key] for key in words[0].keys() & words[1].keys())


def test_the_target_matters_and_not_the_sentence(analyzer):
    text = "The brave villagers fled from the cruel guards."
    assert score(analyzer, text, "villagers").stance > score(analyzer, text, "guards").stance
    assert score(analyzer, text, "villagers").sentiment == score(analyzer, text, "guards").sentiment


def test_the_first_of_two_like_names_is_not_the_second(analyzer):
    text = "Verel is cruel. Mira Solan met Verel."
    first = rows(analyzer.score_targets([text], [0], [5]))[0]
    second = rows(analyzer.score_targets([text], [31], [36]))[0]
    settings = [{i["begin"] for i in row["evidence"] if i["role"] == "setting"} for row in (first, second)]
    assert settings == [{0}, {31}]


def test_options_of_the_analyzer_hold(analyzer):
    unsure = qs.Analyzer(abstain_below=0.999)
    assert all(row.abstained for row in unsure.score_targets(TEXTS, BEGINS, ENDS))
    assert not any(row.abstained for row in analyzer.score_targets(TEXTS, BEGINS, ENDS))
    lexicon = qs.Lexicon.load().update({"arendianist": -3})
    text = "The ministry is arendianist."
    assert score(qs.Analyzer(lexicon=lexicon), text, "ministry").stance < score(analyzer, text, "ministry").stance


def test_scores_are_a_table(analyzer):
    scores = analyzer.score_targets(TEXTS, BEGINS, ENDS)
    assert len(scores.filter(stance_label="negative")) >= 1
    assert scores.to_pandas()["begin"].tolist() == BEGINS
    assert scores.to_polars()["end"].to_list() == ENDS
    assert rows(Scores.concat([scores[:1], scores[1:]])) == rows(scores)
    with pytest.raises(errors.InvalidOption, match="no table of scores"):
        Scores(pa.table({"a": [1]}))
