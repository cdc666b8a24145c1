"""Divisi and subbagian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.text import clean_text
from normalizers.unit_kerja import is_unit_kerja, normalize_unit_kerja, split_unit_kerja

RENDATIN = "Subbagian Perencanaan, Data dan Informasi"
KUL = "Subbagian Keuangan, Umum dan Logistik"
TEKNIS = "Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kasubag Rendatin", RENDATIN),
        ("Subbagian Rendatin", RENDATIN),
        ("Sub Bagian Perencanaan, Data dan Informasi", RENDATIN),
        ("Sub Bagian Perencanaan Data Informasi", RENDATIN),
        ("Kepala Sub Bagian Keuangan, Umum &Logistik", KUL),
        ("Subbag, Keuangan, Umum dan Logistik.", KUL),
        ("Kasubag TPPPHM", TEKNIS),
        ("Subbag Teknis & Hupmas", TEKNIS),
        ("Subbagian Teknis Penyelenggaraan, Partisipasi dan Hubungan Masyarakat", TEKNIS),
        ("Sub bagian Hukum dan SDM", "Subbagian Hukum dan SDM"),
        ("Kasubag Hukum & SDM", "Subbagian Hukum dan SDM"),
        ("Sub Bagian SDM dan Parmas", "Subbagian SDM dan Parmas"),
        ("Divisi Hukum dan Pengawasan", "Divisi Hukum dan Pengawasan"),
        ("Semua Sub Bagian", "Semua Subbagian"),
        ("Seluruh Anggota KPU Kabupaten Ogan Komering Ilir", "Seluruh Anggota"),
        ("Bidang Produksi Tanaman Pangan", "Bidang Produksi Tanaman Pangan"),
        ("Sub Bagian Umum & Kepegawaian", "Subbagian Umum & Kepegawaian"),
        ("KPU KABUPATEN OGAN ILIR", "KPU Kabupaten Ogan Ilir"),
        ("Sekretaris", "Sekretaris"),
    ],
)
def test_sure_units(text: str, name: str) -> None:
    assert (normalize_unit_kerja(text).value, normalize_unit_kerja(text).doubt) == (name, None)
    assert is_unit_kerja(text)


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Sub Bagian Perencanaan Dat dan Informasi", RENDATIN, "word-guessed"),
        (
            "Sub Bagian Teknis Penyelenggaraan dan Hukur",
            "Subbagian Teknis Penyelenggaraan dan Hukum",
            "word-guessed",
        ),
        ("Sub bagian Hukum dan", "Subbagian Hukum dan", "name-cut"),
        ("KUL", KUL, "words-left-over"),
        ("Sub Bagian SDM dan Parmas Semua Sub Bagian", None, "two-values"),
    ],
)
def test_doubtful_units(text: str, name: str | None, reason: str) -> None:
    reading = normalize_unit_kerja(text)
    assert (reading.value, reading.doubt, reading.reason) == (name, "value-ambiguous", reason)


@pytest.mark.parametrize("text", ["", "Pelaksana", "12", "Rapat Pleno"])
def test_no_units(text: str) -> None:
    assert normalize_unit_kerja(text).doubt == "value-unparsed"
    assert not is_unit_kerja(text)


@pytest.mark.parametrize(
    "text", ["Kasubag Rendatin", "KUL", "Divisi Hukum", "Semua Sub Bagian", "KPU KOTA PALEMBANG"]
)
def test_a_canonical_name_stays(text: str) -> None:
    name = normalize_unit_kerja(text).value
    assert name is not None
    assert normalize_unit_kerja(name).value == name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sub Bagian SDM dan Parmas Semua Sub Bagian",
         ["Sub Bagian SDM dan Parmas", "Semua Sub Bagian"]),
        (("Sub Bagian Keuangan, Umum dan Logistik Sub Bagian Perencanaan Data dan Informasi Semua "
         "Sub Bagian Sub Bagian Keuangan, Umum dan Logistik"),
         ["Sub Bagian Keuangan, Umum dan Logistik", "Sub Bagian Perencanaan Data dan Informasi",
          "Semua Sub Bagian", "Sub Bagian Keuangan, Umum dan Logistik"]),
        ("Seluruh Anggota KPU Kabupaten Lahat", ["Seluruh Anggota KPU Kabupaten Lahat"]),
        ("Sekretaris KPU Kabupaten Lahat", ["Sekretaris KPU Kabupaten Lahat"]),
        ("Sub Bagian Rendatin", ["Sub Bagian Rendatin"]),
        ("Rapat Pleno", ["Rapat Pleno"]),
        ("", []),
    ],
)  # fmt: skip
def test_split_unit_kerja(text: str, parts: list[str]) -> None:
    assert split_unit_kerja(text) == parts


@given(
    st.text() | st.lists(st.sampled_from(["Sub Bagian", "SDM", "Divisi", ",", "dan"])).map(" ".join)
)
def test_splitting_loses_nothing(text: str) -> None:
    assert " ".join(split_unit_kerja(text)) == clean_text(text)
