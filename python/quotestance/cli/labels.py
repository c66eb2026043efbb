"""Labels from files, with the evidence of what they label."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance.errors import InvalidFile, InvalidText, QuotestanceError, invalid_text, near
from quotestance.files import find_files
from quotestance.files.tables import OPENERS, open_table
from quotestance.files.text import Decoder
from quotestance.learning import Examples, examples_of, label_codes
from quotestance.statements.columns import EVIDENCE

if TYPE_CHECKING:
    from quotestance.analyzer import Analyzer

_SPANS = ("text", "begin", "end", "label")


def read_labels(paths: Iterable[Path], analyzer: "Analyzer") -> dict[str, Examples]:
    """Labelled spans and statements as examples, by what they teach: ``span``, ``statement``.

    Raises
    ------
    InvalidFile, InvalidText, InvalidOption
        A file cannot be read, lacks a column, or holds a label, a span or evidence that cannot be used; file and row
        (counted from 0) are named.
    """
    parts: dict[str, list[Examples]] = {}
    for file in find_files(paths):
        try:
            reading, examples = _read(file, analyzer)
        except InvalidText as error:  # files of labels have no --errors
            message = str(error).replace(", or pass --errors replace", "")
            raise invalid_text(message, document=0, byte=error.byte, reason=error.reason, file=str(file)) from None
        except QuotestanceError as error:
            if not str(error).startswith(str(file)):
                error.args = (f"{file}: {error}",)
            raise
        parts.setdefault(reading, []).append(examples)
    return {reading: _joined(several) for reading, several in parts.items()}


def _read(file: Path, analyzer: "Analyzer") -> tuple[str, Examples]:
    if file.suffix.lower() not in OPENERS:
        raise InvalidFile(f"{file}: a {file.suffix} file has no labels; give {', '.join(OPENERS)}", file=str(file))
    table = open_table(file, Decoder(), ["label"]).read_all()
    names = table.column_names
    # Scores have evidence too, but their text is whole: they are scored anew.
    statements = "evidence" in names and ("statement" in names or not {*_SPANS} <= {*names})
    _require(file, names, ("evidence", "label") if statements else _SPANS)
    codes = label_codes([_label(value) for value in table.column("label").to_pylist()], table.num_rows)
    ids = next((table.column(name) for name in ("doc_id", "id") if name in names), None)
    groups = np.arange(table.num_rows) if ids is None else _one(ids).dictionary_encode().indices.fill_null(-1)
    if statements:
        return "statement", _of_statements(_evidence(table.column("evidence")), groups, codes)
    return "span", _of_spans(table, groups, codes, analyzer)


def _require(file: Path, names: Sequence[str], columns: Sequence[str]) -> None:
    if missing := [column for column in columns if column not in names]:
        meant = near(missing[0], names)
        raise InvalidFile(
            f"{file}: no column {', '.join(map(repr, missing))}; the columns are {', '.join(names) or 'none'}"
            + (f" (is it {meant[0]!r}?)" if meant else "")
            + "; labelled spans have text, begin, end and label, statements evidence and label",
            file=str(file),
        )


def _label(value: Any) -> Any:
    """A label as it was typed: a spreadsheet may have made text or fractions of numbers."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    try:
        number = float(text.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return text or None
    return number if number in (-1, 0, 1) else text


def _of_statements(evidence: pa.Array, groups: Any, codes: NDArray[np.int8]) -> Examples:
    return examples_of(pa.table({"doc_id": pa.array(groups), "evidence": evidence}), codes)


def _of_spans(table: pa.Table, groups: Any, codes: NDArray[np.int8], analyzer: "Analyzer") -> Examples:
    import pyarrow.compute as pc

    labelled = pa.array(codes >= 0)
    text = _one(table.column("text"))
    # Texts that are null have no row, but keep their number, which errors name.
    frame = table.select([name for name in ("begin", "end", "language") if name in table.column_names])
    frame = frame.append_column("text", pc.if_else(labelled, text, pa.scalar(None, text.type)))
    scores = analyzer.score_targets(frame, "begin", "end")
    kept = pc.and_(labelled, text.is_valid())
    scored = scores.to_arrow().select(["evidence"]).append_column("doc_id", pa.array(groups).filter(kept))
    return examples_of(scored, codes[np.asarray(kept)])


def _evidence(column: pa.ChunkedArray) -> pa.Array:
    """Evidence as Arrow; .jsonl and .csv hold it as JSON."""
    type_ = column.type
    if pa.types.is_list(type_) or pa.types.is_large_list(type_):
        return _one(column)
    rows = [_json(row, value) for row, value in enumerate(column.to_pylist())]
    return pa.array(rows, pa.large_list(EVIDENCE))


def _json(row: int, value: object) -> list[dict[str, Any]] | None:
    if value is None or value == "":
        return None
    try:
        items = json.loads(str(value))
        return [{field.name: item[field.name] for field in EVIDENCE} for item in items]
    except (ValueError, TypeError, KeyError) as error:
        message = f"row {row}: the evidence is not as quotestance analyze writes it ({type(error).__name__}: {error})"
        raise InvalidFile(message) from None


def _joined(parts: Sequence[Examples]) -> Examples:
    """The examples of all files; no two of them share an article."""
    first = parts[0]
    for more in parts[1:]:
        first = Examples(
            np.concatenate([first.offsets, more.offsets[1:] + first.offsets[-1]]),
            [*first.names, *more.names],
            np.concatenate([first.ideas, more.ideas + np.int32(len(first.names))]),
            np.concatenate([first.roles, more.roles]),
            np.concatenate([first.amounts, more.amounts]),
            np.concatenate([first.labels, more.labels]),
            np.concatenate([first.groups, more.groups + first.groups.max(initial=-1) + 1]),
        )
    return first


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
