"""What the workbook will hold and where: sheets, columns, rows, findings and their numbers.

Contract: every address that another sheet leads to is known before the first cell is written.
Steps: documents told apart; a sheet for each table; findings numbered in the order of the audit,
those across documents last, each with the cell that it stands at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.errors import UsageError
from extractor.model import Document, Table
from extractor.model.audit import Audit, AuditedDocument, AuditFinding, Verdict
from extractor.workbook.captions import FINDINGS, SUMMARY, kind_name
from extractor.workbook.cells import letter_of
from extractor.workbook.columns import Column, Role, column_field, columns_of
from extractor.workbook.sheet_names import SheetNames
from extractor.workbook.totals import totals_of

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
"""Where the first row of a list stands on each sheet; title and names are above."""
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_000_000
"""Of a sheet, by the limits of Excel; of its rows some are for titles and leftovers."""


@dataclass(frozen=True)
class TableSheet:
    """The sheet of one table.

    Attributes:
        name: of the sheet.
        table: of a document.
        columns: from left to right.
        verdicts: by row and field.
        totals: rows of the parts by row and field of a total.
    """

    name: str
    table: Table
    columns: tuple[Column, ...]
    verdicts: Mapping[tuple[int, str], Verdict]
    totals: Mapping[tuple[int, str], list[int]]

    @cached_property
    def _places(self) -> dict[tuple[Role, str, str], int]:
        return {
            (column.role, column.field, column.part): place
            for place, column in enumerate(self.columns, start=1)
        }

    def letter(self, role: Role, field: str = "", part: str = "") -> str | None:
        """Return the letter of a column; None where the sheet has none such."""
        place = self._places.get((role, field, part))
        return letter_of(place) if place else None

    def address(self, row: int, role: Role, field: str = "", part: str = "") -> str | None:
        """Return the address of a cell of a row, by its index in the table."""
        letter = self.letter(role, field, part)
        return f"{letter}{FIRST_ROW + row}" if letter else None

    def place_of(self, row: int | None, field: str | None) -> str:
        """Return where a finding stands.

        Args:
            row: of the table; None for its title, a header or the table as a whole.
            field: as in a finding, ``title`` and ``columns.2`` included.
        """
        if row is None or not 0 <= row < len(self.table.rows):
            if field and field.startswith("columns."):
                return f"{self._header_letter(field)}{HEADER_ROW}"
            return "A1"
        letter = self._printed_letter(field) if field else None
        return f"{letter or 'A'}{FIRST_ROW + row}"

    def _header_letter(self, field: str) -> str:
        index = field.removeprefix("columns.")
        if not index.isdigit() or int(index) >= len(self.table.columns):
            return "A"
        return self._printed_letter(column_field(self.table, int(index))) or "A"

    def _printed_letter(self, field: str) -> str | None:
        roles: tuple[Role, ...] = ("printed", "recomputed")
        for role in roles:
            for place, column in enumerate(self.columns, start=1):
                if (column.role, column.field) == (role, field):
                    return letter_of(place)
        return None


@dataclass(frozen=True)
class DocumentSheets:
    """One document, its audit and the sheets of its tables.

    Attributes:
        label: its file name, told apart from others of the same name.
        name: its file name as given.
        document: as extracted.
        audited: what the audit says of it.
        tables: a sheet for each table.
    """

    label: str
    name: str
    document: Document
    audited: AuditedDocument
    tables: tuple[TableSheet, ...]

    def sheet(self, table: str | None) -> TableSheet | None:
        """Return the sheet of a table by its id."""
        return next((sheet for sheet in self.tables if sheet.table.id == table), None)


@dataclass(frozen=True)
class NumberedFinding:
    """A finding with its number and the cell that it stands at.

    Attributes:
        number: 1 for the first.
        finding: of the audit.
        document: whose it is; of its first evidence for one across documents, None if unknown.
        sheet: of its table, None in running text.
        across: whether it is one across documents.
    """

    number: int
    finding: AuditFinding
    document: DocumentSheets | None
    sheet: TableSheet | None
    across: bool

    @property
    def coordinate(self) -> str | None:
        """Return the cell on the sheet of its table."""
        if self.sheet is None:
            return None
        return self.sheet.place_of(self.finding.row, self.finding.field)

    @property
    def row_in_list(self) -> int:
        """Return its row on the sheet of findings."""
        return HEADER_ROW + self.number


@dataclass(frozen=True)
class BookPlan:
    """The whole workbook."""

    documents: tuple[DocumentSheets, ...]
    findings: tuple[NumberedFinding, ...]


def plan_of(audit: Audit, documents: Sequence[tuple[str, Document]], lang: str) -> BookPlan:
    """Plan the workbook.

    Args:
        audit: of these documents, in any order.
        documents: file names and documents.
        lang: "id" or "en".
    """
    names = SheetNames()
    for reserved in (SUMMARY, FINDINGS):
        names.unique(reserved)
    labels = _labels([name for name, _ in documents])
    audited = _paired(audit, [document for _, document in documents])
    several = len(documents) > 1
    planned = []
    for place, ((name, document), label, own) in enumerate(
        zip(documents, labels, audited, strict=True), start=1
    ):
        prefix = f"{place} " if several else ""
        sheets = (_table_sheet(table, own, names, prefix, lang) for table in document.tables)
        planned.append(DocumentSheets(label, name, document, own, tuple(sheets)))
    return BookPlan(tuple(planned), tuple(_numbered(planned, audit)))


def _labels(names: Sequence[str]) -> list[str]:
    labels: list[str] = []
    for name in names:
        label, count = name, 1
        while label in labels:
            count += 1
            label = f"{name} ({count})"
        labels.append(label)
    return labels


def _paired(audit: Audit, documents: Sequence[Document]) -> list[AuditedDocument]:
    """Return each document's audit, found by its source; an empty one where there is none."""
    left = list(audit.documents)
    paired = []
    for document in documents:
        own = next((one for one in left if one.source == document.source), None)
        if own is None:
            own = AuditedDocument(source=document.source)
        else:
            left = [one for one in left if one is not own]
        paired.append(own)
    return paired


def _table_sheet(
    table: Table, audited: AuditedDocument, names: SheetNames, prefix: str, lang: str
) -> TableSheet:
    verdicts = {
        (verdict.row, verdict.field): verdict
        for verdict in audited.verdicts
        if verdict.table == table.id and 0 <= verdict.row < len(table.rows)
    }
    totals = totals_of(table, audited.findings)
    results = {field for _, field in verdicts}
    columns = columns_of(table, lang, results, {field for _, field in totals})
    if len(columns) > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS:
        raise UsageError(
            f"{audited.source.name}, {table.id}: the table is larger than a workbook's sheet",
            hint="take --format json or text",
        )
    name = names.unique(f"{prefix}{table.id} {kind_name(table.kind)}")
    return TableSheet(name, table, tuple(columns), verdicts, totals)


def _numbered(documents: Sequence[DocumentSheets], audit: Audit) -> Iterator[NumberedFinding]:
    number = 0
    for document in documents:
        for finding in document.audited.findings:
            number += 1
            yield NumberedFinding(number, finding, document, document.sheet(finding.table), False)
    for finding in audit.findings:
        number += 1
        first = finding.evidence[0].document if finding.evidence else None
        own = [one for one in documents if one.name == first]
        home = next((one for one in own if one.sheet(finding.table)), own[0] if own else None)
        sheet = home.sheet(finding.table) if home else None
        yield NumberedFinding(number, finding, home, sheet, True)
