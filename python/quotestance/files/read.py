"""Articles from files.

Offsets count in the text as it was read: after a byte order mark, with its line ends as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from quotestance import dates
from quotestance.articles import Articles, normalise
from quotestance.articles.metadata import language_code, unique
from quotestance.errors import InvalidFile, InvalidOption, invalid_option, some, warn
from quotestance.files.find import find_files
from quotestance.files.formats import read_arrow, read_csv, read_jsonl, read_parquet
from quotestance.files.text import Decoder

_TABLES = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".arrow": read_arrow,
}


@dataclass
class Reading:
    """What came of reading files: the articles, and by file how many malformed bytes were replaced."""

    articles: Articles
    replaced: dict[str, int] = field(default_factory=dict)


def read(
    paths: Iterable[str | Path],
    *,
    text: str | None = None,
    id: str | None = None,
    date: str | None = None,
    language: str | None = None,
    errors: str = "strict",
    strict: bool = True,
) -> Reading:
    """Read articles from files, folders and globs.

    Parameters
    ----------
    paths
        ``.txt`` (one article, its id the file's stem), ``.jsonl``, ``.csv``, ``.tsv``, ``.parquet``, ``.arrow``.
    text, id, date, language
        As in `Analyzer.analyze`; they name columns, and a ``.txt`` file has none.
    errors
        ``strict``: malformed UTF-8 is an error that names file and byte. ``replace``: it becomes U+FFFD, counted.
    strict
        If False, a file that cannot be read is warned about and left out.

    Raises
    ------
    InvalidText
        A file is not UTF-8.
    InvalidFile
        A file is not what its suffix says, or does not exist.
    InvalidOption
        A column is missing or ambiguous; an id stands twice.
    """
    if errors not in ("strict", "replace"):
        raise invalid_option("errors", errors, f"errors={errors!r}: give 'strict' or 'replace'")
    decoder = Decoder(errors, strict=strict)
    files = find_files(paths)
    plain = [file for file in files if file.suffix.lower() == ".txt"]
    columns = {"text": text, "id": id, "date": date, "language": language}
    if len(plain) == len(files):
        _only_texts(columns)
    parts = [_texts(plain, decoder, columns, strict)] if plain else []
    for file in files:
        if file.suffix.lower() == ".txt":
            continue
        try:
            parts.append(_table(file, decoder, columns, strict, alone=len(files) == 1))
        except ValueError as error:
            decoder.set_aside(error)
    articles = Articles.concat(parts) if parts else normalise(pa.array([], pa.large_string()))
    articles = replace(articles, ids=_unique_ids(articles.ids, strict), failed=articles.failed + decoder.failed)
    return Reading(articles, decoder.replaced)


def _only_texts(columns: dict[str, str | None]) -> None:
    """Refuse what .txt files cannot have: columns, and dates or languages that are none."""
    for option in ("text", "id"):
        if columns[option]:
            message = (
                f"{option}={columns[option]!r}: .txt files have no columns; their text is the file, their id its stem"
            )
            raise invalid_option(option, columns[option], message)
    date, language = columns["date"], columns["language"]
    if date and not dates.parse(date):
        raise invalid_option("date", date, f"date={date!r}: .txt files have no columns; give a date such as 2024-05-31")
    if language and language_code(language) < 0:
        raise invalid_option("language", language, f"language={language!r}: give 'id' or 'en'", ["id", "en"])


def _texts(files: list[Path], decoder: Decoder, columns: dict[str, str | None], strict: bool) -> Articles:
    ids: list[str] = []
    texts: list[bytes] = []
    for file in files:
        try:
            texts.append(decoder.utf8(file))
            ids.append(file.stem)
        except ValueError as error:
            decoder.set_aside(error)
    text = pa.array(texts, pa.large_binary()).view(pa.large_string())
    # These files have no columns, but one date or language may be meant for all.
    date, language = columns["date"] or "", columns["language"] or ""
    return normalise(
        text,
        id=ids,
        strict=strict,
        date=date if dates.parse(date) else None,
        language=language if language_code(language) >= 0 else None,
    )


def _table(file: Path, decoder: Decoder, columns: dict[str, Any], strict: bool, *, alone: bool) -> Articles:
    table = _TABLES[file.suffix.lower()](file, decoder, [columns["text"], columns["id"]])
    # Numbers of rows are ids only inside one file.
    prefix = "" if alone else f"{file.stem}:"
    try:
        return normalise(table, **columns, strict=strict, prefix=prefix)
    except InvalidOption as error:
        error.args = (f"{file}: {error}",)
        raise
    except pa.ArrowException as error:
        raise InvalidFile(f"{file}: {error}", file=str(file)) from error


def _unique_ids(ids: pa.Array, strict: bool) -> pa.Array:
    counts = ids.value_counts()
    twice = counts.filter(pc.greater(counts.field("counts"), 1)).field("values").to_pylist()
    if not twice:
        return ids
    message = f"more than one file has the article {some(map(repr, twice))}"
    if strict:
        raise invalid_option("paths", twice[0], f"{message}; give them other ids, or pass --no-strict to number them")
    warn(f"{message}: numbered")
    return pa.array(unique(ids.to_pylist()), pa.large_string())
