"""Lines of a body to rows: what is one wrapped cell, and what begins a row."""

from __future__ import annotations

from collections.abc import Collection

from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of, lines_set

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


def rows_set(
    rows: list[tuple[float, list[tuple[float, str]]]], *, bold: str = ""
) -> list[list[int]]:
    """Group lines set at heights of their own; ``bold`` is the first word of those in bold."""
    lines = lines_set(rows)
    for line in lines:
        for chunk in line.chunks:
            if chunk.words[0].text == bold:
                chunk.words = tuple(word._replace(font="Arial-Bold") for word in chunk.words)
    columns = [Extent(50, 110), Extent(200, 260), Extent(300, 360)]
    return rows_of_body(lines, lines_to_pieces(lines, columns), columns, [False] * len(lines))


GROUPS: list[tuple[float, list[tuple[float, str]]]] = [
    (100, [(50, "Oban Harbour"), (-260, "12"), (-360, "310")]),
    (112, [(50, "Wick Harbour"), (-260, "18"), (-360, "290")]),
    (124, [(50, "East Coast")]),
    (136, [(50, "Ayr Harbour"), (-260, "11"), (-360, "205")]),
    (148, [(50, "Bala"), (-260, "10"), (-360, "197")]),
]


def test_a_group_heading_set_farther_off_is_no_end_of_the_label_above() -> None:
    assert rows_set(GROUPS) == [[0], [1, 2], [3], [4]], "nothing tells it"
    lower = [(y + 3 * (k > 1), row) for k, (y, row) in enumerate(GROUPS)]
    assert rows_set(lower) == [[k] for k in range(5)]


def test_a_group_heading_in_bold_is_no_end_of_the_label_above() -> None:
    assert rows_set(GROUPS, bold="East") == [[k] for k in range(5)]


def test_a_group_heading_left_of_the_label_above_is_no_end_of_it() -> None:
    inside = [
        (y, [(55, row[0][1]), *row[1:]]) if k != 2 else (y, row)
        for k, (y, row) in enumerate(GROUPS)
    ]
    assert rows_set(inside) == [[k] for k in range(5)]


def test_rows_indented_under_a_group_heading_are_no_end_of_it() -> None:
    names = ["Small firms", "Travelling", "Rents", "Large firms", "Travelling"]
    rows: list[tuple[float, list[tuple[float, str]]]] = [
        (100 + 12 * k, [(55, name), (-260, "12")] if k % 3 else [(50, name)])
        for k, name in enumerate(names)
    ]
    assert rows_set(rows) == [[k] for k in range(5)]


def test_rows_as_near_as_figures_are_none_wrapped() -> None:
    names = ["West Coast", "Oban", "Wick", "East Coast", "Ayr", "Bala", "Isle Coast", "Rhyl"]
    rows: list[tuple[float, list[tuple[float, str]]]] = [
        (100 + 12 * k + 5 * (k // 3), [(50, name), *([(-260, "12")] if k % 3 else [])])
        for k, name in enumerate(names)
    ]
    assert rows_set(rows) == [[k] for k in range(8)]


FULL = [Extent(50, 130), Extent(200, 280)]


def rows_of_two(rows: Rows) -> list[list[int]]:
    """Group lines whose every third one stands a little farther off."""
    lines = lines_set([(100 + 12 * k + 6 * (k // 3), row) for k, row in enumerate(rows)])
    return rows_of_body(lines, lines_to_pieces(lines, FULL), FULL, [False] * len(lines))


def test_lines_that_fill_all_columns_are_rows_though_some_stand_nearer() -> None:
    rows: Rows = [[(50, "Beta Distribution"), (200, "Density Of Beta")]] * 9
    assert rows_of_two(rows) == [[k] for k in range(9)]


def test_names_in_lower_case_are_rows_where_all_are() -> None:
    rows: Rows = [[(50, "Beta Distribution"), (200, "dbeta")]] * 9
    assert rows_of_two(rows) == [[k] for k in range(9)]


def test_texts_of_two_columns_wrapped_alike_are_one_row() -> None:
    rows: Rows = [
        [(50, "Beta distribution"), (200, "Density of a beta")],
        [(50, "of the first kind"), (200, "variable on zero")],
        [(50, "and its moments"), (200, "to one inclusive")],
    ] * 3
    assert rows_of_two(rows) == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]


def test_a_line_that_fills_all_columns_with_a_figure_is_a_row() -> None:
    pair: Rows = [
        [(50, "Year effects"), (200, "No"), (300, "Yes")],
        [(50, "Observations"), (-260, "146"), (-360, "5,356")],
    ]
    rows = [(100 + 12 * k + 6 * (k // 2), row) for k, row in enumerate(pair * 3)]
    assert rows_set(rows) == [[k] for k in range(6)]
