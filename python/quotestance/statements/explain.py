"""Why a statement has its score: the sum, written out."""

from quotestance.statements.row import Statement

_LINE = "{:<42} {:<9} {:<10} {:>9} {:>9}"


def explain(statement: Statement) -> str:
    """The evidence of a statement with its two contributions, their sums, and what follows from them."""
    who = statement.speaker_name or statement.speaker or "someone"
    where = f"statement {statement.statement} of article {statement.doc_id!r}"
    lines = [
        f"{who} on {statement.target}, {where}: {statement.stance_label}",
        f"“{' '.join(statement.text.split())}”",
        "",
    ]
    if statement.stance is None:
        return "\n".join([*lines, f"{statement.target} is not spoken of here: there is no stance to score."])
    return "\n".join([*lines, *_sum(statement)])


def _sum(statement: Statement) -> list[str]:
    lines = [_LINE.format("evidence", "role", "origin", "against", "for")]
    for item in statement.evidence:
        words = item["concept"] if item["begin"] is None else f"{item['concept']} ({item['form']})"
        against, for_ = f"{item['against']:+.4f}", f"{item['for']:+.4f}"
        lines.append(_LINE.format(_cut(words, 42), item["role"], item["origin"] or "", against, for_))
    against, for_ = (f"{sum(item[side] for item in statement.evidence):+.4f}" for side in ("against", "for"))
    labels = ("negative", "neutral", "positive")
    shares = ", ".join(f"{statement[f'p_{label}']:.3f}" for label in labels)
    return [
        *lines,
        _LINE.format("log-odds against neutral", "", "", against, for_),
        "",
        f"p({', '.join(labels)}) = softmax({against}, 0, {for_}) = {shares}",
        f"stance = p(positive) - p(negative) = {statement.stance:+.3f}" + " (abstained)" * statement.abstained,
    ]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
