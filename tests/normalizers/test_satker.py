"""Names of units."""

from __future__ import annotations

import pytest

from normalizers.satker import SatkerName, find_satker, parse_satker


@pytest.mark.parametrize(
    ("text", "name", "bagian"),
    [
        ("KPU KABUPATEN OGAN KOMERING ILIR", "KPU Kabupaten Ogan Komering Ilir", "KPU"),
        ("Sekretariat KPU Kabupaten Lahat", "KPU Kabupaten Lahat", "Sekretariat"),
        ("KOMISI PEMILIHAN UMUM KABUPATEN REJANG LEBONG", "KPU Kabupaten Rejang Lebong", "KPU"),
        ("Komisi Pemilihan Umum Kab. Rejang Lebong", "KPU Kabupaten Rejang Lebong", "KPU"),
        (
            "Sekretaris Komisi Pemilihan Umum Kabupaten Rejang Lebong",
            "KPU Kabupaten Rejang Lebong",
            "Sekretariat",
        ),
        ("Ketua KPU Kota Palembang", "KPU Kota Palembang", "KPU"),
        ("Nama /Unit Organisasi : KPU KABUPATEN LAHAT", "KPU Kabupaten Lahat", "KPU"),
        ("KPU KABUPATEN LAHAT TAHUN 2024", "KPU Kabupaten Lahat", "KPU"),
        ("KPU Kabupaten Ogan Ilir Provinsi Sumatera Selatan", "KPU Kabupaten Ogan Ilir", "KPU"),
        (
            "KPU KABUPATEN PANGKAJENE DAN KEPULAUAN",
            "KPU Kabupaten Pangkajene dan Kepulauan",
            "KPU",
        ),
        ("KPU KABUPATEN LIMA PULUH KOTA", "KPU Kabupaten Lima Puluh Kota", "KPU"),
        (
            "KPU Kabupaten Kep. Siau Tagulandang Biaro",
            "KPU Kabupaten Kepulauan Siau Tagulandang Biaro",
            "KPU",
        ),
        ("KPU PROVINSI DKI JAKARTA", "KPU Provinsi DKI Jakarta", "KPU"),
        ("KPU Kabupaten Ogan Komering IIir", "KPU Kabupaten Ogan Komering IIir", "KPU"),
        ("KPŮ OKI", "KPU OKI", "KPU"),
        ("Sekretariat Jenderal KPU RI", "KPU RI", "Sekretariat"),
        ("DINAS KESEHATAN PROVINSI JAWA TENGAH", "Dinas Kesehatan Provinsi Jawa Tengah", None),
        (
            "DINAS TENAGA KERJA, TRANSMIGRASI DAN KEPENDUDUKAN PROV. JAWA TIMUR",
            "Dinas Tenaga Kerja, Transmigrasi dan Kependudukan Provinsi Jawa Timur",
            None,
        ),
        ("Sekretariat DPRD Kabupaten Lahat", "Sekretariat DPRD Kabupaten Lahat", None),
        ("INSPEKTORAT", "Inspektorat", None),
    ],
)
def test_sure_names(text: str, name: str, bagian: str | None) -> None:
    reading = parse_satker(text)
    assert (reading.value, reading.doubt) == (SatkerName(name, bagian), None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("KPU Kabupaten", "region-missing"),
        ("KPU Kabupaten/Kota", "region-missing"),
        ("KPU", "region-missing"),
        ("RENCANA AKSI KPU KABUPATEN PASAMAN BARAT TAHUN 2024", "words-left-over"),
        ("Rejang Lebong", "agency-unknown"),
        ("KPU Kabupaten Lahat dan KPU Kabupaten Ogan Ilir", "two-values"),
    ],
)
def test_doubtful_names(text: str, reason: str) -> None:
    assert (parse_satker(text).doubt, parse_satker(text).reason) == ("value-ambiguous", reason)


@pytest.mark.parametrize("text", ["", "123", "- · ·"])
def test_no_names(text: str) -> None:
    assert (parse_satker(text).value, parse_satker(text).doubt) == (None, "value-unparsed")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "RENCANA KINERJA TAHUNAN TAHUN ANGGARAN 2024 SEKRETARIAT KPU KABUPATEN OGAN ILIR",
            [("KPU Kabupaten Ogan Ilir", "Sekretariat")],
        ),
        (
            "RENCANA AKSI KINERJA (RAK) KPU KABUPATEN PASAMAN BARAT TAHUN 2024",
            [("KPU Kabupaten Pasaman Barat", "KPU")],
        ),
        (
            "Persentase KPU Kabupaten Rejang Lebong yang melaksanakan Pemilu",
            [("KPU Kabupaten Rejang Lebong", "KPU")],
        ),
        ("KPU Provinsi dan KPU Kabupaten/Kota yang", []),
        ("Persentase KPU Kabupaten, PPK, PPS dan KPPS", []),
        (
            "disampaikan ke KPU RI dan KPU Provinsi Bengkulu",
            [("KPU RI", "KPU"), ("KPU Provinsi Bengkulu", "KPU")],
        ),
        (
            "LAPORAN KINERJA DINAS KESEHATAN PROVINSI JAWA TENGAH TAHUN 2016",
            [("Dinas Kesehatan Provinsi Jawa Tengah", None)],
        ),
        ("Pembentukan Badan Adhoc Kabupaten Lahat", []),
        (
            "KPU KABUPATEN LAHAT PERJANJIAN KINERJA TAHUN 2024 KPU KABUPATEN LAHAT",
            [("KPU Kabupaten Lahat", "KPU")] * 2,
        ),
        ("", []),
    ],
)
def test_find_satker(text: str, names: list[tuple[str, str | None]]) -> None:
    assert find_satker(text) == [SatkerName(name, bagian) for name, bagian in names]


def test_a_second_commission_ends_the_first_ones_region() -> None:
    names = [unit.name for unit in find_satker("KPU Kabupaten Lahat KPU Kota Bogor")]
    assert names == ["KPU Kabupaten Lahat", "KPU Kota Bogor"]


def test_initials_stay_in_capitals() -> None:
    assert [unit.name for unit in find_satker("KPU KABUPATEN OKI")] == ["KPU Kabupaten OKI"]
