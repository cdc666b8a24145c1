"""Headings whose words a narrow column broke mean what the whole words mean."""

from __future__ import annotations

import pytest

from extractor.kinds.concepts import header_year, match_concept, measure_of_period
from tests.extractor.mapped_columns import fields, mapped


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("Realisa si 2022", 2022),
        ("Targe t Tahun 2023", 2023),
        ("Rea lisa si 2021", 2021),
        ("Cap aian Kinerja Tahun 2021", 2021),
        ("Real 2022", None),
        ("2 022", None),
        ("Realisasi 2021 dan 2022", None),
    ],
)
def test_years(header: str, year: int | None) -> None:
    assert header_year(header) == year


def test_quarters() -> None:
    assert measure_of_period("Realisa si TW I") == ("realisasi", "T1")
    assert measure_of_period("Tar get Triwu lan IV") == ("target", "T4")
    assert measure_of_period("Realisa si TW") is None


def test_concepts_beside_a_year() -> None:
    match = match_concept("Indi kator Kin erja Tahun 2022")
    assert match is not None
    assert match.concept == "indikator"


def test_a_series_under_broken_words() -> None:
    columns = mapped(
        "renstra_series",
        "No | Indikator Kinerja | Realisa si 2021 | Realisa si 2022 | Targe t 2022",
        "1 | Angka melek huruf | 80 | 81 | 82",
    )
    assert fields(columns) == ["no", "indikator", "realisasi", "realisasi", "target"]
