"""Bad input gets one clear line each and stops nothing."""

import gzip
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_pdf import locked, pdf

from crossreport.ingest import IngestOptions, discover, read
from crossreport.model import Document, Refusal

LEDE = "Gunmen on motorbikes shot two herders near the well on Monday, the mayor said."
Results = list[Document | Refusal]


def _noise() -> bytes:
    return random.Random(7).randbytes(40_000)


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 250_000_000)
    return out.getvalue()


def _word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def _entities() -> bytes:
    """Return a Word file whose XML names entities: nested ones, and one that reads a file."""
    written = docx.Document()
    written.add_paragraph("MARK")
    plain, out = io.BytesIO(), io.BytesIO()
    written.save(plain)
    declared = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode().replace("?>", f"?>{declared}", 1)
                data = text.replace("MARK", "&b;&f;").encode()
            target.writestr(name, data)
    return out.getvalue()


PDF = pdf([[LEDE]])
CASES = [
    ("empty.txt", b"", "empty-file"),
    ("blank.txt", b" \n\t\n", "no-text"),
    ("noise.txt", _noise(), "not-text"),
    ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + _noise(), "not-text"),
    ("marked.txt", b"\xff\xfeabc", "undecodable"),
    ("scripts.html", b"<html><script>alert('Nine killed')</script></html>", "no-text"),
    ("empty.html", b"", "empty-file"),
    ("cut.pdf", PDF[: len(PDF) // 3], "broken-pdf"),
    ("noise.pdf", _noise(), "broken-pdf"),
    ("locked.pdf", locked(PDF), "encrypted"),
    ("pictures.pdf", pdf([[], []]), "no-text"),
    ("cut.docx", _word()[:3000], "broken-docx"),
    ("noise.docx", _noise(), "broken-docx"),
    ("empty.docx", _word(), "no-text"),
    ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
    ("bomb.docx", _bomb(), "too-large"),
    ("noise.parquet", _noise(), "broken-table"),
    ("empty.csv", b"", "empty-file"),
    ("empty.jsonl", b"", "empty-file"),
    ("cut.jsonl.gz", gzip.compress(json.dumps({"text": LEDE}).encode())[:-9], "broken-archive"),
    ("noise.jsonl.gz", _noise(), "broken-archive"),
    ("letter.odt", b"anything", "unknown-extension"),
]


@pytest.mark.parametrize(("name", "raw", "code"), CASES, ids=[c[0] for c in CASES])
def test_refused_in_one_line(
    read_bytes: Callable[..., Results], name: str, raw: bytes, code: str
) -> None:
    *others, refusal = read_bytes(name, raw)
    assert all(isinstance(o, Document) for o in others)
    assert isinstance(refusal, Refusal)
    assert (refusal.step, refusal.code, refusal.subject) == ("ingest", code, name)
    assert refusal.message.startswith(f"{name}: ")
    assert refusal.message.isprintable()
    assert "Traceback" not in refusal.message


def test_entities_of_a_word_file_are_not_resolved(read_bytes: Callable[..., Results]) -> None:
    host = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "?"
    (result,) = read_bytes("report.docx", _entities())
    assert isinstance(result, Refusal) or host not in result.text


def test_single_line_of_50_mb_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"word " * 10_000_000)
    before = time.process_time()
    (refusal,) = read([str(path)])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "too-large"
    assert "20 MB" in refusal.message
    assert time.process_time() - before < 5


def test_long_single_line_below_the_limit_does_not_hang(read_bytes: Callable[..., Results]) -> None:
    before = time.process_time()
    (document,) = read_bytes("line.txt", "Two herders were shot near the well. " * 25_000)
    assert isinstance(document, Document)
    assert time.process_time() - before < 20
    (refusal,) = read_bytes("longer.txt", "Two herders were shot near the well. " * 30_000)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "text-too-long"


def test_bad_rows_are_refused_and_the_rest_goes_in(read_bytes: Callable[..., Results]) -> None:
    rows = [
        json.dumps({"id": "1", "text": LEDE}),
        "{not json",
        json.dumps({"id": "3", "text": "  "}),
        "[1, 2]",
        json.dumps({"id": "5", "title": "no text here"}),
        "",
        json.dumps({"id": "7", "text": LEDE + " It rained.\ud800"}),
        json.dumps({"id": "8", "text": "x" * 3000}),
    ]
    options = IngestOptions(max_bytes=2000)
    results = read_bytes("rows.jsonl", "\n".join(rows), options)
    assert [r.id for r in results if isinstance(r, Document)] == ["1", "7"]
    refusals = [(r.subject, r.code) for r in results if isinstance(r, Refusal)]
    assert refusals == [
        ("rows.jsonl#2", "not-json"),
        ("rows.jsonl#3", "no-text"),
        ("rows.jsonl#4", "not-json"),
        ("rows.jsonl#5", "missing-column"),
        ("rows.jsonl#8", "too-large"),
    ]
    for result in results:
        if isinstance(result, Document):
            result.text.encode()


def test_csv_without_the_mapped_column_names_those_present(
    read_bytes: Callable[..., Results],
) -> None:
    options = IngestOptions(columns={"text": "story"})
    (refusal,) = read_bytes("rows.csv", "nr,inhalt\n1,words\n", options)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "missing-column"
    assert "'story'" in refusal.message
    assert "nr, inhalt" in refusal.message


def test_unknown_field_of_a_mapping_is_the_callers_error() -> None:
    with pytest.raises(ValueError, match="no field of a report is called body"):
        IngestOptions(columns={"body": "x"})


def test_dates_that_cannot_be(read_bytes: Callable[..., Results]) -> None:
    options = IngestOptions(today=date(2024, 6, 1))
    rows = [
        {"id": "future", "text": LEDE, "date": "2024-06-02"},
        {"id": "today", "text": LEDE, "date": "2024-06-01"},
        {"id": "none", "text": LEDE},
        {"id": "odd", "text": LEDE, "date": "some day"},
        {"id": "either", "text": f"Published: 03/04/2024\n\n{LEDE}"},
    ]
    results = read_bytes("rows.jsonl", "\n".join(map(json.dumps, rows)), options)
    notes = {r.id: set(r.notes) for r in results if isinstance(r, Document)}
    assert notes == {
        "future": {"future-publication-date"},
        "today": set(),
        "none": {"no-publication-date"},
        "odd": {"no-publication-date", "publication-date-unreadable"},
        "either": {"publication-date-ambiguous"},
    }


def test_an_older_printed_date_goes_before_that_of_the_metadata(
    read_bytes: Callable[..., Results],
) -> None:
    rows = [
        {"id": "again", "text": f"Published: 14 May 2024\n\n{LEDE}", "date": "2026-01-30"},
        {"id": "dateline", "text": f"Published: 12 May 2024\n\n{LEDE}", "date": "2024-05-14"},
        {"id": "newer", "text": f"Updated: 16 May 2024\n\n{LEDE}", "date": "2024-05-14"},
        {"id": "either", "text": f"Published: 03/04/2024\n\n{LEDE}", "date": "2026-01-30"},
    ]
    results = read_bytes("rows.jsonl", "\n".join(map(json.dumps, rows)))
    found = {r.id: (r.published, r.notes) for r in results if isinstance(r, Document)}
    assert found == {
        "again": (date(2024, 5, 14), ("older-date-printed",)),
        "dateline": (date(2024, 5, 14), ()),
        "newer": (date(2024, 5, 14), ()),
        "either": (date(2026, 1, 30), ()),
    }


def test_same_bytes_twice_and_same_identifier_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "b.txt").write_text(LEDE)
    rows = [{"id": "x", "text": LEDE + " One."}, {"id": "x", "text": LEDE + " Two."}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)))
    results = list(read([str(tmp_path), str(tmp_path / "a.txt")]))
    documents = [r for r in results if isinstance(r, Document)]
    refusals = [(r.subject, r.code) for r in results if isinstance(r, Refusal)]
    assert [d.source for d in documents] == ["a.txt", "c.jsonl#1", "c.jsonl#2"]
    assert refusals == [("b.txt", "same-bytes"), ("a.txt", "same-bytes")]
    assert documents[1].id == "x"
    assert documents[2].id != "x"
    assert "identifier-taken" in documents[2].notes


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".git").mkdir()
    (tmp_path / "in" / ".git" / "x.txt").write_text("hidden")
    (tmp_path / "in" / "z.txt").write_text(LEDE)
    (tmp_path / "in" / "deep" / "a.txt").write_text(LEDE + " One.")
    (tmp_path / "in" / "deep" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "none").mkdir()
    odd = tmp_path / "in" / os.fsdecode(b"odd \xff.txt")
    odd.write_text("A man was shot at the well on Friday, a nurse said.")
    names = [str(tmp_path / n) for n in ("in", "none", "missing", "in/**/a*.txt", "nothing*")]
    results = list(read([*names, ""]))
    assert [
        (r.source if isinstance(r, Document) else f"{r.subject} {r.code}") for r in results
    ] == [
        "deep/a.txt",
        "gone.txt missing-path",
        "odd \\xff.txt",
        "z.txt",
        "none no-readable-files",
        "missing missing-path",
        "deep/a.txt same-bytes",
        "nothing* missing-path",
        "'' missing-path",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LEDE)
    path.chmod(0)
    (refusal,) = read([str(path)])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "unreadable"


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (refusal,) = read([str(tmp_path / "pipe.txt")])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-a-file"


def test_order_is_fixed(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/a.txt", "A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{LEDE} {name}")
    found = [getattr(i, "name", "") for i in discover([str(tmp_path)])]
    assert found == ["A.txt", "a.txt", "b.txt", "c/a.txt"]


@pytest.mark.parametrize(
    "name",
    ["a.txt", "a.html", "a.pdf", "a.docx", "a.jsonl", "a.json", "a.csv", "a.parquet", "a.jsonl.gz"],
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    raw=st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_anything_is_either_read_or_refused(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    results = list(read([str(tmp_path / name)]))
    assert results or not raw.strip(b"\r\n ") or name in ("a.csv",)
    for result in results:
        if isinstance(result, Document):
            result.text.encode()
            assert all(result.text[s.start : s.end].strip() for s in result.segments)
        else:
            assert result.message.isprintable()
