"""Columns numbered from 1 are months or quarters where no figures stand below them."""

from __future__ import annotations

import pytest

from extractor.tables.aligned_counts import counted, counted_columns
from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.column_gaps import Extent, join_extents
from tests.extractor.tables.aligned_pages import lines_of

Row = list[tuple[float, str]]
HEAD: Row = [(50, "No"), (80, "Kegiatan"), *((200 + 30 * n, str(n)) for n in range(1, 5))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ("No Kegiatan 1 2 3 4 Biaya", range(2, 6)),
        ("1 2 3 4 5 6 7 8 9 10 11 12", range(12)),
        ("1 1 2 3 4", range(1, 5)),
        ("1 2 3 Biaya", range(0)),
        ("2014 2015 2016 2017", range(0)),
        ("", range(0)),
    ],
)
def test_texts_that_count_from_one_are_found(texts: str, found: range) -> None:
    assert counted(texts.split()) == found


def columns_counted(*rows: Row) -> set[int]:
    lines = lines_of(rows)
    extents = [Extent(chunk.x0, chunk.x1) for chunk in lines[0].chunks]
    return counted_columns(lines_to_pieces(lines, join_extents(extents)), 0)


def test_months_over_marks_are_counted() -> None:
    assert columns_counted(HEAD, [(50, "1"), (80, "Rapat"), (230, "√")]) == {2, 3, 4, 5}


def test_a_row_of_targets_that_count_is_one_of_figures() -> None:
    target: Row = [(50, "2"), (80, "Berkas"), (230, "5"), (260, "6"), (290, "7"), (320, "8")]
    assert columns_counted(HEAD, target) == set()
