"""The labels of a sheet, laid beside the statements that it was drawn from."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance.errors import invalid_option, near
from quotestance.estimates.sample import COMMA
from quotestance.estimates.sheet import KEYS, missing, read, said, strata_of
from quotestance.statements.select import check_single

if TYPE_CHECKING:
    import pandas as pd

_STANCE = np.array([-1.0, 0.0, 1.0, np.nan])


@dataclass(frozen=True)
class Labelled:
    """By row of the statements.

    Parameters
    ----------
    values
        -1, 0, 1; NaN where a person says that the statement does not speak of the target, or where there is no label.
    weights
        The inverse of the probability to be labelled; 0 where there is no label.
    strata
        Numbers of the sets within which labels were drawn.
    unknown
        Whether it is not known if the speaker belongs to the target's bloc.
    skipped
        How many rows of the sheet are without a label.
    """

    values: NDArray[np.float64]
    weights: NDArray[np.float64]
    strata: NDArray[np.int64]
    unknown: NDArray[np.bool_]
    skipped: int

    def take(self, rows: NDArray[np.int64]) -> "Labelled":
        """Of these rows."""
        return Labelled(self.values[rows], self.weights[rows], self.strata[rows], self.unknown[rows], self.skipped)


def match(table: pa.Table, labels: object, unknown: NDArray[np.bool_]) -> Labelled:
    """The labels by row of the statements, and which rows are of an unknown bloc.

    Raises
    ------
    InvalidOption
        There are no statements, or the sheet is of others, has no label, or probabilities that are none.
    """
    if not table.num_rows:
        raise invalid_option("statements", 0, "there are no statements to estimate from")
    sheet = read(labels, "labels", ["probability"])
    if not len(sheet):
        raise invalid_option("labels", 0, "labels: the sheet has no rows")
    probability = _probabilities(sheet["probability"])
    rows = _rows_of(table, sheet)
    has_label = (sheet["code"] >= 0).to_numpy()
    if not has_label.any():
        message = f"labels: none of the {len(sheet)} rows has a label: write negative, neutral, positive or none"
        raise invalid_option("labels", 0, message)
    strata = _strata(table, sheet, rows, probability)
    labelled = rows[has_label]
    values, weights = np.full(table.num_rows, np.nan), np.zeros(table.num_rows)
    values[labelled] = _STANCE[sheet["code"][has_label]]
    weights[labelled] = 1 / probability[has_label]
    empty = np.bincount(strata[labelled], minlength=strata.max() + 1) == 0
    if empty.any():
        row = int(np.argmax(empty[strata]))
        message = (
            f"labels: no statement like row {row} of the statements has a label: label some of each stratum "
            f"({sheet['stratified_by'][0]}), two or more"
        )
        raise invalid_option("labels", row, message)
    return Labelled(values, weights, strata, unknown, int((~has_label).sum()))


def _probabilities(column: "pd.Series[Any]") -> NDArray[np.float64]:
    import pandas as pd

    values = pd.to_numeric(column, errors="coerce").to_numpy(np.float64, na_value=np.nan)
    odd = ~((values > 0) & (values <= 1))
    if odd.any():
        row = int(np.argmax(odd))
        value = column.tolist()[row]
        message = f"labels: row {row} has the probability {value!r}; it is a number above 0, and 1 at most"
        raise invalid_option("labels", value, message)
    return values


def _rows_of(table: pa.Table, sheet: "pd.DataFrame") -> NDArray[np.int64]:
    """Where the sheet's rows stand among the statements."""
    # Only the articles of the sheet are looked at: few of many.
    named = pc.is_in(table.column("doc_id"), value_set=pa.array(sheet["doc_id"].unique(), pa.large_string()))
    near_rows = np.flatnonzero(named.to_numpy())
    part = table.select([*KEYS, "text"]).take(pa.array(near_rows))
    there = part.set_column(2, "target", part.column("target").cast(pa.string()).fill_null("")).to_pandas()
    there["row"] = near_rows
    found = sheet[[*KEYS]].merge(there, on=list(KEYS), how="left")
    if len(found) > len(sheet):
        row = found.iloc[int(np.argmax(found.duplicated(list(KEYS))))]
        message = f"labels: {said(row)} stands in several rows of the statements: drop the copies"
        raise invalid_option("labels", row["doc_id"], message)
    lost = found["row"].isna()
    if lost.any():
        row = sheet.iloc[int(np.argmax(lost))]
        message = (
            f"labels: {lost.sum()} of {len(sheet)} rows are not among these statements, the first {said(row)}: give "
            "the statements that the sheet was drawn from; of a sheet from a file, read doc_id as text"
        )
        if there["statement"].isna().any():
            message += "; and give each row of the statements its number in the column 'statement'"
        raise invalid_option("labels", row["doc_id"], message)
    if "text" in sheet:
        _check_texts(sheet, found)
    return found["row"].to_numpy(np.int64)


def _check_texts(sheet: "pd.DataFrame", found: "pd.DataFrame") -> None:
    for (_, row), text in zip(sheet.iterrows(), found["text"], strict=True):
        if not missing(row["text"]) and _plain(row["text"]) != _plain(text):
            message = (
                f"labels: {said(row)} is another one on the sheet ({_plain(row['text'])[:40]!r}) than here "
                f"({_plain(text)[:40]!r}): give the statements that the sheet was drawn from"
            )
            raise invalid_option("labels", row["doc_id"], message)


def _plain(text: object) -> str:
    """As it is, but for spaces and line ends, which spreadsheets change."""
    return re.sub(r"\s+", " ", str(text)).strip()


def _strata(
    table: pa.Table, sheet: "pd.DataFrame", rows: NDArray[np.int64], probability: NDArray[np.float64]
) -> NDArray[np.int64]:
    """The strata that the sheet was drawn from, found again; one for all where the sheet does not say."""
    if "stratified_by" not in sheet:
        return np.zeros(table.num_rows, np.int64)
    told = sheet["stratified_by"].unique().tolist()
    keys = str(told[0]).split(COMMA)
    if len(told) > 1 or not set(keys) <= set(table.column_names):
        message = f"labels: stratified_by is {told[0]!r}; it names columns of the statements, the same in each row"
        raise invalid_option("labels", str(told[0]), message, near(keys[0], table.column_names))
    for key in keys:
        check_single(table.column(key), "labels", key, "make strata")
    strata = strata_of(table, keys)
    sizes, drawn = np.bincount(strata), np.bincount(strata[rows], minlength=strata.max() + 1)
    odd = np.abs(drawn[strata[rows]] - probability * sizes[strata[rows]]) > 0.5
    if odd.any() or (drawn == 0).any():
        row = sheet.iloc[int(np.argmax(odd))]
        message = (
            f"labels: the sheet was drawn from other statements, or is a part of one: by {told[0]} there are not as "
            f"many as the probability of {said(row)} says. Leave rows of the sheet empty rather than out; where "
            "stratified_by names what was scored anew, drop that column: the probabilities still hold"
        )
        raise invalid_option("labels", row["doc_id"], message)
    return strata
