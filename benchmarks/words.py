"""Words that could be Indonesian and are not."""

CONSONANTS, VOWELS = "bdgjklmnprst", "aiueo"


def word(number: int) -> str:
    """Another for each number below ten millions: zu, then syllables."""
    syllables = ""
    for _ in range(4):
        number, c = divmod(number, len(CONSONANTS))
        number, v = divmod(number, len(VOWELS))
        syllables += CONSONANTS[c] + VOWELS[v]
    return "zu" + syllables
