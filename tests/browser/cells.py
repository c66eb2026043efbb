"""A notebook that shows the views of the bundled articles, and where the views are in a page."""

from __future__ import annotations

from pathlib import Path

import nbformat

ARTICLE = ".quotestance .article mark[role=note]"
TABLE = ".quotestance tr[data-row]"

VIEWS = (
    "import quotestance as qs\nstatements = qs.analyze(qs.sample_articles())",
    "statements.article('01-lavrov-borrell-moskwa')",
    "statements.view()",
)


def write_notebook(path: Path, cells: tuple[str, ...] = VIEWS) -> None:
    """Write a notebook of these cells, not run yet."""
    kernel = {"name": "python3", "display_name": "Python 3"}
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel}), path)
