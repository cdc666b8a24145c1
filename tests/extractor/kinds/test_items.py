"""Several items in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.items import itemisations, split_before_repeated_opening, split_items
from extractor.tables.grid import Cell


def items(text: str, *blocks: str) -> list[str]:
    return split_items(Cell(text, blocks or (text,)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a. Rapat kerja b. Bimtek petugas", ["a. Rapat kerja", "b. Bimtek petugas"]),
        ("1. Rapat 2. Bimtek 3. Reviu", ["1. Rapat", "2. Bimtek", "3. Reviu"]),
        ("- Rapat kerja - Bimtek petugas", ["Rapat kerja", "Bimtek petugas"]),
        ("• Rapat • Bimtek", ["Rapat", "Bimtek"]),
        ("QGE.001 Persiapan QGE.002 Pengelolaan", ["QGE.001 Persiapan", "QGE.002 Pengelolaan"]),
        ("Persentase pemilih terdata Persentase pemilih terlayani",
         ["Persentase pemilih terdata", "Persentase pemilih terlayani"]),
    ],
)  # fmt: skip
def test_cells_of_several_items(text: str, parts: list[str]) -> None:
    assert items(text) == parts


@pytest.mark.parametrize(
    "text",
    ["", "Rapat kerja", "a. Rapat kerja", "Rapat kerja b. Bimtek", "a. Rapat kerja c. Bimtek",
     "Laporan triwulan 1. dan 2. diterima", "Pemilih - pemula", "Nilai Nilai",
     "Rapat kerja dan Rapat pleno", "- Jumlah rapat dan laporan - nya"],
)  # fmt: skip
def test_cells_of_one_item(text: str) -> None:
    assert items(text) == [text]


def test_block_tags_part_items() -> None:
    assert items("Rapat kerja Bimtek petugas", "Rapat kerja", "Bimtek petugas") == [
        "Rapat kerja",
        "Bimtek petugas",
    ]


def test_a_word_broken_over_blocks_is_one_item() -> None:
    assert items("Perencana an", "Perencana", "an") == ["Perencana an"]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(alphabet="ab1. -Pc()•", max_size=40))
def test_no_word_is_lost(text: str) -> None:
    kept = " ".join(items(text)).split()
    bare = [word for word in text.split() if word.strip("-•")]
    assert [word for word in kept if word.strip("-•")] == bare


def test_an_opening_that_comes_back() -> None:
    assert split_before_repeated_opening("Temu dengan camat dan Temu dengan lurah") == (
        "Temu dengan camat dan",
        "Temu dengan lurah",
    )
    assert split_before_repeated_opening("Temu dengan camat dan lurah se kota") is None
    assert split_before_repeated_opening("Rapat kerja Rapat kerja") is None


def ways(text: str) -> list[list[str]]:
    return itemisations(Cell(text, (text,)))


def test_a_cell_may_be_parted_at_one_level_or_at_all() -> None:
    assert ways("- Angka a. Energi b. Protein - Skor") == [
        ["Angka a. Energi b. Protein", "Skor"],
        ["Angka", "a. Energi", "b. Protein", "Skor"],
    ]


def test_items_may_stand_below_a_head() -> None:
    assert ways("Rehabilitasi kawasan a. Jumlah kawasan b. Jumlah benih") == [
        ["Rehabilitasi kawasan", "a. Jumlah kawasan", "b. Jumlah benih"]
    ]
    assert ways("Kebutuhan antara lain : - Meja - Kursi") == [
        ["Kebutuhan antara lain :", "Meja", "Kursi"]
    ]
    assert ways("2.1 Produk bermutu : - Daging - Susu 2.2 Jumlah unit") == [
        ["2.1 Produk bermutu :", "Daging", "Susu", "2.2 Jumlah unit"]
    ]


@pytest.mark.parametrize("text", ["Rapat kerja", "Periode 2013 - 2018", "Laporan 1. dan b. lain"])
def test_a_text_without_marks_has_no_items(text: str) -> None:
    assert ways(text) == []
