"""The article and the waterfall: every character, every tip, texts that stay text, and colours that can be read."""

import re
import string
import warnings
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotestance as qs
from quotestance import errors
from quotestance.statements.explain import RULES
from quotestance.views import palette
from quotestance.views.page import View, asset
from quotestance.views.pieces import Span, pieces

TEXT = (
    "ARENDIA CITY — “Kami tidak bisa mempercayai janji Barat, yang munafik dan agresif,” kata Menlu Arendia, "
    "Tomas Verel.\r\n\r\n“Cuaca hari ini cerah,” kata Mira Solan.\rVerel mengatakan bahwa Ana Sorel menyebut "
    "“Barat mitra yang andal”. 😀\n"
)
SENTENCE = "Nobody trusts the cruel ministry, which Tomas Verel praised and Mira Solan attacked."
HOSTILE = "<script>alert(1)</script><img src=x onerror='f()'>&amp;</style></blockquote></div>\u202e\x00\u2066"
VOID = {"meta", "br"}


@pytest.fixture(scope="module")
def statements(analyzer):
    return analyzer.analyze([TEXT], id=["a1"])


@pytest.fixture(scope="module")
def scores(analyzer):
    begin = SENTENCE.index("ministry")
    return analyzer.score_targets([SENTENCE], [begin], [begin + len("ministry")])


class Page(HTMLParser):
    """The words of an article or a statement without its chips, and all that a page has of tags, tips and cells."""

    def __init__(self, html: str, whole: str = "article") -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.rows: list[list[str]] = []
        self.article = ""
        self.text = ""
        self._whole = whole
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        fields = dict(attrs)
        assert len(fields) == len(attrs)
        self.tags.append((tag, fields))
        if tag not in VOID:
            self._open.append((tag, fields.get("class") or ""))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        around = [name for tag, classes in self._open for name in (tag, *classes.split())]
        if "style" in around:
            return
        self.text += data
        if self._whole in around and "chip" not in around:
            self.article += data
        if self._open and "table" in around:
            self.rows[-1][-1] += data

    @property
    def chips(self) -> list[str]:
        """What is told of each statement."""
        return [f["aria-label"] for f in self.having("aria-label") if f["class"].startswith("chip ")]

    def having(self, attribute: str) -> list[dict[str, str]]:
        return [fields for _, fields in self.tags if attribute in fields]


def shown(text: str) -> str:
    """A text as a page can hold it."""
    return re.sub("\r(?!\n)", "\n", text).translate(
        {c: " " for c in [*range(32), *range(127, 160)] if c not in (9, 10)}
    )


def test_the_article_is_all_there(statements):
    page = Page(statements.article("a1").page())
    assert page.article == shown(TEXT)
    assert page.article.count("\n") == 4
    assert len(page.chips) == len(statements)


def test_what_is_marked(statements):
    page = Page(statements.article("a1")._repr_html_())
    (first, *_) = [fields for tag, fields in page.tags if tag == "mark" and "aria-label" in fields]
    assert first["class"].split()[0] == "negative"
    told = first["aria-label"]
    item = statements[0].evidence[0]
    assert f"{item['concept']}: against" in told
    assert f"{item['role']}: {RULES[item['role']]}" in told
    assert f"amount {item['amount']:+.2f}".replace("-", "−") in told
    assert "the statement names west" in told
    titles = {fields["title"] for fields in page.having("title")}
    assert {"cue: Tomas Verel", "speaker: Tomas Verel", "cue: Mira Solan"} <= titles


def test_the_legend_counts(statements):
    rows = {row[0].strip("●■▲◆ "): row[1:] for row in Page(statements.article("a1")._repr_html_()).rows}
    verel = statements.filter(speaker_name="Tomas Verel")
    scored = [row.stance for row in verel if row.stance is not None]
    mean = f"{sum(scored) / len(scored):+.2f}".replace("-", "−")
    assert rows["Tomas Verel"][:3] == [str(len(verel)), str(len(scored)), mean]
    assert rows["Mira Solan"][:3] == ["1", "0", "–"]


def test_tips_are_reached_by_keyboard_and_by_ear(statements, scores):
    for html in (statements.article("a1")._repr_html_(), statements[0]._repr_html_(), scores[0]._repr_html_()):
        tips = Page(html).having("aria-label")
        assert tips
        for fields in tips:
            assert fields["tabindex"] == "0"
            assert fields["role"] == "note"
    shown = r"\[role=note\]:is\(:hover, :focus\)::after \{\s*content: attr\(aria-label\)"
    assert re.search(shown, asset("style.css"))


def test_colour_never_stands_alone(statements):
    page = Page(statements.article("a1")._repr_html_())
    for tag, fields in page.tags:
        if tag == "mark" and "aria-label" in fields:
            assert re.search("^[+−±] ", fields["aria-label"], re.MULTILINE)
    assert "− negative −" in page.text
    assert "∅ not on west" in page.text
    styles = re.findall(r"mark\.(\w+) \{text-decoration-style: (\w+)", asset("style.css"))
    assert len({style for _, style in styles}) == len(styles) == 3


def test_the_same_article_given_again(statements, tmp_path):
    known = statements.article("a1")
    back = qs.Statements.from_frame(statements.to_pandas())
    for articles in (TEXT, {"a1": TEXT}, {"doc_id": ["a1"], "text": [TEXT]}, statements.articles()):
        if "doc_id" in articles:
            import pandas as pd

            articles = pd.DataFrame(articles)
        assert back.article("a1", articles=articles).body == known.body
    path = tmp_path / "article.html"
    known.save(path)
    assert path.read_text(encoding="utf-8") == known.page()


def test_without_the_article_its_statements(statements):
    view = qs.Statements.from_frame(statements.to_pandas()).article("a1")
    page = Page(view._repr_html_())
    assert page.article.split("\n…\n") == [row.text for row in statements]
    assert "article('a1', articles=…)" in page.text
    lacking = qs.Statements.from_frame(statements.to_pandas()[["doc_id", "text", "target", "stance", "stance_label"]])
    assert Page(lacking.article("a1")._repr_html_()).article == page.article
    with pytest.raises(errors.InvalidOption, match="no begin and end"):
        lacking.article("a1", articles=TEXT)


def test_what_is_refused(statements):
    with pytest.raises(errors.InvalidOption, match=r"article 'a11' in this table; it has those of 'a1'; did you"):
        statements.article("a11")
    with pytest.raises(errors.InvalidOption, match="statement 0 of article 'a1' is not what the given article has"):
        statements.article("a1", articles="x" + TEXT)
    with pytest.raises(errors.InvalidOption, match=r"none with the id 'a1'.*did you mean 'a'"):
        statements.article("a1", articles={"a": TEXT})
    with pytest.raises(errors.InvalidOption, match="did you mean 'west'"):
        statements.article("a1", target="wst")


def test_one_target_at_a_time():
    both = qs.Analyzer(["west", "china"]).analyze([TEXT], id=["a1"])
    with pytest.raises(
        errors.InvalidOption, match=r"toward china, west; an article is shown for one .* target='china'"
    ):
        both.article("a1")
    for target in ("west", "china"):
        page = Page(both.article("a1", target=target)._repr_html_())
        assert page.article == shown(TEXT)
        assert f"∅ not on {target}" in page.text
    auto = qs.Analyzer("auto").analyze([TEXT], id=["a1"])
    page = Page(auto.article("a1", target="west")._repr_html_())
    assert len(page.chips) == len(set(auto["statement"].to_pylist()))


def test_an_article_without_statements(analyzer):
    statements = analyzer.analyze(["Tidak ada yang berbicara di sini.", TEXT], id=["b", "a1"])
    page = Page(statements.article("b")._repr_html_())
    assert page.article == "Tidak ada yang berbicara di sini."
    assert "no statements" in page.text


def changed(statements, row: int, **values):
    """The statements with other values in one row."""
    rows = statements.to_arrow().to_pylist()
    rows[row] |= values
    frame = statements.to_arrow()
    return qs.Statements(frame.from_pylist(rows, schema=frame.schema), statements._sources)


def test_statements_inside_statements(statements):
    begin = TEXT.index("munafik")
    inner = {"begin": begin, "end": begin + 7, "text": "munafik", "cue_begin": begin, "cue_end": begin + 30}
    view = changed(statements, 1, **inner).article("a1")
    page = Page(view._repr_html_())
    assert page.article == shown(TEXT)
    assert "… ● Tomas Verel" in page.text  # the outer one goes on


def test_words_that_count_in_two_statements(statements):
    page = Page(statements.article("a1")._repr_html_())
    tips = [fields["aria-label"] for fields in page.having("aria-label")]
    assert any(tip.startswith("statement 2:\n") and "\nstatement 3:\n" in tip for tip in tips)


names = st.text(string.ascii_letters + "<>&\"'\r\n\0\u202e😀 ", min_size=1, max_size=80)


@st.composite
def articles_with_rows(draw):
    text = draw(names)
    edges = st.integers(0, len(text))
    rows = []
    for number in range(draw(st.integers(1, 5))):
        begin, end = sorted((draw(edges), draw(edges)))
        evidence = [
            {"begin": min(a, b), "end": max(a, b), "form": "f", "concept": draw(names), "role": "head", "origin": "cue"}
            | {"amount": 1.0, "against": draw(st.sampled_from([0.0, 0.5, 2.0])), "for": 0.5}
            for a, b in draw(st.lists(st.tuples(edges, edges), max_size=4))
        ]
        cue = sorted((draw(edges), draw(edges)))
        rows.append(
            {"doc_id": "a", "statement": number, "text": text[begin:end], "begin": begin, "end": end, "target": "west"}
            | {"stance": 0.5, "stance_label": "positive", "evidence": evidence, "cue_begin": cue[0], "cue_end": cue[1]}
            | {
                "speaker": draw(names),
                "speaker_name": draw(names),
                "p_negative": 0.1,
                "p_neutral": 0.3,
                "p_positive": 0.6,
            }
            | {"speaker_begin": cue[1], "speaker_end": len(text), "kind": "direct", "cue": draw(names)}
        )
    return text, rows


@settings(max_examples=200, deadline=None)
@given(articles_with_rows())
def test_every_character_once_and_in_order(made):
    import pyarrow as pa

    text, rows = made
    statements = qs.Statements.from_frame(pa.Table.from_pylist(rows))
    page = Page(statements.article("a", articles=text).page())
    assert page.article == shown(text)
    assert {tag for tag, _ in page.tags} <= ALLOWED
    for row, given_row in zip(statements, rows, strict=True):
        whole = Page(row._repr_html_(), "blockquote")
        assert whole.article == shown(given_row["text"])


@given(st.lists(st.tuples(st.integers(-3, 20), st.integers(-3, 20)), max_size=8), st.integers(0, 15))
def test_pieces_are_those_of_a_slow_search(edges, end):
    spans = [Span(a, b, "evidence", {}, {"number": i}) for i, (a, b) in enumerate(edges)]
    found = list(pieces(0, end, spans))
    assert [i for begin, stop, _ in found for i in range(begin, stop)] == list(range(end))
    for begin, stop, over in found:
        for i in range(begin, stop):
            assert {s.item["number"] for s in over} == {s.item["number"] for s in spans if s.begin <= i < s.end}


ALLOWED = {
    *("html", "head", "meta", "title", "body", "style", "div", "p", "b", "i", "bdi", "br", "code", "mark", "span"),
    *("blockquote", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("class", "style", "title", "lang", "tabindex", "role", "aria-label", "aria-level", "aria-hidden"),
    *("scope", "charset", "name", "content", "http-equiv"),
}


def hostile_pages(analyzer) -> dict[str, Page]:
    doc_id = "<b onmouseover='f()'>\"&"
    text = f"“Barat munafik {HOSTILE} dan agresif,” kata Tomas Verel."
    statements = analyzer.analyze([text], id=[doc_id])
    named = changed(statements, 0, **dict.fromkeys(["speaker_name", "cue", "source", "speaker_mention"], HOSTILE + '"'))
    sentence = f"The cruel ministry {HOSTILE} slept."
    scores = analyzer.score_targets([sentence], [4], [len(sentence) - 7], id=[doc_id])
    return {
        "article": Page(named.article(doc_id).page()),
        "statement": Page(named.explain(0).view().page(), "blockquote"),
        "score": Page(scores.explain(0).view().page(), "blockquote"),
    }


def test_hostile_text_stays_text(analyzer):
    pages = hostile_pages(analyzer)
    for page in pages.values():
        assert {tag for tag, _ in page.tags} <= ALLOWED
        assert {name for _, fields in page.tags for name in fields} <= ATTRIBUTES
        assert shown(HOSTILE) in page.article
        # What goes into tips and names turns no direction.
        assert not any("\u202e" in value for _, fields in page.tags for value in fields.values())
        assert sum(tag == "style" for tag, _ in page.tags) == 1
    css = asset("style.css")
    assert re.search(r"\.said \{[^}]*unicode-bidi: isolate", css)
    assert "://" not in css
    assert "url(" not in css


def test_a_megabyte_in_one_row(analyzer):
    text = "“Barat munafik " + "dan <b>agresif</b> " * 55_000 + ",” kata Tomas Verel."
    statements = analyzer.analyze([text], id=["a"])
    assert len(text) > 1_000_000
    assert Page(statements.article("a").page()).article == text
    for row in range(len(statements)):
        page = Page(statements[row]._repr_html_(), "blockquote")
        assert page.article == statements[row].text


def test_the_waterfall_has_the_sum(statements, scores):
    for rows in (statements, scores):
        page = Page(rows.explain(0)._repr_html_())
        head, first, *_, total = page.rows
        assert len({len(row) for row in page.rows}) == 1
        assert head[0] == "evidence"
        assert "baseline" in first[0]
        numbers = [[float(cell.replace("−", "-")) for cell in row[2:5]] for row in page.rows[1:]]
        for column in range(3):
            assert sum(row[column] for row in numbers[:-1]) == pytest.approx(
                numbers[-1][column], abs=1e-4 * len(numbers)
            )
        row = rows[0]
        for side, column in (("against", 0), ("for", 1)):
            assert numbers[-1][column] == pytest.approx(sum(item[side] for item in row.evidence), abs=5e-5)
        for step in numbers:
            assert step[2] == pytest.approx(step[1] - step[0], abs=2e-4)
        for label in ("negative", "neutral", "positive"):
            assert f"{label} {row[f'p_{label}']:.3f}" in page.text
        assert total[0] == "log-odds against neutral"


def test_bars_begin_where_the_last_one_ended(statements):
    page = Page(statements.explain(0)._repr_html_())
    bars = [fields for _, fields in page.tags if "bar" in fields.get("class", "").split()]
    at = None
    for fields in bars[:-1]:
        left, width = (float(number) for number in re.findall(r"([\d.]+)%", fields["style"]))
        assert 0 <= left <= left + width <= 100
        begin, end = (left + width, left) if "left" in fields["class"] else (left, left + width)
        assert at is None or begin == pytest.approx(at, abs=0.02)
        at = end
    left, width = (float(number) for number in re.findall(r"([\d.]+)%", bars[-1]["style"]))
    assert any(at == pytest.approx(edge, abs=0.02) for edge in (left, left + width))


def test_a_statement_and_its_explanation_look_the_same(statements):
    explanation = statements.explain(0)
    assert statements[0]._repr_html_() == explanation._repr_html_() == explanation.view()._repr_html_()
    assert repr(explanation) == str(explanation)


def test_not_spoken_of(statements):
    row = next(row for row in statements if row.stance is None)
    page = Page(row._repr_html_(), "blockquote")
    assert "west is not spoken of here" in page.text
    assert page.rows == []
    assert page.article == row.text


def test_a_target_pointed_out_is_marked(scores):
    assert '<b class="target" title="target">ministry</b>' in scores[0]._repr_html_()


# Colours


def themes() -> dict[str, dict[str, str]]:
    """The variables of the style sheet, on light ground and on dark."""
    blocks = [block for block in re.findall(r"\{([^{}]*)\}", asset("style.css")) if "--ground: #" in block]
    light, *dark = [dict(re.findall(r"--([\w-]+): ([^;]+);", block)) for block in blocks]
    assert len(dark) == 2
    assert dark[0] == dark[1]
    return {"light": light, "dark": dark[0]}


def channels(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def mixed(colour: str, share: float, other: str) -> list[float]:
    """color-mix(in srgb, …)."""
    return [a * share + b * (1 - share) for a, b in zip(channels(colour), channels(other), strict=True)]


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours, by WCAG 2.1."""

    def luminance(values: list[float]) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(theme):
    colours = themes()[theme]
    assert contrast(channels("#ffffff"), channels("#000000")) == pytest.approx(21)
    ink, ground = colours["ink"], colours["ground"]
    for name in ("ink", "quiet", "focus", *palette.LABELS):
        for under in ("ground", "raised"):
            assert contrast(channels(colours[name]), channels(colours[under])) >= 4.5, (name, under)
    strength = float(colours["speaker-strength"].rstrip("%")) / 100
    (share,) = re.findall(
        r"\.mention\) \{color: color-mix\(in srgb, var\(--speaker\) (\d+)%, var\(--ink\)", asset("style.css")
    )
    for speaker in palette.SPEAKERS:
        tint = mixed(speaker, strength, ground)
        name = mixed(speaker, int(share) / 100, ink)
        for words, under in ((channels(ink), tint), (name, tint), (name, channels(ground))):
            assert contrast(words, under) >= 4.5, speaker
        # Underlines are no words.
        for label in ("negative", "neutral", "positive"):
            assert contrast(channels(colours[label]), tint) >= 3


def test_the_palette_is_that_of_the_style_sheet():
    light = themes()["light"]
    assert {name: light[name] for name in palette.LABELS} == dict(palette.LABELS)
    assert {name: light[f"{name}-area"] for name in palette.AREAS} == dict(palette.AREAS)
    speakers = re.findall(r"\.speaker(\d) \{--speaker: (#\w+)\}", asset("style.css"))
    assert speakers == [(str(i), colour) for i, colour in enumerate(palette.SPEAKERS)]
    assert len(palette.GLYPHS) == len(palette.SHAPES) == len(set(palette.GLYPHS))


def test_views_are_made_of_any_article(analyzer, texts):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        statements = analyzer.analyze(texts)
    for doc_id in {row.doc_id for row in statements}:
        view = statements.article(doc_id)
        assert isinstance(view, View)
        assert Page(view.page()).article == shown(texts[int(doc_id)])
