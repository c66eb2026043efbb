"""What `Lexicon` and `Actors` have in common: an immutable sequence of tables, the user's after the bundled ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from quotestance import _core
from quotestance.tables import SCHEMAS, Finding, Table, bundled, compile_tables, content_of, read_tables


class TableSet:
    """Tables in the order in which the core reads them; nothing mutates, every addition makes a new object."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = tuple(tables)

    @classmethod
    def load(cls) -> Self:
        """The tables that come with the package."""
        return cls(bundled())

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, those of the user last."""
        return self._tables

    @property
    def added(self) -> tuple[Table, ...]:
        """The tables that did not come with the package."""
        return tuple(table for table in self._tables if not table.bundled)

    def read(self, path: str | Path) -> Self:
        """Add the user's own tables.

        Parameters
        ----------
        path
            A ``.tsv`` file, or a folder of them, in the formats of the bundled tables. A row with the id of a
            bundled row takes its place.

        Raises
        ------
        InvalidFile, LexiconError
            The path holds no table, or a table with a malformed row (file, line and reason are named).
        """
        more = type(self)([*self._tables, *read_tables(path)])
        more.compiled()
        return more

    def save(self, folder: str | Path) -> None:
        """Write what was added to the bundled tables, as tables that `read` and a text editor can open.

        Learned weights that a later row of a concept or a cue has made void are left out: `read` knows no order of
        time.

        Raises
        ------
        OSError
            The folder cannot be made or written.
        """
        merged: dict[str, Table] = {}
        for table in _without_void_weights(self.added):
            name = f"{table.schema}.tsv" if table.schema != "concepts" else f"concepts/{Path(table.path).stem}.tsv"
            merged[name] = merged[name].with_rows(row for _, row in table.rows()) if name in merged else table
        for name, table in merged.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(table.content)

    def check(self) -> list[Finding]:
        """What an editor of the tables should look at: duplicates, conflicts, orphans, unreachable phrases.

        Returns
        -------
        A dict with ``file``, ``line``, ``kind`` and ``message`` for each finding; an empty list is a clean bill.
        """
        shown = {table.core_path: table.path for table in self._tables}
        return [{**finding, "file": shown.get(finding["file"], finding["file"])} for finding in self.compiled().check()]

    def compiled(self) -> _core.Lexicon:
        """The tables as the core holds them."""
        return compile_tables(self._tables)

    def with_rows(self, schema: str, rows: Iterable[Mapping[str, str]]) -> Self:
        """Add rows to the user's table of this kind; it is made if there is none."""
        path = f"added/concepts/{schema}.tsv" if schema == "concepts" else f"added/{schema}.tsv"
        rows = list(rows)
        if not rows:
            return self
        old = next((table for table in self._tables if table.path == path), Table(path, content_of(schema, [])))
        # Its place is at the end: what was added last must win.
        return type(self)([*(table for table in self._tables if table.path != path), old.with_rows(rows)])

    def ids(self, *schemas: str) -> set[str]:
        """The ids of the rows of these kinds of tables."""
        return {
            row[SCHEMAS[table.schema][0]]
            for table in self._tables
            if table.schema in schemas
            for _, row in table.rows()
        }


def combine(lexicon: TableSet, actors: TableSet) -> tuple[Table, ...]:
    """The tables of both, each once: the bundled ones first, then what was added to either."""
    return tuple(dict.fromkeys([*lexicon.tables, *actors.tables]))


def _without_void_weights(tables: Iterable[Table]) -> list[Table]:
    """The tables, without the learned weights of what a later table defines anew."""
    newer: set[str] = set()
    kept = []
    for table in reversed(list(tables)):
        if table.schema in ("concepts", "idioms", "cues"):
            newer |= {row[SCHEMAS[table.schema][0]] for _, row in table.rows()}
        if table.schema == "weights":
            rows = [row for _, row in table.rows() if row["concept"] not in newer]
            table = Table(table.path, content_of("weights", rows), table.bundled)
        kept.append(table)
    return kept[::-1]
