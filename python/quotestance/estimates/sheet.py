"""A sheet of labels as people hand it back: from pandas, polars or a file, with some rows left empty."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance.errors import invalid_option, near, some
from quotestance.statements.columns import LABELS
from quotestance.statements.groups import number

if TYPE_CHECKING:
    import pandas as pd

#: What tells one row of statements from others.
KEYS = ("doc_id", "statement", "target")
_WORDS = {"-1": "negative", "0": "neutral", "1": "positive", "+1": "positive"}


def read(sheet: Any, option: str, needed: Iterable[str]) -> "pd.DataFrame":
    """The sheet as a frame; ``doc_id`` and ``target`` are text, ``code`` a number of `LABELS`, -1 without a label.

    Raises
    ------
    InvalidOption
        A column is missing, a label is none, or a statement stands there twice.
    """
    import pandas as pd

    if hasattr(sheet, "collect"):  # a lazy frame of polars
        sheet = sheet.collect()
    if not isinstance(sheet, pd.DataFrame) and not hasattr(sheet, "to_pandas"):
        kind = type(sheet).__name__
        message = (
            f"{option} is {kind}: a sheet is a frame of pandas, polars or pyarrow; read a file first, such as with "
            "pandas.read_csv(path, dtype={'doc_id': str})"
        )
        raise invalid_option(option, kind, message)
    rows = sheet.reset_index(drop=True) if isinstance(sheet, pd.DataFrame) else sheet.to_pandas()
    names = [str(name) for name in rows.columns]
    for name in (*KEYS, "label", *needed):
        if (there := names.count(name)) != 1:
            message = f"{option}: the sheet has {there or 'no'} column{'s' * bool(there)} {name!r}"
            message = f"{message} (its columns are {some(names, 12) or 'none'})"
            raise invalid_option(option, name, message, near(name, names) if not there else ())
    rows = rows.copy()
    rows["doc_id"] = [_text(value) for value in rows["doc_id"]]
    if (lost := rows["doc_id"] == "").any():
        message = f"{option}: row {np.argmax(lost)} has no doc_id, and so its statement cannot be found"
        raise invalid_option(option, "doc_id", message)
    rows["target"] = [_text(value) for value in rows["target"]]
    rows["statement"] = _whole(rows["statement"], option)
    rows["code"] = codes_of(rows["label"], option)
    if (twice := rows.duplicated(list(KEYS))).any():
        row = rows.iloc[int(np.argmax(twice))]
        message = f"{option}: the sheet has several rows for {said(row)}; a statement has one label"
        raise invalid_option(option, row["doc_id"], message)
    return rows


def codes_of(labels: Iterable[object], option: str) -> NDArray[np.int8]:
    """Labels as numbers of `LABELS`; -1 where there is none.

    Raises
    ------
    InvalidOption
        A label is none of these.

    Examples
    --------
    >>> codes_of(["negative", "none", "", 1, "-1", None], "labels").tolist()
    [0, 3, -1, 2, 0, -1]
    """
    codes = []
    for row, label in enumerate(labels):
        word = _word(label)
        if word and word not in LABELS:
            message = f"{option}: row {row} has the label {label!r}, which is none of {', '.join(LABELS)} or -1, 0, 1"
            raise invalid_option(option, label, message, near(word, LABELS))
        codes.append(LABELS.index(word) if word else -1)
    return np.array(codes, np.int8)


def place_of(table: pa.Table) -> NDArray[np.int64]:
    """A number for each row, the same for rows with one key."""
    return number([table.column(key) for key in KEYS])[0]


def strata_of(table: pa.Table, keys: Sequence[str]) -> NDArray[np.int64]:
    """The number of each row's stratum."""
    return number([table.column(key) for key in keys])[0]


def said(row: Any) -> str:
    """A row in words."""
    return f"statement {row['statement']} of {row['doc_id']!r} on {row['target']!r}"


def missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, or what pandas writes for them.

    >>> missing(None), missing(float("nan")), missing("")
    (True, True, False)
    """
    if isinstance(value, float | np.floating):
        return bool(np.isnan(value))
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def _word(label: object) -> str:
    if missing(label):
        return ""
    if isinstance(label, int | float | np.number) and not isinstance(label, bool) and label in (-1, 0, 1):
        return _WORDS[str(int(label))]
    text = str(label).strip().casefold().replace("−", "-").removesuffix(".0")  # numbers beside gaps, read as text
    return _WORDS.get(text, text)


def _text(value: object) -> str:
    return "" if missing(value) else str(value)


def _whole(values: "pd.Series[Any]", option: str) -> NDArray[np.int64]:
    import pandas as pd

    numbers = pd.to_numeric(values, errors="coerce").to_numpy(np.float64, na_value=np.nan)
    odd = ~((np.abs(numbers) < 2**31) & (np.floor(numbers) == numbers))
    if odd.any():
        row = int(np.argmax(odd))
        value = values.tolist()[row]
        message = f"{option}: row {row} has the statement {value!r}; a statement's number is whole"
        raise invalid_option(option, value, message)
    return numbers.astype(np.int64)
