"""One row of the table, made when it is asked for."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa


class Statement:
    """One statement toward one target. The columns are attributes; a value is read from the table when asked for.

    Examples
    --------
    >>> import quotestance as qs
    >>> statement = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")[0]
    >>> statement.text, statement["kind"]
    ('Kami tidak bisa mempercayai janji Barat,', 'direct')
    """

    __slots__ = ("_row", "_table")

    def __init__(self, table: pa.Table, row: int) -> None:
        self._table = table
        self._row = row

    def __getitem__(self, column: str) -> Any:
        return self._table.column(column)[self._row].as_py()

    def __getattr__(self, column: str) -> Any:
        if column.startswith("_"):  # copy and pickle look for these before there is a table
            raise AttributeError(column)
        try:
            return self[column]
        except KeyError:
            raise AttributeError(f"a statement has no {column!r}; it has {', '.join(self._fields)}") from None

    @property
    def _fields(self) -> tuple[str, ...]:
        return tuple(self._table.column_names)

    def _asdict(self) -> dict[str, Any]:
        """All columns, as of a named tuple."""
        return {name: self[name] for name in self._fields}

    def __iter__(self) -> Iterator[Any]:
        return (self[name] for name in self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statement) and self._asdict() == other._asdict()

    __hash__ = None  # type: ignore[assignment]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def __reduce__(self) -> tuple[Any, ...]:
        return Statement, (self._table.slice(self._row, 1), 0)

    def _repr_html_(self) -> str:
        from quotestance.views.statement import statement

        return statement(self)._repr_html_()

    def __repr__(self) -> str:
        values = self._asdict()
        shown = ("doc_id", "statement", "kind", "text", "speaker", "target", "stance", "stance_label")
        return f"Statement({', '.join(f'{name}={values[name]!r}' for name in shown if name in values)}, ...)"
