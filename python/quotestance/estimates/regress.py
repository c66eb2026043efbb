"""Regression of stance on columns of the statements, corrected by labels."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from quotestance import _core
from quotestance.errors import count, invalid_option, some
from quotestance.estimates.cells import cells_of
from quotestance.estimates.intervals import Solved, results_of
from quotestance.estimates.match import Labelled
from quotestance.statements.groups import number, remarks_on_bloc, stance_of, with_remarks

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
#: More are a table of means.
MOST_TERMS = 40
_NUMBERS = (pa.types.is_boolean, pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)


@dataclass(frozen=True)
class Design:
    """The terms of a regression by row, each measured from its mean in its standard deviations.

    Parameters
    ----------
    names
        Of the terms, the first of them the intercept.
    against
        The value that each is compared with; empty of numbers.
    terms
        Rows x terms.
    back
        Turns coefficients of `terms` into those of the columns as they are.
    single
        Columns without a term, as all rows have one value.
    """

    names: list[str]
    against: list[str]
    terms: Floats
    back: Floats
    single: list[str]


def coefficients(table: pa.Table, keys: list[str], labelled: Labelled, level: float) -> "pd.DataFrame":
    """The coefficients for each target, those on the own bloc apart."""
    import pandas as pd

    columns = [key for key in keys if key not in ("target", "own_bloc")]
    if not columns:
        message = "coefficients are those of columns: give their names in by, besides target and own_bloc"
        raise invalid_option("by", keys, message)
    places, first = number([table.column(key) for key in ("target", "own_bloc")])
    known = np.logical_and.reduce([table.column(name).is_valid().to_numpy() for name in columns])
    articles, stance = number([table.column("doc_id")])[0], stance_of(table)
    parts = []
    for place, row in enumerate(first):
        rows = np.flatnonzero((places == place) & known)
        head = {key: table.column(key)[int(row)].as_py() for key in ("target", "own_bloc")}
        if len(rows):
            design = design_of(table.select(columns).take(pa.array(rows)))
            part = _fit(design, stance[rows], labelled.take(rows), articles[rows], level)
            left = int((places == place).sum()) - len(rows)
            remark = remarks_on_bloc(labelled.unknown[rows], places[rows], place + 1)[place]
            parts.append(_with_head(part, head, _without_term(design.single), _left_out(left, columns), remark))
    if not parts:
        raise invalid_option("by", columns, f"by: no statement has a value in all of {', '.join(columns)}")
    return pd.concat(parts, ignore_index=True)


def design_of(table: pa.Table) -> Design:
    """An intercept, a term for each column of numbers or truth values, and one for each other value of the rest.

    Raises
    ------
    InvalidOption
        A column is neither, holds what is not finite, or has too many values.
    """
    names, against, terms, middles, units = ["intercept"], [""], [np.ones(table.num_rows)], [0.0], [1.0]
    single = []
    for name in table.column_names:
        found = _terms_of(name, table.column(name))
        single += [] if found else [name]
        for term, base, values in found:
            # By their size, so that no square of them is too large or too small for a float.
            size = float(np.abs(values).max()) or 1.0
            spread = size * float((values / size).std())
            names.append(term)
            against.append(base)
            middles.append(size * float((values / size).mean()))
            units.append(spread if spread > 0 else 1.0)
            terms.append((values - middles[-1]) / units[-1])
    if len(names) > MOST_TERMS:
        message = f"by: these columns make {len(names)} terms, and {MOST_TERMS} are the most: join rare values"
        raise invalid_option("by", len(names), message)
    back = np.diag(1 / np.array(units))
    back[0] -= np.array(middles) / np.array(units)
    return Design(names, against, np.stack(terms, axis=1), back, single)


def _terms_of(name: str, column: pa.ChunkedArray) -> list[tuple[str, str, Floats]]:
    kind = column.type
    if any(of(kind) for of in _NUMBERS):
        values = column.cast(pa.float64(), safe=False).to_numpy()
        if not np.isfinite(values).all():
            odd = values[~np.isfinite(values)][0]
            message = f"by: column {name!r} holds {odd}, which is not finite; a term needs finite numbers, or null"
            raise invalid_option("by", name, message)
        return [(name, "", values)]
    if pa.types.is_temporal(kind):
        message = f"by: column {name!r} holds {kind}: make a number of it (years), or a truth value (after a day)"
        raise invalid_option("by", name, message)
    text = column.cast(pa.string())
    counted = sorted(pc.value_counts(text).to_pylist(), key=lambda each: (-each["counts"], each["values"]))
    base, *others = [each["values"] for each in counted]
    if len(others) >= MOST_TERMS:
        message = f"by: column {name!r} has {len(counted)} values ({some(others, 3)}): put rare ones together"
        raise invalid_option("by", name, message)
    return [(f"{name}={value}", base, pc.equal(text, value).to_numpy().astype(np.float64)) for value in others]


def _fit(
    design: Design, stance: Floats, labelled: Labelled, articles: NDArray[np.int64], level: float
) -> "pd.DataFrame":
    import pandas as pd

    p, none = len(design.names), np.zeros(len(stance), np.int64)
    found: dict[str, Any] = _core.correct(
        stance, labelled.values, labelled.weights, cells_of(none, labelled), none, articles, design.terms,
        width=p, k=1, together=True,
    )  # fmt: skip
    # In standard deviations of the terms: what is nothing but rounding must not hang on their units.
    units = 1 / np.diag(design.back)
    back = units[:, None] * design.back
    solved = Solved(
        back @ found["naive"][0],
        back @ found["value"][0],
        found["tuning"][0],
        np.full(p, found["freedom"][0].min()),
        *(np.diagonal(back @ found[name][0] @ back.T) for name in ("naive_covariance", "covariance", "unaided")),
    )
    counts = {name: np.repeat(found[name], p) for name in ("rows", "articles", "scored", "labels", "speaking")}
    counts["labelled_articles"] = np.repeat(found["labelled_articles"], p)
    unsure = _unsure(design, articles, labelled.weights > 0)
    results = results_of(counts, solved, level=level, end=np.inf, skipped=labelled.skipped, width=p, unsure=unsure)
    for name in ("naive", "naive_low", "naive_high", "estimate", "low", "high", "error"):
        results[name] = results[name] / units
    frame = pd.DataFrame({"term": design.names, "against": design.against, **results})
    if follows := _dependent(design):
        frame["note"] = f"no estimate: {', '.join(follows)} cannot be told from the other terms"
    return frame


def _unsure(design: Design, articles: NDArray[np.int64], labelled: NDArray[np.bool_]) -> list[str]:
    """By term, why its spread cannot be told: of its two values one has labels in a single article."""
    reasons = []
    for name, term in zip(design.names, design.terms.T, strict=True):
        other = term != term[0]
        two = bool(other.any()) and np.ptp(term[other]) == 0
        fewest = min(len(np.unique(articles[labelled & side])) for side in (other, ~other)) if two else 2
        reasons.append(f"labels for one of both values of {name} in {count(fewest, 'article')}" if fewest < 2 else "")
    return reasons


def _dependent(design: Design) -> list[str]:
    """Terms that follow from those before them: of a singular design these are at fault."""
    out: list[str] = []
    kept: list[int] = []
    gram = design.terms.T @ design.terms / len(design.terms)
    for j, name in enumerate(design.names):
        more = [*kept, j]
        if np.linalg.matrix_rank(gram[np.ix_(more, more)], tol=1e-8) < len(more):
            out.append(name)
        else:
            kept = more
    return out


def _without_term(columns: list[str]) -> str:
    return f"no term for {', '.join(columns)}: all these statements have one value" if columns else ""


def _left_out(number: int, columns: list[str]) -> str:
    return f"left out: {count(number, 'statement')} without {' or '.join(columns)}" if number else ""


def _with_head(part: "pd.DataFrame", head: dict[str, Any], *remarks: str) -> "pd.DataFrame":
    for place, (key, value) in enumerate(head.items()):
        part.insert(2 + place, key, value)
    for remark in remarks:
        part["note"] = with_remarks(part["note"], [remark] * len(part))
    return part
