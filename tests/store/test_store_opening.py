"""What opens, what does not, and what is said then."""

import json
import multiprocessing
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from crossreport.store import (
    LockedRecordError,
    NewerRecordError,
    NoRecordError,
    NotARecordError,
    ReadOnlyRecordError,
    Record,
    RecordError,
)
from crossreport.store import sqlite as sqlite_module
from crossreport.store.migrations import migrate, migrations, newest
from crossreport.store.tables import metadata
from harbour import fill, harbour


def one_line(error):
    text = str(error.value)
    assert "\n" not in text
    assert len(text) > 20
    return text


def test_migrations_lead_to_the_tables_as_they_are_declared(tmp_path):
    with Record.open(tmp_path / "r.sqlite"):
        pass
    migrated = inspect(create_engine(f"sqlite:///{tmp_path / 'r.sqlite'}"))
    declared_engine = create_engine("sqlite://")
    metadata.create_all(declared_engine)
    declared = inspect(declared_engine)
    for table in metadata.tables:
        assert [str(c) for c in _columns(migrated, table)] == [
            str(c) for c in _columns(declared, table)
        ]
        assert migrated.get_foreign_keys(table) == declared.get_foreign_keys(table)
        assert migrated.get_pk_constraint(table) == declared.get_pk_constraint(table)
        assert migrated.get_indexes(table) == declared.get_indexes(table)
        assert migrated.get_unique_constraints(table) == declared.get_unique_constraints(table)
    extra = set(migrated.get_table_names()) - set(metadata.tables)
    assert {name for name in extra if not name.startswith("document_search")} == set()


def _columns(inspector, table):
    same = {"REAL": "DOUBLE", "DOUBLE PRECISION": "DOUBLE", "TIMESTAMP": "DATETIME"}
    found = []
    for column in inspector.get_columns(table):
        kind = str(column["type"])
        found.append((column["name"], same.get(kind, kind), column["nullable"]))
    return found


def test_the_tables_can_be_made_on_postgresql():
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))
    portable = [one for one in migrations() if one.dialect is None]
    statements = [s for one in portable for s in one.statements]
    assert len([s for s in statements if s.startswith("CREATE TABLE")]) == len(metadata.tables)
    assert not any("AUTOINCREMENT" in s or "fts5" in s for s in statements)
    assert sqlite.dialect().name == "sqlite"


def test_a_record_of_the_first_schema_opens_and_is_migrated(tmp_path):
    path = tmp_path / "old.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate(connection, schema=0, to=1)
        connection.exec_driver_sql(
            "INSERT INTO documents (id, number, text, sha256, source, media_type, title, "
            "dateline_places, notes) VALUES ('d-old', 1, 'A barge sank.', 'x', 'b.txt', "
            "'text/plain', 'Barge', '[]', '[]')"
        )
    engine.dispose()
    with Record.open(path) as record:
        assert record.meta()["schema"] == str(newest())
        assert record.document("d-old").text == "A barge sank."
        assert [hit.document_id for hit in record.search("barge")] == ["d-old"]
        fill(record)


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "r.sqlite"
    path.touch()
    with Record.open(path) as record:
        fill(record)


def test_a_record_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "r.sqlite"
    with Record.open(path) as record:
        record.put_meta(schema=str(newest() + 1))
    before = path.read_bytes()
    with pytest.raises(NewerRecordError) as error:
        Record.open(path)
    assert "later version" in one_line(error)
    assert path.read_bytes() == before


def test_what_is_no_record_is_refused_and_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("Not a database, but long enough to be read as one, perhaps.")
    with pytest.raises(NotARecordError) as error:
        Record.open(text)
    one_line(error)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE meta (key, value)")
    with pytest.raises(NotARecordError) as error:
        Record.open(other)
    assert "another program" in one_line(error)
    with pytest.raises(NotARecordError) as error:
        Record.open(tmp_path)
    one_line(error)
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"SQLite format 3\0" + b"\7" * 5000)
    with pytest.raises(RecordError) as error:
        Record.open(damaged)
    one_line(error)


def test_a_missing_record_or_folder_is_told(tmp_path):
    with pytest.raises(NoRecordError) as error:
        Record.open(tmp_path / "r.sqlite", create=False)
    one_line(error)
    assert not (tmp_path / "r.sqlite").exists()
    with pytest.raises(NoRecordError) as error:
        Record.open(tmp_path / "nowhere" / "r.sqlite")
    assert "no folder" in one_line(error)


def test_an_address_without_a_driver_is_told():
    with pytest.raises(RecordError) as error:
        Record.open("nosuchdatabase://host/name")
    one_line(error)
    with pytest.raises(RecordError) as error:
        Record.open("postgresql+nosuchdriver://ann:secret@host/name")
    assert "secret" not in one_line(error)


def _hold(path, locked, release):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    locked.set()
    release.wait(30)
    connection.execute("COMMIT")


def test_a_locked_record_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_module, "LOCK_SECONDS", 0.2)
    path = tmp_path / "r.sqlite"
    with Record.open(path) as record:
        fill(record)
    context = multiprocessing.get_context("spawn")
    locked, release = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(path, locked, release))
    holder.start()
    try:
        assert locked.wait(30)
        with Record.open(path) as record:
            assert len(record.incidents()) == 1  # reading goes on beside a writer
            with pytest.raises(LockedRecordError) as error:
                record.put_document(harbour("d-2"))
        assert "another program" in one_line(error)
    finally:
        release.set()
        holder.join()


@pytest.fixture
def read_only(tmp_path, monkeypatch):
    """A folder with a record that this process may only read, even when it runs as root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    with Record.open(folder / "r.sqlite") as record:
        fill(record)
    (folder / "r.sqlite").chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    real = sqlite_module.os.access

    def access(path, mode):
        inside = folder in Path(path).parents or Path(path) == folder
        return False if inside and mode == sqlite_module.os.W_OK else real(path, mode)

    monkeypatch.setattr(sqlite_module.os, "access", access)
    yield folder
    folder.chmod(stat.S_IRWXU)


def test_a_record_that_cannot_be_written_can_be_read(read_only):
    with Record.open(read_only / "r.sqlite") as record:
        assert len(record.incidents()) == 1
        with pytest.raises(ReadOnlyRecordError) as error:
            record.put_document(harbour("d-2"))
    one_line(error)
    assert sorted(p.name for p in read_only.iterdir()) == ["r.sqlite"]


def test_a_record_in_a_folder_that_cannot_be_written_is_not_made(read_only):
    with pytest.raises(ReadOnlyRecordError) as error:
        Record.open(read_only / "new.sqlite")
    one_line(error)


def test_a_path_with_odd_characters_opens(tmp_path):
    path = tmp_path / "a b?c#d%20é.sqlite"
    with Record.open(path) as record:
        fill(record)
    assert path.exists()


@pytest.mark.skipif(
    "CROSSREPORT_TEST_DATABASE" not in os.environ,
    reason="CROSSREPORT_TEST_DATABASE names no empty database to try",
)
def test_a_database_server_holds_the_same_record(tmp_path):
    from crossreport.exchange import to_json

    with Record.open(os.environ["CROSSREPORT_TEST_DATABASE"]) as served:
        fill(served)
        with Record.open(tmp_path / "r.sqlite") as record:
            fill(record)
            assert list(to_json(served)) == list(to_json(record))
        assert [hit.document_id for hit in served.search("villager dead")] == ["d-harbour"]


def test_the_address_of_a_file_is_the_file(tmp_path):
    path = tmp_path / "r.sqlite"
    with Record.open(f"sqlite:///{path}") as record:
        fill(record)
        assert record.where == str(path)
    with Record.open(path, create=False) as record:
        assert record.incidents()
    with pytest.raises(NoRecordError):
        Record.open(f"sqlite:///{tmp_path / 'none.sqlite'}", create=False)


@pytest.mark.parametrize(
    ("complaint", "advice"),
    [
        ("unable to open database file", "with its -wal file"),
        ("attempt to write a readonly database", "check the permissions"),
        ("disk I/O error", "check that the disk has room"),
        ("database or disk is full", "make room"),
    ],
)
def test_what_the_disk_does_not_allow_is_told_with_what_to_do(complaint, advice):
    told = str(sqlite_module.explain(sqlite3.OperationalError(complaint), "r.sqlite"))
    assert told.startswith("the record r.sqlite ")
    assert advice in told


@given(st.lists(st.text(max_size=5), max_size=3) | st.dictionaries(st.text(max_size=3), st.none()))
def test_what_json_holds_is_read_as_a_parser_reads_it(value):
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        assert sqlite_module._list_of(text) == value
