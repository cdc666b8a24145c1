"""Pictures of the parts of PDF pages where a finding's cells stand, with the cells outlined.

Steps: `plan_crops` groups boxes of cells to parts of pages; `draw_crops` reads each page once,
draws it, covers personal data, cuts the parts out. What is drawn is what a person sees on the
page, so numbers of persons are covered in the picture wherever the page's words hold them, and
tables of staff are not shown at all.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw

from extractor.errors import LakipError
from extractor.privacy import mask_text
from extractor.readers.page import Box, Word, box_around
from extractor.readers.pdf import open_pdf
from extractor.readers.pdf_pictures import page_pictures

_MARGIN = 18.0
"""Points around the cells, a line of text above and below."""
_FAR = 130.0
"""Points between cells from which on they are two pictures."""
_TALLEST = 420.0
"""Points: half a page; cells of one row that are taller are cut there."""
_LINE = 3.0
"""Points by which words of one line may stand apart."""
_COLOURS = 64
"""Enough for printed text and shades of cells; a picture of so many is a quarter of the size."""
_OUTLINE = (200, 0, 0)
_COVER = (90, 90, 90)
_DAY_OF_BIRTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""How a NIP begins; alone on a line where a narrow cell parts the number."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Part of a page and the cells outlined on it; boxes in points from the page's top left."""

    page: int
    area: Box
    cells: tuple[Box, ...]


def plan_crops(places: Iterable[tuple[int, Box, Box]]) -> list[Crop]:
    """Group cells to parts of pages.

    Args:
        places: page, box of the cell, box of its row (that of the cell where none is known).

    Returns:
        The crops in the order of the pages; cells near each other share one.
    """
    groups: list[tuple[int, list[tuple[Box, Box]]]] = []
    for page, cell, row in sorted(set(places), key=lambda one: (one[0], one[1].top, one[1].x0)):
        last = groups[-1] if groups else None
        if last and last[0] == page and _is_near(cell, [box for box, _ in last[1]]):
            last[1].append((cell, row))
        else:
            groups.append((page, [(cell, row)]))
    return [_crop(page, held) for page, held in groups]


def _is_near(cell: Box, others: Sequence[Box]) -> bool:
    around = box_around(others)
    below = cell.top - around.bottom < _FAR
    return below and max(cell.bottom, around.bottom) - around.top < _TALLEST


def _crop(page: int, held: Sequence[tuple[Box, Box]]) -> Crop:
    cells = box_around([cell for cell, _ in held])
    rows = box_around([row for _, row in held])
    top, bottom = cells.top - _MARGIN, min(cells.bottom, cells.top + _TALLEST) + _MARGIN
    left, right = min(cells.x0, rows.x0) - _MARGIN, max(cells.x1, rows.x1) + _MARGIN
    area = Box(max(left, 0.0), max(top, 0.0), right, bottom)
    return Crop(page, area, tuple(dict.fromkeys(cell for cell, _ in held)))


def draw_crops(
    data: bytes,
    name: str,
    crops: Iterable[Crop],
    *,
    covered: Mapping[int, Sequence[Box]],
    with_personal_data: bool,
) -> Iterator[tuple[Crop, bytes]]:
    """Draw parts of pages.

    Args:
        data: the PDF.
        name: what to call it in messages.
        crops: which parts.
        covered: boxes to cover, by page.
        with_personal_data: cover nothing.

    Yields:
        Each crop that could be drawn with its PNG, in the order of the pages.
    """
    by_page: dict[int, list[Crop]] = {}
    for crop in crops:
        by_page.setdefault(crop.page, []).append(crop)
    for number, words in _readable_pages(data, name, by_page):
        drawn = _drawn(data, name, number)
        if drawn is None:
            continue
        picture, scale = drawn
        if not with_personal_data:
            hidden = [*covered.get(number, ()), *boxes_of_personal_data(words)]
            _fill(picture, scale, hidden)
        for crop in by_page[number]:
            png = _cut(picture, scale, crop)
            if png is not None:
                yield crop, png


def _readable_pages(
    data: bytes, name: str, numbers: Iterable[int]
) -> Iterator[tuple[int, list[Word]]]:
    """Read pages; one that the reader gives up, or finds empty, is not drawn either."""
    try:
        source = open_pdf(data, name)
    except LakipError:
        return
    try:
        for page in source.pages(set(numbers)):
            if page.words:
                yield page.number, page.words
    finally:
        source.close()


def _drawn(data: bytes, name: str, number: int) -> tuple[Image.Image, float] | None:
    try:
        [(_, picture, scale)] = page_pictures(data, name, [number])
    except (LakipError, pypdfium2.PdfiumError, IndexError, ValueError, MemoryError):
        return None
    return picture, scale


def _fill(picture: Image.Image, scale: float, boxes: Iterable[Box]) -> None:
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle([value * scale for value in box], fill=_COVER)


def _cut(picture: Image.Image, scale: float, crop: Crop) -> bytes | None:
    """Cut a part out of a page's picture, cells outlined; None where nothing of it is there."""
    left, top, right, bottom = (round(value * scale) for value in crop.area)
    right, bottom = min(right, picture.width), min(bottom, picture.height)
    if right - left < 2 or bottom - top < 2:
        return None
    part = picture.crop((left, top, right, bottom))
    pen = ImageDraw.Draw(part)
    for cell in crop.cells:
        x0, y0, x1, y1 = (value * scale for value in cell)
        if x0 <= x1 and y0 <= y1:
            pen.rectangle((x0 - left, y0 - top, x1 - left, y1 - top), outline=_OUTLINE, width=2)
    buffer = io.BytesIO()
    part.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def boxes_of_personal_data(words: Iterable[Word]) -> list[Box]:
    """Return the boxes of the words that are numbers of persons, or stand with one on a line.

    Args:
        words: those of a page.
    """
    found: list[Box] = []
    for line in _lines(words):
        text = " ".join(word.text for word in line)
        masked = mask_text(text)
        if masked != text:
            found += _differing(line, masked) if len(masked) == len(text) else _boxes(line)
        found += [word.box for word in line if _DAY_OF_BIRTH.fullmatch(word.text)]
    return list(dict.fromkeys(found))


def _boxes(line: Iterable[Word]) -> list[Box]:
    return [word.box for word in line if any(char.isdigit() for char in word.text)]


def _differing(line: Sequence[Word], masked: str) -> list[Box]:
    """Return the boxes of the words of a line that masking changed."""
    at, found = 0, []
    for word in line:
        if masked[at : at + len(word.text)] != word.text:
            found.append(word.box)
        at += len(word.text) + 1
    return found


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Group words to lines; turned words are read by themselves, in the order of the page."""
    line: list[Word] = []
    held = list(words)
    turned = [word for word in held if word.turn]
    for word in sorted((one for one in held if not one.turn), key=lambda one: one.box.middle[1]):
        if line and word.box.middle[1] - line[-1].box.middle[1] > _LINE:
            yield sorted(line, key=lambda one: one.box.x0)
            line = []
        line.append(word)
    yield sorted(line, key=lambda one: one.box.x0)
    yield turned
