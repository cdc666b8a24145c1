"""What stands at the ends of a table and is none of it: headings of the text, sources, page heads.

A number and a title farther off than any row begin the next part of the report; what begins
with ``Source:`` tells where the figures are from; two texts far above the headings stand at
the page's margins.

Limits: a note that begins with another word, and runs over some columns only, is a row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_lines import extents_of, is_wide
from extractor.tables.aligned_regions import Run
from extractor.tables.column_gaps import join_extents

SET_OFF = 1.8
"""A line farther from the others than their usual step, by this factor, is set off."""
FARTHEST = 1.2
"""It is farther off than any two of them are, by this factor."""
FEWEST_LINES = 4
"""Lines whose steps tell what is usual."""
FEWEST_COLUMNS = 3
"""In a table of a number and a title each, a number and a title are a row."""
MOST_TEXTS = 2
"""Texts that such a line has: a number and a title, or one at each margin of the page."""
MOST_NOTES = 4
"""Lines that a note below a table takes."""
FRAMED = 1.5
"""How near above a line, in type sizes, a rule stands that frames it as a heading."""

_PART = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})\.?")
_YEAR = re.compile(r"\D*(?:19|20)\d\d\D*(?:\d\d)?\D*")
_NOTE = re.compile(r"(?:sources?|notes?|sumber|catatan|keterangan)\s?:", re.IGNORECASE)


def without_ends(run: Run) -> Run:
    """Leave out the lines at both ends that are none of the table.

    Args:
        run: the lines with their columns.

    Returns:
        The run with fewer lines, in the columns of those; the same where all are of the table.
    """
    if len(run.lines) < FEWEST_LINES or len(run.columns) < FEWEST_COLUMNS:
        return run
    first, last = 0, len(run.lines)
    if _begins_part(run.lines):
        last -= 1
    last = _first_note(run.lines[:last])
    if _is_page_head(run, last):
        first += 1
    if (first, last) == (0, len(run.lines)) or last - first < FEWEST_LINES - 1:
        return run
    crossing = {index - first for index in run.crossing if first <= index < last}
    lines = run.lines[first:last]
    columns = join_extents(
        extent for k, line in enumerate(lines) if k not in crossing for extent in extents_of(line)
    )
    if len(columns) < 2:
        return run
    return Run(lines, columns, crossing, run.rules, max(run.body - first, 0))


def _begins_part(lines: Sequence[ChunkLine]) -> bool:
    """Say whether the last line is a number and a title, set off from all above it."""
    last = lines[-1]
    if len(last.chunks) != MOST_TEXTS or last.chunks[1].value:
        return False
    number = last.chunks[0].text
    return bool(_PART.fullmatch(number)) and _is_set_off(_steps(lines)[::-1])


def _first_note(lines: Sequence[ChunkLine]) -> int:
    """Return the first of the last lines that are a note; how many lines there are if none is."""
    for index in range(len(lines) - 1, max(len(lines) - 1 - MOST_NOTES, 0), -1):
        if lines[index].multiple:
            break
        if _NOTE.match(lines[index].chunks[0].text):
            return index
    return len(lines)


def _is_page_head(run: Run, last: int) -> bool:
    """Say whether the first line has a text at each margin and stands far above the headings."""
    head, below = run.lines[0], run.lines[1]
    if len(head.chunks) != MOST_TEXTS or len(below.chunks) <= MOST_TEXTS:
        return False
    if any(chunk.value and not _YEAR.fullmatch(chunk.text) for chunk in below.chunks):
        return False  # the first line is the only one of headings
    left = min(line.x0 for line in run.lines[1:last]) + head.size
    right = max(line.x1 for line in run.lines[1:last]) - head.size
    if head.x0 > left or head.x1 < right:
        return False  # it does not stand at the margins
    top = head.top - FRAMED * head.size
    framed = any(top <= rule.at <= head.middle and is_wide(rule, run.columns) for rule in run.rules)
    return not framed and _is_set_off(_steps(run.lines[:last]))


def _steps(lines: Sequence[ChunkLine]) -> list[float]:
    return [b.middle - a.middle for a, b in itertools.pairwise(lines)]


def _is_set_off(steps: Sequence[float]) -> bool:
    """Say whether the first of some steps is far wider than the others."""
    if len(steps) < FEWEST_LINES - 1:
        return False
    own, others = steps[0], steps[1:]
    return own >= SET_OFF * median(others) and own >= FARTHEST * max(others)
