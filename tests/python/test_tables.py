"""Tables as text."""

import pytest

from quotestance import errors
from quotestance.tables import SCHEMAS, Table, bundled, compile_tables, content_of, read_tables

CONCEPTS = content_of("concepts", [{"concept": "a", "frame": "attribute", "weights": "head=-1", "id": "nipu/x"}])


def test_bundled_tables():
    tables = bundled()
    assert all(table.bundled for table in tables)
    assert {table.schema for table in tables} == set(SCHEMAS)


@pytest.mark.parametrize("table", bundled(), ids=lambda table: table.path)
def test_bundled_headers(table):
    assert tuple(next(table.lines())[1]) == SCHEMAS[table.schema]
    assert b"\r" not in table.content


@pytest.mark.parametrize(
    ("path", "schema", "core_path"),
    [
        ("people.tsv", "people", "people.tsv"),
        ("/home/me/people.tsv", "people", "/home/me/people.tsv"),
        ("mine/concepts/law.tsv", "concepts", "mine/concepts/law.tsv"),
        ("mine/concepts/people.tsv", "concepts", "mine/concepts/people.tsv"),
        ("concepts.tsv", "concepts", "concepts.tsv/concepts/concepts.tsv"),
        ("words/odd.tsv", "concepts", "words/odd.tsv/concepts/concepts.tsv"),
    ],
)
def test_schema(path, schema, core_path):
    table = Table(path, CONCEPTS)
    assert (table.schema, table.core_path) == (schema, core_path)


def test_unknown_table():
    with pytest.raises(errors.LexiconError, match=r"odd\.tsv:1: neither"):
        _ = Table("odd.tsv", b"a\tb\n").schema


def test_errors_name_the_users_file():
    table = Table("mine/odd.tsv", content_of("concepts", [{"concept": "a", "frame": "attribute", "weights": "head=x"}]))
    with pytest.raises(errors.LexiconError) as caught:
        compile_tables((*bundled(), table))
    assert (caught.value.file, caught.value.line) == ("mine/odd.tsv", 2)


def test_rows_keep_line_numbers():
    table = Table("media.tsv", "\ufeff# comment\n\nid\tof\tnames\n# more\nharian\t\tHarian Arendia\r\n".encode())
    assert list(table.rows()) == [(5, {"id": "harian", "of": "", "names": "Harian Arendia"})]


def test_rows_with_the_same_id_are_replaced():
    table = Table("media.tsv", content_of("media", [{"id": "a", "names": "A"}, {"id": "b"}]))
    more = table.with_rows([{"id": "a", "names": "AA"}])
    assert [row["names"] for _, row in more.rows()] == ["AA", ""]


def test_offices_have_no_id():
    row = {"person": "verel", "office": "president", "of": "us"}
    table = Table("offices.tsv", content_of("offices", [row]))
    assert len(list(table.with_rows([row, {**row, "of": "uk"}]).rows())) == 2


def test_paths_that_hold_no_table(tmp_path):
    with pytest.raises(errors.InvalidFile, match="no such file"):
        read_tables(tmp_path / "none")
    with pytest.raises(errors.InvalidFile, match=r"holds no \.tsv"):
        read_tables(tmp_path)
