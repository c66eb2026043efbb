"""Files of many articles as tables, a batch at a time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import pyarrow as pa

from quotestance.errors import InvalidFile
from quotestance.files.text import Decoder

#: Bytes of a batch: enough to keep all cores busy, little enough for several of them to be in memory.
BLOCK = 8 << 20


class TableFile(NamedTuple):
    """An open file: its columns, as its beginning tells them, and its rows, which can be had once."""

    schema: pa.Schema
    batches: Iterator[pa.Table]

    def read_all(self) -> pa.Table:
        """All rows."""
        return pa.concat_tables([self.schema.empty_table(), *self.batches])


def open_table(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> TableFile:
    """Open a file by its suffix; the columns named hold text, whatever they look like.

    Raises
    ------
    InvalidFile
        The file is not what its suffix says; names file and line.
    InvalidText
        It is not UTF-8; names file and byte.
    """
    return OPENERS[file.suffix.lower()](file, decoder, text_columns)


def _open_jsonl(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> TableFile:
    return open_json_lines(file.open("rb"), str(file), decoder)


def open_json_lines(stream: IO[bytes], name: str, decoder: Decoder) -> TableFile:
    """JSON lines from an open stream."""
    from quotestance.files.read_json import read_json

    return TableFile(*read_json(stream, name, decoder, BLOCK))


def _open_csv(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> TableFile:
    from quotestance.files.read_csv import read_csv

    return TableFile(*read_csv(file, decoder, text_columns, BLOCK))


def _open_parquet(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> TableFile:
    from pyarrow import parquet

    with _reading(file, "Parquet"):
        # Pages are read when they are needed: a group of rows may be as large as the file.
        source = parquet.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
    groups = [source.metadata.row_group(i) for i in range(source.num_row_groups)]
    widest = max((group.total_byte_size / max(group.num_rows, 1) for group in groups), default=1)

    def batches() -> Iterator[pa.Table]:
        rows = 0
        with _reading(file, "Parquet"), source:
            for batch in source.iter_batches(batch_size=max(1, int(BLOCK / max(widest, 1)))):
                rows += batch.num_rows
                decoder.places[str(file)] = file.stat().st_size * rows / source.metadata.num_rows
                yield pa.table(batch)

    return TableFile(source.schema_arrow, batches())


def _open_arrow(file: Path, decoder: Decoder, text_columns: Sequence[str | None]) -> TableFile:
    with _reading(file, "Arrow"):
        source = pa.OSFile(str(file))
        try:
            reader = pa.ipc.open_file(source)
            size = source.size() / max(reader.num_record_batches, 1)
            parts = ((reader.get_batch(i), size * (i + 1)) for i in range(reader.num_record_batches))
        except pa.ArrowInvalid:
            source.seek(0)
            reader = pa.ipc.open_stream(source)
            parts = ((part, source.tell()) for part in reader)

    def batches() -> Iterator[pa.Table]:
        with _reading(file, "Arrow"), source:
            for part, place in parts:
                decoder.places[str(file)] = place
                rows = max(1, part.num_rows * BLOCK // max(part.nbytes, 1))
                yield from (pa.table(part.slice(first, rows)) for first in range(0, part.num_rows, rows))

    return TableFile(reader.schema, batches())


@contextmanager
def _reading(file: Path, kind: str) -> Iterator[None]:
    """Turns what pyarrow says of a broken file into an `InvalidFile`."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise InvalidFile(f"{file}: no {kind} file that can be read: {error}", file=str(file)) from None


#: Suffix → what opens it.
OPENERS: dict[str, Callable[[Path, Decoder, Sequence[str | None]], TableFile]] = {
    ".jsonl": _open_jsonl,
    ".csv": _open_csv,
    ".tsv": _open_csv,
    ".parquet": _open_parquet,
    ".arrow": _open_arrow,
}
