"""Statements that were marked by hand, one article a line of JSON: `docs/evaluation.md` tells how."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quotestance.errors import InvalidFile, near
from quotestance.statements.columns import LABELS, VALUES

Row = dict[str, Any]
#: Kinds of statements that are asked for; an act is counted apart, a headline is not asked for.
ASKED = ("direct", "mixed", "indirect")
_SHORT = {"neg": "negative", "pos": "positive"}


def read_gold(gold: str | Path | Iterable[Mapping[str, Any]]) -> list[Row]:
    """The articles of a gold file, or of its objects; checked.

    Raises
    ------
    InvalidFile
        A line is no article with statements; names file, line and statement.
    """
    if not isinstance(gold, str | Path):
        items = [dict(item) for item in gold]
        return [_checked(item, f"gold article {number}", "", number) for number, item in enumerate(items)]
    try:
        text = Path(gold).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{gold}: not valid UTF-8 at byte {error.start}", file=str(gold)) from None
    return list(_articles(text, str(gold)))


def _articles(text: str, file: str) -> Iterator[Row]:
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        try:
            article = json.loads(line)
        except json.JSONDecodeError as error:
            raise InvalidFile(
                f"{place}: no JSON: {error.msg} at column {error.colno}", file=file, line=number
            ) from None
        yield (checked := _checked(article, place, file, number))
        if checked["id"] in seen:
            raise InvalidFile(f"{place}: the id {checked['id']!r} stands twice", file=file, line=number)
        seen.add(checked["id"])


def label_of(label: str) -> str:
    """The label in full; the gold may say neg and pos.

    >>> label_of("neg"), label_of("neutral")
    ('negative', 'neutral')
    """
    return _SHORT.get(label, label)


def labels_of(statement: Mapping[str, Any], target: str) -> list[str]:
    """The labels toward the target that are accepted, the best first; none where the gold has no label for it."""
    accepted = statement.get(target, statement.get("stance"))
    several = accepted if isinstance(accepted, list) else [] if accepted is None else [accepted]
    return [label_of(label) for label in several]


def _checked(article: Any, place: str, file: str, line: int) -> Row:
    if problem := next(_problems(article), None):
        raise InvalidFile(f"{place}: {problem}; docs/evaluation.md tells how gold is written", file=file, line=line)
    return dict(article)


def _problems(article: Any) -> Iterator[str]:
    if not isinstance(article, Mapping):
        yield f"an article is an object, not {type(article).__name__}"
        return
    if not isinstance(article.get("id"), str):
        yield "the article has no 'id', a text"
    text = article.get("text")
    for name in ("statements", "traps"):
        spans = article.get(name, [] if name == "traps" else None)
        if not isinstance(spans, Sequence) or isinstance(spans, str):
            yield f"the article has no {name!r}, a list"
            return
        for number, span in enumerate(spans):
            problems = _of_span(span, text) if name == "traps" else _of_statement(span, text)
            yield from (f"{name}[{number}]: {problem}" for problem in problems)


def _of_span(span: Any, text: str | None) -> Iterator[str]:
    begin, end = (span.get(name) if isinstance(span, Mapping) else None for name in ("start", "end"))
    if not isinstance(begin, int) or not isinstance(end, int) or not 0 <= begin <= end:
        yield "needs 'start' and 'end', in characters of the article"
    elif text is not None and text[begin:end] != span.get("span", text[begin:end]):
        yield f"'span' is {span['span']!r}, but the text has {text[begin:end]!r} there"


def _of_statement(statement: Any, text: str | None) -> Iterator[str]:
    yield from (problems := list(_of_span(statement, text)))
    if problems:
        return
    if statement.get("kind") not in VALUES["kind"]:
        yield f"'kind' is {statement.get('kind')!r}; it can be {', '.join(VALUES['kind'])}"
    if not isinstance(statement.get("speaker", ""), str | None):
        yield f"'speaker' is {statement['speaker']!r}, not a text"
    if "speaker" not in statement:
        yield "needs a 'speaker': an id, other: and a name, or null"
    for name in ("stance", "west", "sentiment"):
        for label in labels_of({"stance": statement.get(name)}, "stance"):
            if label not in LABELS:
                meant = near(label, [*LABELS, *_SHORT])
                yield f"{name!r} is {label!r}; it can be {', '.join(LABELS)}" + (f" ({meant[0]}?)" if meant else "")
