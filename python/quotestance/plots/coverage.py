"""How many statements and articles there are in time, and how many of them speak of the target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from quotestance.errors import count, invalid_option
from quotestance.estimates.periods import FREQUENCIES
from quotestance.plots.canvas import INK, axes_of, label, legend, note, say, wrap
from quotestance.plots.groups import column_words, of_target, rows_of
from quotestance.plots.periods import date_axis, days_of_period, period_word
from quotestance.views.palette import AREAS, SPEAKERS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from quotestance.statements.table import Statements

_HATCHES = ("", "////", "....", "xxxx", "\\\\\\\\", "++++", "oooo")
_GROUPS = len(_HATCHES)


def draw(statements: "Statements", freq: str, by: str | None, target: str | None, on: Any) -> "Axes":
    """What `Plots.coverage` returns."""
    every = period_word(freq)
    if not every:
        raise invalid_option("freq", freq, f"freq={freq!r}: a period is needed, one of {', '.join(FREQUENCIES)}")
    chosen, target_name = of_target(statements, target)
    rows = rows_of(chosen, group=by) if by else rows_of(chosen)
    rows = _by_value(rows) if by else _by_target(rows, target_name)
    dated = rows[rows["date"].notna()]
    if dated.empty:
        why = f"of {count(len(rows), 'statement')} none has a date" if len(rows) else "there are no statements"
        return say(axes_of(on, 7, 3), f"No coverage to show: {why}.")
    ax = axes_of(on, 8, 4)
    from matplotlib.ticker import MaxNLocator

    counts = dated.groupby([dated["date"].dt.to_period(freq), "group"], observed=True).size().unstack(fill_value=0)
    articles = dated.groupby(dated["date"].dt.to_period(freq))["doc_id"].nunique()
    colours = SPEAKERS if by else (SPEAKERS[0], SPEAKERS[5], AREAS["none"])
    spans = np.array([days_of_period(period) for period in counts.index])
    bars = _draw_bars(ax, spans, counts, colours)
    middle, total = spans.mean(axis=1), f"articles ({dated['doc_id'].nunique():,})"
    mark = ax.scatter(middle, articles, marker="D", s=36, color=INK, edgecolor="white", label=total, zorder=3)
    date_axis(ax, spans)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    label(ax, title=f"Statements and articles by {every}", y="number")
    legend(ax, [*bars, mark], title=column_words(by) if by else "")
    undated = len(rows) - len(dated)
    note(
        ax,
        [
            f"{count(len(dated), 'statement')} of {count(dated['doc_id'].nunique(), 'article')}",
            "articles without any statement are not counted",
            f"without a date and not shown: {count(undated, 'statement')}" if undated else "",
        ],
    )
    return ax


def _by_target(rows: "pd.DataFrame", target: str) -> "pd.DataFrame":
    """Grouped by whether the statements speak of the target."""
    import pandas as pd

    kinds = [f"speak of {target}", "speak of it, label unsure", f"do not speak of {target}"]
    unsure = rows["abstained"].eq(True).to_numpy(np.int64)
    named = np.array(kinds)[np.where(rows["stance"].isna(), 2, unsure)]
    return rows.assign(group=pd.Categorical(named, kinds))


def _by_value(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Grouped by the values of a column, the rare ones as one."""
    import pandas as pd

    named = rows["group"].fillna("unknown")
    usual = named.value_counts().index
    if len(usual) > _GROUPS:
        rest = f"{len(usual) - _GROUPS + 1:,} others"
        usual = usual[: _GROUPS - 1].append(pd.Index([rest]))
        named = named.where(named.isin(usual), rest)
    return rows.assign(group=pd.Categorical(named, list(usual)))


def _draw_bars(
    ax: "Axes", spans: NDArray[np.float64], counts: "pd.DataFrame", colours: Sequence[str]
) -> list["Artist"]:
    """Draw the statements of each group on those of the group before."""
    from matplotlib.patches import Patch

    widths = spans[:, 1] - spans[:, 0]
    base = np.zeros(len(counts))
    handles: list[Artist] = []
    for place, group in enumerate(counts.columns):
        height = counts[group].to_numpy(np.float64)
        look: dict[str, Any] = {"facecolor": colours[place], "edgecolor": "white", "hatch": _HATCHES[place]}
        ax.bar(spans[:, 0] + 0.06 * widths, height, 0.88 * widths, base, align="edge", linewidth=0.5, **look)
        handles.append(Patch(label=wrap(f"{group} ({int(height.sum()):,})"), **look))
        base += height
    return handles
