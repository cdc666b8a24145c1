"""Which columns the sheet of a table has, and what a row prints in each.

Contract: everything that a row holds is in some column: the fields in the order in which their
columns are printed, a series with one column for each year or quarter, then what no column names.
Beside a reported result stand its recomputed figure, its check and its verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from typing import Literal

from extractor.model import Amount, Jadwal, Measure, Row, Table
from extractor.workbook.captions import caption, field_name

Role = Literal["place", "row-kind", "printed", "recomputed", "check", "verdict", "note", "findings"]
Content = str | Amount | Measure | Jadwal | None
RESULTS = ("capaian", "persen")
"""Fields that other cells of the row give."""
AMOUNTS = ("biaya", "anggaran", "pagu", "realisasi")
"""Fields that add up to totals."""
_NO_FIELDS = frozenset(
    {"kind", "source", "indikator_match", "cells", "extra", "merged", "field_sources"}
)
_FIELDS = tuple(name for name in Row.model_fields if name not in _NO_FIELDS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table's sheet.

    Attributes:
        role: what it is for.
        header: as shown.
        field: as in the contract, ``extra.HEADER`` and ``cells.3`` included; of the field that a
            recomputed figure, a check or a verdict stands beside; empty for other roles.
        part: year or quarter of a series, else empty.
    """

    role: Role
    header: str
    field: str = ""
    part: str = ""


def columns_of(table: Table, lang: str, results: Set[str], sums: Set[str]) -> list[Column]:
    """Return the columns of a table's sheet, from left to right.

    Args:
        table: of a document.
        lang: "id" or "en".
        results: fields that have verdicts, reported or not.
        sums: amount fields of which some cell is a total of others.
    """
    printed = list(_printed(table, lang))
    fields = {column.field for column in printed}
    shown = [
        Column("place", caption("place", lang)),
        Column("row-kind", caption("row-kind", lang)),
    ]
    for column in printed:
        shown.append(column)
        if column.field in {*results, *sums, *RESULTS} and not column.part:
            shown += _beside(column, lang, ("recomputed", "check"))
        if column.field in results and not column.part:
            shown += _beside(column, lang, ("verdict",))
    for name in sorted(results - fields):
        unprinted = Column("printed", field_name(name, lang), name)
        shown += _beside(unprinted, lang, ("recomputed", "verdict"))
    if results:
        shown.append(Column("note", caption("note", lang)))
    return [*shown, Column("findings", caption("findings", lang))]


def _beside(column: Column, lang: str, roles: tuple[Role, ...]) -> list[Column]:
    named = {role: caption(f"{role}-of", lang, name=column.header) for role in roles}
    return [replace(column, role=role, header=named[role]) for role in roles]


def _printed(table: Table, lang: str) -> Iterator[Column]:
    headers: dict[str, list[str]] = {}
    for name, header in _named(table):
        headers.setdefault(name, []).append(header)
    for name, (header, *others) in headers.items():
        told = {text for text in (header, *others) if text.strip()}
        shown = header if len(told) == 1 and header.strip() else field_name(name, lang)
        parts = sorted({part for row in table.rows for part in _parts(row, name)})
        if not parts or any(content_of(row, name) is not None for row in table.rows):
            yield Column("printed", shown, name)
        for part in parts:
            yield Column("printed", f"{field_name(name, lang)} {part}", name, part)


def _named(table: Table) -> list[tuple[str, str]]:
    named = [
        (column_field(table, index), column.header) for index, column in enumerate(table.columns)
    ]
    width = max((len(row.cells or ()) for row in table.rows), default=0)
    named += [(f"cells.{index}", "") for index in range(len(table.columns), width)]
    named += [(name, "") for name in _FIELDS if any(getattr(row, name) for row in table.rows)]
    extra = dict.fromkeys(header for row in table.rows for header in row.extra)
    return named + [(f"extra.{header}", header) for header in extra]


def column_field(table: Table, index: int) -> str:
    """Return the field of a printed column, by its index in the table's columns."""
    column = table.columns[index]
    if column.field:
        return column.field
    has_cells = any(row.cells is not None for row in table.rows)
    return f"cells.{index}" if has_cells else f"extra.{column.header}"


def _parts(row: Row, name: str) -> Iterable[str]:
    held = getattr(row, name, None) if name in _FIELDS else None
    return held.keys() if isinstance(held, dict) else ()


def content_of(row: Row, field: str, part: str = "") -> Content:
    """Return what a row holds in a field.

    Args:
        row: of a table.
        field: ``extra.HEADER`` and ``cells.3`` included.
        part: year or quarter of a series.
    """
    if field.startswith("extra."):
        return row.extra.get(field.removeprefix("extra."))
    if field.startswith("cells."):
        place = int(field.removeprefix("cells."))
        cells = row.cells or []
        return cells[place] if place < len(cells) else None
    held = getattr(row, field) if field in _FIELDS else None
    if isinstance(held, dict):
        held = held.get(part)
    elif part:
        return None
    return held if isinstance(held, str | Amount | Measure | Jadwal) else None
