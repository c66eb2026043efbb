"""The lexicon: look, extend, save, check."""

import pytest

from quotestance import Analyzer, Lexicon, errors
from quotestance.lexicon import fold


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def row_of(lexicon, phrase):
    (found,) = lexicon.find(phrase).to_dict("records")
    return found


def test_concepts_frame(lexicon):
    assert list(lexicon.concepts.columns) == ["concept", "frame", "tone", "weights", "forms", "file", "line"]
    assert lexicon.concepts.concept.is_unique


def test_new_phrase(lexicon):
    found = row_of(lexicon.update({"politik arendia": -2}), "Politik  ARENDIA")
    assert (found["concept"], found["frame"], found["weights"], found["tone"]) == (
        "politik_arendia",
        "attribute",
        {"head": -2.0},
        -2.0,
    )
    assert len(lexicon.find("politik arendia")) == 0  # the first is as it was


def test_find_inside_a_phrase(lexicon):
    more = lexicon.update({"politik arendia": -2})
    assert "politik_arendia" in set(more.find("arendia").concept)


def test_spec(lexicon):
    more = lexicon.update(
        {
            "arendiasi": {"agent": -2, "patient": 1, "tone": -1, "id": "arendiasi/n", "en": "arendization/n"},
            "janji arendia": {"frame": "code", "west": -1.5, "us": -0.5},
        }
    )
    found = row_of(more, "arendiasi")
    assert (found["frame"], found["weights"], found["tone"]) == ("deed", {"agent": -2, "patient": 1}, -1)
    assert row_of(more, "janji arendia")["weights"] == {"west": -1.5, "us": -0.5}


def test_known_form_keeps_its_concept(lexicon):
    concepts = lexicon.concepts
    known = concepts[(concepts.frame == "attribute") & (concepts.forms.map(len) > 0)].iloc[0]
    found = lexicon.update({known.forms[0]: 2.5}).concepts.query("concept == @known.concept").iloc[0]
    assert found.weights == {"head": 2.5}
    assert list(found.forms) == list(known.forms)
    assert found.tone == known.tone


def test_spec_of_a_known_form_changes_its_concept(lexicon):
    known = lexicon.concepts.query("frame == 'attitude'").iloc[0]
    found = lexicon.update({known.forms[0]: {"object": -2.5, "tone": 0.5}}).concepts.query("concept == @known.concept")
    (row,) = found.to_dict("records")
    assert (row["weights"], row["tone"], row["forms"]) == ({"object": -2.5}, 0.5, known.forms)


def test_later_updates_win(lexicon):
    more = lexicon.update({"arendianisme": -2, "arendiasi": 1}).update({"arendianisme": 1.5})
    assert row_of(more, "arendianisme")["weights"] == {"head": 1.5}
    assert row_of(more, "arendiasi")["weights"] == {"head": 1.0}
    assert len(more.added) == 1


def test_update_moves_the_score():
    text = "“Barat itu arendianis,” kata Tomas Verel."
    scores = [
        Analyzer(lexicon=Lexicon.load().update({"arendianis": weight})).analyze(text)[0].stance for weight in (-3, 3)
    ]
    assert scores[0] < 0 < scores[1]


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"x": 4}, "from -3 to 3"),
        ({"x": float("nan")}, "from -3 to 3"),
        ({"x": True}, "from -3 to 3"),
        ({"x": "much"}, "from -3 to 3"),
        ({"x\ty": 1}, "cannot hold"),
        ({"a;b": 1}, "cannot hold"),
        ({"": 1}, "must be text"),
        ({3: 1}, "must be text"),
        ({"x": {"agnet": 1}}, "did you mean 'agent'"),
        ({"x": {"frame": "deeds", "agent": 1}}, "did you mean 'deed'"),
        ({"x": {"frame": "deed", "head": 1}}, "a deed has no 'head'"),
        ({"x": {"frame": "deed"}}, "no weight"),
        ({"x": {"agent": 1, "id": "a\tb/x"}}, "cannot hold"),
        ({"x": {"agent": 9}}, "from -3 to 3"),
    ],
)
def test_bad_updates(lexicon, weights, message):
    with pytest.raises(errors.InvalidOption, match=message):
        lexicon.update(weights)


def test_save_and_read(lexicon, tmp_path):
    more = lexicon.update({"arendianisme": -2})
    more.save(tmp_path / "mine")
    again = lexicon.read(tmp_path / "mine")
    assert row_of(again, "arendianisme")["weights"] == {"head": -2.0}
    again.update({"verelisme": 1}).save(tmp_path / "both")
    assert row_of(lexicon.read(tmp_path / "both"), "arendianisme")["weights"] == {"head": -2.0}
    assert row_of(lexicon.read(tmp_path / "both"), "verelisme")["weights"] == {"head": 1.0}


def test_nothing_to_save(lexicon, tmp_path):
    lexicon.update({}).save(tmp_path / "empty")
    assert not (tmp_path / "empty").exists()


def test_check_of_the_bundled_tables(lexicon):
    assert [finding for finding in lexicon.check() if finding["kind"] == "duplicate"] == []


def test_check_names_the_users_file(lexicon, tmp_path):
    table = tmp_path / "mine.tsv"
    row = "arendianisme\tattribute\thead=-1\t0\tarendianisme/x\t\n"
    table.write_text("concept\tframe\tweights\ttone\tid\ten\n" + row + row)
    findings = [finding for finding in lexicon.read(table).check() if finding["file"] == table.as_posix()]
    assert (findings[0]["line"], findings[0]["kind"]) == (3, "duplicate")


@pytest.mark.parametrize(("text", "folded"), [("  A  b ", "a b"), ("Aréndia", "arendia"), ("pro-Barat", "pro barat")])
def test_fold(text, folded):
    assert fold(text) == folded
