"""Headings of two levels whose lines down begin half-way: a line across is put in."""

from __future__ import annotations

from extractor.readers.page import Page, Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, spans_of, words_at

YS = [100.0, 130.0, 150.0, 170.0]


def ruled_page(heading: list[Word]) -> Page:
    """Set a table of three columns whose last two have one heading, parted below it only."""
    words = [*heading, *words_at(55, 110, "Region")]
    words += words_at(155, 117, "Men") + words_at(255, 117, "Women")
    for y, row in ((135, ("North", "12.5", "13.1")), (155, ("South", "11.0", "12.2"))):
        for x, text in zip((55, 155, 255), row, strict=True):
            words += words_at(x, y, text)
    rules: list[Ruling] = [across(y, 50, 350) for y in YS]
    rules += [down(x, 100, 170) for x in (50, 150, 350)]
    return page_of(words, [*rules, down(250, 115, 170)])


def test_a_heading_over_two_columns_is_parted_from_theirs() -> None:
    (table,) = find_ruled_tables(ruled_page(words_at(225, 102, "Households")))
    spans = spans_of(table)
    assert spans["Households"] == (0, 1, 1, 2)
    assert spans["Men"] == (1, 1, 1, 1)
    assert spans["Women"] == (1, 2, 1, 1)
    assert spans["Region"] == (0, 0, 2, 1)


def test_texts_on_both_sides_of_a_line_that_stops_short_are_no_heading_over_it() -> None:
    heading = words_at(155, 102, "Young") + words_at(255, 102, "Adult")
    (table,) = find_ruled_tables(ruled_page(heading))
    assert table.rows == 3


def test_a_side_that_stops_at_the_level_goes_on_below_it() -> None:
    page = ruled_page(words_at(225, 102, "Households"))
    page.rulings = [one for one in page.rulings if one.box.x0 != 150 or one.box.x1 != 150]
    page.rulings += [down(150, 100, 115), down(150, 130, 170)]
    (table,) = find_ruled_tables(page)
    assert spans_of(table)["Region"] == (0, 0, 2, 1)
    assert spans_of(table)["Men"] == (1, 1, 1, 1)
