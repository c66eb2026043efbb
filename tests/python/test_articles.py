"""Whatever holds articles gives the same articles."""

import datetime as dt
import sys

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from quotestance import errors
from quotestance.articles import Articles, normalise
from quotestance.articles.strings import to_arrow

TEXTS = ["satu é", None, "", "tiga 😀"]


LONG = "longer than what a string view holds itself"


def arrow_arrays():
    plain = pa.array(TEXTS)
    return {
        "string": plain,
        "large_string": plain.cast(pa.large_string()),
        "string_view": pa.array(TEXTS, pa.string_view()),
        "dictionary": plain.dictionary_encode(),
        "slice": pa.array(["before", *TEXTS, "after"]).slice(1, 4),
        "chunked": pa.chunked_array([TEXTS[:1], [], TEXTS[1:]], pa.string()),
        "dictionary in chunks": pa.chunked_array([plain[:2].dictionary_encode(), plain[2:].dictionary_encode()]),
        "sliced views": pa.array(["before", LONG, *TEXTS, LONG], pa.string_view()).slice(2, 4),
        "sliced dictionary": pa.array(["before", *TEXTS, "after"]).dictionary_encode().slice(1, 4),
        "null in the dictionary": pa.DictionaryArray.from_arrays(
            [1, 2, 0, 3], pa.array(["", "satu é", None, "tiga 😀"])
        ),
        "sliced chunks": pa.chunked_array([["before", *TEXTS[:2]], [*TEXTS[2:], "after"]], pa.large_string()).slice(
            1, 4
        ),
        "run-end encoded": pa.RunEndEncodedArray.from_arrays([1, 2, 3, 4], plain),
    }


FORMS = {
    "list": TEXTS,
    "tuple": tuple(TEXTS),
    "numpy": np.array(TEXTS, object),
    "NaN": ["satu é", float("nan"), "", "tiga 😀"],
    "pd.NA": ["satu é", pd.NA, "", "tiga 😀"],
    "series": pd.Series(TEXTS, dtype="str"),
    "object series": pd.Series(TEXTS, dtype=object),
    "python string series": pd.Series(TEXTS, dtype=pd.StringDtype("python")),
    "category": pd.Series(TEXTS).astype("category"),
    "filtered series": pd.Series([*TEXTS, "x"]).iloc[:-1],
    "frame": pd.DataFrame({"text": TEXTS}),
    "table": pa.table({"text": TEXTS}),
    "batch": pa.record_batch({"text": TEXTS}),
    "polars series": pl.Series(TEXTS),
    "polars slice": pl.Series(["before", *TEXTS, LONG]).slice(1, 4),
    "polars in chunks": pl.concat([pl.Series(TEXTS[:1]), pl.Series(TEXTS[1:])], rechunk=False),
    "polars frame": pl.DataFrame({"text": TEXTS}),
    "polars category": pl.DataFrame({"text": pl.Series(TEXTS, dtype=pl.Categorical)}),
    **arrow_arrays(),
}


def all_of(articles: Articles) -> list[str | None]:
    """The texts as the core will see them."""
    return to_arrow(articles.texts).to_pylist()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_articles(form):
    articles = normalise(FORMS[form])
    assert all_of(articles) == TEXTS
    assert articles.ids.to_pylist() == ["0", "1", "2", "3"]


def test_generator():
    assert all_of(normalise(text for text in TEXTS)) == TEXTS


def test_one_text():
    assert all_of(normalise("satu")) == ["satu"]


@pytest.mark.parametrize("nothing", [[], pd.Series([], dtype="str"), pa.table({"text": pa.array([], pa.string())})])
def test_no_articles(nothing):
    assert all_of(normalise(nothing)) == []


@pytest.mark.parametrize(
    "type_", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
@pytest.mark.parametrize("values", [[], [None, None], [LONG, None, LONG]])
def test_arrow_types(type_, values):
    array = pa.array(values, pa.string())
    array = array.dictionary_encode().cast(type_) if pa.types.is_dictionary(type_) else pa.array(values, type_)
    assert all_of(normalise(array)) == values
    assert all_of(normalise(pa.chunked_array([array, array], type_))) == values * 2


def test_only_an_arrow_array_interface():
    class Foreign:
        def __arrow_c_array__(self, requested_schema=None):
            return pa.array(TEXTS).__arrow_c_array__(requested_schema)

    assert all_of(normalise(Foreign())) == TEXTS


MEGABYTE = "kata " * 200_000


@pytest.mark.parametrize("form", ["string", "large_string", "string_view", "dictionary", "slice", "series", "polars"])
def test_arrow_text_is_not_copied(form):
    texts = ["satu", *[MEGABYTE + str(i) for i in range(8)], None]
    array = pa.array(texts)
    articles = {
        "string": array,
        "large_string": array.cast(pa.large_string()),
        "string_view": pa.array(texts, pa.string_view()),
        "dictionary": array.dictionary_encode(),
        "slice": array[1:],
        "series": pd.Series(texts, dtype="str"),
        "polars": pl.Series(texts),
    }[form]
    before = pa.total_allocated_bytes()
    read = normalise(articles)
    assert pa.total_allocated_bytes() - before < len(MEGABYTE) // 10
    del articles, array
    assert all_of(read) == (texts[1:] if form == "slice" else texts)


@pytest.mark.parametrize("form", [list, lambda texts: pd.Series(texts, dtype=object)])
def test_python_strings_are_not_copied(analyzer, form):
    texts = ["satu", "dua é", "tiga “”", "empat 😀"]
    sizes = [sys.getsizeof(text) for text in texts]  # with the copy as UTF-8 that Python would keep
    analyzer.analyze(form(texts))
    assert [sys.getsizeof(text) for text in texts] == sizes


def test_other_columns_are_carried():
    frame = pd.DataFrame({"text": ["a"], "outlet": ["Harian"], "day": [dt.date(2022, 9, 24)], "n": [3], "text_id": [9]})
    articles = normalise(frame)
    assert articles.carried.column_names == ["outlet", "day", "n", "text_id"]


def test_columns_that_became_ours_are_carried_under_their_own_name_only():
    frame = pd.DataFrame({"isi": ["a"], "id": [7], "date": ["2022-09-24"], "published": ["2022-09-25"], "lang": ["id"]})
    articles = normalise(frame)
    assert articles.carried.column_names == ["id", "published", "lang"]
    assert articles.ids.to_pylist() == ["7"]


def test_python_objects_are_carried_as_text():
    frame = pd.DataFrame({"text": ["a", "b"], "odd": [{1}, 3.5]})
    with pytest.warns(errors.QuotestanceWarning, match="'odd' holds Python objects"):
        articles = normalise(frame)
    assert articles.carried.column("odd").to_pylist() == ["{1}", "3.5"]
