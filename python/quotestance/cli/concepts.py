"""Concepts as a person reads them, and rows for a user's own tables."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from quotestance.errors import InvalidFile, invalid_option
from quotestance.lexicon import Lexicon, fold
from quotestance.tables import Finding, Table, content_of

if TYPE_CHECKING:
    import pandas as pd

_CONCEPTS = ("concepts", "idioms")


def describe(lexicon: Lexicon, found: "pd.DataFrame") -> Iterator[RenderableType]:
    """The concepts of `Lexicon.find`, each with its row as the table has it, and with what was learned."""
    for concept, file, line in zip(found["concept"], found["file"], found["line"], strict=True):
        row = _row(lexicon.tables, concept)
        heading = Text(concept, style="bold")
        heading.append(f"  {row['frame']}, {file}:{line}", style="not bold dim")
        yield heading
        grid = Grid.grid(padding=(0, 2))
        for column in ("weights", "tone", "id", "en"):
            if row[column]:
                grid.add_row(Text(column, style="dim"), Text(row[column]))
        if learned := "; ".join(_learned(lexicon.tables, concept)):
            grid.add_row(Text("learned", style="dim"), Text(learned))
        yield Padding(grid, (0, 0, 1, 2), expand=False)


def suggestions(lexicon: Lexicon, word: str) -> list[str]:
    """Forms that look like the word; among those of its first letter, for there are hundreds of thousands."""
    wanted = fold(word)
    forms = {
        form
        for forms in lexicon.compiled().concepts()["forms"]
        for form in forms
        if form[:1] == wanted[:1] and abs(len(form) - len(wanted)) <= 2
    }
    return difflib.get_close_matches(wanted, sorted(forms), n=3)


def spec_of(weights: Sequence[str], given: Mapping[str, object]) -> float | dict[str, object]:
    """What `Lexicon.update` takes of a phrase: a number where nothing but a number is given, else a dict."""
    spec = {key: value for key, value in given.items() if value is not None}
    for text in weights:
        role, equals, number = text.rpartition("=")
        try:
            value = float(number)
        except ValueError:
            message = f"--weight {text}: give a number, or a role and a number, as agent=-2"
            raise invalid_option("weight", text, message) from None
        if not equals and not spec and len(weights) == 1:
            return value
        if not equals and spec.get("frame", "attribute") != "attribute":
            message = f"--weight {text}: of which role of a {spec['frame']}? Write ROLE={number}"
            raise invalid_option("weight", text, message)
        spec[role or "head"] = value
    return spec


class Added(NamedTuple):
    """What was written: the row, in which file, whether the concept was there before, and what `check` says of it."""

    file: Path
    row: dict[str, str]
    known: bool
    findings: list[Finding]


def add_phrase(phrase: str, spec: float | dict[str, object], to: Path) -> Added:
    """Write the row of a phrase to the user's table."""
    # By its whole path no table of theirs is taken for the one that `update` makes.
    theirs = Lexicon.load().read(to.absolute()) if _has_tables(to) else Lexicon.load()
    ((_, row),) = theirs.update({phrase: spec}).added[-1].rows()
    file = _file_of(theirs, row["concept"], to)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_with_row(file, row))
    now = Lexicon.load().read(to)
    findings = [finding for finding in now.check() if finding["file"] == file.as_posix()]
    return Added(file, row, row["concept"] in theirs.ids(*_CONCEPTS), findings)


def _has_tables(to: Path) -> bool:
    if not to.is_dir() and to.suffix.lower() != ".tsv":
        if to.suffix or to.exists():
            raise InvalidFile(f"{to}: give a folder or a .tsv file", file=str(to))
        return False
    return any(to.rglob("*.tsv")) if to.is_dir() else to.exists()


def _file_of(theirs: Lexicon, concept: str, to: Path) -> Path:
    """Where the user's tables have the concept already, else a file for what is added."""
    for table in theirs.added:
        if table.schema in _CONCEPTS and any(row["concept"] == concept for _, row in table.rows()):
            return to / Path(table.path).relative_to(to.absolute())
    return to if to.suffix.lower() == ".tsv" else to / "concepts" / "added.tsv"


def _with_row(file: Path, row: Mapping[str, str]) -> bytes:
    """The file with the row at its end, or in place of the one of its concept; comments stay."""
    content = file.read_bytes() if file.exists() else content_of("concepts", [])
    table = Table(file.as_posix(), content)
    if table.schema not in _CONCEPTS:
        raise InvalidFile(f"{file}: a table of {table.schema} holds no concepts", file=str(file))
    line = content_of("concepts", [row]).decode().split("\n")[1]
    lines = content.decode().removesuffix("\n").split("\n")
    old = [number for number, cells in table.rows() if cells["concept"] == row["concept"]]
    if old:
        lines[old[-1] - 1] = line
    else:
        lines.append(line)
    return ("\n".join(lines) + "\n").encode()


def _row(tables: Iterable[Table], concept: str) -> dict[str, str]:
    """The row that counts: of several the last."""
    return [
        row for table in tables if table.schema in _CONCEPTS for _, row in table.rows() if row["concept"] == concept
    ][-1]


def _learned(tables: Iterable[Table], concept: str) -> Iterator[str]:
    for table in tables:
        if table.schema == "weights":
            for _, row in table.rows():
                if row["concept"] == concept:
                    # The row of a tone has but one number.
                    sides = [f"{side} {row[side]}" for side in ("against", "for") if row["role"] != "tone"]
                    yield f"{row['role']} ({row['reading']}) {', '.join(sides) or row['for']}"
