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
_MOST_TOTALS = 500
"""Totals of a table up to which each is tried as that of all its rows; of more none is."""


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
    own = [one for one in findings if one.table == table.id or one.consequences]
    kinds = [row.kind for row in table.rows]
    for field in AMOUNTS:
        amounts = amounts_in(table, field)
        wanted, shown = _wanted(table, field, own), _shown(table, field, own)
        totals = {at: one for at, one in amounts.items() if kinds[at] != "data" or at in wanted}
        blocks = _Blocks(kinds, few=len(totals) <= _MOST_TOTALS)
        for index, printed in totals.items():
            sums = [*wanted.get(index, ()), printed]
            parts = _parts(index, amounts, sums, shown.get(index, ()), blocks)
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
    table: Table, field: str, findings: Sequence[AuditFinding]
) -> Mapping[int, list[list[int]]]:
    """Return for each finding on a total the rows of its column that it shows, in its order."""
    shown: dict[int, list[list[int]]] = {}
    for finding in findings:
        index = finding.row
        if (finding.table, finding.field) == (table.id, field) and index is not None:
            cells = (
                evidence.row
                for evidence in finding.evidence
                if (evidence.table, evidence.field) == (table.id, field)
                and evidence.document is None
            )
            rows = [row for row in dict.fromkeys(cells) if row is not None and row != index]
            shown.setdefault(index, []).append(rows)
    return shown


def _parts(
    index: int,
    amounts: Mapping[int, Decimal],
    sums: Sequence[Decimal],
    shown: Sequence[Sequence[int]],
    blocks: _Blocks,
) -> list[int] | None:
    for rows in shown:
        # What follows from a finding is shown after its own cells, so the parts come first.
        added = list(accumulate(amounts.get(row, Decimal(0)) for row in rows))
        for count, value in enumerate(added, start=1):
            if count >= FEWEST_PARTS and value in sums:
                return sorted(rows[:count])
    candidates = [[row for row in rows if row in amounts] for rows in blocks.around(index)]
    totals = [sum((amounts[row] for row in rows), Decimal(0)) for rows in candidates]
    for total in sums:
        for rows, added_up in zip(candidates, totals, strict=True):
            if len(rows) >= FEWEST_PARTS and added_up == total:
                return rows
    return None


class _Blocks:
    """Rows that a total may add, by the kinds of the table's rows."""

    def __init__(self, kinds: Sequence[str], *, few: bool) -> None:
        self._kinds = kinds
        self._few = few

    def around(self, index: int) -> Iterator[list[int]]:
        """Yield the blocks that a total may add, the nearest first."""
        if self._kinds[index] == "data" and not self._few:
            return
        if self._kinds[index] != "section":
            yield self._run(range(index - 1, -1, -1))
        if self._kinds[index] != "total":
            yield self._run(range(index + 1, len(self._kinds)))
        for kind in ("data", "section") if self._few else ():
            yield [row for row, own in enumerate(self._kinds) if own == kind and row != index]

    def _run(self, rows: range) -> list[int]:
        run: list[int] = []
        for row in rows:
            if self._kinds[row] != "data":
                break
            run.append(row)
        return sorted(run)
