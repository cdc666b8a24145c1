"""Tables set close below one another: each begins with a heading painted like the first.

``No | Sasaran | Indikator`` in white on dark blue, rows, and right below the last of them
``No | Program | Anggaran`` on the same blue: lines run on over both, and alignment may find
no end between them. A band between two lines begins a table where it has the colour of the
first band and the band above it has another, or where its first text is the first band's
(``No``); and where it holds several texts and no figure but years.

Limits: other headings without a colour of their own begin nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.readers.page import Box, Fill, Page, Word
from extractor.tables.column_gaps import Extent, join_extents
from extractor.tables.lined_borders import SPACE
from extractor.tables.painted_edges import MOST_AREAS
from extractor.tables.ruled import WordIndex
from extractor.tables.rulings import Stroke

COVERED = 0.8
"""Share of a band's width and height that a heading's colour covers, in one area or several."""
FEWEST_WORDS = 2
"""Texts of a heading."""
APART = 1.0
"""Type sizes by which the words of two cells stand apart at least."""
_FIGURE = re.compile(r"\d")
YEAR = re.compile(r"(19|20)\d\d")


def part_at_headings(page: Page, lines: Sequence[Stroke], index: WordIndex) -> list[Page]:
    """Part what is between lines at the headings below the first.

    Args:
        page: the page.
        lines: the lines across of one width, from a table's first one down.
        index: the page's words.

    Returns:
        The page once for each table, with the words of that table only; one alone is none.
    """
    bands, words = _bands(lines, index)
    if len(bands) < 2:
        return []
    fills = page.fills if len(page.fills) <= MOST_AREAS else []
    colours = [_colour_of(band, fills) for band in bands]
    begun = [0]
    for number in range(1, len(bands)):
        painted = colours[0] is not None and colours[number] == colours[0] != colours[number - 1]
        if (painted or _begin_alike(words[number], words[0])) and _is_heading(words[number]):
            begun.append(number)
    if len(begun) < 2:
        return []
    return [
        replace(page, words=[word for own in words[first:last] for word in own])
        for first, last in itertools.pairwise([*begun, len(bands)])
    ]


def _bands(lines: Sequence[Stroke], index: WordIndex) -> tuple[list[Box], list[list[Word]]]:
    """Return what is between each two lines and its words, up to what is no row of a table."""
    bands: list[Box] = []
    words: list[list[Word]] = []
    for above, below in itertools.pairwise(lines):
        band = Box(above.start, above.at, above.end, below.at)
        own = index.within(band)
        if not _stand_in_columns(own):
            break
        bands.append(band)
        words.append(own)
    return bands, words


def _stand_in_columns(words: Sequence[Word]) -> bool:
    """Say whether white runs down between words, wider than between two words of a text."""
    extents = join_extents(Extent(word.box.x0, word.box.x1) for word in words)
    size = max((word.size for word in words), default=0.0)
    return any(right.x0 - left.x1 > APART * size for left, right in itertools.pairwise(extents))


def _is_heading(words: Sequence[Word]) -> bool:
    texts = [word.text for word in words]
    return len(texts) >= FEWEST_WORDS and not any(
        _FIGURE.search(text) and not YEAR.fullmatch(text) for text in texts
    )


def _begin_alike(words: Sequence[Word], first: Sequence[Word]) -> bool:
    one, other = (min(own, key=_left, default=None) for own in (words, first))
    if one is None or other is None or one.text != other.text:
        return False
    return all(word is one or word.box.x0 - one.box.x1 > SPACE * one.size for word in words)


def _left(word: Word) -> float:
    return word.box.x0


def _colour_of(band: Box, fills: Sequence[Fill]) -> str | None:
    """Return the colour that covers a band; None where none does."""
    widths: dict[str, float] = {}
    for fill in fills:
        height = min(fill.box.bottom, band.bottom) - max(fill.box.top, band.top)
        width = min(fill.box.x1, band.x1) - max(fill.box.x0, band.x0)
        if height >= COVERED * band.height and width > 0:
            widths[fill.colour] = widths.get(fill.colour, 0.0) + width
    return next((c for c, width in widths.items() if width >= COVERED * band.width), None)
