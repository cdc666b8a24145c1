"""The unit's region in a document: its code, its official name, and what is told when in doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Document


def _messages(document: Document) -> list[str]:
    return [f.message for f in document.findings if f.code == "satker-unmatched"]


@pytest.mark.parametrize(
    ("title", "name", "kode", "score"),
    [
        ("KPU KABUPATEN LAHAT", "KPU Kabupaten Lahat", "16.04", 100),
        ("KPU OKI", "KPU Kabupaten Ogan Komering Ilir", "16.02", 95),
        ("KPU KABUPATEN OGAN KOMERIMG IIIR", "KPU Kabupaten Ogan Komering Ilir", "16.02", 97),
        ("SEKRETARIAT KPU PROV. SUMSEL", "KPU Provinsi Sumatera Selatan", "16", 95),
        ("KPIU KABUPATENLAHAT", "KPU Kabupaten Lahat", "16.04", 100),
        ("KPU KABUPALEN LAHAT", "KPU Kabupaten Lahat", "16.04", 100),
        ("KPU BANJAR PROVINSI JAWA BARAT", "KPU Kota Banjar", "32.79", 95),
        ("KIP KABUPATEN PIDIE", "KIP Kabupaten Pidie", "11.07", 100),
        ("KPU RI", "KPU RI", None, 100),
    ],
)
def test_a_certain_unit_has_its_official_name(
    titled: Callable[[str], Document], title: str, name: str, kode: str | None, score: int
) -> None:
    document = titled(title)
    for satker in (document.document.satker, document.tables[0].satker):
        assert satker is not None
        assert (satker.raw, satker.name, satker.kode_wilayah, satker.score) == (
            title, name, kode, score,
        )  # fmt: skip
    assert _messages(document) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("KPU BOGOR", "lebih dari satu wilayah (32.01 Kabupaten Bogor; 32.71 Kota Bogor)"),
        ("KPU KABUPATEN BAMDUNG", "(32.04 Kabupaten Bandung; 51.03 Kabupaten Badung)"),
        ("KPU KOTA LAHAT", "(16.04 Kabupaten Lahat)"),
        ("KPU KABUPATEN LHXT", "juga yang mirip"),
        (
            "KPU KABUPATEN BANJAR PROVINSI JAWA BARAT",
            "tidak terletak di provinsi yang dicetak (63.03 Kabupaten Banjar)",
        ),
    ],
)
def test_a_unit_in_doubt_keeps_its_name_and_is_told(
    titled: Callable[[str], Document], title: str, told: str
) -> None:
    document = titled(title)
    satker = document.tables[0].satker
    assert satker is not None
    assert satker.kode_wilayah is None
    assert satker.name.upper() == title.split(" PROVINSI", maxsplit=1)[0]
    [message] = _messages(document)
    assert message.endswith(told)


def test_the_national_office_of_a_law_is_nobody_s_unit(
    titled: Callable[[str], Document],
) -> None:
    satker = titled("KEPUTUSAN KPU RI NOMOR 197 TAHUN 2020\nKPU KOTA BITUNG").tables[0].satker
    assert satker is not None
    assert satker.name == "KPU Kota Bitung"
    assert titled("KEPUTUSAN KPU RI NOMOR 197 TAHUN 2020").tables[0].satker is None
