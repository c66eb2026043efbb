"""Means by group with intervals and pooled means, against plain ones, and what they must not depend on."""

from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, _core, errors
from reference import estimates

rng = np.random.default_rng(5)


def statements(stance, article, speaker="verel", **columns) -> Statements:
    """Invented statements, of which only the numbers count."""
    stance = pd.Series(stance, dtype="float64")
    label = pd.cut(stance, [-2, -0.1, 0.1, 2], labels=["negative", "neutral", "positive"])
    frame = pd.DataFrame({"doc_id": article, "stance": stance, "speaker": speaker, **columns})
    frame["doc_id"] = frame.doc_id.astype(str)
    frame["stance_label"] = label.astype("str").where(stance.notna(), "none")
    own = {"text": "…", "target": "west", "own_bloc": False, "target_link": "named"}
    return Statements.from_frame(frame.assign(**{name: value for name, value in own.items() if name not in frame}))


def collection(groups: int = 8, articles: int = 25) -> pd.DataFrame:
    """Groups of several sizes; articles lean to one side or the other, and some have more statements than others."""
    rows = []
    for group in range(groups):
        middle = rng.uniform(-0.3, 0.3)
        for article in range(5 + group * articles // groups):
            lean = middle + rng.beta(0.7, 2) - 0.26
            rows += [(group, article, lean + rng.uniform(-0.1, 0.1)) for _ in range(rng.geometric(0.5))]
    return pd.DataFrame(rows, columns=["group", "article", "value"])


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return collection()


@pytest.fixture(scope="module")
def many(frame) -> Statements:
    return statements(frame.value, frame.article, "speaker " + frame.group.astype(str))


def test_the_columns(many):
    summary = many.summarize("speaker")
    assert list(summary.columns) == [
        *("speaker", "target", "own_bloc", "statements", "scored", "articles"),
        *("stance", "low", "high", "pooled", "weight", "whole", "few"),
        *("negative", "neutral", "positive", "none"),
        *("named", "anaphoric", "implied", "note"),
    ]
    assert summary.statements.is_monotonic_decreasing
    assert (summary.low < summary.stance).all()
    assert (summary.stance < summary.high).all()
    assert (summary.note[~summary.few] == "").all()
    assert (summary.few == (summary.articles < 10))[(summary.articles < 10) | (summary.articles > 20)].all()


def test_intervals_are_those_of_a_plain_bootstrap(frame, many):
    summary = many.summarize("speaker", level=0.9, seed=3).set_index("speaker")
    for group in (2, 5, 7):
        its = frame[frame.group == group]
        low, high = estimates.interval(
            its.value.to_numpy(), its.article.to_numpy(), level=0.9, replicates=4000, seed=group
        )
        row = summary.loc[f"speaker {group}"]
        assert row.stance == pytest.approx(its.value.mean())
        assert [row.low, row.high] == pytest.approx([low, high], abs=0.06 * (high - low))


def test_pooled_means_are_those_worked_out_plainly(frame, many):
    plain = estimates.pooled(frame)
    summary = many.summarize("speaker").set_index("speaker")
    for group, row in plain.iterrows():
        assert summary.loc[f"speaker {group}", ["pooled", "weight", "whole"]].tolist() == pytest.approx(row.tolist())


def test_the_seed_and_the_threads(many):
    once = many.summarize("speaker", threads=1)
    pd.testing.assert_frame_equal(once, many.summarize("speaker", threads=2))
    pd.testing.assert_frame_equal(once, many.summarize("speaker", seed=0))
    other = many.summarize("speaker", seed=1)
    assert (once.low != other.low)[once.articles > 10].all()  # five articles have but 126 different resamples


def test_an_interval_is_of_its_group_alone(many):
    order = rng.permutation(len(many)).tolist()
    shuffled = Statements(many.to_arrow().take(order)).summarize("speaker").set_index("speaker")
    summary = many.summarize("speaker").set_index("speaker")
    for column in ("low", "high", "pooled"):
        assert shuffled[column].to_dict() == pytest.approx(summary[column].to_dict())
    alone = many.filter(speaker="speaker 4").summarize("speaker").iloc[0]
    assert [alone.low, alone.high] == summary.loc["speaker 4", ["low", "high"]].tolist()


def test_targets_and_own_blocs_are_pooled_apart(frame):
    def summary(rows: pd.DataFrame, **columns) -> pd.DataFrame:
        return statements(rows.value.to_numpy(), rows.article, rows.group.astype(str).to_numpy(), **columns).summarize()

    both = pd.concat([frame, frame.assign(value=-frame.value)], ignore_index=True)
    first = np.arange(len(both)) < len(frame)
    alone = summary(frame)
    for columns in ({"target": np.where(first, "west", "china")}, {"own_bloc": ~first}):
        apart = summary(both, **columns)
        west = apart[(apart.target == "west") & ~apart.own_bloc].reset_index(drop=True)
        pd.testing.assert_frame_equal(west, alone, check_categorical=False)


def test_what_has_no_interval_says_why():
    cases = {
        "silent": ([None, None], [0, 1]),
        "single": ([0.5, 0.25], [0, 0]),
        "alike": ([0.1] * 6, [0, 1, 2, 3, 4, 4]),
        "three": ([0.5, -0.5, 0], [0, 1, 2]),
        "tied": ([-0.25] * 18 + [0.75] * 2, list(range(20))),
        "uneven": ([*rng.uniform(-0.5, 0.5, 12), *[0.5] * 60], list(range(12)) + [0] * 60),
    }
    rows = [(s, a, name) for name, (stances, articles) in cases.items() for s, a in zip(stances, articles, strict=True)]
    summary = statements(*zip(*rows, strict=True)).summarize("speaker").set_index("speaker")
    assert summary.note.to_dict() == {
        "silent": "no statement speaks of the target",
        "single": "one article: no interval",
        "alike": "all articles have one mean: no interval",
        "three": "3 articles are too few, or too much alike, for an interval of 0.95",
        "tied": "the articles are too much alike to tell how high the mean may lie: high is the end of the scale",
        "uneven": "few: some articles have most of the statements, so that all count as 1.4",
    }
    assert summary.low.isna().to_dict() == summary.high.isna().to_dict()
    assert set(summary.index[summary.low.isna()]) == {"silent", "single", "alike", "three"}
    assert summary.high["tied"] == 1
    assert summary.low["tied"] > -0.5
    assert set(summary.index[summary.few]) == {"silent", "single", "alike", "three", "uneven"}
    assert set(summary.index[summary.pooled.isna()]) == {"silent"}


def test_groups_of_one_article_each_are_not_pooled():
    summary = statements([0.5, 0.25, -0.5, 0.75], range(4), list("abcd")).summarize("speaker")
    assert summary.pooled.isna().all()
    assert set(summary.note) == {"one article: no interval; not pooled: no group has two articles"}


def test_few_below(many):
    assert not many.summarize("speaker", few_below=0).few.any()
    assert many.summarize("speaker", few_below=1000).few.all()
    four = statements([0.5, -0.5, 0.25, 0], range(4))
    assert [bool(four.summarize(few_below=least).few[0]) for least in (4, 4.001)] == [False, True]


def test_intervals_end_where_the_scale_ends():
    """The core's end of this one is below −1."""
    stances = [-1, -0.9, -1, -0.2, 0.6]
    assert statements(stances, range(5)).summarize().low[0] == -1
    assert statements([-stance for stance in stances], range(5)).summarize().high[0] == 1


def test_those_with_most_statements_first_whether_scored_or_not():
    summary = statements([0.5, 0.5, None, None, None], range(5), ["verel"] * 2 + ["sorel"] * 3).summarize()
    assert summary.speaker.tolist() == ["sorel", "verel"]
    assert summary.scored.tolist() == [0, 2]


def test_group_by_nothing_and_by_null():
    some = statements([0.5, -0.5, 0.25], range(3), ["a", None, None], mark=[1.5, None, 1.5], odd=[None] * 3)
    assert some.summarize([]).columns[0] == "target"
    summary = some.summarize("speaker")
    assert summary.statements.tolist() == [2, 1]
    assert summary.speaker.isna().tolist() == [True, False]
    assert some.summarize(["mark", "odd"]).statements.tolist() == [2, 1]


def test_null_is_no_value_of_another_group():
    """A code for null that some value has too would put (a, null) and (b, x) together."""
    pairs = [(a, b) for a in ("a", "b", None) for b in ("x", "y", None)]
    first, second = zip(*pairs, strict=True)
    some = statements([0.5] * 9, range(9), list(first), mark=list(second))
    assert some.summarize(["speaker", "mark"]).statements.tolist() == [1] * 9


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "speakers"}, "no column 'speakers'; did you mean 'speaker'"),
        ({"by": ["speaker", 3]}, "give the name of a column"),
        ({"by": 3}, "give the name of a column"),
        ({"by": "evidence"}, "column 'evidence' holds lists, which cannot make groups"),
        ({"by": "stance"}, "a column 'stance' of its own"),
        ({"level": 0}, "a level lies between 0 and 1"),
        ({"level": 1.0}, "a level lies between 0 and 1"),
        ({"level": 95}, "a level lies between 0 and 1"),
        ({"level": float("nan")}, "a level lies between 0 and 1"),
        ({"level": "0.95"}, "a level lies between 0 and 1"),
        ({"replicates": 399}, "an interval of 0.95 needs 400 or more"),
        ({"replicates": 1999, "level": 0.99}, "an interval of 0.99 needs 2,000 or more"),
        ({"replicates": 1e4}, "replicates=10000.0"),
        ({"few_below": -1}, "few_below=-1"),
        ({"few_below": None}, "few_below=None"),
        ({"seed": -1}, "seed=-1"),
        ({"seed": None}, "seed=None"),
        ({"threads": 0}, "threads=0"),
    ],
)
def test_bad_options(many, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        many.summarize(**options)


def test_bad_values():
    with pytest.raises(errors.InvalidOption, match=r"row 1 has the stance 1\.5"):
        statements([0.5, 1.5], range(2)).summarize()
    table = statements([0.5, 0.5], range(2)).to_arrow()
    labels = pa.array(["neutral", None]).dictionary_encode().cast(table.schema.field("stance_label").type)
    unlabelled = table.set_column(table.column_names.index("stance_label"), "stance_label", labels)
    with pytest.raises(errors.InvalidOption, match="row 1 has no stance_label"):
        Statements(unlabelled).summarize()


Numbers = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(-50, 50)), min_size=1, max_size=60)


def estimate(rows: list[tuple[int, int, float]], scale: float = 1, shift: float = 0) -> dict[str, np.ndarray]:
    groups, articles, values = map(np.array, zip(*rows, strict=True))
    options = {"replicates": 400, "level": 0.95, "seed": 0, "threads": 1}
    return _core.estimate_means(scale * values + shift, groups, articles, np.zeros(5, np.int64), **options)


@settings(deadline=None)
@given(Numbers, st.integers(1, 20), st.integers(-100, 100))
def test_other_units_give_the_same(rows, scale, shift):
    before, after = estimate(rows), estimate(rows, scale / 4, shift / 4)
    for name in ("low", "high", "pooled"):
        expected = before[name] * scale / 4 + shift / 4
        # Articles that are almost alike have a standard error that is almost nothing, and known to three digits.
        np.testing.assert_allclose(after[name], expected, atol=1e-6 * (scale + abs(shift)), rtol=1e-3)
    np.testing.assert_allclose(after["weight"], before["weight"], atol=1e-9)


def test_intervals_are_those_of_scipy(frame, many):
    """As far as chance lets two bootstraps differ: four standard errors of a quantile of each."""
    replicates = 40_000
    summary = many.summarize("speaker", replicates=replicates).set_index("speaker")
    beyond = 4 * np.sqrt(2 * 0.025 * 0.975 / replicates)
    for group, its in frame[frame.group >= 2].groupby("group"):  # SciPy stumbles over an article that is drawn alone
        articles = its.groupby("article").value.agg(["sum", "size"]).to_numpy(np.float64)
        mean, error = mean_and_error(*articles.T, axis=-1)
        drawn = scipy.stats.bootstrap(
            tuple(articles.T),
            partial(studentised, center=mean),
            paired=True,
            vectorized=True,
            n_resamples=replicates,
            batch=2000,
            method="percentile",
            rng=int(group),
        ).bootstrap_distribution
        ends = {"low": 0.975, "high": 0.025}
        for name, share in ends.items():
            most, least = mean - error * np.quantile(drawn, [share - beyond, share + beyond])
            assert least <= summary.loc[f"speaker {group}", name] <= most


def mean_and_error(sums, sizes, axis):
    """A ratio of sums along an axis, and its linearised standard error, but for the number of articles."""
    mean = sums.sum(axis=axis, keepdims=True) / sizes.sum(axis=axis, keepdims=True)
    error = np.sqrt(((sums - mean * sizes) ** 2).sum(axis=axis)) / sizes.sum(axis=axis)
    return mean.squeeze(axis), error


def studentised(sums, sizes, axis, center):
    mean, error = mean_and_error(sums, sizes, axis)
    return (mean - center) / error


@settings(deadline=None)
@given(Numbers)
def test_a_pooled_mean_lies_between_its_own_and_the_whole(rows):
    found = estimate(rows)
    _, means = zip(*sorted(pd.DataFrame(rows).groupby(0)[2].mean().reindex(range(5)).items()), strict=True)
    known = ~np.isnan(found["pooled"]) & ~np.isnan(found["whole"])
    own, pooled, whole = np.array(means)[known], found["pooled"][known], found["whole"][known]
    assert (pooled >= np.minimum(own, whole) - 1e-9).all()
    assert (pooled <= np.maximum(own, whole) + 1e-9).all()
    assert ((found["weight"][known] >= 0) & (found["weight"][known] <= 1)).all()
    own, low, high = (np.array(each)[~np.isnan(found["low"])] for each in (means, found["low"], found["high"]))
    assert ((low <= own + 1e-9) & (own <= high + 1e-9)).all()


@settings(deadline=None, max_examples=30)
@given(Numbers)
def test_shares_add_up(rows):
    groups, articles, values = zip(*rows, strict=True)
    stance = [value / 50 if value % 7 else None for value in values]
    summary = statements(stance, articles, list(groups)).summarize("speaker", replicates=400)
    np.testing.assert_allclose(summary[["negative", "neutral", "positive", "none"]].sum(axis=1), 1)
    np.testing.assert_allclose(summary.scored, summary.statements * (1 - summary["none"]))
    assert summary.statements.sum() == len(rows)


@pytest.mark.parametrize(("articles", "least"), [(5, 0.88), (10, 0.90), (30, 0.92), (100, 0.925)])
def test_the_interval_holds_the_true_mean(articles, least):
    """Skewed leanings, articles of different sizes; the percentile interval of five articles holds the mean in 80 %."""
    collections = 500
    sizes = rng.geometric(0.45, (collections, articles))
    values = np.repeat(2 * rng.beta(0.6, 2.4, sizes.size) - 1, sizes.ravel())
    groups = np.repeat(np.arange(collections), sizes.sum(axis=1))
    numbers = np.repeat(np.tile(np.arange(articles), collections), sizes.ravel())
    wholes = np.zeros(collections, np.int64)
    options = {"replicates": 1000, "level": 0.95, "seed": 0, "threads": 2}
    found = _core.estimate_means(values, groups, numbers, wholes, **options)
    held = (found["low"] <= -0.6) & (found["high"] >= -0.6)
    assert least < held.mean() < 0.98


def test_how_the_target_is_spoken_of():
    stances, links = [0.5, -0.5, 0.25, 0, None], ["named", "named", "anaphor", "implied", None]
    summary = statements(stances, range(5), target_link=links).summarize(replicates=400)
    shares = summary[["named", "anaphoric", "implied", "none"]]
    assert shares.loc[0].tolist() == [0.4, 0.2, 0.2, 0.2]
    assert "not known" not in summary.note[0]
    some = statements(stances, range(5), target_link=["named", None, *links[2:]]).summarize(replicates=400)
    assert some[["named", "anaphoric", "implied"]].isna().all(axis=None)
    assert some.note[0].endswith("it is not known of all how they speak of the target")


WIRE = "Barat menerapkan standar ganda terhadap negara kami dan seluruh kawasan ini"
OTHERS = (
    "kami menyambut kerja sama itu",
    "perundingan akan dilanjutkan pekan depan",
    "sanksi itu tidak adil bagi rakyat",
)


def wire() -> Statements:
    """One story in four outlets, and three statements of other articles."""
    texts = [WIRE] * 4 + list(OTHERS)
    return statements([-0.8] * 4 + [0.2, 0.4, 0], range(7), text=texts, outlet=["a", "b", "c", "a", "a", "b", "a"])


def test_a_wire_story_counts_as_asked():
    keep, together, once = (wire().summarize(duplicates=choice).loc[0] for choice in ("keep", "together", "once"))
    assert [keep.statements, together.statements, once.statements] == [7, 7, 4]
    assert [keep.articles, together.articles, once.articles] == [7, 4, 4]
    assert keep.stance == together.stance == pytest.approx(-2.6 / 7)
    assert once.stance == pytest.approx(-0.05)
    assert keep.high - keep.low < together.high - together.low
    assert "repeat" not in keep.note
    assert "4 repeat others: their articles count as one" in together.note
    assert "3 repeat others: left out" in once.note
    found = wire().duplicates()
    assert wire().summarize(duplicates=found).loc[0, "statements"] == 4


def test_a_group_that_only_repeats_others_is_told():
    summary = wire().summarize("outlet", duplicates="once").set_index("outlet")
    assert summary.statements.to_dict() == {"a": 3, "b": 1, "c": 0}
    assert summary.note["c"] == "every statement repeats another: left out"
    assert summary.loc["c", ["stance", "low", "none", "named"]].isna().all()


def test_kept_alone_choices_agree(many):
    """Where nothing repeats, each choice is the same."""
    numbered = many.to_pandas()
    numbered["text"] = [f"kata{row} lain{row} sama{row}" for row in range(len(numbered))]
    every = Statements.from_frame(numbered)
    keep = every.summarize()
    pd.testing.assert_frame_equal(keep, every.summarize(duplicates="once"))
    pd.testing.assert_frame_equal(keep, every.summarize(duplicates="together"))


def test_what_cannot_be_done_with_repetitions(many):
    with pytest.raises(errors.InvalidOption, match="give 'keep', 'once', 'together', or what"):
        many.summarize(duplicates="twice")
    with pytest.raises(errors.InvalidOption, match="duplicates are those of 7 statements, and here are"):
        many.summarize(duplicates=wire().duplicates())
    with pytest.raises(errors.InvalidOption, match="give 'keep', 'once', or what"):
        wire().tensor("speaker", duplicates="together")


def test_articles_that_repeat_one_another_are_one_witness():
    """Stories that five outlets each carry: intervals that take each for a witness are too narrow."""
    held = {"keep": 0, "together": 0}
    for seed in range(100):
        own = np.random.default_rng(seed)
        leans = own.normal(0, 0.3, 25).clip(-1, 1)
        texts = [f"kata{seed}x{story} lain{story} sama{story} beda{story}" for story in range(25)]
        made = statements(np.repeat(leans, 5), range(125), text=np.repeat(texts, 5))
        for choice in held:
            row = made.summarize(duplicates=choice, replicates=400).loc[0]
            held[choice] += row.low <= 0 <= row.high
    assert held["together"] >= 88
    assert held["keep"] < 75
