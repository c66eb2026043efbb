"""`quotestance explain`: the sum of a score, from files and from words."""

import pytest
from typer.testing import CliRunner

from quotestance.cli import app


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def statements(analyzer, texts):
    return analyzer.analyze(texts, id=["a", "b", "c", "d"])


@pytest.fixture
def path(statements, tmp_path):
    statements.write(tmp_path / "s.parquet")
    return tmp_path / "s.parquet"


def test_the_text_is_that_of_the_package(path, statements):
    result = run("explain", path)
    assert result.exit_code == 0
    assert result.stdout == "".join(f"{statements.explain(row)}\n\n" for row in range(len(statements)))


def test_one_statement(path, statements):
    result = run("explain", path, "--doc", "b", "--statement", "1", "--target", "west")
    rows = zip(statements["doc_id"].to_pylist(), statements["statement"].to_pylist(), strict=True)
    assert result.stdout == f"{statements.explain(list(rows).index(('b', 1)))}\n\n"


def test_what_there_is_not(path):
    for option, message in (
        (["--doc", "bb"], "the doc_id 'bb' (there are a, b, d)"),
        (["--statement", "9"], "the statement 9 (there are 0, 1"),
        (["--target", "wes"], "did you mean 'west'?"),
        (["--lexicon", "mine"], "--lexicon goes with --text"),
    ):
        result = run("explain", path, *option)
        assert result.exit_code == 2
        assert message in result.stderr


def test_words_from_the_command_line(quote, analyzer):
    result = run("explain", "--text", quote)
    assert result.exit_code == 0
    assert result.stdout == f"{analyzer.analyze([quote]).explain(0)}\n\n"
    both = run("explain", "--text", quote, "-t", "west", "-t", "china").stdout
    assert "Tomas Verel on west" in both
    assert "Tomas Verel on china" in both


def test_words_with_a_table_of_ones_own(tmp_path):
    (tmp_path / "mine.tsv").write_text(
        "concept\tframe\tweights\ttone\tid\ten\narendian\tattribute\thead=-3\t-1\tarendian/a\n"
    )
    result = run("explain", "--text", "“Barat itu arendian,” kata Tomas Verel.", "--lexicon", tmp_path / "mine.tsv")
    assert "arendian (arendian)" in result.stdout


def test_words_that_nobody_says():
    result = run("explain", "--text", "Hari ini hujan.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no statement found" in result.stderr


def test_files_or_words(path, quote):
    assert "give files or --text, not both" in run("explain", path, "--text", quote).stderr
    assert "give files of statements, or --text" in run("explain").stderr
