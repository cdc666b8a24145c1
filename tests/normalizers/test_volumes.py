"""Counts with units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.reading import Measure
from normalizers.resources import load_data
from normalizers.volumes import parse_unit, parse_volume


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 Lap", 12, "laporan"),
        ("11Laporan", 11, "laporan"),
        ("12Layanan", 12, "layanan"),
        ("1Dokumen", 1, "dokumen"),
        ("1Kasus", 1, "kasus"),
        ("3 Kegiatan", 3, "kegiatan"),
        ("2 Dokumen", 2, "dokumen"),
        ("12 Bln", 12, "bulan"),
        ("8 unit", 8, "unit"),
        ("4 kali", 4, "kali"),
        ("1 (satu) Laporan", 1, "laporan"),
        ("12 (dua belas) bulan", 12, "bulan"),
        ("1 Kejiata", 1, "kegiatan"),
        ("1.234 orang", 1234, "orang"),
        ("3 m²", 3, "meter persegi"),
        ("3 m ²", 3, "meter persegi"),
        ("2 OB", 2, "orang bulan"),
        ("10 hari kerja", 10, "hari kerja"),
        ("2,5 ton", Decimal("2.5"), "ton"),
        ("5 lapangan", 5, "lapangan"),
        ("1layanan", 1, "layanan"),
        ("11layanan", 11, "layanan"),
    ],
)
def test_sure_volumes(text: str, value: Decimal | int, unit: str) -> None:
    volume = parse_volume(text)
    assert (volume.kind, volume.value, volume.unit) == ("volume", value, unit)
    assert volume.doubt is None


@pytest.mark.parametrize(
    ("text", "value", "unit", "reason"),
    [
        ("1 2 bulan", 12, "bulan", "digits-split"),
        ("i tayanan", 1, "layanan", "lookalike-digits"),
        ("1O Laporan", 10, "laporan", "lookalike-digits"),
        ("1Olaporan", 10, "laporan", "lookalike-digits"),
        ("lO Laporan", None, None, "no-digits"),
        ("Dokumen 4 kali", 4, "kali", "words-left-over"),
        ("minimal 3 laporan", 3, "laporan", "words-left-over"),
        ("1 dokumen perencanaan", 1, "dokumen", "words-left-over"),
        ("13 (empat belas) orang", 13, "orang", "terbilang-mismatch"),
        ("1.234 ton", 1234, "ton", "separator-ambiguous"),
        ("5OB", 5, "orang bulan", "lookalike-digits"),
        ("12~laporan", 12, "laporan", "words-left-over"),
        ("9² bulan", None, None, "not-a-volume"),
        ("12 x laporan", 12, "laporan", "unit-guessed"),
        ("5 bulam", 5, "bulan", "unit-guessed"),
        ("12 Pelaksana", None, None, "not-a-volume"),
    ],
)
def test_doubtful_volumes(text: str, value: int | None, unit: str | None, reason: str) -> None:
    volume = parse_volume(text)
    assert (volume.value, volume.unit, volume.reason) == (value, unit, reason)
    assert volume.doubt == ("value-ambiguous" if value is not None else "value-unparsed")


def test_split_digits_leave_both_readings() -> None:
    assert parse_volume("1 2 bulan").alternatives == (12, 2)
    assert parse_volume("13 (empat belas) orang").alternatives == (13, 14)


def test_two_counts_give_no_value() -> None:
    volume = parse_volume("12 Laporan 4 kali")
    assert (volume.kind, volume.value, volume.reason) == ("volume", None, "two-values")
    assert volume.alternatives == (12, 4)


@pytest.mark.parametrize("text", ["", "95", "95%", "laporan", "12. Laporan", "B1", "1/12 bulan"])
def test_no_volumes(text: str) -> None:
    volume = parse_volume(text)
    assert (volume.kind, volume.value, volume.doubt) == ("text", None, "value-unparsed")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Lap", "laporan"),
        ("dokumen", "dokumen"),
        ("Layanan", "layanan"),
        ("Bln.", "bulan"),
        ("%", "persen"),
        ("m²", "meter persegi"),
        ("Kab/Kota", "kabupaten/kota"),
        ("ORANG/BULAN", "orang bulan"),
        ("Lapcran", None),
        ("", None),
        ("12", None),
    ],
)
def test_parse_unit_knows_spellings_only(text: str, unit: str | None) -> None:
    assert parse_unit(text) == unit


def test_every_spelling_has_one_unit() -> None:
    units = load_data("units")["units"]
    assert all(parse_unit(name) == name for name in units)
    for name, spellings in units.items():
        assert {parse_unit(spelling) for spelling in spellings} <= {name}
    assert set(load_data("units")["continuous"]) <= set(units)


@given(
    st.integers(min_value=0, max_value=9999),
    st.sampled_from(sorted(set(load_data("units")["units"]) - {"rupiah", "persen"})),
    st.sampled_from(["{} {}", "{}  {} "]),
)
def test_volumes_come_back(count: int, unit: str, form: str) -> None:
    volume = parse_volume(form.format(count, unit))
    assert volume == Measure(volume.raw, "volume", count, unit=unit)
