"""Where the phrases of the tables stand: for each kind the longest, from the left, without overlap."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reference.characters import fold
from reference.sentences import Line
from reference.words import Token

# They stand in texts of every language; the language decides for words of speech and stance.
NAMES = ("actor", "surname", "title", "abbreviation")
NOT_TELLING = ("be", "standard")
KINDS = ("actor", "surname", "title", "cue", "concept", "shifter", "words", "furniture", "abbreviation")


class Entry(NamedTuple):
    """What a phrase leads to."""

    kind: str
    number: int
    language: str | None
    capitalised: bool
    all_upper: bool
    voice: int
    after_quote: bool
    pronoun: bool
    gerund: bool


class Match(NamedTuple):
    """A phrase in a text: tokens first to last, half open."""

    first: int
    last: int
    entry: Entry


@dataclass
class Inventory:
    """All phrases of the tables, as tuples of folded words, and the function words of each language."""

    phrases: dict[tuple[str, ...], list[Entry]]
    # By language and class. A word that is of the last two classes alone tells no language.
    function_words: dict[str, dict[str, set[str]]]

    def __post_init__(self) -> None:
        # Whatever begins a phrase is worth going on from.
        self.beginnings = {words[:n] for words in self.phrases for n in range(1, len(words) + 1)}
        self.words = {word for words in self.phrases for word in words}
        self.telling: dict[str, set[str]] = {}
        for language, classes in self.function_words.items():
            self.words = self.words.union(*classes.values())
            self.telling[language] = set().union(*(words for name, words in classes.items() if name not in NOT_TELLING))
        self.abbreviations = {
            words[0]
            for words, entries in self.phrases.items()
            if len(words) == 1 and any(entry.kind == "abbreviation" for entry in entries)
        }


def read_inventory(phrases: Iterable[tuple[str, Iterable[tuple]]], word_rows: Iterable[dict[str, str]]) -> Inventory:
    """The inventory of a lexicon's phrases and of the rows of words.tsv."""
    function_words: dict[str, dict[str, set[str]]] = {"id": {}, "en": {}}
    for row in word_rows:
        if row["class"] in ("verb_prefix", "state_prefix", "verb_suffix"):
            continue  # parts of words
        for language, classes in function_words.items():
            forms = {fold(form.strip()) for form in row[language].split(";") if form.strip()}
            classes[row["class"]] = {form for form in forms if " " not in form}
    return Inventory(
        {tuple(phrase.split(" ")): [Entry(*entry) for entry in entries] for phrase, entries in phrases}, function_words
    )


def looked_up(token: Token) -> str | None:
    """What is looked up for a token; nothing for quotation marks, which stand inside no phrase."""
    return None if token.kind in ("double_quote", "line_end") else token.folded


def find_language(tokens: list[Token], inventory: Inventory) -> str:
    """The language of most function words; Indonesian where there are as many."""
    count = {
        language: sum(looked_up(token) in words for token in tokens) for language, words in inventory.telling.items()
    }
    return "en" if count["en"] > count["id"] else "id"


def find_phrases(tokens: list[Token], lines: list[Line], inventory: Inventory, language: str) -> dict[str, list[Match]]:
    """The matches of each kind."""
    longest: dict[str, dict[int, list[Match]]] = defaultdict(dict)
    for line in lines:
        for first in range(line.first, line.last):
            for kind, matches in longest_from(tokens, first, line, inventory, language).items():
                longest[kind][first] = matches
    found = {kind: from_the_left(longest[kind]) for kind in KINDS}
    # A surname counts only where no full name begins or goes on.
    named = {t for match in found["actor"] for t in range(match.first, match.last)}
    bare = {first: matches for first, matches in longest["surname"].items() if first not in named}
    return found | {"surname": from_the_left(bare)}


def longest_from(
    tokens: list[Token], first: int, line: Line, inventory: Inventory, language: str
) -> dict[str, list[Match]]:
    """For each kind what the longest phrase of it leads to, of those that begin with this token."""
    longest: dict[str, list[Match]] = {}
    words: tuple[str, ...] = ()
    for last in range(first + 1, line.last + 1):
        word = looked_up(tokens[last - 1])
        words = (*words, word or "")
        if word is None or words not in inventory.beginnings:
            break
        fitting = [
            entry
            for entry in inventory.phrases.get(words, [])
            if speaks(entry, language) and is_written_as(entry, tokens[first], len(words))
        ]
        for kind in {entry.kind for entry in fitting}:
            longest[kind] = [Match(first, last, entry) for entry in fitting if entry.kind == kind]
    return longest


def from_the_left(longest: dict[int, list[Match]]) -> list[Match]:
    """Those that are left when each match takes its tokens from all that begin inside it."""
    found: list[Match] = []
    free = 0
    for first in sorted(longest):
        if first >= free:
            found += longest[first]
            free = longest[first][0].last
    return found


def speaks(entry: Entry, language: str) -> bool:
    return entry.kind in NAMES or entry.language in (None, language)


def is_written_as(entry: Entry, first: Token, words: int) -> bool:
    """Whether a phrase has the capitals that its entry asks for: AS is not `as`, Barat is not `barat`."""
    if entry.all_upper and words == 1:
        longer = len(first.text.encode()) > 3  # an abbreviation that became a word: Nato
        return first.all_upper or (first.upper and longer)
    return not entry.capitalised or first.upper
