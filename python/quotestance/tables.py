"""Language tables: tab-separated text that an area expert edits and the core compiles.

What a user adds from Python becomes rows of the same tables, so there is one way in: text, compiled by the core,
which names file and line in every error. A later table replaces the rows of an earlier one that have the same id.
"""

import functools
import mmap
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import TypedDict

from quotestance import _core
from quotestance.errors import InvalidFile, LexiconError, invalid_option, lexicon_error

_CONCEPT = ("concept", "frame", "weights", "tone", "id", "en")

#: The columns of each kind of table. The first is the id, but for the tables in `WITHOUT_ID`.
SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "people": ("id", "of", "gender", "name", "other_names"),
    "offices": ("person", "office", "of", "from", "to"),
    "titles": ("id", "kind", "id_forms", "en_forms"),
    "states": ("id", "member_of", "id_names", "en_names", "en_adjectives", "capitals", "stand_ins"),
    "organisations": ("id", "kind", "of", "member_of", "id_names", "en_names"),
    "media": ("id", "of", "names"),
    "places": ("id", "of", "id_names", "en_names"),
    "concepts": _CONCEPT,
    "idioms": _CONCEPT,
    "cues": ("cue", "type", "object", "tone", "id", "en"),
    "weights": ("concept", "role", "reading", "against", "for"),
    "shifters": ("shifter", "kind", "factor", "scope", "id", "en"),
    "furniture": ("pattern", "where", "language", "effect"),
    "abbreviations": ("form", "language"),
    "words": ("class", "id", "en"),
}
WITHOUT_ID = frozenset({"offices", "weights", "furniture", "abbreviations", "words"})


class Finding(TypedDict):
    """What an editor of a table should look at."""

    file: str
    line: int
    kind: str
    message: str


@dataclass(frozen=True)
class Table:
    """One table as text.

    Parameters
    ----------
    path
        Shown in errors. Its stem (``people.tsv``) or its folder (``concepts/law.tsv``) says what it holds;
        where neither does, the header says it.
    content
        UTF-8, with a header line.
    bundled
        Whether it came with the package.
    """

    path: str
    content: bytes
    bundled: bool = False

    @functools.cached_property
    def schema(self) -> str:
        """Which of `SCHEMAS` the table has. Raises LexiconError where that cannot be told."""
        path = PurePosixPath(self.path)
        if path.parent.name == "concepts":
            return "concepts"
        if path.stem in SCHEMAS:
            return path.stem
        header = next((cells for _, cells in self.lines()), [])
        for name, columns in SCHEMAS.items():
            if tuple(header) == columns:
                return name
        raise lexicon_error(
            self.path, 1, f"neither the file's name nor its header is that of a table; name it {', '.join(SCHEMAS)}.tsv"
        )

    @property
    def core_path(self) -> str:
        """The path under which the core finds the schema."""
        path = PurePosixPath(self.path)
        if (path.parent.name if self.schema == "concepts" else path.stem) == self.schema:
            return self.path
        return f"{self.path}/{self.schema}/{self.schema}.tsv"

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """The line numbers and cells of all lines that are neither blank nor a comment, the header first."""
        text = self.content.decode("utf-8", errors="replace").removeprefix("\ufeff")
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip() and not line.startswith("#"):
                yield number, [cell.strip() for cell in line.split("\t")]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The line numbers and rows by column; cells left out are empty."""
        lines = self.lines()
        _, header = next(lines, (0, []))
        for number, cells in lines:
            yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))

    def with_rows(self, rows: Iterable[Mapping[str, str]]) -> "Table":
        """A table with these rows too; one with the id of an earlier row takes its place."""
        columns = SCHEMAS[self.schema]
        kept: dict[object, Mapping[str, str]] = {}
        for row in [*(row for _, row in self.rows()), *rows]:
            key = tuple(row.get(c, "") for c in columns) if self.schema in WITHOUT_ID else row[columns[0]]
            kept[key] = row
        return Table(self.path, content_of(self.schema, kept.values()), self.bundled)


def content_of(schema: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    r"""The text of a table.

    >>> content_of("abbreviations", [{"form": "Dr.", "language": "id"}])
    b'form\tlanguage\nDr.\tid\n'
    """
    columns = SCHEMAS[schema]
    lines = ["\t".join(columns), *("\t".join(row.get(c, "") for c in columns).rstrip("\t") for row in rows)]
    return "".join(line + "\n" for line in lines).encode()


def cell(option: str, items: Sequence[object]) -> str:
    """A list as it stands in a cell.

    Raises
    ------
    InvalidOption
        An item that a table cannot hold.

    Examples
    --------
    >>> cell("other_names", ["Tomas Verel", "Thomas Verel"])
    'Tomas Verel; Thomas Verel'
    """
    if isinstance(items, str):
        raise invalid_option(option, items, f"{option}: give a list, not {items!r}")
    for item in items:
        if not isinstance(item, str) or re.search(r"[\t\r\n;]", item):
            raise invalid_option(option, item, f"{option}: a table cannot hold {item!r}; no tab, line end or ';'")
    return "; ".join(map(str, items))


@functools.cache
def bundled() -> tuple[Table, ...]:
    """The tables that come with the package, read once."""
    return tuple(_walk(resources.files("quotestance") / "data", ""))


def _walk(folder: Traversable, prefix: str) -> Iterator[Table]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".tsv"):
            yield Table(prefix + entry.name, entry.read_bytes(), bundled=True)


def read_tables(path: str | Path) -> list[Table]:
    """The tables of a user: one file, or all ``.tsv`` files of a folder and its subfolders.

    Raises
    ------
    InvalidFile
        The path does not exist, or the folder holds no table.
    LexiconError
        A file is no table.
    """
    path = Path(path)
    if not path.exists():
        raise InvalidFile(f"{path}: no such file or folder", file=str(path))
    files = sorted(path.rglob("*.tsv")) if path.is_dir() else [path]
    if not files:
        raise InvalidFile(f"{path}: the folder holds no .tsv file", file=str(path))
    tables = [Table(file.as_posix(), file.read_bytes()) for file in files]
    for table in tables:
        _ = table.schema  # an unknown table is an error here, where its path is at hand
    return tables


@functools.cache
def _image() -> mmap.mmap | None:
    """The bundled tables as the build compiled them; None where it did not."""
    try:
        with Path(_core.__file__).with_name("lexicon.image").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # not there, or empty: the tables are compiled
        return None


@functools.lru_cache(maxsize=8)
def compile_tables(tables: tuple[Table, ...]) -> _core.Lexicon:
    """The compiled lexicon of these tables.

    Some milliseconds for the bundled ones, of which the package brings an image; about 0.2 s for others the first time.

    Raises
    ------
    LexiconError
        A row is malformed; names the file as the user knows it.
    """
    shown = {table.core_path: table.path for table in tables}
    try:
        return _core.Lexicon([(table.core_path, table.content) for table in tables], _image())
    except LexiconError as error:
        raise lexicon_error(shown.get(error.file, error.file), error.line, error.reason) from None
