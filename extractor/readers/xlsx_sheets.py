"""The sheets of a workbook: the cells that hold or show something, as they are printed.

A formula's cell gives the result that was stored with it. Where none was stored, its text
is the formula itself, ``=SUM(D5:D7)``, which no later step takes for a value. Errors stay
as they show: ``#REF!``. Hidden sheets, rows and columns are read like all others.

openpyxl's parsers are called one by one. Its ``load_workbook`` would drop what stands under
merged cells and make a cell of each of their positions, turn numbers into dates (or into
``#VALUE!``), pass over sheets that are missing, and give up at charts that nobody asked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl.cell.rich_text import CellRichText
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.strings import read_rich_text
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from extractor.errors import InputError
from extractor.readers.office import Package, library_errors
from extractor.readers.office_colours import Theme, theme_colours
from extractor.readers.office_text import decode_text, raise_digits
from extractor.readers.xlsx_formats import format_number, format_text, read_decimal
from extractor.readers.xlsx_styles import CellStyle, read_styles

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PLAIN_STYLE = CellStyle()
_UNNAMED_FORMULA = "=?"
_POINTS_PER_CHARACTER = 5.25
"""Width of a digit of the usual font; a column is measured in such, and some space."""
_COLUMN_PADDING = 3.75
_USUAL_WIDTH = 8.43
_USUAL_HEIGHT = 15.0


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
        main = next(iter(related_parts(package, "", "officeDocument")), "xl/workbook.xml")
        with library_errors(package.name):
            parser = WorkbookParser(package, main, keep_links=False)
            parser.parse()
            self._from_1904 = parser.wb.epoch == CALENDAR_MAC_1904
            self._sheets = [parser.rels[sheet.id] for sheet in parser.sheets]
            self._texts: dict[int, Any] = {}  # a list would take -1 for its last text
            for part in related_parts(package, main, "sharedStrings"):
                self._texts = dict(enumerate(read_rich_text(io.BytesIO(package.read(part)))))
            theme: Theme = {}
            for part in related_parts(package, main, "theme"):
                theme = theme_colours(package.tree(part))
            self._styles: list[CellStyle] = []
            for part in related_parts(package, main, "styles"):
                self._styles = read_styles(package.read(part), theme)

    @property
    def count(self) -> int:
        """Return how many sheets there are, empty and hidden ones and charts included."""
        return len(self._sheets)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets with cells; charts that fill a sheet count but are not read."""
        for number, relation in enumerate(self._sheets, start=1):
            if relation.Type.endswith("/worksheet"):
                yield self._read(Sheet(number, relation.target))

    def _read(self, sheet: Sheet) -> Sheet:
        data = self._package.read(sheet.part)
        with library_errors(self._package.name):
            parser, cells = self._parse(data, formulas=False)
            if _FORMULA.search(data):
                _, formulas = self._parse(data, formulas=True)
                for cell, formula in zip(cells, formulas, strict=True):
                    _add_formula(cell, formula)
            ranges = () if parser.merged_cells is None else parser.merged_cells.mergeCell
            sheet.merges = [
                Span(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1)
                for one in ranges
                if one.size["rows"] > 1 or one.size["columns"] > 1
            ]
            sheet.widths = _column_widths(parser.column_dimensions.values())
            for row, attributes in parser.row_dimensions.items():
                if "ht" in attributes:
                    sheet.heights[int(row) - 1] = float(attributes["ht"])
        for cell in cells:
            self._add_cell(sheet, cell)
        return sheet

    def _parse(self, data: bytes, *, formulas: bool) -> tuple[Any, list[dict[str, Any]]]:
        """A sheet's parser after its work, and the cells: stored results, or formulas."""
        stream = io.BytesIO(data)
        parser = WorkSheetParser(stream, self._texts, data_only=not formulas, rich_text=True)
        return parser, [cell for _, row in parser.parse() for cell in row]

    def _add_cell(self, sheet: Sheet, cell: dict[str, Any]) -> None:
        row, col, index = cell["row"], cell["column"], cell["style_id"] or 0
        styled = not self._styles or 0 <= index < len(self._styles)
        if not (styled and 1 <= row <= MAX_ROWS and 1 <= col <= MAX_COLUMNS):
            where = f"{self._package.name}: sheet {sheet.number}, row {row}, column {col}"
            raise InputError(
                f"{where}: the cell is outside of any sheet, or its style is missing",
                hint="open the workbook in its office program and save it again",
            )
        style = self._styles[index] if self._styles else _PLAIN_STYLE
        text = self._text(cell["value"], cell["data_type"], style)
        if text or style.fill or any(style.edges):
            sheet.cells[row - 1, col - 1] = SheetCell(text, style)

    def _text(self, value: Any, kind: str, style: CellStyle) -> str:
        if value is None or kind in ("e", "f"):
            return value or ""
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        number = read_decimal(repr(value)) if isinstance(value, int | float) else None
        if number is not None:
            shown = format_number(number, style.format, from_1904=self._from_1904)
            return decode_text(style.font, shown)
        runs = value if isinstance(value, CellRichText) else (str(value),)
        text = "".join(_run(run, style) for run in runs)
        return format_text(text, style.format) if text else ""


def related_parts(package: Package, part: str, kind: str) -> list[str]:
    """Return the parts that a part (``""``: the package) refers to as ``drawing``."""
    place = get_rels_path(part)
    with library_errors(package.name):
        relations = get_dependents(package, place) if package.has(place) else ()
        return [
            one.target
            for one in relations
            if one.Type.endswith(f"/{kind}") and one.TargetMode != "External"
        ]


def _add_formula(cell: dict[str, Any], formula: dict[str, Any]) -> None:
    """Give a cell without a stored result its formula; an empty text is a result too."""
    if cell["value"] is None and cell["data_type"] != "str" and formula["data_type"] == "f":
        text = getattr(formula["value"], "text", formula["value"])
        known = isinstance(text, str) and text.strip("=")
        cell.update(value=text if known else _UNNAMED_FORMULA, data_type="f")


def _run(run: Any, style: CellStyle) -> str:
    """A piece of text as it looks, with its own font or the cell's."""
    font = None if isinstance(run, str) else run.font
    written = unescape(str(run)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if font is not None and font.vertAlign == "superscript":
        written = raise_digits(written)
    text = decode_text((font and font.rFont) or style.font, written)
    # Struck text still stands there: it must not run together with what replaces it.
    return f" {text} " if font is not None and font.strike else text


def _column_widths(columns: Iterable[dict[str, str]]) -> dict[int, float]:
    found: dict[int, float] = {}
    last = 0
    for column in columns:
        first, last = max(int(column["min"]) - 1, last), int(column["max"])
        hidden = column.get("hidden") in ("1", "true")
        characters = 0.0 if hidden else float(column.get("width", _USUAL_WIDTH))
        for col in range(first, min(last, MAX_COLUMNS)):
            found[col] = characters * _POINTS_PER_CHARACTER
    return found
