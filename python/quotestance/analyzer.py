"""The analyzer: articles in, statements out."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date
from typing import Any, NoReturn

import pyarrow as pa

from quotestance import _core, options, spans
from quotestance.actors import Actors
from quotestance.articles import Articles, normalise
from quotestance.articles.batch import aligned, refuse, set_aside, settled
from quotestance.articles.ids import Ids
from quotestance.articles.strings import to_arrow
from quotestance.errors import InvalidOption, InvalidText, invalid_option
from quotestance.lexicon import Lexicon
from quotestance.statements import Scores, Statements
from quotestance.statements.columns import ORIGINS, empty_batch, to_table
from quotestance.statements.scores import to_scores
from quotestance.statements.sources import Sources
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
        affairs of one state alone, what its own people say of it is no stance toward it or its blocs (label ``none``).
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
            self._actor_ids: list[str] = tables.actor_ids()
            self._targets = {self._actor_ids.index(name): name for name in self.targets if name != "auto"}
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
        progress: Callable[[int], object] | None = None,
    ) -> Statements:
        """Find the statements in articles.

        The text is read where it lies, without a copy. Ctrl-C stops the work within a second; only an article of many
        megabytes is first read to the end of a stage.

        Parameters
        ----------
        articles
            A text, or a list of them; a pandas or polars Series or DataFrame; a pyarrow array or table; anything with
            ``__arrow_c_stream__``. None, NaN and null have no statements. A frame's other columns are carried along.
        text
            Column with the text, where it has no usual name (text, content, body, isi, …) or two could be it.
        id
            Column with the ids, or the ids. Else the column ``doc_id``, ``id``, … if there is one; else the index of
            pandas, if it has no name (in a series: whatever its name) and holds numbers or words, each once; else the
            row numbers.
        date
            Column with the dates (else ``date``, ``published``, ``tanggal``, …), or the dates, or one date for the
            articles that carry none. Offices are resolved at this date.
        language
            ``id`` or ``en`` for all, or a column with these, or a list of them; else found out.
        strict
            Raise for the first bad article. If False, warn, set it aside and go on.
        progress
            Called now and then, at most twenty times a second, with the number of articles done; at last with all.

        Raises
        ------
        InvalidText
            An article is no Unicode text.
        InvalidOption
            No column of text or several; an id that is missing or stands twice; a value that cannot be used.
        """
        batch = normalise(articles, text=text, id=id, date=date, language=language, strict=strict)
        parts, _ = self._read(batch, strict=strict, progress=progress)
        table = to_table(parts, self._targets, self._actor_ids, batch)
        return Statements(table, Sources([(batch.ids, batch.texts)]))

    def analyze_batches(
        self,
        batches: Iterable[object],
        *,
        text: str | None = None,
        id: str | None = None,
        date: str | Date | None = None,
        language: str | None = None,
        strict: bool = True,
    ) -> Iterator[pa.RecordBatch]:
        """Find the statements in a stream of articles, in flat memory however long it is.

        Parameters
        ----------
        batches
            Record batches, or anything else that `analyze` takes, with the same columns in each: a
            ``pyarrow.RecordBatchReader``, ``ParquetFile(…).iter_batches()``, ``pandas.read_csv(…, chunksize=…)``. Some
            10 MB of text in each keep all cores busy.
        text, id, date, language, strict
            As for `analyze`, as names of columns or one value for all. An id stands once in the whole stream, of which
            a hash of 64 bits is kept; where there are no ids, the rows are numbered through.

        Yields
        ------
        For each batch of articles one of statements or several, in their order, empty where there are none; the schema
        is the same for all.

        Raises
        ------
        InvalidText, InvalidOption
            As `analyze`, when the batch is reached; or a batch has other columns than the first.

        Examples
        --------
        >>> import pyarrow as pa
        >>> batch = pa.record_batch({"text": ["“Kami menolak sanksi Barat,” kata Menlu Arendia, Tomas Verel.", ""]})
        >>> [(b.num_rows, b["doc_id"].to_pylist()) for b in Analyzer().analyze_batches([batch, batch])]
        [(1, ['0']), (1, ['2'])]
        """
        if isinstance(batches, str | pa.Table | pa.RecordBatch) or not isinstance(batches, Iterable):
            message = f"batches is {type(batches).__name__}; give an iterable of them, such as table.to_batches()"
            raise invalid_option("batches", type(batches).__name__, message)
        options = {"text": text, "id": id, "date": date, "language": language}
        tables = (table for _, table, _ in self.read(_normalised(batches, options, strict), strict=strict))
        return (batch for table in tables for batch in table.to_batches() or [empty_batch(table.schema)])

    def read(self, batches: Iterable[Articles], *, strict: bool = True) -> Iterator[tuple[Articles, pa.Table, int]]:
        """Each batch of articles, its statements, and how many articles were set aside."""
        # What another batch may hold is not known: the column `target` of each has room for all actors.
        targets = self._targets or dict(enumerate(self._actor_ids))
        for articles in batches:
            parts, failed = self._read(articles, strict=strict)
            yield articles, to_table(parts, targets, self._actor_ids, articles), articles.failed + failed

    def _read(
        self, articles: Articles, *, strict: bool, progress: Callable[[int], object] | None = None
    ) -> tuple[list[dict[str, Any]], int]:
        """What the core finds, and how many articles it could not read."""
        try:
            parts, unread = self._core.analyze(
                articles.texts,
                dates=articles.dates,
                languages=articles.languages,
                threads=self.threads or options.cores(),
                strict=strict,
                progress=progress,
            )
        except InvalidText as error:
            _refuse(articles, error)
        _set_aside(articles, unread)
        if progress is not None:
            progress(len(articles))
        return parts, len(unread)

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
        words = to_arrow(batch.texts)
        spans.without_outside(batch, words, begin, end, strict=strict)
        try:
            parts, unread = self._core.score_targets(
                batch.texts,
                begins=begin,
                ends=end,
                languages=batch.languages,
                threads=self.threads or options.cores(),
                strict=strict,
            )
        except InvalidText as error:
            _refuse(batch, error)
        _set_aside(batch, unread)
        return to_scores(parts, batch.ids, words, begin, end)

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

    def __repr__(self) -> str:
        return f"Analyzer({list(self.targets)})"

    def __reduce__(self) -> tuple[Any, ...]:
        # The compiled core is made again from the tables on the other side.
        arguments = {name: value for name, value in self.__dict__.items() if not name.startswith("_")}
        return functools.partial(Analyzer, **arguments), ()


def _normalised(batches: Iterable[object], options: Mapping[str, Any], strict: bool) -> Iterator[Articles]:
    ids = Ids(strict=strict)
    first = 0
    schema: pa.Schema | None = None
    for batch in batches:
        articles = normalise(batch, **options, strict=strict, ids=ids, first=first)
        schema = schema or settled(articles.carried.schema)
        yield aligned(articles, schema)
        first += len(articles)


def _refuse(articles: Articles, error: InvalidText) -> NoReturn:
    reason = error.reason + (f" at byte {error.byte}" if error.byte >= 0 else "")
    refuse(articles.ids, error.document, articles.first, reason, error.byte)


def _set_aside(articles: Articles, unread: list[tuple[int, int, str]]) -> None:
    reasons = [(row, f"{reason} at byte {byte}" if byte >= 0 else reason) for row, byte, reason in unread]
    set_aside(articles.ids, reasons)


def analyze(
    articles: object,
    *,
    targets: str | Iterable[str] = "west",
    text: str | None = None,
    id: str | Iterable[object] | None = None,
    date: str | Date | Iterable[object] | None = None,
    language: str | Iterable[object] | None = None,
    strict: bool = True,
    progress: Callable[[int], object] | None = None,
) -> Statements:
    """Find the statements in articles with the bundled tables; the options are those of `Analyzer.analyze`.

    Examples
    --------
    >>> texts = ["Arendia mengecam Barat.", None, "“Terima kasih,” kata Tomas Verel."]
    >>> analyze(texts)["doc_id"].unique().to_pylist()
    ['0', '2']
    """
    return _default(options.names("targets", targets)).analyze(
        articles, text=text, id=id, date=date, language=language, strict=strict, progress=progress
    )


@functools.lru_cache(maxsize=4)
def _default(targets: tuple[str, ...]) -> Analyzer:
    return Analyzer(targets)
