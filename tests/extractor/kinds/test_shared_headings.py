"""One heading's cell over several columns."""

from __future__ import annotations

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.headers import read_header
from extractor.kinds.rows import place_row
from tests.extractor.spanned_tables import segment


def placed(kind: str, *rows: str) -> list[dict[str, str]]:
    grid = segment(*rows).rows
    reading = read_header(grid)
    columns = columns_from_header(reading.headings, grid[reading.depth :], kinds()[kind], [])
    drafts = [place_row(row, columns, 0, ruled=True) for row in grid[reading.depth :]]
    return [{name: draft.text(name) for name in draft.cells} | draft.extra for draft in drafts]


def test_a_number_and_its_unit_are_one_value() -> None:
    rows = placed(
        "pengukuran_kinerja",
        "Kegiatan | Indikator | Target | < | Realisasi | <",
        "Rapat kerja | Tingkat kesesuaian | 80 | % | 75 | %",
        "Reviu | Jumlah laporan | 12 | dokumen | 11 | dokumen",
    )
    assert [row["target"] for row in rows] == ["80 %", "12 dokumen"]
    assert [row["realisasi"] for row in rows] == ["75 %", "11 dokumen"]


def test_the_parts_of_a_code_are_one_code() -> None:
    rows = placed(
        "pengukuran_kinerja",
        "Kode | < | < | Program/Kegiatan | Indikator | Target | Realisasi",
        "1 | 20 | 05 | Rapat kerja | Jumlah rapat | 4 kali | 3 kali",
    )
    assert rows[0]["kode"] == "1 20 05"


def test_two_values_under_one_heading_are_not_joined() -> None:
    rows = placed(
        "capaian_kinerja",
        "Indikator | Target | < | Realisasi",
        "Persentase layanan | 80 | 85 | 90",
        "Persentase aduan | 70 | 75 | 80",
    )
    assert [row["target"] for row in rows] in (["80", "70"], ["85", "75"])


def test_the_numbers_of_the_rows_own_text_are_the_row_numbers() -> None:
    rows = placed(
        "perjanjian_kinerja",
        "Sasaran | < | Indikator Kinerja | < | Target",
        "1 | Meningkatnya mutu | 1 | Persentase layanan | 80%",
        "^ | ^ | 2 | Persentase aduan | 90%",
    )
    assert [row["no"] for row in rows] == ["1", "2"]
    assert rows[0]["Sasaran"] == "1"
    assert rows[0]["sasaran"] == "Meningkatnya mutu"
