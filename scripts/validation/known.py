"""Figures of others, with where they are from. Not measured by this script."""

README = "README of the data"
GOLD_README = "README of the gold"
ISSUE = "the plan of this project"
RUN = "vaderSentiment 3.3.2, threshold ±0.05, run once on these files"

#: By row of the table of figures: system, figure, source.
OTHERS: dict[str, list[tuple[str, str, str]]] = {
    "newsmtsc-dev-rw": [
        ("VADER's sign", "0.51, test part", README),
        ("VADER's sign", "0.508", RUN),
        ("words-and-positions regression", "0.67, test part", README),
        ("words-and-positions regression", "0.70", ISSUE),
        ("fine-tuned transformer", "0.83, test part", README),
    ],
    "newsmtsc-dev-mt": [
        ("VADER's sign", "0.48, test part", README),
        ("VADER's sign", "0.528", RUN),
        ("words-and-positions regression", "0.66, test part", README),
        ("words-and-positions regression", "0.65", ISSUE),
        ("fine-tuned transformer", "0.83, test part", README),
    ],
    "rusentne-en": [
        ("VADER's sign", "0.34", README),
        ("VADER's sign", "0.348", RUN),
        ("GPT-4-turbo, zero-shot", "0.51", README),
    ],
    "nyt": [("VADER", "0.50", README), ("VADER", "0.509", RUN), ("one human reader", "0.745", README)],
    "indosum-dev": [
        ("pairing quotation marks", "F1 0.47, recall of direct 0.94", GOLD_README),
        ("sign of an Indonesian tweet lexicon", "stance 0.50", GOLD_README),
        ("always neutral", "stance 0.29 to 0.31", GOLD_README),
        (
            "second annotator, seven texts",
            "F1 0.93, speakers 1.00, stance 0.93, sentiment 0.82",
            GOLD_README,
        ),
    ],
    "ntrex-dev .en": [
        ("pairing quotation marks", "F1 0.39, recall of direct 0.54 (side not told)", GOLD_README),
        ("VADER's sign where the West is named", "stance 0.47", GOLD_README),
        ("always neutral", "stance 0.29 to 0.31", GOLD_README),
    ],
    "ntrex-dev .id": [
        ("pairing quotation marks", "F1 0.39, recall of direct 0.54 (side not told)", GOLD_README),
        ("sign of an Indonesian tweet lexicon", "stance 0.39", GOLD_README),
        ("always neutral", "stance 0.29 to 0.31", GOLD_README),
    ],
}

#: Gold that was scored before anybody had read it: set, articles, figures of then.
UNSEEN = [
    ("ntrex-dev .en", ("008.en", "009.en", "010.en", "011.en"), {"f1_loose": 0.833, "speaker_accuracy": 0.860}),
    (
        "indosum-dev",
        ("025", "026", "027", "028", "029"),
        {"f1_loose": 0.948, "speaker_accuracy": 0.755, "stance_macro_f1_end_to_end": 0.509},
    ),
]
