"""Agreement of two sheets, against the packages that the field uses."""

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

import quotestance as qs
from quotestance import _core, errors

WORDS = np.array(["negative", "neutral", "positive", "none"])


def sheet_of(codes, articles=None, **columns) -> pd.DataFrame:
    articles = np.arange(len(codes)) if articles is None else np.asarray(articles)
    frame = pd.DataFrame({"doc_id": articles.astype(str), "target": "west", "label": WORDS[np.asarray(codes)]})
    return frame.assign(statement=np.arange(len(codes)), **columns)


def values(a, b) -> dict[tuple[str, str], float]:
    frame = qs.agreement(sheet_of(a), sheet_of(b), replicates=400)
    return frame.set_index(["coefficient", "kind"]).value.to_dict()


Codes = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60)


@settings(deadline=None, max_examples=60)
@given(Codes)
def test_as_the_packages_say(pairs):
    a, b = np.array(pairs).T
    both = (a < 3) & (b < 3)
    assume(len(np.unique([a[both], b[both]])) > 1)
    found = values(a, b)
    kinds = {"nominal": (a, b), "ordinal": (a[both], b[both]), "interval": (a[both], b[both])}
    for kind, data in kinds.items():
        expected = krippendorff.alpha(
            reliability_data=np.array(data, float), level_of_measurement=kind, value_domain=[0.0, 1.0, 2.0, 3.0]
        )
        assert found["alpha", kind] == pytest.approx(expected, rel=1e-6, abs=1e-12)
    assert found["kappa", "unweighted"] == pytest.approx(cohen_kappa_score(a, b), rel=1e-6, abs=1e-12)
    for kind in ("linear", "quadratic"):
        expected = cohen_kappa_score(a[both], b[both], weights=kind, labels=[0, 1, 2])
        assert found["kappa", kind] == pytest.approx(expected, rel=1e-6, abs=1e-12)


def plain_interval(a: np.ndarray, b: np.ndarray, articles: np.ndarray) -> list[float]:
    rng = np.random.default_rng(0)
    by_article = [np.flatnonzero(articles == article) for article in np.unique(articles)]
    drawn = []
    for _ in range(3000):
        rows = np.concatenate([by_article[i] for i in rng.integers(0, len(by_article), len(by_article))])
        drawn.append(cohen_kappa_score(a[rows], b[rows], weights="linear", labels=[0, 1, 2]))
    return np.quantile(drawn, [0.025, 0.975]).tolist()


def test_intervals_are_those_of_a_plain_bootstrap_over_articles():
    rng = np.random.default_rng(1)
    articles = np.repeat(np.arange(60), rng.geometric(0.4, 60))
    a = rng.integers(0, 3, len(articles))
    careless = np.isin(articles, np.arange(0, 60, 3))  # whole articles on which they differ
    b = np.where(careless & (rng.random(len(a)) < 0.7), rng.integers(0, 3, len(a)), a)
    found = qs.agreement(sheet_of(a, articles), sheet_of(b, articles)).set_index(["coefficient", "kind"])
    row = found.loc[("kappa", "linear")]
    low, high = plain_interval(a, b, articles)
    assert [row.low, row.high] == pytest.approx([low, high], abs=0.08 * (high - low))
    assert (row.articles, row.statements) == (60, len(a))
    assert row.agree == pytest.approx((a == b).mean())
    assert (found.note == "").all()


def test_the_seed_and_the_threads():
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 4, (2, 200))
    once = qs.agreement(sheet_of(a), sheet_of(b), threads=1)
    pd.testing.assert_frame_equal(once, qs.agreement(sheet_of(a), sheet_of(b), threads=2))
    other = qs.agreement(sheet_of(a), sheet_of(b), seed=1)
    assert (once.low != other.low).all()


@settings(deadline=None, max_examples=30)
@given(Codes)
def test_who_is_first_does_not_matter(pairs):
    a, b = np.array(pairs).T
    options = {"kinds": 4, "replicates": 400, "level": 0.95, "seed": 0, "threads": 1}
    there, back = (
        _core.agree(first.astype(np.int8), second.astype(np.int8), np.arange(len(a)), **options)
        for first, second in ((a, b), (b, a))
    )
    np.testing.assert_allclose(there["value"], back["value"], equal_nan=True)
    np.testing.assert_allclose(there["low"], back["low"], equal_nan=True)
    known = ~np.isnan(there["value"])
    assert (there["value"][known] <= 1 + 1e-12).all()


def test_full_agreement_is_one():
    found = values([0, 1, 2, 3, 0], [0, 1, 2, 3, 0])
    assert list(found.values()) == pytest.approx([1] * 6)


def test_targets_are_apart_and_what_one_has_not_labelled_is_left_out():
    a = pd.concat([sheet_of([0, 1, 2, 0]), sheet_of([0, 1, 2, 0], target="china")])
    b = pd.concat([sheet_of([0, 1, 2, 0]), sheet_of([2, 1, 0, 0], target="china")]).iloc[:-1]
    b.loc[(b.target == "china") & (b.statement == 1), "label"] = ""
    found = qs.agreement(a, b)
    assert found.groupby("target").statements.first().to_dict() == {"china": 2, "west": 4}
    assert found[found.target == "west"].value.tolist() == [1] * 6
    assert (found[found.target == "china"].value < 0.5).all()


def test_what_has_no_value_says_why():
    alike = qs.agreement(sheet_of([1, 1, 1]), sheet_of([1, 1, 1]))
    assert alike.value.isna().all()
    assert set(alike.note) == {"all labels are one: nothing that chance could not bring"}
    silent = qs.agreement(sheet_of([3, 0, 3]), sheet_of([3, 3, 0])).set_index("labels").note
    assert set(silent["stances"]) == {"no statement of which both say that it speaks of the target"}
    single = qs.agreement(sheet_of([0, 1, 2], [0, 0, 0]), sheet_of([0, 1, 1], [0, 0, 0]))
    assert set(single.note) == {"one article: no interval"}
    assert single.low.isna().all()
    rare = qs.agreement(sheet_of([0, 0, 0, 1]), sheet_of([0, 0, 0, 1]))
    assert rare.note.str.contains("of 10,000 resamples hold one label alone").all()


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        ({"label": "yes"}, {}, "sheet_b: row 0 has the label 'yes'"),
        ({"label": ""}, {}, "no labelled statement in common: sheet_a has 3 labels, sheet_b 0"),
        ({"doc_id": "x"}, {}, "no labelled statement in common"),
        ({"statement": 0, "doc_id": "0"}, {}, "several rows for statement 0 of '0' on 'west'"),
        ({}, {"level": 95}, "a level lies between 0 and 1"),
        ({}, {"replicates": 10}, "an interval of 0.95 needs 400 or more"),
        ({}, {"threads": 0}, "threads=0"),
    ],
)
def test_bad_input(change, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        qs.agreement(sheet_of([0, 1, 2]), sheet_of([0, 1, 2]).assign(**change), **options)


def test_no_sheet():
    with pytest.raises(errors.InvalidOption, match="sheet_a is list: a sheet is a frame"):
        qs.agreement([1, 0], sheet_of([0, 1]))
    with pytest.raises(errors.InvalidOption, match="sheet_b: the sheet has no column 'label'"):
        qs.agreement(sheet_of([0, 1]), sheet_of([0, 1]).drop(columns="label"))
