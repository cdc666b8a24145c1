"""Tables with merged cells drawn as text: ``^`` goes on with the cell above, ``<`` beside.

A row is written ``1 | Meningkatnya layanan | 95%``; printed lines of a cell are parted by
`` / `` (``~`` is an empty one), and ``#`` before the text is a cell painted in yellow. All texts
are made up.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.rows import DraftRow, place_row
from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from extractor.tables.grid import Segment
from extractor.tables.grid_rows import grid_to_segment

YELLOW = "#ffff00"
_WIDTH = 100.0
_HEIGHT = 20.0
_LINE = 10.0


def picture(*rows: str, page: int | None = 1, ruled: bool = True) -> TableGrid:
    """Return the grid that is drawn; columns are 100 points wide, rows 20 points high."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(texts):
        for col, text in enumerate(cells):
            above, beside = (row - 1, col), (row, col - 1)
            owner = {"^": owners.get(above), "<": owners.get(beside)}.get(text)
            owners[row, col] = owner or (row, col)
    cells = [
        _cell(texts, owner, [place for place in owners if owners[place] == owner], page)
        for owner in sorted(set(owners.values()))
    ]
    box = Box(0, 0, len(texts[0]) * _WIDTH, len(texts) * _HEIGHT)
    return TableGrid(tuple(cells), len(texts), len(texts[0]), page, box if page else None, ruled)


def _cell(
    texts: Sequence[Sequence[str]],
    owner: tuple[int, int],
    places: Sequence[tuple[int, int]],
    page: int | None,
) -> SpanCell:
    row, col = owner
    bottom, right = max(place[0] for place in places) + 1, max(place[1] for place in places) + 1
    text = texts[row][col]
    printed = [line.strip() for line in text.removeprefix("#").split(" / ")]
    placed = [(line, at * _LINE) for at, line in enumerate(printed) if line not in ("", "~")]
    lines = tuple(line for line, _ in placed)
    return SpanCell(
        row,
        col,
        bottom - row,
        right - col,
        " ".join(lines),
        lines,
        Box(col * _WIDTH, row * _HEIGHT, right * _WIDTH, bottom * _HEIGHT) if page else None,
        YELLOW if text.startswith("#") else None,
        heights=tuple(height for _, height in placed) if page and len(placed) > 1 else (),
    )


def segment(*rows: str, page: int | None = 1, first_line: int = 1) -> Segment:
    """Return the segment of a drawn table."""
    return grid_to_segment(picture(*rows, page=page), first_line)


def columns_of(names: str) -> list[FieldColumn]:
    """Return columns from ``no target:T1 T2 *lokasi``: fields, series, quarters, no field."""
    columns = []
    for index, name in enumerate(names.split()):
        if name.startswith("*"):
            columns.append(FieldColumn(index, None, name[1:]))
            continue
        field, _, period = name.partition(":")
        if field[0] in "TB" and field[1:].isdigit():
            field, period = "jadwal", field
        columns.append(FieldColumn(index, field, name, period=period or None))
    return columns


def spanned_drafts(names: str, *pages: Sequence[str]) -> list[DraftRow]:
    """Return the draft rows of a table with borders that is drawn page by page."""
    columns = columns_of(names)
    return [
        place_row(row, columns, piece, ruled=True)
        for piece, rows in enumerate(pages)
        for row in segment(*rows, page=piece + 1, first_line=100 * piece + 1).rows
    ]


def texts_of(rows: Sequence[DraftRow], name: str) -> list[str]:
    """Return the text of a field on each row."""
    return [row.text(name) for row in rows]
