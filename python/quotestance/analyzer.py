"""The analyzer: articles in, statements out."""

import functools
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from quotestance import _core, options
from quotestance.actors import Actors
from quotestance.articles import Articles, normalise
from quotestance.articles.invalid import without_invalid
from quotestance.articles.strings import Buffers
from quotestance.errors import InvalidOption, InvalidText, invalid_option
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
        Ids of the actors toward which stance is scored; one row for each statement and target. In an article on the
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
            yield rows.stop - rows.start, failed, Statements(to_table(result, self.targets, articles, rows.start))

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
        arguments = {name: value for name, value in self.__dict__.items() if name != "_core"}
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
