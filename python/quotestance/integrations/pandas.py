"""The accessor ``quotestance`` of pandas frames and series."""

from typing import TYPE_CHECKING, Any

from quotestance.errors import some

if TYPE_CHECKING:
    import pandas as pd

    from quotestance.integrations.verbs import ArticleVerbs, StatementVerbs


def register() -> None:
    """Give frames and series the accessor, once: pandas warns of a second one."""
    import pandas as pd
    from pandas.api import extensions

    if not hasattr(pd.DataFrame, "quotestance"):
        # A function makes an accessor as well as a class does.
        extensions.register_dataframe_accessor("quotestance")(of_frame)  # type: ignore[type-var]
        extensions.register_series_accessor("quotestance")(of_series)  # type: ignore[type-var]


def of_frame(frame: "pd.DataFrame") -> "ArticleVerbs | StatementVerbs":
    """What can be done with a frame: `analyze` if it holds articles, the verbs of `Statements` if it holds these.

    Raises
    ------
    AttributeError
        It holds neither.

    Examples
    --------
    >>> import pandas as pd, quotestance as qs
    >>> articles = pd.DataFrame({"text": ["“Kami menolak sanksi Barat,” kata Menlu Arendia, Tomas Verel."]})
    >>> statements = articles.quotestance.analyze()
    >>> statements.query("stance < 0").quotestance.summarize("speaker_name").speaker_name.tolist()
    ['Tomas Verel']
    """
    from quotestance.integrations import verbs

    names = [str(name) for name in frame.columns]
    if verbs.holds_statements(names):
        return verbs.StatementVerbs(frame, _to_pandas)
    if any(map(_may_be_text, frame.dtypes)):
        return verbs.ArticleVerbs(lambda read: _to_pandas(read(frame)))
    raise AttributeError(
        "quotestance needs a frame of articles, with a column of text, or one of statements, with 'stance' and "
        f"'stance_label'; the columns are {some(map(repr, names), 12) or 'none'}"
    )


def of_series(series: "pd.Series[Any]") -> "ArticleVerbs":
    """What can be done with a series of texts: `analyze`.

    Raises
    ------
    AttributeError
        It holds no text.
    """
    from quotestance.integrations.verbs import ArticleVerbs

    if not _may_be_text(series.dtype):
        raise AttributeError(f"quotestance needs a series of text, not of {series.dtype}")
    return ArticleVerbs(lambda read: _to_pandas(read(series)))


def _may_be_text(dtype: Any) -> bool:
    import pandas as pd

    values = dtype.categories.dtype if isinstance(dtype, pd.CategoricalDtype) else dtype
    return bool(pd.api.types.is_object_dtype(values) or pd.api.types.is_string_dtype(values))


def _to_pandas(result: Any) -> "pd.DataFrame":
    import pandas as pd

    frame: pd.DataFrame = result if isinstance(result, pd.DataFrame) else result.to_pandas()
    return frame
