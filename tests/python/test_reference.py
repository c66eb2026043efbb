"""The core's tokens, lines, sentences and phrases are those that the plain reference in tests/reference finds."""

import os
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance import _core
from quotestance.tables import bundled, compile_tables
from reference.reading import bundled_inventory, read_slowly
from reference.texts import BREAKERS, SHARED, bundled_articles, dev_texts, mutate

Agree = Callable[..., None]


@pytest.fixture(scope="module")
def agree() -> Agree:
    """A check that core and reference read a text alike. One reader serves all texts, as one thread's does."""
    inventory = bundled_inventory()
    reader = _core.WordReader(compile_tables(bundled()))

    def check(text: str, language: str = "", name: str = "") -> None:
        read, expected = reader.read(text, language), read_slowly(text, inventory, language)
        for part in expected:
            assert read[part] == expected[part], f"{name or text!r}: {part}"

    return check


def test_bundled_articles(agree: Agree) -> None:
    for name, text in bundled_articles().items():
        for language in ("", "id", "en"):
            agree(text, language, name)


def test_dev_texts(agree: Agree) -> None:
    texts = dev_texts()
    if not texts and not os.environ.get("QUOTESTANCE_REQUIRE_GOLD"):
        pytest.skip(f"no dev texts at {SHARED}")
    assert len(texts) > 13_000
    for name, text in texts.items():
        agree(text, name=name)


def test_mutated_articles(agree: Agree) -> None:
    texts = [*bundled_articles().values(), *(text for name, text in dev_texts().items() if "dev/" in name)]
    chance = random.Random(1)
    for number in range(400):
        text = chance.choice(texts)
        begin = chance.randrange(len(text))
        agree(mutate(text[begin : begin + 1500], chance, changes=20), name=f"mutation {number}")


def test_every_character(agree: Agree) -> None:
    """Each alone, between letters and behind a capital; all but the middle of scripts that are letters throughout."""
    codes = [*range(0x3400), *range(0xFB00, 0x10000), *range(0x1EF00, 0x1FC00), 0x10FFFF]
    for c in map(chr, codes):
        agree(f"{c} x{c}y A{c}B. {c}{c}z", "id", name=f"U+{ord(c):04X}")


pieces = st.lists(st.sampled_from([*BREAKERS, "Verel", "Barat", "tidak", "kata"]), max_size=30).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)


@settings(max_examples=500, deadline=None)
@given(st.one_of(pieces, any_text, st.tuples(pieces, any_text, pieces).map("".join)))
def test_any_text(agree: Agree, text: str) -> None:
    agree(text)


@pytest.mark.parametrize("gap", [" ", ", ", "\n", ". "])
def test_long_lines(agree: Agree, gap: str) -> None:
    agree(gap.join(["dan Barat itu"] * 400))
