"""Lines of a body to rows: what is one wrapped cell, and what begins a row."""

from __future__ import annotations

from collections.abc import Collection

from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

Rows = list[list[tuple[float, str]]]

COLUMNS = [Extent(50, 70), Extent(80, 260), Extent(280, 460), Extent(500, 540)]


def rows_of(rows: Rows, ruled: Collection[int] = ()) -> list[list[int]]:
    lines = lines_of(rows)
    pieces = lines_to_pieces(lines, COLUMNS)
    return rows_of_body(lines, pieces, COLUMNS, [k in ruled for k in range(len(lines))])


def test_figures_one_below_the_other_are_rows() -> None:
    assert rows_of([[(80, "Sapi"), (-540, "12")], [(80, "Itik"), (-540, "9")]]) == [[0], [1]]


def test_a_line_in_lower_case_goes_on() -> None:
    rows: Rows = [[(80, "Meningkatnya mutu"), (-540, "12")], [(80, "pelayanan publik")]]
    assert rows_of(rows) == [[0, 1]]


def test_a_line_that_had_room_above_begins_a_row() -> None:
    rows: Rows = [[(80, "Sapi"), (-540, "12")], [(80, "Unggas")], [(80, "Itik"), (-540, "9")]]
    assert rows_of(rows) == [[0], [1], [2]]


def test_a_rule_parts_lines_that_would_go_on() -> None:
    rows: Rows = [[(80, "Meningkatnya mutu"), (-540, "12")], [(80, "pelayanan publik")]]
    assert rows_of(rows, {1}) == [[0], [1]]


def test_the_last_line_of_a_numbered_text_brings_its_figure() -> None:
    text = "Jumlah kabupaten kota yang telah"
    rows: Rows = [
        [(50, "1.1"), (80, text)],
        [(80, "menerapkan standar")],
        [(50, "1.2"), (80, text)],
        [(80, "menerapkan pedoman"), (-540, "5")],
    ]
    assert rows_of(rows) == [[0, 1], [2, 3]]


def test_items_under_a_numbered_heading_are_rows() -> None:
    rows: Rows = [
        [(50, "1."), (80, "Populasi")],
        [(80, "Sapi"), (-540, "12")],
        [(80, "Itik"), (-540, "9")],
    ]
    assert rows_of(rows) == [[0], [1], [2]]


def test_no_lines_are_no_rows() -> None:
    assert rows_of([]) == []
