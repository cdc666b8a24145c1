"""Absorption that the text names with its year is that of the year's table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.money.prose_shares import PERSEN_CONFLICT

TABLE = PERSEN_CONFLICT.example.partition("\n\n")[2]


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi anggaran tahun 2024 sebesar 98,16%.",
        "Penyerapan pagu DIPA Tahun Anggaran 2024 mencapai 89 %.",
        "Capaian kinerja tahun 2024, capaian kinerjanya sebesar 98,52%.",
    ],
)
def test_another_percentage_is_told(codes_of: Callable[[str], list[str]], sentence: str) -> None:
    assert codes_of(f"{TABLE}\n{sentence}\n") == ["persen-conflict"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi anggaran tahun 2024 sebesar 98,62%.",
        "Realisasi anggaran tahun 2024 sebesar 98,6% atau 99%.",
        "Realisasi anggaran tahun 2023 sebesar 91,20%.",
        "Capaian kinerja tahun 2024 sebesar 100,00%.",
        "Realisasi belanja rutin tahun 2024 sebesar 99,86%.",
        "Realisasi anggaran program dukungan manajemen tahun 2024 sebesar 99,86%.",
    ],
)
def test_the_same_and_other_figures_are_not(
    codes_of: Callable[[str], list[str]], sentence: str
) -> None:
    assert codes_of(f"{TABLE}\n{sentence}\n") == []
