"""Why the mean stance of two sides differs: the difference as a sum over the concepts of the evidence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.estimates.duplicates import once
from quotestance.estimates.sides import choose, of_target
from quotestance.estimates.split import Split, split_up, those_that_count
from quotestance.statements import summary
from quotestance.statements.groups import number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False, repr=False)
class Decomposition:
    """A difference of two mean stances, and the concepts that it is made of.

    Attributes
    ----------
    frame
        One row for each concept, those that count most first: ``concept`` and its ``kind`` (``concept``; ``cue``, the
        journalist's verb of the report; ``setting``, how the target stands in the sentence; ``baseline``, from which
        every statement on the target starts); in how many statements of ``a`` and ``b`` it stands, and in how many
        ``articles``; ``mean_a`` and ``mean_b``, what it adds to their means; ``contribution``, the difference of these,
        with its interval ``low`` to ``high``; ``use`` and ``tone``, which add up to it; ``few``, where it stands in
        so few articles that the interval is not to be relied on; ``note``; ``example``, the statement that it moves
        most, and its ``doc_id``.
    mean_a, mean_b
        The mean stances: the sums of the columns of these names.
    total
        Their difference, a - b: the sum of ``contribution``.
    low, high
        The interval of `total`; NaN where a side is one article, as `note` then says.
    statements
        How many statements of each side speak of the target.
    names
        The two sides in words.
    note
        What was left out, and why there is no interval.
    """

    frame: "pd.DataFrame"
    mean_a: float
    mean_b: float
    total: float
    low: float
    high: float
    statements: tuple[int, int]
    names: tuple[str, str]
    note: str

    def plot(self, ax: "Axes | None" = None, *, top: int = 12) -> "Axes":
        """Bars from the mean of side b to that of side a, one for each concept, the rest as one.

        Parameters
        ----------
        ax
            Axes to draw on.
        top
            How many concepts, those that count most.
        """
        from quotestance.plots import steps

        return steps.draw(self, ax, top)

    def __repr__(self) -> str:
        told = f"{self.names[0]} {self.mean_a:+.3f}, {self.names[1]} {self.mean_b:+.3f}, difference {self.total:+.3f}"
        return f"<Decomposition: {told}, over {len(self.frame):,} concepts{'; ' * bool(self.note)}{self.note}>"


def decompose(
    table: pa.Table,
    a: object,
    b: object,
    by: str,
    names: tuple[str, str],
    *,
    target: str | None,
    duplicates: object,
    replicates: int,
    level: float,
    few_below: float,
    seed: int,
    threads: int | None,
) -> Decomposition:
    """What `Statements.decompose` returns."""
    from quotestance.options import cores  # which imports this package

    summary.check(replicates, level, few_below, seed, threads)
    table, told = once(table, duplicates)
    table = of_target(table, a, b, by, target)
    table, sides, notes = those_that_count(table, choose(table, a, b, by), names)
    split = split_up(table)
    terms, heads = number([pa.chunked_array([part]) for part in (split.evidence.concepts, split.evidence.kinds)])
    articles, _ = number([table.column("doc_id")])
    found = _core.decompose(
        split.evidence.rows,
        terms,
        split.values,
        sides,
        articles,
        len(heads),
        replicates=replicates,
        level=level,
        seed=seed,
        threads=threads or cores(),
    )
    alone = [len(np.unique(articles[sides == side])) == 1 for side in (0, 1)]
    notes += [f"{name}: one article, so no interval" for name, one in zip(names, alone, strict=True) if one]
    frame = _frame(table, split, terms, heads, found, sides).assign(**_intervals(found, any(alone)))
    frame["few"] = frame["articles"] < few_below
    frame["note"] = [_note(*row) for row in frame[["a", "b", "articles"]].itertuples(index=False)]
    order = np.lexsort((frame["concept"], -frame["contribution"].abs()))
    means = [float(split.stances[sides == side].mean()) for side in (0, 1)]
    low, high = (np.nan, np.nan) if any(alone) else (found["total_low"], found["total_high"])
    columns = [*frame.columns.drop(["few", "note", "example", "doc_id"]), "few", "note", "example", "doc_id"]
    return Decomposition(
        frame=frame[columns].iloc[order].reset_index(drop=True),
        mean_a=means[0],
        mean_b=means[1],
        total=means[0] - means[1],
        low=float(low),
        high=float(high),
        statements=(int((sides == 0).sum()), int((sides == 1).sum())),
        names=names,
        note="; ".join(filter(None, [told, *notes])),
    )


def _frame(
    table: pa.Table,
    split: Split,
    terms: NDArray[np.int64],
    heads: NDArray[np.int64],
    found: dict[str, Any],
    sides: NDArray[np.int8],
) -> "pd.DataFrame":
    import pandas as pd

    of = pa.array(heads)
    means, users = found["means"], found["statements"]
    shares = users / np.bincount(sides, minlength=2)
    use, tone = use_and_tone(means, shares)
    order = np.argsort(np.abs(split.values), kind="stable")
    strongest = np.zeros(len(heads), np.int64)
    strongest[terms[order]] = split.evidence.rows[order]  # the last that is written stays
    shown = pa.array(strongest)
    return pd.DataFrame(
        {
            "concept": split.evidence.concepts.take(of).to_pandas().astype("str"),
            "kind": split.evidence.kinds.take(of).to_pandas().astype("str"),
            "a": users[:, 0],
            "b": users[:, 1],
            "articles": found["articles"],
            "mean_a": means[:, 0],
            "mean_b": means[:, 1],
            "contribution": means[:, 0] - means[:, 1],
            "use": use,
            "tone": tone,
            "example": table.column("text").take(shown).to_pandas().to_numpy(),
            "doc_id": table.column("doc_id").take(shown).to_pandas().to_numpy(),
        }
    )


def use_and_tone(
    means: NDArray[np.float64], shares: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What of the difference of each concept comes from how often it is used, and what from the tone it is used in.

    Parameters
    ----------
    means
        What it adds to the mean of each side; a row for each concept.
    shares
        The share of the statements of each side that have it.

    Examples
    --------
    Two sides that use a concept in 60 and 20 % of their statements, at -0.5 and -0.25 each time:

    >>> use, tone = use_and_tone(np.array([[-0.3, -0.05]]), np.array([[0.6, 0.2]]))
    >>> use.round(3).tolist(), tone.round(3).tolist()
    ([-0.15], [-0.1])
    """
    used = shares > 0
    each = np.divide(means, shares, out=np.zeros_like(means), where=used)
    # A side that never uses it has no tone: it is taken to be that of the other, so that all is use.
    each = np.where(used, each, each[:, ::-1])
    use = (shares[:, 0] - shares[:, 1]) * each.mean(axis=1)
    tone = (each[:, 0] - each[:, 1]) * shares.mean(axis=1)
    return use, tone


def _intervals(found: dict[str, Any], one_article: bool) -> dict[str, NDArray[np.float64]]:
    known = (found["articles"] > 1) & (not one_article)
    return {end: np.where(known, found[end], np.nan) for end in ("low", "high")}


def _note(a: int, b: int, articles: int) -> str:
    notes = [f"only {'a' if a else 'b'} uses it: all is use"] if 0 in (a, b) else []
    if articles == 1:
        notes.append("in one article: no interval")
    return "; ".join(notes)
