"""The transformer: a row out for each row in, whatever scikit-learn does with it."""

import pickle

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import quotestance as qs
from quotestance import errors
from quotestance.integrations.sklearn import StanceFeatures
from quotestance.statements import Statement

SCORES = ["west_spoken", "west_negative", "west_positive", "west_stance"]


@pytest.fixture(scope="module")
def articles(texts) -> list[str | None]:
    return [*texts, None, "", *texts]


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> qs.Statements:
    return analyzer.analyze(texts * 3)


def values(frame: pd.DataFrame) -> list:
    return frame.to_numpy().tolist()


def test_what_the_columns_hold(analyzer, articles):
    features = StanceFeatures(min_count=1).set_output(transform="pandas")
    frame = features.fit_transform(articles)
    assert list(frame.columns[:6]) == ["statements", "sentiment", *SCORES]
    assert len(frame) == len(articles)
    for text, row in zip(articles, frame.to_dict("records"), strict=True):
        found = analyzer.analyze([text]).to_pandas()
        assert row["statements"] == len(found)
        assert row["west_spoken"] == pytest.approx((found.stance_label != "none").mean() if len(found) else 0)
        assert row["west_negative"] == pytest.approx((found.stance_label == "negative").mean() if len(found) else 0)
        assert row["west_positive"] == pytest.approx((found.stance_label == "positive").mean() if len(found) else 0)
        mean = found.stance.mean()
        assert row["west_stance"] == pytest.approx(0 if np.isnan(mean) else mean)
        assert row["sentiment"] == pytest.approx(found.sentiment.mean() if len(found) else 0)
        words = {
            (i, item["begin"], item["concept"])
            for i, items in enumerate(found.evidence)
            for item in items
            if not pd.isna(item["begin"])
        }
        named = {name.removeprefix("concept_"): count for name, count in row.items() if name.startswith("concept_")}
        assert {name: count for name, count in named.items() if count} == (
            pd.Series([concept for _, _, concept in words], dtype=object).value_counts().to_dict()
        )


def test_statements_one_by_one(statements):
    features = StanceFeatures(unit="statement", min_count=1).set_output(transform="pandas")
    frame = features.fit_transform(statements)
    assert list(frame.columns[:5]) == ["sentiment", *SCORES]
    expected = statements.to_pandas()
    assert frame.west_stance.tolist() == expected.stance.fillna(0).tolist()
    assert frame.west_negative.tolist() == (expected.stance_label == "negative").astype(float).tolist()
    assert frame.sentiment.tolist() == expected.sentiment.tolist()
    assert not hasattr(frame, "statements")


@pytest.mark.parametrize("form", ["frame", "filtered frame", "polars", "arrow", "rows"])
def test_statements_in_any_form(statements, form):
    features = StanceFeatures(unit="statement", min_count=1).fit(statements)
    forms = {
        "frame": statements.to_pandas(),
        "filtered frame": statements.to_pandas().set_index("doc_id"),
        "polars": statements.to_polars(),
        "arrow": statements.to_arrow(),
        "rows": list(statements),
    }
    assert all(isinstance(row, Statement) for row in forms["rows"])
    np.testing.assert_array_equal(features.transform(forms[form]), features.transform(statements))


def test_articles_in_any_form(articles):
    features = StanceFeatures(min_count=1).fit(articles)
    expected = features.transform(articles)
    column = np.array(articles, object)
    series = pd.Series(articles, index=[5] * len(articles))
    frame = pd.DataFrame({"id": 1, "berita": articles})  # one id in all rows, as in a sample with replacement
    for form in (column, column[:, None], series, series.to_frame(), frame, pl.Series(articles), pl.DataFrame(frame)):
        np.testing.assert_array_equal(features.transform(form), expected)
    words = np.array([text or "" for text in articles])  # an array of numpy's own strings
    np.testing.assert_array_equal(features.transform(words), expected)


def test_rows_do_not_depend_on_each_other(articles):
    features = StanceFeatures(min_count=1).fit(articles)
    whole = features.transform(articles)
    np.testing.assert_array_equal(features.transform(articles[::-1]), whole[::-1])
    for row, text in enumerate(articles):
        np.testing.assert_array_equal(features.transform([text])[0], whole[row])


@pytest.mark.parametrize("unit", ["article", "statement"])
def test_no_rows(articles, statements, unit):
    some, none = (articles, []) if unit == "article" else (statements, statements[:0])
    features = StanceFeatures(unit=unit, min_count=1).fit(some)
    assert features.transform(none).shape == (0, len(features.get_feature_names_out()))
    assert len(StanceFeatures(unit=unit).fit(none).get_feature_names_out()) < len(features.get_feature_names_out())


def test_concepts_are_those_of_the_fit(articles):
    every = StanceFeatures(min_count=1).fit(articles).get_feature_names_out()
    often = StanceFeatures(min_count=4).fit(articles).get_feature_names_out()
    assert set(often) < set(every)
    fewest = StanceFeatures(min_count=1).set_output(transform="pandas").fit_transform(articles)[every[6:]].astype(bool)
    assert {*often[6:]} == {*fewest.columns[fewest.sum() >= 4]}
    assert (fewest.sum() == 4).any()
    assert list(StanceFeatures(concepts=False).fit(articles).get_feature_names_out()) == (
        ["statements", "sentiment", *SCORES]
    )
    fitted = StanceFeatures(min_count=1).fit(["Tidak ada."])
    assert fitted.transform(articles).shape == (len(articles), 6)  # what was not there in fit has no column


def test_several_targets(articles):
    features = StanceFeatures(qs.Analyzer(["west", "china"]), min_count=1).set_output(transform="pandas")
    both, west = features.fit_transform(articles), StanceFeatures(min_count=1).set_output(transform="pandas")
    west = west.fit_transform(articles)
    assert [name for name in both if name.startswith("china_")] == [name.replace("west", "china") for name in SCORES]
    pd.testing.assert_frame_equal(both[west.columns[:6]], west[west.columns[:6]])
    assert StanceFeatures(targets=["china"]).fit(articles).get_feature_names_out()[2] == "china_spoken"


def test_what_is_missing(articles):
    gaps = StanceFeatures(missing=float("nan"), concepts=False).set_output(transform="pandas").fit_transform(articles)
    zeros = StanceFeatures(concepts=False).set_output(transform="pandas").fit_transform(articles)
    assert (gaps.west_stance.isna() == (zeros.west_spoken == 0)).all()
    assert gaps.west_stance.isna().any()
    assert values(gaps.fillna(0)) == values(zeros)
    assert not zeros.isna().any(axis=None)


def test_set_output(articles):
    series = pd.Series(articles, index=[f"row {i}" for i in range(len(articles))])
    frame = StanceFeatures().set_output(transform="pandas").fit(series).transform(series)
    assert frame.index.tolist() == series.index.tolist()
    assert isinstance(StanceFeatures().set_output(transform="polars").fit_transform(pl.Series(articles)), pl.DataFrame)
    assert isinstance(StanceFeatures().fit_transform(articles), np.ndarray)


def test_fit_transform_is_fit_and_transform(articles):
    one = StanceFeatures(min_count=2)
    np.testing.assert_array_equal(
        one.fit_transform(articles), StanceFeatures(min_count=2).fit(articles).transform(articles)
    )


def test_pipeline_and_grid(articles):
    y = ["Barat" in (text or "") for text in articles]
    pipeline = make_pipeline(StanceFeatures(min_count=1), StandardScaler(), LogisticRegression())
    assert pipeline.fit(articles, y).score(articles, y) > 0.8
    grid = GridSearchCV(
        pipeline, {"stancefeatures__min_count": [1, 3], "stancefeatures__concepts": [True, False]}, cv=2
    )
    grid.fit(pd.Series(articles), y)
    assert set(grid.best_params_) == {"stancefeatures__min_count", "stancefeatures__concepts"}
    boosted = make_pipeline(StanceFeatures(missing=np.nan), HistGradientBoostingClassifier())
    assert len(boosted.fit(articles, y).predict(articles)) == len(articles)


@pytest.mark.parametrize("form", ["Statements", "pandas", "polars"])
def test_cross_validation_of_statements(statements, form):
    rows = {"Statements": statements, "pandas": statements.to_pandas(), "polars": statements.to_polars()}[form]
    y = np.array([row.kind == "direct" for row in statements])
    pipeline = make_pipeline(StanceFeatures(unit="statement", min_count=1), LogisticRegression())
    assert np.isfinite(cross_val_score(pipeline, rows, y, cv=3, error_score="raise")).all()


def test_column_transformer(articles):
    frame = pd.DataFrame({"berita": articles, "length": [len(text or "") for text in articles]})
    for column in ("berita", ["berita"]):
        both = ColumnTransformer([("stance", StanceFeatures(), column), ("rest", "passthrough", ["length"])])
        out = both.set_output(transform="pandas").fit_transform(frame)
        assert [name for name in out if "__west" in name] == [f"stance__{name}" for name in SCORES]
        assert out["rest__length"].tolist() == frame.length.tolist()


def test_clone_pickle_and_joblib(articles, tmp_path):
    features = StanceFeatures(qs.Analyzer(["west", "china"]), min_count=1)
    again = clone(features)
    assert not hasattr(again, "targets_")
    assert again.get_params(deep=False).keys() == features.get_params(deep=False).keys()
    expected = features.fit(articles).transform(articles)
    np.testing.assert_array_equal(again.fit(articles).transform(articles), expected)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(features)).transform(articles), expected)
    joblib.dump(features, tmp_path / "features.joblib")
    np.testing.assert_array_equal(joblib.load(tmp_path / "features.joblib").transform(articles), expected)
    assert "min_count=1" in repr(features)


def test_errors(articles, statements):
    from sklearn.exceptions import NotFittedError

    with pytest.raises(NotFittedError):
        StanceFeatures().transform(articles)
    with pytest.raises(NotFittedError):
        StanceFeatures().get_feature_names_out()
    with pytest.raises(errors.InvalidOption, match="unit='sentence': give 'article' or 'statement'"):
        StanceFeatures(unit="sentence").fit(articles)
    with pytest.raises(errors.InvalidOption, match="pass unit='statement'"):
        StanceFeatures().fit(statements)
    with pytest.raises(errors.InvalidOption, match="no column 'doc_id'"):
        StanceFeatures(unit="statement").fit(articles)
    with pytest.raises(errors.InvalidOption, match="targets='auto' makes no columns"):
        StanceFeatures(targets="auto").fit(articles)
    with pytest.raises(errors.InvalidText, match="not text"):
        StanceFeatures().fit([1, 2])
