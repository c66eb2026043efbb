"""The analyzer: articles in, statements out."""

import functools
import os
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from quotestance import _core
from quotestance.actors import Actors
from quotestance.articles import Articles, normalise
from quotestance.articles.invalid import without_invalid
from quotestance.articles.strings import Buffers
from quotestance.errors import InvalidOption, InvalidText, invalid_option, near
from quotestance.lexicon import Lexicon
from quotestance.statements import Statements
from quotestance.statements.columns import ORIGINS, to_table
from quotestance.tables import compile_tables
from quotestance.tableset import combine


class Analyzer:
    """Finds statements, their speakers, and the stance of each toward the targets.

    Immutable; one analyzer serves many threads, and pickles by its tables and options.

    Parameters
    ----------
    targets
        Ids of the actors toward which stance is scored; one row for each statement and target.
    lexicon, actors
        The tables; the bundled ones by default.
    evidence_from
        Whose words count: ``quoted`` (the speaker's own), ``paraphrase`` (the journalist's clause), ``cue`` (the
        journalist's choice of verb).
    speaker_prior
        Whether what is known of a speaker's side may move the score. Off: who speaks does not decide what is found.
    threads
        Threads for a batch; by default as many as the process may use cores.
    abstain_below
        Where the most probable label has a probability below this, the row is marked ``abstained``; in [0, 1].

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
        abstain_below: float = 0.0,
    ) -> None:
        self.targets = _names("targets", targets)
        self.lexicon = lexicon if lexicon is not None else Lexicon.load()
        self.actors = actors if actors is not None else Actors.load()
        self.evidence_from = _names("evidence_from", evidence_from)
        self.speaker_prior = speaker_prior
        self.threads = threads
        self.abstain_below = abstain_below
        self._check()
        tables = compile_tables(combine(self.lexicon, self.actors))
        try:
            self._core = _core.Analyzer(
                tables, list(self.targets), list(self.evidence_from), speaker_prior, abstain_below
            )
        except InvalidOption as error:  # the core knows what may have been meant, but does not say it
            raise invalid_option(error.option, error.value, str(error), error.suggestions) from None

    def _check(self) -> None:
        for origin in self.evidence_from:
            if origin not in ORIGINS:
                message = f"evidence_from={origin!r}: evidence comes from {', '.join(ORIGINS)}"
                raise invalid_option("evidence_from", origin, message, near(origin, ORIGINS))
        if self.threads is not None and self.threads < 1:
            raise invalid_option(
                "threads", self.threads, f"threads={self.threads}: give 1 or more, or None for all cores"
            )
        if not 0 <= self.abstain_below <= 1:
            message = f"abstain_below={self.abstain_below}: a probability lies between 0 and 1"
            raise invalid_option("abstain_below", self.abstain_below, message)

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

    def batches(self, articles: Articles, *, strict: bool = True) -> Iterator[tuple[int, int, Statements]]:
        """Analyze some articles at a time, so that progress can be shown and Ctrl-C works.

        Yields
        ------
        How many articles were done, how many of them were set aside, and their statements.
        """
        for rows, text in articles.batches():
            failed = 0
            try:
                result = self._run(articles, rows, text)
            except InvalidText as error:
                text, failed = without_invalid(articles, rows, text, error, strict=strict)
                result = self._run(articles, rows, text)
            yield rows.stop - rows.start, failed, Statements(to_table(result, self.targets, articles, rows.start))

    def _run(self, articles: Articles, rows: slice, text: Buffers) -> dict[str, Any]:
        return self._core.analyze(
            offsets=text.offsets,
            data=text.data,
            valid=text.valid,
            dates=articles.dates[rows],
            languages=articles.languages[rows],
            threads=self.threads or _cores(),
        )

    def __repr__(self) -> str:
        return f"Analyzer({list(self.targets)})"

    def __reduce__(self) -> tuple[Any, ...]:
        # The compiled core is made again from the tables on the other side.
        options = {name: value for name, value in self.__dict__.items() if name != "_core"}
        return functools.partial(Analyzer, **options), ()


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
    return _default(_names("targets", targets)).analyze(
        articles, text=text, id=id, date=date, language=language, strict=strict
    )


@functools.lru_cache(maxsize=4)
def _default(targets: tuple[str, ...]) -> Analyzer:
    return Analyzer(targets)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _names(option: str, value: str | Iterable[str]) -> tuple[str, ...]:
    names = (value,) if isinstance(value, str) else tuple(dict.fromkeys(value))
    if not names or not all(isinstance(name, str) for name in names):
        raise invalid_option(option, value, f"{option}={value!r}: give a name or a list of names")
    return names
