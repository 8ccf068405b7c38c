"""Each format read into documents."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import docx
import duckdb
import pytest
from made_pdf import pdf
from segments import body, furniture, parts

from crossreport.ingest import IngestOptions, read
from crossreport.model import Document, Refusal, SegmentKind

LEDE = "Gunmen on motorbikes shot two herders near the well on Monday, the mayor said."
SECOND = "A third man was taken to the clinic with a wound in his leg, a nurse said."
ROW = {"id": "a-1", "headline": "Herders shot at a well", "body": f"{LEDE}\n\n{SECOND}"}


def only(results: list[Document | Refusal]) -> Document:
    (document,) = results
    assert isinstance(document, Document), document
    return document


PAGE = f"""<!doctype html><html lang="en"><head>
<title>Herders shot at a well | Delta Courier</title>
<meta property="og:title" content="Herders shot at a well">
<meta property="og:site_name" content="Delta Courier">
<meta property="article:published_time" content="2024-05-14T07:30:00+02:00">
<link rel="canonical" href="https://example.org/herders">
<script>document.write("Nine killed by a script")</script><style>p {{}}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Herders shot at a well</h1><p class="byline">By Mina Okoro</p>
<p>{LEDE}</p><h2>A long dry season</h2><p>{SECOND}</p>
<p>The well is the only one for a day&#39;s walk around, and both villages have used it since the
river fell dry three years ago, a teacher of the place said.</p>
<p hidden>Ten killed in hidden text.</p><img src="http://example.org/x.png" onerror="alert(1)">
</article><aside><h3>Most read</h3>
<ul><li><a href="/b">Bus falls off a bridge, six dead</a></li></ul></aside>
<footer><p>Copyright 2024 Delta Courier. All rights reserved.</p></footer></body></html>"""


def test_web_page(read_bytes: Callable[..., list[Document | Refusal]]) -> None:
    document = only(read_bytes("page.html", PAGE))
    assert document.title == "Herders shot at a well"
    assert document.publisher == "Delta Courier"
    assert document.published == date(2024, 5, 14)
    assert document.address == "https://example.org/herders"
    assert body(document)[:3] == [LEDE, "A long dry season", SECOND]
    assert "Bus falls off a bridge, six dead" in furniture(document)
    assert "script" not in document.text
    assert "hidden text" not in document.text


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8"])
def test_web_page_in_its_declared_encoding(
    read_bytes: Callable[..., list[Document | Refusal]], charset: str
) -> None:
    text = "قال شهود إن مسلحين أطلقوا النار على راعيين قرب البئر يوم الاثنين في القرية الشمالية."
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    document = only(read_bytes("page.htm", page.encode(charset)))
    assert text in document.text
    assert document.language == "ar"
    assert set(document.notes) == {"language-not-read", "no-publication-date"}


def test_json_lines_keep_ids_and_quote_headlines(
    read_bytes: Callable[..., list[Document | Refusal]],
) -> None:
    row = ROW | {"published": "2024-05-14T07:30:00Z", "source": "delta.example:80"}
    document = only(read_bytes("rows.jsonl", json.dumps(row) + "\n"))
    assert document.id == "a-1"
    assert document.source == "rows.jsonl#1"
    assert document.publisher == "delta.example"
    assert (document.published, document.published_time) == (date(2024, 5, 14), time(7, 30))
    assert document.text == f"{ROW['headline']}\n\n{ROW['body']}"
    assert parts(document, SegmentKind.TITLE) == ["Herders shot at a well"]
    assert body(document) == [LEDE, SECOND]


def test_hash_of_a_row_does_not_hang_on_its_spelling(
    read_bytes: Callable[..., list[Document | Refusal]],
) -> None:
    one = only(read_bytes("a.jsonl", json.dumps(ROW)))
    other = only(read_bytes("b.jsonl", json.dumps(dict(reversed(ROW.items())), indent=None) + "  "))
    assert one.sha256 == other.sha256


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "rows.json.gz"])
def test_compressed_json_lines(
    read_bytes: Callable[..., list[Document | Refusal]], name: str
) -> None:
    rows = [ROW, ROW | {"id": "a-2", "body": SECOND}]
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    assert [d.id for d in read_bytes(name, packed)] == ["a-1", "a-2"]


def test_json_array(read_bytes: Callable[..., list[Document | Refusal]]) -> None:
    rows = [ROW, ROW | {"id": "a-2", "body": SECOND}]
    assert [d.id for d in read_bytes("rows.json", json.dumps(rows, indent=1))] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")]
)
def test_csv_with_mapped_columns(
    read_bytes: Callable[..., list[Document | Refusal]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Nr", "Überschrift", "Inhalt", "Tag"])
    writer.writerow(
        ["7", "Herders shot at a well", f"{LEDE}\n\nA café owner saw it.", "14/05/2024"]
    )
    options = IngestOptions(
        columns={"id": "Nr", "title": "Überschrift", "text": "Inhalt", "published": "Tag"}
    )
    document = only(read_bytes("rows.csv", out.getvalue().encode(encoding), options))
    assert (document.id, document.source) == ("7", "rows.csv#1")
    assert document.published == date(2024, 5, 14)
    assert body(document) == [LEDE, "A café owner saw it."]


@pytest.mark.parametrize("name", ["rows.parquet", "odd [a-z]* name.parquet"])
def test_parquet(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    plain = tmp_path / "plain"
    duckdb.sql(
        f"COPY (SELECT 'p1' AS id, '{LEDE}' AS text, DATE '2024-05-14' AS date) "
        f"TO '{plain}' (FORMAT parquet)"
    )
    plain.rename(path)
    document = only(list(read([str(path)])))
    assert (document.id, document.text, document.published) == ("p1", LEDE, date(2024, 5, 14))
    assert document.source == f"{name}#1"


def test_word(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_heading("Herders shot at a well", 0)
    written.add_paragraph("By Mina Okoro")
    written.add_paragraph("14 May 2024")
    written.add_paragraph(LEDE)
    table = written.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ["Village", "Dead", "Upper Well", "2"],
        strict=True,
    ):
        cell.text = text
    written.add_paragraph(SECOND)
    path = tmp_path / "report.docx"
    written.save(str(path))
    document = only(list(read([str(path)])))
    assert document.title == "Herders shot at a well"
    assert (document.author, document.published) == ("Mina Okoro", date(2024, 5, 14))
    assert body(document) == [LEDE, "Village | Dead", "Upper Well | 2", SECOND]


def test_pdf_running_heads_and_page_numbers_are_furniture(
    read_bytes: Callable[..., list[Document | Refusal]],
) -> None:
    lines = [
        "Gunmen on motorbikes shot two herders near the only well of the two villages",
        "on Monday, and the mayor said that a third man had been taken to the clinic of",
        "the next town with a wound in his leg before the road was closed by the army.",
    ]
    pages = [["Lake Region Bulletin 12", *lines, f"Page {n} of 2"] for n in (1, 2)]
    pages[1][1:4] = ["The herders had come from the north to water their animals, relatives said."]
    document = only(read_bytes("bulletin.pdf", pdf(pages)))
    assert body(document) == ["\n".join(lines), pages[1][1]]
    assert set(furniture(document)) == {"Lake Region Bulletin 12", "Page 1 of 2", "Page 2 of 2"}


def test_standard_input_is_sniffed() -> None:
    for raw, kind in [
        (LEDE.encode(), "text/plain"),
        (json.dumps(ROW).encode(), "application/json"),
        (PAGE.encode(), "text/html"),
        (pdf([[LEDE]]), "application/pdf"),
    ]:
        document = only(list(read(["-"], stdin=io.BytesIO(raw))))
        assert (document.media_type, document.source.partition("#")[0]) == (kind, "standard input")


def test_plain_text_is_stored_unchanged(
    read_bytes: Callable[..., list[Document | Refusal]],
) -> None:
    raw = f"\r\n  {LEDE}\r\n\r\n\t{SECOND}  \r\n".encode()
    document = only(read_bytes("report.txt", raw))
    assert document.text == raw.decode()
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert body(document) == [LEDE, SECOND]


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-16-le", True),
        ("cp1252", True),
        ("mac_roman", True),
    ],
)
def test_encodings(
    read_bytes: Callable[..., list[Document | Refusal]], encoding: str, guessed: bool
) -> None:
    text = (
        f"{LEDE} The café “Chez Zoé” had closed early, and its owner’s brother saw the men leave."
    )
    document = only(read_bytes("report.txt", text.encode(encoding)))
    assert ("decoding-guessed" in document.notes) == guessed
    assert "two herders" in document.text
    if encoding != "mac_roman":  # told from its relatives by very few letters
        assert document.text == text


def test_arabic_in_windows_1256(read_bytes: Callable[..., list[Document | Refusal]]) -> None:
    text = (
        "قال شهود إن مسلحين أطلقوا النار على راعيين قرب البئر يوم الاثنين.\n\n"
        "ونقل رجل ثالث إلى المستوصف بعد إصابته في ساقه، بحسب ما قالت ممرضة في القرية."
    )
    document = only(read_bytes("report.txt", text.encode("cp1256")))
    assert document.text == text
    assert document.language == "ar"
    assert {"decoding-guessed", "language-not-read"} <= set(document.notes)
