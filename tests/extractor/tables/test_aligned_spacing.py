"""Rows told by the white between them, wherever their cells are set."""

from __future__ import annotations

from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.aligned_spacing import rows_by_spacing
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_set

Lines = list[tuple[float, list[tuple[float, str]]]]

COLUMNS = [Extent(50, 160), Extent(180, 290), Extent(310, 360)]


def rows_of(rows: Lines) -> list[list[int]]:
    lines = lines_set(rows)
    return rows_of_body(lines, lines_to_pieces(lines, COLUMNS), COLUMNS, [False] * len(lines))


def spaced(rows: Lines) -> list[list[int]] | None:
    """Group lines by the white alone; a text of more than half a column leaves no room."""
    lines = lines_set(rows)
    return rows_by_spacing(
        lines,
        lines_to_pieces(lines, COLUMNS),
        [False] * len(lines),
        lambda piece, above, _: above.chunk.width + piece.chunk.width > COLUMNS[piece.first].width,
    )


def test_cells_set_in_the_middle_of_their_rows() -> None:
    rows: Lines = [
        (100, [(50, "Forest and Timber")]),
        (106, [(-360, "4,120")]),
        (112, [(50, "Products Exports")]),
        (126, [(50, "Inland Fisheries")]),
        (132, [(-360, "3,981")]),
        (138, [(50, "Licences Issued")]),
        (152, [(50, "Ports"), (-360, "77")]),
    ]
    assert rows_of(rows) == [[0, 1, 2], [3, 4, 5], [6]]


def test_labels_whose_figures_stand_on_their_last_line() -> None:
    rows: Lines = [
        (100, [(50, "Forest and Timber")]),
        (112, [(50, "Products Exports")]),
        (124, [(50, "Abroad"), (-360, "4,120")]),
        (139, [(50, "Inland Fisheries")]),
        (151, [(50, "Licences"), (-360, "3,981")]),
        (166, [(50, "Ports"), (-360, "77")]),
    ]
    assert rows_of(rows) == [[0, 1, 2], [3, 4], [5]]


def test_a_cell_that_begins_below_the_first_line_of_its_row() -> None:
    rows: Lines = [
        (100, [(180, "Directive on Ports")]),
        (112, [(50, "Harbour"), (180, "Reception Facilities")]),
        (124, [(180, "Of Member States")]),
        (140, [(180, "Regulation of Quotas")]),
        (152, [(50, "Fishing"), (180, "Agreed by Committee")]),
        (164, [(180, "Every Second Year")]),
        (180, [(50, "Ferries"), (180, "None")]),
    ]
    assert rows_of(rows) == [[0, 1, 2], [3, 4, 5], [6]]


def test_short_rows_in_groups_are_no_wrapped_cells() -> None:
    names = ["Oban", "Wick", "Tain", "Mold", "Rhyl", "Bala", "Ayr", "Nairn"]
    head: Lines = [(80, [(50, "Places of longer names"), (180, "On which the sea is")])]
    rows: Lines = [(100 + 12 * k + 6 * (k // 3), [(50, name)]) for k, name in enumerate(names)]
    assert spaced([*head, *rows]) is None


def test_figures_set_in_groups_are_rows() -> None:
    rows: Lines = [
        (100 + 12 * k + 6 * (k // 3), [(50, f"Station {k}"), (-360, "1,234")]) for k in range(9)
    ]
    assert rows_of(rows) == [[k] for k in range(9)]


def test_leader_dots_end_a_text() -> None:
    dots = " . . . . . ."
    rows: Lines = [
        (100, [(50, "Introduction" + dots)]),
        (112, [(50, "Instruments" + dots)]),
        (130, [(50, "Measurements" + dots)]),
        (142, [(50, "Observations" + dots)]),
        (160, [(50, "Conclusions" + dots)]),
        (172, [(50, "Bibliography" + dots)]),
    ]
    assert spaced(rows) is None
