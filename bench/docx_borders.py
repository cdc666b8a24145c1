"""Which borders of a DOCX's tables are drawn, to know what a print of it can show.

Cells between which no border is drawn look like one cell on paper. Read from the XML
directly, apart from the project's DOCX reader, which is what is being measured. Known
are borders of cells, of tables and of table styles; not the conditional formats of styles
(first row, bands), nor borders of single rows (``w:tblPrEx``).
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractor.readers.cells import SpanCell, TableGrid

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDES = {"top", "left", "bottom", "right", "insideH", "insideV"}
_ALL_LINES = {"top": True, "left": True, "bottom": True, "right": True}
_NO_LINE = {"nil", "none", ""}

Place = tuple[int, int]
"""Row and column of a position."""
Lines = dict[str, bool]
"""Whether a line is drawn at a cell's ``top``, ``left``, ``bottom``, ``right``."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn borders of one table: for each row those of its cells, from the left.

    ``nested`` tells that a cell holds a table of its own, whose borders a print shows among
    those of this table.
    """

    rows: tuple[tuple[Lines, ...], ...]
    nested: bool = False

    @property
    def any(self) -> bool:
        """Say whether the table has any line."""
        return any(any(lines.values()) for row in self.rows for lines in row)


@dataclass(slots=True)
class _Placed:
    """The positions of a grid that a line is drawn above or left of."""

    above: set[Place] = field(default_factory=set)
    left_of: set[Place] = field(default_factory=set)


def drawn_borders(data: bytes) -> list[Drawn]:
    """Return the borders of the tables of a DOCX that stand in its body, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = ET.fromstring(package.read("word/document.xml"))
        styles = ET.fromstring(package.read("word/styles.xml"))
    by_style = {
        style.get(_W + "styleId", ""): style
        for style in styles.iter(_W + "style")
        if style.get(_W + "type") == "table"
    }
    return [_borders(table, by_style) for table in _tables(document)]


def _tables(node: ET.Element) -> Iterator[ET.Element]:
    for below in node:
        if below.tag == _W + "tbl":
            yield below
        else:
            yield from _tables(below)


def _borders(table: ET.Element, styles: dict[str, ET.Element]) -> Drawn:
    properties = table.find(_W + "tblPr")
    name = _value(properties, "tblStyle")
    whole = _style_lines(name, styles) | _lines(properties, "tblBorders")
    rows = table.findall(_W + "tr")
    drawn: list[tuple[Lines, ...]] = []
    for number, row in enumerate(rows):
        around = whole | _lines(row.find(_W + "tblPrEx"), "tblBorders")
        upper = around.get("top" if number == 0 else "insideH", False)
        lower = around.get("bottom" if number == len(rows) - 1 else "insideH", False)
        cells = row.findall(_W + "tc")
        lines = [
            {
                "top": upper,
                "bottom": lower,
                "left": around.get("left" if place == 0 else "insideV", False),
                "right": around.get("right" if place == len(cells) - 1 else "insideV", False),
            }
            | _lines(cell.find(_W + "tcPr"), "tcBorders")
            for place, cell in enumerate(cells)
        ]
        if _value(row.find(_W + "trPr"), "gridBefore"):
            lines.insert(0, dict.fromkeys(("top", "left", "bottom", "right"), False))
        drawn.append(tuple(lines))
    nested = any(cell.find(".//" + _W + "tbl") is not None for cell in table)
    return Drawn(tuple(drawn), nested)


def _style_lines(name: str | None, styles: dict[str, ET.Element]) -> Lines:
    style = styles.get(name or "")
    if style is None:
        return {}
    based = _style_lines(_value(style, "basedOn"), styles)
    return based | _lines(style.find(_W + "tblPr"), "tblBorders")


def _lines(properties: ET.Element | None, name: str) -> Lines:
    node = properties.find(_W + name) if properties is not None else None
    renamed = {"start": "left", "end": "right"}
    lines = {}
    for side in node if node is not None else ():
        tag = side.tag.removeprefix(_W)
        tag = renamed.get(tag, tag)
        if tag in _SIDES:
            lines[tag] = side.get(_W + "val", "") not in _NO_LINE
    return lines


def _value(node: ET.Element | None, name: str) -> str | None:
    found = node.find(_W + name) if node is not None else None
    return found.get(_W + "val") if found is not None else None


def as_printed(grid: TableGrid, drawn: Drawn) -> TableGrid:
    """Give a grid as a print shows it.

    Cells between which no border is drawn are united while they fill a rectangle; last rows
    without lines of their own are no part of the table; rows and columns at which no cell
    begins any more are left out, so that spans count what can be seen.
    """
    placed = _place(grid, drawn)
    cells = list(grid.cells)
    last = grid.rows
    while last > 1 and not any(_has_lines(cell, placed) for cell in cells if cell.row == last - 1):
        last -= 1
        cells = [cell for cell in cells if cell.row < last]
    done = False
    while not done:
        done = True
        for one in cells:
            other = next((cell for cell in cells if _is_one_cell(one, cell, placed)), None)
            if other is not None:
                cells.remove(other)
                cells[cells.index(one)] = _united(one, other)
                done = False
                break
    return _without_unseen(cells, replace(grid, rows=last))


def _place(grid: TableGrid, drawn: Drawn) -> _Placed:
    """Find the positions of a grid that lines are drawn at.

    A grid's columns are those that are seen, which are fewer than the file's; so the cells of
    a row are told by their order. Of a row with other cells than expected all lines count.
    """
    placed = _Placed()
    for number, lines in enumerate(drawn.rows[: grid.rows]):
        cells = [cell for cell in grid.cells if cell.row <= number < cell.row + cell.rowspan]
        cells.sort(key=lambda cell: cell.col)
        known = lines if len(cells) == len(lines) else (_ALL_LINES,) * len(cells)
        for cell, line in zip(cells, known, strict=True):
            end = cell.col + cell.colspan
            cols = range(cell.col, end)
            placed.above |= {(number, col) for col in cols if line["top"]}
            placed.above |= {(number + 1, col) for col in cols if line["bottom"]}
            placed.left_of |= {(number, cell.col)} if line["left"] else set()
            placed.left_of |= {(number, end)} if line["right"] else set()
    return placed


def _has_lines(cell: SpanCell, placed: _Placed) -> bool:
    end = cell.row + cell.rowspan
    sides = {(cell.row, cell.col), (cell.row, cell.col + cell.colspan)}
    return bool(sides & placed.left_of) or (end, cell.col) in placed.above


def _is_one_cell(one: SpanCell, other: SpanCell, placed: _Placed) -> bool:
    """Say whether the other cell goes on right of, or below, the one without a border."""
    if (other.row, other.rowspan, other.col) == (one.row, one.rowspan, one.col + one.colspan):
        rows = range(one.row, one.row + one.rowspan)
        return not any((row, other.col) in placed.left_of for row in rows)
    if (other.col, other.colspan, other.row) == (one.col, one.colspan, one.row + one.rowspan):
        cols = range(one.col, one.col + one.colspan)
        return not any((other.row, col) in placed.above for col in cols)
    return False


def _united(one: SpanCell, other: SpanCell) -> SpanCell:
    return replace(
        one,
        rowspan=max(one.row + one.rowspan, other.row + other.rowspan) - one.row,
        colspan=max(one.col + one.colspan, other.col + other.colspan) - one.col,
        text=" ".join(text for text in (one.text, other.text) if text),
    )


def _without_unseen(cells: Iterable[SpanCell], grid: TableGrid) -> TableGrid:
    cells = sorted(cells, key=lambda cell: (cell.row, cell.col))
    rows = _renumbered({cell.row for cell in cells}, grid.rows)
    cols = _renumbered({cell.col for cell in cells}, grid.cols)
    seen = tuple(
        replace(
            cell,
            row=rows[cell.row],
            col=cols[cell.col],
            rowspan=rows[cell.row + cell.rowspan] - rows[cell.row],
            colspan=cols[cell.col + cell.colspan] - cols[cell.col],
        )
        for cell in cells
    )
    return replace(grid, cells=seen, rows=rows[grid.rows], cols=cols[grid.cols])


def _renumbered(starts: set[int], count: int) -> list[int]:
    """For each position the number of starts before it."""
    return [sum(start < place for start in starts) for place in range(count + 1)]
