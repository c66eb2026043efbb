"""The sum that makes a score, as a waterfall: where it starts, how far each word moves it, where it ends."""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

from quotestance.statements.display import side
from quotestance.statements.explain import RULES, end, heading, items, missing, shares_of, sums
from quotestance.statements.row import Statement
from quotestance.views.marks import SIGNS, link, marked, signed
from quotestance.views.page import View, escape

_HEAD = (
    '<thead><tr><th scope="col">evidence</th><th scope="col" class="number">amount</th>'
    '<th scope="col" class="number negative">− against</th><th scope="col" class="number positive">+ for</th>'
    '<th scope="col" class="number">for − against</th>'
    '<th scope="col"><span class="ends"><span>← against</span><span>for →</span></span></th></tr></thead>'
)


def statement(row: Statement) -> View:
    """The view of one row of `Statements` or `Scores`."""
    title = heading(row)
    fields = row._asdict()
    parts = [
        f'<p class="heading" role="heading" aria-level="2"><b>{_isolated(title)}</b></p>',
        f'<p class="quiet">{_isolated(_facts(fields))}</p>' if "speaker" in fields else "",
        f"<blockquote>{marked(fields)}</blockquote>" if fields["text"] is not None else "",
    ]
    if reason := missing(row):
        parts.append(f"<p>{_isolated(reason)}</p>")
    else:
        parts += [_waterfall(row), _probabilities(fields), f'<p class="quiet">{"<br>".join(map(escape, end(row)))}</p>']
    return View("".join(parts), title)


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _facts(fields: Mapping[str, Any]) -> str:
    cue = f"cue “{fields['cue']}”" if fields["cue"] else ""
    source = f"source {fields['source']}" if fields["source"] else ""
    day = fields["date"].isoformat() if fields["date"] else ""
    return " · ".join(filter(None, [day, fields["kind"], cue, source, link(fields)]))


def _waterfall(row: Statement) -> str:
    # It starts from the baseline; of the others what matters most comes first.
    steps = sorted(items(row), key=lambda item: item["role"] != "baseline")
    totals = list(accumulate((item["for"] - item["against"] for item in steps), initial=0.0))
    against, for_ = sums(row)
    low, high = min(totals), max(totals)
    scale = _Scale(low, max(high, low + 1e-9))
    body = "".join(_step(item, *ends, scale) for item, ends in zip(steps, pairwise(totals), strict=True))
    label = side({"against": against, "for": for_})
    foot = (
        f'<tr><th scope="row">log-odds against neutral</th><td></td>{_numbers(against, for_)}'
        f'<td class="walk">{scale.bar(0, for_ - against, f"{label}-area whole")}</td></tr>'
    )
    zero = f"--zero:{scale.place(0):.2f}%"
    table = f'<table class="sum" style="{zero}">{_HEAD}<tbody>{body}</tbody><tfoot>{foot}</tfoot></table>'
    return f'<div class="wide">{table}</div>'


class _Scale:
    """Log-odds as places between the left and the right edge of a cell, in per cent."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.width = low, high - low

    def place(self, value: float) -> float:
        return 3 + 94 * (value - self.low) / self.width

    def bar(self, before: float, after: float, look: str) -> str:
        left, right = sorted((self.place(before), self.place(after)))
        direction = "left" if after < before else "right"
        return f'<span class="bar {direction} {look}" style="left:{left:.2f}%;width:{right - left:.2f}%"></span>'


def _step(item: Mapping[str, Any], before: float, after: float, scale: _Scale) -> str:
    words = f"<bdi>{escape(item['form'])}</bdi>" if item["form"] else escape(item["concept"])
    amount = "" if item["amount"] is None else signed(item["amount"])
    return (
        f'<tr><th scope="row">{words}<span class="quiet">{escape(_why(item))}</span></th>'
        f'<td class="number">{amount}</td>{_numbers(item["against"], item["for"])}'
        f'<td class="walk">{scale.bar(before, after, f"{side(item)}-area")}</td></tr>'
    )


def _why(item: Mapping[str, Any]) -> str:
    """The concept, and how it is tied to the target."""
    concept = item["concept"] if item["form"] else ""
    role = f"{item['role']}: {RULES.get(item['role'], '')}" if item["role"] else ""
    return " · ".join(filter(None, [concept, role, item["origin"]]))


def _numbers(against: float, for_: float) -> str:
    step = side({"against": against, "for": for_})
    cells = ((against, ""), (for_, ""), (for_ - against, f" {step}"))
    return "".join(f'<td class="number{css}">{signed(number, 4)}</td>' for number, css in cells)


def _probabilities(fields: Mapping[str, Any]) -> str:
    shares = (shares_of(fields) or {}).items()
    bars = "".join(f'<span class="{label}-area" style="width:{100 * share:.2f}%"></span>' for label, share in shares)
    numbers = "".join(
        f'<span class="{label}">{SIGNS[label]} {label} <b>{share:.3f}</b></span>' for label, share in shares
    )
    label = fields["stance_label"]
    verdict = f'stance <b class="{label}">{signed(fields["stance"], 3)} {label}</b>'
    if fields["abstained"]:
        verdict += " (abstained)"
    return (
        f'<div class="shares"><div class="stack" aria-hidden="true">{bars}</div>'
        f'<p class="key">{numbers}<span>{verdict}</span></p></div>'
    )
