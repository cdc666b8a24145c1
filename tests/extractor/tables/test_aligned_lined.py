"""Lines between the rows of a table without lines down part its rows, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page, Ruling
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_lined import refine_lined_tables
from extractor.tables.page_tables import find_tables
from tests.extractor.tables.aligned_pages import STEP, page_of, rule

NO, LABEL, INDICATOR, TARGET = 50.0, 80.0, 240.0, -480.0
HEADING = [(NO, "No"), (LABEL, "Sasaran"), (INDICATOR, "Indikator"), (TARGET, "Target")]


def _below(line: int) -> float:
    """The height at which a rule stands in the white below a line of `page_of`."""
    return 100 + STEP * line + 12


def _texts(table: TableGrid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.col): cell.text for cell in table.cells if cell.text}


def _rows(rules: Iterable[Ruling]) -> Page:
    return page_of(
        [
            HEADING,
            [(INDICATOR, "Persentase jalan desa"), (TARGET, "82,5")],
            [(NO, "1"), (LABEL, "Jalan yang mantap"), (INDICATOR, "yang mantap")],
            [(INDICATOR, "Jumlah jembatan"), (TARGET, "14")],
            [(INDICATOR, "yang diperbaiki")],
            [(NO, "2"), (LABEL, "Air bersih"), (INDICATOR, "Cakupan air bersih"), (TARGET, "91,2")],
            [(INDICATOR, "di perdesaan")],
        ],
        rules=list(rules),
    )


LINED = [rule(98), rule(_below(0)), rule(_below(4)), rule(_below(6))]
INNER = rule(_below(2), x0=230)


def test_lines_between_rows_keep_wrapped_texts_and_merge_labels() -> None:
    (table,) = find_tables(_rows([*LINED, INNER]))
    assert table.ruled
    assert _texts(table) == {
        (0, 0): "No", (0, 1): "Sasaran", (0, 2): "Indikator", (0, 3): "Target",
        (1, 0): "1", (1, 1): "Jalan yang mantap",
        (1, 2): "Persentase jalan desa yang mantap", (1, 3): "82,5",
        (2, 2): "Jumlah jembatan yang diperbaiki", (2, 3): "14",
        (3, 0): "2", (3, 1): "Air bersih",
        (3, 2): "Cakupan air bersih di perdesaan", (3, 3): "91,2",
    }  # fmt: skip
    (label,) = [cell for cell in table.cells if cell.text == "Jalan yang mantap"]
    assert label.rowspan == 2


def test_lines_that_part_blocks_of_several_values_say_nothing_of_their_rows() -> None:
    page = _rows(LINED)
    found = find_aligned_tables(page, [])
    assert refine_lined_tables(page, found, []) == found


def test_a_heading_over_two_columns_stays_over_both() -> None:
    page = page_of(
        [
            [(300, "Realisasi")],
            [(LABEL, "Uraian"), (260, "2022"), (360, "2023")],
            [(LABEL, "Luas panen padi"), (260, "8.120"), (360, "8.430")],
            [(LABEL, "Luas panen jagung"), (260, "3.015"), (360, "2.990")],
            [(LABEL, "Luas panen kedelai"), (260, "1.144"), (360, "1.208")],
        ],
        rules=[
            rule(98),
            rule(_below(0), x0=250),
            *(rule(_below(line)) for line in range(1, 5)),
        ],
    )
    (table,) = find_tables(page)
    assert table.ruled
    (heading,) = [cell for cell in table.cells if cell.text == "Realisasi"]
    assert (heading.row, heading.col, heading.colspan) == (0, 1, 2)
    assert [c.text for c in table.cells if c.row == 3] == ["Luas panen jagung", "3.015", "2.990"]


def test_a_table_of_texts_with_few_lines_keeps_the_rows_of_alignment() -> None:
    rows = [[(LABEL, f"Bidang {name}"), (300, f"Kepala {name}")] for name in "ABCDE"]
    page = page_of(
        [[(LABEL, "Unit"), (300, "Pejabat")], *rows],
        rules=[rule(98), rule(_below(0)), rule(_below(5))],
    )
    found = find_aligned_tables(page, [])
    assert [table.rows for table in found] == [6]
    assert refine_lined_tables(page, found, []) == found


def _budget(rules: Iterable[Ruling], *more: list[tuple[float, str]]) -> Page:
    rows = [
        [(NO, "No"), (LABEL, "Program"), (300, "Anggaran"), (420, "Ket.")],
        [(NO, "1"), (LABEL, "Program Jalan"), (300, "Rp 36.590.500"), (420, "DAK")],
        [(NO, "2"), (LABEL, "Program Kesehatan"), (300, "Rp 30.760.000"), (420, "APBD")],
        [(NO, "3"), (LABEL, "Program Pendidikan"), (300, "Rp 88.000.500"), (420, "DAK")],
    ]
    return page_of([*rows, *more], rules=list(rules))


def test_a_total_below_the_last_line_is_a_row() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(4))],
        [(NO, "Jumlah"), (300, "Rp 155.351.000")],
    )
    (table,) = find_tables(page)
    last = [cell.text for cell in table.cells if cell.row == 4 and cell.text]
    assert last == ["Jumlah", "Rp 155.351.000"]


def test_running_text_below_the_last_line_is_no_row() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(4))],
        [(NO, "Anggaran tersebut bersumber dari APBD dan DAK sebesar Rp 155.351.000 tahun 2023")],
    )
    (table,) = find_tables(page)
    assert (table.rows, table.lined) == (4, True)


def test_a_heading_close_below_another_table_begins_its_own() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(8))],
        [(NO, "No"), (LABEL, "Sasaran"), (300, "Indikator"), (460, "Target")],
        [(NO, "1"), (LABEL, "Jalan mantap"), (300, "Persentase jalan"), (460, "82,5")],
        [(NO, "2"), (LABEL, "Air bersih"), (300, "Cakupan air"), (460, "91,2")],
        [(NO, "3"), (LABEL, "Sekolah"), (300, "Angka partisipasi"), (460, "97,1")],
    )
    first, second = find_tables(page)
    assert [cell.text for cell in first.cells if cell.row == 3] == [
        "3", "Program Pendidikan", "Rp 88.000.500", "DAK",
    ]  # fmt: skip
    assert [cell.text for cell in second.cells if cell.row == 0] == [
        "No", "Sasaran", "Indikator", "Target",
    ]  # fmt: skip
    assert (first.rows, second.rows) == (4, 4)


def test_bands_of_colour_part_rows_as_lines_do() -> None:
    page = _rows([])
    page.fills += [
        Fill(Box(45, 98, 505, _below(0)), "#4472c4"),
        Fill(Box(45, _below(2), 505, _below(4)), "#dce6f1"),
    ]
    (table,) = find_tables(page)
    assert [table.rows, table.lined] == [4, True]
    assert _texts(table)[2, 2] == "Jumlah jembatan yang diperbaiki"


def test_a_heading_that_only_the_first_row_parts_from_the_bands_keeps_its_rows() -> None:
    page = _budget([])
    page.fills += [
        Fill(Box(45, _below(1), 505, _below(2)), "#dce6f1"),
        Fill(Box(45, _below(3), 505, _below(4)), "#dce6f1"),
    ]
    found = find_aligned_tables(page, [])
    assert refine_lined_tables(page, found, []) == found


def test_lines_far_longer_than_the_table_are_the_pages() -> None:
    page = page_of(
        [
            [(300, "Uraian"), (400, "2023")],
            *([(300, f"Baris {n}"), (400, f"{n},5")] for n in "12345"),
        ],
        rules=[rule(98, x0=20, x1=580), *(rule(_below(n), x0=20, x1=580) for n in range(6))],
    )
    found = find_aligned_tables(page, [])
    assert refine_lined_tables(page, found, []) == found


HEADING_FILL = "#4472c4"


def test_a_heading_of_the_first_ones_colour_begins_a_table() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(8))],
        [(NO, "Kode"), (LABEL, "Sasaran"), (300, "Indikator"), (460, "Target")],
        [(NO, "1"), (LABEL, "Jalan mantap"), (300, "Persentase jalan"), (460, "82,5")],
        [(NO, "2"), (LABEL, "Air bersih"), (300, "Cakupan air"), (460, "91,2")],
        [(NO, "3"), (LABEL, "Sekolah"), (300, "Angka partisipasi"), (460, "97,1")],
    )
    page.fills += [
        Fill(Box(50, 98, 500, _below(0)), HEADING_FILL),
        Fill(Box(50, _below(3), 500, _below(4)), HEADING_FILL),
    ]
    assert [table.rows for table in find_tables(page)] == [4, 4]


def test_a_sum_of_the_headings_colour_begins_none() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(5))],
        [(NO, "Jumlah"), (300, "Rp 155.351.000")],
    )
    page.fills += [
        Fill(Box(50, 98, 500, _below(0)), HEADING_FILL),
        Fill(Box(50, _below(3), 500, _below(4)), HEADING_FILL),
    ]
    (table,) = find_tables(page)
    assert (table.rows, table.lined) == (5, True)


def test_a_note_above_the_foot_of_the_page_is_no_row() -> None:
    page = _budget(
        [rule(98), *(rule(_below(line)) for line in range(4)), rule(_below(9))],
        *([] for _ in range(5)),
        [(LABEL, "Sumber data")],
    )
    (table,) = find_tables(page)
    assert (table.rows, table.lined) == (4, True)


def test_lines_between_blocks_of_texts_leave_their_rows_to_alignment() -> None:
    names = ["jalan", "air bersih", "sekolah", "puskesmas", "pasar", "irigasi"]
    rows = [
        [(NO, str(n)), (LABEL, f"Layanan {name}"), (300, f"Mutu {name} yang baik")]
        for n, name in enumerate(names, 1)
    ]
    page = page_of(
        [[(NO, "No"), (LABEL, "Sasaran"), (300, "Indikator")], *rows],
        rules=[rule(98), rule(_below(0)), rule(_below(3)), rule(_below(6))],
    )
    found = find_aligned_tables(page, [])
    assert [table.rows for table in found] == [7]
    assert refine_lined_tables(page, found, []) == found
