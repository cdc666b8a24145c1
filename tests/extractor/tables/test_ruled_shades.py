"""Shaded headings without a line below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.readers.page import Box, Fill
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, spans_of, table_words

XS = [40, 80, 280, 400]
YS = [100, 130, 160, 190]
GREY = "#f2f2f2"
ROWS = ["No|Program|Pagu", "|Pelayanan|5.000.000", "|Pembinaan|7.000.000"]


def height_of_heading(fills: list[Fill], rows: Sequence[str] = ROWS, heading: str = "No") -> int:
    """Draw a table whose first column has no lines within it; count the rows of its heading."""
    lines = [down(x, YS[0], YS[-1]) for x in XS]
    lines += [across(y, XS[0], XS[-1]) for y in (YS[0], YS[-1])]
    lines += [across(y, XS[1], XS[-1]) for y in YS[1:-1]]
    page = page_of(table_words(XS, YS, rows), lines)
    page.fills += fills
    (table,) = find_ruled_tables(page)
    return spans_of(table)[heading][2]


def band(first: int, last: int) -> list[Fill]:
    return [Fill(Box(x0, YS[first], x1, YS[last]), GREY) for x0, x1 in pairwise(XS)]


def test_a_heading_ends_where_the_shading_of_all_headings_ends() -> None:
    assert height_of_heading(band(0, 1)) == 1


def test_without_a_shading_the_heading_reaches_down() -> None:
    assert height_of_heading([]) == 3


def test_stripes_of_rows_run_on_below_a_merged_cell() -> None:
    assert height_of_heading(band(1, 2)) == 3


def test_a_shaded_first_row_of_values_is_no_heading() -> None:
    rows = ["1|Pelayanan|5.000.000", "|Pembinaan|7.000.000", "|Reviu|9.000.000"]
    assert height_of_heading(band(0, 1), rows, "1") == 3


def test_a_label_over_stripes_that_come_again_is_one_cell() -> None:
    assert height_of_heading([*band(0, 1), *band(2, 3)]) == 3


def test_a_label_below_the_shading_is_not_cut_off() -> None:
    page = [Fill(Box(x0, 100, x1, 110), GREY) for x0, x1 in pairwise(XS)]
    assert height_of_heading(page) == 3
