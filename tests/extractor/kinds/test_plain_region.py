"""Where a table begins and ends in plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.plain_region import (
    PlainRegion,
    find_plain_regions,
    numbered_item,
    spot_concepts,
)
from extractor.tables.grid import Block, TextLine, TextRun

BlocksOf = Callable[[str], list[Block]]
Regions = Callable[[str], list[Block | PlainRegion]]

RAK = """\
No Sasaran Indikator Kinerja Target Kegiatan

TW I TW II TW III TW IV
Biaya (Rp) Penanggung
Jawab

1

Meningkatnya data pemilih

Persentase pemilih terdata

95% Rapat koordinasi data
v v 3.750.000 Divisi Data
"""


@pytest.fixture
def regions(blocks_of: BlocksOf) -> Regions:
    """Return a function that finds the regions of a text."""
    return lambda text: find_plain_regions(blocks_of(text))


def only(found: list[Block | PlainRegion]) -> PlainRegion:
    [region] = [block for block in found if isinstance(block, PlainRegion)]
    return region


def test_the_header_and_its_periods(regions: Regions) -> None:
    region = only(regions("RENCANA AKSI\n\n" + RAK))
    assert region.concepts == [
        "no", "sasaran", "indikator", "target", "kegiatan", "biaya", "pelaksana", "marks",
    ]  # fmt: skip
    assert region.periods == ["T1", "T2", "T3", "T4"]
    assert region.lines[0].line == 3
    assert region.lines[region.header_end].line == 8


@pytest.mark.parametrize(
    "end",
    [
        "Blitar, 4 Januari 2023",
        "KETUA KPU KOTA BLITAR",
        "Sekretaris,",
        "RENCANA AKSI TAHUN 2022",
        "Demikian rencana aksi ini dibuat dengan sebenarnya untuk dapat digunakan sebagaimana"
        " mestinya oleh seluruh jajaran di lingkungan sekretariat dan para anggota.",
    ],
)
def test_signatures_titles_and_prose_end_a_table(regions: Regions, end: str) -> None:
    region, rest = regions(f"{RAK}\n{end}\nBUDI\n")
    assert isinstance(region, PlainRegion)
    assert isinstance(rest, TextRun)
    assert rest.lines[0].text == end


def test_the_next_header_ends_a_table(regions: Regions) -> None:
    found = [block for block in regions(RAK + "\n" + RAK) if isinstance(block, PlainRegion)]
    assert len(found) == 2


def test_a_column_number_line_belongs_to_the_header(regions: Regions) -> None:
    region = only(regions("No Sasaran Indikator Kinerja Target\n\n1 2 3 4\n\n1\nMeningkatnya\n5\n"))
    assert region.lines[region.header_end].text in ("", "1")
    assert all(line.text != "1 2 3 4" for line in region.lines[region.header_end :])


@pytest.mark.parametrize(
    "text",
    [
        "Sasaran dan indikator kinerja menjadi target kegiatan tahunan.\n\nKalimat lain.\n",
        "No Sasaran Indikator Kinerja Target\n",
        "Sasaran Strategis\n\nMeningkatnya layanan\n",
        "",
    ],
)
def test_what_is_no_table_stays_text(regions: Regions, text: str) -> None:
    assert not any(isinstance(block, PlainRegion) for block in regions(text))


def test_target_kegiatan_in_a_line_of_headings_is_two_columns(regions: Regions) -> None:
    region = only(
        regions(
            "No Sasaran Indikator Kinerja Target Kegiatan\nTW I TW II TW III TW IV\n\n1\nRapat v"
        )
    )
    assert {"target", "kegiatan"} <= set(region.concepts)


def test_two_lists_of_one_length_are_a_table(regions: Regions) -> None:
    region = only(regions("Program\n1. Manajemen\n2. Pemilu\nAnggaran\nRp 5.000\nRp 6.000\n"))
    assert (region.form, region.concepts) == ("lists", ["program", "anggaran"])


def test_two_lists_of_unlike_length_are_none(regions: Regions) -> None:
    found = regions("Program\n1. Manajemen\n2. Pemilu\nAnggaran\nRp 5.000\n\nPenutup\n")
    assert not any(isinstance(block, PlainRegion) for block in found)


def test_columns_kept_apart_by_spaces_are_told(regions: Regions) -> None:
    row = "1      Meningkatnya layanan      Persentase layanan      95%\n"
    region = only(regions("No     Sasaran     Indikator Kinerja     Target\n" + row * 3))
    assert region.form == "aligned"


def test_percent_headings(regions: Regions) -> None:
    region = only(regions("No Sasaran Indikator Kinerja Target ( %)\n\n1\nMeningkatnya\n95\n"))
    assert region.percent == {"target"}


def test_numbered_items() -> None:
    assert numbered_item("1. Program Pemilu") == ("1.", "Program Pemilu")
    assert numbered_item("- 2) Program Pemilu") == ("2)", "Program Pemilu")
    assert numbered_item("Program Pemilu") is None


def test_headings_are_spotted() -> None:
    found, covered = spot_concepts("No Sasaran Target ( %)")
    assert [name for name, _ in found] == ["no", "sasaran", "target"]
    assert covered == 1


@pytest.mark.parametrize(
    "line",
    [
        "2.1.2 Tujuan, Sasaran dan Indikator Sasaran",
        "Tabel 6. Pengukuran Sasaran, Indikator Kinerja, Target",
        "Capaian Kinerja (%) = Realisasi / Target",
        "Persentase Capaian Target – (Realisasi – Target) Indikator",
        "Tabel 3.9\nRekapitulasi Realisasi Keuangan Program",
    ],
)
def test_titles_and_formulas_are_no_header(
    text_lines: Callable[[str], list[TextLine]], line: str
) -> None:
    run = TextRun(text_lines(f"{line}\n\n1 Layanan 95%\n"))
    assert find_plain_regions([run]) == [run]
