"""PDF pages by pdfplumber: the second opinion. Slow, written in Python, and not PDFium.

It gives the same pages through the same grouping of characters and sorting of shapes, so that
what differs between both readers comes from the libraries. Differences that are known: clips are
not told, so that text outside of them, which nobody sees, is read; nor are forms within forms; a
fake bold printed twice is one word here too; fonts whose glyphs have no meaning come as
``(cid:5)`` and are made U+FFFD.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractor.readers.page import Box, Page
from extractor.readers.pdf_checks import (
    check_not_empty,
    damaged,
    no_pages,
    overfull_page,
    password_needed,
    password_wrong,
    unreadable_page,
)
from extractor.readers.pdf_columns import may_hold_columns
from extractor.readers.pdf_forms import FormWork
from extractor.readers.pdf_shapes import Outline, Paint, Shapes
from extractor.readers.pdf_source import PdfSource
from extractor.readers.pdf_unfolding import may_unfold
from extractor.readers.pdf_words import (
    ABOVE,
    BELOW,
    STRAIGHT,
    UNMAPPED,
    Characters,
    group_words,
    lacks_meaning,
)

_CID = re.compile(r"^\(cid:\d+\)$")
_FAILURES = (PSException, PDFException, PdfminerException, MalformedPDFException)
_BROKEN_PAGE = (*_FAILURES, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What pdfminer raises on pages that are not as it expects, besides its own exceptions."""


class PlumberSource(PdfSource):
    """A PDF opened by pdfplumber; see `extractor.readers.pdf_source`."""

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        """Open a document.

        Raises:
            InputError: it cannot be opened or has no pages.
        """
        check_not_empty(data, name)
        self.name = name
        self._pdf = _open(data, name, password)
        try:
            self.page_count = len(self._pdf.pages)
        except _BROKEN_PAGE as error:
            raise damaged(data, name) from error
        if not self.page_count:
            raise no_pages(name)
        self._forms = FormWork(data, password, self.page_count) if may_unfold(data) else None

    def pages(self, numbers: Collection[int] | None = None) -> Iterator[Page]:
        """Read pages one after the other; see `PdfSource.pages`."""
        for number, page in enumerate(self._pdf.pages, start=1):
            if numbers is not None and number not in numbers:
                continue
            if self._forms and self._forms.is_excessive(number):
                yield overfull_page(number, float(page.width), float(page.height))
                continue
            try:
                yield _read_page(page, number)
            except _BROKEN_PAGE:
                yield unreadable_page(number)
            finally:
                page.close()

    def close(self) -> None:
        """Close the document; a second call does nothing."""
        self._pdf.close()


def _open(data: bytes, name: str, password: str | None) -> PDF:
    try:
        return pdfplumber.open(io.BytesIO(data), password=password or "")
    except PdfminerException as error:
        if not any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise damaged(data, name) from error
        if not password:
            raise password_needed(name) from error
        return _open_without(data, name)
    except _BROKEN_PAGE as error:
        raise damaged(data, name) from error


def _open_without(data: bytes, name: str) -> PDF:
    """Open a file that refused a password without one: it may not need any."""
    try:
        return pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        raise password_wrong(name) from error


def _read_page(source: PlumberPage, number: int) -> Page:
    left, top, right, bottom = (float(side) for side in source.cropbox)
    frame = Box(0.0, 0.0, right - left, bottom - top)
    page = Page(number, frame.width, frame.height, int(source.rotation))
    chars = _characters(source.chars, left, top, float(source.height))
    page.words = group_words(chars, frame)
    page.layer = "native" if page.words else "none"
    if lacks_meaning(page.words):
        page.notes.append("unmapped-glyphs")
    shapes = Shapes(frame)
    _add_shapes(shapes, source, left, top)
    shapes.finish()
    page.rulings, page.fills = shapes.rulings, shapes.fills
    page.drawings, page.pictures = shapes.drawings, shapes.pictures
    drawn = page.rulings or page.fills or page.drawings or page.pictures
    page.looked = bool(drawn) or may_hold_columns(page.words)
    return page


def _characters(
    chars: Sequence[Mapping[str, Any]], left: float, top: float, height: float
) -> Characters:
    """Bring pdfplumber's characters to the form that both readers group.

    Args:
        chars: as pdfplumber gives them, already turned by /Rotate.
        left, top: where the crop box begins in their coordinates.
        height: of the media box; matrices count upwards from its foot.
    """
    count = len(chars)
    matrices = np.array([char["matrix"] for char in chars], dtype=np.float64).reshape(count, 6)
    sides = np.array(
        [[char["x0"], char["top"], char["x1"], char["bottom"]] for char in chars], dtype=np.float64
    ).reshape(count, 4)
    x0, y0, x1, y1 = (sides - (left, top, left, top)).T
    angle = np.degrees(np.arctan2(-matrices[:, 1], matrices[:, 0]))
    turn = np.round(angle / 90) * 90
    angle = np.radians(np.where(np.abs(angle - turn) < STRAIGHT, turn, angle))
    cos, sin = np.cos(angle), np.sin(angle)
    middle = ((x0 + x1) * cos + (y0 + y1) * sin) / 2
    half = np.maximum(abs((x1 - x0) * cos), abs((y1 - y0) * sin)) / 2
    names = sorted({char["fontname"] for char in chars})
    place = {name: i for i, name in enumerate(names)}
    return Characters(
        text=[_letter(char["text"]) for char in chars],
        start=middle - half,
        end=middle + half,
        base=(height - matrices[:, 5] - top) * cos - (matrices[:, 4] - left) * sin,
        size=np.array([char["size"] for char in chars], dtype=np.float64),
        above=np.full(count, ABOVE),
        below=np.full(count, BELOW),
        turn=(turn % 360).astype(np.int16),
        font=np.array([place[char["fontname"]] for char in chars], dtype=np.int32),
        fonts=names,
        invisible=np.zeros(count, dtype=bool),
    )


def _letter(text: str) -> str:
    return UNMAPPED if _CID.match(text) else text


def _add_shapes(shapes: Shapes, source: PlumberPage, left: float, top: float) -> None:
    for thing in (*source.rects, *source.lines, *source.curves):
        fill = _colour(thing["non_stroking_color"]) if thing["fill"] else None
        stroke = _colour(thing["stroking_color"]) if thing["stroke"] else None
        if fill or stroke:
            width = float(thing["linewidth"] or 0.0)
            shapes.add_figure([_outline(thing, left, top)], Paint(fill, stroke, width))
    for image in source.images:
        sides = (image["x0"] - left, image["top"] - top, image["x1"] - left, image["bottom"] - top)
        shapes.add_picture(Box(*map(float, sides)))


def _outline(thing: Mapping[str, Any], left: float, top: float) -> Outline:
    steps = thing["path"]
    points = [(float(x) - left, float(y) - top) for _, *places in steps for x, y in places]
    kinds = {step[0] for step in steps}
    return Outline(tuple(points), bool(thing["fill"]) or "h" in kinds, not kinds <= set("mlh"))


def _colour(value: object) -> str:
    """Return ``#rrggbb`` of a grey, RGB or CMYK colour; black, PDF's first colour, for others."""
    parts = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) == 4:
        black = 1 - numbers[3]
        numbers = [(1 - part) * black for part in numbers[:3]]
    if len(numbers) == 1:
        numbers *= 3
    if len(numbers) != 3:
        return "#000000"
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in numbers)
