"""Lines of text on the pages of a wide sheet: titles, words of headings, what is printed again.

A title over the whole width is printed where its middle is: on any of the pages, or cut by the
edge between two of them, so that each shows a part of it at the same height. Rows that a
program repeats on each page repeat their titles.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.beside_evidence import PagePart
from extractor.kinds.line_roles import is_caption, is_running_text
from extractor.tables.grid import GridRow, TextLine
from normalizers.text import fold_text

LEVEL = 1.5
"""Points within which two tables end, or two lines stand, at the same height."""


def lines_above(part: PagePart, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page that stand above a table."""
    return [line for line in lines if line.box and line.box.middle[1] < part.borders[0]]


def heading_lines(part: PagePart, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page that stand at the height of a table's header."""
    return [
        line for line in lines if line.box and part.borders[0] <= line.box.middle[1] <= part.body
    ]


def are_titles(known: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """Say whether lines above a page's table are titles of the sheet, not of a table of its own.

    Args:
        known: the lines above the pages left of it.
        lines: the lines above the page's table.
    """
    texts = {fold_text(line.text) for line in known}
    new = [line for line in lines if fold_text(line.text) not in texts]
    if not known:
        return not any(is_caption(line.text) or is_running_text(line.text) for line in new)
    return all(any(_is_cut(one, line) for one in known) for line in new)


def _is_cut(known: TextLine, line: TextLine) -> bool:
    """Say whether one of two lines at the same height is a part of the other one."""
    one, two = set(fold_text(known.text).split()), set(fold_text(line.text).split())
    return are_level(known, line) and (one <= two or two <= one)


def are_level(one: TextLine, other: TextLine) -> bool:
    """Say whether two lines stand at the same height of their pages."""
    if one.box is None or other.box is None:
        return False
    return abs(one.box.top - other.box.top) <= LEVEL


def repeated_lines(pages: Sequence[Sequence[TextLine]]) -> set[int]:
    """Return the numbers of the lines that another page prints, too, at the same height.

    Of equal ones the first stays, of a line and its part the line.

    Args:
        pages: for each page its lines, left to right.
    """
    gone: set[int] = set()
    for index, lines in enumerate(pages):
        before = [one for page in pages[:index] for one in page]
        after = [one for page in pages[index + 1 :] for one in page]
        for line in lines:
            held = [one for one in before if _is_cut(one, line) and _holds(one, line)]
            held += [one for one in after if _is_cut(one, line) and not _holds(line, one)]
            if any(one.text == line.text or not _has_figure(line) for one in held):
                gone.add(line.line)
    return gone


def _has_figure(line: TextLine) -> bool:
    return any(map(str.isdigit, line.text))


def _holds(whole: TextLine, line: TextLine) -> bool:
    return set(fold_text(line.text).split()) <= set(fold_text(whole.text).split())


def words_in(line: TextLine, rows: Sequence[GridRow]) -> bool:
    """Say whether all words of a line stand in some rows."""
    words = {word for row in rows for cell in row.cells for word in fold_text(cell.text).split()}
    return words.issuperset(fold_text(line.text).split())
