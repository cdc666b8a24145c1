"""Whether a page's piece goes on with the table before it.

What is printed decides first: the same heading again, or none. Where neither tells,
the columns' places on the page do. Tables that merely resemble one another are parted by
what stands between them: a title, a caption, running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractor.kinds.celltypes import cell_type
from extractor.kinds.headings import HeaderReading
from extractor.kinds.line_roles import is_caption, is_running_text, is_title_like
from extractor.tables.column_edges import SAME_PLACE, Extent, column_extents, column_places, shared
from extractor.tables.grid import GridRow, TextLine
from normalizers.text import fold_text

_SAME_WORDS = 90
"""Likeness, 0 to 100, of two printed headers that are one: OCR misreads some letters."""
_SAME_CONCEPTS = 0.6
"""Share of common concepts that makes two headers the same."""
_MOST_COLUMNS = 0.5
"""Share of columns that must stand in the place of a column of the table before."""
_SAME_EDGE = 0.03
"""Share of a table's width by which its columns' edges may vary within a page."""
_ROW_NUMBER = re.compile(r"(\d{1,4})\s?[.)]?$")
_OTHER_VALUES = frozenset({"percent", "grade", "opinion", "volume", "tick"})
_STRAY_LINES = 2
_STRAY_LENGTH = 60
"""A line that fell out of a row cut by the page's end is short, and there are few."""


def same_header(header: HeaderReading, others: Sequence[HeaderReading], known: set[str]) -> bool:
    """Say whether a piece's header is that of the table before.

    Args:
        header: the piece's header.
        others: the printed headers of the table before.
        known: the concepts of the table's columns, told by headers or by content.
    """
    if any(_same_words(header, other) or is_upper_part(header, other) for other in others):
        return True
    concepts = header.concepts()
    if not concepts or not known:
        return not known and not concepts
    return len(concepts & known) >= _SAME_CONCEPTS * len(concepts | known)


def is_upper_part(header: HeaderReading, other: HeaderReading) -> bool:
    """Say whether a page repeats the upper rows of a header only.

    ``No | Program | Anggaran`` over three columns repeats ``No | Program | Anggaran`` with
    ``Pagu | Realisasi | %`` below it.
    """
    return starts_of(
        [heading.printed for heading in header.headings],
        [heading.printed for heading in other.headings],
    )


def starts_of(headings: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether each heading begins the one of its column, most of them being whole."""
    pairs = [(fold_text(a), fold_text(b)) for a, b in zip(headings, whole, strict=False)]
    same = sum(one == other for one, other in pairs)
    return (
        len(headings) == len(whole)
        and 2 * same >= len(pairs)
        and same < len(pairs)
        and all(one and f"{other} ".startswith(f"{one} ") for one, other in pairs)
    )


def _same_words(header: HeaderReading, other: HeaderReading) -> bool:
    one, two = (
        " ".join(fold_text(heading.printed) for heading in reading.headings)
        for reading in (header, other)
    )
    return bool(one.strip()) and fuzz.ratio(one, two) >= _SAME_WORDS


def columns_agree(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether the columns of a piece without header can be those of the table before.

    Args:
        above: rows of the piece before, header rows too.
        rows: rows of the piece.

    Returns:
        True where places are not known. On one page the columns must stand in the same
        places; behind a page break the same number of columns will do, whatever their
        widths, or most of them in place. Amounts do not go on with a column of others.
    """
    if not above or not rows:
        return True
    known, new = column_extents(above), column_extents(rows)
    if known is None or new is None:
        return True
    if _amounts_differ(above, rows):
        return False
    if above[-1].page == rows[0].page:
        return _same_edges(above, rows) and _below(above, rows)
    return len(known) == len(new) or _in_place(new, known) >= _MOST_COLUMNS * len(new)


def is_new_sheet(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether drawn rows stand on another sheet of a workbook than those before.

    Sheets have numbers, and cells that stand at no place of a page. A table does not go on from
    sheet to sheet, unless its numbers do (pages that a converter made sheets of); a sheet
    without headings holds something else.
    """
    if not above or not rows:
        return False
    other = rows[0].box is None and rows[0].page is not None and rows[0].page != above[-1].page
    return other and not _counts_on(above, rows)


def _counts_on(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether the rows have as many columns, and the next number in the first of them."""
    if len(above[-1].cells) != len(rows[0].cells):
        return False
    last = next((number for row in reversed(above) if (number := _number_of(row))), None)
    first = next((number for row in rows if (number := _number_of(row))), None)
    return last is not None and first == last + 1


def _number_of(row: GridRow) -> int | None:
    match = _ROW_NUMBER.match(row.text(0))
    return int(match.group(1)) if match else None


def _same_edges(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether the columns of two pieces of one page stand in the same places."""
    known, new = column_places(above) or [], column_places(rows) or []
    if not known or len(known) != len(new):
        return False
    leeway = _SAME_EDGE * (known[-1][1] - known[0][0])
    return all(abs(a[0] - b[0]) <= leeway for a, b in zip(known[1:], new[1:], strict=True))


def _amounts_differ(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether a column of rupiah follows one that holds other things, and only those."""
    width = min(len(above[-1].cells), len(rows[0].cells))
    if len(above[-1].cells) != len(rows[0].cells):
        return False
    return any(_all_amounts(rows, index) and _no_amounts(above, index) for index in range(width))


def _all_amounts(rows: Sequence[GridRow], index: int) -> bool:
    """Say whether a column holds money and nothing else: dashes alone say nothing."""
    types = {cell_type(row.text(index)) for row in rows}
    return "amount" in types and types <= {"amount", "rupiah", "empty", "filler"}


def _no_amounts(rows: Sequence[GridRow], index: int) -> bool:
    """Say whether a column has values, none of them money (of headings nothing is known)."""
    types = [cell_type(row.text(index)) for row in rows]
    return "amount" not in types and any(name in _OTHER_VALUES for name in types)


def _in_place(new: Sequence[Extent], known: Sequence[Extent]) -> int:
    return sum(any(shared(a, b) >= SAME_PLACE for b in known) for a in new)


def _below(above: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """Say whether a piece stands under another one and not beside it."""
    one, two = above[-1].box, rows[0].box
    if one is None or two is None:
        return True
    return shared((one.x0, one.x1), (two.x0, two.x1)) >= SAME_PLACE


def are_stray(lines: Sequence[TextLine]) -> bool:
    """Say whether the lines between two pieces are scraps of a cut row: no title, no text."""
    return len(lines) <= _STRAY_LINES and all(
        len(line.text) <= _STRAY_LENGTH
        and not is_caption(line.text)
        and not is_running_text(line.text)
        and not (is_title_like(line.text) and line.text == line.text.upper())
        for line in lines
    )
