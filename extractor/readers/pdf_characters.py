"""The characters of a page as PDFium has them, with their places as seen.

PDFium invents spaces and line ends; they are left out again. What a text object (a run of
characters printed in one go) has in common is asked for once: font, size, direction, baseline.
For each character remain its advance box, its run, and whether the file says what it means.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.pdf_clips import find_hidden_text
from extractor.readers.pdf_frame import PageFrame
from extractor.readers.pdf_words import ABOVE, STRAIGHT, UNMAPPED, Characters, Floats
from extractor.readers.symbols import has_own_codes

_PLAUSIBLE_ABOVE = (0.6, 0.95)
_NAME_SIZE = 256
_BLANK = np.zeros(0x22, dtype=bool)
_BLANK[[0x20, 0x0D, 0x0A, 0x09]] = True
"""For each code whether it is a space or line end that PDFium may have put in; the last code
stands for all beyond it."""
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of all scripts that are written so: Arabic, Hebrew and their like."""
_LINE_HYPHENS = "\u0002\ufffe"
_STRAIGHT_ENOUGH = math.radians(STRAIGHT)
_STRANGE = frozenset([*map(chr, range(0xD800, 0xE000)), *_LINE_HYPHENS])
"""Halves of characters, and PDFium's own mark; neither can be written."""
_PUNCTUATION = frozenset(map(chr, range(0x2010, 0x2045)))
"""Bare codes that are dashes, quotes and dots. Some programs declare that codes are Unicode in a
way that PDFium follows below 256 only; numbers of glyphs hardly ever reach these."""
Numbers = NDArray[np.intp]
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

    def indices(self, fonts: list[int]) -> list[int]:
        """Return the numbers of fonts; ``fonts`` are their handles."""
        for font in dict.fromkeys(fonts):
            if font not in self._known:
                self._known[font] = len(self.names)
                self.names.append(_font_name(font))
                self.extents.append(_extents(font))
        return [self._known[font] for font in fonts]


def read_characters(page: int, text_page: int, count: int, frame: PageFrame) -> Characters:
    """Read the first ``count`` characters of a text page, its spaces included.

    A glyph of which the file does not say what it is becomes U+FFFD. Spaces have no place.
    Painted text outside its clip becomes spaces.
    """
    text = _text(text_page, count)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    blank = _BLANK[np.minimum(codes, _BLANK.size - 1)]
    numbers = _printed(text_page, blank)
    letters = list(codes[numbers].tobytes().decode("utf-32-le", "surrogatepass"))
    unmapped = _unmapped(text_page, numbers)
    spaces = blank[numbers]
    spaces[unmapped] = False
    inked = np.flatnonzero(~spaces)
    if not inked.size:
        numbers, letters = inked, []
    owners = _owners(text_page, numbers[inked], text)
    run_of = _runs_of(owners, inked, len(letters))
    fonts = FontBook()
    heads = np.flatnonzero(_changes(owners))
    runs = _runs(text_page, numbers[inked[heads]].tolist(), owners[heads].tolist(), frame, fonts)
    font = runs.font[run_of]
    guessed = _mark_unmapped(letters, unmapped, font, fonts.names)
    _mark_strange(text_page, numbers, letters)
    hidden = find_hidden_text(page, owners[heads].tolist()) & ~runs.invisible
    for i in np.flatnonzero(hidden[run_of]).tolist() if hidden.any() else ():
        letters[i] = " "
    start, end = np.zeros((2, len(letters)))
    start[inked], end[inked] = _along(text_page, numbers[inked], runs, run_of[inked], frame)
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


def _text(text_page: int, count: int) -> str:
    """Return one character for each that PDFium counts.

    The whole text in one call has one entry for each character unless PDFium leaves control
    characters out; then they are asked for one by one.
    """
    units = np.zeros(2 * count + 2, dtype=np.uint16)
    pdfium.get_text(text_page, 0, count, units.ctypes.data)
    text = units.tobytes().decode("utf-16-le", "surrogatepass")[: count + 1]
    if text.find("\0") == count:
        return text[:count]
    codes = pdfium.call_each(pdfium.char_unicode, text_page, range(count))
    return "".join(chr(code) if 0 < code <= 0x10FFFF else UNMAPPED for code in codes)


def _printed(text_page: int, blank: NDArray[np.bool_]) -> Numbers:
    """Return the numbers of the characters that the file prints; ``blank`` tells the spaces."""
    blanks = np.flatnonzero(blank)
    invented = pdfium.call_each(pdfium.char_is_generated, text_page, blanks.tolist())
    printed = np.ones(blank.size, dtype=bool)
    printed[blanks[np.array(invented, dtype=np.intp) == 1]] = False
    return np.flatnonzero(printed)


def _unmapped(text_page: int, numbers: Numbers) -> list[int]:
    """Return which entries of ``numbers`` are glyphs whose meaning the file does not give.

    Every one is asked for, as one font may have both kinds.
    """
    flags = pdfium.call_each(pdfium.char_is_unmapped, text_page, numbers.tolist())
    return [i for i, flag in enumerate(flags) if flag == 1] if 1 in flags else []


def _owners(text_page: int, numbers: Numbers, text: str) -> NDArray[np.uint64]:
    """Return the text object of each character that has a place.

    PDFium keeps the characters of an object together, unless some were turned around because
    they are written from right to left. So if the first and the last character between two
    spaces are of one object, all between them are too.
    """
    if not numbers.size or _RIGHT_TO_LEFT.search(text):
        return _objects(text_page, numbers)
    ends = np.flatnonzero(np.append(numbers[1:] - numbers[:-1] > 1, True)) + 1
    firsts = np.concatenate(([0], ends[:-1]))
    lengths = ends - firsts
    before = _objects(text_page, numbers[firsts])
    after = _objects(text_page, numbers[ends - 1])
    owners = np.repeat(before, lengths)
    mixed = np.repeat(before != after, lengths)
    owners[mixed] = _objects(text_page, numbers[mixed])
    return owners


def _objects(text_page: int, numbers: Numbers) -> NDArray[np.uint64]:
    return np.array(
        pdfium.call_each(pdfium.char_object, text_page, numbers.tolist()), dtype=np.uint64
    )


def _changes(owners: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Mark the first of the characters of each text object."""
    changes = np.ones(owners.size, dtype=bool)
    changes[1:] = owners[1:] != owners[:-1]
    return changes


def _runs_of(owners: NDArray[np.uint64], inked: Numbers, count: int) -> Numbers:
    """Return for each character the number of its text object; a space has the one before."""
    begins = np.zeros(count, dtype=np.intp)
    begins[inked] = _changes(owners)
    return np.maximum(np.cumsum(begins) - 1, 0)


def _runs(
    text_page: int, chars: list[int], objects: list[int], frame: PageFrame, fonts: FontBook
) -> _Runs:
    """Describe text objects, given the first character of each."""
    matrices = pdfium.fill_each(
        pdfium.char_matrix, text_page, chars, 6, np.float32, struct=True
    ).astype(np.float64)
    origins = pdfium.fill_each(pdfium.char_origin, text_page, chars, 2, np.float64)
    sizes = pdfium.fill_from(pdfium.text_font_size, objects, 1, np.float32)[:, 0]
    font = np.array(fonts.indices(list(map(pdfium.text_font, objects))), dtype=np.int32)
    a, b, c, d = matrices.T[:4]
    m = frame.matrix
    angle = np.degrees(np.arctan2(a * m.b + b * m.d, a * m.a + b * m.c))
    turn = np.round(angle / 90) * 90
    angle = np.radians(np.where(np.abs(angle - turn) < STRAIGHT, turn, angle))
    ways = np.column_stack((np.cos(angle), np.sin(angle)))
    x = m.a * origins[:, 0] + m.c * origins[:, 1] + m.e
    y = m.b * origins[:, 0] + m.d * origins[:, 1] + m.f
    above = np.array([reach for reach, _ in fonts.extents], dtype=np.float64)[font]
    modes = list(map(pdfium.text_render_mode, objects))
    return _Runs(
        font=font,
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
    numbers: Numbers,
    runs: _Runs,
    run_of: Numbers,
    frame: PageFrame,
) -> tuple[Floats, Floats]:
    """Return where each character begins and ends in its direction of writing.

    PDFium's advance boxes tell it for text along the axes: from the origin to the end of the
    advance, or as far as the ink reaches beyond. Text that leans or runs at an angle has its
    advance taken out of the box, which then holds its height too.
    """
    boxes = pdfium.fill_each(
        pdfium.char_loose_box, text_page, numbers.tolist(), 4, np.float32, struct=True
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
        keys = numbers[slanted].tolist()
        x, y = pdfium.fill_each(pdfium.char_origin, text_page, keys, 2, np.float64).T
        start[slanted] = along_x[slanted] * x + along_y[slanted] * y + offset[slanted]
        advance = _advances(runs.matrices[run_of[slanted]], boxes[slanted])
        end[slanted] = start[slanted] + np.minimum(advance, runs.size[run_of[slanted]])
    return _parted(start, end, run_of)


def _parted(start: Floats, end: Floats, run_of: Numbers) -> tuple[Floats, Floats]:
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
    letters: list[str], unmapped: list[int], font: NDArray[np.int32], names: list[str]
) -> bool:
    """Replace glyphs whose meaning the file does not give; say whether any was guessed.

    PDFium puts the bare code in their place, which looks like any other character. Symbol fonts
    are known by their codes.
    """
    guessed = False
    if unmapped:
        symbolic = list(map(has_own_codes, names))
        for i in unmapped:
            if letters[i] in _PUNCTUATION:
                guessed = True
            elif not symbolic[font[i]]:
                letters[i] = UNMAPPED
    return guessed


def _mark_strange(text_page: int, numbers: Numbers, letters: list[str]) -> None:
    """Replace what is no character; PDFium's mark of a line's last hyphen is a hyphen again."""
    if not _STRANGE.isdisjoint(letters):
        letters[:] = [
            _restored(text_page, int(numbers[i]), letter) if letter in _STRANGE else letter
            for i, letter in enumerate(letters)
        ]


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
