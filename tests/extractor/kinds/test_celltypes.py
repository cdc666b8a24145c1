"""What a cell looks like, and where it fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.celltypes import (
    cell_type,
    fit,
    is_long_text,
    is_open_ended,
    is_open_unit,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("_", "filler"),
        ("- · ·", "filler"),
        ("√", "tick"),
        ("٧", "tick"),
        (">", "tick"),
        ("7", "running"),
        ("(3)", "running"),
        ("IV", "running"),
        ("100%%", "percent"),
        ("82,5 %", "percent"),
        ("318.450.000", "amount"),
        ("Rp 5.000.000,-", "amount"),
        ("Rp", "rupiah"),
        ("79,05", "number"),
        ("2023", "number"),
        ("WTP", "opinion"),
        ("BB", "grade"),
        ("12 Laporan", "volume"),
        ("12Layanan", "volume"),
        ("Dokumen", "unit"),
        ("Subbagian Teknis", "unit_kerja"),
        ("Divisi Hukum dan Pengawasan", "unit_kerja"),
        ("QGE.001", "code"),
        ("Rapat koordinasi data", "text"),
        ("Nilai Akuntabilitas Kinerja B", "text"),
        ("100 Bimtek Petugas TPS", "text"),
    ],
)
def test_types(text: str, kind: str) -> None:
    assert cell_type(text) == kind


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=40))
def test_any_text_has_a_type_and_fits_somewhere(text: str) -> None:
    assert cell_type(text)
    assert -6 <= fit(text, "text") <= 4


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("√", "schedule", "text"),
        ("318.450.000", "amount", "percent"),
        ("82,5 %", "measure", "amount"),
        ("Subbagian Teknis", "unit_kerja", "amount"),
        ("Rapat koordinasi", "text", "schedule"),
        ("3", "running", "text"),
        ("12 Laporan", "measure", "unit"),
    ],
)
def test_content_fits_its_own_column_better(text: str, right: str, wrong: str) -> None:
    assert fit(text, right) > 0 > fit(text, wrong)


def test_empty_cells_and_fillers_say_nothing() -> None:
    assert all(fit(text, kind) == 0 for text in ("", "-", "_") for kind in ("text", "amount"))


def test_a_remark_in_place_of_a_value_is_bearable() -> None:
    assert fit("Belum Dinilai", "measure") == 0
    assert fit("Rapat koordinasi data pemilih berkelanjutan", "measure") < 0


def test_beginnings_of_labels() -> None:
    assert starts_indikator("Persentase pemilih terdata")
    assert starts_indikator("Rata-rata waktu layanan")
    assert not starts_indikator("persentase pemilih")
    assert not starts_indikator("Rapat kerja")
    assert starts_sasaran("Meningkatnya layanan")
    assert starts_sasaran("Mewujudkan pemilu damai")
    assert not starts_sasaran("Rapat kerja")
    assert not starts_sasaran("meningkatnya layanan")


@pytest.mark.parametrize(
    ("text", "open_end"),
    [("Pemilihan umum yang", True), ("Umum dan", True), ("Hukum,", True), ("(lanjutan", True),
     ("guna terus meningkatkan", True), ("Pemilihan umum", False), ("", False)],
)  # fmt: skip
def test_open_ends(text: str, open_end: bool) -> None:
    assert is_open_ended(text) is open_end


def test_open_units() -> None:
    assert is_open_unit("Divisi")
    assert is_open_unit("KPU Kabupaten")
    assert not is_open_unit("Subbagian Teknis")


def test_a_text_that_starts_inside() -> None:
    assert starts_inside("pelaksanaan rapat")
    assert not starts_inside("a. rapat kerja")
    assert not starts_inside("Pelaksanaan rapat")


def test_long_text_is_words() -> None:
    assert is_long_text("Rapat koordinasi data")
    assert not is_long_text("Rapat")
    assert not is_long_text("318.450.000.000,-")
