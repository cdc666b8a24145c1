"""Names that begin longer ones: what stands behind them may be the longer name's damaged rest."""

from __future__ import annotations

import pytest

from normalizers.longer_names import rest_cost
from normalizers.satker_spans import mask_satker
from normalizers.wilayah import match_wilayah


@pytest.mark.parametrize(
    ("behind", "rest", "cost"),
    [
        ("tirnur", "timur", 2),
        ("sltn", "selatan", 4),
        ("tgh", "tengah", 4),
        ("dy", "daya", 4),
        ("j", "jaya", 4),
        ("se", "selatan", 4),
        ("jyaa", "jaya", 8),
        ("kpeluauan", "kepulauan", 4),
        ("selatanmenyelenggarakan", "selatan", 4),
        ("hiilu", "hulu", 8),
        ("bagian", "selatan", None),
        ("biro", "barat", None),
    ],
)
def test_words_are_weighed_as_a_rest(behind: str, rest: str, cost: int | None) -> None:
    assert rest_cost(behind, rest, printed=True) == cost


def test_a_small_word_is_no_shortened_rest() -> None:
    assert rest_cost("sltn", "selatan", printed=False) is None


@pytest.mark.parametrize(
    ("text", "kodes"),
    [
        ("KPU Kabupaten Nias Selatanmenyelenggarakan Pemilu", {"12.04", "12.14"}),
        ("KPU KABUPATEN NIAS SELATANTAHUN 2024", {"12.04", "12.14"}),
        ("KPU Kabupaten Ogan Komering Ulu Selatanmenyelenggarakan", {"16.01", "16.09"}),
        ("KPU Kabupaten Nias Sltn", {"12.04", "12.14"}),
        ("KPU Kabupaten Bangka Tgh", {"19.01", "19.04"}),
        ("KPU Kabupaten Bangka Se|", {"19.01", "19.03"}),
        ("KPU Kabupaten Konawe Ke", {"74.02", "74.12"}),
        ("KPU Kabupaten Bangka aBrat", {"19.01", "19.05"}),
        ("KPU Kabupaten Kapuas Hiilu", {"62.03", "61.06"}),
        ("KPU KABUPATEN MOR0WALI IITARA", {"72.06", "72.12"}),
        ("KPU Kabupaten Aceh Barat Dy", {"11.05", "11.12"}),
        ("KPU Kab. OKU Tmur", {"16.01", "16.08"}),
        ("KPU Kab. OKU Slt", {"16.01", "16.09"}),
        ("Kab. Serang Bedagai", {"36.04", "12.18"}),
        ("Kabupaten Banjar Baru", {"63.03", "63.72"}),
        ("Kota Padang Pariaman", {"13.71", "13.05"}),
        ("Kota Batu Bara", {"35.79", "12.19"}),
        ("Kabupaten Karoyang", {"12.06", "32.15"}),
    ],
)
def test_the_rest_of_a_longer_name_is_a_doubt(text: str, kodes: set[str]) -> None:
    match = match_wilayah(text)
    assert (match.status, match.reason) == ("ambiguous", "damaged")
    assert kodes <= {one.region.kode for one in match.alternatives}


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("KPU KABUPATEN LAHAT MENYELENGGARAKAN PEMILU", "16.04"),
        ("KPU Kabupaten Nias menyelenggarakan Pemilu", "12.04"),
        ("KPU KABUPATEN BANDUNG BUPATI", "32.04"),
        ("KPU KABUPATEN BANGKA SE-INDONESIA", "19.01"),
        ("KPU KABUPATEN PASER DAN JAJARANNYA", "64.01"),
        ("KPU KABUPATEN ALOR A", "53.05"),
        ("KPU Kabupaten Ogan Komering Ulu Tirnur", "16.08"),
        ("KPU Kabupaten Bolaang Mongondow Se latan", "71.11"),
        ("KPU Kabupaten Banggai Ke pulauan", "72.07"),
    ],
)
def test_other_words_behind_a_name_are_no_doubt(text: str, kode: str) -> None:
    region = match_wilayah(text).region
    assert region is not None
    assert region.kode == kode


@pytest.mark.parametrize(
    "text",
    [
        "KPU KABUPATEN HULU SELATAN",
        "KPU KABUPATEN TANJUNG TIMUR",
        "KPU Kabupaten Tapanuli Barat",
        "KPU Kabupaten Tapanuli Luar",
        "KPU Kabupaten Pesisir Besar",
        "KPU Kabupaten Tanjung Jabung Baru",
    ],
)
def test_words_of_many_names_excuse_no_damage(text: str) -> None:
    assert match_wilayah(text).status == "ambiguous"


def test_a_sentence_is_no_part_of_a_name() -> None:
    match = match_wilayah("Kabupaten Bengka yang tertib")
    assert match.status == "ambiguous"
    assert mask_satker("Kabupaten Bengka yang tertib") == "{satker} yang tertib"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("KPU Kabupaten P i d i e   J a y a tertib", "{satker} tertib"),
        ("K P U   K A B U P A T E N   L A H A T", "{satker}"),
        ("kelas A B C dan D E F", "kelas A B C dan D E F"),
    ],
)
def test_spaced_letters_are_words(text: str, masked: str) -> None:
    assert mask_satker(text) == masked
