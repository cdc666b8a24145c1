"""Heading lines to cells: stacked words, spanning headings, and where the body begins."""

from __future__ import annotations

from extractor.tables.aligned_headings import heading_cells, join_heading_columns
from extractor.tables.aligned_regions import Run
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import merge_rulings
from tests.extractor.tables.aligned_pages import lines_of, rule

Rows = list[list[tuple[float, str]]]

DATA: Rows = [
    [(50, "Sapi potong"), (300, "382.949"), (380, "401.024"), (460, "447.978")],
    [(50, "Kerbau"), (300, "108.303"), (380, "124.001"), (460, "138.017")],
]
COLUMNS = [Extent(50, 110), Extent(300, 335), Extent(380, 415), Extent(460, 495)]


def run_of(headings: Rows, columns: list[Extent] | None = None) -> Run:
    return Run(lines_of([*headings, *DATA]), list(columns or COLUMNS), set(), [], len(headings))


def cells(headings: Rows, rule_at: float = 0) -> list[tuple[str, int, int, int, int]]:
    run = run_of(headings)
    run.rules, _ = merge_rulings([rule(rule_at, 50, 495)])
    drafts, _ = heading_cells(run, len(headings))
    return [
        (" ".join(p.chunk.text for p in d.pieces), d.row, d.last_row, d.first, d.last)
        for d in drafts
    ]


def test_lines_above_the_first_figures_are_headings() -> None:
    run = run_of([[(50, "Uraian"), (305, "Target"), (385, "Angka"), (465, "Nilai")]])
    assert join_heading_columns(run)[1] == 1


def test_years_are_headings_not_figures() -> None:
    run = run_of([[(50, "Uraian"), (310, "2014"), (390, "2015"), (470, "2016")]])
    assert join_heading_columns(run)[1] == 1


def test_a_table_may_have_no_heading() -> None:
    run = run_of([])
    assert join_heading_columns(run)[1] == 0


def test_words_below_one_another_are_one_heading() -> None:
    stacked: Rows = [
        [(305, "Jumlah"), (390, "2015"), (470, "2016")],
        [(50, "Uraian"), (305, "sapi")],
    ]
    assert ("Jumlah sapi", 0, 0, 1, 1) in cells(stacked)


def test_a_centred_heading_spans_and_the_others_cover_its_rows() -> None:
    found = cells([[(386, "Tahun")], [(50, "Uraian"), (310, "2014"), (390, "2015"), (470, "2016")]])
    assert ("Tahun", 0, 0, 1, 3) in found
    assert ("2015", 1, 1, 2, 2) in found


def test_a_heading_set_between_two_rows_covers_both() -> None:
    found = cells(
        [[(386, "Tahun")], [(50, "Uraian")], [(310, "2014"), (390, "2015"), (470, "2016")]], 126
    )
    assert ("Uraian", 0, 1, 0, 0) in found
    assert ("2014", 1, 1, 1, 1) in found


def test_a_heading_beside_its_figures_gets_their_column() -> None:
    beside = [Extent(50, 110), Extent(250, 280), *COLUMNS[1:]]
    run = run_of([[(50, "Uraian"), (250, "Target"), (390, "2015"), (470, "2016")]], beside)
    join_heading_columns(run)
    assert len(run.columns) == len(COLUMNS)
    assert run.columns[1] == Extent(250, 335)


def test_a_row_of_numbers_over_headings_is_a_row() -> None:
    numbers = [(305, "(1)"), (385, "(2)"), (465, "(3)")]
    found = cells([numbers, [(50, "Uraian"), (305, "Kasar"), (385, "Bersih"), (465, "Akhir")]])
    assert ("(2)", 0, 0, 2, 2) in found
    assert ("Bersih", 1, 1, 2, 2) in found


def test_the_unit_of_all_columns_spans_them() -> None:
    heads = [(50, "Uraian"), (305, "Kasar"), (385, "Netto"), (465, "Sisa")]
    assert ("(ton)", 1, 1, 1, 3) in cells([heads, [(385, "(ton)")]])
