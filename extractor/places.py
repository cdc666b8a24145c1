"""Where something stands, in the words of the contract.

On a page it is the page and a box in points from the page's top left, to hundredths; in
a text it is the line, with the page if the text has page breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from extractor.model import Evidence, Source
from extractor.model.values import Number
from extractor.readers.page import Box, box_around

_HUNDREDTH = Decimal("0.01")


class Placed(Protocol):
    """Anything that knows where it stands: a cell, a row, a line of text."""

    @property
    def line(self) -> int:
        """Return the line, or the running number of a row or line on pages."""

    @property
    def page(self) -> int | None:
        """Return the page, counted from 1, if there are pages."""

    @property
    def box(self) -> Box | None:
        """Return the box on the page, if the document is laid out."""


def source_of(item: Placed) -> Source:
    """Return the place of one thing.

    Example: a cell of a PDF's page 3 gives ``{"page": 3, "bbox": [72, 90.5, 180, 110]}``.
    """
    if item.box is not None and item.page is not None:
        return Source(page=item.page, bbox=bbox_of(item.box))
    if item.page is not None:
        return Source(line=item.line, page=item.page)
    return Source(line=item.line)


def source_over(items: Sequence[Placed]) -> Source:
    """Return the place of several things: the box around those on the first one's page."""
    first = items[0]
    boxes = [item.box for item in items if item.box is not None and item.page == first.page]
    if first.page is None or not boxes:
        return source_of(first)
    return Source(page=first.page, bbox=bbox_of(box_around(boxes)))


def evidence_of(item: Placed, raw: str | None = None) -> Evidence:
    """Return the place of one thing together with what is printed there."""
    return Evidence(**source_of(item).model_dump(exclude_unset=True), raw=raw or None)


def bbox_of(box: Box) -> list[Number]:
    """Return a box as the contract writes it: decimals, to hundredths of a point."""
    return [_to_hundredths(value) for value in box]


@lru_cache(maxsize=4096)
def _to_hundredths(value: float) -> Decimal:
    """Round a place; cells in a row or column share theirs, and so share the decimals."""
    # Adding zero takes the sign off a rounded -0.00.
    return Decimal(repr(value)).quantize(_HUNDREDTH) + 0
