"""What can be estimated from statements: the verbs, which say how it is done and when it fails."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from quotestance.statements import summary
from quotestance.statements.rows import Rows

if TYPE_CHECKING:
    import pandas as pd

    from quotestance.estimates import Corrected, Decomposition, Duplicates, Map, Tensor, Trajectory
    from quotestance.statements.table import Statements


class Estimates(Rows):
    """The estimates of `Statements`, which alone inherits them; the numbers are made in `quotestance.estimates`.

    Targets are never mixed, and statements of speakers who belong to the target's bloc are kept apart. Where
    ``own_bloc`` is null they count as those of others, and ``note`` says of how many it is.
    """

    def summarize(
        self,
        by: str | Sequence[str] = "speaker",
        *,
        duplicates: "Literal['keep', 'once', 'together'] | Duplicates" = "keep",
        replicates: int = 10_000,
        level: float = 0.95,
        few_below: float = 10,
        seed: int = 0,
        threads: int | None = None,
    ) -> "pd.DataFrame":
        """Count the statements of each group, and average their stance, with an interval and a pooled mean.

        Targets are never mixed, nor the West on itself with others on the West: ``target`` and ``own_bloc`` always
        divide the groups too. Null in a column of `by` is a group like others.

        Parameters
        ----------
        by
            The columns whose values make the groups.
        duplicates
            What of a statement that ten outlets carry, found by `duplicates` with its defaults. ``"keep"``: it counts
            ten times, as what ten articles say. ``"together"``: it counts ten times, and articles that repeat one
            another are one for the interval and for ``articles``. ``"once"``, or duplicates found with other options:
            only the earliest counts. ``note`` says of how many.
        replicates
            Resamples that each interval is made of; at least ``20 / (1 - level)``, so that ten lie beyond each end.
        level
            How often such intervals hold the true mean, if all goes as it should.
        few_below
            A group is marked as ``few`` where its articles count as fewer than this.
        seed
            Of the resampling. An interval depends on its group's articles, `level`, `replicates` and `seed` alone: not
            on the order of rows, the other groups, or the number of threads.
        threads
            Threads that resample; None for all cores.

        Returns
        -------
        One row for each group, those with most statements first:

        - the columns in `by`, ``target``, ``own_bloc``;
        - ``statements``, ``scored`` (those that speak of the target) and ``articles`` (those that have such);
        - ``stance``: the mean of the scored, from -1 to 1;
        - ``low``, ``high``: the interval of ``stance``;
        - ``pooled``: ``stance`` drawn to ``whole``, the mean of all groups with this target and ``own_bloc``;
        - ``weight``: the share of the group's own mean in ``pooled``, from 0 to 1;
        - ``few``: true where the group is too small to stand alone;
        - ``negative``, ``neutral``, ``positive``, ``none``: shares of the labels among the statements, adding up to 1;
          ``none`` is the share of those that do not speak of the target;
        - ``named``, ``anaphoric``, ``implied``: shares of the statements that name the target, speak of it by a pronoun
          or the like, and by a coded word alone; with ``none`` they add up to 1;
        - ``note``: why there is no mean, no interval, or one to be read with care; else empty.

        What there is no estimate of is NaN, and ``note`` says why.

        Raises
        ------
        InvalidOption
            There is no such column, it holds lists, or an option has a value that it cannot take.

        Notes
        -----
        *Interval.* Statements of one article resemble one another, so articles are resampled within their group, with
        all their statements; the mean of a resample is a ratio of sums, as the mean itself is. The interval is the
        studentised bootstrap with the linearised standard error of a ratio (bootstrap-t: Hall 1988, Annals of
        Statistics 16, 927-953; Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 12), cut at the ends of
        the scale. Of 1,000 simulated groups with skewed values, 95 % intervals held the true mean in 91, 93, 94 and
        94 % with 5, 10, 30 and 100 articles; percentile intervals in 80, 86, 91 and 93 %, those widened for few
        articles (Hesterberg 2015, The American Statistician 69, 371-386) in 88, 91, 93 and 93 %. It fails where a rare
        kind of article would change the mean and few were seen (74 and 79 % with 5 and 10 articles), and where articles
        depend on one another: with ``duplicates="keep"`` one wire story in ten outlets counts as ten witnesses. It says
        nothing of errors of the scores.

        *Pooling.* Empirical Bayes in closed form: the true means of groups are taken as normal around the whole, with
        the variance between groups by the method of moments (DerSimonian & Laird 1986, Controlled Clinical Trials 7,
        177-188) and the correction for few groups of Morris (1983, JASA 78, 47-55); three groups or fewer are not
        pooled. The mean of an article is taken to vary as much in all groups. It fails where groups are no draws of one
        kind, such as a minister among columnists: then ``pooled`` of the odd one is drawn too far.

        *Few.* Articles count by Kish's (1965) effective number, the square of the sum of their statements over the sum
        of the squares: ten articles, one of which has most of the statements, are few.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."
        >>> summary = qs.analyze([text, text]).summarize("speaker")
        >>> summary[["speaker", "statements", "articles", "few", "note"]].values.tolist()
        [['verel', 2, 2, True, 'all articles have one mean: no interval']]
        """
        table = summary.summarize(
            self._table,
            by,
            duplicates=duplicates,
            replicates=replicates,
            level=level,
            few_below=few_below,
            seed=seed,
            threads=threads,
        )
        frame: pd.DataFrame = table.to_pandas(date_as_object=False)
        return frame

    def compare(
        self,
        a: object,
        b: object,
        by: str = "speaker",
        *,
        what: Literal["words", "concepts"] = "words",
        target: str | None = None,
        language: str | None = None,
        prior: float = 500,
        duplicates: "Literal['keep', 'once'] | Duplicates" = "keep",
    ) -> "pd.DataFrame":
        """The words or concepts that divide two speakers, periods or targets, or two values of any column.

        Parameters
        ----------
        a, b
            Two values of the column `by`; of ``date`` two periods: ``"2022"``, ``"2022-02"``, ``"2022-02-24"``, or
            ``(first, last)``, both included, with None for an open end. Or, where one column does not tell, what each
            side's rows hold: ``{"speaker": "lavrov", "date": (None, "2022-02-23")}``; a list stands for any of its
            values.
        by
            The column.
        what
            ``words`` of the statements, or ``concepts`` of their evidence, which all languages share.
        target
            Only the rows of this target; needed for concepts where the statements are about several, unless the sides
            name theirs.
        language
            Only statements in this language; needed for words where those of `a` and `b` are in several.
        prior
            How many words, drawn from all of these statements, are added to each side: with more of them it takes more
            to stand out.
        duplicates
            Whether a statement in ten outlets counts ten times, as in `tensor`.

        Returns
        -------
        One row for each ``word`` (or ``concept``), those of `a` first: how often ``a`` and ``b`` said it, ``log_odds``
        (above 0 where `a` says it more), and ``z``, the log-odds over its standard error; beyond ±1.96 is more than
        chance alone brings in one word of twenty. ``example`` is the shortest statement of that side which has it, and
        ``doc_id`` its article. ``frame.attrs["note"]`` says which repetitions were left out, and which statements are
        on the speaker's own bloc.

        Raises
        ------
        InvalidOption
            No such column, value, target or language, or one is needed and not named; a period ends before it begins;
            no statement has a date; the sides share statements.

        See Also
        --------
        decompose : how much each concept adds to the difference of the mean stances.

        Notes
        -----
        The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi & Quinn (2008), Political Analysis
        16(4), 372-403, section 3.5.1: with yᵢ the count of a side, nᵢ that of all its words, and α of α₀ words drawn
        from all statements, log((yₐ + α) / (nₐ + α₀ - yₐ - α)) less the same of `b`, over √(1 / (yₐ + α) + 1 / (y_b +
        α)). It takes the words of a statement as independent, which they are not, and it tests all words at once: read
        ``z`` as an order. It fails where the sides speak of different matters, whose words it finds.

        Examples
        --------
        >>> import quotestance as qs
        >>> statements = qs.analyze(
        ...     ["“Barat menekan kami,” kata Menlu Arendia, Tomas Verel.", "“Barat membantu kami,” ujar Mira Solan."]
        ... )
        >>> statements.compare("verel", "solan")[["word", "a", "b", "example"]].values.tolist()[0]
        ['menekan', 1, 0, 'Barat menekan kami,']
        """
        from quotestance.estimates import contrast

        return contrast.compare(
            self._table,
            a,
            b,
            by,
            what=what,
            target=target,
            language=language,
            prior=prior,
            duplicates=duplicates,
        )

    def decompose(
        self,
        a: object,
        b: object,
        by: str = "speaker",
        *,
        target: str | None = None,
        duplicates: "Literal['keep', 'once'] | Duplicates" = "keep",
        replicates: int = 1000,
        level: float = 0.95,
        few_below: float = 10,
        seed: int = 0,
        threads: int | None = None,
    ) -> "Decomposition":
        """Split the difference of two mean stances into concepts, exactly: the parts add up to it.

        Statements on the speaker's own bloc are never mixed with others: a side that has both is that of the others.

        Parameters
        ----------
        a, b, by
            The two sides, as in `compare`.
        target
            Toward whom; needed where the statements are about several, unless the sides name theirs.
        duplicates
            Whether a statement in ten outlets counts ten times, as in `tensor`.
        replicates, level, seed, threads
            Of the resampling, as in `summarize`; the number of threads changes nothing.
        few_below
            A concept is marked as ``few`` where fewer articles, of both sides, have it.

        Returns
        -------
        `Decomposition`: ``total``, the mean stance of `a` less that of `b`, with its interval; ``frame``, what each
        concept adds to it, of that ``use``, how often it is used, and ``tone``, how it moves a statement that uses it;
        ``note`` and ``plot()``. All are in units of stance.

        Raises
        ------
        InvalidOption
            A side cannot be told, as in `compare`, or does not speak of the target; a stance has no evidence, or does
            not come from it; an option has a value that it cannot take.

        Notes
        -----
        *Of a statement.* Evidence adds up in log-odds, and the stance is no sum of these. Each piece gets its
        Aumann-Shapley value (Aumann & Shapley 1974, Values of Non-Atomic Games; as integrated gradients: Sundararajan,
        Taly & Yan 2017, ICML): what it adds to the stance along the straight line on which all of the statement's
        evidence grows from nothing in proportion, from the stance that a statement without it has; that one, from which
        the baseline leads away from 0, is the baseline's. The integrals are by Gauss-Legendre quadrature, exact to some
        1e-14, and the values of a statement add up to its stance. Other ways would give other values that add up as
        well; this one does not hang on the order of the evidence, gives what says nothing nothing, and the same to what
        says the same.

        *Of two sides.* A concept adds the sum of its values over the number of statements of the side; ``contribution``
        is that of `a` less that of `b`. With s the share of statements that use it and t its mean value in these, it is
        ``use`` (sₐ - s_b) (tₐ + t_b) / 2 plus ``tone`` (tₐ - t_b) (sₐ + s_b) / 2 (Kitagawa 1955, JASA 50, 1168-1194;
        in economics after Oaxaca 1973 and Blinder 1973). A side that never uses a concept has no tone for it: all is
        use.

        *Intervals* are percentiles of the Bayesian bootstrap over the articles of both sides (Rubin 1981, Annals of
        Statistics 9, 130-134), one for each concept by itself: of twenty concepts that make no difference one is
        expected to leave out 0. It describes what the scorer counted; what it misses, and what no word of the lexicon
        says, is no part of it. It fails with few articles, where the intervals are too narrow: a resample weighs
        articles anew and leaves none out, so that what two articles of one side alone say never comes out as 0.

        Examples
        --------
        >>> import quotestance as qs
        >>> statements = qs.analyze(
        ...     ["“Barat menekan kami,” kata Menlu Arendia, Tomas Verel.", "“Barat membantu kami,” ujar Mira Solan."]
        ... )
        >>> found = statements.decompose("verel", "solan")
        >>> bool(abs(found.frame.contribution.sum() - found.total) < 1e-12), found.frame.concept[0]
        (True, 'help')
        """
        from quotestance.estimates import decomposition
        from quotestance.plots.groups import side_names

        return decomposition.decompose(
            self._table,
            a,
            b,
            by,
            side_names(cast("Statements", self), a, b, by),
            target=target,
            duplicates=duplicates,
            replicates=replicates,
            level=level,
            few_below=few_below,
            seed=seed,
            threads=threads,
        )

    def tensor(
        self,
        dims: str | Sequence[str] = ("speaker", "target", "month"),
        value: str = "stance",
        *,
        weights: str | None = None,
        target: str | None = None,
        duplicates: "Literal['keep', 'once'] | Duplicates" = "keep",
    ) -> "Tensor":
        """Count the statements in each cell of a tensor, and average their stance.

        Parameters
        ----------
        dims
            Columns, or periods of ``date``: ``day``, ``week`` (from Monday), ``month``, ``quarter``, ``year``. Along a
            column lie the values that occur, sorted; along a period all from the first to the last. Rows that are null
            in one of them are in no cell, and counted in ``note``; rows without a text are no statements.
        value
            The column of numbers that is averaged.
        weights
            A column of weights, 0 or more; ``"confidence"`` is the probability of the likeliest label. None: each
            statement weighs 1.
        target
            Only the rows of this target; needed where ``target`` is no dimension and the statements are about several.
        duplicates
            ``"once"``: a statement that ten outlets carry counts once, by `duplicates` with its defaults, or by
            duplicates found with others. ``"keep"``: it counts ten times. ``note`` says what was left out.

        Returns
        -------
        A `Tensor` with the arrays ``rows``, ``count``, ``weight``, ``squares``, ``mean`` and ``variance``, their
        ``coords``, and ``to_xarray()`` and ``to_frame()``. Empty cells are missing, not 0: ``count`` is 0, ``mean`` is
        NaN, and ``note`` says how many there are and why. Statements on the speaker's own bloc are in its ``own_bloc``,
        unless that is one of the `dims`.

        Raises
        ------
        InvalidOption
            There is no such column or target, several targets and none is named, or a column holds no numbers; no
            statement has a date; a weight is negative or not finite; there would be more than 2²⁷ cells.

        Notes
        -----
        ``mean`` = Σwx / Σw and ``variance`` = Σw(x - mean)² / Σw over the statements of a cell that have a value x; the
        variance is that of the statements there are, not an estimate for others like them. Both describe: for intervals
        see `summarize`. A mean over cells weighs a cell of one statement like one of hundreds; to merge cells, average
        by ``weight``.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Barat menerapkan standar ganda,” kata Menlu Arendia, Tomas Verel."
        >>> tensor = qs.analyze([text, text], date="2024-03-01").tensor()
        >>> tensor.dims, tensor.coords["month"].astype(str).tolist(), tensor.count.tolist()
        (('speaker', 'target', 'month'), ['2024-03-01'], [[[2]]])
        """
        from quotestance.estimates import tensor

        return tensor.tensor(self._table, dims, value, weights, target, duplicates)

    def duplicates(
        self,
        threshold: float = 0.6,
        *,
        within: str | Sequence[str] = "speaker",
        days: int = 7,
        shingle: int = 3,
        seed: int = 0,
        threads: int | None = None,
    ) -> "Duplicates":
        """Find the statements that repeat others nearly word for word, such as one wire story in ten outlets.

        Parameters
        ----------
        threshold
            Which share of their wording two statements must have in common, from 0.2 to 1. One word changed in the
            middle of twenty leaves 0.71, two leave 0.5.
        within
            Columns in which they must agree. So they must in ``target``, as each row is of one target. Null is a value
            like others.
        days
            How many days may lie between two that are linked; a statement without a date is linked with those of any.
        shingle
            How many words in a row are compared at a time; fewer forgive more.
        seed
            Of the hash functions.
        threads
            Threads that search; None for all cores. Their number does not change what is found.

        Returns
        -------
        `Duplicates`: ``cluster`` and ``kept`` for each row, of which ``statements.filter(found.kept)`` takes each
        statement once, and ``note``, which says how many repeat others. Kept is the earliest, or the first of a day.

        Raises
        ------
        InvalidOption
            There is no such column, or an option has a value that it cannot take.

        Notes
        -----
        The share is that of Jaccard: runs of `shingle` words (letter case, accents and punctuation don't count) that
        both have, over those that either has. Pairs are looked for by MinHash and banding (Broder 1997; Leskovec,
        Rajaraman & Ullman, Mining of Massive Datasets, ch. 3), in linear time, and each that is found is compared in
        full: none is linked below the threshold, and fewer than one in a thousand is missed at it. Clusters are linked
        pairs, and what these are linked with. It fails where an outlet quotes half a sentence, translates it, or names
        another speaker; and it takes for a repetition what a speaker says again, word for word, within `days`.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."
        >>> found = qs.analyze([text, text.replace("tidak bisa", "TIDAK BISA")]).duplicates()
        >>> found.cluster.tolist(), found.kept.tolist()
        ([0, 0], [True, False])
        """
        from quotestance.estimates import duplicates

        return duplicates.duplicates(self._table, threshold, within, days, shingle, seed, threads)

    def trajectory(
        self,
        by: str | Sequence[str] = "speaker",
        freq: Literal["D", "W", "M", "Q", "Y"] | None = "W",
        *,
        target: str | None = None,
        model: Literal["level", "trend"] = "level",
        level: float = 0.95,
        few_below: float = 10,
        probable: float = 0.8,
        threads: int | None = None,
    ) -> "Trajectory":
        """Follow the stance of each group over time: its level at each period with a band, and the dates of its jumps.

        The mean of a week moves because the speaker does, and because a few statements are a small sample. A
        state-space model takes these apart: what is behind the means is a level that wanders, and each mean is as far
        from it as its articles let expect. Targets are never mixed, nor the West on itself with others on the West:
        ``target`` and ``own_bloc`` always divide the groups too.

        Parameters
        ----------
        by
            The columns whose values make the groups.
        freq
            Means of days, weeks (from Monday on), months, quarters or years; those without statements are missing. None
            for days, of which only those with statements become rows.
        target
            Only the rows of this target; without it, each target by itself.
        model
            ``level``: each period the level changes by a normal draw. ``trend``: it changes by a slope and a draw, and
            the slope by another draw; for long series that go one way for a while.
        level
            How often such bands hold the true level, if all goes as it should; and how much of a jump's probability
            lies between ``earliest`` and ``latest``.
        few_below
            A period whose articles count as fewer takes their spread from all periods of the group; a group whose
            periods have fewer degrees of freedom, from all groups with its target and ``own_bloc``.
        probable
            Jumps are told that are at least as probable.
        threads
            Threads that work, each on a group at a time; None for all cores. The result is the same.

        Returns
        -------
        `Trajectory`, with three frames. All begin with the columns in `by`, ``target``, ``own_bloc``; groups with most
        statements come first.

        ``frame``, a row for each period from the first with statements to the last:

        - ``date``: the first day of the period;
        - ``mean``, ``low``, ``high``: the level and its band, from -1 to 1, given all periods before and after;
        - ``statements``, ``articles``: those that speak of the target and have a date;
        - ``stance``, ``error``: the mean of these, and its standard error, which the model takes as known;
        - ``note``: why there is no level, or that nothing was said in the period; else empty.

        ``changes``, a row for each jump: ``date``, the period before which it most probably was; ``probability`` that
        there is one besides those that are more probable, whichever its date; ``before`` and ``after``, the levels on
        both sides of ``date``; ``earliest``, ``latest``.

        ``fits``, a row for each group: ``periods`` with statements, ``statements``, ``undated`` (which don't count),
        the variances of the draws for one period (``level_variance``, and ``slope_variance``, which is NaN for the
        model ``level``: that has no slope), the log-``likelihood``, ``note``.

        What there is no estimate of is NaN, and ``note`` says why.

        Raises
        ------
        InvalidOption
            There is no such column or target, a column holds lists, an option has a value that it cannot take, or no
            statement that speaks of its target has a date.

        Notes
        -----
        *Model.* Local level and local linear trend (Harvey 1989, Forecasting, Structural Time Series Models and the
        Kalman Filter, ch. 2); Kalman filter and smoother with exact diffuse initialisation (Durbin & Koopman 2012, Time
        Series Analysis by State Space Methods, ch. 4-5); variances of the draws by maximum likelihood, with the exact
        score (Koopman & Shephard 1992, Biometrika 79, 823-826). ``mean`` and the fits are those of statsmodels, to nine
        digits. The variance of a period's mean is that of a ratio of sums over its articles, as in `summarize`.

        *Band.* With the fitted variances taken for the true ones it would be too narrow, most of all where they come
        out as 0. So it takes in how little is known of them: the mean square distance from ``mean``, over standard
        deviations that are evenly probable from 0 to the usual move between neighbours (Hamilton 1986, Journal of
        Econometrics 33, 387-397). Of 1,000 simulated levels with moves of 0.05 a week, 95 % bands held 98, 96, 94 and
        95 % with 15, 30, 100 and 300 weeks; with the fitted variances alone 86, 86, 92 and 94 %. Of levels that hardly
        move, and of trends on fewer than 300 weeks, they hold more than they say: 98 to 100 %.

        *Jumps.* To the model a jump is added before each period in turn, of a size that is normal around 0 with a
        standard deviation of 0.5. Half of the probability goes to no jump and the rest evenly to the periods; each is
        weighed by its marginal likelihood, in closed form from the smoother (de Jong & Penzer 1998, JASA 93, 796-806),
        and summed over the standard deviations above. The most probable one is taken in and another looked for, at most
        20 of a group; then each is told anew in the light of the others. Of 1,000 simulated levels of 100 weeks that
        wander by 0.05 and never jump, 2 % are said to, with the usual `probable`; of those that stay but for a jump of
        0.4 or of 0.8, the jump is told in 69 and in 99.9 %, and less than a week off on average; of those that wander
        by 0.05 as well, in 13 and in 82 %. Amid 30 weeks the jumps of levels that else stay are told in 10 and in 74 %:
        few periods tell little.

        *Fails* where the wording of the agencies or what is asked changes with time, not the stance; where one speech
        is reported for weeks (its articles are no new witnesses of the level); near the ends of the scale, which the
        normal model does not know; and on few periods.

        Examples
        --------
        >>> import quotestance as qs
        >>> days = [f"2024-03-{day:02}" for day in range(1, 29) for _ in range(2)]
        >>> texts = ["“Barat menekan kami,” kata Menlu Arendia, Tomas Verel.", "“Barat membantu kami,” kata Verel."]
        >>> path = qs.analyze(texts * 28, date=days).filter(speaker="verel").trajectory(freq="W")
        >>> path
        Trajectory(groups=1, rows=5, changes=0)
        >>> path.frame[["date", "statements", "note"]].astype(str).values.tolist()[0]
        ['2024-02-26', '6', '']
        """
        from quotestance.estimates.trajectory import trajectory

        return trajectory(
            cast("Statements", self),
            by,
            freq=freq,
            target=target,
            model=model,
            level=level,
            few_below=few_below,
            probable=probable,
            threads=threads,
        )

    def map(
        self,
        dims: int = 2,
        *,
        anchors: str | Sequence[str] = (),
        ridge: float = 1.0,
        duplicates: "Literal['keep', 'once'] | Duplicates" = "keep",
        replicates: int = 1000,
        level: float = 0.95,
        few_below: float = 10,
        seed: int = 0,
        threads: int | None = None,
    ) -> "Map":
        """Place the speakers in a space of few dimensions, by whom they are for and against.

        Statements on the speaker's own bloc are left out, and so are those that speak of no target and those whose
        speaker is not known; ``note`` counts them.

        Parameters
        ----------
        dims
            How many axes; it takes more speakers than that, and as many targets.
        anchors
            Speakers who fix the axes: the first axis goes through the first one, the second lies on the side of the
            second. Without them the axes go from the one along which speakers differ most down, each with its positive
            end for the first target, by name, that counts at least half as much on it as any. To compare maps of
            several collections, name anchors.
        ridge
            What draws the coordinates to the middle, where little is known: a speaker's coordinates are taken to have a
            variance of ``1 / ridge``.
        duplicates
            Whether a statement in ten outlets counts ten times, as in `tensor`.
        replicates, level, seed, threads
            Of the resampling, as in `summarize`; the number of threads changes nothing.
        few_below
            Speakers with fewer articles are marked as ``few``.

        Returns
        -------
        `Map`: ``frame`` with the speakers' coordinates and their intervals, ``targets`` with those of the targets,
        ``share`` and ``explained``, ``note``, and ``plot()``. A unit along an axis is a unit of stance, summed as
        squares over the targets.

        Raises
        ------
        InvalidOption
            There are too few speakers or targets, all statements have one stance, an anchor is not there or stands in
            the middle, or an option has a value that it cannot take.

        Notes
        -----
        The mean stance of speaker i toward target j is taken as bⱼ + uᵢ·vⱼ, and Σ wᵢⱼ (yᵢⱼ - bⱼ - uᵢ·vⱼ)² + ridge ·
        (Σ ‖uᵢ‖² + Σ ‖vⱼ‖²) is made least over the cells that have statements, with wᵢⱼ their number over the variance
        of one statement within a cell (weighted low-rank approximation: Srebro & Jaakkola 2003, ICML; the ridge:
        Hastie, Mazumder, Lee & Zadeh 2015, JMLR 16), by alternating least squares from the singular vectors of the
        matrix with its gaps filled; then v is made orthonormal. The intervals are percentiles of the Bayesian bootstrap
        over articles (Rubin 1981, Annals of Statistics 9), each replicate rotated to the whole by Procrustes
        (Schönemann 1966): they tell how sure the places are on this map, not how sure the map is, nor how it is turned.
        Of 250 simulated collections of twelve speakers and four targets, 95 % intervals held the true places in 89, 93
        and 94 % of cases with 10, 30 and 100 articles of a speaker, in one dimension, and in 93 and 94 % with 30 and
        100 in two; but in 81 % where speakers are silent on three targets in ten and the map has two dimensions, for
        those with as few targets as dimensions are drawn to the middle, and the rest from it. It fails where who speaks
        of whom depends on what they would say, where groups of speakers share no target, and where speakers with few
        articles are drawn to the middle; distances between them are then too short.

        Examples
        --------
        >>> import quotestance as qs
        >>> texts = [
        ...     "“Barat menekan kami,” kata Menlu Arendia, Tomas Verel.",
        ...     "“Kami menyambut baik kerja sama dengan Barat,” ujar Mira Solan.",
        ...     "“Kami mengecam Barat,” ujar Ana Sorel.",
        ... ]
        >>> found = qs.analyze(texts).map(1)
        >>> found.frame.sort_values("axis_1").speaker.iloc[-1], found.frame.note.iloc[0]
        ('solan', 'one article: no interval')
        """
        from quotestance.estimates import map

        return map.positions(
            self._table,
            dims,
            anchors=anchors,
            ridge=ridge,
            duplicates=duplicates,
            replicates=replicates,
            level=level,
            few_below=few_below,
            seed=seed,
            threads=threads,
        )

    def sample_for_labels(
        self,
        n: int,
        by: str | Sequence[str] | None = None,
        *,
        allocation: Literal["equal", "proportional"] = "equal",
        seed: int = 0,
    ) -> "pd.DataFrame":
        """A random sample of the statements for people to label, without the scores.

        Into the column ``label`` write, for what the speaker says in ``text`` and nothing else:

        - ``negative``, ``neutral`` or ``positive`` (or -1, 0, 1): where the speaker stands toward ``target``;
        - ``none``: the statement does not speak of the target. That is never the same as neutral.

        Label from the top. What is left empty counts as left out by chance: don't leave out what is hard. The rows come
        in random order. Give the sheet to `estimate`, and two people's sheets to `quotestance.agreement`.

        Parameters
        ----------
        n
            How many statements. From 30 on in each group that is to be estimated, intervals hold what they say.
        by
            Columns whose values make the strata, ``target`` and ``own_bloc`` always with them: those by which you will
            estimate, or ``stance_label``, which makes sure of labels for rare ones.
        allocation
            ``equal``: as many from each stratum, as far as it has so many. ``proportional``: as many as it holds
            statements. Two at least of each.
        seed
            Of the drawing; the sample depends on the order of the rows.

        Returns
        -------
        One row for each drawn statement: ``doc_id``, ``statement``, ``target``, ``speaker_name``, ``text``, an empty
        ``label``, the ``probability`` with which it was drawn (its weight is the inverse), and ``stratified_by``, the
        names of the columns that made the strata. `estimate` needs the last two: leave them as they are.

        Raises
        ------
        InvalidOption
            There is no such column or no statement, `n` is too small for two of each stratum, or statements cannot be
            told apart by ``doc_id``, ``statement`` and ``target``.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."
        >>> sheet = qs.analyze([text] * 20).sample_for_labels(5)
        >>> sheet[["speaker_name", "target", "label", "probability"]].values.tolist()[0]
        ['Tomas Verel', 'west', '', 0.25]
        """
        from quotestance.estimates import sample

        return sample.draw(self._table, n, by, allocation, seed)

    def estimate(
        self,
        by: str | Sequence[str] | None = None,
        *,
        labels: object,
        what: Literal["mean", "difference", "coefficients"] = "mean",
        between: tuple[object, object] | None = None,
        level: float = 0.95,
    ) -> "Corrected":
        """Means, differences and regressions of stance that stay valid though the scorer errs.

        The estimand is what people would find who label every statement: the mean of their -1, 0, 1 among the
        statements of which they say that they speak of the target. The scorer's values for all statements and the
        labels of some are put together. Targets are never mixed, and statements on the own bloc are kept apart.

        Parameters
        ----------
        by
            The columns whose values make the groups; for a difference one column; for coefficients those on which
            stance is regressed: numbers and truth values as they are, of others a term for each value but the
            commonest.
        labels
            The sheet of `sample_for_labels`, labelled. A sample of your own needs ``doc_id``, ``statement``,
            ``target``, ``label`` and ``probability``; without ``stratified_by`` it counts as drawn from all
            statements, each with its probability.
        what
            ``mean``, ``difference`` (of the first value of `between` less the second) or ``coefficients``.
        between
            The two values of `by` of a difference.
        level
            How often such intervals hold the truth, if all goes as it should.

        Returns
        -------
        `Corrected`, with ``plot()`` and ``frame``, one row for each group (or term):

        - the columns in `by`, ``target``, ``own_bloc``; of a difference ``of`` and ``less``; of coefficients ``term``,
          and ``against``, the value that it is compared with;
        - ``statements``, ``articles``, and ``labels`` among the statements;
        - ``naive``, ``naive_low``, ``naive_high``: from the scorer alone, as if it never erred;
        - ``estimate``, ``low``, ``high``, ``error`` (standard error): corrected;
        - ``tuning``: how much of the scorer is used, from 0 to 1; of a difference the mean of both sides;
        - ``worth``: how many labels alone would have given as short an interval, and ``saved``, those not needed;
        - ``few``: true with labels in fewer than 30 articles;
        - ``note``: why there is no estimate or no interval, or what to read with care; else empty.

        What there is no estimate of is NaN, and ``note`` says why: also of a singular design.

        Raises
        ------
        InvalidOption
            The sheet is of other statements, has no label, or none of a stratum, lacks a column, or a probability is
            none; there are no statements, or no such column or value; `between` is no pair of different values; a
            column can make no term, as one of dates, or there would be more than 40 terms.

        Notes
        -----
        *Source.* Prediction-powered inference (Angelopoulos et al. 2023, Science 382, 669-674) with the power tuning of
        PPI++ (Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453), in the form of design-based supervised learning
        (Egami, Hinck, Stewart & Wei 2023, NeurIPS 36) for labels drawn with unequal, known probabilities. With f the
        scorer's value, Y the label, and s whether one speaks of the target (of scorer or person), b solves::

            sum over all of  t m(f) + sum over labelled of  w (m(Y) - t m(f)) = 0,    m(Y) = s x (Y - x'b)

        For means x is 1, so the mean is a ratio of two corrected sums: of stances, and of statements that speak of the
        target, which the scorer gets wrong too. The tuning t makes the variance least: of each mean, or of the fitted
        values of a regression on average; it is cut to 0 … 1.

        *Weights.* w is the inverse of the probability, scaled so that within each stratum and group the labelled stand
        for all (Hájek). Parts of a stratum with fewer than two labels are joined with others of the group.

        *Interval.* The variance is the sandwich of the linearised estimator summed over articles: both the choice of
        articles and the drawing of labels are counted, the drawing without replacement within strata. For the ratio
        this is the delta method. A difference has no interval where the spread of one side cannot be told, and a term
        of two values none where one of them has labels in a single article: it would be that of the other alone. Ends
        by Student's t, with Satterthwaite's degrees of freedom, at most the articles with labels less the terms. Of
        1,000 simulated collections with a scorer that is too negative, 95 % intervals of means, of a difference and of
        a coefficient held the truth in 94 to 97 % with 30 to 300 labels, and those of the scorer alone that of a mean
        in 15 % at most. In others, 30 labels shared out equally over strata of unequal size held it in 92 to 93 %.

        *Fails* where labels were not drawn at random or hard ones left out; where the labels themselves are wrong (see
        `quotestance.agreement`); where statements were not found at all, for what is not in the table cannot be drawn;
        where articles depend on one another; with few labels of a group, or where a rare kind of statement that the
        scorer misses has large weight. A scorer that is no better than chance costs nothing but its tuning: the
        interval is then that of labels alone.

        *Shapes and cost.* N statements, p terms: linear in N, memory 8 (2 p + 12) N bytes.

        Examples
        --------
        >>> import quotestance as qs
        >>> text = "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."
        >>> statements = qs.analyze([text] * 40)
        >>> sheet = statements.sample_for_labels(20)
        >>> sheet["label"] = ["neutral", "negative"] * 10  # by people who read the statements
        >>> found = statements.estimate("speaker", labels=sheet).frame
        >>> found[["speaker", "labels", "estimate", "low", "high"]].round(2).values.tolist()
        [['verel', 20, -0.5, -0.74, -0.26]]
        """
        from quotestance.estimates import correct

        return correct.estimate(self._table, by, labels=labels, what=what, between=between, level=level)
