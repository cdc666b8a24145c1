"""Tables typed with tabs whose header or longer cells are lines without a tab.

A word processor's user types ``1. Layanan <tab> Rp 5.000 <tab> APBD`` below a line of
headings, and breaks a long cell with a new line. The reader of tabbed lines sees rows and
text by turns; here they become one segment again, if as many headings stand above as the
rows have cells and no blank line parts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractor.kinds.line_roles import is_signature_line, names_office
from extractor.tables.grid import Block, Cell, GridRow, Segment, TextLine, TextRun

_NUMBERED = re.compile(r"^\(?\d{1,3}\s?[.)]")
_LONGEST_PART = 80
"""A part of a cell that was broken with a new line is no longer."""
_MOST_PARTS = 2
"""So many lines without a tab may stand between two rows."""


def join_tabbed(blocks: Sequence[Block], headings_of: Callable[[str], list[str]]) -> list[Block]:
    """Join the rows, broken cells and headings of tables typed with tabs.

    Args:
        blocks: a document's blocks in reading order.
        headings_of: cuts a line into its headings; none where it is no header.
    """
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        joined = _table_at(blocks, index, headings_of)
        if joined is None:
            result.append(blocks[index])
            index += 1
            continue
        parts, index = joined
        result += parts
    return result


def _table_at(
    blocks: Sequence[Block], index: int, headings_of: Callable[[str], list[str]]
) -> tuple[list[Block], int] | None:
    """The blocks that stand for the run of text at `index` and the table below it."""
    run = blocks[index]
    if not isinstance(run, TextRun) or not run.lines or index + 1 >= len(blocks):
        return None
    rows = blocks[index + 1]
    header = run.lines[-1]
    if not isinstance(rows, Segment) or not _goes_on(rows, header.line):
        return None
    headings = headings_of(header.text)
    width = len(headings)
    if not headings or any(len(row.cells) != width for row in rows.rows):
        return None
    table = [_row(headings, header), *rows.rows]
    rest: list[TextLine] = []
    broken: set[int] = set()
    index += 2
    while index < len(blocks):
        text = blocks[index]
        if not isinstance(text, TextRun):
            break
        parts = _broken_parts(text.lines, table[-1].line)
        table += [_row([part.text, *[""] * (width - 1)], part) for part in parts]
        broken |= {part.line for part in parts}
        rest = text.lines[len(parts) :]
        index += 1
        following = blocks[index] if index < len(blocks) else None
        if rest or not isinstance(following, Segment) or not _goes_on(following, table[-1].line):
            break
        if any(len(row.cells) != width for row in following.rows):
            break
        table += following.rows
        index += 1
    before: list[Block] = [TextRun(run.lines[:-1])] if len(run.lines) > 1 else []
    after: list[Block] = [TextRun(rest)] if rest else []
    return [*before, Segment(_mended(table, broken), "tab"), *after], index


def _mended(table: Sequence[GridRow], broken: set[int]) -> list[GridRow]:
    """Join broken cells: a numbered part begins the row below, another ends the one above."""
    rows: list[GridRow] = []
    for row in table:
        above = rows[-1] if rows else row
        numbered = _NUMBERED.match(row.text(0)) is not None
        begun = above.line in broken and _NUMBERED.match(above.text(0)) is not None
        if len(rows) > 1 and not numbered and (begun or row.line in broken):
            text = f"{above.text(0)} {row.text(0)}"
            values = above if row.line in broken else row
            first = Cell(text, (text,), above.line, above.page)
            rows[-1] = GridRow((first, *values.cells[1:]), above.line, above.page)
            continue
        rows.append(row)
    return rows


def _goes_on(segment: Segment, line: int) -> bool:
    return segment.form == "tab" and bool(segment.rows) and segment.rows[0].line == line + 1


def _broken_parts(lines: Sequence[TextLine], above: int) -> list[TextLine]:
    """The lines right below a row that can be parts of its cells or of the next row's."""
    parts: list[TextLine] = []
    for line in lines[: _MOST_PARTS + 1]:
        other = line.text == line.text.upper() or len(line.text) > _LONGEST_PART
        if line.line != above + 1 + len(parts) or other or _signs(line.text):
            break
        parts.append(line)
    return parts if len(parts) <= _MOST_PARTS else []


def _signs(text: str) -> bool:
    return is_signature_line(text) or names_office(text)


def _row(texts: Sequence[str], line: TextLine) -> GridRow:
    cells = (Cell(text, (text,) if text else (), line.line, line.page) for text in texts)
    return GridRow(tuple(cells), line.line, line.page)
