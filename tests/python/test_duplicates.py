"""Statements that repeat others, against a comparison of all pairs."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import Statements, errors
from reference import duplicates as plain

rng = np.random.default_rng(6)
WORDS = np.array(
    ["kami", "menolak", "sanksi", "sepihak", "barat", "dan", "meminta", "dialog", "dengan", "semua", "pihak"]
)


def stories(many: int = 40, copies: int = 6) -> pd.DataFrame:
    """Invented wire stories, carried by several outlets that each change some words."""
    rows = []
    for story in range(many):
        words = rng.choice(WORDS, rng.integers(4, 25))
        day = int(rng.integers(0, 60))
        for _ in range(rng.integers(1, copies + 1)):
            text = words.copy()
            changed = rng.random(len(text)) < rng.choice([0, 0, 0.05, 0.2])
            text[changed] = rng.choice(WORDS, changed.sum())
            rows.append(
                (" ".join(text), rng.choice(["verel", "solan"], p=[0.9, 0.1]), day + int(rng.integers(0, 12)), story)
            )
    frame = pd.DataFrame(rows, columns=["text", "speaker", "day", "story"]).sample(frac=1, random_state=1)
    return frame.reset_index(drop=True)


def statements(frame: pd.DataFrame) -> Statements:
    date = pd.Timestamp("2022-01-01") + pd.to_timedelta(frame.day, unit="D")
    doc_id = np.arange(len(frame)).astype(str)
    own = {
        "target": "west",
        "stance": 0.5,
        "stance_label": "neutral",
        "own_bloc": False,
        "doc_id": doc_id,
        "date": date,
    }
    return Statements.from_frame(frame.assign(**{name: value for name, value in own.items() if name not in frame}))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return stories()


@pytest.mark.parametrize(("threshold", "shingle", "days"), [(0.6, 3, 7), (0.2, 2, 3), (0.9, 1, 60), (1, 3, 0)])
@pytest.mark.parametrize("seed", range(3))
def test_clusters_are_those_of_all_pairs(frame, threshold, shingle, days, seed):
    found = statements(frame).duplicates(threshold, shingle=shingle, days=days, seed=seed)
    expected = plain.first_of_each(frame.text, frame.speaker, frame.day.tolist(), threshold, days, shingle)
    first = np.flatnonzero(found.kept)
    kept = {int(found.cluster[row]): int(row) for row in first}
    assert [kept[int(cluster)] for cluster in found.cluster] == expected
    assert found.kept.sum() == found.cluster.max() + 1


def test_the_threads_and_the_order_of_rows(frame):
    found = statements(frame).duplicates(threads=1)
    for threads in (2, 3):
        np.testing.assert_array_equal(statements(frame).duplicates(threads=threads).cluster, found.cluster)
    turned = statements(frame.iloc[::-1]).duplicates()
    pairs = pd.Series(found.cluster[::-1]).groupby(turned.cluster).nunique()
    assert (pairs == 1).all()
    assert turned.cluster.max() == found.cluster.max()


def test_case_accents_and_punctuation_do_not_count():
    texts = ["“Kami menolak sanksi itu”, “Barat”!", "kami MENOLAK sanksi itu barat", "Kami ménolak sanksi-itu… Barat"]
    texts += ["Kami menerima sanksi itu Barat", "…", "…", ""]
    found = statements(pd.DataFrame({"text": texts, "speaker": "verel", "day": 0})).duplicates(1)
    assert found.cluster.tolist() == [0, 0, 0, 1, 2, 3, 4]
    assert found.copies.tolist() == [3, 3, 3, 1, 1, 1, 1]
    assert (
        found.note
        == "2 of 7 statements repeat others (1 of their wording in common, same speaker, target, within 7 days)"
    )


def test_what_must_agree():
    frame = pd.DataFrame({"text": "kami menolak sanksi", "speaker": ["verel", "verel", "solan", None, None], "day": 0})
    assert statements(frame).duplicates().cluster.tolist() == [0, 0, 1, 2, 2]
    assert statements(frame).duplicates(within=()).cluster.tolist() == [0] * 5
    by_target = statements(frame.assign(target=["west", "china", "west", "west", "china"]))
    assert by_target.duplicates(within=()).cluster.tolist() == [0, 1, 0, 0, 1]


def test_the_earliest_is_kept_and_the_undated_last():
    frame = pd.DataFrame({"text": "kami menolak sanksi", "speaker": "verel", "day": [5, 3, 3, 30]})
    assert statements(frame).duplicates().kept.tolist() == [False, True, False, True]
    dates = pd.Series(pd.to_datetime(["2022-01-09", None, "2022-03-01"]))
    undated = statements(frame.head(3).assign(date=dates))
    assert undated.duplicates().cluster.tolist() == [0, 0, 0]  # linked through the one without a date
    assert undated.duplicates().kept.tolist() == [True, False, False]


def test_many_copies_of_one_story_take_linear_time():
    """Each is compared with a few before it, and all are found."""
    frame = pd.DataFrame({"text": "kami menolak sanksi sepihak", "speaker": "verel", "day": range(20_000)})
    assert statements(frame).duplicates(days=1).cluster.max() == 0
    assert statements(frame.assign(day=frame.day * 2)).duplicates(days=1).kept.all()


def test_the_tensor_counts_a_story_once(frame):
    every = statements(frame)
    once, keep = every.tensor("speaker", duplicates="once"), every.tensor("speaker")
    found = every.duplicates()
    assert once.rows.sum() == found.kept.sum() < keep.rows.sum() == len(every)
    assert found.note in once.note
    assert every.tensor("speaker", duplicates=found).rows.tolist() == once.rows.tolist()
    np.testing.assert_array_equal(every.filter(found.kept).tensor("speaker").mean, once.mean)


def test_rows_of_one_statement_are_no_duplicates(analyzer, texts):
    statements = analyzer.analyze(texts)
    kept = statements.filter(statements.duplicates().kept).to_pandas()
    assert set(kept.target) == set(statements.to_pandas().target)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threshold": 0.1}, "threshold=0.1: the share of the wording in common lies between 0.2 and 1"),
        ({"threshold": "0.6"}, "threshold='0.6'"),
        ({"threshold": float("nan")}, "threshold=nan"),
        ({"within": "speakers"}, "no column 'speakers'; did you mean 'speaker'"),
        ({"within": 3}, "no column 3"),
        ({"within": "evidence"}, "column 'evidence' holds"),
        ({"days": -1}, "days=-1"),
        ({"days": 1.5}, "days=1.5"),
        ({"shingle": 0}, "shingle=0"),
        ({"seed": -1}, "seed=-1"),
        ({"threads": 0}, "threads=0"),
    ],
)
def test_bad_options(frame, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        statements(frame).duplicates(**options)


def test_bad_choices(frame):
    every = statements(frame)
    with pytest.raises(errors.InvalidOption, match=r"did you mean 'once'"):
        every.tensor(duplicates="one")
    with pytest.raises(errors.InvalidOption, match="are those of 3 statements"):
        every.tensor(duplicates=every[:3].duplicates())


def test_of_nothing(frame):
    none = statements(frame)[:0].duplicates()
    assert none.cluster.tolist() == none.kept.tolist() == none.copies.tolist() == []


Texts = st.lists(
    st.tuples(st.lists(st.sampled_from("abcd"), max_size=9), st.integers(0, 1), st.integers(0, 9)), max_size=12
)


@settings(deadline=None)
@given(Texts, st.sampled_from([0.3, 0.5, 0.8, 1]))
def test_any_texts(rows, threshold):
    """None is linked that should not be: two texts of a cluster are linked by others that are near."""
    frame = pd.DataFrame(
        [(" ".join(words), str(who), day) for words, who, day in rows], columns=["text", "speaker", "day"]
    )
    found = statements(frame.assign(day=frame.day.astype(float)) if frame.empty else frame).duplicates(
        threshold, shingle=2
    )
    expected = plain.first_of_each(frame.text, frame.speaker, frame.day.tolist(), threshold, 7, 2)
    for cluster in np.unique(found.cluster):
        assert len({expected[row] for row in np.flatnonzero(found.cluster == cluster)}) == 1
    for row in np.flatnonzero(~found.kept):
        assert expected[row] != row
