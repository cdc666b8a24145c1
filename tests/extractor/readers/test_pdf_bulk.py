"""What PDFium is asked for in bulk comes out as if it had been asked one by one."""

from __future__ import annotations

from extractor.readers.page import Page
from extractor.readers.pdf import open_pdf
from tests.extractor.readers.pdf_files import FONT, form, pdf_of, show, stream

PIECES = "BT /F 12 Tf 50 250 Td (25) Tj /B 12 Tf (.0) Tj /F 12 Tf (00) Tj ET\n"


def page_of(data: bytes) -> Page:
    with open_pdf(data, "pk.pdf") as source:
        [page] = source.pages()
    return page


def test_a_word_printed_in_pieces_is_one_word() -> None:
    data = pdf_of(PIECES, fonts="/B 4 0 R", objects=(FONT.format("Helvetica-Bold"),))
    assert [word.text for word in page_of(data).words] == ["25.000"]


def test_a_raised_piece_within_a_word_is_a_word_of_its_own() -> None:
    content = "BT /F 12 Tf 50 250 Td (500) Tj 5 Ts (1) Tj 0 Ts (a) Tj ET\n"
    assert [word.text for word in page_of(pdf_of(content)).words] == ["500", "1", "a"]


def test_a_word_that_one_piece_begins_and_the_next_ends_has_characters_of_both() -> None:
    content = "BT /F 12 Tf 50 250 Td (satu du) Tj 5 Ts (a tiga) Tj 0 Ts ( li) Tj (ma enam) Tj ET\n"
    words = page_of(pdf_of(content)).words
    line = words[0].box.bottom
    assert [(word.text, round(line - word.box.bottom)) for word in words] == [
        ("satu", 0),
        ("du", 0),
        ("a", 5),
        ("tiga", 5),
        ("lima", 0),
        ("enam", 0),
    ]


def test_a_space_that_the_file_prints_parts_words_though_no_gap_is_left() -> None:
    content = "BT /F 12 Tf 50 250 Td [(Jumlah )200(82) -80(5)] TJ ET\n"
    assert [word.text for word in page_of(pdf_of(content)).words] == ["Jumlah", "825"]


def test_the_spaces_of_invisible_text_count_in_its_share_of_a_page() -> None:
    content = "BT /F 12 Tf 50 250 Td (aaaa) Tj 0 -20 Td 3 Tr (b b b b) Tj ET\n"
    assert page_of(pdf_of(content)).layer == "ocr"
    assert page_of(pdf_of(content.replace("b b b b", "bbbb"))).layer == "native"


def test_more_characters_than_are_asked_for_at_once_keep_their_places() -> None:
    lines = "".join(show("9" * 100, 10, 280 - 8 * i, size=6) for i in range(30))
    words = page_of(pdf_of(lines)).words
    assert [word.text for word in words] == ["9" * 100] * 30
    assert {(round(word.box.x0), round(word.box.x1)) for word in words} == {(10, 344)}
    assert [round(word.box.top - words[0].box.top) for word in words] == [8 * i for i in range(30)]


def test_more_figures_than_are_asked_for_at_once_keep_their_places() -> None:
    page = page_of(pdf_of("".join(f"{i / 10} 20 0.05 100 re f\n" for i in range(2500))))
    assert [round(ruling.box.x0, 1) for ruling in page.rulings] == [i / 10 for i in range(2500)]


def test_five_points_that_are_no_rectangle_are_no_area() -> None:
    kite = "100 100 m 200 150 l 300 100 l 200 50 l 100 100 l f\n"
    parts = "50 10 m 90 10 l 50 40 m 90 40 l 90 80 l f\n"
    assert page_of(pdf_of(kite + parts)).fills == []


def test_a_rectangle_of_a_form_at_an_angle_is_no_area() -> None:
    tilted = "/Matrix[0.7 0.7 -0.7 0.7 200 0]"
    objects = (form("0 0 100 40 re f", tilted),)
    page = page_of(pdf_of("/X Do", resources="/XObject<</X 4 0 R>>", objects=objects))
    assert page.fills == []


def test_areas_lines_and_images_keep_their_order_of_painting() -> None:
    content = (
        "1 G 100 60 m 300 60 l S\n"
        "0.2 g 100 40 200 40 re f\n"
        "1 G 100 50 m 300 50 l S\n"
        "0.8 g 100 90 200 20 re f\n"
    )
    page = page_of(pdf_of(content))
    assert [fill.colour for fill in page.fills] == ["#333333", "#cccccc"]
    assert [round(ruling.box.top) for ruling in page.rulings] == [250]


def font_of(mapping: str) -> tuple[str, str]:
    """Return a font, which must be object 4, whose letters A and B mean something else."""
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"2 beginbfchar {mapping} endbfchar endcmap end"
    )
    return FONT.format("Helvetica")[:-2] + "/ToUnicode 5 0 R>>", stream(to_unicode)


def test_the_halves_of_a_letter_shift_none_that_follow() -> None:
    content = "BT /A 12 Tf 50 250 Td (A B) Tj /F 12 Tf ( 12) Tj ET\n"
    objects = font_of("<41> <D83DDE00> <42> <F0B7>")
    words = page_of(pdf_of(content, fonts="/A 4 0 R", objects=objects)).words
    assert [word.text for word in words] == ["\ufffd\ufffd", "\uf0b7", "12"]


def test_characters_of_a_script_from_right_to_left_lose_none() -> None:
    objects = font_of("<41> <0627> <42> <0628>")
    content = "BT /F 12 Tf 50 250 Td (12) Tj /A 12 Tf (AB) Tj (BA) Tj /F 12 Tf (34) Tj ET\n"
    words = page_of(pdf_of(content, fonts="/A 4 0 R", objects=objects)).words
    printed = "".join(word.text for word in words)
    assert sorted(printed) == sorted("1234" + "\u0627\u0628" * 2)
    assert {word.font for word in words} == {"Helvetica"}
