"""The level of stance in time as a model tells it: a line with its band, the means of the periods, the jumps."""

from typing import TYPE_CHECKING, Any

import numpy as np

from quotestance.checks import positive
from quotestance.errors import count, invalid_option, near, some
from quotestance.estimates.periods import FREQUENCIES
from quotestance.plots.canvas import RULE, axes_of, label, legend, note, say, signed, stance_axis
from quotestance.plots.groups import actor_name, column_words, left_out, value_names
from quotestance.plots.marks import Mark, mark_of
from quotestance.plots.periods import date_axis, days_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from quotestance.estimates import Trajectory
    from quotestance.statements.table import Statements


def draw(trajectory: "Trajectory", statements: "Statements", target: str | None, top: int, on: Any) -> "Axes":
    """What `Trajectory.plot` returns."""
    positive("top", top, "groups", whole=True)
    chosen = _one_target(trajectory, target)
    keys = list(trajectory.fits.columns[: trajectory.fits.columns.get_loc("periods")])
    all_fits = trajectory.fits[trajectory.fits["target"] == chosen] if chosen else trajectory.fits
    fits = all_fits[all_fits["likelihood"].notna()]
    name = actor_name(chosen) if chosen else "the target"
    if fits.empty:
        why = "; ".join(dict.fromkeys(all_fits["note"]))
        return say(axes_of(on, 7, 3), f"No stance toward {name} to follow over time: {why}.")
    ax = axes_of(on, 8, 4.4)
    by = [key for key in keys if key not in ("target", "own_bloc")]
    labels = _labels(statements, fits, by)
    shown = list(zip(fits.index[:top], labels, strict=False))
    handles: list[Artist] = []
    days = []
    for place, (group, words) in enumerate(shown):
        fit = fits.loc[group]
        mark = mark_of(place, bool(fit["own_bloc"]))
        rows = _of(trajectory.frame, fit, keys)
        _draw_level(ax, rows, mark)
        handles.append(mark.handle(f"{words} ({fit['statements']:,})", line=True))
        handles += _draw_jumps(ax, _of(trajectory.changes, fit, keys), mark)
        days.append(days_of(rows["date"]))
    legend(ax, handles, title=f"{', '.join(map(column_words, by))} (statements)")
    stance_axis(ax.yaxis)
    ax.set_ylim(-1.08, 1.08)
    ax.axhline(0, color=RULE, linewidth=0.8, zorder=0)
    date_axis(ax, np.concatenate(days))
    label(ax, title=f"Level of stance toward {name} in time", y="stance")
    note(ax, _remarks(trajectory, all_fits, len(fits) - len(shown), ", ".join(by)))
    return ax


def _one_target(trajectory: "Trajectory", target: str | None) -> str | None:
    known = [str(name) for name in trajectory.fits["target"].dropna().unique()]
    if target is None and len(known) > 1:
        message = f"the trajectories are toward several targets ({some(known)}), which must not be mixed: give target="
        raise invalid_option("target", target, f"{message}{known[0]!r} or another")
    if target is not None and target not in known:
        raise invalid_option(
            "target", target, f"no trajectory is toward {target!r} ({some(known) or 'none'})", near(str(target), known)
        )
    return target or next(iter(known), None)


def _labels(statements: "Statements", fits: "pd.DataFrame", by: list[str]) -> list[str]:
    names = {key: value_names(statements, key, fits[key].dropna().unique()) for key in by}
    return [
        (", ".join(names[key].get(row[key], f"no {column_words(key)}") for key in by) or "all")
        + (", on own bloc" if row["own_bloc"] is True or row["own_bloc"] == 1 else "")
        for _, row in fits.iterrows()
    ]


def _of(frame: "pd.DataFrame", fit: "pd.Series[Any]", keys: list[str]) -> "pd.DataFrame":
    """The rows of a group."""
    chosen = np.ones(len(frame), bool)
    for key in keys:
        value = fit[key]
        chosen &= (frame[key].isna() if _is_null(value) else frame[key] == value).to_numpy(bool)
    return frame[chosen]


def _is_null(value: Any) -> bool:
    return value is None or value != value


def _draw_level(ax: "Axes", rows: "pd.DataFrame", mark: Mark) -> None:
    days = days_of(rows["date"])
    ax.fill_between(days, rows["low"], rows["high"], color=mark.colour, alpha=0.13, linewidth=0, zorder=1)
    for edge in ("low", "high"):
        ax.plot(days, rows[edge], color=mark.colour, linestyle=mark.line, linewidth=0.7, zorder=1)
    ax.plot(days, rows["mean"], color="white", linewidth=4.2, zorder=3)
    ax.plot(days, rows["mean"], color=mark.colour, linestyle=mark.line, linewidth=2.2, zorder=3)
    seen = rows["statements"] > 0
    mark.scatter(ax, days[seen], rows["stance"][seen], among=int(seen.sum()))


def _draw_jumps(ax: "Axes", changes: "pd.DataFrame", mark: Mark) -> list["Artist"]:
    """A line at each jump; their entries in the legend, which has the room for words."""
    from matplotlib.lines import Line2D

    entries: list[Artist] = []
    told = (changes[name].tolist() for name in ("date", "before", "after", "probability"))
    for day, date, before, after, probability in zip(days_of(changes["date"]), *told, strict=True):
        ax.axvline(day, color=mark.colour, linewidth=1.2, linestyle=mark.line, zorder=2)
        words = f"{date:%Y-%m-%d}: {signed(before)} → {signed(after)} ({probability:.0%})"
        shape: dict[str, Any] = {"marker": "|", "markersize": 12, "linestyle": "none"}
        entries.append(Line2D([], [], color=mark.colour, label=words, **shape))
    return entries


def _remarks(trajectory: "Trajectory", fits: "pd.DataFrame", others: int, by: str) -> list[str]:
    period = FREQUENCIES.get(trajectory.freq or "", "date")
    undated, followed = int(fits["undated"].sum()), int(fits["likelihood"].notna().sum())
    return [
        f"points: mean of each {period}; line: the level behind them; band: its {100 * trajectory.level:.6g}% interval",
        "upright lines: jumps of the level (from, to, and how probable a jump is)" if len(trajectory.changes) else "",
        left_out(others, by),
        f"too little to follow: {count(len(fits) - followed, 'group')}" if followed < len(fits) else "",
        f"without a date and not counted: {count(undated, 'statement')}" if undated else "",
    ]
