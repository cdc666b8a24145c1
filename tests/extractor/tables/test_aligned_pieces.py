"""Chunks to columns: parted on the gaps, spanning where they run on."""

from __future__ import annotations

from extractor.tables.aligned_pieces import Heads, heading_to_pieces, lines_to_pieces
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import merge_rulings
from tests.extractor.tables.aligned_pages import lines_of, rule

COLUMNS = [Extent(50, 200), Extent(300, 340), Extent(380, 420), Extent(460, 500)]
NONE = Heads([], [])
Placed = list[tuple[str, int, int]]


def body(row: list[tuple[float, str]]) -> Placed:
    (pieces,) = lines_to_pieces(lines_of([row]), COLUMNS)
    return [(piece.chunk.text, piece.first, piece.last) for piece in pieces]


def heading(row: list[tuple[float, str]], rules: list[tuple[float, float]]) -> Placed:
    (line,) = lines_of([row])
    strokes, _ = merge_rulings([rule(112, x0, x1) for x0, x1 in rules])
    pieces = heading_to_pieces(line, COLUMNS, strokes, NONE)
    return [(piece.chunk.text, piece.first, piece.last) for piece in pieces]


def test_each_chunk_goes_to_its_column() -> None:
    assert body([(50, "Sapi"), (310, "12"), (460, "9")]) == [
        ("Sapi", 0, 0),
        ("12", 1, 1),
        ("9", 3, 3),
    ]


def test_a_text_over_a_gap_spans_both_columns() -> None:
    assert body([(50, "Jumlah seluruh ternak menurut jenis dan umurnya tahun ini")]) == [
        ("Jumlah seluruh ternak menurut jenis dan umurnya tahun ini", 0, 1)
    ]


def test_chunks_in_one_column_are_one_piece() -> None:
    assert body([(50, "Sapi"), (120, "potong")]) == [("Sapi potong", 0, 0)]


def test_a_heading_spans_what_the_rule_under_it_covers() -> None:
    assert heading([(330, "2014"), (470, "2015")], [(295, 425)]) == [("2014", 1, 2), ("2015", 3, 3)]


def test_a_heading_centred_over_two_columns_spans_them() -> None:
    assert heading([(350, "2014")], []) == [("2014", 1, 2)]


def test_a_heading_at_its_columns_edge_spans_no_other() -> None:
    assert heading([(380, "Target")], []) == [("Target", 2, 2)]
