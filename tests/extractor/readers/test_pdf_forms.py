"""Forms that call forms: usual ones are read, those that unfold without end are told."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from extractor.readers.page import Page
from extractor.readers.pdf import READERS, open_pdf
from extractor.readers.pdf_forms import FormWork
from extractor.readers.pdf_unfolding import HOLDS_FORM
from tests.extractor.readers.pdf_files import form, pdf_of, show, stream

both_readers = pytest.mark.parametrize("reader", READERS)
FONT = "/Font<</F 3 0 R>>"
CALLED = "/XObject<</Fm0 4 0 R>>"


def pages_of(data: bytes, reader: str = "pdfium") -> list[Page]:
    with open_pdf(data, "rkt.pdf", reader=reader) as source:
        return list(source.pages())


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def refused(data: bytes) -> list[bool]:
    """Say of each page whether it is not loaded; the file is looked at, but never read."""
    assert HOLDS_FORM.search(data)
    count = data.count(b"/Type/Page/")
    work = FormWork(data, None, count)
    return [work.is_excessive(number) for number in range(1, count + 1)]


def drawing(content: str, called: str = "") -> str:
    """Return a form with the font and the forms that it calls: ``/Fm0 5 0 R``."""
    return form(content, f"/Resources<<{FONT}/XObject<<{called}>>>>")


def tower(levels: int, calls: int) -> tuple[str, ...]:
    """Return forms each of which calls the next some times; the last one prints."""
    inner = [drawing("/Fm0 Do " * calls, f"/Fm0 {5 + i} 0 R") for i in range(levels)]
    return (*inner, drawing(show("Target")))


@both_readers
def test_forms_in_forms_are_read(reader: str) -> None:
    data = pdf_of("/Fm0 Do " + show("Tahun", y=100), resources=CALLED, objects=tower(3, 1))
    [page] = pages_of(data, reader)
    assert sorted(texts(page)) == ["Tahun", "Target"]
    assert not page.notes


def test_forms_are_read_as_deep_as_pdfium_follows_them() -> None:
    [page] = pages_of(pdf_of("/Fm0 Do", resources=CALLED, objects=tower(39, 1)))
    assert (texts(page), page.notes) == (["Target"], [])


def test_a_form_that_calls_itself_once_is_read() -> None:
    data = pdf_of(
        "/Fm0 Do", resources=CALLED, objects=(drawing(show("Target") + "/Fm0 Do", "/Fm0 4 0 R"),)
    )
    [page] = pages_of(data)
    assert (set(texts(page)), page.notes) == ({"Target"}, [])


@both_readers
@pytest.mark.parametrize(
    "objects",
    [(drawing("/Fm0 Do /Fm0 Do", "/Fm0 4 0 R"),), tower(12, 10), tower(40, 1)],
    ids=["calls itself twice", "levels times calls", "deeper than PDFium follows"],
)
def test_forms_without_end_are_told_and_the_other_pages_come(
    reader: str, objects: tuple[str, ...]
) -> None:
    data = pdf_of("/Fm0 Do", show("Target"), resources=CALLED, objects=objects)
    first, second = pages_of(data, reader)
    assert (first.words, first.notes) == ([], ["too-much-content"])
    assert (first.width, first.height, first.layer) == (400, 300, "none")
    assert (texts(second), second.notes) == (["Target"], [])


@pytest.mark.parametrize(
    "content",
    ["/F#6d0 Do/F#6D0 Do", "/Fm0% nama\nDo /Fm0[]Do", "/Lain /Fm0 Do /Fm0\0Do", "(Fm0)Do /Fm0 Do"],
)
def test_calls_are_counted_however_they_are_written(content: str) -> None:
    data = pdf_of("/Fm0 Do", resources=CALLED, objects=(drawing(content, "/Fm0 4 0 R"),))
    assert refused(data) == [True]


@pytest.mark.parametrize(
    "subtype", ["/F#6frm", "% catatan\n/Form", "5 0 R", "(Form)", "<466f726d>"]
)
def test_a_form_is_one_however_its_kind_is_written(subtype: str) -> None:
    twice = stream(
        "/Fm0 Do /Fm0 Do",
        f"/Subtype {subtype}/BBox[0 0 9 9]/Resources<</XObject<</Fm0 4 0 R>>>>",
    )
    assert refused(pdf_of("/Fm0 Do", resources=CALLED, objects=(twice, "/Form"))) == [True]


def test_a_form_without_resources_uses_those_of_its_caller() -> None:
    data = pdf_of("/Fm0 Do", resources=CALLED, objects=(form("/Fm0 Do /Fm0 Do"),))
    assert refused(data) == [True]


def test_glyphs_that_call_forms_count() -> None:
    glyph = "<</Type/Font/Subtype/Type3/CharProcs<</a 5 0 R>>/Resources<</XObject<</Fm0 6 0 R>>>>>>"
    objects = (glyph, stream("/Fm0 Do"), drawing("/Fm0 Do /Fm0 Do", "/Fm0 6 0 R"))
    assert refused(pdf_of(show("a", font="T"), fonts="/T 4 0 R", objects=objects)) == [True]


def test_one_form_called_very_often_is_too_much() -> None:
    objects = (drawing("0 0 m 9 9 l S"),)
    contents = "/Fm0 Do " * 40_000, "/Fm0 Do " * 4_000
    assert refused(pdf_of(*contents, resources=CALLED, objects=objects)) == [True, False]


def test_forms_that_no_page_calls_cost_nothing() -> None:
    endless = drawing("/Fm0 Do /Fm0 Do", "/Fm0 4 0 R")
    assert refused(pdf_of(show("Target"), resources=CALLED, objects=(endless,))) == [False]


def test_names_of_forms_are_those_of_the_form_that_calls() -> None:
    stamp = drawing("/Fm0 Do " * 2, "/Fm0 5 0 R")
    objects = (stamp, drawing("/Fm0 Do " * 2, "/Fm0 6 0 R"), drawing(show("Salinan")))
    assert refused(pdf_of("/Fm0 Do", resources=CALLED, objects=objects)) == [False]


@pytest.mark.parametrize("user", ["", "rahasia"])
def test_compressed_and_encrypted_forms_are_counted(user: str) -> None:
    data = pdf_of("/Fm0 Do", resources=CALLED, objects=tower(12, 10))
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            buffer,
            encryption=pikepdf.Encryption(user=user, owner="pemilik"),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    assert FormWork(buffer.getvalue(), user, 1).is_excessive(1)


def test_a_stream_that_unfolds_to_gigabytes_is_not_unfolded() -> None:
    bomb = zlib.compress(b" " * 40_000_000).decode("latin-1")
    content = form(bomb, "/Filter/FlateDecode")
    assert refused(pdf_of("/Fm0 Do", resources=CALLED, objects=(content,))) == [True]


def test_references_in_a_circle_come_to_an_end() -> None:
    objects = (form("/Fm0 Do", "/Resources 5 0 R"), "6 0 R", "5 0 R")
    assert refused(pdf_of("/Fm0 Do", resources=CALLED, objects=objects)) == [False]


@pytest.mark.parametrize(("content", "told"), [("/Fm0 Do", True), ("0 0 m 9 9 l S", False)])
def test_in_a_file_beyond_repair_no_form_may_call_another(content: str, told: bool) -> None:
    data = b"%PDF-1.7\n5 0 obj\n" + form(content).encode()
    assert FormWork(data, None, 1).is_excessive(1) == told


def test_most_files_need_no_look() -> None:
    assert not HOLDS_FORM.search(pdf_of(show("Format /Formulir"), resources="/AcroForm<<>>"))


def test_a_crowd_of_forms_that_all_call_each_other_is_told_at_once() -> None:
    names = "".join(f"/Fm{i} {4 + i} 0 R" for i in range(600))
    crowd = tuple(form("[] Do") for _ in range(600))
    data = pdf_of("/Fm0 Do", resources=f"/XObject<<{names}>>", objects=crowd)
    assert refused(data) == [True]
