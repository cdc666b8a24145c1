"""The printed texts of a document's tables, each printed cell once.

Contract: titles, labels, raw values, cells of plain tables and texts without a column. A label
that a merged cell fills to many rows is the cell of its first row.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.cells import Cell, Figures
from extractor.model import Amount, Measure, Row, Table

LABELS = (
    "tujuan", "program", "sasaran", "uraian", "uraian_kegiatan", "indikator", "kegiatan",
    "indikator_kegiatan", "rencana_aksi",
)  # fmt: skip
"""Fields that say what a row is about."""
_OTHERS = ("formula", "sumber_data", "pelaksana", "keterangan", "kategori", "rentang")
_VALUES = ("target", "realisasi", "capaian", "target_volume", "capaian_volume", "target_kegiatan")


def labels_of(figures: Figures, table: Table) -> Iterator[Cell]:
    """Go through the labels of a table, row by row.

    Args:
        figures: the document's.
        table: one of its tables.

    Example:
        The sasaran "Terwujudnya Lembaga KPU yang Mandiri" of four rows is one cell.
    """
    for index, row in enumerate(table.rows):
        yield from _cells(figures, table, index, LABELS, row)


def texts_of(figures: Figures) -> Iterator[Cell]:
    """Go through all texts of all tables: labels, other texts, raw values, plain cells."""
    for table in figures.tables:
        for index, row in enumerate(table.rows):
            plain = [f"cells.{place}" for place in range(len(row.cells or ()))]
            extra = [f"extra.{header}" for header in row.extra]
            names = (*LABELS, *_OTHERS, *_VALUES, *extra, *plain)
            yield from _cells(figures, table, index, names, row)


def _cells(
    figures: Figures, table: Table, index: int, names: tuple[str, ...], row: Row
) -> Iterator[Cell]:
    for name in names:
        plain = "." in name
        held = None if plain else getattr(row, name)
        if not plain and not isinstance(held, str | Measure | Amount):
            continue
        cell = figures.cell(table, index, name)
        if cell is not None and cell.row == index and cell.raw:
            yield cell
