"""The plots: what is drawn is what the table holds, and what it does not bear is not drawn."""

import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.dates import date2num

from quotestance import Statements
from quotestance.errors import InvalidOption
from quotestance.plots.canvas import ink_on
from quotestance.plots.distribution import spread
from quotestance.plots.groups import FEW_ARTICLES
from quotestance.plots.heatmap import _colours
from quotestance.plots.intervals import mean_interval
from quotestance.plots.marks import mark_of
from quotestance.plots.smooth import local_mean, usual_bandwidth

mpl.use("Agg")
PLOTS = ("timeline", "means", "heatmap", "distribution", "coverage")
NAMES = {"verel": "Tomas Verel", "sorel": "Ana Sorel", "solan": "Mira Solan"}


@pytest.fixture(autouse=True)
def _rules_untouched():
    before = mpl.rcParams.copy()
    yield
    plt.close("all")
    assert before == mpl.rcParams


def made(stances, *, speaker="verel", target="west", own=False, dates="2024-01-01", every=10, per=1, **columns):
    """Statements with these stances, `per` of them in each article, an article every so many days."""
    rows = len(stances)
    article = np.arange(rows) // per
    return pd.DataFrame(
        {
            "doc_id": [f"{speaker}-{number}" for number in article],
            "statement": np.arange(rows),
            "text": "Barat",
            "language": "id",
            "date": pd.Timestamp(dates) + pd.to_timedelta(article * every, unit="D"),
            "kind": "direct",
            "speaker": speaker,
            "speaker_name": NAMES.get(speaker),
            "target": target,
            "own_bloc": own,
            "stance": pd.array(stances, "Float64"),
            "stance_label": ["none" if s is None else "neutral" for s in stances],
            "abstained": False,
            **columns,
        }
    )


def statements(*parts):
    return Statements.from_frame(pd.concat(parts, ignore_index=True))


@pytest.fixture
def two():
    """Two speakers with enough to say, one of them about the own bloc."""
    against = np.linspace(-0.9, -0.1, 12).tolist()
    return statements(made([*against, None, None]), made([0.2, 0.4, 0.6, 0.3, 0.1, 0.5], speaker="sorel", own=True))


def points(ax):
    """The points of each group."""
    return [c for c in ax.collections if isinstance(c, PathCollection) and len(c.get_offsets())]


def words_of(ax):
    """Everything that is written on the figure."""
    legend = ax.get_legend()
    texts = [*ax.texts, *(legend.get_texts() if legend else ()), *ax.get_xticklabels(), *ax.get_yticklabels()]
    return "\n".join(
        [ax.get_title(loc="left"), ax.figure.get_supxlabel().replace("\n", " "), *(text.get_text() for text in texts)]
    )


def lines_of_data(ax):
    """Lines through data, which have more points than a rule."""
    return [line for line in ax.lines if len(line.get_xdata()) > 2]


# --- timeline


def test_timeline_draws_every_statement_that_is_scored(two):
    first, second = points(two.plot.timeline())
    frame = two.to_pandas().dropna(subset=["stance"])
    for drawn, speaker in ((first, "verel"), (second, "sorel")):
        part = frame[frame.speaker == speaker]
        expected = np.column_stack([date2num(part.date.to_numpy()), part.stance])
        np.testing.assert_allclose(drawn.get_offsets(), expected)


def test_timeline_tells_groups_apart_by_shape_line_and_words(two):
    ax = two.plot.timeline()
    first, second = points(ax)
    assert not np.array_equal(first.get_paths()[0].vertices, second.get_paths()[0].vertices)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "Tomas Verel (12)",
        "Ana Sorel, on own bloc (6)",
    ]
    styles = {handle.get_linestyle() for handle in ax.get_legend().legend_handles}
    assert styles == {"-", "--"}
    assert to_hex(second.get_facecolors()[0]) == "#ffffff"  # hollow: the own bloc
    assert ax.get_title(loc="left") == "Stance toward the West in time"


def test_timeline_draws_a_line_only_where_there_is_enough():
    ax = statements(made([0.5, 0.1, 0.3, 0.2]), made([0.1] * 9, speaker="sorel", per=9)).plot.timeline()
    assert lines_of_data(ax) == []
    assert not any(isinstance(c, PolyCollection) for c in ax.collections)
    assert "A mean takes 5 statements and the weight of 4 articles." in words_of(ax)
    assert [len(c.get_offsets()) for c in points(ax)] == [9, 4]


@pytest.mark.parametrize(("freq", "mark"), [(None, "Line:"), ("Y", "Large marks:")])
def test_timeline_explains_a_mean_only_where_there_is_one(two, freq, mark):
    assert mark in words_of(two.plot.timeline(freq=freq))
    without = words_of(statements(made([0.1, 0.2, 0.3])).plot.timeline(freq=freq))
    assert mark not in without
    assert "No mean is drawn. A mean takes 5 statements and the weight of 4 articles." in without


def test_timeline_line_is_the_local_mean(two):
    ax = two.filter(speaker="verel").plot.timeline(bandwidth=40)
    line = lines_of_data(ax)[-1]
    part = two.filter(speaker="verel").to_pandas().dropna(subset=["stance"])
    days = date2num(part.date.to_numpy())
    for day, drawn in zip(*line.get_data(), strict=True):
        weight = [max(0.0, 1 - ((d - day) / 40) ** 2) for d in days]
        if np.isfinite(drawn):
            assert drawn == pytest.approx(np.average(part.stance, weights=weight))
    assert "Line: mean of the statements within 40 days" in words_of(ax)


def test_timeline_by_period():
    data = made(np.linspace(-1, 1, 40).tolist(), every=20)
    ax = statements(data).plot.timeline(freq="Q")
    every, means = points(ax)
    assert len(every.get_offsets()) == 40
    quarters = data[data.groupby(data.date.dt.to_period("Q")).stance.transform("size") >= 5]
    expected = quarters.groupby(quarters.date.dt.to_period("Q")).stance.mean()
    np.testing.assert_allclose(means.get_offsets()[:, 1], expected)
    assert "mean of each quarter" in words_of(ax)


def test_timeline_counts_what_it_does_not_show(two):
    undated = made([0.1, 0.2], speaker="solan", dates=None)
    ax = statements(two.to_pandas(), undated).plot.timeline(top=1)
    assert "Left out: 1 other value of speaker. Without a date and not shown: 2 statements." in words_of(ax)


# --- the smoother


def test_the_band_holds_the_mean_and_counts_articles():
    chance = np.random.default_rng(0)
    days, stance = np.repeat(np.arange(30.0) * 10, 4), np.clip(chance.normal(0, 0.4, 120), -1, 1)
    by_article = local_mean(days, stance, np.repeat(np.arange(30), 4), 60)
    by_statement = local_mean(days, stance, np.arange(120), 60)
    assert (by_article.low <= by_article.mean).all()
    assert (by_article.mean <= by_article.high).all()
    # Statements of one article that agree are less than as many witnesses.
    same = np.repeat(stance[::4], 4)
    clustered = local_mean(days, same, np.repeat(np.arange(30), 4), 60)
    naive = local_mean(days, same, np.arange(120), 60)
    assert np.mean(clustered.high - clustered.low) > 1.7 * np.mean(naive.high - naive.low)
    np.testing.assert_allclose(by_article.mean, by_statement.mean)


def test_the_band_by_hand():
    """Four articles of two statements on one day: 95% of Student's t with three degrees of freedom."""
    stance = np.array([0.1, 0.3, -0.2, 0.0, 0.4, 0.6, -0.1, 0.1])
    curve = local_mean(np.zeros(8), stance, np.repeat(np.arange(4), 2), 30)
    error = np.std([0.2, -0.1, 0.5, 0.0], ddof=1) / 2
    assert curve.mean[0] == pytest.approx(0.15)
    assert curve.high[0] - 0.15 == pytest.approx(3.182 * error, rel=0.01)


def clustered(chance, articles):
    """Days of articles, the statements of each, and their stances, which lean together within an article."""
    day = np.round(np.sort(chance.random(articles)) * 1000)
    number = np.repeat(np.arange(articles), 1 + chance.poisson(3, articles))
    lean = chance.normal(0, 0.2, articles)[number]
    return day[number], number, 0.1 + lean + chance.normal(0, 0.35, len(number))


def test_the_band_covers_the_truth_as_often_as_it_says():
    chance = np.random.default_rng(4)
    covered = []
    for _ in range(200):
        days, articles, stance = clustered(chance, 7)
        curve = local_mean(days, stance, articles, 600)
        drawn = np.isfinite(curve.mean)
        covered.append(np.mean((curve.low <= 0.1) & (curve.high >= 0.1), where=drawn))
    assert 0.91 <= np.mean(covered) <= 0.98


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    chance = np.random.default_rng(5)
    intervals = [mean_interval(stance, articles) for _, articles, stance in (clustered(chance, 40) for _ in range(100))]
    assert 0.9 <= np.mean([low <= 0.1 <= high for _, low, high in intervals]) <= 0.99


def test_no_mean_across_a_gap():
    days = np.concatenate([np.arange(10.0), 1000 + np.arange(10.0)])
    curve = local_mean(days, np.linspace(-1, 1, 20), np.arange(20), 30)
    assert np.isnan(curve.mean[(curve.days > 50) & (curve.days < 950)]).all()
    assert np.isfinite(curve.mean[curve.days < 5]).all()


@pytest.mark.parametrize("days", [[], [5.0], [5.0, 5.0, 5.0], [0.0, 0.0, 0.0, 0.0, 9.0]])
def test_bandwidth_of_little_data(days):
    assert usual_bandwidth(np.array(days)) >= 7


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(-1, 1), min_size=FEW_ARTICLES, max_size=40))
def test_interval_holds_the_mean_of_any_data(stance):
    articles = [i % FEW_ARTICLES if i < 8 else i // 3 for i in range(len(stance))]
    mean, low, high = mean_interval(stance, articles)
    assert mean == pytest.approx(np.mean(stance))
    if (
        np.ptp([np.mean([s for s, a in zip(stance, articles, strict=True) if a == one]) for one in set(articles)])
        > 1e-6
    ):
        assert -1 <= low <= mean + 1e-9
        assert mean - 1e-9 <= high <= 1
    assert np.array_equal(mean_interval(stance, articles), (mean, low, high), equal_nan=True)


def test_interval_is_wider_where_articles_agree():
    stance = [-0.5] * 10 + [0.5] * 10 + [0.1] * 10
    alone, together = mean_interval(stance, range(30)), mean_interval(stance, np.repeat([0, 1, 2], 10))
    assert together.high - together.low > 2 * (alone.high - alone.low)


# --- heat map


def test_heatmap_cells_hold_means_and_counts(two):
    china = made([0.9, 0.8], speaker="sorel", target="china")
    ax = statements(two.to_pandas(), china).plot.heatmap()
    cells = {(round(t.get_position()[0]), round(t.get_position()[1])): [] for t in ax.texts}
    for text in ax.texts:
        cells[round(text.get_position()[0]), round(text.get_position()[1])].append(text.get_text())
    assert cells == {(0, 0): ["−0.50", "n = 12"], (0, 1): ["+0.35", "n = 6"], (1, 1): ["n = 2"]}
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Tomas Verel", "Ana Sorel"]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["the West", "China"]
    assert [p.get_hatch() for p in ax.patches if p.get_hatch()] == ["////"]
    assert "Dashed frame: speakers on their own bloc." in words_of(ax)


def test_heatmap_never_mixes_the_own_bloc(two):
    ax = two.plot.heatmap("language", "kind")
    assert [t.get_text() for t in ax.get_yticklabels()] == ["id", "id, on own bloc"]
    assert "n = 18" not in words_of(ax)


def test_heatmap_leaves_out_and_says_so(two):
    ax = two.plot.heatmap(top=1)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Tomas Verel"]
    assert "Left out: 1 other value of speaker." in words_of(ax)


def luminance(colour):
    """Of a colour as greyscale print has it (WCAG)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot([0.2126, 0.7152, 0.0722], parts))


@given(st.floats(-1, 1))
def test_numbers_in_cells_can_be_read(mean):
    face = luminance(_colours()((mean + 1) / 2))
    ink = luminance(ink_on(*_colours()((mean + 1) / 2)[:3]))
    assert (max(face, ink) + 0.05) / (min(face, ink) + 0.05) >= 4.5


def test_the_scale_is_as_dark_on_both_sides():
    colours = _colours()
    for far in (0.2, 0.5, 1.0):
        assert luminance(colours((1 - far) / 2)) == pytest.approx(luminance(colours((1 + far) / 2)), abs=0.08)
    assert luminance(colours(0.5)) > 0.9 > luminance(colours(0.0)) + 0.7


# --- distribution


def test_distribution_draws_every_statement_the_mean_and_its_interval(two):
    ax = two.plot.distribution()
    first, mean, second, _ = points(ax)
    np.testing.assert_allclose(sorted(first.get_offsets()[:, 0]), np.linspace(-0.9, -0.1, 12))
    assert len(second.get_offsets()) == 6
    assert mean.get_offsets()[0, 0] == pytest.approx(-0.5)
    part = two.filter(speaker="verel").to_pandas().dropna(subset=["stance"])
    interval = mean_interval(part.stance, part.doc_id)
    assert any(list(line.get_xdata()) == [interval.low, interval.high] for line in ax.lines)
    labels = [text.get_text() for text in ax.get_yticklabels()]
    assert labels == ["Tomas Verel\n12 of 14 statements", "Ana Sorel, on own bloc\n6 of 6 statements"]


def test_distribution_draws_no_mean_of_few():
    ax = statements(made([0.1, 0.2, 0.3, 0.4]), made([0.1] * 20, speaker="sorel", per=10)).plot.distribution()
    assert [len(c.get_offsets()) for c in points(ax)] == [20, 4]
    assert "No mean of fewer than 5 statements of 4 articles." in words_of(ax)


def test_distribution_says_where_a_mean_has_no_interval(two):
    missing = "No interval where all articles have one mean."
    assert missing in words_of(statements(made([0.3] * 6)).plot.distribution())
    assert missing not in words_of(two.plot.distribution())


@given(st.lists(st.floats(-1, 1), max_size=200))
def test_points_stay_in_their_row_and_apart(stance):
    beside = spread(np.array(stance))
    assert np.abs(beside).max(initial=0) <= 0.28 + 1e-9
    assert len(set(zip(stance, beside.tolist(), strict=True))) == len(stance)


# --- coverage


def test_means_are_those_of_the_summary(two):
    few = made([0.9] * 5, speaker="solan", per=2)
    ax = statements(two.to_pandas(), few).plot.means()
    summary = statements(two.to_pandas(), few).summarize("speaker").set_index("speaker").loc[["verel", "sorel"]]
    [raw, pooled] = (points.get_offsets()[:, 0].tolist() for points in ax.collections[1:])
    assert raw == pytest.approx(summary.stance.tolist())
    assert pooled == pytest.approx(summary.pooled.tolist())
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "Tomas Verel\n12 statements of 12 articles",
        "Ana Sorel, on own bloc\n6 statements of 6 articles",
    ]
    assert "No mean of fewer than 5 statements of 4 articles: 1 group." in words_of(ax)


def test_coverage_counts(two):
    data = two.to_pandas()
    data.loc[0, "abstained"] = True
    ax = statements(data).plot.coverage("M")
    labels = [text.get_text().replace("\n", " ") for text in ax.get_legend().get_texts()]
    assert labels == [
        "speak of the West (17)",
        "speak of it, label unsure (1)",
        "do not speak of the West (2)",
        "articles (20)",
    ]
    assert sum(bar.get_height() for bar in ax.patches) == 20
    by_month = data.groupby(data.date.dt.to_period("M")).doc_id.nunique()
    np.testing.assert_allclose(points(ax)[0].get_offsets()[:, 1], by_month)
    assert "20 statements of 20 articles." in words_of(ax)


def test_coverage_by_any_column_with_shapes_and_the_rare_together():
    data = made([0.1] * 45)
    data["outlet"] = [f"outlet {min(n // 5, 7)}" for n in range(45)]
    data.loc[0, "date"] = pd.NaT
    ax = statements(data).plot.coverage("Y", by="outlet")
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[0] == "outlet 7 (10)"
    assert "2 others (10)" in labels
    assert len({patch.get_hatch() for patch in ax.get_legend().get_patches()}) == 7
    assert "Without a date and not shown: 1 statement." in words_of(ax)


# --- all of them


@pytest.mark.parametrize("plot", ["timeline", "distribution", "coverage"])
def test_two_targets_are_never_mixed(two, plot):
    both = statements(two.to_pandas(), made([0.5] * 6, target="china"))
    with pytest.raises(InvalidOption, match=r"several targets \(west, china\).*give target='west'"):
        getattr(both.plot, plot)()
    ax = getattr(both.plot, plot)(target="china")
    assert "(6)" in words_of(ax) or "6 of 6" in words_of(ax)
    with pytest.raises(InvalidOption, match="did you mean 'china'"):
        getattr(both.plot, plot)(target="chyna")


NOTHING = [
    *((plot, made([]), "No") for plot in PLOTS),
    *((plot, made([None, None]), "of 2 statements none speaks of it") for plot in ("timeline", "distribution")),
    ("heatmap", made([None, None]), "No statement speaks of any target"),
    ("timeline", made([0.1], dates=None), "of 1 statement on it none has a date"),
    ("coverage", made([0.1], dates=None), "of 1 statement none has a date"),
]


@pytest.mark.parametrize(("plot", "case", "why"), NOTHING)
def test_where_there_is_nothing_to_show_the_plot_says_why(plot, case, why):
    ax = getattr(statements(case).plot, plot)()
    assert not ax.axison
    assert why in ax.texts[0].get_text().replace("\n", " ")


@pytest.mark.parametrize("plot", PLOTS)
@pytest.mark.parametrize("stances", [[0.3], [0.3] * 12, [-1.0] * 6 + [1.0] * 6])
def test_little_or_equal_data_draw_without_a_warning(plot, stances):
    ax = getattr(statements(made(stances)).plot, plot)()
    ax.figure.canvas.draw()
    assert ax.axison is (plot != "means" or len(stances) > 1)  # a mean of one statement is none


@pytest.mark.parametrize("plot", PLOTS)
def test_the_axes_given_are_the_axes_returned(two, plot):
    figure, (left, right) = plt.subplots(1, 2)
    assert getattr(two.plot, plot)(ax=right) is right
    assert figure.get_supxlabel() == ""
    assert left.has_data() is False
    with pytest.raises(InvalidOption, match="ax holds ndarray: matplotlib Axes are needed; of an array of axes, take"):
        getattr(two.plot, plot)(ax=np.array([left, right]))
    with pytest.raises(InvalidOption, match="ax holds str"):
        getattr(two.plot, plot)(ax="left")


def test_options_that_cannot_be(two):
    with pytest.raises(InvalidOption, match="there is no column 'speeker'; did you mean 'speaker'"):
        two.plot.timeline("speeker")
    with pytest.raises(InvalidOption, match="column 'evidence' holds lists, which cannot make groups"):
        two.plot.distribution("evidence")
    for several in (None, ["speaker", "kind"]):
        with pytest.raises(InvalidOption, match="give the name of one column"):
            two.plot.timeline(several)
    with pytest.raises(InvalidOption, match="did you mean 'M'"):
        two.plot.timeline(freq="month")
    with pytest.raises(InvalidOption, match="a period is needed"):
        two.plot.coverage(None)
    with pytest.raises(InvalidOption, match="days above 0"):
        two.plot.timeline(bandwidth=-3)
    with pytest.raises(InvalidOption, match="whole number of groups above 0"):
        two.plot.distribution(top=0)
    with pytest.raises(InvalidOption, match="two columns"):
        two.plot.heatmap("kind", "kind")


def test_a_row_without_a_speaker_is_in_no_group(two):
    ax = statements(two.to_pandas(), made([0.5] * 8, speaker=None)).plot.distribution()
    assert len(ax.get_yticklabels()) == 2


def test_speakers_of_one_name_stay_apart(two):
    data = two.to_pandas().assign(speaker_name="Verel")
    labels = [text.get_text() for text in statements(data).plot.distribution().get_yticklabels()]
    assert [label.partition(")")[0] for label in labels] == ["Verel (verel", "Verel (sorel"]


@pytest.mark.parametrize("plot", PLOTS)
def test_under_a_dark_style_the_ground_stays_white(two, plot):
    with plt.style.context("dark_background"):
        ax = getattr(two.plot, plot)()
    assert to_hex(ax.get_facecolor()) == to_hex(ax.figure.get_facecolor()) == "#ffffff"


@pytest.mark.parametrize("plot", PLOTS)
def test_names_from_articles_are_shown_as_written(two, plot):
    data = two.to_pandas().assign(speaker_name="_A $\\bad{ name$ <b>")
    option = {"by": "speaker_name"} if plot != "heatmap" else {"rows": "speaker_name"}
    ax = getattr(statements(data).plot, plot)(**option)
    ax.figure.canvas.draw()
    assert "_A $\\bad{ name$ <b>" in words_of(ax).replace("\n", " ")


def test_the_first_marks_all_differ():
    marks = [mark_of(place, own=False) for place in range(16)]
    assert len({(mark.colour, mark.shape) for mark in marks}) == 16


def test_without_matplotlib_the_error_says_what_to_install(two, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"pip install 'quotestance\[plot\]'"):
        two.plot.timeline()
