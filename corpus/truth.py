"""Write down what a careful reader finds in a document: tables, row by row, with line numbers."""

from __future__ import annotations

from typing import Any

from corpus import noise, values
from corpus.layouts import clean, marks_of, places
from corpus.model import Column, CorpusError, Document, Leaf, Span, Table

Json = dict[str, Any]

LABELS = {
    "no", "sasaran", "indikator", "program", "kegiatan", "tujuan", "uraian", "uraian_kegiatan",
    "kode", "indikator_kegiatan", "rencana_aksi", "formula", "sumber_data", "rentang", "kategori",
}  # fmt: skip
AMOUNTS = {"biaya", "anggaran", "pagu"}
MEASURES = {
    "target", "realisasi", "capaian", "persen", "target_volume", "capaian_volume",
    "target_kegiatan", "nasional", "target_triwulan", "realisasi_triwulan",
}  # fmt: skip
PARAGRAPHS = {"sasaran", "indikator", "kegiatan", "pelaksana"}
"""Columns that a dump wraps."""


def build_truth(document: Document, lines: dict[tuple[int, int], int], patterns: set[str]) -> Json:
    """Build the truth file of a document.

    Args:
        document: the source.
        lines: line number for each (table number, row number).
        patterns: the noise patterns found in the document.
    """
    tables: list[Json] = []
    counts: dict[str, int] = {}
    for number, table in enumerate(document.tables):
        counts[table.kind] = counts.get(table.kind, 0) + 1
        head: Json = {
            "key": f"{document.name}-{table.kind}-{counts[table.kind]}",
            "kind": table.kind,
        }
        head |= {
            "title": table.title,
            "satker": table.satker,
            "bagian": table.bagian,
            "tahun": table.tahun,
        }
        check_notes(table.ambiguous, head)
        if table.ambiguous:
            head["ambiguous"] = table.ambiguous
        if is_cells(table):
            head["columns"] = [column.header for column in table.columns]
        head["rows"] = [
            row_truth(table, index, lines[number, index]) for index in range(len(table.leaves))
        ]
        tables.append(head)
    return {"doc": document.name, "noise": sorted(patterns), "tables": tables}


def is_cells(table: Table) -> bool:
    """Tell whether the rows of a table are kept as cells."""
    return all(column.field is None for column in table.columns)


def row_truth(table: Table, index: int, line: int) -> Json:
    """Write down one row."""
    leaf = table.leaves[index]
    row: Json = {"kind": leaf.kind, "line": line}
    if is_cells(table):
        return row | {"cells": leaf.cells}
    if "sasaran" in table.options:
        row["sasaran"] = table.options["sasaran"]
    filled: list[str] = []
    extra: Json = {}
    for column in table.columns:
        span = span_at(table, column, index)
        if column.field is None:
            if span and column.header:
                extra[column.header] = clean(span.text)
        elif column.field.startswith("jadwal."):
            row["jadwal"] = schedule(table, leaf, span)
        else:
            put(row, column.field, value_of(table, column, span, leaf, index))
            name = column.field.partition(".")[0]
            if span and name not in filled and is_filled(table, column.field, span, index):
                filled.append(name)
    ambiguous = leaf.ambiguous + broken_words(table, index)
    check_notes(ambiguous, row)
    return row | tail(extra, filled, ambiguous)


def check_notes(notes: list[str], fields: Json) -> None:
    """Refuse a note that does not begin with the field it is about."""
    for note in notes:
        if note.partition(":")[0] not in fields:
            raise CorpusError(f"note without a field of the row: {note}")


def tail(extra: Json, filled: list[str], ambiguous: list[str]) -> Json:
    """Give the last keys of a row, those that are not empty."""
    out: Json = {"extra": extra, "filled": filled, "ambiguous": ambiguous}
    return {key: value for key, value in out.items() if value}


def broken_words(table: Table, index: int) -> list[str]:
    """Note the words that a dump breaks over two lines: the truth has them joined."""
    if table.layout != "dump":
        return []
    widths = {column.key: column.width for column in table.columns}
    notes: list[str] = []
    for span in table.spans:
        if span.first <= index <= span.last and span.key in PARAGRAPHS:
            words = [word for word in span.text.split() if len(word) > widths[span.key]]
            notes += [f"{span.key}: {word} is broken over two lines, joined" for word in words]
    return notes


def put(row: Json, field: str, value: Any) -> None:
    """Set a field; `target.2022` goes below `target`."""
    name, _, part = field.partition(".")
    if part:
        if value is not None:
            row.setdefault(name, {})[part] = value
    else:
        row[name] = value


def span_at(table: Table, column: Column, index: int) -> Span | None:
    """Find the cell of a column that covers a row."""
    key = "jadwal" if (column.field or "").startswith("jadwal.") else column.key
    for span in table.spans:
        if span.key == key and span.first <= index <= span.last:
            return span
    return None


def is_amount(table: Table, field: str) -> bool:
    """Tell whether a field holds rupiah."""
    return field in AMOUNTS or (field == "realisasi" and table.kind == "realisasi_anggaran")


def is_filled(table: Table, field: str, span: Span, index: int) -> bool:
    """Tell whether the value stands on this row by judgement: it is printed on another one."""
    name = field.partition(".")[0]
    if not span.merged or name in LABELS or is_amount(table, field):
        return False
    return index != places(span, table.options.get("labels", "top"))[0]


def value_of(table: Table, column: Column, span: Span | None, leaf: Leaf, index: int) -> Any:
    """Give the value of one cell, None where nothing is printed."""
    if span is None:
        return None
    field = column.field or ""
    text = clean(span.text)
    raw = printed_raw(leaf, column.key) or text
    if is_amount(table, field):
        if index != places(span, table.options.get("labels", "top"))[0]:
            return None
        return {**values.amount(text), "raw": raw}
    if field.partition(".")[0] in MEASURES:
        percent = "%" in f"{column.group or ''} {column.header}"
        return {**values.measure(text, percent, table.options.get("words", [])), "raw": raw}
    return text


def printed_raw(leaf: Leaf, key: str) -> str | None:
    """Give what noise made of a value, where the raw text keeps it."""
    for one in leaf.noise:
        if key in one.prints and one.pattern not in noise.KEEPS_RAW and one.prints[key]:
            return " ".join(one.prints[key].split())
    return None


def schedule(table: Table, leaf: Leaf, span: Span | None) -> Json:
    """Write down a row's ticks as far as the print tells them."""
    name = table.options.get("schedule", "triwulan")
    out: Json = {"granularity": name, "marks": None}
    if table.options.get("lost_ticks") == "yes":
        return out | {"blank": True}
    marks = marks_of(span.text) if span else []
    full = 4 if name == "triwulan" else 12
    if table.layout == "dump" and len(marks) < full:
        return out | {"count": len(marks), "blank": False}
    prefix = "T" if name == "triwulan" else "B"
    return out | {"marks": [f"{prefix}{mark}" for mark in marks], "blank": False}
