"""The map of speakers against a plain factorisation, a closed form, a known truth, and its own resamples."""

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, _core, errors
from reference import low_rank

mpl.use("Agg")
rng = np.random.default_rng(4)
TARGETS = ["west", "china", "russia", "asean"]


def truth(speakers: int) -> np.ndarray:
    """Two camps and a range between them, along two directions of the four targets."""
    places = np.column_stack([np.linspace(-0.7, 0.7, speakers), 0.25 * np.cos(np.arange(speakers) * 2.4)])
    ways = np.linalg.qr(np.array([[1, 0.2], [-0.8, 0.3], [-0.6, -1], [0.1, 0.8]]))[0]
    return places @ ways.T


def collection(speakers: int = 12, articles: int = 25, gaps: float = 0.2, seed: int = 3) -> pd.DataFrame:
    own = np.random.default_rng(seed)
    stances, rows = truth(speakers), []
    for i in range(speakers):
        spoken = np.flatnonzero(own.random(4) > gaps)
        for article in range(articles if spoken.size else 0):
            lean = own.normal(0, 0.1)
            rows += [
                (f"s{i:02}", TARGETS[j], f"{i}-{article}", stances[i, j] + lean + own.normal(0, 0.15))
                for j in own.choice(spoken, own.integers(1, 3))
            ]
    return pd.DataFrame(rows, columns=["speaker", "target", "doc_id", "stance"])


def statements(frame: pd.DataFrame) -> Statements:
    label = np.where(frame.stance.isna(), "none", "neutral")
    own = {"text": "…", "own_bloc": False, "stance_label": label}
    frame = frame.assign(**{name: value for name, value in own.items() if name not in frame})
    return Statements.from_frame(frame.assign(stance=frame.stance.clip(-1, 1)))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return collection()


@pytest.fixture(scope="module")
def every(frame) -> Statements:
    return statements(frame)


def matrix(speakers: int = 9, targets: int = 6, gaps: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    values = rng.normal(size=(speakers, 2)) @ rng.normal(size=(2, targets)) + 0.2 * rng.normal(size=(speakers, targets))
    weights = rng.uniform(0.5, 9, values.shape) * (rng.random(values.shape) > gaps)
    weights[0], weights[:, 0] = 1, 1  # no row and no column is empty
    return np.where(weights > 0, values, np.nan), weights


@pytest.mark.parametrize(("dims", "ridge"), [(1, 0.5), (2, 1.0), (3, 4.0)])
def test_the_product_is_that_of_a_plain_factorisation(dims, ridge):
    values, weights = matrix()
    found = _core.factorise(values, weights, dims=dims, ridge=ridge)
    base, product = low_rank.factorise(values, weights, dims, ridge)
    assert found["converged"]
    np.testing.assert_allclose(found["rows"] @ found["columns"].T, product, atol=1e-6)
    np.testing.assert_allclose(found["base"], base, atol=1e-6)
    np.testing.assert_allclose(found["columns"].T @ found["columns"], np.eye(dims), atol=1e-9)
    loss = np.nansum(weights * (values - base - product) ** 2)
    loss += 2 * ridge * np.linalg.svd(product, compute_uv=False).sum()  # the least of both ridges for this product
    assert found["loss"] == pytest.approx(loss, rel=1e-6)


@pytest.mark.parametrize("ridge", [0.1, 2.0])
def test_without_gaps_it_is_the_svd_with_its_values_drawn_to_zero(ridge):
    values = rng.normal(size=(10, 5))
    found = _core.factorise(values, np.full(values.shape, 3.0), dims=3, ridge=ridge)
    u, d, vt = np.linalg.svd(values - values.mean(axis=0), full_matrices=False)
    expected = u[:, :3] * np.maximum(d[:3] - ridge / 3, 0) @ vt[:3]
    product = found["rows"] @ found["columns"].T
    np.testing.assert_allclose(product, expected, atol=1e-5)
    np.testing.assert_allclose(
        (found["rows"] ** 2).sum(axis=0), np.maximum(d[:3] - ridge / 3, 0) ** 2, rtol=1e-4, atol=1e-6
    )


def test_the_map_finds_the_truth():
    found = statements(collection(articles=200, gaps=0.1)).map(2, replicates=400)
    expected = truth(12)
    product = found.frame[["axis_1", "axis_2"]].to_numpy() @ found.targets[["axis_1", "axis_2"]].to_numpy().T
    order = [TARGETS.index(target) for target in found.targets.target]
    stance = found.targets.base.to_numpy() + product
    assert np.abs(stance - expected[:, order]).mean() < 0.05
    assert np.abs(stance - expected[:, order]).max() < 0.25
    assert found.frame.axis_1.corr(pd.Series(np.linspace(-0.7, 0.7, 12))) ** 2 > 0.98
    assert found.share[0] > found.share[1]
    assert sum(found.share) == pytest.approx(1)
    assert 0.9 < found.explained < 1


def test_intervals_hold_the_places_of_a_larger_collection():
    whole = (
        statements(collection(articles=800, gaps=0)).map(1, anchors="s11", replicates=400).frame.set_index("speaker")
    )
    held = []
    for seed in range(12):
        some = statements(collection(articles=30, gaps=0, seed=seed)).map(1, anchors="s11", replicates=400)
        some = some.frame.set_index("speaker")
        assert ((some.low_1 <= some.axis_1) & (some.axis_1 <= some.high_1)).mean() > 0.9
        held += ((some.low_1 <= whole.axis_1) & (whole.axis_1 <= some.high_1)).tolist()
    assert 0.85 < np.mean(held) < 0.99


def test_the_seed_the_threads_and_the_order_of_rows(every):
    once = every.map(threads=1)
    pd.testing.assert_frame_equal(once.frame, every.map(threads=2).frame)
    other = every.map(seed=1).frame
    assert (once.frame.axis_1 == other.axis_1).all()
    assert (once.frame.low_1 != other.low_1).all()
    width = (once.frame.high_1 - once.frame.low_1).max()
    np.testing.assert_allclose(once.frame.low_1, other.low_1, atol=0.15 * width)
    turned = Statements(every.to_arrow().take(rng.permutation(len(every)))).map()
    np.testing.assert_allclose(turned.frame.axis_1, once.frame.axis_1, atol=1e-9)


def test_axes_are_stable_when_articles_are_left_out(frame, every):
    """Half of the articles give the same picture, not one that is turned or mirrored."""
    whole = every.map(anchors="s11").frame.set_index("speaker")
    for seed in range(4):
        names = frame.doc_id.unique()
        half = frame[frame.doc_id.isin(np.random.default_rng(seed).choice(names, len(names) // 2, replace=False))]
        part = statements(half).map(anchors="s11").frame.set_index("speaker")
        assert part.axis_1.corr(whole.axis_1) > 0.85


def test_anchors_fix_the_axes(every):
    found = every.map(anchors=["s00", "s05"])
    at = found.frame.set_index("speaker")
    assert at.axis_1["s00"] > 0
    assert at.axis_2["s00"] == pytest.approx(0, abs=1e-12)
    assert at.axis_2["s05"] > 0
    plain = every.map().frame[["axis_1", "axis_2"]].to_numpy()
    turned = at[["axis_1", "axis_2"]].to_numpy()
    distances = [np.linalg.norm(p[:, None] - p[None], axis=2) for p in (plain, turned)]
    np.testing.assert_allclose(*distances, atol=1e-9)
    one = every.map(anchors="s11").frame
    assert one.axis_1[11] > 0
    assert one.axis_2[11] == pytest.approx(0, abs=1e-12)


def test_without_anchors_the_first_target_that_counts_is_at_the_positive_end(every):
    targets = every.map().targets
    assert targets.target.is_monotonic_increasing
    for axis in ("axis_1", "axis_2"):
        heavy = targets[axis].abs() >= targets[axis].abs().max() / 2
        assert targets[axis][heavy].iloc[0] > 0


def test_what_is_left_out_and_what_is_few_is_told(frame):
    more = [
        ("lone", "west", "x", 0.5),
        ("lone", "west", "x", 0.4),
        ("s00", "west", "y", None),
        (None, "west", "z", 0.1),
    ]
    frame = pd.concat([frame, pd.DataFrame(more, columns=frame.columns)], ignore_index=True)
    own = np.arange(len(frame)) < 3
    found = statements(frame.assign(own_bloc=own)).map(duplicates="keep")
    assert found.note == (
        "left out: 3 statements on the speaker's own bloc; left out: 1 statement without a speaker or a target; "
        "left out: 1 statement without a word on the target"
    )
    lone = found.frame.set_index("speaker").loc["lone"]
    assert lone.note == "one article: no interval; speaks of 1 target: the place across is that of the middle"
    assert np.isnan([lone.low_1, lone.high_2]).all()
    assert lone.few
    assert (found.frame.statements.sum(), found.frame.articles.max()) == (len(frame) - 5, 25)
    assert (found.frame.few == (found.frame.articles < 10)).all()


def test_the_plot(every):
    for dims in (1, 2, 3):
        ax = every.map(dims, replicates=400).plot()
        assert ax.get_title(loc="left") == "Speakers by whom they are for and against"
        written = {text.get_text() for text in ax.texts} | {text.get_text() for text in ax.get_yticklabels()}
        assert "s03" in written
        ax.get_figure().canvas.draw()
        mpl.pyplot.close(ax.get_figure())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dims": 0}, "dims=0"),
        ({"dims": 5}, r"takes 6 speakers and 5 targets or more, and there are 12 speakers and 4 targets"),
        ({"ridge": 0}, "ridge=0"),
        ({"ridge": float("nan")}, "ridge=nan"),
        ({"anchors": "s0"}, "no statement that counts is by 's0'"),
        ({"anchors": ["s00", "s01", "s02"]}, "give 2 speakers at most"),
        ({"anchors": ["s00", "s00"]}, "each once"),
        ({"anchors": 3}, "is by 3"),
        ({"replicates": 10}, "replicates=10"),
        ({"level": 2}, "level=2"),
        ({"duplicates": "never"}, "give 'keep', 'once'"),
    ],
)
def test_bad_options(every, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        every.map(**options)


def test_nothing_to_tell_apart(frame):
    with pytest.raises(errors.InvalidOption, match=r"have the stance 0\.5: nothing tells their speakers apart"):
        statements(frame.assign(stance=0.5)).map()
    with pytest.raises(errors.InvalidOption, match="there are 0 speakers and 0 targets"):
        statements(frame.assign(stance=np.nan)).map()
    with pytest.raises(errors.InvalidOption, match="there are 1 speaker and"):
        statements(frame.head(1)).map(1)


Cells = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 5), st.integers(-10, 10)), min_size=1)


@settings(deadline=None, max_examples=40)
@given(Cells, st.integers(1, 3))
def test_any_collection_has_a_map_or_says_why(cells, dims):
    frame = pd.DataFrame(cells, columns=["speaker", "target", "doc_id", "stance"]).astype(
        {"doc_id": str, "speaker": str}
    )
    frame = frame.assign(target=[TARGETS[i] for i in frame.target], stance=frame.stance / 10)
    try:
        found = statements(frame).map(dims, replicates=400)
    except errors.InvalidOption:
        return
    coordinates = found.frame.filter(like="axis_").to_numpy()
    assert np.isfinite(coordinates).all()
    assert found.frame.low_1.isna().tolist() == (found.frame.articles == 1).tolist()
    np.testing.assert_allclose(coordinates.sum(axis=0), 0, atol=1e-6)
