"""Bands of colour behind lines: where rows begin."""

from __future__ import annotations

from extractor.readers.page import Box, Fill
from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.aligned_stripes import stripe_starts
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import STEP, lines_of

Rows = list[list[tuple[float, str]]]

COLUMNS = [Extent(50, 160), Extent(310, 360)]
GREY = "#dddddd"
LABELS: Rows = [
    [(50, "Forest and Timber")],
    [(50, "Products Exports"), (-360, "4,120")],
    [(50, "Inland Fisheries")],
    [(50, "Licences Issued"), (-360, "3,981")],
    [(50, "Ports and Harbours")],
    [(50, "Under Repair"), (-360, "12")],
    [(50, "Lights"), (-360, "9")],
]


def bands(*lines: tuple[int, int], x0: float = 45, x1: float = 365) -> list[Fill]:
    """Paint bands from line to line, both included."""
    return [
        Fill(Box(x0, 98 + STEP * first, x1, 98 + STEP * (last + 1)), GREY) for first, last in lines
    ]


def starts(fills: list[Fill]) -> list[int]:
    found = stripe_starts(lines_of(LABELS), COLUMNS, fills)
    return [index for index, start in enumerate(found) if start]


def test_zebra_bands_part_rows() -> None:
    assert starts(bands((0, 1), (4, 5))) == [2, 4, 6]


def test_bands_painted_cell_by_cell_are_bands() -> None:
    left, right = bands((0, 1), (4, 5), x1=200), bands((0, 1), (4, 5), x0=200)
    assert starts([*left, *right]) == [2, 4, 6]


def test_a_shaded_column_is_no_band() -> None:
    assert starts(bands((0, 1), (4, 5), x1=170)) == []


def test_one_shaded_row_tells_no_bands() -> None:
    assert starts(bands((2, 3))) == []


def test_white_bands_are_none() -> None:
    white = [Fill(fill.box, "#ffffff") for fill in bands((0, 1), (4, 5))]
    assert starts(white) == []


def test_the_lines_of_one_band_are_one_row() -> None:
    rows: Rows = [
        [(50, "Forest")],
        [(50, "Timber"), (-360, "4,120")],
        [(50, "Exports")],
        [(50, "Fish"), (-360, "3,981")],
        [(50, "Ports"), (-360, "12")],
    ]
    lines = lines_of(rows)
    striped = stripe_starts(lines, COLUMNS, bands((0, 2), (4, 4)))
    assert striped == [False] * 5, "two changes are too few"
    striped = [False, False, False, True, True]
    found = rows_of_body(lines, lines_to_pieces(lines, COLUMNS), COLUMNS, [False] * 5, striped)
    assert found == [[0, 1, 2], [3], [4]]


def test_a_band_of_several_rows_keeps_them() -> None:
    rows: Rows = [[(50, f"Station {k}"), (-360, f"{k},100")] for k in range(6)]
    lines = lines_of(rows)
    striped = [False, False, True, False, True, False]
    found = rows_of_body(lines, lines_to_pieces(lines, COLUMNS), COLUMNS, [False] * 6, striped)
    assert found == [[k] for k in range(6)]
