"""Headings read as one are parted where the marks below stand under one part each."""

from __future__ import annotations

from extractor.readers.page import Box, Drawing, Fill, Page
from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_parted import part_headings
from tests.extractor.tables.aligned_pages import lines_of

Row = list[tuple[float, str]]
BODY: list[Row] = [[(50, "1"), (80, "Rapat")], [(50, "2"), (80, "Reviu")]]


def texts_of(lines: list[ChunkLine] | None) -> list[str] | None:
    return None if lines is None else [chunk.text for chunk in lines[0].chunks]


def parted(
    head: Row, marks: list[float], *, body: list[Row] = BODY, painted: float = 0
) -> list[str] | None:
    """Part headings over marks in the first row, by the middles of these."""
    page = Page(1, 600, 800)
    for x in marks:
        if painted:
            page.fills.append(Fill(Box(x - painted / 2, 112, x + painted / 2, 125), "#808080"))
        else:
            page.drawings.append(Drawing(Box(x - 4, 115, x + 4, 123)))
    return texts_of(part_headings(lines_of([head, *body]), 1, page))


# One letter is 5 points wide and a space 3: "TW III TW IV" has its parts at 300 to 328 and
# 331 to 354.
QUARTERS: Row = [(50, "No"), (80, "Kegiatan"), (300, "TW III TW IV")]
SPLIT = ["No", "Kegiatan", "TW III", "TW IV"]


def test_a_word_that_comes_back_begins_the_next_heading() -> None:
    assert parted(QUARTERS, [314, 342]) == SPLIT
    assert parted(QUARTERS, [342]) == SPLIT
    assert parted(QUARTERS, [342], painted=28) == SPLIT


def test_marks_in_the_middle_of_a_heading_leave_it_whole() -> None:
    assert parted([(50, "No"), (300, "Jadwal Pelaksanaan")], [342]) is None


def test_marks_beside_the_parts_leave_a_heading_whole() -> None:
    assert parted([(50, "No"), (300, "Jadwal Pelaksanaan")], [305]) is None


def test_a_heading_over_words_of_one_column_stays_whole() -> None:
    body: list[Row] = [[(50, "1"), (300, "Rapat koordinasi")]]
    assert parted(QUARTERS, [342], body=body) is None


def test_short_headings_are_parted_by_the_marks_of_two_of_them() -> None:
    months: Row = [(50, "No"), (300, "Jan Feb Mar")]
    assert parted(months, [307, 326]) == ["No", "Jan", "Feb", "Mar"]
    assert parted(months, [307]) is None


def test_marks_set_to_the_right_do_not_part_a_short_heading() -> None:
    assert parted([(50, "No"), (300, "TW I")], [316]) is None


def test_headings_at_the_pitch_of_those_beside_them_are_parted() -> None:
    """Longer names leave narrower gaps, but their middles go on at the same step."""
    names = ["Jan", "Feb", "Mar", "Apr", "Mei", "Juni", "Juli"]
    head: Row = [(50, "No")]
    head += [(200 + 23 * n - 2.5 * len(name), name) for n, name in enumerate(names)]
    (line,) = lines_of([head])
    assert [chunk.text for chunk in line.chunks][-1] == "Mei Juni Juli"
    assert parted(head, [200]) == ["No", *names]


def test_without_marks_nothing_is_parted() -> None:
    assert parted(QUARTERS, []) is None
