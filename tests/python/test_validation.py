"""The pure functions of scripts/validate.py, on a few invented numbers, labels and tables; no gold is needed."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import quotestance as qs
from quotestance.evaluation import bootstrap as intervals
from quotestance.evaluation import measures
from quotestance.evaluation.judge import Judged
from quotestance.tables import Table

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def part(name: str) -> ModuleType:
    """A module of the validation."""
    if str(SCRIPTS) not in sys.path:
        sys.path.insert(0, str(SCRIPTS))
    return importlib.import_module(f"validation.{name}")


bootstrap, more_measures = part("bootstrap"), part("measures")
ablation, breakdown, errors, examples = part("ablation"), part("breakdown"), part("errors"), part("examples")


def test_draws_count_every_article_once_and_then_as_many_with_replacement() -> None:
    counts = intervals.draws(5, replicates=20)
    assert counts.shape == (21, 5)
    assert (counts[0] == 1).all()
    assert (counts.sum(1) == 5).all()
    assert (counts == intervals.draws(5, replicates=20)).all()


def test_sums_are_by_article() -> None:
    assert bootstrap.by_article(["b", "a", "b"], np.array([1.0, 2.0, 4.0])).tolist() == [2, 5]


def test_interval_of_what_never_varies_is_a_point() -> None:
    sums = bootstrap.resampled(["a", "a", "b", "c"], np.ones((4, 2)) * [1, 2])
    estimate = intervals.estimate(sums[:, 0] / sums[:, 1])
    assert (estimate.value, estimate.low, estimate.high) == (0.5, 0.5, 0.5)


def test_interval_covers_a_share_about_as_widely_as_theory_says() -> None:
    right = np.arange(400) % 2.0
    estimate = intervals.estimate(bootstrap.resampled(range(400), right) / 400)
    assert estimate.value == 0.5
    assert (estimate.low, estimate.high) == pytest.approx((0.451, 0.549), abs=0.01)


def test_figure_without_data_is_a_dash() -> None:
    assert str(intervals.estimate(np.full(4, np.nan))) == "–"


def test_f1_of_a_confusion() -> None:
    confusion = more_measures.confusions([0, 0, 1, 2], [0, 1, 1, 1]).sum(0)
    assert confusion.tolist() == [[1, 1, 0], [0, 1, 0], [0, 1, 0]]
    assert measures.f1_by_class(confusion) == pytest.approx([2 / 3, 0.5, 0])
    assert measures.macro_f1(confusion) == pytest.approx((2 / 3 + 0.5) / 3)
    assert measures.macro_f1(confusion, (0, 2)) == pytest.approx(1 / 3)
    assert more_measures.accuracy(confusion) == 0.5


def test_class_without_gold_is_left_out_of_the_mean() -> None:
    confusion = more_measures.confusions([0, 1], [0, 2]).sum(0)
    assert measures.macro_f1(confusion) == pytest.approx(0.5)


def test_none_counts_as_neutral_and_apart() -> None:
    confusion = measures.confusion(
        [("negative", "negative"), ("none", "neutral"), ("positive", "none"), ("none", "none")]
    )
    assert measures.none_as_neutral(confusion).tolist() == [[1, 0, 0], [0, 2, 0], [0, 1, 0]]
    assert measures.spoken_of_f1(confusion) == pytest.approx(0.5)


def test_pearson_from_sums() -> None:
    x, y = [0.1, 0.4, -0.2, 0.9], [1.0, 2.0, 0.5, 1.5]
    assert more_measures.pearson(more_measures.moments(x, y).sum(0)) == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_calibration_error() -> None:
    confidence = np.array([0.55, 0.55, 0.95, 0.95])
    bins = more_measures.binned(confidence, [True, False, True, True]).sum(0)
    assert bins[:, 0].tolist() == [0, 0, 2, 0, 0, 0, 2]
    assert more_measures.calibration_error(bins) == pytest.approx((0.05 + 0.05) / 2)


def test_edges_of_the_bins_belong_to_the_upper_one_and_certainty_to_the_last() -> None:
    bins = more_measures.binned(np.array([1 / 3, 0.5, 1.0]), [True] * 3)
    assert bins[..., 0].argmax(1).tolist() == [0, 2, 6]


def test_ablated_tables() -> None:
    head = "concept\tframe\tweights\ttone\tid\ten"
    scold = "scold\tdeed\tagent=-1\t-1\tomel/v; naik pitam/x\tscold/v"
    rage = "rage\tdeed\tagent=-2\t-2\tgelap mata/x"
    table = Table("concepts/invented.tsv", f"{head}\n{scold}\n{rage}\n".encode())
    bare = [row for _, row in ablation.without_frames(table).rows()]
    assert [(row["frame"], row["weights"], row["tone"]) for row in bare] == [
        ("attribute", "head=0", "-1"),
        ("attribute", "head=0", "-2"),
    ]
    assert [(row["id"], row["en"]) for _, row in ablation.without_phrases(table).rows()] == [("omel/v", "scold/v")]
    assert ablation.without_shifters(table) is table


def test_label_of_what_evidence_is_left() -> None:
    evidence = [
        {"role": "baseline", "against": -0.5, "for": -0.5},
        {"role": "agent", "against": 2.0, "for": -1.0},
        {"role": "context", "against": -0.5, "for": 1.0},
    ]
    row = {"stance_label": "negative", "evidence": evidence}
    assert ablation.relabelled(row, frozenset({"agent"}))["stance_label"] == "positive"
    assert ablation.relabelled(row, frozenset())["stance_label"] == "negative"


def test_probabilities_are_those_of_the_analyzer(analyzer: qs.Analyzer) -> None:
    texts = ["The ministry attacked the village.", "Nobody trusts the ministry, a hypocrite."]
    rows = [
        {"text": text, "begin": text.index("ministry"), "end": text.index("ministry") + 8, "label": 0} for text in texts
    ]
    made = examples.Examples.of(analyzer, rows, [1, 2])
    p = made.probabilities(qs._core.Weights(analyzer.lexicon.compiled()))
    said = examples.learn_weights.score(analyzer, rows)
    for column, label in enumerate(("negative", "neutral", "positive")):
        assert p[:, column] == pytest.approx(said[f"p_{label}"].to_pylist(), abs=1e-6)
    both = made.joined(made)
    assert both.part(np.array([3])).probabilities(qs._core.Weights(analyzer.lexicon.compiled())) == pytest.approx(p[1:])


def test_roles_are_dropped(analyzer: qs.Analyzer) -> None:
    row = {"text": "The ministry attacked the village.", "begin": 4, "end": 12, "label": 0}
    made = examples.Examples.of(analyzer, [row, row], [1, 2])
    left = made.without_roles({"agent"})
    agent = examples.ROLES.index("agent")
    assert agent in made.roles
    assert agent not in left.roles
    assert left.offsets[-1] == len(left.roles) == len(made.roles) - 2 * (made.roles[: made.offsets[1]] == agent).sum()


def test_errors_show_ids_and_concepts_and_no_words() -> None:
    assert errors.speaker_of({"speaker": "verel"}) == "verel"
    assert errors.speaker_of({"speaker": "other:Kementerian Arendia", "speaker_ids": ["arendia"]}) == "arendia"
    assert "Arendia" not in errors.speaker_of({"speaker": "other:Kementerian Arendia"})
    row = {
        "evidence": [
            {"concept": "praise", "role": "object", "form": "memuji", "against": -0.5, "for": 1.5},
            {"concept": "scold", "role": "agent", "form": "mengomel", "against": 1.0, "for": -0.5},
        ]
    }
    judged = Judged("000", {"kind": "direct"}, row, 1.0, "negative", "positive", True)
    assert errors.misled(judged) == "praise (object) +2.0"


def test_shares_and_lines() -> None:
    asked = {"kind": "direct"}
    judged = [
        Judged("000", asked, {"kind": "direct"}, 1.0, "negative", "negative", True),
        Judged("000", asked, None, 0.0, "none", "none", False),
    ]
    assert breakdown.line("all", judged) == ("all", "0.500 of 2", "1.000 of 1", "1.000 of 1", "1.000 of 1")
