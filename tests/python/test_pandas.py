"""The accessor of pandas: frames that have been through what analysts do with them."""

import io
import pickle

import pandas as pd
import pytest

import quotestance as qs
from quotestance import errors
from quotestance.integrations.verbs import VERBS
from quotestance.statements.columns import SCHEMA


@pytest.fixture(scope="module")
def articles(texts) -> pd.DataFrame:
    return pd.DataFrame({"text": texts, "outlet": ["pos", "kabar", "pos", None], "date": pd.Timestamp("2024-03-01")})


@pytest.fixture(scope="module")
def found(articles) -> pd.DataFrame:
    return articles.quotestance.analyze()


def ours(frame: pd.DataFrame) -> list[dict]:
    """Our columns, as the accessor reads them."""
    table = frame.quotestance.statements().to_arrow().select(SCHEMA.names)
    assert table.schema.equals(SCHEMA)
    return table.to_pylist()


def through(frame: pd.DataFrame, write: str, read: object, **options: object) -> pd.DataFrame:
    file = io.BytesIO()
    getattr(frame, write)(file)
    file.seek(0)
    return read(file, **options)


def test_analyze_is_that_of_the_package(articles, found):
    pd.testing.assert_frame_equal(found, qs.analyze(articles).to_pandas())
    pd.testing.assert_frame_equal(
        articles.text.quotestance.analyze(targets=["west", "china"], date="2024-03-01"),
        qs.analyze(articles.text, targets=["west", "china"], date="2024-03-01").to_pandas(),
    )


def test_analyze_with_an_analyzer_of_your_own(articles):
    analyzer = qs.Analyzer("china")
    assert set(articles.quotestance.analyze(analyzer=analyzer).target) == {"china"}
    with pytest.raises(errors.InvalidOption, match=r"targets='west' beside an analyzer.*: china"):
        articles.quotestance.analyze(analyzer=analyzer, targets="west")


def test_analyze_takes_its_columns_by_name(texts):
    frame = pd.DataFrame({"judul": ["x"] * 4, "berita": texts, "kunci": list("abcd"), "bahasa_": "id"})
    found = frame.quotestance.analyze(text="berita", id="kunci", language="bahasa_")
    assert set(found.doc_id) <= set("abcd")
    with pytest.raises(errors.InvalidOption, match="which column is the text"):
        frame.quotestance.analyze()


def test_statements_go_back_to_their_articles_by_the_index(articles):
    some = articles[articles.outlet != "kabar"]
    found = some.quotestance.analyze()
    merged = found.merge(some.text.rename("article"), left_on=found.doc_id.astype(int), right_index=True)
    assert len(merged) == len(found) > 0
    assert all(row.article[row.begin : row.end] == row.text for row in merged.itertuples())


def test_verbs_are_those_of_statements(found):
    statements = qs.Statements.from_frame(found)
    assert {"statements", "summarize", "explain"} <= set(VERBS) <= set(dir(found.quotestance))
    assert str(found.quotestance.explain(1)) == str(statements.explain(1))
    assert "by" in found.quotestance.summarize.__doc__
    summary = found.quotestance.summarize(["speaker", "outlet"])
    assert isinstance(summary, pd.DataFrame)
    assert summary.statements.sum() == len(found)


@pytest.mark.parametrize("articles_as", ["frame", "series"])
def test_statements_know_the_articles_that_they_are_given(articles, found, articles_as):
    given = articles if articles_as == "frame" else articles.text
    assert found.quotestance.statements().articles() == {}
    known = found[found.stance < 0].quotestance.statements(given).articles()
    assert known == {id: articles.text[int(id)] for id in known}
    assert set(known) == set(found[found.stance < 0].doc_id)


def test_a_frame_of_neither_says_what_it_needs():
    frame = pd.DataFrame({"n": [1], "when": [pd.Timestamp("2024-03-01")]})
    with pytest.raises(AttributeError, match=r"column of text.*the columns are 'n', 'when'"):
        _ = frame.quotestance
    with pytest.raises(AttributeError, match="the columns are none"):
        _ = pd.DataFrame().quotestance
    with pytest.raises(AttributeError, match="not of int64"):
        _ = frame.n.quotestance
    assert not hasattr(frame, "quotestance")
    assert "quotestance" not in dir(frame)


def test_verbs_of_the_other_kind_say_where_they_belong(articles, found):
    with pytest.raises(AttributeError, match="summarize is for statements"):
        articles.quotestance.summarize()
    with pytest.raises(AttributeError, match="analyze is for articles"):
        found.quotestance.analyze()
    with pytest.raises(AttributeError, match="no verb 'viev'"):
        found.quotestance.viev()
    with pytest.raises(AttributeError, match="no verb 'analyse'"):
        articles.quotestance.analyse()


CHANGES = {
    "query": lambda df: df.query("stance < 0"),
    "sort": lambda df: df.sort_values("stance"),
    "sample": lambda df: df.sample(frac=1, random_state=0),
    "none left": lambda df: df[:0],
    "assign": lambda df: df.assign(year=df.date.dt.year, speaker=df.speaker.fillna("?")),
    "reset index": lambda df: df[df.stance < 0].reset_index(),
    "ids in the index": lambda df: df.set_index("doc_id"),
    "several indexes": lambda df: df.set_index(["doc_id", "statement"]),
    "objects": lambda df: df.astype(object),
    "pandas dtypes": lambda df: df.convert_dtypes(),
    "Arrow dtypes": lambda df: df.convert_dtypes(dtype_backend="pyarrow"),
    "categories": lambda df: df.astype(dict.fromkeys(["doc_id", "text", "speaker", "date"], "category")),
    "merge": lambda df: df.merge(pd.DataFrame({"speaker": ["verel"], "party": ["Merah"]}), on="speaker", how="left"),
    "join": lambda df: df.join(pd.DataFrame({"weight": [0.5]}), how="left"),
    "concat": lambda df: pd.concat([df, df[:0], df]),
    "concat other categories": lambda df: pd.concat(
        [df.assign(target=pd.Categorical(["china"] * len(df))), df], ignore_index=True
    ),
    "concat with keys": lambda df: pd.concat({"a": df, "b": df}, names=["part", None]),
    "groups": lambda df: pd.concat([group for _, group in df.groupby("target", observed=True)]),
    "groupby head": lambda df: df.groupby("speaker", dropna=False).head(1),
    "copy": lambda df: df.copy(),
    "pickle": lambda df: pickle.loads(pickle.dumps(df)),
    "parquet": lambda df: through(df, "to_parquet", pd.read_parquet),
    "parquet of some": lambda df: through(df.query("stance < 0"), "to_parquet", pd.read_parquet),
    "parquet of none": lambda df: through(df[:0], "to_parquet", pd.read_parquet),
    "parquet as Arrow": lambda df: through(df, "to_parquet", pd.read_parquet, dtype_backend="pyarrow"),
    "feather": lambda df: through(df, "to_feather", pd.read_feather),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_accessor_survives(found, change):
    changed = CHANGES[change](found)
    rows = ours(changed)
    assert len(rows) == len(changed)
    expected = {(row["doc_id"], row["statement"]): row for row in ours(found)}
    for row in rows:
        same = expected[row["doc_id"], row["statement"]]
        assert (row["text"], row["stance"], row["stance_label"], row["evidence"]) == (
            (same["text"], same["stance"], same["stance_label"], same["evidence"])
        )
    summary = changed.quotestance.summarize("speaker")
    assert summary.statements.sum() == len(changed)
    assert not len(rows) or "softmax" in str(changed[changed.stance.notna()].quotestance.explain(0))


def test_groupby_apply(found):
    summary = found.groupby("outlet").apply(lambda group: group.quotestance.summarize("kind"), include_groups=False)
    assert summary.statements.sum() == found.outlet.notna().sum()
    assert summary.index.names[0] == "outlet"


def test_groups_without_a_column_of_ours_say_so(found):
    with pytest.raises(errors.InvalidOption, match=r"no column 'target'; groupby.* with 'for'"):
        found.groupby("target", observed=True).apply(lambda g: g.quotestance.summarize(), include_groups=False)


def test_a_frame_of_something_else_is_told_nothing_of_groups(articles):
    with pytest.raises(errors.InvalidOption, match="no column 'doc_id' ") as raised:
        qs.Statements.from_frame(articles)
    assert "groupby" not in str(raised.value)


def test_evidence_that_went_through_to_csv_of_pandas(found):
    again = pd.read_csv(io.StringIO(found.to_csv(index=False)))
    with pytest.raises(errors.InvalidOption, match=r"no JSON, as to_csv of pandas writes it: .* or drop the column"):
        again.quotestance.summarize("speaker")
    assert again.drop(columns="evidence").quotestance.summarize("speaker").statements.sum() == len(found)


def test_what_frames_do_better_is_no_verb(found):
    assert not {"filter", "concat", "from_frame", "to_pandas", "write"} & {*dir(found.quotestance)}


def test_a_time_of_the_day_does_not_count(found):
    later = found.assign(date=found.date + pd.Timedelta(hours=13))
    assert later.quotestance.statements()["date"] == found.quotestance.statements()["date"]


def test_a_merge_that_renames_our_columns_says_how_to_avoid_it(articles, found):
    known = articles.assign(doc_id=articles.index.astype(str))
    with pytest.raises(errors.InvalidOption, match=r"'text_x': merge with suffixes=\('', '_article'\)"):
        found.merge(known, on="doc_id").quotestance.summarize()
    assert ours(found.merge(known, on="doc_id", suffixes=("", "_article"))) == ours(found)


def test_two_columns_of_one_name(articles, found):
    with pytest.raises(errors.InvalidOption, match="2 columns are named 'date'"):
        pd.concat([found, articles], axis=1).quotestance.summarize()
    twice = pd.concat([found, found[["outlet"]]], axis=1)
    assert ours(twice) == ours(found)


def test_a_frame_of_scores_that_are_none(found):
    with pytest.raises(errors.InvalidOption, match="'stance' of the statements holds"):
        found.assign(stance="high").quotestance.summarize()
    with pytest.raises(errors.InvalidOption, match="holds 'hostile'; it can hold negative"):
        found.assign(stance_label="hostile").quotestance.summarize()


def test_nothing_is_written_into_the_frame(articles, found):
    before, after = articles.copy(), found.copy()
    articles.quotestance.analyze()
    found.quotestance.summarize()
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(found, after)
    assert articles.attrs == found.attrs == {}


def test_a_frame_that_changes_is_read_anew(found):
    frame = found.copy()
    assert set(frame.quotestance.summarize("speaker").speaker.dropna()) != {"solan"}
    frame["speaker"] = "solan"
    assert set(frame.quotestance.summarize("speaker").speaker) == {"solan"}
