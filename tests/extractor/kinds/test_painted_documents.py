"""Painted schedules of DOCX tables: what a colour means, and what is told of it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from extractor import extract_bytes
from extractor.model import Document

HEADER = ["No", "Sasaran", "Kegiatan", "TW I", "TW II", "TW III", "TW IV", "Pelaksana"]
GREY, YELLOW = "D9D9D9", "FFFF00"
Colours = Mapping[tuple[int, int], str]


def row(number: int, *ticks: str) -> list[str]:
    """Return the texts of a row; ticks stand in the first quarters."""
    quarters = [*ticks, "", "", "", ""][:4]
    return [str(number), f"Meningkatnya layanan {number}", "Rapat", *quarters, "Subbagian Umum"]


ROWS = [row(1), row(2), row(3)]
SECTION = ["A. PROGRAM PEMILU", *[""] * 7]
BAND: Colours = {(r, 3): GREY for r in range(4)}


def painted(rows: Sequence[Sequence[str]], colours: Colours) -> WordDocument:
    document = docx.Document()
    table = document.add_table(rows=1 + len(rows), cols=8)
    for r, texts in enumerate([HEADER, *rows]):
        for c, text in enumerate(texts):
            table.cell(r, c).text = text
    for (r, c), colour in colours.items():
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), colour)
        table.cell(r, c)._tc.get_or_add_tcPr().append(shade)
    return document


def read(document: WordDocument) -> Document:
    out = io.BytesIO()
    document.save(out)
    return extract_bytes(out.getvalue(), "x.docx")


def marks_of(document: Document) -> list[list[str] | None]:
    return [one.jadwal.marks if one.jadwal else None for one in document.tables[0].rows]


def is_told(document: Document) -> bool:
    return any(finding.field == "jadwal" for finding in document.findings)


def test_a_label_in_the_ticks_colour_is_no_background() -> None:
    found = read(painted(ROWS[:2], {(1, 2): YELLOW, (1, 3): YELLOW, (2, 4): YELLOW}))
    assert marks_of(found) == [["T1"], ["T2"]]


def test_paint_in_a_table_of_ticks_is_read_and_told() -> None:
    found = read(painted([row(1, "√"), row(2)], {(2, 4): YELLOW}))
    assert marks_of(found) == [["T1"], ["T2"]]
    assert is_told(found)


def test_one_row_painted_throughout_is_told() -> None:
    colours = {(r, c): GREY for r in (0, 1) for c in (3, 4, 5, 6)}
    found = read(painted(ROWS[:1], colours))
    assert marks_of(found) == [[]] or is_told(found)


def test_a_tick_painted_inside_a_banded_column() -> None:
    ticks = {(1, 3): YELLOW, (2, 4): YELLOW, (3, 5): YELLOW}
    assert marks_of(read(painted(ROWS, {**BAND, **ticks}))) == [["T1"], ["T2"], ["T3"]]


@pytest.mark.parametrize("merged", [False, True])
def test_a_band_goes_on_behind_a_section_row(merged: bool) -> None:
    band = {(r, 3): GREY for r in (0, 1, 3)}
    document = painted([ROWS[0], SECTION, ROWS[1]], {**band, (1, 4): YELLOW, (3, 5): YELLOW})
    if merged:
        table = document.tables[0]
        table.cell(2, 0).merge(table.cell(2, 7))
    marks = marks_of(read(document))
    assert [one for one in marks if one] == [["T2"], ["T3"]]


def test_a_section_over_all_columns_has_no_schedule() -> None:
    document = painted([row(1, "v"), SECTION, row(2, "", "v")], {})
    table = document.tables[0]
    table.cell(2, 0).merge(table.cell(2, 7))
    found = read(document)
    assert [one.kind for one in found.tables[0].rows] == ["data", "section", "data"]
    assert not is_told(found)


def test_a_band_under_a_heading_of_two_rows() -> None:
    ticks = {(2, 4): YELLOW, (3, 5): YELLOW, (4, 6): YELLOW}
    band = {(r, 3): GREY for r in (0, 2, 3, 4)}
    document = painted([[""] * 8, *ROWS], {**band, **ticks})
    table = document.tables[0]
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Sasaran"
    table.cell(1, 1).text, table.cell(1, 2).text = "Sasaran", "Kegiatan"
    for col in (0, 3, 4, 5, 6, 7):
        table.cell(0, col).merge(table.cell(1, col))
    assert marks_of(read(document)) == [["T2"], ["T3"], ["T4"]]
