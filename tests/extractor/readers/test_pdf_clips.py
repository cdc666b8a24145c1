"""Text outside its clip is no part of the page; text that is seen in part is."""

from __future__ import annotations

import pytest

from extractor.readers.page import Page
from extractor.readers.pdf import open_pdf
from tests.extractor.readers.pdf_files import form, pdf_of, show

CELL = "40 200 100 20 re W n "
"""A clip as spreadsheets write it: from 40 to 140 across, from 200 to 220 above the foot."""


def page_of(data: bytes) -> Page:
    with open_pdf(data, "rkt.pdf") as source:
        [page] = source.pages()
    return page


def texts(content: str, **entries: str) -> list[str]:
    return [word.text for word in page_of(pdf_of(content, **entries)).words]


def clipped(*shown: str, clip: str = CELL) -> str:
    return f"q {clip}{''.join(shown)}Q "


@pytest.mark.parametrize(
    ("x", "y"),
    [(42, 185), (42, 225), (150, 205), (-30, 205)],
    ids=["below", "above", "right", "left"],
)
def test_text_outside_its_clip_is_left_out(x: float, y: float) -> None:
    content = clipped(show("Target", 42, 205), show("sisa", x, y)) + show("lain", x + 100, y)
    assert texts(content) == ["Target", "lain"]


@pytest.mark.parametrize(("x", "y"), [(42, 193), (42, 219), (120, 205), (20, 205)])
def test_text_that_is_seen_in_part_is_read_whole(x: float, y: float) -> None:
    assert texts(clipped(show("Kegiatan", x, y))) == ["Kegiatan"]


def test_the_rest_of_a_hidden_run_does_not_join_its_neighbours() -> None:
    content = show("Ang", 50, 205) + clipped(show("-ka-", 70, 205), clip="0 0 9 9 re W n ")
    assert texts(content + show("garan", 90, 205)) == ["Ang", "garan"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_clips_hide_on_turned_pages_too(rotation: int) -> None:
    content = clipped(show("Target", 42, 205), show("sisa", 42, 185))
    assert texts(content, page=f"/MediaBox[0 0 400 300]/Rotate {rotation}") == ["Target"]


def test_turned_text_is_hidden_like_any_other() -> None:
    turned = "BT /F 12 Tf 0 1 -1 0 {} 202 Tm (II) Tj ET\n"
    assert texts(clipped(turned.format(60) + turned.format(160))) == ["II"]


def test_clips_within_clips_show_what_both_do() -> None:
    inner = "40 210 100 90 re W n "
    assert texts(clipped(show("atas", 42, 211), show("bawah", 42, 195), clip=CELL + inner)) == [
        "atas"
    ]


def test_an_ocr_layer_is_read_whatever_its_clip() -> None:
    assert texts(clipped("3 Tr ", show("pindai", 42, 185))) == ["pindai"]


def test_text_in_forms_is_taken_for_seen() -> None:
    stamp = form(show("Salinan", 42, 20), "/Matrix[1 0 0 1 0 185]/Resources<</Font<</F 3 0 R>>>>")
    data = pdf_of("/Fm0 Do", resources="/XObject<</Fm0 4 0 R>>", objects=(stamp,))
    assert [word.text for word in page_of(data).words] == ["Salinan"]


BELOW = "40 180 100 20 re W n "
ABOVE = "40 220 100 20 re W n "
NEIGHBOURS = clipped(show("12", 42, 184), clip=BELOW) + clipped(show("7", 42, 226), clip=ABOVE)


@pytest.mark.parametrize(("y", "inside"), [(195, True), (219, True), (206, False)])
def test_a_line_that_is_cut_stands_in_the_cell_that_shows_the_rest_of_it(
    y: float, inside: bool
) -> None:
    [whole] = page_of(pdf_of(show("Kegiatan", 42, y))).words
    words = page_of(pdf_of(clipped(show("Kegiatan", 42, y)) + NEIGHBOURS)).words
    [cut] = [word for word in words if word.text == "Kegiatan"]
    moved = abs(cut.box.middle[1] - whole.box.middle[1]) > 0.01
    assert moved is inside
    assert 300 - 220 < cut.box.middle[1] < 300 - 200


def test_a_line_that_the_end_of_a_table_cuts_stays_where_it_is() -> None:
    [whole] = page_of(pdf_of(show("Kegiatan", 42, 195))).words
    [cut] = page_of(pdf_of(clipped(show("Kegiatan", 42, 195)))).words
    assert cut.box == whole.box


def test_a_cut_line_of_a_turned_page_stays_where_it_is() -> None:
    page = "/MediaBox[0 0 400 300]/Rotate 90"
    [whole] = page_of(pdf_of(show("Kegiatan", 42, 195), page=page)).words
    words = page_of(pdf_of(clipped(show("Kegiatan", 42, 195)) + NEIGHBOURS, page=page)).words
    assert [word.box for word in words if word.text == "Kegiatan"] == [whole.box]
