"""Statements that were marked by hand, one article a line of JSON: `docs/evaluation.md` tells how."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quotestance.errors import InvalidFile, hint, invalid_option, near
from quotestance.files.find import no_such_file
from quotestance.statements.columns import LABELS, VALUES

Row = dict[str, Any]
#: Kinds of statements that are asked for; an act is counted apart, a headline is not asked for.
ASKED = ("direct", "mixed", "indirect")
_FORM = "docs/evaluation.md tells how gold is written"
_SHORT = {"neg": "negative", "pos": "positive"}


def read_gold(gold: str | Path | Iterable[Mapping[str, Any]], target: str = "west") -> list[Row]:
    """The articles of a gold file, or of its objects; checked, with the labels toward the target.

    Raises
    ------
    InvalidFile
        A line is no article with statements; names file, line and statement.
    InvalidOption
        There is no article.
    """
    file = str(gold) if isinstance(gold, str | Path) else ""
    lines: Iterable[tuple[int, Any]] = _lines(file) if isinstance(gold, str | Path) else enumerate(gold)
    articles: dict[str, Row] = {}
    for number, article in lines:
        place = f"{file}:{number}" if file else f"gold article {number}"
        problem = next(_problems(article, target), None)
        if not problem and article["id"] in articles:
            problem = f"the id {article['id']!r} stands twice"
        if problem:
            raise _invalid(place, problem, file, number)
        articles[article["id"]] = dict(article)
    if not articles:
        raise invalid_option("gold", file, f"{file or 'the gold'} has no article; {_FORM}")
    return list(articles.values())


def _lines(file: str) -> Iterator[tuple[int, Any]]:
    """What each line of the file holds, with the number of the line."""
    if Path(file).is_dir():
        raise InvalidFile(f"{file}: gold is a .jsonl file, and this is a folder", file=file)
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise no_such_file(Path(file)) from None
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{file}: not valid UTF-8 at byte {error.start}", file=file) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                problem = f"no JSON: {error.msg} at column {error.colno}"
                raise _invalid(f"{file}:{number}", problem, file, number) from None


def label_of(label: str) -> str:
    """The label in full; the gold may say neg and pos.

    >>> label_of("neg"), label_of("neutral")
    ('negative', 'neutral')
    """
    return _SHORT.get(str(label), label)


def labels_of(statement: Mapping[str, Any], target: str) -> list[str]:
    """The labels toward the target that are accepted, the best first; none where the gold has no label for it."""
    accepted = statement.get(target, statement.get("stance"))
    several = accepted if isinstance(accepted, list) else [] if accepted is None else [accepted]
    return [label_of(label) for label in several]


def _invalid(place: str, problem: str, file: str, line: int) -> InvalidFile:
    return InvalidFile(f"{place}: {problem}; {_FORM}", file=file, line=line)


def _problems(article: Any, target: str) -> Iterator[str]:
    if not isinstance(article, Mapping):
        yield f"an article is an object, not {type(article).__name__}"
        return
    if not isinstance(article.get("id"), str):
        yield "the article has no 'id', a text"
    text = article.get("text")
    if not isinstance(text, str | None):
        yield f"'text' is {text!r}, not a text"
    for name in ("statements", "traps"):
        spans = article.get(name, [] if name == "traps" else None)
        if not isinstance(spans, Sequence) or isinstance(spans, str):
            yield f"the article has no {name!r}, a list"
            return
        for number, span in enumerate(spans):
            problems = _of_span(span, text) if name == "traps" else _of_statement(span, text, target)
            yield from (f"{name}[{number}]: {problem}" for problem in problems)


def _of_span(span: Any, text: str | None) -> Iterator[str]:
    begin, end = (span.get(name) if isinstance(span, Mapping) else None for name in ("start", "end"))
    if not isinstance(begin, int) or not isinstance(end, int) or not 0 <= begin <= end:
        yield "needs 'start' and 'end', in characters of the article"
    elif text is not None and text[begin:end] != span.get("span", text[begin:end]):
        yield f"'span' is {span['span']!r}, but the text has {text[begin:end]!r} there"


def _of_statement(statement: Any, text: str | None, target: str) -> Iterator[str]:
    yield from (problems := list(_of_span(statement, text)))
    if problems:
        return
    if statement.get("kind") not in VALUES["kind"]:
        yield f"'kind' is {statement.get('kind')!r}; it can be {', '.join(VALUES['kind'])}"
    if not isinstance(statement.get("speaker", ""), str | None):
        yield f"'speaker' is {statement['speaker']!r}, not a text"
    if "speaker" not in statement:
        yield "needs a 'speaker': an id, other: and a name, or null"
    ids = statement.get("speaker_ids") or []
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        yield f"'speaker_ids' is {ids!r}, not a list of ids"
    if isinstance(statement.get("sentiment"), list):
        yield f"'sentiment' is {statement['sentiment']!r}; it is one label"
    for name in ("stance", target, "sentiment"):
        for label in labels_of({"stance": statement.get(name)}, "stance"):
            if label not in LABELS:
                yield f"{name!r} is {label!r}; it can be {', '.join(LABELS)}{hint(near(str(label), LABELS))}"
