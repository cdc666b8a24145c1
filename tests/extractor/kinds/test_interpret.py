"""Whole tables with one kind of damage each: what the dump spoilt is put right or told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.model import Amount, Document, Measure, Row, Table
from tests.extractor.reading_findings import reading_findings

TITLE = "RENCANA AKSI KINERJA TAHUN 2023\nKPU KABUPATEN TEGAL\n\n"
RAK = (
    "No | Sasaran Strategis | Indikator Kinerja | Target | Kegiatan"
    " | TW I | TW II | TW III | TW IV | Biaya | Pelaksana"
)
DATA = (
    "1 | Meningkatnya kualitas data pemilih | Persentase data pemilih akurat | 95%"
    " | Rapat koordinasi data | √ | | √ | | 12.500.000 | Subbagian Teknis"
)
MORE = " | | | | Penyusunan laporan data | | √ | | √ | 7.250.000 | Subbagian Hukum"
MONEY = (
    "2 | Terwujudnya tata kelola keuangan | Opini laporan keuangan | WTP"
    " | Reviu laporan keuangan | √ | √ | √ | √ | 40.000.000 | Subbagian Keuangan"
)
PK = "No | Sasaran Strategis | Indikator Kinerja | Target"

Tab = Callable[..., str]
TableOf = Callable[[str], Table]
ExtractText = Callable[..., Document]


def marks(row: Row) -> list[str] | None:
    assert row.jadwal is not None
    return row.jadwal.marks


def target(row: Row) -> object:
    assert isinstance(row.target, Measure)
    return row.target.value


def biaya(row: Row) -> object:
    return row.biaya.value if row.biaya else None


def codes(document: Document) -> list[str]:
    return [finding.code for finding in reading_findings(document)]


# Clean tables ---------------------------------------------------------------------------


def test_a_clean_rak(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(TITLE + tab(RAK, DATA, MORE, MONEY))
    [table] = document.tables
    assert (table.id, table.kind, table.tahun) == ("t01", "rak", 2023)
    assert table.satker is not None
    assert (table.satker.name, table.satker.kode_wilayah) == ("KPU Kabupaten Tegal", "33.28")
    assert [row.kegiatan for row in table.rows] == [
        "Rapat koordinasi data", "Penyusunan laporan data", "Reviu laporan keuangan",
    ]  # fmt: skip
    assert [marks(row) for row in table.rows] == [
        ["T1", "T3"], ["T2", "T4"], ["T1", "T2", "T3", "T4"],
    ]  # fmt: skip
    assert [biaya(row) for row in table.rows] == [12500000, 7250000, 40000000]
    assert reading_findings(document) == []


def test_labels_and_measures_of_merged_cells_are_filled(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(TITLE + tab(RAK, DATA, MORE, MONEY)).rows
    assert [row.no for row in rows] == ["1", "1", "2"]
    assert [row.sasaran for row in rows][:2] == ["Meningkatnya kualitas data pemilih"] * 2
    assert [target(row) for row in rows] == [95, 95, "WTP"]
    assert rows[0].merged == rows[1].merged
    assert rows[0].merged["sasaran"] == (0, 1)
    assert "sasaran" not in rows[2].merged


def test_the_place_of_a_filled_label_is_where_it_is_printed(tab: Tab, table_of: TableOf) -> None:
    row = table_of(TITLE + tab(RAK, DATA, MORE, MONEY)).rows[1]
    assert row.source.line == 6
    assert row.field_sources["sasaran"].line == 5
    assert "kegiatan" not in row.field_sources


def test_amount_is_never_repeated(tab: Tab, table_of: TableOf) -> None:
    bare = " | | | | Penyusunan laporan data | | √ | | √ | |"
    rows = table_of(TITLE + tab(RAK, DATA, bare, bare.replace("data", "pemilih"), MONEY)).rows
    assert [biaya(row) for row in rows] == [12500000, None, None, 40000000]
    assert [row.pelaksana for row in rows][:3] == ["Subbagian Teknis"] * 3


def test_amounts_add_up_to_the_printed_total(tab: Tab, table_of: TableOf) -> None:
    sums = " | Jumlah | | | | | | | | 59.750.000 |"
    rows = table_of(TITLE + tab(RAK, DATA, MORE, MONEY, sums)).rows
    assert [row.kind for row in rows] == ["data", "data", "data", "total"]
    *amounts, total = (biaya(row) or 0 for row in rows)
    assert sum(amounts) == total


def test_an_average_below_a_small_table_does_not_make_its_label_the_row(
    tab: Tab, table_of: TableOf
) -> None:
    rows = table_of(
        tab(
            "No | Sasaran | Indikator | Target | Realisasi | Capaian (%)",
            "1 | Tertib administrasi | a. Jumlah laporan b. Jumlah rapat | 12 | 12 | 100",
            "2 | Lancarnya layanan | Nilai kinerja | 80 | 76 | 95",
            " | Rata-rata capaian | | | | 97,5",
        )
    ).rows
    assert [row.indikator for row in rows] == [
        "a. Jumlah laporan",
        "b. Jumlah rapat",
        "Nilai kinerja",
        None,
    ]
    assert rows[3].kind == "total"


def test_a_realisasi_table_keeps_cents(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        tab(
            "No | Uraian | Pagu | Realisasi | %",
            "1 | Program Dukungan Manajemen | 1.000.000.000 | 950.000.000,50 | 95,00",
            "2 | Program Pemilu | 500.000.000 | 500.000.000 | 100",
            " | Jumlah | 1.500.000.000 | 1.450.000.000,50 | 96,67",
        )
    ).rows
    assert isinstance(rows[0].realisasi, Amount)
    assert rows[0].realisasi.value == Decimal("950000000.50")
    assert rows[2].kind == "total"
    assert rows[2].persen is not None
    assert (rows[2].persen.kind, rows[2].persen.value) == ("percent", Decimal("96.67"))


def test_years_over_columns_are_a_series(tab: Tab, table_of: TableOf) -> None:
    table = table_of(
        tab(
            "No | Sasaran | Indikator Kinerja | Target 2022 | Target 2023 | Realisasi 2022",
            "1 | Meningkatnya layanan | Persentase layanan | 80% | 85% | 81,5%",
            "2 | Terwujudnya tata kelola | Nilai SAKIP | B | BB | B",
        )
    )
    assert table.kind == "renstra_series"
    row = table.rows[0]
    assert isinstance(row.target, dict)
    assert {year: measure.value for year, measure in row.target.items()} == {"2022": 80, "2023": 85}
    assert isinstance(row.realisasi, dict)
    assert row.realisasi["2022"].value == Decimal("81.5")


def test_a_series_in_percent_keeps_its_unit_and_the_capaian_of_no_year(
    tab: Tab, table_of: TableOf
) -> None:
    table = table_of(
        tab(
            "No | Indikator | Satuan | Realisasi 2015 | Realisasi 2016 | Capaian Kinerja (%)",
            "1 | Produksi perikanan | % | 105,39 | 101.24 | 4,15",
            "2 | Produksi olahan | Ton | 105,68 | 125 | 19,32",
        )
    )
    assert table.kind == "renstra_series"
    first, second = table.rows
    assert (first.satuan, second.satuan) == ("%", "Ton")
    assert isinstance(first.realisasi, dict)
    assert isinstance(second.realisasi, dict)
    year = first.realisasi["2016"]
    assert (year.kind, year.value) == ("percent", Decimal("101.24"))
    assert second.realisasi["2016"].kind == "number"
    assert first.capaian is not None
    assert (first.capaian.kind, first.capaian.value) == ("percent", Decimal("4.15"))


def test_quarters_with_measures_are_targets_not_a_schedule(tab: Tab, table_of: TableOf) -> None:
    row = table_of(
        tab(
            "No | Sasaran | Indikator Kinerja | Target | TW I | TW II | TW III | TW IV",
            "1 | Meningkatnya layanan | Persentase layanan | 100% | 25% | 50% | 75% | 100%",
            "2 | Terwujudnya tata kelola | Persentase laporan | 80% | 20% | 40% | 60% | 80%",
        )
    ).rows[0]
    assert row.jadwal is None
    assert row.target_triwulan is not None
    assert [m.value for m in row.target_triwulan.values()] == [25, 50, 75, 100]


def test_a_section_heading_is_no_data_row(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        tab(
            "No | Program/Kegiatan | Indikator Kinerja | Target | Realisasi | Capaian",
            "I | Program Dukungan Manajemen | | | |",
            "1 | Pengelolaan keuangan | Jumlah laporan | 12 Laporan | 12 Laporan | 100%",
            "2 | Pengelolaan pegawai | Jumlah dokumen | 4 Dokumen | 3 Dokumen | 75%",
        )
    ).rows
    assert [row.kind for row in rows] == ["section", "data", "data"]
    assert rows[0].kegiatan == "Program Dukungan Manajemen"


def test_a_column_that_no_field_fits_goes_to_extra(tab: Tab, table_of: TableOf) -> None:
    table = table_of(tab(PK + " | Warna Map", "1 | Meningkatnya layanan | Indeks | 5 | merah",
                         "2 | Terwujudnya tertib | Nilai SAKIP | BB | biru"))  # fmt: skip
    assert [row.extra for row in table.rows] == [{"Warna Map": "merah"}, {"Warna Map": "biru"}]
    assert table.columns[-1].field is None


# Schedules ------------------------------------------------------------------------------


@pytest.mark.parametrize("tick", ["√", "٧", "V", "v", "x", ">", "✓", "<b>V</b>", "<b>&gt;</b>"])
def test_every_form_of_a_tick(tab: Tab, table_of: TableOf, tick: str) -> None:
    rows = table_of(TITLE + tab(RAK, DATA.replace("√", tick), MORE)).rows
    assert marks(rows[0]) == ["T1", "T3"]


def test_one_is_a_tick_among_ticks(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(TITLE + tab(RAK, DATA.replace("√", "1", 1), MORE)).rows
    assert marks(rows[0]) == ["T1", "T3"]


def test_one_is_no_tick_where_no_ticks_are(tab: Tab, extract_text: ExtractText) -> None:
    data = DATA.replace("√", "1", 1).replace("√", "")
    document = extract_text(TITLE + tab(RAK, data, MORE.replace("√", "")))
    assert [marks(row) for row in document.tables[0].rows] == [None, None]
    assert codes(document) == ["value-unparsed", "schedule-blank"]
    assert reading_findings(document)[0].evidence[0].raw == "1"


def test_a_dash_is_no_tick(tab: Tab, table_of: TableOf) -> None:
    assert marks(table_of(TITLE + tab(RAK, DATA.replace("| |", "| - |"), MORE)).rows[0]) == [
        "T1",
        "T3",
    ]


def test_schedule_lost_everywhere_is_unknown_not_empty(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(TITLE + tab(RAK, *(row.replace("√", "") for row in (DATA, MORE))))
    assert [marks(row) for row in document.tables[0].rows] == [None, None]
    assert codes(document) == ["schedule-blank"]


def test_a_row_without_ticks_beside_others_has_an_empty_schedule(
    tab: Tab, extract_text: ExtractText
) -> None:
    document = extract_text(TITLE + tab(RAK, DATA, MORE.replace("√", ""), MONEY))
    assert marks(document.tables[0].rows[1]) == []
    assert "schedule-blank" not in codes(document)


def test_months_cut_from_the_header_are_known_by_position(tab: Tab, table_of: TableOf) -> None:
    row = table_of(
        tab(
            "No | Sasaran | Indikator | Target | Kegiatan | Jan | Feb | | Apr | Mei | ?"
            " | Jul | Ags | Sep | Okt | Nop | Des | Biaya",
            "1 | Meningkatnya layanan | Persentase data | 95% | Sosialisasi | | | v | | | v"
            " | | | | | | v | 1.000.000",
        )
    ).rows[0]
    assert marks(row) == ["B3", "B6", "B12"]
    assert row.jadwal is not None
    assert row.jadwal.granularity == "bulan"


def test_look_alike_letters_in_month_headings(tab: Tab, table_of: TableOf) -> None:
    months = ["B1", "B2", "ВЗ", "В4", "B5", "В6", *(f"B{n}" for n in range(7, 13))]
    row = table_of(
        tab(
            "No | Sasaran | Indikator | Target | Kegiatan | " + " | ".join(months) + " | Biaya",
            "1 | Meningkatnya layanan | Persentase data | 95% | Sosialisasi | | | v | | | v"
            " | | | | | | | 1.000.000",
        )
    ).rows[0]
    assert marks(row) == ["B3", "B6"]


def test_month_numbers_under_a_group_are_no_column_numbers(tab: Tab, table_of: TableOf) -> None:
    row = table_of(
        tab(
            "No | Sasaran | Indikator | Target | Kegiatan | Bulan" + " |" * 12 + " Biaya",
            "| | | | | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |",
            "1 | Meningkatnya layanan | Persentase data | 95% | Sosialisasi | | v | | | | |"
            " | | | | | v | 1.000.000",
        )
    ).rows[0]
    assert marks(row) == ["B2", "B12"]


# Headers --------------------------------------------------------------------------------


def test_column_number_rows_are_no_rows(tab: Tab, table_of: TableOf) -> None:
    for numbers in ("1 | 2 | 3 | 4", "(1) | (2) | (3) | (4)"):
        table = table_of(tab(PK, numbers, "1 | Meningkatnya layanan | Indeks layanan | 5"))
        assert [row.sasaran for row in table.rows] == ["Meningkatnya layanan"]


def test_header_words_cut_over_cells(tab: Tab, table_of: TableOf) -> None:
    table = table_of(
        tab(
            "No | Sas | aran Strategis | Indikator Kinerja | Target",
            "1 | | Meningkatnya layanan | Persentase layanan | 95%",
            "2 | | Terwujudnya tata kelola | Nilai SAKIP | BB",
        )
    )
    assert [row.sasaran for row in table.rows] == [
        "Meningkatnya layanan",
        "Terwujudnya tata kelola",
    ]
    assert "Sasaran Strategis" in [column.header for column in table.columns]


def test_header_read_twice(tab: Tab, table_of: TableOf) -> None:
    garbage = "N0 | Saszran | lm bikalur Kinmja | Tanpal | Kenialan | TVV | TW | TVV | TW | Bia |"
    table = table_of(TITLE + tab(garbage, RAK, DATA, MORE))
    assert [row.kegiatan for row in table.rows] == [
        "Rapat koordinasi data",
        "Penyusunan laporan data",
    ]
    assert [c.field for c in table.columns[:5]] == [
        "no", "sasaran", "indikator", "target", "kegiatan",
    ]  # fmt: skip


def test_header_over_two_rows(tab: Tab, table_of: TableOf) -> None:
    table = table_of(
        tab(
            "No | Sasaran | Indikator Kinerja | Target | Kegiatan"
            " | Rencana Pelaksanaan | | | | Biaya",
            "| | | | | TW I | TW II | TW III | TW IV |",
            "1 | Meningkatnya layanan | Indeks | 5 | Rapat | √ | | | √ | 1.000.000",
        )
    )
    assert marks(table.rows[0]) == ["T1", "T4"]


def test_repeated_header_is_no_row_and_ends_no_table(tab: Tab, table_of: TableOf) -> None:
    for gap in ("", "\n", "\n12\n\n", "\f"):
        table = table_of(TITLE + tab(RAK, DATA, MORE) + gap + tab(RAK, MONEY))
        assert len(table.rows) == 3
        assert table.rows[2].sasaran == "Terwujudnya tata kelola keuangan"


# Cells and rows -------------------------------------------------------------------------


def test_column_numbers_fused_into_a_data_row(tab: Tab, extract_text: ExtractText) -> None:
    months = " | ".join(f"B{n}" for n in range(1, 13))
    document = extract_text(
        TITLE
        + tab(
            f"No | Sasaran | Indikator | Target | Kegiatan | {months} | Biaya | Pelaksana",
            "1 | Meningkatnya layanan | Persentase data | 95% | 5 Rapat data | 6 v | 7 v | 8 | 9"
            " | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 318.450.000 | 19 Subbagian Teknis",
            "| | | | Sosialisasi | | | v | v | v | v | v | v | v | v | v | v | 1.000.000"
            " | Subbagian Hukum",
        )
    )
    row = document.tables[0].rows[0]
    assert row.kegiatan == "Rapat data"
    assert marks(row) == ["B1", "B2"]
    assert biaya(row) == 318450000
    assert row.pelaksana == "Subbagian Teknis"
    assert codes(document) == ["column-number-fused"]


def test_label_split_over_two_rows(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        TITLE
        + tab(
            RAK,
            DATA.replace("kualitas data pemilih |", "kualitas pemilihan yang |"),
            MORE.replace(" | |", " | jujur dan adil |", 1),
            MONEY,
        )
    ).rows
    assert [row.sasaran for row in rows] == [
        "Meningkatnya kualitas pemilihan yang jujur dan adil",
        "Meningkatnya kualitas pemilihan yang jujur dan adil",
        "Terwujudnya tata kelola keuangan",
    ]


def test_label_beyond_the_page_break(tab: Tab, table_of: TableOf) -> None:
    first = tab(RAK, DATA.replace("kualitas data pemilih |", "kualitas pemilihan yang |"))
    second = tab(RAK, MORE.replace(" | |", " | demokratis |", 1), MONEY)
    rows = table_of(TITLE + first + "\n" + second).rows
    assert [row.sasaran for row in rows][:2] == [
        "Meningkatnya kualitas pemilihan yang demokratis"
    ] * 2
    assert rows[0].merged["sasaran"] == (0, 1)


def test_number_on_another_row_than_its_label(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        TITLE + tab(RAK, DATA.replace("1", " ", 1), MORE.replace(" ", "1", 1), MONEY)
    ).rows
    assert [row.no for row in rows] == ["1", "1", "2"]
    assert rows[0].sasaran == rows[1].sasaran


def test_label_centred_in_its_block(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        tab(
            PK,
            "| | Persentase data pemilih mutakhir | 90%",
            "1 | Meningkatnya kualitas data pemilih | Persentase data pemilih akurat | 95%",
            "| | Persentase pemilih terdata | 80%",
            "| | Persentase laporan keuangan tepat waktu | 100%",
            "2 | Terwujudnya tata kelola keuangan | Opini laporan keuangan | WTP",
            "| | Nilai laporan keuangan | 90",
        )
    ).rows
    assert [row.no for row in rows] == ["1", "1", "1", "2", "2", "2"]
    assert [row.merged["sasaran"] for row in rows] == [(0, 2)] * 3 + [(3, 5)] * 3


def test_pelaksana_slid_into_the_biaya_column(tab: Tab, extract_text: ExtractText) -> None:
    slid = " | | | | Penyusunan laporan | | √ | | √ | Subbagian Keuangan, Umum dan Logistik |"
    document = extract_text(TITLE + tab(RAK, DATA, slid, MONEY))
    row = document.tables[0].rows[1]
    assert row.biaya is None
    assert row.pelaksana == "Subbagian Keuangan, Umum dan Logistik"
    assert marks(row) == ["T2", "T4"]
    assert codes(document) == ["row-shifted"]


def test_missing_column_on_one_page(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        TITLE
        + tab(RAK, DATA, MONEY)
        + "\n"
        + tab(
            "3 | Meningkatnya kapasitas lembaga | Indeks kapasitas lembaga"
            " | Bimbingan teknis | √ | √ | √ | √ | 1.000.000 | Subbagian Teknis",
            "4 | Meningkatnya partisipasi | Persentase partisipasi"
            " | Sosialisasi pemilih | | | | √ | 5.000.000 | Subbagian Teknis",
        )
    )
    [table] = document.tables
    third, fourth = table.rows[2:]
    assert (third.indikator, third.kegiatan) == ("Indeks kapasitas lembaga", "Bimbingan teknis")
    assert third.target is None
    assert (marks(third), marks(fourth)) == (["T1", "T2", "T3", "T4"], ["T4"])
    assert [biaya(row) for row in (third, fourth)] == [1000000, 5000000]
    assert codes(document) == ["row-shifted"]


def test_two_indicators_in_one_cell(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        tab(
            PK,
            "1 | Meningkatnya layanan"
            " | Persentase pemilih yang terlayani Persentase pemilih yang puas | 95%",
            "2 | Terwujudnya tata kelola | Nilai SAKIP instansi | BB",
        )
    )
    rows = document.tables[0].rows
    assert [row.indikator for row in rows] == [
        "Persentase pemilih yang terlayani", "Persentase pemilih yang puas", "Nilai SAKIP instansi",
    ]  # fmt: skip
    assert [row.no for row in rows] == ["1", "1", "2"]
    assert [target(row) for row in rows] == [95, 95, "BB"]
    assert codes(document) == ["cell-split"]


def test_list_items_of_a_cell_are_rows(tab: Tab, table_of: TableOf) -> None:
    items = "<ul><li>Jumlah rapat kerja</li><li>Jumlah laporan kerja</li></ul>"
    rows = table_of(tab(PK, f"1 | Meningkatnya layanan | {items} | 12 Laporan", "2 | Terwujudnya"
                        " tata kelola | Nilai SAKIP instansi | BB")).rows  # fmt: skip
    assert [row.indikator for row in rows][:2] == ["Jumlah rapat kerja", "Jumlah laporan kerja"]


def test_two_values_under_an_unreadable_one(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        tab(
            PK,
            "1 | Meningkatnya layanan | Persentase pemilih terlayani | 070/",
            "2 | Terwujudnya tata kelola | Persentase laporan tepat waktu | 75% 60%",
            "3 | Meningkatnya partisipasi | Persentase partisipasi pemilih | 77,5%",
        )
    )
    table = document.tables[0]
    assert [target(row) for row in table.rows] == [75, 60, Decimal("77.5")]
    assert [text.raw for text in table.unplaced] == ["070/"]
    assert codes(document) == ["row-shifted"]


def test_a_lone_rp_belongs_to_the_amount_behind_it(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        tab(
            "No | Program | | Anggaran",
            "1 | Dukungan Manajemen | Rp | 1.234.567.000,-",
            "2 | Penyelenggaraan Pemilu | Rp | 2.000.000.000,-",
        )
    ).rows
    assert [row.anggaran.value for row in rows if row.anggaran] == [1234567000, 2000000000]
    assert rows[0].anggaran is not None
    assert rows[0].anggaran.raw == "Rp 1.234.567.000,-"


def test_a_border_read_as_letters_is_no_row(tab: Tab, table_of: TableOf) -> None:
    table = table_of(TITLE + tab(RAK, DATA, "п | | | ia o | | | | | 1 | |", MONEY))
    assert len(table.rows) == 2
    assert [text.raw for text in table.unplaced] == ["п", "ia o", "1"]


def test_a_table_cut_into_one_row_tables_is_one(tab: Tab, table_of: TableOf) -> None:
    rows = ["1 | Meningkatnya layanan | Indeks layanan | 5", "2 | Terwujudnya tertib | Nilai | BB"]
    text = tab(PK) + "---\t---\t---\t---\n" + "---\t---\t---\t---\n".join(tab(row) for row in rows)
    assert len(table_of(text).rows) == 2


def test_a_numbered_pair_of_lists_is_a_table(table_of: TableOf) -> None:
    table = table_of(
        "Program\n1. Program Dukungan Manajemen\n2. Program Pemilu\n\n"
        "Anggaran\nRp 1.234.567.000\nRp 2.000.000.000\n"
    )
    assert table.kind == "program_anggaran"
    assert [(row.no, row.program) for row in table.rows] == [
        ("1.", "Program Dukungan Manajemen"), ("2.", "Program Pemilu"),
    ]  # fmt: skip
    assert [row.anggaran.value for row in table.rows if row.anggaran] == [1234567000, 2000000000]


# Numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "kind", "value"),
    [
        ("100%%", "percent", 100),
        ("87,73 %", "percent", Decimal("87.73")),
        ("49.53%", "percent", Decimal("49.53")),
        ("12Layanan", "volume", 12),
        ("WTP", "opinion", "WTP"),
        ("В", "grade", "B"),
        ("-", "missing", None),
    ],
)
def test_forms_of_a_target(
    tab: Tab, table_of: TableOf, printed: str, kind: str, value: object
) -> None:
    rows = table_of(tab(PK, "1 | Meningkatnya layanan | Indeks layanan publik | " + printed,
                        "2 | Terwujudnya tertib | Persentase tertib | 75%",
                        "3 | Terwujudnya rapi | Persentase rapi | 80%")).rows  # fmt: skip
    assert isinstance(rows[0].target, Measure)
    assert (rows[0].target.kind, rows[0].target.value) == (kind, value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("37.214.905.000,-", 37214905000),
        ("Rp. Rp. 19.450.337.000,-", 19450337000),
        ("1.735.250.000.-", 1735250000),
        ("12.406.180", 12406180),
        ("-", None),
    ],
)
def test_forms_of_an_amount(tab: Tab, table_of: TableOf, printed: str, value: object) -> None:
    row = table_of(tab("No | Program | Anggaran", f"1 | Dukungan Manajemen | {printed}",
                       "2 | Pemilu | 2.000.000")).rows[0]  # fmt: skip
    assert row.anggaran is not None
    assert (row.anggaran.raw, row.anggaran.value) == (printed, value)


def test_a_year_printed_over_words_takes_no_text(table_of: TableOf, tab: Tab) -> None:
    table = table_of(
        "Perbandingan Realisasi Kinerja Tahun 2024 dengan Target\n\n"
        + tab(
            "No | Sasaran | Indikator Kinerja | Target | | Realisasi | ",
            " | | 2022 | 2021 | 2022 | 2021 | 2022",
            "1 | Tertib | Nilai Akuntabilitas Kinerja | CC | B | B | BB",
            "2 | Terbuka | Nilai Keterbukaan Informasi | 70 | 75 | 80 | 85",
        )
    )
    assert [row.indikator for row in table.rows] == [
        "Nilai Akuntabilitas Kinerja", "Nilai Keterbukaan Informasi",
    ]  # fmt: skip
