"""The tables of a document as a page shows them: rows as printed, beside what the audit says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.model import Row, Table
from extractor.model.audit import Verdict
from extractor.model.values import Amount, Jadwal, Measure
from extractor.report.charts import figure_text
from extractor.report.entries import Entry
from extractor.report.phrases import Phrases
from normalizers.personal_data import mask_birth_date

_NOT_PRINTED = frozenset(
    {"kind", "source", "indikator_match", "cells", "extra", "merged", "field_sources"}
)


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """What the audit says of a row's figure."""

    verdict: str
    kind: str
    field: str
    reported: str
    recomputed: str
    formula: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A finding on a row: its place in the page, its severity, its name."""

    anchor: str
    severity: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table."""

    anchor: str
    number: int
    kind: str
    cells: tuple[str, ...]
    verdicts: tuple[ShownVerdict, ...]
    findings: tuple[FindingLink, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table; ``audited`` where the audit says something of a row."""

    anchor: str
    name: str
    kind: str
    headers: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    audited: bool
    findings: int


def tables_of(
    entry: Entry, links: Mapping[tuple[str, int], Sequence[FindingLink]], phrases: Phrases
) -> list[ShownTable]:
    """Return the tables of a document.

    Args:
        entry: the document.
        links: the findings by table and row.
        phrases: the words.
    """
    verdicts: dict[tuple[str, int], list[Verdict]] = {}
    for one in entry.audited.verdicts:
        verdicts.setdefault((one.table, one.row), []).append(one)
    return [
        _table(entry, f"{entry.anchor}-t{number}", table, verdicts, links, phrases)
        for number, table in enumerate(entry.document.tables, start=1)
    ]


def _table(
    entry: Entry,
    anchor: str,
    table: Table,
    verdicts: Mapping[tuple[str, int], Sequence[Verdict]],
    links: Mapping[tuple[str, int], Sequence[FindingLink]],
    phrases: Phrases,
) -> ShownTable:
    keys = _keys(table)
    hides = table.kind == "sdm" and not entry.with_personal_data
    rows = []
    for index, row in enumerate(table.rows):
        cells = tuple(cell_text(row, key) for key in keys)
        rows.append(
            ShownRow(
                anchor=f"{anchor}-r{index + 1}",
                number=index + 1,
                kind=row.kind,
                cells=tuple(mask_birth_date(cell) for cell in cells) if hides else cells,
                verdicts=tuple(
                    _verdict(one, phrases) for one in verdicts.get((table.id, index), ())
                ),
                findings=tuple(links.get((table.id, index), ())),
            )
        )
    return ShownTable(
        anchor=anchor,
        name=entry.table_name(table.id, phrases) or table.id,
        kind=phrases.word("kinds", table.kind),
        headers=tuple(_header(table, key, phrases) for key in keys),
        rows=tuple(rows),
        audited=any(row.verdicts or row.findings for row in rows),
        findings=len({link.anchor for row in rows for link in row.findings}),
    )


def _verdict(verdict: Verdict, phrases: Phrases) -> ShownVerdict:
    return ShownVerdict(
        verdict=phrases.word("verdicts", verdict.verdict),
        kind=verdict.verdict,
        field=phrases.word("fields", verdict.field),
        reported=figure_text(verdict.reported, phrases.lang),
        recomputed=figure_text(verdict.recomputed, phrases.lang),
        formula=verdict.formula,
        reason=verdict.reason,
    )


def _keys(table: Table) -> list[str]:
    """Return the columns to show: the printed ones in their order, then what rows hold besides."""
    if any(row.cells is not None for row in table.rows):
        width = max(len(row.cells or []) for row in table.rows)
        return [f"cells.{index}" for index in range(width)]
    keys: dict[str, None] = {}
    for column in table.columns:
        keys[column.field or f"extra.{column.header}"] = None
    for row in table.rows:
        for name in type(row).model_fields:
            if name not in _NOT_PRINTED and getattr(row, name) is not None:
                keys.setdefault(name)
        for header in row.extra:
            keys.setdefault(f"extra.{header}")
    return list(keys)


def _header(table: Table, key: str, phrases: Phrases) -> str:
    """Return a column's header: as printed, or the field's name where several columns are one."""
    base, _, rest = key.partition(".")
    if base == "cells":
        at = int(rest)
        return (table.columns[at].header if at < len(table.columns) else "") or f"({at + 1})"
    if base == "extra":
        return rest
    printed = [column.header for column in table.columns if column.field == key and column.header]
    return printed[0] if len(printed) == 1 else phrases.word("fields", key)


def cell_text(row: Row, key: str) -> str:
    """Return what a row holds in a column, as printed.

    Args:
        row: of a table.
        key: a field of the contract, ``extra.HEADER`` and ``cells.3`` included.

    Example: a target of two years gives "2023: B; 2024: BB".
    """
    base, _, rest = key.partition(".")
    if base == "cells" and rest:
        cells = row.cells or []
        return cells[int(rest)] if int(rest) < len(cells) else ""
    if base == "extra" and rest:
        return row.extra.get(rest, "")
    return _printed(getattr(row, base, None))


def _printed(held: object) -> str:
    if isinstance(held, Measure | Amount):
        return held.raw
    if isinstance(held, Jadwal):
        if held.marks is not None:
            return " ".join(held.marks)
        return f"{held.count} ×" if held.count is not None else ""
    if isinstance(held, dict):
        return "; ".join(f"{part}: {_printed(one)}" for part, one in held.items())
    return held if isinstance(held, str) else ""
