"""The evidence of all statements as columns, with a value for each piece."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

#: Roles of what is no concept of the speaker's: the verb of the report, how the target stands, where all start from.
OTHERS = ("cue", "setting", "baseline")


class Evidence(NamedTuple):
    """Pieces of evidence in the order of their rows."""

    #: The row that each stands in.
    rows: NDArray[np.int64]
    pieces: pa.StructArray

    def column(self, name: str) -> pa.Array:
        """One of the fields of `columns.EVIDENCE`."""
        return pc.struct_field(self.pieces, name)

    def numbers(self, name: str) -> NDArray[np.float64]:
        """A field of numbers, NaN where it is null."""
        return np.asarray(self.column(name).cast(pa.float64()).to_numpy(zero_copy_only=False))

    @property
    def kinds(self) -> pa.Array:
        """``concept``, ``cue``, ``setting`` or ``baseline``."""
        role = self.column("role").cast(pa.string())
        return pc.if_else(pc.is_in(role, pa.array(OTHERS)), role, "concept")

    @property
    def concepts(self) -> pa.Array:
        """The names of what the pieces are of."""
        return self.column("concept").cast(pa.string())


def evidence_of(table: pa.Table) -> Evidence:
    """The evidence of the table's rows; a row whose evidence is null has no pieces."""
    column = table.column("evidence")
    lists = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()  # which would copy a single one
    rows = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    return Evidence(np.asarray(rows, np.int64), pc.list_flatten(lists))
