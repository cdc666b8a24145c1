"""Years over Target and Realisasi: three and more are a series."""

from __future__ import annotations

import pytest

from extractor.kinds.headers import read_header
from tests.extractor.mapped_columns import fields, mapped
from tests.extractor.spanned_tables import segment

YEARS = "No | Indikator Kinerja | 2021 | < | 2022 | < | 2023 | <"
PARTS = "^ | ^ | Target | Realisasi | Target | Realisasi | Target | Realisasi"
ROW = "1 | Angka melek huruf | 80 | 81 | 82 | 83 | 84 | 85"


def concepts(*rows: str) -> set[str]:
    return read_header(segment(*rows).rows).concepts()


@pytest.mark.parametrize("word", ["", "Tahun ", "Kinerja Tahun "])
def test_three_years_over_targets_and_results_are_a_series(word: str) -> None:
    years = YEARS.replace("20", f"{word}20")
    columns = mapped("renstra_series", years, PARTS, ROW)
    assert fields(columns) == ["no", "indikator", *["target", "realisasi"] * 3]
    assert [column.year for column in columns[2:]] == [2021, 2021, 2022, 2022, 2023, 2023]
    assert "years" in concepts(years, PARTS, ROW)


def test_two_years_are_compared() -> None:
    rows = [
        "No | Indikator Kinerja | 2022 | < | 2023 | <",
        "^ | ^ | Target | Realisasi | Target | Realisasi",
        "1 | Angka melek huruf | 80 | 81 | 82 | 83",
    ]
    assert "years" not in concepts(*rows)
    assert fields(mapped("capaian_kinerja", *rows)) == [
        *("no", "indikator", None, None, "target", "realisasi")
    ]


@pytest.mark.parametrize("other", ["Capaian (%)", "Target Akhir Renstra"])
def test_beside_another_measure_the_last_year_is_the_tables_own(other: str) -> None:
    rows = [f"{YEARS} | {other}", f"{PARTS} | ^", f"{ROW} | 101"]
    assert "years" not in concepts(*rows)


def test_a_column_of_something_else_in_a_year_makes_no_series() -> None:
    rows = [
        "No | Indikator Kinerja | 2021 | < | 2022 | < | 2023 | < | <",
        f"{PARTS} | Kendala",
        f"{ROW} | hujan deras",
    ]
    assert "years" not in concepts(*rows)
