"""What single characters are, and what a look-up sees of them."""

import unicodedata

LINE_ENDS = set("\n\r\u2028\u2029\x85")
SPACES = {
    *" \t\v\f\0\xa0\u205f\u3000",
    *map(chr, range(0x2000, 0x200C)),  # blanks of every width, to the one without any
    *"\u200e\u200f",  # direction marks, and those of the next two lines
    *map(chr, range(0x202A, 0x2030)),
    *map(chr, range(0x2066, 0x206A)),
}
# They join the word they stand in and are no part of its look-up form: combining accents, soft hyphens, joiners.
SKIPPED = {
    *map(chr, range(0x0300, 0x0370)),
    *map(chr, range(0xFE00, 0xFE10)),
    *"\xad\u200c\u200d\u2060\ufeff",
}
DOUBLE_QUOTES = set('"“”„‟«»″〝〞＂')
SINGLE_QUOTES = set("'‘’‚‛‹›`´")
APOSTROPHES = set("'’‘ʼ`")  # inside a word

DIGITS = set("0123456789")
ASCII_LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Above ASCII everything is a letter but these: a script that the tables don't know still has words.
NO_LETTERS = [
    *((0x80, 0xA9), (0xAB, 0xB4), (0xB6, 0xB9), (0xBB, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7)),  # signs of Latin 1; × ÷
    *((0x2C2, 0x2DF), (0x37E, 0x37E), (0x387, 0x387)),  # modifiers, the Greek question mark and semicolon
    *((0x2000, 0x2BFF), (0x2E00, 0x2E7F), (0x3000, 0x303F)),  # punctuation, symbols, arrows
    *((0xFE00, 0xFE6F), (0xFF00, 0xFF20), (0xFFFD, 0xFFFD)),  # variants, full width punctuation
    (0x1F000, 0x1FAFF),  # emoji
]

# The scripts with accents and capitals that the tables use.
LATIN = {*range(0xC0, 0x180), *range(0x1EA0, 0x1EFA), *map(ord, "ƠơƯưȘșȚțƏə")}
CYRILLIC_CAPITALS = range(0x410, 0x430)
GREEK_CAPITALS = range(0x391, 0x3AA)
# Letters that Unicode does not take apart into a base and an accent.
BASES = dict(zip("æðøþßđħıĳĸłŀŉŋœŧſəÆÐØÞĐĦĲŁĿŊŒŦƏ", "adotsdhiikllnnotseadotdhillnote", strict=True))


def is_letter(c: str) -> bool:
    if c.isascii():
        return c in ASCII_LETTERS
    return c not in SKIPPED and not any(first <= ord(c) <= last for first, last in NO_LETTERS)


def is_upper(c: str) -> bool:
    if ord(c) in LATIN or c.isascii():
        return c.isupper()
    return ord(c) in GREEK_CAPITALS or 0x400 <= ord(c) < 0x430


def fold_character(c: str) -> str:
    """Lower case without accents; nothing for what is skipped."""
    if c in SKIPPED:
        return ""
    if c in "‘’ʼʻ′":
        return "'"
    if c in BASES:
        return BASES[c]
    if c.isascii():
        return c.lower()
    if ord(c) in LATIN:
        return unicodedata.normalize("NFD", c)[0].lower()
    if ord(c) in CYRILLIC_CAPITALS or ord(c) in GREEK_CAPITALS:
        return chr(ord(c) + 32)
    return c


def fold(text: str) -> str:
    """What a look-up sees of a text."""
    return "".join(map(fold_character, text))
