from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import InputError, UsageError
from extractor.readers import pdf_paths, pdf_pdfium
from extractor.readers.page import Box, Page
from extractor.readers.pdf import READERS, is_pdf, open_pdf
from tests.extractor.readers.pdf_files import FONT, form, pdf_of, show, stream

both_readers = pytest.mark.parametrize("reader", READERS)


def page_of(data: bytes, reader: str = "pdfium") -> Page:
    with open_pdf(data, "rkt.pdf", reader=reader) as source:
        [page] = source.pages()
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def rounded(box: Box) -> tuple[int, ...]:
    return tuple(round(side) for side in box)


@both_readers
def test_words_stand_where_they_are_seen(reader: str) -> None:
    page = page_of(pdf_of(show("Jumlah 82,5")), reader)
    assert texts(page) == ["Jumlah", "82,5"]
    word = page.words[1]
    assert word.box == pytest.approx((92, 40.5, 115, 52.5), abs=1)
    assert (word.font, round(word.size, 3), word.turn) == ("Helvetica", 12, 0)
    assert (page.number, page.width, page.height, page.layer) == (1, 400, 300, "native")


@both_readers
@pytest.mark.parametrize(
    ("rotation", "size", "box", "turn"),
    [
        (0, (400, 300), (50, 41, 81, 53), 0),
        (90, (300, 400), (247, 50, 259, 81), 90),
        (180, (400, 300), (319, 247, 350, 259), 180),
        (270, (300, 400), (41, 319, 53, 350), 270),
    ],
)
def test_a_turned_page_is_given_as_seen(
    reader: str, rotation: int, size: tuple[int, int], box: tuple[int, ...], turn: int
) -> None:
    content = show("Target") + "50 200 m 350 200 l S"
    page = page_of(pdf_of(content, page=f"/MediaBox[0 0 400 300]/Rotate {rotation}"), reader)
    [word] = page.words
    assert (page.width, page.height, page.rotation) == (*size, rotation)
    assert word.turn == turn
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    assert word.box.middle == pytest.approx(middle, abs=3)
    [ruling] = page.rulings
    assert ruling.horizontal == (rotation in (0, 180))


@both_readers
@pytest.mark.parametrize(
    ("matrix", "turn"), [("0 1 -1 0", 270), ("-1 0 0 -1", 180), ("0 -1 1 0", 90)]
)
def test_turned_text_keeps_its_words_whole(reader: str, matrix: str, turn: int) -> None:
    content = f"BT /F 12 Tf {matrix} 200 150 Tm (Anggaran 111,1) Tj ET"
    page = page_of(pdf_of(content), reader)
    assert [(word.text, word.turn) for word in page.words] == [("Anggaran", turn), ("111,1", turn)]


@pytest.mark.parametrize(("matrix", "turn"), [("-1 0 0 -1", 0), ("1 0 0 1", 180), ("0 1 -1 0", 90)])
def test_a_negative_size_turns_text_around(matrix: str, turn: int) -> None:
    page = page_of(pdf_of(f"BT /F -12 Tf {matrix} 200 150 Tm (Belanja 98,5) Tj ET"))
    assert [(word.text, word.turn) for word in page.words] == [("Belanja", turn), ("98,5", turn)]


@both_readers
def test_places_count_from_the_crop_box(reader: str) -> None:
    crop = "/MediaBox[0 0 400 300]/CropBox[40 20 300 280]"
    content = show("Target") + show("luar", 350, 100) + "50 200 m 350 200 l S"
    page = page_of(pdf_of(content, page=crop), reader)
    assert (page.width, page.height) == (260, 260)
    assert [word.text for word in page.words] == ["Target"]
    assert page.words[0].box[:2] == pytest.approx((10, 20.5), abs=1)
    assert rounded(page.rulings[0].box) == (10, 80, 260, 80)


@both_readers
def test_leaning_letters_keep_their_advance(reader: str) -> None:
    page = page_of(pdf_of("BT /F 12 Tf 1 0 .33 1 50 250 Tm (Tahun 2016) Tj ET"), reader)
    assert texts(page) == ["Tahun", "2016"]
    assert page.words[0].size == pytest.approx(12, abs=0.7)


def test_text_at_a_small_angle_is_still_words() -> None:
    page = page_of(pdf_of("BT /F 12 Tf .9986 .0523 -.0523 .9986 50 50 Tm (Tahun 2016) Tj ET"))
    assert texts(page) == ["Tahun", "2016"]


@both_readers
def test_gaps_part_words_and_invented_spaces_do_not(reader: str) -> None:
    spread = "BT /F 12 Tf 50 250 Td [(RK) -80 (T) -900 (2016)] TJ ET"
    assert texts(page_of(pdf_of(spread), reader)) == ["RKT", "2016"]


def test_the_last_hyphen_of_a_line_is_a_hyphen() -> None:
    page = page_of(pdf_of(show("program-") + show("program", y=236)))
    assert "".join(texts(page)) == "program-program"


def test_invisible_text_is_an_ocr_layer() -> None:
    page = page_of(pdf_of("3 Tr " + show("Hasil pindai")))
    assert (texts(page), page.layer) == (["Hasil", "pindai"], "ocr")


@both_readers
def test_a_tick_of_a_symbol_font_is_a_tick(reader: str) -> None:
    descriptor = (
        "/FirstChar 80/LastChar 80/Widths[800]/FontDescriptor<</Type/FontDescriptor"
        "/FontName/Wingdings2/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0>>>>"
    )
    font = FONT.format("Wingdings2").removesuffix(">>") + descriptor
    data = pdf_of(show("P", font="W"), objects=(font,), fonts="/W 4 0 R")
    [word] = page_of(data, reader).words
    assert (word.text, word.printed) == ("✓", "P")


FOREIGN = (
    "<</Type/Font/Subtype/Type0/BaseFont/Asing/Encoding/Identity-H/DescendantFonts[<<"
    "/Type/Font/Subtype/CIDFontType2/BaseFont/Asing/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/Asing"
    "/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>>>]>>"
)
"""A font of which nothing tells what its glyphs are."""


def test_a_glyph_without_meaning_is_unknown_and_told() -> None:
    content = "BT /W 12 Tf 50 250 Td <00380039> Tj ET"
    page = page_of(pdf_of(content, objects=(FOREIGN,), fonts="/W 4 0 R"))
    assert set("".join(texts(page))) == {"\ufffd"}
    assert "unmapped-glyphs" in page.notes


@pytest.mark.parametrize(("bullets", "told"), [(1, False), (5, True)])
def test_an_unknown_bullet_is_told_only_of_many(bullets: int, told: bool) -> None:
    items = "".join(f"BT /W 12 Tf 50 {250 - 14 * i} Td <0038> Tj ET\n" for i in range(bullets))
    text = show("Meningkatnya mutu layanan publik", 100)
    page = page_of(pdf_of(items + text, objects=(FOREIGN,), fonts="/W 4 0 R"))
    assert texts(page).count("\ufffd") == bullets
    assert ("unmapped-glyphs" in page.notes) == told


def test_pdfplumber_keeps_its_remarks_to_itself(capfd: pytest.CaptureFixture[str]) -> None:
    font = FONT.format("Asing").removesuffix(">>") + "/FontDescriptor<</FontName/Asing>>>>"
    page_of(pdf_of(show("Target", font="W"), objects=(font,), fonts="/W 4 0 R"), "pdfplumber")
    assert capfd.readouterr() == ("", "")


@both_readers
def test_text_printed_twice_for_boldness_is_one(reader: str) -> None:
    page = page_of(pdf_of(show("Total 11") + show("Total 11", x=50.4)), reader)
    assert texts(page) == ["Total", "11"]


@both_readers
def test_a_ligature_is_all_its_letters(reader: str) -> None:
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        "endcodespacerange 1 beginbfchar <41> <006600660069> endbfchar endcmap end"
    )
    font = FONT.format("Helvetica").removesuffix(">>") + "/ToUnicode 5 0 R>>"
    data = pdf_of(show("eAsien", font="W"), objects=(font, stream(cmap)), fonts="/W 4 0 R")
    assert texts(page_of(data, reader)) == ["effisien"]


@both_readers
def test_lines_areas_drawings_and_pictures_are_sorted(reader: str) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    canvas.grid([50, 150, 250], [100, 150, 200])
    canvas.setFillColorRGB(0.75, 0.75, 0.75)
    canvas.rect(260, 100, 80, 40, stroke=0, fill=1)
    tick = canvas.beginPath()
    tick.moveTo(60, 110)
    tick.lineTo(63, 105)
    tick.lineTo(70, 118)
    canvas.drawPath(tick)
    canvas.save()
    page = page_of(buffer.getvalue(), reader)
    assert sorted(rounded(ruling.box) for ruling in page.rulings) == [
        (50, 100, 50, 200),
        (50, 100, 250, 100),
        (50, 150, 250, 150),
        (50, 200, 250, 200),
        (150, 100, 150, 200),
        (250, 100, 250, 200),
    ]
    assert [(rounded(fill.box), fill.colour) for fill in page.fills] == [
        ((260, 160, 340, 200), "#bfbfbf")
    ]
    assert [rounded(drawing.box) for drawing in page.drawings] == [(60, 182, 70, 195)]


def test_a_form_is_opened_with_its_matrix_and_within_another() -> None:
    inner = form("0 0 100 .5 re f", "/Matrix[1 0 0 1 0 50]")
    outer = form("q 2 0 0 2 10 0 cm /A Do Q", "/Resources<</XObject<</A 4 0 R>>>>")
    data = pdf_of("/B Do", resources="/XObject<</B 5 0 R>>", objects=(inner, outer))
    [ruling] = page_of(data).rulings
    assert rounded(ruling.box) == (10, 200, 210, 200)
    assert ruling.thickness == pytest.approx(1)


def test_forms_that_hold_themselves_come_to_an_end() -> None:
    own = form("0 0 100 .5 re f /A Do", "/Resources<</XObject<</A 4 0 R>>>>")
    page = page_of(pdf_of("/A Do", resources="/XObject<</A 4 0 R>>", objects=(own,)))
    assert page.rulings


def test_a_clip_cuts_off_what_it_hides() -> None:
    [fill] = page_of(pdf_of("q 100 100 50 40 re W n .5 g 0 0 400 300 re f Q")).fills
    assert rounded(fill.box) == (100, 160, 150, 200)


def test_what_is_neither_stroked_nor_filled_nor_opaque_is_nothing() -> None:
    data = pdf_of(
        "50 50 100 100 re n /T gs 50 50 100 100 re f",
        resources="/ExtGState<</T<</ca 0>>>>",
    )
    page = page_of(data)
    assert (page.rulings, page.fills, page.drawings) == ([], [], [])


def test_an_inline_image_is_a_picture() -> None:
    image = "BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI"
    page = page_of(pdf_of(f"q 12 0 0 12 100 100 cm {image} Q q 90 0 0 .5 100 50 cm {image} Q"))
    assert [rounded(picture.box) for picture in page.pictures] == [(100, 188, 112, 200)]
    assert [ruling.horizontal for ruling in page.rulings] == [True]


@pytest.mark.parametrize(
    ("content", "behind"),
    [
        ("{image} {a} {b}", True),
        ("{a} {image} {b} {b}", True),
        ("/X Do {a} {b}", True),
        ("{a} {b} {image}", False),
        ("{a} {b} /X Do", False),
        ("{a} {b} {image} {a}", False),
        ("{image} {a} {b} 3 Tr {under}", False),
        ("{image} {a} {b} 3 Tr {blank}", True),
    ],
)
def test_a_picture_is_behind_the_words_that_are_painted_on_it(
    content: str, *, behind: bool
) -> None:
    image = "q 390 0 0 290 5 5 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q"
    shown = {"a": show("No"), "b": show("Target", 90), "blank": show(" ", 300)}
    given = content.format(image=image, under=show("Pindai", 50, 100), **shown)
    data = pdf_of(given, resources="/XObject<</X 4 0 R>>", objects=(form(image),))
    assert [picture.behind for picture in page_of(data).pictures] == [behind]


def test_a_page_of_running_text_is_not_looked_at() -> None:
    text = "".join(show("kata demi kata", y=250 - 14 * i) for i in range(5))
    table = "".join(show("1", y=250 - 14 * i) + show("Target", 200, 250 - 14 * i) for i in range(5))
    assert not page_of(pdf_of(text)).looked
    assert page_of(pdf_of(table)).looked


def test_too_many_paths_leave_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_paths, "MOST_SEGMENTS", 10)
    page = page_of(pdf_of(show("Target") + "0 0 m 90 0 l S " * 20))
    assert (texts(page), page.notes) == (["Target"], ["too-many-paths"])


def test_too_many_characters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pdfium, "MOST_CHARACTERS", 6)
    page = page_of(pdf_of(show("Target indikator")))
    assert (texts(page), page.notes) == (["Target"], ["too-many-characters"])


def test_a_giant_page_is_told() -> None:
    page = page_of(pdf_of(show("Target"), page="/MediaBox[0 0 90000 90000]"))
    assert (texts(page), page.notes) == (["Target"], ["page-too-large"])


@both_readers
def test_pages_are_read_by_number(reader: str) -> None:
    data = pdf_of(*(show(f"hal{number}") for number in range(1, 5)))
    with open_pdf(data, "rkt.pdf", reader=reader) as source:
        assert source.page_count == 4
        assert [(page.number, *texts(page)) for page in source.pages({2, 4, 9})] == [
            (2, "hal2"),
            (4, "hal4"),
        ]
        assert len(list(source.pages())) == 4


def _locked(user: str) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(show("Target")))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user=user, owner="pemilik"))
    return buffer.getvalue()


@both_readers
@pytest.mark.parametrize(
    ("password", "message", "hint"),
    [(None, "protected by a password", "--password"), ("salah", "password is wrong", "--password")],
)
def test_a_locked_file_says_what_is_missing(
    reader: str, password: str | None, message: str, hint: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        open_pdf(_locked("rahasia"), "pk.pdf", password=password, reader=reader)
    assert hint in str(caught.value.hint)
    assert "pk.pdf" in str(caught.value)


@both_readers
@pytest.mark.parametrize(("user", "password"), [("rahasia", "rahasia"), ("", None), ("", "x")])
def test_a_locked_file_opens_with_its_password(
    reader: str, user: str, password: str | None
) -> None:
    with open_pdf(_locked(user), "pk.pdf", password=password, reader=reader) as source:
        assert [texts(page) for page in source.pages()] == [["Target"]]


@both_readers
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\0\0 \n", "empty"),
        (b"Laporan Kinerja 2016", "no PDF"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (pdf_of(show("Target"))[:60], "damaged"),
        (pdf_of(), "no pages"),
    ],
)
def test_what_cannot_be_opened_says_why(reader: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        open_pdf(data, "rkt.pdf", reader=reader)
    assert caught.value.hint


def test_a_broken_xref_is_repaired() -> None:
    data = pdf_of(show("Target"))
    assert texts(page_of(data.replace(b"0000000", b"0000777"))) == ["Target"]


def test_a_file_cut_off_gives_the_pages_that_are_left() -> None:
    data = pdf_of(show("satu"), show("dua"))
    with open_pdf(data[: data.index(b"(dua)")], "rkt.pdf") as source:
        assert [texts(page) for page in source.pages()] == [["satu"], []]


def test_a_broken_page_is_an_empty_one_and_the_others_come() -> None:
    data = pdf_of(show("satu"), show("dua"), show("tiga"))
    kids = b"/Kids[4 0 R 6 0 R 8 0 R]"
    assert kids in data
    with open_pdf(data.replace(kids, b"/Kids[4 0 R 3 0 R 8 0 R]"), "rkt.pdf") as source:
        pages = list(source.pages())
    assert [(texts(page), page.notes) for page in pages] == [
        (["satu"], []),
        ([], ["page-unreadable"]),
        (["tiga"], []),
    ]


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(UsageError, match="ghostscript"):
        open_pdf(pdf_of(show("Target")), "rkt.pdf", reader="ghostscript")


def test_a_closed_file_gives_no_pages() -> None:
    source = open_pdf(pdf_of(show("Target")), "rkt.pdf")
    source.close()
    source.close()
    with pytest.raises(ValueError, match="closed"):
        list(source.pages())


def test_a_pdf_is_known_by_its_head() -> None:
    assert is_pdf(b"\xef\xbb\xbf\r\n%PDF-1.4")
    assert not is_pdf(b"PK\x03\x04")
