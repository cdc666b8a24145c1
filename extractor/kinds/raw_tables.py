"""Tables kept as they are: staff, assets and kinds that are not known.

Their rows are cells of text under the printed headers. Staff tables carry personal
data: employee numbers and birth dates are masked unless the caller asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.findings import make_finding
from extractor.kinds.celltypes import cell_type
from extractor.kinds.context import TableContext
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.kinds.layout_notes import grid_notes
from extractor.kinds.period_columns import years_in_rows
from extractor.kinds.pieces import TableDraft
from extractor.kinds.raw_rows import counts_columns, part_numbered
from extractor.kinds.rows import Note
from extractor.kinds.totals import sums_up, total_label
from extractor.model import Column, Evidence, Finding, Row, Table, Unplaced
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
_SPANNED = 0.5
_TOTAL = re.compile(r"^(?:grand )?(?:total|jumlah)\b")
_PART = re.compile(r"^(?:total|jumlah) (?:[ivx]+|\w|\d+)(?: \w+)*$")
"""``JUMLAH I``, ``Jumlah I + II``: a total of a part."""


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
    printed = [row for piece in draft.pieces for row in piece.rows]
    numbering = [row for row in printed if counts_columns(row)]
    parted = [part_numbered(row) for row in printed if not counts_columns(row)]
    grid = [part for parts in parted for part in parts]
    births = _birth_columns(headings, grid) if not personal_data else set()
    staff = not personal_data and (kind == "sdm" or _holds_staff(grid))
    rows = [
        _row(row, births, staff=staff and not births, last=row is grid[-1] and _holds_sums(row))
        for row in grid
    ]
    findings = _grid_findings(draft, table_id, lang) + _split_findings(parted, table_id, lang)
    if _holds_years(headings, grid):
        place = evidence_of(draft.first_place())
        findings.append(
            make_finding(
                "value-ambiguous", lang=lang, reason="years-in-rows", table=table_id,
                evidence=[place],
            )
        )  # fmt: skip
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
        pages=_pages(rows),
        columns=[Column(field=None, header=h.printed) for h in headings],
        rows=rows,
        unplaced=_unplaced(draft) + [cell for row in numbering for cell in _column_numbers(row)],
    )
    return table, findings


def _pages(rows: Sequence[Row]) -> list[int] | None:
    """The pages on which rows and their cells stand; None where pages are not known."""
    places = [place for row in rows for place in (row.source, *row.field_sources.values())]
    return sorted({place.page for place in places if place.page}) or None


def _grid_findings(draft: TableDraft, table_id: str, lang: str) -> list[Finding]:
    """One finding for each way in which rows and cells are not certain, with every place."""
    places: dict[Note, list[Evidence]] = {}
    for piece in draft.pieces:
        for note, place in grid_notes(piece):
            told = Evidence(**place.model_dump(exclude_unset=True))
            places.setdefault(note, []).append(told)
    return [
        make_finding(
            note.code, lang=lang, reason=note.reason, table=table_id, evidence=evidence
        )
        for note, evidence in places.items()
    ]  # fmt: skip


def _split_findings(parted: Sequence[list[GridRow]], table_id: str, lang: str) -> list[Finding]:
    """What is told of printed rows that became several."""
    findings = []
    index = 0
    for parts in parted:
        if len(parts) > 1:
            place = evidence_of(parts[0])
            findings.append(
                make_finding(
                    "cell-split", lang=lang, reason="paired", table=table_id, row=index,
                    evidence=[place],
                )
            )  # fmt: skip
        index += len(parts)
    return findings


def _column_numbers(row: GridRow) -> list[Unplaced]:
    return [Unplaced(raw=cell.text, source=source_of(cell)) for cell in row.cells]


def _unplaced(draft: TableDraft) -> list[Unplaced]:
    lines = draft.plain.lines if draft.plain is not None else ()
    return [Unplaced(raw=line.text, source=source_of(line)) for line in lines if line.text]


def _headings(draft: TableDraft) -> list[ColumnHeading]:
    with_header = [piece.header for piece in draft.pieces if piece.header]
    return with_header[0].headings if with_header else []


def _holds_years(headings: Sequence[ColumnHeading], rows: list[GridRow]) -> bool:
    """Say whether rows are the years of one indicator: its targets and results stand below."""
    if not {"target", "realisasi"} <= {heading.concept for heading in headings}:
        return False
    return years_in_rows([FieldColumn(h.index, None, h.printed) for h in headings], rows)


def _birth_columns(headings: list[ColumnHeading], rows: list[GridRow]) -> set[int]:
    """The columns headed as birth dates; none when the table has no such heading."""
    named = {h.index for h in headings if _BIRTH & set(fold_text(h.printed).split())}
    return {index for index in named if any(row.text(index) for row in rows)}


def _holds_staff(rows: list[GridRow]) -> bool:
    return any(contains_nip(cell.text) for row in rows for cell in row.cells if cell.text)


def _row(row: GridRow, births: set[int], *, staff: bool, last: bool) -> Row:
    """Build a row; in a staff table without a headed birth column every old date is masked."""
    cells = [cell.text for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    cells = [
        mask_birth_date(text) if index in births or (staff and _is_old_date(text)) else text
        for index, text in enumerate(cells)
    ]
    kind: RowKind = "total" if _is_total(next(filter(None, cells), ""), last=last) else "data"
    if _is_section(row):
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


def _holds_sums(row: GridRow) -> bool:
    return any(cell_type(cell.text) in ("amount", "number", "percent") for cell in row.cells)


def _is_section(row: GridRow) -> bool:
    """A lone cell of words that stands in the first column, or over more than half of them.

    Where cells of the rows above reach down into a row, its own one is not alone.
    """
    filled = row.filled()
    if len(filled) != 1:
        return False
    cell = row.cells[filled[0]]
    if not any(char.isalpha() for char in cell.text):
        return False
    if any(other.origin is not None and other.origin is not cell for other in row.cells):
        return False
    if cell.rows == 1 and cell.cols > _SPANNED * len(row.cells) and len(row.cells) > 1:
        return True
    return filled[0] == 0 and cell.rows == 1 and len(row.cells) > _SECTION_WIDTH


def _is_total(first: str, *, last: bool) -> bool:
    """``Jumlah`` sums up; ``Jumlah Produksi Jagung`` does so in capitals or on the last row."""
    label = total_label(first)
    if sums_up(label) or _PART.match(label):
        return True
    if not _TOTAL.match(label) or not first[:1].isalpha():
        return False
    return last or first == first.upper()


def _is_old_date(text: str) -> bool:
    date = parse_date(text)
    return date.value is not None and date.value[:4] < _LATEST_BIRTH
