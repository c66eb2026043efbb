"""All of a text's words as the reference finds them, in the form in which the core lays its own open."""

from typing import Any

from quotestance import _core
from quotestance.tables import bundled, compile_tables
from reference.phrases import Inventory, find_language, find_phrases, looked_up, read_inventory
from reference.sentences import split_lines, split_sentences
from reference.words import cut


def bundled_inventory() -> Inventory:
    """The phrases of the bundled tables."""
    words = next(table for table in bundled() if table.schema == "words")
    return read_inventory(_core.phrases(compile_tables(bundled())), (row for _, row in words.rows()))


def read_slowly(text: str, inventory: Inventory, language: str = "") -> dict[str, Any]:
    """What `_core.WordReader.read` must return."""
    every_token = cut(text)
    tokens, lines = split_lines(text, every_token)
    language = language or find_language(tokens, inventory)
    uncapitalised = {token.folded for token in every_token if token.kind == "word" and not token.upper}
    rows = []
    for number, line in enumerate(lines):
        for token in tokens[line.first : line.last]:
            word = looked_up(token)
            rows.append(
                (
                    token.begin,
                    token.end,
                    token.kind,
                    token.upper,
                    token.all_upper,
                    token.space_before,
                    number,
                    word if word in inventory.words else None,
                    token.kind == "word" and token.folded in uncapitalised,
                )
            )
    return {
        "language": language,
        "tokens": rows,
        "lines": [(line.first, line.last, line.after_blank) for line in lines],
        "sentences": split_sentences(tokens, lines, inventory.abbreviations),
        "matches": find_phrases(tokens, lines, inventory, language),
    }
