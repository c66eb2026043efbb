"""What the Tab key offers; the tables are read, but not compiled."""

from collections.abc import Iterable


def complete_target(incomplete: str) -> list[str]:
    """Ids of actors that begin so."""
    from quotestance.actors import KINDS, Actors

    return _beginning(incomplete, ["auto", *Actors.load().ids(*KINDS.values())])


def complete_word(incomplete: str) -> list[str]:
    """Forms of concepts that begin so, as the tables write them."""
    from quotestance.tables import bundled

    rows = (row for table in bundled() if table.schema in ("concepts", "idioms") for _, row in table.rows())
    forms = (form.strip().partition("/")[0] for row in rows for form in f"{row['id']};{row['en']}".split(";"))
    return _beginning(incomplete, forms)


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return sorted({word for word in words if word.startswith(incomplete)})
