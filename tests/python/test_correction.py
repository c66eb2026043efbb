"""Estimates corrected by labels: against plain ones, what they do not depend on, and whether they hold the truth."""

import numpy as np
import pandas as pd
import pytest
import scipy.stats
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, _core, errors
from reference import correction
from reference.labelled import WORDS, collection, label_all, statements


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return collection(150, seed=3)


@pytest.fixture(scope="module")
def many(frame) -> Statements:
    return statements(frame)


@pytest.fixture(scope="module")
def sheet(many, frame) -> pd.DataFrame:
    return label_all(many.sample_for_labels(120, "speaker"), frame)


def rows_of(frame: pd.DataFrame, sheet: pd.DataFrame, terms: np.ndarray, cells: np.ndarray) -> correction.Rows:
    keyed = frame[["doc_id", "statement"]].merge(sheet, on=["doc_id", "statement"], how="left", sort=False)
    weights = (1 / keyed.probability).fillna(0).to_numpy()
    articles = frame.doc_id.astype(int).to_numpy()
    truth = np.where(weights > 0, frame.truth, np.nan)
    return correction.Rows(frame.stance.to_numpy(), truth, weights, cells, articles, terms)


def interval(value: float, error: float, influence: np.ndarray, most: int) -> tuple[float, float]:
    squares = influence**2
    freedom = 2 * squares.sum() ** 2 / ((squares**2).sum() - squares.sum() ** 2 / len(squares))
    reach = scipy.stats.t.ppf(0.975, min(freedom, most)) * error
    return value - reach, value + reach


def test_means_are_those_worked_out_plainly(frame, many, sheet):
    found = many.estimate("speaker", labels=sheet).frame.set_index("speaker")
    for speaker, its in frame.reset_index(drop=True).groupby("speaker"):
        rows = rows_of(its, sheet, np.ones((len(its), 1)), np.zeros(len(its), np.int64))
        tuning = correction.tuned(rows)
        value, left = correction.solve(rows, tuning)
        error = np.sqrt(correction.covariance(rows, value, left, tuning)[0, 0])
        alone, first = correction.solve(rows, 0)
        unaided = correction.covariance(rows, alone, first, 0)[0, 0]
        row = found.loc[speaker]
        expected = [its.stance.mean(), value[0], tuning, error, row.labels * unaided / error**2]
        assert row[["naive", "estimate", "tuning", "error", "worth"]].tolist() == pytest.approx(expected, rel=1e-6)
        labelled = its.doc_id.isin(sheet.merge(its, on=["doc_id", "statement"]).doc_id)
        ends = interval(
            value[0], error, correction.influence(rows, value, tuning)[:, 0], its.doc_id[labelled].nunique() - 1
        )
        assert row[["low", "high"]].tolist() == pytest.approx(ends, rel=1e-6)
        assert row.saved == pytest.approx(row.worth - row.labels)
        assert row.note == ""


def test_coefficients_are_those_worked_out_plainly(frame, many, sheet):
    found = many.estimate(["speaker", "year"], labels=sheet, what="coefficients").frame.set_index("term")
    base = frame.speaker.value_counts().index[0]
    others = [term.split("=")[1] for term in found.index[1:3]]
    assert set(found.against[1:3]) == {base}
    year = (frame.year - frame.year.mean()).to_numpy()  # only the intercept depends on where years begin
    terms = np.column_stack([np.ones(len(frame)), *(frame.speaker == other for other in others), year]).astype(float)
    cells = frame.speaker.astype("category").cat.codes.to_numpy(np.int64)
    rows = rows_of(frame, sheet, terms, cells)
    tuning = correction.tuned(rows)
    # The design's strata are the speakers; the labelled of each stand for all of it.
    value, left = correction.solve(rows, tuning)
    error = np.sqrt(np.diag(correction.covariance(rows, value, left, tuning)))
    assert found.tuning.tolist() == pytest.approx([tuning] * 4, rel=1e-6)
    assert found.estimate[1:].tolist() == pytest.approx(value[1:], rel=1e-6)
    assert found.error[1:].tolist() == pytest.approx(error[1:], rel=1e-6)
    assert found.estimate["intercept"] == pytest.approx(value[0] - value[3] * frame.year.mean(), rel=1e-6)


def test_with_all_labelled_it_is_least_squares_on_the_labels(frame, many):
    labels = label_all(many.sample_for_labels(len(many)), frame)
    assert (labels.probability == 1).all()
    found = many.estimate("year", labels=labels, what="coefficients").frame
    speaking = frame[frame.truth.notna()]
    plain = sm.OLS(speaking.truth, sm.add_constant(speaking[["year"]]))
    clusters = {"groups": speaking.doc_id.astype(int), "use_correction": False}
    fit = plain.fit(cov_type="cluster", cov_kwds=clusters)
    assert found.estimate.tolist() == pytest.approx(fit.params.tolist(), rel=1e-6)
    articles = frame.doc_id.nunique()  # those without a statement that speaks count as draws too
    expected = fit.bse * np.sqrt(articles / (articles - 1))
    assert found.error.tolist() == pytest.approx(expected.tolist(), rel=1e-6)
    assert found.saved.tolist() == pytest.approx([0, 0])
    assert many.estimate(labels=labels).frame.estimate[0] == pytest.approx(frame.truth.mean())


def test_a_difference_is_that_of_the_means(many, sheet):
    means = many.estimate("speaker", labels=sheet).frame.set_index("speaker")
    found = many.estimate("speaker", labels=sheet, what="difference", between=("speaker 2", "speaker 0")).frame
    row = found.iloc[0]
    assert len(found) == 1
    assert (row.of, row.less, row.target) == ("speaker 2", "speaker 0", "west")
    for column in ("estimate", "naive"):
        assert row[column] == pytest.approx(means[column]["speaker 2"] - means[column]["speaker 0"])
    assert row.labels == means.labels[["speaker 2", "speaker 0"]].sum()
    # Articles that hold both make the sides alike.
    apart = np.hypot(means.error["speaker 2"], means.error["speaker 0"])
    assert 0.8 * apart < row.error < 1.05 * apart
    back = many.estimate("speaker", labels=sheet, what="difference", between=("speaker 0", "speaker 2")).frame.iloc[0]
    assert [back.low, back.high] == pytest.approx([-row.high, -row.low])


def test_targets_and_own_blocs_are_apart(frame):
    rows = pd.concat(
        [frame.assign(target="west"), frame.assign(target="china", stance=-frame.stance, truth=-frame.truth)],
        ignore_index=True,
    ).assign(own_bloc=lambda rows: rows.speaker == "speaker 0")
    both = statements(rows)
    sheet = both.sample_for_labels(200)
    keys = ["doc_id", "statement", "target"]
    truth = sheet[keys].merge(rows, on=keys).truth
    sheet["label"] = WORDS[truth.add(1).fillna(3).astype(int)]
    found = both.estimate(labels=sheet).frame
    assert len(found) == 4
    china = found[(found.target == "china") & ~found.own_bloc]
    expected = rows[(rows.target == "china") & ~rows.own_bloc]
    assert china.statements.tolist() == [len(expected)]
    assert china.naive.tolist() == pytest.approx([expected.stance.mean()])
    row = china.iloc[0]
    assert abs(row.estimate - expected.truth.mean()) < 3 * row.error


def test_the_order_of_rows_and_of_the_sheet_does_not_matter(frame, many, sheet):
    shuffled = statements(frame.sample(frac=1, random_state=1))
    once = many.estimate("speaker", labels=sheet).frame.set_index("speaker")
    again = shuffled.estimate("speaker", labels=sheet.sample(frac=1, random_state=2)).frame.set_index("speaker")
    pd.testing.assert_frame_equal(once, again.loc[once.index])


def test_sheets_of_other_libraries_and_files(many, sheet, tmp_path):
    import polars as pl

    expected = many.estimate(labels=sheet).frame
    sheet.to_csv(tmp_path / "sheet.csv", index=False)
    for other in (pl.from_pandas(sheet), pl.from_pandas(sheet).lazy(), pd.read_csv(tmp_path / "sheet.csv")):
        pd.testing.assert_frame_equal(many.estimate(labels=other).frame, expected)
    numbers = sheet.assign(label=sheet.label.map({"negative": -1, "neutral": 0, "positive": 1.0, "none": "none"}))
    pd.testing.assert_frame_equal(many.estimate(labels=numbers).frame, expected)


def test_what_is_left_empty(many, sheet):
    part = sheet.assign(label=sheet.label.where(np.arange(len(sheet)) < 90))
    found = many.estimate(labels=part).frame.iloc[0]
    assert found.labels == 90
    assert found.note == "without a label, and taken for left out by chance: 30 rows of the sheet"


def test_what_has_no_estimate_says_why(frame, many, sheet):
    cases = frame.assign(case=np.where(frame.index < 40, "much", "rest"), none="a", same=1)
    cases.loc[cases.index[-3:], "case"] = "little"
    labelled = cases.merge(sheet[["doc_id", "statement"]], how="left", indicator=True)._merge == "both"
    cases.loc[~labelled.to_numpy() & (cases.index >= 300), "case"] = "silent"
    many = statements(cases)
    found = many.estimate("case", labels=sheet).frame.set_index("case")
    assert found.note["silent"] == "no label: no estimate"
    assert np.isnan(found.estimate["silent"])
    assert found.estimate["rest"] < 0.5
    singular = many.estimate(["year", "same"], labels=sheet, what="coefficients").frame
    assert singular.estimate.isna().all()
    assert set(singular.note) == {"no estimate: same cannot be told from the other terms"}
    missing = statements(frame.assign(year=frame.year.where(frame.index > 9)))
    found = missing.estimate("year", labels=sheet, what="coefficients").frame
    assert set(found.note) == {"left out: 10 statements without year"}
    all_same = sheet.assign(label="neutral")
    alike = statements(frame.assign(stance=0.0)).estimate(labels=all_same).frame.iloc[0]
    assert (alike.estimate, alike.note) == (0, "labels and scores are all alike: no interval")
    assert np.isnan(alike.low)
    found = many.estimate(labels=sheet.assign(label="none")).frame.iloc[0]
    assert found.note == "no labelled statement speaks of the target: no estimate"


def test_one_statement():
    one = statements(collection(1, seed=0).head(1))
    sheet = one.sample_for_labels(1).assign(label="negative")
    row = one.estimate(labels=sheet).frame.iloc[0]
    assert row.estimate == -1
    assert row.note.startswith("labels in 1 article: no interval")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"doc_id": "x"}, "several rows for|are not among these statements"),
        ({"text": "another"}, "is another one on the sheet"),
        ({"label": ""}, "none of the 120 rows has a label"),
        ({"label": "against"}, "row 0 has the label 'against'"),
        ({"probability": 0.0}, "row 0 has the probability 0.0"),
        ({"probability": float("nan")}, "row 0 has the probability nan"),
        ({"probability": float("inf")}, "row 0 has the probability inf"),
        ({"probability": -0.5}, "row 0 has the probability -0.5"),
        ({"probability": 0.001}, "the sheet was drawn from other statements"),
        ({"stratified_by": "nobody"}, "stratified_by is 'nobody'"),
        ({"statement": 0.5}, "a statement's number is whole"),
        ({"statement": 10_000 + np.arange(120)}, "120 of 120 rows are not among these statements"),
    ],
)
def test_bad_sheets(many, sheet, change, message):
    with pytest.raises(errors.InvalidOption, match=message):
        many.estimate(labels=sheet.assign(**change))


def test_sheets_that_are_none(many, sheet):
    for name in ("doc_id", "label", "probability"):
        with pytest.raises(errors.InvalidOption, match=f"the sheet has no column '{name}'"):
            many.estimate(labels=sheet.drop(columns=name))
    with pytest.raises(errors.InvalidOption, match="labels is str: a sheet is a frame"):
        many.estimate(labels="sheet.csv")
    with pytest.raises(errors.InvalidOption, match="the sheet has no rows"):
        many.estimate(labels=sheet[:0])
    with pytest.raises(errors.InvalidOption, match="several rows for statement"):
        many.estimate(labels=pd.concat([sheet, sheet]))
    with pytest.raises(errors.InvalidOption, match="the sheet was drawn from other statements, or is a part"):
        many.estimate(labels=sheet[:60])
    with pytest.raises(errors.InvalidOption, match="no statement like row"):
        many.estimate(labels=sheet.assign(label=sheet.label.where(sheet.probability == sheet.probability.max())))


def test_without_strata_the_probabilities_alone_count(many, sheet):
    found = many.estimate(labels=sheet.drop(columns="stratified_by")).frame.iloc[0]
    strict = many.estimate(labels=sheet).frame.iloc[0]
    assert found.estimate == pytest.approx(strict.estimate, abs=0.1)
    assert found.error == pytest.approx(strict.error, rel=0.2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"what": "median"}, "what='median'"),
        ({"level": 95}, "level=95"),
        ({"level": 1.0}, "level=1.0"),
        ({"by": "speakers"}, "no column 'speakers'; did you mean 'speaker'"),
        ({"by": "speaker", "between": ("a", "b")}, "between is for what='difference'"),
        ({"what": "difference"}, "a difference is one between two values of one column"),
        ({"what": "difference", "by": "speaker"}, "give two different values of 'speaker'"),
        ({"what": "difference", "by": "speaker", "between": ("a", "a")}, "give two different values"),
        (
            {"what": "difference", "by": "speaker", "between": ("speaker 9", "speaker 1")},
            "no statement has 'speaker 9'",
        ),
        ({"what": "coefficients"}, "coefficients are those of columns"),
        ({"what": "coefficients", "by": "doc_id"}, "column 'doc_id' has 150 values"),
        ({"what": "coefficients", "by": "date"}, "no statement has a value in all of date"),
    ],
)
def test_bad_options(many, sheet, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        many.estimate(labels=sheet, **options)


Small = st.lists(
    st.tuples(st.integers(0, 5), st.integers(-4, 4), st.sampled_from([-1.0, 0.0, 1.0, np.nan]), st.booleans()),
    min_size=2,
    max_size=40,
)


def correct(rows: list[tuple[int, int, float, bool]], shift: float = 0, scale: float = 1) -> dict[str, np.ndarray]:
    articles, predicted, labelled, has = (np.array(column) for column in zip(*rows, strict=True))
    none = np.zeros(len(rows), np.int64)
    values = scale * predicted / 4 + shift, scale * labelled + shift
    return _core.correct(*values, 2.0 * has, none, none, articles, np.empty(0), width=1, k=1, together=False)


@settings(deadline=None)
@given(Small, st.integers(-3, 3), st.integers(1, 8))
def test_other_units_give_the_same(rows, shift, scale):
    before, after = correct(rows), correct(rows, shift / 2, scale / 2)
    np.testing.assert_allclose(after["value"], before["value"] * scale / 2 + shift / 2, atol=1e-7, equal_nan=True)
    np.testing.assert_allclose(after["unaided"], before["unaided"] * scale**2 / 4, atol=1e-7, equal_nan=True)


@settings(deadline=None)
@given(Small)
def test_the_tuning_lies_in_its_bounds_and_without_labels_there_is_nothing(rows):
    found = correct(rows)
    tuning = found["tuning"][0, 0]
    assert np.isnan(tuning) or 0 <= tuning <= 1
    if not any(has for *_, has in rows):
        assert np.isnan(found["value"]).all()


def test_a_scorer_of_chance_costs_next_to_nothing(frame):
    rng = np.random.default_rng(0)
    many = statements(frame.assign(stance=rng.uniform(-1, 1, len(frame))))
    sheet = label_all(many.sample_for_labels(150), frame)
    row = many.estimate(labels=sheet).frame.iloc[0]
    assert row.saved < 0.15 * row.labels


@pytest.mark.parametrize(("n", "by"), [(60, None), (120, "stance_label")])
def test_intervals_hold_the_truth_and_the_naive_do_not(n, by):
    """A look; scripts/coverage_of_corrections.py does it a thousand times, and for all that is estimated."""
    truth, held, naive = collection(60_000, seed=1).truth.mean(), [], []
    for seed in range(150):
        frame = collection(150, seed=1000 + seed)
        many = statements(frame)
        row = many.estimate(labels=label_all(many.sample_for_labels(n, by, seed=seed), frame)).frame.iloc[0]
        held.append(row.low <= truth <= row.high)
        naive.append(row.naive_low <= truth <= row.naive_high)
    assert 0.90 <= np.mean(held) <= 0.985
    assert np.mean(naive) < 0.5


def test_student_distance():
    for level in (0.5, 0.9, 0.95, 0.999):
        freedom = np.array([0.3, 1, 2, 5.5, 30, 1000, 1e5])
        expected = scipy.stats.t.ppf((1 + level) / 2, freedom)
        np.testing.assert_allclose(_core.student_distance(level, freedom), expected, rtol=1e-9)


def test_plot(many, sheet):
    for options in (
        {"by": "speaker"},
        {"by": "speaker", "what": "coefficients"},
        {"by": "speaker", "what": "difference", "between": ("speaker 0", "speaker 1")},
    ):
        found = many.estimate(labels=sheet, **options)
        axes = found.plot()
        shown = found.frame.query("term != 'intercept'") if "term" in found.frame else found.frame
        assert [text.get_text() for text in axes.get_legend().get_texts()] == ["the scorer alone", "corrected"]
        assert len(axes.get_yticks()) == len(shown)
        assert axes.collections[3].get_offsets()[:, 0].tolist() == pytest.approx(shown.estimate.tolist())
    nothing = many.estimate(labels=sheet.assign(label="none")).plot()
    assert "No estimate to show: no labelled statement" in nothing.texts[0].get_text().replace("\n", " ")
