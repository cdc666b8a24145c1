"""What is told of how a table's rows and columns were found."""

from __future__ import annotations

from decimal import Decimal

from extractor.kinds.context import TableContext
from extractor.kinds.drafts import draft_tables
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.layout_notes import column_notes, grid_notes
from extractor.kinds.pieces import piece_of
from extractor.kinds.raw_tables import raw_table
from extractor.model import Finding, Source
from tests.extractor.spanned_tables import segment

STAFF = ("Nama | Jabatan | Pendidikan", "Sari | Arsiparis | S1", "Budi | Pranata | D3")
NOBODY = TableContext([], "", None, None, None, None, None)


def test_columns_chosen_among_others_are_told() -> None:
    columns = [
        FieldColumn(0, "no", "No"),
        FieldColumn(1, "anggaran", "Sesudah", rival="Sebelum"),
        FieldColumn(2, "realisasi", "Realisasi s/d 2016", several_years=True),
        FieldColumn(3, "target", "Tqrgxt", guessed=True),
        FieldColumn(4, None, "Lain", rival="Sebelum"),
    ]
    notes = [note for note, _ in column_notes(columns, Source(line=1))]
    assert [(note.code, note.field, note.raw) for note in notes] == [
        ("header-guessed", "target", "Tqrgxt"),
        ("value-ambiguous", "anggaran", "Sesudah | Sebelum"),
        ("value-ambiguous", "realisasi", "Realisasi s/d 2016"),
    ]


def test_a_doubtful_grid_is_told() -> None:
    piece = piece_of(segment(*STAFF).rows, ruled=True)
    assert grid_notes(piece) == []
    piece.confidence = Decimal("0.6")
    assert [note.code for note, _ in grid_notes(piece)] == ["grid-doubtful"]


def staff_findings(confidence: str) -> list[Finding]:
    grid = segment(*STAFF)
    grid.confidence = Decimal(confidence)
    [draft] = draft_tables([grid]).tables
    return raw_table(draft, "sdm", "t01", NOBODY, lang="en", personal_data=False)[1]


def test_a_doubtful_grid_is_told_of_tables_kept_as_they_are() -> None:
    assert staff_findings("1") == []
    [finding] = staff_findings("0.6")
    assert (finding.code, finding.table, len(finding.evidence)) == ("grid-doubtful", "t01", 1)
