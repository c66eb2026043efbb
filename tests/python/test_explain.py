"""The sum written out: as text for a terminal, as HTML for a notebook."""

import re
from html.parser import HTMLParser

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


class Page(HTMLParser):
    """Which tags stand in a page, what they hold, and whether each is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.rows: list[list[str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if self._open and self._open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def table_of(text: str) -> list[str]:
    """The lines of the table, its head and its sum among them."""
    return text.split("\n\n")[1].split("\n")


def test_the_lines_add_up_to_the_sum(statements, scores):
    for row, text in ((statements[0], statements.explain(0)), (scores[0], scores.explain(0))):
        head, *items, total = table_of(text)
        assert head.split() == ["evidence", "role", "origin", "amount", "against", "for"]
        pairs = [[float(number) for number in NUMBER.findall(line)] for line in items]
        assert all(len(pair) == 2 for pair in pairs)
        for side, column in (("against", 0), ("for", 1)):
            whole = sum(item[side] for item in row.evidence)
            assert f"{whole:+.4f}" == NUMBER.findall(total)[column]
            assert sum(pair[column] for pair in pairs) == pytest.approx(whole, abs=1e-4 * len(pairs))


def test_what_follows_from_the_sum(statements):
    row, text = statements[0], statements.explain(0)
    assert text.startswith("Tomas Verel on west, statement 0 of article 'a': negative\n")
    assert f"“{row.text}”" in text
    against, in_favour = (sum(item[side] for item in row.evidence) for side in ("against", "for"))
    shares = ", ".join(f"{p:.3f}" for p in (row.p_negative, row.p_neutral, row.p_positive))
    assert f"= softmax({against:+.4f}, 0, {in_favour:+.4f}) = {shares}" in text
    assert text.endswith(f"stance = p(positive) - p(negative) = {row.stance:+.3f}")


def test_each_piece_with_its_amount(scores):
    text = scores.explain(0)
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
    items = table_of(scores.explain(0))[1:-1]
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
    lines = [line for line in table_of(scores.explain(0)) if "more of little weight" in line]
    assert len(lines) == (1 if little else 0)
    if little:
        assert lines[0].startswith(f"{len(little)} more of little weight")
        assert f"{sum(i['for'] for i in little):+.4f}" in lines[0]


def test_the_columns_stand_below_each_other(statements, scores):
    for text in (statements.explain(0), scores.explain(0)):
        assert len({len(line) for line in table_of(text)}) == 1


def test_an_abstained_row_says_so():
    statements = qs.Analyzer(abstain_below=0.999).analyze(ARTICLE)
    assert statements.explain(0).endswith("(abstained)")


def test_a_row_without_a_stance(statements):
    for html in (False, True):
        text = statements.explain(1, html=html)
        assert "west is not spoken of here: there is no stance to score." in text
        assert "softmax" not in text
        assert "table" not in text
    Page(statements.explain(1, html=True))


def test_rows_by_number(statements):
    assert statements.explain(-1) == statements.explain(1)
    with pytest.raises(IndexError):
        statements.explain(2)


def test_html_has_the_same_cells_as_the_text(statements, scores):
    for rows in (statements, scores):
        page = Page(rows.explain(0, html=True))
        lines = table_of(rows.explain(0))
        assert len(page.rows) == len(lines)
        for cells, line in zip(page.rows, lines, strict=True):
            assert cells[-2:] == line.split()[-2:] or cells[-2:] == NUMBER.findall(line)
        assert all(len(cells) == 6 for cells in page.rows)


def test_html_tells_what_a_role_is(scores):
    html = scores.explain(0, html=True)
    for role in {item["role"] for item in scores[0].evidence}:
        assert role in RULES
    assert f'title="{RULES["object"]}"' in html


def test_every_role_has_its_rule():
    from quotestance.statements.columns import VALUES

    assert set(RULES) == set(VALUES["role"])


HOSTILE = "<script>alert(1)</script><img src=x onerror='f()'>&amp;</blockquote>"


def test_hostile_text_is_escaped(analyzer):
    id = "<b onmouseover='f()'>\"&"
    statements = analyzer.analyze(f"“Barat munafik {HOSTILE} dan agresif,” kata Tomas Verel.", id=[id])
    text = f"The cruel ministry {HOSTILE} slept."
    scores = analyzer.score_targets([text], [4], [len(text) - 7], id=[id])
    for rows in (statements, scores):
        html = rows.explain(0, html=True)
        page = Page(html)
        assert set(page.tags) <= {
            *("div", "p", "b", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
        }
        assert page.attributes <= {"class", "title"}
        assert HOSTILE in page.text
        assert "<script" not in html


def test_hostile_speakers_are_escaped(analyzer):
    import pyarrow as pa

    table = analyzer.analyze("“Barat munafik,” kata Tomas Verel.").to_arrow()
    at = table.column_names.index("speaker_name")
    table = table.set_column(at, "speaker_name", pa.array([HOSTILE], pa.large_string()))
    html = qs.Statements(table).explain(0, html=True)
    assert "<script" not in html
    assert HOSTILE in Page(html).text


def test_long_words_are_cut(analyzer):
    word = "ministry of " + "very " * 40 + "long names"
    scores = analyzer.score_targets([f"Nobody trusts the {word}."], [18], [18 + len(word)])
    lines = table_of(scores.explain(0))
    assert len({len(line) for line in lines}) == 1
    assert any("…" in line for line in lines)
