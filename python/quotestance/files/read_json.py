"""JSON lines as tables: one object a line, a column for each key."""

import json
from collections.abc import Iterator
from typing import IO, Any

import pyarrow as pa

from quotestance.errors import InvalidFile, invalid_text, some, warn
from quotestance.files.text import Decoder, Utf8Stream

_Row = dict[str, Any]


def read_json(stream: IO[bytes], name: str, decoder: Decoder, block: int) -> tuple[pa.Schema, Iterator[pa.Table]]:
    """The columns that the first block of lines has, and the rows, a block at a time.

    A key that comes later is left out with a warning; a value that its column cannot hold is an error, or null with a
    warning.
    """
    lines = _JsonLines(name, decoder)
    blocks = (lines.rows(block) for block in _blocks(Utf8Stream(stream, name, decoder), block))
    try:
        beginning = next(blocks, [])
        names = dict.fromkeys(key for row in beginning for key in row) or {"text": None}
        first = pa.table({key: lines.guessed(key, [row.get(key) for row in beginning]) for key in names})
    except ValueError:
        stream.close()
        raise

    def tables() -> Iterator[pa.Table]:
        with stream:
            lines.done = len(beginning)
            yield first
            for rows in blocks:
                yield lines.table(rows, first.schema)

    return first.schema, tables()


def _blocks(stream: Utf8Stream, size: int) -> Iterator[list[bytes]]:
    """Whole lines, about `size` bytes of them at a time."""
    parts: list[bytes] = []
    while more := stream.read(size):
        parts.append(more)
        if sum(map(len, parts)) >= size and b"\n" in more:
            head, _, rest = b"".join(parts).rpartition(b"\n")
            yield head.split(b"\n")
            parts = [rest]
    yield b"".join(parts).split(b"\n")


class _JsonLines:
    def __init__(self, name: str, decoder: Decoder) -> None:
        self._name = name
        self._decoder = decoder
        self._line = 0  # lines read
        self._unknown: set[str] = set()  # keys that have been warned about
        self.done = 0  # articles in the tables before this one

    def rows(self, lines: list[bytes]) -> list[_Row]:
        """The objects in these lines; blank lines are none."""
        out = []
        for number, line in enumerate(lines, start=self._line + 1):
            if not line.strip():
                continue
            try:
                out.append(_json_object(line))
            except ValueError as error:
                message = f"{self._name}:{number}: {error}"
                self._decoder.set_aside(InvalidFile(message, file=self._name, line=number))
        self._line += len(lines)
        return out

    def guessed(self, key: str, values: list[Any]) -> pa.Array:
        """A column of whatever type the values have; what has none, and lists and objects, become text."""
        nested = any(isinstance(value, list | dict) for value in values)
        if any(isinstance(value, str) for value in values) or not nested:
            try:
                array = pa.array(values)
                return array.cast(pa.string()) if pa.types.is_null(array.type) else array
            except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
                pass
        return self._text(key, values)

    def table(self, rows: list[_Row], schema: pa.Schema) -> pa.Table:
        """The rows with columns of these types."""
        late = {key for row in rows for key in row}.difference(schema.names, self._unknown)
        if late:
            self._unknown |= late
            warn(f"{self._name}: not carried along, since the beginning of the file lacks them: {some(sorted(late))}")
        columns = [self._column(field, [row.get(field.name) for row in rows]) for field in schema]
        self.done += len(rows)
        return pa.table(columns, schema=schema)

    def _column(self, field: pa.Field, values: list[Any]) -> pa.Array:
        try:
            return pa.array(values, field.type)
        except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            if pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
                return self._text(field.name, values).cast(field.type)
        return pa.array([self._held(field, row, value) for row, value in enumerate(values)], field.type)

    def _held(self, field: pa.Field, row: int, value: Any) -> Any:
        try:
            return pa.scalar(value, field.type)
        except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            message = (
                f"{self._name}: {field.name!r} of article {self.done + row} (counted from 0) is {value!r}, but in the "
                f"beginning of the file it is {field.type}"
            )
            self._decoder.set_aside(InvalidFile(message, file=self._name), 0)
            return None

    def _text(self, key: str, values: list[Any]) -> pa.Array:
        texts = [v if v is None or isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in values]
        try:
            return pa.array(texts, pa.large_string())
        except UnicodeEncodeError:
            pass
        for row, text in enumerate(texts):
            if reason := _why_no_text(text):
                message = f"{self._name}: {key!r} of article {self.done + row} (counted from 0): {reason}"
                error = invalid_text(message, document=self.done + row, byte=-1, reason=reason, file=self._name)
                self._decoder.set_aside(error)
                texts[row] = None
        return pa.array(texts, pa.large_string())


def _why_no_text(text: str | None) -> str | None:
    try:
        (text or "").encode()
    except UnicodeEncodeError as error:
        code = ord(error.object[error.start])
        return f"character {error.start} is the lone surrogate U+{code:04X}, half of a character"
    return None


def _json_object(line: bytes) -> _Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError(f"a line must be a JSON object, not {type(row).__name__}")
    return row
