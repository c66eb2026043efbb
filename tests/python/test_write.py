"""Statements to files and back."""

import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quotestance import errors
from quotestance.files import open_writer
from quotestance.statements import Statements


@pytest.fixture(scope="module")
def statements(analyzer, texts) -> Statements:
    frame = pd.DataFrame(
        {"text": texts, "date": pd.to_datetime("2022-09-24"), "n": range(4), "tag": [None, 'é,\n"', "b", "c"]}
    )
    return analyzer.analyze(frame)


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_write_and_read_back(statements, tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    statements.write(path)
    table = pq.read_table(path) if suffix == "parquet" else pa.ipc.open_file(path).read_all()
    assert Statements(table).to_arrow().to_pylist() == statements.to_arrow().to_pylist()
    assert repr(Statements(table)) == repr(statements)


def test_write_json_lines(statements, tmp_path):
    statements.write(tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    expected = statements.to_arrow().to_pylist()
    assert rows == [{**row, "date": row["date"].isoformat()} for row in expected]
    assert list(rows[0]) == statements.to_arrow().column_names


def test_write_csv(statements, tmp_path):
    statements.write(tmp_path / "a.csv")
    frame = pd.read_csv(tmp_path / "a.csv", keep_default_na=False, dtype={"doc_id": str})
    assert frame.text.tolist() == statements["text"].to_pylist()
    assert frame.date.unique().tolist() == ["2022-09-24"]
    assert frame.stance_label.tolist() == statements["stance_label"].to_pylist()
    assert [json.loads(cell) for cell in frame.evidence] == statements["evidence"].to_pylist()


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "jsonl", "csv"])
def test_batches_append(statements, tmp_path, suffix):
    statements.write(tmp_path / f"whole.{suffix}")
    with open_writer(tmp_path / f"parts.{suffix}") as writer:
        for start in range(0, len(statements), 2):
            writer.write(statements[start : start + 2])
    whole, parts = (tmp_path / f"{name}.{suffix}" for name in ("whole", "parts"))
    if suffix in ("jsonl", "csv"):
        assert parts.read_bytes() == whole.read_bytes()
    elif suffix == "parquet":
        assert pq.read_table(parts).to_pylist() == pq.read_table(whole).to_pylist()
    else:
        assert pa.ipc.open_file(parts).read_all().to_pylist() == pa.ipc.open_file(whole).read_all().to_pylist()


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "jsonl", "csv"])
def test_no_statements(analyzer, tmp_path, suffix):
    analyzer.analyze([]).write(tmp_path / f"a.{suffix}")
    assert (tmp_path / f"a.{suffix}").exists()


def test_failure_leaves_no_half_file(statements, tmp_path):
    def half():
        with open_writer(tmp_path / "a.parquet") as writer:
            writer.write(statements)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert list(tmp_path.iterdir()) == []


def test_places_to_write(statements, tmp_path):
    with pytest.raises(errors.InvalidOption, match=r"cannot write \.xlsx; give \.parquet"):
        statements.write(tmp_path / "a.xlsx")
    with pytest.raises(errors.InvalidOption, match="there is no folder"):
        statements.write(tmp_path / "none" / "a.csv")
