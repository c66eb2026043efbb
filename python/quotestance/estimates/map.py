"""Speakers in a space of few dimensions, by whom they are for and against; the numbers are the core's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core
from quotestance.checks import positive
from quotestance.errors import InvalidOption, count, invalid_option, near, some
from quotestance.estimates.axes import encode
from quotestance.estimates.duplicates import once
from quotestance.statements import summary
from quotestance.statements.groups import number, remarks_on_bloc, stance_of, with_known_bloc, with_text

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False, repr=False)
class Map:
    """Where speakers stand, and what the axes mean.

    Attributes
    ----------
    frame
        One row for each speaker: ``axis_1``, ``low_1``, ``high_1``, ``axis_2`` …, its ``statements`` that speak of a
        target, their ``articles``, the number of ``targets``, ``few``, and a ``note`` that says why there is no
        interval, or what to be careful of.
    targets
        One row for each target: ``base``, the stance toward it of a speaker in the middle, and its coordinates. A
        speaker's stance toward it is ``base`` plus the sum of the products of their coordinates.
    dims
        How many axes there are.
    share
        By axis, which share of what the map explains lies along it.
    explained
        Which share of the differences between the cells' means the map explains, by weight.
    note
        What was left out, and whether all went as it should.
    """

    frame: "pd.DataFrame"
    targets: "pd.DataFrame"
    dims: int
    share: tuple[float, ...]
    explained: float
    note: str

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Speakers as points with their intervals, targets as arrows; of more than two axes the first two.

        Parameters
        ----------
        ax
            Axes to draw on.
        """
        from quotestance.plots import positions

        return positions.draw(self, ax)

    def __repr__(self) -> str:
        size = f"{len(self.frame)} speakers by {len(self.targets)} targets in {self.dims} dimensions"
        return f"<Map: {size}, which explain {self.explained:.0%}{'; ' * bool(self.note)}{self.note}>"


def positions(
    table: pa.Table,
    dims: int,
    *,
    anchors: str | Sequence[str],
    ridge: float,
    duplicates: object,
    replicates: int,
    level: float,
    few_below: float,
    seed: int,
    threads: int | None,
) -> Map:
    """What `Statements.map` returns."""
    from quotestance.options import cores  # which imports this package

    positive("dims", dims, "dimensions", whole=True)
    positive("ridge", ridge)
    summary.check(replicates, level, few_below, seed, threads)
    table, notes = _those_that_count(table, duplicates)
    rows, speakers = _coded(table.column("speaker"))
    columns, targets = _coded(table.column("target"))
    if min(len(speakers) - 1, len(targets)) < dims:
        needed = f"{count(dims + 1, 'speaker')} and {count(dims, 'target')} or more"
        there = f"{count(len(speakers), 'speaker')} and {count(len(targets), 'target')} ({some(targets) or 'none'})"
        message = f"dims={dims}: that takes {needed}, and there are {there}"
        raise invalid_option("dims", dims, "; ".join([message, *notes]))
    values = stance_of(table)
    if len(values) and (values == values[0]).all():
        message = f"all {len(values):,} statements have the stance {values[0]:g}: nothing tells their speakers apart"
        raise invalid_option("statements", float(values[0]), message)
    articles, _ = number([table.column("doc_id")])
    found = _find(
        (values, rows, columns, articles),
        speakers,
        dims=dims,
        ridge=ridge,
        replicates=replicates,
        level=level,
        anchors=_anchors(anchors, speakers, dims),
        seed=seed,
        threads=threads or cores(),
    )
    counts = _Counts(*(_per_speaker(rows, of, len(speakers)) for of in (np.arange(len(rows)), articles, columns)))
    if not found["converged"]:
        notes.append(f"not converged after {count(found['steps'], 'step')}")
    if found["unfinished"]:
        notes.append(f"{found['unfinished']:,} of {replicates:,} replicates had not converged")
    frame = _frame(speakers, found, counts, dims=dims, few_below=few_below)
    squares = (found["rows"] ** 2).sum(axis=0)
    share = tuple((squares / max(squares.sum(), np.finfo(float).tiny)).tolist())
    return Map(frame, _targets(targets, found, dims), dims, share, found["explained"], "; ".join(notes))


def _find(arrays: tuple[NDArray[Any], ...], speakers: list[str], **options: Any) -> dict[str, Any]:
    try:
        found: dict[str, Any] = _core.find_positions(*arrays, **options)
    except InvalidOption as error:
        if error.option != "anchors":
            raise
        who = speakers[int(error.value)]  # the core knows them by number
        message = f"anchors: {who!r} stands in the middle, or on the axis of the one before: name another speaker"
        raise invalid_option("anchors", who, message) from None
    return found


@dataclass(frozen=True)
class _Counts:
    """By speaker."""

    statements: NDArray[np.int64]
    articles: NDArray[np.int64]
    targets: NDArray[np.int64]


def _those_that_count(table: pa.Table, duplicates: object) -> tuple[pa.Table, list[str]]:
    """The rows of a speaker who is no part of the target's bloc, that speak of it; and what was left out."""
    table, told = once(table, duplicates)
    notes = [told] if told else []
    table, unknown = with_known_bloc(with_text(table))
    reasons = {
        "on the speaker's own bloc": table.column("own_bloc"),
        "without a speaker or a target": pc.or_(table.column("speaker").is_null(), table.column("target").is_null()),
        "without a word on the target": table.column("stance").is_null(nan_is_null=True),
    }
    left = np.zeros(table.num_rows, bool)
    for reason, mask in reasons.items():
        new = mask.to_numpy() & ~left
        left |= new
        if new.any():
            notes.append(f"left out: {count(int(new.sum()), 'statement')} {reason}")
    notes += filter(None, remarks_on_bloc(unknown & ~left, np.zeros(len(left), np.int64), 1))
    return table.filter(pa.array(~left)), notes


def _coded(column: pa.ChunkedArray) -> tuple[NDArray[np.int64], list[str]]:
    """The number of each row's value, and the values that occur, sorted."""
    codes, values = encode(column)
    names = [str(name) for name in values.to_pylist()]
    order = np.argsort(np.array(names)) if names else np.empty(0, np.int64)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[codes], [names[i] for i in order]


def _anchors(anchors: object, speakers: list[str], dims: int) -> list[int]:
    names = [anchors] if isinstance(anchors, str) else list(anchors) if isinstance(anchors, Sequence) else [anchors]
    for name in names:
        if name not in speakers:
            message = f"anchors: no statement that counts is by {name!r} (the speakers are {some(speakers)})"
            raise invalid_option("anchors", name, message, near(str(name), speakers))
    if len(names) > dims or len(set(names)) < len(names):
        raise invalid_option("anchors", names, f"anchors={names!r}: give {dims} speakers at most, each once")
    return [speakers.index(str(name)) for name in names]


def _per_speaker(rows: NDArray[np.int64], of: NDArray[np.int64], speakers: int) -> NDArray[np.int64]:
    """How many different ones each speaker has."""
    pairs = np.unique(np.stack([rows, of]), axis=1)
    return np.bincount(pairs[0], minlength=speakers)


def _coordinates(found: dict[str, Any], side: str, dims: int) -> dict[str, NDArray[np.float64]]:
    ends = {"axis": found[side], "low": found[f"{side}_low"], "high": found[f"{side}_high"]}
    return {f"{name}_{k + 1}": array[:, k] for k in range(dims) for name, array in ends.items()}


def _frame(
    speakers: list[str], found: dict[str, Any], counts: _Counts, *, dims: int, few_below: float
) -> "pd.DataFrame":
    import pandas as pd

    frame = pd.DataFrame({"speaker": speakers, **_coordinates(found, "rows", dims)})
    frame = frame.assign(statements=counts.statements, articles=counts.articles, targets=counts.targets)
    frame["few"] = frame.articles < few_below
    ends = [f"{end}_{k + 1}" for k in range(dims) for end in ("low", "high")]
    frame.loc[frame.articles == 1, ends] = np.nan
    frame["note"] = [_note(*row, dims) for row in zip(counts.articles.tolist(), counts.targets.tolist(), strict=True)]
    return frame


def _note(articles: int, targets: int, dims: int) -> str:
    notes = ["one article: no interval"] if articles == 1 else []
    if targets < dims:
        notes.append(f"speaks of {count(targets, 'target')}: the place across is that of the middle")
    return "; ".join(notes)


def _targets(targets: list[str], found: dict[str, Any], dims: int) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame({"target": targets, "base": found["base"], **_coordinates(found, "columns", dims)})
