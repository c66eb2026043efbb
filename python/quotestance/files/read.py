"""Articles from files, a batch at a time.

Offsets count in the text as it was read: after a byte order mark, with its line ends as they are.
"""

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from quotestance import dates
from quotestance.articles import Articles, normalise
from quotestance.articles.batch import aligned
from quotestance.articles.ids import Ids
from quotestance.articles.metadata import language_code
from quotestance.errors import InvalidFile, InvalidOption, invalid_option
from quotestance.files.find import STDIN, find_files, standard_input
from quotestance.files.tables import BLOCK, TableFile, open_json_lines, open_table
from quotestance.files.text import Decoder


class Reading:
    """Articles of files, folders and globs, to be gone through once; memory is flat whatever their size.

    Columns are those that the beginnings of the files have; a column that a file lacks is null there.

    Parameters
    ----------
    paths
        ``.txt`` (one article, its id the file's stem), ``.jsonl``, ``.csv``, ``.tsv``, ``.parquet``, ``.arrow``; ``-``
        for JSON lines from standard input.
    text, id, date, language
        As in `Analyzer.analyze`; they name columns, and a ``.txt`` file has none.
    errors
        ``strict``: malformed UTF-8 is an error that names file and byte. ``replace``: it becomes U+FFFD, counted.
    strict
        If False, a file or a line that cannot be read is warned about and left out.

    Raises
    ------
    InvalidText
        A file is not UTF-8.
    InvalidFile
        A file is not what its suffix says, or does not exist.
    InvalidOption
        A column is missing or ambiguous; an id stands twice.
    """

    def __init__(
        self,
        paths: Iterable[str | Path],
        *,
        text: str | None = None,
        id: str | None = None,
        date: str | None = None,
        language: str | None = None,
        errors: str = "strict",
        strict: bool = True,
    ) -> None:
        if errors not in ("strict", "replace"):
            raise invalid_option("errors", errors, f"errors={errors!r}: give 'strict' or 'replace'")
        self._files = find_files(paths)
        self._columns: dict[str, Any] = {"text": text, "id": id, "date": date, "language": language}
        self._strict = strict
        self._decoder = Decoder(errors, strict=strict)
        self._ids = Ids(strict=strict)
        self._open: dict[Path, TableFile] = {}
        if all(map(_is_text, self._files)):
            _only_texts(self._columns)
        self._schema = united([schema for file in self._files if (schema := self._settled(file)) is not None])

    @property
    def replaced(self) -> dict[str, int]:
        """By file, how many malformed bytes were replaced so far."""
        return self._decoder.replaced

    @property
    def failed(self) -> int:
        """How many lines and files were set aside so far."""
        return self._decoder.failed

    @property
    def bytes_read(self) -> float:
        """How many bytes of the files were read so far."""
        return sum(list(self._decoder.places.values()))

    @property
    def bytes_in_all(self) -> int | None:
        """How many bytes the files have; None where standard input is one of them."""
        return None if STDIN in self._files else sum(file.stat().st_size for file in self._files)

    def __iter__(self) -> Iterator[Articles]:
        empty = True
        for articles in self._all():
            empty = False
            yield aligned(articles, self._schema)
        if empty:  # the columns are known all the same
            yield aligned(normalise(pa.array([], pa.large_string())), self._schema)

    def _all(self) -> Iterator[Articles]:
        yield from self._texts([file for file in self._files if _is_text(file)])
        for file in self._files:
            if not _is_text(file):
                yield from self._table(file)

    def _texts(self, files: list[Path]) -> Iterator[Articles]:
        ids: list[str] = []
        texts: list[bytes] = []
        size = 0
        for file in files:
            try:
                texts.append(self._decoder.utf8(file))
                ids.append(file.stem)
                size += len(texts[-1])
            except ValueError as error:
                self._decoder.set_aside(error)
            if size >= BLOCK:
                yield self._of_texts(ids, texts)
                ids, texts, size = [], [], 0
        if texts:
            yield self._of_texts(ids, texts)

    def _of_texts(self, ids: list[str], texts: list[bytes]) -> Articles:
        # These files have no columns, but one date or language may be meant for all.
        date, language = self._columns["date"] or "", self._columns["language"] or ""
        return normalise(
            pa.array(texts, pa.large_binary()).view(pa.large_string()),
            id=ids,
            strict=self._strict,
            ids=self._ids,
            date=date if dates.parse(date) else None,
            language=language if language_code(language) >= 0 else None,
        )

    def _table(self, file: Path) -> Iterator[Articles]:
        first = 0
        try:
            for table in (self._open.pop(file, None) or self._opened(file, self._decoder)).batches:
                yield self._of_table(file, table, self._ids, first)
                first += table.num_rows
        except ValueError as error:
            self._decoder.set_aside(error)

    def _of_table(self, file: Path, table: pa.Table, ids: Ids, first: int) -> Articles:
        # Numbers of rows are ids only inside one file.
        prefix = "" if len(self._files) == 1 else f"{file.stem}:"
        try:
            return normalise(table, **self._columns, strict=self._strict, ids=ids, first=first, prefix=prefix)
        except InvalidOption as error:
            error.args = (f"{file}: {error}",)
            raise
        except pa.ArrowException as error:
            raise InvalidFile(f"{file}: {error}", file=str(file)) from error

    def _opened(self, file: Path, decoder: Decoder) -> TableFile:
        if file == STDIN:
            return open_json_lines(standard_input(), "standard input", decoder)
        return open_table(file, decoder, [self._columns["text"], self._columns["id"]])

    def _settled(self, file: Path) -> pa.Schema | None:
        """The columns that the file carries, as its beginning tells them; None if it has none or cannot be read."""
        if _is_text(file):
            return None
        # A file that is the only one need not be opened twice, and standard input cannot.
        once = len(self._files) == 1 or file == STDIN
        decoder = self._decoder if once else Decoder(self._decoder.errors, strict=self._strict)
        try:
            with warnings.catch_warnings():
                if not once:  # what there is to warn of will be read again
                    warnings.simplefilter("ignore")
                table = self._opened(file, decoder)
            if once:
                self._open[file] = table
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return self._of_table(file, table.schema.empty_table(), Ids(), 0).carried.schema
        except ValueError:
            if self._strict or once:
                raise
            return None


def _is_text(file: Path) -> bool:
    return file.suffix.lower() == ".txt"


def united(schemas: list[pa.Schema]) -> pa.Schema:
    """All columns; one that has different types in two files is text, which holds both."""
    fields: dict[str, pa.Field] = {}
    for field in (field for schema in schemas for field in schema):
        known = fields.setdefault(field.name, field)
        try:
            (fields[field.name],) = pa.unify_schemas(
                [pa.schema([known]), pa.schema([field])], promote_options="permissive"
            )
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            fields[field.name] = pa.field(field.name, pa.large_string())
    return pa.schema(fields.values())


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
