"""The words that divide two groups, and their picture."""

import math

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance import Analyzer, Statements
from quotestance.errors import InvalidOption
from quotestance.estimates.contrast import log_odds
from reference import contrast

mpl.use("Agg")
TEXTS = [
    "“Barat menekan kami, menekan semua,” kata Menlu Arendia, Tomas Verel.",
    "“Barat menekan negara kami dengan sanksi,” kata Menlu Arendia, Tomas Verel.",
    "“Barat membantu kami, membantu rakyat,” ujar Mira Solan.",
]


@pytest.fixture(scope="module")
def statements(analyzer):
    return analyzer.analyze(TEXTS)


@pytest.fixture(autouse=True)
def _closed_figures():
    yield
    plt.close("all")


def test_counts_are_those_of_the_texts(statements):
    table = statements.compare("verel", "solan").set_index("word")
    assert table.loc[["menekan", "membantu", "barat", "kami"], ["a", "b"]].to_numpy().tolist() == [
        [3, 0],
        [0, 2],
        [2, 1],
        [2, 1],
    ]
    assert table.index[0] == "menekan"
    assert table.index[-1] == "membantu"


def test_single_letters_and_numbers_are_no_words(analyzer):
    texts = ["“Verel's plan B cost 5 lives,” said Tomas Verel.", "“The plan was good,” said Mira Solan."]
    words = set(analyzer.analyze(texts).compare("verel", "solan").word)
    assert "plan" in words
    assert not words & {"s", "b", "5"}


def test_the_formula_of_monroe_colaresi_and_quinn(statements):
    """Equations 16, 20 and 22, written out for one word."""
    table = statements.compare("verel", "solan", prior=20).set_index("word")
    total_a, total_b = table.a.sum(), table.b.sum()
    alpha = 20 * 3 / (total_a + total_b)  # "menekan" is three words of all
    odds_a = (3 + alpha) / (total_a + 20 - 3 - alpha)
    odds_b = (0 + alpha) / (total_b + 20 - 0 - alpha)
    delta = math.log(odds_a) - math.log(odds_b)
    variance = 1 / (3 + alpha) + 1 / (0 + alpha)
    assert table.log_odds["menekan"] == pytest.approx(delta)
    assert table.z["menekan"] == pytest.approx(delta / math.sqrt(variance))


counts = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=20)


@given(counts)
def test_exchanging_the_groups_turns_the_sign(pairs):
    a, b = np.array(pairs).T
    prior = np.ones(len(a))
    odds, z = log_odds(a, b, prior, prior.sum())
    back, z_back = log_odds(b, a, prior, prior.sum())
    np.testing.assert_allclose(odds, -back)
    np.testing.assert_allclose(z, -z_back)
    assert np.isfinite(z).all()


def test_a_single_word_divides_nobody():
    odds, z = log_odds([3], [5], [10], 10)
    assert (odds.item(), z.item()) == (0, 0)


def test_a_statement_toward_two_targets_counts_once(statements):
    both = Analyzer(["west", "china"]).analyze(TEXTS)
    assert len(both) == 2 * len(statements)
    pd.testing.assert_frame_equal(both.compare("verel", "solan"), statements.compare("verel", "solan"))


def test_concepts_are_counted_once_a_place_and_without_cues(statements):
    table = statements.compare("verel", "solan", what="concepts").set_index("concept")
    expected = {
        (row.speaker, piece["begin"], row.doc_id, piece["concept"])
        for row in statements
        for piece in row.evidence
        if piece["form"] and piece["origin"] != "cue"
    }
    assert table.a.sum() == sum(speaker == "verel" for speaker, *_ in expected)
    assert table.b.sum() == sum(speaker == "solan" for speaker, *_ in expected)
    assert "baseline" not in table.index


def test_several_languages_are_not_mixed(analyzer):
    mixed = analyzer.analyze(
        [*TEXTS, "“The West has betrayed us and the whole of the region,” said Tomas Verel, the Arendian minister."]
    )
    with pytest.raises(InvalidOption, match=r"several languages \(id: 3, en: 1\)"):
        mixed.compare("verel", "solan")
    assert "betrayed" not in mixed.compare("verel", "solan", language="id").word.tolist()
    assert len(mixed.compare("verel", "solan", what="concepts"))
    with pytest.raises(InvalidOption, match="neither group has statements in 'fr'"):
        mixed.compare("verel", "solan", language="fr")


def test_values_of_any_column(statements):
    halves = Statements.from_frame(statements.to_pandas().assign(early=[True, False, False]))
    table = halves.compare(True, False, by="early").set_index("word")
    assert table.loc["menekan", ["a", "b"]].tolist() == [2, 1]


def test_what_cannot_be_compared(statements):
    with pytest.raises(InvalidOption, match=r"no statement has 'solann' in column 'speaker'.*did you mean 'solan'"):
        statements.compare("verel", "solann")
    with pytest.raises(InvalidOption, match="two different values"):
        statements.compare("verel", "verel")
    with pytest.raises(InvalidOption, match="no column 'speeker'"):
        statements.compare("verel", "solan", by="speeker")
    with pytest.raises(InvalidOption, match="words or concepts"):
        statements.compare("verel", "solan", what="word")
    with pytest.raises(InvalidOption, match="number of words above 0"):
        statements.compare("verel", "solan", prior=0)
    several = Analyzer(["west", "china"]).analyze(TEXTS)
    with pytest.raises(InvalidOption, match="several targets"):
        several.compare("verel", "solan", what="concepts")
    bare = Statements.from_frame(statements.to_pandas().drop(columns="evidence"))
    with pytest.raises(InvalidOption, match="no evidence"):
        bare.compare("verel", "solan", what="concepts")


def test_the_plot_shows_the_words_that_divide(statements):
    ax = statements.plot.words("verel", "solan", top=3)
    table = statements.compare("verel", "solan")
    table = table[table.a + table.b > 1]
    tips = sorted(c.get_offsets()[0, 0] for c in ax.collections if len(c.get_offsets()))
    shown = pd.concat([table[table.z > 0].head(3), table[table.z < 0].tail(3)])
    np.testing.assert_allclose(tips, sorted(shown.z))
    texts = [text.get_text() for text in ax.texts]
    assert "menekan" in texts
    assert "3 : 0" in texts
    assert ax.get_title(loc="left") == "Words that divide Tomas Verel and Mira Solan"
    assert ax.get_xlabel().startswith("← Mira Solan says it more")
    # Nothing in three articles is surer than chance: all points are hollow.
    faces = {tuple(c.get_facecolors()[0][:3]) for c in ax.collections if len(c.get_offsets())}
    assert faces == {(1.0, 1.0, 1.0)}


def test_names_from_articles_are_shown_as_written(statements):
    frame = statements.to_pandas()
    ax = Statements.from_frame(frame.assign(speaker_name="$\\bad{$" + frame.speaker)).plot.words("verel", "solan")
    ax.figure.canvas.draw()
    assert ax.get_title(loc="left") == "Words that divide $\\bad{$verel and $\\bad{$solan"


def test_the_plot_of_words_that_were_said_once_says_so(analyzer):
    once = analyzer.analyze(["“Barat munafik,” kata Tomas Verel.", "“Cuaca cerah,” ujar Mira Solan."])
    ax = once.plot.words("verel", "solan")
    assert not ax.axison
    assert "say no word often enough" in ax.texts[0].get_text().replace("\n", " ")


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(1, 90)), min_size=2, max_size=30))
def test_log_odds_are_those_of_the_plain_formula(rows):
    a, b, prior = np.array(rows, float).T
    total = 2 * prior.sum()
    for found, plain in zip(log_odds(a, b, prior, total), contrast.log_odds(a, b, prior, total), strict=True):
        np.testing.assert_allclose(found, plain, rtol=1e-9, atol=1e-12)


def test_log_odds_by_hand():
    """3 of 10 words against 1 of 20, with 1 word in 5 added: odds of 4 to 11 and of 2 to 23."""
    odds, z = log_odds([3, 7], [1, 19], [1, 4], 5)
    assert odds[0] == pytest.approx(1.430746, abs=1e-6)  # ln(4 / 11) - ln(2 / 23)
    assert z[0] == pytest.approx(1.652083, abs=1e-6)  # over √(1 / 4 + 1 / 2)


def test_log_odds_of_nonsense():
    with pytest.raises(InvalidOption, match="one length"):
        log_odds([1, 2], [1], [1, 1], 2)
    with pytest.raises(InvalidOption, match="0 or more"):
        log_odds([-1], [1], [1], 2)
    with pytest.raises(InvalidOption, match="above 0"):
        log_odds([1], [1], [0], 2)


def test_the_example_is_the_shortest_of_the_side_that_says_it_more(statements):
    table = statements.compare("verel", "solan").set_index("word")
    texts = dict(zip(statements["doc_id"].to_pylist(), statements["text"].to_pylist(), strict=True))
    assert table.example["menekan"] == min((texts["0"], texts["1"]), key=len)
    assert table.example["membantu"] == texts["2"]
    assert all(texts[row.doc_id] == row.example for row in table.itertuples())
    concepts = statements.compare("verel", "solan", what="concepts").set_index("concept")
    assert concepts.example["help"] == texts["2"]


def test_periods(analyzer):
    dated = analyzer.analyze(TEXTS, date=["2022-01-31", "2022-02-01", "2023-05-05"])
    table = dated.compare("2022", "2023", by="date").set_index("word")
    assert table.loc["menekan", ["a", "b"]].tolist() == [3, 0]
    split = dated.compare((None, "2022-01"), ("2022-02-01", None), by="date").set_index("word")
    assert split.loc["menekan", ["a", "b"]].tolist() == [2, 1]
    both = {"speaker": "verel", "date": "2022-01"}, {"speaker": ["verel", "solan"], "date": ("2022-02", "2023")}
    assert dated.compare(*both).set_index("word").loc["barat", ["a", "b"]].tolist() == [1, 2]
    assert dated.plot.words(*both).get_title(loc="left") == (
        "Words that divide Tomas Verel, 2022-01 and Tomas Verel or Mira Solan, 2022-02 to 2023"
    )
    with pytest.raises(InvalidOption, match="the period ends before it begins"):
        dated.compare(("2023", "2022"), "2022", by="date")
    with pytest.raises(InvalidOption, match=r"b: '2022-13' is no period; write 2022, 2022-02"):
        dated.compare("2022", "2022-13", by="date")
    with pytest.raises(InvalidOption, match="no statement is of 2021; they are of 2022-01-31 to 2023-05-05"):
        dated.compare("2021", "2022", by="date")
    with pytest.raises(InvalidOption, match="2 statements are on both sides"):
        dated.compare("2022", (None, None), by="date")


def test_no_dates(statements):
    with pytest.raises(InvalidOption, match="no statement has a date"):
        statements.compare("2022", "2023", by="date")


def test_targets_have_concepts_of_their_own():
    both = Analyzer(["west", "china"]).analyze(
        ["“Barat menekan kami, Tiongkok membantu kami,” kata Menlu Arendia, Tomas Verel."]
    )
    table = both.compare("west", "china", by="target", what="concepts").set_index("concept")
    assert table.loc["pressure", "a"] == 1
    assert both.compare({"target": "west"}, {"target": "china"}, what="concepts").equals(table.reset_index())


def test_filters_that_select_nothing(statements):
    with pytest.raises(InvalidOption, match="a: no statement has all of"):
        statements.compare({"speaker": "verel", "doc_id": "2"}, "solan")
    with pytest.raises(InvalidOption, match="name a column and its value"):
        statements.compare({}, "solan")
    with pytest.raises(InvalidOption, match="column 'evidence' holds lists"):
        statements.compare("verel", "solan", by="evidence")


def test_repetitions_count_once_where_asked(analyzer):
    again = analyzer.analyze([*TEXTS, TEXTS[1]])
    assert again.compare("verel", "solan").set_index("word").loc["sanksi", "a"] == 2
    once = again.compare("verel", "solan", duplicates="once")
    assert once.set_index("word").loc["sanksi", "a"] == 1
    assert once.attrs["note"].startswith("1 of 4 statements repeat others")


def test_the_own_bloc_is_told(statements):
    mixed = Statements.from_frame(statements.to_pandas().assign(own_bloc=[True, False, True]))
    note = mixed.compare("verel", "solan").attrs["note"]
    assert "1 of the 2 statements of a are on the speaker's own bloc" in note
    assert "all statements of b are on the speaker's own bloc" in note


@pytest.mark.parametrize(
    ("options", "message"),
    [({"what": ["words"]}, "words or concepts can be compared"), ({"by": ["speaker"]}, "give the name of one column")],
)
def test_options_of_another_kind(statements, options, message):
    with pytest.raises(InvalidOption, match=message):
        statements.compare("verel", "solan", **options)


def test_columns_of_times_are_periods_and_rows_without_a_text_no_statements(analyzer):
    frame = analyzer.analyze(["“Barat menekan kami,” kata Menlu Arendia, Tomas Verel."] * 3).to_pandas()
    frame["when"] = pd.to_datetime(["2024-01-31 23:30", "2024-02-01 08:00", "2024-02-02 00:00"])
    frame.loc[2, "text"] = None
    found = Statements.from_frame(frame).compare("2024-01", "2024-02", by="when")
    assert found[["a", "b"]].sum().tolist() == [3, 3]
