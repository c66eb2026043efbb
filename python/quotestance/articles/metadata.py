"""Ids, dates and languages of the articles."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import dates
from quotestance.articles.strings import from_objects, holds_text, plain
from quotestance.errors import invalid_option, some, warn

#: Languages as the core numbers them.
LANGUAGES = ("id", "en")
_LANGUAGE_NAMES = {
    **dict.fromkeys(("id", "in", "ind", "indonesian", "indonesia", "bahasa indonesia"), 0),
    **dict.fromkeys(("en", "eng", "english", "inggris"), 1),
}


def ids_of(values: pa.ChunkedArray | None, rows: int, *, prefix: str, strict: bool, repeats: bool = False) -> pa.Array:
    """Ids as text: those given, else the numbers of the rows. With `repeats` an id may stand in several rows.

    Raises
    ------
    InvalidOption
        An id is missing or stands twice; with ``strict=False`` that is a warning, and the ids are made unique.
    """
    if values is None:
        return pa.array([f"{prefix}{row}" for row in range(rows)], pa.large_string())
    ids = [_id_text(value) for value in values.to_pylist()]
    missing = [row for row, id in enumerate(ids) if not id]
    count = Counter(id for id in ids if id)
    repeated = [] if repeats else [id for id, times in count.items() if times > 1]
    faults = []
    if missing:
        faults.append(f"no id in row{'s' * (len(missing) > 1)} {some(missing)}")
    if repeated:
        where = ([row for row, id in enumerate(ids) if id == again] for again in repeated[:3])
        faults.append(
            "the same id in more than one row: "
            + some((f"{id!r} (rows {some(at)})" for id, at in zip(repeated[:3], where, strict=True)))
            + (f" and {len(repeated) - 3} more" if len(repeated) > 3 else "")
        )
    if not faults:
        return pa.array(ids, pa.large_string())
    if strict:
        raise invalid_option("id", None, "; ".join(faults) + ". Name another column with id=, or pass strict=False")
    warn("; ".join(faults) + ": made unique")
    return pa.array(unique(ids), pa.large_string())


def unique(ids: list[str]) -> list[str]:
    """The ids, with a number after those that stand again, and a row's number for those that are empty.

    >>> unique(["verel", "", "verel", "verel-2"])
    ['verel', 'row-1', 'verel-3', 'verel-2']
    """
    taken = set(ids)
    seen: set[str] = set()
    out = []
    for row, id in enumerate(ids):
        new, number = id or f"row-{row}", 2
        while new in seen or (new != id and new in taken):
            new, number = f"{id or f'row-{row}'}-{number}", number + 1
        seen.add(new)
        out.append(new)
    return out


def _id_text(value: Any) -> str:
    if value is None or value != value:
        return ""
    # pandas turns whole numbers with a gap between them into floats.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def dates_of(values: pa.ChunkedArray, *, name: str, chosen: bool) -> NDArray[np.int32]:
    """Days since 1970-01-01, `dates.UNKNOWN` where there is none.

    A column that the user `chosen` must hold dates; in one that was found by its name, others only warn.
    """
    type_ = values.type
    if pa.types.is_null(type_):
        return np.full(len(values), dates.UNKNOWN, np.int32)
    if pa.types.is_temporal(type_) and not pa.types.is_time(type_) and not pa.types.is_duration(type_):
        days = values.cast(pa.date32(), safe=False).cast(pa.int32()).fill_null(int(dates.UNKNOWN))
        return np.asarray(days.to_numpy(), np.int32)
    if not holds_text(type_):
        _fault("date", name, f"{name!r} holds {type_}, no dates; pass dates or ISO text such as 2022-09-24", chosen)
        return np.full(len(values), dates.UNKNOWN, np.int32)
    coded = plain(values).combine_chunks().dictionary_encode()
    days, odd = [], []
    for text in coded.dictionary.to_pylist():
        day = dates.parse(text)
        days.append(dates.UNKNOWN if day is None else dates.days_of(day))
        if day is None and text.strip():
            odd.append(text)
    if odd:
        _fault("date", name, f"{name!r} holds {some(map(repr, odd), 3)}, no ISO date such as 2022-09-24", chosen)
    return _decode(coded, days, dates.UNKNOWN).astype(np.int32)


def languages_of(values: pa.ChunkedArray, *, name: str, chosen: bool) -> NDArray[np.int8]:
    """0 for Indonesian, 1 for English, −1 where the core has to find out."""
    if pa.types.is_null(values.type):
        return np.full(len(values), -1, np.int8)
    if not holds_text(values.type):
        _fault("language", name, f"{name!r} holds {values.type}; a language is 'id' or 'en'", chosen)
        return np.full(len(values), -1, np.int8)
    coded = plain(values).combine_chunks().dictionary_encode()
    codes, odd = [], []
    for text in coded.dictionary.to_pylist():
        code = language_code(text)
        codes.append(code)
        if code < 0 and text.strip():
            odd.append(text)
    if odd:
        _fault("language", name, f"{name!r} holds {some(map(repr, odd), 3)}; a language is 'id' or 'en'", chosen)
    return _decode(coded, codes, -1).astype(np.int8)


def language_code(text: str) -> int:
    """The core's number of a language, −1 for one that it does not know.

    >>> language_code("id-ID"), language_code("English"), language_code("fr")
    (0, 1, -1)
    """
    name = text.strip().lower().replace("_", "-")
    return _LANGUAGE_NAMES.get(name, _LANGUAGE_NAMES.get(name.partition("-")[0], -1))


def _decode(coded: pa.DictionaryArray, values: list[int], missing: int) -> NDArray[np.int64]:
    indices = coded.indices.fill_null(len(values)).to_numpy(zero_copy_only=False)
    decoded: NDArray[np.int64] = np.array([*values, missing], np.int64)[indices]
    return decoded


def _fault(option: str, name: str, message: str, chosen: bool) -> None:
    if chosen:
        raise invalid_option(option, name, f"{option}: {message}")
    warn(f"{message}; taken as unknown")


def given(option: str, values: Iterable[object], rows: int) -> pa.ChunkedArray:
    """Values that the user passed beside the articles, one for each."""
    listed = list(values)
    try:
        column = pa.chunked_array([pa.array(listed, from_pandas=True)])
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        column = pa.chunked_array([from_objects([None if v is None else str(v) for v in listed])[0]])
    if len(column) != rows:
        raise invalid_option(option, len(column), f"{option}: {len(column)} values for {rows} articles")
    return column
