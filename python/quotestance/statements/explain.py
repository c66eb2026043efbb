"""Why a row has its score: the sum, written out."""

import html as escaping
from collections.abc import Iterator, Mapping
from typing import Any

from quotestance.statements.lines import one_line
from quotestance.statements.row import Statement

_LINE = "{:<42} {:<9} {:<10} {:>7} {:>9} {:>9}"
_HEAD = ("evidence", "role", "origin", "amount", "against", "for")
_LITTLE = 0.02  # log-odds: evidence that moves less than this is summed up in one line

#: What each role says of how the word is tied to the target.
RULES: Mapping[str, str] = {
    "object": "the attitude is about the target",
    "agent": "the target does it, or holds the attitude",
    "patient": "it is done to the target",
    "head": "it is said of the target",
    "party": "the target is one of the sides",
    "code": "a coded word for the target",
    "context": "near the target, with no grammar between them",
    "cue": "the verb of the report",
    "setting": "how the target stands in the sentence",
    "baseline": "any sentence on the target starts from this",
}


def explain(row: Statement, *, as_html: bool = False) -> str:
    """The evidence of a row with its contributions, their sums, and what follows from them."""
    return _html(row) if as_html else _text(row)


def _heading(row: Statement) -> str:
    fields = row._fields
    if "speaker_name" not in fields:
        return f"{row.text[row.begin : row.end]!r} in text {row.doc_id!r}: {row.stance_label}"
    who = row.speaker_name or row.speaker or "someone"
    return f"{who} on {row.target}, statement {row.statement} of article {row.doc_id!r}: {row.stance_label}"


def _items(row: Statement) -> Iterator[dict[str, Any]]:
    """The evidence, what matters most first; what matters little as one item."""
    evidence = sorted(row.evidence, key=lambda item: (item["role"] == "baseline", -_weight(item)))
    little = [item for item in evidence if _weight(item) < _LITTLE and item["role"] != "baseline"]
    for item in evidence:
        if item not in little:
            words = item["concept"] if item["begin"] is None else f"{item['concept']} ({item['form']})"
            yield item | {"words": words, "origin": item["origin"] or ""}
    if little:
        sums = {side: sum(item[side] for item in little) for side in ("against", "for")}
        words = f"{len(little)} more of little weight"
        yield {"words": words, "role": "", "origin": "", "amount": None, **sums}


def _weight(item: Mapping[str, Any]) -> float:
    return float(abs(item["against"]) + abs(item["for"]))


def _cells(item: Mapping[str, Any]) -> tuple[str, ...]:
    amount = "" if item["amount"] is None else f"{item['amount']:+.2f}"
    return (item["words"], item["role"], item["origin"], amount, f"{item['against']:+.4f}", f"{item['for']:+.4f}")


def _sums(row: Statement) -> tuple[str, str]:
    against, for_ = (sum(item[side] for item in row.evidence) for side in ("against", "for"))
    return f"{against:+.4f}", f"{for_:+.4f}"


def _end(row: Statement) -> list[str]:
    against, for_ = _sums(row)
    labels = ("negative", "neutral", "positive")
    shares = ", ".join(f"{row[f'p_{label}']:.3f}" for label in labels)
    return [
        f"p({', '.join(labels)}) = softmax({against}, 0, {for_}) = {shares}",
        f"stance = p(positive) - p(negative) = {row.stance:+.3f}" + " (abstained)" * row.abstained,
    ]


def _unspoken(row: Statement) -> str:
    return f"{row.target} is not spoken of here: there is no stance to score."


def _text(row: Statement) -> str:
    lines = [one_line(_heading(row)), f"“{one_line(row.text)}”", ""]
    if row.stance is None:
        return "\n".join([*lines, _unspoken(row)])
    lines.append(_LINE.format(*_HEAD))
    for item in _items(row):
        words, *rest = _cells(item)
        lines.append(_LINE.format(_cut(one_line(words), 42), *rest))
    lines += [_LINE.format("log-odds against neutral", "", "", "", *_sums(row)), "", *_end(row)]
    return "\n".join(lines)


def _html(row: Statement) -> str:
    e = escaping.escape
    parts = [f"<p><b>{e(_heading(row))}</b></p>", f"<blockquote>{e(row.text)}</blockquote>"]
    if row.stance is None:
        return "".join(['<div class="quotestance">', *parts, f"<p>{e(_unspoken(row))}</p>", "</div>"])
    head = "".join(f"<th>{e(name)}</th>" for name in _HEAD)
    body = ""
    for item in _items(row):
        words, role, *rest = _cells(item)
        rule = f'<td title="{e(RULES.get(role, ""))}">{e(role)}</td>'
        body += f"<tr><td>{e(words)}</td>{rule}" + "".join(f"<td>{e(cell)}</td>" for cell in rest) + "</tr>"
    total = "".join(f"<th>{e(cell)}</th>" for cell in ("log-odds against neutral", "", "", "", *_sums(row)))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot><tr>{total}</tr></tfoot></table>"
    end = "".join(f"<p>{e(line)}</p>" for line in _end(row))
    return "".join(['<div class="quotestance">', *parts, table, end, "</div>"])


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
