"""What floats over the cells of a sheet: text boxes, and small pictures that may be ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.readers.office import Package
from extractor.readers.office_figures import (
    EMU_PER_POINT,
    Mark,
    extent_size,
    is_small,
    mark_of,
    shape_text,
    visible_parts,
)
from extractor.readers.office_xml import Element, child, descendants, tag_of, text_of, whole
from extractor.readers.xlsx_sheets import MAX_COLUMNS, MAX_ROWS, Sheet, related_parts

_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor")


@dataclass(frozen=True, slots=True)
class Floating:
    """Something over the cells: the cell under its middle, its first row, what it says.

    ``lines`` is the text of a box; ``mark`` what a small figure without text stands for.
    """

    row: int
    cell: tuple[int, int]
    lines: tuple[str, ...] = ()
    mark: Mark | None = None
    small: bool = False


def read_drawings(package: Package, sheet: Sheet) -> list[Floating]:
    """Read the text boxes and small figures of a sheet, from top to bottom."""
    found: list[Floating] = []
    for part in related_parts(package, sheet.part, "drawing")[:1]:
        for anchor in visible_parts(package.tree(part)):
            if tag_of(anchor) in _ANCHORS:
                found += _read_anchor(anchor, sheet)
    return sorted(found, key=lambda one: (one.row, one.cell))


def _read_anchor(anchor: Element, sheet: Sheet) -> Iterator[Floating]:
    start = child(anchor, "xdr:from")
    row, col = _count(start, "xdr:row"), _count(start, "xdr:col")
    size = _size(anchor)
    small = is_small(*size)
    middle = (
        _walk(row, _count(start, "xdr:rowOff") / EMU_PER_POINT + size[1] / 2, sheet.height),
        _walk(col, _count(start, "xdr:colOff") / EMU_PER_POINT + size[0] / 2, sheet.width),
    )
    cell = middle if small else (row, col)
    paragraphs = (part for part in visible_parts(anchor) if tag_of(part) == "a:p")
    lines = tuple(line for one in paragraphs if (line := shape_text(one)))
    mark = mark_of(anchor) if small and not lines else None
    if lines or mark is not None:
        yield Floating(row, cell, lines, mark, small)


def _count(node: Element | None, tag: str) -> int:
    found = child(node, tag)
    return max(whole(None if found is None else text_of(found), 0), 0)


def _size(anchor: Element) -> tuple[float, float]:
    """The width and height in points: of the anchor, else of the figure in it."""
    extent = child(anchor, "xdr:ext")
    if extent is None:
        # Newer programs put an ``a:ext`` of another meaning before it.
        frames = (one for tag in ("a:xfrm", "xdr:xfrm") for one in descendants(anchor, tag))
        extent = next((found for one in frames if (found := child(one, "a:ext")) is not None), None)
    return (0.0, 0.0) if extent is None else extent_size(extent)


def _walk(index: int, distance: float, length: Callable[[int], float]) -> int:
    """The row or column that lies so many points after the start of one."""
    while distance > length(index) and index < max(MAX_ROWS, MAX_COLUMNS):
        distance -= length(index)
        index += 1
    return index
