"""Streams of batches: the same rows as of the whole, one schema, flat memory."""

import gc
import weakref

import pandas as pd
import pyarrow as pa
import pytest

import quotestance as qs
from quotestance import errors


def batches_of(table: pa.Table, size: int) -> list[pa.RecordBatch]:
    return table.combine_chunks().to_batches(max_chunksize=size)


def rows_of(batches) -> list[dict]:
    return [row for batch in batches for row in batch.to_pylist()]


@pytest.fixture
def table(texts) -> pa.Table:
    texts = [*texts * 3, None, "", *texts]
    return pa.table({"text": texts, "n": range(len(texts)), "day": ["2022-09-24"] * len(texts)})


@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_same_rows_as_of_the_whole(analyzer, table, size):
    options = {"date": "day"}
    whole = analyzer.analyze(table, **options).to_arrow().to_pylist()
    assert rows_of(analyzer.analyze_batches(batches_of(table, size), **options)) == whole


@pytest.mark.parametrize("targets", ["west", "auto"])
def test_one_schema_whatever_the_batch(quote, targets):
    frames = [pd.DataFrame({"text": texts, "n": [1] * len(texts)}, dtype=object) for texts in ([], [""], [quote])]
    found = list(qs.Analyzer(targets).analyze_batches(frames))
    assert [batch.num_rows for batch in found] == [0, 0, 1]
    assert len({str(batch.schema) for batch in found}) == 1
    pa.Table.from_batches(found)


def test_any_frames(analyzer, quote):
    frames = [pd.DataFrame({"id": ["a"], "isi": [quote]}), pa.table({"id": ["b"], "isi": [quote]})]
    assert [row["doc_id"] for row in rows_of(analyzer.analyze_batches(frames))] == ["a", "b"]
    reader = pa.RecordBatchReader.from_batches(
        pa.schema([("text", pa.string())]), [pa.record_batch({"text": [quote, quote]})]
    )
    assert [row["doc_id"] for row in rows_of(analyzer.analyze_batches(reader))] == ["0", "1"]


@pytest.mark.parametrize("wrong", [pa.table({"text": ["a"]}), "a", 3, None])
def test_no_batches(analyzer, wrong):
    with pytest.raises(errors.InvalidOption, match="give an iterable"):
        analyzer.analyze_batches(wrong)


def test_an_id_in_two_batches(analyzer, quote):
    frames = [pd.DataFrame({"id": ["a", "b"], "text": [quote, quote]})] * 2
    stream = analyzer.analyze_batches(frames)
    assert next(stream).num_rows == 2
    with pytest.raises(errors.InvalidOption, match=r"'a' \(row 2, and before\)"):
        next(stream)
    with pytest.warns(errors.QuotestanceWarning, match="made unique"):
        rows = rows_of(analyzer.analyze_batches(frames, strict=False))
    assert [row["doc_id"] for row in rows] == ["a", "b", "a-2", "b-2"]


def test_bad_articles_are_named_by_their_place_in_the_stream(analyzer, quote):
    frames = [[quote, quote], [quote, f"{quote} \udc80"]]
    with pytest.raises(errors.InvalidText, match=r"article '3' \(row 3\): character .*U\+DC80") as caught:
        rows_of(analyzer.analyze_batches(frames))
    assert caught.value.document == 3
    with pytest.warns(errors.QuotestanceWarning, match=r"set aside 1 of 2 articles: '3'"):
        assert len(rows_of(analyzer.analyze_batches(frames, strict=False))) == 3


def test_columns_that_change(analyzer, quote):
    first = pd.DataFrame({"text": [quote], "n": [1]})
    rows = rows_of(analyzer.analyze_batches([first, pd.DataFrame({"text": [quote]})]))
    assert [row["n"] for row in rows] == [1, None]
    with pytest.raises(errors.InvalidOption, match="'m' is not in the first batch"):
        rows_of(analyzer.analyze_batches([first, pd.DataFrame({"text": [quote], "m": [1]})]))
    with pytest.raises(errors.InvalidOption, match="'n' is int64 in the first batch"):
        rows_of(analyzer.analyze_batches([first, pd.DataFrame({"text": [quote], "n": ["many"]})]))


def test_no_batch_outlives_its_turn(analyzer, quote):
    class Batch:
        """A frame that can be watched."""

        def __arrow_c_stream__(self, requested_schema=None):
            return pa.table({"text": [quote] * 3}).__arrow_c_stream__(requested_schema)

    alive = weakref.WeakSet()
    most = 0

    def frames():
        nonlocal most
        for _ in range(20):
            batch = Batch()
            alive.add(batch)
            gc.collect()
            most = max(most, len(alive))
            yield batch

    before = pa.total_allocated_bytes()
    for batch in analyzer.analyze_batches(frames()):
        assert batch.num_rows == 3
        assert pa.total_allocated_bytes() - before < 1 << 20
    assert most <= 3
