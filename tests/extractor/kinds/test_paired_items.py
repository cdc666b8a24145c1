"""Rows of several items: parted where values are printed one by one, or where marks stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.paired_items import part_paired_rows
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.spanned_rows import fill_spans
from extractor.tables.grid import Cell
from tests.extractor.spanned_tables import spanned_drafts, texts_of

NAMES = "no sasaran indikator target satuan"
BULLETS = "• Tingkat kepuasan • Jumlah laporan"


def parted(names: str, *rows: str) -> list[DraftRow]:
    return part_paired_rows(spanned_drafts(names, rows), "indikator")


def test_each_item_takes_its_own_values() -> None:
    rows = parted(NAMES, f"1 | Tertib administrasi | {BULLETS} | 90% / 12 | Persen / Laporan")
    assert texts_of(rows, "indikator") == ["Tingkat kepuasan", "Jumlah laporan"]
    assert texts_of(rows, "target") == ["90%", "12"]
    assert texts_of(rows, "satuan") == ["Persen", "Laporan"]


def test_the_new_rows_stand_where_theirs_stood() -> None:
    first, second = parted(NAMES, f"1 | Tertib administrasi | {BULLETS} | 90% / 80% |")
    assert (second.line, second.page, second.piece, second.box, second.place, second.width) == (
        first.line,
        first.page,
        first.piece,
        first.box,
        first.place,
        first.width,
    )
    assert sorted(second.cells) == ["indikator", "target"]


def test_the_cut_is_told_with_the_whole_text() -> None:
    first, second = parted(NAMES, f"1 | Tertib administrasi | {BULLETS} | 90% / 80% |")
    assert first.notes == [Note("cell-split", "paired", "indikator", BULLETS)]
    assert second.notes == []


def test_what_is_printed_once_is_filled_over_the_items() -> None:
    rows = parted(
        f"{NAMES} biaya T1",
        f"1 | Tertib administrasi | {BULLETS} | 90% / 80% | Persen | 5.000.000 | ✓",
    )
    fill_spans(rows, ["sasaran"], {})
    assert texts_of(rows, "sasaran") == ["Tertib administrasi"] * 2
    assert texts_of(rows, "satuan") == ["Persen"] * 2
    assert texts_of(rows, "biaya") == ["5.000.000", ""]
    assert [sorted(row.marks) for row in rows] == [["T1"], ["T1"]]


@pytest.mark.parametrize("target", ["90%", "90% / 80% / 70%", "", "Sangat baik / Cukup baik"])
def test_marked_items_are_parted_though_no_values_pair_up(target: str) -> None:
    rows = parted(NAMES, f"1 | Tertib administrasi | {BULLETS} | {target} |")
    assert texts_of(rows, "indikator") == ["Tingkat kepuasan", "Jumlah laporan"]
    assert rows[0].notes[0].reason == "items"
    assert texts_of(rows, "target") == [" ".join(target.split(" / ")), ""]


def test_a_fused_indicator_is_parted_only_by_its_values() -> None:
    fused = "Persentase data pemilih Persentase logistik tiba"
    assert len(parted(NAMES, f"1 | Tertib | {fused} | 90% / 80% |")) == 2
    assert texts_of(parted(NAMES, f"1 | Tertib | {fused} | 90% |"), "indikator") == [fused]


def test_one_item_with_two_lines_of_values_stays_one_row() -> None:
    rows = parted(NAMES, "1 | Tertib administrasi | Tingkat kepuasan | 90% / 80% |")
    assert texts_of(rows, "target") == ["90% 80%"]
    assert rows[0].notes == []


def test_a_section_is_no_row_of_items() -> None:
    rows = spanned_drafts(NAMES, [f"1 | Tertib administrasi | {BULLETS} | 90% / 80% |"])
    rows[0].kind = "section"
    assert part_paired_rows(rows, "indikator") == rows


def cut_over_pages(first: str, second: str) -> list[DraftRow]:
    above, below = spanned_drafts(NAMES, [first], [second])
    for name, cells in below.cells.items():
        above.cells.setdefault(name, []).extend(cells)
    return part_paired_rows([above], "indikator")


def test_a_row_joined_over_pages_is_not_parted_by_its_marks_alone() -> None:
    rows = cut_over_pages("1 | Tertib | • Indeks mutu | 9% |", "| | • Jumlah data | |")
    assert len(rows) == 1


def test_a_row_joined_over_pages_is_parted_by_its_values() -> None:
    rows = cut_over_pages(
        "1 | Tertib | 3. Persentase berita 4. Persentase | 9% / 8% | Persen",
        "| | program | | Persen",
    )
    assert texts_of(rows, "indikator") == ["3. Persentase berita", "4. Persentase program"]
    assert texts_of(rows, "target") == ["9%", "8%"]
    assert texts_of(rows, "satuan") == ["Persen", "Persen"]
    assert [row.cells["satuan"][0].page for row in rows] == [1, 2]


def test_rows_without_items_keep_their_order() -> None:
    rows = parted(NAMES, "1 | Tertib | Nilai kinerja | 9% |", f"2 | Lancar | {BULLETS} | 8% / 7% |",
                  "3 | Aman | Indeks mutu | 6% |")  # fmt: skip
    assert texts_of(rows, "no") == ["1", "2", "", "3"]
    assert texts_of(rows, "target") == ["9%", "8%", "7%", "6%"]


ITEMS = st.lists(
    st.sampled_from(("Tingkat kepuasan", "Jumlah laporan", "Nilai kinerja", "Indeks mutu data")),
    min_size=2, max_size=5,
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ITEMS, st.integers(0, 6))
def test_no_word_is_lost_in_the_parts(items: list[str], values: int) -> None:
    cell = " ".join(f"• {item}" for item in items)
    target = " / ".join(f"{number + 1}0%" for number in range(values))
    rows = parted(NAMES, f"1 | Tertib administrasi | {cell} | {target} |")
    assert texts_of(rows, "indikator") == items
    assert " ".join(row.text("target") for row in rows).split() == target.replace("/", "").split()


def test_one_value_in_two_lines_is_one_value() -> None:
    rows = spanned_drafts(
        "indikator target", ["1. Jumlah laporan / 2. Jumlah dokumen | 12 / Laporan"]
    )
    rows = part_paired_rows(rows, "indikator")
    assert [row.text("target") for row in rows] == ["12 Laporan", ""]


def test_years_and_quarters_are_columns_like_any_other() -> None:
    rows = parted("indikator realisasi:2015 realisasi:2016", f"{BULLETS} | 1% / 2% | 3% / 4%")
    shown = [{key: cell.text for key, cell in row.series["realisasi"].items()} for row in rows]
    assert shown == [{"2015": "1%", "2016": "3%"}, {"2015": "2%", "2016": "4%"}]


def with_extra(row: DraftRow, header: str, *lines: str) -> DraftRow:
    text = " ".join(lines)
    row.extra[header] = text
    row.extra_cells[header] = Cell(text, (text,), lines=lines)
    return row


def test_columns_without_a_field_are_parted_as_well() -> None:
    (row,) = spanned_drafts("indikator target", [f"{BULLETS} | 1% / 2%"])
    with_extra(with_extra(row, "Satuan", "Persen", "Ha"), "Selisih", "-", "-")
    first, second = part_paired_rows([row], "indikator")
    assert (first.extra, second.extra) == (
        {"Satuan": "Persen", "Selisih": "-"},
        {"Satuan": "Ha", "Selisih": "-"},
    )
    assert second.extra_cells["Satuan"].text == "Ha"


def test_dashes_stand_for_values_with_a_footnote_or_without() -> None:
    rows = parted("indikator target realisasi", f"{BULLETS} | 1% / 2% | - **) / -")
    assert texts_of(rows, "realisasi") == ["- **)", "-"]


def test_a_value_keeps_what_stands_below_it() -> None:
    rows = parted(
        "indikator target realisasi", f"{BULLETS} | 1 / Kawasan / 6 Juta / Ekor | 86 / (101%) / 7"
    )
    assert texts_of(rows, "target") == ["1 Kawasan", "6 Juta Ekor"]
    assert texts_of(rows, "realisasi") == ["86 (101%)", "7"]


def test_items_below_items_are_told_by_the_number_of_values() -> None:
    text = "- Tingkat konsumsi a. Energi b. Protein - Skor pangan"
    rows = parted("indikator target", f"{text} | 1 / 2 / 3 / 4")
    assert texts_of(rows, "indikator") == [
        "Tingkat konsumsi",
        "a. Energi",
        "b. Protein",
        "Skor pangan",
    ]
    assert texts_of(rows, "target") == ["1", "2", "3", "4"]


def test_fields_that_print_another_number_of_values_speak_against_items() -> None:
    rows = parted(
        "indikator target realisasi capaian",
        f"{BULLETS} | 1% / 2% / 3% | 4% / 5% / 6% | 7% / 8%",
    )
    assert texts_of(rows, "capaian") == ["7% 8%", ""]
    assert rows[0].notes[0].reason == "items"


def test_the_mean_above_the_items_is_the_sasarans_own() -> None:
    rows = parted(
        "sasaran indikator target capaian", f"Tersedia | {BULLETS} | 1 / 2 | 42,52 / 84,33 / 0,70"
    )
    fill_spans(rows, ["sasaran"], {})
    assert texts_of(rows, "sasaran") == ["Tersedia"] * 3
    assert texts_of(rows, "indikator") == ["", "Tingkat kepuasan", "Jumlah laporan"]
    assert texts_of(rows, "target") == ["", "1", "2"]
    assert texts_of(rows, "capaian") == ["42,52", "84,33", "0,70"]


def test_a_value_too_much_that_is_no_mean_is_nobodys() -> None:
    rows = parted("sasaran indikator target capaian", f"Tertib | {BULLETS} | 1 / 2 | 9 / 4 / 5")
    assert texts_of(rows, "capaian") == ["9 4 5", ""]


def test_a_sasaran_has_its_own_value_where_others_have_a_row_for_it() -> None:
    names = "sasaran indikator capaian"
    own = ["Aman | | 7", "Lancar | | 8"]
    rows = parted(names, *own, "Tertib | 3.1 Jumlah laporan | 9 / 4")
    assert texts_of(rows, "indikator") == ["", "", "", "3.1 Jumlah laporan"]
    assert texts_of(rows, "capaian") == ["7", "8", "9", "4"]
    alone = parted(names, own[0], "Tertib | 3.1 Jumlah laporan | 9 / 4")
    assert texts_of(alone, "capaian") == ["7", "9 4"]


ACTIVITIES = "kegiatan indikator target realisasi capaian"
COUNTED = "1. Program Jalan / 1. Peningkatan jalan / 2, Penggantian / jembatan"


def test_activities_on_numbered_lines_take_their_values_below_their_program() -> None:
    rows = parted(
        ACTIVITIES,
        f"{COUNTED} | - Panjang jalan - Luas lahan - Jumlah peta | 76,18 / 81,50 | 70 / 80 | 99%",
    )
    assert [row.kind for row in rows] == ["section", "data", "data"]
    assert texts_of(rows, "kegiatan") == [
        "1. Program Jalan",
        "1. Peningkatan jalan",
        "2, Penggantian jembatan",
    ]
    assert texts_of(rows, "target") == ["", "76,18", "81,50"]
    assert texts_of(rows, "realisasi") == ["", "70", "80"]
    assert [note.reason for note in rows[1].notes] == ["paired"]
    fill_spans(rows, ["kegiatan"], {})
    whole = "- Panjang jalan - Luas lahan - Jumlah peta"
    assert texts_of(rows, "indikator") == ["", whole, whole]
    assert texts_of(rows, "capaian") == ["", "99%", "99%"]


@pytest.mark.parametrize("target", ["76,18", "76,18 / 81,50 / 9", "Cukup / Baik", "- / -"])
def test_numbered_activities_without_a_value_each_stay_one_row(target: str) -> None:
    rows = parted(ACTIVITIES, f"{COUNTED} | Panjang jalan | {target} | |")
    assert len(rows) == 1


def test_activities_beside_more_columns_of_another_number_stay_one_row() -> None:
    three = "1 / 2 / 3"
    rows = parted(ACTIVITIES, f"{COUNTED} | Panjang jalan | 76,18 / 81,50 | {three} | {three}")
    assert len(rows) == 1
