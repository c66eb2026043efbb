"""Articles from files, one by one, in folders and by globs."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quotestance import errors
from quotestance.articles.strings import to_arrow
from quotestance.files import Reading, find_files

BOM = b"\xef\xbb\xbf"


class read:  # noqa: N801
    """All articles of the files in one."""

    def __init__(self, paths, **options):
        reading = Reading(paths, **options)
        batches = list(reading)
        self.texts = [text for batch in batches for text in to_arrow(batch.texts).to_pylist()]
        self.ids = [id for batch in batches for id in batch.ids.to_pylist()]
        self.carried = pa.concat_tables([batch.carried for batch in batches])
        self.replaced, self.failed = reading.replaced, reading.failed + sum(batch.failed for batch in batches)


def texts_of(reading):
    return reading.texts


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_file(tmp_path):
    reading = read([write(tmp_path, "satu.txt", "teks é")])
    assert (texts_of(reading), reading.ids) == (["teks é"], ["satu"])


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\x00", "\u2028"])
def test_line_ends_stay_as_they_are(tmp_path, ends):
    text = f"satu{ends}dua{ends}"
    quoted = '"' + text + '"'
    paths = [
        write(tmp_path, "a.txt", text),
        write(tmp_path, "b.jsonl", json.dumps({"id": "b", "text": text}) + "\r\n"),
        write(tmp_path, "c.csv", f"id,text\nc,{quoted}\n"),
    ]
    assert texts_of(read(paths)) == [text] * 3


def test_byte_order_mark_is_no_part_of_the_text(tmp_path):
    paths = [
        write(tmp_path, "a.txt", BOM + b"satu"),
        write(tmp_path, "b.jsonl", BOM + b'{"id": "b", "text": "satu"}'),
        write(tmp_path, "c.csv", BOM + b"text,id\nsatu,c\n"),
    ]
    assert texts_of(read(paths)) == ["satu"] * 3


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_invalid_utf8_names_file_and_byte(tmp_path, name):
    path = write(tmp_path, name, BOM + b"text\n12\xff45")
    with pytest.raises(
        errors.InvalidText, match=rf"{name}: not valid UTF-8 at byte 10: .*0xFF.*--errors replace"
    ) as caught:
        read([path])
    assert (caught.value.file, caught.value.byte) == (str(path), 10)


def test_other_encodings_are_recognised(tmp_path):
    with pytest.raises(errors.InvalidText, match="looks like UTF-16"):
        read([write(tmp_path, "a.txt", "teks".encode("utf-16"))])


def test_replace_counts(tmp_path):
    path = write(tmp_path, "a.txt", "já \ufffd ".encode() + b"\xff b\xc3")
    reading = read([path], errors="replace")
    assert texts_of(reading) == ["já \ufffd \ufffd b\ufffd"]
    assert reading.replaced == {str(path): 2}
    with pytest.raises(errors.InvalidOption, match="'strict' or 'replace'"):
        read([path], errors="ignore")


def test_not_strict_goes_on(tmp_path):
    bad, good = write(tmp_path, "a.txt", b"\xff"), write(tmp_path, "b.txt", b"satu")
    odd = write(tmp_path, "c.jsonl", "{")
    with pytest.warns(errors.QuotestanceWarning) as caught:
        reading = read([bad, good, odd], strict=False)
    assert (texts_of(reading), reading.failed) == (["satu"], 2)
    assert len(caught) == 2


def test_not_strict_sets_only_the_bad_lines_aside(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "satu"}\n{"text": \n{"text": "\\ud800"}\n{"text": "empat"}\n')
    with pytest.warns(errors.QuotestanceWarning, match=r"set aside .*a\.jsonl"):
        reading = read([path], strict=False)
    assert (texts_of(reading), reading.failed) == (["satu", None, "empat"], 2)


def test_json_lines(tmp_path):
    lines = ['{"isi": "satu", "id": 7, "tanggal": "2022-09-24"}', "", '{"isi": null, "id": 8, "tags": ["a", 1]}']
    articles = read([write(tmp_path, "a.jsonl", "\n".join(lines))])
    assert articles.texts == ["satu", None]
    assert articles.ids == ["7", "8"]
    assert articles.carried.column("tags").to_pylist() == [None, '["a", 1]']


def test_file_of_no_lines(tmp_path):
    assert read([write(tmp_path, "a.jsonl", "\n")]).texts == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "a.jsonl:2: no JSON"),
        ('"teks"', "a.jsonl:2: a line must be a JSON object, not str"),
        ("[" * 100_000, "a.jsonl:2"),
    ],
)
def test_bad_json(tmp_path, line, message):
    path = write(tmp_path, "a.jsonl", '{"text": "satu"}\n' + line + "\n")
    with pytest.raises(errors.InvalidFile, match=message) as caught:
        read([path])
    assert (caught.value.file, caught.value.line) == (str(path), 2)


def test_lone_surrogate_in_json(tmp_path):
    path = write(tmp_path, "a.jsonl", '{"text": "satu"}\n{"text": "dua \\ud800"}\n')
    with pytest.raises(errors.InvalidText, match=r"a\.jsonl: 'text' of article 1 .*U\+D800"):
        read([path])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path, mark):
    lines = [["id", "text", "n"], ["007", '"satu, ""dua""; \t\ntiga"', "5"], ["7", "empat", "6"]]
    path = write(tmp_path, "a.csv", "\n".join(mark.join(line) for line in lines) + "\n")
    articles = read([path])
    assert articles.ids == ["007", "7"]
    assert articles.texts == ['satu, "dua"; \t\ntiga', "empat"]
    assert articles.carried.column("n").to_pylist() == [5, 6]


@pytest.mark.parametrize(("content", "message"), [("", "no header"), ("a,text\n1\n", "Expected 2 columns")])
def test_bad_csv(tmp_path, content, message):
    with pytest.raises(errors.InvalidFile, match=message):
        read([write(tmp_path, "a.csv", content)])


def test_long_articles(tmp_path):
    text = "Barat " * 500_000
    paths = [
        write(tmp_path, "a.csv", f"id,text\na,{text}\n"),
        write(tmp_path, "b.jsonl", json.dumps({"id": 1, "text": text})),
    ]
    assert texts_of(read(paths)) == [text, text]


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_arrow_files(tmp_path, suffix):
    table = pa.table({"content": ["satu", None], "id": ["a", "b"], "n": [1, 2]})
    path = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        pq.write_table(table, path)
    else:
        with pa.ipc.new_file(path, table.schema) as file:
            file.write_table(table)
    articles = read([path])
    assert articles.texts == ["satu", None]
    assert articles.carried.column_names == ["id", "n"]
    path.write_bytes(b"no such thing")
    with pytest.raises(errors.InvalidFile, match="can be read"):
        read([path])


def test_errors_of_a_table_name_the_file(tmp_path):
    with pytest.raises(errors.InvalidOption, match=r"a\.jsonl: .*no column of text"):
        read([write(tmp_path, "a.jsonl", '{"n": 1}')])


def test_folders_and_globs(tmp_path):
    for name in ("b.txt", "sub/a.txt", "sub/c.jsonl", "notes.md"):
        write(tmp_path, name, '{"text": "satu"}')
    names = [path.name for path in find_files([tmp_path])]
    assert names == ["b.txt", "a.txt", "c.jsonl"]
    assert [path.name for path in find_files([str(tmp_path / "**" / "*.txt")])] == ["b.txt", "a.txt"]
    assert len(find_files([tmp_path, tmp_path / "b.txt", f"{tmp_path}/*.txt"])) == 3


@pytest.mark.parametrize("name", ["a[1].txt", "a*.txt", "spasi dan é.txt"])
def test_names_that_look_like_globs(tmp_path, name):
    assert find_files([write(tmp_path, name, "satu")]) == [tmp_path / name]


def test_paths_that_hold_nothing(tmp_path):
    write(tmp_path, "satu.txt", "")
    (tmp_path / "empty").mkdir()
    for path, message in (
        ("stau.txt", "did you mean .*satu.txt"),
        ("empty", "holds no .txt"),
        ("*.csv", "matches no .txt"),
    ):
        with pytest.raises(errors.InvalidFile, match=message):
            read([tmp_path / path])
    with pytest.raises(errors.InvalidOption, match=r"cannot read \.doc"):
        read([write(tmp_path, "a.doc", "")])


def test_the_same_stem_twice(tmp_path):
    paths = [write(tmp_path, "a/satu.txt", "satu"), write(tmp_path, "b/satu.txt", "dua")]
    with pytest.raises(errors.InvalidOption, match="'satu'"):
        read(paths)
    with pytest.warns(errors.QuotestanceWarning, match="'satu'"):
        assert read(paths, strict=False).ids == ["satu", "satu-2"]


def test_rows_without_ids_are_numbered_by_file(tmp_path):
    one, two = (write(tmp_path, f"{name}.jsonl", '{"text": "satu"}\n' * 2) for name in "ab")
    assert read([one]).ids == ["0", "1"]
    assert read([one, two]).ids == ["a:0", "a:1", "b:0", "b:1"]
