"""Where units stand in running text, and the placeholder put for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.satker_spans import find_satker_spans, mask_satker


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "Persentase KPU Kabupaten Rejang Lebong yang melaksanakan Pemilu",
            "Persentase {satker} yang melaksanakan Pemilu",
        ),
        (
            "PERSENTASE KPU KABUPATEN REJANG LEBONG YANG MELAKSANAKAN",
            "PERSENTASE {satker} YANG MELAKSANAKAN",
        ),
        ("KPU Kabupaten Lahat menyelenggarakan Pemilu", "{satker} menyelenggarakan Pemilu"),
        ("KPU KABUPATEN LAHAT MENYELENGGARAKAN PEMILU", "{satker} MENYELENGGARAKAN PEMILU"),
        ("persentase kpu kabupaten rejang lebong yang", "persentase {satker} yang"),
        ("Sekretariat KPU Kabupaten Lahat", "Sekretariat {satker}"),
        ("KPU Kabupaten Lahat, PPK, PPS dan KPPS", "{satker}, PPK, PPS dan KPPS"),
        ("KPU Kabupaten Lahat Provinsi Sumatera Selatan tahun", "{satker} tahun"),
        ("di media sosial KPU OKI", "di media sosial {satker}"),
        ("di media sosial kpu oki", "di media sosial {satker}"),
        ("e-goverment KPIU Ogan Komering Ilir", "e-goverment {satker}"),
        ("KPU Kabupaten Ogan Komerimg IIir yang", "{satker} yang"),
        ("Sekretariat KPU Rajang Lebong belum memadai", "Sekretariat {satker} belum memadai"),
        ("KomisiPemilihan Umum Kab. Lahat", "{satker}"),
        ("Kornisi Pemilihan Umurn Kabupaten Lahat", "{satker}"),
        ("KPUD Kota Bandung", "{satker}"),
        ("KPU RI dan KPU Provinsi Bengkulu", "KPU RI dan {satker}"),
        ("Dinas Kesehatan Provinsi Jawa Barat dalam", "{satker} dalam"),
        ("pemilih di Kabupaten Lahat", "pemilih di {satker}"),
        ("Bawaslu Kabupaten Lahat dan KPU Kabupaten Lahat", "{satker} dan {satker}"),
        ("KPU Bogor", "{satker}"),
        ("Komisi Pemilihan Umum (KPU) Kabupaten Lahat yang", "{satker} yang"),
        ("KPU/KIP Kabupaten Aceh Utara", "{satker}"),
        ("KIP Kabupaten Lahat", "KIP {satker}"),
        ("KPU Kabupaten Lahat (Bengkulu)", "{satker} (Bengkulu)"),
        ("KPU\nKabupaten\nLahat", "{satker}"),
        ("KPU Kabupaten Padang Lawas utama", "{satker} utama"),
    ],
)
def test_units_with_a_region_are_masked(text: str, masked: str) -> None:
    assert mask_satker(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "KPU", "KPU Provinsi", "KPU Kabupaten/Kota", "KPU Kab/Kota", "Satker", "Sekretariat KPU",
        "KPU RI", "KPU Provinsi/KIP Aceh dan KPU/KIP Kabupaten/Kota",
        "KPU Kabupaten Kota berwenang",
        "KPU Hibah Pemerintah Daerah", "KPU Kabupaten Antah Berantah yang", "KPU Kabupaten\tV",
        "kota besar dan kota bekas", "Kecamatan Kota Padang", "Desa Kota Padang Baru",
        "pembangunan kota baru", "Penerima KIP Sumatera Selatan", "Komisi Pemilihan Umum (KPU)",
        "Pembentukan Badan Adhoc", "provinsi di Jawa Barat", "", "{satker}",
    ],
)  # fmt: skip
def test_what_names_no_region_stays(text: str) -> None:
    assert mask_satker(text) == text


def test_a_span_tells_what_it_is() -> None:
    text = "Rapat KPU RI, Sekretariat KPŮ OKI, DINAS KESEHATAN PROV. JAWA BARAT, Kota Bekasi"
    spans = find_satker_spans(text)
    assert [(text[s.start : s.end], s.what, s.name, s.wilayah.status) for s in spans] == [
        ("KPU RI", "commission", "KPU RI", "national"),
        ("KPŮ OKI", "commission", "KPU Kabupaten Ogan Komering Ilir", "matched"),
        (
            "DINAS KESEHATAN PROV. JAWA BARAT",
            "agency",
            "Dinas Kesehatan Provinsi Jawa Barat",
            "matched",
        ),
        ("Kota Bekasi", "region", "Kota Bekasi", "matched"),
    ]


def test_an_unknown_region_is_a_span_by_its_capitals() -> None:
    [span] = find_satker_spans("Persentase KPU Kabupaten Antah Berantah yang")
    assert (span.name, span.wilayah.reason) == ("KPU Kabupaten Antah Berantah", "unknown")
    assert find_satker_spans("KPU KABUPATEN BERKEDUDUKAN DI KABUPATEN") == []


VOCABULARY = """
KPU KPIU Komisi Pemilihan Umum Sekretariat Dinas Kesehatan Kabupaten Kab. Kota Provinsi
/ , {satker} yang dan RI Lahat Ogan Komering Ilir IIir Bogor OKI Sumatera Selatan di Lima Puluh
kabupaten LAHAT Kecamatan KIP Aceh Republik Indonesia Una
"""
PIECES = VOCABULARY.split()
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(max_size=40),
)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_masking_is_idempotent(text: str) -> None:
    masked = mask_satker(text)
    assert mask_satker(masked) == masked


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_spans_are_in_order_and_apart(text: str) -> None:
    places = [place for span in find_satker_spans(text) for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize(
    "piece", ["KPU ", "KPU Kabupaten ", "Dinas ", "k", "Kabupaten A ", "Ogan "]
)
def test_long_texts_are_answered(piece: str) -> None:
    mask_satker(piece * (100_000 // len(piece)))
