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

import math
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from extractor.readers.page import Box, Word
from extractor.readers.pdf_marks import boxes_of, tuples_of
from extractor.readers.symbols import decode_symbol, is_symbol_code, is_symbol_font

UNMAPPED = "\ufffd"
"""Stands for a glyph of which the file does not say what character it is."""
_MANY_UNMAPPED = 0.2
"""Share of the words of a page that may be a lone unknown glyph: the bullets of its lists."""

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
_INVISIBLE = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
"""Characters without ink or width; they neither print nor end a word."""
_BLANK = np.array([chr(code).isspace() for code in range(0x10000)])
"""For each code whether it is a space; all spaces are below U+3001."""
_PRINTS = ~_BLANK
_PRINTS[list(_INVISIBLE)] = False
_LINE_STEP = 1 / 16
"""Points to which baselines are rounded: one line's are the same but for rounding."""
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


def group_words(chars: Characters, page: Box | None = None) -> list[Word]:
    """Join characters to words, in the order of the file.

    Args:
        chars: the characters; spaces are taken as ends of words and then left out.
        page: the page's own box; words wholly outside it, where nobody sees them, are left out.
    """
    if not chars.text:
        return []
    codes = _codes(chars.text)
    low = np.minimum(codes, _BLANK.size - 1)
    kept = np.flatnonzero(_PRINTS[low])
    if not kept.size:
        return []
    if _may_repeat(chars, kept):
        kept = kept[~_repeated(chars, codes, kept)]
    spaces = np.cumsum(_BLANK[low], dtype=np.int_)[kept]
    return _words(chars, kept, _begins(chars, kept, spaces), page)


def lacks_meaning(words: list[Word]) -> bool:
    """Say whether a page holds text of which the file does not say what it is.

    A lone glyph is the bullet of a list in a symbol font; words have more of them, or a page
    has many.
    """
    unknown = [word.text for word in words if UNMAPPED in word.text]
    return len(unknown) > _MANY_UNMAPPED * len(words) or any(text != UNMAPPED for text in unknown)


def _codes(text: list[str]) -> NDArray[np.int64]:
    """Return a number for each entry: that of its first character, a blank's for none."""
    joined = "".join(text)
    if len(joined) != len(text):
        joined = "".join(entry[:1] or " " for entry in text)
    units = joined.encode("utf-32-le", "surrogatepass")
    return np.frombuffer(units, dtype=np.uint32).astype(np.int64)


def _may_repeat(chars: Characters, kept: NDArray[np.intp]) -> bool:
    """Say whether two characters may stand at one place: quick, and sure when it says no.

    Characters that follow each other on one line make a stretch, in which none stands where
    another does. Stretches are compared as a whole, in strips as ``_repeated`` does.
    """
    start, near = chars.start[kept], SAME_PLACE * chars.size[kept]
    line = np.round(chars.base[kept] / _LINE_STEP) * _LINE_STEP
    follows = (np.diff(start) >= np.maximum(near[1:], near[:-1])) & (line[1:] == line[:-1])
    breaks = np.flatnonzero(~follows)
    line = line[np.append(0, breaks + 1)]
    left, right = start[np.append(0, breaks + 1)], start[np.append(breaks, start.size - 1)]
    reach = float(near.max()) + _LINE_STEP
    span = float(start.max() - start.min()) + 2 * reach
    if not math.isfinite(span):
        return True
    for shift in (0.0, reach):
        strip = np.floor((line + shift) / (2 * reach)) * span
        order = np.argsort(strip + left)
        first, last = (strip + left)[order], np.maximum.accumulate((strip + right)[order])
        if (first[1:] <= last[:-1] + reach).any():
            return True
    return False


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


def _words(
    chars: Characters, kept: NDArray[np.intp], begins: NDArray[np.intp], page: Box | None
) -> list[Word]:
    top = chars.base - chars.above * chars.size
    bottom = chars.base + chars.below * chars.size
    firsts = kept[begins]
    turns = chars.turn[firsts]
    sides = _as_seen(
        np.minimum.reduceat(chars.start[kept], begins),
        np.maximum.reduceat(chars.end[kept], begins),
        np.minimum.reduceat(top[kept], begins),
        np.maximum.reduceat(bottom[kept], begins),
        turns,
    )
    fonts = [chars.fonts[font] for font in chars.font[firsts].tolist()]
    sizes = chars.size[firsts].tolist()
    texts, printed = _texts(chars, kept, begins)
    words = list(tuples_of(Word, texts, boxes_of(sides), fonts, sizes, turns.tolist(), printed))
    seen = _touches(sides, page) if page else None
    return words if seen is None or seen.all() else list(compress(words, seen.tolist()))


def _touches(sides: Floats, page: Box) -> NDArray[np.bool_]:
    x0, top, x1, bottom = sides
    touches: NDArray[np.bool_] = (
        (x0 <= page.x1) & (x1 >= page.x0) & (top <= page.bottom) & (bottom >= page.top)
    )
    return touches


def _as_seen(
    start: Floats, end: Floats, top: Floats, bottom: Floats, turns: NDArray[np.int16]
) -> Floats:
    """Turn boxes along the direction of writing back to the page: left, top, right, bottom."""
    sides = np.array((start, top, end, bottom))
    if turns.any():
        for turn, turned in (
            (90, (-bottom, start, -top, end)),
            (180, (-end, -bottom, -start, -top)),
            (270, (top, -end, bottom, -start)),
        ):
            sides = np.where(turns == turn, turned, sides)
    return sides


def _texts(
    chars: Characters, kept: NDArray[np.intp], begins: NDArray[np.intp]
) -> tuple[list[str], list[str | None]]:
    """Return the words' texts as they read; and as the file has them, where that differs."""
    texts = _joined(chars.text, kept, begins)
    printed: list[str | None] = [None] * len(texts)
    symbols = list(map(is_symbol_font, chars.fonts))
    if not any(symbols) and not any(_SOFT_HYPHEN in text for text in texts):
        return texts, printed
    symbolic = np.array(symbols)[chars.font[kept]]
    told = np.logical_or.reduceat(symbolic, begins)
    ends = [*begins[1:].tolist(), kept.size]
    for i, text in enumerate(texts):
        if told[i] or _SOFT_HYPHEN in text:
            read = "".join(
                _symbol(chars.fonts[chars.font[k]], chars.text[k])
                if symbolic[j]
                else _plain(chars.text[k])
                for j, k in enumerate(kept[begins[i] : ends[i]].tolist(), begins[i])
            )
            if read != text:
                texts[i], printed[i] = read, text
    return texts, printed


def _joined(letters: list[str], kept: NDArray[np.intp], begins: NDArray[np.intp]) -> list[str]:
    """Return the words' letters; most words have all characters from their first to their last."""
    text = "".join(letters)
    counts = np.diff(begins, append=kept.size)
    firsts, ends = kept[begins], kept[begins + counts - 1] + 1
    if len(text) == len(letters):
        words = [text[i:j] for i, j in zip(firsts.tolist(), ends.tolist(), strict=True)]
        broken = np.flatnonzero(ends - firsts != counts).tolist()
    else:
        words = [""] * len(begins)
        broken = list(range(len(begins)))
    for i in broken:
        words[i] = "".join([letters[k] for k in kept[begins[i] : begins[i] + counts[i]].tolist()])
    return words


def _plain(letter: str) -> str:
    return "-" if letter == _SOFT_HYPHEN else letter


def _symbol(font: str, letter: str) -> str:
    """Return what a glyph of a symbol font looks like; a bare code without entry is unknown."""
    return decode_symbol(font, letter) or (UNMAPPED if is_symbol_code(letter) else letter)
