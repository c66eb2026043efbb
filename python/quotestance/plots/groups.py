"""Whose statements a plot shows: of one target, by the values of a column, the speaker's own bloc apart."""

import functools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from quotestance.errors import count, invalid_option
from quotestance.estimates.sides import conditions_of, period_words
from quotestance.statements import select
from quotestance.statements.groups import with_known_bloc
from quotestance.tables import bundled

if TYPE_CHECKING:
    import pandas as pd

    from quotestance.statements.table import Statements

#: A group with fewer statements that speak of the target, or of fewer articles, gets no mean, no interval and no line.
FEW_STATEMENTS = 5
FEW_ARTICLES = 4


@dataclass(frozen=True)
class Group:
    """The statements with one value of a column, on the speaker's own bloc or not."""

    label: str
    own: bool
    rows: "pd.DataFrame"

    @property
    def scored(self) -> "pd.DataFrame":
        """Those that speak of the target."""
        return self.rows[self.rows["stance"].notna()]


def few(statements: int, articles: float) -> bool:
    """Whether so little data is shown as it is, with nothing drawn through it."""
    return statements < FEW_STATEMENTS or articles < FEW_ARTICLES


def of_target(statements: "Statements", target: str | None) -> tuple["Statements", str]:
    """The rows of one target, and its name in words.

    Raises
    ------
    InvalidOption
        No row has the target, or there are several and none is named.
    """
    found = select.one_target(statements.to_arrow(), target)
    return (statements.filter(target=found), actor_name(found)) if found else (statements[:0], "the target")


def groups_of(statements: "Statements", by: str) -> list[Group]:
    """The groups, those with most statements that speak of the target first; rows without a value belong to none."""
    rows = rows_of(statements, by=by)
    found = [
        Group(f"{label}, on own bloc" if own else str(label), own, part)
        for own in (False, True)
        for label, part in rows[rows["own"] == own].groupby("by")
    ]
    return sorted(found, key=lambda group: (-len(group.scored), -len(group.rows)))


def rows_of(statements: "Statements", **columns: str) -> "pd.DataFrame":
    """The columns that plots need, with those that are named by their names, their values as words.

    Raises
    ------
    InvalidOption
        There is no such column, or one that cannot make groups.
    """
    import pandas as pd

    table, _ = with_known_bloc(statements.to_arrow())
    rows: pd.DataFrame = table.select(["doc_id", "stance", "abstained"]).to_pandas()
    rows["date"] = table.column("date").to_pandas(date_as_object=False)
    rows["own"] = table.column("own_bloc").to_numpy()
    for name, column in columns.items():
        rows[name] = pd.Series(_words(statements, column), dtype="object")
    return rows


def left_out(number: int, by: str) -> str:
    """A remark on the values of a column that a plot has no room for.

    >>> left_out(3, "speaker"), left_out(1, "outlet"), left_out(0, "outlet")
    ('left out: 3 other values of speaker', 'left out: 1 other value of outlet', '')
    """
    return f"left out: {count(number, 'other value')} of {column_words(by)}" if number > 0 else ""


@functools.cache  # the tables are read through for each name
def actor_name(actor: str) -> str:
    """The English name that the tables give an actor, else its id as words.

    >>> actor_name("west"), actor_name("no_such_bloc")
    ('the West', 'no such bloc')
    """
    for table in bundled():
        if table.schema in ("organisations", "states"):
            for _, row in table.rows():
                if row["id"] == actor:
                    return row["en_names"].partition(";")[0].strip() or row["id_names"].partition(";")[0].strip()
    return actor.replace("_", " ")


def column_words(column: str) -> str:
    """The name of a column as words.

    >>> column_words("stance_label")
    'stance label'
    """
    return column.replace("_", " ")


def value_names(statements: "Statements", column: str, values: Iterable[Any]) -> dict[Any, str]:
    """Values as words: the names of actors for their ids; two actors of one name keep their ids beside it."""
    names: dict[Any, str] = {value: str(value) for value in values if value is not None}
    if column == "target":
        names |= {value: actor_name(value) for value in names}
    if column == "speaker":
        pairs = statements.to_arrow().select(["speaker", "speaker_name"]).combine_chunks()
        said = pairs.group_by(pairs.column_names, use_threads=False).aggregate([([], "count_all")])
        often = list(zip(*(said.column(name).to_pylist() for name in said.column_names), strict=True))[::-1]
        often.sort(key=lambda row: row[-1])  # the last, which stays, is the first of the most frequent
        usual = {speaker: name for speaker, name, _ in often if speaker in names and name}
        shared = Counter(usual.values())
        names |= {speaker: name if shared[name] == 1 else f"{name} ({speaker})" for speaker, name in usual.items()}
    return names


def side_names(statements: "Statements", a: object, b: object, by: str) -> tuple[str, str]:
    """The two sides of a comparison in words, as `Statements.compare` takes them."""
    sides = [conditions_of(side, by) for side in (a, b)]
    types = dict(zip(statements.to_arrow().column_names, statements.to_arrow().schema.types, strict=True))

    def spoken(column: str, value: Any) -> str:
        if column in types and pa.types.is_date(types[column]):
            return period_words(value)
        names = value_names(statements, column, [one for side in sides for one in _each(side.get(column))])
        return " or ".join(names.get(one, str(one)) for one in _each(value))

    first, second = (", ".join(spoken(column, value) for column, value in side.items()) for side in sides)
    return first, second


def _each(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _words(statements: "Statements", column: object) -> list[str | None]:
    if not isinstance(column, str):
        raise invalid_option("column", column, f"{column!r}: give the name of one column")
    values = statements[column]
    select.check_single(values, "column", column, "make groups")
    listed = values.to_pylist()
    names = value_names(statements, column, set(listed))
    return [names.get(value) for value in listed]
