"""What ``frame.quotestance`` can do, whatever library the frame is of.

A frame holds articles or it holds statements, and its accessor has the verbs of one or the other, so that completion
offers what will work. The verbs of statements are those of `Statements`, taken from there. Nothing is kept between two
calls: the frame may have changed. That is why it does not know the articles either; where a view needs them, they are
passed to ``statements(articles)``.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from datetime import date as Date
from typing import Any, TypeAlias

from quotestance.analyzer import Analyzer, analyze
from quotestance.errors import invalid_option, some
from quotestance.statements import Statements

#: Makes statements of articles.
Reader: TypeAlias = Callable[[Any], Statements]
#: What tells statements from articles; what else they need, `Statements.from_frame` says.
_SCORED = frozenset(("stance", "stance_label"))
#: What frames do themselves, and better.
_OF_FRAMES = frozenset(("concat", "filter", "from_frame", "to_arrow", "to_pandas", "to_polars", "write"))


class ArticleVerbs:
    """Of a frame or a series that holds articles.

    Parameters
    ----------
    framed
        Gives its articles to a reader, and makes a frame of what comes out.
    """

    def __init__(self, framed: Callable[[Reader], Any]) -> None:
        self._framed = framed

    def analyze(
        self,
        *,
        targets: str | Iterable[str] | None = None,
        analyzer: Analyzer | None = None,
        text: str | None = None,
        id: str | Iterable[object] | None = None,
        date: str | Date | Iterable[object] | None = None,
        language: str | Iterable[object] | None = None,
        strict: bool = True,
        progress: Callable[[int], object] | None = None,
    ) -> Any:
        """Find the statements: a frame with one row for each statement and target.

        Parameters
        ----------
        targets
            As for `Analyzer`; ``west`` by default.
        analyzer
            Your own, instead of `targets`.
        text, id, date, language, strict, progress
            As for `Analyzer.analyze`; of a lazy frame, names of columns or one value for all.

        Raises
        ------
        InvalidText, InvalidOption
            As `Analyzer.analyze`; or both `targets` and `analyzer` are given.
        """
        read: Callable[..., Statements]
        if analyzer is None:
            read = functools.partial(analyze, targets="west" if targets is None else targets)
        elif targets is None:
            read = analyzer.analyze
        else:
            message = f"targets={targets!r} beside an analyzer, which has targets of its own: {some(analyzer.targets)}"
            raise invalid_option("targets", targets, message)
        return self._framed(
            lambda articles: read(
                articles, text=text, id=id, date=date, language=language, strict=strict, progress=progress
            )
        )

    def __getattr__(self, name: str) -> Any:
        if name in VERBS:
            columns = " and ".join(map(repr, sorted(_SCORED)))
            raise AttributeError(f"{name} is for statements, with columns {columns}; articles have analyze")
        raise AttributeError(f"articles have no verb {name!r}; they have analyze")


class StatementVerbs:
    """Of a frame that holds statements: the verbs of `Statements`; tables come out as frames.

    Parameters
    ----------
    frame
        The frame.
    to_frame
        Makes one of a table.
    """

    def __init__(self, frame: Any, to_frame: Callable[[Any], Any]) -> None:
        self._frame = frame
        self._to_frame = to_frame

    def statements(self, articles: object = None) -> Statements:
        """The frame as `Statements`.

        Parameters
        ----------
        articles
            The articles that were analyzed, for views that show them whole: a frame does not know them.

        Raises
        ------
        InvalidOption
            A column is missing, or holds what it cannot.
        """
        return Statements.from_frame(self._frame, articles=articles)

    def __getattr__(self, name: str) -> Any:
        if name == "analyze":
            raise AttributeError("analyze is for articles, and these are statements; try it on the column 'text'")
        raise AttributeError(f"statements have no verb {name!r}; they have {', '.join(VERBS)}")


def _verb(name: str, of_statements: Any) -> Any:
    """The method or the property of `Statements`, for a frame of them."""
    if not callable(of_statements):
        return property(lambda self: getattr(self.statements(), name), doc=of_statements.__doc__)

    @functools.wraps(of_statements)
    def verb(self: StatementVerbs, *args: Any, **options: Any) -> Any:
        result = getattr(self.statements(), name)(*args, **options)
        return self._to_frame(result) if hasattr(result, "__arrow_c_stream__") else result

    return verb


def _verbs_of_statements() -> Iterator[tuple[str, Any]]:
    for name in dir(Statements):
        found = getattr(Statements, name)
        if not name.startswith("_") and name not in _OF_FRAMES and hasattr(found, "__get__"):  # no plain value
            yield name, found


for _name, _found in _verbs_of_statements():
    setattr(StatementVerbs, _name, _verb(_name, _found))
VERBS = sorted(name for name in vars(StatementVerbs) if not name.startswith("_"))


def holds_statements(columns: Iterable[str]) -> bool:
    """Whether a frame with these columns is one of statements.

    >>> holds_statements(["doc_id", "text", "stance", "stance_label"])
    True
    """
    return _SCORED.issubset(columns)
