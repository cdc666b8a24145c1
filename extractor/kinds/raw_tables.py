"""Tables kept as they are: staff, assets and kinds that are not known.

Their rows are cells of text under the printed headers. Staff tables carry personal
data: employee numbers and birth dates are masked unless the caller asks for them.
"""

from __future__ import annotations

from extractor.findings import make_finding
from extractor.kinds.context import TableContext
from extractor.kinds.drafts import TableDraft
from extractor.kinds.headers import ColumnHeading
from extractor.model import Column, Evidence, Finding, Row, Source, Table, Unplaced
from extractor.tables.grid import GridRow
from normalizers.personal_data import mask_birth_date, mask_personal_data
from normalizers.text import fold_text

_BIRTH = ("lahir", "ttl")
_TOTALS = ("total", "jumlah")


def raw_table(
    draft: TableDraft,
    kind: str,
    table_id: str,
    context: TableContext,
    *,
    lang: str,
    personal_data: bool,
) -> tuple[Table, list[Finding]]:
    """Build a table of plain cells."""
    headings = _headings(draft)
    births = {
        h.index for h in headings if any(word in fold_text(h.printed).split() for word in _BIRTH)
    }
    rows: list[Row] = []
    unplaced: list[Unplaced] = []
    if draft.plain is not None:
        unplaced = [
            Unplaced(raw=mask_personal_data(line.text), source=_source(line.line, line.page))
            for line in draft.plain.lines
            if line.text
        ]
    for piece in draft.pieces:
        rows += [_row(row, births, personal_data) for row in piece.rows]
    findings = []
    if kind == "lainnya":
        place = Evidence(line=draft.first_line())
        findings.append(
            make_finding("table-unclassified", lang=lang, table=table_id, evidence=[place])
        )
    table = Table(
        id=table_id,
        kind=kind,  # type: ignore[arg-type]
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


def _row(row: GridRow, births: set[int], personal_data: bool) -> Row:
    cells = [cell.text for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    if not personal_data:
        cells = [
            mask_birth_date(text) if index in births else mask_personal_data(text)
            for index, text in enumerate(cells)
        ]
    first = fold_text(next((text for text in cells if text), ""))
    kind = "total" if first.startswith(_TOTALS) else "data"
    if sum(bool(text) for text in cells) == 1 and len(row.cells) > 2:
        kind = "section"
    return Row(kind=kind, source=_source(row.line, row.page), cells=cells)  # type: ignore[arg-type]


def _source(line: int, page: int | None) -> Source:
    return Source(line=line, page=page) if page is not None else Source(line=line)
