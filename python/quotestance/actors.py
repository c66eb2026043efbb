"""The actors: who speaks and who is spoken of, with their names, offices and blocs."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from typing import NamedTuple, Self

from quotestance.dates import days_of
from quotestance.errors import invalid_option, near, unknown_actor
from quotestance.tables import cell
from quotestance.tableset import TableSet

#: Kind of actor → the table that holds it.
KINDS = {
    "person": "people",
    "state": "states",
    "medium": "media",
    "place": "places",
    **dict.fromkeys(
        ("bloc", "institution", "organisation", "party", "armed_group", "company", "group"), "organisations"
    ),
}


class Office(NamedTuple):
    """An office that a person held; an empty date is open."""

    title: str
    of: str
    since: str
    until: str


class Actor(NamedTuple):
    """A person, state, bloc, organisation, medium or place of the tables."""

    id: str
    kind: str
    of: str
    names: list[str]
    offices: list[Office]


class Actors(TableSet):
    """The actors that the tables know.

    Immutable: `add` and `read` return new actors.

    Examples
    --------
    >>> actors = Actors.load().add(
    ...     id="verel", name="Tomas Verel", of="russia", other_names=["Thomas Verel"],
    ...     offices=[("ambassador", "russia", "2021-03-09", None)],
    ... )
    >>> actors["verel"].names[0]
    'Tomas Verel'
    >>> "verel" in actors, "verel" in Actors.load()
    (True, False)
    """

    @functools.cached_property
    def _by_id(self) -> dict[str, Actor]:
        columns = self.compiled().actors()
        offices: dict[str, list[Office]] = {}
        for table in self.tables:
            if table.schema == "offices":
                for _, row in table.rows():
                    held = Office(row["office"], row["of"], row["from"], row["to"])
                    offices.setdefault(row["person"], []).append(held)
        return {
            id: Actor(id, kind, of or "", names, offices.get(id, []))
            for id, kind, of, names in zip(*(columns[c] for c in ("id", "kind", "of", "names")), strict=True)
        }

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __getitem__(self, id: str) -> Actor:
        """The actor with this id. Raises UnknownActor, a KeyError, which names the nearest."""
        try:
            return self._by_id[id]
        except KeyError:
            message = f"there is no actor {id!r}"
            raise unknown_actor("actor", id, message, self.compiled().suggest(str(id))) from None

    def find(self, name: str) -> list[Actor]:
        """The actors that have this name; case doesn't matter."""
        wanted = name.casefold()
        return [actor for actor in self if wanted in map(str.casefold, actor.names)]

    def members(self, bloc: str, *, date: Date | str | None = None) -> list[str]:
        """The ids of the members of a bloc, by membership and not by opinion.

        Parameters
        ----------
        bloc
            Id of a bloc or a state.
        date
            On which day; without it, whoever belongs or belonged.

        Raises
        ------
        UnknownActor
            There is no such bloc.
        InvalidOption
            The date is none.
        """
        _ = self[bloc]
        return self.compiled().members(bloc, None if date is None else days_of(date))

    def add(
        self,
        *,
        id: str,
        name: str,
        kind: str = "person",
        of: str | None = None,
        other_names: Sequence[str] = (),
        gender: str | None = None,
        offices: Iterable[tuple[str, str, str | None, str | None]] = (),
        member_of: Sequence[str] = (),
        adjectives: Sequence[str] = (),
        capitals: Sequence[str] = (),
        stand_ins: Sequence[str] = (),
    ) -> Self:
        """Add an actor, or replace the one with this id.

        Parameters
        ----------
        id
            Lower-case ASCII with ``_`` for spaces: a person's surname, a state's English name.
        name, other_names
            The usual full name, and others that mean the same actor in either language.
        kind
            person, state, bloc, institution, organisation, party, armed_group, company, group, medium or place.
        of, gender
            Id of the state, bloc or organisation that the actor belongs to; ``m`` or ``f``, of a person.
        offices
            Of a person: (title, of, since, until); ISO dates, None where open. Titles are those of ``titles.tsv``.
        member_of
            Blocs, each with its period where it matters: ``nato[2004-03-29..]``.
        adjectives, capitals, stand_ins
            Of a state: words that speak of it.

        Raises
        ------
        InvalidOption
            A value that a table cannot hold, or an office, state or bloc that the tables don't know.
        """
        _check(id, kind)
        others = {"other_names": other_names, "adjectives": adjectives, "capitals": capitals, "stand_ins": stand_ins}
        lists = {option: cell(option, items) for option, items in others.items()}
        names = cell("name", [name, *other_names])
        self._check_known("of", [of] if of else [], self._ids)
        self._check_known("member_of", [bloc.partition("[")[0] for bloc in member_of], self._ids)
        row = {
            "id": id, "kind": kind, "of": of or "", "gender": gender or "", "member_of": "; ".join(member_of),
            "name": name, "names": names, "id_names": names, "en_names": names, **lists,
            "en_adjectives": lists["adjectives"],
        }  # fmt: skip
        return self.with_rows(KINDS[kind], [row]).with_rows("offices", self._office_rows(id, kind, offices))

    def _office_rows(
        self, person: str, kind: str, offices: Iterable[tuple[str, str, str | None, str | None]]
    ) -> list[dict[str, str]]:
        rows = []
        for title, of, since, until in offices:
            if kind != "person":
                raise invalid_option("offices", title, f"only a person holds an office; {person!r} is a {kind}")
            self._check_known("offices", [title], self.ids("titles"))
            self._check_known("offices", [of], self._ids)
            row = {"person": person, "office": title, "of": of, "from": since or "", "to": until or ""}
            rows.append({column: cell("offices", [value]) for column, value in row.items()})
        return rows

    @functools.cached_property
    def _ids(self) -> set[str]:
        return self.ids(*KINDS.values())

    def _check_known(self, option: str, ids: Iterable[str], known: set[str]) -> None:
        for id in ids:
            if id not in known:
                raise invalid_option(option, id, f"{option}: the tables hold no {id!r}", near(id, known))


def _check(id: str, kind: str) -> None:
    if kind not in KINDS:
        raise invalid_option("kind", kind, f"no kind {kind!r} (there are {', '.join(KINDS)})", near(kind, KINDS))
    if not re.fullmatch(r"[a-z0-9_]+", id):
        raise invalid_option(
            "id", id, f"{id!r} is no id: use lower-case ASCII letters, digits and '_', as in 'wang_yi'"
        )
