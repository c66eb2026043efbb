"""Spans, sums and probabilities of all rows, held to the formulas of docs/score.md in tests/reference/scores.py."""

from collections.abc import Mapping
from typing import Any

import pytest

import quotestance as qs
from quotestance import _core
from quotestance.tables import bundled, compile_tables
from reference.scores import LABELS, contributions, log_odds, softmax
from reference.texts import bundled_articles, dev_texts

Row = Mapping[str, Any]
Weights = Mapping[tuple[str, str], tuple[float, float]]

ABSTAIN_BELOW = 0.5
ARTICLES = bundled_articles() | {name: text for name, text in dev_texts().items() if name.endswith(".txt")}
# exp() may differ in its last digit from one platform to the next; nothing else here may.
CLOSE = 1e-14


def weights_of(reading: str) -> Weights:
    rows = _core.Weights(compile_tables(bundled())).rows(reading)
    keys = list(zip(rows["concept"], rows["role"], strict=True))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, zip(rows["against"], rows["for"], strict=True), strict=True))


def check_spans(row: Row, article: str) -> None:
    for begin, end, words in (
        (row["begin"], row["end"], row["text"]),
        (row["speaker_begin"], row["speaker_end"], row["speaker_mention"]),
        (row["cue_begin"], row["cue_end"], row["cue"]),
    ):
        assert (begin is None) == (end is None) == (words is None)
        assert words is None or article[begin:end] == words


def check_evidence(row: Row, article: str, weights: Weights) -> None:
    for item in row["evidence"]:
        assert (item["begin"] is None) == (item["role"] == "baseline")
        if item["begin"] is not None:
            assert article[item["begin"] : item["end"]] == item["form"]
        expected = contributions(item["amount"], *weights[item["concept"], item["role"]])
        assert (item["against"], item["for"]) == expected


def check_score(row: Row) -> None:
    p = (row["p_negative"], row["p_neutral"], row["p_positive"])
    if row["stance_label"] == "none":
        assert (*p, row["stance"], row["abstained"], row["evidence"]) == (None, None, None, None, False, [])
        return
    sums = log_odds(row["evidence"])
    # The grain makes sums of floats exact, in any order.
    for side, exact in zip(("against", "for"), sums, strict=True):
        values = [item[side] for item in row["evidence"]]
        assert sum(values) == sum(reversed(values)) == exact
    assert p == pytest.approx(softmax(*sums), rel=CLOSE, abs=0)
    assert row["stance"] == row["p_positive"] - row["p_negative"]
    assert row["stance_label"] == LABELS[p.index(max(p))]
    assert row["abstained"] == (max(p) < ABSTAIN_BELOW)


@pytest.mark.parametrize("targets", [["west"], ["china", "russia"], ["auto"]], ids="-".join)
def test_statements(targets: list[str]) -> None:
    analyzer = qs.Analyzer(targets, abstain_below=ABSTAIN_BELOW)
    rows = analyzer.analyze(list(ARTICLES.values()), id=list(ARTICLES)).to_arrow().to_pylist()
    weights = weights_of("statement")
    assert len(rows) > 100
    for row in rows:
        check_spans(row, ARTICLES[row["doc_id"]])
        check_evidence(row, ARTICLES[row["doc_id"]], weights)
        check_score(row)


def test_targets_pointed_out() -> None:
    """Each capitalised word of the bundled articles as a target."""
    marked = [
        (line, begin, begin + len(word))
        for article in bundled_articles().values()
        for line in article.splitlines()
        for word in dict.fromkeys(line.split())
        if word[0].isupper() and (begin := line.index(word)) >= 0
    ]
    texts, begins, ends = zip(*marked, strict=True)
    scores = qs.Analyzer(abstain_below=ABSTAIN_BELOW).score_targets(texts, begins, ends)
    weights = weights_of("span")
    assert len(scores) == len(marked)
    for row, text in zip(scores.to_arrow().to_pylist(), texts, strict=True):
        check_evidence(row, text, weights)
        check_score(row)
