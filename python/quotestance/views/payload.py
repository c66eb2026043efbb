"""Statements as JSON for the scripts of a page: columns, with each name written once."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance.statements.columns import EVIDENCE
from quotestance.statements.lines import one_line

#: Of all articles together, in characters: beyond this a page would be slow to open, and holds no articles.
ARTICLES = 4_000_000
#: What lies outside the sixteen bits that JavaScript counts text by.
_WIDE = r"[\x{10000}-\x{10FFFF}]"
_NOWHERE = -1
_CODED = {"target": "target", "kind": "kind", "label": "stance_label", "link": "target_link", "cue": "cue"}
#: Names that stand in a line with other words, and must not turn its direction.
_SHOWN = ("target", "cue", "source", "speaker", "concept")


def to_json(payload: Mapping[str, Any]) -> str:
    """JSON as short as it gets.

    >>> to_json({"a": [1, None, "é"]})
    '{"a":[1,null,"é"]}'
    """
    return json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def payload(table: pa.Table, texts: Mapping[str, str], *, most: int, limit: int = ARTICLES) -> dict[str, Any]:
    """What the scripts need of the statements.

    ``names`` has the words, ``columns`` their numbers by row (−1 for none); ``stance`` counts thousandths, dates are
    days since 1970. ``evidence`` has the evidence of all rows, one after the other, ``count`` how much each row has;
    contributions count ten-thousandths, so that their sums are exact, and amounts hundredths. Places in texts are
    JavaScript's, in units of UTF-16; evidence outside the text of its statement stands nowhere, at −1. ``ids`` has the
    ids of the speakers, whose ``names`` are those to show.

    Parameters
    ----------
    table
        The statements.
    texts
        The articles by id; they are left out if they are longer together than `limit`.
    most
        Of more rows than this, as many are taken at even distances. ``all`` says how many there were.
    """
    rows = table.num_rows
    if rows > most:
        table = table.take(pa.array(np.linspace(0, rows - 1, most).astype(np.int64)))
    names: dict[str, list[str]] = {}
    columns: dict[str, Any] = {key: _coded(table.column(name), key, names) for key, name in _CODED.items()}
    columns["source"] = _coded(table.column("source"), "source", names)
    columns["doc"] = _coded(table.column("doc_id"), "doc", names)
    columns["speaker"] = _coded(table.column("speaker"), "speaker", names)
    ids, names["speaker"] = names["speaker"], _speakers(table, names["speaker"])
    columns["date"] = table.column("date").cast(pa.int32()).to_pylist()
    columns["text"] = table.column("text").to_pylist()
    columns["own"] = table.column("own_bloc").cast(pa.int8()).fill_null(0).to_pylist()
    columns["abstained"] = table.column("abstained").cast(pa.int8()).fill_null(0).to_pylist()
    columns["stance"] = _whole(table.column("stance"), 1000).to_pylist()
    evidence = _evidence(table, names)
    for key in _SHOWN:
        names[key] = [one_line(name) for name in names[key]]
    known = [texts.get(name) for name in names["doc"]]
    small = sum(len(text) for text in known if text is not None) <= limit
    columns["begin"] = _begins(table, columns["doc"], known) if small else None
    articles = known if small and any(text is not None for text in known) else None
    return {"all": rows, "ids": ids, "names": names, "columns": columns, "evidence": evidence, "articles": articles}


def code_points_to_units(text: str, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places in a text counted as JavaScript counts them, where an emoji is two.

    >>> code_points_to_units("a😀b", np.array([0, 1, 2, 3])).tolist()
    [0, 1, 3, 4]
    """
    wide = np.frombuffer(text.encode("utf-32-le"), np.uint32) > 0xFFFF
    before = np.concatenate([[0], np.cumsum(wide)])
    units: NDArray[np.int64] = places + before[np.clip(places, 0, len(wide))]
    return units


def _coded(column: pa.ChunkedArray, key: str, names: dict[str, list[str]]) -> list[int]:
    plain = column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
    coded = plain.cast(pa.large_string()).combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.unify_dictionaries().combine_chunks()
    names[key] = coded.dictionary.to_pylist()
    return list(coded.indices.fill_null(_NOWHERE).to_pylist())


def _speakers(table: pa.Table, ids: list[str]) -> list[str]:
    """The name that each speaker goes by most often; with the id, where two go by one name."""
    pairs = (
        table.select(["speaker", "speaker_name"]).group_by(["speaker", "speaker_name"]).aggregate([([], "count_all")])
    )
    best: dict[str, tuple[int, str]] = {}
    for pair in pairs.to_pylist():
        if pair["speaker"] is not None and pair["speaker_name"]:
            found = (pair["count_all"], pair["speaker_name"])
            best[pair["speaker"]] = max(found, best.get(pair["speaker"], found))
    chosen = [best[name][1] if name in best else name for name in ids]
    shared = Counter(chosen)
    return [f"{name} ({id})" if shared[name] > 1 else name for name, id in zip(chosen, ids, strict=True)]


def _whole(numbers: pa.Array | pa.ChunkedArray, unit: int) -> Any:
    finite = pc.if_else(pc.is_finite(numbers), numbers, None)
    return pc.round(pc.multiply(finite, float(unit))).cast(pa.int64())


def _evidence(table: pa.Table, names: dict[str, list[str]]) -> dict[str, Any]:
    column = table.column("evidence")
    fields = {field.name: field.type for field in EVIDENCE}
    flat = {
        name: pa.chunked_array([pc.struct_field(chunk.flatten(), name) for chunk in column.chunks], type_)
        for name, type_ in fields.items()
    }
    counts = pc.fill_null(pc.list_value_length(column), 0).to_numpy().astype(np.int64)
    begin, end = _spans(table, counts, flat["begin"], flat["end"])
    return {
        "count": counts.tolist(),
        "begin": begin.tolist(),
        "end": end.tolist(),
        **{name: _coded(flat[name], name, names) for name in ("form", "concept", "role", "origin")},
        "amount": _whole(flat["amount"], 100).to_pylist(),
        "against": _whole(flat["against"], 10_000).to_pylist(),
        "for": _whole(flat["for"], 10_000).to_pylist(),
    }


def _spans(
    table: pa.Table, counts: NDArray[np.int64], begins: pa.ChunkedArray, ends: pa.ChunkedArray
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    text = table.column("text")
    lengths = pc.utf8_length(text).to_numpy()
    # A row that does not say where it begins has its evidence nowhere.
    first = pc.fill_null(table.column("begin"), np.iinfo(np.int64).max // 2).to_numpy()
    begin = begins.fill_null(-1).to_numpy() - np.repeat(first, counts)
    end = ends.fill_null(-1).to_numpy() - np.repeat(first, counts)
    outside = (begin < 0) | (end > np.repeat(lengths, counts)) | (end <= begin)
    begin, end = np.where(outside, _NOWHERE, begin), np.where(outside, _NOWHERE, end)
    starts = np.concatenate([[0], np.cumsum(counts)])
    for row in np.flatnonzero(pc.match_substring_regex(text, _WIDE).to_numpy()):
        some = slice(starts[row], starts[row + 1])
        words = text[int(row)].as_py()
        begin[some], end[some] = code_points_to_units(words, begin[some]), code_points_to_units(words, end[some])
    return begin, end


def _begins(table: pa.Table, docs: list[int], texts: list[str | None]) -> list[int]:
    """Where each statement begins in its article."""
    begins = pc.fill_null(table.column("begin"), _NOWHERE).to_numpy().copy()
    codes = np.asarray(docs, np.int64)
    for doc, text in enumerate(texts):
        if text is not None and not text.isascii():
            rows = codes == doc
            begins[rows] = code_points_to_units(text, begins[rows])
    return list(begins.tolist())
