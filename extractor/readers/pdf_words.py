"""Characters with places, in the order of the file, to words.

A word ends at a space, at a gap, at a jump, and where the baseline or the direction of
writing changes. A raised or lowered character (a footnote's mark after ``500``) is thus a
word of its own and never becomes a digit of the number before it. Spaces that a reader
invented are not told apart from gaps: only the gap counts.

Places are given along and across the direction of writing, so that one rule serves text
of all four turns: ``start`` and ``end`` grow in reading direction, ``base`` (the baseline)
grows downwards as the letters stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractor.readers.page import Box, Turn, Word
from extractor.readers.symbols import decode_symbol, is_symbol_code, is_symbol_font

UNMAPPED = "\ufffd"
"""Stands for a glyph of which the file does not say what character it is."""

WORD_GAP = 0.15
"""Ems between two characters that end a word: narrowest spaces are 0.2, kerning stays below 0.1."""
JUMP_BACK = 0.5
"""Ems by which a character may start before the end of the one before (accents, kerning)."""
BASELINE_SHIFT = 0.15
"""Ems between baselines that are still one: raised footnote marks stand at 0.3 and more."""
STRAIGHT = 0.5
"""Degrees off the axis that still count as upright: rounding, not a skewed scan."""
ABOVE, BELOW = 0.75, 0.25
"""A line's reach above and below its baseline in ems, where a font gives nothing plausible."""
SAME_PLACE = 0.09
"""Ems between two prints of one character (fake bold); the narrowest character advances 0.2."""
_INVISIBLE = np.array([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
"""Characters without ink or width; they neither print nor end a word."""
_BLANKS = np.array([code for code in range(0x3001) if chr(code).isspace()])
_SOFT_HYPHEN = "\u00ad"
"""On a page it is a hyphen like any other: what is printed is seen."""

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Characters:
    """The characters of one page, one entry each in all arrays, in the file's order.

    Attributes:
        text: one string for each character, spaces included; ligatures may be several letters.
        start, end: where it begins and ends in reading direction, in points.
        base: its baseline, growing towards the letters' feet.
        size: its font size in points as seen.
        above, below: how far its line reaches above and below the baseline, in ems.
        turn: its direction of writing, in degrees clockwise.
        font: index into ``fonts``.
        fonts: font names.
        invisible: whether it is painted at all (an OCR layer over a scan is not).
        guessed: whether some character was taken for what its bare code looks like.
    """

    text: list[str]
    start: Floats
    end: Floats
    base: Floats
    size: Floats
    above: Floats
    below: Floats
    turn: NDArray[np.int16]
    font: NDArray[np.int32]
    fonts: list[str] = field(default_factory=list)
    invisible: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    guessed: bool = False


def group_words(chars: Characters) -> list[Word]:
    """Join characters to words, in the order of the file.

    Args:
        chars: the characters; spaces are taken as ends of words and then left out.
    """
    if not chars.text:
        return []
    codes = _codes(chars.text)
    blank = np.isin(codes, _BLANKS)
    kept = np.flatnonzero(~(blank | np.isin(codes, _INVISIBLE)))
    if not kept.size:
        return []
    kept = kept[~_repeated(chars, codes, kept)]
    spaces = np.cumsum(blank, dtype=np.int_)[kept]
    return _words(chars, kept, _begins(chars, kept, spaces))


def words_within(words: list[Word], page: Box) -> list[Word]:
    """Leave out words that lie wholly outside a page, where nobody sees them."""
    return [
        word
        for word in words
        if word.box.x0 <= page.x1
        and word.box.x1 >= page.x0
        and word.box.top <= page.bottom
        and word.box.bottom >= page.top
    ]


def _codes(text: list[str]) -> NDArray[np.int64]:
    """Return a number for each entry: that of its first character, a blank's for none."""
    joined = "".join(text)
    if len(joined) != len(text):
        joined = "".join(entry[:1] or " " for entry in text)
    units = joined.encode("utf-32-le", "surrogatepass")
    return np.frombuffer(units, dtype=np.uint32).astype(np.int64)


def _repeated(
    chars: Characters, codes: NDArray[np.int64], kept: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Mark the further prints of characters that were printed several times for boldness.

    Characters are sorted by letter, by line (in strips twice the tolerance high, shifted once by
    half, so that two prints share a strip in one of both), and by place in the line.
    """
    code, turn = codes[kept], chars.turn[kept]
    start, base, size = chars.start[kept], chars.base[kept], chars.size[kept]
    near = SAME_PLACE * size
    strip = 2 * SAME_PLACE * max(float(np.median(size)), 1.0)
    place = _ranks(start, 1 / 16)
    repeated = np.zeros(kept.size, dtype=bool)
    for shift in (0.0, strip / 2):
        order = np.argsort(code << 42 | _ranks(base + shift, strip) << 21 | place)
        first, second = order[:-1], order[1:]
        same = (
            (code[first] == code[second])
            & (np.abs(start[second] - start[first]) < near[first])
            & (np.abs(base[second] - base[first]) < near[first])
            & (turn[first] == turn[second])
        )
        repeated[np.maximum(first[same], second[same])] = True
    return repeated


def _ranks(values: Floats, step: float) -> NDArray[np.int64]:
    """Return how many steps each value is above the lowest, in 21 bits."""
    steps = np.floor((values - values.min()) / step)
    ranks: NDArray[np.int64] = np.minimum(np.nan_to_num(steps), (1 << 21) - 1).astype(np.int64)
    return ranks


def _begins(
    chars: Characters, kept: NDArray[np.intp], spaces: NDArray[np.int_]
) -> NDArray[np.intp]:
    """Return the positions in ``kept`` at which words begin."""
    before, after = kept[:-1], kept[1:]
    em = np.minimum(chars.size[before], chars.size[after])
    gap = chars.start[after] - chars.end[before]
    ends = (
        (spaces[:-1] != spaces[1:])
        | (gap > WORD_GAP * em)
        | (gap < -JUMP_BACK * em)
        | (np.abs(chars.base[after] - chars.base[before]) > BASELINE_SHIFT * em)
        | (chars.turn[after] != chars.turn[before])
        | (chars.invisible[after] != chars.invisible[before])
    )
    return np.concatenate(([0], np.flatnonzero(ends) + 1))


def _words(chars: Characters, kept: NDArray[np.intp], begins: NDArray[np.intp]) -> list[Word]:
    top = chars.base - chars.above * chars.size
    bottom = chars.base + chars.below * chars.size
    starts = np.minimum.reduceat(chars.start[kept], begins).tolist()
    ends = np.maximum.reduceat(chars.end[kept], begins).tolist()
    tops = np.minimum.reduceat(top[kept], begins).tolist()
    bottoms = np.maximum.reduceat(bottom[kept], begins).tolist()
    firsts = kept[begins]
    sizes, turns = chars.size[firsts].tolist(), chars.turn[firsts].tolist()
    fonts = chars.font[firsts].tolist()
    texts, printed = _texts(chars, kept, begins)
    return [
        Word(
            texts[i],
            _box(starts[i], ends[i], tops[i], bottoms[i], turns[i]),
            chars.fonts[fonts[i]],
            sizes[i],
            turns[i],
            printed[i] if printed[i] != texts[i] else None,
        )
        for i in range(len(texts))
    ]


def _texts(
    chars: Characters, kept: NDArray[np.intp], begins: NDArray[np.intp]
) -> tuple[list[str], list[str]]:
    """Return the words' texts as they read, and as the file has them."""
    symbolic = [is_symbol_font(font) for font in chars.fonts]
    letters = [chars.text[i] for i in kept.tolist()]
    borders = [*begins.tolist(), len(letters)]
    printed = ["".join(letters[i:j]) for i, j in pairwise(borders)]
    if not any(symbolic) and _SOFT_HYPHEN not in letters:
        return printed, printed
    fonts = chars.font[kept].tolist()
    read = [
        _symbol(chars.fonts[font], letter) if symbolic[font] else _plain(letter)
        for letter, font in zip(letters, fonts, strict=True)
    ]
    texts = ["".join(read[i:j]) for i, j in pairwise(borders)]
    return texts, printed


def _plain(letter: str) -> str:
    return "-" if letter == _SOFT_HYPHEN else letter


def _symbol(font: str, letter: str) -> str:
    """Return what a glyph of a symbol font looks like; a bare code without entry is unknown."""
    return decode_symbol(font, letter) or (UNMAPPED if is_symbol_code(letter) else letter)


def _box(start: float, end: float, top: float, bottom: float, turn: Turn) -> Box:
    """Turn a box along the direction of writing back to the page."""
    if turn == 0:
        return Box(start, top, end, bottom)
    if turn == 90:
        return Box(-bottom, start, -top, end)
    if turn == 180:
        return Box(-end, -bottom, -start, -top)
    return Box(top, -end, bottom, -start)
