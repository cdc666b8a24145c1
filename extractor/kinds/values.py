"""Draft rows to rows of the contract: every cell's text becomes a typed value.

What is printed stands: a value that cannot be read for certain keeps its raw text,
and the doubt becomes a finding on the row and field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.kinds.declarations import SERIES_FIELDS
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.row_evidence import settle_by_capaian
from extractor.kinds.rows import DraftRow, Note
from extractor.model import Amount, Jadwal, Measure, Row, Source
from extractor.places import source_of, source_over
from normalizers.amounts import is_amount, parse_amount
from normalizers.measures import parse_measure
from normalizers.numerals import UNKNOWN, Separators, infer_separators
from normalizers.periods import period_index
from normalizers.spelling import normalize_spelling
from normalizers.text import fold_text
from normalizers.ticks import is_tick_glyph, parse_tick
from normalizers.volumes import parse_unit

TEXT_FIELDS = (
    "no", "kode", "tujuan", "program", "sasaran", "uraian", "uraian_kegiatan", "indikator",
    "formula", "sumber_data", "satuan", "kegiatan", "indikator_kegiatan", "rencana_aksi",
    "pelaksana", "rentang", "kategori", "keterangan",
)  # fmt: skip
MEASURE_FIELDS = ("target", "realisasi", "capaian", "persen", "target_volume", "capaian_volume",
                  "target_kegiatan")  # fmt: skip
AMOUNT_FIELDS = ("biaya", "anggaran", "pagu")

_PERCENTAGES = frozenset({"persen", "capaian"})
_WITH_CENTS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?,\s?[-–—]")
"""``0,-``: a number as small as a percentage, written like an amount."""
_INTERNAL = frozenset({"heading", "ticks"})
"""Names under which cells wait for another field or the schedule."""


@dataclass(slots=True)
class ValueReader:
    """Reads the values of one table: its columns, their separators, its schedule.

    ``amount_fields`` are the fields that hold rupiah in this kind of table.
    """

    fields: set[str]
    amount_fields: set[str]
    percent_fields: set[str]
    granularity: str | None
    separators: dict[str, Separators] = field(default_factory=dict)
    plain_schedule: bool = False
    real_ticks: bool = True
    """Whether the table shows ticks at all; without any, a lone 1 is no tick."""


def amount_fields(kind: str) -> set[str]:
    """Return the fields that hold rupiah in a kind of table."""
    return {*AMOUNT_FIELDS, "realisasi"} if kind == "realisasi_anggaran" else set(AMOUNT_FIELDS)


def make_reader(columns: Sequence[FieldColumn], rows: Sequence[DraftRow], kind: str) -> ValueReader:
    """Prepare reading a table's values: what its columns hold, and how numbers are written."""
    fields = {column.field for column in columns if column.field}
    fields |= {name for row in rows for name in row.cells} & (
        set(TEXT_FIELDS) | set(MEASURE_FIELDS)
    )
    amounts = amount_fields(kind)
    percent_fields = {column.field for column in columns if column.field and column.percent}
    percent_fields |= {"persen"}
    periods = [column.period for column in columns if column.field == "jadwal" and column.period]
    granularity = ("triwulan" if periods[0].startswith("T") else "bulan") if periods else None
    reader = ValueReader(
        fields={name for name in fields if name},
        amount_fields=amounts,
        percent_fields={name for name in percent_fields if name},
        granularity=granularity,
        real_ticks=any(is_tick_glyph(cell.text) for row in rows for cell in row.marks.values()),
    )
    for name in reader.fields & ({*MEASURE_FIELDS, *SERIES_FIELDS} | amounts):
        reader.separators[name] = infer_separators(
            text
            for row in rows
            for text in (row.text(name), *(c.text for c in row.series.get(name, {}).values()))
            if text
        )
    return reader


def build_row(draft: DraftRow, reader: ValueReader) -> tuple[Row, list[Note]]:
    """Turn a draft row into a row of the contract, with notes on doubtful values."""
    notes = list(draft.notes)
    content: dict[str, Any] = {"kind": draft.kind, "source": source_of(draft)}
    for name in TEXT_FIELDS:
        if name in reader.fields:
            content[name] = draft.text(name) or None
    if any(char.isdigit() for char in draft.text("satuan")):
        notes.append(Note("value-ambiguous", "words-left-over", "satuan", draft.text("satuan")))
    for name in SERIES_FIELDS:
        if name in draft.series or (name in reader.fields and name in ("nasional",)):
            content[name] = _read_series(draft, name, reader, notes)
    for name in (*MEASURE_FIELDS, *AMOUNT_FIELDS):
        if name in reader.fields and name not in content:
            content[name] = _read_field(draft, name, reader, notes)
    _settle(content, notes)
    _keep_homeless(draft, content, notes)
    if reader.granularity or "jadwal" in reader.fields:
        content["jadwal"] = _read_schedule(draft, reader, notes) if draft.kind == "data" else None
    content["extra"] = dict(draft.extra)
    notes += _doubts_of_extras(draft)
    content["merged"] = dict(sorted(draft.merged.items()))
    content["field_sources"] = _field_sources(draft)
    return Row(**content), notes


def _doubts_of_extras(draft: DraftRow) -> list[Note]:
    """Amounts without a field are kept as printed; that their digits are damaged is told."""
    doubts = []
    for header, raw in draft.extra.items():
        if is_amount(raw) and (reason := parse_amount(raw).reason) in _DAMAGES:
            doubts.append(Note("value-ambiguous", reason, f"extra.{header}", raw))
    return doubts


_DAMAGES = frozenset({"digits-split", "grouping-broken"})


def _settle(content: dict[str, Any], notes: list[Note]) -> None:
    """A value that its neighbours show to be read the other way takes that reading, and is told."""
    target, realisasi, capaian = map(content.get, ("target", "realisasi", "capaian"))
    if (
        not isinstance(target, Measure)
        or not isinstance(realisasi, Measure)
        or not isinstance(capaian, Measure)
    ):
        return
    settled = settle_by_capaian(target, realisasi, capaian)
    if settled is None:
        return
    content[settled.field] = settled.measure
    if not any(note.field == settled.field for note in notes):
        raw = settled.measure.raw
        notes.append(Note("value-ambiguous", "separator-ambiguous", settled.field, raw))


def _keep_homeless(draft: DraftRow, content: dict[str, Any], notes: list[Note]) -> None:
    """Text under a field that this row cannot hold (a single value beside a series) is kept."""
    for name in sorted(draft.cells):
        held = name in content and not (name in SERIES_FIELDS and isinstance(content[name], dict))
        if draft.has(name) and not held and name not in _INTERNAL:
            draft.extra[name] = draft.text(name)
            notes.append(Note("cell-unplaced", "", name, draft.text(name)))


def _field_sources(draft: DraftRow) -> dict[str, Source]:
    """The places of fields: of all on a page, else of those that begin on another line."""
    named = {
        name: [cell for cell in cells if cell.text]
        for name, cells in draft.cells.items()
        if name in (*TEXT_FIELDS, *MEASURE_FIELDS, *AMOUNT_FIELDS)
    }
    if draft.box is not None:
        named |= {name: list(series.values()) for name, series in draft.series.items()}
        named |= {f"extra.{header}": [cell] for header, cell in draft.extra_cells.items()}
        named["jadwal"] = list(draft.marks.values())
    return {
        name: source_over(cells)
        for name, cells in sorted(named.items())
        if cells and (cells[0].box is not None or cells[0].line != draft.line)
    }


def _read_field(
    draft: DraftRow, name: str, reader: ValueReader, notes: list[Note]
) -> Amount | Measure | None:
    raw = draft.text(name)
    if not raw:
        return None
    if name in reader.amount_fields:
        return read_amount(raw, name, notes, reader.separators.get(name, Separators(None)))
    return read_measure(
        raw,
        name,
        notes,
        separators=reader.separators.get(name, Separators(None)),
        percent_header=name in reader.percent_fields
        or parse_unit(draft.text("satuan")) == "persen",
        percent_indikator=_names_percentage(draft.text("indikator")),
    )


def _names_percentage(indikator: str) -> bool:
    first = fold_text(normalize_spelling(indikator[:40])).partition(" ")[0]
    return first in ("persentase", "%")


def read_amount(raw: str, name: str, notes: list[Note], separators: Separators) -> Amount:
    """Read a rupiah amount, noting any doubt."""
    reading = parse_amount(raw, separators)
    if reading.doubt:
        notes.append(Note(reading.doubt, reading.reason, name, raw))
    alternatives = list(reading.alternatives) if reading.doubt else None
    return Amount(raw=raw, value=reading.value, alternatives=alternatives or None)


def read_measure(
    raw: str,
    name: str,
    notes: list[Note],
    *,
    separators: Separators,
    percent_header: bool = False,
    percent_indikator: bool = False,
) -> Measure:
    """Read a measure, noting any doubt.

    Money where a percentage belongs is told; ``0,-`` is a zero, with the dash for its cents.
    """
    cents = _WITH_CENTS.fullmatch(raw.strip()) if percent_header else None
    reading = parse_measure(
        cents[1] if cents else raw,
        percent_header=percent_header,
        percent_indikator=percent_indikator,
        separators=separators,
    )
    if cents:
        reading = replace(reading, raw=raw)
    money = cents and reading.value
    money = money or (percent_header and name in _PERCENTAGES and reading.kind == "amount")
    if money and not reading.doubt:
        reading = replace(reading, doubt="value-ambiguous", reason="not-a-percent")
    if reading.doubt:
        notes.append(Note(reading.doubt, reading.reason, name, raw))
    return Measure(
        raw=reading.raw,
        kind=reading.kind,
        value=reading.value,
        unit=reading.unit,
        score=reading.score,
        inferred=reading.inferred,
        alternatives=list(reading.alternatives) or None if reading.doubt else None,
    )


def _read_series(
    draft: DraftRow, name: str, reader: ValueReader, notes: list[Note]
) -> dict[str, Measure]:
    """Each value by the evidence of its row; where that says nothing, by the table's."""
    cells = draft.series.get(name, {})
    percent = parse_unit(draft.text("satuan")) == "persen"
    separators = infer_separators(cell.text for cell in cells.values())
    if separators == UNKNOWN:
        separators = reader.separators.get(name, UNKNOWN)
    return {
        key: read_measure(cell.text, name, notes, separators=separators, percent_header=percent)
        for key, cell in sorted(cells.items())
    }


def _read_schedule(draft: DraftRow, reader: ValueReader, notes: list[Note]) -> Jadwal:
    granularity: Any = reader.granularity or "triwulan"
    if reader.plain_schedule:
        count = len(draft.cells.get("ticks", ()))
        size = 4 if granularity == "triwulan" else 12
        prefix = "T" if granularity == "triwulan" else "B"
        if count >= size:
            return Jadwal(
                granularity=granularity, marks=[f"{prefix}{n}" for n in range(1, size + 1)]
            )
        notes.append(
            Note(
                "schedule-count-only",
                "",
                "jadwal",
                " ".join(c.text for c in draft.cells.get("ticks", ())),
            )
        )
        return Jadwal(granularity=granularity, marks=None, count=count)
    marks: list[str] = []
    for period, cell in sorted(draft.marks.items(), key=lambda item: period_index(item[0])):
        tick = parse_tick(cell.text)
        if tick.doubt or (tick.value and not reader.real_ticks):
            notes.append(Note("value-unparsed", "not-a-tick", "jadwal", cell.text))
        elif tick.value:
            marks.append(period)
    return Jadwal(granularity=granularity, marks=marks)
