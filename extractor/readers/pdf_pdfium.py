"""PDF pages by PDFium: opens a document, reads page after page, frees each.

The steps for a page: frame (size, /Rotate), text (characters, then words), objects (figures and
images). A page on which nothing is painted but text in one column is not looked at further.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from extractor.readers import pdf_library as pdfium
from extractor.readers.page import Page, TextLayer, Word
from extractor.readers.pdf_characters import read_characters
from extractor.readers.pdf_checks import (
    check_not_empty,
    damaged,
    encryption_unknown,
    no_pages,
    overfull_page,
    password_needed,
    password_wrong,
    unreadable_page,
    with_trailer,
)
from extractor.readers.pdf_columns import may_hold_columns
from extractor.readers.pdf_frame import PageFrame, frame_of
from extractor.readers.pdf_paths import PathReader, TooManyPathsError
from extractor.readers.pdf_shapes import Shapes
from extractor.readers.pdf_source import PdfSource
from extractor.readers.pdf_unfolding import may_unfold
from extractor.readers.pdf_words import Characters, group_words, lacks_meaning

if TYPE_CHECKING:
    from extractor.readers.pdf_forms import FormWork

MOST_CHARACTERS = 200_000
"""Characters read of one page; the fullest sheets printed on one page have a tenth of it."""
FRESH_AFTER = 100
"""Pages after which the document is opened anew: PDFium keeps what it has parsed, some 100 kB a
page, until the document is closed."""
LARGEST_PAGE = 14_400.0
"""Points: 200 inches, the largest page that the PDF standard's readers must accept."""
_Sides = ctypes.c_float * 4
"""Kept, as ctypes makes and forgets such a type wherever it is written down."""


class PdfiumSource(PdfSource):
    """A PDF opened by PDFium; see `extractor.readers.pdf_source`."""

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        """Open a document.

        Raises:
            InputError: it cannot be opened or has no pages.
        """
        self.name = name
        self._password = password
        self._document, self._data = _open(data, name, password)
        self.page_count = pdfium.count_pages(self._document)
        if self.page_count <= 0:
            self.close()
            raise no_pages(name)

    def pages(self, numbers: Collection[int] | None = None) -> Iterator[Page]:
        """Read pages one after the other; see `PdfSource.pages`."""
        forms = self._forms()
        chosen = (n for n in range(1, self.page_count + 1) if numbers is None or n in numbers)
        for read, number in enumerate(chosen):
            if not self._document:
                raise ValueError("the PDF is closed")
            if read and read % FRESH_AFTER == 0:
                self.close()
                self._document, self._data = _open(self._data, self.name, self._password)
            if forms and forms.is_excessive(number):
                yield _unloaded_page(self._document, number)
            else:
                yield _read_page(self._document, number)

    def _forms(self) -> FormWork | None:
        """Return what tells of pages that unfold too far; None where none can."""
        if not may_unfold(self._data):
            return None
        # loaded only when needed: pdfminer takes as long to import as some documents to read
        module = import_module("extractor.readers.pdf_forms")
        forms: FormWork = module.FormWork(self._data, self._password, self.page_count)
        return forms

    def close(self) -> None:
        """Close the document; a second call does nothing."""
        document, self._document = self._document, 0
        if document:
            pdfium.close_document(document)


def _open(data: bytes, name: str, password: str | None) -> tuple[int, bytes]:
    """Open a document; return its handle and the bytes that must outlive it."""
    check_not_empty(data, name)
    secret = password.encode("utf-8") if password else None
    # with_trailer copies the file: it is called only where the file as it is cannot be opened
    for mend in (None, with_trailer):
        content = mend(data) if mend else data
        # a password that is not needed does no harm: it may be meant for another file of the batch
        for attempt in {secret: None, None: None}:
            document = _load(content, attempt)
            if document:
                return document, content
            error = pdfium.last_error()
            if error not in (pdfium.ERROR_PASSWORD, pdfium.ERROR_FORMAT):
                break
        if error != pdfium.ERROR_FORMAT:
            break
    if error == pdfium.ERROR_PASSWORD:
        raise password_wrong(name) if password else password_needed(name)
    if error == pdfium.ERROR_SECURITY:
        raise encryption_unknown(name)
    raise damaged(data, name)


def _load(data: bytes, secret: bytes | None) -> int:
    start = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value
    return pdfium.load_document(start, len(data), secret) or 0


def _unloaded_page(document: int, number: int) -> Page:
    size = (ctypes.c_float * 2)()
    pdfium.page_size(document, number - 1, ctypes.addressof(size))
    return overfull_page(number, *(side if math.isfinite(side) else 0.0 for side in size))


def _read_page(document: int, number: int) -> Page:
    handle = pdfium.load_page(document, number - 1)
    if not handle:
        return unreadable_page(number)
    try:
        frame = _frame(handle)
        if not all(math.isfinite(one) and one > 0 for one in (frame.width, frame.height)):
            return unreadable_page(number)
        page = Page(number, frame.width, frame.height, frame.rotation)
        if max(frame.width, frame.height) > LARGEST_PAGE:
            page.notes.append("page-too-large")
        unpainted = _read_words(handle, page, frame)
        _read_shapes(handle, page, frame)
        if unpainted:  # they may be what is seen in any of its pictures
            page.pictures = [replace(picture, behind=False) for picture in page.pictures]
        return page
    finally:
        pdfium.close_page(handle)


def _frame(handle: int) -> PageFrame:
    box = _Sides()
    pdfium.page_box(handle, ctypes.addressof(box))
    left, top, right, bottom = box
    return frame_of(left, bottom, right, top, 90 * pdfium.page_rotation(handle))


def _read_words(handle: int, page: Page, frame: PageFrame) -> bool:
    """Read the words of a page; say whether there are some that are not painted."""
    text_page = pdfium.load_text(handle)
    if not text_page:
        page.layer = "none"
        page.notes.append("page-unreadable")
        return False
    try:
        count = max(pdfium.count_chars(text_page), 0)
        if count > MOST_CHARACTERS:
            page.notes.append("too-many-characters")
        chars = read_characters(handle, text_page, min(count, MOST_CHARACTERS), frame)
        page.words = group_words(chars, frame.box)
        page.layer = layer_of(chars, page.words)
    finally:
        pdfium.close_text(text_page)
    if chars.guessed or lacks_meaning(page.words):
        page.notes.append("unmapped-glyphs")
    return bool(chars.invisible.any()) and any(
        not text.isspace() for text in compress(chars.text, chars.invisible)
    )


def layer_of(chars: Characters, words: list[Word]) -> TextLayer:
    """Say where a page's text comes from: mostly invisible text is what an OCR program added."""
    if not words:
        return "none"
    invisible = chars.invisible
    if chars.blanks and invisible.any() and not invisible.all():
        # a blank is what the character before it is
        numbers, left_out = chars.blanks.numbers, chars.blanks.left_out
        owners = numbers.searchsorted(chars.blanks.printed(0, left_out.size)) - 1
        invisible = np.concatenate((invisible, invisible[np.maximum(owners, 0)]))
    return "ocr" if np.count_nonzero(invisible) > invisible.size / 2 else "native"


def _read_shapes(handle: int, page: Page, frame: PageFrame) -> None:
    count = max(pdfium.count_objects(handle), 0)
    handles = pdfium.as_arguments(pdfium.call_each(pdfium.page_object, handle, range(count)))
    kinds = pdfium.call_from(pdfium.object_type, handles)
    page.looked = kinds.count(pdfium.TEXT) < count or may_hold_columns(page.words)
    shapes = Shapes(frame.box)
    paths = PathReader(shapes)
    try:
        paths.read(handles, kinds, frame.matrix)
    except TooManyPathsError:
        page.notes.append("too-many-paths")
    paths.settle_pictures()
    shapes.finish()
    page.rulings, page.fills = shapes.rulings, shapes.fills
    page.drawings, page.pictures = shapes.drawings, shapes.pictures
