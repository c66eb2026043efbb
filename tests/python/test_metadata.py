"""Ids, dates and languages of the articles."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pytest

from quotestance import dates, errors
from quotestance.articles import normalise

DAY = dates.days_of("2022-09-24")
UNKNOWN = dates.UNKNOWN


def frame(**columns):
    rows = len(next(iter(columns.values())))
    return pd.DataFrame({"text": ["satu"] * rows, **columns})


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        ([7, 8], ["7", "8"]),
        ([7.0, 8.0], ["7", "8"]),
        (["007", "7"], ["007", "7"]),
        ([dt.date(2022, 1, 1), dt.date(2022, 1, 2)], ["2022-01-01", "2022-01-02"]),
    ],
)
def test_ids_are_text(ids, expected):
    assert normalise(frame(id=ids)).ids.to_pylist() == expected


def test_ids_from_a_named_index():
    data = frame(other=[1, 2]).set_index(pd.Index(["a", "b"], name="doc_id"))
    assert normalise(data).ids.to_pylist() == ["a", "b"]
    assert normalise(data.text).ids.to_pylist() == ["a", "b"]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (pd.Index(["a", "b"]), ["a", "b"]),
        (pd.Index([7, 3]), ["7", "3"]),
        (pd.RangeIndex(4, 0, -2), ["4", "2"]),
        (pd.Index([7, 3], dtype="Int64"), ["7", "3"]),
        (pd.Index([7, 7]), ["0", "1"]),
        (pd.Index(["a", None]), ["0", "1"]),
        (pd.Index([0.5, 1.5]), ["0", "1"]),
        (pd.to_datetime(["2022-01-01", "2022-01-02"]), ["0", "1"]),
        (pd.MultiIndex.from_tuples([("a", 1), ("b", 2)]), ["0", "1"]),
    ],
    ids=str,
)
def test_an_index_that_tells_the_rows_apart_is_the_id(index, expected):
    data = frame(other=[1, 2]).set_index(index)
    assert normalise(data).ids.to_pylist() == expected
    assert normalise(data.text).ids.to_pylist() == expected
    assert normalise(frame(id=["x", "y"]).set_index(index)).ids.to_pylist() == ["x", "y"]


def test_an_index_with_a_name_is_a_column():
    data = frame(outlet=["a", "b"], page=[7, 8])
    articles = normalise(data.set_index("outlet"))
    assert articles.ids.to_pylist() == ["0", "1"]
    assert articles.carried.column_names == ["page", "outlet"]
    assert normalise(data.set_index("outlet").text).ids.to_pylist() == ["a", "b"]  # of a series nothing else is left
    assert normalise(data.set_index(["outlet", "page"])).carried.column_names == ["outlet", "page"]
    assert normalise(frame(id=[5, 6], page=[7, 8]).set_index(["id", "page"])).ids.to_pylist() == ["5", "6"]


def test_rows_of_a_stream_are_numbered_through_whatever_their_index(analyzer, quote):
    batch = pd.DataFrame({"text": [quote]}, index=[5])
    batches = analyzer.analyze_batches([batch, batch])
    assert [batch["doc_id"].to_pylist() for batch in batches] == [["0"], ["1"]]


def test_ids_beside_the_texts():
    assert normalise(["x", "y"], id=["a", "b"]).ids.to_pylist() == ["a", "b"]
    assert normalise(frame(key=["a", "b"]), id="key").ids.to_pylist() == ["a", "b"]


def test_first_of_several_id_columns():
    assert normalise(frame(id=["x"], doc_id=["y"])).ids.to_pylist() == ["y"]


def test_duplicate_ids():
    data = frame(id=["a", "b", "a"])
    with pytest.raises(errors.InvalidOption, match=r"'a' \(rows 0, 2\)"):
        normalise(data)
    with pytest.warns(errors.QuotestanceWarning, match="'a'"):
        assert normalise(data, strict=False).ids.to_pylist() == ["a", "b", "a-2"]


def test_made_ids_do_not_collide():
    with pytest.warns(errors.QuotestanceWarning):
        ids = normalise(frame(id=["a", "a", "a-2", "a"]), strict=False).ids.to_pylist()
    assert ids == ["a", "a-3", "a-2", "a-4"]


@pytest.mark.parametrize("missing", [None, np.nan, ""])
def test_missing_ids(missing):
    data = frame(id=["a", missing])
    with pytest.raises(errors.InvalidOption, match="no id in row 1"):
        normalise(data)
    with pytest.warns(errors.QuotestanceWarning, match="no id in row 1"):
        assert normalise(data, strict=False).ids.to_pylist() == ["a", "row-1"]


@pytest.mark.parametrize(
    "values",
    [
        ["2022-09-24", None],
        ["2022-09-24T23:59:00", ""],
        ["2022-09-24T06:00:00+07:00", None],
        [dt.date(2022, 9, 24), None],
        [dt.datetime(2022, 9, 24, 23), None],
        [pd.Timestamp("2022-09-24 01:00", tz="Asia/Jakarta"), pd.NaT],
    ],
)
def test_dates(values):
    for name in ("date", "published", "Tanggal"):
        assert normalise(frame(**{name: values})).dates.tolist() == [DAY, UNKNOWN]


def test_dates_of_polars():
    data = pl.DataFrame({"text": ["a"], "date": [dt.date(2022, 9, 24)]})
    assert normalise(data).dates.tolist() == [DAY]


def test_one_date_for_those_that_carry_none():
    data = frame(date=["2021-01-01", None])
    assert normalise(data, date="2022-09-24").dates.tolist() == [dates.days_of("2021-01-01"), DAY]
    assert normalise(["a"], date=dt.date(2022, 9, 24)).dates.tolist() == [DAY]
    assert normalise(["a", "b"], date=[None, "2022-09-24"]).dates.tolist() == [UNKNOWN, DAY]


@pytest.mark.parametrize("values", [["24/09/2022"], [20220924], [True]])
def test_no_dates(values):
    with pytest.warns(errors.QuotestanceWarning, match="'date' holds"):
        assert normalise(frame(date=values)).dates.tolist() == [UNKNOWN]
    with pytest.raises(errors.InvalidOption, match="2022-09-24"):
        normalise(frame(date=values), date="date")


def test_languages():
    values = ["id", "English", "id-ID", None, "bahasa Indonesia"]
    assert normalise(frame(language=values)).languages.tolist() == [0, 1, 0, -1, 0]
    assert normalise(["a"], language="en").languages.tolist() == [1]
    assert normalise(["a", "b"], language=["en", None]).languages.tolist() == [1, -1]


def test_id_is_indonesian_even_beside_a_column_of_this_name():
    assert normalise(frame(id=["x"]), language="id").languages.tolist() == [0]


def test_unknown_language():
    with pytest.warns(errors.QuotestanceWarning, match="'fr'"):
        assert normalise(frame(language=["fr"])).languages.tolist() == [-1]
    with pytest.raises(errors.InvalidOption, match="'fr'"):
        normalise(frame(tongue=["fr"]), language="tongue")


def test_as_many_values_as_articles():
    with pytest.raises(errors.InvalidOption, match="1 values for 2 articles"):
        normalise(["a", "b"], id=["x"])


def test_date_out_of_form():
    with pytest.raises(errors.InvalidOption, match="names a column"):
        normalise(["a"], date="24 September")
    with pytest.raises(errors.InvalidOption, match="is no date"):
        dates.days_of("24 September")
