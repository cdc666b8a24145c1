"""Segments to tables: what continues a table, what begins one, what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.drafts import TableDraft, draft_tables
from extractor.kinds.plain_region import find_plain_regions
from extractor.tables.grid import Block, TextLine

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
        return draft_tables(find_plain_regions(blocks_of(text)))

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
