"""Why a row has its score: the sum, written out."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from quotestance.statements.lines import one_line
from quotestance.statements.row import Statement

if TYPE_CHECKING:
    from quotestance.views import View

_LINE = "{:<42} {:<9} {:<10} {:>7} {:>9} {:>9}"
_HEAD = ("evidence", "role", "origin", "amount", "against", "for")
#: Log-odds: evidence that moves less than this is summed up in one line.
LITTLE = 0.02

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


class Explanation:
    r"""The sum that makes a score: printed it is text, in a notebook a waterfall, word by word.

    Examples
    --------
    >>> import quotestance as qs
    >>> statements = qs.analyze("“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel.")
    >>> str(statements.explain(0)).split("\n")[0]
    "Tomas Verel on west, statement 0 of article '0': negative"
    """

    def __init__(self, row: Statement) -> None:
        self.row = row

    def view(self) -> "View":
        """The waterfall, to be looked at or saved as a page."""
        from quotestance.views.statement import statement

        return statement(self.row)

    def __str__(self) -> str:
        return _text(self.row)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.view()._repr_html_()


def heading(row: Statement) -> str:
    """Who is scored, on what, where, and how."""
    if "speaker_name" not in row._fields:
        return f"{target_of(row)} in text {row.doc_id!r}: {row.stance_label}"
    if row.text is None:
        return f"article {row.doc_id!r}: no statement"
    who = row.speaker_name or row.speaker or "someone"
    number = "" if row.statement is None else f" {row.statement}"
    return f"{who} on {target_of(row)}, statement{number} of article {row.doc_id!r}: {row.stance_label}"


def target_of(row: Statement) -> str:
    """Toward whom a row is scored; a row of `Scores` points to words of its text."""
    if "target" not in row._fields:
        return repr(row.text[row.begin : row.end])
    return row.target or "no target"


def items(row: Statement) -> Iterator[dict[str, Any]]:
    """The evidence, what matters most first and the baseline last; then what matters little as one item."""
    evidence = sorted(row.evidence, key=lambda item: (item["role"] == "baseline", -_weight(item)))
    little = [item for item in evidence if _weight(item) < LITTLE and item["role"] != "baseline"]
    for item in evidence:
        if item not in little:
            yield item
    if little:
        total = {side: sum(item[side] for item in little) for side in ("against", "for")}
        concept = f"{len(little)} more of little weight"
        yield {"begin": None, "form": None, "concept": concept, "role": "", "origin": None, "amount": None, **total}


def sums(row: Statement) -> tuple[float, float]:
    """The log-odds of *against* and of *for*, both against *neutral*."""
    against, for_ = (sum(item[side] for item in row.evidence) for side in ("against", "for"))
    return against, for_


def missing(row: Statement) -> str:
    """Why there is no sum to show; empty if there is one."""
    if row.text is None:
        return "This row holds no statement."
    if row.stance is None and "target" in row._fields and row.target is None:
        return "The statement is on no target: there is no stance to score."
    if row.stance is None:
        return f"{target_of(row)} is not spoken of here: there is no stance to score."
    if row.evidence is None or shares_of(row) is None:
        return f"stance = {row.stance:+.3f}; the table does not hold what made it."
    return ""


def shares_of(row: Statement | Mapping[str, Any]) -> dict[str, float] | None:
    """The probabilities by label; None where the table does not hold them all."""
    shares = {label: row[f"p_{label}"] for label in ("negative", "neutral", "positive")}
    return None if None in shares.values() else shares


def end(row: Statement) -> list[str]:
    """What follows from the sums."""
    against, for_ = (f"{total:+.4f}" for total in sums(row))
    given = shares_of(row) or {}
    shares = ", ".join(f"{share:.3f}" for share in given.values())
    return [
        f"p({', '.join(given)}) = softmax({against}, 0, {for_}) = {shares}",
        f"stance = p(positive) - p(negative) = {row.stance:+.3f}" + " (abstained)" * bool(row.abstained),
    ]


def _text(row: Statement) -> str:
    lines = [one_line(heading(row)), f"“{one_line(row.text or '')}”", ""]
    if reason := missing(row):
        return "\n".join([*lines, reason])
    lines.append(_LINE.format(*_HEAD))
    for item in items(row):
        words, *rest = _cells(item)
        lines.append(_LINE.format(_cut(one_line(words), 42), *rest))
    total = (f"{side:+.4f}" for side in sums(row))
    lines += [_LINE.format("log-odds against neutral", "", "", "", *total), "", *end(row)]
    return "\n".join(lines)


def _weight(item: Mapping[str, Any]) -> float:
    return float(abs(item["against"]) + abs(item["for"]))


def _cells(item: Mapping[str, Any]) -> tuple[str, ...]:
    words = item["concept"] if item["form"] is None else f"{item['concept']} ({item['form']})"
    amount = "" if item["amount"] is None else f"{item['amount']:+.2f}"
    return (words, item["role"], item["origin"] or "", amount, f"{item['against']:+.4f}", f"{item['for']:+.4f}")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
