"""Raw grids for people and programs: JSON, one HTML page, or pictures of the pages.

Text of a document is data: it is escaped in HTML and never becomes a path.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson
from PIL import ImageDraw

from extractor.model.serialization import plain_number
from extractor.places import bbox_of
from extractor.privacy import mask_text
from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from extractor.readers.pdf_pictures import page_pictures

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
    return {
        "page": grid.page,
        "bbox": _bbox(grid.box),
        "cells": [
            {
                "row": cell.row,
                "col": cell.col,
                "rowspan": cell.rowspan,
                "colspan": cell.colspan,
                "text": _text(cell, personal_data),
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


def _text(cell: SpanCell, personal_data: bool) -> str:
    return cell.text if personal_data else mask_text(cell.text)


def grids_to_html(grids: Iterable[TableGrid], title: str, *, personal_data: bool = False) -> str:
    """Write grids as one HTML page with true spans and fills."""
    parts = [
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body>",
    ]
    for number, grid in enumerate(grids, start=1):
        place = f"p. {grid.page}" if grid.page is not None else ""
        parts.append(f"<h2>{number}. {place} ({grid.confidence})</h2>\n<table>")
        rows: list[list[SpanCell]] = [[] for _ in range(grid.rows)]
        for cell in grid.cells:
            rows[cell.row].append(cell)
        for cells in rows:
            parts.append(f"<tr>{''.join(_td(cell, personal_data) for cell in cells)}</tr>")
        parts.append("</table>")
    return "\n".join(parts) + "\n</body></html>\n"


def _td(cell: SpanCell, personal_data: bool) -> str:
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    fill = f' style="background:{html.escape(cell.fill)}"' if cell.fill else ""
    return f"<td{spans}{fill}>{html.escape(_text(cell, personal_data))}</td>"


def draw_pages(
    data: bytes, name: str, grids: Sequence[TableGrid], folder: Path, *, password: str | None = None
) -> list[Path]:
    """Draw the pages of a PDF that hold tables, with the cells outlined.

    Cells of borders are red, those told by alignment blue. The pictures show what the
    page shows, personal data too.

    Args:
        data: the PDF.
        name: what to call it in messages.
        grids: its tables.
        folder: where ``page-003.png`` goes; it must exist.
        password: of an encrypted PDF.

    Returns:
        The files written, in order.

    Raises:
        InputError: the PDF cannot be drawn.
    """
    numbers = sorted({grid.page for grid in grids if grid.page is not None})
    written = []
    for number, picture, scale in page_pictures(data, name, numbers, password):
        pen = ImageDraw.Draw(picture)
        for grid in (grid for grid in grids if grid.page == number):
            colour = _RULED if grid.ruled else _ALIGNED
            for cell in grid.cells:
                if cell.box is not None:
                    pen.rectangle([value * scale for value in cell.box], outline=colour, width=2)
        target = folder / f"page-{number:03}.png"
        picture.save(target)
        written.append(target)
    return written
