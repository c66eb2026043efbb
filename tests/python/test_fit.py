"""Learning from the user's labels: what moves, what stays, and what is kept."""

import pickle
from collections import Counter

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import _core, errors
from quotestance.learning import changed_rows, examples_of, label_codes, probabilities
from quotestance.statements import Scores
from quotestance.tables import Table

WORDS = ["trusts", "praised", "mocked", "attacked", "welcomed", "scolded", "thanked", "harmed", "defends", "joined"]
NAMES = ["ministry", "council", "mayor", "guild", "assembly"]
TEXTS = [f"Tomas Verel {word} the {name}." for word in WORDS for name in NAMES]
BEGINS = [text.index("the ") + 4 for text in TEXTS]
ENDS = [len(text) - 1 for text in TEXTS]
#: Fifty corrections that a user makes: here everything is the other way round.
LABELS = [["negative", "negative", "positive", "positive", "negative"][i // 5 % 5] for i in range(50)]
ARTICLES = [
    "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.",
    "“Kami menyambut baik kerja sama dengan Barat,” kata Menlu Arendia, Tomas Verel.",
    "“Barat munafik,” kata Menlu Arendia, Tomas Verel.",
    "“Kami memuji Barat,” kata Menlu Arendia, Tomas Verel.",
    "“Cuaca hari ini cerah,” kata Menlu Arendia, Tomas Verel.",
]


@pytest.fixture(scope="module")
def scores(analyzer) -> Scores:
    return analyzer.score_targets(TEXTS, BEGINS, ENDS)


@pytest.fixture(scope="module")
def statements(analyzer) -> qs.Statements:
    return analyzer.analyze(ARTICLES)


@pytest.fixture(scope="module")
def fitted(analyzer, scores) -> qs.Analyzer:
    return analyzer.fit(scores, LABELS, spread=0.5)


def learned(analyzer) -> bytes:
    """The table that an analyzer learned; empty if none."""
    return b"".join(table.content for table in analyzer.lexicon.added if table.schema == "weights")


def learned_rows(analyzer) -> list[dict[str, str]]:
    return [row for table in analyzer.lexicon.added if table.schema == "weights" for _, row in table.rows()]


def weights_of(analyzer) -> _core.Weights:
    return _core.Weights(analyzer.lexicon.compiled())


def loss(scores, labels) -> float:
    columns = np.column_stack([scores[f"p_{label}"].to_numpy() for label in ("negative", "neutral", "positive")])
    codes = label_codes(labels, len(scores))
    return float(-np.log(columns[np.arange(len(codes)), codes]).mean())


def test_labels_draw_the_scores_towards_them(fitted, scores):
    again = fitted.score_targets(TEXTS, BEGINS, ENDS)
    assert loss(again, LABELS) < 0.7 * loss(scores, LABELS)
    right = [sum(a == b for a, b in zip(s["stance_label"].to_pylist(), LABELS, strict=True)) for s in (scores, again)]
    assert right[1] > right[0]
    # The same words, in a text that no label has seen.
    text = "The villagers praised the school."
    before, after = (one.score_targets([text], [26], [32])[0].stance for one in (qs.Analyzer(), fitted))
    assert after < before


def test_the_analyzer_itself_does_not_change(analyzer, scores, fitted):
    assert learned(analyzer) == b""
    assert analyzer.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(scores.to_arrow())
    assert fitted is not analyzer


def test_two_fits_give_the_same_bytes(analyzer, scores, fitted):
    assert learned(analyzer.fit(scores, LABELS, spread=0.5)) == learned(fitted)
    assert learned(analyzer.fit(scores, LABELS)) == learned(analyzer.fit(scores, LABELS))
    assert len(learned(fitted)) > 100


def test_what_no_label_speaks_of_stays(analyzer, scores, fitted):
    used = {(item["concept"], item["role"]) for row in scores for item in row.evidence}
    moved = {(row["concept"], row["role"]) for row in learned_rows(fitted)}
    assert moved
    assert moved <= used
    assert {row["reading"] for row in learned_rows(fitted)} == {"span"}
    for reading in ("span", "statement"):
        before, after = weights_of(analyzer).rows(reading), weights_of(fitted).rows(reading)
        for i, key in enumerate(zip(before["concept"], before["role"], strict=True)):
            if reading == "statement" or key not in moved:
                assert (before["against"][i], before["for"][i]) == (after["against"][i], after["for"][i])


def test_statements_and_spans_teach_apart(analyzer, scores, statements, fitted):
    assert fitted.analyze(ARTICLES).to_arrow().equals(statements.to_arrow())
    of_statements = analyzer.fit(statements, ["positive", "negative", "positive", "negative", None])
    assert of_statements.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(scores.to_arrow())
    assert not of_statements.analyze(ARTICLES).to_arrow().equals(statements.to_arrow())
    assert {row["reading"] for row in learned_rows(of_statements)} == {"statement"}


def test_one_fit_after_the_other_keeps_both(scores, statements, fitted):
    both = fitted.fit(statements, ["positive", "negative", "positive", "negative", None])
    assert Counter(row["reading"] for row in learned_rows(both))["span"] == len(learned_rows(fitted))
    assert (
        both.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(fitted.score_targets(TEXTS, BEGINS, ENDS).to_arrow())
    )
    assert len(both.lexicon.added) == 1


def test_the_prior_of_a_second_fit_is_the_first(analyzer, scores, fitted):
    half = np.array([i % 2 == 0 for i in range(50)])
    labels = np.array(LABELS)
    first = analyzer.fit(scores[half], labels[half], spread=0.2)
    second = first.fit(scores[~half], labels[~half], spread=0.2)
    losses = [loss(one.score_targets(TEXTS, BEGINS, ENDS), LABELS) for one in (analyzer, first, second)]
    assert losses[0] > losses[1] > losses[2]
    rows = learned_rows(second)
    assert len({(row["concept"], row["role"], row["reading"]) for row in rows}) == len(rows)  # each stands once


def test_a_wider_spread_goes_further(analyzer, scores):
    losses = [
        loss(analyzer.fit(scores, LABELS, spread=spread).score_targets(TEXTS, BEGINS, ENDS), LABELS)
        for spread in (0.001, 0.1, 0.5, 2)
    ]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] == pytest.approx(loss(scores, LABELS), abs=0.01)


def test_a_huge_spread_stays_within_the_table(analyzer, scores):
    far = analyzer.fit(scores, LABELS, spread=1e9)
    values = [float(row[side]) for row in learned_rows(far) for side in ("against", "for")]
    assert max(map(abs, values)) <= 20
    assert loss(far.score_targets(TEXTS, BEGINS, ENDS), LABELS) < 0.1


def test_fewer_articles_than_folds(analyzer, scores):
    few = analyzer.fit(scores[:6], ["negative", "positive"] * 3)
    assert learned_rows(few)
    one_article = analyzer.score_targets([TEXTS[0]] * 2, BEGINS[:1] * 2, ENDS[:1] * 2)
    assert analyzer.fit(one_article, ["negative", "positive"]) is not None


def test_rows_without_a_label_do_not_count(analyzer, scores):
    labels = [label if i % 3 == 0 else None for i, label in enumerate(LABELS)]
    some = np.array([label is not None for label in labels])
    with_gaps = analyzer.fit(scores, labels, spread=0.3)
    without = analyzer.fit(scores[some], [label for label in labels if label], spread=0.3)
    assert learned(with_gaps) == learned(without)
    for missing in (float("nan"), pd.NA, np.nan, "none"):
        gaps = [label or missing for label in labels]
        assert learned(analyzer.fit(scores, gaps, spread=0.3)) == learned(without)


def test_rows_that_do_not_speak_of_the_target_do_not_count(analyzer, statements):
    assert statements["stance_label"].to_pylist()[-1] == "none"
    labels = ["positive", "negative", "positive", "negative"]
    assert learned(analyzer.fit(statements, [*labels, "positive"])) == learned(
        analyzer.fit(statements, [*labels, None])
    )
    with pytest.raises(errors.InvalidOption, match="two at least"):
        analyzer.fit(statements, [None, None, None, "negative", "positive"])


@pytest.mark.parametrize(
    "container",
    [list, tuple, iter, np.array, pd.Series, pd.Categorical, pl.Series, pa.array, lambda x: pa.chunked_array([x])],
)
def test_containers_of_labels(analyzer, scores, fitted, container):
    assert learned(analyzer.fit(scores, container(LABELS), spread=0.5)) == learned(fitted)


@pytest.mark.parametrize("number", [int, float, np.int64, np.int8, np.float32])
def test_labels_as_numbers(analyzer, scores, fitted, number):
    numbers = [number({"negative": -1, "neutral": 0, "positive": 1}[label]) for label in LABELS]
    assert learned(analyzer.fit(scores, numbers, spread=0.5)) == learned(fitted)


@pytest.mark.parametrize(
    "detour",
    [
        lambda s: Scores(pa.Table.from_pandas(s.to_pandas())),
        lambda s: Scores(s.to_polars().to_arrow()),
        lambda s: Scores.concat([s[:20], s[20:]]),
        lambda s: pickle.loads(pickle.dumps(s)),
        lambda s: s[::-1][::-1],
    ],
)
def test_rows_that_took_a_detour(analyzer, scores, fitted, detour):
    assert learned(analyzer.fit(detour(scores), LABELS, spread=0.5)) == learned(fitted)


def test_rows_of_a_selection(analyzer, scores):
    labels = LABELS[5:15]
    assert learned(analyzer.fit(scores[5:15], labels)) == learned(
        analyzer.fit(analyzer.score_targets(TEXTS[5:15], BEGINS[5:15], ENDS[5:15]), labels)
    )


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (["negative"] * 50, "all examples have the same label"),
        ([None] * 50, "0 labelled examples"),
        (["negative", *[None] * 49], "two at least are needed"),
        (LABELS[:-1], "49 labels for 50 rows"),
        ([*LABELS, "neutral"], "51 labels for 50 rows"),
        ([], "0 labels for 50 rows"),
        ([*LABELS[:7], "negativ", *LABELS[8:]], "row 7: the label 'negativ' is none of .* did you mean 'negative'"),
        ([*LABELS[:49], 2], "row 49: the label 2 is none of"),
        ([True, *LABELS[1:]], "row 0: the label True"),
        ([np.True_, *LABELS[1:]], "row 0: the label .*True"),
        ([0.5, *LABELS[1:]], "row 0: the label 0.5"),
        (["", *LABELS[1:]], "row 0: the label ''"),
        (["Negative", *LABELS[1:]], "row 0: the label 'Negative'"),
    ],
)
def test_bad_labels(analyzer, scores, labels, message):
    with pytest.raises(errors.InvalidOption, match=message):
        analyzer.fit(scores, labels)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"spread": 0}, "spread=0: give a number above 0"),
        ({"spread": -1}, "above 0"),
        ({"spread": float("nan")}, "above 0"),
        ({"spread": float("inf")}, "above 0"),
        ({"spread": "much"}, "above 0"),
        ({"spread": True}, "above 0"),
        ({"folds": 1}, "folds=1: give a whole number from 2"),
        ({"folds": 0}, "from 2"),
        ({"folds": 2.5}, "from 2"),
    ],
)
def test_bad_options(analyzer, scores, options, message):
    with pytest.raises(errors.InvalidOption, match=message):
        analyzer.fit(scores, LABELS, **options)


def test_nothing_to_learn_from(analyzer):
    with pytest.raises(errors.InvalidOption, match="two at least"):
        analyzer.fit(analyzer.analyze([]), [])


def test_evidence_of_another_lexicon(analyzer):
    other = qs.Analyzer(lexicon=qs.Lexicon.load().update({"arendianist": -2}))
    texts = ["The ministry is arendianist.", "The ministry slept."]
    scores = other.score_targets(texts, [4, 4], [12, 12])
    assert learned_rows(other.fit(scores, ["negative", "neutral"]))
    with pytest.raises(errors.InvalidOption, match=r"'arendianist' in the role 'head'.* made with another one"):
        analyzer.fit(scores, ["negative", "neutral"])


def test_evidence_that_is_none(analyzer, scores):
    table = scores.to_arrow()
    at = table.column_names.index("evidence")
    without = [
        [{k: v for k, v in item.items() if k != "amount"} for item in row] for row in table["evidence"].to_pylist()
    ]
    old = Scores(table.set_column(at, "evidence", pa.array(without)))
    with pytest.raises(errors.InvalidOption, match="the evidence lacks amount"):
        analyzer.fit(old, LABELS)
    odd = [[item | {"role": "body"} for item in row] for row in table["evidence"].to_pylist()]
    with pytest.raises(errors.InvalidOption, match="unknown role 'body'"):
        analyzer.fit(Scores(table.set_column(at, "evidence", pa.array(odd))), LABELS)


def test_saved_and_loaded(fitted, tmp_path):
    fitted.lexicon.save(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["weights.tsv"]
    again = qs.Analyzer(lexicon=qs.Lexicon.load().read(tmp_path / "mine"))
    expected = fitted.score_targets(TEXTS, BEGINS, ENDS).to_arrow()
    assert again.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(expected)
    file = qs.Analyzer(lexicon=qs.Lexicon.load().read(tmp_path / "mine" / "weights.tsv"))
    assert file.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(expected)


def test_pickles_with_what_it_learned(fitted):
    again = pickle.loads(pickle.dumps(fitted))
    expected = fitted.score_targets(TEXTS, BEGINS, ENDS).to_arrow()
    assert again.score_targets(TEXTS, BEGINS, ENDS).to_arrow().equals(expected)
    assert learned(again) == learned(fitted)


def test_the_options_of_the_analyzer_stay(scores):
    made = qs.Analyzer(["west", "china"], threads=2, abstain_below=0.4, speaker_prior=True, evidence_from="quoted")
    fitted = made.fit(scores, LABELS)
    assert (fitted.targets, fitted.threads, fitted.abstain_below) == (("west", "china"), 2, 0.4)
    assert (fitted.speaker_prior, fitted.evidence_from) == (True, ("quoted",))


def test_probabilities_are_those_of_the_core(analyzer, scores, fitted):
    examples = examples_of(scores, label_codes(LABELS, 50))
    for one, rows in ((analyzer, scores), (fitted, fitted.score_targets(TEXTS, BEGINS, ENDS))):
        expected = np.column_stack([rows[f"p_{label}"].to_numpy() for label in ("negative", "neutral", "positive")])
        assert probabilities(weights_of(one), examples, "span") == pytest.approx(expected, abs=1e-7)


def test_nothing_changed_has_no_rows(analyzer):
    weights = weights_of(analyzer)
    assert changed_rows(weights, weights, "span") == []


ROWS = "concept\trole\treading\tagainst\tfor\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("arendianism\thead\tspan\t1\t1", "there is nothing called 'arendianism' with the role 'head'"),
        ("trust\tbody\tspan\t1\t1", "there is no role 'body'"),
        ("trust\tobject\tsentence\t1\t1", "there is no reading 'sentence'"),
        ("trust\tobject\tspan\tmuch\t1", "'much' is no number"),
        ("trust\tobject\tspan\t1\t99", "'99' is no number from -20 to 20"),
    ],
)
def test_bad_tables_of_weights_name_file_and_line(tmp_path, row, message):
    table = tmp_path / "weights.tsv"
    table.write_text(f"# mine\n{ROWS}trust\tobject\tspan\t0\t0\n{row}\n")
    with pytest.raises(errors.LexiconError) as caught:
        qs.Analyzer(lexicon=qs.Lexicon.load().read(table))
    assert caught.value.file == table.as_posix()
    assert caught.value.line == 4
    assert message in str(caught.value)


def test_a_later_concept_beats_what_was_learned(fitted):
    text = "Tomas Verel praised the ministry."
    newer = fitted.lexicon.update({"praised": {"object": 3}})
    (concept,) = {
        item["concept"] for item in fitted.score_targets([text], [24], [32])[0].evidence if item["form"] == "praised"
    }
    assert (concept, "object") in {(row["concept"], row["role"]) for row in learned_rows(fitted)}
    scores = [
        qs.Analyzer(lexicon=lexicon).score_targets([text], [24], [32])[0]
        for lexicon in (fitted.lexicon, newer, qs.Lexicon.load().update({"praised": {"object": 3}}))
    ]
    of_praise = [{i["role"]: i["for"] for i in row.evidence if i["form"] == "praised"} for row in scores]
    assert of_praise[0]["object"] < of_praise[1]["object"] == of_praise[2]["object"]


def test_what_the_user_changed_since_survives_the_next_fit(analyzer, scores, fitted):
    text, praised = "Tomas Verel praised the ministry.", slice(5, 10)  # the texts with this word
    newer = qs.Analyzer(lexicon=fitted.lexicon.update({"praised": {"object": 3}}))
    others = [label if not 5 <= i < 10 else None for i, label in enumerate(LABELS)]
    assert {row.text.split()[2] for row in scores[praised]} == {"praised"}
    again = newer.fit(newer.score_targets(TEXTS, BEGINS, ENDS), others, spread=0.1)
    of_praise = [
        {i["role"]: i["for"] for i in one.score_targets([text], [24], [32])[0].evidence if i["form"] == "praised"}
        for one in (newer, again)
    ]
    assert of_praise[0]["object"] == pytest.approx(of_praise[1]["object"], abs=1e-6)


def test_english_labels_move_the_indonesian_forms(analyzer, fitted):
    text = "Para nelayan memuji kementerian itu."
    begin = text.index("kementerian")
    rows = [one.score_targets([text], [begin], [begin + 11])[0] for one in (analyzer, fitted)]
    of_praise = [{i["role"]: (i["against"], i["for"]) for i in row.evidence if i["form"] == "memuji"} for row in rows]
    assert of_praise[1]["object"][0] > of_praise[0]["object"][0]
    assert of_praise[1]["object"][1] < of_praise[0]["object"][1]
    assert rows[1].stance < rows[0].stance
    assert {row.language for row in rows} == {"id"}


def test_own_phrases_are_learned_too(analyzer):
    lexicon = qs.Lexicon.load().update({"arendianist": -2})
    own = qs.Analyzer(lexicon=lexicon)
    texts = ["The ministry is arendianist.", "The council is arendianist.", "The guild slept.", "The mayor slept."]
    begins, ends = [4, 4, 4, 4], [12, 11, 9, 9]
    labels = ["positive", "positive", "neutral", "neutral"]
    scores = own.score_targets(texts, begins, ends)
    fitted = own.fit(scores, labels, spread=0.8)
    assert ("arendianist", "head") in {(row["concept"], row["role"]) for row in learned_rows(fitted)}
    assert loss(fitted.score_targets(texts, begins, ends), labels) < loss(scores, labels)
    assert [table.schema for table in fitted.lexicon.added] == ["concepts", "weights"]


def test_tones_in_a_table_of_weights_survive_a_fit(analyzer, scores, fitted):
    rows = [
        *learned_rows(fitted),
        {"concept": "praise", "role": "tone", "reading": "span", "against": "0", "for": "-3"},
    ]
    lexicon = qs.Lexicon([*qs.Lexicon.load().tables, Table("added/weights.tsv", b"")]).with_rows("weights", rows)
    toned = qs.Analyzer(lexicon=lexicon)
    assert toned.score_targets(TEXTS, BEGINS, ENDS)[5].sentiment < scores[5].sentiment
    again = toned.fit(scores, LABELS)
    sentiments = [one.score_targets(TEXTS, BEGINS, ENDS)["sentiment"].to_pylist() for one in (toned, again)]
    assert sentiments[0] == sentiments[1]


def test_saved_weights_don_t_come_back_over_a_later_row(tmp_path):
    analyzer = qs.Analyzer()
    scores = analyzer.score_targets(["Verel praised the guild.", "Verel met the guild."], [14, 10], [23, 19])
    later = analyzer.fit(scores, ["negative", "neutral"]).lexicon.update({"praised": {"object": 3}})
    later.save(tmp_path)
    again = qs.Lexicon.load().read(tmp_path)
    one, other = (
        qs.Analyzer(lexicon=lexicon).score_targets(["Verel praised the guild."], [14], [23])["stance"].to_pylist()
        for lexicon in (later, again)
    )
    assert one == other


def test_targets_of_one_article_may_share_its_id():
    scores = qs.Analyzer().score_targets(["Verel slept.", "Sol slept."], [0, 0], [5, 3], id=["a1", "a1"])
    assert scores["doc_id"].to_pylist() == ["a1", "a1"]
