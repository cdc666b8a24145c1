"""Running numbers that lead a table's first text, where no column holds them: ``1. Program …``."""

from __future__ import annotations

from dataclasses import replace

from extractor.kinds.declarations import Kind
from extractor.kinds.items import split_marked
from extractor.kinds.rows import DraftRow, split_leading_number
from extractor.tables.grid import Cell

TEXT_ORDER = (
    "program", "sasaran", "uraian", "uraian_kegiatan", "indikator", "kegiatan", "rencana_aksi",
    "rentang", "tujuan",
)  # fmt: skip
"""The fields of texts, outermost first."""
_LED_BY_NUMBER = 0.6
"""Share of rows whose text begins with a number from which the numbers are a column."""


def split_numbers(rows: list[DraftRow], kind: Kind) -> None:
    """Without a number column, numbers that lead the first text are the row's numbers."""
    if "no" not in kind.order or any(row.has("no") for row in rows):
        return
    name = next((f for f in TEXT_ORDER if any(row.has(f) for row in rows)), None)
    if name is None:
        return
    led = [
        (row, parts)
        for row in rows
        if row.has(name) and (parts := _leading_number(row, row.cells[name][0]))
    ]
    if len(led) < _LED_BY_NUMBER * sum(row.has(name) for row in rows):
        return
    for row, (number, text) in led:
        cell = row.cells[name][0]
        row.cells["no"] = [replace(cell, text=number)]
        row.cells[name] = [replace(cell, text=text, blocks=(text,))]


def _leading_number(row: DraftRow, cell: Cell) -> tuple[str, str] | None:
    """The number that leads a cell; enumerations and headings of sections keep theirs."""
    if 2 * cell.cols > row.width > 1 or len(split_marked(cell.text)) > 1:
        return None
    return split_leading_number(cell.text)
