"""The cut of a text into words, numbers, marks and line ends."""

from dataclasses import dataclass

from reference.characters import (
    APOSTROPHES,
    ASCII_LETTERS,
    DIGITS,
    DOUBLE_QUOTES,
    LINE_ENDS,
    SINGLE_QUOTES,
    SKIPPED,
    SPACES,
    fold,
    is_letter,
    is_upper,
)


@dataclass(frozen=True)
class Token:
    """One token of a text, as code points begin to end."""

    begin: int
    end: int
    kind: str  # word, number, double_quote, single_quote, mark, line_end
    text: str
    folded: str  # what is looked up
    upper: bool = False
    all_upper: bool = False
    space_before: bool = False


def cut(text: str) -> list[Token]:
    """The tokens of a text, line ends included."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in SPACES or text[at] in SKIPPED:
            at += 1
            continue
        begin, kind = at, kind_of(text[at])
        at = end_of(text, begin, kind)
        if kind == "single_quote" and at < len(text) and text[at] == text[begin]:
            at, kind = at + 1, "double_quote"  # '' and `` stand for a double mark
        tokens.append(make_token(text, begin, at, kind, tokens[-1] if tokens else None))
    return tokens


def kind_of(first: str) -> str:
    """The kind of a token, by its first character."""
    if first in LINE_ENDS:
        return "line_end"
    if first in DIGITS:
        return "number"
    if first in DOUBLE_QUOTES:
        return "double_quote"
    if first in SINGLE_QUOTES:
        return "single_quote"
    return "word" if is_letter(first) else "mark"


def end_of(text: str, begin: int, kind: str) -> int:
    """Where a token ends that begins here."""
    if kind == "word":
        return end_of_word(text, begin)
    if kind == "number":
        return end_of_number(text, begin)
    return begin + 2 if text.startswith("\r\n", begin) else begin + 1


def end_of_word(text: str, begin: int) -> int:
    """Letters, digits, and the apostrophes and full stops inside."""
    at = begin
    while at < len(text):
        c = text[at]
        if c == "." and is_one_capital(text, begin, at) and is_initial(text, at + 1):
            while is_initial(text, at + 1):  # U.S.A.: the full stop of the last one belongs to the word, and ends it
                at += 2
            return at + 1
        inside = joins_word(text, at) if c in APOSTROPHES else c == "." and joins_domain(text, begin, at)
        # One apostrophe, ʼ, is a letter as well.
        if not (inside or is_letter(c) or c in DIGITS or c in SKIPPED):
            return at
        at += 1
    return at


def letters_of(text: str, begin: int, end: int) -> str:
    """The letters of a word; ʼ is one where it does not serve as an apostrophe."""
    return "".join(
        text[i]
        for i in range(begin, end)
        if is_letter(text[i]) and not (text[i] in APOSTROPHES and joins_word(text, i))
    )


def is_one_capital(text: str, begin: int, end: int) -> bool:
    letters = letters_of(text, begin, end)
    return len(letters) == 1 and is_upper(letters)


def is_initial(text: str, at: int) -> bool:
    """Whether a capital of the alphabet and a full stop stand here."""
    return at + 1 < len(text) and text[at] in ASCII_LETTERS and is_upper(text[at]) and text[at + 1] == "."


def joins_word(text: str, apostrophe: int) -> bool:
    """Ma'ruf and don't, but not the English possessive: Arendia's."""
    after = text[apostrophe + 1 : apostrophe + 3]
    letters = [is_letter(c) for c in after]
    return letters == [True, True] or (letters[:1] == [True] and after[0] not in "sS")


def joins_domain(text: str, begin: int, stop: int) -> bool:
    """kompas.com and KOMPAS.TV, but not `selesai.Barat`, where a blank was forgotten behind a sentence."""
    after = text[stop + 1 : stop + 3]
    if len(after) < 2 or not all(map(is_letter, after)):
        return False
    return len(letters_of(text, begin, stop)) > 1 and (not is_upper(after[0]) or is_upper(after[1]))


def end_of_number(text: str, begin: int) -> int:
    """10.30, 1.234,5, 31/12/2022, 27th."""
    at = begin
    while at < len(text):
        between_digits = text[at] in ".,:/" and at + 1 < len(text) and text[at + 1] in DIGITS
        if not (text[at] in DIGITS or text[at] in ASCII_LETTERS or between_digits):
            break
        at += 1
    return at


def make_token(text: str, begin: int, end: int, kind: str, before: Token | None) -> Token:
    words = text[begin:end]
    space_before = before is None or before.kind == "line_end" or before.end < begin
    if kind != "word":
        return Token(begin, end, kind, words, fold(words), space_before=space_before)
    letters, digits = letters_of(text, begin, end), [c for c in words if c in DIGITS]
    return Token(
        begin,
        end,
        kind,
        words,
        fold(words).replace("`", "'"),
        upper=is_upper(words[0]),
        # A lone capital begins a name rather than being an abbreviation; G7 is one.
        all_upper=len(letters) + len(digits) > 1 and all(map(is_upper, letters)),
        space_before=space_before,
    )
