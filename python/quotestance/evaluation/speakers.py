"""Whether a row names the speaker that the gold names, however either writes it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

#: Before the name of a speaker that is no person.
OTHER = "other:"
_JUNIOR = frozenset(("jr", "sr", "ii", "iii"))
# Words that tell nothing of which state or office is meant.
_EMPTY = frozenset((
    "the", "a", "an", "of", "and", "in", "for", "to", "s", "yang", "dan", "di", "ke", "dari", "itu", "tersebut", "ini",
    "para", "negeri", "menteri", "kementerian", "ministry", "minister", "government", "pemerintah", "presiden",
    "president", "kantor", "juru", "bicara", "spokesman", "spokesperson", "spokeswoman",
))  # fmt: skip


def same_speaker(gold: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """A person: the id or the full name has the gold's surname, or all its words.

    Another (``other:`` and a name): an id that the gold accepts, or a name that shares at least half of its telling
    words. Where the gold names nobody, anybody is right.

    Examples
    --------
    >>> same_speaker({"speaker": "verel"}, {"speaker": "tomas_verel", "speaker_name": "Tomas Verel"})
    True
    >>> same_speaker({"speaker": "other:Kementerian Arendia"}, {"speaker_name": "Lumoria"})
    False
    """
    wanted = gold["speaker"]
    if wanted is None:
        return True
    ids = words((row.get("speaker") or "").removeprefix(OTHER))
    names = [name for name in (ids, words(row.get("speaker_name"))) if name]
    if not wanted.startswith(OTHER):
        return any(_same_person(words(wanted), name) for name in names)
    if any(words(accepted) == name for accepted in gold.get("speaker_ids") or () for name in names):
        return True
    wanted_words = _telling(words(wanted.removeprefix(OTHER)))
    shown = [_telling(name) for name in (*names, words(row.get("speaker_mention"))) if name]
    return any(len(name & wanted_words) >= len(name | wanted_words) / 2 for name in shown)


def words(name: str | None) -> list[str]:
    """The words of a name or an id: lower case, no accents.

    >>> words("Séan O’Vérel")
    ['sean', 'overel']
    """
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.split(r"[^a-z0-9]+", plain) if word]


def _same_person(gold: list[str], name: list[str]) -> bool:
    if not gold:
        return False
    return name[-1] == gold[-1] or (set(gold) <= set(name) and not (set(name) - set(gold)) & _JUNIOR)


def _telling(name: list[str]) -> set[str]:
    return set(name) - _EMPTY or set(name)
