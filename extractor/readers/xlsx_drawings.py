"""What floats over the cells of a sheet: text boxes, and small pictures that may be ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractor.readers.office import Package
from extractor.readers.office_figures import (
    EMU_PER_POINT,
    Mark,
    Unread,
    extent_size,
    is_small,
    mark_of,
    shape_text,
    unread_part,
    visible_parts,
)
from extractor.readers.office_xml import (
    Element,
    attribute,
    child,
    descendants,
    tag_of,
    text_of,
    whole,
)
from extractor.readers.xlsx_sheets import Sheet, Span, related_parts, relations_of

_ANCHORS = ("xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor")
_EMBEDDED = ("oleObject", "package")
"""How a sheet refers to the documents of other programs in it."""
_MOST_STEPS = 5000
"""Rows or columns that a figure reaches over at most; more are a damaged or a hostile file."""
_CHOICES = ("CheckBox", "Radio", "Drop", "List")
"""Form controls whose state says something; buttons and frames say nothing."""


@dataclass(frozen=True, slots=True)
class Floating:
    """Something over the cells: the cell under its middle, those it covers, what it says.

    ``cell`` is the one under the middle of a small figure, the first one of another;
    ``lines`` is the text of a box; ``mark`` what a small figure without text stands for;
    ``unread`` what of it is not read; ``diagram`` whether the lines are the words of one.
    """

    area: Span
    cell: tuple[int, int]
    middle: tuple[int, int]
    lines: tuple[str, ...] = ()
    mark: Mark | None = None
    small: bool = False
    unread: Unread | None = None
    diagram: bool = False

    @property
    def row(self) -> int:
        """Its first row."""
        return self.area.top

    @property
    def rows(self) -> int:
        """How many rows it covers, in part or whole."""
        return self.area.bottom - self.area.top + 1

    def is_over(self, other: Floating) -> bool:
        """Say whether its middle lies on another one."""
        row, col = self.middle
        area = other.area
        return area.top <= row <= area.bottom and area.left <= col <= area.right


def read_drawings(package: Package, sheet: Sheet) -> list[Floating]:
    """Read the text boxes and small figures of a sheet, from top to bottom."""
    found: list[Floating] = []
    for part in related_parts(package, sheet.part, "drawing")[:1]:
        parts = relations_of(package, part, "diagramData")
        diagrams = {number: package.tree(one) for number, one in parts if package.has(one)}
        for anchor in visible_parts(package.tree(part)):
            if tag_of(anchor) in _ANCHORS:
                found += _read_anchor(anchor, sheet, diagrams)
    return sorted(found, key=lambda one: (one.row, one.cell))


def _read_anchor(
    anchor: Element, sheet: Sheet, diagrams: Mapping[str, Element]
) -> Iterator[Floating]:
    start, free = child(anchor, "xdr:from"), child(anchor, "xdr:pos")
    row, col = _count(start, "xdr:row"), _count(start, "xdr:col")
    if free is not None:
        row = _walk(0, whole(attribute(free, "y"), 0) / EMU_PER_POINT, sheet.height)
        col = _walk(0, whole(attribute(free, "x"), 0) / EMU_PER_POINT, sheet.width)
    size = _size(anchor)
    end = child(anchor, "xdr:to")
    if end is not None and not all(size):
        size = (
            _distance(start, end, ("xdr:col", "xdr:colOff"), sheet.width),
            _distance(start, end, ("xdr:row", "xdr:rowOff"), sheet.height),
        )
    small = is_small(*size)
    down, across = (_count(start, tag) / EMU_PER_POINT for tag in ("xdr:rowOff", "xdr:colOff"))
    middle = (
        _walk(row, down + size[1] / 2, sheet.height),
        _walk(col, across + size[0] / 2, sheet.width),
    )
    bottom, right = (
        _walk(row, down + size[1], sheet.height),
        _walk(col, across + size[0], sheet.width),
    )
    area = Span(row, col, bottom, right)
    cell = middle if small else (row, col)
    paragraphs = (part for part in visible_parts(anchor) if tag_of(part) == "a:p")
    lines = tuple(line for one in paragraphs if (line := shape_text(one)))
    words = tuple(_diagram_lines(anchor, diagrams))
    lines += words
    drawn = next(descendants(anchor, "dgm:relIds"), None) is not None
    unread = Unread("diagram") if drawn and not words else unread_part(anchor, *size)
    if lines and unread is not None and unread.only_alone:
        unread = None
    bare = small and not lines and (unread is None or unread.only_alone)
    mark = mark_of(anchor) if bare else None
    unread = unread if mark is None else None
    if lines or mark is not None or unread is not None:
        yield Floating(area, cell, middle, lines, mark, small, unread, bool(words))


def _diagram_lines(anchor: Element, diagrams: Mapping[str, Element]) -> Iterator[str]:
    """The words of a diagram, box by box; which box belongs to which is not kept."""
    for reference in descendants(anchor, "dgm:relIds"):
        root = diagrams.get(attribute(reference, "r:dm"))
        if root is not None:
            yield from filter(None, (shape_text(one) for one in descendants(root, "a:p")))


def read_objects(package: Package, sheet: Sheet) -> list[Unread]:
    """Return the documents and form controls in a sheet, which are not read."""
    found = [
        Unread("embedded", part.rpartition("/")[2])
        for kind in _EMBEDDED
        for part in related_parts(package, sheet.part, kind)
    ]
    for part in related_parts(package, sheet.part, "ctrlProp"):
        kind = attribute(package.tree(part), "objectType") if package.has(part) else ""
        if kind in _CHOICES:
            found.append(Unread("control", kind))
    return found


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


def _distance(
    start: Element | None,
    end: Element,
    tags: tuple[str, str],
    length: Callable[[int], float],
) -> float:
    """The points between two corners, each told by a row or column and an offset into it."""
    first, last = (_count(corner, tags[0]) for corner in (start, end))
    offsets = [_count(corner, tags[1]) / EMU_PER_POINT for corner in (start, end)]
    between = sum(length(index) for index in range(first, min(last, first + _MOST_STEPS)))
    return max(between + offsets[1] - offsets[0], 0.0)


def _walk(index: int, distance: float, length: Callable[[int], float]) -> int:
    """The row or column that lies so many points after the start of one."""
    last = index + _MOST_STEPS
    while distance > length(index) and index < last:
        distance -= length(index)
        index += 1
    return index
