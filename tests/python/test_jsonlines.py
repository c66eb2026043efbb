"""Arrow columns as JSON lines."""

import datetime as dt
import json
import math

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance.files.jsonlines import encode, json_lines

ITEM = pa.struct(
    [("form", pa.large_string()), ("against", pa.float64()), ("role", pa.dictionary(pa.int8(), pa.string()))]
)
COLUMNS = {
    "text": (['a"b\\\n\x00\u2028é😀', None, ""], pa.large_string()),
    "whole": ([1, None, -(2**62)], pa.int64()),
    "number": ([0.1, None, -1e300], pa.float64()),
    "truth": ([True, None, False], pa.bool_()),
    "kind": (["direct", None, "direct"], pa.dictionary(pa.int8(), pa.string())),
    "list": ([[{"form": "x", "against": 0.5, "role": "head"}, None], None, []], pa.large_list(ITEM)),
    "short list": ([["a"], None, [None]], pa.list_(pa.string())),
    "struct": (
        [{"form": None, "against": None, "role": None}, None, {"form": "y", "against": 1.0, "role": "code"}],
        ITEM,
    ),
    "empty struct": ([{}, None, {}], pa.struct([])),
    '{key}"': ([1, 2, 3], pa.int32()),
}


@pytest.fixture(scope="module")
def batch() -> pa.RecordBatch:
    return pa.record_batch([pa.array(values, type_) for values, type_ in COLUMNS.values()], names=list(COLUMNS))


@pytest.mark.parametrize("rows", [slice(0, 3), slice(1, 3), slice(2, 3), slice(0, 0)])
def test_same_as_python_json(batch, rows):
    part = batch.slice(rows.start, rows.stop - rows.start)
    lines = json_lines(part).decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == part.to_pylist()


def test_dates():
    assert encode(pa.array([dt.date(2022, 9, 24), None])) == ['"2022-09-24"', "null"]
    assert encode(pa.array([dt.datetime(2022, 9, 24, 7)])) == ['"2022-09-24T07:00:00"']


def test_what_json_lacks():
    assert encode(pa.array([math.nan, math.inf])) == ["null", "null"]
    assert encode(pa.array([b"x"])) == ["\"b'x'\""]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text(values):
    assert [json.loads(text) for text in encode(pa.array(values, pa.large_string()))] == values
