"""Writes the examples that are not plain text (one .docx, one .pdf) from their sources.

Run from the repository root: ``python scripts/make_example_files.py``. Needs ``fpdf2``, which
nothing else in the project does; the files it writes are kept in the repository.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from fpdf import FPDF

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "scripts" / "example_sources"
REPORTS = ROOT / "examples" / "reports"
# A fixed moment, so that the PDF's bytes depend on its source alone.
CREATED = datetime(2024, 1, 1, tzinfo=UTC)


def blocks(source: Path) -> Iterator[tuple[int, str]]:
    """Yield (heading level, text) of each line that is not blank; level 0 is running text."""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip():
            marks = len(line) - len(line.lstrip("#"))
            yield marks, line[marks:].strip()


def write_docx(source: Path, target: Path) -> None:
    """Write the source as a Word document."""
    document = Document()
    document.core_properties.created = CREATED.replace(tzinfo=None)
    document.core_properties.author = ""
    for level, text in blocks(source):
        if level:
            document.add_heading(text, level=level - 1)
        else:
            document.add_paragraph(text)
    document.save(str(target))


def write_pdf(source: Path, target: Path) -> None:
    """Write the source as a PDF whose long lines are broken as a typesetter breaks them."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(CREATED)
    pdf.set_margin(25)
    pdf.add_page()
    for level, text in blocks(source):
        pdf.set_font("Helvetica", style="B" if level else "", size=(11, 16, 13)[level])
        pdf.multi_cell(0, 6, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.output(str(target))


def main() -> None:
    """Write both files."""
    write_docx(SOURCES / "nigeria-police-bulletin.txt", REPORTS / "nigeria-police-bulletin.docx")
    write_pdf(SOURCES / "colombia-roundup.txt", REPORTS / "colombia-roundup.pdf")


if __name__ == "__main__":
    main()
