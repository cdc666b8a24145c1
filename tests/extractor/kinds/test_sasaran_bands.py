"""A sasaran in a heading's row holds for the rows below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.sasaran_bands import hand_down, names_level, sasaran_of_band

Drafts = Callable[..., list[DraftRow]]


@pytest.mark.parametrize(
    "text",
    [
        "1. Sasaran : Meningkatnya layanan",
        "Sasaran Stratejik : Meningkatnya layanan",
        "SASARAN 2: Meningkatnya layanan",
        "Sasaran Strategis 1 Meningkatnya layanan",
        "Sasaran I. Meningkatnya layanan",
    ],
)
def test_headings_that_name_a_sasaran(text: str) -> None:
    assert sasaran_of_band(text) == "Meningkatnya layanan"


@pytest.mark.parametrize(
    "text",
    [
        "Sasaran pembangunan daerah",
        "Misi 1 : Meningkatnya layanan",
        "Sasaran",
        "Sasaran 2",
        "Sasaran 15 Desa Terpencil",
    ],
)
def test_other_headings_name_none(text: str) -> None:
    assert sasaran_of_band(text) is None


def test_headings_of_goals() -> None:
    assert names_level("Visi : Maju bersama")
    assert names_level("I. Misi Pertama : Meningkatkan layanan")
    assert not names_level("Misi dagang ke luar negeri")


def handed(rows: list[DraftRow], kinds: str) -> list[str]:
    names = {"s": "section", "d": "data", "t": "total"}
    for row, kind in zip(rows, kinds, strict=True):
        row.kind = names[kind]
    hand_down(rows)
    return [row.text("sasaran") for row in rows]


@pytest.mark.parametrize(
    "heading",
    ["TUJUAN 2 MENINGKATKAN LAYANAN", "SASARAN KEDUA", "SS.2 Tertib", "Sasaran 3 Desa"],
)
def test_any_heading_of_goals_ends_a_sasaran(drafts: Drafts, heading: str) -> None:
    first = {"indikator": "Sasaran 1 : Meningkatnya layanan"}
    rows = drafts(first, {"indikator": "Rapat"}, {"indikator": heading}, {"indikator": "Arsip"})
    assert handed(rows, "sdsd") == ["", "Meningkatnya layanan", "", ""]


def test_a_number_alone_is_that_of_the_next_heading(drafts: Drafts) -> None:
    bands = ["Sasaran 1 : Tertib arsip", "Rapat", "Sasaran 2", "Meningkatnya layanan", "Arsip"]
    rows = drafts(*({"indikator": band} for band in bands))
    assert handed(rows, "sdssd") == ["", "Tertib arsip", "", "", "Meningkatnya layanan"]


def test_a_title_s_sasaran_holds_up_to_the_first_heading(drafts: Drafts) -> None:
    rows = drafts({"indikator": "Rapat"}, {"indikator": "Sasaran 2 : Tertib"}, {"indikator": "A"})
    for row, kind in zip(rows, ("data", "section", "data"), strict=True):
        row.kind = kind
    hand_down(rows, "Meningkatnya layanan")
    assert [row.text("sasaran") for row in rows] == ["Meningkatnya layanan", "", "Tertib"]


def test_a_heading_s_sasaran_holds_up_to_the_next_heading(drafts: Drafts) -> None:
    rows = drafts(
        {"indikator": "1. Sasaran : Meningkatnya layanan"},
        {"indikator": "Jumlah rapat"},
        {"indikator": "Persentase tertib"},
        {"indikator": "Jumlah laporan"},
        {"indikator": "Misi 2 : Mewujudkan tertib"},
        {"indikator": "Jumlah arsip"},
    )
    own = "Meningkatnya layanan"
    assert handed(rows, "sdsdsd") == ["", own, "", own, "", ""]


def test_a_sasaran_of_its_own_and_a_total_end_it(drafts: Drafts) -> None:
    rows = drafts(
        {"indikator": "Sasaran 1: Meningkatnya layanan"},
        {"sasaran": "Terwujudnya tertib", "indikator": "Jumlah rapat"},
        {"indikator": "Jumlah laporan"},
    )
    assert handed(rows, "sdd") == ["", "Terwujudnya tertib", ""]
    rows = drafts(
        {"sasaran": "Meningkatnya layanan"},
        {"indikator": "Jumlah rapat"},
        {"sasaran": "Rata-rata"},
        {"indikator": "Jumlah laporan"},
    )
    assert handed(rows, "sdtd") == ["Meningkatnya layanan", "Meningkatnya layanan", "Rata-rata", ""]


def test_a_sasaran_that_was_handed_down_is_not_told_as_missing(drafts: Drafts) -> None:
    rows = drafts({"sasaran": "Sasaran : Meningkatnya layanan"}, {"indikator": "Jumlah rapat"})
    rows[1].notes = [Note("label-blank", "", "sasaran"), Note("label-blank", "", "program")]
    handed(rows, "sd")
    assert [note.field for note in rows[1].notes] == ["program"]
