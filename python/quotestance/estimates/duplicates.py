"""Statements that repeat others nearly word for word, such as one wire story in ten outlets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core, checks, dates
from quotestance.articles.strings import texts_of
from quotestance.errors import count, invalid_option, near
from quotestance.statements.groups import number
from quotestance.statements.select import check_single

if TYPE_CHECKING:
    import pandas as pd

CHOICES = ("keep", "once")


@dataclass(frozen=True, eq=False, repr=False)
class Duplicates:
    """Which statements repeat which; the arrays have a value for each row of the statements.

    Attributes
    ----------
    cluster
        The number of the row's cluster, in the order in which they appear; a statement that repeats nothing is a
        cluster of its own.
    kept
        Whether the row is the one that stands for its cluster: ``statements.filter(duplicates.kept)`` has each once.
    threshold, days, within
        What counted as a repetition.
    """

    cluster: NDArray[np.int64]
    kept: NDArray[np.bool_]
    threshold: float
    days: int
    within: tuple[str, ...]

    @property
    def copies(self) -> NDArray[np.int64]:
        """How many statements there are in the row's cluster."""
        return np.asarray(np.bincount(self.cluster)[self.cluster], np.int64)

    @property
    def note(self) -> str:
        """What was found, and how."""
        repeated = int((~self.kept).sum())
        same = f"{self.threshold:g} of their wording in common, same {', '.join(self.within)}"
        how = f"{same}, within {count(self.days, 'day')}"
        return f"{repeated:,} of {len(self.kept):,} statements repeat others ({how})"

    @property
    def frame(self) -> "pd.DataFrame":
        """``cluster``, ``copies`` and ``kept`` of each row."""
        import pandas as pd

        return pd.DataFrame({"cluster": self.cluster, "copies": self.copies, "kept": self.kept})

    def __repr__(self) -> str:
        return f"<Duplicates: {self.note}>"


def duplicates(
    table: pa.Table,
    threshold: float,
    within: str | Sequence[str],
    days: int,
    shingle: int,
    seed: int,
    threads: int | None,
) -> Duplicates:
    """What `Statements.duplicates` returns."""
    from quotestance.options import cores  # which imports this package

    _check(threshold, days, shingle, seed, threads)
    names = _within(table, within)
    groups, _ = number([table.column(name) for name in names])
    when = table.column("date").cast(pa.int32()).fill_null(dates.UNKNOWN).to_numpy()
    first = _core.find_duplicates(
        texts_of(table.column("text"))[0],
        groups,
        np.asarray(when, np.int32),
        threshold=threshold,
        window=days,
        shingle=shingle,
        seed=seed,
        threads=threads or cores(),
    )
    cluster, _ = number([pa.chunked_array([pa.array(first)])])
    kept = first == np.arange(len(first))
    return Duplicates(cluster, kept, float(threshold), days, names)


def found_by(table: pa.Table, choice: object, choices: Sequence[str] = CHOICES) -> Duplicates | None:
    """What repeats others, as it was found before or as the choice asks to find it; None for ``"keep"``.

    Raises
    ------
    InvalidOption
        The choice is another, or the duplicates are those of other statements.
    """
    if isinstance(choice, str) and choice in choices:
        return None if choice == "keep" else duplicates(table, 0.6, "speaker", 7, 3, 0, None)
    if not isinstance(choice, Duplicates):
        known = ", ".join(map(repr, choices))
        message = f"duplicates={choice!r}: give {known}, or what .duplicates() has found"
        raise invalid_option("duplicates", choice, message, near(str(choice), choices))
    if len(choice.kept) != table.num_rows:
        message = f"duplicates are those of {len(choice.kept):,} statements, and here are {table.num_rows:,}"
        raise invalid_option("duplicates", choice, message)
    return choice


def once(table: pa.Table, choice: object) -> tuple[pa.Table, str]:
    """The rows that count, by a choice of `CHOICES` or by `Duplicates` found before, and what to say of the others."""
    found = found_by(table, choice)
    if found is None:
        return table, ""
    return table.filter(pa.array(found.kept)), f"{found.note}; these are left out"


def _within(table: pa.Table, within: object) -> tuple[str, ...]:
    names = [within] if isinstance(within, str) else list(within) if isinstance(within, Sequence) else [within]
    for name in names:
        if not isinstance(name, str) or name not in table.column_names:
            known = table.column_names
            raise invalid_option("within", name, f"within: there is no column {name!r}", near(str(name), known))
        check_single(table.column(name), "within", name, "be compared")
    return tuple(dict.fromkeys([*names, "target"]))


def _check(threshold: Any, days: Any, shingle: object, seed: object, threads: object) -> None:
    if not checks.is_number(threshold) or not 0.2 <= threshold <= 1:
        message = f"threshold={threshold!r}: the share of the wording in common lies between 0.2 and 1, such as 0.6"
        raise invalid_option("threshold", threshold, message)
    if not checks.is_number(days, whole=True) or not 0 <= days < 2**31:
        raise invalid_option("days", days, f"days={days!r}: give a whole number of days, 0 or more")
    checks.positive("shingle", shingle, "words", whole=True, most=2**31)
    checks.seed(seed)
    checks.threads(threads)
