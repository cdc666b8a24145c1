"""A table draft to a table of the contract.

The steps: classify by header and titles; map columns to fields, piece by piece;
place cells; tell totals and sections; put slid text back; infer merged labels;
read values; account for every cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.classify import classify
from extractor.kinds.column_fit import layout_fit
from extractor.kinds.columns import columns_from_header, columns_from_known
from extractor.kinds.context import DocumentContext, TableContext, read_table_context, title_block
from extractor.kinds.continuation import starts_of
from extractor.kinds.cut_rows import join_cut_rows
from extractor.kinds.declarations import SUB_NUMBER, Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import is_number_row
from extractor.kinds.label_rows import hang_label_rows
from extractor.kinds.labels import fill_labels, stand_within_blocks
from extractor.kinds.layout_notes import column_notes, grid_notes, is_sure, place_of
from extractor.kinds.leading_numbers import TEXT_ORDER, split_numbers
from extractor.kinds.ownership import fill_owned
from extractor.kinds.painted_schedule import read_paint
from extractor.kinds.paired_items import part_paired_rows
from extractor.kinds.period_columns import RESULTS, say_results, settle_periods, years_in_rows
from extractor.kinds.pieces import Piece, TableDraft
from extractor.kinds.placed_columns import columns_by_place
from extractor.kinds.plain_region import PlainRegion
from extractor.kinds.plain_rows import read_plain_rows
from extractor.kinds.raw_tables import raw_table
from extractor.kinds.reflow import (
    merge_continuations,
    place_units,
    split_cells,
    spread_fused_values,
)
from extractor.kinds.repeated_rows import without_repeated
from extractor.kinds.rows import (
    DraftRow,
    Note,
    drop_blank_rows,
    join_rupiah,
    place_row,
    strip_column_numbers,
)
from extractor.kinds.sasaran_bands import hand_down
from extractor.kinds.schedule_answers import read_answers
from extractor.kinds.sections import classify_rows, is_total
from extractor.kinds.spanned_rows import fill_spans
from extractor.kinds.table_output import Interpretation, Layout, finish_table
from extractor.kinds.values import amount_fields
from extractor.model import Source
from extractor.places import source_of
from extractor.tables.column_edges import column_places
from extractor.tables.grid import Cell, GridRow

_MISLEADING_HEADER = 1.5
"""A page whose cells fit the table's columns better than its own header by this much per row."""
_VALUES = ("target", "realisasi", "capaian", "ticks", "pelaksana", "target_volume")
_OWN_SHARE = 0.9
"""The kind's own row field is trusted when it has text on this share of the fullest field."""


def interpret(
    draft: TableDraft,
    number: int,
    document: DocumentContext,
    previous: TableContext | None,
    *,
    lang: str,
    personal_data: bool,
) -> Interpretation:
    """Interpret one draft.

    Args:
        draft: the table's pieces and the text around it.
        number: its running number in the document, from 1.
        document: what the document says of itself.
        previous: the context of the table above.
        lang: language of the messages.
        personal_data: whether NIP and birth dates are kept.
    """
    table_id = f"t{number:02d}"
    kind = _classify(draft)
    if kind.name in ("sdm", "sarpras", "lainnya"):
        context = read_table_context(draft, document, (), previous)
        table, findings = raw_table(
            draft, kind.name, table_id, context, lang=lang, personal_data=personal_data
        )
        return Interpretation(table, findings, context)
    plain = draft.plain
    name = document.title or ""
    layout = _grid_layout(draft, kind, name) if plain is None else _plain_layout(plain, kind)
    row_field = _row_field(layout, kind)
    arrange = _arrange_spanned if draft.ruled else _arrange
    rows = arrange(layout, kind, row_field)
    context = read_table_context(draft, document, [row.text("pelaksana") for row in rows], previous)
    if "sasaran" in kind.order:
        own = any(row.has("sasaran") for row in rows)
        hand_down(rows, None if own else context.sasaran)
    return finish_table(draft, kind, layout, rows, context, table_id, lang)


def _classify(draft: TableDraft) -> Kind:
    titles = title_block(draft.above)
    above = " ".join(line.text for line in draft.above[-4:])[-600:]
    concepts = draft.telling_concepts()
    if say_results(titles):
        concepts = concepts | {RESULTS}
    return classify(concepts, _header_text(draft), titles, above)


def _header_text(draft: TableDraft) -> str:
    if draft.plain is not None:
        return draft.plain.header
    texts = [h.printed for piece in draft.pieces if piece.header for h in piece.header.headings]
    return " ".join(texts)[:2000]


def _grid_layout(draft: TableDraft, kind: Kind, document: str) -> Layout:
    known: list[FieldColumn] = []
    rows: list[DraftRow] = []
    notes: list[tuple[Note, Source]] = []
    first: list[FieldColumn] = []
    for position, piece in enumerate(draft.pieces):
        if piece.ruled:
            piece_rows = [join_rupiah(row, len(row.cells)) for row in piece.rows]
        else:
            piece_rows = [strip_column_numbers(row)[0] for row in piece.rows]
        columns, moved, doubtful = _piece_columns(piece, piece_rows, kind, known)
        columns = settle_periods(columns, title_block(draft.above), document)
        place = place_of(piece)
        notes += grid_notes(piece)
        if years_in_rows(columns, piece_rows):
            notes.append((Note("value-ambiguous", "years-in-rows"), place))
        if moved:
            notes.append((Note("row-shifted", "piece-shifted"), place))
        notes += column_notes(columns, place)
        columns = _with_extents(_name_sub_numbers(columns, piece), piece)
        placed = [place_row(row, columns, position, ruled=piece.ruled) for row in piece.rows]
        for row in placed if doubtful else ():
            if row.ticked():
                row.notes.append(Note("value-ambiguous", "ticks-moved", "jadwal"))
        rows += without_repeated(placed, draft.pieces, position)
        known = _richer(known, columns)
        first = first or columns
    colours = _heading_colours(draft, known)
    read_paint(rows, colours)
    read_answers(rows, len(colours))
    rows, stray = drop_blank_rows(rows)
    return Layout(
        rows,
        _all_columns(first, known),
        notes,
        stray,
        undrawn=not any(map(is_sure, draft.pieces)),
    )


def _heading_colours(draft: TableDraft, columns: Sequence[FieldColumn]) -> dict[str, str | None]:
    """The background of each period's own heading on the first page."""
    header = next((piece.header_rows for piece in draft.pieces if piece.header_rows), [])
    lowest = [row for row in header if not is_number_row(row)][-1:]
    return {
        column.period: _fill(lowest[0].cells[column.index]) if lowest else None
        for column in columns
        if column.field == "jadwal" and column.period
        if not lowest or column.index < len(lowest[0].cells)
    }


def _fill(cell: Cell) -> str | None:
    return (cell.origin or cell).fill


def _piece_columns(
    piece: Piece, rows: list[GridRow], kind: Kind, known: Sequence[FieldColumn]
) -> tuple[list[FieldColumn], bool, bool]:
    """The columns of a piece, whether they moved, and whether its ticks' place is doubtful."""
    headings = piece.header.headings if piece.header is not None else []
    if not known:
        return columns_from_header(headings, rows, kind, known), False, False
    whole = [column.header for column in sorted(known, key=lambda column: column.index)]
    repeated = starts_of([heading.printed for heading in headings], whole)
    unnamed = piece.header is None or repeated
    extents = column_places([*piece.header_rows, *piece.rows]) if unnamed else None
    placed = columns_by_place(extents, known) if extents is not None else None
    if placed is not None:
        return [replace(column, guessed=False) for column in placed], False, False
    columns, moved, doubtful = columns_from_known(rows, known)
    # with another number of columns than before, and no places, it is a guess which one is missing
    width = max((len(row.cells) for row in rows), default=len(known))
    other = piece.drawn and unnamed and width != len(known)
    columns = [replace(c, guessed=other and c.field is not None) for c in columns]
    if unnamed:
        return columns, moved, doubtful
    by_header = columns_from_header(headings, rows, kind, known)
    if layout_fit(rows, columns) > layout_fit(rows, by_header) + _MISLEADING_HEADER:
        return columns, moved, doubtful
    return by_header, False, False


def _with_extents(columns: list[FieldColumn], piece: Piece) -> list[FieldColumn]:
    extents = column_places([*piece.header_rows, *piece.rows])
    if extents is None:
        return columns
    return [
        replace(column, extent=extents[column.index]) if column.index < len(extents) else column
        for column in columns
    ]


def _richer(known: list[FieldColumn], columns: list[FieldColumn]) -> list[FieldColumn]:
    """Keep the mapping that names more fields as the pattern for later pieces."""
    if sum(c.field is not None for c in columns) >= sum(c.field is not None for c in known):
        return columns
    return known


def _all_columns(first: list[FieldColumn], known: list[FieldColumn]) -> list[FieldColumn]:
    keys = {column.key for column in first if column.field}
    return first + [column for column in known if column.field and column.key not in keys]


def _name_sub_numbers(columns: list[FieldColumn], piece: Piece) -> list[FieldColumn]:
    """A nameless column of numbers left of the indicators numbers them."""
    fields = [column.field for column in columns]
    if "indikator" not in fields or "no" not in fields:
        return columns
    place = fields.index("indikator") - 1
    if place < 1 or fields[place] is not None:
        return columns
    texts = [row.text(columns[place].index) for row in piece.rows]
    filled = [text for text in texts if cell_type(text) not in ("empty", "filler")]
    if filled and sum(cell_type(t) == "running" for t in filled) >= 0.6 * len(filled):
        return [replace(c, field=SUB_NUMBER) if i == place else c for i, c in enumerate(columns)]
    return columns


def _plain_layout(region: PlainRegion, kind: Kind) -> Layout:
    named = [(kind.fields.get(concept, ""), words) for concept, words in region.headings]
    printed = {name: words for name, words in reversed(named) if name}
    order = ["jadwal" if c == "marks" else kind.fields.get(c, "") for c in region.concepts]
    fields = _ordered([name for name in dict.fromkeys(order) if name], kind)
    rows = read_plain_rows(region, fields)
    percent = {kind.fields.get(concept) for concept in region.percent}
    columns = [
        FieldColumn(index, name, printed[name], percent=name in percent)
        for index, name in enumerate(fields)
        if name != "jadwal"
    ]
    columns += [
        FieldColumn(len(fields) + place, "jadwal", period, period=period)
        for place, period in enumerate(region.periods)
    ]
    first = region.lines[0]
    note = Note("table-rebuilt", raw=region.header)
    notes = [(note, source_of(first))] if region.form == "cells" else []
    return Layout(rows, columns, notes)


def _ordered(fields: list[str], kind: Kind) -> list[str]:
    """A header's lines may be cut and mixed in a dump; the kind's own order stands in."""
    if "jadwal" not in fields:
        return fields
    return sorted(fields, key=lambda name: kind.order.index(name) if name in kind.order else -1)


def _row_field(layout: Layout, kind: Kind) -> str:
    """The field that every row has of its own: the one with the fewest gaps.

    Rows without any value (section headings) and totals do not count.
    """
    rows = [
        row
        for index, row in enumerate(layout.rows)
        if _has_value(row) and not is_total(row, layout.rows, index)
    ] or layout.rows
    counts = {name: sum(row.has(name) or row.lost(name) for row in rows) for name in TEXT_ORDER}
    fullest = max(counts.values())
    if not fullest:
        return kind.row
    if counts.get("rencana_aksi", 0) >= _OWN_SHARE * fullest:
        return "rencana_aksi"
    if counts.get(kind.row, 0) >= _OWN_SHARE * fullest:
        return kind.row
    return max(TEXT_ORDER, key=lambda name: (counts[name], TEXT_ORDER.index(name)))


def _has_value(row: DraftRow) -> bool:
    return row.ticked() or bool(row.series) or any(row.has(name) for name in _VALUES)


def _arrange(layout: Layout, kind: Kind, row_field: str) -> list[DraftRow]:
    """Bring the rows into the shape of the contract: one per lowest-level line, labels filled."""
    rows = layout.rows
    split_numbers(rows, kind)
    classify_rows(rows, row_field, kind.order)
    plain = any("ticks" in row.cells for row in rows)
    if not plain:
        if any(row.box for row in rows):
            rows = join_cut_rows(rows, _label_fields(kind, rows, row_field))
        rows = merge_continuations(rows, row_field)
        labels = _label_fields(kind, rows, row_field)
        rows = split_cells(rows, row_field, labels)
        for name in ("target", "realisasi", "capaian"):
            spread_fused_values(rows, name)
        place_units(rows)
        fill_labels(rows, labels, row_field)
    else:
        _mark_merged(rows)
    fill_owned(rows, kind.filled)
    return rows


def _arrange_spanned(layout: Layout, kind: Kind, row_field: str) -> list[DraftRow]:
    """Where borders are known, merged cells are filled by their spans."""
    rows = layout.rows
    split_numbers(rows, kind)
    labels = _label_fields(kind, rows, row_field)
    rows = join_cut_rows(rows, labels)
    if layout.undrawn:
        rows = hang_label_rows(rows, labels, row_field)
    classify_rows(rows, row_field, kind.order)
    rows = part_paired_rows(rows, row_field)
    labels = _label_fields(kind, rows, row_field)
    owners = kind.filled | _number_owner(rows, labels)
    if layout.undrawn and stand_within_blocks(rows, labels):
        fill_labels(rows, labels, row_field)
    fill_spans(rows, labels, owners, amount_fields(kind.name))
    return rows


def _number_owner(rows: list[DraftRow], labels: Sequence[str]) -> dict[str, str]:
    """The outermost label that the running numbers count, if they do not count the rows."""
    owner = next(
        (
            name
            for name in labels
            if all(row.has(name) for row in rows if row.has("no") and row.kind == "data")
        ),
        None,
    )
    return {"no": owner, "kode": owner} if owner else {}


def _label_fields(kind: Kind, rows: list[DraftRow], row_field: str) -> list[str]:
    """The label fields of a table, outermost first: an outer label is printed less often."""
    counts = {name: sum(row.has(name) for row in rows) for name in kind.labels if name != row_field}
    return sorted((name for name in counts if counts[name]), key=lambda name: counts[name])


def _mark_merged(rows: list[DraftRow]) -> None:
    """Rows of plain text already carry their labels; say over which rows each one goes."""
    for name in ("no", "sasaran", "indikator"):
        start = 0
        for index in range(1, len(rows) + 1):
            same = index < len(rows) and rows[index].cells.get(name) is rows[start].cells.get(name)
            if same and rows[start].has(name):
                continue
            if index - 1 > start:
                for row in rows[start:index]:
                    row.merged[name] = (start, index - 1)
            start = index
