"""Rows of tables that are kept as they are."""

from __future__ import annotations

import pytest

from extractor.kinds.raw_rows import counts_columns, part_numbered
from extractor.tables.grid import Cell, GridRow


def row(*cells: str) -> GridRow:
    """Return a row of cells whose lines are parted by `` / ``."""
    made = (tuple(filter(None, text.split(" / "))) for text in cells)
    return GridRow(tuple(Cell(" ".join(lines), lines=lines) for lines in made), 7, 2)


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (("1", "2", "3", "4"), True),
        (("(1)", "(2)", "(3)", "(4)", "(5)"), True),
        (("1", "2", "3"), False),
        (("1", "2", "4", "3"), False),
        (("1", "Jalan", "3", "4"), False),
        (("2", "3", "4", "5"), False),
    ],
)
def test_rows_that_only_count_the_columns(cells: tuple[str, ...], answer: bool) -> None:
    assert counts_columns(row(*cells)) is answer


def test_numbered_lines_with_a_value_each_are_rows_below_their_head() -> None:
    parts = part_numbered(
        row("1", "Tenaga Air / 1. PLTM Satu / Garut / 2. PLTM Dua", "5 / 7,4", "MW")
    )
    assert [[cell.text for cell in part.cells] for part in parts] == [
        ["1", "Tenaga Air", "", "MW"],
        ["", "1. PLTM Satu Garut", "5", ""],
        ["", "2. PLTM Dua", "7,4", ""],
    ]
    assert {(part.line, part.page) for part in parts} == {(7, 2)}


def test_without_a_head_the_first_item_has_what_is_printed_once() -> None:
    parts = part_numbered(row("1", "1. PLTM Satu / 2. PLTM Dua", "5 / 7,4", "MW"))
    assert [[cell.text for cell in part.cells] for part in parts] == [
        ["1", "1. PLTM Satu", "5", "MW"],
        ["", "2. PLTM Dua", "7,4", ""],
    ]


@pytest.mark.parametrize("values", ["5", "5 / 7 / 8", "Baik / Cukup", "- / -", ""])
def test_numbered_lines_without_a_value_each_stay_one_row(values: str) -> None:
    whole = row("1", "1. PLTM Satu / 2. PLTM Dua", values)
    assert part_numbered(whole) == [whole]
