"""Performance and rupiah under one heading."""

from __future__ import annotations

import pytest

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.headers import read_header
from tests.extractor.spanned_tables import segment


def fields(kind: str, *rows: str) -> list[str | None]:
    grid = segment(*rows).rows
    reading = read_header(grid)
    columns = columns_from_header(reading.headings, grid[reading.depth :], kinds()[kind], [])
    return [column.field for column in columns]


EVALUATION = (
    "Indikator Kinerja Program | Target Renstra SKPD s.d. Tahun 2023 | < "
    "| Target Kinerja dan Anggaran Renja Tahun 2021 | < | Realisasi Renja Tahun 2021 | <",
    "^ | K | Rp | K | Rp | K | Rp",
    "Jumlah pembaca | 500 | 9.000.000 | 100 | 5.000.000 | 65 | 4.000.000",
    "Jumlah koleksi | 400 | 8.000.000 | 90 | 4.000.000 | 52 | 3.000.000",
)


@pytest.mark.parametrize("kind", ["capaian_kinerja", "pengukuran_kinerja"])
def test_performance_has_the_field_and_rupiah_have_none(kind: str) -> None:
    own = ["target", None, "realisasi", None]
    assert fields(kind, *EVALUATION) == ["indikator", None, None, *own]


def test_rupiah_of_a_budget_are_what_it_tells_of() -> None:
    found = fields(
        "realisasi_anggaran",
        "Program | Anggaran (Rp) | Realisasi | <",
        "^ | ^ | K | Rp",
        "Program Literasi | 5.000.000 | 65 | 4.000.000",
        "Program Arsip | 4.000.000 | 52 | 3.000.000",
    )
    assert found == ["uraian", "pagu", None, "realisasi"]


def test_rupiah_without_performance_beside_them_keep_their_field() -> None:
    found = fields(
        "capaian_kinerja",
        "Indikator Kinerja | Target | Realisasi | <",
        "^ | ^ | Rp | %",
        "Nilai transaksi | 5.000.000 | 4.000.000 | 80",
    )
    assert found[:3] == ["indikator", "target", "realisasi"]
