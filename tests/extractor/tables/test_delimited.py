"""Lines to blocks: tab, pipe and CSV rows, and tabbed text that is no table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.tables.grid import Block, Segment, TextRun

BlocksOf = Callable[[str], list[Block]]

WORDS = st.text(alphabet='abcdefghij KLM12,.-%√"', min_size=1, max_size=12).map(str.strip)


def segments(blocks: list[Block]) -> list[Segment]:
    return [block for block in blocks if isinstance(block, Segment)]


def texts(segment: Segment) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in segment.rows]


def test_tab_rows(blocks_of: BlocksOf) -> None:
    [segment] = segments(blocks_of("Judul\n\nNo\tUraian\tPagu\n1\tRapat\t\n"))
    assert segment.form == "tab"
    assert texts(segment) == [["No", "Uraian", "Pagu"], ["1", "Rapat", ""]]
    assert [row.line for row in segment.rows] == [3, 4]


def test_pipe_rows_with_separator_and_escape(blocks_of: BlocksOf) -> None:
    [segment] = segments(blocks_of("| No | Uraian |\n|:---|---:|\n| 1 | a \\| b |\n"))
    assert segment.form == "pipe"
    assert texts(segment) == [["No", "Uraian"], ["1", "a | b"]]


def test_separator_rows_between_tabs_vanish(blocks_of: BlocksOf) -> None:
    [segment] = segments(blocks_of("No\tUraian\tPagu\n---\t---\t---\n1\tRapat\t5\n"))
    assert len(segment.rows) == 2


def test_csv_with_quoted_newlines_and_delimiters(blocks_of: BlocksOf) -> None:
    [segment] = segments(
        blocks_of('No;Uraian;Pagu\n1;"Rapat\nkerja; dua hari";5\n2;"Kata ""baru""";6\n')
    )
    assert segment.form == "csv"
    assert texts(segment)[1:] == [["1", "Rapat kerja; dua hari", "5"], ["2", 'Kata "baru"', "6"]]
    assert [row.line for row in segment.rows] == [1, 2, 4]


def test_semicolons_in_a_sentence_are_no_csv(blocks_of: BlocksOf) -> None:
    assert segments(blocks_of("Terdiri atas rapat; bimtek; dan reviu.\nSelesai.\n")) == []


def test_commas_in_prose_are_no_csv(blocks_of: BlocksOf) -> None:
    text = "Rapat, bimtek, dan reviu.\nSosialisasi, lomba, dan pameran.\nSatu, dua, tiga, empat.\n"
    assert segments(blocks_of(text + "Kalimat biasa tanpa apa-apa.\n" * 3)) == []


def test_a_file_of_commas_is_csv(blocks_of: BlocksOf) -> None:
    [segment] = segments(blocks_of('No,Uraian,Pagu\n1,Rapat,"5.000,00"\n2,Bimtek,6\n3,Reviu,7\n'))
    assert texts(segment)[1] == ["1", "Rapat", "5.000,00"]


@pytest.mark.parametrize("mark", [";", ","])
def test_a_pipe_row_with_semicolons_or_commas_is_no_csv(blocks_of: BlocksOf, mark: str) -> None:
    items = f"Jumlah rapat{mark} bimtek{mark} reviu"
    rows = [[str(n), f"Meningkatnya layanan {n}", items, "12 Laporan"] for n in range(1, 4)]
    [segment] = segments(blocks_of("".join(f"| {' | '.join(row)} |\n" for row in rows)))
    assert segment.form == "pipe"
    assert texts(segment) == rows


def test_a_tab_row_with_semicolons_is_no_csv_however_late_it_stands(blocks_of: BlocksOf) -> None:
    rows = [[str(n), "Jumlah rapat; bimtek; reviu", "12 Laporan"] for n in range(1, 4)]
    table = "".join("\t".join(row) + "\n" for row in rows)
    [segment] = segments(blocks_of("Kalimat biasa.\n" * 2500 + table))
    assert segment.form == "tab"
    assert texts(segment) == rows


def test_csv_and_pipe_rows_may_touch(blocks_of: BlocksOf) -> None:
    rows = "No;Uraian;Pagu\n1;Rapat;5\n2;Bimtek;6\n"
    pipes = "| 1 | a; b; c |\n| 2 | d; e; f |\n| 3 | g; h; i |\n"
    found = segments(blocks_of(rows + pipes + rows))
    assert [segment.form for segment in found] == ["csv", "pipe", "csv"]
    assert texts(found[1])[0] == ["1", "a; b; c"]
    assert texts(found[2])[0] == ["No", "Uraian", "Pagu"]


def test_a_page_break_inside_a_line_parts_csv_from_pipes(blocks_of: BlocksOf) -> None:
    text = "No;Uraian;Pagu\n1;Rapat;5\n2;Bimtek;6\f| 1 | a; b; c |\n"
    assert [segment.form for segment in segments(blocks_of(text))] == ["csv", "pipe"]


def test_a_blank_line_ends_a_segment(blocks_of: BlocksOf) -> None:
    assert len(segments(blocks_of("a\tb\tc\n1\t2\t3\n\n4\t5\t6\n"))) == 2


def test_a_form_feed_ends_a_segment(blocks_of: BlocksOf) -> None:
    found = segments(blocks_of("a\tb\tc\n1\t2\t3\n\f4\t5\t6\n"))
    assert [[row.page for row in segment.rows] for segment in found] == [[1, 1], [2]]


@pytest.mark.parametrize(
    "text",
    [
        "Kata Pengantar\ti\nBAB I Pendahuluan\t1\nBAB II Perencanaan\t12\n",
        "Kata Pengantar ......\t\nBAB I Pendahuluan ......\t3\n",
        "Pasal satu\tayat dua\n",
    ],
)
def test_contents_lists_are_no_tables(blocks_of: BlocksOf, text: str) -> None:
    if text.startswith("Pasal"):
        text = text.replace("\tayat dua", "\t")
    blocks = blocks_of(text)
    assert segments(blocks) == []
    assert isinstance(blocks[0], TextRun)


def test_text_loses_headings_and_emphasis_but_keeps_its_raw_line(blocks_of: BlocksOf) -> None:
    [run] = blocks_of("## **BAB III\n   AKUNTABILITAS**\n")
    assert isinstance(run, TextRun)
    assert [line.text for line in run.lines][:2] == ["BAB III", "AKUNTABILITAS"]
    assert run.lines[1].raw == "   AKUNTABILITAS**"


def test_an_unclosed_quote_loses_nothing(blocks_of: BlocksOf) -> None:
    text = 'No;Uraian;Pagu\n1;"Rapat;5\n2;Bimtek;6\n3;Reviu;7\n'
    [segment] = segments(blocks_of(text))
    whole = " ".join(" ".join(row) for row in texts(segment))
    assert all(word in whole for word in ("Rapat", "Bimtek", "Reviu", "7"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=3, max_size=6))
def test_three_forms_of_a_table_hold_the_same_cells(
    blocks_of: BlocksOf, rows: list[list[str]]
) -> None:
    rows = [["No", "Uraian kegiatan", "Pagu"]] + [[cell or "x" for cell in row] for row in rows]
    rows = [["x" if set(cell) <= set(" -.,") else cell for cell in row] for row in rows]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
    forms = {
        "tab": "".join("\t".join(row) + "\n" for row in rows),
        "pipe": "".join("| " + " | ".join(row) + " |\n" for row in rows),
        "csv": buffer.getvalue(),
    }
    for form, text in forms.items():
        [segment] = segments(blocks_of(text))
        assert segment.form == form
        assert [[" ".join(cell.split()) for cell in row] for row in texts(segment)] == [
            [" ".join(cell.split()) for cell in row] for row in rows
        ]


def test_rows_of_csv_without_a_cell_part_tables_and_their_titles(blocks_of: BlocksOf) -> None:
    text = (
        "Tabel 1. Pagu,,,\n,,,\nNo,Program,Pagu,Realisasi\n1,Layanan,500,400\n,,,\n"
        '"Tabel 2. Pemilih, per kecamatan",,,\n,,,\nNo,Kecamatan,L,P\n1,Utara,5,4\n'
    )
    blocks = blocks_of(text)
    assert [len(segment.rows) for segment in segments(blocks)] == [2, 2]
    lines = [line for block in blocks if isinstance(block, TextRun) for line in block.lines]
    assert [line.text for line in lines if line.text.strip(",")] == [
        "Tabel 1. Pagu",
        "Tabel 2. Pemilih, per kecamatan",
    ]
