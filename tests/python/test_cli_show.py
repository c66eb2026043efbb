"""`quotestance show`, `report`, help, colours and completion."""

import json
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from quotestance.cli import app
from quotestance.cli.complete import complete_target, complete_word
from terminal import in_a_terminal

COMMANDS = [
    ["analyze"], ["show"], ["explain"], ["report"], ["evaluate"], ["fit"], ["demo"],
    ["lexicon"], ["lexicon", "find"], ["lexicon", "add"], ["lexicon", "check"],
]  # fmt: skip


def run(*arguments: object, **options):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture(scope="module")
def files(analyzer, texts, tmp_path_factory):
    """Statements of articles with a date each, as each kind of file."""
    folder = tmp_path_factory.mktemp("statements")
    frame = pd.DataFrame({"text": texts, "id": ["w", "x", "y", "z"], "date": [f"2024-03-0{n}" for n in (3, 1, 2, 4)]})
    statements = analyzer.analyze(frame)
    for suffix in ("parquet", "arrow", "jsonl", "csv"):
        statements.write(folder / f"s.{suffix}")
    return folder


def shown(result) -> list[str]:
    """The articles of the headings, in their order."""
    assert result.exit_code == 0, result.stderr
    return [line.split()[0] for line in result.stdout.split("\n") if "──" in line]


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "jsonl", "csv"])
def test_every_kind_of_file(files, suffix):
    result = run("show", files / f"s.{suffix}")
    assert shown(result) == ["w", "x", "z"]
    assert "Tomas Verel  direct, “kata”" in result.stdout
    assert "\x1b" not in result.stdout
    assert "7 statements\n" in result.stdout


def test_what_is_asked_for(files):
    path = files / "s.parquet"
    against = (pd.read_parquet(path).stance_label == "negative").sum()
    assert f"{against} statements\n" in run("show", path, "--label", "negative").stdout
    assert "2 statements\n" in run("show", path, "--speaker", "SOLAN").stdout
    assert "2 statements\n" in run("show", path, "--kind", "indirect", "--kind", "mixed").stdout
    assert "2 statements\n" in run("show", path, "--search", "JANJI barat").stdout
    assert shown(run("show", path, "--since", "2024-03-02", "--until", "2024-03-03")) == ["w"]
    assert "0 statements\n" in run("show", path, "--search", "pisang").stdout


def test_order_and_limit(files):
    path = files / "s.parquet"
    assert shown(run("show", path, "--sort", "date")) == ["x", "w", "z"]
    hostile = run("show", path, "--sort", "stance", "--limit", "1")
    worst = pd.read_parquet(path).stance.min()
    assert f"negative {worst:+.2f}" in hostile.stdout
    assert "7 statements; 6 more, see --limit" in hostile.stdout
    assert "see --limit" not in run("show", path, "--limit", "0").stdout


def test_what_there_is_not(files):
    path = files / "s.parquet"
    result = run("show", path, "--speaker", "verell")
    assert result.exit_code == 2
    assert "no statement here has the speaker 'verell'" in result.stderr
    assert "did you mean 'verel'" in result.stderr
    assert "there are direct, indirect, mixed" in run("show", path, "--kind", "quoted").stderr
    assert "since: '24/09/2022' is no date" in run("show", path, "--since", "24/09/2022").stderr


def test_articles_must_be_analyzed_first(tmp_path, quote):
    (tmp_path / "a.txt").write_text(quote)
    result = run("show", tmp_path / "a.txt")
    assert result.exit_code == 2
    assert "holds an article and no statements; find them first, with quotestance analyze" in result.stderr


def test_from_analyze_through_a_pipe(tmp_path, quote):
    (tmp_path / "a.txt").write_text(quote)
    command = f"{sys.executable} -m quotestance"
    both = f"{command} analyze {tmp_path}/a.txt | {command} show -"
    done = subprocess.run(["bash", "-c", both], capture_output=True, text=True, check=True, timeout=120)
    assert "Tomas Verel" in done.stdout
    assert (done.stderr, "\x1b" in done.stdout) == ("", False)


def test_a_row_that_lost_its_place(tmp_path):
    row = {"doc_id": "a", "text": "Damai.", "target": "west", "stance": None, "stance_label": "none", "evidence": []}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    assert "Damai." in run("show", tmp_path / "a.jsonl").stdout


@pytest.mark.parametrize("command", ["show", "explain"])
def test_colours_on_a_terminal_only_and_not_with_no_color(files, command):
    path = str(files / "s.parquet")
    red = "31m"
    assert red in in_a_terminal(command, path)
    assert red not in in_a_terminal(command, path, NO_COLOR="1")
    assert "\x1b" not in run(command, path).stdout


def test_report(files, tmp_path, texts):
    for name, text in zip("wxyz", texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    page = tmp_path / "report.html"
    result = run("report", files / "s.parquet", "-o", page, "--title", "Arendia <3", "--articles", tmp_path / "*.txt")
    assert result.exit_code == 0, result.stderr
    assert f"{page}: 7 statements" in result.stderr
    html = page.read_text(encoding="utf-8")
    assert "<title>Arendia &lt;3</title>" in html
    assert "Tomas Verel" in html


def test_places_for_a_report(files, tmp_path):
    result = run("report", files / "s.parquet", "-o", tmp_path / "report.pdf")
    assert result.exit_code == 2
    assert "a report is an .html file; did you mean 'report.html'?" in result.stderr
    assert "there is no folder" in run("report", files / "s.parquet", "-o", tmp_path / "none" / "a.html").stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_examples_of_the_command(command):
    result = run(*command, "--help", env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert f"quotestance {' '.join(command)}" in result.stdout.split("Examples")[1]


def test_completion():
    assert "west" in complete_target("we")
    assert all(name.startswith("we") for name in complete_target("we"))
    assert "standar ganda" in complete_word("standar")
    asked = {
        "_QUOTESTANCE_COMPLETE": "complete_bash",
        "COMP_WORDS": "quotestance analyze --target wes",
        "COMP_CWORD": "3",
    }
    result = CliRunner().invoke(app, prog_name="quotestance", env=asked)
    assert "west" in result.stdout.split()


def test_help_loads_no_data_frames_and_no_core():
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom quotestance.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print(sorted({'pandas', 'pyarrow', 'numpy', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
