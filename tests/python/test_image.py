"""The image of the compiled tables: read where it is of these tables, passed over where it is not."""

from pathlib import Path

import numpy as np
import pytest

import quotestance as qs
from quotestance import _core, tables

IMAGE = Path(_core.__file__).with_name("lexicon.image")


@pytest.fixture(scope="module")
def sources():
    return [(table.core_path, table.content) for table in tables.bundled()]


def same(a, b):
    return a.concepts() == b.concepts() and a.actors() == b.actors() and a.check() == b.check()


def aligned(content):
    """The bytes at an address that an image may lie at."""
    room = np.zeros(len(content) + 64, dtype=np.uint8)
    start = -room.ctypes.data % 64
    room[start : start + len(content)] = np.frombuffer(content, dtype=np.uint8)
    return room[start : start + len(content)]


def test_the_image_holds_what_the_tables_compile_to(sources):
    compiled, read = _core.Lexicon(sources), _core.Lexicon(sources, tables._image())
    assert IMAGE.exists()
    assert same(compiled, read)
    assert _core.phrases(compiled) == _core.phrases(read)


@pytest.mark.parametrize("cut", [0, 1, 100, 5000, 1_000_000])
def test_an_image_that_is_cut_off_is_passed_over(sources, cut):
    content = IMAGE.read_bytes()
    assert _core.Lexicon(sources, aligned(content[:cut])).actor_ids()
    assert _core.Lexicon(sources, aligned(content[:-1])).actor_ids()


def test_an_image_of_other_tables_is_passed_over():
    lexicon = qs.Lexicon.load().update({"arendianisme": -2})
    assert lexicon.find("arendianisme").frame.item() == "attribute"


def test_an_image_at_an_odd_address_is_passed_over(sources):
    room = aligned(b"\0" + IMAGE.read_bytes())[1:]
    assert _core.Lexicon(sources, room).actor_ids()
