"""The figures of an evaluation, worked out of what each article adds."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from quotestance.evaluation.bootstrap import Estimate, Floats, draws, estimate, totals
from quotestance.evaluation.gold import ASKED
from quotestance.evaluation.measures import confusion, macro_f1, ratio, spoken_of_f1, stance_f1

#: What the figures are called, in the order in which they are shown.
NAMES: Mapping[str, str] = {
    "precision_loose": "statements, precision",
    "recall_loose": "statements, recall",
    "f1_loose": "statements, F1",
    "precision_strict": "statements, precision strict",
    "recall_strict": "statements, recall strict",
    "f1_strict": "statements, F1 strict",
    "recall_direct": "recall, direct",
    "recall_mixed": "recall, mixed",
    "recall_indirect": "recall, indirect",
    "act_recall": "recall, acts",
    "act_precision": "precision, acts",
    "kind_accuracy": "kind, accuracy",
    "speaker_accuracy": "speaker, accuracy",
    "stance_macro_f1_end_to_end": "stance, macro-F1 end to end",
    "stance_macro_f1": "stance, macro-F1 of what was found",
    "stance_four_class_f1": "the same with none as a class",
    "stance_macro_f1_others": "stance, others on the target",
    "stance_macro_f1_own_bloc": "stance, the target on itself",
    "spoken_of_f1": "spoken of at all, F1",
    "sentiment_macro_f1": "sentiment, macro-F1",
}
_PAIRS = ("all", "matched", "others", "own", "sentiment")


def sheet(counted: Sequence[tuple[Mapping[str, int], Mapping[str, Any]]]) -> dict[str, Floats]:
    """What each article adds to each count and each confusion."""
    names = {name for counts, _ in counted for name in counts}
    out = {name: np.array([counts.get(name, 0) for counts, _ in counted], float) for name in names}
    for name in _PAIRS:
        out[f"{name} labels"] = np.stack([confusion(pairs.get(name, ())) for _, pairs in counted])
    return out


def figures(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """The figures, for every replicate."""
    zero = np.zeros_like(sums["all labels"][..., 0, 0])

    def n(name: str) -> Floats:
        return sums.get(name, zero)

    said = n("found") + n("false")
    out = {}
    for how, hits in (("loose", n("found")), ("strict", n("found_strict"))):
        out[f"precision_{how}"], out[f"recall_{how}"] = ratio(hits, said), ratio(hits, n("gold"))
        out[f"f1_{how}"] = ratio(2 * hits, said + n("gold"))
    for kind in ASKED:
        out[f"recall_{kind}"] = ratio(n(f"found_{kind}"), n(f"gold_{kind}"))
    out["act_recall"] = ratio(n("acts_found"), n("acts"))
    out["act_precision"] = ratio(n("acts_found"), n("acts_found") + n("false_act"))
    out["kind_accuracy"] = ratio(n("kind"), n("matched"))
    out["speaker_accuracy"] = ratio(n("speaker"), n("matched"))
    out["stance_macro_f1"] = stance_f1(sums["matched labels"])
    out["stance_macro_f1_end_to_end"] = stance_f1(sums["all labels"])
    out["stance_macro_f1_others"] = stance_f1(sums["others labels"])
    out["stance_macro_f1_own_bloc"] = stance_f1(sums["own labels"])
    out["stance_four_class_f1"] = macro_f1(sums["matched labels"], (0, 1, 2, 3))
    out["spoken_of_f1"] = spoken_of_f1(sums["all labels"])
    out["sentiment_macro_f1"] = stance_f1(sums["sentiment labels"])
    return {name: out[name] for name in NAMES}


def estimates(counted: Sequence[tuple[Mapping[str, int], Mapping[str, Any]]]) -> dict[str, Estimate]:
    """The figures with their intervals over articles."""
    made = figures(totals(draws(len(counted)), sheet(counted)))
    return {name: estimate(values) for name, values in made.items()}
