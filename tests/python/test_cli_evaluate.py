"""`quotestance evaluate`: the figures of qs.evaluate, from files."""

import json

import pytest
from typer.testing import CliRunner

import quotestance as qs
from gold import ROOT
from quotestance.cli import app

PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(PAGE.split("```json\n")[1].split("```")[0], encoding="utf-8")
    return path


@pytest.fixture
def articles(gold, tmp_path):
    """The gold without texts, which stand in files."""
    folder = tmp_path / "articles"
    folder.mkdir()
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
    for article in lines:
        (folder / f"{article['id']}.txt").write_text(article.pop("text"), encoding="utf-8")
    gold.write_text("".join(f"{json.dumps(article)}\n" for article in lines), encoding="utf-8")
    return folder


def figures(result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_gold_with_texts(gold):
    result = run("evaluate", gold)
    assert result.exit_code == 0, result.stderr
    assert "2 articles, 2 statements, 2 found, 0 false" in result.stdout
    assert "statements, F1                       1.000 [1.000, 1.000]" in result.stdout


def test_texts_predictions_and_python_agree(gold, articles, tmp_path, analyzer):
    paths = sorted(articles.iterdir())
    statements = analyzer.analyze([path.read_text() for path in paths], id=[path.stem for path in paths])
    statements.write(tmp_path / "s.csv")
    expected = qs.evaluate(gold, statements).to_dict()
    assert figures(run("evaluate", gold, "--articles", articles, "--json")) == expected
    assert figures(run("evaluate", gold, "--predictions", tmp_path / "s.csv", "--json")) == expected


def test_articles_on_one_side_only(gold, articles, tmp_path):
    (articles / "more.txt").write_text("“Barat baik,” kata Tomas Verel.")
    result = run("evaluate", gold, "-a", articles, "--json")
    assert figures(result)["false"] == 0
    assert "1 article without gold: not counted" in result.stderr
    result = run("evaluate", gold, "-a", articles / "a1.txt", "--json")
    assert figures(result)["articles"] == 1
    assert "1 article of the gold without text: not counted" in result.stderr
    assert "no article of it is there" in run("evaluate", gold, "-a", articles / "more.txt").stderr


def test_tables_of_ones_own_count(gold, tmp_path):
    table = tmp_path / "mine.tsv"
    table.write_text("concept\tframe\tweights\ttone\tid\ten\ndouble_standards\tattribute\thead=3\t3\tstandar ganda/n\n")
    plain = figures(run("evaluate", gold, "--json"))["figures"]["stance_macro_f1"]["value"]
    turned = figures(run("evaluate", gold, "--lexicon", table, "--json"))["figures"]["stance_macro_f1"]["value"]
    assert turned < plain


def test_another_target(gold):
    result = figures(run("evaluate", gold, "--target", "eu", "--json"))
    assert (result["target"], result["found"]) == ("eu", 2)


def test_bad_usage(gold, articles, tmp_path):
    assert "holds no texts: give --articles, or --predictions" in run("evaluate", gold).stderr
    both = run("evaluate", gold, "-p", tmp_path / "s.csv", "-a", articles)
    assert both.exit_code == 2
    assert "leave out --articles and --lexicon" in both.stderr
    assert "no such file" in run("evaluate", tmp_path / "none.jsonl").stderr.lower()
    gold.write_text("{")
    assert f"{gold}:1: no JSON" in run("evaluate", gold).stderr
