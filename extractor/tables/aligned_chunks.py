"""Printed lines to chunks: words that stand so close that they are read as one piece.

A gap between chunks is where a column may end. Leader dots belong to the chunk before
them but add nothing to its extent, so that a label and its figure stay apart.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.readers.page import Word
from extractor.tables.text_lines import PrintedLine

CHUNK_GAP = 0.75
"""Gap between two chunks, in type sizes: justified prose seldom opens its spaces so far."""
VALUE_GAP = 0.5
"""The same before or after a figure, which columns of figures may set closer."""
PAIR_GAP = 0.4
"""The same between two figures: a space is 0.25 to 0.33; ``1 234`` stays together."""

EVEN = 0.15
"""Spaces that differ less than this, in type sizes, were made by one stretching."""
FEWEST_STRETCHED = 4
"""Words whose spaces are even by chance no longer."""
NEIGHBOURS = 6
"""Lines above and below that may tell columns: cells are wrapped to several lines."""
NEAR_BY = 20.0
"""How far from it they stand at most, in type sizes."""
FEWEST_DOTS = 4
"""Dots in one word that lead to the next column; three are an ellipsis, or "no data"."""

_DIGIT = re.compile(r"\d")
_DOT_SIGNS = frozenset(".·…_")
_DOTS = re.compile(r"[.·…_]+")
_TRAILING_DOTS = re.compile(r"[.·…_]{4,}$")
_VALUE = re.compile(
    r"[^\w]*(?:(?:rp|us|usd|eur|idr)\b)?[^\w]*\d[\d.,:/'’ \u00a0+\-–−±x×]*"
    r"(?:[a-z]{1,2}|st|nd|rd|th)?(?:\s?\([a-z\d]{1,2}\))?[^\w]*",
    re.IGNORECASE,
)
_BLANK_MARK = re.compile(r"[-–—−.·…*✓√✔xX]{1,4}|\([A-Z]{1,2}\)|\(?[nN][./]?[aAdD]\.?\)?|[nN]il")
_ITEM = re.compile(
    r"(?:[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)\]]|[(\[]\d{1,3}[)\]]|\s)+"
    r"|(?:\d{1,2}\.)+\d{1,2}|\W{1,2}|o"
)
_MOST_LETTERS = 40
"""A longer text is no figure; it spares the pattern from long strings."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words read as one piece; ``x1`` leaves trailing leader dots out."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    value: bool
    """Whether it is a figure, a date, or a mark that stands for one (``-``, ``n.a.``)."""
    leaders: bool = False
    """Whether leader dots follow it."""

    @property
    def text(self) -> str:
        """Return its words parted by one space."""
        return " ".join(word.text for word in self.words)

    @property
    def width(self) -> float:
        """Return its horizontal extent."""
        return self.x1 - self.x0


@dataclass(slots=True)
class ChunkLine:
    """One printed line as chunks from left to right; ``size`` is its type size in points."""

    chunks: list[Chunk]
    top: float
    bottom: float
    size: float
    words: int = 0
    stretched: bool = False
    """Whether words were joined because the spaces between them are even."""
    cut: bool = False
    """Whether text beside these chunks was left out as prose."""

    @property
    def multiple(self) -> bool:
        """Say whether it could be the line of a table: more than one chunk."""
        return len(self.chunks) > 1

    @property
    def x0(self) -> float:
        """Return its left edge."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Return its right edge."""
        return max(chunk.x1 for chunk in self.chunks)

    @property
    def middle(self) -> float:
        """Return the height at which it stands."""
        return (self.top + self.bottom) / 2


def is_value(text: str) -> bool:
    """Say whether a cell's text is a figure: ``1.234,5``, ``Rp. 750.000,-``, ``82 %``, ``-``."""
    if len(text) > _MOST_LETTERS:
        return False
    return bool(_VALUE.fullmatch(text) or _BLANK_MARK.fullmatch(text))


def is_item(text: str) -> bool:
    """Say whether a cell's text is the number or bullet of an item: ``1.``, ``b)``, ``1.2.1``."""
    return len(text) <= _MOST_LETTERS and bool(_ITEM.fullmatch(text))


def line_to_chunks(line: PrintedLine, *, stretched: bool = True) -> ChunkLine:
    """Part one upright line into chunks at its wide gaps.

    Args:
        line: the line.
        stretched: whether words with even spaces between them are read as one stretched text.
    """
    size = _type_size(line)
    gaps = [after.box.x0 - before.box.x1 for before, after in itertools.pairwise(line.words)]
    leaders = _leaders(line.words)
    if max(gaps, default=0.0) < PAIR_GAP * size and not any(leaders):
        chunks = [_chunk(list(line.words), leaders=False)]
        return ChunkLine(chunks, line.box.top, line.box.bottom, size, len(line.words))
    joined = _stretched(line.words, gaps, size) if stretched else [False] * len(line.words)
    groups: list[list[Word]] = []
    dotted: set[int] = set()
    before: Word | None = None
    for index, word in enumerate(line.words):
        if leaders[index] and groups:
            groups[-1].append(word)
            dotted.add(len(groups) - 1)
            before = None
        elif before is not None and (joined[index] or _is_near(before, word, size)):
            groups[-1].append(word)
            before = word
        else:
            groups.append([word])
            before = word
    chunks = [_chunk(group, index in dotted) for index, group in enumerate(groups)]
    return ChunkLine(chunks, line.box.top, line.box.bottom, size, len(line.words), any(joined))


def _stretched(words: Sequence[Word], gaps: Sequence[float], size: float) -> list[bool]:
    """Mark the words that go on text stretched to both margins: widths differ, spaces do not.

    ``2.   Meningkatkan      Fasilitasi      Penempatan      dan      Perluasan`` is a number
    and a text: four spaces of one width are the work of stretching.
    """
    marks = [False] * len(words)
    if len(words) < FEWEST_STRETCHED:
        return marks
    start = 0
    while start < len(gaps):
        low = high = gaps[start]
        end = start + 1
        while end < len(gaps) and max(high, gaps[end]) - min(low, gaps[end]) <= EVEN * size:
            low, high = min(low, gaps[end]), max(high, gaps[end])
            end += 1
        if high >= PAIR_GAP * size and _is_prose(words[start : end + 1], size):
            marks[start + 1 : end + 1] = [True] * (end - start)
        start = end
    return marks


def _is_prose(words: Sequence[Word], size: float) -> bool:
    if len(words) < FEWEST_STRETCHED:
        return False
    widths = [word.box.width for word in words]
    figures = sum(1 for word in words if _looks_numeric(word.text))
    return max(widths) - min(widths) > size and 2 * figures <= len(words)


def _is_near(before: Word, word: Word, size: float) -> bool:
    """Say whether two words are read as one piece."""
    gap = word.box.x0 - _text_end(before)
    if gap < PAIR_GAP * size or gap >= CHUNK_GAP * size:
        return gap < PAIR_GAP * size
    figures = _looks_numeric(before.text) + _looks_numeric(word.text)
    return gap < (CHUNK_GAP, VALUE_GAP, PAIR_GAP)[figures] * size


def _leaders(words: Sequence[Word]) -> list[bool]:
    """Tell the words that are leader dots: long ones, and dots that stand in a row."""
    dots = [word.text[-1:] in _DOT_SIGNS and bool(_DOTS.fullmatch(word.text)) for word in words]
    if not any(dots):
        return dots
    found = [False] * len(words)
    for index, word in enumerate(words):
        if dots[index]:
            beside = (index and dots[index - 1]) or (index + 1 < len(words) and dots[index + 1])
            found[index] = beside or len(word.text) >= FEWEST_DOTS
    return found


def make_chunk(words: Sequence[Word]) -> Chunk:
    """Make one chunk of words in reading order, as when a chunk is parted."""
    return _chunk(list(words), leaders=False)


def _chunk(words: list[Word], leaders: bool) -> Chunk:
    bare = words
    if leaders:
        bare = [word for word in words if not _DOTS.fullmatch(word.text)] or words[:1]
    text = " ".join(word.text for word in bare)
    x1 = max(_text_end(word) for word in bare)
    leaders = leaders or bool(_TRAILING_DOTS.search(words[-1].text))
    return Chunk(tuple(words), min(word.box.x0 for word in bare), x1, is_value(text), leaders)


def _text_end(word: Word) -> float:
    """Return where a word ends, leader dots glued to it left out."""
    if word.text[-1:] not in _DOT_SIGNS:
        return word.box.x1
    dots = _TRAILING_DOTS.search(word.text)
    if dots is None or dots.start() == 0:
        return word.box.x1
    # A dot is about half as wide as a letter.
    letters = 2 * dots.start()
    share = letters / (letters + len(word.text) - dots.start())
    return word.box.x0 + word.box.width * share


def _looks_numeric(text: str) -> bool:
    return bool(_DIGIT.search(text) or _BLANK_MARK.fullmatch(text))


def _type_size(line: PrintedLine) -> float:
    sizes = sorted(word.size for word in line.words if word.size > 0)
    # Boxes are somewhat taller than the type where the size is not told.
    return sizes[len(sizes) // 2] if sizes else max(line.size * 0.9, 1.0)


def chunk_lines(lines: Iterable[PrintedLine]) -> list[ChunkLine]:
    """Part all upright lines into chunks, in the order given.

    Words with even spaces are parted after all where a line near by has a text of its own
    for each of them: ``Target Realisasi Target Realisasi`` over four columns of figures.
    """
    upright = [line for line in lines if line.turn == 0]
    chunked = [line_to_chunks(line) for line in upright]
    apart = {
        index: line_to_chunks(upright[index], stretched=False)
        for index, line in enumerate(chunked)
        if line.stretched
    }
    parted = list(chunked)
    for index, line in apart.items():
        if _are_columns(index, line, chunked, apart):
            parted[index] = line
    return parted


def _are_columns(
    index: int, line: ChunkLine, chunked: Sequence[ChunkLine], apart: Mapping[int, ChunkLine]
) -> bool:
    """Say whether some line near by has a text of its own at each text of what looks stretched."""
    for group in chunked[index].chunks:
        own = [chunk for chunk in line.chunks if group.x0 <= chunk.x0 < group.x1]
        if len(own) < 2:
            continue
        near = range(max(0, index - NEIGHBOURS), min(len(chunked), index + NEIGHBOURS + 1))
        if not any(
            _has_one_for_each(own, apart.get(other, chunked[other]), line, other in apart)
            for other in near
            if other != index
        ):
            return False
    return True


def _has_one_for_each(
    own: Sequence[Chunk], other: ChunkLine, line: ChunkLine, stretched: bool
) -> bool:
    """Say whether another line has exactly one text at each, at its edge if it is stretched too."""
    if abs(other.middle - line.middle) > NEAR_BY * line.size:
        return False
    gap = (own[1].x0 - own[0].x1) / 2
    beside = [c for c in other.chunks if c.x1 > own[0].x0 - gap and c.x0 < own[-1].x1 + gap]
    if len(beside) != len(own):
        return False
    for (left, under), (right, after) in itertools.pairwise(zip(own, beside, strict=True)):
        if under.x1 > right.x0 or after.x0 < left.x1:
            return False
    near = EVEN * line.size
    return not stretched or all(
        abs(c.x0 - o.x0) < near or abs(c.x1 - o.x1) < near or abs(c.x0 + c.x1 - o.x0 - o.x1) < near
        for c, o in zip(own, beside, strict=True)
    )


_CAPTION = re.compile(
    r"(?:tabel|table|tableau|tabelle|tabla|gambar|figure|chart|grafik|diagram|bagan)\s*\W?\s*"
    r"[\dIVX]",
    re.IGNORECASE,
)


def is_caption(line: ChunkLine) -> bool:
    """Say whether a line is the caption of a table or a figure: ``Tabel 3.1 Capaian ...``."""
    return bool(_CAPTION.match(line.chunks[0].text))
