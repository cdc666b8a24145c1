"""Printed lines to chunks: words that stand so close that they are read as one piece.

A gap between chunks is where a column may end. Leader dots belong to the chunk before
them but add nothing to its extent, so that a label and its figure stay apart. A sign of a
unit belongs to its figure, however far it stands (``aligned_units``).
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.readers.page import Word
from extractor.tables.aligned_partings import (
    BLANK_MARK,
    EVEN,
    Ends,
    Group,
    Parting,
    ends_in_leaders,
    part_line,
    text_end,
)
from extractor.tables.aligned_units import LONE_SIGNS, with_signs_joined
from extractor.tables.column_gaps import Extent
from extractor.tables.text_lines import PrintedLine

NEIGHBOURS = 6
"""Lines above and below that may tell columns: cells are wrapped to several lines."""
NEAR_BY = 20.0
"""How far from it they stand at most, in type sizes."""
_VALUE = re.compile(
    r"[^\w]*(?:(?:rp|us|usd|eur|idr)\b)?[^\w]*\d[\d.,:/'’ \u00a0+\-–−±x×]*"
    r"(?:[a-z]{1,2}|st|nd|rd|th)?(?:\s?\([a-z\d]{1,2}\))?[^\w]*",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)\]]|[(\[]\d{1,3}[)\]]|\s)+"
    r"|(?:\d{1,2}\.)+\d{1,2}|\W{1,2}|o"
)
_NO_FIGURE = frozenset(string.ascii_letters) - frozenset("rRuUeEiIxXnN")
"""Letters that neither a currency nor a mark for no figure begins with."""
NOT_AVAILABLE = ":"
"""How Eurostat marks a missing figure; in a form it stands between a label and its answer."""
_MOST_LETTERS = 40
"""A longer text is no figure; it spares the pattern from long strings."""


@dataclass(slots=True)
class Chunk:
    """Words read as one piece; ``x1`` leaves trailing leader dots out.

    It is not meant to be changed; frozen it would take four times as long to make.
    """

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
        return " ".join([word.text for word in self.words])

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
    _extents: list[Extent] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def extents(self) -> list[Extent]:
        """Return the intervals that its chunks take; they are asked for again and again."""
        if self._extents is None:
            self._extents = [Extent(chunk.x0, chunk.x1) for chunk in self.chunks]
        return self._extents

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
    if len(text) > _MOST_LETTERS or text[:1] in _NO_FIGURE:
        return False
    return bool(_VALUE.fullmatch(text) or BLANK_MARK.fullmatch(text) or text == NOT_AVAILABLE)


def is_item(text: str) -> bool:
    """Say whether a cell's text is the number or bullet of an item: ``1.``, ``b)``, ``1.2.1``."""
    return len(text) <= _MOST_LETTERS and bool(_ITEM.fullmatch(text))


def make_chunk(words: Sequence[Word]) -> Chunk:
    """Make one chunk of words in reading order, as when a chunk is parted."""
    ends = [text_end(word.text, word.box.x0, word.box.x1) for word in words]
    value = is_value(" ".join([word.text for word in words]))
    leaders = ends_in_leaders(words[-1].text)
    return Chunk(tuple(words), min([word.box.x0 for word in words]), max(ends), value, leaders)


def chunk_lines(lines: Iterable[PrintedLine], fewest: int = 0) -> list[ChunkLine]:
    """Part all upright lines into chunks, in the order given.

    Words with even spaces are parted after all where a line near by has a text of its own
    for each of them: ``Target Realisasi Target Realisasi`` over four columns of figures.

    Args:
        lines: the lines.
        fewest: with fewer lines of several chunks than this, nothing is returned.
    """
    partings = [part_line(line) for line in lines if line.turn == 0]
    groups = [parting.groups(stretched=True) for parting in partings]
    stretched = [bool(parting.stretched) for parting in partings]
    if True in stretched:
        _part_stretched(partings, groups, stretched)
    if fewest and sum([len(own) > 1 for own in groups]) < fewest:
        return []
    return list(map(_chunk_line, partings, groups, stretched))


def _part_stretched(
    partings: Sequence[Parting], groups: list[list[Group]], stretched: list[bool]
) -> None:
    """Part stretched words that are headings of columns; changes the groups and the marks."""
    apart = [one.groups(stretched=False) if one.stretched else [] for one in partings]
    texts = [
        # Lines of one text tell no columns.
        [one.ends_of(group) for group in own or joined] if len(own or joined) > 1 else []
        for one, own, joined in zip(partings, apart, groups, strict=True)
    ]
    for index, one in enumerate(partings):
        if one.stretched:
            joined = [one.ends_of(group) for group in groups[index]]
            if _are_columns(index, joined, partings, texts):
                stretched[index] = False
                groups[index] = apart[index]


def _chunk_line(parting: Parting, groups: Sequence[Group], stretched: bool) -> ChunkLine:
    box = parting.line.box
    if len(groups) > 1 and not LONE_SIGNS.isdisjoint(parting.texts):
        groups = with_signs_joined(parting, groups)
    chunks = [_chunk(parting, group) for group in groups]
    words = len(parting.texts)
    return ChunkLine(chunks, box.top, box.bottom, parting.size, words, stretched)


def _chunk(parting: Parting, group: Group) -> Chunk:
    start, end, leaders = group
    x0, x1 = parting.ends_of(group)
    texts = parting.texts[start:end]
    if leaders:
        value = is_value(" ".join([parting.texts[index] for index in parting.bare_words(group)]))
    else:
        # Most texts begin as no figure does, and need not be put together.
        value = texts[0][:1] not in _NO_FIGURE and is_value(" ".join(texts))
        leaders = ends_in_leaders(texts[-1])
    return Chunk(parting.line.words[start:end], x0, x1, value, leaders)


def _are_columns(
    index: int,
    joined: Sequence[Ends],
    partings: Sequence[Parting],
    texts: Sequence[Sequence[Ends]],
) -> bool:
    """Say whether some line near by has a text of its own at each text of what looks stretched.

    Args:
        index: the line.
        joined: its texts, stretched ones as one.
        partings: all lines.
        texts: the texts of all lines of several, stretched ones parted.
    """
    size = partings[index].size
    near: list[int] | None = None
    for x0, x1 in joined:
        own = [text for text in texts[index] if x0 <= text[0] < x1]
        if len(own) < 2:
            continue
        if near is None:
            near = [other for other in _lines_near(index, partings) if texts[other]]
        if not any(
            len(own) <= len(texts[other])
            and _has_one_for_each(own, texts[other], EVEN * size, bool(partings[other].stretched))
            for other in near
        ):
            return False
    return True


def _lines_near(index: int, partings: Sequence[Parting]) -> list[int]:
    """Return the lines near one that may tell its columns."""
    place, reach = _middle(partings[index]), NEAR_BY * partings[index].size
    first, end = max(0, index - NEIGHBOURS), min(len(partings), index + NEIGHBOURS + 1)
    return [
        other
        for other in range(first, end)
        if other != index and abs(_middle(partings[other]) - place) <= reach
    ]


def _middle(parting: Parting) -> float:
    _, top, _, bottom = parting.line.box
    return (top + bottom) / 2


def _has_one_for_each(
    own: Sequence[Ends], other: Sequence[Ends], near: float, stretched: bool
) -> bool:
    """Say whether another line has exactly one text at each, at its edge if it is stretched too."""
    gap = (own[1][0] - own[0][1]) / 2
    left, right = own[0][0] - gap, own[-1][1] + gap
    beside = [(x0, x1) for x0, x1 in other if x1 > left and x0 < right]
    if len(beside) != len(own):
        return False
    for (above, under), (after, follows) in itertools.pairwise(zip(own, beside, strict=True)):
        if under[1] > after[0] or follows[0] < above[1]:
            return False
    return not stretched or all(
        abs(c0 - o0) < near or abs(c1 - o1) < near or abs(c0 + c1 - o0 - o1) < near
        for (c0, c1), (o0, o1) in zip(own, beside, strict=True)
    )


_CAPTION = re.compile(
    r"(?:tabel|table|tableau|tabelle|tabla|exhibit|gambar|figure|chart|grafik|diagram|bagan)\s*\W?\s*"
    r"[\dIVX]",
    re.IGNORECASE,
)
_CAPTION_LETTERS = "tTeEgGfFcCdDbB"
"""Letters that captions begin with."""


def is_caption(line: ChunkLine) -> bool:
    """Say whether a line is the caption of a table or a figure: ``Tabel 3.1 Capaian ...``."""
    return begins_caption(line.chunks[0])


def begins_caption(chunk: Chunk) -> bool:
    """Say whether a chunk begins as the caption of a table or a figure does."""
    # Few begin as captions do, and need to be put together.
    return chunk.words[0].text[:1] in _CAPTION_LETTERS and bool(_CAPTION.match(chunk.text))
