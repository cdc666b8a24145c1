"""The first sheet: counts for each document, the list of tables, and how to read the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from extractor.model.audit import AuditFinding, Verdict
from extractor.workbook.captions import FINDINGS, SEVERITIES, VERDICTS, caption, kind_name
from extractor.workbook.cells import letter_of, put_formula, put_link, put_number, put_text
from extractor.workbook.plan import FIRST_ROW, HEADER_ROW, BookPlan
from extractor.workbook.sizes import set_heights
from extractor.workbook.styles import (
    BOLD,
    LINK,
    PLAIN,
    TITLE,
    fill_of,
    number_format,
    set_up_page,
    style_cell,
    style_header,
    style_line,
)

_COUNTS = ("tables", *SEVERITIES, *VERDICTS)
_COLUMNS = ("number", "document", "document-kind", "satker", "year", *_COUNTS)
_WIDTHS = (6, 34, 28, 40, 8, 9, 11, 11, 10, 10, 13, 11, 12, 14, 14)
_FIRST_COUNT = len(_COLUMNS) - len(_COUNTS) + 1
_TABLE_COLUMNS = ("number", "table", "document", "name", "rows", "findings")
_NOTES = ("note-live", "note-check", "note-percent", "note-colours", "note-links", "note-repeated")


def write_summary(sheet: Any, plan: BookPlan, lang: str) -> None:
    """Write the first sheet.

    Args:
        sheet: empty, of openpyxl.
        plan: of the whole workbook.
        lang: "id" or "en".
    """
    put_text(sheet["A1"], caption("title", lang))
    style_line(sheet["A1"], TITLE)
    put_text(sheet["A2"], caption("findings-title", lang))
    put_link(sheet["A2"], FINDINGS, "A1")
    style_line(sheet["A2"], LINK)
    _write_headers(sheet, HEADER_ROW, _COLUMNS, lang)
    row = _write_documents(sheet, plan, lang)
    tables_row = row + 2
    row = _write_tables(sheet, plan, lang, tables_row)
    _write_notes(sheet, lang, row + 1)
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[letter_of(place)].width = width
    set_heights(sheet, HEADER_ROW, tables_row - 2)
    set_heights(sheet, tables_row + 1, row)
    set_up_page(sheet, None)


def _write_headers(sheet: Any, row: int, keys: Sequence[str], lang: str) -> None:
    for place, key in enumerate(keys, start=1):
        put_text(sheet.cell(row, place), caption(key, lang))
        style_header(sheet.cell(row, place))


def _write_documents(sheet: Any, plan: BookPlan, lang: str) -> int:
    row = HEADER_ROW
    for number, document in enumerate(plan.documents, start=1):
        row += 1
        about = document.document.document
        named = [
            document.label, kind_name(about.kind), about.satker.name if about.satker else "",
        ]  # fmt: skip
        audited = document.audited
        counts = [len(document.tables), *_counted(audited.findings, audited.verdicts)]
        _write_row(sheet, row, [number, *named, about.tahun or "", *counts], lang)
        if document.tables:
            put_link(sheet.cell(row, 2), document.tables[0].name, "A1")
            sheet.cell(row, 2).font = LINK
    across = [one.finding for one in plan.findings if one.across]
    if across:
        row += 1
        _write_row(
            sheet, row, ["", caption("across", lang), "", "", "", 0, *_counted(across, ())], lang
        )
    return _write_sums(sheet, row, lang)


def _write_sums(sheet: Any, last: int, lang: str) -> int:
    row = last + 1
    put_text(sheet.cell(row, 2), caption("sum", lang))
    for place in range(1, len(_COLUMNS) + 1):
        cell = sheet.cell(row, place)
        counted = place >= _FIRST_COUNT
        style_cell(cell, font=BOLD, fill="total", number=counted)
        if counted and last >= FIRST_ROW:
            letter = cell.column_letter
            put_formula(cell, f"=SUM({letter}{FIRST_ROW}:{letter}{last})", number_format(lang))
    return row


def _counted(findings: Iterable[AuditFinding], verdicts: Iterable[Verdict]) -> list[int]:
    severities: Counter[str] = Counter(finding.severity for finding in findings)
    said: Counter[str] = Counter(verdict.verdict for verdict in verdicts)
    return [*(severities[name] for name in SEVERITIES), *(said[name] for name in VERDICTS)]


def _write_row(sheet: Any, row: int, values: Sequence[str | int], lang: str) -> None:
    for place, (key, value) in enumerate(zip(_COLUMNS, values, strict=True), start=1):
        cell = sheet.cell(row, place)
        number = isinstance(value, int)
        style_cell(cell, number=number)
        if isinstance(value, int):
            # A year has no separator between its thousands.
            put_number(cell, value, "0" if key == "year" else number_format(lang))
        else:
            put_text(cell, value)
        if value and key in (*SEVERITIES, *VERDICTS):
            cell.fill = fill_of(key)


def _write_tables(sheet: Any, plan: BookPlan, lang: str, row: int) -> int:
    put_text(sheet.cell(row, 1), caption("tables-title", lang))
    style_line(sheet.cell(row, 1), TITLE)
    _write_headers(sheet, row + 1, _TABLE_COLUMNS, lang)
    row += 1
    found = Counter(one.sheet.name for one in plan.findings if one.sheet)
    number = 0
    for document in plan.documents:
        for own in document.tables:
            row, number = row + 1, number + 1
            title = " ".join((own.table.title or "").split())
            values: list[str | int] = [
                number, own.name, document.label, title, len(own.table.rows), found[own.name]
            ]  # fmt: skip
            _write_table_row(sheet, row, values, own.name, lang)
    return row + 1


def _write_table_row(
    sheet: Any, row: int, values: Sequence[str | int], name: str, lang: str
) -> None:
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(row, place)
        style_cell(cell, number=isinstance(value, int))
        if isinstance(value, int):
            put_number(cell, value, number_format(lang))
        else:
            put_text(cell, value)
    put_link(sheet.cell(row, 2), name, "A1")
    sheet.cell(row, 2).font = LINK


def _write_notes(sheet: Any, lang: str, row: int) -> None:
    put_text(sheet.cell(row, 1), caption("notes-title", lang))
    style_line(sheet.cell(row, 1), TITLE)
    for below, key in enumerate(_NOTES, start=1):
        cell = sheet.cell(row + below, 1)
        put_text(cell, caption(key, lang))
        style_line(cell, PLAIN)
