"""Labels of sums and averages."""

from __future__ import annotations

import pytest

from extractor.kinds.totals import begins_total, is_average, sums_up, total_label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("JUMLAH", "jumlah"),
        ("J U M L A H  I", "jumlah i"),
        ("J u m l a h", "jumlah"),
        ("T O T A L  B E L A N J A", "total belanja"),
        ("J U M L A H  I I I", "jumlah iii"),
        ("Jumlah I + Jumlah II", "jumlah i jumlah ii"),
    ],
)
def test_letters_that_are_set_apart_are_a_word(printed: str, label: str) -> None:
    assert total_label(printed) == label


def test_sums_and_averages() -> None:
    assert sums_up("jumlah seluruhnya")
    assert sums_up("rata rata capaian")
    assert is_average("rata rata")
    assert not sums_up("rata rata lama sekolah")


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        ("Sub Jumlah Belanja Langsung", True),
        ("SUB-TOTAL", True),
        ("Subjumlah program pelayanan administrasi perkantoran", True),
        ("Subbagian Umum", False),
        ("Jumlah sub kegiatan yang selesai", False),
    ],
)
def test_a_subtotal_sums_up_whatever_it_is_of(printed: str, total: bool) -> None:
    assert sums_up(total_label(printed)) is total


def test_a_long_label_of_money_sums_up() -> None:
    assert begins_total("jumlah belanja langsung dan belanja tidak langsung")
    assert begins_total("total kegiatan")
    assert not begins_total("jumlah dokumen perencanaan yang disusun tepat waktu")
    assert not begins_total("totalitas layanan")


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("jumlah belanja langsung dan belanja tidak langsung", True),
        ("jumlah dana bergulir yang disalurkan kepada kelompok tani", False),
        ("jumlah pendapatan asli daerah yang dipungut per triwulan", False),
    ],
)
def test_a_long_label_is_a_total_if_it_names_kinds_of_money_only(label: str, total: bool) -> None:
    assert begins_total(label) is total
