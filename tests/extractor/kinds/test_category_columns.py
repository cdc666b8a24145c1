"""Percentages under a heading of categories."""

from __future__ import annotations

import pytest

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.headers import read_header
from tests.extractor.spanned_tables import segment


def fields(header: str, *cells: str) -> list[tuple[str | None, bool]]:
    rows = segment(header, *(f"Jumlah rapat | 10 | 6 | {cell}" for cell in cells)).rows
    headings = read_header(rows).headings
    columns = columns_from_header(headings, rows[1:], kinds()["capaian_kinerja"], [])
    return [(column.field, column.guessed) for column in columns]


def test_percentages_under_a_category_are_the_capaian_and_told() -> None:
    header = "Indikator | Target | Realisasi | Kategori Penilaian"
    assert fields(header, "63,36 % (Sedang)", "139 % (Sangat Baik)")[-1] == ("capaian", True)


@pytest.mark.parametrize("cells", [("Sedang", "Sangat Baik"), ("Sedang 60", "63 % (Baik)")])
def test_words_under_a_category_stay_words(cells: tuple[str, ...]) -> None:
    header = "Indikator | Target | Realisasi | Kategori Penilaian"
    assert fields(header, *cells)[-1] == ("keterangan", False)


def test_beside_a_capaian_a_category_is_none() -> None:
    rows = segment(
        "Indikator | Target | Realisasi | Capaian | Kategori",
        "Jumlah rapat | 10 | 6 | 60 | 60 % (Sedang)",
    ).rows
    kind = kinds()["capaian_kinerja"]
    columns = columns_from_header(read_header(rows).headings, rows[1:], kind, [])
    assert [column.field for column in columns][-2:] == ["capaian", "keterangan"]
