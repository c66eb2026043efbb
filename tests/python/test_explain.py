"""The sum written out as text; test_views.py has the waterfall."""

import re

import pytest

import quotestance as qs
from quotestance.statements.explain import RULES

ARTICLE = (
    "“Kami tidak bisa mempercayai janji Barat, yang munafik dan agresif,” kata Menlu Arendia, Tomas Verel. "
    "“Cuaca hari ini cerah,” kata Mira Solan."
)
SENTENCE = "Nobody trusts the cruel ministry, which Tomas Verel praised and Mira Solan attacked."
BEGIN, END = SENTENCE.index("ministry"), SENTENCE.index("ministry") + len("ministry")
NUMBER = re.compile(r"[+-]\d+\.\d{4}")


@pytest.fixture(scope="module")
def statements(analyzer):
    return analyzer.analyze(ARTICLE, id=["a"])


@pytest.fixture(scope="module")
def scores(analyzer):
    return analyzer.score_targets([SENTENCE], [BEGIN], [END])


def table_of(text: str) -> list[str]:
    """The lines of the table, its head and its sum among them."""
    return text.split("\n\n")[1].split("\n")


def test_the_lines_add_up_to_the_sum(statements, scores):
    for row, text in ((statements[0], str(statements.explain(0))), (scores[0], str(scores.explain(0)))):
        head, *items, total = table_of(text)
        assert head.split() == ["evidence", "role", "origin", "amount", "against", "for"]
        pairs = [[float(number) for number in NUMBER.findall(line)] for line in items]
        assert all(len(pair) == 2 for pair in pairs)
        for side, column in (("against", 0), ("for", 1)):
            whole = sum(item[side] for item in row.evidence)
            assert f"{whole:+.4f}" == NUMBER.findall(total)[column]
            assert sum(pair[column] for pair in pairs) == pytest.approx(whole, abs=1e-4 * len(pairs))


def test_what_follows_from_the_sum(statements):
    row, text = statements[0], str(statements.explain(0))
    assert text.startswith("Tomas Verel on west, statement 0 of article 'a': negative\n")
    assert f"“{row.text}”" in text
    against, in_favour = (sum(item[side] for item in row.evidence) for side in ("against", "for"))
    shares = ", ".join(f"{p:.3f}" for p in (row.p_negative, row.p_neutral, row.p_positive))
    assert f"= softmax({against:+.4f}, 0, {in_favour:+.4f}) = {shares}" in text
    assert text.endswith(f"stance = p(positive) - p(negative) = {row.stance:+.3f}")


def test_each_piece_with_its_amount(scores):
    text = str(scores.explain(0))
    assert text.startswith("'ministry' in text '0': ")
    for item in scores[0].evidence:
        if abs(item["against"]) + abs(item["for"]) < 0.02:
            continue
        words = item["concept"] if item["form"] is None else f"{item['concept']} ({item['form']})"
        (line,) = [
            line
            for line in table_of(text)
            if line.startswith(words) and line[43:].split()[0] == item["role"] and f"{item['for']:+.4f}" in line
        ]
        assert f"{item['amount']:+.2f}" in line
    assert "trust (trusts)" in text


def test_what_matters_most_comes_first(scores):
    items = table_of(str(scores.explain(0)))[1:-1]
    weights = [sum(abs(float(number)) for number in NUMBER.findall(line)) for line in items]
    words = [
        weight for weight, line in zip(weights, items, strict=True) if "baseline" not in line and "more of" not in line
    ]
    assert words == sorted(words, reverse=True)
    assert "baseline" in items[-1] or "more of little weight" in items[-1]


def test_what_matters_little_stands_in_one_line(analyzer):
    text = "Verel is cruel. " + "The river is long and the sea is wide, and " * 3 + "the good old boats come and go."
    (row,) = scores = analyzer.score_targets([text], [0], [5])
    little = [i for i in row.evidence if abs(i["against"]) + abs(i["for"]) < 0.02 and i["role"] != "baseline"]
    lines = [line for line in table_of(str(scores.explain(0))) if "more of little weight" in line]
    assert len(lines) == (1 if little else 0)
    if little:
        assert lines[0].startswith(f"{len(little)} more of little weight")
        assert f"{sum(i['for'] for i in little):+.4f}" in lines[0]


def test_the_columns_stand_below_each_other(statements, scores):
    for text in (str(statements.explain(0)), str(scores.explain(0))):
        assert len({len(line) for line in table_of(text)}) == 1


def test_an_abstained_row_says_so():
    statements = qs.Analyzer(abstain_below=0.999).analyze(ARTICLE)
    assert str(statements.explain(0)).endswith("(abstained)")


def test_a_row_without_a_stance(statements):
    text = str(statements.explain(1))
    assert "west is not spoken of here: there is no stance to score." in text
    assert "softmax" not in text
    assert "baseline" not in text


def test_a_table_without_evidence_says_so(statements):
    frame = statements.to_pandas().drop(columns=["evidence"])
    assert str(qs.Statements.from_frame(frame).explain(0)).endswith("the table does not hold what made it.")


def test_rows_by_number(statements):
    assert str(statements.explain(-1)) == str(statements.explain(1))
    with pytest.raises(IndexError):
        statements.explain(2)


def test_every_role_has_its_rule():
    from quotestance.statements.columns import VALUES

    assert set(RULES) == set(VALUES["role"])


def test_long_words_are_cut(analyzer):
    word = "ministry of " + "very " * 40 + "long names"
    scores = analyzer.score_targets([f"Nobody trusts the {word}."], [18], [18 + len(word)])
    lines = table_of(str(scores.explain(0)))
    assert len({len(line) for line in lines}) == 1
    assert any("…" in line for line in lines)
