"""Rows that a page break cuts: their halves are one row, and two rows stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.kinds.cut_rows import join_cut_rows
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.spanned_rows import fill_spans
from extractor.tables.grid import Cell
from tests.extractor.spanned_tables import spanned_drafts, texts_of

TICK = "✓"
RAK = "no sasaran kegiatan T1 T2 biaya"
SASARAN_SECOND = "no sasaran indikator target realisasi capaian"


def joined(names: str, *pages: list[str], labels: tuple[str, ...] = ("sasaran",)) -> list[DraftRow]:
    return join_cut_rows(spanned_drafts(names, *pages), labels)


def test_a_row_cut_by_the_page_is_one_row() -> None:
    rows = joined(
        "no sasaran kegiatan target",
        ["1 | Tertib administrasi | Rapat kerja dan | 95%"],
        ["| | bimbingan teknis petugas |", "2 | Lancar | Reviu laporan | 90%"],
    )
    assert texts_of(rows, "kegiatan") == [
        "Rapat kerja dan bimbingan teknis petugas",
        "Reviu laporan",
    ]
    assert texts_of(rows, "target") == ["95%", "90%"]


def test_the_rest_of_a_label_goes_to_the_row_that_has_it() -> None:
    rows = joined(
        "sasaran kegiatan target",
        ["Meningkatnya kualitas | Rapat kerja | 95%", "^ | Bimtek petugas | 90%"],
        ["layanan publik | |", "Lancar pemilu | Reviu laporan | 80%"],
    )
    assert texts_of(rows, "sasaran") == [
        "Meningkatnya kualitas layanan publik",
        "",
        "Lancar pemilu",
    ]
    assert texts_of(rows, "kegiatan") == ["Rapat kerja", "Bimtek petugas", "Reviu laporan"]


@pytest.mark.parametrize(
    "first",
    [
        "2 | | bimbingan teknis petugas |",
        "| | bimbingan teknis petugas | 90%",
        "| | Bimbingan teknis petugas | 90%",
        "| | |",
    ],
)
def test_a_row_of_its_own_is_not_joined(first: str) -> None:
    pages = ["1 | Tertib administrasi | Rapat kerja | 95%"], [first]
    assert len(joined("no sasaran kegiatan target", *pages)) == 2


def test_rows_of_one_page_are_never_joined() -> None:
    rows = joined("no kegiatan", ["1 | Rapat kerja dan", "| bimbingan teknis petugas"])
    assert texts_of(rows, "kegiatan") == ["Rapat kerja dan", "bimbingan teknis petugas"]


def test_a_row_that_lacks_all_that_rows_have_is_a_rest() -> None:
    page = [f"{n} | Rapat kerja ke {n} | {n}0%" for n in range(1, 5)]
    rows = joined("no kegiatan target", page, ["| Divisi Hukum |", "5 | Reviu laporan | 50%"])
    assert texts_of(rows, "kegiatan")[3:] == ["Rapat kerja ke 4 Divisi Hukum", "Reviu laporan"]


def test_three_full_rows_say_what_rows_have() -> None:
    page = ["1 | Rapat kerja | 10%", "2 | Bimtek petugas | 20%"]
    rows = joined("no kegiatan target", page, ["| Divisi Hukum |", "3 | Reviu laporan | 30%"])
    assert len(rows) == 3
    assert rows[1].text("kegiatan") == "Bimtek petugas Divisi Hukum"


def test_too_few_rows_do_not_say_what_rows_have() -> None:
    rows = joined("no kegiatan target", ["1 | Rapat kerja | 10%"], ["| Divisi Hukum |"])
    assert texts_of(rows, "kegiatan") == ["Rapat kerja", "Divisi Hukum"]


def test_ticks_on_both_sides_make_two_rows() -> None:
    first = [f"1 | Tertib | Rapat kerja dan | {TICK} | |"]
    rows = joined(RAK, first, [f"| | bimbingan teknis | | {TICK} |"])
    assert len(rows) == 2
    rows = joined(RAK, first, ["| | bimbingan teknis | | |"])
    assert [sorted(row.marks) for row in rows] == [["T1"]]


def painted(*pages: list[str]) -> list[DraftRow]:
    drafts = spanned_drafts(RAK, *pages)
    for row in drafts:
        row.marks = {name: replace(cell, fill="#a6a6a6") for name, cell in row.marks.items()}
    return join_cut_rows(drafts, ["sasaran"])


PLANNED = ["1 | Tertib | Rapat | ✓ | | 5", "2 | Aman | Bimtek | | ✓ | 7"]
LAST = "3 | Lancar | Laporan | ✓ | | 95"


@pytest.mark.parametrize(("below", "count"), [("✓ | |", 3), ("| ✓ |", 4), ("✓ | | 95", 4)])
def test_painted_cells_go_on_over_the_page_beside_a_row_that_lacks_the_usual(
    below: str, count: int
) -> None:
    rows = painted([*PLANNED, LAST], [f"| | semester | {below}"])
    assert len(rows) == count
    told = [Note("span-ambiguous", "", "kegiatan", "semester")] if count == 3 else []
    assert [note for row in rows for note in row.notes] == told


def test_rows_that_are_painted_alike_and_have_nothing_else_stay_two() -> None:
    above = "| | penyusunan laporan bulanan | ✓ | ✓ |"
    rows = painted([*PLANNED, above], ["| | penyusunan laporan tahunan | ✓ | ✓ |"])
    assert texts_of(rows, "kegiatan")[2:] == [
        "penyusunan laporan bulanan",
        "penyusunan laporan tahunan",
    ]


@pytest.mark.parametrize("label", ["JUMLAH", "T O T A L"])
def test_a_sum_is_no_rest_of_the_row_above(label: str) -> None:
    rows = joined(
        "no kegiatan biaya *sumber",
        ["1 | Rapat | 5 | APBD", "2 | Pengadaan alat (pompa, dll | | APBD"],
        [f"| {label} | 5.000.000 |"],
    )
    assert texts_of(rows, "biaya") == ["5", "", "5.000.000"]
    assert rows[1].text("kegiatan") == "Pengadaan alat (pompa, dll"


@pytest.mark.parametrize("names", ["no *lokasi indikator target realisasi capaian", SASARAN_SECOND])
def test_a_text_beside_a_heading_does_not_go_up_past_empty_cells(names: str) -> None:
    rows = joined(
        names,
        ["1 | kota Bogor | Nilai | 5 | 5 | 100", "2 | | Indeks | 7 | 7 | 100"],
        ["| kecamatan | Program Peningkatan | < | < | <"],
    )
    name = names.split()[1].lstrip("*")
    given = [row.extra.get(name) or row.text(name) for row in rows]
    assert given == ["kota Bogor", "", "kecamatan"]
    assert not any(row.notes for row in rows)


@pytest.mark.parametrize(
    ("heading", "beside"),
    [("Program Peningkatan", "5.000.000"), ("JUMLAH", "kecamatan"), ("Program Kerja", "Sumber")],
)
def test_what_is_no_text_of_the_row_above_stays_beside_its_heading(
    heading: str, beside: str
) -> None:
    above = "kota Bogor dan" if beside != "Sumber" else "kota Bogor"
    rows = joined(
        "no *lokasi indikator target realisasi capaian",
        [f"1 | {above} | Nilai | 5 | 5 | 100"],
        [f"| {beside} | {heading} | < | < | <"],
    )
    assert [row.extra for row in rows] == [{"lokasi": above}, {"lokasi": beside}]


def test_a_text_beside_a_heading_that_goes_back_to_the_row_above_is_told() -> None:
    rows = joined(
        "no *lokasi indikator target realisasi capaian",
        ["1 | kota Bogor | Nilai | 5 | 5 | 100", "2 | ^ | Indeks | 7 | 7 | 100"],
        ["| kecamatan | Program Peningkatan | < | < | <"],
    )
    assert rows[0].extra == {"lokasi": "kota Bogor kecamatan"}
    assert rows[0].notes == [
        Note("span-ambiguous", "", "extra.lokasi", "kota Bogor kecamatan"),
    ]


def test_what_a_cut_row_has_besides_is_kept() -> None:
    rows = spanned_drafts("no kegiatan", ["1 | Rapat kerja dan"], ["| bimbingan teknis"])
    rows[0].extra = {"Lokasi": "Kantor"}
    rows[1].extra = {"Lokasi": "Kecamatan", "Mitra": "Bawaslu"}
    rows[1].stray = [Cell("п")]
    rows[1].notes = [Note("cell-unplaced", raw="п")]
    [row] = join_cut_rows(rows, [])
    assert row.extra == {"Lokasi": "Kantor Kecamatan", "Mitra": "Bawaslu"}
    assert [cell.text for cell in row.stray] == ["п"]
    assert row.notes == [Note("cell-unplaced", raw="п")]


def test_a_rest_of_a_row_goes_to_that_row() -> None:
    rows = spanned_drafts(
        "no kegiatan pelaksana",
        ["1 | Rapat | Divisi Hukum", "2 | Bimtek dan | "],
        ["| reviu | Divisi Data"],
    )
    rows = join_cut_rows(rows, [])
    assert texts_of(rows, "pelaksana") == ["Divisi Hukum", "Divisi Data"]


FULL = ["1 | Meningkatnya layanan | Indeks a | 80", "2 | Terwujudnya data | Jumlah b | 12"]
NAMES = "no sasaran indikator target"


def test_a_heading_over_the_row_is_no_rest_of_the_row_above() -> None:
    page = ["3 | Tertib arsip | Nilai c | B"]
    rows = spanned_drafts(NAMES, [*FULL, *page], ["Misi 2 Pelayanan | < | < | <"])
    assert len(join_cut_rows(rows, ["sasaran"])) == 4


def test_an_indicator_that_begins_is_no_rest_of_the_row_above() -> None:
    page = ["3 | Tertib arsip | Nilai c | B"]
    rows = spanned_drafts(NAMES, [*FULL, *page], [" | | Persentase d | "])
    assert len(join_cut_rows(rows, ["sasaran"])) == 4


def test_a_rest_that_nothing_in_it_tells_is_joined_and_told() -> None:
    page = ["3 | Tertib arsip | Nilai c | B"]
    rows = join_cut_rows(spanned_drafts(NAMES, [*FULL, *page], [" | | KPU Kota Tegal | "]), [])
    assert texts_of(rows, "indikator")[-1] == "Nilai c KPU Kota Tegal"
    assert [note.code for note in rows[-1].notes] == ["span-ambiguous"]


def test_values_on_both_sides_of_the_break_are_two_rows() -> None:
    rows = spanned_drafts("indikator", ["Jumlah kelompok (pelaku"], ["persentase margin"])
    rows[0].extra, rows[1].extra = {"Bobot": "66,67"}, {"Bobot": "136,53"}
    assert len(join_cut_rows(rows, [])) == 2


def test_a_rest_may_stand_in_a_column_without_a_field_only() -> None:
    rows = spanned_drafts("indikator", ["Jumlah kelompok"], [""])
    rows[0].extra, rows[1].extra = {"Nama": "Sistem Informasi dan"}, {"Nama": "Teknologi"}
    [row] = join_cut_rows(rows, [])
    assert row.extra == {"Nama": "Sistem Informasi dan Teknologi"}


def test_what_is_merged_with_a_cut_row_goes_on_below_it() -> None:
    rows = spanned_drafts(
        "no sasaran kegiatan",
        ["1 | Tertib arsip | Rapat", "^ | ^ | Bimtek dan"],
        [" | | reviu", "^ | ^ | Jaga", "2 | Terwujudnya data | Cetak"],
    )
    rows = join_cut_rows(rows, ["sasaran"])
    fill_spans(rows, ["sasaran"], {"no": "sasaran"})
    assert texts_of(rows, "no") == ["1", "1", "1", "2"]
    assert texts_of(rows, "sasaran") == ["Tertib arsip"] * 3 + ["Terwujudnya data"]


PROGRAM = "no sasaran target *program *dana"


def test_only_the_first_row_of_a_page_is_a_rest() -> None:
    rows = joined(
        "kegiatan",
        ["Rapat kerja dan"],
        ["bimbingan teknis", "reviu laporan", "penataan arsip"],
    )
    assert texts_of(rows, "kegiatan") == [
        "Rapat kerja dan bimbingan teknis",
        "reviu laporan",
        "penataan arsip",
    ]


@pytest.mark.parametrize("amount", ["70.670.979.000.00", "70.670.979.000", "98,5"])
def test_digits_without_a_field_on_both_sides_are_two_rows(amount: str) -> None:
    rows = joined(
        PROGRAM,
        ["1 | Tertib | 98 | Kegiatan Jalan dan | 39.024.920.400.00"],
        [f"| | | jembatan | {amount}"],
    )
    assert len(rows) == 2


def test_an_item_with_a_mark_of_its_own_is_no_rest() -> None:
    rows = joined(
        PROGRAM,
        ["1 | Tertib | 98 | d. Kegiatan Peningkatan Jalan | 39.024.920"],
        ["| | | e. Kegiatan Pemeliharaan Jalan |"],
    )
    assert [row.extra["program"] for row in rows] == [
        "d. Kegiatan Peningkatan Jalan",
        "e. Kegiatan Pemeliharaan Jalan",
    ]


def test_a_rest_without_a_field_that_nothing_tells_is_told() -> None:
    rows = joined("no *nama", ["1 | Sistem Layanan"], ["| Informasi"])
    assert rows[0].extra == {"nama": "Sistem Layanan Informasi"}
    assert rows[0].notes == [Note("span-ambiguous", "", "extra.nama", "Informasi")]
    rows = joined("no *nama", ["1 | Sistem Layanan dan"], ["| Informasi"])
    assert rows[0].notes == []


def test_a_bare_act_goes_on_over_the_page_and_that_is_told() -> None:
    rows = joined(
        "kegiatan biaya",
        ["1. Kegiatan Rapat Koordinasi | 50.000", "2. Kegiatan Penyusunan | 200.000"],
        ["Perjanjian Kinerja |", "Bidang Keuangan |"],
    )
    assert texts_of(rows, "kegiatan") == [
        "1. Kegiatan Rapat Koordinasi",
        "2. Kegiatan Penyusunan Perjanjian Kinerja",
        "Bidang Keuangan",
    ]
    assert rows[1].notes == [Note("span-ambiguous", "", "kegiatan", "Perjanjian Kinerja")]


@pytest.mark.parametrize(
    "above",
    [
        "2. Kegiatan Penyusunan Laporan | 200.000",
        "2. Kegiatan Penyusunan |",
        "2. Program Kerja | 200.000",
    ],
)
def test_a_text_that_lacks_nothing_has_no_rest(above: str) -> None:
    rows = joined("kegiatan biaya", [above], ["Bidang Keuangan |"])
    assert len(rows) == 2


def test_what_is_merged_without_a_field_goes_on_below_a_cut_row() -> None:
    rows = joined(
        "no kegiatan *tujuan",
        ["1 | Rapat dan | Tertib"],
        ["| bimbingan | arsip", "2 | Cetak | ^", "3 | Reviu | ^"],
    )
    assert rows[0].extra == {"tujuan": "Tertib arsip"}
    assert rows[1].blanks["extra.tujuan"].rows == 2


def test_the_rest_of_a_label_beside_a_heading_goes_to_the_label() -> None:
    rows = joined(
        "*tujuan sasaran indikator target realisasi capaian persen",
        [
            "Layanan | Tertib arsip dan | Nilai | 5 | 5 | 100 | 9",
            "^ | ^ | Analisis : | < | < | < | <",
        ],
        ["publik | data | Arsip telah ditata | < | < | < | <", "^ | ^ | Jumlah | 7 | 7 | 100 | 8"],
    )
    assert texts_of(rows, "sasaran") == ["Tertib arsip dan data", "", "", ""]
    assert rows[0].extra == {"tujuan": "Layanan publik"}
    assert rows[2].cells.keys() == {"indikator"}
    assert (rows[3].blanks["sasaran"].rows, rows[3].blanks["extra.tujuan"].rows) == (1, 1)


def test_a_label_that_begins_beside_a_heading_stays_there() -> None:
    rows = joined(
        "sasaran indikator target realisasi capaian",
        ["Tertib arsip | Nilai | 5 | 5 | 100"],
        ["Lancar pemilu | Arsip telah ditata | < | < | <"],
    )
    assert texts_of(rows, "sasaran") == ["Tertib arsip", "Lancar pemilu"]


def test_a_heading_that_a_page_cuts_is_one_cell() -> None:
    rows = joined(
        "sasaran indikator target realisasi",
        ["Tertib | Arsip telah ditata | < | <"],
        [" | dan dijaga | < | <"],
    )
    assert [cell.text for cell in rows[0].cells["indikator"]] == ["Arsip telah ditata dan dijaga"]
    assert len(rows) == 1


def test_an_act_alone_in_its_row_goes_on_over_the_page() -> None:
    rows = joined("kegiatan biaya", ["Rapat | 5.000", "Pelayanan |"], ["Administrasi umum |"])
    assert texts_of(rows, "kegiatan") == ["Rapat", "Pelayanan Administrasi umum"]
    assert rows[1].notes == [Note("span-ambiguous", "", "kegiatan", "Administrasi umum")]


WHOLE = [f"1 0{n} | Program ke {n} | Jumlah laporan {n} | {n}0% | {n}5%" for n in range(1, 5)]
CUT = "1 05 | Program Sistem Pelaporan Capaian | Laporan yang benar | |"


def programs(*pages: list[str]) -> list[DraftRow]:
    return joined("kode kegiatan indikator target realisasi", *pages, labels=("kegiatan",))


def test_halves_that_complement_one_another_are_one_row_and_that_is_told() -> None:
    row = programs([*WHOLE, CUT], ["| Kinerja dan Keuangan | | 100% | 90%"])[-1]
    assert row.text("kode") == "1 05"
    assert row.text("kegiatan") == "Program Sistem Pelaporan Capaian Kinerja dan Keuangan"
    assert (row.text("target"), row.text("realisasi")) == ("100%", "90%")
    assert row.notes == [Note("span-ambiguous", "", "kegiatan", "Kinerja dan Keuangan")]


@pytest.mark.parametrize(
    ("first", "above", "below"),
    [
        pytest.param(WHOLE, CUT, "1 06 | Kinerja | | 100% | 90%", id="a number of its own"),
        pytest.param(WHOLE, CUT, "| 2. Kinerja dan Keuangan | | 100% | 90%", id="an item begins"),
        pytest.param(WHOLE, CUT, "| Kinerja dan Keuangan | Opini | 100% | 90%", id="two texts"),
        pytest.param(WHOLE, CUT[:-1] + "90% |", "| Kinerja | | 100% | 90%", id="values on both"),
        pytest.param(
            WHOLE, "| Program Sistem | | |", "| Kinerja | | 100% | 90%", id="nothing else"
        ),
        pytest.param(WHOLE[:2], CUT, "| Kinerja | | 100% | 90%", id="too few rows to tell"),
        pytest.param(
            [*WHOLE, *("| Kegiatan | | 9% | 8%" for _ in range(3))],
            CUT,
            "| Kinerja dan Keuangan | | 100% | 90%",
            id="rows without a number",
        ),
    ],
)
def test_rows_that_need_not_complement_one_another_stay_two(
    first: list[str], above: str, below: str
) -> None:
    assert len(programs([*first, above], [below])) == len(first) + 2


def test_the_rest_of_a_merged_text_without_a_field_goes_to_its_cell() -> None:
    first = ["Layanan | Tertib | Rapat | 95%", "^ | ^ | Bimtek | 90%"]
    rows = joined("*tujuan sasaran kegiatan target", first, ["publik yang baik | | |"])
    assert [row.extra.get("tujuan") for row in rows] == ["Layanan publik yang baik", None]


def test_headings_among_the_rows_do_not_hide_what_every_row_has() -> None:
    rows = joined(
        "kode kegiatan indikator target",
        ["1 | Urusan Desa | |", "1.1 | Rapat kerja | Jumlah rapat | 4", "2 | Urusan Kota | |",
         "2.1 | Bimtek petugas | Jumlah petugas | 9", "2.2 | Peningkatan Kapasitas | Bimtek | 7"],
        ["| Aparatur Desa | Manajemen Desa |", "2.3 | Reviu laporan | Jumlah laporan | 3"],
        labels=("kegiatan",),
    )  # fmt: skip
    assert texts_of(rows, "kegiatan")[4:] == [
        "Peningkatan Kapasitas Aparatur Desa",
        "Reviu laporan",
    ]
    assert [note.code for note in rows[4].notes] == ["span-ambiguous"]


def test_a_row_that_lacks_the_years_that_every_row_has_is_the_rest_of_the_last() -> None:
    rows = spanned_drafts(
        "sasaran indikator",
        ["Jalan mantap | Persentase jalan", "Air bersih | Cakupan air", "Gizi baik | Angka balita",
         "Meningkatnya jaminan | Persentase PNS yang"],
        ["Kesejahteraan Aparatur | Mendapat Pendidikan", "Tertib arsip | Jumlah arsip"],
    )  # fmt: skip
    for row in (*rows[:4], rows[5]):
        row.series["realisasi"] = {"2022": Cell("90")}
    kept = join_cut_rows(rows, ("sasaran",))
    assert texts_of(kept, "indikator")[3:] == [
        "Persentase PNS yang Mendapat Pendidikan",
        "Jumlah arsip",
    ]
    assert [note.code for note in kept[3].notes] == ["span-ambiguous"]


def test_a_heading_at_the_top_of_a_page_is_no_rest_where_rows_have_headings() -> None:
    rows = joined(
        "no indikator target",
        [
            "| Sasaran 1: Jalan yang mantap |",
            "1 | Persentase jalan | 82,5",
            "2 | Jumlah jembatan | 14",
        ],
        ["| Sasaran 2: Air bersih |", "3 | Cakupan air | 91,2", "4 | Jumlah sumur | 12"],
        labels=(),
    )
    assert len(rows) == 6


def test_a_sum_with_its_value_takes_no_heading_of_the_next_page() -> None:
    rows = joined(
        "no indikator target",
        ["1 | Persentase jalan | 82,5", "2 | Jumlah jembatan | 14", "| Jumlah | 96,5"],
        ["| Peningkatan Kesempatan Kerja |", "3 | Cakupan air | 91,2"],
        labels=(),
    )
    assert texts_of(rows, "indikator")[2:4] == ["Jumlah", "Peningkatan Kesempatan Kerja"]


HEADED = "no sasaran kegiatan target anggaran"


def _headed(first: str, *, last: str = "Sasaran 2: Meningkatnya pengelolaan Kelautan") -> list[str]:
    pages = (
        [
            "Sasaran 1: Meningkatnya nilai tukar nelayan | < | < | < | <",
            "1 | Layanan | Bimbingan nelayan | 2 kali | 1.000",
            f"{last} | < | < | < | <",
        ],
        [
            f"{first} | < | < | < | <",
            "1 | Layanan | Patroli laut | 4 kali | 3.000",
            "Sasaran 3: Meningkatnya produksi | < | < | < | <",
            "1 | Layanan | Bantuan benih | 4 kali | 3.000",
        ],
    )
    rows = join_cut_rows(spanned_drafts(HEADED, *pages), ("sasaran",))
    texts = [" ".join(filter(None, map(row.text, row.cells))) for row in rows]
    told = [note.code for row in rows for note in row.notes]
    assert ("span-ambiguous" in told) is (len(rows) == 6)
    return texts


def test_a_heading_without_the_mark_of_all_others_is_the_rest_of_the_one_above_it() -> None:
    texts = _headed("Jawa Barat")
    assert texts[2] == "Sasaran 2: Meningkatnya pengelolaan Kelautan Jawa Barat"
    assert len(texts) == 6


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Sasaran 4: Terkendalinya pencemaran", "Sasaran 2: Meningkatnya pengelolaan Kelautan"),
        ("Jawa Barat", "Belanja Langsung"),
        ("A. Belanja", "Sasaran 2: Meningkatnya pengelolaan Kelautan"),
    ],
)
def test_headings_with_marks_and_below_such_without_stay(first: str, last: str) -> None:
    assert len(_headed(first, last=last)) == 7
