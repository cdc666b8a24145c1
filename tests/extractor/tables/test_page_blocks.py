"""Pages to blocks: reading order, paragraphs, gaps, running titles, running numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.cells import FlowText, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.grid import Block, Segment
from extractor.tables.page_blocks import PageFlow, flow_to_blocks
from extractor.tables.turned_pages import SeenPage, turn_upright
from tests.extractor.spanned_tables import picture
from tests.extractor.tables.ruled_pages import words_at

WIDTH, HEIGHT = 595.0, 842.0
Line = tuple[float, str]
"""Top of a line in points, and its words."""


def table_at(top: float, *rows: str, page: int = 1) -> TableGrid:
    """Return a drawn table whose upper border is at a height of the page."""
    grid = picture(*rows, page=page)
    cells = tuple(
        replace(c, box=c.box and Box(c.box.x0, c.box.top + top, c.box.x1, c.box.bottom + top))
        for c in grid.cells
    )
    return replace(grid, cells=cells, box=Box(0, top, 100 * grid.cols, top + 20 * grid.rows))


def flow_of(
    *pages: Sequence[Line | TableGrid], size: tuple[float, float] = (WIDTH, HEIGHT)
) -> list[Block]:
    flow = PageFlow()
    for number, items in enumerate(pages, start=1):
        lines = [item for item in items if not isinstance(item, TableGrid)]
        words = [word for top, text in lines for word in words_at(50, top, text)]
        tables = [item for item in items if isinstance(item, TableGrid)]
        flow.add(Page(number, *size), tables, words, SeenPage(*size, 0))
    return flow.blocks()


def texts(blocks: Sequence[Block]) -> list[list[str]]:
    """Return each block's lines, or its rows as ``1 | Tertib``."""
    return [
        [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        if isinstance(block, Segment)
        else [line.text for line in block.lines]
        for block in blocks
    ]


def numbers(blocks: Sequence[Block]) -> list[int]:
    return [
        item.line
        for block in blocks
        for item in (block.rows if isinstance(block, Segment) else block.lines)
    ]


def test_lines_and_tables_stand_from_top_to_bottom() -> None:
    blocks = flow_of(
        [table_at(300, "1 | Tertib"), (200, "Rencana aksi"), (400, "Sambas, Januari 2024")]
    )
    assert texts(blocks) == [["Rencana aksi"], ["1 | Tertib"], ["Sambas, Januari 2024"]]


def test_tables_with_nothing_between_are_two_segments() -> None:
    blocks = flow_of([table_at(200, "1 | Tertib"), table_at(300, "2 | Lancar")])
    assert texts(blocks) == [["1 | Tertib"], ["2 | Lancar"]]


def test_a_wide_gap_between_lines_parts_paragraphs() -> None:
    blocks = flow_of([(200, "Kata pengantar"), (212, "Laporan ini"), (240, "disusun")])
    assert texts(blocks) == [["Kata pengantar", "Laporan ini", "", "disusun"]]


def test_lines_set_wide_over_a_page_are_one_paragraph() -> None:
    full = "Realisasi anggaran tahun ini adalah sebesar Rp. 967.500.000,-"
    lines = [(100 + 24 * number, full) for number in range(6)]
    (block,) = texts(flow_of([*lines, (270, "Bab baru")]))
    assert block == [*[full] * 6, "", "Bab baru"]


def test_a_line_behind_a_table_begins_without_a_blank_line() -> None:
    blocks = flow_of([(200, "Rencana aksi"), table_at(230, "1 | Tertib"), (600, "Sambas")])
    assert texts(blocks)[2] == ["Sambas"]


def test_lines_and_rows_are_numbered_over_the_document() -> None:
    blocks = flow_of(
        [(200, "Rencana aksi"), table_at(230, "1 | Tertib", "2 | Lancar"), (300, "Sambas")],
        [table_at(200, "3 | Aman", page=2)],
    )
    found = numbers(blocks)
    assert found == sorted(set(found))
    assert found[:4] == [1, 2, 3, 4]


def test_lines_know_their_page_and_place() -> None:
    [_, block] = flow_of([(200, "Rencana"), table_at(230, "1 | Tertib")])
    assert isinstance(block, Segment)
    assert block.rows[0].box == Box(0, 230, 200, 250)
    [run] = flow_of([(200, "Rencana")])
    assert not isinstance(run, Segment)
    assert [(line.page, line.box) for line in run.lines] == [(1, Box(50, 200, 85, 210))]


def test_columns_of_a_line_keep_their_gap_in_the_raw_text() -> None:
    flow = PageFlow()
    words = [*words_at(50, 200, "Nama"), *words_at(170, 200, "Jabatan")]
    flow.add(Page(1, WIDTH, HEIGHT), [], words, SeenPage(WIDTH, HEIGHT, 0))
    [run] = flow.blocks()
    assert not isinstance(run, Segment)
    assert run.lines[0].text == "Nama Jabatan"
    assert run.lines[0].raw == "Nama" + " " * 20 + "Jabatan"


def test_a_title_at_the_top_of_every_page_is_left_but_once() -> None:
    pages = [[(30.0, "LAKIP KPU Sambas"), (400.0, f"Isi halaman {n}")] for n in "abc"]
    assert [[line for line in block if line] for block in texts(flow_of(*pages))] == [
        ["LAKIP KPU Sambas", "Isi halaman a"],
        ["Isi halaman b"],
        ["Isi halaman c"],
    ]


def test_page_numbers_are_left_out_wholly() -> None:
    pages = [[(400.0, f"Isi {n}"), (800.0, f"- {n} -")] for n in range(1, 4)]
    assert [[line for line in block if line] for block in texts(flow_of(*pages))] == [
        ["Isi 1"],
        ["Isi 2"],
        ["Isi 3"],
    ]


def test_a_line_that_comes_back_in_the_middle_of_pages_stays() -> None:
    pages = [[(400.0, "Sumber: data olahan")]] * 4
    assert texts(flow_of(*pages)) == [["Sumber: data olahan"]] * 4


def test_two_pages_of_a_longer_document_are_too_few_for_a_running_title() -> None:
    pages = [[(30.0, title), (400.0, "Isi")] for title in ("Bab satu", "Bab satu", "Bab dua")]
    assert [block[0] for block in texts(flow_of(*pages))] == ["Bab satu", "Bab satu", "Bab dua"]


def test_a_table_goes_on_behind_a_running_title() -> None:
    pages: list[list[Line | TableGrid]] = [
        [(30.0, "LAKIP Sambas"), table_at(60, f"{n} | Tertib", page=n)] for n in (1, 2, 3)
    ]
    assert texts(flow_of(*pages))[1:] == [["1 | Tertib"], ["2 | Tertib"], ["3 | Tertib"]]


def test_a_running_title_below_the_first_table_parts_none() -> None:
    pages = [(table_at(300, f"{n} | Tertib", page=n), (810.0, f"Renja II - {n}")) for n in (1, 2)]
    assert texts(flow_of(*pages)) == [["1 | Tertib"], ["2 | Tertib"], ["Renja II - 1"]]


def test_captions_that_differ_by_their_number_are_no_running_title() -> None:
    pages = [[(30.0, f"Tabel {n}"), (400.0, "Isi")] for n in (1, 2, 3)]
    assert [block[0] for block in texts(flow_of(*pages))] == ["Tabel 1", "Tabel 2", "Tabel 3"]


def test_the_margins_of_a_page_on_its_side_are_as_wide_as_the_others() -> None:
    title: Line = (85.0, "Dinas Contoh")
    pages = [(title, table_at(300, f"{n} | Tertib", page=n)) for n in (1, 2)]
    blocks = flow_of(*pages, size=(HEIGHT, WIDTH))
    assert texts(blocks) == [["Dinas Contoh"], ["1 | Tertib"], ["2 | Tertib"]]


def test_a_turned_page_gives_places_as_the_page_is_seen() -> None:
    place = Box(100, 600, 110, 640)
    page = Page(1, WIDTH, HEIGHT, words=[Word("Rencana", place, turn=270)])
    upright, seen = turn_upright(page)
    flow = PageFlow()
    flow.add(upright, [], upright.words, seen)
    [run] = flow.blocks()
    assert not isinstance(run, Segment)
    assert [(line.text, line.box) for line in run.lines] == [("Rencana", place)]


def test_no_pages_no_blocks() -> None:
    assert PageFlow().blocks() == []
    assert flow_of([], []) == []


def test_a_document_without_pages_keeps_its_order() -> None:
    flow: list[FlowText | TableGrid] = [
        FlowText("Rencana aksi", 1),
        FlowText("Tahun 2024", 2),
        replace(picture("No | Sasaran", "1 | Tertib", page=None), row_numbers=(3, 4)),
        replace(picture("2 | Lancar", page=None), row_numbers=(5,)),
        FlowText("Sambas", 6),
    ]
    blocks = flow_to_blocks(flow)
    assert texts(blocks) == [
        ["Rencana aksi", "Tahun 2024"],
        ["No | Sasaran", "1 | Tertib"],
        ["2 | Lancar"],
        ["Sambas"],
    ]
    assert numbers(blocks) == [1, 2, 3, 4, 5, 6]


def test_tabs_of_a_document_without_pages_make_a_table() -> None:
    flow = [
        FlowText("No\tSasaran\tTarget", 1, 2),
        FlowText("1\tTertib administrasi\t90%", 2, 2),
        FlowText("2\tLancar pemilu\t80%", 3, 2),
    ]
    [block] = flow_to_blocks(flow)
    assert isinstance(block, Segment)
    assert [(row.line, row.page) for row in block.rows] == [(1, 2), (2, 2), (3, 2)]


WORDS = st.sampled_from(("Rencana", "aksi", "Tahun", "2024", "KPU", "Sambas", "Tertib"))
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(LINES, max_size=12))
def test_no_word_of_a_single_page_is_lost(lines: list[str]) -> None:
    items: list[Line] = [(20.0 + 60 * place, text) for place, text in enumerate(lines)]
    found = [text for block in texts(flow_of(items)) for text in block if text]
    assert found == lines


@pytest.mark.parametrize(
    "text", ["Triwulan {}", "Sasaran Strategis {}: Meningkatnya mutu", "Anggaran Rp 500.00{}"]
)
def test_numbers_that_count_no_pages_part_titles(text: str) -> None:
    pages = [[(20.0, text.format(page)), (400.0, "Isi")] for page in (1, 2, 3)]
    kept = [line for block in texts(flow_of(*pages)) for line in block if line not in ("", "Isi")]
    assert kept == [text.format(page) for page in (1, 2, 3)]


def test_amounts_at_the_foot_of_pages_are_no_page_numbers() -> None:
    pages = [[(400.0, "Isi"), (820.0, "1.250.000")] for _ in range(3)]
    assert sum(block.count("1.250.000") for block in texts(flow_of(*pages))) == 3


@pytest.mark.parametrize("text", ["100%", "75 %", "97,5%"])
def test_percentages_in_large_letters_are_no_page_numbers(text: str) -> None:
    flow = PageFlow()
    for number in range(1, 4):
        words = [*words_at(50, 100, "Capaian kinerja dinas"), *words_at(50, 300, text, 48)]
        page = Page(number, WIDTH, HEIGHT, words=words)
        flow.add(page, [], words, SeenPage(WIDTH, HEIGHT, 0))
    assert sum(block.count(text) for block in texts(flow.blocks())) == 3
