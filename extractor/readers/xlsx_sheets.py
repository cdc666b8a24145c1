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
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from openpyxl.cell.rich_text import CellRichText
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.strings import read_rich_text
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from extractor.errors import InputError
from extractor.readers.office import Package, library_errors
from extractor.readers.office_colours import Theme, theme_colours
from extractor.readers.office_content import NoteCode, OfficeNote
from extractor.readers.office_text import decode_text, raise_digits
from extractor.readers.xlsx_formats import (
    format_effect,
    format_general,
    format_number,
    format_text,
    read_decimal,
)
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
_MOST_NOTES = 20


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
    usual_width: float = _USUAL_WIDTH * _POINTS_PER_CHARACTER + _COLUMN_PADDING
    usual_height: float = _USUAL_HEIGHT
    hidden: bool = False
    notes: list[OfficeNote] = field(default_factory=list)
    _told: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tell(self, code: NoteCode, reason: str, row: int | None, raw: str) -> None:
        """Note something at a row (from 0); of a kind only so many as a person looks at."""
        self._told[code, reason] += 1
        if self._told[code, reason] <= _MOST_NOTES:
            number = None if row is None else row + 1
            self.notes.append(OfficeNote(code, reason, number, self.number, raw or None))

    def width(self, col: int) -> float:
        """Return a column's width in points."""
        return self.widths.get(col, self.usual_width)

    def height(self, row: int) -> float:
        """Return a row's height in points."""
        return self.heights.get(row, self.usual_height)


class _Heights(dict[str, dict[str, str]]):
    """What the parser keeps of rows: a million of them may have a format and nothing else."""

    def __setitem__(self, row: str, attributes: dict[str, str]) -> None:
        kept = {key: text for key, text in attributes.items() if key in ("ht", "hidden")}
        if kept:
            super().__setitem__(row, kept)


class Workbook:
    """Reads the sheets of an opened workbook, in the order of their tabs."""

    def __init__(self, package: Package) -> None:
        """Read what the sheets share: styles, texts, the way dates are counted."""
        self._package = package
        main = next(iter(related_parts(package, "", "officeDocument")), "xl/workbook.xml")
        with library_errors(package.name):
            parser = WorkbookParser(package, main, keep_links=False)
            parser.parse()
            self._epoch = parser.wb.epoch
            self._sheets = [
                (parser.rels[sheet.id], sheet.state in ("hidden", "veryHidden"))
                for sheet in parser.sheets
            ]
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
        """Yield the sheets; one that is a chart has no cells."""
        for number, (relation, hidden) in enumerate(self._sheets, start=1):
            sheet = Sheet(number, relation.target, hidden=hidden)
            if relation.Type.endswith("/worksheet"):
                self._read(sheet)
            yield sheet

    def _read(self, sheet: Sheet) -> None:
        data = self._package.read(sheet.part)
        with library_errors(self._package.name):
            parser = self._parser(data, formulas=False)
            cells: Iterable[dict[str, Any]] = _cells(parser)
            if _FORMULA.search(data):
                cells = _with_formulas(cells, _cells(self._parser(data, formulas=True)))
            for cell in cells:
                self._add_cell(sheet, cell)
            _measure(sheet, parser)
        _tell_hidden(sheet)

    def _parser(self, data: bytes, *, formulas: bool) -> Any:
        """A parser of a sheet that gives the stored results of formulas, or the formulas."""
        stream = io.BytesIO(data)
        parser = WorkSheetParser(stream, self._texts, data_only=not formulas, rich_text=True)
        parser.row_dimensions = _Heights()
        return parser

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
        number = _number(cell["value"], cell["data_type"], self._epoch)
        text = self._text(cell["value"], cell["data_type"], style, number)
        if number is not None:
            _tell_effect(sheet, row - 1, text, number, style)
        if text or style.fill or any(style.edges):
            sheet.cells[row - 1, col - 1] = SheetCell(text, style)

    def _text(self, value: Any, kind: str, style: CellStyle, number: Decimal | None) -> str:
        if value is None or kind in ("e", "f"):
            return value or ""
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if number is not None:
            shown = format_number(number, style.format, from_1904=self._epoch == CALENDAR_MAC_1904)
            return decode_text(style.font, shown)
        runs = value if isinstance(value, CellRichText) else (str(value),)
        text = "".join(_run(run, style) for run in runs)
        return format_text(text, style.format) if text else ""


def related_parts(package: Package, part: str, kind: str) -> list[str]:
    """Return the parts that a part (``""``: the package) refers to as ``drawing``."""
    return [target for _, target in relations_of(package, part, kind)]


def relations_of(package: Package, part: str, kind: str) -> list[tuple[str, str]]:
    """Return the parts as `related_parts` does, each after its relationship's id."""
    place = get_rels_path(part)
    with library_errors(package.name):
        relations = get_dependents(package, place) if package.has(place) else ()
        return [
            (one.Id, one.target)
            for one in relations
            if one.Type.endswith(f"/{kind}") and one.TargetMode != "External"
        ]


def _number(value: Any, kind: str, epoch: datetime) -> Decimal | None:
    """The number that a cell stores, None for all else; dates are numbers of days."""
    if isinstance(value, datetime | date | time | timedelta):
        value = to_excel(value, epoch)
    if isinstance(value, bool) or not isinstance(value, int | float) or kind in ("e", "f"):
        return None
    return read_decimal(repr(value))


def _measure(sheet: Sheet, parser: Any) -> None:
    """Take over what a parser has found of a sheet besides its cells."""
    ranges = () if parser.merged_cells is None else parser.merged_cells.mergeCell
    sheet.merges = [
        Span(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1)
        for one in ranges
        if one.size["rows"] > 1 or one.size["columns"] > 1
    ]
    usual = getattr(parser, "sheet_format", None)
    if usual is not None:
        sheet.usual_height = usual.defaultRowHeight or sheet.usual_height
        width = usual.defaultColWidth
        sheet.usual_width = width * _POINTS_PER_CHARACTER if width else sheet.usual_width
    sheet.widths = _column_widths(parser.column_dimensions.values())
    for row, attributes in parser.row_dimensions.items():
        hidden = attributes.get("hidden") in ("1", "true")
        if hidden or "ht" in attributes:
            sheet.heights[int(row) - 1] = 0.0 if hidden else float(attributes["ht"])
    for rule in parser.formatting:
        top = min((area.min_row for area in rule.sqref.ranges), default=1)
        sheet.tell("content-hidden", "colour-rules", top - 1, str(rule.sqref))


def _tell_effect(sheet: Sheet, row: int, text: str, number: Decimal, style: CellStyle) -> None:
    """Note a number that is shown other than it is stored."""
    effect = format_effect(number, style.format)
    raw = f"{text} ({format_general(number)})".strip()
    if effect == "rounded":
        sheet.tell("number-rounded", "", row, raw)
    elif effect is not None:
        sheet.tell("number-reshaped", effect, row, raw)


def _tell_hidden(sheet: Sheet) -> None:
    """Note what is hidden and holds text: it is read like all else, but nobody sees it."""
    texts = [(place, cell.text) for place, cell in sorted(sheet.cells.items()) if cell.text]
    if sheet.hidden and texts:
        sheet.tell("content-hidden", "hidden-sheet", texts[0][0][0], texts[0][1])
    rows: set[int] = set()
    columns: set[int] = set()
    for (row, col), text in texts:
        if not sheet.height(row) and row not in rows:
            rows.add(row)
            sheet.tell("content-hidden", "hidden-rows", row, text)
        if not sheet.width(col) and col not in columns:
            columns.add(col)
            sheet.tell("content-hidden", "hidden-columns", row, text)


def _cells(parser: Any) -> Iterator[dict[str, Any]]:
    """The cells as they are parsed: a sheet with a million formatted rows is not kept whole."""
    for _, row in parser.parse():
        yield from row


def _with_formulas(
    cells: Iterable[dict[str, Any]], formulas: Iterable[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for cell, formula in zip(cells, formulas, strict=True):
        _add_formula(cell, formula)
        yield cell


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
