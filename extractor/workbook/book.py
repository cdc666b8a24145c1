"""The workbook as a whole: its sheets in order, its properties, its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from extractor.model import Document
from extractor.model.audit import Audit
from extractor.workbook.archive import to_bytes
from extractor.workbook.captions import FINDINGS, SUMMARY, caption
from extractor.workbook.findings_sheet import write_findings
from extractor.workbook.plan import NumberedFinding, plan_of
from extractor.workbook.summary_sheet import write_summary
from extractor.workbook.table_sheet import TableWriter


def workbook_bytes(audit: Audit, documents: Sequence[tuple[str, Document]], lang: str) -> bytes:
    """Return an audit as an XLSX file.

    Args:
        audit: of these documents.
        documents: file names and documents, in the order in which they are shown.
        lang: "id" or "en", for the workbook's own words; messages are those of the audit.

    Returns:
        The file: sheets Ringkasan and Temuan, then one for each table. The same input gives the
        same bytes.

    Example:
        The persen 95,28 printed in E5 of a table has beside it ``=IF(C5=0,"",D5/C5*100)``, the
        check BEDA and the verdict Tidak cocok, and leads to its row in Temuan.
    """
    plan = plan_of(audit, documents, lang)
    book = Workbook()
    book.properties.creator = "lakip"
    book.properties.title = caption("title", lang)
    # Formulas are written without results: whoever opens the file computes them.
    book.calculation.fullCalcOnLoad = True
    summary = book.active
    summary.title = SUMMARY
    write_summary(summary, plan, lang)
    write_findings(book.create_sheet(FINDINGS), plan.findings, lang)
    by_sheet: dict[str, list[NumberedFinding]] = {}
    for one in plan.findings:
        if one.sheet:
            by_sheet.setdefault(one.sheet.name, []).append(one)
    for document in plan.documents:
        for sheet in document.tables:
            own = by_sheet.get(sheet.name, [])
            TableWriter(book.create_sheet(sheet.name), sheet, lang, own).write(document)
    return to_bytes(book)
