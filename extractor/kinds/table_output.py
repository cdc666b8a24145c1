"""Arranged rows to a finished table: typed values, findings, columns, what is left over.

Every cell of the draft ends in a row, in the columns or among the unplaced texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.findings import gather, make_finding
from extractor.kinds.context import TableContext
from extractor.kinds.declarations import SUB_NUMBER, Kind
from extractor.kinds.extra_values import extra_notes
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.pieces import TableDraft
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.values import AMOUNT_FIELDS, build_row, make_reader
from extractor.model import Column, Evidence, Finding, Row, Satker, Source, Table, Unplaced
from extractor.places import evidence_of, source_of
from extractor.tables.grid import Cell
from normalizers.wilayah import match_wilayah

_SCALE = re.compile(
    r"\b(?:da?la?m|rp\.?|satuan\s?:?)\s*\(?(?:ribu|juta|mil[iy]a?r|jt|rb)(?:an)?\b"
    r"|\brp\.?\s?['’.,]?\s?000\b|\(\s*['’.,]?000\s*\)|\(\s*x?\s*1[.,]?000(?:[.,]?000)*\s*\)"
    r"|\((?:rp\.?\s?)?(?:ribu|juta|mil[iy]a?r|jt|rb|m)(?:an)?\.?(?: rp\.?| rupiah)?\)",
    re.IGNORECASE,
)

_VALUE_DOUBTS = frozenset({"value-ambiguous", "value-unparsed"})


@dataclass(slots=True)
class Layout:
    """A draft's rows and columns before values are read.

    ``undrawn`` tells that all over the table rows were parted where no lines are drawn.
    """

    rows: list[DraftRow]
    columns: list[FieldColumn]
    notes: list[tuple[Note, Source]]
    stray: list[Cell] = field(default_factory=list)
    undrawn: bool = False


@dataclass(slots=True)
class Interpretation:
    """A finished table with its findings and the context that the next one may inherit."""

    table: Table
    findings: list[Finding]
    context: TableContext


def finish_table(
    draft: TableDraft,
    kind: Kind,
    layout: Layout,
    drafts: list[DraftRow],
    context: TableContext,
    table_id: str,
    lang: str,
) -> Interpretation:
    """Read the values of arranged rows and make the table of the contract.

    Args:
        draft: the table as it was drafted, for its places and printed headings.
        kind: its kind.
        layout: its columns, with notes on them and text that stands in no row.
        drafts: its rows, arranged and labelled.
        context: its title, unit and year.
        table_id: its id in the document (``t01``).
        lang: language of the messages.
    """
    reader = make_reader(layout.columns, drafts, kind.name)
    reader.plain_schedule = any("ticks" in row.cells for row in drafts)
    findings = _layout_findings(layout, table_id, lang)
    rows: list[Row] = []
    unplaced = [Unplaced(raw=c.text, source=source_of(c)) for c in layout.stray]
    for index, row_draft in enumerate(drafts):
        _release_sub_number(row_draft)
        row, notes = build_row(row_draft, reader)
        notes = [*notes, *extra_notes(row_draft, index, notes)]
        notes = [note for note in notes if not _told_above(note, row_draft, index)]
        rows.append(row)
        unplaced += [Unplaced(raw=c.text, source=source_of(c)) for c in row_draft.stray if c.text]
        findings += [_row_finding(note, row_draft, table_id, index, lang) for note in notes]
    findings += _schedule_findings(
        rows, layout.columns, drafts, reader.plain_schedule, table_id, lang
    )
    findings += _scale_findings(layout.columns, context, table_id, lang)
    findings += _satker_findings(context.satker, table_id, lang)
    table = Table(
        id=table_id,
        kind=kind.name,
        title=context.title,
        satker=context.satker,
        bagian=context.bagian,
        tahun=context.tahun,
        pages=pages_of(draft),
        columns=_columns(layout.columns, draft),
        rows=rows,
        unplaced=unplaced,
    )
    return Interpretation(table, gather(findings), context)


def _satker_findings(satker: Satker | None, table_id: str, lang: str) -> list[Finding]:
    """Tell a unit without a code: why, and which regions it may be."""
    if satker is None or satker.kode_wilayah is not None:
        return []
    match = match_wilayah(satker.name)
    if match.status == "national":
        return []
    finding = make_finding(
        "satker-unmatched",
        lang=lang,
        reason=f"region-{match.reason or 'province'}",
        table=table_id,
        field="satker",
        evidence=[Evidence(raw=satker.raw)],
    )
    possible = [match.region] if match.region else [one.region for one in match.alternatives]
    if not possible:
        return [finding]
    regions = "; ".join(f"{region.kode} {region.nama}" for region in possible)
    return [finding.model_copy(update={"message": f"{finding.message} ({regions})"})]


def _layout_findings(layout: Layout, table_id: str, lang: str) -> list[Finding]:
    return [
        make_finding(
            note.code,
            lang=lang,
            reason=note.reason,
            table=table_id,
            field=_public(note.field),
            evidence=[Evidence(**place.model_dump(exclude_unset=True), raw=note.raw or None)],
        )
        for note, place in _distinct(layout.notes)
    ]


def _public(name: str | None) -> str | None:
    return "extra" if name == SUB_NUMBER else name


def _distinct(notes: list[tuple[Note, Source]]) -> list[tuple[Note, Source]]:
    """One note per code and field: the same column is guessed on every page."""
    seen: set[tuple[str, str | None]] = set()
    result = []
    for note, place in notes:
        if (note.code, note.field) not in seen:
            seen.add((note.code, note.field))
            result.append((note, place))
    return result


def _told_above(note: Note, row: DraftRow, index: int) -> bool:
    """Say whether a doubt about a merged cell's value is told on the cell's first row already."""
    if note.code not in _VALUE_DOUBTS or note.field is None or note.raw != row.text(note.field):
        return False
    return row.merged.get(note.field, (index, index))[0] < index


def _release_sub_number(row: DraftRow) -> None:
    """The inner level's number has no field of its own; it goes to extra."""
    if row.has(SUB_NUMBER):
        row.extra["no_indikator"] = row.text(SUB_NUMBER)
    row.cells.pop(SUB_NUMBER, None)
    row.merged.pop("items", None)


def _row_finding(note: Note, row: DraftRow, table_id: str, index: int, lang: str) -> Finding:
    return make_finding(
        note.code,
        lang=lang,
        reason=note.reason,
        table=table_id,
        row=index,
        field=_public(note.field),
        evidence=[evidence_of(row, note.raw)],
    )


def _schedule_findings(
    rows: list[Row],
    columns: Sequence[FieldColumn],
    drafts: list[DraftRow],
    plain: bool,
    table_id: str,
    lang: str,
) -> list[Finding]:
    """A table whose schedule shows no mark at all has lost it: that is unknown, not empty."""
    if plain or not any(column.field == "jadwal" for column in columns):
        return []
    scheduled = [row for row in rows if row.jadwal is not None]
    if not scheduled or any(row.jadwal and row.jadwal.marks for row in scheduled):
        return []
    for row in scheduled:
        if row.jadwal is not None:
            row.jadwal = row.jadwal.model_copy(update={"marks": None})
    place = evidence_of(drafts[0])
    return [
        make_finding("schedule-blank", lang=lang, table=table_id, field="jadwal", evidence=[place])
    ]


def _scale_findings(
    columns: Sequence[FieldColumn], context: TableContext, table_id: str, lang: str
) -> list[Finding]:
    """``(dalam ribuan rupiah)``: amounts stay as printed, which is not in rupiah."""
    amounts = [c for c in columns if c.field in (*AMOUNT_FIELDS, "realisasi")]
    said = next(
        (
            text
            for text in [*(c.header for c in amounts), *context.titles, context.introduction]
            if amounts and _SCALE.search(text)
        ),
        None,
    )
    if said is None:
        return []
    return [
        make_finding(
            "value-ambiguous", lang=lang, reason="scale", table=table_id,
            field=amounts[0].field, evidence=[Evidence(raw=said)],
        )
    ]  # fmt: skip


def _columns(columns: Sequence[FieldColumn], draft: TableDraft) -> list[Column]:
    """The printed columns; an extra column of the header's words that name none."""
    result = []
    for column in columns:
        if column.field is None and not column.header:
            continue
        name = None if column.field == SUB_NUMBER else column.field
        result.append(Column(field=name, header=column.header))
    if draft.plain is not None:
        known = {column.header for column in columns}
        result += [
            Column(field="jadwal" if concept == "jadwal" else None, header=words)
            for concept, words in draft.plain.headings
            if words not in known
        ]
    return result


def pages_of(draft: TableDraft) -> list[int] | None:
    """Return the pages that a draft stands on, or None when pages are not known."""
    if draft.plain is not None:
        numbers = {line.page for line in draft.plain.lines if line.text}
    else:
        rows = [row for piece in draft.pieces for row in [*piece.header_rows, *piece.rows]]
        numbers = {cell.page for row in rows for cell in row.cells} | {row.page for row in rows}
    known = sorted(page for page in numbers if page is not None)
    return known or None
