"""Last year's column beside the year's own target and results is none of theirs."""

from __future__ import annotations

import pytest

from extractor import extract_bytes
from extractor.kinds.field_columns import FieldColumn
from tests.extractor.mapped_columns import fields, mapped


def rivals(columns: list[FieldColumn]) -> list[str]:
    return [column.rival for column in columns if column.rival]


OWN = ["target", "realisasi", "capaian"]


@pytest.mark.parametrize("last", ["Realisasi 2020", "Realisasi Tahun 2020", "Capaian 2020"])
@pytest.mark.parametrize("first", [True, False])
def test_a_group_of_one_year_is_the_tables_own(last: str, *, first: bool) -> None:
    group, parts = "Tahun 2021 | < | <", "Target | Realisasi | %"
    columns = mapped(
        "capaian_kinerja",
        f"Indikator Kinerja | {last} | {group}"
        if first
        else f"Indikator Kinerja | {group} | {last}",
        f"^ | ^ | {parts}" if first else f"^ | {parts} | ^",
        "Angka melek huruf | 71 | 80 | 76 | 95"
        if first
        else "Angka melek huruf | 80 | 76 | 95 | 71",
    )
    assert fields(columns) == ["indikator", *([None, *OWN] if first else [*OWN, None])]
    assert not rivals(columns)


def test_several_years_before_the_group_are_no_series() -> None:
    columns = mapped(
        "capaian_kinerja",
        "Indikator Kinerja | Realisasi | < | Tahun 2021 | < | <",
        "^ | 2019 | 2020 | Target | Realisasi | Capaian (%)",
        "Angka melek huruf | 70 | 71 | 80 | 76 | 95",
    )
    assert fields(columns) == ["indikator", None, None, *OWN]


def test_the_table_is_no_series_either() -> None:
    rows = [
        "| Indikator Kinerja | Realisasi 2019 | Realisasi 2020 | Target | Realisasi | Capaian |",
        "|---|---|---|---|---|---|",
        "| Angka melek huruf | 70 | 71 | 80 | 76 | 95 |",
    ]
    document = extract_bytes("\n".join(["Tabel 4. Capaian", "", *rows]).encode(), "lapor.md")
    [table] = document.tables
    assert table.kind == "capaian_kinerja"
    assert table.rows[0].extra == {"Realisasi 2019": "70", "Realisasi 2020": "71"}


def test_beside_bare_headings_a_year_gives_way_and_is_told() -> None:
    columns = mapped(
        "capaian_kinerja",
        "Indikator Kinerja | Realisasi 2020 | Target | Realisasi | Capaian (%)",
        "Angka melek huruf | 71 | 80 | 76 | 95",
    )
    assert fields(columns) == ["indikator", None, *OWN]
    assert rivals(columns) == ["Realisasi 2020"]


@pytest.mark.parametrize("bare", ["Target", "Target 2021"])
def test_the_only_result_keeps_its_field(bare: str) -> None:
    columns = mapped(
        "capaian_kinerja",
        f"Indikator Kinerja | {bare} | Realisasi 2021 | %",
        "Angka melek huruf | 80 | 76 | 95",
    )
    assert fields(columns) == ["indikator", *OWN]


def test_a_plan_of_a_year_makes_a_series() -> None:
    columns = mapped(
        "renstra_series",
        "Indikator Kinerja | Realisasi 2020 | Target 2021 | Realisasi 2021 | Capaian (%)",
        "Angka melek huruf | 71 | 80 | 76 | 95",
    )
    assert fields(columns) == ["indikator", "realisasi", "target", "realisasi", "capaian"]
    assert [column.year for column in columns] == [None, 2020, 2021, 2021, None]


def test_a_heading_of_its_years_without_cells_is_no_column() -> None:
    rows = [
        "| Indikator Kinerja | Target |  |  | Realisasi |  |",
        "|---|---|---|---|---|---|",
        "|  |  | 2020 | 2021 | 2020 | 2021 |",
        "| Angka melek huruf |  | 78 | 80 | 71 | 76 |",
    ]
    document = extract_bytes("\n".join(["Tabel 4. Capaian", "", *rows]).encode(), "lapor.md")
    assert [set(row.target or {}) for row in document.tables[0].rows[-1:]] == [{"2020", "2021"}]


@pytest.mark.parametrize(
    ("heads", "own"),
    [
        ("Pagu 2021 | Realisasi 2020 | Realisasi 2021", [True, False, True]),
        ("Pagu 2021 | Realisasi 2021 | Realisasi 2020", [True, True, False]),
        ("Pagu 2020 | Realisasi 2020 | Pagu 2021", [True, True, False]),
    ],
)
def test_plan_and_result_of_a_budget_are_of_one_year(heads: str, own: list[bool]) -> None:
    columns = mapped(
        "realisasi_anggaran",
        f"Program | {heads}",
        "Program Literasi | 5.000.000 | 4.000.000 | 4.500.000",
    )
    assert [column.field is not None for column in columns[1:]] == own
    assert not rivals(columns)


def test_of_years_without_a_plan_the_latest_is_taken_and_told() -> None:
    columns = mapped(
        "realisasi_anggaran",
        "Program | Pagu | Realisasi 2020 | Realisasi 2021",
        "Program Literasi | 5.000.000 | 4.000.000 | 4.500.000",
    )
    assert fields(columns) == ["uraian", "pagu", None, "realisasi"]
    assert rivals(columns) == ["Realisasi 2020"]


def test_two_columns_of_the_same_year_are_told() -> None:
    columns = mapped(
        "capaian_kinerja",
        "Indikator Kinerja | Realisasi 2021 | Tahun 2021 | < | <",
        "^ | ^ | Target | Realisasi | %",
        "Angka melek huruf | 71 | 80 | 76 | 95",
    )
    assert len(rivals(columns)) == 1
