"""Segments to tables: what continues a table, what begins one, what is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.kinds.context import read_document_context
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.pieces import TableDraft
from extractor.kinds.plain_region import find_plain_regions
from extractor.tables.grid import Block, TextLine, TextRun
from tests.extractor.spanned_tables import segment

BlocksOf = Callable[[str], list[Block]]
Tab = Callable[..., str]
Read = Callable[[str], tuple[list[TableDraft], list[TextLine]]]

HEADER = "No | Sasaran | Indikator Kinerja | Target"
ONE = "1 | Meningkatnya layanan | Persentase layanan | 95%"
TWO = "2 | Terwujudnya tertib | Nilai SAKIP | BB"
PROGRAM = "No | Program | Anggaran"
MONEY = "1 | Dukungan Manajemen | 5.000.000"


@pytest.fixture
def read(blocks_of: BlocksOf) -> Read:
    """Return a function that drafts the tables of a text."""

    def draft(text: str) -> tuple[list[TableDraft], list[TextLine]]:
        return draft_tables(find_plain_regions(blocks_of(text)))[:2]

    return draft


@pytest.mark.parametrize("gap", ["\n", "\n3\n\n", "\nHalaman 3\n\n", "\n- 3 -\n\n", "\f",
                                 "\nTabel 1 (lanjutan)\n\n"])  # fmt: skip
def test_page_furniture_ends_no_table(read: Read, tab: Tab, gap: str) -> None:
    [draft] = read(tab(HEADER, ONE) + gap + tab(HEADER, TWO))[0]
    assert [row.text(0) for piece in draft.pieces for row in piece.rows] == ["1", "2"]


def test_a_page_without_a_header_goes_on(read: Read, tab: Tab) -> None:
    [draft] = read(tab(HEADER, ONE) + "\n" + tab(TWO))[0]
    assert len(draft.pieces) == 2
    assert draft.pieces[1].header is None


def test_a_header_in_the_middle_of_a_segment_begins_a_piece(read: Read, tab: Tab) -> None:
    [draft] = read(tab(HEADER, ONE, HEADER, TWO))[0]
    assert [len(piece.rows) for piece in draft.pieces] == [1, 1]


def test_another_header_begins_a_table(read: Read, tab: Tab) -> None:
    first, second = read(tab(HEADER, ONE) + "\n" + tab(PROGRAM, MONEY))[0]
    assert first.concepts() == {"no", "sasaran", "indikator", "target"}
    assert second.concepts() == {"no", "program", "anggaran"}
    assert second.joined


def test_text_between_parts_tables(read: Read, tab: Tab) -> None:
    text = tab(HEADER, ONE) + "\nPERJANJIAN KINERJA TAHUN 2022\n\n" + tab(HEADER, TWO)
    first, second = read(text)[0]
    assert [line.text for line in first.below] == ["PERJANJIAN KINERJA TAHUN 2022"]
    assert [line.text for line in second.above] == ["PERJANJIAN KINERJA TAHUN 2022"]
    assert not second.joined


def test_a_running_title_that_comes_back_is_furniture(read: Read, tab: Tab) -> None:
    pages = [tab(HEADER, row) for row in (ONE, TWO, ONE.replace("1", "3", 1))]
    text = "".join(f"{page}\nLaporan KPU Kota Blitar | {n}\n\n" for n, page in enumerate(pages, 1))
    assert len(read(text)[0]) == 1


def test_text_and_first_lines(read: Read, tab: Tab) -> None:
    drafts, text = read("JUDUL\n\n" + tab(HEADER, ONE) + "\nPenutup\n")
    assert [line.text for line in text if line.text] == ["JUDUL", "Penutup"]
    assert drafts[0].first_place().line == 3


def test_tabbed_lines_among_text_are_no_table(read: Read) -> None:
    drafts, text = read("Susunan rapat\n\nNama\t: Budi\nTempat\t: Aula\n\nDemikian.\n")
    assert drafts == []
    assert "Nama : Budi" in [line.text for line in text]


def test_a_spreadsheet_s_titles_stand_above_its_table(read: Read) -> None:
    text = "RENCANA KERJA;;;\nNo;Sasaran;Indikator Kinerja;Target\n1;Meningkatnya;Indeks;5\n"
    [draft] = read(text + "2;Terwujudnya;Nilai;BB\n")[0]
    assert [line.text for line in draft.above] == ["RENCANA KERJA"]
    assert len(draft.pieces[0].rows) == 2


def test_titles_and_signatures_of_a_sheet_are_text(read: Read) -> None:
    rows = [
        "No;Sasaran;Indikator Kinerja;Target",
        "1;Meningkatnya layanan;Persentase layanan;95%",
        "2;Terwujudnya tertib;Nilai SAKIP;BB",
        ";;;",
        ";;;Batu, 5 Januari 2024",
        ";;;Ketua",
        ";;;",
        "RENCANA KINERJA TAHUN 2024;;;",
        "No;Program;Anggaran;",
        "1;Dukungan Manajemen;5.000.000;",
    ]
    drafts, text = read("\n".join(rows))
    assert [[r.text(0) for p in d.pieces for r in p.rows] for d in drafts] == [["1", "2"], ["1"]]
    assert [line.text for line in text if line.text] == [
        "Batu, 5 Januari 2024", "Ketua", "RENCANA KINERJA TAHUN 2024",
    ]  # fmt: skip


def test_the_titles_of_a_sheet_are_the_documents_too(read: Read) -> None:
    rows = ["PERJANJIAN KINERJA TAHUN 2023;;;", "No;Sasaran;Indikator Kinerja;Target",
            "1;Meningkatnya layanan;Persentase layanan;95%"]  # fmt: skip
    _, text = read("\n".join(rows))
    assert [line.text for line in text] == ["PERJANJIAN KINERJA TAHUN 2023"]


def drafts_of(*blocks: Block) -> tuple[list[TableDraft], list[TextLine]]:
    return draft_tables(find_plain_regions(list(blocks)))[:2]


def test_signature_rows_become_text_below_the_table() -> None:
    [draft], text = drafts_of(
        segment(
            "No | Program | Anggaran",
            "1 | Program Data | 5.000.000",
            " | | Ujung, Januari 2023",
            "BUPATI UJUNG | | KEPALA DINAS CONTOH",
        )
    )
    assert [row.text(1) for row in draft.pieces[0].rows] == ["Program Data"]
    assert [line.text for line in text] == [
        "Ujung, Januari 2023",
        "BUPATI UJUNG KEPALA DINAS CONTOH",
    ]
    assert [line.text for line in draft.below] == [line.text for line in text]


def test_a_form_becomes_text() -> None:
    drafts, text = drafts_of(segment("Nama | : | BUDI", "Jabatan | : | KEPALA DINAS"))
    assert drafts == []
    assert [line.text for line in text] == ["Nama : BUDI", "Jabatan : KEPALA DINAS"]
    assert text[0].box is not None


def test_a_mission_above_a_repeated_header_is_a_row_of_the_table() -> None:
    header = "Tujuan | Sasaran | Indikator"
    [draft], _ = drafts_of(
        segment("MISI I Layanan | < | <", header, "Tertib | Data | Angka"),
        segment("MISI II Hukum | < | <", header, "Adil | Telaah | Angka", page=2, first_line=9),
    )
    assert [row.text(0) for piece in draft.pieces for row in piece.rows] == [
        "MISI I Layanan", "Tertib", "MISI II Hukum", "Adil",
    ]  # fmt: skip


def test_a_title_above_a_repeated_header_begins_a_table() -> None:
    header = "Tujuan | Sasaran | Indikator"
    drafts, _ = drafts_of(
        segment("CAPAIAN KINERJA | < | <", header, "Tertib | Data | Angka"),
        segment("CAPAIAN KINERJA | < | <", header, "Adil | Telaah | Angka", first_line=9),
    )
    assert len(drafts) == 2


def test_a_header_without_known_words_goes_on_by_its_words() -> None:
    header = "Jenis Ternak | Ekor Betina | Ekor Jantan"
    [draft], _ = drafts_of(
        segment(header, "1 | 2 | 3", "Sapi | 466.272 | 12.400", "Kuda | 1.200 | 800"),
        segment(header, "1 | 2 | 3", "Domba | 143.774 | 13.500", page=2, first_line=9),
    )
    assert len(draft.pieces) == 2


def test_a_scrap_of_a_cut_row_parts_no_table() -> None:
    header = "No | Sasaran | Indikator Kinerja | Target"
    scrap = TextRun([TextLine(5, 1, "Kinerja dan Keuangan", "Kinerja dan Keuangan")])
    title = TextRun([TextLine(5, 1, "Tabel 4", "Tabel 4")])
    one = segment(header, "1 | Layanan | Persentase | 95%")
    two = segment(header, "2 | Tertib | Nilai | BB", page=2, first_line=9)
    assert len(drafts_of(one, scrap, two)[0]) == 1
    assert len(drafts_of(one, title, two)[0]) == 2


def test_a_captioned_table_of_words_is_a_table() -> None:
    caption = TextRun([TextLine(1, 1, "Tabel 2.2", "Tabel 2.2")])
    words = segment("Strategi kami | Arah kami", "Validasi | Rapat", first_line=3)
    assert len(drafts_of(caption, words)[0]) == 1
    prose = TextRun([TextLine(1, 1, "Uraian di atas", "Uraian di atas")])
    assert drafts_of(prose, words)[0] == []


def test_values_on_a_page_s_first_rows_are_no_header() -> None:
    header = segment("Sasaran | Indikator | 2022 | 2023", "Layanan | Persentase | 95 % | 96 %")
    values = ("Sasaran | 95 % | 96 % | 97 %", "^ | 80 % | 85 % | 90 %", "Tertib | 70 % | 7 % | 8 %")
    [draft], _ = drafts_of(header, segment(*values, page=2))
    assert [len(piece.rows) for piece in draft.pieces] == [1, 3]


def test_a_column_of_remarks_without_any_tells_nothing() -> None:
    header = "Sasaran | Indikator | Target | Keterangan"
    for remark, told in (("", False), ("tercapai", True)):
        rows = [header, f"Meningkatnya layanan | Jumlah rapat | 3 | {remark}"]
        [draft] = draft_tables([segment(*rows)]).tables
        assert ("keterangan" in draft.telling_concepts()) is told


def test_a_year_alone_above_a_table_is_no_page_number() -> None:
    lines = [TextLine(1, 1, text, text) for text in ("Tabel 7. Capaian Kinerja", "2016", "12")]
    grid = segment("Sasaran | Indikator | Target", "Meningkatnya layanan | Jumlah rapat | 3")
    [draft] = draft_tables([TextRun(lines), grid]).tables
    assert [line.text for line in draft.above] == ["Tabel 7. Capaian Kinerja", "2016"]


@pytest.mark.parametrize(
    ("number", "boxed", "tables"), [(7, True, 1), (7, False, 2), (2, False, 1)]
)
def test_a_sheet_without_headings_goes_on_if_its_numbers_do(
    number: int, boxed: bool, tables: int
) -> None:
    first = segment(HEADER, ONE)
    rows = f"{number} | Rapat kerja | Rapat | 7", f"{number + 1} | Bimtek | Bimtek | 9"
    second = segment(*rows, page=2, first_line=9)
    if not boxed:
        for one in (first, second):
            one.rows[:] = [
                replace(row, box=None, cells=tuple(replace(cell, box=None) for cell in row.cells))
                for row in one.rows
            ]
    assert len(drafts_of(first, second)[0]) == tables


def test_a_page_may_hold_the_upper_rows_of_a_header_and_nothing_else() -> None:
    first = segment("No | Program | Anggaran | <", "^ | ^ | Pagu | Realisasi", "1 | Data | 5 | 4")
    second = segment("No | Program | Anggaran | <", page=1, first_line=9)
    for one in (first, second):
        one.rows[:] = [
            replace(row, box=None, cells=tuple(replace(cell, box=None) for cell in row.cells))
            for row in one.rows
        ]
    drafts, text = drafts_of(first, second)
    context = read_document_context(text)
    done = [interpret(d, 1, context, None, lang="id", personal_data=False) for d in drafts]
    assert [len(one.table.rows) for one in done] == [1]


def test_a_grid_of_empty_cells_behind_a_table_is_nothing() -> None:
    drafts, text = drafts_of(segment(HEADER, ONE), segment(" | | | ", page=2, first_line=9))
    assert [len(draft.pieces) for draft in drafts] == [1]
    assert text == []


def test_drawn_rows_with_figures_that_no_table_takes_are_told() -> None:
    alone = segment("3. | Pembinaan Pasar Desa | 899.425.000")
    words = segment("Kantor Kelurahan | Balai Warga")
    found = draft_tables([alone, words])
    assert not found.tables
    assert [line.text for line in found.loose] == ["3. Pembinaan Pasar Desa 899.425.000"]
    assert [line.text for line in found.text] == [
        "3. Pembinaan Pasar Desa 899.425.000",
        "Kantor Kelurahan Balai Warga",
    ]
