"""The characters of a page as PDFium has them, with their places as seen.

PDFium invents spaces and line ends; they are left out again. So are those that the file prints,
as most stand where words part anyway: who groups the letters may ask for the others. What a text
object (a run of characters printed in one go) has in common is asked for once: font, size,
direction, baseline. For each character remain its advance box, its run, and whether the file says
what it means.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.pdf_clips import find_clipped_text, shifts_into_clips
from extractor.readers.pdf_directions import (
    find_slanted,
    slanted_advances,
    to_directions,
    to_heights,
)
from extractor.readers.pdf_frame import PageFrame
from extractor.readers.pdf_words import ABOVE, UNMAPPED, Blanks, Characters, Floats
from extractor.readers.symbols import has_own_codes

_PLAUSIBLE_ABOVE = (0.6, 0.95)
_Name = ctypes.c_char * 256
_LINE_HYPHENS = "\u0002\ufffe"
_STRANGE = (*range(0xD800, 0xE000), *map(ord, _LINE_HYPHENS))
"""Halves of characters, and PDFium's own mark; neither can be written."""
_RIGHT_TO_LEFT = (
    range(0x590, 0x900),
    range(0xFB1D, 0xFE00),
    range(0xFE70, 0xFEFD),
    range(0x10800, 0x11000),
    range(0x1E800, 0x1F000),
)
"""The blocks of all scripts that are written so: Arabic, Hebrew and their like."""
_IS_BLANK, _IS_STRANGE, _IS_TURNED = 1, 2, 4
_KINDS = np.zeros(0x1F001, dtype=np.uint8)
_KINDS[[0x20, 0x0D, 0x0A, 0x09]] = _IS_BLANK
_KINDS[list(_STRANGE)] = _IS_STRANGE
for _block in _RIGHT_TO_LEFT:
    _KINDS[_block.start : _block.stop] = _IS_TURNED
"""For each code whether it is a space or line end that PDFium may have put in, no character, or
written from right to left; the last code stands for all beyond it."""
_PUNCTUATION = range(0x2010, 0x2045)
"""Bare codes that are dashes, quotes and dots. Some programs declare that codes are Unicode in a
way that PDFium follows below 256 only; numbers of glyphs hardly ever reach these."""
Numbers = NDArray[np.intp]
Codes = NDArray[np.uint32]


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
    ways: tuple[Floats, Floats]
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
    """Read the first ``count`` characters of a text page, its spaces left out.

    A glyph of which the file does not say what it is becomes U+FFFD. Painted text outside its
    clip becomes spaces. Which spaces the file prints can be asked until the text page is closed.
    """
    text = _text(text_page, count)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _KINDS.take(codes, mode="clip")
    found = int(np.bitwise_or.reduce(kinds))
    blank = kinds == _IS_BLANK
    unmapped = _unmapped(text_page, count)
    if unmapped:
        blank[unmapped] = False
    numbers = (~blank).nonzero()[0]
    if not numbers.size:
        return _no_characters()
    owners = _owners(text_page, numbers, in_order=not found & _IS_TURNED)
    heads = _changes(owners).nonzero()[0]
    objects = owners[heads].tolist()
    fonts = FontBook()
    runs = _runs(text_page, numbers[heads].tolist(), objects, frame, fonts)
    lengths = _lengths(heads, numbers.size)
    clipping = find_clipped_text(page, objects)
    hidden = clipping.hidden & ~runs.invisible
    middles = runs.across - (runs.above - runs.below) / 2 * runs.size
    for run, shift in shifts_into_clips(clipping, middles, runs.size, frame):
        runs.across[run] += 0.0 if runs.turn[run] else shift
    font = runs.font.repeat(lengths)
    letters = codes[numbers]
    guessed = bool(unmapped) and _mark_unmapped(
        letters, numbers.searchsorted(unmapped), font, fonts.names
    )
    if found & _IS_STRANGE:
        _mark_strange(text_page, numbers, letters)
    if hidden.any():
        letters[hidden.repeat(lengths)] = ord(" ")
    start, end = _along(text_page, numbers, runs, lengths, frame)
    return Characters(
        text=letters.tobytes().decode("utf-32-le"),
        start=start,
        end=end,
        base=runs.across.repeat(lengths),
        size=runs.size.repeat(lengths),
        above=runs.above.repeat(lengths),
        below=runs.below.repeat(lengths),
        turn=runs.turn.repeat(lengths),
        font=font,
        fonts=fonts.names,
        invisible=runs.invisible.repeat(lengths),
        guessed=guessed,
        blanks=Blanks(numbers, blank, partial(_is_invented, text_page)),
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


def _no_characters() -> Characters:
    none = np.zeros(0)
    return Characters(
        text="",
        start=none,
        end=none,
        base=none,
        size=none,
        above=none,
        below=none,
        turn=none.astype(np.int16),
        font=none.astype(np.int32),
    )


def _unmapped(text_page: int, count: int) -> list[int]:
    """Return the numbers of glyphs whose meaning the file does not give.

    Every one is asked for, as one font may have both kinds.
    """
    flags = pdfium.call_each(pdfium.char_is_unmapped, text_page, range(count))
    if flags.count(0) == len(flags):
        return []
    return [i for i, flag in enumerate(flags) if flag == 1]


def _is_invented(text_page: int, number: int) -> bool:
    return pdfium.char_is_generated(text_page, number) == 1


def _owners(text_page: int, numbers: Numbers, *, in_order: bool) -> NDArray[np.uint64]:
    """Return the text object of each character that has a place.

    PDFium keeps the characters of an object together, unless some were turned around because
    they are written from right to left (``in_order`` is false). So if a stretch between two
    spaces begins in the same object as the next, or ends in the one in which it begins, all of
    it is of that object.
    """
    if not in_order:
        return _objects(text_page, numbers)
    parted = np.ones(numbers.size, dtype=bool)
    parted[1:] = numbers[1:] - numbers[:-1] > 1
    firsts = parted.nonzero()[0]
    lengths = _lengths(firsts, numbers.size)
    heads = _objects(text_page, numbers[firsts])
    owners = heads.repeat(lengths)
    last = np.ones(firsts.size, dtype=bool)
    last[:-1] = heads[1:] != heads[:-1]
    ends = (firsts + lengths)[last] - 1
    mixed = np.zeros(firsts.size, dtype=bool)
    mixed[last] = _objects(text_page, numbers[ends]) != heads[last]
    if mixed.any():
        unsure = mixed.repeat(lengths).nonzero()[0]
        owners[unsure] = _objects(text_page, numbers[unsure])
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


def _lengths(heads: Numbers, count: int) -> Numbers:
    """Return the lengths of runs, given where they begin; the first takes what is before it."""
    lengths = np.empty_like(heads)
    lengths[:-1] = heads[1:]
    lengths[-1] = count
    lengths[1:] -= heads[1:]
    return lengths


def _runs(
    text_page: int, chars: list[int], objects: list[int], frame: PageFrame, fonts: FontBook
) -> _Runs:
    """Describe text objects, given the first character of each."""
    matrices = pdfium.fill_each(
        pdfium.char_matrix, text_page, chars, 6, np.float32, struct=True
    ).astype(np.float64)
    origins = pdfium.fill_each(pdfium.char_origin, text_page, chars, 2, np.float64)
    sizes = pdfium.fill_from(pdfium.text_font_size, objects, 1, np.float32)[:, 0]
    font = np.array(fonts.indices(pdfium.call_from(pdfium.text_font, objects)), dtype=np.int32)
    a, b, c, d = np.ascontiguousarray(matrices.T[:4])
    m = frame.matrix
    along = np.array((a * m.a + b * m.c, a * m.b + b * m.d))
    if (sizes < 0).any():  # a negative size turns text around, most often once more
        along *= np.where(sizes < 0, -1.0, 1.0)
    turn, way_x, way_y = to_directions(*along)
    x, y = origins.T
    x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    above = np.array([reach for reach, _ in fonts.extents], dtype=np.float64)[font]
    modes = pdfium.call_from(pdfium.text_render_mode, objects)
    return _Runs(
        font=font,
        size=np.abs(sizes) * to_heights(a, b, c, d),
        above=above,
        below=1 - above,
        turn=(turn % 360).astype(np.int16),
        ways=(way_x, way_y),
        across=y * way_x - x * way_y,
        matrices=matrices,
        slanted=find_slanted(a, b, c, d),
        invisible=np.array(modes, dtype=np.int32) == pdfium.INVISIBLE_TEXT,
    )


def _along(
    text_page: int,
    numbers: Numbers,
    runs: _Runs,
    lengths: Numbers,
    frame: PageFrame,
) -> tuple[Floats, Floats]:
    """Return where each character begins and ends in its direction of writing.

    PDFium's advance boxes tell it for text along the axes: from the origin to the end of the
    advance, or as far as the ink reaches beyond. Text that leans or runs at an angle has its
    advance taken out of the box, which then holds its height too.
    """
    boxes = pdfium.fill_each(
        pdfium.char_loose_box, text_page, numbers.tolist(), 4, np.float32, struct=True
    )
    left, top, right, bottom = sides = boxes.T.astype(np.float64, order="C")
    m = frame.matrix
    way_x, way_y = runs.ways
    along_x = (way_x * m.a + way_y * m.b).repeat(lengths)
    along_y = (way_x * m.c + way_y * m.d).repeat(lengths)
    offset = (way_x * m.e + way_y * m.f).repeat(lengths)
    middle = (along_x * (left + right) + along_y * (top + bottom)) / 2 + offset
    half = np.maximum(abs(along_x * (right - left)), abs(along_y * (top - bottom))) / 2
    start, end = middle - half, middle + half
    if runs.slanted.any():
        slanted = runs.slanted.repeat(lengths).nonzero()[0]
        owner = np.arange(lengths.size).repeat(lengths)[slanted]
        keys = numbers[slanted].tolist()
        x, y = pdfium.fill_each(pdfium.char_origin, text_page, keys, 2, np.float64).T
        start[slanted] = along_x[slanted] * x + along_y[slanted] * y + offset[slanted]
        advance = slanted_advances(runs.matrices[owner], sides[:, slanted])
        end[slanted] = start[slanted] + np.minimum(advance, runs.size[owner])
    return _parted(start, end, lengths)


def _parted(start: Floats, end: Floats, lengths: Numbers) -> tuple[Floats, Floats]:
    """Share a ligature's place among its letters, which PDFium all puts on the whole of it.

    ``lengths`` are those of the runs, of which a ligature does not reach from one to the next.
    """
    same = (start[1:] == start[:-1]) & (end[1:] == end[:-1])
    if not same.any():
        return start, end
    joined = np.zeros(len(start), dtype=bool)
    joined[1:] = same & (end[1:] > start[1:])
    joined[np.cumsum(lengths)[:-1]] = False
    if not joined.any():
        return start, end
    heads = (~joined).nonzero()[0]
    count = np.diff(np.append(heads, len(start)))
    rank = np.arange(len(start)) - np.repeat(heads, count)
    share = (end - start) / np.repeat(count, count)
    return start + rank * share, start + (rank + 1) * share


def _mark_unmapped(
    letters: Codes, unmapped: Numbers, font: NDArray[np.int32], names: list[str]
) -> bool:
    """Replace glyphs whose meaning the file does not give; say whether any was guessed.

    PDFium puts the bare code in their place, which looks like any other character. Symbol fonts
    are known by their codes.
    """
    codes = letters[unmapped]
    guessed = (codes >= _PUNCTUATION.start) & (codes < _PUNCTUATION.stop)
    symbolic = np.array(list(map(has_own_codes, names)))[font[unmapped]]
    letters[unmapped[~(guessed | symbolic)]] = ord(UNMAPPED)
    return bool(guessed.any())


def _mark_strange(text_page: int, numbers: Numbers, letters: Codes) -> None:
    """Replace what is no character; PDFium's mark of a line's last hyphen is a hyphen again."""
    for i in (_KINDS.take(letters, mode="clip") == _IS_STRANGE).nonzero()[0].tolist():
        letters[i] = ord(_restored(text_page, int(numbers[i]), chr(letters[i])))


def _restored(text_page: int, char: int, letter: str) -> str:
    """Return ``-`` for PDFium's mark of a line's last hyphen, U+FFFD for what means nothing."""
    if letter in _LINE_HYPHENS and pdfium.char_is_hyphen(text_page, char) == 1:
        return "-"
    return UNMAPPED


def _font_name(font: int) -> str:
    buffer = _Name()
    pdfium.font_name(font, ctypes.addressof(buffer), ctypes.sizeof(buffer))
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
