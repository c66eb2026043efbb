"""Statements to files, a batch at a time."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, Self

import pyarrow as pa

from quotestance.errors import invalid_option, near
from quotestance.files.jsonlines import json_lines

if TYPE_CHECKING:
    from quotestance.statements import Statements


class _Sink(Protocol):
    def write(self, table: pa.Table) -> None: ...
    def close(self) -> None: ...


class Writer:
    """Writes statements to one file; a context manager. Made by `open_writer`.

    The file appears under its name when all is written, so that a failure leaves no half of it.
    """

    def __init__(self, path: Path | None, sink: Callable[[Path, pa.Schema], _Sink]) -> None:
        self._path = path
        self._part = Path() if path is None else path.with_name(f"{path.name}.part")
        self._open = sink
        self._sink: _Sink | None = None

    def write(self, statements: "Statements | pa.RecordBatch") -> None:
        """Append; the first batch settles the columns."""
        table = pa.table(statements)
        if self._sink is None:
            self._sink = self._open(self._part, table.schema)
        self._sink.write(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *rest: object) -> None:
        if self._sink is None:
            return
        self._sink.close()
        if self._path is not None and failure is None:
            self._part.replace(self._path)
        elif self._path is not None:
            self._part.unlink(missing_ok=True)


def open_writer(path: str | Path) -> Writer:
    """A writer for .parquet, .arrow, .jsonl or .csv, by the suffix; ``-`` writes JSON lines to standard output.

    Raises
    ------
    InvalidOption
        Another suffix, a folder that does not exist, or standard output is closed.
    """
    if str(path) == "-":
        if sys.stdout is None:
            raise invalid_option("output", path, "standard output is closed")
        return Writer(None, lambda path, schema: _JsonLines(sys.stdout.buffer, keep=True))
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"{path}: cannot write {path.suffix or 'a file without a suffix'}; give {', '.join(SUFFIXES)}, or -"
        raise invalid_option("output", path, message, near(suffix, SUFFIXES))
    if not path.parent.is_dir():
        raise invalid_option("output", path, f"{path}: there is no folder {path.parent}")
    return Writer(path, SUFFIXES[suffix])


class _JsonLines:
    def __init__(self, file: IO[bytes], *, keep: bool = False) -> None:
        self._file = file
        self._keep = keep

    def write(self, table: pa.Table) -> None:
        for batch in table.to_batches(max_chunksize=4096):
            self._file.write(json_lines(batch))

    def close(self) -> None:
        if self._keep:
            self._file.flush()
        else:
            self._file.close()


class _Csv:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        from pyarrow import csv

        self._writer = csv.CSVWriter(path, _flat(schema.empty_table()).schema)

    def write(self, table: pa.Table) -> None:
        self._writer.write(_flat(table))

    def close(self) -> None:
        self._writer.close()


class _Parquet:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        from pyarrow import parquet

        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(table)

    def close(self) -> None:
        self._writer.close()


class _Arrow:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pa.ipc.new_file(path, schema)

    def write(self, table: pa.Table) -> None:
        # The file format holds one dictionary for each column.
        self._writer.write_table(table.unify_dictionaries())

    def close(self) -> None:
        self._writer.close()


#: Suffix → what writes it.
SUFFIXES: dict[str, Callable[[Path, pa.Schema], _Sink]] = {
    ".parquet": _Parquet,
    ".arrow": _Arrow,
    ".jsonl": lambda path, schema: _JsonLines(path.open("wb")),
    ".csv": _Csv,
}


def _flat(table: pa.Table) -> pa.Table:
    """Columns that CSV can hold: evidence, and whatever is nested, as JSON."""
    columns: list[Any] = []
    for column in table.columns:
        type_ = column.type
        if pa.types.is_dictionary(type_):
            columns.append(column.cast(type_.value_type))
        elif pa.types.is_nested(type_):
            columns.append(pa.chunked_array([_json(chunk) for chunk in column.chunks], pa.large_string()))
        else:
            columns.append(column)
    return pa.table(columns, names=table.column_names)


def _json(array: pa.Array) -> pa.Array:
    from quotestance.files.jsonlines import encode

    return pa.array([None if text == "null" else text for text in encode(array)], pa.large_string())
