"""The sheet of findings: one row each, with the way to the cell that it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from extractor.model.audit import AuditFinding
from extractor.workbook.captions import caption, field_name, place_text
from extractor.workbook.cells import letter_of, put_link, put_number, put_text
from extractor.workbook.plan import FIRST_ROW, HEADER_ROW, NumberedFinding
from extractor.workbook.sizes import set_heights
from extractor.workbook.styles import (
    LINK,
    TITLE,
    fill_of,
    number_format,
    own_decimals,
    set_up_page,
    style_cell,
    style_header,
    style_line,
)

_COLUMNS = (
    ("number", 6), ("severity", 11), ("code", 16), ("document", 18), ("table", 25), ("cell", 7),
    ("row", 7), ("field", 12), ("place", 10), ("message", 44), ("reported", 18),
    ("recomputed", 18), ("difference", 18), ("formula", 30), ("consequences", 34),
    ("evidence", 36), ("doubts", 12),
)  # fmt: skip
_MOST_LINES = 30
_MOST_IN_LINE = 300
_MOST_SHOWN = 2_000
"""Lengths to which texts of documents are shown, so that a row stays readable."""


def write_findings(sheet: Any, findings: Sequence[NumberedFinding], lang: str) -> None:
    """Write the sheet of findings.

    Args:
        sheet: empty, of openpyxl.
        findings: in the order of their numbers.
        lang: "id" or "en".
    """
    put_text(sheet["A1"], caption("findings-title", lang))
    style_line(sheet["A1"], TITLE)
    for place, (key, width) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(HEADER_ROW, place)
        put_text(cell, caption(key, lang))
        style_header(cell)
        sheet.column_dimensions[letter_of(place)].width = width
    for one in findings:
        _write_finding(sheet, one, lang)
    last = letter_of(len(_COLUMNS))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + len(findings)}"
    set_heights(sheet, HEADER_ROW, HEADER_ROW + len(findings))
    sheet.freeze_panes = f"D{FIRST_ROW}"
    set_up_page(sheet, HEADER_ROW)


def _write_finding(sheet: Any, one: NumberedFinding, lang: str) -> None:
    finding = one.finding
    texts = _texts(one, lang)
    numbers = {
        "number": one.number,
        "row": None if finding.row is None else finding.row + 1,
        "reported": finding.reported,
        "recomputed": finding.recomputed,
        "difference": finding.difference,
    }
    for place, (key, _) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(one.row_in_list, place)
        style_cell(cell)
        value = numbers.get(key)
        if isinstance(value, int | Decimal):
            put_number(cell, value, number_format(lang, own_decimals(value)))
            style_cell(cell, number=True)
        else:
            put_text(cell, texts.get(key) or (value or ""))
        if key == "severity":
            cell.fill = fill_of(finding.severity)
        if key in ("cell", "table") and one.sheet and one.coordinate:
            put_link(cell, one.sheet.name, one.coordinate)
            cell.font = LINK


def _texts(one: NumberedFinding, lang: str) -> dict[str, str]:
    finding = one.finding
    first = finding.evidence[0] if finding.evidence else None
    document = caption("across", lang) if one.across else one.document.label if one.document else ""
    return {
        "severity": caption(finding.severity, lang),
        "code": finding.code,
        "document": document,
        "table": one.sheet.name if one.sheet else finding.table or "",
        "cell": one.coordinate or "",
        "field": field_name(finding.field, lang) if finding.field else "",
        "place": place_text(first.page, first.line, lang) if first else "",
        "message": finding.message,
        "formula": finding.formula or "",
        "consequences": _lines((f"• {each.message}" for each in finding.consequences), lang),
        "evidence": _evidence(finding, lang),
        "doubts": ", ".join(finding.doubts),
    }


def _evidence(finding: AuditFinding, lang: str) -> str:
    shown = []
    for each in finding.evidence:
        place = place_text(each.page, each.line, lang)
        named = [part for part in (each.document, place) if part]
        raw = " ".join((each.raw or "").split())
        shown.append(f"{', '.join(named)}: {raw}" if raw else ", ".join(named))
    return _lines(shown, lang)


def _lines(lines: Iterable[str], lang: str) -> str:
    known = list(lines)
    shown = [
        line if len(line) <= _MOST_IN_LINE else f"{line[:_MOST_IN_LINE]}…"
        for line in known[:_MOST_LINES]
    ]
    if len(known) > _MOST_LINES:
        shown.append(caption("more", lang, count=len(known) - _MOST_LINES))
    return "\n".join(shown)
