"""Pieces of HTML, and pages made of them."""

import functools
import html
from importlib import resources
from pathlib import Path

#: Control characters; a page cannot hold them all.
_BLANKS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
#: What would end a script or open a comment inside one, as JSON writes it otherwise.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

#: What a page may do: use the styles and scripts that it holds, and nothing that it doesn't.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'"


def escape(text: object) -> str:
    r"""Text that is safe in HTML, also inside an attribute; control characters but line ends become blanks.

    >>> escape('<b> & "c"\x00')
    '&lt;b&gt; &amp; &quot;c&quot; '
    """
    return html.escape(str(text).translate(_BLANKS))


def in_script(json: str) -> str:
    r"""JSON that is safe inside ``<script type="application/json">``.

    >>> in_script('"</script>"')
    '"\\u003c/script\\u003e"'
    """
    for character, code in _IN_SCRIPT.items():
        json = json.replace(character, code)
    return json


@functools.cache
def asset(name: str) -> str:
    """A style sheet or a script of this folder."""
    return (resources.files("quotestance.views") / name).read_text(encoding="utf-8")


class View:
    """Something to look at: shown by a notebook as it is, and saved as a page that needs nothing else.

    Parameters
    ----------
    body
        HTML, everything from articles escaped.
    title
        What it shows, for the title of a page.
    """

    def __init__(self, body: str, title: str) -> None:
        self.body = body
        self.title = title

    def _repr_html_(self) -> str:
        """The piece of HTML that a notebook shows, with its own style."""
        return f'<div class="quotestance"><style>{asset("style.css")}</style>{self.body}</div>'

    def page(self) -> str:
        """A whole page; it loads nothing from anywhere, and the browser holds it to that."""
        return (
            '<!DOCTYPE html>\n<html lang="en" class="quotestance-page"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(self.title)}</title></head>\n<body>{self._repr_html_()}</body></html>\n"
        )

    def save(self, path: str | Path) -> None:
        """Write the page to a file. Raises OSError where it cannot be written."""
        Path(path).write_text(self.page(), encoding="utf-8")

    def __repr__(self) -> str:
        return f"View({self.title!r})"
