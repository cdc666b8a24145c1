"""A sheet printed over several pages in width is one table again; tables of their own are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.kinds.context import read_document_context
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.pages_beside import cells_elsewhere, join_pages_beside
from extractor.kinds.plain_region import PlainRegion
from extractor.model import Finding, Table
from extractor.readers.page import Box
from extractor.tables.grid import Block, Segment, TextLine, TextRun
from tests.extractor.spanned_tables import segment

LEFT = (
    "No | Program | Pagu (Rp)",
    "1 | Pembinaan nelayan | 5.000.000",
    "2 | Pengadaan jaring | 7.500.000",
    "3 | Penataan pasar ikan | 9.000.000",
)
RIGHT = ("Realisasi (Rp) | %", "4.000.000 | 80", "7.500.000 | 100", "4.500.000 | 50")
LABELS = ("No | Sasaran", "1 | Tertib arsip", "2 | Tertib lelang", "3 | Tertib aset")


def page(number: int, *rows: str) -> Segment:
    return segment(*rows, page=number, first_line=100 * number)


def line(number: int, text: str, x: float, top: float) -> TextLine:
    box = Box(x, top, x + 5 * len(text), top + 10)
    return TextLine(100 * number + 50 + int(top), number, text, text, box)


def beside(labels: Sequence[str], *columns: str) -> tuple[str, ...]:
    """Return rows of labels with further columns, each written ``Heading, value, value``."""
    cells = [[cell.strip() for cell in column.split(",")] for column in columns]
    return tuple(
        " | ".join([label, *(column[place] for column in cells)])
        for place, label in enumerate(labels)
    )


def joined(*blocks: Block) -> list[list[str]]:
    """Return the rows of every table with their texts; ``<`` is covered by a merged cell."""
    found: list[Block | PlainRegion] = join_pages_beside(list(blocks))
    return [
        [" | ".join("<" if c.origin else c.text for c in row.cells) for row in block.rows]
        for block in found
        if isinstance(block, Segment)
    ]


def read(*blocks: Block) -> tuple[list[Table], list[Finding]]:
    context = read_document_context([])
    drafts = draft_tables(list(blocks)).tables
    done = [interpret(d, 1, context, None, lang="id", personal_data=False) for d in drafts]
    return [one.table for one in done], [f for one in done for f in one.findings]


def test_further_columns_at_the_same_heights_belong_to_the_rows_of_the_page_before() -> None:
    [rows] = joined(page(1, *LEFT), page(2, *RIGHT))
    assert rows[0] == "No | Program | Pagu (Rp) | Realisasi (Rp) | %"
    assert rows[2] == "2 | Pengadaan jaring | 7.500.000 | 7.500.000 | 100"


def test_the_join_is_told_and_each_value_keeps_its_page() -> None:
    [table], findings = read(page(1, *LEFT), page(2, *RIGHT))
    assert table.kind == "realisasi_anggaran"
    assert table.pages == [1, 2]
    assert table.rows[0].field_sources["pagu"].page == 1
    assert table.rows[0].field_sources["realisasi"].page == 2
    told = [(f.code, f.severity) for f in findings if "disambung ke samping" in f.message]
    assert told == [("grid-doubtful", "warning")]


def test_columns_that_are_printed_again_stand_once() -> None:
    first = beside(LABELS, "Target, 90, 80, 70")
    second = beside(LABELS, "Realisasi, 91, 82, 73", "Capaian, 101, 103, 104")
    [rows] = joined(page(1, *first), page(2, *second))
    assert rows[0] == "No | Sasaran | Target | Realisasi | Capaian"
    assert rows[3] == "3 | Tertib aset | 70 | 73 | 104"


def test_a_table_of_its_own_with_the_same_labels_needs_other_headings() -> None:
    first, second = (beside(LABELS, f"Target, {values}") for values in ("9, 8, 7", "6, 5, 4"))
    assert len(joined(page(1, *first), page(2, *second))) == 2


DOWN = ("4 | Pembinaan tambak | 1.000.000", "5 | Lelang ikan | 2.000.000")
DOWN_RIGHT = ("900.000 | 90", "1.000.000 | 50")


@pytest.mark.parametrize("over_first", [True, False])
def test_rows_may_go_on_before_the_columns_do_or_after_them(over_first: bool) -> None:
    order = [LEFT, RIGHT, DOWN, DOWN_RIGHT] if over_first else [LEFT, DOWN, RIGHT, DOWN_RIGHT]
    blocks = [page(number, *rows) for number, rows in enumerate(order, start=1)]
    [first, second] = joined(*blocks)
    assert first[1] == "1 | Pembinaan nelayan | 5.000.000 | 4.000.000 | 80"
    assert second[1] == "5 | Lelang ikan | 2.000.000 | 1.000.000 | 50"
    [table], _ = read(*blocks)
    assert [row.no for row in table.rows] == ["1", "2", "3", "4", "5"]


def test_a_heading_that_the_page_s_edge_cuts_is_one_heading() -> None:
    first = ("No | Sasaran | Target", "^ | ^ | K", *beside(LABELS, "x, 90, 80, 70")[1:])
    second = (
        "No | Target Sasaran | Renstra 2027 | Satuan",
        "^ | ^ | Rp | ^",
        *beside(LABELS, "x, 5.000, 6.000, 7.000", "x, Unit, Unit, Unit")[1:],
    )
    over = TextRun([line(1, "Renstra 2027", 310, 5)])
    [rows] = joined(page(1, *first), over, page(2, *second))
    assert rows[0] == "No | Sasaran | Target Renstra 2027 | < | Satuan"
    assert rows[1] == "< | < | K | Rp | <"


def test_a_heading_without_words_on_one_page_is_the_one_beside_it() -> None:
    first = ("No | Kegiatan |  | <", "^ | ^ | Jan | Feb")
    second = ("Jadwal Pelaksanaan | Pelaksana", "Mar | ^")
    body = [f"{n} | Rapat {n} | √ | " for n in "123"]
    [rows] = joined(page(1, *first, *body), page(2, *second, *["√ | Bidang Tambak"] * 3))
    assert rows[0] == "No | Kegiatan | Jadwal Pelaksanaan | < | < | Pelaksana"


def test_merged_cells_of_either_page_keep_their_rows() -> None:
    second = ("Realisasi (Rp) | Pelaksana", "4.000.000 | Bidang A", "7.500.000 | ^", "1.000 | ^")
    [rows] = joined(page(1, *LEFT), page(2, *second))
    assert [row.split(" | ")[4] for row in rows] == ["Pelaksana", "Bidang A", "<", "<"]


@pytest.mark.parametrize(
    "second",
    [
        ("No | Kegiatan", "1 | Rapat", "2 | Bimtek", "3 | Lelang"),
        ("Kegiatan | Biaya", "Rapat | 4.000", "Bimtek | 5.000", "Lelang | 6.000"),
        ("6.000.000 | 40", "4.000.000 | 80", "7.500.000 | 100", "4.500.000 | 50"),
        (*RIGHT, "1.000 | 7"),
    ],
    ids=["numbered", "names-its-rows", "no-headings", "more-rows"],
)
def test_what_may_be_a_table_of_its_own_stays_one(second: Sequence[str]) -> None:
    assert len(joined(page(1, *LEFT), page(2, *second))) == 2


def test_columns_that_name_rows_belong_to_others_if_the_rows_heights_are_no_chance() -> None:
    tall = [3, 1, 2, 1]
    first, second = (
        _stretched(page(number, *rows), tall)
        for number, rows in (
            (1, ("No | Sasaran | Target", *beside(LABELS, "x, 9, 8, 7")[1:], "4 | Lain | 6")),
            (2, ("Program | Pagu", "Arsip | 1.000", "Lelang | 2.000", "Aset | 3.000", "A | 500")),
        )
    )
    [rows] = joined(first, second)
    assert rows[4] == "4 | Lain | 6 | A | 500"


def _stretched(table: Segment, heights: Sequence[int]) -> Segment:
    """Make the rows below the header as many times as high."""
    edges = [0.0, 20.0]
    for height in heights:
        edges.append(edges[-1] + 20.0 * height)
    rows = []
    for row in table.rows:
        top, bottom = edges[row.place], edges[row.place + 1]
        cells = tuple(
            replace(c, box=Box(c.box.x0, top, c.box.x1, bottom)) if c.box else c for c in row.cells
        )
        rows.append(replace(row, cells=cells, box=Box(0, top, 100.0 * len(cells), bottom)))
    return replace(table, rows=rows)


def test_a_caption_begins_a_table_of_its_own() -> None:
    caption = TextRun([line(2, "Tabel 4. Realisasi Anggaran", 0, -20)])
    assert len(joined(page(1, *LEFT), caption, page(2, *RIGHT))) == 2


def test_a_title_cut_by_the_page_s_edge_stands_above_the_whole_table() -> None:
    titles = [
        TextRun([line(1, "REALISASI ANGGARAN DINAS", 0, -20)]),
        TextRun([line(2, "REALISASI ANGGARAN DINAS PERIKANAN", 0, -20)]),
    ]
    blocks = join_pages_beside([titles[0], page(1, *LEFT), titles[1], page(2, *RIGHT)])
    texts = [[one.text for one in b.lines] for b in blocks if isinstance(b, TextRun)]
    assert [text for text in texts if text] == [["REALISASI ANGGARAN DINAS PERIKANAN"]]
    assert isinstance(blocks[-1], TextRun)
    assert cells_elsewhere(next(b for b in blocks if isinstance(b, Segment)).rows[0])


def test_a_column_alone_on_its_page_is_no_grid() -> None:
    texts = ["Keterangan", "selesai", "belum", "selesai"]
    lines = [line(2, text, 10, 5 + 20 * place) for place, text in enumerate(texts)]
    [rows] = joined(page(1, *LEFT), TextRun(lines))
    assert rows[0].endswith("| Keterangan")
    assert rows[2].endswith("7.500.000 | belum")


@pytest.mark.parametrize("texts", [["Demikian", "kami", "sampaikan", "ini"], ["Keterangan", "x"]])
def test_other_lines_are_no_column(texts: Sequence[str]) -> None:
    lines = [line(2, text, 10, 5 + 20 * place) for place, text in enumerate(texts)]
    [rows] = joined(page(1, *LEFT), TextRun(lines))
    assert rows[0] == LEFT[0]


def test_several_tables_of_a_page_are_joined_each_with_its_own() -> None:
    blocks: list[Block] = []
    for number, rows in ((1, LEFT), (2, RIGHT)):
        blocks += [page(number, *rows), _lower(page(number, *rows))]
    tables = joined(*blocks)
    assert [rows[0] for rows in tables] == ["No | Program | Pagu (Rp) | Realisasi (Rp) | %"] * 2


def _lower(table: Segment) -> Segment:
    """Move a table down the page."""

    def moved(box: Box | None) -> Box | None:
        return Box(box.x0, box.top + 200, box.x1, box.bottom + 200) if box else None

    rows = [
        replace(
            row, box=moved(row.box), cells=tuple(replace(c, box=moved(c.box)) for c in row.cells)
        )
        for row in table.rows
    ]
    return replace(table, rows=rows)
