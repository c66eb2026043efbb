"""The tables of figures of the page."""

from learn_weights import table

from quotestance.evaluation.figures import NAMES
from validation import known
from validation.results import DEV, SETS, Results

_LEFT_OUT = ("precision_", "recall_loose", "recall_strict", "kind_", "stance_four")
#: The figures that the page gives, with what to call them.
SHOWN = {figure: shown for figure, shown in NAMES.items() if not figure.startswith(_LEFT_OUT)}


def others(name: str) -> str:
    """The known figures for a data set, in one cell."""
    by_system: dict[str, list[str]] = {}
    for system, figure, _ in known.OTHERS[name]:
        by_system.setdefault(system, []).append(figure)
    return "; ".join(f"{system} {' / '.join(some)}" for system, some in by_system.items())


def sentences_table(results: Results) -> str:
    """Labelled sentences."""
    shipped = results.sentences.shipped
    lines = []
    for name in DEV:
        one, seen = shipped[name], results.sentences.seen(name)
        lines += [
            (name, "macro-F1", len(one.labels), "shipped weights", one.macro_f1(), others(name)),
            ("", "", len(one.labels), "weights learned without any article of dev", results.apart[name].macro_f1(), ""),
            ("", "", int((~seen).sum()), "shipped; articles not in the training part", one.where(~seen).macro_f1(), ""),
        ]
    rusentne = shipped["rusentne-en"]
    chosen = ", ".join(f"{bias:g}" for bias in results.biases)
    pair, count = "mean F1 of negative and positive", len(rusentne.labels)
    lines += [
        ("rusentne-en", pair, count, "shipped weights", rusentne.macro_f1((0, 2)), others("rusentne-en")),
        ("", "", count, f"five folds with NewsMTSC; bias {chosen}", results.adapted.macro_f1((0, 2)), ""),
        ("", "macro-F1", count, "shipped weights", rusentne.macro_f1(), ""),
        ("nyt", "Pearson's r", results.rated, "by hand", results.readers["by hand"], others("nyt")),
        ("", "", results.rated, "five folds", results.readers["five folds"], ""),
    ]
    return table(("data", "figure", "rows", "how", "measured [95 %]", "others"), lines)


def gold_table(results: Results) -> str:
    """Gold statements."""
    names = [*SETS[1:], SETS[0]]
    counts = [sum(j.asked for j in results.gold[name].judged) for name in names]
    documents = [len(results.gold[name].gold.docs) for name in names]
    lines = [("texts", *documents), ("statements asked for", *counts)]
    lines += [(shown, *(results.gold[name].figures[figure] for name in names)) for figure, shown in SHOWN.items()]
    return table(("", *names), lines)


def pairs_table(results: Results) -> str:
    """Agreement of the sides of parallel texts."""
    return table(("of the statements of a pair", "share [95 %]"), [
        ("the same speaker on both sides", results.pairs["pairs_same_speaker"]),
        ("the same stance on both sides", results.pairs["pairs_same_stance"]),
    ])  # fmt: skip


def others_table() -> str:
    """Where the figures of others are from."""
    lines = [(name, *one) for name, systems in known.OTHERS.items() for one in systems]
    return table(("data", "system", "figure", "source"), lines)


def bins_table(results: Results, which: int) -> str:
    """Reliability."""
    lines = [
        (f"{b.low:.2f} to {b.high:.2f}", b.count, f"{b.confidence:.3f}", b.accuracy)
        for b in results.calibrations[which].bins()
    ]
    return table(("highest probability", "rows", "its mean", "right [95 %]"), lines)


def calibration_table(results: Results) -> str:
    """The expected calibration errors."""
    lines = [(one.name, len(one.scored.labels), one.error, one.by_chance) for one in results.calibrations]
    return table(("", "rows", "expected calibration error [95 %]", "of perfect probabilities [95 %]"), lines)


def abstaining_table(results: Results) -> str:
    """What `abstain_below` leaves."""
    lines = [
        (one.name, f"{threshold:g}", f"{kept:.3f}", f"{neutral:.3f}", accuracy, f1)
        for one in results.calibrations
        for threshold, kept, neutral, accuracy, f1 in one.abstaining()
    ]
    return table(
        ("rows", "`abstain_below`", "kept", "neutral", "accuracy of the kept [95 %]", "macro-F1 of the kept [95 %]"),
        lines,
    )


def ablation_table(results: Results) -> str:
    """What each part brings."""
    whole = results.outcomes[0]
    names = list(whole.replicates)
    lines = [(one.variant.name, *(one.cell(name, whole) for name in names)) for one in results.outcomes]
    return table(("", "train, five folds", "dev-rw", "dev-mt", *(f"stance, {name}" for name in names[3:])), lines)
