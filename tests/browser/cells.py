"""A notebook that shows the views of the bundled articles, and where the views are in a page."""

from __future__ import annotations

from pathlib import Path

import nbformat

ARTICLE = ".quotestance .article mark[role=note]"
TABLE = ".quotestance tr[data-row]"

SETUP = """\
from importlib.resources import files
import pandas as pd
import quotestance as qs
folder = files("quotestance") / "data" / "articles"
articles = pd.read_csv(folder / "articles.csv", dtype=str)
articles["text"] = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in articles["id"]]
statements = qs.analyze(articles)"""
VIEWS = (SETUP, "statements.article('01-lavrov-borrell-moskwa')", "statements.view()")


def write_notebook(path: Path, cells: tuple[str, ...] = VIEWS) -> None:
    """Write a notebook of these cells, not run yet."""
    kernel = {"name": "python3", "display_name": "Python 3"}
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel}), path)
