"""`quotestance lexicon find` and `add`; `check` is in test_cli.py."""

import pytest
from typer.testing import CliRunner

from quotestance import Analyzer, Lexicon
from quotestance.cli import app
from quotestance.tables import bundled

HEAD = "concept\tframe\tweights\ttone\tid\ten\n"


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def add(*arguments: object, to: object):
    result = run("lexicon", "add", *arguments, "--to", to)
    assert result.exit_code == 0, result.stderr + result.stdout
    return result


def test_find_shows_the_row_of_the_table():
    result = run("lexicon", "find", "Standar Ganda")
    found = Lexicon.load().find("standar ganda").iloc[0]
    assert result.exit_code == 0
    for text in (found.concept, found["frame"], f"{found.file}:{found.line}", "head=-2.5", "ukuran ganda/n"):
        assert text in result.stdout
    assert "double standard/n" in result.stdout
    assert "context (statement) against" in result.stdout  # what was learned


def test_find_several_and_in_ones_own_tables(tmp_path):
    (tmp_path / "mine.tsv").write_text(f"{HEAD}arendian\tattribute\thead=-3\t-1\tarendian/a\n")
    result = run("lexicon", "find", "arendian", "munafik", "--lexicon", tmp_path)
    assert f"{tmp_path.as_posix()}/mine.tsv:2" in result.stdout
    assert "hypocritical" in result.stdout


def test_what_is_not_found_comes_with_what_looks_like_it():
    result = run("lexicon", "find", "munafikk")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "munafikk: no concept has this word; did you mean" in result.stderr
    assert "'munafik'" in result.stderr


def test_add_a_phrase(tmp_path):
    result = add("diplomasi pisang", "--weight", "-1.5", to=tmp_path / "mine")
    file = tmp_path / "mine" / "concepts" / "added.tsv"
    row = "diplomasi_pisang\tattribute\thead=-1.5\t-1.5\tdiplomasi pisang/x\tdiplomasi pisang/x\n"
    assert file.read_text() == HEAD + row
    assert "weights  head=-1.5" in result.stdout
    assert f"--lexicon {tmp_path / 'mine'}" in result.stderr
    scored = Analyzer(lexicon=Lexicon.load().read(tmp_path / "mine"))
    (statement,) = scored.analyze("“Barat memakai diplomasi pisang,” kata Tomas Verel.")
    assert "diplomasi_pisang" in {item["concept"] for item in statement.evidence}


def test_add_a_code_and_a_deed_with_forms(tmp_path):
    add("kolonialisme hijau", "-w", "eu=-2", "-w", "west=-1", "--frame", "code", "--tone", "-1.5", to=tmp_path)
    add("verelisasi", "-w", "agent=-1.5", "--id", "verelisasi/n", "--en", "verelise/v", to=tmp_path)
    rows = (tmp_path / "concepts" / "added.tsv").read_text().split("\n")
    assert rows[1].split("\t")[:4] == ["kolonialisme_hijau", "code", "eu=-2 west=-1", "-1.5"]
    assert rows[2].split("\t") == ["verelisasi", "deed", "agent=-1.5", "0", "verelisasi/n", "verelise/v"]


def test_a_known_phrase_gets_another_weight_and_the_bundled_tables_stay(tmp_path):
    before = [(table.path, table.content) for table in bundled()]
    result = add("munafik", "--weight", "-3", to=tmp_path)
    assert "the concept hypocritical was there" in result.stderr
    assert Lexicon.load().read(tmp_path).find("munafik").weights.item() == {"head": -3.0}
    bundled.cache_clear()
    assert [(table.path, table.content) for table in bundled()] == before


def test_ones_own_file_keeps_its_comments_and_has_each_concept_once(tmp_path):
    table = tmp_path / "mine.tsv"
    table.write_text(f"# of mine\n{HEAD}arendian\tattribute\thead=-3\t-1\tarendian/a\n# the end\n")
    add("arendian", "--weight", "-2", to=tmp_path)  # in the folder, the file that has it
    add("pisang", "--weight", "1", to=table)
    lines = table.read_text().split("\n")
    assert (lines[0], lines[2], lines[3]) == ("# of mine", "arendian\tattribute\thead=-2\t-1\tarendian/a", "# the end")
    assert lines[4].startswith("pisang\tattribute\thead=+1\t1")
    assert [path.name for path in tmp_path.rglob("*.tsv")] == ["mine.tsv"]


def test_a_folder_of_the_name_that_python_uses(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "added" / "concepts").mkdir(parents=True)
    (tmp_path / "added" / "concepts" / "concepts.tsv").write_text(
        f"{HEAD}arendian\tattribute\thead=-3\t-1\tarendian/a\n"
    )
    add("pisang", "--weight", "1", to="added")
    assert Lexicon.load().read("added").find("pisang").concept.item() == "pisang"


def test_findings_are_shown(tmp_path):
    result = run("lexicon", "add", "xyz", "--weight", "1", "--id", "munafik/a", "--to", tmp_path)
    assert result.exit_code == 1
    assert "added.tsv:2: " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x", "-w", "much"], "--weight much: give a number, or a role and a number"),
        (["x", "-w", "-9"], "a weight is a number from -3 to 3"),
        (["x", "-w", "-2", "--frame", "code"], "of which role of a code? Write ROLE=-2"),
        (["x", "-w", "agnet=-2", "--frame", "deed"], "a deed has no 'agnet'; did you mean 'agent'?"),
        (["x", "-w", "wset=-2", "--frame", "code"], "wset"),
        (["a;b", "-w", "1"], "a table cannot hold ';'"),
    ],
)
def test_bad_rows_are_refused_and_nothing_is_written(tmp_path, arguments, message):
    result = run("lexicon", "add", *arguments, "--to", tmp_path / "mine")
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "mine").exists()


def test_places_for_tables(tmp_path):
    assert "give a folder or a .tsv file" in run("lexicon", "add", "x", "-w", "1", "--to", tmp_path / "a.csv").stderr
    table = tmp_path / "cues.tsv"
    table.write_text("cue\ttype\tobject\ttone\tid\ten\n")
    assert "a table of cues holds no concepts" in run("lexicon", "add", "x", "-w", "1", "--to", table).stderr
