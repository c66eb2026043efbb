"""The namespace ``quotestance`` of polars frames and series.

Whether there is text to analyze the verb says: polars hides what is raised while it makes a namespace.
"""

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

    from quotestance.integrations.verbs import ArticleVerbs, Reader, StatementVerbs


def register() -> None:
    """Give frames and series the namespace, once: polars warns of a second one."""
    import polars as pl

    if not hasattr(pl.DataFrame, "quotestance"):
        # A function makes a namespace as well as a class does.
        pl.api.register_dataframe_namespace("quotestance")(of_frame)  # type: ignore[arg-type]
        pl.api.register_lazyframe_namespace("quotestance")(of_lazy_frame)  # type: ignore[arg-type]
        pl.api.register_series_namespace("quotestance")(of_series)  # type: ignore[arg-type]


def of_frame(frame: "pl.DataFrame") -> "ArticleVerbs | StatementVerbs":
    """What can be done with a frame: `analyze` if it holds articles, the verbs of `Statements` if it holds these.

    Examples
    --------
    >>> import polars as pl, quotestance as qs
    >>> articles = pl.DataFrame({"text": ["“Kami menolak sanksi Barat,” kata Menlu Arendia, Tomas Verel."]})
    >>> statements = articles.quotestance.analyze()
    >>> statements.filter(pl.col("stance") < 0).quotestance.summarize("speaker_name")["speaker_name"].to_list()
    ['Tomas Verel']
    """
    from quotestance.integrations import verbs

    if verbs.holds_statements(frame.columns):
        return verbs.StatementVerbs(frame, _to_polars)
    return verbs.ArticleVerbs(lambda read: _to_polars(read(frame)))


def of_lazy_frame(frame: "pl.LazyFrame") -> "ArticleVerbs | StatementVerbs":
    """The same of a lazy frame: `analyze` stays lazy, all other verbs collect it.

    Examples
    --------
    >>> import polars as pl, quotestance as qs
    >>> articles = pl.LazyFrame({"text": ["“Kami menolak sanksi Barat,” kata Menlu Arendia, Tomas Verel."]})
    >>> articles.quotestance.analyze().filter(pl.col("stance") < 0).select("speaker").collect().item()
    'verel'
    """
    from quotestance.integrations import verbs

    schema = frame.collect_schema()
    if verbs.holds_statements(schema):
        return verbs.StatementVerbs(frame, _to_polars)
    return verbs.ArticleVerbs(functools.partial(_read_lazily, frame, schema))


def _read_lazily(frame: "pl.LazyFrame", schema: "pl.Schema", read: "Reader") -> "pl.LazyFrame":
    import polars as pl

    def found(articles: "pl.DataFrame") -> "pl.DataFrame":
        return _to_polars(read(articles))

    # Nothing is pushed down: the rows and columns that come out are others than those that go in.
    return frame.map_batches(
        found,
        schema=found(pl.DataFrame(schema=schema)).schema,
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )


def of_series(series: "pl.Series") -> "ArticleVerbs":
    """What can be done with a series of texts: `analyze`."""
    from quotestance.integrations.verbs import ArticleVerbs

    return ArticleVerbs(lambda read: _to_polars(read(series)))


def _to_polars(result: Any) -> "pl.DataFrame":
    import polars as pl

    return pl.DataFrame(result)
