"""Years that were left over, and years that are rightly others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.years import plan_years
from extractor.model.audit import AuditedDocument

REPORT = "LAPORAN KINERJA\nKPU KABUPATEN LAHAT\nTAHUN 2024\n\n"


@pytest.fixture
def years(
    audit_text: Callable[..., AuditedDocument],
) -> Callable[[str], list[tuple[object, object]]]:
    """Return a function that gives printed and expected years."""

    def told(text: str) -> list[tuple[object, object]]:
        findings = audit_text(text).findings
        return [(x.reported, x.recomputed) for x in findings if x.code == "tahun-mismatch"]

    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Penyusunan Perjanjian Kinerja Tahun 2022", [("2022", "2024")]),
        ("Penyusunan Perjanjian Kinerja 2023", [("2023", "2024")]),
        ("Penyusunan Rencana Kerja dan Anggaran Tahun 2023", [("2023", "2024")]),
        ("Tersusunnya LKj Tahun 2021", [("2021", "2023")]),
        ("Sosialisasi Pemilu Tahun 2019", [("2019", "2024")]),
        ("Penyusunan Perjanjian Kinerja Tahun 2025", []),
        ("Laporan Kinerja Tahun 2023", []),
        ("Evaluasi Perjanjian Kinerja Tahun 2023", []),
        ("Arsip Pemilu Tahun 2019", []),
        ("Sosialisasi Pemilu Tahun 2024", []),
        ("Persiapan Pemilu 2029", []),
        ("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilu", []),
        ("Perubahan Perda No. 22 Tahun 2010", []),
        ("Renstra 2020-2024", []),
        ("Target jangka menengah 2015 s.d. 2019", []),
        ("Kegiatan dari tahun 2020", []),
    ],
)
def test_the_years_of_a_plan_of_2024(text: str, told: list[tuple[str, str]]) -> None:
    assert list(plan_years(text, 2024)) == told


@given(st.integers(2005, 2090), st.integers(0, 1))
def test_a_plan_may_name_its_own_year_and_the_next(tahun: int, later: int) -> None:
    assert list(plan_years(f"Penyusunan RKA Tahun {tahun + later}", tahun)) == []


def test_a_label_is_told_once_for_its_table(audit_text: Callable[..., AuditedDocument]) -> None:
    text = (
        "RENCANA KINERJA TAHUNAN KPU KABUPATEN LAHAT TAHUN 2024\n\n"
        "No\tSasaran\tUraian Kegiatan\tIndikator\tSatuan\tTarget\n"
        "1\tTersusunnya PK\tPenyusunan PK\tPersentase sosialisasi Pemilu Tahun 2019\tPersen\t90%\n"
        "2\tTerlaksananya\tRapat\tPersentase simulasi Pemilu Tahun 2019\tPersen\t95%\n"
    )
    (finding,) = [x for x in audit_text(text).findings if x.code == "tahun-mismatch"]
    assert [(item.row, item.field) for item in finding.evidence] == [
        (0, "indikator"), (1, "indikator"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kinerja pada Tahun 2024 mendatang akan ditingkatkan.", [("2024", "2025")]),
        ("Kinerja pada Tahun 2025 mendatang akan ditingkatkan.", []),
        ("Sampai dengan akhir tahun 2023 KPU telah bekerja.", [("2023", "2024")]),
        ("Sampai dengan akhir tahun 2023 KPU telah bekerja, pada 2024 juga.", []),
        ("Sampai dengan akhir tahun 2022 KPU telah bekerja.", []),
        (
            "Program kegiatan Tahun 2023 sesuai DIPA Tahun Anggaran 2024.",
            [("2023", "2024")],
        ),
        ("Program kegiatan Tahun 2024 sesuai DIPA Tahun Anggaran 2024.", []),
        (
            "Kegiatan tahun 2023 dilaksanakan berdasarkan Perjanjian Kinerja Tahun 2024.",
            [("2023", "2024")],
        ),
        ("Kegiatan tahun 2023 dilaksanakan berdasarkan Renstra Tahun 2020.", []),
    ],
)
def test_sentences_of_a_report(
    years: Callable[[str], list[tuple[str, str]]], sentence: str, told: list[tuple[str, str]]
) -> None:
    assert years(f"{REPORT}{sentence}\n") == told


def test_a_sum_of_one_year_is_not_another_ones(
    years: Callable[[str], list[tuple[str, str]]],
) -> None:
    parts = (
        "Pada Tahun Anggaran 2024 pagu sebesar Rp 24.968.882.000,- dan hibah sebesar"
        " Rp 585.590.000,- sehingga dana DIPA Tahun {} sebesar Rp 25.554.472.000,-"
    )
    assert years(f"{REPORT}{parts.format(2023)}\n") == [("2023", "2024")]
    assert years(f"{REPORT}{parts.format(2024)}\n") == []


def test_a_total_is_not_that_of_another_year(
    years: Callable[[str], list[tuple[str, str]]],
) -> None:
    text = (
        REPORT + "Pagu Tahun Anggaran {} sebesar Rp 300.000.000,- telah direalisasikan.\n\n"
        "REALISASI ANGGARAN TAHUN 2024\n\nNo\tProgram\tPagu\tRealisasi\t%\n"
        "1\tPenyelenggaraan Pemilu\t200.000.000\t200.000.000\t100%\n"
        "2\tDukungan Manajemen\t100.000.000\t100.000.000\t100%\n"
        "Jumlah\t\t300.000.000\t300.000.000\t100%\n"
    )
    assert years(text.replace("{}", "2023")) == [("2023", "2024")]
    assert years(text.replace("{}", "2024")) == []


def test_the_years_of_tables_in_a_report(years: Callable[[str], list[tuple[str, str]]]) -> None:
    header = "No\tSasaran Strategis\tIndikator Kinerja\tTarget"
    row = "1\tTerlaksananya Pemilu\tPersentase tahapan yang terlaksana\t100%"
    prose = "Hasilnya sebagai berikut.\n\n"
    plan = f"{prose}PERJANJIAN KINERJA TAHUN {{}}\n\n{header}\n{row}\n\n"
    result = (
        f"{prose}CAPAIAN KINERJA TAHUN {{}}\n\n{header}\tRealisasi\tCapaian\n{row}\t100%\t100%\n\n"
    )
    assert years(REPORT + plan.format(2024) + result.format(2024)) == []
    assert years(REPORT + plan.format(2025) + result.format(2024)) == []
    assert years(REPORT + result.format(2023) + result.format(2024)) == []
    assert years(REPORT + plan.format(2022) + result.format(2024)) == [("2022", "2024")]
    assert years(REPORT + plan.format(2024) + result.format(2023)) == [("2023", "2024")]
    assert years(REPORT + plan.format(2024) + result.format(2025)) == [("2025", "2024")]


@pytest.mark.parametrize(("last", "told"), [("98,33", [("2023", "2024")]), ("97,20", [])])
def test_results_of_the_year_under_the_title_of_the_year_before(
    years: Callable[[str], list[tuple[str, str]]], last: str, told: list[tuple[str, str]]
) -> None:
    head = "No\tSasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    rows = (
        "1\tMeningkatnya mutu benih\tPersentase benih unggul\t80\t85,04\t106,30\n"
        "2\tMenurunnya susut panen\tPersentase susut panen\t12\t{first}\t125,05\n"
        "3\tMeningkatnya ekspor\tPersentase ekspor hasil panen\t60\t59\t{last}\n"
    )
    unit = "DINAS PERTANIAN KABUPATEN SRAGEN"
    text = (
        f"LAPORAN KINERJA TAHUN 2024\n{unit}\n\nCAPAIAN KINERJA TAHUN 2024\n{unit}\n\n{head}"
        + rows.format(first="15,006", last="98,33")
        + f"\nHASIL PENGUKURAN CAPAIAN KINERJA TAHUN 2023\n{unit}\n\n{head}"
        + rows.format(first="15,006", last=last)
    )
    assert years(text) == told
