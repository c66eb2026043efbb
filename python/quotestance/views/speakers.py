"""Who speaks in an article: a colour and a shape for each, a chip before each statement, and the legend of them all."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from quotestance.statements.explain import shares_of
from quotestance.statements.lines import one_line
from quotestance.views.marks import SIGNS, link, name_of, signed
from quotestance.views.page import escape
from quotestance.views.palette import GLYPHS, SPEAKERS

Row = Mapping[str, Any]


def dressed(rows: Sequence[Row]) -> list[Row]:
    """The rows with the ``look`` of their speakers, a class and a shape, in the order in which they speak.

    No two of 64 look the same.
    """
    place = {speaker: i for i, speaker in enumerate(dict.fromkeys(row["speaker"] for row in rows))}
    return [dict(row) | {"look": _look(place[row["speaker"]])} for row in rows]


def _look(i: int) -> tuple[str, str]:
    return f"speaker{i % len(SPEAKERS)}", GLYPHS[(i + i // len(SPEAKERS)) % len(GLYPHS)]


def chip(row: Row) -> str:
    """What stands before a statement: who speaks, in what way, and where they stand."""
    told = escape(_told(row))
    return (
        f'<span class="chip {row["look"][0]}" tabindex="0" role="note" aria-label="{told}">'
        f'{_who(row)} <span class="quiet">{escape(row["kind"] or "")}</span> {stance(row)}</span>'
    )


def again(row: Row) -> str:
    """What stands where a statement goes on after another one inside it."""
    return f'<span class="chip {row["look"][0]}">… {_who(row)}</span>'


def stance(row: Row) -> str:
    """The label with its sign, and the number."""
    label = row["stance_label"]
    number = "" if row["stance"] is None else f" {signed(row['stance'])}"
    words = f"not on {row['target']}" if label == "none" and row["target"] else f"{label}{number}"
    return f'<span class="{label}">{SIGNS[label]} {escape(words)}</span>'


def _who(row: Row) -> str:
    return f'<span class="glyph" aria-hidden="true">{row["look"][1]}</span> <bdi>{escape(name_of(row))}</bdi>'


def _told(row: Row) -> str:
    lines = [" ".join(filter(None, [f"{name_of(row)},", row["kind"], "statement"]))]
    if row["cue"]:
        lines.append(f"cue: {one_line(row['cue'])}")
    if row["speaker_mention"]:
        found = f" (found by {row['resolved_by']})" if row["resolved_by"] else ""
        lines.append(f"speaker: {one_line(row['speaker_mention'])}{found}")
    if row["source"]:
        lines.append(f"source: {one_line(row['source'])}")
    if row["stance"] is None:
        return "\n".join([*lines, f"{row['target']} is not spoken of"])
    if shares := shares_of(row):
        told = ", ".join(f"{label} {share:.2f}" for label, share in shares.items())
        lines.append(told + " (abstained)" * bool(row["abstained"]))
    return "\n".join(filter(None, [*lines, link(row)]))


def legend(rows: Sequence[Row], target: str) -> str:
    """The speakers with their counts and their mean stance."""
    head = "".join(
        f'<th scope="col"{css}>{words}</th>'
        for words, css in (
            ("speaker", ""),
            ("statements", ' class="number"'),
            (f"on {escape(target)}", ' class="number"'),
            ("mean stance", ' class="number"'),
            ('<span class="ends"><span>against</span><span>for</span></span>', ""),
        )
    )
    groups: dict[str | None, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["speaker"], []).append(row)
    lines = "".join(map(_line, groups.values()))
    table = f'<table class="legend"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
    return f'<div class="wide">{table}</div>'


def _line(rows: Sequence[Row]) -> str:
    scored = [row["stance"] for row in rows if row["stance"] is not None]
    mean = fmean(scored) if scored else None
    side = "none" if mean is None else "negative" if mean < 0 else "positive"
    own = ' <span class="quiet">own side</span>' if any(row["own_bloc"] for row in rows) else ""
    return (
        f'<tr class="{rows[0]["look"][0]}"><th scope="row">{_who(rows[0])}{own}</th>'
        f'<td class="number">{len(rows)}</td><td class="number">{len(scored)}</td>'
        f'<td class="number {side}">{"–" if mean is None else signed(mean)}</td><td>{bar(mean)}</td></tr>'
    )


def bar(stance: float | None) -> str:
    """−1 to +1 as a bar from the middle to the left or to the right."""
    if stance is None:
        return ""
    left = 50 + min(stance, 0) * 50
    side = "negative" if stance < 0 else "positive"
    style = f"left:{left:.1f}%;width:{abs(stance) * 50:.1f}%"
    return f'<span class="stance-bar" aria-hidden="true"><span class="{side}-area" style="{style}"></span></span>'
