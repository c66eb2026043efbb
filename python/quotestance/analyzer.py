"""The analyzer: articles in, statements out."""

import functools
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from quotestance import _core, options, spans
from quotestance.actors import Actors
from quotestance.articles import Articles, normalise
from quotestance.articles.invalid import without_invalid
from quotestance.articles.strings import Buffers
from quotestance.errors import InvalidOption, InvalidText, invalid_option
from quotestance.lexicon import Lexicon
from quotestance.statements import Scores, Statements
from quotestance.statements.columns import ORIGINS, to_table
from quotestance.statements.scores import to_scores
from quotestance.tables import compile_tables
from quotestance.tableset import combine


class Analyzer:
    """Finds statements, their speakers, and the stance of each toward the targets.

    Immutable; one analyzer serves many threads, and pickles by its tables and options.

    Parameters
    ----------
    targets
        Ids of the actors toward which stance is scored (states, persons, blocs, the user's own); one row for each
        statement and target. Or ``"auto"``: every actor that the statement names, but for its speaker; a statement that
        names none has one row without a target. In an article on the
        affairs of one state alone, what its own people say of it is no stance toward it or its blocs (label `none`).
    lexicon, actors
        The tables; the bundled ones by default.
    evidence_from
        Whose words count: ``quoted`` (the speaker's own), ``paraphrase`` (the journalist's clause), ``cue`` (the
        journalist's choice of verb).
    speaker_prior
        Whether speakers of the target's own side start from another baseline: their blame of it then needs plainer
        words. What is found in a statement, coded words included, never depends on who says it; whose side the speaker
        is on does tell what *we* and *our* mean, and that harm done by one's own side is not blamed by naming it.
    threads
        Threads for a batch; by default as many as the process may use cores.
    abstain_below
        Where the most probable label has a probability below this, the row is marked ``abstained``; in [0, 1]. Its
        numbers stay. ``docs/validation.md`` tells what is left at several thresholds, and how right it is.

    Raises
    ------
    InvalidOption
        An unknown target (the nearest are named), or an option out of range.
    LexiconError
        A malformed row of a table.

    Examples
    --------
    >>> analyzer = Analyzer(["west", "china"])
    >>> len(analyzer.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel."))
    2
    """

    def __init__(
        self,
        targets: str | Iterable[str] = "west",
        *,
        lexicon: Lexicon | None = None,
        actors: Actors | None = None,
        evidence_from: str | Iterable[str] = ORIGINS,
        speaker_prior: bool = False,
        threads: int | None = None,
        abstain_below: float = 0.4,
    ) -> None:
        self.targets = options.names("targets", targets)
        self.lexicon = lexicon if lexicon is not None else Lexicon.load()
        self.actors = actors if actors is not None else Actors.load()
        self.evidence_from = options.names("evidence_from", evidence_from)
        self.speaker_prior = speaker_prior
        self.threads = threads
        self.abstain_below = abstain_below
        options.check(self.evidence_from, threads, abstain_below)
        tables = compile_tables(combine(self.lexicon, self.actors))
        try:
            self._core = _core.Analyzer(
                tables, list(self.targets), list(self.evidence_from), speaker_prior, abstain_below
            )
            self._actor_ids = tables.actors()["id"]
        except InvalidOption as error:  # the core knows what may have been meant, but does not say it
            raise invalid_option(error.option, error.value, str(error), error.suggestions) from None

    def analyze(
        self,
        articles: object,
        *,
        text: str | None = None,
        id: str | Iterable[object] | None = None,
        date: str | Date | Iterable[object] | None = None,
        language: str | Iterable[object] | None = None,
        strict: bool = True,
    ) -> Statements:
        """Find the statements in articles.

        Parameters
        ----------
        articles
            A text, or a list of them; a pandas or polars Series or DataFrame; a pyarrow array or table; anything with
            ``__arrow_c_stream__``. None, NaN and null have no statements. A frame's other columns are carried along.
        text
            Column with the text, where it has no usual name (text, content, body, isi, …) or two could be it.
        id
            Column with the ids (else ``doc_id``, ``id``, … if there is one, else the row numbers), or the ids.
        date
            Column with the dates (else ``date``, ``published``, ``tanggal``, …), or the dates, or one date for the
            articles that carry none. Offices are resolved at this date.
        language
            ``id`` or ``en`` for all, or a column with these, or a list of them; else found out.
        strict
            Raise for the first bad article. If False, warn, set it aside and go on.

        Raises
        ------
        InvalidText
            An article is no Unicode text.
        InvalidOption
            No column of text or several; an id that is missing or stands twice; a value that cannot be used.
        """
        batch = normalise(articles, text=text, id=id, date=date, language=language, strict=strict)
        return Statements.concat([statements for _, _, statements in self.batches(batch, strict=strict)])

    def batches(
        self, articles: Articles, *, strict: bool = True, size: int = 32 << 20
    ) -> Iterator[tuple[int, int, Statements]]:
        """Analyze about `size` bytes of text at a time, so that progress can be shown and Ctrl-C works.

        Yields
        ------
        How many articles were done, how many of them were set aside, and their statements.
        """
        for rows, text in articles.batches(size):
            failed = 0
            try:
                result = self._run(articles, rows, text)
            except InvalidText as error:
                text, failed = without_invalid(articles, rows, text, error, strict=strict)
                result = self._run(articles, rows, text)
            yield (
                rows.stop - rows.start,
                failed,
                Statements(to_table(result, self.targets, self._actor_ids, articles, rows.start)),
            )

    def score_targets(
        self,
        texts: object,
        begins: str | Iterable[int],
        ends: str | Iterable[int],
        *,
        text: str | None = None,
        id: str | Iterable[object] | None = None,
        language: str | Iterable[object] | None = None,
        strict: bool = True,
    ) -> Scores:
        """Score the stance of each text toward a target that stands in it; no statements are looked for.

        This is the door for labelled sentences, and for comparing with systems that are told their target.

        Parameters
        ----------
        texts
            As for `analyze`; None and null have no row.
        begins, ends
            Where each target stands, in code points of its text, half open: a number for each text, or the name of the
            column that holds them. An empty span stands for the word that follows it.
        text, id, language, strict
            As for `analyze`; several targets of one article may share its id. With ``strict=False`` a text whose
            target lies outside it is set aside with a warning.

        Raises
        ------
        InvalidOption
            A target that does not lie within its text; not as many spans as texts.
        InvalidText
            A text that is no Unicode text.

        Examples
        --------
        >>> analyzer = Analyzer()
        >>> scores = analyzer.score_targets(["Nobody trusts the ministry."], begins=[14], ends=[26])
        >>> scores["stance_label"].to_pylist()
        ['negative']
        """
        batch = normalise(texts, text=text, id=id, language=language, strict=strict, repeats=True)
        begin, end = spans.columns("begins", begins, batch), spans.columns("ends", ends, batch)
        batch = spans.without_outside(batch, begin, end, strict=strict)
        rows = slice(0, len(batch))
        buffers = next(iter(batch.batches(2**62)))[1]
        try:
            result = self._score(batch, buffers, begin, end)
        except InvalidText as error:
            buffers, _ = without_invalid(batch, rows, buffers, error, strict=strict)
            result = self._score(batch, buffers, begin, end)
        return to_scores(result, batch.ids, batch.text, begin, end)

    def _score(self, texts: Articles, buffers: Buffers, begin: Any, end: Any) -> dict[str, Any]:
        return self._core.score_targets(
            offsets=buffers.offsets,
            data=buffers.data,
            begins=begin,
            ends=end,
            valid=buffers.valid,
            languages=texts.languages,
            threads=self.threads or options.cores(),
        )

    def fit(
        self,
        rows: Statements | Scores,
        labels: Iterable[object],
        *,
        spread: float | None = None,
        folds: int = 5,
    ) -> "Analyzer":
        """An analyzer whose weights have learned from labels.

        The maximum a posteriori of a multinomial logistic model, linear in the weights, with a Gaussian prior around
        the weights of this analyzer: what no label speaks about stays as it is. Convex and deterministic.

        Parameters
        ----------
        rows
            What `analyze` or `score_targets` returned, in any selection. Statements teach the weights of statements,
            scores those of pointed-out targets.
        labels
            For each row ``negative``, ``neutral`` or ``positive`` (or −1, 0, 1); None where there is no label.
        spread
            Standard deviation of a weight around its prior, in log-odds: larger learns more from the labels. By default
            the one of 0.1 to 0.8 with the best likelihood in cross-validation over articles.
        folds
            Parts of the cross-validation.

        Returns
        -------
        A new analyzer; its ``lexicon`` holds the learned weights, so ``lexicon.save(folder)`` keeps them.

        Raises
        ------
        InvalidOption
            Fewer than two labels, all of one class, a label outside the set, or not as many labels as rows.

        Examples
        --------
        >>> import quotestance as qs
        >>> analyzer = Analyzer()
        >>> scores = analyzer.score_targets(["The ministry tinkers.", "The ministry dances."], [4, 4], [12, 12])
        >>> fitted = analyzer.fit(scores, ["negative", "neutral"])
        >>> len(fitted.lexicon.added)
        1
        """
        from quotestance.learning import learned_lexicon

        arguments = {name: value for name, value in self.__dict__.items() if not name.startswith("_")}
        return Analyzer(**arguments | {"lexicon": learned_lexicon(self, rows, labels, spread=spread, folds=folds)})

    def _run(self, articles: Articles, rows: slice, text: Buffers) -> dict[str, Any]:
        return self._core.analyze(
            offsets=text.offsets,
            data=text.data,
            valid=text.valid,
            dates=articles.dates[rows],
            languages=articles.languages[rows],
            threads=self.threads or options.cores(),
        )

    def __repr__(self) -> str:
        return f"Analyzer({list(self.targets)})"

    def __reduce__(self) -> tuple[Any, ...]:
        # The compiled core is made again from the tables on the other side.
        arguments = {name: value for name, value in self.__dict__.items() if not name.startswith("_")}
        return functools.partial(Analyzer, **arguments), ()


def analyze(
    articles: object,
    *,
    targets: str | Iterable[str] = "west",
    text: str | None = None,
    id: str | Iterable[object] | None = None,
    date: str | Date | Iterable[object] | None = None,
    language: str | Iterable[object] | None = None,
    strict: bool = True,
) -> Statements:
    """Find the statements in articles with the bundled tables; the options are those of `Analyzer.analyze`.

    Examples
    --------
    >>> texts = ["Arendia mengecam Barat.", None, "“Terima kasih,” kata Tomas Verel."]
    >>> analyze(texts)["doc_id"].unique().to_pylist()
    ['0', '2']
    """
    return _default(options.names("targets", targets)).analyze(
        articles, text=text, id=id, date=date, language=language, strict=strict
    )


@functools.lru_cache(maxsize=4)
def _default(targets: tuple[str, ...]) -> Analyzer:
    return Analyzer(targets)
