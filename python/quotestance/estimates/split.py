"""Each stance split up among the evidence that made it."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count, invalid_option
from quotestance.estimates.evidence import Evidence, evidence_of
from quotestance.estimates.sides import NEITHER, own_bloc
from quotestance.statements.groups import remarks_on_bloc, stance_of, with_known_bloc

#: By how much a stance may miss that of its evidence: files may round.
_ROUNDING = 1e-6


class Split(NamedTuple):
    """Evidence with what each piece adds to the stance of its statement."""

    evidence: Evidence
    values: NDArray[np.float64]
    stances: NDArray[np.float64]


def those_that_count(
    table: pa.Table, sides: NDArray[np.int8], names: tuple[str, str]
) -> tuple[pa.Table, NDArray[np.int8], list[str]]:
    """The rows on a side that speak of the target, and what was left out.

    A side of statements on the own bloc alone is taken as it is; where others are beside them, they are left out.
    """
    table, unknown = with_known_bloc(table)
    on_side = sides != NEITHER
    silent = np.isnan(stance_of(table))
    own, _ = own_bloc(table, sides)
    left, notes = on_side & silent, []
    if left.any():
        notes.append(f"left out: {count(int(left.sum()), 'statement')} without a word on the target")
    for side, name in enumerate(names):
        here = (sides == side) & ~silent
        if not here.any():
            option = "ab"[side]
            message = f"{option}: none of the {int((sides == side).sum()):,} statements speaks of the target ({name})"
            raise invalid_option(option, name, message)
        if not (mine := here & own).any():
            continue
        if mine.sum() == here.sum():
            notes.append(f"{name}: all statements are on the speaker's own bloc")
        else:
            left |= mine
            notes.append(f"{name}: left out {count(int(mine.sum()), 'statement')} on the speaker's own bloc")
    kept = on_side & ~left
    notes += filter(None, remarks_on_bloc(unknown & kept, np.zeros(len(kept), np.int64), 1))
    needed = ["doc_id", "text", "stance", "evidence"]
    return table.select(needed).filter(pa.array(kept)), sides[kept], notes


def split_up(table: pa.Table) -> Split:
    """Each stance split up among its evidence.

    Raises
    ------
    InvalidOption
        The table does not hold the evidence of a stance, or holds what does not come to it.
    """
    evidence = evidence_of(table)
    against, for_ = (np.nan_to_num(evidence.numbers(side)) for side in ("against", "for"))
    base = np.asarray(evidence.kinds) == "baseline"
    values, stances = _core.attribute(evidence.rows, against, for_, base.astype(np.uint8), table.num_rows)
    off = np.abs(stances - stance_of(table)) > _ROUNDING
    if off.any():
        row = int(np.flatnonzero(off)[0])
        whose = f"the statement {_short(table.column('text')[row].as_py())!r}"
        if not table.column("evidence")[row].is_valid:
            raise invalid_option("statements", row, f"{whose} has a stance and no evidence, which it could be split by")
        told = f"the stance {stance_of(table)[row]:+.4f}, and its evidence comes to {stances[row]:+.4f}"
        raise invalid_option("statements", row, f"{whose} has {told}: the scores are not those of the evidence")
    return Split(evidence, values, stances)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 40 else f"{text[:39]}…"
