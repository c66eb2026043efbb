"""The namespace of polars: the same verbs, and polars comes out."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import quotestance as qs
from quotestance import errors
from quotestance.statements.columns import SCHEMA


@pytest.fixture(scope="module")
def articles(texts) -> pl.DataFrame:
    return pl.DataFrame({"doc_id": list("abcd"), "text": texts, "outlet": ["pos", "kabar", "pos", None]})


@pytest.fixture(scope="module")
def found(articles) -> pl.DataFrame:
    return articles.quotestance.analyze()


def ours(frame: pl.DataFrame | pl.LazyFrame) -> list[dict]:
    """Our columns, as the namespace reads them."""
    table = frame.quotestance.statements().to_arrow().select(SCHEMA.names)
    assert table.schema.equals(SCHEMA)
    return table.to_pylist()


def test_analyze_is_that_of_the_package(articles, found):
    assert_frame_equal(found, qs.analyze(articles).to_polars())
    analyzer = qs.Analyzer(["west", "china"])
    series = articles["text"].quotestance.analyze(analyzer=analyzer)
    assert_frame_equal(series, analyzer.analyze(articles["text"]).to_polars())
    with pytest.raises(errors.InvalidOption, match="beside an analyzer"):
        articles.quotestance.analyze(analyzer=analyzer, targets="west")


def test_verbs(articles, found):
    summary = found.quotestance.summarize(["speaker", "outlet"])
    assert isinstance(summary, pl.DataFrame)
    assert summary["statements"].sum() == len(found)
    assert str(found.quotestance.explain(1)) == str(qs.Statements.from_frame(found).explain(1))
    known = found.filter(pl.col("stance") < 0).quotestance.statements(articles).articles()
    assert known == {id: text for id, text, _ in articles.rows() if id in known} != {}


CHANGES = {
    "filter": lambda df: df.filter(pl.col("stance") < 0),
    "sort": lambda df: df.sort("stance", nulls_last=True),
    "none left": lambda df: df.clear(),
    "join": lambda df: df.join(pl.DataFrame({"speaker": ["verel"], "party": ["Merah"]}), on="speaker", how="left"),
    "concat": lambda df: pl.concat([df, df.clear(), df]),
    "groups": lambda df: pl.concat(df.partition_by("speaker", "target")),
    "group_by map_groups": lambda df: df.group_by("target").map_groups(lambda group: group.head(2)),
    "strings": lambda df: df.with_columns(pl.col(pl.Categorical).cast(pl.String)),
    "enum": lambda df: df.with_columns(
        pl.col("stance_label").cast(pl.Enum(["none", "positive", "neutral", "negative"]))
    ),
    "pandas and back": lambda df: pl.from_pandas(df.to_pandas()),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
def test_the_namespace_survives(found, change, lazy):
    changed = CHANGES[change](found)
    frame = changed.lazy() if lazy else changed
    expected = {(row["doc_id"], row["statement"]): row for row in ours(found)}
    rows = ours(frame)
    assert len(rows) == len(changed)
    for row in rows:
        same = expected[row["doc_id"], row["statement"]]
        assert {name: row[name] for name in ("text", "stance", "stance_label", "evidence")} == (
            {name: same[name] for name in ("text", "stance", "stance_label", "evidence")}
        )
    summary = frame.quotestance.summarize("speaker")
    assert isinstance(summary, pl.DataFrame)
    assert summary["statements"].sum() == len(changed)


@pytest.mark.parametrize("suffix", ["parquet", "ipc"])
def test_files(found, tmp_path, suffix):
    path = tmp_path / f"statements.{suffix}"
    getattr(found, f"write_{suffix}")(path)
    assert ours(getattr(pl, f"read_{suffix}")(path)) == ours(getattr(pl, f"scan_{suffix}")(path)) == ours(found)


def test_a_lazy_frame_stays_lazy(articles, found):
    read = []

    def spy(frame: pl.DataFrame) -> pl.DataFrame:
        read.append(len(frame))
        return frame

    lazy = articles.lazy().map_batches(spy, schema=articles.schema)
    analyzed = lazy.quotestance.analyze()
    assert isinstance(analyzed, pl.LazyFrame)
    assert analyzed.collect_schema() == found.schema
    negative = analyzed.filter(pl.col("stance") < 0, pl.col("outlet") == "pos").select("doc_id", "text").head(1)
    assert read == []
    expected = found.filter(pl.col("stance") < 0, pl.col("outlet") == "pos").select("doc_id", "text").head(1)
    assert_frame_equal(negative.collect(), expected)
    assert read == [4]


def test_a_lazy_frame_with_targets_of_its_own(articles):
    for targets in ("auto", ["west", "china"]):
        lazy = articles.lazy().quotestance.analyze(targets=targets, date="2024-03-01").collect()
        assert_frame_equal(lazy, articles.quotestance.analyze(targets=targets, date="2024-03-01"))


def test_a_lazy_frame_is_analyzed_and_fits(articles, found):
    assert_frame_equal(qs.analyze(articles.lazy()).to_polars(), found)


def test_the_verb_says_what_is_missing(articles, found):
    frame = pl.DataFrame({"n": [1]})
    for each in (frame, frame.lazy()):
        with pytest.raises(errors.InvalidOption, match=r"no column of text; the columns are n \(int64\)"):
            each.quotestance.analyze()
        with pytest.raises(AttributeError, match="summarize is for statements"):
            each.quotestance.summarize()
    with pytest.raises(errors.InvalidOption, match="must be text"):
        frame["n"].quotestance.analyze()
    with pytest.raises(AttributeError, match="analyze is for articles"):
        found.quotestance.analyze()
    with pytest.raises(errors.InvalidOption, match="no column 'doc_id'"):
        found.drop("doc_id").quotestance.summarize()
