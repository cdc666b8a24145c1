"""Pages that a wide sheet is printed on: found, and their tables put side by side.

A spreadsheet wider than the paper goes first down and then over (pages 1 and 2 hold its rows,
3 and 4 the same rows with further columns), or first over and then down. Either way the pages
make a field of bands, whose rows agree, and stripes, whose columns do. What tells that pages
make one is seen in the first band (`beside_evidence`); in the others rows and columns must
agree. Each band becomes one table (`beside_grids`), which the next one goes on with like any
page of a table. A column that has a page of its own is no grid there (`beside_columns`).

Limits: tables with borders and nothing else on the pages, as many on each; no title above a
further stripe but the sheet's own (`beside_lines`).
"""

from __future__ import annotations

from extractor.kinds.beside_grids import join_beside
from extractor.kinds.beside_lines import heading_lines, lines_above, repeated_lines, words_in
from extractor.kinds.beside_sheets import Pages, Sheet
from extractor.kinds.plain_region import PlainRegion
from extractor.tables.grid import Block, GridRow, Segment, TextLine, TextRun

Blocks = list[Block | PlainRegion]


def join_pages_beside(blocks: Blocks) -> Blocks:
    """Put the tables of a wide sheet's pages together; without one the blocks are as they were."""
    tables = _tables_of_pages(blocks)
    lines: dict[int, list[TextLine]] = {}
    if tables:
        lines = _lines_of_pages(blocks)
    for place in range(max(map(len, tables.values()), default=0)):
        pages = Pages(tables, place, lines)
        for sheet in pages.sheets():
            blocks = _with_sheet(blocks, pages, sheet)
    return blocks


def cells_elsewhere(row: GridRow) -> bool:
    """Say whether a row holds cells of other pages than its own."""
    return any(cell.page != row.page for cell in row.cells)


def _tables_of_pages(blocks: Blocks) -> dict[int, list[Segment]]:
    """The tables of the pages that hold none but such with borders; of two pages or more."""
    found: dict[int, list[Segment]] = {}
    others: set[int] = set()
    for block in blocks:
        if isinstance(block, Segment) and block.rows and block.rows[0].page is not None:
            found.setdefault(block.rows[0].page, []).append(block)
            if not block.ruled or block.rows[0].box is None:
                others.add(block.rows[0].page)
    return {page: tables for page, tables in found.items() if page not in others}


def _lines_of_pages(blocks: Blocks) -> dict[int, list[TextLine]]:
    lines: dict[int, list[TextLine]] = {}
    for block in blocks:
        for line in [] if isinstance(block, Segment) else block.lines:
            if line.page is not None and line.text and line.box is not None:
                lines.setdefault(line.page, []).append(line)
    return lines


def _with_sheet(blocks: Blocks, pages: Pages, sheet: Sheet) -> Blocks:
    """Put the joined tables in the place of the first stripe's, and the other lines around them.

    Titles that stand above a further stripe come before the first table, and what else stands
    on its pages after the last one.
    """
    joined: dict[int, Segment] = {}
    gone = set(sheet.taken)
    for band in sheet.bands:
        parts = [part for page in band if (part := pages.part(page)) is not None]
        lines = [pages.lines(page) for page in band]
        headings = [heading_lines(parts[0], own) for own in lines]
        table = join_beside(parts, sheet.repeated, headings)
        header = table.rows[: parts[0].heading_rows]
        joined[id(parts[0].segment)] = table
        gone |= {one.line for own in headings for one in own if words_in(one, header)}
        gone |= repeated_lines(lines)
    early = TextRun([line for line in _titles(pages, sheet.bands[0]) if line.line not in gone])
    gone |= {line.line for line in early.lines}
    return _rewritten(blocks, pages, sheet, joined, gone, early)


def _titles(pages: Pages, band: list[int]) -> list[TextLine]:
    """The lines above the tables of the further stripes, from top to bottom."""
    first = pages.part(band[0])
    found = [
        one for page in band[1:] for one in (lines_above(first, pages.lines(page)) if first else ())
    ]
    return sorted(found, key=lambda line: line.box.top if line.box else 0.0)


def _rewritten(
    blocks: Blocks,
    pages: Pages,
    sheet: Sheet,
    joined: dict[int, Segment],
    gone: set[int],
    early: TextRun,
) -> Blocks:
    others = {id(pages.table(page)) for page in sheet.pages()} - joined.keys()
    right = {page for band in sheet.bands for page in band[1:]}
    kept: Blocks = []
    start = end = 0
    late = TextRun()
    for block in blocks:
        if isinstance(block, TextRun):
            lines = [line for line in block.lines if line.line not in gone]
            moved = [line for line in lines if line.page in right and pages.goes_with(line)]
            late.lines += [line for line in moved if line.text]
            kept.append(TextRun([line for line in lines if line not in moved]))
        elif id(block) in joined:
            start = start if end else len(kept)
            kept.append(joined[id(block)])
            end = len(kept)
        elif id(block) not in others:
            kept.append(block)
    return [*kept[:start], early, *kept[start:end], late, *kept[end:]]
