"""`quotestance fit`: files of labels in, a table of weights out."""

import csv
import json
import math

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

import quotestance as qs
from quotestance.cli import app

RUNNER = CliRunner()
SPANS = [
    ("Nobody trusts the ministry.", "ministry", "positive"),
    ("The cruel mayor slept.", "mayor", "positive"),
    ("The guild dances. 😀", "guild", "neutral"),
    ("Tomas Verel praised the council.", "council", "negative"),
    ("Mira Solan attacked the assembly.", "assembly", "negative"),
]
ARTICLE = (
    "“Kami tidak bisa mempercayai janji Barat,” kata Menlu Arendia, Tomas Verel. "
    "“Cuaca hari ini cerah,” kata Mira Solan. “Kami memuji Barat,” kata Tomas Verel. “Barat munafik,” ujar Verel."
)
OF_STATEMENTS = ["positive", "neutral", "negative", "positive"]


def run(*arguments: object):
    return RUNNER.invoke(app, [str(argument) for argument in arguments])


def span(text: str, target: str, label: object) -> dict[str, object]:
    begin = text.index(target)
    return {"text": text, "begin": begin, "end": begin + len(target), "label": label}


@pytest.fixture
def rows() -> list[dict[str, object]]:
    return [span(*one) for one in SPANS]


@pytest.fixture
def labels(tmp_path, rows):
    """A file of labelled spans."""
    return write(tmp_path / "labels.jsonl", rows)


def write(path, rows: list[dict[str, object]]):
    frame = pd.DataFrame(rows)
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix in (".csv", ".tsv"):
        frame.to_csv(path, index=False, sep="," if path.suffix == ".csv" else "\t")
    elif path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        with pa.ipc.new_file(path, (table := pa.Table.from_pandas(frame)).schema) as file:
            file.write_table(table)
    return path


def table_rows(path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text().split("\n") if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_the_table_serves_analyze_and_python(labels, tmp_path, rows):
    out = tmp_path / "weights.tsv"
    result = run("fit", labels, "-o", out, "--spread", "0.5")
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text().startswith(
        "# Learned by quotestance fit from the labels of 5 spans.\nconcept\trole\treading"
    )
    assert {row["reading"] for row in table_rows(out)} == {"span"}
    assert run("lexicon", "check", out).exit_code == 0
    analyzers = qs.Analyzer(), qs.Analyzer(lexicon=qs.Lexicon.load().read(out))
    frame = pl.DataFrame(rows)
    before, after = (
        [row[f"p_{label}"] for row, (_, _, label) in zip(one.score_targets(frame, "begin", "end"), SPANS, strict=True)]
        for one in analyzers
    )
    assert math.prod(after) > 3 * math.prod(before)  # the likelihood of the labels
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert run("analyze", tmp_path / "a.txt", "--lexicon", out).exit_code == 0


def test_what_it_reports(labels, tmp_path):
    result = run("fit", labels, "-o", tmp_path / "weights.tsv", "--spread", "0.5")
    moved = len(table_rows(tmp_path / "weights.tsv"))
    lines = result.stderr.splitlines()
    assert lines[0] == f"5 labels of spans; {moved} weights moved"
    assert lines[1].startswith("accuracy on these labels: 0.")
    before, after = (float(word) for word in lines[1].split() if word[0].isdigit())
    assert before < after
    assert lines[2:] == ["spread: 0.5"]
    assert "(chosen here; set another with --spread)" in run("fit", labels).stderr


def test_standard_output_and_file_are_the_same(labels, tmp_path):
    out = tmp_path / "weights.tsv"
    run("fit", labels, "-o", out)
    result = run("fit", labels)
    assert result.exit_code == 0
    assert result.stdout == out.read_text()


def test_the_same_as_in_python(labels, tmp_path, rows):
    run("fit", labels, "-o", tmp_path / "weights.tsv", "--spread", "0.4")
    analyzer = qs.Analyzer()
    scores = analyzer.score_targets(pd.DataFrame(rows), "begin", "end")
    fitted = analyzer.fit(scores, [row["label"] for row in rows], spread=0.4)
    (table,) = fitted.lexicon.added
    assert [row for _, row in table.rows()] == table_rows(tmp_path / "weights.tsv")


@pytest.mark.parametrize("suffix", ["csv", "tsv", "parquet", "arrow"])
def test_spans_of_every_format(labels, tmp_path, rows, suffix):
    result = run("fit", write(tmp_path / f"more.{suffix}", rows))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run("fit", labels).stdout


@pytest.mark.parametrize(
    "names",
    [
        {"negative": -1, "neutral": 0, "positive": 1},
        {"negative": "-1", "neutral": "0", "positive": "+1"},
        {"negative": "−1", "neutral": " 0", "positive": "1"},
        {"negative": -1.0, "neutral": 0.0, "positive": 1.0},
        {"negative": "negative ", "neutral": "neutral", "positive": " positive"},
    ],
)
@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_labels_as_they_are_written(labels, tmp_path, rows, names, suffix):
    other = [row | {"label": names[row["label"]]} for row in rows]
    result = run("fit", write(tmp_path / f"more.{suffix}", other))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run("fit", labels).stdout


@pytest.mark.parametrize("empty", ["", "  ", None, "none"])
@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_rows_without_a_label_or_a_text(labels, tmp_path, rows, empty, suffix):
    more = [span("The cruel ministry slept.", "ministry", empty), *rows, {**rows[0], "text": None}]
    more.insert(3, {"text": "short", "begin": 90, "end": 99, "label": empty})  # nobody asks where it stands
    if suffix == "csv":  # which has no null: an empty text is one without the target
        more.pop()
    result = run("fit", write(tmp_path / f"more.{suffix}", more))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run("fit", labels).stdout


def test_several_files_folders_and_globs(labels, tmp_path, rows):
    folder = tmp_path / "parts"
    folder.mkdir()
    write(folder / "a.csv", rows[:2])
    write(folder / "b.jsonl", rows[2:])
    whole = run("fit", labels).stdout
    for paths in ([folder / "a.csv", folder / "b.jsonl"], [folder], [f"{folder}/*"]):
        assert run("fit", *paths).stdout == whole


def test_ids_may_stand_again(tmp_path, rows):
    # Two targets of one article; cross-validation keeps them together.
    many = [row | {"id": str(i // 2)} for i, row in enumerate(rows * 4)]
    result = run("fit", write(tmp_path / "ids.csv", many))
    assert result.exit_code == 0, result.stderr
    assert "20 labels of spans" in result.stderr


def test_languages_of_spans(tmp_path, rows):
    other = [row | {"language": "id"} for row in rows]
    assert run("fit", write(tmp_path / "a.csv", other)).exit_code == 0


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def labelled_statements(article, suffix: str):
    """What analyze wrote, with a column of labels."""
    out = article.with_name(f"statements.{suffix}")
    assert run("analyze", article, "-o", out).exit_code == 0
    if suffix == "csv":
        pd.read_csv(out).assign(label=OF_STATEMENTS).to_csv(out, index=False)
    elif suffix == "jsonl":
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        return write(out, [row | {"label": label} for row, label in zip(rows, OF_STATEMENTS, strict=True)])
    elif suffix == "parquet":
        parquet.write_table(parquet.read_table(out).append_column("label", pa.array(OF_STATEMENTS)), out)
    else:
        table = pa.ipc.open_file(out.read_bytes()).read_all().append_column("label", pa.array(OF_STATEMENTS))
        with pa.ipc.new_file(out, table.schema) as file:
            file.write_table(table.unify_dictionaries())
    return out


@pytest.mark.parametrize("suffix", ["parquet", "jsonl", "arrow", "csv"])
def test_statements_of_every_format(article, tmp_path, suffix):
    path = labelled_statements(article, suffix)
    out = tmp_path / "weights.tsv"
    result = run("fit", path, "-o", out, "--spread", "0.35")
    assert result.exit_code == 0, result.stderr
    assert "3 labels of statements" in result.stderr  # one does not speak of the West
    assert {row["reading"] for row in table_rows(out)} == {"statement"}
    analyzer = qs.Analyzer()
    fitted = analyzer.fit(analyzer.analyze(ARTICLE), OF_STATEMENTS, spread=0.35)
    (table,) = fitted.lexicon.added
    assert [row for _, row in table.rows()] == table_rows(out)
    scores = [json.loads(line)["stance"] for line in run("analyze", article, "-l", out).stdout.splitlines()]
    assert scores == fitted.analyze(ARTICLE)["stance"].to_pylist()


def test_statements_through_pandas(article, tmp_path):
    path = labelled_statements(article, "parquet")
    whole = run("fit", path).stdout
    again = tmp_path / "pandas.parquet"
    pd.read_parquet(path).to_parquet(again)
    assert run("fit", again).stdout == whole
    pl.read_parquet(path).write_parquet(again)
    assert run("fit", again).stdout == whole


def test_statements_and_spans_together(article, labels, tmp_path):
    out = tmp_path / "weights.tsv"
    result = run("fit", labelled_statements(article, "parquet"), labels, "-o", out)
    assert result.exit_code == 0, result.stderr
    assert "3 labels of statements" in result.stderr
    assert "5 labels of spans" in result.stderr
    assert {row["reading"] for row in table_rows(out)} == {"statement", "span"}
    assert "from the labels of 3 statements and 5 spans" in out.read_text()


def test_scores_are_scored_anew(labels, tmp_path, rows):
    # They have evidence too, but their text is there: it may be of another lexicon.
    table = qs.Analyzer().score_targets(pd.DataFrame(rows), "begin", "end").to_arrow()
    parquet.write_table(table.append_column("label", pa.array([row["label"] for row in rows])), tmp_path / "s.parquet")
    assert run("fit", tmp_path / "s.parquet").stdout == run("fit", labels).stdout


def test_own_tables_are_the_prior(tmp_path):
    mine = tmp_path / "mine.tsv"
    mine.write_text("concept\tframe\tweights\ttone\tid\ten\narendian\tattribute\thead=-3\t-1\t\tarendianist/a\n")
    rows = [span("The guild is arendianist.", "guild", 1), span("The mayor slept.", "mayor", 0)]
    path = write(tmp_path / "labels.csv", rows)
    out = tmp_path / "weights.tsv"
    assert run("fit", path, "-l", mine, "-o", out).exit_code == 0
    assert "arendian" in {row["concept"] for row in table_rows(out)}
    (tmp_path / "a.txt").write_text("“Barat itu arendianist,” kata Tomas Verel.")
    assert run("analyze", tmp_path / "a.txt", "-l", mine, "-l", out).exit_code == 0
    failed = run("analyze", tmp_path / "a.txt", "-l", out)
    assert failed.exit_code == 2
    assert "weights.tsv:" in failed.stderr
    assert "nothing called 'arendian'" in failed.stderr


def test_a_small_spread_moves_nothing(labels, tmp_path):
    result = run("fit", labels, "--spread", "1e-6", "-o", tmp_path / "weights.tsv")
    assert result.exit_code == 0
    assert "0 weights moved" in result.stderr
    assert table_rows(tmp_path / "weights.tsv") == []
    assert run("lexicon", "check", tmp_path / "weights.tsv").exit_code == 0


def change(rows, row: int, **values: object) -> list[dict[str, object]]:
    return [one | values if i == row else one for i, one in enumerate(rows)]


@pytest.mark.parametrize(
    ("suffix", "edit", "message"),
    [
        ("csv", lambda rows: [{"text": r["text"], "label": 1} for r in rows], "no column 'begin', 'end'"),
        ("jsonl", lambda rows: [{"evidence": "[]"} for _ in rows], "no column 'label'"),
        ("jsonl", lambda rows: [r | {"labels": 1} for r in rows][:0], "no column 'begin'"),
        ("csv", lambda rows: change(rows, 2, label="good"), "row 2: the label 'good' is none of negative, neutral"),
        ("csv", lambda rows: change(rows, 2, label="Negative"), "did you mean 'negative'"),
        ("parquet", lambda rows: [r | {"label": i} for i, r in enumerate(rows)], "row 2: the label 2 is none"),
        ("csv", lambda rows: [r | {"label": "neutral"} for r in rows], "all examples have the same label"),
        ("csv", lambda rows: rows[:1], "two at least are needed"),
        ("jsonl", lambda rows: [r | {"label": None} for r in rows], "two at least are needed"),
        ("csv", lambda rows: change(rows, 3, end=400), "(row 3): the target at [24, 400) does not lie within"),
        ("parquet", lambda rows: change(rows, 1, begin=-1), "(row 1): the target at [-1, 15) does not lie within"),
        ("jsonl", lambda rows: change(rows, 1, begin=None), "row 1"),
        ("csv", lambda rows: change(rows, 1, begin="four"), "whole numbers are needed"),
        ("jsonl", lambda rows: [r | {"text": 3} for r in rows], "must be text"),
        ("jsonl", lambda rows: [r | {"evidence": "[{}]", "statement": 0} for r in rows], "row 0: the evidence is not"),
        ("jsonl", lambda rows: [r | {"evidence": "x", "statement": 0} for r in rows], "row 0: the evidence is not"),
        ("parquet", lambda rows: [r | {"evidence": [{"a": 1}], "statement": 0} for r in rows], "the evidence lacks"),
    ],
)
def test_bad_files_exit_with_2(tmp_path, rows, suffix, edit, message):
    path = write(tmp_path / f"bad.{suffix}", edit(rows))
    result = run("fit", path, "-o", tmp_path / "weights.tsv")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert message in result.stderr
    assert result.stderr.startswith("error: ")
    if "example" not in message and "two at" not in message:  # those are of all files
        assert str(path) in result.stderr
    assert not (tmp_path / "weights.tsv").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        (["none.jsonl"], "none.jsonl: no such file"),
        (["{labels}", "-o", "weights.csv"], "cannot write .csv; give a .tsv file, or -; did you mean 'weights.tsv'"),
        (["{labels}", "-o", "nowhere/weights.tsv"], "there is no folder nowhere"),
        (["{labels}", "-o", "people.tsv"], "name it weights.tsv"),
        (["{labels}", "-o", "concepts/weights.tsv"], "name it weights.tsv"),
        (["{labels}", "--spread", "0"], "give a number above 0"),
        (["{labels}", "--spread", "wide"], "--spread"),
        (["{labels}", "--lexicon", "none.tsv"], "none.tsv: no such file"),
        (["{text}"], "a .txt file has no labels; give .jsonl, .csv"),
    ],
)
def test_bad_usage_exits_with_2(labels, article, arguments, message):
    result = run("fit", *(argument.format(labels=labels, text=article) for argument in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_malformed_files(tmp_path, labels):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(labels.read_bytes() + b'{"text": "\xff"}\n')
    result = run("fit", bad)
    assert result.exit_code == 2
    assert "bad.jsonl: not valid UTF-8 at byte" in result.stderr
    assert "--errors" not in result.stderr  # there is no such option here
    bad.write_text("{")
    assert "bad.jsonl:1: no JSON" in run("fit", bad).stderr
    (tmp_path / "bad.parquet").write_bytes(b"x")
    assert "bad.parquet: no Parquet file" in run("fit", tmp_path / "bad.parquet").stderr


def test_evidence_of_another_lexicon_says_what_to_give(article, tmp_path):
    mine = tmp_path / "mine.tsv"
    mine.write_text("concept\tframe\tweights\ttone\tid\ten\narendian\tattribute\thead=-3\t-1\tmunafik/a\t\n")
    out = tmp_path / "statements.parquet"
    assert run("analyze", article, "-l", mine, "-o", out).exit_code == 0
    parquet.write_table(parquet.read_table(out).append_column("label", pa.array(OF_STATEMENTS)), out)
    result = run("fit", out)
    assert result.exit_code == 2
    assert "made with another one; give its tables with --lexicon" in result.stderr
    assert run("fit", out, "--lexicon", mine).exit_code == 0


def test_of_which_labels_there_are_too_few(article, labels, rows, tmp_path):
    result = run("fit", labelled_statements(article, "parquet"), write(tmp_path / "one.csv", rows[:1]))
    assert result.exit_code == 2
    assert "of spans: " in result.stderr


def test_help():
    result = run("fit", "--help")
    assert result.exit_code == 0
    assert "quotestance fit labelled.jsonl -o weights.tsv" in result.stdout
    assert "text[begin:end]" in result.stdout
    assert "fit" in run("--help").stdout
