"""A process that analyzes a file of texts in one of the forms that users have them in, or a Parquet file.

``python -m benchmarks.ours FORM [FILE [THREADS]]``
"""

import functools
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import quotestance as qs
from benchmarks import texts
from benchmarks.worker import serve, serve_each


def sliced(articles: list[str]) -> pa.ChunkedArray:
    """In chunks, of which each is a slice of a longer array."""
    step = max(len(articles) // 8, 1)
    whole = pa.array(articles)
    return pa.chunked_array([whole[at : at + step] for at in range(0, len(whole), step)])


def polars(articles: list[str]) -> object:
    """A Series of polars, whose buffers are string views."""
    import polars as pl

    return pl.Series("text", articles)


FORMS: dict[str, Callable[[list[str]], object]] = {
    "list": lambda articles: articles,
    "pandas": lambda articles: pd.Series(articles, dtype="str"),
    "pandas object": lambda articles: pd.Series(articles, dtype=object),
    "Arrow string": lambda articles: pa.array(articles, pa.string()),
    "Arrow large_string": lambda articles: pa.array(articles, pa.large_string()),
    "Arrow, chunks of slices": sliced,
    "Arrow dictionary": lambda articles: pa.array(articles).dictionary_encode(),
    "polars": polars,
}


def column_of(form: str, path: Path) -> tuple[object, int]:
    """The articles in this form, and their size in bytes."""
    if form == "Parquet":
        table = pq.read_table(path)
        return table, pc.sum(pc.binary_length(table["text"])).as_py()
    articles = texts.load(path)
    return FORMS[form](articles), sum(len(article.encode()) for article in articles)


def main(form: str, path: str = "", threads: str = "1") -> None:
    """Serve; without a file, each line of the input names one."""
    analyzer = qs.Analyzer(threads=int(threads))
    if path:
        column, size = column_of(form, Path(path))
        serve(lambda: analyzer.analyze(column), size)
    else:
        serve_each(lambda file: functools.partial(analyzer.analyze, column_of(form, Path(file))[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
