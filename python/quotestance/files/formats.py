"""Files of many articles as Arrow tables."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from quotestance.articles.names import NAMES
from quotestance.articles.strings import from_objects
from quotestance.errors import InvalidFile, invalid_text
from quotestance.files.text import Decoder


def read_jsonl(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> pa.Table:
    """One JSON object a line; a column for each key that any line has."""
    rows: list[dict[str, Any]] = []
    columns: dict[str, None] = {}
    for number, line in enumerate(decoder.utf8(file).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _json_object(line)
        except ValueError as error:
            decoder.set_aside(InvalidFile(f"{file}:{number}: {error}", file=str(file), line=number))
            continue
        rows.append(row)
        columns.update(dict.fromkeys(row))
    if not rows:
        return pa.table({"text": pa.array([], pa.large_string())})
    return pa.table({name: _json_column(file, decoder, name, [row.get(name) for row in rows]) for name in columns})


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError(f"a line must be a JSON object, not {type(row).__name__}")
    return row


def _json_column(file: Path, decoder: Decoder, name: str, values: list[Any]) -> pa.Array:
    if any(isinstance(value, str) for value in values) or not any(isinstance(v, list | dict) for v in values):
        try:
            return pa.array(values)
        except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            pass
    array, reasons = from_objects([v if v is None or isinstance(v, str) else json.dumps(v) for v in values])
    for row, reason in reasons.items():
        message = f"{file}: {name!r} of article {row} (counted from 0): {reason}"
        decoder.set_aside(invalid_text(message, document=row, byte=-1, reason=reason, file=str(file)))
    return array


def read_csv(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> pa.Table:
    """A header line, then rows; separated by commas, semicolons or tabs, whichever the header has most of.

    Numbers and dates are recognised, but text and ids stay as they are written (007 is not 7).
    """
    from pyarrow import csv as arrow_csv

    content = decoder.utf8(file)
    first = content.split(b"\n", 1)[0].decode().rstrip("\r")
    if not first.strip():
        raise InvalidFile(f"{file}:1: no header line", file=str(file), line=1)
    delimiter = max(",;\t", key=first.count)
    header = next(csv.reader(io.StringIO(first), delimiter=delimiter))
    as_text = {*NAMES["text"], *NAMES["id"]}
    types = {name: pa.large_string() for name in header if name.lower() in as_text or name in text_columns}
    # An article must fit into a block, whatever its length.
    block = min(len(content) + 1, 2**31 - 1)
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(content),
            read_options=arrow_csv.ReadOptions(block_size=block),
            parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(column_types=types),
        )
    except pa.ArrowInvalid as error:
        raise InvalidFile(f"{file}: {error}", file=str(file)) from None


def read_parquet(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> pa.Table:
    """A Parquet file."""
    from pyarrow import parquet

    try:
        return parquet.read_table(file)
    except (pa.ArrowException, OSError) as error:
        raise InvalidFile(f"{file}: no Parquet file that can be read: {error}", file=str(file)) from None


def read_arrow(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> pa.Table:
    """An Arrow IPC file or stream."""
    content = pa.py_buffer(file.read_bytes())
    for opener in (pa.ipc.open_file, pa.ipc.open_stream):
        try:
            return opener(content).read_all()
        except (pa.ArrowException, OSError):
            continue
    raise InvalidFile(f"{file}: no Arrow file that can be read", file=str(file))
