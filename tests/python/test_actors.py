"""The actors: look, extend, save."""

import datetime as dt

import pytest

from quotestance import Actors, Analyzer, errors


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors.load()


@pytest.fixture(scope="module")
def more(actors) -> Actors:
    return actors.add(id="arendia", kind="state", name="Arendia", adjectives=["Arendian"], capitals=["Velin"]).add(
        id="verel",
        name="Tomas Verel",
        of="arendia",
        gender="m",
        other_names=["Thomas Verel"],
        offices=[("foreign_minister", "arendia", "2019-03-09", None)],
    )


def test_look(actors):
    assert actors["west"].kind == "bloc"
    assert "lavrov" in actors
    assert "verel" not in actors
    assert len(actors) == len(list(actors)) > 150
    assert "Lavrov" in actors["lavrov"].names[0]


def test_added_person(more):
    verel = more["verel"]
    assert (verel.kind, verel.of) == ("person", "arendia")
    assert verel.names[:2] == ["Tomas Verel", "Thomas Verel"]
    assert verel.offices == [("foreign_minister", "arendia", "2019-03-09", "")]
    assert more.find("tomas verel") == [verel]


@pytest.mark.parametrize(
    "kind", ["bloc", "institution", "organisation", "party", "company", "group", "medium", "place"]
)
def test_every_kind(actors, kind):
    assert actors.add(id="novum", kind=kind, name="Novum Arendia")["novum"].kind == kind


def test_office_resolves_to_its_holder_at_the_date(more):
    text = "“Barat gagal,” kata Menteri Luar Negeri Arendia."
    analyzer = Analyzer(actors=more)
    assert analyzer.analyze(text, date="2022-09-24")[0].speaker == "verel"
    assert analyzer.analyze(text, date="2018-01-01")[0].speaker != "verel"


def test_members(actors):
    assert {"us", "germany", "uk"} <= set(actors.members("west"))
    assert "finland" in actors.members("nato", date="2024-01-01")
    assert "finland" not in actors.members("nato", date=dt.date(2020, 1, 1))
    with pytest.raises(errors.UnknownActor, match="wets"):
        actors.members("wets")
    with pytest.raises(errors.InvalidOption, match="is no date"):
        actors.members("nato", date="yesterday")


def test_added_bloc(actors):
    blocs = actors.add(id="verel_pact", kind="bloc", name="Pakta Verel").add(
        id="arendia", kind="state", name="Arendia", member_of=["verel_pact[2004..]"]
    )
    assert blocs.members("verel_pact", date="2010-01-01") == ["arendia"]
    assert blocs.members("verel_pact", date="2001-01-01") == []


def test_unknown_actor_is_a_key_error(actors):
    with pytest.raises(KeyError):
        actors["lavrof"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "persn"}, "did you mean 'person'"),
        ({"id": "Tomas Verel"}, "is no id"),
        ({"of": "rusia"}, "did you mean 'russia'"),
        ({"other_names": "Thomas"}, "give a list"),
        ({"name": "Tomas; Verel"}, "cannot hold"),
        ({"member_of": ["nato_"]}, "did you mean 'nato'"),
        ({"offices": [("foreign_ministre", "russia", None, None)]}, "did you mean 'foreign_minister'"),
        ({"offices": [("foreign_minister", "rusia", None, None)]}, "did you mean 'russia'"),
        ({"kind": "state", "offices": [("foreign_minister", "russia", None, None)]}, "only a person"),
    ],
)
def test_bad_additions(actors, change, message):
    with pytest.raises(errors.InvalidOption, match=message):
        actors.add(**{"id": "verel", "name": "Tomas Verel", **change})


def test_bad_date_of_an_office(actors):
    odd = actors.add(id="verel", name="Tomas Verel", offices=[("foreign_minister", "russia", "March", None)])
    with pytest.raises(errors.LexiconError, match=r"offices\.tsv:2: .*March"):
        odd.compiled()


def test_save_and_read(actors, more, tmp_path):
    more.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["offices.tsv", "people.tsv", "states.tsv"]
    assert actors.read(tmp_path)["verel"] == more["verel"]
