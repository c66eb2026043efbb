"""Arrow columns as JSON, a column at a time: no Python object for each row but the text itself."""

import json
import math
from collections.abc import Callable
from itertools import pairwise
from json.encoder import encode_basestring
from typing import Any

import pyarrow as pa

_NULL = "null"


def json_lines(batch: pa.RecordBatch) -> bytes:
    r"""One JSON object a line, UTF-8.

    >>> json_lines(pa.record_batch({"speaker": ["verel", None], "stance": [-0.5, None]})).decode()
    '{"speaker": "verel", "stance": -0.5}\n{"speaker": null, "stance": null}\n'
    """
    return "".join(f"{line}\n" for line in _objects(batch.schema.names, batch.columns, batch.num_rows)).encode()


def encode(array: pa.Array) -> list[str]:
    """Each value as JSON."""
    type_ = array.type
    if pa.types.is_dictionary(type_):
        words = [*encode(array.dictionary), _NULL]
        return [words[code] for code in array.indices.fill_null(len(words) - 1).to_pylist()]
    if pa.types.is_struct(type_):
        names = [field.name for field in type_]
        return _masked(array, _objects(names, array.flatten(), len(array)))
    if pa.types.is_list(type_) or pa.types.is_large_list(type_):
        return _lists(array)
    return _scalars(array)


def _objects(names: list[str], columns: list[pa.Array], rows: int) -> list[str]:
    if not names:
        return ["{}"] * rows
    # "{" before the first key, ", " before the others; then all the pieces of a row are joined.
    template = (
        "{{"
        + ", ".join(
            f"{json.dumps(n, ensure_ascii=False)}: ".replace("{", "{{").replace("}", "}}") + "{}" for n in names
        )
        + "}}"
    )
    return list(map(template.format, *map(encode, columns)))


def _lists(array: pa.Array) -> list[str]:
    offsets = array.offsets.to_pylist()  # those of a slice count in the values of the whole
    first = offsets[0]
    items = encode(array.values.slice(first, offsets[-1] - first))
    texts = [f"[{', '.join(items[a - first : b - first])}]" for a, b in pairwise(offsets)]
    return _masked(array, texts)


def _masked(array: pa.Array, texts: list[str]) -> list[str]:
    if not array.null_count:
        return texts
    return [text if valid else _NULL for text, valid in zip(texts, array.is_valid().to_pylist(), strict=True)]


def _scalars(array: pa.Array) -> list[str]:
    type_ = array.type
    if pa.types.is_string(type_) or pa.types.is_large_string(type_):
        return _each(array, encode_basestring)
    if pa.types.is_boolean(type_):
        return _each(array, lambda value: "true" if value else "false")
    if pa.types.is_integer(type_):
        return _each(array, int.__repr__)
    if pa.types.is_floating(type_):
        return _each(array, _number)
    if pa.types.is_temporal(type_) and not pa.types.is_duration(type_):
        return _each(array, lambda value: f'"{value.isoformat()}"')
    return _each(array, lambda value: json.dumps(value, ensure_ascii=False, default=str))


def _number(value: float) -> str:
    return repr(value) if math.isfinite(value) else _NULL  # JSON knows no NaN


def _each(array: pa.Array, encoder: Callable[[Any], str]) -> list[str]:
    values = array.to_pylist()
    if array.null_count:
        return [_NULL if value is None else encoder(value) for value in values]
    return list(map(encoder, values))
