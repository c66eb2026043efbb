"""Lines and sentences, as ranges of tokens."""

from collections.abc import Collection
from dataclasses import dataclass

from reference.words import Token

LONGEST_SENTENCE = 400  # tokens; so that no text makes later stages search for long
WRAPPED_WIDTH = 40  # bytes of UTF-8; a shorter line that ends without a full stop is a heading

TERMINALS = set(".!?…。")
DASHES_AND_BRACKETS = set("([—–")


@dataclass(frozen=True)
class Line:
    """Tokens first to last, half open."""

    first: int
    last: int
    after_blank: bool  # an empty line, or the beginning of the text, before it


def is_terminal(token: Token) -> bool:
    return token.kind == "mark" and token.text in TERMINALS


def is_closing(token: Token) -> bool:
    return token.kind in ("double_quote", "single_quote") or token.text in (")", "]")


def split_lines(text: str, tokens: list[Token]) -> tuple[list[Token], list[Line]]:
    """The tokens without line ends, and their lines; lines that were only wrapped are one."""
    kept: list[Token] = []
    lines: list[Line] = []
    for physical, after_blank in physical_lines(tokens):
        if not after_blank and lines and is_wrapped(text, kept[lines[-1].first :], physical[0]):
            begun = lines.pop()
            lines.append(Line(begun.first, len(kept) + len(physical), begun.after_blank))
        else:
            lines.append(Line(len(kept), len(kept) + len(physical), after_blank))
        kept += physical
    return kept, lines


def physical_lines(tokens: list[Token]) -> list[tuple[list[Token], bool]]:
    """The tokens between line ends, where there are any, and whether an empty line or nothing stands before them."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "line_end":
            lines.append([])
        else:
            lines[-1].append(token)
    return [(line, i == 0 or not lines[i - 1]) for i, line in enumerate(lines) if line]


def is_wrapped(text: str, line: list[Token], next_token: Token) -> bool:
    """Whether a line goes on in the next one: it is long, has not ended, and the next goes on in lower case."""
    width = len(text[line[0].begin : line[-1].end].encode())
    ended = is_terminal(line[-1]) or is_closing(line[-1])
    return width > WRAPPED_WIDTH and not ended and next_token.kind == "word" and not next_token.upper


def split_sentences(tokens: list[Token], lines: list[Line], abbreviations: Collection[str]) -> list[tuple[int, int]]:
    """The sentences; none crosses a line."""
    sentences = []
    for line in lines:
        first = line.first
        while first < line.last:
            last = next(
                t
                for t in range(first, line.last)
                if ends_sentence(tokens, t, line, abbreviations) or t - first == LONGEST_SENTENCE or t == line.last - 1
            )
            last = behind_closing_marks(tokens, last + 1, line)
            sentences.append((first, last))
            first = last
    return sentences


def behind_closing_marks(tokens: list[Token], t: int, line: Line) -> int:
    """Closing marks and more full stops, where no blank stands before them, belong to the sentence."""
    while t < line.last and (is_closing(tokens[t]) or is_terminal(tokens[t])) and not tokens[t].space_before:
        t += 1
    return t


def ends_sentence(tokens: list[Token], t: int, line: Line, abbreviations: Collection[str]) -> bool:
    """Whether a sentence ends with this token: a full stop, not of an abbreviation, and a beginning behind it."""
    stop = tokens[t]
    if not is_terminal(stop):
        return False
    if stop.text == "." and t > 0 and not stop.space_before and is_abbreviation(tokens[t - 1], abbreviations):
        return False
    following = behind_closing_marks(tokens, t + 1, line)
    return following == line.last or begins_sentence(tokens[following], stop)


def is_abbreviation(token: Token, abbreviations: Collection[str]) -> bool:
    initial = token.upper and token.text.isascii() and len(token.text) == 1  # George W. Bush
    return token.kind == "word" and (initial or token.folded in abbreviations)


def begins_sentence(token: Token, stop: Token) -> bool:
    quote = token.kind == "double_quote"
    single = token.kind == "single_quote"
    if not (token.upper or quote or single or token.kind == "number" or token.text in DASHES_AND_BRACKETS):
        return False
    # Behind a full stop without a blank (10.30, harian.com) only a capital or a quotation begins one.
    return token.space_before or stop.text != "." or token.upper or quote
