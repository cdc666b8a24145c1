"""Lines that a page break cuts are printed on both pages, and are no text between them."""

from __future__ import annotations

from extractor.kinds.cut_lines import without_cut_lines
from extractor.kinds.drafts import draft_tables
from extractor.kinds.plain_region import PlainRegion
from extractor.readers.page import Box
from extractor.tables.grid import Block, Segment, TextLine, TextRun
from tests.extractor.spanned_tables import segment

ABOVE = (
    "No | Sasaran | Kegiatan | Biaya",
    "1 | Tertib arsip | Penataan | 5.000",
    " |  | Lelang | ",
)
BELOW = ("2 | Lancar lelang ikan | Rapat | 7.000", "^ | ^ | Bimtek | 8.000")
BOTTOM = 60.0


def line(number: int, text: str, column: int, top: float) -> TextLine:
    left = 100.0 * column
    return TextLine(number * 100 + 50, number, text, text, Box(left, top, left + 80, top + 10))


def blocks(*lines: TextLine) -> list[Block | PlainRegion]:
    pages = [[one for one in lines if one.page == number] for number in (1, 2)]
    return [
        segment(*ABOVE, page=1),
        TextRun(pages[0]),
        TextRun(pages[1]),
        segment(*BELOW, page=2, first_line=201),
    ]


def left_over(*lines: TextLine) -> tuple[list[str], list[str], list[str]]:
    """Return the lines that are left, the last row above the break, and the first below it."""
    found = without_cut_lines(blocks(*lines))
    text = [one.text for block in found if isinstance(block, TextRun) for one in block.lines]
    tables = [block for block in found if isinstance(block, Segment)]
    above, below = tables[0].rows[-1], tables[-1].rows[0]
    return text, [c.text for c in above.cells], [c.text for c in below.cells]


def test_a_line_on_the_last_border_that_stands_in_the_next_page_s_cell_is_no_text() -> None:
    text, above, _ = left_over(line(1, "Lancar lelang ikan", 1, BOTTOM - 5))
    assert text == []
    assert above == ["", "Lancar lelang ikan", "Lelang", ""]


def test_the_table_goes_on_behind_it() -> None:
    number = line(1, "2", 0, BOTTOM - 5)
    [draft] = draft_tables(blocks(number)).tables
    assert [len(piece.rows) for piece in draft.pieces] == [2, 2]


def test_a_line_above_the_first_border_that_ends_the_page_before_is_no_text() -> None:
    text, _, below = left_over(line(2, "Lelang", 2, -10.4))
    assert text == []
    assert below == ["2", "Lancar lelang ikan", "Rapat", "7.000"]


def test_an_amount_does_not_come_to_stand_twice() -> None:
    text, above, _ = left_over(line(1, "7.000", 3, BOTTOM - 5))
    assert text == []
    assert above[3] == ""


def test_other_words_and_other_places_are_text() -> None:
    lines = [
        line(1, "Lancar ekspor ikan", 1, BOTTOM - 5),
        line(1, "Lancar lelang ikan", 2, BOTTOM - 5),
        line(1, "Lancar lelang ikan", 1, BOTTOM + 30),
    ]
    for one in lines:
        assert left_over(one)[0] == [one.text]


def test_without_such_lines_nothing_changes() -> None:
    whole = blocks(line(1, "Demikian kami sampaikan", 1, BOTTOM + 20))
    assert without_cut_lines(whole) is whole


def test_a_table_with_a_cell_that_got_words_is_less_sure() -> None:
    for text, col, told in [("Lancar lelang ikan", 1, True), ("Demikian", 1, False)]:
        found = without_cut_lines(blocks(line(1, text, col, BOTTOM - 5)))
        first = next(block for block in found if isinstance(block, Segment))
        assert (first.confidence < 1) is told


def test_a_page_farther_on_ends_no_line_of_this_one() -> None:
    run = TextRun([line(1, "Lancar lelang ikan", 1, BOTTOM - 5)])
    whole: list[Block | PlainRegion] = [
        segment(*ABOVE, page=1),
        run,
        segment(*BELOW, page=9, first_line=901),
    ]
    assert without_cut_lines(list(whole)) == whole
