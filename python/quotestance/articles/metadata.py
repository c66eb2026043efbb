"""Dates and languages of the articles."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import dates
from quotestance.articles.strings import Objects, holds_text, plain, portable
from quotestance.errors import invalid_option, some, warn

#: Languages as the core numbers them.
LANGUAGES = ("id", "en")
_LANGUAGE_NAMES = {
    **dict.fromkeys(("id", "in", "ind", "indonesian", "indonesia", "bahasa indonesia"), 0),
    **dict.fromkeys(("en", "eng", "english", "inggris"), 1),
}


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
        column = portable(Objects(listed), option)
    if len(column) != rows:
        raise invalid_option(option, len(column), f"{option}: {len(column)} values for {rows} articles")
    return column
