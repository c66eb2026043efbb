"""A process of the peers' environment that does what one of them can.

``python -m benchmarks.peer NAME FILE SECONDS``

It takes the text that lasts about SECONDS from the front of FILE, so that slow and fast ones take equally long.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import texts
from benchmarks.worker import serve

Work = Callable[[Sequence[str]], object]

QUOTE = (
    r"[“\"](?P<quote>[^”\"]+)[”\"],?\s+(?:kata|ujar|tutur|ucap|jelas|tegas|said|says|told)(?:nya)?\s+"
    r"(?P<speaker>(?:[A-Z][\w.-]+\s*)+)"
)


def lines(articles: Sequence[str]) -> list[str]:
    """The sentences: each stands in a line of its own."""
    return [line for article in articles for line in article.splitlines() if line]


def vader() -> Work:
    """The scores of each sentence."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores
    return lambda articles: [score(line) for line in lines(articles)]


def nltk_vader() -> Work:
    """The same by NLTK; its lexicon is no part of the package, so it reads that of vaderSentiment, the same file."""
    import nltk
    import vaderSentiment
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    folder = Path(str(vaderSentiment.__file__)).parent
    nltk.data.path.append(str(folder))
    score = SentimentIntensityAnalyzer(lexicon_file="vader_lexicon.txt").polarity_scores
    return lambda articles: [score(line) for line in lines(articles)]


def textblob() -> Work:
    """Polarity and subjectivity of each sentence."""
    from textblob import TextBlob

    return lambda articles: [TextBlob(line).sentiment for line in lines(articles)]


def sastrawi() -> Work:
    """The stems, each time by a new stemmer: it keeps those of the words that it has met."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    factory = StemmerFactory()

    def work(articles: Sequence[str]) -> object:
        stem = factory.create_stemmer().stem
        return [stem(article) for article in articles]

    return work


def spacy_blank(language: str) -> Work:
    """Tokens and sentence borders by rule."""
    import spacy

    pipeline = spacy.blank(language)
    pipeline.max_length = sys.maxsize
    pipeline.add_pipe("sentencizer")
    return lambda articles: sum(len(document) for document in pipeline.pipe(articles))


def textacy_quotations() -> Work:
    """Direct quotations, on spaCy's small English model."""
    import spacy
    from textacy import extract

    pipeline = spacy.load("en_core_web_sm")
    return lambda articles: [list(extract.direct_quotations(doc)) for doc in pipeline.pipe(articles)]


def pandas_regex() -> Work:
    """What stands in quotation marks before a word of saying and a name."""
    import pandas as pd

    return lambda articles: pd.Series(articles).str.extractall(QUOTE)


PEERS: dict[str, Callable[[], Work]] = {
    "vaderSentiment": vader,
    "NLTK's VADER": nltk_vader,
    "TextBlob": textblob,
    "PySastrawi": sastrawi,
    "spaCy, blank id": lambda: spacy_blank("id"),
    "spaCy, blank en": lambda: spacy_blank("en"),
    "textacy": textacy_quotations,
    "regular expression in pandas": pandas_regex,
}


def fitting(work: Work, articles: Sequence[str], seconds: float) -> Sequence[str]:
    """As many articles as last about so long; warm on return."""
    count = 1
    while True:
        begin = time.process_time()
        work(articles[:count])
        took = time.process_time() - begin
        if took >= seconds / 4 or count >= len(articles):
            return articles[: max(1, int(count * seconds / max(took, 1e-9)))]
        count *= 2


def main(name: str, path: str, seconds: str) -> None:
    """Serve."""
    work = PEERS[name]()
    some: Any = fitting(work, texts.load(Path(path)), float(seconds))
    serve(lambda: work(some), sum(len(article.encode()) for article in some))


if __name__ == "__main__":
    main(*sys.argv[1:])
