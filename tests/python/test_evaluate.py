"""Statements measured against gold: on a few invented statements, and beside the scorer of the shared gold."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import quotestance as qs
from gold import GOLD, ROOT, skip_without_gold
from quotestance import errors
from quotestance.evaluation.bootstrap import estimate
from quotestance.evaluation.figures import NAMES
from quotestance.evaluation.gold import read_gold
from quotestance.evaluation.judge import judge, match
from quotestance.evaluation.speakers import same_speaker

# name: the gold file, and what the ids of its articles end with
SETS = {
    "seeds": ("seeds", ""),
    "indosum-dev": ("indosum-dev", ""),
    "en": ("ntrex-dev", ".en"),
    "id": ("ntrex-dev", ".id"),
}


@pytest.fixture(scope="module")
def scorer():
    skip_without_gold()
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SETS)
def test_figures_are_those_of_the_scorer(scorer, analyzer, name):
    stem, suffix = SETS[name]
    articles = [article for article in read_gold(GOLD / "gold" / f"{stem}.jsonl") if article["id"].endswith(suffix)]
    folder = GOLD / "seeds" if stem == "seeds" else GOLD / "gold" / stem
    texts = {a["id"]: Path(folder, f"{a['id']}.txt").read_text(encoding="utf-8") for a in articles}
    statements = analyzer.analyze(list(texts.values()), id=list(texts))
    theirs, _, _ = scorer.score(articles, statements.to_arrow().to_pylist())
    theirs |= {f"recall_{kind}": value for kind, value in theirs["recall_by_kind"].items()}
    made = qs.evaluate(articles, statements)
    for figure, found in made.figures.items():
        expected = theirs.get(figure)
        assert found.value == pytest.approx(np.nan if expected is None else expected, nan_ok=True), figure
        assert np.isnan(found.value) or found.low <= found.value <= found.high, figure
    assert list(made.counts.values()) == [theirs[name] for name in ("documents", "gold", "found", "false", "traps")]


def test_the_page_names_all_figures():
    told = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in told and not name.endswith("_strict")] == []


def said(start: int, end: int, **more: object) -> dict[str, object]:
    """A gold statement."""
    return {"start": start, "end": end, "kind": "direct", "speaker": "verel", "stance": "neg", **more}


def row(begin: int, end: int, **more: object) -> dict[str, object]:
    """A row that was found."""
    return {
        "doc_id": "a", "begin": begin, "end": end, "text": "x", "kind": "direct", "speaker": "verel",
        "speaker_name": "Tomas Verel", "speaker_mention": "Verel", "target": "west", "stance": -0.5,
        "stance_label": "negative", "sentiment_label": "negative", **more,
    }  # fmt: skip


def measured(gold: list[dict[str, object]], rows: list[dict[str, object]], **more: object) -> qs.evaluation.Evaluation:
    frame = pa.Table.from_pylist(rows) if rows else qs.Statements.schema.empty_table()
    return qs.evaluate([{"id": "a", "statements": gold, **more}], frame)


def test_the_best_overlap_wins_and_each_counts_once():
    gold = [said(0, 10), said(20, 30)]
    (first, second), others = match(gold, [row(0, 20), row(0, 9), row(25, 32)])
    assert (first[0]["end"], first[1]) == (9, 0.9)
    assert (second[0]["begin"], second[1]) == (25, pytest.approx(5 / 12))
    assert [other["end"] for other in others] == [20]


def test_found_missed_and_false():
    made = measured([said(0, 10), said(20, 30), said(40, 50, optional=True)], [row(0, 10), row(60, 70)])
    assert made.counts == {"articles": 1, "statements": 2, "found": 1, "false": 1, "traps": 0}
    assert made["precision_loose"].value == made["recall_loose"].value == made["f1_loose"].value == 0.5


def test_one_statement_is_one(analyzer):
    """A truth value counted first would stay one, and be shown as such."""
    made = measured([said(0, 10)], [row(0, 10)])
    assert str(made).startswith("1 article, 1 statement, 1 found, 0 false, 0 traps\n")
    assert json.dumps(made.to_dict()["found"]) == "1"


@pytest.mark.parametrize(("end", "loose", "strict"), [(29, 0, 0), (30, 1, 0), (79, 1, 0), (80, 1, 1)])
def test_how_much_must_be_shared(end, loose, strict):
    made = measured([said(0, 100)], [row(0, end)])
    assert (made["recall_loose"].value, made["recall_strict"].value) == (loose, strict)


@pytest.mark.parametrize(("end", "caught"), [(50, 0), (51, 1), (90, 1)])
def test_a_trap_is_a_row_over_more_than_half_of_it(end, caught):
    made = measured([], [row(0, end), row(200, 210)], traps=[{"start": 0, "end": 100}])
    assert (made.counts["traps"], made.counts["false"]) == (caught, 2)


def test_a_headline_that_was_not_found_counts_in_no_stance():
    made = measured([said(0, 10), said(20, 30, kind="headline", stance="pos")], [row(0, 10)])
    assert made["stance_macro_f1_end_to_end"].value == 1


def test_a_class_without_rows_is_no_class():
    made = measured([said(0, 10), said(20, 30)], [row(0, 10), row(20, 30, stance_label="positive", stance=0.5)])
    assert made["stance_macro_f1"].value == pytest.approx(2 / 3)  # F1 of negative; not the mean with positive's 0


def test_the_interval_is_of_95_percent():
    found = estimate(np.array([0.5, *np.linspace(0, 1, 1001)]))
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.025, 0.975))


def test_rows_toward_nobody_count_for_any_target():
    nobody = row(20, 30, target=None, stance=None, stance_label="none")
    made = measured([said(0, 10), said(20, 30, stance="none")], [row(0, 10), nobody])
    assert made.counts["found"] == 2


def test_what_was_not_found_and_none_count_as_neutral():
    gold = [said(0, 10), said(20, 30, stance="neutral"), said(40, 50, stance="none")]
    made = measured(gold, [row(0, 10), row(40, 50, stance=None, stance_label="none")])
    assert made["stance_macro_f1_end_to_end"].value == 1
    assert made["stance_four_class_f1"].value == 1
    assert made["recall_loose"].value == pytest.approx(2 / 3)


def test_one_of_several_labels_is_enough_and_the_first_is_meant():
    gold = [said(0, 10, stance=["pos", "neg"]), said(20, 30, stance=["pos", "neutral"])]
    judged, _ = judge({"id": "a", "statements": gold}, [row(0, 10), row(20, 30)])
    assert [(one.wanted, one.said) for one in judged] == [("negative", "negative"), ("positive", "negative")]


def test_labels_of_another_target():
    gold = [said(0, 10, west="neg", china="pos")]
    rows = [row(0, 10), row(0, 10, target="china", stance=0.5, stance_label="positive")]
    made = qs.evaluate([{"id": "a", "statements": gold}], pa.Table.from_pylist(rows), target="china")
    assert (made["stance_macro_f1"].value, made.counts["false"]) == (1, 0)


def test_acts_are_counted_apart_and_headlines_not_asked_for():
    gold = [said(0, 10, kind="act"), said(20, 30, kind="headline"), said(40, 50)]
    made = measured(gold, [row(0, 10, kind="act"), row(60, 70, kind="act")])
    assert (made["act_recall"].value, made["act_precision"].value) == (1, 0.5)
    assert (made.counts["statements"], made.counts["false"]) == (1, 0)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("verel", {"speaker": "verel"}, True),
        ("wang_yi", {"speaker": "wang", "speaker_name": "Wang Yi"}, True),
        ("verel", {"speaker": "verel_jr", "speaker_name": "Tomas Verel Jr."}, False),
        ("verel", {"speaker": "solan", "speaker_name": "Mira Solan"}, False),
        ("verel", {}, False),
        (None, {}, True),
        ("other:Kementerian Luar Negeri Arendia", {"speaker_mention": "Kementerian Arendia"}, True),
        ("other:Kementerian Luar Negeri Arendia", {"speaker_mention": "Kementerian Lumoria"}, False),
        ("other:pemerintah Arendia", {"speaker": "arendia"}, True),
        ("other:Maren", {"speaker": "arendia"}, True),
        ("other:Bank Sentral Arendia", {"speaker_name": "Bank Lumoria"}, False),  # one telling word of four
        ("other:Bank Arendia", {"speaker_name": "Bank Sentral Arendia Raya"}, True),  # two of four
        ("other:Bank Sentral Arendia", {"speaker_name": "Bank Sentral Lumoria Raya"}, False),  # two of five
    ],
)
def test_the_same_speaker(gold, found, right):
    assert same_speaker({"speaker": gold, "speaker_ids": ["arendia"] if gold == "other:Maren" else []}, found) is right


def test_nothing_to_measure():
    made = measured([], [])
    assert np.isnan(made["f1_loose"].value)
    assert json.loads(json.dumps(made.to_dict()))["figures"]["f1_loose"]["value"] is None
    assert "F1" not in str(made)


def test_articles_without_gold_do_not_count():
    rows = [row(0, 10), row(0, 10, doc_id="b")]
    made = measured([said(0, 10)], rows)
    assert (made.unjudged, made["precision_loose"].value) == (1, 1)


def test_what_cannot_be_measured_is_told():
    with pytest.raises(errors.InvalidOption, match="no article of the gold has statements: its ids are a, theirs b"):
        measured([said(0, 10)], [row(0, 10, doc_id="b")])
    with pytest.raises(errors.InvalidOption, match=r"toward 'west' \(the targets are wess\); did you mean 'wess'"):
        measured([said(0, 10)], [row(0, 10, target="wess")])
    with pytest.raises(errors.InvalidOption, match="no figure 'f1_lose'; did you mean 'f1_loose'"):
        measured([], [])["f1_lose"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"gold\.jsonl:2: no JSON"),
        ("[]", "an article is an object, not list"),
        ('{"statements": []}', "no 'id'"),
        ('{"id": "a"}', "no 'statements'"),
        ('{"id": "b", "statements": [{"start": 3}]}', r"statements\[0\]: needs 'start' and 'end'"),
        ('{"id": "b", "statements": [{"start": 0, "end": 1, "kind": "direkt"}]}', "'kind' is 'direkt'"),
        ('{"id": "b", "statements": [{"start": 0, "end": 1, "kind": "direct"}]}', "needs a 'speaker'"),
        ('{"id": "b", "statements": [{"start": 0, "end": 1, "kind": "act", "speaker": null, "stance": "negativ"}]}',
         r"'stance' is 'negativ'; it can be .*did you mean 'negative'"),
        ('{"id": "b", "text": "abc", "statements": [{"start": 0, "end": 1, "span": "b"}]}',
         "'span' is 'b', but the text has 'a'"),
        ('{"id": "a", "statements": []}', "the id 'a' stands twice"),
        ('{"id": "b", "text": 5, "statements": []}', "'text' is 5, not a text"),
        *(
            (f'{{"id": "b", "statements": [{{"start": 0, "end": 1, "kind": "act", "speaker": null, {field}}}]}}', told)
            for field, told in (
                ('"stance": -1', "'stance' is -1; it can be"),
                ('"west": {"label": "neg"}', "'west' is {'label': 'neg'}; it can be"),
                ('"sentiment": ["neg"]', "it is one label"),
                ('"speaker_ids": "arendia"', "'speaker_ids' is 'arendia', not a list of ids"),
            )
        ),
    ],
)  # fmt: skip
def test_malformed_gold_is_named(tmp_path, line, message):
    (tmp_path / "gold.jsonl").write_text(f'{{"id": "a", "statements": []}}\n{line}\n')
    with pytest.raises(errors.InvalidFile, match=message) as raised:
        read_gold(tmp_path / "gold.jsonl")
    assert raised.value.line == 2


def test_labels_toward_the_target_are_checked():
    gold = [{"id": "a", "statements": [said(0, 10, china="bad")]}]
    assert read_gold(gold)
    with pytest.raises(errors.InvalidFile, match="'china' is 'bad'"):
        qs.evaluate(gold, qs.Statements.schema.empty_table(), target="china")


def test_gold_in_memory_is_checked_like_a_file():
    with pytest.raises(errors.InvalidFile, match="gold article 1: the id 'a' stands twice"):
        read_gold([{"id": "a", "statements": []}] * 2)
    with pytest.raises(errors.InvalidFile, match="gold article 0: an article is an object, not str"):
        read_gold(["label"])  # what a frame gives one after the other


def test_no_gold(tmp_path):
    (tmp_path / "gold.jsonl").write_text("\n")
    with pytest.raises(errors.InvalidOption, match=r"gold\.jsonl has no article; docs/evaluation\.md"):
        read_gold(tmp_path / "gold.jsonl")
    with pytest.raises(errors.InvalidOption, match="the gold has no article"):
        read_gold([])
    with pytest.raises(errors.InvalidFile, match=r"golt\.jsonl: no such file or folder; did you mean .*gold\.jsonl"):
        read_gold(tmp_path / "golt.jsonl")
    with pytest.raises(errors.InvalidFile, match=r"gold is a \.jsonl file, and this is a folder"):
        read_gold(tmp_path)
