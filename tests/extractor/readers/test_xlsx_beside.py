"""Tables side by side on a sheet: two where headings or rows tell it, else one; no text lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from extractor.readers.cells import Flow, FlowText, TableGrid
from tests.extractor.readers.office_files import read_office
from tests.extractor.readers.test_xlsx import BOX, grids, read, save, table

LEFT = [["No", "Sasaran", "Target"], [1, "Layanan", 80], [2, "Data", 70]]
RIGHT = [["No", "Program"], [1, "Prog A"], [2, "Prog B"], [3, "Prog C"]]


def put(sheet: Any, top: int, left: int, rows: list[list[Any]]) -> None:
    for row, values in enumerate(rows):
        for col, value in enumerate(values):
            sheet.cell(top + row, left + col, value).border = BOX


def flow_of(right_top: int, right_left: int, right: list[list[Any]]) -> Flow:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, right_top, right_left, right)
    return read(book)


def texts(flow: Flow) -> list[str]:
    found: list[str] = []
    for block in flow:
        found += (
            block.text.split()
            if isinstance(block, FlowText)
            else [word for cell in block.cells for word in cell.text.split()]
        )
    return sorted(found)


def test_two_tables_that_begin_alike_are_two() -> None:
    left, right = grids(flow_of(3, 5, RIGHT))
    assert table(left) == [["No", "Sasaran", "Target"], ["1", "Layanan", "80"], ["2", "Data", "70"]]
    assert table(right)[-1] == ["3", "Prog C"]
    assert right.row_numbers == (3, 4, 5, 6)


def test_two_tables_that_begin_at_different_rows_are_two_and_their_titles_are_text() -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    book.active["E3"] = "PROGRAM"
    put(book.active, 4, 5, [["Program", "Pagu"], ["Prog A", 5]])
    left, title, right = read(book)
    assert isinstance(left, TableGrid)
    assert title == FlowText("PROGRAM", 3, 1)
    assert isinstance(right, TableGrid)
    assert table(right) == [["Program", "Pagu"], ["Prog A", "5"]]


def test_a_blank_column_between_groups_of_one_table_parts_nothing() -> None:
    (grid,) = grids(flow_of(3, 5, [["Realisasi", "Capaian"], [70, "87%"], [71, "101%"]]))
    assert table(grid)[1] == ["1", "Layanan", "80", "", "70", "87%"]


def test_a_banner_one_row_higher_over_figures_parts_no_table() -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, 2, 5, [["Target", None], ["TW I", "TW II"], [20, "80 dok"], ["BB", 70]])
    book.active.merge_cells("E2:F2")
    (grid,) = grids(read(book))
    assert table(grid)[2] == ["1", "Layanan", "80", "", "20", "80 dok"]
    assert read_office(save(book)).notes == []


@pytest.mark.parametrize(
    "right",
    [
        [["Program", "Pagu"], ["Prog A", 5]],
        [["No", "Pagu"], [1, 5]],
        [["Pagu", "Sisa"], [9, 5], [8, 4], [7, 3]],
    ],
    ids=["names", "numbers", "other last row"],
)
def test_two_tables_told_apart_by_their_rows_are_told(right: list[list[Any]]) -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, 4, 5, right)
    assert [table(grid)[0] for grid in grids(read(book))] == [LEFT[0], right[0]]
    (note,) = read_office(save(book)).notes
    assert (note.code, note.reason, note.number, note.raw) == (
        "grid-doubtful",
        "parted",
        4,
        right[0][0],
    )


def test_two_tables_with_the_same_first_heading_are_nothing_to_tell() -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, 3, 5, RIGHT)
    assert read_office(save(book)).notes == []


def test_a_merged_title_over_both_keeps_them_together() -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, 3, 5, RIGHT)
    book.active["A2"] = "Lampiran"
    book.active.merge_cells("A2:F2")
    for col in range(1, 7):
        book.active.cell(2, col).border = BOX
    (grid,) = grids(read(book))
    assert grid.cols == 6


@settings(max_examples=40, deadline=None)
@given(top=st.integers(1, 6), left=st.integers(4, 7), loose=st.integers(0, 8))
def test_no_text_is_lost_and_none_comes_twice(top: int, left: int, loose: int) -> None:
    book = Workbook()
    put(book.active, 3, 1, LEFT)
    put(book.active, top, left, RIGHT)
    if loose:
        book.active.cell(loose, left).value = "Catatan"
    printed = [
        str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value is not None
    ]
    assert texts(read(book)) == sorted(word for text in printed for word in text.split())
