"""CSV as tables: a header line, then rows; commas, semicolons or tabs between, whichever the header has most of."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv as arrow_csv

from quotestance.articles.names import NAMES
from quotestance.errors import InvalidFile
from quotestance.files.text import Decoder, Utf8Stream

_LARGEST = 2**31 - 1


def read_csv(
    file: Path, decoder: Decoder, text_columns: Sequence[str | None], block: int
) -> tuple[pa.Schema, Iterator[pa.Table]]:
    """The columns, with the types that the first block of rows has, and the rows, a block at a time.

    Numbers and dates are recognised, but text and ids stay as they are written (007 is not 7).
    """
    first = _first_line(file)
    delimiter = max(",;\t", key=first.count)
    header = next(csv.reader(io.StringIO(first), delimiter=delimiter))
    as_text = {*NAMES["text"], *NAMES["id"]}
    types = {name: pa.large_string() for name in header if name.lower() in as_text or name in text_columns}
    # A reader needs no more than the file.
    source = _Csv(file, decoder, delimiter, types, min(block, max(file.stat().st_size + 1, 1024)))
    return source.schema, source.tables()


def _first_line(file: Path) -> str:
    with Utf8Stream(file.open("rb"), str(file), Decoder("replace")) as stream:
        first = stream.readline().decode().rstrip("\r\n")
    if not first.strip():
        raise InvalidFile(f"{file}:1: no header line", file=str(file), line=1)
    return first


class _Csv:
    def __init__(self, file: Path, decoder: Decoder, delimiter: str, types: dict[str, Any], block: int) -> None:
        self._file = file
        self._decoder = decoder
        self._delimiter = delimiter
        self._types = types
        self._block = block
        # What the first block has no value of is text, whatever comes later.
        guessed = self._open().schema
        text = pa.large_string()
        self._types = {field.name: text if pa.types.is_null(field.type) else field.type for field in guessed}
        self._reader = self._open()
        self.schema = self._reader.schema

    def tables(self) -> Iterator[pa.Table]:
        done = 0
        while True:
            seen = 0
            try:
                for batch in self._reader:
                    fresh = batch.slice(min(max(done - seen, 0), batch.num_rows))
                    seen += batch.num_rows
                    done = max(done, seen)
                    if fresh.num_rows:
                        yield pa.table(fresh)
                return
            except pa.ArrowInvalid as error:
                self._enlarge(error)
                self._reader = self._open()

    def _open(self) -> Any:
        while True:
            self._decoder.replaced.pop(str(self._file), None)  # counted anew
            stream = Utf8Stream(self._file.open("rb"), str(self._file), self._decoder)
            try:
                return arrow_csv.open_csv(
                    stream,
                    # One thread: a reader that still runs when an error ends the process would abort it.
                    read_options=arrow_csv.ReadOptions(block_size=self._block, use_threads=False),
                    parse_options=arrow_csv.ParseOptions(delimiter=self._delimiter, newlines_in_values=True),
                    convert_options=arrow_csv.ConvertOptions(column_types=self._types),
                )
            except pa.ArrowInvalid as error:
                stream.close()
                self._enlarge(error)
            except ValueError:
                stream.close()
                raise

    def _enlarge(self, error: pa.ArrowInvalid) -> None:
        """An article must fit into a block; other errors are raised."""
        if "straddling" not in str(error) or self._block == _LARGEST:
            raise InvalidFile(f"{self._file}: {error}", file=str(self._file)) from None
        self._block = min(8 * self._block, _LARGEST)
