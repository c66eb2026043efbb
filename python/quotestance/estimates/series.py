"""Statements as series of periods, and what is known of the mean of each period."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count, invalid_option
from quotestance.estimates.periods import first_day, period_of
from quotestance.statements.groups import keys_of, number, remarks_on_bloc, stance_of, with_known_bloc, with_remarks

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
COLUMNS: Mapping[str, pa.DataType] = {
    **dict.fromkeys(("date", "earliest", "latest"), pa.date32()),
    **dict.fromkeys(("mean", "low", "high", "stance", "error", "probability", "before", "after"), pa.float64()),
    **dict.fromkeys(("level_variance", "slope_variance", "likelihood"), pa.float64()),
    **dict.fromkeys(("statements", "articles", "periods", "undated"), pa.int64()),
    "note": pa.string(),
}
_NOT_KNOWN, _BY_WHOLE = 0, 3  # as the core tells where a variance comes from


@dataclass(frozen=True)
class Series:
    """Rows of series, one after the other: their periods in order, with those in which nothing was said."""

    keys: pa.Table  # a row for each series
    number: Numbers  # the series of each row
    day: Numbers  # the first of each row's period
    step: Numbers  # periods since the row before
    known: pa.Array  # whether the row has a date: one without any stands for a series that has none
    value: Floats
    variance: Floats
    statements: Numbers
    articles: Numbers
    source: Numbers  # where the variance comes from
    undated: Numbers  # of each series
    blocs: list[str]  # of each series, what is to be said of statements whose speakers' bloc is not known
    reasons: list[str]  # why a series is not followed; empty if it is

    @property
    def followed_series(self) -> Numbers:
        """The series that are followed."""
        return np.array([s for s, reason in enumerate(self.reasons) if not reason], np.int64)

    @property
    def followed(self) -> NDArray[np.bool_]:
        """The rows of the series that are followed."""
        return np.isin(self.number, self.followed_series)

    def observations(self) -> tuple[Floats, Floats, Numbers, Numbers]:
        """Values, variances, steps and ends of the series that are followed."""
        rows = self.followed
        counts = np.bincount(self.number[rows], minlength=len(self.reasons))[self.followed_series]
        return self.value[rows], self.variance[rows], self.step[rows], np.cumsum(counts)

    def heads(self, series: Numbers) -> pa.Table:
        """The keys of these series."""
        return self.keys.take(pa.array(series, pa.int64()))

    def dates(self) -> pa.Array:
        """The first day of each row's period."""
        return pa.array(self.day.astype(np.int32), pa.int32(), mask=~self.known).cast(pa.date32())

    def totals(self) -> dict[str, Any]:
        """Counts of each series."""
        seen = self.statements > 0
        return {
            "periods": np.bincount(self.number, seen, len(self.reasons)).astype(np.int64),
            "statements": np.bincount(self.number, self.statements, len(self.reasons)).astype(np.int64),
            "undated": self.undated,
        }

    def notes(self) -> list[str]:
        """Why a row has no level, or one that nothing was seen of."""
        empty = np.where(self.statements > 0, "", "no statement: told by the periods around it").tolist()
        return [self.reasons[s] or note for s, note in zip(self.number.tolist(), empty, strict=True)]

    def series_notes(self) -> list[str]:
        """What is to be known of each series."""
        borrowed = np.bincount(self.number, self.source == _BY_WHOLE, len(self.reasons)) > 0
        common = "too few articles to tell their spread: taken from all groups with this target and own_bloc"
        notes = np.where(borrowed, common, "").tolist()
        notes = [reason or note for reason, note in zip(self.reasons, notes, strict=True)]
        return with_remarks(notes, self.blocs)


def series_of(table: pa.Table, by: object, *, freq: str | None, few_below: float, trend: bool) -> Series:
    """The series of each group, those with most statements first.

    Raises
    ------
    InvalidOption
        No such column, or no statement that speaks of its target has a date.
    """
    table, unknown = with_known_bloc(table)
    keys = keys_of(table, by, list(COLUMNS))
    stance, days = stance_of(table), table.column("date").cast(pa.int32())
    dated = days.is_valid().to_numpy()
    scored = ~np.isnan(stance)
    rows = np.flatnonzero(scored & dated)
    _check_dates(scored, dated)
    group, first = number([table.column(key) for key in keys])
    group, first = _most_first(group, first, scored & dated)
    heads = table.select(keys).take(pa.array(first, pa.int64()))
    period = period_of(days.fill_null(0).to_numpy().astype(np.int64)[rows], freq)
    cells, cell = _cells(group[rows], period)
    article, _ = number([table.column("doc_id")])
    whole, _ = number([heads.column("target"), heads.column("own_bloc")])
    measured = _core.measure_periods(stance[rows], cell, article[rows], cells[0], whole, enough=few_below)
    measured["statements"] = np.bincount(cell, minlength=len(cells[0]))
    undated = np.bincount(group[scored & ~dated], minlength=len(first))
    reasons = _reasons(cells[0], measured, undated, np.bincount(group[scored], minlength=len(first)), trend)
    blocs = remarks_on_bloc(unknown & scored, group, len(first))
    return Series(heads, **_laid_out(cells, measured, len(first), freq), undated=undated, blocs=blocs, reasons=reasons)


def _check_dates(scored: NDArray[np.bool_], dated: NDArray[np.bool_]) -> None:
    if not len(scored):
        raise invalid_option("statements", 0, "there are no statements to follow over time")
    if not scored.any():
        raise invalid_option("statements", 0, f"none of the {len(scored):,} statements speaks of its target")
    if not dated[scored].any():
        number = f"{scored.sum():,} statements"
        message = f"none of the {number} that speak of their target has a date: give analyze their dates, date=…"
        raise invalid_option("date", None, message)


def _most_first(group: Numbers, first: Numbers, counted: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    order = np.argsort(-np.bincount(group[counted], minlength=len(first)), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[group], first[order]


def _cells(group: Numbers, period: Numbers) -> tuple[tuple[Numbers, Numbers], Numbers]:
    """The series and the period of each cell, in order, and the cell of each row."""
    begin = int(period.min())
    width = int(period.max()) - begin + 1
    codes, cell = np.unique(group * width + (period - begin), return_inverse=True)
    return (codes // width, codes % width + begin), cell.astype(np.int64)


def _laid_out(
    cells: tuple[Numbers, Numbers], measured: Mapping[str, NDArray[Any]], groups: int, freq: str | None
) -> dict[str, Any]:
    """The columns of `Series`: with `freq`, a row for each period from a series' first one to its last."""
    series, period = cells
    begins = np.searchsorted(series, np.arange(groups))
    ends = np.searchsorted(series, np.arange(groups), side="right")
    some = ends > begins
    low, high = np.zeros(groups, np.int64), np.zeros(groups, np.int64)
    low[some], high[some] = period[begins[some]], period[ends[some] - 1]
    # A series without any statement has one row, to say so.
    lengths = np.maximum(ends - begins if freq is None else high - low + 1, 1)
    starts = np.cumsum(lengths) - lengths
    number = np.repeat(np.arange(groups), lengths)
    place = starts[series] + (np.arange(len(series)) - begins[series] if freq is None else period - low[series])
    when = low[number] + np.arange(len(number)) - starts[number]
    when[place] = period
    step = np.diff(when, prepend=when[0])
    step[starts] = 1

    def at_rows(values: NDArray[Any], empty: float) -> NDArray[Any]:
        out = np.full(len(number), empty, values.dtype)
        out[place] = values
        return out

    return {
        "number": number,
        "day": first_day(when, freq),
        "step": step,
        "known": some[number],
        "value": at_rows(measured["mean"], np.nan),
        "variance": at_rows(measured["variance"], np.nan),
        "statements": at_rows(measured["statements"], 0),
        "articles": at_rows(measured["articles"], 0),
        "source": at_rows(measured["known"], _NOT_KNOWN),
    }


def _reasons(
    series: Numbers, measured: Mapping[str, NDArray[Any]], undated: Numbers, scored: Numbers, trend: bool
) -> list[str]:
    """Why a series is not followed."""
    fewest = _core.fewest_observations(trend)
    seen = np.bincount(series, minlength=len(scored))
    unknown = np.bincount(series, measured["known"] == _NOT_KNOWN, len(scored)) > 0
    return [_reason(*each, fewest) for each in zip(seen.tolist(), unknown, undated.tolist(), scored, strict=True)]


def _reason(seen: int, unknown: bool, undated: int, scored: int, fewest: int) -> str:
    if not scored:
        return "no statement speaks of the target"
    if not seen:
        return f"without a date: {count(undated, 'statement')}, and no other speaks of the target"
    if seen < fewest:
        return f"{count(seen, 'period')} with statements: too few, {fewest} are needed"
    if unknown:
        return "how far the articles of one period lie apart cannot be told: no period has two that differ"
    return ""
