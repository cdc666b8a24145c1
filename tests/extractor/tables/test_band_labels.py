"""Labels of merged cells of one shade, one below the other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.readers.page import Box, Fill, Word
from extractor.tables.band_labels import blocks_of, label_borders
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    lines_of,
    page_of,
    spans_of,
    table_words,
    words_at,
)

EDGES = [100.0, 125.0, 150.0, 185.0, 210.0, 235.0, 260.0]


def at(*tops: float) -> list[Word]:
    return [word for top in tops for word in words_at(60, top, "Meningkatnya layanan")]


@pytest.mark.parametrize(
    ("tops", "borders"),
    [
        ([102, 152], [150.0]),
        ([102, 127, 212], [125.0, 210.0]),
        ([173, 248], [185.0]),
        ([120, 200], [150.0]),
        ([150], []),
        ([], []),
    ],
    ids=["tops", "three", "feet", "middles", "one", "none"],
)
def test_cells_end_where_all_labels_stand_alike(tops: list[float], borders: list[float]) -> None:
    # at the foot: 2 points above the border
    assert label_borders(at(*tops), EDGES) == borders


def test_where_labels_stand_otherwise_the_border_is_between_them() -> None:
    assert label_borders(at(115, 190), EDGES) == [150.0]


def test_more_labels_than_rows_are_left_together() -> None:
    assert label_borders(at(102, 130), EDGES[:2]) == []
    assert label_borders(at(101, 120, 139), [100.0, 125.0, 150.0]) == []


def test_labels_without_white_between_are_parted_where_the_column_before_is() -> None:
    three = at(101, 113, 125, 137)
    assert label_borders(three, EDGES) == []
    assert label_borders(three, EDGES, known={125.0}) == [125.0]
    assert label_borders(three, EDGES, known={150.0, 210.0}) == []
    assert label_borders(at(104, 120, 136), EDGES, known={125.0}) == []


def test_lines_of_one_text_stay_together() -> None:
    assert [len(block) for block in blocks_of(at(100, 113, 150))] == [4, 2]
    assert blocks_of([]) == []


XS = [50.0, 200.0, 350.0, 450.0]


def test_labels_of_merged_cells_cover_their_rows() -> None:
    heights = [80.0, *EDGES]
    texts = ["Sasaran | Indikator | Target", *(f"| Indikator {n} | 9{n},5" for n in range(1, 7))]
    words = [
        *table_words(XS, heights, texts),
        *words_at(60, 120, "Tertib"),
        *words_at(60, 200, "Maju"),
    ]
    page = page_of(words, lines_of(XS, heights[:2]))
    page.fills = [
        Fill(Box(XS[1], top, XS[3], end), "#dddddd") for top, end in list(pairwise(EDGES))[1::2]
    ]
    (table,) = find_ruled_tables(page)
    assert spans_of(table)["Tertib"] == (1, 0, 2, 1)
    assert spans_of(table)["Maju"] == (3, 0, 4, 1)
    assert table.rows == 7
