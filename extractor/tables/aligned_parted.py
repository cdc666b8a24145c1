"""Headings that stand so close that they were read as one, told apart by the marks below.

``TW III TW IV`` over narrow columns of drawn ticks, or ``Jan Feb Mar``: no word stands below
to tell the columns, but the ticks stand under one part of the text each; or the words stand
as far from each other as the headings beside them.

Limits: every mark must stand under the middle of one part; parts without a mark below are
only seen where others have one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractor.readers.page import Box, Fill, Page, Word
from extractor.tables.aligned_chunks import Chunk, ChunkLine, make_chunk
from extractor.tables.column_gaps import Extent, join_extents, touched

LARGEST = 3.0
"""Height of the largest mark, in type sizes; a painted cell may be as high as its row."""
SAME = 0.8
"""Middles of marks nearer to each other than this, in type sizes, are of one column."""
UNDER = 0.7
"""How far off the middle of its heading, in type sizes, a mark may stand."""
FEWEST_STEPS = 3
"""Steps between such headings that make them a row of equal columns."""
SAME_STEP = 0.35
"""By how much, in type sizes, these steps differ."""
APART = 1.5
"""Steps between headings of one word each, in type sizes; those within a text are narrower."""
WIDER = 1.3
"""A space between two headings is wider than those within them by this factor, if any is."""


def part_headings(lines: Sequence[ChunkLine], count: int, page: Page) -> list[ChunkLine] | None:
    """Part headings that marks below tell to be several.

    Args:
        lines: the lines of a table, top to bottom.
        count: how many of them are headings.
        page: its drawings, pictures and fills.

    Returns:
        The lines with such headings parted; None where there are none.
    """
    body = lines[count:]
    top, bottom = lines[count - 1].bottom, lines[-1].bottom + lines[-1].size
    marks = [
        box for box in _marks(page, lines[0].size) if top < (box.top + box.bottom) / 2 < bottom
    ]
    if not marks:
        return None
    filled = join_extents(Extent(chunk.x0, chunk.x1) for line in body for chunk in line.chunks)
    found = False
    parted: list[ChunkLine] = []
    for line in lines[:count]:
        pitch = _pitch(line)
        chunks = [
            part
            for chunk in line.chunks
            for part in _evenly_parted(chunk, pitch, filled, line.size)
            or _parted(chunk, marks, filled, line.size)
        ]
        found = found or len(chunks) > len(line.chunks)
        parted.append(replace(line, chunks=chunks))
    return [*parted, *body] if found else None


def _marks(page: Page, size: float) -> list[Box]:
    return [
        one.box
        for group in (page.drawings, page.pictures, page.fills)
        for one in group
        if one.box.height <= LARGEST * size or isinstance(one, Fill)
    ]


def _pitch(line: ChunkLine) -> float | None:
    """Return the usual step between headings of one word each; None where they are few."""
    steps = sorted(
        (after.x0 + after.x1 - before.x0 - before.x1) / 2
        for before, after in itertools.pairwise(line.chunks)
        if len(before.words) == len(after.words) == 1
    )
    return steps[len(steps) // 2] if len(steps) >= FEWEST_STEPS else None


def _evenly_parted(
    chunk: Chunk, pitch: float | None, filled: Sequence[Extent], size: float
) -> list[Chunk] | None:
    """Part a heading whose words stand as far from each other as the headings beside it do."""
    if pitch is None or len(chunk.words) < 2:
        return None
    parts = [make_chunk([word]) for word in chunk.words]
    extents = [Extent(part.x0, part.x1) for part in parts]
    steps = [b.middle - a.middle for a, b in itertools.pairwise(extents)]
    own = Extent(chunk.x0, chunk.x1)
    under = [filled[number] for number in touched(own, filled)]
    if any(abs(step - pitch) > SAME_STEP * size for step in steps):
        return None
    return parts if all(len(touched(one, extents)) <= 1 for one in under) else None


def _parted(
    chunk: Chunk, marks: Sequence[Box], filled: Sequence[Extent], size: float
) -> list[Chunk]:
    """Part one heading where each mark below it stands under a part of it."""
    own = Extent(chunk.x0, chunk.x1)
    if len(chunk.words) < 2:
        return [chunk]
    under = [filled[number] for number in touched(own, filled)]
    middles = [
        x
        for box in marks
        if box.width < own.width and own.x0 < (x := (box.x0 + box.x1) / 2) < own.x1
        if not any(extent.x0 <= x <= extent.x1 for extent in under)
    ]
    if not middles or max(abs(x - own.middle) for x in middles) <= SAME * size:
        return [chunk]
    single = [[word] for word in chunk.words]
    for groups in (_groups(chunk.words), single):
        parts = [make_chunk(words) for words in groups]
        extents = [Extent(part.x0, part.x1) for part in parts]
        nearest = [_nearest(extents, x) for x in middles]
        if any(abs(e.middle - x) > UNDER * size for e, x in zip(nearest, middles, strict=True)):
            continue
        # Where spaces do not part them, the marks must: "TW I" over ticks set to the right.
        steps = [b.middle - a.middle for a, b in itertools.pairwise(extents)]
        told = groups != single or (len(set(nearest)) > 1 and min(steps) >= APART * size)
        if told and all(len(touched(own, extents)) <= 1 for own in under):
            return parts
    return [chunk]


def _nearest(extents: Sequence[Extent], x: float) -> Extent:
    return min(extents, key=lambda extent: abs(extent.middle - x))


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Part words at wide spaces, and where the first of them comes back: ``TW I TW II``."""
    spaces = [after.box.x0 - before.box.x1 for before, after in itertools.pairwise(words)]
    again = {at for at, word in enumerate(words) if word.text == words[0].text}
    limit = WIDER * min(spaces)
    groups: list[list[Word]] = [[words[0]]]
    for at, (word, space) in enumerate(zip(words[1:], spaces, strict=True), 1):
        if space >= limit or at in again:
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups
