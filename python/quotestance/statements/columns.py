"""The columns of the result, and how the core's buffers become them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import dates
from quotestance.articles import Articles
from quotestance.articles.metadata import LANGUAGES

LABELS = ("negative", "neutral", "positive", "none")
ORIGINS = ("quoted", "paraphrase", "cue")
#: Columns with few values, in the core's order of them.
VALUES: Mapping[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "kind": ("direct", "mixed", "indirect", "act", "headline"),
    "resolved_by": ("name", "office", "pronoun", "carry", "none"),
    "target_link": ("named", "anaphor", "implied"),
    "stance_label": LABELS,
    "sentiment_label": LABELS[:3],
    "role": ("object", "agent", "patient", "head", "party", "code", "context", "cue", "setting", "baseline"),
    "origin": ORIGINS,
}
# Columns that need not be searched for what stands for null.
_NEVER_NULL = frozenset(
    ("statement", "kind", "resolved_by", "stance_label", "sentiment_label", "role", "amount", "against", "for")
)
_DICTIONARIES = {name: pa.array(values, pa.string()) for name, values in VALUES.items()}
# Dictionary columns: a category in pandas and polars, compared and grouped like text, in a fixed order.
_CODED = pa.dictionary(pa.int8(), pa.string())
_TEXT = pa.large_string()
EVIDENCE = pa.struct(
    [
        ("begin", pa.int64()),
        ("end", pa.int64()),
        ("form", _TEXT),
        ("concept", _TEXT),
        ("role", _CODED),
        ("origin", _CODED),
        ("amount", pa.float64()),
        ("against", pa.float64()),
        ("for", pa.float64()),
    ]
)
SCHEMA = pa.schema(
    [
        ("doc_id", _TEXT),
        ("statement", pa.int32()),
        ("language", _CODED),
        ("date", pa.date32()),
        ("kind", _CODED),
        ("text", _TEXT),
        ("begin", pa.int64()),
        ("end", pa.int64()),
        ("speaker", _TEXT),
        ("speaker_name", _TEXT),
        ("speaker_mention", _TEXT),
        ("speaker_begin", pa.int64()),
        ("speaker_end", pa.int64()),
        ("resolved_by", _CODED),
        ("cue", _TEXT),
        ("cue_begin", pa.int64()),
        ("cue_end", pa.int64()),
        ("source", _TEXT),
        ("target", pa.dictionary(pa.int32(), pa.string())),
        ("target_link", _CODED),
        ("own_bloc", pa.bool_()),
        ("stance", pa.float64()),
        ("stance_label", _CODED),
        ("p_negative", pa.float64()),
        ("p_neutral", pa.float64()),
        ("p_positive", pa.float64()),
        ("abstained", pa.bool_()),
        ("sentiment", pa.float64()),
        ("sentiment_label", _CODED),
        ("evidence", pa.large_list(EVIDENCE)),
    ]
)


def to_table(
    parts: Sequence[Mapping[str, Any]], targets: Mapping[int, str], actors: Sequence[str], articles: Articles
) -> pa.Table:
    """The core's result as a table; nothing is copied, and each column has a chunk for each part.

    Parameters
    ----------
    parts
        Arrays and strings by column, as the core returns them for each part of a batch.
    targets
        The actors that may stand in the column ``target``, by number; if there are none, those that do.
    actors
        The ids of all actors, which the core's column ``target`` counts.
    articles
        What was analyzed.
    """
    rows = pa.array(np.concatenate([np.empty(0, np.int64), *(part["article"] for part in parts)]))
    columns = {
        "doc_id": articles.ids.take(rows),
        "target": _targets([part["target"] for part in parts], targets, actors),
    }
    columns |= columns_of(parts, [name for name in SCHEMA.names if name not in columns])
    table = pa.table([columns[field.name] for field in SCHEMA], schema=SCHEMA)
    return _carry(table, articles.carried, rows)


def empty_batch(schema: pa.Schema) -> pa.RecordBatch:
    """No rows."""
    return pa.RecordBatch.from_pylist([], schema)


def columns_of(parts: Sequence[Mapping[str, Any]], names: Sequence[str]) -> dict[str, pa.ChunkedArray]:
    """The columns of these names, of the types in `SCHEMA`, a chunk for each part."""
    return {
        name: pa.chunked_array(
            [_evidence(part) if name == "evidence" else _column(SCHEMA.field(name), part[name]) for part in parts],
            SCHEMA.field(name).type,
        )
        for name in names
    }


def _carry(table: pa.Table, carried: pa.Table, rows: pa.Array) -> pa.Table:
    for name, column in zip(carried.column_names, carried.columns, strict=True):
        while name in table.column_names:  # a column of the user's that has the name of one of ours
            name = f"article_{name}"
        table = table.append_column(name, column.take(rows))
    return table


def _column(field: pa.Field, values: Any) -> pa.Array:
    if isinstance(values, tuple):
        return _strings(*values, empty_is_null=field.name != "text")
    if pa.types.is_dictionary(field.type):
        return _coded(values, _DICTIONARIES[field.name], _null(field, values))
    if pa.types.is_boolean(field.type):
        bits = pa.py_buffer(np.packbits(values != 0, bitorder="little"))
        return pa.Array.from_buffers(field.type, len(values), [None, bits])
    return _numbers(values, field.type, _null(field, values))


def _null(field: pa.Field, values: NDArray[Any]) -> NDArray[np.bool_] | None:
    if field.name in _NEVER_NULL:
        return None
    null: NDArray[np.bool_]
    if pa.types.is_floating(field.type):
        null = np.isnan(values)
    else:
        null = values == dates.UNKNOWN if field.name == "date" else values < 0
    return null


def _numbers(values: NDArray[Any], type_: pa.DataType, null: NDArray[np.bool_] | None = None) -> pa.Array:
    # From buffers, which copies nothing; `pyarrow.array` with a mask does.
    valid = None if null is None or not null.any() else pa.py_buffer(np.packbits(~null, bitorder="little"))
    return pa.Array.from_buffers(type_, len(values), [valid, pa.py_buffer(np.ascontiguousarray(values))])


def _strings(offsets: NDArray[np.int64], data: NDArray[np.uint8], *, empty_is_null: bool) -> pa.Array:
    valid = None
    if empty_is_null:
        valid = pa.py_buffer(np.packbits(offsets[1:] > offsets[:-1], bitorder="little"))
    return pa.LargeStringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(data), valid)


def _coded(codes: NDArray[Any], values: pa.Array, null: NDArray[np.bool_] | None) -> pa.Array:
    if null is not None:
        codes = np.where(null, 0, codes).astype(codes.dtype)  # polars 1.9 to 1.31 looks under nulls when it maps a file
    indices = _numbers(codes, pa.from_numpy_dtype(codes.dtype), null)
    return pa.DictionaryArray.from_arrays(indices, values, safe=False)  # the core's codes are within bounds


def _targets(parts: Sequence[NDArray[np.int32]], targets: Mapping[int, str], actors: Sequence[str]) -> pa.ChunkedArray:
    if not targets:
        found = [int(code) for code in np.unique(np.concatenate([[-1], *parts])) if code >= 0]
        targets = {code: actors[code] for code in sorted(found, key=lambda code: actors[code])}
    place = np.full(len(actors) + 1, -1, np.int32)  # the last stands for no actor
    place[list(targets)] = np.arange(len(targets))
    dictionary = pa.array(targets.values(), pa.string())
    chunks = [_coded(place[codes], dictionary, codes < 0) for codes in parts]
    return pa.chunked_array(chunks, SCHEMA.field("target").type)


def _evidence(result: Mapping[str, Any]) -> pa.Array:
    children = []
    for field in EVIDENCE:
        values = result[f"evidence_{field.name}"]
        # The baseline has no words: its form is null, its concept is not.
        children.append(_column(field, values))
    struct = pa.StructArray.from_arrays(children, fields=list(EVIDENCE))
    return pa.LargeListArray.from_arrays(_numbers(result["evidence_offsets"], pa.int64()), struct)
