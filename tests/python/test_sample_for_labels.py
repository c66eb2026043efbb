"""The sheet that people label: how it is drawn, and what it keeps from them."""

import numpy as np
import pandas as pd
import pytest

from quotestance import Statements, errors


@pytest.fixture(scope="module")
def many() -> Statements:
    rng = np.random.default_rng(2)
    n = 900
    frame = pd.DataFrame({"doc_id": [f"{i // 3:03}" for i in range(n)], "statement": np.arange(n) % 3})
    frame["speaker"] = np.where(np.arange(n) < 800, "verel", np.where(np.arange(n) < 899, "sorel", "solan"))
    frame["stance"] = rng.uniform(-1, 1, n)
    frame["stance_label"] = np.where(frame.stance < 0, "negative", "positive")
    return Statements.from_frame(frame.assign(text="…", target="west", own_bloc=False))


def test_the_columns_hide_the_scores(many):
    sheet = many.sample_for_labels(50)
    assert list(sheet.columns) == [
        *("doc_id", "statement", "target", "speaker_name", "text", "label", "probability", "stratified_by"),
    ]
    assert (sheet.label == "").all()
    assert (sheet.stratified_by == "target, own_bloc").all()
    assert sheet.probability.tolist() == pytest.approx([50 / 900] * 50)
    assert not sheet.duplicated(["doc_id", "statement", "target"]).any()
    assert not sheet.doc_id.is_monotonic_increasing  # in random order


@pytest.mark.parametrize(("allocation", "counts"), [("equal", (40, 40, 1)), ("proportional", (71, 9, 1))])
def test_strata(many, allocation, counts):
    sheet = many.sample_for_labels(81, "speaker", allocation=allocation)
    drawn = sheet.merge(many.to_pandas(), on=["doc_id", "statement"]).speaker.value_counts()
    assert tuple(drawn[["verel", "sorel", "solan"]]) == counts
    assert (1 / sheet.probability).sum() == pytest.approx(len(many))


def test_the_seed(many):
    first = many.sample_for_labels(50, seed=4)
    pd.testing.assert_frame_equal(first, many.sample_for_labels(50, seed=4))
    assert set(first.doc_id) != set(many.sample_for_labels(50, seed=5).doc_id)


def test_each_statement_comes_as_often_as_it_says(many):
    """400 draws: a statement's share lies within five standard errors of its probability."""
    seen = pd.concat([many.sample_for_labels(60, "speaker", seed=seed) for seed in range(400)])
    shares = seen.groupby(["doc_id", "statement"]).size() / 400
    probability = seen.groupby(["doc_id", "statement"]).probability.first()
    error = np.sqrt(probability * (1 - probability) / 400)
    assert ((shares - probability).abs() <= 5 * error + 1e-9).all()


def test_more_than_there_are_is_all(many):
    sheet = many.sample_for_labels(5000, "speaker")
    assert len(sheet) == len(many)
    assert (sheet.probability == 1).all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, "n=0: give a whole number of statements above 0"),
        ({"n": 2.5}, "n=2.5"),
        ({"n": 4, "by": "speaker"}, "3 strata need 5 labels or more"),
        ({"n": 50, "by": "speakers"}, "did you mean 'speaker'"),
        ({"n": 50, "allocation": "equally"}, "did you mean 'equal'"),
        ({"n": 50, "seed": -1}, "seed=-1"),
    ],
)
def test_bad_options(many, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        many.sample_for_labels(**options)


def test_statements_that_cannot_be_told_apart(many):
    twice = Statements.concat([many, many])
    with pytest.raises(errors.InvalidOption, match="stands in several rows: drop the copies"):
        twice.sample_for_labels(10)
    unnumbered = Statements.from_frame(many.to_pandas().drop(columns="statement"))
    with pytest.raises(errors.InvalidOption, match="'statement' has no number for some rows"):
        unnumbered.sample_for_labels(10)
    with pytest.raises(errors.InvalidOption, match="there are no statements to draw from"):
        many[:0].sample_for_labels(10)
    odd = Statements.from_frame(many.to_pandas().assign(**{"a, b": 1}))
    with pytest.raises(errors.InvalidOption, match="holds a comma"):
        odd.sample_for_labels(10, "a, b")
