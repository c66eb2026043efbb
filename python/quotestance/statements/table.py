"""The table of statements: made, looked at, and written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyarrow as pa

from quotestance.statements import display
from quotestance.statements.columns import SCHEMA
from quotestance.statements.conform import conform
from quotestance.statements.estimates import Estimates
from quotestance.statements.sources import Sources

if TYPE_CHECKING:
    from quotestance.plots import Plots
    from quotestance.views import View


class Statements(Estimates):
    """Statements, one row for each statement and target, with the columns of the articles' frame after ours.

    Immutable. Anything that speaks Arrow can read it: ``polars.DataFrame(statements)``, ``pyarrow.table(statements)``.

    Parameters
    ----------
    table
        A table with our columns, such as one that `write` has written.

    Examples
    --------
    >>> import quotestance as qs
    >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
    >>> len(statements), statements["stance_label"].to_pylist()
    (1, ['negative'])
    >>> df = statements.to_pandas()
    >>> df[df.stance_label == "negative"].speaker_name.tolist()
    ['Tomas Verel']
    """

    schema = SCHEMA
    whole = ("speaker_begin", "speaker_end", "cue_begin", "cue_end")

    def __init__(self, table: pa.Table, sources: Sources | None = None) -> None:
        super().__init__(table)
        self._sources = sources or Sources()

    @classmethod
    def from_frame(cls, frame: object, *, articles: object = None) -> Self:
        """Statements that have been elsewhere: filtered in pandas, joined in polars, read from a file.

        Parameters
        ----------
        frame
            Anything that holds a table: pandas, polars, pyarrow, or what has ``__arrow_c_stream__``. It needs the
            columns ``doc_id``, ``text``, ``target``, ``stance`` and ``stance_label``; others of ours that it lacks are
            null, and columns of yours are kept.
        articles
            The articles that were analyzed, in any form that `analyze` takes, for views that show them whole.

        Raises
        ------
        InvalidOption
            A column is missing, or holds what it cannot.

        Examples
        --------
        >>> import quotestance as qs
        >>> df = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.").to_pandas()
        >>> len(qs.Statements.from_frame(df[df.stance < 0]))
        1
        """
        return cls(conform(frame), None if articles is None else Sources.of(articles))

    @classmethod
    def concat(cls, parts: Sequence[Self]) -> Self:
        """The rows of all parts, in their order."""
        table = pa.concat_tables([part._table for part in parts])
        return cls(table, sum((part._sources for part in parts), Sources()))

    def _of(self, table: pa.Table) -> Self:
        return type(self)(table, self._sources)

    def articles(self) -> dict[str, str]:
        """The texts of the articles by ``doc_id``, of those that are known.

        They are known where the statements come from `analyze`, or were made with ``articles=``; files of statements
        and pickles don't hold them.
        """
        return self._sources.texts(self["doc_id"].unique().to_pylist())

    def view(self, *, height: int = 480) -> "View":
        """The whole table for a notebook or a page: sorted and filtered by click or key, searched, and opened.

        A row opens to the statement with its evidence marked, to the sum behind the score, and to the article where
        its text is known. Texts of more than four million characters together are left out, and of more than twenty
        thousand rows as many are shown, taken at even distances; `report` takes more. Where scripts do not run, the
        first rows are shown.

        Parameters
        ----------
        height
            Pixels that the rows take at most before they scroll.

        Raises
        ------
        InvalidOption
            The height is below 120.

        Examples
        --------
        >>> import quotestance as qs
        >>> qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.").view()
        View('Statements: 1 statement in 1 article toward west')
        """
        from quotestance.views import table

        return table.view(self, height=height)

    def article(self, doc_id: object, *, target: str | None = None, articles: object = None) -> "View":
        """An article as it was, with its statements and the words that made their scores marked.

        Parameters
        ----------
        doc_id
            Which article.
        target
            The target whose scores are shown; needed where the article's statements are scored toward several.
        articles
            The articles that were analyzed, where the table does not know them: in any form that `analyze` takes, a
            dictionary of texts by ``doc_id``, or the text itself. Without any, the statements are shown alone.

        Returns
        -------
        A notebook shows it; ``.save("article.html")`` writes it as a page.

        Raises
        ------
        InvalidOption
            There is no such article or target, the target is not said, or the article is not the one that was analyzed.

        Examples
        --------
        >>> import quotestance as qs
        >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
        >>> statements.article("0")
        View('0: statements on west')
        """
        from quotestance.views.article import article

        return article(self, doc_id, target, articles)

    def report(self, path: str | Path | None = None, *, title: str | None = None, articles: object = None) -> "View":
        """The corpus explorer, one page that needs nothing else: who stood where, when, and with which words.

        A timeline with every statement, the speakers with their means, the words that moved the scores most, and the
        table of `view`: each picture can be clicked down to the statements behind it. Of more than a hundred thousand
        rows as many are shown, taken at even distances; the page says so.

        Parameters
        ----------
        path
            Where to save the page.
        title
            Its heading; by default it names the targets.
        articles
            The articles, in any form that `analyze` takes, where the statements don't know them.

        Raises
        ------
        OSError
            The file cannot be written.

        Examples
        --------
        >>> import quotestance as qs
        >>> qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.").report()
        View('Statements toward west')
        """
        from quotestance.views import report

        return report.report(self, path, title=title, articles=articles)

    @property
    def plot(self) -> "Plots":
        """Pictures: `timeline`, `heatmap`, `distribution`, `words` and `coverage` (see `Plots`)."""
        from quotestance.plots import Plots

        return Plots(self)

    def write(self, path: str | Path) -> None:
        """Write the table to a file: .parquet, .arrow, .jsonl or .csv.

        Raises
        ------
        InvalidOption
            The suffix is another.
        OSError
            The file cannot be written.
        """
        from quotestance.files import open_writer

        with open_writer(path) as writer:
            writer.write(self)

    def __getstate__(self) -> dict[str, Any]:
        return {"_table": self._table, "_sources": Sources()}

    def __repr__(self) -> str:
        return display.plain(self._table)

    def _repr_html_(self) -> str:
        from quotestance.views import table

        return table.short(self)
