"""Levels over time, against statsmodels and simulated truth, and what they must not depend on."""

import warnings

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotestance as qs
from quotestance import Statements, _core, errors
from reference import simulation, state_space

mpl.use("Agg")
rng = np.random.default_rng(6)


def statements(frame: pd.DataFrame) -> Statements:
    """Invented statements, of which only numbers and dates count."""
    own = {"text": "…", "target": "west", "own_bloc": False, "speaker": "verel", "stance_label": "neutral"}
    return Statements.from_frame(frame.assign(**{k: v for k, v in own.items() if k not in frame}))


def follow(values, variances, steps=None, *, trend=False, probable=0.8, threads=1):
    steps = np.ones(len(values), np.int64) if steps is None else steps
    options = {"jump_deviation": 0.5, "probable": probable, "mass": 0.95, "threads": threads}
    return _core.follow_levels(values, variances, steps, np.array([len(values)]), trend=trend, **options)


def some_series(periods: int, draws: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Values with gaps, and their variances."""
    made = simulation.levels(1, periods, [0.01, 0.0004][:draws], seed=seed)
    return made.values[0], made.variances[0]


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    """Two speakers over a year and a half, one of whom jumps, and one who speaks of the own bloc."""
    weeks = np.arange(80)
    jumping = simulation.articles(np.where(weeks < 40, 0.2, -0.4), seed=1).assign(speaker="verel", own_bloc=False)
    steady = simulation.articles(np.full(80, 0.1), seed=2).assign(speaker="sorel", own_bloc=False)
    own = simulation.articles(np.full(30, 0.3), seed=3).assign(speaker="verel", own_bloc=True)
    return pd.concat([jumping, steady, own], ignore_index=True)


@pytest.fixture(scope="module")
def path(frame):
    return statements(frame).trajectory()


@pytest.mark.parametrize("draws", [1, 2])
@pytest.mark.parametrize("periods", [6, 30, 200])
def test_levels_are_those_of_statsmodels(periods, draws):
    values, variances = some_series(periods, draws, seed=periods)
    ours = follow(values, variances, trend=draws == 2)
    fitted = np.concatenate([ours["level_variance"], ours["slope_variance"]])[:draws]
    theirs = state_space.smooth(values, variances, fitted)
    assert ours["likelihood"][0] == pytest.approx(theirs.llf, rel=1e-9)
    np.testing.assert_allclose(ours["mean"], theirs.smoothed_state[0], rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(ours["variance"], theirs.smoothed_state_cov[0, 0], rtol=1e-8)


@pytest.mark.parametrize("draws", [1, 2])
@pytest.mark.parametrize("periods", [12, 60])
def test_no_other_variances_are_likelier(periods, draws):
    values, variances = some_series(periods, draws, seed=7 + periods)
    ours = follow(values, variances, trend=draws == 2)
    model = state_space.KnownVariance(values, variances, draws)
    starts = [np.array(start)[:draws] for start in ([0.1, 0.01], [0.01, 0.1], [0.3, 0.001])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where it does not converge
        fits = [model.fit(start_params=start, disp=0, method=how) for start in starts for how in ("lbfgs", "nm")]
    best = max(fits, key=lambda fit: fit.llf)
    assert ours["likelihood"][0] == pytest.approx(best.llf, abs=1e-6)
    assert ours["level_variance"][0] == pytest.approx(best.params[0] ** 2, rel=0.02, abs=1e-6)


def test_the_means_of_weeks_and_their_errors(frame, path):
    its = frame[(frame.speaker == "sorel") & (frame.date < "2021-06-14")]
    row = path.frame[path.frame.speaker == "sorel"].iloc[0]
    assert (row.statements, row.articles) == (len(its), its.doc_id.nunique())
    assert row.stance == pytest.approx(its.stance.mean())
    cells = frame[frame.speaker == "sorel"].assign(week=lambda f: f.date.dt.to_period("W"))
    cells = cells.groupby(["week", "doc_id"]).stance.agg(["sum", "size"]).reset_index()
    squares = expected = 0.0
    for _, week in cells.groupby("week"):
        counts = week["size"].to_numpy(float)
        shares = counts / counts.sum()
        squares += ((week["sum"] - week["sum"].sum() * shares) ** 2).sum()
        expected += (counts**2 * ((1 - shares) ** 2 + (shares**2).sum() - shares**2)).sum()
    shares = its.groupby("doc_id").size() / len(its)
    assert row.error == pytest.approx(np.sqrt(squares / expected * (shares**2).sum()))


def test_the_frames(path):
    keys = ["speaker", "target", "own_bloc"]
    numbers = ["mean", "low", "high", "statements", "articles", "stance", "error", "note"]
    assert list(path.frame.columns) == [*keys, "date", *numbers]
    assert list(path.changes.columns) == [*keys, "date", "probability", "before", "after", "earliest", "latest"]
    fits = ["periods", "statements", "undated", "level_variance", "slope_variance", "likelihood", "note"]
    assert list(path.fits.columns) == [*keys, *fits]
    assert path.fits.statements.is_monotonic_decreasing
    assert path.fits[["speaker", "own_bloc"]].values.tolist()[2] == ["verel", True]
    assert (path.frame.low < path.frame["mean"]).all()
    assert (path.frame["mean"] < path.frame.high).all()
    empty = path.frame[path.frame.statements == 0]
    assert len(empty)
    assert set(empty.note) == {"no statement: told by the periods around it"}
    assert empty[["stance", "error"]].isna().all(axis=None)
    assert empty[["mean", "low", "high"]].notna().all(axis=None)
    assert set(path.frame.date.dt.day_of_week) == {0}
    assert repr(path) == f"Trajectory(groups=3, rows={len(path.frame)}, changes=1)"


def test_a_jump_is_dated(path):
    (jump,) = path.changes.itertuples()
    assert (jump.speaker, jump.own_bloc) == ("verel", False)
    assert abs(jump.date - (simulation.FIRST_DAY + pd.Timedelta(weeks=40))) <= pd.Timedelta(weeks=2)
    assert jump.earliest <= jump.date <= jump.latest
    assert jump.probability > 0.8
    assert [jump.before, jump.after] == pytest.approx([0.2, -0.4], abs=0.12)


def test_two_jumps_are_told_apart():
    weeks = np.arange(120)
    made = simulation.articles(np.select([weeks < 40, weeks < 80], [0.3, -0.4], 0.2), seed=4)
    changes = statements(made).trajectory().changes
    jumps = simulation.FIRST_DAY + pd.to_timedelta([7 * 40, 7 * 80], unit="D")
    assert len(changes) == 2
    assert (abs(changes.date - jumps) <= pd.Timedelta(weeks=2)).all()


def test_dates_are_days_without_the_empty_ones(frame):
    some = statements(frame)
    dates, days = some.trajectory(freq=None), some.trajectory(freq="D")
    pd.testing.assert_frame_equal(dates.fits, days.fits)
    seen = days.frame[days.frame.statements > 0].reset_index(drop=True)
    pd.testing.assert_frame_equal(dates.frame, seen, rtol=1e-9)
    assert (dates.frame.date.sort_values().drop_duplicates().diff().dropna() > pd.Timedelta(days=0)).all()


@pytest.mark.parametrize("freq", ["D", "W", "M", "Q", "Y"])
def test_periods_are_those_of_pandas(frame, freq):
    found = statements(frame).trajectory(freq=freq).frame
    its = frame.groupby(["speaker", "own_bloc", frame.date.dt.to_period(freq).dt.start_time]).size()
    seen = found[found.statements > 0].set_index(["speaker", "own_bloc", "date"]).statements
    assert seen.to_dict() == its.to_dict()


def test_a_series_is_of_its_group_alone(frame, path):
    alone = statements(frame[frame.speaker == "sorel"]).trajectory().frame
    together = path.frame[path.frame.speaker == "sorel"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, together, rtol=1e-9)
    order = rng.permutation(len(frame))
    shuffled = statements(frame.iloc[order]).trajectory(threads=2)
    pd.testing.assert_frame_equal(shuffled.frame, path.frame, rtol=1e-9)
    pd.testing.assert_frame_equal(shuffled.changes, path.changes, rtol=1e-9)


def test_targets_are_apart(frame):
    both = pd.concat([frame.assign(target="west"), frame.assign(target="china", stance=-frame.stance)])
    some = statements(both)
    assert some.trajectory().fits.groupby("target", observed=True).size().to_dict() == {"west": 3, "china": 3}
    west = some.trajectory(target="west").frame
    pd.testing.assert_frame_equal(west, statements(frame).trajectory().frame, check_categorical=False, rtol=1e-9)
    with pytest.raises(errors.InvalidOption, match=r"no statement is about 'wset'.*did you mean 'west'"):
        some.trajectory(target="wset")
    with pytest.raises(errors.InvalidOption, match="several targets"):
        some.trajectory().plot()


def test_level_and_scale(frame, path):
    wide = statements(frame).trajectory(level=0.99).frame
    ratio = (wide.high - wide.low) / (path.frame.high - path.frame.low)
    np.testing.assert_allclose(ratio[(wide.low > -1) & (wide.high < 1)], 2.5758293 / 1.9599640, rtol=1e-6)
    at_the_end = statements(frame.assign(stance=1.0 - 0.1 * rng.random(len(frame)))).trajectory().frame
    assert at_the_end.high.max() <= 1


def test_groups_that_cannot_be_followed(frame):
    day = pd.Timestamp("2022-01-03")
    odd = pd.DataFrame(
        [
            ("one", day, 0.1, "once"),
            ("two", day, None, "silent"),
            ("three", None, 0.1, "undated"),
            *((f"same {i}", day + pd.Timedelta(weeks=i), 0.5, "same") for i in range(4)),
        ],
        columns=["doc_id", "date", "stance", "speaker"],
    ).assign(own_bloc=False)
    found = statements(pd.concat([frame, odd])).trajectory()
    notes = found.fits.set_index("speaker").note.to_dict()
    assert notes["once"] == "1 period with statements: too few, 3 are needed"
    assert notes["silent"] == "no statement speaks of the target"
    assert notes["undated"] == "without a date: 1 statement, and no other speaks of the target"
    assert notes["same"].startswith("too few articles to tell their spread: taken from all groups")
    rows = found.frame.set_index("speaker")
    assert rows.note[["once", "silent", "undated"]].tolist() == [notes[name] for name in ("once", "silent", "undated")]
    assert rows.loc[["once", "silent", "undated"], ["mean", "low", "high"]].isna().all(axis=None)
    assert rows.date.isna().to_dict() == {name: name in ("silent", "undated") for name in rows.index}
    assert rows.loc["same", "mean"].tolist() == pytest.approx([0.5] * 4)
    assert (rows.loc["same", "high"] - rows.loc["same", "low"] > 0.1).all()
    assert (found.frame["mean"].isna() <= (found.frame.note != "")).all()


@pytest.mark.parametrize("per", [1, 2])
def test_articles_that_tell_no_spread(per):
    days = pd.Timestamp("2022-01-03") + pd.to_timedelta(np.repeat(np.arange(8), per) * 7, unit="D")
    made = pd.DataFrame({"doc_id": np.arange(8 * per).astype(str), "date": days, "stance": 0.5})
    found = statements(made).trajectory()
    assert found.frame[["mean", "low", "high"]].isna().all(axis=None)
    assert set(found.frame.note) == {
        "how far the articles of one period lie apart cannot be told: no period has two that differ"
    }
    assert "No stance toward the West to follow" in found.plot().texts[0].get_text().replace("\n", " ")


def test_statements_without_a_date_do_not_count(frame, path):
    lost = frame.assign(date=frame.date.where(frame.index % 5 > 0))
    found = statements(lost).trajectory()
    assert found.fits.undated.sum() == lost.date.isna().sum()
    assert found.fits.statements.sum() + found.fits.undated.sum() == path.fits.statements.sum()
    assert "Without a date and not counted" in found.plot().figure.get_supxlabel()


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"date": None}, "none of the .* statements that speak of their target has a date"),
        ({"stance": None}, "none of the .* statements speaks of its target"),
    ],
)
def test_nothing_to_follow(frame, columns, message):
    with pytest.raises(errors.InvalidOption, match=message):
        statements(frame.assign(**columns)).trajectory()
    with pytest.raises(errors.InvalidOption, match="there are no statements"):
        qs.analyze("").trajectory()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "speakers"}, "no column 'speakers'; did you mean 'speaker'"),
        ({"by": "date"}, "a column 'date' of its own"),
        ({"freq": "w"}, "a period is 'D' \\(day\\).*did you mean 'W'"),
        ({"freq": "2W"}, "freq='2W'"),
        ({"model": "levels"}, "give 'level' or 'trend'; did you mean 'level'"),
        ({"level": 95}, "a level lies between 0 and 1"),
        ({"level": float("nan")}, "a level lies between 0 and 1"),
        ({"few_below": -1}, "few_below=-1"),
        ({"few_below": None}, "few_below=None"),
        ({"probable": 0}, "probable=0"),
        ({"probable": "0.8"}, "probable='0.8'"),
        ({"threads": 0}, "threads=0"),
    ],
)
def test_bad_options(frame, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        statements(frame).trajectory(**options)


def test_times_of_several_zones_are_refused():
    times = [pd.Timestamp("2024-01-01T01:30", tz="Asia/Jakarta"), pd.Timestamp("2024-01-01T23:30", tz="Asia/Tokyo")]
    made = pd.DataFrame({"doc_id": ["a", "b"], "stance": 0.5, "date": times})
    with pytest.raises(
        errors.InvalidOption, match="'date' holds times of several zones \\(Asia/Jakarta, Asia/Tokyo\\)"
    ):
        statements(made)
    with pytest.raises(errors.InvalidOption, match="Asia/Tokyo, no zone"):
        statements(made.assign(date=[times[0].tz_localize(None), times[1]]))
    one_zone = made.assign(date=[times[0], None])
    assert str(statements(one_zone)["date"][0]) == "2024-01-01"
    by_day = statements(made.assign(date=[time.date() for time in times]))
    assert by_day["date"].to_pylist() == [times[0].date()] * 2


def test_the_plot(path):
    ax = path.plot()
    assert ax.get_title(loc="left") == "Level of stance toward the West in time"
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    (jump,) = path.changes.itertuples()
    assert [word.split(" (")[0] for word in words if "→" not in word] == ["sorel", "verel", "verel, on own bloc"]
    assert [word[:10] for word in words if "→" in word] == [f"{jump.date:%Y-%m-%d}"]
    mine = path.frame[(path.frame.speaker == "sorel")]
    line = next(
        line for line in ax.lines if len(line.get_ydata()) == len(mine) and line.get_ydata()[0] == mine.low.iloc[0]
    )
    np.testing.assert_allclose(line.get_ydata(), mine.low)
    assert "left out: 2 other values of speaker" in path.plot(top=1).figure.get_supxlabel().replace("\n", " ").lower()


Rows = st.lists(
    st.tuples(st.integers(1, 4), st.integers(-100, 100), st.integers(1, 50)), min_size=3, max_size=40, unique=True
)


@settings(deadline=None, max_examples=60)
@given(Rows, st.booleans(), st.integers(1, 20), st.integers(-100, 100))
def test_any_series(rows, trend, scale, shift):
    steps, values, variances = (np.array(column, np.float64) for column in zip(*rows, strict=True))
    found = follow(values / 100, variances / 500, steps.astype(np.int64), trend=trend)
    if trend and len(rows) < 4:
        assert np.isnan(found["mean"]).all()
        return
    assert (found["variance"] > 0).all()
    assert np.isfinite(found["distance"]).all()
    assert (found["level_variance"] >= 0).all()
    # In other units the likelihood is the same but for the units.
    moved = follow((scale * values + shift) / 100, scale**2 * variances / 500, steps.astype(np.int64), trend=trend)
    free = len(rows) - (2 if trend else 1)
    expected = found["likelihood"][0] - free * np.log(scale)
    assert moved["likelihood"][0] == pytest.approx(expected, abs=1e-5)
    for _, row, earliest, latest, probability, *_ in found["changes"]:
        assert 1 <= earliest <= row <= latest < len(rows)
        assert 0.8 <= probability <= 1 + 1e-9


@pytest.mark.parametrize(("periods", "deviation"), [(30, 0.05), (100, 0.05), (100, 0.1)])
def test_the_band_holds_the_true_level(periods, deviation):
    """With the fitted variances taken as known it holds 85, 92 and 93 %."""
    made = simulation.levels(300, periods, [deviation**2], seed=periods)
    assert 0.93 < made.held(level=0.95).mean() < 0.97


@pytest.mark.parametrize(("jump", "low", "high"), [(0, 0, 0.04), (0.8, 0.95, 1)])
def test_how_often_a_jump_is_told(jump, low, high):
    made = simulation.levels(200, 100, [0.0004], jump=jump, seed=9)
    assert low <= len({series for series, *_ in made.follow()["changes"]}) / 200 <= high
