"""Files larger than what is read of them at once."""

import json
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quotestance import errors
from quotestance.articles.strings import to_arrow
from quotestance.files import Reading, tables


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class read:  # noqa: N801
    """All articles of the files in one."""

    def __init__(self, paths, **options):
        batches = list(Reading(paths, **options))
        self.texts = [text for batch in batches for text in to_arrow(batch.texts).to_pylist()]
        self.ids = [id for batch in batches for id in batch.ids.to_pylist()]
        self.carried = pa.concat_tables([batch.carried for batch in batches])


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr(tables, "BLOCK", 2000)


TEXTS = [f'Barat {i} é “”\n, "dua"' + " kata" * (i % 7 * 30) for i in range(100)]


def file_of(folder, suffix):
    table = pa.table({"id": [f"a{i}" for i in range(100)], "text": TEXTS, "n": range(100)})
    path = folder / f"a.{suffix}"
    if suffix == "parquet":
        pq.write_table(table, path)
    elif suffix == "arrow":
        with pa.ipc.new_file(path, table.schema) as file:
            file.write_table(table)
    elif suffix == "jsonl":
        lines = [json.dumps(row, ensure_ascii=False) for row in table.to_pylist()]
        write(folder, path.name, "\n".join(lines))
    else:
        quoted = ['"' + text.replace('"', '""') + '"' for text in TEXTS]
        write(folder, path.name, "".join(["id,text,n\n", *(f"a{i},{t},{i}\n" for i, t in enumerate(quoted))]))
    return path


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "jsonl", "csv"])
def test_all_rows_in_their_order(tmp_path, suffix):
    path = file_of(tmp_path, suffix)
    assert len(list(Reading([path]))) > 2
    articles = read([path])
    assert articles.texts == TEXTS
    assert articles.ids == [f"a{i}" for i in range(100)]
    assert articles.carried.column("n").to_pylist() == list(range(100))


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_an_article_longer_than_a_block(tmp_path, suffix):
    path = file_of(tmp_path, suffix)
    text = "Barat " * 5000
    last = json.dumps({"id": "z", "text": text, "n": 1}) if suffix == "jsonl" else f"z,{text},1"
    path.write_bytes(path.read_bytes().rstrip(b"\n") + f"\n{last}\n".encode())
    articles = read([path])
    assert articles.texts == [*TEXTS, text]
    assert articles.ids[-1] == "z"


def test_rows_are_numbered_through(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "satu"}\n' * 500)
    assert read([path]).ids == [str(i) for i in range(500)]
    other = write(tmp_path, "b.jsonl", '{"text": "satu"}\n' * 2)
    assert read([path, other]).ids == [*(f"a:{i}" for i in range(500)), "b:0", "b:1"]


def test_keys_that_come_late(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "satu"}\n' * 500 + '{"text": "dua", "late": 1}\n' * 2)
    with pytest.warns(errors.QuotestanceWarning, match=r"a\.jsonl: not carried along, .*: late") as caught:
        assert read([path]).carried.column_names == []
    assert len(caught) == 1


def test_values_that_do_not_fit_the_beginning(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "satu", "n": 1}\n' * 500 + '{"text": "dua", "n": "many"}\n')
    with pytest.raises(errors.InvalidFile, match=r"a\.jsonl: 'n' of article 500 .* is 'many', .* int64"):
        read([path])
    with pytest.warns(errors.QuotestanceWarning, match="'many'"):
        articles = read([path], strict=False)
    assert (articles.carried.column("n").to_pylist()[-2:], articles.texts[-1]) == ([1, None], "dua")
    path = write(tmp_path, "a.csv", "text,n\n" + "satu,1\n" * 500 + "dua,many\n")
    with pytest.raises(errors.InvalidFile, match=r"a\.csv: .*many"):
        read([path])


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_what_has_no_value_at_first_is_text(tmp_path, suffix):
    lines = {"jsonl": '{"text": "satu", "n": null}\n', "csv": "satu,\n"}[suffix]
    last = {"jsonl": '{"text": "satu", "n": "x"}\n', "csv": "satu,x\n"}[suffix]
    path = write(tmp_path, f"a.{suffix}", "text,n\n" * (suffix == "csv") + lines * 500 + last)
    assert read([path]).carried.column("n").to_pylist()[-1] == "x"


@pytest.mark.parametrize("where", [0, 1999, 2000, 2001, 5000])
def test_bytes_are_counted_through(tmp_path, where):
    content = ("é" * 5000).encode()[: where - where % 2] + b"\xff" + b"\n" * 3000
    path = write(tmp_path, "a.jsonl", content)
    with pytest.raises(errors.InvalidText, match=re.escape(f"at byte {where - where % 2}:")):
        read([path])


def test_files_with_other_columns(tmp_path):
    one = write(tmp_path, "one.jsonl", '{"text": "a", "id": "x", "n": 1}\n')
    two = write(tmp_path, "two.jsonl", '{"text": "b", "id": "y", "n": "many", "m": 2.5}\n')
    both = read([one, two])
    assert both.texts == ["a", "b"]
    assert both.carried.to_pydict() == {"id": ["x", "y"], "n": ["1", "many"], "m": [None, 2.5]}
    with pytest.raises(errors.InvalidOption, match="'x'"):
        read([one, write(tmp_path, "three.jsonl", '{"text": "a", "id": "x"}\n')])
