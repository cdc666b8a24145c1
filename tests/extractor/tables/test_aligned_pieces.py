"""Chunks to columns: parted on the gaps, spanning where they run on."""

from __future__ import annotations

from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.aligned_spanning import Heads, heading_to_pieces
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


def over(row: list[tuple[float, str]], heads: Heads, columns: list[Extent]) -> Placed:
    (line,) = lines_of([row])
    return [(p.chunk.text, p.first, p.last) for p in heading_to_pieces(line, columns, [], heads)]


QUARTERS = [Extent(50, 200), *(Extent(300 + 40 * n, 320 + 40 * n) for n in range(4))]


def test_a_heading_amid_four_headed_columns_spans_all_of_them() -> None:
    heads = Heads(QUARTERS[1:], [])
    for name in ("Waktu", "Triwulan", "Jadwal Pelaksanaan"):
        middle = 370 - (5 * len(name) - 2 * name.count(" ")) / 2
        assert over([(50, "Uraian"), (middle, name)], heads, QUARTERS)[1] == (name, 1, 4)


def test_headings_share_the_numbered_columns_that_they_are_centred_over() -> None:
    months = [Extent(50, 200), *(Extent(300 + 20 * n, 310 + 20 * n) for n in range(12))]
    heads = Heads(months[1:], [], Extent(300, 530))
    quarters = [(325 + 60.0 * n - 10, f"TW {n}") for n in range(1, 5)]
    quarters = [(x - 60, text) for x, text in quarters]
    assert over(quarters, heads, months) == [
        ("TW 1", 1, 3),
        ("TW 2", 4, 6),
        ("TW 3", 7, 9),
        ("TW 4", 10, 12),
    ]
    assert over([(50, "Uraian"), (402, "Bulan")], heads, months)[1] == ("Bulan", 1, 12)
