"""What a page holds, for those who look into it without a browser."""

from html.parser import HTMLParser

import pyarrow as pa

import quotestance as qs

HOSTILE = "<script>alert(1)</script>\" onmouseover='f()' <img src=x onerror=f()> </script><!-- \u202eabc \u2028 مرحبا"


def hostile_statements() -> qs.Statements:
    """Statements that have it in every text, name and word; the last one is a million characters long."""
    words = {"form": HOSTILE, "concept": HOSTILE, "role": "head", "origin": "quoted"}
    weights = {"amount": 1.0, "against": 1.5, "for": -0.5}
    texts = [f"Barat {HOSTILE} gagal 😀", f"{HOSTILE} Barat", f"Barat {HOSTILE} " + "sangat " * 150_000 + "gagal"]
    rows = [
        {
            **dict.fromkeys(("doc_id", "speaker", "speaker_name", "cue", "source", "target"), HOSTILE),
            "text": text,
            "begin": 10,
            "end": 10 + len(text),
            "statement": number,
            "kind": "direct",
            "stance": -0.5,
            "stance_label": "negative",
            "date": f"2024-03-0{number + 1}",
            "evidence": [{"begin": 10 + text.index(HOSTILE), "end": 10 + text.index(HOSTILE) + 20, **words, **weights}],
        }
        for number, text in enumerate(texts)
    ]
    articles = pa.table({"id": [HOSTILE], "text": ["x" * 10 + texts[0]]})
    return qs.Statements.from_frame(pa.Table.from_pylist(rows), articles=articles)


class Page(HTMLParser):
    """The tags of a page, their attributes, and its text apart from that of styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.text += data
