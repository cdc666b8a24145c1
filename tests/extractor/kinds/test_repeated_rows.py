"""Rows repeated with a header: which are taken off, and what they leave behind."""

from __future__ import annotations

import pytest

from extractor.kinds.pieces import Piece, piece_of
from extractor.kinds.repeated_rows import without_repeated
from extractor.kinds.rows import DraftRow, place_row
from tests.extractor.spanned_tables import columns_of, segment

HEADER = "Kode | Program | Anggaran"
FOUR = "4 44 | Program Perlindungan Anak | 15.422.500.000"
CHILD = "5 44 | Forum Anak | 1.300.000.000"
SIX = "6 46 | Program Keluarga | 1.634.000.000"


def rows_of(*pages: list[str]) -> list[DraftRow]:
    """Return the rows of the last page of a table."""
    pieces: list[Piece] = [
        piece_of(segment(*rows, page=page, first_line=100 * page).rows, ruled=True)
        for page, rows in enumerate(pages, 1)
    ]
    columns = columns_of("kode program anggaran")
    last = len(pieces) - 1
    placed = [place_row(row, columns, last, ruled=True) for row in pieces[last].rows]
    return without_repeated(placed, pieces, last)


def programs(rows: list[DraftRow]) -> list[str]:
    return [row.text("kode") for row in rows]


def test_a_row_repeated_with_its_header_is_kept_apart_and_told() -> None:
    rows = rows_of([HEADER, FOUR, CHILD], [HEADER, FOUR, SIX])
    assert programs(rows) == ["6 46"]
    assert [cell.text for cell in rows[0].stray] == FOUR.split(" | ")
    assert [(note.code, note.reason, note.raw) for note in rows[0].notes] == [
        ("cell-unplaced", "row-repeated", FOUR)
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param([HEADER, FOUR, CHILD], [FOUR, SIX], id="no header"),
        pytest.param([HEADER, CHILD, FOUR], [HEADER, FOUR, SIX], id="not at the head before"),
        pytest.param([HEADER, FOUR, CHILD], [HEADER, FOUR[:-1] + "1", SIX], id="other amount"),
        pytest.param([HEADER, FOUR, CHILD], [HEADER, FOUR, CHILD, SIX][:3], id="whole page"),
        pytest.param(
            [HEADER, FOUR, FOUR, FOUR, CHILD],
            [HEADER, FOUR, FOUR, FOUR, SIX],
            id="more rows than headers have",
        ),
        pytest.param(
            [HEADER, "4 44 | Anak |", CHILD], [HEADER, "4 44 | Anak |", SIX], id="no value"
        ),
        pytest.param(
            [HEADER, FOUR, CHILD], [HEADER, FOUR, CHILD.replace("Forum", "Hak")], id="counted on"
        ),
    ],
)
def test_what_need_not_be_repeated_stays(above: list[str], below: list[str]) -> None:
    rows = rows_of(above, below)
    assert len(rows) == len([row for row in below if row != HEADER])
    assert all(row.notes == [] for row in rows)


def test_a_first_row_that_stood_alone_on_its_page_is_repeated_though_numbers_go_on() -> None:
    rows = rows_of([HEADER, FOUR], [HEADER, FOUR, CHILD])
    assert programs(rows) == ["5 44"]


def test_an_empty_column_more_makes_no_other_row() -> None:
    rows = rows_of(
        [HEADER, FOUR, CHILD], [line.replace("| ", "| | ", 1) for line in (HEADER, FOUR, SIX)]
    )
    assert len(rows) == 1
