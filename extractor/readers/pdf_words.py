"""Characters with places, in the order of the file, to words.

A word ends at a space, at a gap, at a jump, and where the baseline or the direction of
writing changes. A raised or lowered character (a footnote's mark after ``500``) is thus a
word of its own and never becomes a digit of the number before it. Spaces that a reader
invented are not told apart from gaps: only the gap counts. Whether a space was invented is
asked only where nothing else parts two words, as it takes long.

Places are given along and across the direction of writing, so that one rule serves text
of all four turns: ``start`` and ``end`` grow in reading direction, ``base`` (the baseline)
grows downwards as the letters stand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from extractor.readers.page import Box, Word, tuples_of
from extractor.readers.pdf_marks import boxes_of
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
_PRINTS, _BLANK, _INKLESS = range(3)
_KINDS = np.full(0x10000, _PRINTS, dtype=np.uint8)
_KINDS[[code for code in range(0x3001) if chr(code).isspace()]] = _BLANK
_KINDS[list(_INVISIBLE)] = _INKLESS
"""For each code whether it is printed; the last one stands for all beyond it."""
_SLACK = 1 / 16
"""Points by which places may be off through rounding, and far more than they are."""
_SOFT_HYPHEN = "\u00ad"
"""On a page it is a hyphen like any other: what is printed is seen."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Spaces and line ends of a text that are left out of its characters.

    Attributes:
        numbers: of each character within the text, where blanks count as well; they grow.
        left_out: of each number whether it is a blank that is left out.
        is_invented: whether the blank of a number is the reader's, not the file's; only to be
            asked while the page is open.
    """

    numbers: Numbers
    left_out: NDArray[np.bool_]
    is_invented: Callable[[int], bool]

    def printed(self, first: int, end: int) -> list[int]:
        """Return the numbers of the file's own blanks, from ``first`` to before ``end``."""
        left_out = self.left_out[first:end].nonzero()[0] + first
        return [number for number in left_out.tolist() if not self.is_invented(number)]


@dataclass(slots=True)
class Characters:
    """The characters of one page, one entry each in all arrays, in the file's order.

    Attributes:
        text: one string for each character; ligatures may be several letters. One ``str`` will
            do where all are single letters. Spaces are among them unless ``blanks`` tells them.
        start, end: where it begins and ends in reading direction, in points.
        base: its baseline, growing towards the letters' feet.
        size: its font size in points as seen.
        above, below: how far its line reaches above and below the baseline, in ems.
        turn: its direction of writing, in degrees clockwise.
        font: index into ``fonts``.
        fonts: font names.
        invisible: whether it is painted at all (an OCR layer over a scan is not).
        guessed: whether some character was taken for what its bare code looks like.
        blanks: the spaces that are left out.
    """

    text: Sequence[str]
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
    blanks: Blanks | None = None


def group_words(chars: Characters, page: Box | None = None) -> list[Word]:
    """Join characters to words, in the order of the file.

    Args:
        chars: the characters; spaces are taken as ends of words and then left out.
        page: the page's own box; words wholly outside it, where nobody sees them, are left out.
    """
    if not chars.text:
        return []
    codes = _codes(chars.text)
    kinds = _KINDS.take(codes, mode="clip")
    kept = (kinds == _PRINTS).nonzero()[0]
    if not kept.size:
        return []
    letters = _chosen(chars, codes, kept) if kept.size < kinds.size else chars
    if _may_repeat(letters):
        kept = kept[~_repeated(letters, codes[kept].astype(np.int64))]
        letters = _chosen(chars, codes, kept)
    begins = _begins(letters)
    if kept.size < kinds.size:
        spaces = (kinds == _BLANK).cumsum()[kept]
        begins[1:] |= spaces[1:] != spaces[:-1]
    if chars.blanks:
        _part_at_blanks(begins, chars.blanks, kept)
    return _words(letters, begins.nonzero()[0], page)


def lacks_meaning(words: list[Word]) -> bool:
    """Say whether a page holds text of which the file does not say what it is.

    A lone glyph is the bullet of a list in a symbol font; words have more of them, or a page
    has many.
    """
    unknown = [word.text for word in words if UNMAPPED in word.text]
    return len(unknown) > _MANY_UNMAPPED * len(words) or any(text != UNMAPPED for text in unknown)


def _codes(text: Sequence[str]) -> NDArray[np.uint32]:
    """Return a number for each entry: that of its first character, a blank's for none."""
    joined = text if isinstance(text, str) else "".join(text)
    if len(joined) != len(text):
        joined = "".join(entry[:1] or " " for entry in text)
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _chosen(chars: Characters, codes: NDArray[np.uint32], kept: Numbers) -> Characters:
    """Return some of the characters; ``codes`` are those of all."""
    text: Sequence[str] = chars.text
    if isinstance(text, str):
        text = codes.take(kept).tobytes().decode("utf-32-le", "surrogatepass")
    else:
        text = [text[i] for i in kept.tolist()]
    return Characters(
        text=text,
        start=chars.start.take(kept),
        end=chars.end.take(kept),
        base=chars.base.take(kept),
        size=chars.size.take(kept),
        above=chars.above.take(kept),
        below=chars.below.take(kept),
        turn=chars.turn.take(kept),
        font=chars.font.take(kept),
        fonts=chars.fonts,
        invisible=chars.invisible.take(kept),
        guessed=chars.guessed,
    )


def _may_repeat(chars: Characters) -> bool:
    """Say whether two characters may stand at one place: quick, and sure when it says no.

    Characters that follow each other on one line make a stretch, in which none stands where
    another does. Stretches are compared as a whole, each with those on lines near its own.
    """
    start, base, near = chars.start, chars.base, SAME_PLACE * chars.size
    follows = np.zeros(start.size, dtype=bool)
    follows[1:] = start[1:] - start[:-1] >= np.maximum(near[1:], near[:-1])
    follows[1:] &= base[1:] == base[:-1]
    firsts = (~follows).nonzero()[0]
    reach = float(near.max()) + _SLACK
    span = float(start.max() - start.min()) + 2 * reach
    if not math.isfinite(span):
        return True
    line = base[firsts]
    down = line.argsort()
    line = line[down]
    band = np.zeros(line.size)
    band[1:] = (line[1:] - line[:-1] > reach).cumsum() * span
    left = band + start[firsts][down]
    # the last of a stretch is before the first of the next; of the last stretch, it is number -1
    right = band + start[firsts - 1].take(down + 1, mode="wrap")
    order = left.argsort()
    right = np.maximum.accumulate(right[order])
    return bool((left[order][1:] <= right[:-1] + reach).any())


def _repeated(chars: Characters, code: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the further prints of characters that were printed several times for boldness.

    Characters are sorted by letter, by line (in strips twice the tolerance high, shifted once by
    half, so that two prints share a strip in one of both), and by place in the line.
    """
    start, base, size, turn = chars.start, chars.base, chars.size, chars.turn
    near = SAME_PLACE * size
    strip = 2 * SAME_PLACE * max(_median(size), 1.0)
    place = _ranks(start, 1 / 16)
    repeated = np.zeros(code.size, dtype=bool)
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


def _median(values: Floats) -> float:
    """Return the middle value, NaN where one is none.

    ``np.median`` loads all of ``numpy.ma`` for that, which takes longer than some documents.
    """
    ordered = np.sort(values)
    if math.isnan(ordered[-1]):
        return math.nan
    return float(ordered[(ordered.size - 1) // 2] + ordered[ordered.size // 2]) / 2


def _ranks(values: Floats, step: float) -> NDArray[np.int64]:
    """Return how many steps each value is above the lowest, in 21 bits."""
    steps = np.floor((values - values.min()) / step)
    ranks: NDArray[np.int64] = np.minimum(np.nan_to_num(steps), (1 << 21) - 1).astype(np.int64)
    return ranks


def _begins(chars: Characters) -> NDArray[np.bool_]:
    """Mark the characters that begin a word, whatever spaces there are."""
    start, size, base = chars.start, chars.size, chars.base
    turn, invisible = chars.turn, chars.invisible
    em = np.minimum(size[:-1], size[1:])
    gap = start[1:] - chars.end[:-1]
    begins = np.ones(start.size, dtype=bool)
    begins[1:] = (
        (gap > WORD_GAP * em)
        | (gap < -JUMP_BACK * em)
        | (np.abs(base[1:] - base[:-1]) > BASELINE_SHIFT * em)
        | (turn[1:] != turn[:-1])
        | (invisible[1:] != invisible[:-1])
    )
    return begins


def _part_at_blanks(begins: NDArray[np.bool_], blanks: Blanks, kept: Numbers) -> None:
    """Mark the characters that begin a word only because a blank of the file stands before."""
    numbers = blanks.numbers[kept]
    unsure = (numbers[1:] - numbers[:-1] > 1) & ~begins[1:]
    for i in unsure.nonzero()[0].tolist():
        begins[i + 1] = bool(blanks.printed(numbers[i] + 1, numbers[i + 1]))


def _words(chars: Characters, begins: Numbers, page: Box | None) -> list[Word]:
    turns = chars.turn[begins]
    lasts = np.empty_like(begins)
    lasts[:-1], lasts[-1] = begins[1:] - 1, chars.start.size - 1
    sides = _as_seen(
        _least(chars.start, begins, lasts),
        _most(chars.end, begins, lasts),
        _least(chars.base - chars.above * chars.size, begins, lasts),
        _most(chars.base + chars.below * chars.size, begins, lasts),
        turns,
    )
    fonts = list(map(chars.fonts.__getitem__, chars.font[begins].tolist()))
    sizes = chars.size[begins].tolist()
    texts, printed = _texts(chars, begins)
    words = list(tuples_of(Word, texts, boxes_of(sides), fonts, sizes, turns.tolist(), printed))
    seen = _touches(sides, page) if page else None
    return words if seen is None or seen.all() else list(compress(words, seen.tolist()))


def _least(values: Floats, begins: Numbers, lasts: Numbers) -> Floats:
    """Return the least value of each word."""
    if _never_falls(values, lasts):
        return values.take(begins)
    least: Floats = np.minimum.reduceat(values, begins)
    return least


def _most(values: Floats, begins: Numbers, lasts: Numbers) -> Floats:
    """Return the largest value of each word."""
    if _never_falls(values, lasts):
        return values.take(lasts)
    most: Floats = np.maximum.reduceat(values, begins)
    return most


def _never_falls(values: Floats, lasts: Numbers) -> bool:
    """Say whether a value grows or stays within each word, as all do on most pages.

    The first and the last of each word are found faster than the least and the most.
    """
    grows = values[1:] >= values[:-1]
    grows[lasts[:-1]] = True
    return bool(grows.all())


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


def _texts(chars: Characters, begins: Numbers) -> tuple[list[str], Sequence[str | None]]:
    """Return the words' texts as they read; and as the file has them, where that differs."""
    letters = chars.text
    firsts = begins.tolist()
    ends = [*firsts[1:], len(letters)]
    if isinstance(letters, str):
        texts = [letters[i:j] for i, j in zip(firsts, ends, strict=True)]
    else:
        texts = ["".join(letters[i:j]) for i, j in zip(firsts, ends, strict=True)]
    printed: list[str | None] = [None] * len(texts)
    symbols = list(map(is_symbol_font, chars.fonts))
    if not any(symbols) and _SOFT_HYPHEN not in "".join(texts):
        return texts, printed
    symbolic = np.array(symbols)[chars.font]
    told = np.logical_or.reduceat(symbolic, begins).tolist()
    for i, text in enumerate(texts):
        if told[i] or _SOFT_HYPHEN in text:
            read = "".join(
                _symbol(chars.fonts[chars.font[k]], letters[k])
                if symbolic[k]
                else _plain(letters[k])
                for k in range(firsts[i], ends[i])
            )
            if read != text:
                texts[i], printed[i] = read, text
    return texts, printed


def _plain(letter: str) -> str:
    return "-" if letter == _SOFT_HYPHEN else letter


def _symbol(font: str, letter: str) -> str:
    """Return what a glyph of a symbol font looks like; a bare code without entry is unknown."""
    return decode_symbol(font, letter) or (UNMAPPED if is_symbol_code(letter) else letter)
