"""The characters of a page as PDFium has them, with their places as seen.

PDFium invents spaces and line ends; they are left out again. What a text object (a run of
characters printed in one go) has in common is asked for once: font, size, direction, baseline.
For each character remain its advance box, its run, and whether the file says what it means.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.pdf_frame import PageFrame
from extractor.readers.pdf_words import ABOVE, STRAIGHT, UNMAPPED, Characters, Floats
from extractor.readers.symbols import is_symbol_font

_PLAUSIBLE_ABOVE = (0.6, 0.95)
_NAME_SIZE = 256
_BLANKS = frozenset(" \r\n\t")
_LINE_HYPHENS = "\u0002\ufffe"
_STRAIGHT_ENOUGH = math.radians(STRAIGHT)
_STRANGE = frozenset([*map(chr, range(0xD800, 0xE000)), *_LINE_HYPHENS])
"""Halves of characters, and PDFium's own mark; neither can be written."""
_PUNCTUATION = frozenset(map(chr, range(0x2010, 0x2045)))
"""Bare codes that are dashes, quotes and dots. Some programs declare that codes are Unicode in a
way that PDFium follows below 256 only; numbers of glyphs hardly ever reach these."""
DIAGONAL = 0.2
"""Below this share of the largest area, a box does not tell width from height any more."""


@dataclass(slots=True)
class _Runs:
    """The text objects of a page: one entry each; ``ways`` are directions as seen (x, y).

    ``across`` is the baseline's place, ``matrices`` the file's own, ``slanted`` those that
    turn by no right angle or lean.
    """

    font: NDArray[np.int32]
    size: Floats
    above: Floats
    below: Floats
    turn: NDArray[np.int16]
    ways: Floats
    across: Floats
    matrices: Floats
    slanted: NDArray[np.bool_]
    invisible: NDArray[np.bool_]


class FontBook:
    """Names and line extents of a page's fonts, each asked for once."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.extents: list[tuple[float, float]] = []
        self._known: dict[int, int] = {}

    def index(self, font: int) -> int:
        """Return the number of a font; ``font`` is its handle."""
        if font not in self._known:
            self._known[font] = len(self.names)
            self.names.append(_font_name(font))
            self.extents.append(_extents(font))
        return self._known[font]


def read_characters(text_page: int, count: int, frame: PageFrame) -> Characters:
    """Read the first ``count`` characters of a text page, its spaces included.

    A glyph of which the file does not say what it is becomes U+FFFD.
    """
    text = _codes(text_page, count)
    kept = _printed(text_page, text)
    letters = [text[i] for i in kept] if len(kept) < len(text) else list(text)
    owners = pdfium.call_each(pdfium.char_object, text_page, kept)
    firsts, run_of = _borders(owners)
    fonts = FontBook()
    runs = _runs(text_page, [kept[i] for i in firsts], [owners[i] for i in firsts], frame, fonts)
    font = runs.font[run_of]
    guessed = _mark_unmapped(text_page, kept, letters, font, fonts.names)
    start, end = _parted(*_along(text_page, kept, runs, run_of, frame), run_of)
    return Characters(
        text=letters,
        start=start,
        end=end,
        base=runs.across[run_of],
        size=runs.size[run_of],
        above=runs.above[run_of],
        below=runs.below[run_of],
        turn=runs.turn[run_of],
        font=font,
        fonts=fonts.names,
        invisible=runs.invisible[run_of],
        guessed=guessed,
    )


def _codes(text_page: int, count: int) -> str | list[str]:
    """Return one string for each character.

    The whole text in one call has one entry for each character unless PDFium leaves control
    characters out; then they are asked for one by one.
    """
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    pdfium.get_text(text_page, 0, count, ctypes.addressof(buffer))
    units = ctypes.string_at(buffer, ctypes.sizeof(buffer)).decode("utf-16-le", "surrogatepass")
    text = units[: count + 1]
    if text.find("\0") == count:
        return text[:count]
    codes = pdfium.call_each(pdfium.char_unicode, text_page, range(count))
    return [chr(code) if 0 < code <= 0x10FFFF else UNMAPPED for code in codes]


def _printed(text_page: int, text: str | list[str]) -> Sequence[int]:
    """Return the numbers of the characters that the file prints."""
    blanks = [i for i, char in enumerate(text) if char in _BLANKS]
    invented = pdfium.call_each(pdfium.char_is_generated, text_page, blanks)
    printed = np.ones(len(text), dtype=bool)
    printed[[i for i, one in zip(blanks, invented, strict=True) if one == 1]] = False
    numbers: list[int] = np.flatnonzero(printed).tolist()
    return numbers


def _borders(owners: list[int]) -> tuple[list[int], NDArray[np.intp]]:
    """Return where the text objects begin, and for each character the number of its own."""
    changes = np.ones(len(owners), dtype=bool)
    handles = np.array(owners, dtype=np.uint64)
    changes[1:] = handles[1:] != handles[:-1]
    firsts: list[int] = np.flatnonzero(changes).tolist()
    return firsts, np.cumsum(changes) - 1


def _runs(
    text_page: int, chars: list[int], objects: list[int], frame: PageFrame, fonts: FontBook
) -> _Runs:
    """Describe text objects, given the first character of each."""
    matrices = pdfium.fill_each(
        pdfium.char_matrix, text_page, chars, 6, np.float32, struct=True
    ).astype(np.float64)
    origins = pdfium.fill_each(pdfium.char_origin, text_page, chars, 2, np.float64)
    sizes = pdfium.fill_from(pdfium.text_font_size, objects, 1, np.float32)[:, 0]
    font = [fonts.index(pdfium.text_font(one)) for one in objects]
    a, b, c, d = matrices.T[:4]
    m = frame.matrix
    angle = np.degrees(np.arctan2(a * m.b + b * m.d, a * m.a + b * m.c))
    turn = np.round(angle / 90) * 90
    angle = np.radians(np.where(np.abs(angle - turn) < STRAIGHT, turn, angle))
    ways = np.column_stack((np.cos(angle), np.sin(angle)))
    x = m.a * origins[:, 0] + m.c * origins[:, 1] + m.e
    y = m.b * origins[:, 0] + m.d * origins[:, 1] + m.f
    above = np.array([fonts.extents[one][0] for one in font], dtype=np.float64)
    modes = [pdfium.text_render_mode(one) for one in objects]
    return _Runs(
        font=np.array(font, dtype=np.int32),
        size=np.abs(sizes) * _heights(a, b, c, d),
        above=above,
        below=1 - above,
        turn=(turn % 360).astype(np.int16),
        ways=ways,
        across=y * ways[:, 0] - x * ways[:, 1],
        matrices=matrices,
        slanted=np.minimum(_straightness(a, b), _straightness(d, c)) < math.cos(_STRAIGHT_ENOUGH),
        invisible=np.array(modes, dtype=np.int32) == pdfium.INVISIBLE_TEXT,
    )


def _heights(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Return the height of an em across the direction of writing."""
    advance = np.hypot(a, b)
    heights: Floats = np.abs(a * d - b * c) / np.where(advance > 0, advance, 1.0)
    return heights


def _straightness(one: Floats, other: Floats) -> Floats:
    """Return the cosine of the angle to the nearer axis: 1 along an axis, 0.7 between both."""
    length = np.hypot(one, other)
    cosine: Floats = np.maximum(np.abs(one), np.abs(other)) / np.where(length > 0, length, 1.0)
    return cosine


def _along(
    text_page: int,
    kept: Sequence[int],
    runs: _Runs,
    run_of: NDArray[np.intp],
    frame: PageFrame,
) -> tuple[Floats, Floats]:
    """Return where each character begins and ends in its direction of writing.

    PDFium's advance boxes tell it for text along the axes: from the origin to the end of the
    advance, or as far as the ink reaches beyond. Text that leans or runs at an angle has its
    advance taken out of the box, which then holds its height too.
    """
    boxes = pdfium.fill_each(
        pdfium.char_loose_box, text_page, kept, 4, np.float32, struct=True
    ).astype(np.float64)
    left, top, right, bottom = boxes.T
    way_x, way_y = runs.ways[run_of].T
    m = frame.matrix
    along_x, along_y = way_x * m.a + way_y * m.b, way_x * m.c + way_y * m.d
    offset = way_x * m.e + way_y * m.f
    middle = (along_x * (left + right) + along_y * (top + bottom)) / 2 + offset
    half = np.maximum(abs(along_x * (right - left)), abs(along_y * (top - bottom))) / 2
    start, end = middle - half, middle + half
    slanted = np.flatnonzero(runs.slanted[run_of])
    if slanted.size:
        keys = [kept[i] for i in slanted.tolist()]
        x, y = pdfium.fill_each(pdfium.char_origin, text_page, keys, 2, np.float64).T
        start[slanted] = along_x[slanted] * x + along_y[slanted] * y + offset[slanted]
        advance = _advances(runs.matrices[run_of[slanted]], boxes[slanted])
        end[slanted] = start[slanted] + np.minimum(advance, runs.size[run_of[slanted]])
    return start, end


def _parted(start: Floats, end: Floats, run_of: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Share a ligature's place among its letters, which PDFium all puts on the whole of it."""
    joined = np.zeros(len(start), dtype=bool)
    joined[1:] = (
        (start[1:] == start[:-1])
        & (end[1:] == end[:-1])
        & (run_of[1:] == run_of[:-1])
        & (end[1:] > start[1:])
    )
    if not joined.any():
        return start, end
    heads = np.flatnonzero(~joined)
    count = np.diff(np.append(heads, len(start)))
    rank = np.arange(len(start)) - np.repeat(heads, count)
    share = (end - start) / np.repeat(count, count)
    return start + rank * share, start + (rank + 1) * share


def _advances(matrices: Floats, boxes: Floats) -> Floats:
    """Return how far characters advance, from the upright boxes around their slanted ones.

    A box is |a|*w + |c|*h wide and |b|*w + |d|*h high, w and h being the character's own. Near
    45 degrees that cannot be solved; a square character is assumed.
    """
    a, b, c, d = np.abs(matrices[:, :4]).T
    width, height = np.abs(boxes[:, 2] - boxes[:, 0]), np.abs(boxes[:, 1] - boxes[:, 3])
    area = a * d - b * c
    solvable = np.abs(area) > DIAGONAL * (a * d + b * c)
    own = (width * d - height * c) / np.where(solvable, area, 1.0)
    square = width / np.where(a + c > 0, a + c, 1.0) / 2
    advance: Floats = np.where(solvable, np.maximum(own, 0.0), square) * np.hypot(a, b)
    return advance


def _mark_unmapped(
    text_page: int,
    kept: Sequence[int],
    letters: list[str],
    font: NDArray[np.int32],
    names: list[str],
) -> bool:
    """Replace characters whose meaning the file does not give; say whether any was guessed.

    PDFium puts the bare code in their place, which looks like any other character; every
    one is asked for, as one font may have both kinds. Symbol fonts are known by their codes.
    """
    flags = pdfium.call_each(pdfium.char_is_unmapped, text_page, kept)
    guessed = False
    if 1 in flags:
        symbolic = [is_symbol_font(name) for name in names]
        for i in [i for i, flag in enumerate(flags) if flag == 1]:
            if letters[i] in _PUNCTUATION:
                guessed = True
            elif not symbolic[font[i]]:
                letters[i] = UNMAPPED
    if not _STRANGE.isdisjoint(letters):
        letters[:] = [
            _restored(text_page, kept[i], letter) if letter in _STRANGE else letter
            for i, letter in enumerate(letters)
        ]
    return guessed


def _restored(text_page: int, char: int, letter: str) -> str:
    """Return ``-`` for PDFium's mark of a line's last hyphen, U+FFFD for what means nothing."""
    if letter in _LINE_HYPHENS and pdfium.char_is_hyphen(text_page, char) == 1:
        return "-"
    return UNMAPPED


def _font_name(font: int) -> str:
    buffer = ctypes.create_string_buffer(_NAME_SIZE)
    pdfium.font_name(font, ctypes.addressof(buffer), _NAME_SIZE)
    return buffer.value.decode("utf-8", "replace")


def _extents(font: int) -> tuple[float, float]:
    """Return how far a font's lines reach above and below the baseline; together one em."""
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    pdfium.font_ascent(font, 1.0, ctypes.addressof(ascent))
    pdfium.font_descent(font, 1.0, ctypes.addressof(descent))
    height = ascent.value - descent.value
    above = ascent.value / height if height > 0 else ABOVE
    if not _PLAUSIBLE_ABOVE[0] <= above <= _PLAUSIBLE_ABOVE[1]:
        above = ABOVE
    return above, 1 - above
