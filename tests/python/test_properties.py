"""What holds for every text."""

import math
import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import quotestance as qs

ANALYZER = qs.Analyzer(["west", "china"], threads=1)

MARKS = "“”„‟\"«»‘’'`´‹›"
SPACES = " |\n|\n\n|\r\n|\r|\t|\x00|\x85|\u00a0|\u2028|\u200b|\u200f|\u202e|\ufeff"
ODD = "😀|👩‍👩‍👧|e\u0301|\u0301|İ|ß|ﬁ|\U0010ffff|\ufffd|中文|الغرب|,|.|:|;|?|!|…|-|—|(|)"
NAMES = "Tomas Verel|Verel|Menlu Arendia|Lavrov|Barat|Jawa Barat|Uni Eropa|AS|Tiongkok|ia|mereka|kami"
CUES = "kata|ujar|katanya|menurut|mengatakan bahwa|menuduh|mengecam|said|lanjutnya|dikutip TASS|untuk|agar"
WORDS = "tidak|jika|munafik|sanksi sepihak|kerja sama|menyerang|standar ganda|Baca juga:|dan"
PIECES = [*MARKS, *"|".join([SPACES, ODD, NAMES, CUES, WORDS]).split("|")]
newswire = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
texts = st.one_of(newswire, any_text, st.tuples(newswire, any_text).map("".join))
articles = st.lists(st.one_of(st.none(), texts), min_size=1, max_size=6)


def spans_hold(article, row):
    assert article[row["begin"] : row["end"]] == row["text"]
    for name, words in (("speaker", row["speaker_mention"]), ("cue", row["cue"])):
        begin, end = row[f"{name}_begin"], row[f"{name}_end"]
        assert (begin is None) == (end is None)
        if begin is not None:
            assert article[begin:end] == words
    for item in row["evidence"] or ():
        assert (item["begin"] is None) == (item["role"] == "baseline")
        if item["begin"] is not None:
            assert 0 <= item["begin"] < item["end"] <= len(article)


def sums_hold(row):
    if row["stance_label"] == "none":
        assert row["stance"] is row["p_negative"] is row["p_neutral"] is row["p_positive"] is None
        return
    items = list(row["evidence"])
    for value in (value for item in items for value in (item["against"], item["for"])):
        assert (value * 2**30).is_integer()
    against, for_ = (sum(item[side] for item in items) for side in ("against", "for"))
    random.Random(0).shuffle(items)
    assert (against, for_) == tuple(sum(item[side] for item in items) for side in ("against", "for"))
    top = max(against, 0.0, for_)
    weights = np.exp(np.array([against, 0.0, for_]) - top)
    expected = weights / weights.sum()
    np.testing.assert_allclose(
        [row["p_negative"], row["p_neutral"], row["p_positive"]], expected, rtol=1e-12, atol=1e-15
    )
    assert math.isclose(row["stance"], row["p_positive"] - row["p_negative"], abs_tol=1e-12)
    assert -1 <= row["stance"] <= 1
    assert -1 <= row["sentiment"] <= 1


@settings(max_examples=300, deadline=None)
@given(articles)
def test_rows_fit_their_articles_and_their_sums(given_articles):
    rows = ANALYZER.analyze(given_articles).to_arrow().to_pylist()
    for row in rows:
        article = given_articles[int(row["doc_id"])]
        assert article is not None
        spans_hold(article, row)
        sums_hold(row)
    keys = [(int(row["doc_id"]), row["statement"], row["target"] == "china") for row in rows]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@settings(max_examples=60, deadline=None)
@given(articles, st.randoms(use_true_random=False), st.integers(1, 4))
def test_same_rows_alone_together_and_in_any_order(given_articles, order, threads):
    ids = [str(i) for i in range(len(given_articles))]
    together = ANALYZER.analyze(given_articles, id=ids).to_arrow().to_pylist()
    alone = [ANALYZER.analyze([article], id=[id]) for id, article in zip(ids, given_articles, strict=True)]
    assert [row for part in alone for row in part.to_arrow().to_pylist()] == together
    shuffled = list(zip(ids, given_articles, strict=True))
    order.shuffle(shuffled)
    other = qs.Analyzer(["west", "china"], threads=threads)
    mixed = other.analyze([text for _, text in shuffled], id=[id for id, _ in shuffled]).to_arrow().to_pylist()
    assert sorted(mixed, key=lambda row: int(row["doc_id"])) == together


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_str_is_analyzed_or_set_aside(given_articles):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", qs.errors.QuotestanceWarning)
        statements = ANALYZER.analyze(given_articles, strict=False)
    assert isinstance(repr(statements), str)
    assert isinstance(statements._repr_html_(), str)
    for row in range(len(statements)):
        assert str(statements.explain(row))
        assert statements[row]._repr_html_()
