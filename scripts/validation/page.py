"""The page of the validation."""

from learn_weights import FOLDS, STATEMENT_SHARE, table

from quotestance.evaluation.bootstrap import REPLICATES
from quotestance.statements.columns import LABELS
from validation import ablation, breakdown, figures
from validation.measures import confusions
from validation.results import DEV, ON_WEST, Results

ERROR_HEAD = ("where", "kind", "gold → said")
BROKEN_DOWN = ("", "found", "speaker right", "stance label right, `none` counted", "the same, gold on the West")
TUNED = [
    ("weights", "learned from newsmtsc-train; their spread chosen there by cross-validation"),
    ("tones", "learned from nyt; the figure above is by folds, with the one spread that did best over all of them"),
    ("factors, thresholds", "by judgement, then a coarse search on indosum-dev and ntrex-dev"),
    ("rules, tables", "written with all dev articles and the seeds in view"),
    (
        "nothing",
        "newsmtsc-dev-rw, -mt, rusentne-en: no shipped weight was fitted on them; their figures were seen all along",
    ),
]


def page(results: Results) -> str:
    """The whole page, in Markdown."""
    return "\n\n".join([
        opening(),
        measured(results),
        confused(results),
        calibrated(results),
        taken_apart(results),
        worst(results),
        tuned(results),
    ]) + "\n"  # fmt: skip


def opening() -> str:
    """What the page is."""
    return f"""# How far the figures can be trusted

Made by `python scripts/validate.py GOLD DATA` (`make validate`), from the installed package; only the figures of
others, and those of articles before they were read, are written in by hand. GOLD are articles with labelled
statements, DATA labelled sentences; neither is part of this project, and no text of theirs stands here. Intervals
are 95 % percentile intervals of {REPLICATES} resamplings of articles; they tell what another draw of such articles
would do, not what other news, other labels or articles that nobody has looked at would. What was tuned on what is
told [at the end](#what-was-tuned-on-what)."""


def measured(results: Results) -> str:
    """Every figure."""
    seen = [results.sentences.seen(name).mean() for name in DEV]
    return f"""## Figures

### Labelled sentences: stance toward a target that is pointed out

{figures.sentences_table(results)}

The weights were learned from NewsMTSC's training part. Of the sentences of dev, {seen[0]:.0%} (rw) and {seen[1]:.0%}
(mt) are from articles that also have sentences there; the two rows below each figure show what that is worth.
RuSentNE does not say from which articles its sentences are, so its intervals are over sentences, and its folds keep
sentences that stand there twice together. Figures of others that say *test part* are of a part of NewsMTSC that we
don't have.

### Gold statements: found, given to a speaker, and their stance toward the West

{figures.gold_table(results)}

What is counted is told in [evaluation.md](evaluation.md); the figures are those of the gold's scorer. F1 asks for an
overlap of 0.3, strict for 0.8. Five seeds are too few for an interval to mean much; they are a regression test.

In ntrex-dev the English and the Indonesian texts are translations of each other:

{figures.pairs_table(results)}

### By language, kind and speaker

On {", ".join(ON_WEST)} together; *found* is the share with a row, the rest is of those found.

{table(BROKEN_DOWN, breakdown.languages_and_kinds(results.judged))}

The persons with most statements:

{table(BROKEN_DOWN, breakdown.speakers(results.judged))}

### Where the figures of others are from

{figures.others_table()}"""


def confused(results: Results) -> str:
    """Confusion matrices."""
    head = ("gold \\ said", *LABELS)
    parts = [
        "## What is taken for what",
        "Rows are the gold, columns what was said; `none` also stands for what was not found.",
    ]
    for name, one in results.gold.items():
        parts += [f"### Stance, {one.gold.name}", table(head, breakdown.confusion_lines(results.stance_counts(name)))]
    for name in DEV:
        one = results.sentences.shipped[name]
        counts = confusions(one.labels, one.p.argmax(1)).sum(0)
        parts += [f"### {name}", table(head[:4], breakdown.confusion_lines(counts, head[1:4]))]
    return "\n\n".join(parts)


def calibrated(results: Results) -> str:
    """Reliability and abstention."""
    return f"""## Do the probabilities mean what they say?

The expected calibration error is the mean distance between the highest probability and the share that is right, over
the bins below. Few rows in a bin make an error even where the probabilities are perfect; the last column is what
chance alone would then show, with the interval of chance. The statements are those of {", ".join(ON_WEST)} that
speak of the West by the gold and by the package. A resampling only adds to the error, so its interval leans upward.

{figures.calibration_table(results)}

![Share that is right by highest probability, for sentences and for statements on the West](images/reliability.svg)

NewsMTSC dev:

{figures.bins_table(results, 0)}

Statements on the West:

{figures.bins_table(results, 1)}

What is left where the analyzer abstains. *Neutral* is the share of the kept rows that are neutral by the gold: where
hardly any is left, its F1 drags the mean down though more labels are right.

{figures.abstaining_table(results)}"""


def taken_apart(results: Results) -> str:
    """The ablation."""
    lines = [(one.name, one.what, "yes" if one.learns else "no") for one in ablation.VARIANTS]
    return f"""## What each part brings

Macro-F1 without the part, and in brackets by how much that lies above or below *all parts*, with the interval of the
difference over the same resampled articles. Where an interval holds 0, these articles cannot tell the effect from
none.

{figures.ablation_table(results)}

{table(("", "what was taken away", "weights learned anew"), lines)}

Weights were learned anew with spread {ablation.SPREAD}, which {FOLDS}-fold cross-validation chose for all parts, and
{STATEMENT_SHARE:.0%} of what they learned goes to statements, as in the shipped ones. The shipped weights give dev
probabilities within {results.drift:.3f} of those of *all parts*: more than some hundredths would say that the tables
have changed since `scripts/learn_weights.py` was run. The factors were not searched anew for any variant, so a part
that they were tuned with may look more useful than it is. Stance is that of the scorer, end to end. Settings belong
to targets that are pointed out, so on statements nothing but the weights learned beside them can change."""


def worst(results: Results) -> str:
    """The errors, class by class."""
    errors = results.errors
    parts = [
        "## The ten worst errors of each class",
        f"Of {', '.join(ON_WEST)}; the place is a code point of the article.",
    ]
    tables = [
        ("Missed, the longest first", ("where", "kind", "length", "what is there"), errors.missed()),
        ("False statements, the longest first", ("where", "kind", "length", "gold there"), errors.false_statements()),
        ("Wrong speakers, ids of the registry first", (*ERROR_HEAD, "resolved by"), errors.wrong_speakers()),
        ("Wrong stance, the surest first", (*ERROR_HEAD, "surer by", "what misled, in log-odds"), errors.stances()),
        ("Wrong sentiment, the furthest first", (*ERROR_HEAD, "heaviest tones"), errors.sentiments()),
    ]
    for name, head, lines in tables:
        parts += [f"### {name}", table(head, lines)]
    return "\n\n".join(parts)


def tuned(results: Results) -> str:
    """What was tuned on what."""
    unseen = [(name, docs, figures.SHOWN[figure], then, now) for name, docs, figure, then, now in results.unseen()]
    return f"""## What was tuned on what

{table(("what", "tuned on"), TUNED)}

So the figures on indosum-dev, ntrex-dev and the seeds are not those of unseen news: every one of these articles has
been looked at during development. Twice, articles were scored before anybody had opened them. What came out then is
written down here and cannot be measured again; beside it is what the same articles give now that they have been
read:

{table(("set", "articles", "figure", "before they were read", "now"), unseen)}

For news that nobody has looked at, expect figures nearer to those of before."""
