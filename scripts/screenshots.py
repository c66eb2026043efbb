"""Draw the pictures in docs/images: the views of the bundled articles as a browser shows them, plots, a terminal.

    python scripts/screenshots.py docs/images [NAME…]

NAME is one of the pictures, as `article`; all of them, if none is given. Needs Chromium, which $QUOTESTANCE_BROWSER may
name. The same package and browser draw the same pictures.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.text import Text

import quotestance as qs

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 1000
SCALE = 2  # pixels of the picture for one of the page
COLOURS = 256
MOST_BYTES = 300_000
ARTICLE = "05-borrell-taman-eropa"
STATEMENT = "membongkar secara sepihak"
COLUMNS = 100
LINES = 40


def statements() -> qs.Statements:
    """Those of the bundled articles."""
    return qs.analyze(qs.sample_articles())


def hover(page: Page) -> None:
    """Show what the weightiest evidence of the first lines tells."""
    page.locator(".article mark[role=note]").nth(2).hover()


def open_row(page: Page) -> None:
    """Search, and open what is found."""
    page.get_by_role("searchbox").fill("hibrida")
    page.locator("tr[data-row] button").first.click()


def nothing(_page: Page) -> None:
    """Leave the page as it opens."""


def number(rows: qs.Statements) -> int:
    """The row of the statement that is explained."""
    return next(i for i, row in enumerate(rows) if STATEMENT in row.text)


def plot(axes: Axes) -> str:
    """A page with a plot alone."""
    drawing = io.StringIO()
    axes.figure.savefig(drawing, format="svg", bbox_inches="tight")
    return f"<!DOCTYPE html><style>svg {{width: 100%; height: auto}}</style><body>{drawing.getvalue()}</body>"


def terminal() -> str:
    """A page with what `quotestance demo` says in a terminal; its first lines."""
    command = [sys.executable, "-m", "quotestance", "demo"]
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    lines = Text.from_ansi(said).split("\n")[:LINES]
    while lines.pop().plain.strip():  # up to the last empty line: whole statements
        pass
    console.print(Text("\n").join(lines))
    return f"<!DOCTYPE html><body>{console.export_svg(title='quotestance demo')}</body>"


#: Of each picture: the page, what is done in it, and how high it is; None for the whole of it.
Picture = tuple[Callable[[qs.Statements], str], Callable[[Page], None], int | None]
PICTURES: Mapping[str, Picture] = {
    "article": (lambda rows: rows.article(ARTICLE).page(), hover, 760),
    "table": (lambda rows: rows.view().page(), open_row, 760),
    "statement": (lambda rows: rows.explain(number(rows)).view().page(), nothing, None),
    "report": (lambda rows: rows.report().page(), nothing, 900),
    "timeline": (lambda rows: plot(rows.plot.timeline()), nothing, None),
    "difference": (lambda rows: plot(rows.decompose("lavrov", "wang_yi").plot(top=8)), nothing, None),
    "terminal": (lambda _: terminal(), nothing, None),
}


def draw(browser: Browser, html: str, act: Callable[[Page], None], height: int | None) -> bytes:
    """A page as a picture of few colours."""
    size = {"width": WIDTH, "height": height or 100}
    context = browser.new_context(viewport=size, device_scale_factor=SCALE, color_scheme="light", offline=True)
    page = context.new_page()
    page.set_content(html)
    act(page)
    page.evaluate("document.fonts.ready")
    shown = page.screenshot(full_page=height is None, animations="disabled", caret="hide")
    context.close()
    picture = io.BytesIO()
    Image.open(io.BytesIO(shown)).convert("RGB").quantize(COLOURS).save(picture, "PNG", optimize=True)
    return picture.getvalue()


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", choices=[*PICTURES, []], metavar="NAME", help=", ".join(PICTURES))
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    rows = statements()
    program = shutil.which(os.environ.get("QUOTESTANCE_BROWSER", "chromium"))
    if program is None:
        sys.exit("No chromium: sudo apt-get install chromium, or name a browser with QUOTESTANCE_BROWSER=")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        for name in arguments.names or PICTURES:
            page, act, height = PICTURES[name]
            picture = draw(browser, page(rows), act, height)
            if len(picture) > MOST_BYTES:
                sys.exit(f"{name}: {len(picture):,} bytes, more than {MOST_BYTES:,}")
            (arguments.folder / f"{name}.png").write_bytes(picture)
            print(f"{name}.png: {len(picture):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
