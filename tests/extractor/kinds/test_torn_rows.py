"""A row torn by a page break is one where one of its texts says so, though others do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.kinds.cut_rows import join_cut_rows
from extractor.kinds.rows import DraftRow
from extractor.kinds.torn_rows import torn_rest
from tests.extractor.spanned_tables import spanned_drafts, texts_of

RAK = "no kegiatan indikator target anggaran"
FULL = [
    "1 | Rapat kerja bidang | Terlaksananya rapat | 4 kali | 75.000.000",
    "2 | Pelatihan Kerja | Meningkatnya | 2 angkatan (40 | 394.000.000",
]
NEXT = "3 | Reviu laporan | Tersusunnya laporan | 1 dokumen | 12.000.000"


def _joined(first: str, *, above: str = FULL[1], names: str = RAK) -> list[DraftRow]:
    return join_cut_rows(spanned_drafts(names, [FULL[0], above], [first, NEXT]), ("kegiatan",))


@pytest.mark.parametrize(
    ("above", "first"),
    [
        (FULL[1], "| Mandiri Sesuai Minat | Kemampuan warga | orang) |"),
        (FULL[1], "| Mandiri Sesuai Minat | keterampilan warga | |"),
    ],
)
def test_a_text_that_goes_on_makes_its_row_the_rest_of_the_last(above: str, first: str) -> None:
    rows = _joined(first, above=above)
    assert texts_of(rows, "kegiatan")[1] == "Pelatihan Kerja Mandiri Sesuai Minat"
    assert [note.code for note in rows[1].notes] == ["span-ambiguous"]


@pytest.mark.parametrize("head", ["Program", "Jumlah", "Terwujudnya"])
def test_a_head_alone_wants_what_stands_on_the_next_page(head: str) -> None:
    above = f"| {head} | | |"
    rows = _joined("| Peningkatan Kesempatan Kerja | | |", above=above)
    assert texts_of(rows, "kegiatan")[1] == f"{head} Peningkatan Kesempatan Kerja"
    assert rows[1].notes


@pytest.mark.parametrize(
    "first",
    [
        "| Pameran Dagang | Jumlah peserta | |",
        "| Pameran Dagang | jumlah peserta | 40 orang | 20.000.000",
        "| 4. Pameran Dagang | jumlah peserta | |",
    ],
)
def test_a_row_of_its_own_stays(first: str) -> None:
    assert len(_joined(first, above=FULL[1].replace(" (40", ""))) == 4


@pytest.mark.parametrize(("others", "torn"), [("Jumlah", True), ("jumlah", False)])
def test_small_letters_tell_nothing_where_a_column_has_many(others: str, torn: bool) -> None:
    pages = (
        [
            f"1 | Rapat | {others} rapat | 4 kali | 7.000",
            f"2 | Latih | {others} orang | 40 | 9.000",
        ],
        ["| Pameran | jumlah peserta | |", f"3 | Reviu | {others} laporan | 1 | 12.000"],
    )
    rows = spanned_drafts(RAK, *pages)
    assert (torn_rest(rows[1], rows[2], rows) is not None) is torn


def _torn(above: str, first: str, *, merged: bool = False) -> bool:
    rows = spanned_drafts(RAK, [FULL[0], above], [first, NEXT])
    if merged:
        rows[2].cells["indikator"] = [replace(rows[2].cells["indikator"][0], rows=2)]
    return torn_rest(rows[1], rows[2], rows) is not None


def test_a_row_that_lacks_no_value_of_the_one_above_is_its_own() -> None:
    assert _torn("| Latih | Jumlah | 4 kali |", "| Pameran | peserta acara | |")
    assert not _torn("| Latih | Jumlah | |", "| Pameran | peserta acara | |")


def test_a_text_over_several_rows_tells_nothing_of_one() -> None:
    assert not _torn("| Latih | Jumlah | 4 kali |", "| Pameran | peserta acara | |", merged=True)


def test_a_sum_at_the_foot_of_a_page_takes_no_heading_of_the_next_one() -> None:
    assert not _torn("| Jumlah | | | 394.000.000", "| Program Jalan | | |")
