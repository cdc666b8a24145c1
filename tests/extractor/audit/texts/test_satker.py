"""Units of other regions, and the units that are rightly named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument

TITLE = "RENCANA AKSI KPU KABUPATEN LAHAT TAHUN 2024\n\n"
HEADER = "No\tSasaran Strategis\tIndikator Kinerja\tTarget\tKegiatan\tT1\tT2\tT3\tT4\tPelaksana\n"
REPORT = "LAPORAN KINERJA\nKPU KABUPATEN LAHAT\nTAHUN 2024\n\n"


def plan(*indicators: str) -> str:
    """Write a plan with these indicators."""
    rows = [
        f"{number}\tSasaran ke {number}\t{text}\t100%\tRapat {number}\tV\tV\tV\tV\tDivisi Teknis\n"
        for number, text in enumerate(indicators, 1)
    ]
    return TITLE + HEADER + "".join(rows)


@pytest.fixture
def units(audit_text: Callable[..., AuditedDocument]) -> Callable[[str], list[str | None]]:
    """Return a function that gives the units told by the audit."""

    def told(text: str) -> list[str | None]:
        findings = audit_text(text).findings
        return [str(one.reported) for one in findings if one.code.startswith("satker-")]

    return told


def test_another_unit_in_an_indicator_is_told_once_with_its_places(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    stranger = "Persentase KPU Kabupaten Ogan Ilir yang"
    audit = audit_text(plan(f"{stranger} tertib", "Persentase tahapan", f"{stranger} patuh"))
    (finding,) = [one for one in audit.findings if one.code == "satker-foreign"]
    assert (finding.severity, finding.table, finding.field) == ("warning", "t01", "indikator")
    assert finding.reported == "KPU Kabupaten Ogan Ilir"
    assert finding.recomputed == "KPU Kabupaten Lahat"
    assert [item.row for item in finding.evidence] == [0, 2]


@pytest.mark.parametrize(
    "indicator",
    [
        "Persentase KPU Kabupaten Lahat yang tertib",
        "Persentase KPU Provinsi Sumatera Selatan yang tertib",
        "Persentase KPU Kabupaten/Kota yang tertib",
        "Jumlah studi banding ke KPU Kabupaten Ogan Ilir",
        "Jumlah rapat bersama KPU Kabupaten Ogan Ilir",
    ],
)
def test_who_is_rightly_named_is_not_told(
    units: Callable[[str], list[str]], indicator: str
) -> None:
    assert units(plan(indicator)) == []


def test_a_table_that_lists_regions_is_left_alone(units: Callable[[str], list[str]]) -> None:
    names = ("Ogan Ilir", "Muara Enim", "Musi Rawas")
    assert units(plan(*(f"Persentase KPU Kabupaten {name} yang tertib" for name in names))) == []


def test_a_unit_of_another_kind_without_a_name_is_told(
    units: Callable[[str], list[str]],
) -> None:
    assert units(plan("Persentase KPU Kota, PPK dan PPS yang tertib")) == ["KPU Kota"]
    assert units(plan("Persentase KPU Kab/Kota yang tertib")) == []
    assert units(plan("Persentase KPU Kabupaten, PPK dan PPS yang tertib")) == []


def test_another_unit_in_running_text_is_found_while_reading(
    units: Callable[[str], list[str]],
) -> None:
    own = "Kegiatan KPU Kabupaten Lahat telah dilaksanakan.\n\n"
    copied = "Seluruh kegiatan KPU Kabupaten Ogan Ilir telah dilaksanakan.\n\n"
    beside = "Studi banding ke KPU Kabupaten Muara Enim telah dilaksanakan.\n"
    assert units(REPORT + own + copied + beside) == ["KPU Kabupaten Ogan Ilir"]
    assert units(REPORT + own + beside) == []


def test_a_text_that_compares_regions_is_left_alone(units: Callable[[str], list[str]]) -> None:
    names = ("Ogan Ilir", "Muara Enim", "Musi Rawas")
    text = "\n\n".join(f"Hasil KPU Kabupaten {name} lebih baik." for name in names)
    assert units(f"{REPORT}{text}\n") == []


def test_a_strangers_title_is_told_once_with_its_line_and_not_the_own_unit_under_it(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    rows = "1\tTertib administrasi\tPersentase KPU Kabupaten Sragen yang tertib\t90%\n"
    header = "No\tSasaran Strategis\tIndikator Kinerja\tTarget\n"
    title = "PERJANJIAN KINERJA TAHUN 2024\nKOMISI PEMILIHAN UMUM KABUPATEN {}\n\n"
    text = title.format("SRAGEN") + header + rows + "\n" + title.format("PIDIE") + header + rows
    found = [one for one in audit_text(text).findings if one.code == "satker-foreign"]
    assert [(one.table, one.field, one.reported) for one in found] == [
        ("t02", "title", "KPU Kabupaten Pidie")
    ]
    assert [item.line for item in found[0].evidence] == [8]
