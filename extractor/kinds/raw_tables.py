"""Tables kept as they are: staff, assets and kinds that are not known.

Their rows are cells of text under the printed headers. Staff tables carry personal
data: employee numbers and birth dates are masked unless the caller asks for them.
"""

from __future__ import annotations

from extractor.findings import make_finding
from extractor.kinds.context import TableContext
from extractor.kinds.drafts import TableDraft
from extractor.kinds.headings import ColumnHeading
from extractor.model import Column, Finding, Row, Table, Unplaced
from extractor.model.document import RowKind, TableKind
from extractor.places import evidence_of, source_of
from extractor.tables.grid import GridRow
from normalizers.dates import parse_date
from normalizers.personal_data import contains_nip, mask_birth_date
from normalizers.text import fold_text

_BIRTH = frozenset({"lahir", "ttl"})
_LATEST_BIRTH = "2010"
"""Nobody on a staff list was born in this year or later."""
_SECTION_WIDTH = 2
_TOTALS = ("total", "jumlah")


def raw_table(
    draft: TableDraft,
    kind: TableKind,
    table_id: str,
    context: TableContext,
    *,
    lang: str,
    personal_data: bool,
) -> tuple[Table, list[Finding]]:
    """Build a table of plain cells."""
    headings = _headings(draft)
    grid = [row for piece in draft.pieces for row in piece.rows]
    births = _birth_columns(headings, grid) if not personal_data else set()
    staff = not personal_data and (kind == "sdm" or _holds_staff(grid))
    rows = [_row(row, births, staff=staff and not births) for row in grid]
    unplaced = [
        Unplaced(raw=line.text, source=source_of(line))
        for line in (draft.plain.lines if draft.plain is not None else ())
        if line.text
    ]
    findings = []
    if kind == "lainnya":
        place = evidence_of(draft.first_place())
        findings.append(
            make_finding("table-unclassified", lang=lang, table=table_id, evidence=[place])
        )
    table = Table(
        id=table_id,
        kind=kind,
        title=context.title,
        satker=context.satker,
        bagian=context.bagian,
        tahun=context.tahun,
        pages=sorted({r.source.page for r in rows if r.source.page}) or None,
        columns=[Column(field=None, header=h.printed) for h in headings],
        rows=rows,
        unplaced=unplaced,
    )
    return table, findings


def _headings(draft: TableDraft) -> list[ColumnHeading]:
    with_header = [piece.header for piece in draft.pieces if piece.header]
    return with_header[0].headings if with_header else []


def _birth_columns(headings: list[ColumnHeading], rows: list[GridRow]) -> set[int]:
    """The columns headed as birth dates; none when the table has no such heading."""
    named = {h.index for h in headings if _BIRTH & set(fold_text(h.printed).split())}
    return {index for index in named if any(row.text(index) for row in rows)}


def _holds_staff(rows: list[GridRow]) -> bool:
    return any(contains_nip(cell.text) for row in rows for cell in row.cells if cell.text)


def _row(row: GridRow, births: set[int], *, staff: bool) -> Row:
    """Build a row; in a staff table without a headed birth column every old date is masked."""
    cells = [cell.text for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    cells = [
        mask_birth_date(text) if index in births or (staff and _is_old_date(text)) else text
        for index, text in enumerate(cells)
    ]
    first = fold_text(next((text for text in cells if text), ""))
    kind: RowKind = "total" if first.startswith(_TOTALS) else "data"
    if sum(bool(text) for text in cells) == 1 and len(row.cells) > _SECTION_WIDTH:
        kind = "section"
    return Row(
        kind=kind,
        source=source_of(row),
        cells=cells,
        extra={},
        merged={},
        field_sources={
            f"cells.{index}": source_of(cell)
            for index, cell in enumerate(row.cells)
            if cell.text and cell.box is not None
        },
    )


def _is_old_date(text: str) -> bool:
    date = parse_date(text)
    return date.value is not None and date.value[:4] < _LATEST_BIRTH
