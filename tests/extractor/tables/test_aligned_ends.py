"""What stands far off at a table's ends, and tells its sources, is none of its rows."""

from __future__ import annotations

from extractor.tables.aligned import find_aligned_tables
from tests.extractor.tables.aligned_pages import page_of, words_at

Row = list[tuple[float, str]]
ROWS: list[Row] = [
    [(50, "Provinsi"), (-300, "2014"), (-400, "2015"), (-500, "2016")],
    [(50, "Riau"), (-300, "10,5"), (-400, "11,2"), (-500, "12,9")],
    [(50, "Jambi"), (-300, "20,5"), (-400, "21,2"), (-500, "22,9")],
    [(50, "Bengkulu"), (-300, "30,5"), (-400, "31,2"), (-500, "32,9")],
    [(50, "Lampung"), (-300, "40,5"), (-400, "41,2"), (-500, "42,9")],
]
TOP, BOTTOM = 100.0, 156.0


def labels(texts: Row, y: float) -> list[str]:
    page = page_of(ROWS, top=TOP)
    page.words += [word for x, text in texts for word in words_at(x, y, text)]
    (table,) = find_aligned_tables(page, [])
    return [cell.text for cell in table.cells if cell.col == 0]


def test_the_next_heading_of_the_text_is_no_last_row() -> None:
    assert labels([(50, "3"), (80, "Pembahasan")], BOTTOM + 34) == [row[0][1] for row in ROWS]


def test_a_last_row_at_the_usual_step_is_kept() -> None:
    assert "3 Pembahasan" in " ".join(labels([(50, "3"), (80, "Pembahasan")], BOTTOM + 14))


def test_a_total_that_is_set_off_is_kept() -> None:
    found = labels([(50, "Jumlah"), (280, "99,9"), (380, "99,9"), (480, "99,9")], BOTTOM + 34)
    assert found[-1] == "Jumlah"


def test_the_sources_between_a_table_and_the_next_heading_are_no_row() -> None:
    page = page_of(ROWS, top=TOP)
    page.words += words_at(50, BOTTOM + 16, "Sumber: BPS dan Bappeda, 2016")
    page.words += words_at(50, BOTTOM + 50, "3") + words_at(80, BOTTOM + 50, "Pembahasan")
    (table,) = find_aligned_tables(page, [])
    assert [cell.text for cell in table.cells if cell.col == 0] == [row[0][1] for row in ROWS]


def test_the_head_of_a_page_is_no_heading() -> None:
    assert labels([(50, "Laporan"), (470, "Bab IV")], TOP - 32) == [row[0][1] for row in ROWS]


def test_headings_set_off_inside_the_margins_are_kept() -> None:
    assert "Wilayah" in labels([(50, "Wilayah"), (280, "Realisasi")], TOP - 32)[0]
