"""Columns to fields: by header, by content, by the page before."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.column_fit import field_fit, layout_fit, row_misfit
from extractor.kinds.columns import align_row, columns_from_header, columns_from_known
from extractor.kinds.declarations import kinds
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import read_header
from extractor.tables.grid import GridRow
from tests.extractor.spanned_tables import segment

Grid = Callable[..., list[GridRow]]

RAK = (
    "No | Sasaran | Indikator | Target | Kegiatan"
    " | TW I | TW II | TW III | TW IV | Biaya | Pelaksana"
)
ROWS = (
    "1 | Meningkatnya layanan | Persentase layanan | 95% | Rapat kerja | √ | √ | √ | √"
    " | 5.000.000 | Subbagian Teknis",
    "2 | Terwujudnya tertib | Nilai SAKIP | BB | Reviu laporan | √ | √ | √ | √"
    " | 7.500.000 | Subbagian Hukum",
)
FIELDS = ["no", "sasaran", "indikator", "target", "kegiatan", *["jadwal"] * 4, "biaya", "pelaksana"]


def mapped(
    rows: list[GridRow], kind: str, known: list[FieldColumn] | None = None
) -> list[FieldColumn]:
    reading = read_header(rows)
    return columns_from_header(reading.headings, rows[reading.depth :], kinds()[kind], known or [])


def fields(columns: list[FieldColumn]) -> list[str | None]:
    return [column.field for column in columns]


def test_the_header_decides_where_it_can_be_read(grid: Grid) -> None:
    columns = mapped(grid(RAK, *ROWS), "rak")
    assert fields(columns) == FIELDS
    assert [c.period for c in columns if c.period] == ["T1", "T2", "T3", "T4"]
    assert not any(column.guessed for column in columns)


def test_content_decides_where_the_header_is_beyond_repair(grid: Grid) -> None:
    header = RAK.replace("Biaya", "l3a\\/a").replace("Pelaksana", "??")
    columns = mapped(grid(header, *ROWS), "rak")
    assert fields(columns) == FIELDS
    assert [column.field for column in columns if column.guessed] == ["biaya", "pelaksana"]


def test_cells_that_contradict_a_header_win(grid: Grid) -> None:
    columns = mapped(
        grid("No | Sasaran | Indikator Kinerja | Indikator",
             "1 | Meningkatnya layanan | Persentase layanan | 95%",
             "2 | Terwujudnya tertib | Persentase tertib | 80%",
             "3 | Terwujudnya rapi | Persentase rapi | 85%"),
        "perjanjian_kinerja",
    )  # fmt: skip
    assert fields(columns)[2] == "indikator"
    assert fields(columns)[3] != "indikator"


def test_a_column_without_meaning_keeps_its_header(grid: Grid) -> None:
    columns = mapped(grid("No | Sasaran | Indikator | Target | Warna Map",
                          "1 | Meningkatnya | Persentase layanan | 95% | merah"),
                     "perjanjian_kinerja")  # fmt: skip
    assert (columns[4].field, columns[4].header) == (None, "Warna Map")


def test_quarters_that_hold_measures(grid: Grid) -> None:
    columns = mapped(
        grid("No | Sasaran | Indikator | Target | TW I | TW II | TW III | TW IV",
             "1 | Meningkatnya | Persentase layanan | 95% | 25% | 50% | 75% | 95%"),
        "rak",
    )  # fmt: skip
    assert fields(columns)[4:] == ["target_triwulan"] * 4


def test_a_page_without_a_header_takes_the_columns_before(grid: Grid) -> None:
    known = mapped(grid(RAK, *ROWS), "rak")
    columns, moved, _ = columns_from_known(grid(*ROWS), known)
    assert fields(columns) == FIELDS
    assert not moved


def test_missing_column_on_one_page(grid: Grid) -> None:
    known = mapped(grid(RAK, *ROWS), "rak")
    without = ("No | Sasaran | Indikator | Kegiatan", *ROWS)[1:]
    page = [row.replace(" | 95%", "").replace(" | BB", "") for row in without]
    columns, moved, _ = columns_from_known(grid(*page), known)
    assert fields(columns) == [name for name in FIELDS if name != "target"]
    assert [c.period for c in columns if c.period] == ["T1", "T2", "T3", "T4"]
    assert moved


def test_extra_empty_column_on_one_page(grid: Grid) -> None:
    known = mapped(grid(RAK, *ROWS), "rak")
    columns, moved, _ = columns_from_known(grid(*(f" | {row}" for row in ROWS)), known)
    assert fields(columns) == [None, *FIELDS]
    assert moved


def test_a_row_in_its_place_fits_without_misfit(grid: Grid) -> None:
    rows = grid(RAK, *ROWS)
    known = mapped(rows, "rak")
    assert row_misfit(rows[1], known) == 0
    assert layout_fit(rows[1:], known) > 0


def test_pelaksana_slid_into_the_biaya_column(grid: Grid) -> None:
    known = mapped(grid(RAK, *ROWS), "rak")
    [slid] = grid("| | | | Reviu laporan | √ | | | | Subbagian Keuangan, Umum dan Logistik |")
    assert row_misfit(slid, known) >= 2
    better = align_row(slid, known)
    assert better is not None
    columns, gain, _ = better
    assert gain > 4
    assert next(c.field for c in columns if c.index == 9) == "pelaksana"
    assert next(c.field for c in columns if c.index == 4) == "kegiatan"


def test_nothing_is_gained_for_a_row_in_its_place(grid: Grid) -> None:
    rows = grid(RAK, *ROWS)
    assert align_row(rows[1], mapped(rows, "rak")) is None


def test_beginnings_of_labels_tell_text_columns_apart() -> None:
    assert field_fit("Persentase layanan pemilih", "indikator") > field_fit(
        "Persentase layanan pemilih", "sasaran"
    )
    assert field_fit("Meningkatnya layanan", "sasaran") > field_fit(
        "Meningkatnya layanan", "kegiatan"
    )


def test_a_legible_heading_without_a_field_is_not_guessed(grid: Grid) -> None:
    columns = mapped(
        grid(
            "No | Sasaran | Indikator | Target | Kontribusi Wilayah Terhadap Nasional",
            "1 | Meningkatnya mutu | Persentase layanan | 80% | 15,80",
            "2 | Meningkatnya cakupan | Persentase aduan | 90% | 6,91",
        ),
        "capaian_kinerja",
    )
    assert fields(columns) == ["no", "sasaran", "indikator", "target", None]


def test_a_source_of_funds_is_no_source_of_data(grid: Grid) -> None:
    columns = mapped(
        grid("No | Indikator | Sumber Dana | Target", "1 | Persentase layanan | APBD | 80%"), "iku"
    )
    assert fields(columns) == ["no", "indikator", None, "target"]


def test_a_page_with_columns_of_no_field_keeps_its_places(grid: Grid) -> None:
    header = "No | Sasaran | Indikator | Satuan | Target | Program/Kegiatan | Anggaran"
    rows = grid(header, "1 | Mantapnya jalan | Tingkat kemantapan | % | 98 | Program A | 5.000.000")
    first = mapped(rows, "perjanjian_kinerja")
    page = grid(" | | | | | Kegiatan B | 70.670.979.000", " | | | | | Kegiatan C | 57.708.115.253")
    columns, moved, _ = columns_from_known(page, first)
    assert not moved
    assert fields(columns) == fields(first)


def test_values_under_a_unit_of_the_target_are_the_target() -> None:
    rows = segment(
        "Sasaran | Indikator | Target | <",
        "^ | ^ | Satuan | Anggaran",
        "Pangan cukup | Skor pangan | 85 | 3.600.000.000",
        "Harga stabil | Persentase stabilitas | 100 | 460.000.000",
    ).rows
    reading = read_header(rows)
    columns = columns_from_header(
        reading.headings, rows[reading.depth :], kinds()["perjanjian_kinerja"], []
    )
    assert fields(columns) == ["sasaran", "indikator", "target", None]
    assert columns[2].guessed


def test_the_absorption_is_the_share_beside_the_capaian_of_results(grid: Grid) -> None:
    columns = mapped(
        grid(
            "No | Sasaran | Capaian Kinerja (%) | Anggaran | Realisasi | Penyerapan (%)",
            "1 | Meningkatnya layanan | 99,53 | 732.707.000 | 621.335.530 | 84,80",
            "2 | Terwujudnya tertib | 104,17 | 188.250.000 | 187.120.500 | 99,40",
        ),
        "realisasi_anggaran",
    )
    assert fields(columns) == ["no", "sasaran", None, "pagu", "realisasi", "persen"]
    assert columns[-1].rival == ""


def test_a_capaian_before_the_budget_is_no_share_of_it(grid: Grid) -> None:
    columns = mapped(
        grid(
            "No | Sasaran | Capaian (%) | Anggaran | Realisasi | % Realisasi",
            "1 | Meningkatnya layanan | 99,53 | 732.707.000 | 621.335.530 | 84,80",
            "2 | Terwujudnya tertib | 104,17 | 188.250.000 | 187.120.500 | 99,40",
        ),
        "realisasi_anggaran",
    )
    assert fields(columns) == ["no", "sasaran", None, "pagu", "realisasi", "persen"]
