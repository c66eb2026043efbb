"""The plots of a table of statements."""

from typing import TYPE_CHECKING, Literal

from quotestance.plots import coverage, distribution, heatmap, means, timeline, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements


class Plots:
    """Pictures of statements, drawn with matplotlib: ``statements.plot.timeline()``.

    Every plot takes ``ax``, the axes to draw on, and makes a figure of its own without; it returns the axes, so that
    titles, limits and sizes can still be changed. Targets are never mixed: where the statements are about several, name
    one by ``target``. What speakers say about their own bloc is a group of its own. Where there are fewer than five
    statements that speak of the target, or fewer than four articles, the statements are shown and counted, and nothing
    is drawn through them. The ground is white under any style sheet: the plots are made for paper. Without matplotlib
    each raises ImportError.

    Examples
    --------
    >>> import quotestance as qs
    >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
    >>> axes = statements.plot.distribution()
    >>> axes.get_title(loc="left")
    'Stance toward the West by speaker'
    """

    def __init__(self, statements: "Statements") -> None:
        self._statements = statements

    def timeline(
        self,
        by: str = "speaker",
        *,
        target: str | None = None,
        freq: Literal["D", "W", "M", "Q", "Y"] | None = None,
        bandwidth: float | None = None,
        top: int = 4,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Stance over time: every statement a point, and the mean of each group with its 95% band.

        Parameters
        ----------
        by
            Column whose values are the groups.
        target
            Toward whom; needed where the statements are about several.
        freq
            Means of days, weeks, months, quarters or years, with bootstrap intervals, in place of the line.
        bandwidth
            How many days on both sides of a day the line takes in, the nearer the more. Without it, by Silverman's rule
            over the days of the articles. A wide one hides turns, a narrow one shows chance.
        top
            How many groups, those with most statements; the plot says how many are left out.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column, target or period, or several targets and none named.

        Notes
        -----
        The band counts the statements of an article as one witness. It is drawn where the bandwidth takes in at least
        five statements of four articles. Statements without a date are counted under the plot.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
        >>> axes = qs.analyze(text, date="2024-03-01").plot.timeline()
        >>> axes.get_title(loc="left")
        'Stance toward the West in time'
        """
        return timeline.draw(self._statements, by, target, freq, bandwidth, top, ax)

    def heatmap(
        self,
        rows: str = "speaker",
        columns: str = "target",
        *,
        target: str | None = None,
        top: int = 12,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Mean stance by two columns, with the number of statements in each cell.

        Cells of too few statements are grey, with their number and without a mean; those of none are hatched; a dashed
        frame says that the speakers belong to the target's bloc.

        Parameters
        ----------
        rows, columns
            Two columns; where neither is ``target``, one target is shown.
        target
            Toward whom; needed where neither column is ``target`` and the statements are about several.
        top
            How many values of each column, those with most statements; the plot says how many are left out.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column or target, or several targets and none named.

        Examples
        --------
        >>> import quotestance as qs
        >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
        >>> axes = statements.plot.heatmap()
        >>> [text.get_text() for text in axes.texts][0]
        'n = 1'
        """
        return heatmap.draw(self._statements, rows, columns, target, top, ax)

    def distribution(
        self, by: str = "speaker", *, target: str | None = None, top: int = 8, ax: "Axes | None" = None
    ) -> "Axes":
        """How the stances of each group lie: every statement a point, with the mean and its 95% interval.

        Parameters
        ----------
        by
            Column whose values are the groups.
        target
            Toward whom; needed where the statements are about several.
        top
            How many groups, those with most statements; the plot says how many are left out.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column or target, or several targets and none named.
        """
        return distribution.draw(self._statements, by, target, top, ax)

    def means(
        self, by: str = "speaker", *, target: str | None = None, top: int = 12, ax: "Axes | None" = None
    ) -> "Axes":
        r"""The mean stance of each group with its 95% interval, and beside it the mean drawn to that of all groups.

        Parameters
        ----------
        by
            Column whose values are the groups.
        target
            Toward whom; needed where the statements are about several.
        top
            How many groups, those with most statements that speak of the target.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column or target, or several targets and none named.

        See Also
        --------
        Statements.summarize : the numbers, and how they are made.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
        >>> axes = qs.analyze([text] * 5).plot.means()
        >>> [tick.get_text() for tick in axes.get_yticklabels()]
        ['Tomas Verel\n5 statements of 5 articles']
        """
        return means.draw(self._statements, by, target, top, ax)

    def words(
        self,
        a: object,
        b: object,
        by: str = "speaker",
        *,
        what: Literal["words", "concepts"] = "words",
        target: str | None = None,
        language: str | None = None,
        top: int = 12,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """The words that divide two speakers, periods or targets, or two values of any column, by their log-odds ratio.

        Parameters
        ----------
        a, b, by
            The two sides, as in `Statements.compare`.
        what
            ``words`` of the statements, or ``concepts`` of their evidence, which all languages share.
        target
            Whose evidence is counted; needed for concepts where the statements are about several.
        language
            The words of which language; needed for words where the statements are in several.
        top
            How many on each side.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column, value, target or language, or one is needed and not named.

        See Also
        --------
        Statements.compare : the numbers, and how they are made.
        """
        return words.draw(self._statements, a, b, by, top, ax, what=what, target=target, language=language)

    def coverage(
        self,
        freq: Literal["D", "W", "M", "Q", "Y"] = "M",
        *,
        by: str | None = None,
        target: str | None = None,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """How many statements and articles there are in time.

        Parameters
        ----------
        freq
            By days, weeks, months, quarters or years.
        by
            Column whose values are counted apart, such as ``language``; without it, the statements that speak of the
            target, those of them whose label is unsure (``abstained``), and those that do not speak of it.
        target
            Toward whom; needed where the statements are about several.
        ax
            Axes to draw on.

        Raises
        ------
        InvalidOption
            No such column, target or period, or several targets and none named.
        """
        return coverage.draw(self._statements, freq, by, target, ax)
