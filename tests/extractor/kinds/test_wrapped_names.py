"""Units whose name a title wraps, or which a province beside them puts in doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.wrapped_names import join_wrapped_names
from extractor.model import Document


@pytest.mark.parametrize(
    ("title", "kode"),
    [
        ("SEKRETARIAT KPU KABUPATEN OGAN KOMERING ULU\nSELATAN", "16.09"),
        ("KPU KABUPATEN OGAN\nKOMERING ULU\nSELATAN", "16.09"),
        ("KPU KABUPATEN BANDUNG\nBARAT", "32.17"),
        ("KPU KOTA TANGERANG\nSELATAN\nTAHUN 2023", "36.74"),
        ("KOMISI PEMILIHAN UMUM\nKABUPATEN MUSI RAWAS\nUTARA", "16.13"),
        ("KPU KABUPATEN BANJAR\nNEGARA", "33.04"),
        ("DINAS KESEHATAN KABUPATEN NIAS\nSELATAN", "12.14"),
        ("KPU PROVINSI KEPULAUAN\nRIAU", "21"),
        ("KPU PROVINSI PAPUA\nBARAT DAYA", "96"),
        ("KPU KABUPATEN LAHAT\nPROVINSI SUMATERA SELATAN", "16.04"),
        ("KPU KABUPATEN LAHAT\nTAHUN 2023", "16.04"),
        ("KOMISI PEMILIHAN UMUM (KPU) KABUPATEN LAHAT", "16.04"),
        ("KOMISI PEMILIHAN UMUM (KPU)\nKABUPATEN LAHAT", "16.04"),
        ("KPU/KIP KABUPATEN ACEH UTARA", "11.08"),
        ("KPU KABUPATEN OKI", "16.02"),
        ("KPU KAB. OKU TIMUR", "16.08"),
        ("KPU KABUPATEN PALI", "16.12"),
        ("KPU OGAN KOMERING ULU TIMUR", "16.08"),
        ("KPU KOTA ADM. JAKARTA SELATAN", "31.74"),
        ("KPU PROVINSI D.I. YOGYAKARTA", "34"),
        ("KPU KABUPATEN KOTA BARU", "63.02"),
    ],
)
def test_a_unit_is_read_whole(titled: Callable[[str], Document], title: str, kode: str) -> None:
    document = titled(title)
    for satker in (document.document.satker, document.tables[0].satker):
        assert satker is not None
        assert satker.kode_wilayah == kode
    assert [f for f in document.findings if f.code == "satker-unmatched"] == []


@pytest.mark.parametrize(
    "title",
    [
        "KPU KABUPATEN LAHAT\nPROVINSI BENGKULU",
        "PROVINSI BENGKULU\nKPU KABUPATEN LAHAT",
        "KPU KABUPATEN LAHAT (BENGKULU)",
        "KPU KABUPATEN LAHAT, BENGKULU",
        "KPU KABUPATEN LAHAT DI PROVINSI BENGKULU",
        "KPU KAB. BANJAR\nJAWA BARAT",
        "KPU KABUPATEN OGAN KOMERING ULU\nSLTN",
        "KPU KAB/KOTA BOGOR",
    ],
)
def test_a_doubt_is_told(titled: Callable[[str], Document], title: str) -> None:
    document = titled(title)
    assert document.document.satker is not None
    assert document.document.satker.kode_wilayah is None
    assert [f.field for f in document.findings if f.code == "satker-unmatched"] == ["satker"]


@pytest.mark.parametrize(
    "lines",
    [
        ["KPU KABUPATEN LAHAT", "TAHUN 2024", "PERJANJIAN KINERJA"],
        ["KPU KABUPATEN LAHAT", "PROVINSI SUMATERA SELATAN"],
        ["KPU KABUPATEN BATANG", "HARI/TANGGAL : SENIN"],
        ["PROVINSI SUMATERA SELATAN", "KPU KABUPATEN LAHAT"],
        ["RENCANA AKSI", "", "TAHUN 2024"],
        [],
    ],
)
def test_lines_that_change_no_region_stay(lines: list[str]) -> None:
    assert join_wrapped_names(lines) == lines
