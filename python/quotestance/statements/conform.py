"""Tables of statements that have been elsewhere: in pandas, in polars, in a file."""

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from quotestance.articles.frames import to_frame
from quotestance.articles.strings import holds_text, portable
from quotestance.errors import invalid_option, near, some
from quotestance.statements.columns import EVIDENCE, SCHEMA, VALUES
from quotestance.statements.groups import stance_of

#: Without these a row is no statement; all others are null where a table lacks them.
NEEDED = ("doc_id", "text", "target", "stance", "stance_label")
#: What every row has that holds a text; a join with articles leaves rows that hold none.
_OF_ALL = {"doc_id": "", "stance_label": "; one that does not speak of its target has 'none'"}
#: What every piece of evidence has.
_OF_ALL_EVIDENCE = ("concept", "role", "against", "for")


def conform(statements: object) -> pa.Table:
    """A frame of statements as a table with all our columns, each of its type; the user's own columns come after them.

    Raises
    ------
    InvalidOption
        The frame lacks a column that statements must have, or one of ours holds what it cannot.
    """
    frame = to_frame(statements)
    columns = {name: portable(column, name) for name, column in zip(frame.names, frame.columns, strict=True)}
    for name in NEEDED:
        if name not in columns:
            raise _missing(name, frame.names)
    if twice := [name for name in SCHEMA.names if frame.names.count(name) > 1]:
        message = f"no table of statements: {frame.names.count(twice[0])} columns are named {twice[0]!r}"
        raise invalid_option("statements", twice[0], message)
    ours = [
        _column(columns[field.name], field) if field.name in columns else pa.nulls(frame.rows, field.type)
        for field in SCHEMA
    ]
    table = pa.table(ours, schema=SCHEMA)
    for name, column in columns.items():
        if name not in SCHEMA.names and name != "__index_level_0__":
            table = table.append_column(name, column)
    _check(table)
    return table


def _check(table: pa.Table) -> None:
    """Raise InvalidOption for rows that no view could show and no mean could count."""
    said = table.column("text").is_valid()
    for name, right in _OF_ALL.items():
        _refuse(pc.and_(said, table.column(name).is_null()), name, f"has a text and no {name}{right}")
    stance_of(table)
    evidence = table.column("evidence")
    items = pc.list_flatten(evidence)
    rows = pc.list_parent_indices(evidence)
    for name in _OF_ALL_EVIDENCE:
        _refuse(pc.struct_field(items, name).is_null(), "evidence", f"has evidence without {name!r}", rows)
    begin, end = (pc.struct_field(items, name) for name in ("begin", "end"))
    _refuse(pc.xor(begin.is_null(), end.is_null()), "evidence", "has evidence with one of 'begin' and 'end'", rows)


def _refuse(wrong: pa.ChunkedArray, column: str, fault: str, rows: pa.ChunkedArray | None = None) -> None:
    at = pc.index(wrong, True).as_py()
    if at >= 0:
        row = at if rows is None else rows[at].as_py()
        raise invalid_option("statements", column, f"no table of statements: row {row} {fault}")


def _missing(name: str, names: list[str]) -> Exception:
    renamed = [other for other in names if other in (f"{name}_x", f"{name}_y", f"{name}_left", f"{name}_right")]
    hint = f"; a merge has renamed it to {renamed[0]!r}: merge with suffixes=('', '_article')" if renamed else ""
    if not renamed and all(other in names for other in NEEDED if other != name):
        hint = "; groupby(…).apply of pandas leaves out what it groups by: go through the groups with 'for' instead"
    message = f"no table of statements: there is no column {name!r}{hint} (the columns are {some(names, 12) or 'none'})"
    return invalid_option("statements", name, message, renamed or near(name, names))


def _column(column: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray:
    if column.null_count == len(column):  # what has no value has any type
        return pa.chunked_array([pa.nulls(len(column), field.type)])
    try:
        if field.name == "evidence":
            return _evidence(column, field.type)
        if field.name in VALUES:
            return _coded(column, field)
        if pa.types.is_dictionary(field.type):
            return column if column.type == field.type else _plain(column).cast(pa.string()).dictionary_encode()
        if pa.types.is_date(field.type) and pa.types.is_timestamp(column.type):
            return column.cast(field.type, safe=False)  # the time of the day does not count
        values = _plain(column).cast(field.type)
        return pc.if_else(pc.is_nan(values), None, values) if pa.types.is_floating(field.type) else values
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
        message = f"column {field.name!r} of the statements holds {column.type}, which is no {field.type}: {error}"
        message += "; write days as 2022-09-24" if pa.types.is_date(field.type) else ""
        raise invalid_option("statements", field.name, message) from None


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _coded(column: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray:
    """Few values, numbered as in `SCHEMA`."""
    values = pa.array(VALUES[field.name], pa.string())
    if column.type == field.type and all(chunk.dictionary.equals(values) for chunk in column.chunks):
        return column
    text = _plain(column).cast(pa.string())
    codes = pc.index_in(text, value_set=values)
    if codes.null_count > text.null_count:
        odd = next(word for word in text.unique().to_pylist() if word is not None and word not in VALUES[field.name])
        message = f"column {field.name!r} of the statements holds {odd!r}; it can hold {', '.join(VALUES[field.name])}"
        raise invalid_option("statements", odd, message, near(odd, VALUES[field.name]))
    chunks = [pa.DictionaryArray.from_arrays(chunk.cast(pa.int8()), values) for chunk in codes.chunks]
    return pa.chunked_array(chunks, field.type)


def _evidence(column: pa.ChunkedArray, type_: pa.DataType) -> pa.ChunkedArray:
    if column.type == type_:
        return column
    if holds_text(column.type):  # of a CSV file
        try:
            lists = [None if text is None else json.loads(text) for text in column.to_pylist()]
        except json.JSONDecodeError:
            message = (
                "column 'evidence' of the statements holds text that is no JSON, as to_csv of pandas writes it: "
                "write the statements with Statements.write or to_parquet, or drop the column"
            )
            raise invalid_option("statements", "evidence", message) from None
        return pa.chunked_array([pa.array(lists, type_)])
    # Arrow has no cast from text to dictionaries inside lists: each field goes through what its column would.
    lists = column.combine_chunks()
    items = pc.list_flatten(lists)
    struct = pa.StructArray.from_arrays([_field(items, field) for field in EVIDENCE], fields=list(EVIDENCE))
    ends = np.cumsum(pc.list_value_length(lists).fill_null(0).to_numpy(zero_copy_only=False), dtype=np.int64)
    offsets = pa.array(np.concatenate([[0], ends]), pa.int64())
    return pa.chunked_array([pa.LargeListArray.from_arrays(offsets, struct, mask=lists.is_null())])


def _field(items: pa.Array, field: pa.Field) -> pa.Array:
    if not pa.types.is_struct(items.type) or items.type.get_field_index(field.name) < 0:
        return pa.nulls(len(items), field.type)
    values = pa.chunked_array([pc.struct_field(items, field.name)])
    found = _column(portable(values, field.name), field).combine_chunks()
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
