"""Regions by the names that documents give them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.resources import load_data
from normalizers.wilayah import (
    WilayahMatch,
    find_wilayah,
    match_wilayah,
    official_name,
)
from normalizers.wilayah_names import Wilayah, forms_by_name, name_of, ocr_shape, regions

OCR = [("l", "I"), ("i", "l"), ("m", "rn"), ("n", "m"), ("o", "0"), ("l", "1"), ("g", "q")]


@pytest.mark.parametrize(
    ("text", "kode", "score"),
    [
        ("KPU Kabupaten Ogan Komering Ilir", "16.02", 100),
        ("KPU KABUPATEN OGAN ILIR", "16.10", 100),
        ("Kab. Lahat", "16.04", 100),
        ("Dinas Kesehatan Prov. Jawa Barat", "32", 100),
        ("Badan Pemberdayaan Masyarakat dan Pemerintahan Desa Propinsi Riau", "14", 100),
        ("Dinas Tata Kota Kabupaten Bekasi", "32.16", 100),
        ("KPU Kota Jakarta Utara", "31.72", 100),
        ("KPU Kota Administrasi Jakarta Utara", "31.72", 100),
        ("KPU Provinsi DKI Jakarta", "31", 100),
        ("KPU Provinsi Daerah Istimewa Yogyakarta", "34", 100),
        ("KPU Kabupaten Tolitoli", "72.04", 100),
        ("KPU Kota Bau-Bau", "74.72", 100),
        ("KPU Kabupaten Kep. Siau Tagulandang Biaro", "71.09", 100),
        ("KPU Kabupaten Lima Puluh Kota", "13.07", 100),
        ("KPU Kabupaten OganIlir", "16.10", 100),
        ("KPU Kabupaten Ogan- Ilir", "16.10", 100),
        ("KPU KabupatenLahat", "16.04", 100),
        ("KPU Kabupaten Asmat Provinsi Papua", "93.04", 100),
        ("KIP Kabupaten Pidie", "11.07", 100),
        ("KPU Kabupalen Lahat", "16.04", 99),
        ("KPU Kabupaten Ogan Komerimg IIir", "16.02", 97),
        ("KPU Kabupaten Ogan Komering Ulu Tirnur", "16.08", 98),
        ("KPU Kabupaten Nias Nias Selatan", "12.14", 99),
        ("KPU Kota Вandung", "32.73", 100),
        ("Komisi Pemilihan Umum (KPU) Kabupaten Lahat", "16.04", 100),
        ("KPU/KIP Kabupaten Aceh Utara", "11.08", 100),
        ("KPU Kotamadya Bandung", "32.73", 100),
        ("Pemkab Lahat", "16.04", 100),
        ("KPU Kab. Mentawai", "13.09", 95),
        ("KPU Kota Tidore", "82.72", 95),
        ("KPU Konsel", "74.05", 95),
        ("KPU OKI dan KPU RI", "16.02", 95),
        ("KPU OKI", "16.02", 95),
        ("KPU Kabupaten OKI", "16.02", 95),
        ("KPU OKU Timur", "16.08", 95),
        ("KPIU Ogan Komering Ilir", "16.02", 95),
        ("KPŮ OKI", "16.02", 95),
        ("KPU Provinsi Sumsel", "16", 95),
        ("KPU DKI", "31", 95),
        ("KPU DIY", "34", 95),
        ("KPU Kepri", "21", 95),
        ("KPU Babel", "19", 95),
        ("Ogan Ilir", "16.10", 95),
        ("KPU Banjar Provinsi Jawa Barat", "32.79", 95),
        ("KPU Rajang Lebong", "17.02", 92),
        ("KPU Provinsi Nanggroe Aceh Darussalam", "11", 90),
        ("KPU Kabupaten Mamuju Utara", "76.01", 90),
    ],
)
def test_matched(text: str, kode: str, score: int) -> None:
    match = match_wilayah(text)
    assert match.region is not None
    assert (match.status, match.region.kode, match.score) == ("matched", kode, score)
    assert (match.reason, match.alternatives) == ("", ())


@pytest.mark.parametrize(
    ("text", "reason", "first"),
    [
        ("KPU Bogor", "several", {"32.01", "32.71"}),
        ("KPU Kabupaten/Kota Bogor", "several", {"32.01", "32.71"}),
        ("KPU Bengkulu", "several", {"17", "17.71"}),
        ("KPU Yogyakarta", "several", {"34", "34.71"}),
        ("KPU Kabupaten Pontianak", "several", {"61.02", "61.71"}),
        ("KPU Kabupaten Bamdung", "damaged", {"32.04", "51.03"}),
        ("KPU Kabupaten Sumbaa Barat", "damaged", {"52.07", "53.12"}),
        ("KPU Kabupaten Ogan Komering Ulir", "damaged", {"16.01", "16.02"}),
        ("KPU Kabupaten Pidie Jgya", "damaged", {"11.07", "11.18"}),
        ("KPU Provinsi Papua Bar", "damaged", {"91", "92"}),
        ("KPU Kabupaten Kutai", "cut", {"64.02", "64.07", "64.08"}),
        ("KPU Kota Lahat", "kind", {"16.04"}),
        ("KPU Kota Baru", "kind", {"63.02"}),
        ("KPU Kabupaten Lahat Timur", "words", {"16.04"}),
        ("KPU Kabupaten Banjar Provinsi Jawa Barat", "province", {"63.03"}),
    ],
)
def test_ambiguous(text: str, reason: str, first: set[str]) -> None:
    match = match_wilayah(text)
    assert (match.status, match.reason, match.region) == ("ambiguous", reason, None)
    assert first <= {one.region.kode for one in match.alternatives}
    scores = [one.score for one in match.alternatives]
    assert scores == sorted(scores, reverse=True)


def test_the_beginning_of_names_lists_all_of_them() -> None:
    match = match_wilayah("KPU Kabupaten Ogan Komering")
    assert {one.region.kode for one in match.alternatives} == {"16.01", "16.02", "16.08", "16.09"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("KPU Kabupaten LHXT", "unknown"),
        ("KPU Kabupaten LHXT Provinsi Sumatera Selatan", "unknown"),
        ("KPU Hibah Pemerintah Daerah", "unknown"),
        ("Kecamatan Kota Padang", "unknown"),
        ("KPU", "missing"),
        ("KPU Kabupaten", "missing"),
        ("KPU Kabupaten/Kota", "missing"),
        ("Komisi Pemilihan Umum Provinsi", "missing"),
        ("Inspektorat", "missing"),
        ("", "missing"),
    ],
)
def test_unmatched(text: str, reason: str) -> None:
    assert match_wilayah(text) == WilayahMatch("unmatched", reason=reason)


@pytest.mark.parametrize("text", ["KPU RI", "KPU Republik Indonesia", "Kementerian Keuangan"])
def test_national_offices_have_no_region(text: str) -> None:
    assert match_wilayah(text) == WilayahMatch("national")


@pytest.mark.parametrize("region", regions().values(), ids=lambda region: region.kode)
def test_each_region_is_found_by_its_name(region: Wilayah) -> None:
    for text in (f"KPU {region.nama}", f"KPU {region.nama}".upper(), region.nama.lower()):
        assert match_wilayah(text).region == region
        assert match_wilayah(text).score == 100
    alone = match_wilayah(f"KPU {name_of(region)}")
    assert alone.region == region or region in [one.region for one in alone.alternatives]


def test_a_name_misread_in_the_ways_of_ocr_is_right_or_told() -> None:
    """A wrong region without a doubt is the worst; one letter misread never gives one."""
    rng = random.Random(4)
    told = 0
    for region in regions().values():
        name = name_of(region)
        printed, shape = rng.choice([pair for pair in OCR if pair[0] in name] or [("", "")])
        match = match_wilayah(f"KPU {region.kind} {name.replace(printed, shape, 1)}")
        assert match.region in (region, None), name
        told += match.region is None
    assert told < 0.1 * len(regions())


def test_a_cut_name_is_right_or_told() -> None:
    for region in regions().values():
        name = name_of(region)
        for kept in (name[:-1], name[:-2], name[:-3]):
            match = match_wilayah(f"KPU {region.kind} {kept}")
            assert match.region in (region, None) or match.region.nama == f"{region.kind} {kept}"


def test_the_official_name_replaces_what_is_printed() -> None:
    for name in ("KPU OKI", "KPU Kabupaten Ogan Komering IIir Berdasarkan"):
        official = official_name(name, match_wilayah(name))
        assert official == "KPU Kabupaten Ogan Komering Ilir"
    assert official_name("KPU Bogor", match_wilayah("KPU Bogor")) == "KPU Bogor"


def test_find_wilayah_gives_certain_regions_only() -> None:
    assert find_wilayah("KPU Kabupaten Lahat") == Wilayah("16.04", "Kabupaten Lahat")
    assert find_wilayah("KPU Bogor") is None


def test_no_two_names_have_one_shape() -> None:
    names = list(forms_by_name())
    assert len({ocr_shape(name) for name in names}) == len(names)


def test_the_data_names_regions_that_exist() -> None:
    data = load_data("wilayah_names")
    named = [*data["spellings"], *data["abbreviations"], *(row["kode"] for row in data["former"])]
    provinces = [k for old, new in data["former_provinces"].items() for k in (old, *new)]
    assert {*named, *provinces} <= set(regions())
    assert all(row["source"] for row in data["former"])


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="KPUkabupten OgILlir.1/-\t", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    match = match_wilayah(text)
    assert (match.region is not None) == (match.status == "matched")
    assert bool(match.alternatives) == (match.status == "ambiguous")
    assert 0 <= match.score <= 100
