"""How the sheets look: number formats, fills for verdicts and severities, fonts, printing.

A colour never stands alone: the cell that it marks, or one in its row, says the same in words.
"""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import Any, Final
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties

MOST_DECIMALS: Final = 10
RECOMPUTED_DECIMALS: Final = 2
_LOCALES: Final = {"id": "[$-421]", "en": "[$-409]"}
"""Windows codes of the languages. A format's separators are always written ``#,##0.00`` and shown
by the machine's own settings; a spreadsheet that knows formats of other countries (LibreOffice)
shows 1.234,56 by the code, on every machine. Excel takes the separators from Windows."""
_MOST_UNIT: Final = 40

_FILLS: Final = {
    "equal": "C6E7C8", "rounding": "C6E7C8", "computed": "D6E6F5", "capped": "FFEB9C",
    "mismatch": "F8C1BC", "not-computable": "D9D9D9",
    "error": "F8C1BC", "warning": "FFEB9C", "info": "D6E6F5",
    "header": "1F3864", "total": "EDEDED",
}  # fmt: skip
"""Light grounds: black on each of them has a contrast above 10 : 1."""

_LINE = Side(style="thin", color="BFBFBF")
BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TITLE: Final = Font(name="Calibri", size=14, bold=True)
PLAIN: Final = Font(name="Calibri", size=10)
BOLD: Final = Font(name="Calibri", size=10, bold=True)
ITALIC: Final = Font(name="Calibri", size=10, italic=True)
REPEATED: Final = Font(name="Calibri", size=10, color="595959")
"""A merged cell's text on the rows below its first."""
LINK: Final = Font(name="Calibri", size=10, color="0B4FA8", underline="single")
_HEADER: Final = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
_TEXT: Final = Alignment(vertical="top", wrap_text=True)
_ONE_LINE: Final = Alignment(vertical="top", wrap_text=False)
_NUMBER: Final = Alignment(vertical="top", horizontal="right", indent=1)
_ANSWER: Final = Alignment(vertical="top", horizontal="center")
_MIDDLE: Final = Alignment(vertical="center", horizontal="center", wrap_text=True)
_A4: Final = 9
_LOOKS: Final[WeakKeyDictionary[Workbook, dict[tuple[object, ...], Any]]] = WeakKeyDictionary()
"""What looks become, by workbook: openpyxl searches its lists of styles anew for each cell."""
_TITLE_HEIGHT: Final = 21


def fill_of(name: str) -> PatternFill | None:
    """Return the fill of a verdict, a severity or a part of a sheet; None if it has none."""
    colour = _FILLS.get(name)
    return PatternFill("solid", fgColor=colour) if colour else None


def conditional_style(name: str) -> DifferentialStyle:
    """Return the look of a check's answer, by the verdict or severity that it is like."""
    colour = _FILLS[name]
    return DifferentialStyle(fill=PatternFill(bgColor=colour, fill_type="solid"))


def number_format(lang: str, decimals: int = 0, ending: str = "") -> str:
    """Return a number format.

    Args:
        lang: "id" or "en".
        decimals: so many are shown.
        ending: text shown after the number, such as ``%`` or ``laporan``; it scales nothing.

    Example:
        ``number_format("id", 2, "%")`` is ``[$-421]#,##0.00"%"``: 82.5 is shown as 82,50%.
    """
    shown = min(max(decimals, 0), MOST_DECIMALS)
    digits = "#,##0" + ("." + "0" * shown if shown else "")
    clean = "".join(sign for sign in ending if sign.isalnum() or sign in " %/.-²³")[:_MOST_UNIT]
    return f"{_LOCALES[lang]}{digits}" + (f'"{clean}"' if clean.strip() else "")


def own_decimals(value: Decimal | int) -> int:
    """Return how many decimals a number has."""
    number = Decimal(value)
    return max(0, -int(number.normalize().as_tuple().exponent)) if number.is_finite() else 0


def style_cell(cell: Any, *, font: Font = PLAIN, fill: str = "", number: bool = False) -> None:
    """Give a cell of a table its look.

    Args:
        cell: of openpyxl.
        font: one of this module's.
        fill: name of a fill, see `fill_of`; empty for none.
        number: whether it holds a number, shown to the right.
    """
    looks = _LOOKS.setdefault(cell.parent.parent, {})
    key = (tuple(cell._style or ()), id(font), fill, number)
    if key in looks:
        cell._style = copy(looks[key])
        return
    cell.font = font
    cell.border = BORDER
    cell.alignment = _NUMBER if number else _TEXT
    ground = fill_of(fill)
    if ground is not None:
        cell.fill = ground
    looks[key] = copy(cell._style)


def align_number(cell: Any) -> None:
    """Show a styled cell's figure to the right, on one line."""
    cell.alignment = _NUMBER


def align_answer(cell: Any) -> None:
    """Show a check's answer in the middle."""
    cell.alignment = _ANSWER


def style_header(cell: Any) -> None:
    """Give a column's header its look."""
    cell.font = _HEADER
    cell.fill = fill_of("header")
    cell.border = BORDER
    cell.alignment = _MIDDLE


def style_line(cell: Any, font: Font = PLAIN) -> None:
    """Give a cell outside tables its look: one line, running over its neighbours."""
    cell.font = font
    cell.alignment = _ONE_LINE


def set_up_page(sheet: Any, header_row: int | None) -> None:
    """Make room for the title; print on A4 across, fit to the width, the header on each page.

    Args:
        sheet: of openpyxl.
        header_row: row of the column headers; None for a sheet of several lists.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if header_row is not None:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
