"""The year that a text names."""

from __future__ import annotations

import pytest

from extractor.kinds.years import bare_years, year_of_title, years_of


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("PERJANJIAN KINERJA TAHUN 2023", [2023]),
        ("Rekapitulasi TA. 2022", [2022]),
        ("TAHUN ANGGARAN : 2021", [2021]),
        ("Sasaran Tahun 2019-2023", []),
        ("Sasaran Tahun 2019 – 2023", []),
        ("Sasaran Tahun 2019 s/d 2023", []),
        ("Sasaran Tahun 2019 sampai dengan", []),
        ("Peraturan Nomor 29 Tahun 2014", []),
        ("Lembaran Negara Tahun 2007 Nomor 89", []),
        ("Tahun 2014 tentang Petunjuk Teknis; Capaian Tahun 2023", [2023]),
        ("RENJA 2023", []),
    ],
)
def test_years_named_as_such(text: str, years: list[int]) -> None:
    assert years_of(text) == years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Perbandingan Realisasi Kinerja 2023 dengan Tahun 2022", 2023),
        ("Capaian Tahun 2022 dan 2023", 2023),
        ("Rencana Tahun 2023 dan Prakiraan Maju Tahun 2024", 2023),
        ("RENJA 2023", None),
    ],
)
def test_the_year_of_a_title(text: str, year: int | None) -> None:
    assert year_of_title(text) == year


def test_years_that_stand_alone() -> None:
    assert bare_years("Perjanjian Kinerja 2023") == [2023]
    assert bare_years("Renstra 2019-2023, pagu 2.019.000, kode 20231") == []
