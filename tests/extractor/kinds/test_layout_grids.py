"""Grids that are no tables."""

from __future__ import annotations

from dataclasses import replace

from extractor.kinds.layout_grids import chart_boxes, is_form, signature_start
from extractor.readers.page import Box
from extractor.tables.grid import GridRow, Segment
from tests.extractor.spanned_tables import segment


def rows(*drawn: str) -> list[GridRow]:
    return segment(*drawn).rows


def moved(drawn: Segment, right: float, down: float = 0.0) -> Segment:
    """Put a drawn table elsewhere on its page."""

    def shift(box: Box | None) -> Box | None:
        if box is None:
            return None
        return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)

    drawn.rows = [
        replace(
            row,
            box=shift(row.box),
            cells=tuple(replace(cell, box=shift(cell.box)) for cell in row.cells),
        )
        for row in drawn.rows
    ]
    return drawn


def test_a_signature_at_the_end_of_a_grid() -> None:
    table = rows(
        "1 | Program Pemilu | 5.000.000",
        "2 | Program Data | 7.000.000",
        " | | Ujung, Januari 2023",
        "BUPATI UJUNG | | KEPALA DINAS CONTOH",
        " | | ",
        "BUDI | | SITI",
    )
    assert signature_start(table) == 2


def test_a_signature_may_be_the_whole_grid() -> None:
    assert signature_start(rows("PIHAK KEDUA / BUDI | Ujung, 2023 / PIHAK KESATU / SITI")) == 0


def test_a_staff_list_is_no_signature() -> None:
    table = rows(
        "1 | BUDI | Kepala Dinas | NIP. 19900101 201001 1 999",
        "2 | SITI | Sekretaris | NIP. 19910101 201101 2 999",
    )
    assert signature_start(table) == len(table)


def test_a_unit_in_charge_is_no_signature() -> None:
    table = rows("Kepala Bidang Data | Validasi data | 100%", "Kepala Seksi | Rekap | 100%")
    assert signature_start(table) == len(table)


def test_labels_colons_and_values_are_a_form() -> None:
    assert is_form(rows("Nama | : | BUDI", "Jabatan | : | KEPALA DINAS"))
    assert not is_form(rows("1 | Meningkatnya layanan | 95%", "2 | Tertib | 90%"))


def test_boxes_beside_one_another_are_a_chart() -> None:
    left = segment("KEPALA SEKSI DATA | KEPALA SEKSI HUKUM", "Validasi data | Telaah hukum")
    right = moved(segment("KEPALA SUBBAGIAN UMUM | ARSIPARIS", "Rapat | Arsip"), 300)
    assert chart_boxes([left, right]) == {id(left), id(right)}


def test_tables_below_one_another_are_no_chart() -> None:
    above = segment("Strategi | Kebijakan", "Validasi data | Telaah hukum")
    below = moved(segment("Tujuan Kita | Cara", "Rapat | Arsip"), 0, 100)
    assert chart_boxes([above, below]) == set()


def test_a_table_with_values_beside_another_is_no_chart() -> None:
    left = segment("Sapi | 466.272", "Domba | 143.774")
    right = moved(segment("Daging | 768.495", "Susu | 217.235"), 300)
    assert chart_boxes([left, right]) == set()


def test_three_grids_abreast_are_a_chart_whatever_they_hold() -> None:
    boxes = [moved(segment("Rumah Sehat | 60%", "Klinik | 27 Kab"), 300.0 * n) for n in range(3)]
    above = moved(segment("BIDANG LAYANAN | <", "Rumah | 55%"), 0, -200)
    assert chart_boxes([*boxes, above]) == {id(box) for box in (*boxes, above)}


def test_programs_with_a_colon_before_each_amount_are_no_form() -> None:
    rows = segment(
        "1. | Program Perikanan Tangkap | : | Rp. 1.234.567.890,-",
        "2. | Program Penunjang Urusan | : | Rp. 998.000.000,-",
    ).rows
    assert not is_form(rows)
