"""What speaks for a run of lines being a table, and what it is more likely to be instead.

Lists, letter heads, lists of contents, columns of prose and signatures share columns as
tables do. They are told by what stands in the columns, so a form that has none of these
signs passes, and a table that looks like one of them (two columns of text without any
rule) is left to the running text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.tables.aligned_chunks import is_item, is_value
from extractor.tables.aligned_headings import Draft
from extractor.tables.aligned_lookalikes import (
    are_formulas,
    are_of_chart,
    are_parts,
    are_references,
)

LEAST = 0.5
"""Evidence below this is no table."""
MOST_MARKS = 0.6
"""Share of a column's cells that decides what it holds."""
COLONS = 0.4
"""Share of a column's cells that begin with a colon where it holds a form's answers."""
MOST_FRAMES = 0.25
"""Share of the column gaps in which two boxes may stand side by side: two tables do."""
DENSE = 0.95
"""Share of the positions that are filled where nothing is missing."""
WELL_ALIGNED = 0.7
"""Share of each column's lines that share an edge: all but the heading, centred over them."""
STRAY = 0.15
"""A column filled in fewer of the rows than this does not count."""
LONG_CELL = 40
"""Letters of a line that fills a column of prose."""
FEWEST_ROWS = 3
"""Rows that fill half of the columns or more: with fewer, nothing can be seen to repeat."""
FEWEST_SHORT = 3
"""Columns of a table of no more rows than that; two of them are a signature or a form."""
ONE_BELOW = 0.25
"""What a column of two lines that share an edge is aligned (see ``Evidence.alignment``)."""
LEAST_STRONG = 0.3
"""Share of all rows that do so."""
FEWEST_PAGES = 4
"""Page numbers that grow from line to line; fewer figures may do so in any table."""
LEAST_ALIGNED = 0.5
"""Share of a column's lines that share an edge; chunks of justified prose hardly ever do."""

_COLON = re.compile(r"\s*:")
_RUPIAH = re.compile(r"[\s:]*Rp\b\W*\d", re.IGNORECASE)
_PAGE_HEAD = re.compile(r"\W*(?:hal|hlm|page|seite)", re.IGNORECASE)
_PAGE = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7}|[IVX]+\s?-\s?\d+)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Texts of a table in the making, by row and column, and what rules it has."""

    rows: list[list[str]]
    """Text of each row's cells; "" for an empty or covered position."""
    lines: int
    leaders: int
    """How many cells of the first column end in leader dots."""
    rules: int
    """Rules over most of its width."""
    alignment: list[float]
    """For each column the share of its lines that have an edge or their middle in common."""
    tight: int
    """Gaps between columns that are hardly wider than a space of justified prose."""
    ends: list[str]
    """The last text of each line that has several, headings too: page numbers in contents."""
    frames: int
    """Gaps between columns with two vertical lines: the sides of two boxes of a chart."""
    signs: frozenset[int] = frozenset()
    """Columns of drawn marks, a schedule's: most of their cells are empty."""


def judge(evidence: Evidence) -> Decimal | None:
    """Weigh the evidence.

    Returns:
        How sure it is that this is a table, 0.5 to 0.95, or None where it is not.
    """
    rows, cols = evidence.rows, len(evidence.rows[0])
    if are_none_of_table(rows):
        return None
    columns = _filled(rows)
    if _is_contents(evidence, _usual(columns, len(rows))) or _strong_rows(evidence) < 2:
        return None
    figures = [_share(is_value, column[1:] or column) for column in columns]
    of_figures = sum(1 for share in figures if share >= MOST_MARKS)
    if of_figures == 0 and _is_prose(evidence, columns):
        return None
    if evidence.rules < 2 and (are_references(columns) or are_parts(rows)):
        return None
    if evidence.rules < 2 and not _is_regular(evidence):
        return None
    if evidence.frames > MOST_FRAMES * (cols - 1):
        return None
    score = _score(evidence, columns, figures)
    return Decimal(str(round(min(score, 0.95), 2))) if score >= LEAST else None


def are_none_of_table(rows: list[list[str]]) -> bool:
    """Say whether texts by row and column are a list, a form or a formula, whatever is measured.

    Most runs of lines that share a gap are lists: they need not be measured.
    """
    if len(rows[0]) < 2 or len(rows) < 2:
        return True
    usual = _usual(_filled(rows), len(rows))
    if len(usual) < 2 or _is_list(usual) or _is_form(usual) or _is_formula(rows):
        return True
    return are_formulas(rows) or are_of_chart(rows)


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """Return the texts of each column."""
    return [[row[col] for row in rows if row[col]] for col in range(len(rows[0]))]


def _usual(columns: list[list[str]], rows: int) -> list[list[str]]:
    """Leave out columns of a stray word or two: they must not hide what the others are."""
    return [column for column in columns if len(column) >= max(2, STRAY * rows)]


def _score(evidence: Evidence, columns: list[list[str]], figures: list[float]) -> float:
    rows, cols = len(evidence.rows), len(columns)
    full = [row for row in evidence.rows if sum(1 for cell in row if cell) >= 2]
    worded = [column for number, column in enumerate(columns) if number not in evidence.signs]
    density = sum(map(len, worded)) / (rows * max(len(worded), 1))
    of_figures = sum(1 for share in figures if share >= MOST_MARKS)
    score = 0.1
    score += min(len(full), 8) * 0.05
    score += min(cols - 1, 4) * 0.05
    score += 0.25 if of_figures else 0.0
    score += 0.05 * min(of_figures, 3)
    score += 0.1 * min(evidence.rules, 3)
    if not of_figures:
        # Two columns of text are a list, unless lines frame them and rows repeat.
        framed = evidence.rules >= 2 and len(full) > FEWEST_ROWS
        score -= 0.0 if cols > 2 else 0.1 if framed else 0.2
        if cols > 2 and density >= DENSE and min(evidence.alignment) >= WELL_ALIGNED:
            score += 0.1
    if density < 0.4 and not evidence.rules:
        score -= 0.5 * (0.4 - density) * 4
    if len(full) < 3 and evidence.rules < 2:
        score -= 0.25
    if sum(1 for column in worded if len(column) < 2) > cols / 3:
        score -= 0.2
    return score


def _is_regular(evidence: Evidence) -> bool:
    """Say whether several rows fill the same columns and stand at the same edges in them.

    Chunks of justified prose, and of lists of regulations (``Nomor`` | ``8`` | ``Tahun``),
    share a gap for two or three lines, but neither edges nor the columns filled.
    """
    cols = len(evidence.rows[0])
    strong = _strong_rows(evidence)
    if strong < FEWEST_ROWS or strong < LEAST_STRONG * len(evidence.rows):
        return False
    if evidence.tight > (cols - 1) / 2:
        return False
    # Prose is aligned at its outer edges, too.
    inner = evidence.alignment[1:-1] or evidence.alignment[1:]
    if sum(inner) / len(inner) >= LEAST_ALIGNED:
        return True
    return _is_short(evidence) and min(evidence.alignment) >= ONE_BELOW


def _is_short(evidence: Evidence) -> bool:
    """Say whether two full rows stand under a full heading: too few to be aligned by number."""
    rows = evidence.rows
    if len(rows) != FEWEST_ROWS or len(rows[0]) < FEWEST_SHORT or not _heads_figures(rows):
        return False
    figures = any(all(is_value(row[col]) for row in rows[1:]) for col in range(1, len(rows[0])))
    return figures and all(cell for row in rows for cell in row)


def _strong_rows(evidence: Evidence) -> int:
    """Count the rows that fill at least half of the columns, and two; marks are often missing."""
    least = max(2.0, (len(evidence.rows[0]) - len(evidence.signs)) / 2)
    return sum(1 for row in evidence.rows if sum(map(bool, row)) >= least)


def _is_formula(rows: list[list[str]]) -> bool:
    """Fractions, set as lines: ``Capaian`` | ``=`` | ``Realisasi`` over ``Rencana``."""
    return len(rows) <= 4 and any(cell.strip()[:1] == "=" for row in rows for cell in row)


def _share(test: Callable[[str], object], column: Sequence[str]) -> float:
    if not column:
        return 0.0
    return sum(1 for cell in column if test(cell)) / len(column)


def _is_list(columns: list[list[str]]) -> bool:
    """Numbers or bullets with the text of the items: ``1.`` | ``Meningkatnya ...``."""
    items = 0
    while items < len(columns) and _share(is_item, columns[items]) >= MOST_MARKS:
        items += 1
    # "12.5" may be an item's number; columns of nothing else are figures.
    return len(columns) - items == 1 and _share(is_value, columns[-1]) < MOST_MARKS


def _is_form(columns: list[list[str]]) -> bool:
    """Labels with colons: ``Nama`` | ``: Ir. SUTRISNO``, ``Jabatan :`` | ``Kepala Dinas``."""
    if len(columns) > 4:
        return False
    if (
        _share(is_item, columns[0]) >= MOST_MARKS
        and _share(_RUPIAH.match, columns[-1]) >= MOST_MARKS
    ):
        return False  # numbered programmes with their amounts, not answers to labels
    after = any(_share(_COLON.match, column) >= COLONS for column in columns[1:])
    before = _share(lambda cell: cell.rstrip().endswith(":"), columns[0]) >= MOST_MARKS
    return after or before


def _is_contents(evidence: Evidence, columns: list[list[str]]) -> bool:
    """Titles with page numbers that only grow: a list of contents, tables or figures."""
    if evidence.rules >= max(2, len(evidence.rows) - 1):
        return False  # nobody draws a line under each title
    if _ends_in_pages(evidence.ends):
        return True
    if not evidence.leaders and _heads_figures(evidence.rows):
        return False
    pages = columns[-1]
    if len(columns) > 4 or not pages or _share(_PAGE.fullmatch, pages) < 0.8:
        return False
    if any(_share(is_value, column) >= MOST_MARKS for column in columns[1:-1]):
        return False
    numbers = [int(page) for page in pages if page.isdigit()]
    grows = all(a <= b for a, b in itertools.pairwise(numbers))
    return (grows and len(numbers) > 2) or (
        2 * evidence.leaders > len(pages) and len(set(numbers)) < 2
    )


def _heads_figures(rows: list[list[str]]) -> bool:
    """Say whether the first row names all columns, and the last is none of pages: ``Target``."""
    head = rows[0]
    named = all(cell and not is_value(cell) and not is_item(cell) for cell in head)
    return named and not _PAGE.fullmatch(head[-1]) and not _PAGE_HEAD.match(head[-1])


def _ends_in_pages(ends: list[str]) -> bool:
    """Say whether lines end in numbers as only pages are: roman ones, then ones that grow."""
    pages = [end for end in ends if _PAGE.fullmatch(end)]
    numbers = [int(page) for page in pages if page.isdigit()]
    if len(pages) < MOST_MARKS * len(ends) or len(numbers) < FEWEST_PAGES:
        return False
    grows = all(a <= b for a, b in itertools.pairwise(numbers))
    # A column of ranks grows by one at each line; pages skip some and repeat others.
    skips = any(b - a > 1 for a, b in itertools.pairwise(numbers))
    return grows and skips and len(pages) > len(numbers)


def _is_prose(evidence: Evidence, columns: list[list[str]]) -> bool:
    """Columns of running text side by side: all filled, line by line."""
    per_line = [sum(map(len, column)) / max(1, evidence.lines) for column in columns]
    long = sum(1 for letters in per_line if letters >= LONG_CELL)
    return long >= 2 and evidence.rules < 2


def table_texts(drafts: Sequence[Draft], rows: int, cols: int) -> list[list[str]]:
    """Lay the texts of cells out by row and column; covered positions are empty."""
    table = [[""] * cols for _ in range(rows)]
    for draft in drafts:
        table[draft.row][draft.first] = " ".join(piece.chunk.text for piece in draft.pieces)
    return table
