"""A difference of mean stances as a sum over concepts: it adds up, whatever the statements."""

import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, _core
from quotestance.errors import InvalidOption
from reference import contrast as reference

mpl.use("Agg")
rng = np.random.default_rng(8)
BASE = ("baseline", "baseline", -0.3, -0.5)


def piece(concept: str, role: str, against: float, for_: float) -> dict[str, object]:
    form = None if role in ("baseline", "setting") else concept
    origin = {"baseline": None, "setting": None, "cue": "cue"}.get(role, "quoted")
    place = {"begin": 0, "end": 5} if form else {"begin": None, "end": None}
    return place | {
        "form": form, "concept": concept, "role": role, "origin": origin, "amount": 1.0, "against": against, "for": for_
    }  # fmt: skip


def statements(rows: list[dict[str, object]]) -> Statements:
    """Invented statements whose stance is that of their evidence: ``said`` holds concept, role, against and for."""
    frame = pd.DataFrame(rows)
    said = frame.pop("said")
    sums = [np.array([item[2:] for item in items]).reshape(-1, 2).sum(axis=0) for items in said]
    frame["stance"] = [reference.stance(*total) for total in sums]
    frame["evidence"] = [[piece(*item) for item in items] for items in said]
    others = {"text": "Barat …", "target": "west", "own_bloc": False, "stance_label": "neutral", "target_link": "named"}
    for name, value in others.items():
        frame[name] = frame[name].fillna(value) if name in frame else value
    return Statements.from_frame(frame)


def row(speaker: str, doc_id: int, *said: tuple[str, str, float, float], **columns: object) -> dict[str, object]:
    return {"speaker": speaker, "doc_id": str(doc_id), "said": [*said, BASE], **columns}


@pytest.fixture(autouse=True)
def _closed_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def few() -> Statements:
    attack, help_, cue = ("attack", "agent", 1.2, -0.4), ("help", "agent", -0.2, 0.9), ("accuse", "cue", 0.4, 0.0)
    return statements(
        [
            row("verel", 0, attack, attack, cue),
            row("verel", 1, attack),
            row("verel", 1, help_),
            row("solan", 2, help_, attack),
            row("solan", 3, help_),
            row("solan", 3),
        ]
    )


def test_it_adds_up(few):
    found = few.decompose("verel", "solan")
    frame, stances = found.frame, few.to_pandas().groupby("speaker").stance.mean()
    assert found.mean_a == pytest.approx(stances["verel"], abs=1e-14)
    assert found.mean_b == pytest.approx(stances["solan"], abs=1e-14)
    assert found.total == pytest.approx(stances["verel"] - stances["solan"], abs=1e-14)
    assert frame.contribution.sum() == pytest.approx(found.total, abs=1e-13)
    assert frame.mean_a.sum() == pytest.approx(found.mean_a, abs=1e-13)
    np.testing.assert_allclose(frame.use + frame.tone, frame.contribution, atol=1e-14)
    assert frame.contribution.abs().is_monotonic_decreasing
    assert found.statements == (3, 3)
    assert found.low < found.total < found.high


def test_the_rows_of_the_frame(few):
    frame = few.decompose("verel", "solan").frame.set_index("concept")
    assert frame.kind.to_dict() == {"attack": "concept", "help": "concept", "accuse": "cue", "baseline": "baseline"}
    assert frame.loc["attack", ["a", "b", "articles"]].tolist() == [2, 1, 3]
    assert frame.loc["help", ["a", "b", "articles"]].tolist() == [1, 2, 3]
    assert frame.few.all()
    assert few.decompose("verel", "solan", few_below=3).frame.set_index("concept").few.to_dict() == {
        "attack": False,
        "help": False,
        "accuse": True,
        "baseline": False,
    }
    assert frame.contribution["baseline"] == pytest.approx(0, abs=1e-15)
    assert frame.note["accuse"] == "only a uses it: all is use; in one article: no interval"
    assert frame.tone["accuse"] == 0
    assert frame.low.isna().to_dict() == {"attack": False, "help": False, "accuse": True, "baseline": False}


def test_it_is_that_of_a_plain_decomposition(few):
    pieces, sides = [], []
    for number, one in enumerate(few):
        sides.append(int(one.speaker == "solan"))
        against, for_ = (np.array([item[side] for item in one.evidence]) for side in ("against", "for"))
        base = np.array([item["role"] == "baseline" for item in one.evidence])
        values = reference.attribution(against, for_, base)
        pieces += [(number, item["concept"], value) for item, value in zip(one.evidence, values, strict=True)]
    frame = pd.DataFrame(pieces, columns=["statement", "term", "value"])
    plain = reference.decomposition(frame, pd.DataFrame({"side": sides}))
    found = few.decompose("verel", "solan").frame.set_index("concept").loc[plain.index]
    for column in ("use", "tone", "contribution"):
        np.testing.assert_allclose(found[column], plain[column], rtol=1e-6, atol=1e-9)


def test_on_real_articles(analyzer):
    import quotestance as qs

    every = analyzer.analyze(qs.sample_articles())
    found = every.decompose("lavrov", "wang_yi")
    stances = every.filter(own_bloc=False).to_pandas().groupby("speaker").stance.mean()
    assert found.total == pytest.approx(stances["lavrov"] - stances["wang_yi"], abs=1e-13)
    assert found.frame.contribution.sum() == pytest.approx(found.total, abs=1e-12)
    example = found.frame.iloc[0]
    evidence = [one.evidence for one in every if one.text == example.example and one.doc_id == example.doc_id]
    assert example.concept in {item["concept"] for items in evidence for item in items}


contributions = st.floats(-8, 8, width=32)
evidence = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from(["agent", "object", "cue"]), contributions, contributions),
    max_size=6,
)
said = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 4), evidence), min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(said)
def test_whatever_is_said_it_adds_up(rows):
    every = [*rows, (0, 9, []), (1, 9, [])]  # no side is empty
    made = statements([row("ab"[side], article, *items) for side, article, items in every])
    found, back = made.decompose("a", "b", replicates=400), made.decompose("b", "a", replicates=400)
    means = made.to_pandas().groupby("speaker").stance.mean()
    frame = found.frame
    assert found.total == pytest.approx(means["a"] - means["b"], abs=1e-12)
    assert frame.contribution.sum() == pytest.approx(found.total, abs=1e-12)
    np.testing.assert_allclose(frame.use + frame.tone, frame.contribution, atol=1e-12)
    assert not frame[["use", "tone", "contribution"]].isna().to_numpy().any()
    keys = ["kind", "concept"]
    turned = back.frame.set_index(keys).contribution.loc[pd.MultiIndex.from_frame(frame[keys])]
    np.testing.assert_allclose(turned, -frame.contribution, atol=1e-12)


def test_the_interval_holds_the_true_difference():
    """A concept said by one side alone, in 30 articles of each side that lean to it more or less."""
    held, of_term = 0, 0
    for seed in range(300):
        own = np.random.default_rng(seed)
        lean = own.beta(2, 2, 60)
        articles = np.repeat(np.arange(60), own.geometric(0.5, 60))
        sides = (articles >= 30).astype(np.int8)
        says = (own.random(len(articles)) < lean[articles]) & (sides == 0)
        rows = np.concatenate([np.flatnonzero(says), np.arange(len(sides))])
        terms = np.repeat([0, 1], [says.sum(), len(sides)])
        values = np.where(terms == 0, -0.6, own.normal(0.1, 0.2, len(rows)))
        found = _core.decompose(
            rows, terms, values, sides, articles, 2, replicates=400, level=0.95, seed=seed, threads=2
        )
        held += found["total_low"] <= -0.3 <= found["total_high"]
        of_term += found["low"][0] <= -0.3 <= found["high"][0]
    assert 0.9 < held / 300 < 0.985
    assert 0.9 < of_term / 300 < 0.985


def test_the_seed_and_the_threads(few):
    once = few.decompose("verel", "solan", threads=1)
    pd.testing.assert_frame_equal(once.frame, few.decompose("verel", "solan", threads=2).frame)
    other = few.decompose("verel", "solan", seed=1)
    assert (once.low, once.high) != (other.low, other.high)


def test_periods_targets_and_filters():
    hard, soft = ("attack", "agent", 1.0, 0.0), ("help", "agent", 0.0, 1.0)
    made = statements(
        [
            row("verel", 0, soft, date="2022-01-10"),
            row("verel", 1, soft, date="2022-02-23"),
            row("verel", 2, hard, date="2022-02-24"),
            row("verel", 3, hard, date="2022-03-01"),
            row("solan", 4, hard, date="2022-03-02", target="china"),
            row("solan", 5, hard, date=None, target="china"),
        ]
    )
    before = made.decompose((None, "2022-02-23"), ("2022-02-24", None), by="date", target="west")
    assert before.statements == (2, 2)
    assert before.names == ("until 2022-02-23", "from 2022-02-24")
    assert made.decompose("2022-02", "2022-01", by="date", target="west").statements == (2, 1)
    assert made.decompose("2022-02-24", "2022-03", by="date", target="west").statements == (1, 1)
    targets = made.decompose("west", "china", by="target")
    assert targets.statements == (4, 2)
    assert targets.names == ("the West", "China")
    filters = {"speaker": "verel", "date": ("2022-01", "2022-01")}, {"speaker": ["verel"], "date": "2022-03"}
    assert made.decompose(*filters, target="west").names == ("verel, 2022-01 to 2022-01", "verel, 2022-03")
    with pytest.raises(InvalidOption, match="several targets"):
        made.decompose("verel", "solan")


def test_statements_on_the_own_bloc_are_not_mixed_in(few):
    frame = few.to_pandas()
    one = Statements.from_frame(frame.assign(own_bloc=[True, *[False] * 5])).decompose("verel", "solan")
    assert one.statements == (2, 3)
    assert one.note.startswith("verel: left out 1 statement on the speaker's own bloc")
    every = Statements.from_frame(frame.assign(own_bloc=frame.speaker == "verel")).decompose("verel", "solan")
    assert every.statements == (3, 3)
    assert every.note == "verel: all statements are on the speaker's own bloc"


def test_repetitions_count_once_where_asked():
    long = "Barat menerapkan standar ganda terhadap negara kami dan seluruh kawasan ini"
    hard, soft = ("attack", "agent", 1.0, 0.0), ("help", "agent", 0.0, 1.0)
    rows = [row("verel", number, hard, text=long) for number in range(3)]
    rows += [row("verel", 3, soft, text="Kami menyambut kerja sama"), row("solan", 4, soft), row("solan", 5, hard)]
    made = statements(rows)
    assert made.decompose("verel", "solan").statements == (4, 2)
    once = made.decompose("verel", "solan", duplicates="once")
    assert once.statements == (2, 2 - 1)  # the texts of solan are the same too
    assert "3 of 6 statements repeat others" in once.note


def test_what_has_no_interval_says_why(few):
    found = few.filter(doc_id=["0", "2", "3"]).decompose("verel", "solan")
    assert np.isnan([found.low, found.high]).all()
    assert found.frame[["low", "high"]].isna().to_numpy().all()
    assert found.note == "verel: one article, so no interval"
    same = statements([row("a", number) for number in range(2)] + [row("b", number) for number in range(2)])
    alike = same.decompose("a", "b")
    assert (alike.total, alike.low, alike.high) == pytest.approx((0, 0, 0), abs=1e-15)


def test_bad_input(few):
    frame = few.to_pandas()
    silent = frame.assign(stance=frame.stance.where(frame.speaker == "verel"))
    with pytest.raises(InvalidOption, match="b: none of the 3 statements speaks of the target"):
        Statements.from_frame(silent).decompose("verel", "solan")
    with pytest.raises(InvalidOption, match=r"its evidence comes to .*: the scores are not those of the evidence"):
        Statements.from_frame(frame.assign(stance=0.5)).decompose("verel", "solan")
    with pytest.raises(InvalidOption, match="has a stance and no evidence"):
        Statements.from_frame(frame.drop(columns="evidence")).decompose("verel", "solan")
    with pytest.raises(InvalidOption, match="did you mean 'solan'"):
        few.decompose("verel", "solann")
    with pytest.raises(InvalidOption, match="needs 400 or more"):
        few.decompose("verel", "solan", replicates=10)
    with pytest.raises(InvalidOption, match="give 'keep', 'once', or what"):
        few.decompose("verel", "solan", duplicates="twice")


def test_the_plot_goes_from_one_mean_to_the_other(few):
    found = few.decompose("verel", "solan")
    ax = found.plot(top=2)
    bars = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in ax.patches]
    assert len(bars) == 3  # two concepts, and the rest
    assert bars[0][0] == pytest.approx(found.mean_b)
    assert bars[-1][1] == pytest.approx(found.mean_a)
    for (_, end), (begin, _) in itertools.pairwise(bars):
        assert end == pytest.approx(begin)
    labels = [tick.get_text() for tick in ax.get_yticklabels()]
    assert labels[0] == "solan, mean of 3"
    assert labels[-2:] == ["2 more", "verel, mean of 3"]
    low, high = ax.get_xlim()
    assert low < min(map(min, bars)) < max(map(max, bars)) < high
    assert {bar.get_facecolor()[:3] for bar in ax.patches} == {(1, 1, 1)}  # all are few
    sure = few.decompose("verel", "solan", few_below=0)
    solid = ((sure.frame.low > 0) | (sure.frame.high < 0)).tolist()
    faces = [bar.get_facecolor()[:3] != (1, 1, 1) for bar in sure.plot(top=4).patches]
    assert faces == solid
    assert any(solid)
    assert repr(found).startswith("<Decomposition: verel -")
    with pytest.raises(InvalidOption, match="whole number of concepts"):
        found.plot(top=0)


def test_an_unknown_bloc_counts_as_another(few):
    unknown = Statements.from_frame(few.to_pandas().assign(own_bloc=pd.array([None] * 6, "boolean")))
    found = unknown.decompose("verel", "solan")
    assert found.total == few.decompose("verel", "solan").total
    assert found.note.startswith("of 6 statements it is not known whether the speaker belongs to the bloc")
