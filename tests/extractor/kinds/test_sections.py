"""Totals and section headings among data rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.kinds.rows import DraftRow
from extractor.kinds.sections import classify_rows
from tests.extractor.spanned_tables import spanned_drafts

Drafts = Callable[..., list[DraftRow]]
ORDER = ("no", "kode", "uraian", "sasaran", "indikator", "pagu")
DATA = {"no": "1", "uraian": "Rapat kerja", "indikator": "Jumlah rapat", "pagu": "5.000.000"}


def classified(rows: list[DraftRow]) -> list[str]:
    classify_rows(rows, "indikator", ORDER)
    return [row.kind for row in rows]


@pytest.mark.parametrize("label", ["Jumlah", "TOTAL", "Jumlah Total", "Jumlah Anggaran"])
def test_totals_by_their_word(drafts: Drafts, label: str) -> None:
    rows = drafts(DATA, {"uraian": label, "pagu": "5.000.000"}, DATA)
    assert classified(rows) == ["data", "total", "data"]


def test_a_last_row_of_amounts_alone_is_a_total(drafts: Drafts) -> None:
    assert classified(drafts(DATA, DATA, {"pagu": "10.000.000"})) == ["data", "data", "total"]
    assert classified(drafts(DATA, {"pagu": "10.000.000"}, DATA)) == ["data", "data", "data"]


def test_an_indicator_that_begins_with_jumlah_is_no_total(drafts: Drafts) -> None:
    rows = drafts(DATA, {"indikator": "Jumlah laporan", "target": "12 Laporan"})
    assert classified(rows) == ["data", "data"]


def test_a_label_alone_is_a_section(drafts: Drafts) -> None:
    rows = drafts({"no": "I", "uraian": "Program Pemilu", "pagu": "9.000.000"}, DATA, DATA)
    assert classified(rows) == ["section", "data", "data"]


@pytest.mark.parametrize(
    ("label", "kind"), [("pasar desa", "data"), ("Pasar Desa", "section"), ("a. Pasar", "section")]
)
def test_a_label_that_goes_on_with_the_one_above_is_no_section(
    drafts: Drafts, label: str, kind: str
) -> None:
    rows = drafts(DATA, {"uraian": label}, DATA)
    assert classified(rows) == ["data", kind, "data"]


def test_a_label_with_an_amount_is_a_section_however_it_begins(drafts: Drafts) -> None:
    rows = drafts(DATA, {"uraian": "pasar desa", "pagu": "9.000.000"}, DATA)
    assert classified(rows) == ["data", "section", "data"]


def test_a_heading_of_the_number_cell_goes_to_the_label(drafts: Drafts) -> None:
    rows = drafts({"no": "I", "heading": "Program Pemilu"}, DATA, DATA)
    assert classified(rows)[0] == "section"
    assert rows[0].text("uraian") == "Program Pemilu"


def test_a_coded_heading_fills_two_fields(drafts: Drafts) -> None:
    rows = drafts({"kode": "081.02.XY Penyelenggaraan Pemilu"}, DATA, DATA)
    assert classified(rows)[0] == "section"
    assert (rows[0].text("kode"), rows[0].text("uraian")) == (
        "081.02.XY",
        "Penyelenggaraan Pemilu",
    )


def test_where_most_rows_lack_the_row_field_a_label_is_data(drafts: Drafts) -> None:
    bare = {"uraian": "Rapat kerja", "pagu": "5.000.000"}
    assert classified(drafts(bare, bare, DATA)) == ["data", "data", "data"]


def test_a_programs_own_line_above_its_coded_activities_is_a_section(drafts: Drafts) -> None:
    money = {"pagu": "9.000.000"}
    rows = drafts(
        {"kode": "WA", "uraian": "Program Dukungan Manajemen", **money},
        {"no": "1", "kode": "3355.EBA.994", "uraian": "Layanan perkantoran", **money},
        {"no": "2", "kode": "3360.EBA.956", "uraian": "Pengelolaan barang", **money},
    )
    classify_rows(rows, "uraian", ORDER)
    assert [row.kind for row in rows] == ["section", "data", "data"]


def test_jumlah_in_the_codes_column_is_no_code(drafts: Drafts) -> None:
    rows = drafts({"kode": "3355", "uraian": "Layanan", "pagu": "1.000.000"},
                  {"kode": "JUMLAH", "pagu": "1.000.000"})  # fmt: skip
    classify_rows(rows, "uraian", ORDER)
    assert (rows[1].kind, rows[1].text("kode"), rows[1].text("uraian")) == ("total", "", "JUMLAH")


@pytest.mark.parametrize("label", ["RATA-RATA", "Rata – rata", "Rata-rata capaian", "Rerata"])
def test_an_average_sums_up(drafts: Drafts, label: str) -> None:
    rows = drafts(DATA, {"sasaran": label, "capaian": "98,5"})
    assert classified(rows) == ["data", "total"]


def test_an_indicator_that_begins_with_an_average_is_data(drafts: Drafts) -> None:
    rows = drafts(DATA, {"indikator": "Rata-rata lama sekolah", "target": "9"})
    assert classified(rows) == ["data", "data"]


def test_a_lone_cell_over_most_columns_is_a_section() -> None:
    rows = spanned_drafts(
        "no indikator target realisasi",
        ["Misi 1: Layanan yang tertib | < | < | <", "1 | Persentase | 95 | 96"],
    )
    assert classified(rows) == ["section", "data"]


def test_a_label_of_several_rows_is_no_section() -> None:
    rows = spanned_drafts(
        "sasaran indikator capaian",
        ["Layanan tertib | | 98,5", "^ | Persentase | 95", "^ | Nilai | 96"],
    )
    assert classified(rows) == ["data", "data", "data"]


BUDGET = [
    ("Belanja Tidak Langsung", "10.000.000", "data"),
    ("Belanja Langsung", "20.000.000", "section"),
    ("Urusan Wajib", "20.000.000", "section"),
    ("Program Data Pemilih", "15.000.000", "section"),
    ("Validasi data", "9.000.000", "data"),
    ("Rapat data", "6.000.000", "data"),
    ("Program Hukum", "5.000.000", "section"),
    ("Telaah hukum", "5.000.000", "data"),
]


def test_the_levels_of_a_budget(drafts: Drafts) -> None:
    rows = drafts(*({"uraian": text, "pagu": money} for text, money, _ in BUDGET))
    classify_rows(rows, "uraian", ORDER)
    assert [row.kind for row in rows] == [kind for _, _, kind in BUDGET]


def test_programs_that_are_numbered_on_stand_side_by_side(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1.", "uraian": "Program Data Pemilih", "pagu": "15.000.000"},
        {"no": "2.", "uraian": "Peningkatan Layanan", "pagu": "9.000.000"},
    )
    classify_rows(rows, "uraian", ORDER)
    assert [row.kind for row in rows] == ["data", "data"]


def test_a_program_above_a_dearer_line_is_data(drafts: Drafts) -> None:
    rows = drafts(
        {"uraian": "Program Data Pemilih", "pagu": "5.000.000"},
        {"uraian": "Peningkatan Layanan", "pagu": "9.000.000"},
    )
    classify_rows(rows, "uraian", ORDER)
    assert [row.kind for row in rows] == ["data", "data"]


def test_a_program_named_without_the_word_is_no_activity(drafts: Drafts) -> None:
    rows = drafts(
        {"uraian": "Program Data Pemilih", "pagu": "15.000.000"},
        {"uraian": "Peningkatan Layanan", "pagu": "9.000.000"},
    )
    classify_rows(rows, "uraian", ORDER)
    assert [row.kind for row in rows] == ["data", "data"]


def test_a_row_under_a_merged_cell_of_its_own_field_is_data(drafts: Drafts) -> None:
    rows = drafts(DATA, {"sasaran": "Tingkat penurunan emisi"}, DATA)
    rows[0].cells["uraian"] = [replace(rows[0].cells["uraian"][0], rows=2)]
    rows[1].place = 1
    classify_rows(rows, "uraian", ("no", "sasaran", "uraian", "pagu"))
    assert rows[1].kind == "data"


def test_a_numbered_row_with_an_amount_goes_on_with_the_data(drafts: Drafts) -> None:
    amount = {"program": "Program Ketahanan", "anggaran": "200.000.000"}
    rows = drafts(
        {"no": "24", "kegiatan": "Rapat kerja", "anggaran": "5.000.000"},
        {"no": "25", **amount},
        {"no": "26", "kegiatan": "Pelatihan", "anggaran": "7.000.000"},
    )
    classify_rows(rows, "kegiatan", ("no", "program", "kegiatan", "anggaran"))
    assert [row.kind for row in rows] == ["data", "data", "data"]


def test_a_heading_of_goals_may_have_the_average_of_what_is_below_it(drafts: Drafts) -> None:
    rows = drafts({"sasaran": "Visi : Maju bersama", "capaian": "114,40"}, DATA, DATA)
    assert classified(rows) == ["section", "data", "data"]
    rows = drafts({"sasaran": "Meningkatnya layanan", "capaian": "114,40"}, DATA, DATA)
    assert classified(rows) == ["data", "data", "data"]


def test_words_over_the_code_and_the_text_are_no_code(drafts: Drafts) -> None:
    rows = drafts(DATA, {"kode": "TOTAL KEGIATAN", "pagu": "9.000.000"}, DATA)
    classify_rows(rows, "uraian", ORDER)
    assert (rows[1].kind, rows[1].text("kode"), rows[1].text("uraian")) == (
        "total",
        "",
        "TOTAL KEGIATAN",
    )


def test_a_total_of_letters_set_apart_or_of_a_long_name(drafts: Drafts) -> None:
    long = "Jumlah Belanja Langsung dan Belanja Tidak Langsung"
    rows = drafts(DATA, {"uraian": "J U M L A H  I", "pagu": "5"}, {"uraian": long, "pagu": "5"})
    assert classified(rows) == ["data", "total", "total"]


def test_a_total_named_in_a_column_without_a_field(drafts: Drafts) -> None:
    rows = drafts(DATA, {"pagu": "5.000.000"}, DATA)
    rows[1].extra["Nomor Kode"] = "JUMLAH"
    assert classified(rows) == ["data", "total", "data"]


def test_a_row_with_a_label_of_its_own_is_no_total_by_a_column_without_a_field(
    drafts: Drafts,
) -> None:
    rows = drafts(DATA, DATA)
    rows[1].extra["Jenis"] = "Total"
    assert classified(rows) == ["data", "data"]


def test_a_last_row_numbered_like_the_others_is_no_total(drafts: Drafts) -> None:
    rows = drafts({"pagu": "500.000"}, {"pagu": "500.000"}, {"pagu": "500.000"})
    for row, mark in zip(rows, ("I", "II", "III"), strict=True):
        row.extra["Triwulan"] = mark
    assert classified(rows) == ["data", "data", "data"]
    rows[-1].extra["Triwulan"] = ""
    assert classified(rows) == ["data", "data", "total"]
