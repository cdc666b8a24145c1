"""Raw grids for people and programs: JSON, one HTML page, or pictures of the pages.

Text of a document is data: it is escaped in HTML and never becomes a path.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from extractor.model.serialization import plain_number
from extractor.places import bbox_of
from extractor.privacy import Mask, mask_below, mask_text
from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from extractor.readers.pdf_pictures import page_pictures

_DOCUMENT = "Document"
"""Entry of a picture that holds the SHA-256 of the document it shows."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that HTML does not allow and that may steer a terminal; JSON escapes them."""
_LONGEST_HEADER = 80
"""Letters; what is longer tells of NIP or births and heads no column."""
_RULED = (200, 0, 0)
_ALIGNED = (0, 90, 200)
_STYLE = (
    "body{font:14px sans-serif}table{border-collapse:collapse;margin:1em 0}"
    "td{border:1px solid #888;padding:2px 6px;vertical-align:top}"
)


def grids_to_json(grids: Iterable[TableGrid], *, personal_data: bool = False) -> str:
    """Write grids as a JSON list, as the contract's `lakip tables` says.

    Args:
        grids: the tables.
        personal_data: keep NIP instead of masking them.
    """
    tables = [_grid(grid, personal_data) for grid in grids]
    return simplejson.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def _grid(grid: TableGrid, personal_data: bool) -> dict[str, Any]:
    mask = _masker(grid)
    return {
        "page": grid.page,
        "bbox": _bbox(grid.box),
        "cells": [
            {
                "row": cell.row,
                "col": cell.col,
                "rowspan": cell.rowspan,
                "colspan": cell.colspan,
                "text": cell.text if personal_data else mask(cell),
                "bbox": _bbox(cell.box),
                "fill": cell.fill,
            }
            for cell in grid.cells
        ],
        "confidence": plain_number(grid.confidence),
    }


def _bbox(box: Box | None) -> list[Any] | None:
    if box is None:
        return None
    return [plain_number(Decimal(value)) for value in bbox_of(box)]


def _masker(grid: TableGrid) -> Callable[[SpanCell], str]:
    """Return what masks a grid's cells: those below NIP or a birth as what these are."""
    masks: dict[int, tuple[int, Mask]] = {}
    for cell in grid.cells:
        mask = mask_below(cell.text) if len(cell.text) <= _LONGEST_HEADER else None
        for col in range(cell.col, cell.col + cell.colspan) if mask else ():
            masks.setdefault(col, (cell.row, mask or mask_text))

    def masked(cell: SpanCell) -> str:
        row, mask = masks.get(cell.col, (cell.row, mask_text))
        return mask_text(mask(cell.text) if cell.row > row else cell.text)

    return masked


def grids_to_html(grids: Iterable[TableGrid], title: str, *, personal_data: bool = False) -> str:
    """Write grids as one HTML page with true spans and fills."""
    parts = [
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body>",
    ]
    for number, grid in enumerate(grids, start=1):
        place = f", halaman {grid.page}" if grid.page is not None else ""
        parts.append(f"<h2>Tabel {number}{place} (keyakinan {grid.confidence})</h2>\n<table>")
        mask = _masker(grid)
        rows: list[list[SpanCell]] = [[] for _ in range(grid.rows)]
        for cell in grid.cells:
            rows[cell.row].append(cell)
        for cells in rows:
            shown = ((cell, cell.text if personal_data else mask(cell)) for cell in cells)
            parts.append(f"<tr>{''.join(_td(cell, text) for cell, text in shown)}</tr>")
        parts.append("</table>")
    return "\n".join(parts) + "\n</body></html>\n"


def _td(cell: SpanCell, text: str) -> str:
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    fill = f' style="background:{html.escape(cell.fill)}"' if cell.fill else ""
    text = _CONTROL.sub("\ufffd", text)
    return f"<td{spans}{fill}>{html.escape(text)}</td>"


def draw_pages(
    data: bytes, name: str, grids: Sequence[TableGrid], *, password: str | None = None
) -> Iterator[tuple[int, bytes]]:
    """Draw the pages of a PDF that hold tables, with the cells outlined.

    Cells of borders are red, those told by alignment blue. The pictures show what the
    page shows, personal data too.

    Args:
        data: the PDF.
        name: what to call it in messages.
        grids: its tables.
        password: of an encrypted PDF.

    Yields:
        (page, its picture as PNG) in the order of the pages.

    Raises:
        InputError: the PDF cannot be drawn.
    """
    source = PngInfo()
    source.add_text(_DOCUMENT, hashlib.sha256(data).hexdigest())
    for number, picture, scale in page_pictures(data, name, pages_with_tables(grids), password):
        pen = ImageDraw.Draw(picture)
        for grid in (grid for grid in grids if grid.page == number):
            colour = _RULED if grid.ruled else _ALIGNED
            for cell in grid.cells:
                if cell.box is not None:
                    pen.rectangle([value * scale for value in cell.box], outline=colour, width=2)
        buffer = io.BytesIO()
        picture.save(buffer, "PNG", pnginfo=source)
        yield number, buffer.getvalue()


def pages_with_tables(grids: Iterable[TableGrid]) -> list[int]:
    """Return the numbers of the pages that hold tables, in order."""
    return sorted({grid.page for grid in grids if grid.page is not None})


def pictured_document(path: Path) -> str | None:
    """Return the SHA-256 of the document that a picture of `draw_pages` shows.

    None for every other file.
    """
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            found = picture.info.get(_DOCUMENT)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return found if isinstance(found, str) else None
