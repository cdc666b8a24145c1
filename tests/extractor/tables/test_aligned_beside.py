"""Tables side by side under a caption each are two."""

from __future__ import annotations

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Page
from extractor.tables.aligned import find_aligned_tables
from tests.extractor.tables.aligned_pages import LETTER, STEP, page_of, words_at

LEFT = ["Table 3 Sheep", "Region Head", "North 120", "South 340", "East 560", "West 780"]
RIGHT = ["Table 4 Goats", "Year Head", "1999 8.1", "2001 7.2", "2003 6.3", "2005 5.4"]


def beside(*, captions: bool = True, across: bool = False) -> Page:
    """Set two tables beside each other, the second one's rows some points lower."""
    page = page_of([])
    for x, texts, lower in ((60, LEFT, 0.0), (330, RIGHT, 5.0)):
        for number, text in enumerate(texts):
            if number == 0:
                if captions:
                    page.words += words_at(x, 100, text)
                continue
            y = 110 + STEP * number + lower
            label, figure = text.split()
            page.words += words_at(x, y, label) + words_at(x + 120, y, figure, right=True)
    if across:
        page.words += words_at(60, 112, "x" * int(400 / LETTER))
    return page


def test_tables_beside_each_other_are_parted_by_their_captions() -> None:
    left, right = sorted(find_aligned_tables(beside(), []), key=lambda t: t.box or ())
    assert [left.cols, right.cols] == [2, 2]
    assert [cell.text for cell in left.cells if cell.row == 2] == ["South", "340"]
    assert [cell.text for cell in right.cells if cell.row == 2] == ["2001", "7.2"]


def test_a_text_over_both_tables_keeps_them_together() -> None:
    assert len(find_aligned_tables(beside(across=True), [])) == 1


def test_tables_without_captions_are_not_parted() -> None:
    assert len(find_aligned_tables(beside(captions=False), [])) == 1


def test_a_drawn_table_beside_one_does_not_part_its_lines() -> None:
    page = beside()
    page.words = [word for word in page.words if word.box.x0 < 300 or word.box.top < 112]
    drawn = TableGrid((), 1, 2, page=1, box=Box(320, 115, 500, 200))
    (table,) = find_aligned_tables(page, [drawn])
    assert [cell.text for cell in table.cells if not cell.col][1:] == [
        "North",
        "South",
        "East",
        "West",
    ]
