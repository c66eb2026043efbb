"""The lexicon: the words that carry stance, and what they mean."""

import functools
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from quotestance.errors import invalid_option, near
from quotestance.tableset import TableSet

if TYPE_CHECKING:
    import pandas as pd

#: The roles to which each frame gives weights; the roles of a code are the ids of its targets.
FRAMES: Mapping[str, tuple[str, ...]] = {
    "deed": ("agent", "patient"),
    "attitude": ("object", "agent"),
    "attribute": ("head",),
    "relation": ("party",),
    "code": (),
}
_CELLS = ("frame", "tone", "concept", "id", "en")


class Lexicon(TableSet):
    """Concepts with their frames, weights and forms, and the cues, shifters and idioms around them.

    Immutable: `update` and `read` return a new lexicon.

    Examples
    --------
    >>> lexicon = Lexicon.load().update({"arendianisme": -2})
    >>> lexicon.find("arendianisme").frame.item()
    'attribute'
    """

    @functools.cached_property
    def concepts(self) -> "pd.DataFrame":
        """One row for each concept, with concept, frame, tone, weights (by role), forms, file and line."""
        import pandas as pd

        columns = self.compiled().concepts()
        shown = {table.core_path: table.path for table in self.tables}
        return pd.DataFrame({**columns, "file": [shown.get(file, file) for file in columns["file"]]})

    def find(self, word: str) -> "pd.DataFrame":
        """The concepts that have this word or phrase as a form, or else those with a form that contains it.

        Case and accents don't matter.
        """
        wanted = fold(word)
        forms = [[fold(form) for form in forms] for forms in self.concepts["forms"]]
        exact = [wanted in some for some in forms]
        inside = [any(f" {wanted} " in f" {form} " for form in some) for some in forms]
        return self.concepts[exact if any(exact) else inside]

    def update(self, weights: Mapping[str, float | Mapping[str, object]]) -> Self:
        """Add phrases, or give known ones another weight.

        Parameters
        ----------
        weights
            By phrase, a weight from −3 (against) to +3 (for), or a dict. A bare number for a form that the lexicon
            knows replaces the weights of its whole concept; for a new phrase it is the value of whatever the phrase
            is said of (frame ``attribute``), and its tone. A dict may hold ``frame``, ``tone``, ``concept`` (an id),
            the roles of the frame (``object``; ``agent``, ``patient``; ``head``; ``party``; or, for a code, ids of
            targets), and ``id`` and ``en``, the forms in each language, written as in the tables (``blokir/v,an``).

        Raises
        ------
        InvalidOption
            A weight out of range, an unknown key or frame, or a phrase that a table cannot hold.

        Examples
        --------
        >>> more = Lexicon.load().update({
        ...     "arendianisme": -2,
        ...     "verelisasi": {"frame": "deed", "agent": -1.5, "id": "verelisasi/n"},
        ... })
        >>> more.concepts.query("concept == 'verelisasi'").frame.item()
        'deed'
        """
        known = self._concept_of_form() if weights else {}
        rows = []
        for phrase, value in weights.items():
            _check_phrase(phrase)
            concept = known.get(fold(phrase))
            rows.append(_row(phrase, value, self._row_of(concept) if concept else None))
        more = self.with_rows("concepts", rows)
        more.compiled()
        return more

    def _concept_of_form(self) -> dict[str, str]:
        columns = self.compiled().concepts()
        pairs = zip(columns["concept"], columns["forms"], strict=True)
        return {fold(form): concept for concept, forms in pairs for form in forms}

    def _row_of(self, concept: str) -> dict[str, str] | None:
        for table in reversed(self.tables):
            if table.schema in ("concepts", "idioms"):
                for _, row in table.rows():
                    if row["concept"] == concept:
                        return row
        return None


def fold(text: str) -> str:
    """Lower case, without accents, with single spaces: as the core matches.

    >>> fold("  Aréndia   Raya ")
    'arendia raya'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("-", " ").split())


def _row(phrase: str, value: object, known: Mapping[str, str] | None) -> dict[str, str]:
    """The row of a phrase; that of the concept it belongs to, where one is known, with the changes."""
    if isinstance(value, Mapping):
        return _row_from_spec(phrase, value, known or {})
    _check_weight(phrase, value)
    if known is None:
        return _row_from_spec(phrase, {"head": value, "tone": value}, {})
    roles = re.findall(r"(\w+)=", known["weights"])
    # Of a deed the number is the agent's; what it says of the patient stays.
    main = roles[:1] if known["frame"] == "deed" else roles
    kept = [item for item in known["weights"].split() if item.partition("=")[0] not in main]
    return {**known, "weights": " ".join([*(f"{role}={value:+g}" for role in main), *kept])}


def _row_from_spec(phrase: str, spec: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    roles = {key: value for key, value in spec.items() if key not in _CELLS}
    frame = str(spec.get("frame") or (_frame_of(phrase, roles) if roles else known.get("frame", "")))
    if frame not in FRAMES:
        message = f"{phrase!r}: no frame {frame!r} (there are {', '.join(FRAMES)})"
        raise invalid_option("frame", frame, message, near(frame, FRAMES))
    for role, weight in roles.items():
        if frame != "code" and role not in FRAMES[frame]:
            message = f"{phrase!r}: a {frame} has no {role!r}"
            raise invalid_option("update", role, message, near(role, [*FRAMES[frame], *_CELLS]))
        _check_weight(phrase, weight)
    if "tone" in spec:
        _check_weight(phrase, spec["tone"])
    weights = " ".join(f"{role}={weight:+g}" for role, weight in roles.items()) or known.get("weights", "")
    if not weights:
        message = f"{phrase!r}: no weight; give {' or '.join(FRAMES[frame]) or 'ids of targets'}"
        raise invalid_option("update", phrase, message)
    forms = {language: str(spec.get(language, known.get(language, ""))) for language in ("id", "en")}
    if not any(forms.values()):
        forms = dict.fromkeys(forms, f"{phrase}/x")  # which language it belongs to was not said: both
    concept = spec.get("concept") or known.get("concept") or re.sub(r"[^a-z0-9]+", "_", fold(phrase)).strip("_")
    tone = f"{spec['tone']:g}" if "tone" in spec else known.get("tone", "0")
    row = {"concept": str(concept or "added"), "frame": frame, "weights": weights, "tone": tone, **forms}
    return {column: _checked_cell(phrase, value) for column, value in row.items()}


def _checked_cell(phrase: str, value: str) -> str:
    if odd := re.search(r"[\t\r\n]", value):
        raise invalid_option("update", phrase, f"{phrase!r}: a table cannot hold {odd.group()!r}")
    return value


def _frame_of(phrase: str, roles: Mapping[str, object]) -> str:
    for frame, names in FRAMES.items():
        if roles and set(roles) <= set(names):
            return frame
    known = [role for names in FRAMES.values() for role in names]
    odd = next((role for role in roles if role not in known), phrase)
    raise invalid_option(
        "update",
        odd,
        f"{phrase!r}: which frame? {odd!r} is no role (there are {', '.join(known)}); a code needs frame='code'",
        near(odd, [*known, *_CELLS]),
    )


def _check_weight(phrase: str, weight: object) -> None:
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight) or abs(weight) > 3:
        raise invalid_option("update", weight, f"{phrase!r}: a weight is a number from -3 to 3, not {weight!r}")


def _check_phrase(phrase: object) -> None:
    if not isinstance(phrase, str) or not phrase.strip():
        raise invalid_option("update", phrase, f"a phrase must be text, not {phrase!r}")
    if odd := re.search(r"[\t\r\n;/#]", phrase):
        raise invalid_option("update", phrase, f"{phrase!r}: a table cannot hold {odd.group()!r} in a phrase")
