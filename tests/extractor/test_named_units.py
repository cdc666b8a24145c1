"""The units that a document names, and how they stand to whose document it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Document
from extractor.named_units import NamedUnit, foreign_units, named_units

ExtractText = Callable[..., Document]
Tab = Callable[..., str]

TITLE = "PERJANJIAN KINERJA TAHUN 2023\nKPU KABUPATEN LAHAT\n\n"
HEADER = "No | Sasaran Strategis | Indikator Kinerja | Target"


def _told(units: list[NamedUnit], where: str = "cell") -> list[tuple[str, str | None, str]]:
    return [(u.name, u.kode_wilayah, u.relation) for u in units if u.where == where]


@pytest.fixture
def document(tab: Tab, extract_text: ExtractText) -> Document:
    return extract_text(
        TITLE
        + tab(
            HEADER,
            "1 | Meningkatnya layanan | Persentase KPU Kabupaten Ogan Ilir yang tertib | 95%",
            "2 | Terwujudnya tertib | Laporan ke KPU RI dan KPU Provinsi Sumatera Selatan | 80%",
            "3 | Terwujudnya data | Persentase KPU Kab. Lahat yang tertib | 90%",
            "4 | Terwujudnya logistik | Persentase KPU Bogor yang tertib | 70%",
        )
    )


def test_units_in_cells_are_told_apart(document: Document) -> None:
    assert _told(named_units(document)) == [
        ("KPU Kabupaten Ogan Ilir", "16.10", "foreign"),
        ("KPU RI", None, "superior"),
        ("KPU Provinsi Sumatera Selatan", "16", "superior"),
        ("KPU Kabupaten Lahat", "16.04", "own"),
        ("KPU Bogor", None, "foreign"),
    ]


def test_a_unit_has_its_place(document: Document) -> None:
    unit, *_ = foreign_units(document)
    assert (unit.table, unit.row, unit.field, unit.raw) == (
        "t01", 0, "indikator", "KPU Kabupaten Ogan Ilir",
    )  # fmt: skip
    assert unit.source is not None
    assert unit.source.line == 5


def test_own_units_come_first(document: Document) -> None:
    own, *rest = named_units(document)
    assert (own.where, own.name, own.relation) == ("document", "KPU Kabupaten Lahat", "own")
    assert _told(rest, "table") == [("KPU Kabupaten Lahat", "16.04", "own")]


def test_a_filled_label_counts_once(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        TITLE
        + tab(
            HEADER,
            "1 | Meningkatnya layanan KPU Kabupaten Ogan Ilir | Persentase layanan | 95%",
            " | | Indeks layanan | 90",
        )
    )
    assert document.tables[0].rows[1].sasaran == "Meningkatnya layanan KPU Kabupaten Ogan Ilir"
    assert _told(named_units(document)) == [("KPU Kabupaten Ogan Ilir", "16.10", "foreign")]


def test_a_province_s_own_kabupaten_is_inferior(tab: Tab, extract_text: ExtractText) -> None:
    text = "PERJANJIAN KINERJA TAHUN 2023\nDINAS KESEHATAN PROVINSI JAWA BARAT\n\n"
    rows = (
        "1 | Meningkatnya layanan | Persentase layanan di Kabupaten Garut | 95%",
        "2 | Terwujudnya tertib | Persentase layanan di Provinsi Banten | 80%",
    )
    units = named_units(extract_text(text + tab(HEADER, *rows)))
    assert _told(units) == [
        ("Kabupaten Garut", "32.05", "inferior"),
        ("Provinsi Banten", "36", "foreign"),
    ]


def test_without_an_own_region_nothing_is_foreign(tab: Tab, extract_text: ExtractText) -> None:
    text = "PERJANJIAN KINERJA TAHUN 2023\n\n"
    row = "1 | Meningkatnya layanan | Persentase layanan di Kabupaten Garut | 95%"
    units = named_units(extract_text(text + tab(HEADER, row)))
    assert _told(units) == [("Kabupaten Garut", "32.05", "uncertain")]


def test_extra_cells_and_running_text_are_searched(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        TITLE
        + tab(
            HEADER + " | Catatan lain",
            "1 | Meningkatnya layanan | Persentase layanan | 95% | dari KPU Kota Bandung",
        )
        + "\n\nAnggaran KPU Kabupaten Ogan Ilir sebesar Rp 5.000.000 telah terserap.\n"
    )
    units = named_units(document)
    assert _told(units, "prose") == [("KPU Kabupaten Ogan Ilir", "16.10", "foreign")]
    assert _told(units) == [("KPU Kota Bandung", "32.73", "foreign")]


def test_a_name_that_a_context_cuts_is_not_counted(extract_text: ExtractText) -> None:
    line = "Pada tahun ini anggaran sebesar Rp 51.412.431.000,- telah direalisasikan oleh {}."
    name = "KPU Kabupaten Musi Rawas Utara"
    text = "\n\n".join(line.format("x" * size + " " + name) for size in range(1, 30))
    document = extract_text(f"LAPORAN KINERJA\n{name.upper()}\nTAHUN 2023\n\n{text}\n")
    named = {(unit.kode_wilayah, unit.relation) for unit in named_units(document)}
    assert named == {("16.13", "own")}


def test_one_print_in_two_contexts_counts_once(extract_text: ExtractText) -> None:
    line = "KPU Kabupaten Lahat menyerap Rp 1.000.000 dan Rp 2.000.000 dalam setahun penuh."
    found = [unit for unit in named_units(extract_text(line)) if unit.where == "prose"]
    assert [unit.kode_wilayah for unit in found] == ["16.04"]
