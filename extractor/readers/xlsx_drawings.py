"""What floats over the cells of a sheet: text boxes, and small pictures that may be ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from extractor.readers.office import Package
from extractor.readers.office_xml import child, whole
from extractor.readers.xlsx_sheets import MAX_COLUMNS, MAX_ROWS, Sheet

_EMU_PER_POINT = 12700
MARK_SIZE = 36.0
"""Points. A figure up to half an inch each way may be a tick; logos are larger."""
_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor")
_CROSS_SHAPES = frozenset({"mathMultiply"})


@dataclass(frozen=True, slots=True)
class Floating:
    """Something over the cells: the cell under its middle, its first row, what it says.

    ``lines`` is the text of a box; ``mark`` how a small figure without text was made.
    """

    row: int
    cell: tuple[int, int]
    lines: tuple[str, ...] = ()
    mark: str | None = None
    cross: bool = False
    small: bool = False


def read_drawings(package: Package, sheet: Sheet) -> list[Floating]:
    """Read the text boxes and small figures of a sheet, from top to bottom."""
    root = package.related(sheet.part, "drawing")
    found: list[Floating] = []
    for anchor in () if root is None else _visible(root):
        if anchor.tag in _ANCHORS:
            found += _read_anchor(anchor, sheet)
    return sorted(found, key=lambda one: (one.row, one.cell))


def _read_anchor(anchor: Element, sheet: Sheet) -> Iterator[Floating]:
    start = child(anchor, "xdr:from")
    row, col = _count(start, "xdr:row"), _count(start, "xdr:col")
    size = _size(anchor)
    small = all(0 < length <= MARK_SIZE for length in size)
    middle = (
        _walk(row, _count(start, "xdr:rowOff") / _EMU_PER_POINT + size[1] / 2, sheet.height),
        _walk(col, _count(start, "xdr:colOff") / _EMU_PER_POINT + size[0] / 2, sheet.width),
    )
    cell = middle if small else (row, col)
    parts = list(_visible(anchor))
    lines = tuple(line for part in parts if part.tag == "a:p" and (line := _text(part)))
    if lines:
        yield Floating(row, cell, lines, small=small)
    elif small and any(part.tag == "xdr:pic" for part in parts):
        yield Floating(row, cell, mark="picture", small=True)
    elif small and any(part.tag == "a:custGeom" for part in parts):
        yield Floating(row, cell, mark="drawing", small=True)
    elif small and any(part.get("prst") in _CROSS_SHAPES for part in parts):
        yield Floating(row, cell, mark="drawing", cross=True, small=True)


def _visible(node: Element) -> Iterator[Element]:
    """All elements below one, without the older form of what a file holds twice."""
    for below in node:
        if below.tag != "mc:Fallback":
            yield below
            yield from _visible(below)


def _count(node: Element | None, tag: str) -> int:
    found = child(node, tag)
    return max(whole(None if found is None else found.text, 0), 0)


def _size(anchor: Element) -> tuple[float, float]:
    """The width and height in points: of the anchor, else of the figure in it."""
    extent = child(anchor, "xdr:ext")
    if extent is None:
        extent = next(anchor.iter("a:ext"), None)
    if extent is None:
        return 0.0, 0.0
    width, height = (whole(extent.get(key), 0) / _EMU_PER_POINT for key in ("cx", "cy"))
    return width, height


def _walk(index: int, distance: float, length: Callable[[int], float]) -> int:
    """The row or column that lies so many points after the start of one."""
    while distance > length(index) and index < max(MAX_ROWS, MAX_COLUMNS):
        distance -= length(index)
        index += 1
    return index


def _text(node: Element) -> str:
    return " ".join("".join(one.text or "" for one in node.iter("a:t")).split())
