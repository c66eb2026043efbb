"""The articles that come with the package."""

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def sample_articles() -> "pd.DataFrame":
    """The twelve articles that come with the package, to try things on.

    They were written for it in newswire style, ten in Indonesian and two in English, on real events between 2021 and
    2025 in which Sergey Lavrov, Wang Yi and Josep Borrell took part. Every quotation in them was really made;
    ``data/articles/SOURCES.md`` in the package says where it was published. They were chosen to show what the package
    does: no sample of what anybody said in those years.

    Returns
    -------
    One row for each article: ``id``, ``date`` (``datetime64``), ``outlet``, ``language`` (``id`` or ``en``), ``text``.

    Examples
    --------
    >>> import quotestance as qs
    >>> articles = qs.sample_articles()
    >>> articles.shape, articles["language"].value_counts().to_dict()
    ((12, 5), {'id': 10, 'en': 2})
    """
    import pandas as pd

    folder = resources.files("quotestance") / "data" / "articles"
    with (folder / "articles.csv").open(encoding="utf-8") as index:
        articles = pd.read_csv(index, parse_dates=["date"])
    articles["text"] = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in articles["id"]]
    return articles
