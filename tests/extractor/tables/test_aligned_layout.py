"""Pages set in columns are parted; tables and single columns of text are not."""

from __future__ import annotations

from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_layout import part_columns
from extractor.tables.rulings import merge_rulings
from tests.extractor.tables.aligned_pages import lines_of, page_of, rule

Rows = list[list[tuple[float, str]]]

LEFT = "pada tahun ini kegiatan telah terlaksana"
RIGHT = "dengan anggaran yang sama seperti tahun"


def prose(lines: int) -> Rows:
    return [[(50, LEFT), (320, RIGHT)] for _ in range(lines)]


def first_texts(rows: Rows) -> list[list[str]]:
    return [[line.chunks[0].text for line in part] for part in part_columns(lines_of(rows), [])]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    assert first_texts(prose(8)) == [[LEFT] * 8, [RIGHT] * 8]


def test_names_and_short_sentences_may_begin_a_third_of_the_lines_of_prose() -> None:
    begun = [(left, right.capitalize()) for left, right in [(LEFT.capitalize(), RIGHT)] * 5]
    rows: Rows = [
        [(50, left), (320, right)]
        for left, right in [*begun[:2], *[(LEFT, RIGHT)] * 4, *begun[2:], *[(LEFT, RIGHT)] * 5]
    ]
    left, right = first_texts(rows)
    assert (len(left), len(right)) == (14, 14)


def test_a_heading_over_both_columns_stands_before_them() -> None:
    heading: Rows = [[(50, "Laporan kinerja instansi pemerintah yang disusun setiap tahun ini")]]
    assert first_texts([*heading, *prose(8)]) == [[heading[0][0][1]], [LEFT] * 8, [RIGHT] * 8]


def test_a_rule_over_both_columns_parts_them_from_what_is_above() -> None:
    lines = lines_of(prose(8))
    rules, _ = merge_rulings([rule(100 + 14 * 3 - 2, 40, 560)])
    assert [len(part) for part in part_columns(lines, rules)] == [3, 3, 5, 5]


def test_one_column_of_text_is_one_part() -> None:
    assert len(part_columns(lines_of([[(50, LEFT)]] * 12), [])) == 1


def test_wrapped_cells_side_by_side_are_one_part() -> None:
    cell = ["Meningkatnya mutu pelayanan publik", "yang diberikan kepada masyarakat"]
    rows: Rows = [[(50, text), (320, text)] for text in cell * 4]
    assert len(part_columns(lines_of(rows), [])) == 1


def test_a_table_in_one_column_is_found_without_the_prose_beside_it() -> None:
    table = [("Sapi potong", "382.949"), ("Kerbau", "108.303"), ("Itik", "9.096"), ("Ayam", "26")]
    rows = prose(12)
    rows += [[(50, LEFT), (320, label), (-540, figure)] for label, figure in table]
    rows += prose(4)
    (found,) = find_aligned_tables(page_of(rows), [])
    assert [(cell.row, cell.col, cell.text) for cell in found.cells] == [
        (row, col, text) for row, texts in enumerate(table) for col, text in enumerate(texts)
    ]
