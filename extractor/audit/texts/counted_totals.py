"""Totals of counts: staff, assets, cases, voters, in tables whose cells are kept as printed.

Contract: only whole numbers are added up. A total is told only where it is sure what it is the
total of: another column of the same rows adds up, or the rows are numbered from one on and the
column is headed as a count. Columns that are not filled with whole numbers are left alone.

Steps: the rows before each row that is named a total; the columns of counts; those of which the
total is another number than their sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue, Value
from extractor.audit.options import AuditOptions
from extractor.model import Table

COUNT_TOTAL = Check(
    code="count-total-mismatch",
    severity="warning",
    message={
        "id": "Jumlah “{label}” tercetak {reported}, baris-barisnya berjumlah {recomputed}",
        "en": "The total of “{label}” is printed as {reported}, its rows add up to {recomputed}",
    },
    rule="The last row of a table of counts, named a total, is the sum of the rows above it.",
    formula="Σ rows above the total",
    tolerance="None. Only where another column adds up, or the rows are numbered and the column"
    " is headed as a count.",
    source="Practice of LAKIP: staff by rank, sex and education, cases, voters.",
    example="""\
LAPORAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

Jumlah pegawai menurut golongan

No	Golongan	Laki-laki	Perempuan	Jumlah
1	Golongan IV	1	1	2
2	Golongan III	6	4	10
3	Golongan II	3	2	5
	Jumlah	10	7	18
""",
)

_TOTAL = re.compile(r"\s*(?:sub\s*)?(?:jumlah|total)(?:\s+(?:total|pegawai|seluruhnya))?\W*", re.I)
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
_NOTHING = frozenset({"", "-", "–", "—", "0"})
_COUNTED = re.compile(r"\b(?:jumlah|banyaknya|orang|pegawai|unit|buah|total)\b", re.IGNORECASE)
_NOT_ADDED = re.compile(
    r"\b(?:no|nomor|tahun|usia|umur|nip|kode|bobot|nilai|skor|rata)\b|%|persen|^\s*(?:19|20)\d\d\s*$",
    re.IGNORECASE,
)
_FEWEST_ROWS = 3
_LABELS = 3
"""The name of a total stands in one of the first cells."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of counts over a total."""

    at: int
    total: Cell
    parts: tuple[Cell, ...]

    @property
    def found(self) -> Decimal:
        return sum((cell.value or Decimal(0) for cell in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        return self.found == self.total.value


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for table in figures.tables:
        totals = [index for index in range(len(table.rows)) if _is_total(table, index)]
        # With several totals it is not sure which rows belong to which.
        if len(totals) == 1 and totals[0] == len(table.rows) - 1:
            yield from _of_table(figures, table, totals[0])


def _is_total(table: Table, index: int) -> bool:
    cells = table.rows[index].cells or []
    return any(_TOTAL.fullmatch(text) for text in cells[:_LABELS])


def _of_table(figures: Figures, table: Table, total: int) -> Iterator[Issue]:
    width = max(len(row.cells or []) for row in table.rows)
    rows = _counted_rows(table, total)
    found = [_column(figures, table, rows, total, at) for at in range(width)]
    columns = [column for column in found if column is not None]
    sure = any(column.holds and column.found for column in columns)
    for column in columns:
        counted = _COUNTED.search(table.columns[column.at].header) and _is_numbered(table, rows)
        if not column.holds and (sure or counted):
            yield _issue(table, column)


def _counted_rows(table: Table, total: int) -> list[int]:
    """Return the rows above a total, without a header that was read as rows."""
    first = next((i for i in range(total) if any(map(_WHOLE.fullmatch, _texts(table, i)))), total)
    while first < total and _is_column_numbers(_texts(table, first)):
        first += 1
    return list(range(first, total))


def _is_column_numbers(texts: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns."""
    filled = [text.strip("() ") for text in texts if text.strip()]
    return len(filled) > 1 and filled == [str(n) for n in range(1, len(filled) + 1)]


def _texts(table: Table, index: int) -> list[str]:
    return [text.strip() for text in table.rows[index].cells or []]


def _is_numbered(table: Table, rows: Sequence[int]) -> bool:
    firsts = [(_texts(table, index) or [""])[0].rstrip(".") for index in rows]
    return firsts == [str(n) for n in range(1, len(rows) + 1)]


def _column(
    figures: Figures, table: Table, rows: Sequence[int], total: int, at: int
) -> _Column | None:
    """Return a column whose cells are all counts, or nothing."""
    if at >= len(table.columns) or _NOT_ADDED.search(table.columns[at].header):
        return None
    target = _count(figures, table, total, at)
    if target is None or len(rows) < _FEWEST_ROWS:
        return None
    parts = []
    for index in rows:
        text = (_texts(table, index) + [""] * (at + 1))[at]
        cell = _count(figures, table, index, at)
        if cell is None and text not in _NOTHING:
            return None
        if cell is not None:
            parts.append(cell)
    return _Column(at, target, tuple(parts)) if len(parts) > 1 else None


def _count(figures: Figures, table: Table, index: int, at: int) -> Cell | None:
    cell = figures.cell(table, index, f"cells.{at}")
    if cell is None or not _WHOLE.fullmatch(cell.raw.strip()):
        return None
    return replace(cell, value=Decimal(cell.raw.strip().replace(".", "")))


def _issue(table: Table, column: _Column) -> Issue:
    values: dict[str, Value] = {
        "label": table.columns[column.at].header or table.title or table.id,
        "reported": column.total.value or Decimal(0),
        "recomputed": column.found,
        "parts": tuple(cell.value or Decimal(0) for cell in column.parts),
    }
    return Issue(
        COUNT_TOTAL,
        (column.total, *column.parts),
        values,
        column.total.value,
        column.found,
        formula="{parts} = {recomputed}",
    )


FAMILY = Family("Totals of counts", (COUNT_TOTAL,), None, _issues)
