"""Where the words of one printed line are parted: its wide gaps, leader dots, stretched text.

A word goes on with the one before it where the gap between them is no wider than a space.
Words with even spaces between them are one text that was stretched to both margins.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass

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
FEWEST_DOTS = 4
"""Dots in one word that lead to the next column; three are an ellipsis, or "no data"."""

DOT_GAP = 1.2
"""White between dots that lead to the next column, in type sizes, at most."""

BLANK_MARK = re.compile(r"[-–—−.·…*✓√✔xX]{1,4}|\([A-Z]{1,2}\)|\(?[nN][./]?[aAdD]\.?\)?|[nN]il")
"""Marks that stand for a figure."""
_LONGEST_MARK = 4
"""Letters that such a mark consists of at most."""
_MARK_LETTERS = "xXnN"
"""Letters that such a mark of nothing but letters begins with."""
_DIGIT = re.compile(r"\d")
_DOT_SIGNS = frozenset(".·…_")
_DOTS = re.compile(r"[.·…_]+")
_BEFORE_DOT = _DOT_SIGNS | {""}
"""What stands before the last dot of leader dots: another one, or nothing."""
_TRAILING_DOTS = re.compile(r"[.·…_]{4,}$")

Ends = tuple[float, float]
"""Where a text begins and ends on the x axis."""
Group = tuple[int, int, bool]
"""The words of a chunk: the first, the one behind the last, and whether leader dots follow."""


@dataclass(slots=True)
class Parting:
    """The words of one line, as columns of what they are, and which of them go on.

    ``near`` tells for each word whether it goes on with the one before it, ``stretched``
    whether it goes on with it as stretched text, ``leaders`` whether it is leader dots. All
    are empty where all words are near, each where none is stretched or leader dots.
    """

    line: PrintedLine
    size: float
    texts: Sequence[str]
    lefts: Sequence[float]
    ends: Sequence[float]
    """Where the words end, leader dots glued to them left out."""
    near: Sequence[bool] = ()
    leaders: Sequence[bool] = ()
    stretched: Sequence[bool] = ()

    def groups(self, *, stretched: bool) -> list[Group]:
        """Return the words of each chunk.

        Args:
            stretched: whether words with even spaces between them are one stretched text.
        """
        near, leaders, count = self.near, self.leaders, len(self.texts)
        if not near:
            return [(0, count, False)]
        if stretched and self.stretched:
            near = list(map(operator.or_, near, self.stretched))
        groups: list[Group] = []
        start, dotted = 0, False
        for index in range(1, count):
            if leaders and leaders[index]:
                dotted = True
            elif dotted or not near[index]:
                groups.append((start, index, dotted))
                start, dotted = index, False
        groups.append((start, count, dotted))
        return groups

    def ends_of(self, group: Group) -> Ends:
        """Return where the text of a chunk begins and ends."""
        start, end, dotted = group
        if end - start == 1:
            return self.lefts[start], self.ends[start]
        if not dotted:
            # The words of a line are ordered by where they begin.
            return self.lefts[start], max(self.ends[start:end])
        bare = self.bare_words(group)
        return min([self.lefts[index] for index in bare]), max([self.ends[index] for index in bare])

    def bare_words(self, group: Group) -> list[int]:
        """Return the words of a chunk that are not made of dots; the first if all are."""
        start, end, _ = group
        bare = [index for index in range(start, end) if not _DOTS.fullmatch(self.texts[index])]
        return bare or [start]


def part_line(line: PrintedLine) -> Parting:
    """Measure the gaps of one upright line."""
    texts, sizes, lefts, rights, gaps = line.columns
    size = _type_size(sizes, line)
    pair = PAIR_GAP * size
    has_dots = _may_have_leaders(texts)
    leaders = _leaders(texts, gaps, size) if has_dots else []
    ends = list(map(text_end, texts, lefts, rights)) if has_dots else rights
    if not leaders and (not gaps or max(gaps) < pair):
        return Parting(line, size, texts, lefts, ends)
    numeric = list(map(looks_numeric, texts))
    bare = map(operator.sub, lefts[1:], ends) if has_dots else gaps
    # By how many of the two words beside a gap are figures: as wide it parts them.
    limits = CHUNK_GAP * size, VALUE_GAP * size, pair
    near = [
        gap < limits[both]
        for gap, both in zip(bare, map(operator.add, numeric, numeric[1:]), strict=True)
    ]
    if not leaders and False not in near:
        # One text, whether it was stretched or not.
        return Parting(line, size, texts, lefts, ends)
    stretched = _stretched(gaps, numeric, lefts, rights, size)
    return Parting(line, size, texts, lefts, ends, [False, *near], leaders, stretched)


def _type_size(sizes: Sequence[float], line: PrintedLine) -> float:
    if sizes[0] > 0 and sizes.count(sizes[0]) == len(sizes):
        return sizes[0]
    told = sorted([size for size in sizes if size > 0])
    # Boxes are somewhat taller than the type where the size is not told.
    return told[len(told) // 2] if told else max(line.size * 0.9, 1.0)


def _stretched(
    gaps: Sequence[float],
    numeric: Sequence[bool],
    lefts: Sequence[float],
    rights: Sequence[float],
    size: float,
) -> list[bool]:
    """Mark the words that go on text stretched to both margins: widths differ, spaces do not.

    ``2.   Meningkatkan      Fasilitasi      Penempatan      dan      Perluasan`` is a number
    and a text: four spaces of one width are the work of stretching.
    """
    marks: list[bool] = []
    even, least = EVEN * size, PAIR_GAP * size
    start, count = 0, len(gaps)
    while start < count:
        low = high = gaps[start]
        end = start + 1
        while end < count:
            gap = gaps[end]
            lower, higher = (gap if gap < low else low), (gap if gap > high else high)
            if higher - lower > even:
                break
            low, high = lower, higher
            end += 1
        if high >= least and end + 1 - start >= FEWEST_STRETCHED:
            own = slice(start, end + 1)
            if _is_prose(numeric[own], list(map(operator.sub, rights[own], lefts[own])), size):
                marks = marks or [False] * len(numeric)
                marks[start + 1 : end + 1] = [True] * (end - start)
        start = end
    return marks


def _is_prose(numeric: Sequence[bool], widths: Sequence[float], size: float) -> bool:
    return max(widths) - min(widths) > size and 2 * sum(numeric) <= len(numeric)


def looks_numeric(text: str) -> bool:
    """Say whether a word has a digit, or is a mark that stands for a figure."""
    if text.isalpha() and (text[0] not in _MARK_LETTERS or len(text) > _LONGEST_MARK):
        return False
    return bool(_DIGIT.search(text) or BLANK_MARK.fullmatch(text))


def _may_have_leaders(texts: Sequence[str]) -> bool:
    """Say whether a word ends in several dots or is a dot: most end in none, or in one."""
    return True in [text[-2:-1] in _BEFORE_DOT for text in texts if text[-1:] in _DOT_SIGNS]


def _leaders(texts: Sequence[str], gaps: Sequence[float], size: float) -> list[bool]:
    """Tell the words that are leader dots: long ones, and dots that stand in a row.

    Returns:
        For each word whether it is leader dots; nothing where none of them is.
    """
    dots = [text[-1:] in _DOT_SIGNS and bool(_DOTS.fullmatch(text)) for text in texts]
    if True not in dots:
        return []
    found = [
        len(text) >= FEWEST_DOTS if dot else False for text, dot in zip(texts, dots, strict=True)
    ]
    for index, gap in enumerate(gaps):
        # Farther apart they stand in two cells, for "no data".
        if dots[index] and dots[index + 1] and gap < DOT_GAP * size:
            found[index] = found[index + 1] = True
    return found if True in found else []


def text_end(text: str, x0: float, x1: float) -> float:
    """Return where a word from ``x0`` to ``x1`` ends, leader dots glued to it left out."""
    if text[-1:] not in _DOT_SIGNS:
        return x1
    dots = _TRAILING_DOTS.search(text)
    if dots is None or dots.start() == 0:
        return x1
    # A dot is about half as wide as a letter.
    letters = 2 * dots.start()
    share = letters / (letters + len(text) - dots.start())
    return x0 + (x1 - x0) * share


def ends_in_leaders(text: str) -> bool:
    """Say whether leader dots are glued to the end of a word."""
    return text[-1:] in _DOT_SIGNS and _TRAILING_DOTS.search(text) is not None
