"""Tables of a DOCX become grids of printed cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.docx_blocks import Block, Cell, Merge, Paragraph, Row, Table
from extractor.readers.docx_grids import is_frame, table_to_grid


def cell(text: str = "", span: int = 1, merge: Merge | None = None, *, width: int = 0) -> Cell:
    blocks: list[Block] = [Paragraph([text] if text else [])]
    return Cell(blocks, span, width, merge)


def grid_of(*rows: Row, widths: list[int] | None = None, bordered: bool = True) -> TableGrid:
    grid = table_to_grid(Table(list(rows), widths or [], bordered), 1, "rkt.docx")
    assert grid is not None
    return grid


def places(grid: TableGrid) -> list[tuple[str, int, int, int, int]]:
    return [(one.text, one.row, one.col, one.rowspan, one.colspan) for one in grid.cells]


def covered(cells: tuple[SpanCell, ...]) -> list[tuple[int, int]]:
    return [
        (row, col)
        for one in cells
        for row in range(one.row, one.row + one.rowspan)
        for col in range(one.col, one.col + one.colspan)
    ]


def test_spans_of_a_header_in_two_levels() -> None:
    grid = grid_of(
        Row([cell("Program", merge="restart"), cell("Triwulan", 2)]),
        Row([cell("", merge="continue"), cell("I"), cell("II")]),
        widths=[3000, 1000, 1000],
    )
    assert places(grid) == [
        ("Program", 0, 0, 2, 1),
        ("Triwulan", 0, 1, 1, 2),
        ("I", 1, 1, 1, 1),
        ("II", 1, 2, 1, 1),
    ]


def test_edges_a_hair_apart_are_one_column() -> None:
    grid = grid_of(
        Row([cell("Program", 1), cell("Pagu", 2)]),
        Row([cell("Gizi", 2), cell("5.000", 1)]),
        widths=[3000, 40, 2000],
    )
    assert places(grid) == [
        ("Program", 0, 0, 1, 1),
        ("Pagu", 0, 1, 1, 1),
        ("Gizi", 1, 0, 1, 1),
        ("5.000", 1, 1, 1, 1),
    ]


def test_a_narrow_cell_keeps_its_column() -> None:
    grid = grid_of(
        Row([cell("Program"), cell("x"), cell("Pagu")]),
        widths=[3000, 40, 2000],
    )
    assert [one.text for one in grid.cells] == ["Program", "x", "Pagu"]
    assert grid.cols == 3


def test_edges_that_no_cell_ends_at_are_no_columns() -> None:
    grid = grid_of(
        Row([cell("A", 3), cell("B", 5)]), Row([cell("1", 3), cell("2", 5)]), widths=[500] * 8
    )
    assert grid.cols == 2
    assert {one.colspan for one in grid.cells} == {1}


def test_a_leftover_empty_row_makes_no_columns() -> None:
    grid = grid_of(
        Row([cell("A", 2), cell("B", 2)]), Row([cell() for _ in range(4)]), widths=[900] * 4
    )
    assert (grid.rows, grid.cols) == (2, 2)


def test_positions_that_a_row_leaves_out_are_empty_cells() -> None:
    grid = grid_of(
        Row([cell("No"), cell("Program"), cell("Pagu")]),
        Row([cell("Jumlah")], before=1),
        widths=[500, 3000, 2000],
    )
    assert places(grid)[3:] == [("", 1, 0, 1, 1), ("Jumlah", 1, 1, 1, 1), ("", 1, 2, 1, 1)]


def test_a_merge_goes_on_only_under_a_cell_of_its_width() -> None:
    grid = grid_of(
        Row([cell("A", 2, "restart"), cell("B")]),
        Row([cell("", 1, "continue"), cell("C"), cell("D")]),
        widths=[1000] * 3,
    )
    assert places(grid)[0] == ("A", 0, 0, 1, 2)
    assert places(grid)[2] == ("", 1, 0, 1, 1)


def test_text_hidden_in_a_continued_cell_is_kept() -> None:
    grid = grid_of(
        Row([cell("A", merge="restart"), cell("1")]),
        Row([cell("B", merge="continue"), cell("2")]),
        widths=[1000, 1000],
    )
    assert grid.cells[0].lines == ("A", "B")


def test_two_merged_blocks_under_each_other_stay_apart() -> None:
    rows = [
        Row([cell(text, merge=merge), cell("x")])
        for text, merge in (("1", "restart"), ("", "continue"), ("2", "restart"), ("", "continue"))
    ]
    grid = grid_of(*rows, widths=[1000, 1000])
    assert [one[:4] for one in places(grid) if one[2] == 0] == [("1", 0, 0, 2), ("2", 2, 0, 2)]


def test_a_table_in_a_cell_of_a_bordered_table_is_the_cells_text() -> None:
    inner = Table([Row([cell("a."), cell("Rapat")]), Row([cell("b."), cell("Bimtek")])])
    outer = Table([Row([cell("1"), Cell([Paragraph(["Kegiatan:"]), inner])])], [500, 3000])
    assert not is_frame(outer)
    grid = table_to_grid(outer, 1, "rkt.docx")
    assert grid is not None
    assert grid.cells[1].lines == ("Kegiatan:", "a. Rapat", "b. Bimtek")


@pytest.mark.parametrize(("cells", "bordered", "frame"), [(1, True, True), (2, False, True)])
def test_a_table_that_only_arranges_tables_is_a_frame(
    cells: int, bordered: bool, frame: bool
) -> None:
    inner = Table([Row([cell("A"), cell("B")])])
    outer = Table([Row([Cell([inner])] + [cell("") for _ in range(cells - 1)])], [], bordered)
    assert is_frame(outer) is frame


def test_an_absurdly_large_table_is_refused() -> None:
    rows = [Row([cell("x")], before=index) for index in range(2000)]
    with pytest.raises(InputError, match="rows and"):
        table_to_grid(Table(rows), 1, "rkt.docx")


SPANS = st.lists(
    st.lists(
        st.tuples(st.integers(1, 3), st.sampled_from([None, "restart", "continue"])),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60)
@given(SPANS, st.lists(st.sampled_from([0, 30, 90, 1000]), max_size=6))
def test_cells_cover_the_grid_once_and_every_text_is_there_once(
    spans: list[list[tuple[int, Merge | None]]], widths: list[int]
) -> None:
    rows = [
        Row([cell(f"t{row}-{col}", span, merge) for col, (span, merge) in enumerate(line)])
        for row, line in enumerate(spans)
    ]
    grid = grid_of(*rows, widths=widths)
    assert sorted(covered(grid.cells)) == [
        (row, col) for row in range(grid.rows) for col in range(grid.cols)
    ]
    expected = sorted(f"t{row}-{col}" for row, line in enumerate(spans) for col in range(len(line)))
    assert sorted(line for one in grid.cells for line in one.lines) == expected
