"""Lines of a cell that count from 1."""

from __future__ import annotations

import pytest

from extractor.kinds.numbered_lines import numbered_lines
from extractor.tables.grid import Cell


def cell(*lines: str) -> Cell:
    return Cell(" ".join(lines), lines=lines)


def test_items_and_what_stands_above_them() -> None:
    found = numbered_lines(
        cell("1. Program Jalan", "1. Bina jalan", "2, Rawat", "jalan", "3) Ukur")
    )
    assert found is not None
    assert found.head == "1. Program Jalan"
    assert found.items == ["1. Bina jalan", "2, Rawat jalan", "3) Ukur"]


def test_a_number_printed_twice_is_a_slip() -> None:
    found = numbered_lines(cell("1. PLTM Cianten", "2. PLTM Sindang", "2. PLTM Cikaso"))
    assert found is not None
    assert len(found.items) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Program", "1. Kegiatan"),
        ("1. Satu", "3. Tiga"),
        ("2. Dua", "3. Tiga"),
        ("1.080,60", "2.191,29"),
        ("1. A", "1. x", "2. y", "2. B", "1. z", "3. w"),
        ("Panjang jalan", "Luas lahan"),
        (),
    ],
)
def test_other_lines_are_no_items(lines: tuple[str, ...]) -> None:
    assert numbered_lines(cell(*lines)) is None
