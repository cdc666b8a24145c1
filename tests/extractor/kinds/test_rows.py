"""Grid rows to draft rows: the three repairs, and every cell kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.rows import (
    DraftRow,
    drop_blank_rows,
    place_row,
    split_leading_number,
    strip_column_numbers,
)
from extractor.tables.grid import Cell, GridRow

Grid = Callable[..., list[GridRow]]

COLUMNS = [
    FieldColumn(0, "no", "No"),
    FieldColumn(1, "sasaran", "Sasaran"),
    FieldColumn(2, "kegiatan", "Kegiatan"),
    FieldColumn(3, "jadwal", "TW I", period="T1"),
    FieldColumn(4, "jadwal", "TW II", period="T2"),
    FieldColumn(5, "biaya", "Biaya"),
    FieldColumn(6, "pelaksana", "Pelaksana"),
    FieldColumn(7, None, "Map"),
]


def place(grid: Grid, row: str) -> DraftRow:
    return place_row(grid(row)[0], COLUMNS, 0)


def kept_texts(draft: DraftRow) -> str:
    cells = [cell for parts in draft.cells.values() for cell in parts]
    cells += [*draft.marks.values(), *draft.stray]
    cells += [cell for series in draft.series.values() for cell in series.values()]
    return " ".join([*(cell.text for cell in cells), *draft.extra.values()])


def test_cells_go_under_their_fields(grid: Grid) -> None:
    draft = place(grid, "1 | Meningkatnya layanan | Rapat kerja | √ | | 5.000.000 | Divisi Hukum |")
    assert draft.text("sasaran") == "Meningkatnya layanan"
    assert draft.ticked()
    assert list(draft.marks) == ["T1"]
    assert draft.has("biaya")
    assert not draft.notes


def test_a_cell_under_no_field_goes_to_extra(grid: Grid) -> None:
    draft = place(grid, "1 | Meningkatnya layanan | Rapat kerja | √ | | 5.000.000 | | merah")
    assert draft.extra == {"Map": "merah"}


def test_dashes_for_several_items_under_a_heading_are_said_there(grid: Grid) -> None:
    draft = place(grid, "1 | Meningkatnya layanan | Rapat kerja | √ | | 5.000.000 | | - - -")
    assert (draft.extra, draft.stray) == ({"Map": "- - -"}, [])


def test_a_cell_beyond_the_columns_goes_to_extra_by_its_place(grid: Grid) -> None:
    draft = place(
        grid, "1 | Meningkatnya | Rapat kerja | √ | | 5.000.000 | | merah | catatan kecil"
    )
    assert draft.extra == {"Map": "merah", "kolom 9": "catatan kecil"}


def test_column_numbers_fused_into_a_data_row(grid: Grid) -> None:
    [row] = grid("| | 5 Rapat | 6 v | 7 | 8 318.450.000 | 9 Subbagian Teknis")
    stripped, fused = strip_column_numbers(row)
    assert [cell.text for cell in stripped.cells] == [
        "", "", "Rapat", "v", "", "318.450.000", "Subbagian Teknis",
    ]  # fmt: skip
    assert fused == "5 Rapat | 6 v | 7 | 8 318.450.000 | 9 Subbagian Teknis"


@pytest.mark.parametrize(
    "row",
    [
        "1 | Rapat | 12 Laporan | 5.000.000 | Divisi Hukum",
        "1 | 2 | 3 | 4 | 5",
        "3 Rapat | 9 Laporan | 2 Dokumen | 7 Kegiatan | 1 Kasus",
        "1 Rapat | 2 Reviu | 3 Bimtek",
    ],
)
def test_numbers_that_do_not_count_the_columns_stay(grid: Grid, row: str) -> None:
    [given_row] = grid(row)
    assert strip_column_numbers(given_row) == (given_row, "")


def test_a_lone_rp_joins_its_amount(grid: Grid) -> None:
    columns = [FieldColumn(0, "program", "Program"), FieldColumn(2, "anggaran", "Anggaran")]
    draft = place_row(grid("Manajemen | Rp | 5.000.000")[0], columns, 0)
    assert draft.text("anggaran") == "Rp 5.000.000"
    assert not draft.stray


def test_a_row_that_slid_is_put_right_and_told(grid: Grid) -> None:
    draft = place(grid, "| | Reviu laporan | √ | | Subbagian Keuangan, Umum dan Logistik | |")
    assert draft.text("pelaksana") == "Subbagian Keuangan, Umum dan Logistik"
    assert not draft.has("biaya")
    assert [note.code for note in draft.notes] == ["row-shifted"]


def test_a_border_read_as_letters_is_stray(grid: Grid) -> None:
    draft = place(grid, "п | | ia o | | | 1 | |")
    assert draft.is_blank()
    assert [cell.text for cell in draft.stray] == ["п", "ia o", "1"]


def test_lost_text_is_told(grid: Grid) -> None:
    draft = place(grid, "1 | Meningkatnya layanan | 1 0 | √ | | 5.000.000 | Divisi Hukum |")
    assert not draft.has("kegiatan")
    assert [(note.code, note.reason, note.field) for note in draft.notes] == [
        ("cell-unplaced", "text-lost", "kegiatan")
    ]
    assert [cell.text for cell in draft.stray] == ["1 0"]


def test_a_number_with_a_stray_rest(grid: Grid) -> None:
    draft = place(grid, "11. te | Meningkatnya layanan | Rapat | √ | | 5.000.000 | |")
    assert draft.text("no") == "11."
    assert [cell.text for cell in draft.stray] == ["te"]


def test_a_heading_in_the_number_column(grid: Grid) -> None:
    draft = place(grid, "I Program Dukungan Manajemen | | | | | | |")
    assert (draft.text("no"), draft.text("heading")) == ("I", "Program Dukungan Manajemen")


def test_blank_rows_leave_their_stray_text() -> None:
    full, blank = DraftRow(1, None, 0), DraftRow(2, None, 0)
    full.cells["no"] = [Cell("1", ("1",), 1)]
    blank.stray = [Cell("п", ("п",), 2)]
    rows, stray = drop_blank_rows([full, blank])
    assert rows == [full]
    assert [cell.text for cell in stray] == ["п"]


def test_leading_numbers_are_split() -> None:
    assert split_leading_number("1. Program Pemilu") == ("1.", "Program Pemilu")
    assert split_leading_number("a) Rapat") == ("a)", "Rapat")
    assert split_leading_number("Program 1. Pemilu") is None
    assert split_leading_number("12 Laporan") is None


CELLS = st.sampled_from(
    ["", "1", "√", "5.000.000", "Rapat kerja", "Subbagian Teknis", "95%", "Meningkatnya layanan",
     "1 0", "Rp", "-", "п", "12 Laporan", "BB", "7 v", "Persentase data"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(CELLS, min_size=1, max_size=10))
def test_no_cell_is_ever_lost(texts: list[str]) -> None:
    row = GridRow(tuple(Cell(text, (text,) if text else (), 1) for text in texts), 1)
    stripped, _ = strip_column_numbers(row)
    kept = kept_texts(place_row(row, COLUMNS, 0)).split()
    for word in " ".join(cell.text for cell in stripped.cells).split():
        assert word in kept


def test_a_lone_rp_that_pushed_its_row_is_taken_out(grid: Grid) -> None:
    [row] = grid("1 | Tertib | Rapat | √ | | Rp | 5.000.000 | Subbagian Umum")
    draft = place_row(row, COLUMNS[:7], 0)
    assert draft.text("biaya") == "Rp 5.000.000"
    assert draft.text("pelaksana") == "Subbagian Umum"
    assert draft.notes == []


def test_a_period_that_two_columns_name_keeps_both_cells(grid: Grid) -> None:
    columns = [*COLUMNS[:4], FieldColumn(4, "jadwal", "TW I", period="T1"), *COLUMNS[5:]]
    [row] = grid("1 | Tertib | Rapat | √ | v | 5.000.000 | Subbagian Umum")
    draft = place_row(row, columns, 0)
    assert [cell.text for cell in draft.marks.values()] == ["√"]
    assert [cell.text for cell in draft.stray] == ["v"]
    assert [(note.code, note.raw) for note in draft.notes] == [("cell-unplaced", "v")]


def test_column_numbers_between_rows_are_no_row(grid: Grid) -> None:
    [row] = grid("(1) | (2) | (3) | (4) | (5) | (6) | (7)")
    draft = place_row(row, COLUMNS, 0)
    assert draft.is_blank()
    assert len(draft.stray) == 7


_RESULTS = [
    FieldColumn(0, "indikator", "Indikator"),
    FieldColumn(1, "target", "Target"),
    FieldColumn(2, "realisasi", "Realisasi"),
]


def test_a_row_of_short_words_and_numbers_is_data(grid: Grid) -> None:
    draft = place_row(grid("AI | 110,00 | 32,48")[0], _RESULTS, 0)
    assert (draft.text("indikator"), draft.text("target")) == ("AI", "110,00")


def test_stray_letters_between_borders_are_noise_in_words_only(grid: Grid) -> None:
    row = grid("г | la | ")[0]
    assert place_row(row, _RESULTS, 0).is_blank()
    assert not place_row(row, _RESULTS, 0, ruled=True).is_blank()


def test_a_cell_over_merged_columns_covers_as_many_of_its_table() -> None:
    columns = [FieldColumn(0, "no", "No"), FieldColumn(1, "indikator", "Indikator", covers=4)]
    row = GridRow((Cell("1"), Cell("Arsip telah ditata")), 1)
    draft = place_row(row, columns, 0, ruled=True)
    assert (draft.width, draft.cells["indikator"][0].cols, draft.cells["no"][0].cols) == (5, 4, 1)


def test_empty_cells_are_known_by_their_columns() -> None:
    columns = [
        FieldColumn(0, "sasaran", "Sasaran"),
        FieldColumn(1, "target_triwulan", "TW I", period="T1"),
        FieldColumn(2, "realisasi", "2015", year=2015),
        FieldColumn(3, None, "Lokasi"),
        FieldColumn(4, None, ""),
    ]
    draft = place_row(GridRow((Cell(""),) * 5, 1), columns, 0, ruled=True)
    assert list(draft.blanks) == [
        "sasaran",
        "target_triwulan.T1",
        "realisasi.2015",
        "extra.Lokasi",
        "extra.kolom 5",
    ]
