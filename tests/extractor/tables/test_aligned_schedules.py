"""Schedules without borders from the PDF to the JSON: drawn, painted and doubtful marks."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Document
from extractor.pipeline import extract_bytes

WIDTH, HEIGHT = landscape(A4)
EDGES = (40, 70, 230, 290, 440, 480, 520, 560, 600, 680)
"""Left edges of the columns and the right edge of the last one."""
HEADS = ("No", "Sasaran", "Target", "Kegiatan", "TW I", "TW II", "TW III", "TW IV", "Biaya")
ROWS = (
    ("1", "Tertib administrasi keuangan", "100%", "Rekonsiliasi data", "5.000.000"),
    ("2", "Tersedianya logistik", "95%", "Pengadaan kotak suara", "9.500.000"),
    ("3", "Arsip yang tertata", "90%", "Penataan arsip", "1.000.000"),
    ("4", "Gedung yang terawat", "90%", "Pemeliharaan gedung", "2.250.000"),
)
WANTED: tuple[list[int], ...] = ([1, 3], [2], [], [1, 2, 4])
Mark = Callable[[Canvas, float, float], None]


def tick(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - 4, y)
    path.lineTo(x - 1, y - 3.5)
    path.lineTo(x + 5, y + 4)
    canvas.drawPath(path)


def cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x - 4, y - 4, x + 4, y + 4)
    canvas.line(x - 4, y + 4, x + 4, y - 4)


def paint(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillGray(0.7)
    canvas.rect(x - 20, y - 8, 40, 18, stroke=0, fill=1)
    canvas.setFillGray(0)


def dash(canvas: Canvas, x: float, y: float) -> None:
    canvas.roundRect(x - 3, y - 0.7, 6, 1.4, 0.5, stroke=0, fill=1)


def dot(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 1, stroke=0, fill=1)


def schedule(mark: Mark, other: Mark | None = None, *, rules: bool = False) -> Document:
    """Read a page with a mark for each planned quarter, and maybe one for the others."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 10)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 50, "RENCANA AKSI KINERJA TAHUN 2024")
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 66, "KPU KABUPATEN LAHAT")
    y = HEIGHT - 100
    for x, head in zip(EDGES, HEADS, strict=False):
        canvas.drawString(x + 3, y, head)
    for row, planned in zip(ROWS, WANTED, strict=True):
        y -= 18
        if rules:
            canvas.line(EDGES[0], y + 13, EDGES[-1], y + 13)
        for quarter in range(4):
            drawn = mark if quarter + 1 in planned else other
            if drawn is not None:
                drawn(canvas, EDGES[4 + quarter] + 20, y + 3)
        for x, text in zip(EDGES, row[:4], strict=False):
            canvas.drawString(x + 3, y, text)
        canvas.drawRightString(EDGES[-1], y, row[4])
    canvas.save()
    return extract_bytes(data.getvalue(), "rak.pdf", lang="en")


def marks_of(document: Document) -> list[list[int]]:
    (table,) = document.tables
    plans = [row.jadwal.marks if row.jadwal else None for row in table.rows]
    return [[int(mark[1:]) for mark in plan or ()] for plan in plans]


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize("mark", [tick, cross, paint])
def test_marks_of_a_schedule_without_borders_become_its_quarters(mark: Mark, rules: bool) -> None:
    document = schedule(mark, rules=rules)
    assert marks_of(document) == list(WANTED)
    assert "schedule-blank" not in {finding.code for finding in document.findings}


def test_dashes_say_that_nothing_is_planned() -> None:
    document = schedule(tick, dash)
    assert marks_of(document) == list(WANTED)
    assert not [finding for finding in document.findings if finding.field == "jadwal"]


def test_dots_that_may_be_dirt_are_told_and_no_quarter() -> None:
    document = schedule(tick, dot)
    assert marks_of(document) == list(WANTED)
    told = [finding for finding in document.findings if finding.field == "jadwal"]
    assert {finding.code for finding in told} == {"value-unparsed"}
    assert {evidence.raw for finding in told for evidence in finding.evidence} == {"•"}
