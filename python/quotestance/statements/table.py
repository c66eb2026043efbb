"""The table of statements: Arrow inside, with the verbs that analysts use."""

from collections.abc import Iterator, Sequence
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, overload

import pyarrow as pa

from quotestance.errors import invalid_option, near
from quotestance.statements import display, explain, select, summary
from quotestance.statements.columns import SCHEMA
from quotestance.statements.row import Statement

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


_SPANS = ("speaker_begin", "speaker_end", "cue_begin", "cue_end")


class Statements:
    """Statements, one row for each statement and target, with the columns of the articles' frame after ours.

    Immutable. Anything that speaks Arrow can read it: ``polars.DataFrame(statements)``, ``pyarrow.table(statements)``.

    Parameters
    ----------
    table
        A table with our columns, such as one that `write` has written.

    Examples
    --------
    >>> import quotestance as qs
    >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
    >>> len(statements), statements["stance_label"].to_pylist()
    (1, ['negative'])
    >>> df = statements.to_pandas()
    >>> df[df.stance_label == "negative"].speaker_name.tolist()
    ['Tomas Verel']
    """

    def __init__(self, table: pa.Table) -> None:
        if missing := [name for name in SCHEMA.names if name not in table.column_names]:
            raise invalid_option("table", missing[0], f"no table of statements: it lacks {', '.join(missing)}")
        self._table = table

    @classmethod
    def concat(cls, parts: Sequence["Statements"]) -> Self:
        """The rows of all parts, in their order."""
        return cls(pa.concat_tables([part._table for part in parts]))

    def to_arrow(self) -> pa.Table:
        """The table itself; nothing is copied."""
        return self._table

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame. Dates are ``datetime64``; labels and kinds are categories, which compare like text."""
        import pandas as pd

        frame: pd.DataFrame = self._table.to_pandas(date_as_object=False)
        # As floats, which pandas makes of whole numbers with a gap, they could not index a text.
        whole = {
            name: self._table.column(name).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get) for name in _SPANS
        }
        return frame.assign(**whole)

    def to_polars(self) -> "pl.DataFrame":
        """A polars data frame. Raises ImportError where polars is not installed."""
        import polars as pl

        frame = pl.from_arrow(self._table)
        assert isinstance(frame, pl.DataFrame)
        return frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[Statement]:
        return (Statement(self._table, row) for row in range(len(self)))

    @overload
    def __getitem__(self, key: int) -> Statement: ...
    @overload
    def __getitem__(self, key: str) -> pa.ChunkedArray: ...
    @overload
    def __getitem__(self, key: slice | Sequence[bool]) -> "Statements": ...
    def __getitem__(self, key: Any) -> Any:
        """A row by number, a column by name, or the rows of a slice or a mask."""
        if isinstance(key, str):
            self._check_column(key)
            return self._table.column(key)
        if isinstance(key, slice):
            rows = range(*key.indices(len(self)))
            if rows.step == 1:
                return type(self)(self._table.slice(rows.start, len(rows)))
            return type(self)(self._table.take(pa.array(rows, pa.int64())))
        if isinstance(key, Integral):
            return self._row(int(key))
        return self.filter(key)

    def _row(self, row: int) -> Statement:
        if not -len(self) <= row < len(self):
            raise IndexError(f"row {row} of {len(self)} statements")
        return Statement(self._table, row % len(self))

    def filter(self, mask: Any = None, **values: object) -> "Statements":
        """The rows where the mask is true and each column has the value, or one of the list of values.

        Parameters
        ----------
        mask
            A truth value for each row: a list, numpy or Arrow array, pandas Series. Null is false.
        **values
            By column; None keeps the rows where it is null.

        Raises
        ------
        InvalidOption
            There is no such column, or the mask has another length.

        Examples
        --------
        >>> import quotestance as qs
        >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
        >>> len(statements.filter(stance_label=["negative", "positive"], target="west"))
        1
        """
        table = self._table
        if mask is not None:
            table = table.filter(select.mask_of(mask, len(self)))
        for name, value in values.items():
            self._check_column(name)
            table = table.filter(select.holds(table.column(name), name, value))
        return type(self)(table)

    def _check_column(self, name: str) -> None:
        names = self._table.column_names
        if name not in names:
            raise invalid_option("column", name, f"there is no column {name!r}", near(name, names))

    def summarize(self, by: str | Sequence[str] = "speaker") -> "pd.DataFrame":
        """Count and average the stance by the values of one column or several.

        Targets are never mixed, nor the West on itself with others on the West: ``target`` and ``own_bloc`` always
        divide the groups too.

        Returns
        -------
        One row for each group, those with most statements first: the columns in `by`, ``target``, ``own_bloc``,
        ``statements``, ``scored`` (those that speak of the target), ``stance`` (mean of the scored, NaN if there are
        none), and the shares of ``negative``, ``neutral``, ``positive`` and ``none`` among the statements.

        Raises
        ------
        InvalidOption
            There is no such column.
        """
        names = [by] if isinstance(by, str) else list(by)
        for name in names:
            self._check_column(name)
        return summary.summarize(self._table, names)

    def explain(self, row: int) -> str:
        """The sum that makes a score, as text: each piece of evidence with its two contributions."""
        return explain.explain(self[row])

    def write(self, path: str | Path) -> None:
        """Write the table to a file: .parquet, .arrow, .jsonl or .csv.

        Raises
        ------
        InvalidOption
            The suffix is another.
        OSError
            The file cannot be written.
        """
        from quotestance.files import open_writer

        with open_writer(path) as writer:
            writer.write(self)

    def __repr__(self) -> str:
        return display.plain(self._table)

    def _repr_html_(self) -> str:
        return display.html(self._table)
