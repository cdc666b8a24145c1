"""The sheets of a workbook: the cells that hold or show something, as they are printed.

A formula's cell gives the result that was stored with it. Where none was stored, its text
is the formula itself, ``=SUM(D5:D7)``, which no later step takes for a value. Errors stay
as they show: ``#REF!``. Hidden sheets, rows and columns are read like all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from extractor.readers.office import Package
from extractor.readers.office_colours import theme_colours
from extractor.readers.office_text import decode_text, raise_digits
from extractor.readers.office_xml import child, children, whole
from extractor.readers.xlsx_formats import format_number, format_text, read_decimal
from extractor.readers.xlsx_styles import CellStyle, read_styles

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN_STYLE = CellStyle()
_UNNAMED_FORMULA = "=?"
_POINTS_PER_CHARACTER = 5.25
"""Width of a digit of the usual font; a column is measured in such, and some space."""
_COLUMN_PADDING = 3.75
_USUAL_WIDTH = 8.43
_USUAL_HEIGHT = 15.0
Run = tuple[str, str]
"""A piece of text and its own font, empty for the cell's."""


class Span(NamedTuple):
    """A merged range: first and last row, first and last column, all from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds text or is shown by a border or a background."""

    text: str
    style: CellStyle
    mark: str | None = None


@dataclass(slots=True)
class Sheet:
    """One sheet: its number from 1, cells by row and column (from 0), and merged ranges."""

    number: int
    part: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    def width(self, col: int) -> float:
        """Return a column's width in points."""
        return self.widths.get(col, _USUAL_WIDTH * _POINTS_PER_CHARACTER + _COLUMN_PADDING)

    def height(self, row: int) -> float:
        """Return a row's height in points."""
        return self.heights.get(row, _USUAL_HEIGHT)


class Workbook:
    """Reads the sheets of an opened workbook, in the order of their tabs."""

    def __init__(self, package: Package) -> None:
        """Read what the sheets share: styles, texts, the way dates are counted."""
        self._package = package
        root = package.tree(package.main)
        theme = theme_colours(package.related(package.main, "theme"))
        self._styles = read_styles(package.related(package.main, "styles"), theme)
        shared = package.related(package.main, "sharedStrings")
        self._texts = [list(_runs(node)) for node in children(shared, "s:si")]
        properties = child(root, "s:workbookPr")
        flag = "" if properties is None else properties.get("date1904", "")
        self._from_1904 = flag in ("1", "true", "on")
        self._sheets = list(children(child(root, "s:sheets"), "s:sheet"))

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets with cells; charts that fill a sheet count but are not read."""
        relations = self._package.relations(self._package.main)
        for number, node in enumerate(self._sheets, start=1):
            relation = relations.get(node.get("r:id", ""))
            if relation is None or relation.kind == "worksheet":
                yield self._read(number, "" if relation is None else relation.target)

    def _read(self, number: int, part: str) -> Sheet:
        root = self._package.tree(part)
        sheet = Sheet(number, part)
        sheet.widths = _column_widths(root)
        row = -1
        for line in children(child(root, "s:sheetData"), "s:row"):
            row = whole(line.get("r"), row + 2) - 1
            height = line.get("ht")
            if height is not None:
                sheet.heights[row] = float(whole(height, 15))
            col = -1
            for node in children(line, "s:c"):
                place = parse_reference(node.get("r", ""))
                col = place[1] if place else col + 1
                self._read_cell(sheet, row, col, node)
        for node in children(child(root, "s:mergeCells"), "s:mergeCell"):
            span = parse_range(node.get("ref", ""))
            if span is not None and span[:2] != span[2:]:
                sheet.merges.append(span)
        return sheet

    def _read_cell(self, sheet: Sheet, row: int, col: int, node: Element) -> None:
        if not (0 <= row < MAX_ROWS and 0 <= col < MAX_COLUMNS):
            return
        index = whole(node.get("s"), 0)
        style = self._styles[index] if 0 <= index < len(self._styles) else _PLAIN_STYLE
        text = self._text(node, style)
        if text or style.fill or any(style.edges):
            sheet.cells[row, col] = SheetCell(text, style)

    def _text(self, node: Element, style: CellStyle) -> str:
        kind = node.get("t", "n")
        stored = child(node, "s:v")
        written = (stored.text or "") if stored is not None else ""
        if kind == "inlineStr":
            return self._shown(list(_runs(child(node, "s:is"))), style)
        formula = child(node, "s:f")
        if formula is not None and kind != "str" and not written:
            return f"={formula.text}" if formula.text else _UNNAMED_FORMULA
        if kind == "s":
            index = whole(written, -1)
            found = 0 <= index < len(self._texts)
            return self._shown(self._texts[index], style) if found else ""
        if kind == "b":
            return "TRUE" if written.strip() == "1" else "FALSE"
        if kind in ("e", "d"):
            return written
        number = read_decimal(written) if kind == "n" else None
        if number is None:
            return self._shown([(_unescape(written), "")], style)
        shown = format_number(number, style.format, from_1904=self._from_1904)
        return decode_text(style.font, shown)

    def _shown(self, runs: list[Run], style: CellStyle) -> str:
        text = "".join(decode_text(font or style.font, piece) for piece, font in runs)
        return format_text(text, style.format) if text else ""


def _column_widths(root: Element) -> dict[int, float]:
    found: dict[int, float] = {}
    last = 0
    for node in children(child(root, "s:cols"), "s:col"):
        first, last = max(whole(node.get("min"), 1) - 1, last), whole(node.get("max"), 0)
        hidden = node.get("hidden") in ("1", "true")
        try:
            characters = 0.0 if hidden else float(node.get("width", _USUAL_WIDTH))
        except ValueError:
            continue
        for col in range(first, min(last, MAX_COLUMNS)):
            found[col] = characters * _POINTS_PER_CHARACTER
    return found


def _runs(node: Element | None) -> Iterator[Run]:
    """The pieces of a text with their fonts; reading aids above the letters are left out."""
    for piece in () if node is None else node:
        if piece.tag == "s:t":
            yield _unescape(piece.text or ""), ""
        elif piece.tag == "s:r":
            name = child(piece, "s:rPr", "s:rFont")
            text = child(piece, "s:t")
            font = "" if name is None else name.get("val", "")
            raised = child(piece, "s:rPr", "s:vertAlign")
            written = _unescape((text.text or "") if text is not None else "")
            if raised is not None and raised.get("val") == "superscript":
                written = raise_digits(written)
            yield written, font


def _unescape(text: str) -> str:
    """Control characters are written ``_x000D_`` in workbooks."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


def parse_reference(text: str) -> tuple[int, int] | None:
    """Return (row, column) from 0 of a cell's name: ``C5`` gives (4, 2); None for no name."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    col = 0
    for letter in match.group(1).upper():
        col = col * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, col - 1


def parse_range(text: str) -> Span | None:
    """Return a range from its name: ``B2:C5``; a single cell is a range too."""
    first, _, last = text.partition(":")
    start, end = parse_reference(first), parse_reference(last or first)
    if start is None or end is None:
        return None
    rows, cols = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Span(rows[0], cols[0], rows[1], cols[1])
