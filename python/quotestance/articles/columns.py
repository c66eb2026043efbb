"""Which column of a frame is the text, the id, the date, the language."""

import pyarrow as pa

from quotestance.articles.frames import Frame
from quotestance.articles.names import NAMES
from quotestance.articles.strings import holds_text
from quotestance.errors import invalid_option, near, some


def find(frame: Frame, option: str) -> str | None:
    """The first column that has a name for this; None if there is none."""
    lower = {name.lower(): name for name in reversed(frame.names)}
    found = next((lower[name] for name in NAMES[option] if name in lower), None)
    if found is not None and frame.names.count(found) > 1:
        raise invalid_option(option, found, f"more than one column is named {found!r}")
    return found


def require(frame: Frame, option: str, name: str) -> str:
    """The column that the user named.

    Raises
    ------
    InvalidOption
        There is none, or there are two.
    """
    columns = frame.names
    if not frame.named:
        raise invalid_option(option, name, f"{option}={name!r} names a column, but the articles are a list of texts")
    if name not in columns:
        raise invalid_option(
            option, name, f"{option}={name!r}: the columns are {some(columns, 20)}", near(name, columns)
        )
    if columns.count(name) > 1:
        raise invalid_option(option, name, f"{option}={name!r}: {columns.count(name)} columns have this name")
    return name


def text_column(frame: Frame, name: str | None) -> str:
    """The column with the text: the one that the user named, else one with a usual name, else the only one of text.

    Raises
    ------
    InvalidOption
        There is none, or more than one could be it.
    """
    if name is not None:
        column = require(frame, "text", name)
        _check_type(frame, column)
        return column
    if not frame.named:
        _check_type(frame, "text")
        return "text"
    usual: list[str] = [column for column in frame.names if column.lower() in NAMES["text"]]
    good = [column for column in usual if _may_be_text(frame.column(column).type)]
    if not usual:
        others = {find(frame, option) for option in ("id", "date", "language")}
        named = zip(frame.names, frame.columns, strict=True)
        good = [column for column, values in named if column not in others and holds_text(values.type)]
    if len(good) == 1:
        return str(good[0])
    if good:
        raise invalid_option("text", None, f"which column is the text: {some(map(repr, good), 20)}? Name it with text=")
    if usual:
        _check_type(frame, usual[0])
    fields = zip(frame.names, frame.columns, strict=True)
    shown = some((f"{column} ({values.type})" for column, values in fields), 20) or "none"
    raise invalid_option("text", None, f"no column of text; the columns are {shown}")


def _may_be_text(type_: pa.DataType) -> bool:
    return holds_text(type_) or bool(pa.types.is_null(type_))


def _check_type(frame: Frame, name: str) -> None:
    type_ = frame.column(name).type
    if not _may_be_text(type_):
        what = f"column {name!r}" if frame.named else "the articles"
        raise invalid_option("text", name, f"{what} must be text, not {type_}")
