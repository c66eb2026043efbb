"""What all tables of results have in common: Arrow inside, immutable, rows and columns by number and name."""

from collections.abc import Iterator, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any, ClassVar, Self, overload

import pyarrow as pa

from quotestance.errors import invalid_option, near
from quotestance.statements import select
from quotestance.statements.explain import Explanation
from quotestance.statements.row import Statement

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


class Rows:
    """Rows of results with their scores and evidence; `Statements` and `Scores` are such tables."""

    schema: ClassVar[pa.Schema]
    #: Columns of whole numbers with gaps, which pandas would make floats of; as floats they could not index a text.
    whole: ClassVar[tuple[str, ...]] = ()

    def __init__(self, table: pa.Table) -> None:
        if missing := [name for name in self.schema.names if name not in table.column_names]:
            kind = type(self).__name__.lower()
            raise invalid_option("table", missing[0], f"no table of {kind}: it lacks {', '.join(missing)}")
        self._table = table

    @classmethod
    def concat(cls, parts: Sequence[Self]) -> Self:
        """The rows of all parts, in their order."""
        return cls(pa.concat_tables([part._table for part in parts]))

    def _of(self, table: pa.Table) -> Self:
        """Other rows of what this holds."""
        return type(self)(table)

    def to_arrow(self) -> pa.Table:
        """The table itself; nothing is copied."""
        return self._table

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame. Dates are ``datetime64``; labels and kinds are categories, which compare like text."""
        import pandas as pd

        frame: pd.DataFrame = self._table.to_pandas(date_as_object=False)
        whole = {
            name: self._table.column(name).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
            for name in self.whole
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
    def __getitem__(self, key: slice | Sequence[bool]) -> Self: ...
    def __getitem__(self, key: Any) -> Any:
        """A row by number, a column by name, or the rows of a slice or a mask."""
        if isinstance(key, str):
            self._check_column(key)
            return self._table.column(key)
        if isinstance(key, slice):
            rows = range(*key.indices(len(self)))
            if rows.step == 1:
                return self._of(self._table.slice(rows.start, len(rows)))
            return self._of(self._table.take(pa.array(rows, pa.int64())))
        if isinstance(key, Integral):
            return self._row(int(key))
        return self.filter(key)

    def _row(self, row: int) -> Statement:
        if not -len(self) <= row < len(self):
            raise IndexError(f"row {row} of {len(self)}")
        return Statement(self._table, row % len(self))

    def filter(self, mask: Any = None, **values: object) -> Self:
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
        return self._of(table)

    def _check_column(self, name: str) -> None:
        names = self._table.column_names
        if name not in names:
            raise invalid_option("column", name, f"there is no column {name!r}", near(name, names))

    def explain(self, row: int) -> Explanation:
        """The sum that makes a score: each piece of evidence with its two contributions.

        A contribution is the ``amount`` of the word that counts (how surely it is tied to the target, how negation and
        distance change it; below 0 it is turned round) times the weight of its concept in this role.

        Returns
        -------
        Text when printed, a waterfall in a notebook; ``.view().save("why.html")`` writes that as a page.

        Raises
        ------
        IndexError
            There is no such row.
        """
        return Explanation(self[row])
