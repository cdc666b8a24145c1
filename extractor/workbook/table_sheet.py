"""The sheet of one table: its rows as printed, with results recomputed by live formulas.

Steps: title and way back; headers; each row's printed cells, then its formulas, checks, verdicts
and the numbers of its findings; text that no column fits; widths, filter, colours of the checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_UP, Decimal
from functools import cached_property
from typing import Any

from openpyxl.formatting.rule import Rule

from extractor.audit.rounding import agreement, printed_decimals
from extractor.model import Amount, Jadwal, Measure, Row
from extractor.model.audit import Verdict
from extractor.workbook.captions import (
    FINDINGS,
    SEVERITIES,
    SUMMARY,
    caption,
    kind_name,
    place_text,
)
from extractor.workbook.cells import is_storable, put_formula, put_link, put_number, put_text
from extractor.workbook.columns import Column, Content, content_of
from extractor.workbook.formulas import (
    PAIRS,
    Figure,
    Live,
    check_formula,
    result_formula,
    sum_check_formula,
    sum_formula,
)
from extractor.workbook.plan import (
    FIRST_ROW,
    HEADER_ROW,
    DocumentSheets,
    NumberedFinding,
    TableSheet,
)
from extractor.workbook.sizes import set_heights, set_widths
from extractor.workbook.styles import (
    BOLD,
    ITALIC,
    LINK,
    PLAIN,
    RECOMPUTED_DECIMALS,
    REPEATED,
    TITLE,
    align_answer,
    align_number,
    conditional_style,
    fill_of,
    number_format,
    own_decimals,
    set_up_page,
    style_cell,
    style_header,
    style_line,
)

_OF_RESULTS = ("%", "")
"""Units of a reported result; a capaian of ``75 unit`` is compared with no percentage."""
_CALCULABLE = ("percent", "number", "volume", "amount")
_RESULT_ROLES = ("recomputed", "check", "verdict")
_ANSWERS = (("check-ok", "equal"), ("check-differs", "mismatch"), ("check-capped", "capped"))


def number_in(content: Content) -> Decimal | None:
    """Return the number that a printed cell holds for calculation; None for text."""
    if isinstance(content, Amount):
        value: object = content.value
    elif isinstance(content, Measure) and content.kind in _CALCULABLE:
        value = content.value
    else:
        return None
    return Decimal(value) if isinstance(value, int | Decimal) else None


def text_in(content: Content, lang: str) -> str:
    """Return what a printed cell shows: its text, its figure as printed, its schedule."""
    if isinstance(content, Jadwal):
        if content.marks is None:
            return caption("count-only", lang, count=content.count) if content.count else ""
        return ", ".join(content.marks)
    return content.raw if isinstance(content, Amount | Measure) else content or ""


class TableWriter:
    """Writes one table on its sheet.

    Args:
        sheet: empty, of openpyxl.
        plan: where everything stands.
        lang: "id" or "en".
        findings: those that stand on this sheet.
    """

    def __init__(
        self, sheet: Any, plan: TableSheet, lang: str, findings: Sequence[NumberedFinding]
    ) -> None:
        """Keep what is to be written."""
        self._sheet = sheet
        self._plan = plan
        self._lang = lang
        self._findings = findings

    def write(self, document: DocumentSheets) -> None:
        """Write the sheet.

        Args:
            document: whose table it is.
        """
        self._write_head(document)
        for index, row in enumerate(self._plan.table.rows):
            for place, column in enumerate(self._plan.columns, start=1):
                cell = self._sheet.cell(FIRST_ROW + index, place)
                self._write_cell(cell, column, row, index)
        self._write_unplaced()
        self._mark_findings()
        self._finish()

    def _write_head(self, document: DocumentSheets) -> None:
        sheet, table = self._sheet, self._plan.table
        put_text(sheet["A1"], caption("back", self._lang))
        put_link(sheet["A1"], SUMMARY, "A1")
        style_line(sheet["A1"], LINK)
        put_text(sheet["B1"], f"{kind_name(table.kind)}: {' '.join((table.title or '').split())}")
        style_line(sheet["B1"], TITLE)
        satker = table.satker or document.document.document.satker
        year = table.tahun or document.document.document.tahun
        known = [document.label, satker.name if satker else "", table.bagian or "", year or ""]
        put_text(sheet["B2"], " · ".join(str(one) for one in known if one))
        style_line(sheet["B2"])
        for place, column in enumerate(self._plan.columns, start=1):
            cell = sheet.cell(HEADER_ROW, place)
            put_text(cell, column.header)
            style_header(cell)

    def _write_cell(self, cell: Any, column: Column, row: Row, index: int) -> None:
        heading = row.kind != "data"
        style_cell(cell, font=BOLD if heading else PLAIN, fill="total" if heading else "")
        if column.role == "place":
            put_text(cell, place_text(row.source.page, row.source.line, self._lang))
        elif column.role == "row-kind":
            put_text(cell, caption(row.kind, self._lang))
        elif column.role == "printed":
            self._write_printed(cell, column, row, index)
        elif column.role in _RESULT_ROLES:
            self._write_result(cell, column, index)
        elif column.role == "note":
            put_text(cell, "\n".join(self._notes.get(index, ())))

    def _write_printed(self, cell: Any, column: Column, row: Row, index: int) -> None:
        content = content_of(row, column.field, column.part)
        value = number_in(content)
        if content is None:
            pass
        elif value is None or not is_storable(value):
            put_text(cell, text_in(content, self._lang))
        else:
            put_number(cell, value, self._printed_format(content, value))
            align_number(cell)
        first, _ = row.merged.get(column.field, (index, index))
        if first < index and row.kind == "data":
            cell.font = REPEATED
        verdict = self._plan.verdicts.get((index, column.field))
        if verdict and not column.part:
            self._colour(cell, verdict.verdict)

    def _printed_format(self, content: Content, value: Decimal) -> str:
        ending = ""
        raw = text_in(content, self._lang)
        if isinstance(content, Measure):
            percent = content.kind == "percent"
            ending = "%" if percent else f" {content.unit}" if content.unit else ""
        return number_format(self._lang, printed_decimals(raw, value), ending)

    def _write_result(self, cell: Any, column: Column, index: int) -> None:
        parts = self._plan.totals.get((index, column.field))
        verdict = self._plan.verdicts.get((index, column.field))
        if column.role == "verdict":
            if verdict:
                put_text(cell, caption(verdict.verdict, self._lang))
                self._colour(cell, verdict.verdict)
        elif parts and verdict is None:
            self._write_sum(cell, column, index, parts)
        elif column.role == "recomputed":
            self._write_recomputed(cell, column, index, verdict)
        else:
            self._write_check(cell, column, index, verdict)

    def _write_sum(self, cell: Any, column: Column, index: int, parts: Sequence[int]) -> None:
        formula = self._sum(column.field, parts)
        reported = self._figure(index, column.field)
        recomputed = self._plan.address(index, "recomputed", column.field)
        if formula is None or reported is None or recomputed is None:
            return
        if column.role == "recomputed":
            rows = self._plan.table.rows
            values = (number_in(content_of(rows[part], column.field)) for part in parts)
            decimals = max(own_decimals(value) for value in values if value is not None)
            put_formula(cell, formula, number_format(self._lang, decimals))
            align_number(cell)
        else:
            put_formula(cell, sum_check_formula(reported.address, recomputed, self._lang))
            align_answer(cell)

    def _sum(self, field: str, parts: Sequence[int]) -> str | None:
        letter = self._plan.letter("printed", field)
        figures = [self._figure(part, field) for part in parts]
        if letter is None or not all(figures):
            return None
        rows = self._plan.table.rows
        empty = (i for i, row in enumerate(rows) if number_in(content_of(row, field)) is None)
        return sum_formula(
            letter, (FIRST_ROW + part for part in parts), (FIRST_ROW + i for i in empty)
        )

    def _write_recomputed(
        self, cell: Any, column: Column, index: int, verdict: Verdict | None
    ) -> None:
        live = self._live(column.field, index, verdict)
        known = verdict.recomputed if verdict else None
        shown = number_format(self._lang, RECOMPUTED_DECIMALS, "%")
        if live:
            put_formula(cell, live.formula, shown)
            align_number(cell)
        elif isinstance(known, str):
            put_text(cell, known)
            cell.font = ITALIC
        elif known is not None:
            put_number(cell, known, shown)
            style_cell(cell, font=ITALIC, number=True)

    def _live(self, field: str, index: int, verdict: Verdict | None) -> Live | None:
        if verdict and not isinstance(verdict.recomputed, int | Decimal):
            return None
        reported = self._figure(index, field)
        if verdict is None and (reported is None or reported.unit not in _OF_RESULTS):
            return None
        names = {name for pair in PAIRS.get(field, ()) for name in pair}
        found = {name: self._figure(index, name) for name in names}
        figures = {name: figure for name, figure in found.items() if figure}
        known = verdict.recomputed if verdict else None
        return result_formula(
            field, figures, Decimal(known) if isinstance(known, int | Decimal) else None
        )

    def _write_check(self, cell: Any, column: Column, index: int, verdict: Verdict | None) -> None:
        reported = self._figure(index, column.field)
        address = self._plan.address(index, "recomputed", column.field)
        exact = self._exact(column.field, index, verdict)
        if reported is None or address is None or exact is None:
            return
        raw = text_in(content_of(self._plan.table.rows[index], column.field), self._lang)
        decimals = printed_decimals(raw, reported.value)
        said = verdict.verdict if verdict else ""
        accepted = said in ("equal", "rounding") and not agreement(raw, reported.value, exact)
        unit = Decimal(1).scaleb(-decimals)
        formula = check_formula(
            reported.address,
            address,
            decimals,
            self._lang,
            capped=said == "capped",
            tolerance=abs(reported.value - exact).quantize(unit, ROUND_UP) if accepted else None,
        )
        put_formula(cell, formula)
        align_answer(cell)

    def _exact(self, field: str, index: int, verdict: Verdict | None) -> Decimal | None:
        """Return what the recomputed cell holds; None where nothing is to be compared with it."""
        if verdict is not None and verdict.reported is None:
            return None
        live = self._live(field, index, verdict)
        if live:
            return live.value
        known = verdict.recomputed if verdict else None
        return Decimal(known) if isinstance(known, int | Decimal) else None

    def _figure(self, index: int, field: str) -> Figure | None:
        """Return a row's number; that of the first row of its merged cell where it has none."""
        rows = self._plan.table.rows
        first, _ = rows[index].merged.get(field, (index, index))
        for place in dict.fromkeys((index, first)):
            content = content_of(rows[place], field) if 0 <= place < len(rows) else None
            value, address = number_in(content), self._plan.address(place, "printed", field)
            if value is not None and address is not None and is_storable(value):
                return Figure(value, address, _unit(content))
        return None

    @cached_property
    def _notes(self) -> Mapping[int, list[str]]:
        notes: dict[int, list[str]] = {}
        for (row, _), verdict in self._plan.verdicts.items():
            said = [text for text in (verdict.formula, verdict.reason) if text]
            notes.setdefault(row, []).extend(said)
        return notes

    def _write_unplaced(self) -> None:
        row = FIRST_ROW + len(self._plan.table.rows) + 1
        unplaced = self._plan.table.unplaced
        if unplaced:
            put_text(self._sheet.cell(row, 1), caption("unplaced", self._lang))
            style_line(self._sheet.cell(row, 1), BOLD)
        for below, one in enumerate(unplaced, start=1):
            place, text = self._sheet.cell(row + below, 1), self._sheet.cell(row + below, 2)
            put_text(place, place_text(one.source.page, one.source.line, self._lang))
            put_text(text, " ".join(one.raw.split()))
            style_line(place)
            style_line(text)

    def _mark_findings(self) -> None:
        numbers: dict[int, list[int]] = {}
        # The most serious finding of a cell gives its colour and is where it leads.
        ordered = sorted(self._findings, key=lambda one: -SEVERITIES.index(one.finding.severity))
        for one in ordered:
            cell = self._sheet[one.coordinate]
            if cell.coordinate != "A1":
                self._colour(cell, one.finding.severity)
                # LibreOffice does not wrap the text of a link: only figures are links.
                if cell.data_type == "n" and cell.value is not None:
                    put_link(cell, FINDINGS, f"A{one.row_in_list}")
        for one in sorted(self._findings, key=lambda one: one.number):
            if one.finding.row is not None:
                numbers.setdefault(one.finding.row, []).append(one.number)
        for index, own in numbers.items():
            address = self._plan.address(index, "findings")
            if address and 0 <= index < len(self._plan.table.rows):
                put_text(self._sheet[address], ", ".join(str(number) for number in own))
                put_link(self._sheet[address], FINDINGS, f"A{HEADER_ROW + own[0]}")
                self._sheet[address].font = LINK

    @staticmethod
    def _colour(cell: Any, name: str) -> None:
        ground = fill_of(name)
        if ground is not None and cell.row != HEADER_ROW:
            cell.fill = ground

    def _finish(self) -> None:
        sheet, rows = self._sheet, self._plan.table.rows
        last = HEADER_ROW + len(rows)
        end = sheet.cell(HEADER_ROW, len(self._plan.columns)).column_letter
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{end}{last}"
        sheet.freeze_panes = f"B{FIRST_ROW}"
        set_up_page(sheet, HEADER_ROW)
        set_widths(sheet, self._plan.columns, HEADER_ROW, last)
        set_heights(sheet, HEADER_ROW, last)
        for place, column in enumerate(self._plan.columns, start=1):
            if column.role == "check" and rows:
                letter = sheet.cell(HEADER_ROW, place).column_letter
                self._colour_checks(f"{letter}{FIRST_ROW}:{letter}{last}", f"{letter}{FIRST_ROW}")

    def _colour_checks(self, where: str, first: str) -> None:
        for key, look in _ANSWERS:
            condition = f'{first}="{caption(key, self._lang)}"'
            rule = Rule(type="expression", dxf=conditional_style(look), formula=[condition])
            self._sheet.conditional_formatting.add(where, rule)


def _unit(content: Content) -> str:
    if isinstance(content, Measure):
        percent = content.kind == "percent" or content.inferred == "percent"
        return "%" if percent else content.unit or ""
    return "Rp"
