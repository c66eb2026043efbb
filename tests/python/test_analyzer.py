"""The analyzer: options, batches, threads, pickling."""

import concurrent.futures
import copy
import pickle

import pandas as pd
import pytest

import quotestance as qs
from quotestance import errors


def test_columns_in_the_order_of_the_data_model(analyzer, quote):
    statements = analyzer.analyze(pd.DataFrame({"text": [quote], "outlet": ["Harian"]}))
    assert statements.to_arrow().column_names == [
        *("doc_id", "statement", "language", "date", "kind", "text", "begin", "end"),
        *("speaker", "speaker_name", "speaker_mention", "speaker_begin", "speaker_end", "resolved_by"),
        *("cue", "cue_begin", "cue_end", "source", "target", "target_link", "own_bloc"),
        *("stance", "stance_label", "p_negative", "p_neutral", "p_positive", "abstained"),
        *("sentiment", "sentiment_label", "evidence", "outlet"),
    ]


def test_one_statement(analyzer, quote):
    (row,) = analyzer.analyze(quote)
    assert row.text == "Kami tidak bisa mempercayai janji Barat,"
    assert (row.doc_id, row.statement, row.kind, row.language) == ("0", 0, "direct", "id")
    assert (row.speaker, row.speaker_name, row.resolved_by) == ("verel", "Tomas Verel", "name")
    assert (row.cue, row.target, row.target_link, row.stance_label) == ("kata", "west", "named", "negative")
    assert quote[row.cue_begin : row.cue_end] == "kata"
    assert quote[row.speaker_begin : row.speaker_end] == row.speaker_mention
    assert row.own_bloc is False
    assert row.date is None


def test_date_of_the_metadata(analyzer, quote):
    assert str(analyzer.analyze(quote, date="2022-09-24")[0].date) == "2022-09-24"


def test_one_row_for_each_target(quote):
    statements = qs.Analyzer(["west", "china", "west"]).analyze(quote)
    assert statements["target"].to_pylist() == ["west", "china"]
    assert statements["stance_label"].to_pylist() == ["negative", "none"]
    assert statements["stance"].to_pylist()[1] is None


def test_analyze_is_the_default_analyzer(analyzer, texts):
    assert qs.analyze(texts).to_arrow().equals(analyzer.analyze(texts).to_arrow())
    assert qs.analyze(texts, targets="china")["target"].unique().to_pylist() == ["china"]


def test_carried_columns_with_our_names(analyzer, quote):
    frame = pd.DataFrame({"body": [quote], "text": [3], "speaker": ["host"], "article_speaker": ["x"]})
    row = analyzer.analyze(frame, text="body")[0]
    assert (row["article_text"], row["article_article_speaker"], row["article_speaker"]) == (3, "x", "host")


def test_same_rows_whatever_the_order(analyzer, texts):
    forward = analyzer.analyze(texts, id=list("abcd")).to_arrow().to_pylist()
    backward = analyzer.analyze(texts[::-1], id=list("dcba")).to_arrow().to_pylist()
    order = {id: [row for row in backward if row["doc_id"] == id] for id in "abcd"}
    assert [row for id in "abcd" for row in order[id]] == forward


@pytest.mark.parametrize("threads", [2, 7])
def test_same_rows_whatever_the_threads(texts, threads):
    # Articles of uneven length, in several parts.
    many = [*texts * 1000, " ".join(texts * 2000), *texts * 1000]
    one, several = (qs.Analyzer(threads=n).analyze(many).to_arrow() for n in (1, threads))
    assert several.column("kind").num_chunks > 2
    assert several.equals(one)


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_the_first_bad_article_whatever_the_threads(texts, threads):
    many = texts * 3000
    for row in (5000, 5001, 9000):
        many[row] = "\ud800"
    with pytest.raises(errors.InvalidText, match="row 5000") as caught:
        qs.Analyzer(threads=threads).analyze(many)
    assert caught.value.document == 5000
    with pytest.warns(errors.QuotestanceWarning, match="set aside 3 of 12000 articles: '5000' .*, '5001' .*, '9000'"):
        qs.Analyzer(threads=threads).analyze(many, strict=False)


def test_one_analyzer_serves_many_threads(analyzer, texts):
    expected = analyzer.analyze(texts).to_arrow()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(got.to_arrow().equals(expected) for got in pool.map(analyzer.analyze, [texts] * 16))


def test_pickles_by_its_tables_and_options(quote):
    lexicon = qs.Lexicon.load().update({"arendianisme": -2})
    actors = qs.Actors.load().add(id="solan", name="Mira Solan", of="russia")
    made = qs.Analyzer(["west", "solan"], lexicon=lexicon, actors=actors, threads=1, abstain_below=0.4)
    for again in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
        assert (again.targets, again.threads, again.abstain_below) == (("west", "solan"), 1, 0.4)
        assert "solan" in again.actors
        assert again.analyze(quote).to_arrow().equals(made.analyze(quote).to_arrow())


def test_statements_pickle(analyzer, quote):
    statements = analyzer.analyze(quote)
    assert pickle.loads(pickle.dumps(statements)).to_arrow().equals(statements.to_arrow())
    assert pickle.loads(pickle.dumps(statements[0])) == statements[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"targets": []}, "give a name"),
        ({"targets": [3]}, "give a name"),
        ({"evidence_from": "qouted"}, "did you mean 'quoted'"),
        ({"threads": 0}, "1 or more"),
        ({"abstain_below": 1.5}, "between 0 and 1"),
    ],
)
def test_bad_options(options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        qs.Analyzer(**options)


def test_evidence_from_the_speakers_own_words(quote):
    text = f"{quote} Verel menuduh Barat mengkhianati Arendia."
    statements = qs.Analyzer(evidence_from="quoted").analyze(text)
    origins = {item["origin"] for row in statements for item in row.evidence if item["role"] != "baseline"}
    assert origins <= {"quoted"}


def test_repr():
    assert repr(qs.Analyzer(["west", "china"])) == "Analyzer(['west', 'china'])"
