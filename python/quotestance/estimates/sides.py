"""The two sides of a comparison: two speakers, periods, targets, or values of any other column."""

import re
from collections.abc import Mapping
from datetime import date as Date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance.errors import invalid_option, near, some
from quotestance.statements.groups import with_known_bloc
from quotestance.statements.select import check_single, holds, one_target

#: Of rows that stand on neither side.
NEITHER = 2
_PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def conditions_of(side: object, by: str) -> dict[str, Any]:
    """What a row must hold to stand on a side, by column.

    Raises
    ------
    InvalidOption
        The column is not named by a word.
    """
    if not isinstance(by, str):
        raise invalid_option(
            "by", by, f"by={by!r}: give the name of one column, or sides as {{'speaker': …, 'date': …}}"
        )
    return {str(column): value for column, value in side.items()} if isinstance(side, Mapping) else {by: side}


def choose(table: pa.Table, a: object, b: object, by: str) -> NDArray[np.int8]:
    """By row 0 for `a`, 1 for `b`, and 2 for neither.

    Raises
    ------
    InvalidOption
        There is no such column, a side has no rows, or both have the same.
    """
    masks = [_mask(table, side, by, option) for side, option in ((a, "a"), (b, "b"))]
    if a is b or (type(a) is type(b) and a == b):
        what = f"two different values of {by!r}" if not isinstance(a, Mapping) else "two different ones"
        raise invalid_option("b", b, f"a and b are both {a!r}: {what} are needed")
    if both := int((masks[0] & masks[1]).sum()):
        raise invalid_option("b", b, f"{both:,} statements are on both sides, {a!r} and {b!r}: they must not overlap")
    return np.where(masks[0], 0, np.where(masks[1], 1, NEITHER)).astype(np.int8)


def of_target(table: pa.Table, a: object, b: object, by: str, target: str | None) -> pa.Table:
    """The rows of one target, unless each side names its own.

    Raises
    ------
    InvalidOption
        The statements are about several targets, and it is not said which.
    """
    if target is None and all("target" in conditions_of(side, by) for side in (a, b)):
        return table
    mask = pc.equal(table.column("target"), one_target(table, target)).fill_null(False)
    return table if pc.all(mask).as_py() else table.filter(mask)


def own_bloc(table: pa.Table, sides: NDArray[np.int8]) -> tuple[NDArray[np.bool_], list[str]]:
    """Which rows are on the speaker's own bloc, and remarks on the sides that have such."""
    own = with_known_bloc(table)[0].column("own_bloc").to_numpy()
    remarks = []
    for number, name in enumerate("ab"):
        here = sides == number
        if found := int(own[here].sum()):
            every = "all" if found == here.sum() else f"{found:,} of the {int(here.sum()):,}"
            remarks.append(f"{every} statements of {name} are on the speaker's own bloc")
    return own, remarks


def _mask(table: pa.Table, side: object, by: str, option: str) -> NDArray[np.bool_]:
    conditions = conditions_of(side, by)
    if not conditions:
        raise invalid_option(
            option, side, f"{option}={side!r}: name a column and its value, as {{'speaker': 'lavrov'}}"
        )
    mask = np.ones(table.num_rows, bool)
    for column, value in conditions.items():
        mask &= _rows_with(table, column, value, option)
    if not mask.any():
        raise invalid_option(option, side, f"{option}: no statement has all of {conditions}")
    return mask


def _rows_with(table: pa.Table, column: str, value: object, option: str) -> NDArray[np.bool_]:
    if column not in table.column_names:
        known = table.column_names
        raise invalid_option("by", column, f"{option}: there is no column {column!r}", near(str(column), known))
    values = table.column(column)
    check_single(values, "by", column, "be compared")
    if pa.types.is_date(values.type) or pa.types.is_timestamp(values.type):
        return _in_period(values, column, value, option)
    found = holds(values, column, value).fill_null(False).to_numpy()
    if value is None or not found.any():
        known = [word for word in values.unique().to_pylist() if word is not None]
        message = f"{option}: no statement has {value!r} in column {column!r}; it holds {some(known) or 'nothing'}"
        raise invalid_option(column, value, message, near(str(value), map(str, known)))
    return np.asarray(found, bool)


def _in_period(values: pa.ChunkedArray, column: str, value: object, option: str) -> NDArray[np.bool_]:
    first, last = period(value, option)
    days = values.cast(pa.date32(), safe=False).cast(pa.int32())
    known = pc.min_max(days).as_py()
    if known["min"] is None:
        raise invalid_option(column, value, f"{option}: no statement has a date in column {column!r}; give dates=…")
    inside = pc.and_(pc.greater_equal(days, first), pc.less_equal(days, last)).fill_null(False).to_numpy()
    if not inside.any():
        ends = [str(np.datetime64(known[end], "D")) for end in ("min", "max")]
        message = f"{option}: no statement is of {period_words(value)}; they are of {' to '.join(ends)}"
        raise invalid_option(column, value, message)
    return np.asarray(inside, bool)


def period(value: object, option: str) -> tuple[int, int]:
    """The first and the last day of a year, a month, a day, or of all from one to another, as days since 1970.

    Raises
    ------
    InvalidOption
        It is none of these, or ends before it begins.

    Examples
    --------
    >>> period("1970-02", "a"), period(("1970", "1970-01-31"), "a"), period(("1970-01-02", None), "a")
    ((31, 58), (0, 30), (1, 2147483647))
    """
    pair = isinstance(value, tuple) and len(value) == 2
    begin, end = value if isinstance(value, tuple) and pair else (value, value)
    bounds = np.iinfo(np.int32)
    first = int(bounds.min) if pair and begin is None else _ends(begin, option)[0]
    last = int(bounds.max) if pair and end is None else _ends(end, option)[1]
    if first > last:
        raise invalid_option(option, value, f"{option}={value!r}: the period ends before it begins")
    return first, last


def _ends(value: object, option: str) -> tuple[int, int]:
    text = value.isoformat()[:10] if isinstance(value, Date) else str(value)
    try:
        if not _PERIOD.fullmatch(text):
            raise ValueError
        at = np.datetime64(text)
    except ValueError:
        message = (
            f"{option}: {value!r} is no period; write 2022, 2022-02 or 2022-02-24, or two of them as (first, last)"
        )
        raise invalid_option(option, value, message) from None
    day = np.timedelta64(1, "D")
    behind = (at.astype(np.int64) + 1).astype(at.dtype)  # the next day, month or year
    first, last = at.astype("datetime64[D]"), behind.astype("datetime64[D]") - day
    return int(first.astype(np.int64)), int(last.astype(np.int64))


def period_words(value: object) -> str:
    """A period as it is spoken of.

    >>> period_words("2022-02"), period_words((None, "2022-02-23")), period_words(("2022-02-24", None))
    ('2022-02', 'until 2022-02-23', 'from 2022-02-24')
    """
    if not isinstance(value, tuple):
        return value.isoformat()[:10] if isinstance(value, Date) else str(value)
    first, last = (None if end is None else period_words(end) for end in value)
    if first is None or last is None:
        return f"until {last}" if last else f"from {first}" if first else "any date"
    return f"{first} to {last}"
