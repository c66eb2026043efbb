"""The command line, as a shell script and as a person uses it."""

import io
import json
import os
import re
import subprocess
import sys

import pandas as pd
import pytest
from rich.console import Console
from typer.testing import CliRunner

import quotestance
from quotestance.cli import app, render
from terminal import in_a_terminal

RUNNER = CliRunner()


def run(*arguments: object):
    return RUNNER.invoke(app, [str(argument) for argument in arguments])


def shell(command: str, **options) -> subprocess.CompletedProcess[bytes]:
    program = f"{sys.executable} -m quotestance"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command.replace('quotestance', program)}"],
        capture_output=True, check=False, timeout=120, env={**os.environ, "NO_COLOR": "1"}, **options,
    )  # fmt: skip


@pytest.fixture
def articles(tmp_path, texts):
    for number, text in enumerate(texts):
        (tmp_path / f"{number:03}.txt").write_bytes(text.encode())
    return tmp_path


def test_json_lines_on_stdout(articles, texts, analyzer):
    result = run("analyze", articles)
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.split("\n")[:-1]]
    assert list(rows[0]) == analyzer.analyze([]).to_arrow().column_names
    for row in rows:
        assert texts[int(row["doc_id"])][row["begin"] : row["end"]] == row["text"]


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet", "arrow"])
def test_output_by_suffix(articles, tmp_path, suffix):
    out = tmp_path / f"out.{suffix}"
    assert run("analyze", f"{articles}/*.txt", "-o", out).exit_code == 0
    assert out.stat().st_size > 0


def test_targets_and_dates(articles):
    result = run("analyze", articles / "000.txt", "--target", "west", "-t", "china", "--date", "2022-09-24")
    rows = [json.loads(line) for line in result.stdout.split("\n")[:-1]]
    assert {row["target"] for row in rows} == {"west", "china"}
    assert {row["date"] for row in rows} == {"2022-09-24"}


def test_named_columns(tmp_path, quote):
    frame = pd.DataFrame({"a": [quote], "b": ["x"], "key": ["k"], "day": ["2022-09-24"]})
    frame.to_csv(tmp_path / "a.csv", index=False)
    path = tmp_path / "a.csv"
    result = run(
        "analyze", path, "--text-column", "a", "--id-column", "key", "--date-column", "day", "--language", "id"
    )
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["doc_id"], row["date"], row["b"], row["language"]) == ("k", "2022-09-24", "x", "id")
    result = run("analyze", path)
    assert result.exit_code == 2
    assert "Name it with --text-column" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["analyze"], "Missing argument"),
        (["analyze", "none.txt"], "none.txt: no such file"),
        (["analyze", "{}", "-o", "a.xlsx"], "cannot write .xlsx"),
        (["analyze", "{}", "-t", "wets"], "did you mean"),
        (["analyze", "{}", "--date", "soon"], "is no date"),
        (["analyze", "{}", "--errors", "ignore"], "strict"),
        (["analyze", "{}", "--threads", "0"], "1 or more"),
        (["analyze", "{}", "--lexicon", "none.tsv"], "none.tsv: no such file"),
        (["lexicon", "check", "none.tsv"], "none.tsv: no such file"),
        (["demo", "none.txt"], "none.txt: no such file"),
    ],
)
def test_bad_usage_exits_with_2(articles, arguments, message):
    result = run(*(argument.format(articles) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_invalid_utf8(articles):
    (articles / "bad.txt").write_bytes(b"Barat \xff")
    result = run("analyze", articles)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.txt: not valid UTF-8 at byte 6" in result.stderr
    replaced = run("analyze", articles, "--errors", "replace")
    assert replaced.exit_code == 0
    assert "replaced 1 malformed byte in" in replaced.stderr
    skipped = run("analyze", articles, "--no-strict")
    assert skipped.exit_code == 1
    assert "1 article set aside" in skipped.stderr
    assert len(skipped.stdout) > 0


def test_users_lexicon(tmp_path, quote):
    table = tmp_path / "mine.tsv"
    table.write_text("concept\tframe\tweights\ttone\tid\ten\narendian\tattribute\thead=-3\t-1\tarendian/a\n")
    article = tmp_path / "a.txt"
    article.write_text("“Barat itu arendian,” kata Tomas Verel.")
    result = run("analyze", article, "--lexicon", table)
    assert "arendian" in {item["concept"] for item in json.loads(result.stdout)["evidence"]}


def test_lexicon_check(tmp_path):
    table = tmp_path / "mine.tsv"
    row = "arendian\tattribute\thead=-3\t-1\tarendian/a\n"
    table.write_text("concept\tframe\tweights\ttone\tid\ten\n" + row)
    assert run("lexicon", "check", table).exit_code == 0
    table.write_text(table.read_text() + row)
    result = run("lexicon", "check", tmp_path)
    assert result.exit_code == 1
    assert f"{table.as_posix()}:3: duplicate: " in result.stdout
    table.write_text("concept\tframe\n")
    assert run("lexicon", "check", table).exit_code == 2


def test_bundled_tables_are_clean():
    result = run("lexicon", "check")
    assert (result.exit_code, result.stdout) == (0, "")


def test_version_and_help():
    assert run("--version").stdout == f"quotestance {quotestance.__version__}\n"
    for arguments in ([], ["analyze"], ["demo"], ["lexicon"], ["lexicon", "check"]):
        result = run(*arguments, "--help")
        assert result.exit_code == 0
        assert "Usage" in result.stdout
    assert "quotestance analyze articles/ -o statements.parquet" in run("analyze", "--help").stdout


def test_demo_of_the_bundled_articles():
    result = run("demo")
    assert result.exit_code == 0
    assert "Who stands where" in result.stdout
    assert "Lavrov" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.split("\n"))) <= 100


def test_demo_of_own_articles(articles):
    result = run("demo", articles, "--date", "2022-09-24", "-t", "west", "-t", "china")
    assert result.exit_code == 0
    assert "Tomas Verel" in result.stdout
    assert "china" in result.stdout


def test_demo_writes_a_page(articles, tmp_path):
    page = tmp_path / "demo.html"
    result = run("demo", articles, "--report", page)
    assert result.exit_code == 0
    assert f"To look at them in a browser: {page}" in result.stdout.replace("\n", "")
    assert "Tomas Verel" in page.read_text(encoding="utf-8")
    assert run("demo", articles, "--report", tmp_path / "page.txt").exit_code == 2


def test_demo_in_colour(analyzer, texts):
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=100)
    for part in render.everything(analyzer.analyze(texts), len(texts)):
        console.print(part)
    assert "\x1b[1;4;31m" in console.file.getvalue()  # evidence, bold, underlined and red


def test_demo_of_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("")
    result = run("demo", tmp_path)
    assert result.exit_code == 0
    assert "0 rows from 1 article\n" in result.stdout


def test_in_a_shell(articles):
    result = shell(f"quotestance analyze {articles}/*.txt --output - | wc -l")
    assert result.returncode == 0
    assert int(result.stdout) >= 4
    assert result.stderr == b""  # no progress bar where there is no terminal
    assert shell("quotestance analyze none.txt").returncode == 2


WRITE = {
    "txt": lambda frame, path: path.write_text(frame.text[0]),
    "jsonl": lambda frame, path: frame.to_json(path, orient="records", lines=True),
    "csv": lambda frame, path: frame.to_csv(path),
    "parquet": lambda frame, path: frame.to_parquet(path),
    "arrow": lambda frame, path: frame.to_feather(path),
}


@pytest.mark.parametrize("suffix", WRITE)
def test_progress_in_a_terminal(tmp_path, texts, suffix):
    WRITE[suffix](pd.DataFrame({"text": texts}), tmp_path / f"a.{suffix}")
    shown = in_a_terminal("analyze", str(tmp_path / f"a.{suffix}"), "-o", str(tmp_path / "out.jsonl"))
    assert re.search(r"[1-9] articles", shown)
    assert re.search(r"[1-9][\d,]*/s, [\d.]+ MB/s", shown)
    assert "0:00 left" in shown  # all was read


def test_progress_of_what_comes_through_a_pipe_knows_no_end(tmp_path, quote):
    line = json.dumps({"text": quote}).encode()
    shown = in_a_terminal("analyze", "-", "-o", str(tmp_path / "out.jsonl"), stdin=line)
    assert "1 articles" in shown
    assert "left" not in shown


def test_closed_pipe_is_silent(articles):
    for number in range(300):
        (articles / f"more{number}.txt").write_bytes((articles / "000.txt").read_bytes())
    result = shell(f"quotestance analyze {articles} | head -1")
    assert (result.returncode, result.stderr) == (0, b"")
    result = shell(f"quotestance demo {articles} | head -1")
    assert (result.returncode, result.stderr) == (0, b"")


def test_streams_that_the_caller_closed(articles, tmp_path):
    for command in ("show -", "analyze -", "explain -"):
        done = shell(f"quotestance {command} <&-")
        assert (done.returncode, done.stderr) == (2, b"error: standard input is closed\n")
    done = shell(f"quotestance analyze {articles} >&-")
    assert (done.returncode, done.stderr) == (2, b"error: standard output is closed\n")
    file = tmp_path / "s.jsonl"
    done = shell(f"quotestance analyze {articles} -o {file} >&-; quotestance show {file} >&-")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_what_the_terminal_cannot_write_is_a_question_mark(encoding):
    text = "“Barat menerapkan standar ganda 😀,” kata Menlu Arendia, Tomas Verel."
    done = shell(f"PYTHONIOENCODING={encoding} quotestance explain --text '{text}'")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Barat menerapkan standar ganda ?," in done.stdout.decode(encoding)
