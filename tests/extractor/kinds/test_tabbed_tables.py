"""Tables typed with tabs, with lines that have none."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model import Document

ExtractText = Callable[..., Document]


def test_headings_and_broken_cells_without_a_tab_belong_to_the_table(
    extract_text: ExtractText,
) -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2023\n"
        "Program Anggaran Keterangan\n"
        "1. Layanan Data\tRp. 7.700.000,-\tAPBD\n"
        "2. Penanganan Sengketa\n"
        "dan Pelanggaran\tRp. 6.500.000,-\tAPBD\n"
        "3. Sarana dan\tRp. 3.600.000,-\tAPBN\n"
        "Prasarana Kantor\n"
        "Ujung, 5 Januari 2023\n"
    )
    [table] = extract_text(text).tables
    assert table.kind == "program_anggaran"
    assert [(row.program, row.anggaran and row.anggaran.value) for row in table.rows] == [
        ("Layanan Data", 7700000),
        ("Penanganan Sengketa dan Pelanggaran", 6500000),
        ("Sarana dan Prasarana Kantor", 3600000),
    ]


def test_a_blank_line_parts_headings_from_tabbed_lines(extract_text: ExtractText) -> None:
    text = "Program Anggaran Keterangan\n\nRapat\tRp. 7.700.000,-\tAula\n"
    assert extract_text(text).tables == []
