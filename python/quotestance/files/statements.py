"""Statements from files: what `Statements.write` wrote comes back."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from quotestance.articles.strings import to_arrow
from quotestance.errors import InvalidFile, InvalidOption, invalid_option
from quotestance.files.find import STDIN, find_files, standard_input
from quotestance.files.read import Reading, united
from quotestance.files.tables import OPENERS, open_json_lines, open_table
from quotestance.files.text import Decoder
from quotestance.statements import Statements
from quotestance.statements.columns import SCHEMA
from quotestance.statements.conform import conform

_ANALYZE = "find them first, with quotestance analyze {} --output statements.parquet"
# What a reader of CSV must not take for numbers.
_TEXTS = [field.name for field in SCHEMA if not pa.types.is_primitive(field.type)]


def read_statements(path: str | Path | Iterable[str | Path], *, articles: object = None) -> Statements:
    """Statements from a file that `Statements.write` or ``quotestance analyze`` wrote.

    All columns of ours come back as they were. Columns of yours do too from .parquet and .arrow; .jsonl and .csv hold
    their dates as text, and a .csv their empty texts as null.

    Parameters
    ----------
    path
        A .parquet, .arrow, .jsonl or .csv file, a folder or a glob, or several of them, one after the other; ``-`` is
        standard input, JSON lines.
    articles
        The articles that were analyzed, in any form that `analyze` takes, for views that show them whole.

    Raises
    ------
    InvalidFile, InvalidText
        A file cannot be read; names the file, and the line or byte.
    InvalidOption
        A file that holds no statements, or a value that its column cannot; names the file, and the row from 1.

    Examples
    --------
    >>> import quotestance as qs, tempfile
    >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     statements.write(f"{folder}/statements.jsonl")
    ...     again = qs.read_statements(f"{folder}/statements.jsonl")
    >>> again[0] == statements[0]
    True
    """
    paths = [path] if isinstance(path, str | Path) else path
    tables = [_conformed(str(file) if file != STDIN else "standard input", _read(file)) for file in find_files(paths)]
    schema = united([table.schema for table in tables])
    return Statements.from_frame(pa.concat_tables([_in_schema(table, schema) for table in tables]), articles=articles)


def read_articles(paths: Iterable[str | Path]) -> pa.Table:
    """The ids and texts of articles from files, for `read_statements`."""
    parts = [pa.table({"doc_id": batch.ids, "text": to_arrow(batch.texts)}) for batch in Reading(paths)]
    return pa.concat_tables(parts)


def _read(file: Path) -> pa.Table:
    if file == STDIN:
        return _rows_or_none(open_json_lines(standard_input(), "standard input", Decoder()).read_all())
    suffix = file.suffix.lower()
    if suffix not in OPENERS:
        message = f"{file}: a {suffix} file holds an article and no statements; {_ANALYZE.format(file)}"
        raise invalid_option("path", file, message)
    try:
        table = open_table(file, Decoder(), _TEXTS).read_all()
    except pa.ArrowException as error:
        raise InvalidFile(f"{file}: {error}", file=str(file)) from None
    return (
        _rows_or_none(table) if suffix == ".jsonl" else _empty_is_null(table) if suffix in (".csv", ".tsv") else table
    )


def _rows_or_none(table: pa.Table) -> pa.Table:
    """Of JSON lines without a line: no statements."""
    return table if table.num_rows else SCHEMA.empty_table()


def _empty_is_null(table: pa.Table) -> pa.Table:
    for place, field in enumerate(table.schema):
        if field.name != "text" and (pa.types.is_string(field.type) or pa.types.is_large_string(field.type)):
            column = table.column(place)
            filled = pc.if_else(pc.equal(column, ""), pa.scalar(None, field.type), column)
            table = table.set_column(place, field.name, filled)
    return table


def _conformed(name: str, table: pa.Table) -> pa.Table:
    try:
        return conform(table)
    except InvalidOption as error:
        if (row := _first_bad(table)) is not None:
            error.args = (f"{name}, row {row + 1}: {error}",)
        else:
            analyze = "" if "stance" in table.column_names else f"; of articles, {_ANALYZE.format(name)}"
            error.args = (f"{name}: {error}{analyze}",)
        raise


def _first_bad(table: pa.Table) -> int | None:
    """The first row that is no statement; None where it is no row, but the columns."""
    if not _conforms(table.slice(0, 0)):
        return None
    begin, end = 0, table.num_rows
    while end - begin > 1:
        middle = (begin + end) // 2
        begin, end = (middle, end) if _conforms(table.slice(begin, middle - begin)) else (begin, middle)
    return begin


def _conforms(table: pa.Table) -> bool:
    try:
        conform(table)
    except InvalidOption:
        return False
    return True


def _in_schema(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The table with all columns of all files."""
    rows = table.num_rows
    columns = [
        table.column(field.name).cast(field.type) if field.name in table.column_names else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
