"""How far two people agree who labelled the same statements."""

from typing import TYPE_CHECKING, Any

import numpy as np

from quotestance import _core
from quotestance.errors import invalid_option
from quotestance.estimates.sheet import KEYS, read
from quotestance.statements.columns import LABELS
from quotestance.statements.groups import number
from quotestance.statements.summary import check

if TYPE_CHECKING:
    import pandas as pd

#: In the order of the core.
_COEFFICIENTS = (
    ("alpha", "nominal"),
    ("alpha", "ordinal"),
    ("alpha", "interval"),
    ("kappa", "unweighted"),
    ("kappa", "linear"),
    ("kappa", "quadratic"),
)
#: Which of them count over all labels; the others over stances, which alone have an order.
_OVER_ALL = (0, 3)
_COLUMNS = (
    *("target", "coefficient", "kind", "labels", "statements", "articles"),
    *("agree", "value", "low", "high", "note"),
)
_NONE = LABELS.index("none")


def agreement(
    sheet_a: object,
    sheet_b: object,
    *,
    level: float = 0.95,
    replicates: int = 10_000,
    seed: int = 0,
    threads: int | None = None,
) -> "pd.DataFrame":
    """Krippendorff's alpha and Cohen's kappa of two sheets of labels, with intervals clustered by article.

    Parameters
    ----------
    sheet_a, sheet_b
        Two sheets of `Statements.sample_for_labels`, or any frames with ``doc_id``, ``statement``, ``target`` and
        ``label``: negative, neutral, positive (or -1, 0, 1), or none where the statement does not speak of the target.
        Statements with a label on both sheets count.
    level
        How often such intervals hold the true coefficient, if all goes as it should.
    replicates
        Resamples that the intervals are made of.
    seed
        Of the resampling. The results do not depend on the number of threads.
    threads
        Threads that resample; None for all cores.

    Returns
    -------
    For each target, which are never mixed, a row for each coefficient:

    - ``coefficient`` and ``kind``: alpha nominal, ordinal, interval; kappa unweighted, linear, quadratic;
    - ``labels``: ``all`` where the four labels count, ``stances`` where only statements count of which both say that
      they speak of the target, for ``none`` has no place in an order;
    - ``statements`` and ``articles`` that count;
    - ``agree``: the share of statements on which both say the same;
    - ``value``: 1 is full agreement, 0 that of chance; ``low`` and ``high``;
    - ``note``: why there is no value or no interval, or one to be read with care.

    Raises
    ------
    InvalidOption
        A sheet lacks a column, holds what is no label, or the sheets have no labelled statement in common.

    Notes
    -----
    Alpha is one less the observed disagreement over that of labels drawn from one urn without putting them back
    (Krippendorff 2019, Content Analysis, 4th ed., ch. 12); kappa sets it against each person's own urn (Cohen 1960,
    Educational and Psychological Measurement 20, 37-46; weighted: Cohen 1968, Psychological Bulletin 70, 213-220). The
    weights of a disagreement by two steps are 2 (linear) and 4 (interval, quadratic) times those of one by one step;
    ordinal alpha counts the labels that lie between. Intervals are percentiles of resamples of articles with all their
    statements. They assume that articles are independent, and are too short with fewer than some thirty. Where nearly
    all labels are one, little agreement is left to find, and coefficients are low though the people agree.

    Examples
    --------
    >>> import pandas as pd
    >>> import quotestance as qs
    >>> keys = {"doc_id": list("abcdef"), "statement": 0, "target": "west"}
    >>> one = pd.DataFrame(keys | {"label": ["negative", "neutral", "positive", "negative", "none", "positive"]})
    >>> two = pd.DataFrame(keys | {"label": ["negative", "neutral", "neutral", "negative", "none", "positive"]})
    >>> qs.agreement(one, two).set_index(["coefficient", "kind"]).value.round(3).head(3).to_dict()
    {('alpha', 'nominal'): 0.792, ('alpha', 'ordinal'): 0.89, ('alpha', 'interval'): 0.87}
    """
    import pandas as pd

    check(replicates, level, 0, seed, threads)
    both = _both(sheet_a, sheet_b)
    options = {"replicates": replicates, "level": level, "seed": seed, "threads": threads}
    parts = [_of_target(target, its, options) for target, its in both.groupby("target", sort=True)]
    return pd.concat(parts, ignore_index=True)


def _both(sheet_a: object, sheet_b: object) -> "pd.DataFrame":
    first, second = (
        rows.loc[rows["code"] >= 0, [*KEYS, "code"]]
        for rows in (read(sheet_a, "sheet_a", ()), read(sheet_b, "sheet_b", ()))
    )
    both = first.merge(second, on=list(KEYS), suffixes=("_a", "_b"))
    if not len(both):
        message = (
            f"the sheets have no labelled statement in common: sheet_a has {len(first)} labels, sheet_b {len(second)}"
        )
        raise invalid_option("sheet_b", len(second), message)
    return both


def _of_target(target: Any, both: "pd.DataFrame", options: dict[str, Any]) -> "pd.DataFrame":
    import pandas as pd

    stances = both[(both["code_a"] != _NONE) & (both["code_b"] != _NONE)]
    over = {"all": (both, _agree(both, 4, options)), "stances": (stances, _agree(stances, 3, options))}
    rows = []
    for i, (coefficient, kind) in enumerate(_COEFFICIENTS):
        name = "all" if i in _OVER_ALL else "stances"
        part, found = over[name]
        value, low, high = (float(found[end][i]) for end in ("value", "low", "high"))
        articles = part["doc_id"].nunique()
        same = float((part["code_a"] == part["code_b"]).mean()) if len(part) else np.nan
        note = _note(len(part), articles, value, int(found["undefined"][i]), int(options["replicates"]))
        if np.isnan(value):
            low = high = np.nan
        rows.append((target, coefficient, kind, name, len(part), articles, same, value, low, high, note))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _agree(part: "pd.DataFrame", kinds: int, options: dict[str, Any]) -> dict[str, Any]:
    import pyarrow as pa

    from quotestance.options import cores  # which imports this package

    articles = number([pa.chunked_array([pa.array(part["doc_id"].astype("object"), pa.string())])])[0]
    found: dict[str, Any] = _core.agree(
        part["code_a"].to_numpy(np.int8), part["code_b"].to_numpy(np.int8), articles,
        kinds=kinds, **(options | {"threads": options["threads"] or cores()}),
    )  # fmt: skip
    return found


def _note(statements: int, articles: int, value: float, undefined: int, replicates: int) -> str:
    if not statements:
        return "no statement of which both say that it speaks of the target"
    if np.isnan(value):
        return "all labels are one: nothing that chance could not bring"
    if articles < 2:
        return "one article: no interval"
    if undefined:
        return f"{undefined:,} of {replicates:,} resamples hold one label alone, and are left out of the interval"
    return ""
