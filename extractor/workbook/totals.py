"""Which cells a printed total is the sum of, so that the workbook can add them live.

Contract: parts are named only where their sum is certain to be meant: it is the printed total
itself, or the figure that a finding on the total recomputed. Nothing else is guessed.
Steps: the cells that the finding itself shows; rows since the last heading or total; rows up to the
next one; all data rows; all headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from extractor.model import Amount, Table
from extractor.model.audit import AuditFinding, Consequence
from extractor.workbook.columns import AMOUNTS

FEWEST_PARTS = 2


def amounts_in(table: Table, field: str) -> dict[int, Decimal]:
    """Return a column's amounts by the index of their rows; cells without a number are left out."""
    found = {}
    for index, row in enumerate(table.rows):
        held = getattr(row, field)
        if isinstance(held, Amount) and held.value is not None:
            found[index] = Decimal(held.value)
    return found


def totals_of(table: Table, findings: Sequence[AuditFinding]) -> dict[tuple[int, str], list[int]]:
    """Return the rows that each printed total adds.

    Args:
        table: of a document.
        findings: of the same document, on any table.

    Returns:
        By row and field of the total, the rows of its parts, at least two each.
    """
    found = {}
    for field in AMOUNTS:
        amounts = amounts_in(table, field)
        wanted = _wanted(table, field, findings)
        for index, printed in amounts.items():
            may_be_total = table.rows[index].kind != "data" or index in wanted
            if not may_be_total:
                continue
            sums = [*wanted.get(index, ()), printed]
            parts = _parts(table, index, amounts, sums, _shown(table, index, field, findings))
            if parts:
                found[index, field] = parts
    return found


def _wanted(
    table: Table, field: str, findings: Sequence[AuditFinding]
) -> Mapping[int, list[Decimal]]:
    wanted: dict[int, list[Decimal]] = {}
    for finding in findings:
        told: list[AuditFinding | Consequence] = [finding, *finding.consequences]
        for one in told:
            at = (one.table, one.field) == (table.id, field)
            if at and one.row is not None and isinstance(one.recomputed, int | Decimal):
                wanted.setdefault(one.row, []).append(Decimal(one.recomputed))
    return wanted


def _shown(
    table: Table, index: int, field: str, findings: Sequence[AuditFinding]
) -> list[list[int]]:
    """Return for each finding on a total the rows of its column that it shows, in its order."""
    shown = []
    for finding in findings:
        if (finding.table, finding.row, finding.field) == (table.id, index, field):
            cells = (
                evidence.row
                for evidence in finding.evidence
                if (evidence.table, evidence.field) == (table.id, field)
                and evidence.document is None
            )
            shown.append([row for row in dict.fromkeys(cells) if row is not None and row != index])
    return shown


def _parts(
    table: Table,
    index: int,
    amounts: Mapping[int, Decimal],
    sums: Sequence[Decimal],
    shown: Sequence[Sequence[int]],
) -> list[int] | None:
    for rows in shown:
        # What follows from a finding is shown after its own cells, so the parts come first.
        added = list(accumulate(amounts.get(row, Decimal(0)) for row in rows))
        for count, value in enumerate(added, start=1):
            if count >= FEWEST_PARTS and value in sums:
                return sorted(rows[:count])
    for total in sums:
        for candidate in _blocks(table, index):
            rows = [row for row in candidate if row in amounts]
            if len(rows) >= FEWEST_PARTS and sum(amounts[row] for row in rows) == total:
                return rows
    return None


def _blocks(table: Table, index: int) -> Iterator[list[int]]:
    kinds = [row.kind for row in table.rows]
    if kinds[index] != "section":
        yield _run(kinds, range(index - 1, -1, -1))
    if kinds[index] != "total":
        yield _run(kinds, range(index + 1, len(kinds)))
    for kind in ("data", "section"):
        yield [row for row, own in enumerate(kinds) if own == kind and row != index]


def _run(kinds: Sequence[str], rows: range) -> list[int]:
    run: list[int] = []
    for row in rows:
        if kinds[row] != "data":
            break
        run.append(row)
    return sorted(run)
