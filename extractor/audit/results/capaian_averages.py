"""An average row of capaian: it is the mean of the rows above it.

Contract: an average may be over rows, over the rows that head a group, or over the means of the
groups (sasaran); a row without a capaian may count as zero. All that a table allows are accepted;
where it allows several, a mismatch is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check
from extractor.audit.issues import Issue, Value
from extractor.audit.relations import PRINTED, Changes, Relation, Scope, value_in
from extractor.audit.results.results_of_rows import RESULT_KINDS
from extractor.audit.rounding import agreement, printed_decimals
from extractor.model import Row, Table

_AVERAGE = re.compile(r"\brata\s*[-–—]?\s*rata|\brerata\b", re.IGNORECASE)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """One row's capaian in an average.

    Attributes:
        cell: where it is printed, None for a row without one.
        group: the sasaran under which it stands.
        heads: whether it is a row that heads others: it has no realisasi of its own.
    """

    cell: Cell | None
    group: str
    heads: bool


@dataclass(frozen=True, eq=False)
class Average(Relation):
    """The target is the mean of the others.

    Attributes:
        parts: the rows above it.
    """

    parts: tuple[Part, ...] = ()

    def expected(self, changes: Changes = PRINTED) -> Decimal:
        """Return the mean of all parts that have a figure."""
        return _mean([value_in(cell, changes) for cell in self.others])

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether one way of averaging gives the printed figure."""
        printed = value_in(self.target, changes)
        raw = "" if self.target in changes else self.target.raw
        slack = max(_half_unit(cell) for cell in self.others)
        return any(
            agreement(raw, printed, mean) is not None or abs(printed - mean) <= slack
            for mean in self._means(changes)
        )

    def solve(self, cell: Cell) -> Decimal | None:
        """Return the value of the average, or of one part, with which it holds."""
        decimals = max(2, printed_decimals(self.target.raw, value_in(self.target, PRINTED)))
        if cell == self.target:
            return round(self.expected(), decimals)
        off = value_in(self.target, PRINTED) - self.expected()
        return round(value_in(cell, PRINTED) + off * len(self.others), decimals)

    def issue(self) -> Issue:
        """Return the average printed and the one that the rows give."""
        mean = round(self.expected(), 2)
        values: dict[str, Value] = {
            "reported": value_in(self.target, PRINTED),
            "recomputed": mean,
            "parts": tuple(value_in(cell, PRINTED) for cell in self.others),
            "count": len(self.others),
        }
        return Issue(
            self.check,
            self.cells,
            values,
            reported=self.target.value,
            recomputed=mean,
            formula="({parts}) / {count} = {recomputed}",
            severity=None if self._is_plain() else "warning",
        )

    def _is_plain(self) -> bool:
        """Say whether there is only one way to average: no groups, no heads, no blanks."""
        groups = [part.group for part in self.parts]
        grouped = len(set(groups)) < len(groups) and len(set(groups)) > 1
        return not grouped and all(part.cell and not part.heads for part in self.parts)

    def _means(self, changes: Changes) -> Iterator[Decimal]:
        for parts in (
            self.parts,
            [part for part in self.parts if part.heads],
            [part for part in self.parts if not part.heads],
            self._tops(),
        ):
            values = [value_in(part.cell, changes) for part in parts if part.cell]
            if values:
                yield _mean(values)
                yield sum(values, Decimal(0)) / len(parts)
                yield _mean([min(value, _HUNDRED) for value in values])
        groups: dict[str, list[Decimal]] = {}
        for part in self.parts:
            if part.cell and not part.heads:
                groups.setdefault(part.group, []).append(value_in(part.cell, changes))
        if groups:
            yield _mean([_mean(values) for values in groups.values()])

    def _tops(self) -> list[Part]:
        """Return the rows that head a group and those of groups that no row heads."""
        headed = {part.group for part in self.parts if part.heads}
        return [part for part in self.parts if part.heads or part.group not in headed]


def averages_of(figures: Figures, check: Check) -> Iterator[Average]:
    """Go through the average rows of the tables of results.

    Args:
        figures: of a document.
        check: the code given when an average does not hold.
    """
    for table in figures.tables:
        if table.kind in RESULT_KINDS:
            start = 0
            for index, row in enumerate(table.rows):
                if _is_average(row):
                    yield from _average(figures, table, range(start, index), index, check)
                    start = index + 1


def _is_average(row: Row) -> bool:
    if row.kind == "data" and row.target is not None and row.realisasi is not None:
        return False  # ``Rata-rata lama sekolah`` is an indicator
    labels = (row.no, row.indikator, row.sasaran, row.kegiatan)
    return any(_AVERAGE.match(label.strip(" :.-")) for label in labels if label)


def _average(
    figures: Figures, table: Table, above: Sequence[int], index: int, check: Check
) -> Iterator[Average]:
    target = figures.cell(table, index, "capaian")
    rows = [one for one in above if table.rows[one].kind == "data"]
    parts = tuple(dict.fromkeys(_part(figures, table, one) for one in rows))
    printed = tuple(dict.fromkeys(p.cell for p in parts if p.cell))
    if target is not None and target.value is not None and len(printed) > 1:
        yield Average(check, target, printed, Scope.BLOCK, parts)


def _part(figures: Figures, table: Table, index: int) -> Part:
    cell = figures.cell(table, index, "capaian")
    row = table.rows[index]
    printed = cell if cell is not None and cell.value is not None else None
    return Part(printed, row.sasaran or f"{index}", row.realisasi is None)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _half_unit(cell: Cell) -> Decimal:
    decimals = printed_decimals(cell.raw, value_in(cell, PRINTED))
    return Decimal(1).scaleb(-decimals) / 2 if decimals else Decimal(0)
