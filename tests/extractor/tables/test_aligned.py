"""Tables without borders: what is found, with which cells, and what is left to the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Page, Picture, Word
from extractor.tables.aligned import find_aligned_tables
from tests.extractor.tables.aligned_pages import LETTER, SIZE, STEP, page_of, rule, words_at


def table_of(page: Page) -> TableGrid:
    (table,) = find_aligned_tables(page, [])
    return table


def texts(table: TableGrid) -> list[list[str]]:
    rows = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


BUDGET = [
    [(50, "Program Pelayanan Administrasi Perkantoran"), (-500, "Rp. 1.234.567.890,-")],
    [(50, "Program Peningkatan Sarana"), (-500, "Rp. 987.000.000,-")],
    [(50, "Program Penataan Perundang-undangan"), (-500, "Rp. 55.000.000,-")],
    [(50, "Program Pembinaan Aparatur"), (-500, "Rp. 1.750.000,-")],
]
PRICES = [
    [(50, "Uraian"), (-300, "2014"), (-380, "2015"), (-460, "2016")],
    [(50, "Sapi potong"), (-300, "382.949"), (-380, "401.024"), (-460, "447.978")],
    [(50, "Kerbau"), (-300, "108.303"), (-380, "-"), (-460, "138.017")],
    [(50, "Ayam buras"), (-300, "26.624.410"), (-380, "27.352.287"), (-460, "28.117.785")],
    [(50, "Itik"), (-300, "9.096.570"), (-380, "9.417.538"), (-460, "9.801.117")],
]


def test_programmes_with_amounts_are_a_table_of_two_columns() -> None:
    table = table_of(page_of(BUDGET))
    assert (table.rows, table.cols, table.ruled) == (4, 2, False)
    assert texts(table)[0] == [
        "Program Pelayanan Administrasi Perkantoran",
        "Rp. 1.234.567.890,-",
    ]


def test_figures_set_to_the_right_make_columns() -> None:
    table = table_of(page_of(PRICES))
    assert texts(table) == [[text for _, text in row] for row in PRICES]


def test_more_rows_that_agree_make_it_surer() -> None:
    few, many = page_of(PRICES[1:4]), page_of(PRICES[:1] + PRICES[1:] * 3)
    assert table_of(few).confidence < table_of(many).confidence


def test_an_empty_cell_stays_empty() -> None:
    rows = [list(row) for row in PRICES]
    del rows[2][2]
    assert texts(table_of(page_of(rows)))[2] == ["Kerbau", "108.303", "", "138.017"]


def test_a_wrapped_label_is_one_cell() -> None:
    rows = [
        *PRICES[:3],
        [(50, "Persentase rumah tangga yang menggunakan")],
        [(50, "air bersih"), (-300, "12.5"), (-380, "13.5"), (-460, "14.5")],
        *PRICES[3:],
    ]
    rows[1] = [(50, "Sapi potong dan sapi perah se Kabupaten"), *PRICES[1][1:]]
    found = texts(table_of(page_of(rows)))
    assert found[3] == [
        "Persentase rumah tangga yang menggunakan air bersih",
        "12.5",
        "13.5",
        "14.5",
    ]


def test_rules_part_rows_of_several_lines() -> None:
    rows = [
        [(50, "Sasaran"), (200, "Indikator"), (400, "Target")],
        [(50, "Meningkatnya"), (200, "Jumlah dokumen"), (400, "12 dokumen")],
        [(50, "Kinerja Aparatur"), (200, "Perencanaan")],
        [(50, "Terwujudnya"), (200, "Nilai evaluasi"), (400, "70")],
        [(200, "Lakip")],
    ]
    rules = [rule(97), rule(112), rule(140), rule(168)]
    assert texts(table_of(page_of(rows, rules=rules)))[1:] == [
        ["Meningkatnya Kinerja Aparatur", "Jumlah dokumen Perencanaan", "12 dokumen"],
        ["Terwujudnya", "Nilai evaluasi Lakip", "70"],
    ]


def test_a_heading_with_a_rule_under_it_spans_its_columns() -> None:
    rows = [[(355, "Target")], *PRICES]
    table = table_of(page_of(rows, rules=[rule(112, 240, 460)]))
    (spanning,) = [cell for cell in table.cells if cell.text == "Target"]
    assert (spanning.row, spanning.col, spanning.colspan) == (0, 1, 3)


def test_a_heading_of_several_lines_is_one_cell() -> None:
    rows = [
        [(-300, "Realisasi"), (-380, "Target"), (-460, "Target")],
        [(50, "Uraian"), (-300, "tahun lalu"), (-380, "awal"), (-460, "akhir")],
        *PRICES[1:],
    ]
    found = texts(table_of(page_of(rows, rules=[rule(126)])))
    assert found[0] == ["Uraian", "Realisasi tahun lalu", "Target awal", "Target akhir"]
    assert len(found) == 5


def test_leader_dots_do_not_hide_the_gap() -> None:
    rows = [
        [(50, "Penduduk . . . . . . . . . . . . . . ."), (-400, "12,5"), (-480, "31,2")],
        [(50, "Rumah . . . . . . . . . . . . . . . . ."), (-400, "9,1"), (-480, "7,7")],
        [(50, "Sawah ......................"), (-400, "112,0"), (-480, "98,3")],
    ]
    assert [row[1:] for row in texts(table_of(page_of(rows)))] == [
        ["12,5", "31,2"],
        ["9,1", "7,7"],
        ["112,0", "98,3"],
    ]


def test_a_title_and_a_note_are_no_rows() -> None:
    rows = [
        [(50, "Tabel 3.1 Populasi ternak di Kabupaten menurut jenisnya")],
        *PRICES,
        [(50, "Sumber: Dinas Peternakan, angka sementara sampai bulan ini saja")],
    ]
    assert texts(table_of(page_of(rows))) == [[text for _, text in row] for row in PRICES]


PROSE_TEXT = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif transparan dan akuntabel "
    "serta berorientasi pada hasil kami yang bertanda tangan di bawah ini berjanji akan "
    "mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini dalam rangka "
    "mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen "
    "perencanaan"
)
PROSE = PROSE_TEXT.split()


def justified(lines: int, per_line: int = 8, width: float = 450) -> list[Word]:
    """Set prose whose spaces are stretched so that each line ends at the right edge."""
    words: list[Word] = []
    for number in range(lines):
        parts = [PROSE[(number * per_line + k) % len(PROSE)] for k in range(per_line)]
        free = (width - sum(LETTER * len(part) for part in parts)) / (per_line - 1)
        x, y = 50.0, 100 + STEP * number
        for part in parts:
            words.append(Word(part, Box(x, y, x + LETTER * len(part), y + SIZE), size=SIZE))
            x += LETTER * len(part) + free
    return words


@pytest.mark.parametrize("per_line", [6, 7, 8, 9, 10])
def test_justified_prose_is_no_table(per_line: int) -> None:
    page = Page(1, 600, 800, words=justified(30, per_line))
    assert find_aligned_tables(page, []) == []


def no_table(rows: Sequence[Sequence[tuple[float, str]]]) -> None:
    assert find_aligned_tables(page_of(rows), []) == []


def test_a_list_of_contents_is_no_table() -> None:
    no_table(
        [
            [(50, "KATA PENGANTAR ................................"), (-500, "i")],
            [(50, "BAB I PENDAHULUAN ............................."), (-500, "1")],
            [(50, "BAB II PERENCANAAN KINERJA ...................."), (-500, "5")],
            [(50, "BAB III AKUNTABILITAS KINERJA ................."), (-500, "12")],
            [(50, "BAB IV PENUTUP ................................"), (-500, "40")],
        ]
    )


def test_a_numbered_list_is_no_table() -> None:
    no_table([[(50, f"{n}."), (80, "Undang-Undang tentang Pemerintahan")] for n in range(1, 8)])


def test_a_letter_head_is_no_table() -> None:
    no_table(
        [
            [(50, "Nama"), (150, ": Ir. SUTRISNO, M.Si")],
            [(50, "Jabatan"), (150, ": Kepala Dinas Pertanian")],
            [(50, "Instansi"), (150, ":"), (165, "Pemerintah Kabupaten")],
            [(50, "NIP"), (150, ": 19600101 198503 1 001")],
        ]
    )


def test_signatures_side_by_side_are_no_table() -> None:
    no_table(
        [
            [(60, "Pihak Kedua,"), (380, "Pihak Pertama,")],
            [(70, "BUPATI"), (360, "KEPALA DINAS PERTANIAN")],
            [],
            [(50, "H. AHMAD HIDAYAT"), (370, "Ir. SUTRISNO, M.Si")],
            [(380, "NIP. 196001011985031001")],
        ]
    )


def test_two_columns_of_prose_are_no_table() -> None:
    words = justified(20, 5, 220)
    moved = [
        Word(w.text, Box(w.box.x0 + 250, w.box.top, w.box.x1 + 250, w.box.bottom), size=SIZE)
        for w in justified(23, 5, 220)[15:]
    ]
    assert find_aligned_tables(Page(1, 600, 800, words=words + moved), []) == []


def test_an_empty_page_has_no_table() -> None:
    assert find_aligned_tables(Page(1, 600, 800), []) == []


def test_the_words_of_ruled_tables_are_taken() -> None:
    page = page_of(PRICES)
    taken = TableGrid((), 1, 1, box=Box(0, 90, 600, 300))
    assert find_aligned_tables(page, [taken]) == []


def holds_its_words_once(page: Page) -> None:
    for table in find_aligned_tables(page, []):
        covered = Counter(
            (row, col)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for col in range(cell.col, cell.col + cell.colspan)
        )
        assert covered == Counter((r, c) for r in range(table.rows) for c in range(table.cols))
        assert table.box is not None
        box = table.box
        inside = [
            word.text
            for word in page.words
            if box.x0 <= word.box.middle[0] <= box.x1
            and box.top <= word.box.middle[1] <= box.bottom
        ]
        found = [text for cell in table.cells for text in cell.text.split()]
        assert Counter(found) == Counter(inside)


CELL = st.sampled_from(["12,5", "1.234.567", "-", "Sapi", "Jumlah dokumen", "82 %", "Program air"])
EDGES = (50.0, -260.0, 300.0, -480.0)
TABLES = st.lists(
    st.lists(st.one_of(st.none(), CELL), min_size=4, max_size=4), min_size=2, max_size=14
)


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_cells_cover_the_grid_and_hold_each_word_of_the_area_once(
    table: list[list[str | None]],
) -> None:
    rows = [
        [(x, text) for x, text in zip(EDGES, row, strict=True) if text is not None] for row in table
    ]
    holds_its_words_once(page_of(rows))


SCATTERED = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 25), CELL, st.booleans()),
    max_size=60,
    unique_by=lambda item: (item[0] // 10, item[1]),
)


@settings(max_examples=60, deadline=None)
@given(SCATTERED)
def test_words_anywhere_are_in_one_cell_at_most(
    scattered: list[tuple[int, int, str, bool]],
) -> None:
    words = [
        word
        for x, y, text, shifted in scattered
        for word in words_at(11.0 * x, 30 + 14 * y + 3 * shifted, text)
    ]
    holds_its_words_once(Page(1, 620, 800, words=words))


def test_a_first_row_without_its_figure_is_no_heading() -> None:
    rows = [
        [(50, "Indikator"), (250, "Satuan"), (-400, "Target")],
        [],
        [(50, "Jumlah dokumen"), (250, "Dokumen")],
        [],
        [(50, "Jumlah laporan"), (250, "Laporan"), (-400, "12")],
        [],
        [(50, "Jumlah peserta"), (250, "Orang"), (-400, "40")],
        [],
        [(50, "Jumlah desa"), (250, "Desa"), (-400, "7")],
    ]
    assert texts(table_of(page_of(rows)))[:2] == [
        ["Indikator", "Satuan", "Target"],
        ["Jumlah dokumen", "Dokumen", ""],
    ]


def test_a_text_over_columns_within_a_row_leaves_no_position_twice() -> None:
    """Rules alone part these rows; below the cells of one a note runs over two of them."""
    note: list[tuple[float, str]] = [(50, "lokal"), (200, "catatan yang melewati dua kolom")]
    rows: list[list[tuple[float, str]]] = []
    rules = [rule(97)]
    for name in ("Sapi", "Kerbau", "Ayam", "Itik"):
        rows.append([(50, name), (200, "Padat"), (320, "Karya"), (-500, "12.500")])
        if name == "Kerbau":
            rows.append(note)
        rules.append(rule(97 + STEP * len(rows)))
    page = page_of(rows, rules=rules)
    table = table_of(page)
    held = Counter(
        (row, col)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    )
    assert (table.rows, set(held.values())) == (4, {1})
    assert len(held) == table.rows * table.cols
    assert sorted(w.text for w in page.words) == sorted(
        " ".join(cell.text for cell in table.cells).split()
    )


def test_words_over_a_scan_are_less_sure() -> None:
    page = page_of(PRICES * 2)
    page.pictures = [Picture(Box(0, 0, 600, 800))]
    assert table_of(page).confidence == Decimal("0.5")
    page.pictures = [Picture(Box(0, 0, 600, 90))]
    assert table_of(page).confidence > Decimal("0.65")
