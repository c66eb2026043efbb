"""The tensor of statements against pandas, its views, and what it says of cells that are empty."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, _core, errors
from quotestance.estimates.periods import FREQUENCIES, first_day, period_of
from quotestance.estimates.tensor import FIELDS
from quotestance.estimates.tensor import tensor as tensor_of

rng = np.random.default_rng(8)


def frame_of(rows: int = 400) -> pd.DataFrame:
    """Invented statements, some without a date, some that do not speak of the target, some on the own bloc."""
    frame = pd.DataFrame(
        {
            "doc_id": rng.integers(0, 90, rows).astype(str),
            "text": "…",
            "speaker": rng.choice(["verel", "solan", "sorel", None], rows),
            "target": rng.choice(["west", "china"], rows),
            "date": pd.Timestamp("2021-11-20") + pd.to_timedelta(rng.integers(0, 150, rows), unit="D"),
            "own_bloc": rng.random(rows) < 0.2,
            "stance": np.where(rng.random(rows) < 0.3, np.nan, rng.uniform(-1, 1, rows)),
            "mark": rng.uniform(0, 3, rows),
            "outlet": rng.integers(0, 3, rows),
        }
    )
    frame["date"] = frame.date.mask(rng.random(rows) < 0.1)
    frame["stance_label"] = np.where(frame.stance.isna(), "none", "neutral")
    return frame


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return frame_of()


@pytest.fixture(scope="module")
def statements(frame) -> Statements:
    return Statements.from_frame(frame)


def plain(frame: pd.DataFrame, weights: str | None) -> pd.DataFrame:
    """What the cells hold, by pandas."""
    frame = frame.assign(month=frame.date.dt.to_period("M").dt.to_timestamp(), w=frame[weights] if weights else 1.0)

    def cell(part: pd.DataFrame) -> pd.Series:
        known = part.dropna(subset="stance")
        mean = np.average(known.stance, weights=known.w) if len(known) else np.nan
        variance = np.average((known.stance - mean) ** 2, weights=known.w) if len(known) else np.nan
        numbers = [len(part), len(known), known.w.sum(), (known.w**2).sum(), mean, variance]
        return pd.Series(numbers, index=FIELDS)

    found = {key: cell(part) for key, part in frame.groupby(["speaker", "target", "month"])}
    return pd.DataFrame(found).T


@pytest.mark.parametrize("weights", [None, "mark"])
def test_cells_are_those_of_pandas(frame, statements, weights):
    tensor = statements.tensor(weights=weights)
    for part, own in ((tensor, False), (tensor.own_bloc, True)):
        expected = plain(frame[frame.own_bloc == own], weights)
        found = part.to_frame().set_index(["speaker", "target", "month"])[list(FIELDS)]
        pd.testing.assert_frame_equal(
            found.sort_index(), expected.sort_index(), check_dtype=False, check_names=False, check_index_type=False
        )
        assert part.rows.sum() == expected["rows"].sum()


def test_empty_cells_are_missing_and_counted(statements):
    tensor = statements.filter(speaker=["verel", "sorel"]).tensor()
    assert tensor.dims == ("speaker", "target", "month")
    assert tensor.shape == (2, 2, 6)
    assert tensor.coords["speaker"].tolist() == ["sorel", "verel"]
    assert tensor.coords["month"].astype(str).tolist() == [
        *("2021-11-01", "2021-12-01", "2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01")
    ]
    assert np.isnan(tensor.mean[tensor.count == 0]).all()
    assert np.isnan(tensor.variance[tensor.count == 0]).all()
    assert not np.isnan(tensor.mean[tensor.count > 0]).any()
    none = Statements.from_frame(statements.to_pandas().iloc[:0])
    assert none.tensor("speaker").shape == (0,)
    assert none.tensor().shape == (0, 0, 0)


def test_rows_without_a_text_are_no_statements(frame):
    some = frame.assign(text=frame.text.mask(frame.outlet == 0))
    tensor, expected = (Statements.from_frame(each).tensor() for each in (some, frame[frame.outlet != 0]))
    assert tensor.rows.sum() == expected.rows.sum() < Statements.from_frame(frame).tensor().rows.sum()
    np.testing.assert_array_equal(tensor.mean, expected.mean)


def test_a_stance_beyond_the_scale_is_named(frame):
    at = int(frame.stance.first_valid_index())
    table = Statements.from_frame(frame).to_arrow()
    odd = pa.array(frame.stance.where(frame.index != at, -1.5), from_pandas=True)
    place = table.column_names.index("stance")
    with pytest.raises(errors.InvalidOption, match=f"row {at} has the stance -1.5"):
        tensor_of(table.set_column(place, "stance", odd), ("speaker", "target"), "stance", None, None, "keep")
    with pytest.raises(errors.InvalidOption, match="value: row 0 of column 'mark' is inf; a number must be finite"):
        Statements.from_frame(frame.assign(mark=np.inf)).tensor(value="mark")


def test_the_note_says_what_is_left_out():
    rows = [("verel", 0.5, "2022-01-03", False), ("verel", None, "2022-01-31", False), ("solan", 1, None, False)]
    columns = ["speaker", "stance", "date", "own_bloc"]
    frame = pd.DataFrame([*rows, ("solan", -0.5, "2022-01-04", True)], columns=columns)
    frame = frame.assign(doc_id="1", text="…", target="west", stance_label=["neutral", "none", "neutral", "neutral"])
    tensor = Statements.from_frame(frame.assign(date=pd.to_datetime(frame.date))).tensor(("speaker", "week"))
    assert tensor.note == (
        "8 of 10 cells have no statement: their mean is NaN; in 1 cell no statement speaks of the target; "
        "in no cell: 1 statement without week; apart, in .own_bloc: 1 statement on the speaker's own bloc"
    )
    assert tensor.to_frame().note.tolist() == ["", "no statement speaks of the target"]
    assert tensor.own_bloc is not None
    assert np.nansum(tensor.own_bloc.mean) == -0.5
    whole = Statements.from_frame(frame).tensor(("speaker", "own_bloc"))
    assert whole.own_bloc is None
    assert whole.coords["own_bloc"].tolist() == [False, True]
    assert whole.rows.tolist() == [[1, 1], [2, 0]]
    unknown = Statements.from_frame(frame.drop(columns="own_bloc")).tensor("speaker")
    assert "of 4 statements it is not known whether the speaker belongs" in unknown.note


def test_arrays_are_views_of_the_core_and_outlive_it(statements):
    tensor = statements.tensor()
    copy = {name: getattr(tensor, name).copy() for name in FIELDS}
    for name in FIELDS:
        array = getattr(tensor, name)
        assert not array.flags.owndata
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    arrays = {name: getattr(tensor, name) for name in FIELDS}
    del tensor
    np.zeros(1_000_000)
    for name in FIELDS:
        np.testing.assert_array_equal(arrays[name], copy[name])


def test_to_xarray_copies_nothing(statements):
    xr = pytest.importorskip("xarray")
    tensor = statements.tensor(("speaker", "target", "quarter"))
    data = tensor.to_xarray()
    assert isinstance(data, xr.Dataset)
    assert np.shares_memory(data["mean"].to_numpy(), tensor.mean)
    assert data.attrs["note"] == tensor.note
    assert float(data["mean"].sel(speaker="verel", target="west", quarter="2022-01-01")) == tensor.mean[2, 1, 1]


@pytest.mark.parametrize("freq", FREQUENCIES)
def test_periods_are_those_of_pandas(freq):
    days = pd.Series(pd.date_range("1968-12-20", "1973-02-10"))
    numbers = period_of(days.to_numpy().astype("datetime64[D]").astype(np.int64), freq)
    expected = days.dt.to_period(freq).dt.start_time.to_numpy().astype("datetime64[D]")
    np.testing.assert_array_equal(first_day(numbers, freq).astype("datetime64[D]"), expected)
    assert set(np.diff(numbers)) <= {0, 1}


def test_a_column_of_the_users_goes_before_the_period(frame):
    statements = Statements.from_frame(frame.assign(month=frame.outlet, confidence=frame.outlet))
    tensor = statements.tensor("month", "mark", target="west", weights="confidence")
    assert tensor.coords["month"].tolist() == [0, 1, 2]
    assert np.isnan(tensor.mean[0])
    assert "in 1 cell all weights are 0" in tensor.note
    assert tensor.to_frame().note.tolist()[0] == "all weights are 0"


def test_confidence_is_the_probability_of_the_likeliest_label(analyzer, texts):
    statements = analyzer.analyze(texts)
    tensor = statements.tensor("speaker", weights="confidence", target="west")
    frame = statements.filter(target="west", own_bloc=False).to_pandas().dropna(subset="stance")
    weights = frame[["p_negative", "p_neutral", "p_positive"]].max(axis=1)
    assert tensor.weight.sum() == pytest.approx(weights.sum())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dims": "speakers"}, "no column 'speakers'; did you mean 'speaker'"),
        ({"dims": "months"}, "no column 'months'; did you mean 'month'"),
        ({"dims": ()}, "give one or more names"),
        ({"dims": ("speaker", "speaker")}, "each once"),
        ({"dims": 3}, "give one or more names"),
        ({"dims": [["speaker"]]}, "is no name of a column"),
        ({"dims": "evidence"}, "column 'evidence' holds lists, which cannot be a dimension"),
        ({"dims": "stance"}, "column 'stance' holds double"),
        ({"dims": "speaker"}, "several targets"),
        ({"value": "speaker"}, "value: column 'speaker' holds large_string, which has no mean"),
        ({"value": "stanse"}, "did you mean 'stance'"),
        ({"weights": "marks"}, "weights: there is no column 'marks'; did you mean 'mark'"),
        ({"target": "wset"}, "did you mean 'west'"),
        (
            {"dims": ("speaker", "target", "day", "text", "date", "doc_id", "month", "week")},
            "more than 134,217,728 cells",
        ),
    ],
)
def test_bad_options(statements, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        statements.tensor(**options)


@pytest.mark.parametrize(
    ("weight", "message"), [(-1, r"row 0 has the weight -1\.0"), (None, "row 0 has no weight"), (np.inf, "is inf")]
)
def test_bad_weights(frame, weight, message):
    some = frame[frame.stance.notna()].head(3).assign(mark=[weight, 1, 1])
    with pytest.raises(errors.InvalidOption, match=message):
        Statements.from_frame(some).tensor(weights="mark")


def test_without_dates(frame):
    with pytest.raises(errors.InvalidOption, match="no statement has a date, so there is no month; give date=…"):
        Statements.from_frame(frame.drop(columns="date")).tensor()
    with pytest.raises(errors.InvalidOption, match="the tensor has 'rows' of its own"):
        Statements.from_frame(frame.assign(rows=1)).tensor("rows")


Rows = st.lists(st.tuples(st.integers(-1, 2), st.integers(0, 1), st.integers(-20, 20), st.integers(0, 4)), max_size=40)


@settings(deadline=None)
@given(Rows, st.sampled_from([0, 1e6, -1e9]))
def test_moments_of_any_rows(rows, offset):
    codes, others, values, weights = (
        (np.array(column) for column in zip(*rows, strict=True)) if rows else [np.empty(0)] * 4
    )
    places = np.array([-1, 0, 1, 2], np.int32)
    axes = [(codes.astype(np.int32), -1, places, 3), (others.astype(np.int32), 0, places[1:3], 2)]
    tensor = _core.Tensor(axes, [(None, values + float(offset), 0, len(values))], weights.astype(float))
    for a in range(3):
        for b in range(2):
            here = (codes == a) & (others == b)
            assert tensor.rows[a, b] == tensor.count[a, b] == here.sum()
            assert tensor.weight[a, b] == weights[here].sum()
            assert tensor.squares[a, b] == (weights[here] ** 2).sum()
            if not weights[here].sum():
                assert np.isnan([tensor.mean[a, b], tensor.variance[a, b]]).all()
                continue
            mean = np.average(values[here], weights=weights[here])
            assert tensor.mean[a, b] - offset == pytest.approx(mean, abs=1e-6)
            variance = np.average((values[here] - mean) ** 2, weights=weights[here])
            assert tensor.variance[a, b] == pytest.approx(variance, rel=1e-9, abs=1e-9)
