"""Sums in budget tables: rows against the lines that head them and against totals.

Contract: a sum is an error only where the structure is certain: another column of the same rows
adds up, or the other lines of that level do, or the numbering runs through. Where a table can be
read in two ways and one of them adds up, that one is taken. Where neither does, a warning is given
for the total, and nothing for lines of a structure that adds up nowhere.

Steps: the table's lines between totals (`budget_tree`); the sums of each line that heads others;
the sums of each total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.money.absorption import row_label
from extractor.audit.money.budget_names import label_of
from extractor.audit.money.budget_tables import BudgetTable, amount_fields
from extractor.audit.money.budget_tree import Block, Line
from extractor.audit.money.rounded_amounts import slack_of
from extractor.audit.options import AuditOptions
from extractor.audit.relations import Relation, Scope, Sum

_NOTES = {
    "structure": {
        "id": "baris mana yang dijumlahkan tidak pasti menurut susunan tabel",
        "en": "the table does not show for certain which rows are added up",
    },
    "blank": {
        "id": "ada baris tanpa angka di antaranya",
        "en": "there are rows without a figure among them",
    },
    "elsewhere": {
        "id": "jumlahnya di {first}, rinciannya di {second}",
        "en": "it stands in {first}, its parts stand in {second}",
    },
}

SUBTOTAL = Check(
    code="subtotal-mismatch",
    severity="error",
    message={
        "id": "Jumlah “{label}” tercetak {reported}, rinciannya berjumlah {recomputed}",
        "en": "The amount of “{label}” is printed as {reported}, its parts add up to {recomputed}",
    },
    rule="The amount of a program, activity or group of rows is the sum of the rows under it."
    " A warning where the levels of the table are not certain.",
    formula="Σ rows under the line",
    tolerance="None; half a unit of each amount where amounts are printed in thousands or"
    " millions.",
    source="Domain rules, section 7: RO add up to kegiatan, kegiatan to program.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
CQ	Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi	489.134.000	482.373.500	98,62%
CQ.6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
CQ.6870	Masa Kampanye Pemilu	83.958.000	80.151.100	95,47%
""",
    notes=_NOTES,
)

TOTAL = Check(
    code="total-mismatch",
    severity="error",
    message={
        "id": "“{label}” tercetak {reported}, bagian-bagiannya berjumlah {recomputed}",
        "en": "“{label}” is printed as {reported}, its parts add up to {recomputed}",
    },
    rule="A total is the sum of the rows or of the subtotals above it. A warning where the table"
    " does not show for certain which of them.",
    formula="Σ rows of the highest level, or Σ subtotals",
    tolerance="None; half a unit of each amount where amounts are printed in thousands or"
    " millions.",
    source="Domain rules, section 7: programs add up to the DIPA.",
    example="""\
PROGRAM DAN ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Program	Anggaran
1	Program Dukungan Manajemen	2.617.387.000
2	Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi	3.910.946.000
	Jumlah	6.528.333.333
""",
    notes=_NOTES,
)

_UNNAMED = "Jumlah"
"""What a total is called that the table does not name."""
_FEWEST_PEERS = 2
"""So many other lines of a level must add up before one that does not is an error."""
Prices = Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line and what it may be the sum of."""

    line: Line
    parts: tuple[Line, ...]


class _Told(NamedTuple):
    """How a sum is told.

    Attributes:
        severity: None: as its check.
        notes: keys of its check's sentences.
    """

    severity: Severity | None = None
    notes: tuple[str, ...] = ()


_CERTAIN = _Told()
_OF_STRUCTURE = _Told("warning", ("structure",))
_OF_BLANKS = _Told("warning", ("blank",))


class _Sums:
    """The sums of one table."""

    def __init__(self, budget: BudgetTable) -> None:
        self.budget = budget
        self.table = budget.table
        self.prices = budget.prices
        self.unread = budget.unread
        self.lines = budget.lines

    def relations(self) -> Iterator[Relation]:
        """Give the sums of all blocks."""
        blocks, totals = self.budget.blocks, self.budget.totals
        for block in blocks:
            yield from self._of_lines(block)
        for number, index in enumerate(totals):
            yield from self._of_total(index, self._ways(blocks[number], totals[:number]))
        if totals and not blocks[0].lines:
            yield from self._of_total(totals[0], self._ways_below(blocks[1]))
            yield from self._of_rest(totals[0], blocks[1])

    def _sum(
        self, check: Check, index: int, parts: Sequence[int], name: str, told: _Told = _CERTAIN
    ) -> Sum | None:
        """Return a sum, None where a part of it could not be read or nothing is printed."""
        prices = self.prices[name]
        if index not in prices or self.unread[name] & set(parts):
            return None
        cells = tuple(prices[part] for part in parts if part in prices)
        if not cells:
            return None
        row = self.table.rows[index]
        label = row_label(self.table, index) if label_of(row) else _UNNAMED
        scope = Scope.BLOCK if check is SUBTOTAL else Scope.TABLE
        slack = slack_of((prices[index], *cells), self.budget.rounded[name])
        return Sum(
            check, prices[index], cells, scope, label,
            slack=slack, severity=told.severity, notes=told.notes,
        )  # fmt: skip

    def _sums(
        self, check: Check, index: int, parts: Sequence[int], told: _Told
    ) -> Iterator[Relation]:
        """Give the sum of each column."""
        for name in self.prices:
            made = self._sum(check, index, parts, name, told)
            if made is not None:
                yield made

    def _held(self, index: int, parts: Sequence[int]) -> bool:
        """Say whether a column that is not zero adds up."""
        sums = (self._sum(SUBTOTAL, index, parts, name) for name in self.prices)
        return any(one.holds() and one.target.value for one in sums if one is not None)

    def _broken(self, index: int, parts: Sequence[int]) -> bool:
        sums = (self._sum(SUBTOTAL, index, parts, name) for name in self.prices)
        return any(not one.holds() for one in sums if one is not None)

    def _of_lines(self, block: Block) -> Iterator[Relation]:
        """Give the sums of the lines that head others."""
        found = [parts for line in block.parents if (parts := self._parts(block, line))]
        held = {one.line.index for one in found if self._held(one.line.index, _rows(one.parts))}
        for one in found:
            beside = block.beside(one.line)
            peers = [
                other
                for other in found
                if other.line.shape == one.line.shape or other.line in beside
            ]
            told = self._told(block, one, peers, held)
            if told is not None:
                yield from self._sums(SUBTOTAL, one.line.index, _rows(one.parts), told)

    def _parts(self, block: Block, line: Line) -> _Parts | None:
        if not any(line.index in prices for prices in self.prices.values()):
            return None
        parts = block.priced(block.children(line), _any_of(self.prices.values()))
        return _Parts(line, tuple(parts)) if parts else None

    def _told(
        self, block: Block, one: _Parts, peers: Sequence[_Parts], held: set[int]
    ) -> _Told | None:
        """Return how the sum of a line is told; None where it is none."""
        rows = _rows(one.parts)
        if not self._broken(one.line.index, rows):
            return _CERTAIN
        if block.after_moved(one.line):
            return None
        blank = any(part.is_blank for part in one.parts)
        others = [peer for peer in peers if peer is not one]
        right = [peer for peer in others if peer.line.index in held]
        if blank:
            return _OF_BLANKS if right else None
        if one.line.index in held or _runs_through(one):
            return _CERTAIN
        if len(right) >= _FEWEST_PEERS and 2 * len(right) > len(others):
            return _CERTAIN
        return _OF_STRUCTURE if right else None

    def _of_total(self, index: int, ways: Sequence[tuple[int, ...]]) -> Iterator[Relation]:
        """Give the sums of a total: of those that could be meant, the ones that add up."""
        if not ways:
            return
        right = [way for way in ways if self._held(index, way)]
        told = _CERTAIN
        if not right and not self._is_one_sum(index, ways):
            told = _OF_STRUCTURE
        lines = {line.index: line for line in self.lines}
        if not right and any(lines[row].is_blank for row in ways[0] if row in lines):
            told = _OF_BLANKS
        for way in right or ways[:1]:
            yield from self._sums(TOTAL, index, way, told)

    def _is_one_sum(self, index: int, ways: Sequence[tuple[int, ...]]) -> bool:
        """Say whether a total of several parts would be the same in whichever way."""
        found = {
            tuple(
                one.expected() if (one := self._sum(TOTAL, index, way, name)) else None
                for name in self.prices
            )
            for way in ways
        }
        return len(ways[0]) > 1 and len(found) == 1

    def _of_rest(self, index: int, block: Block) -> Iterator[Relation]:
        """Give the sum of what stands behind the lines that a total printed first holds.

        Such lines are in no heading that the table shows: the last of those held is the nearest.
        """
        top = _rows(block.priced(block.top, _any_of(self.prices.values())))
        for count in range(2, len(top) - 1):
            if self._held(index, top[:count]) and not self._held(index, top):
                yield from self._sums(SUBTOTAL, top[count - 1], top[count:], _OF_STRUCTURE)
                return

    def _ways_below(self, block: Block) -> list[tuple[int, ...]]:
        """Return what a total that is printed first may be the sum of."""
        top = _rows(block.priced(block.top, _any_of(self.prices.values())))
        ways = [top, _rows(block.leaves()), *(top[:count] for count in range(2, len(top)))]
        return [way for way in dict.fromkeys(ways) if way]

    def _ways(self, block: Block, before: Sequence[int]) -> list[tuple[int, ...]]:
        """Return what a total may be the sum of, the likeliest first, each once."""
        any_price = _any_of(self.prices.values())
        ways = [_rows(block.priced(block.top, any_price)), _rows(block.leaves())]
        if len(before) > 1:
            ways.append(tuple(before))
        if before:
            whole = Block(line for line in self.lines if line.index < max(before, default=0))
            upto = _rows(block.leaves())
            ways.append((*_rows(whole.priced(whole.top, any_price)), *ways[0]))
            ways.append((*_rows(whole.leaves()), *upto))
            if block.lines:
                ways.append((before[-1], *ways[0]))
        if not block.lines and len(before) <= 1:
            return []
        return [way for way in dict.fromkeys(ways) if way]


def _any_of(columns: Iterable[Prices]) -> dict[int, Cell]:
    """Return the rows that have an amount in any column."""
    return {row: cell for column in columns for row, cell in column.items()}


def _rows(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(line.index for line in lines)


def _runs_through(one: _Parts) -> bool:
    """Say whether a line's parts are numbered from one on without a gap, unlike the line."""
    marks = [mark for part in one.parts for mark in part.marks[:1]]
    if len(marks) != len(one.parts) or not one.line.marks:
        return False
    styles = {mark.style for mark in marks}
    in_order = [mark.ordinal for mark in marks] == list(range(1, len(marks) + 1))
    return in_order and len(styles) == 1 and not styles & {m.style for m in one.line.marks}


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    for table in figures.tables:
        if amount_fields(table):
            yield from _Sums(BudgetTable(figures, table)).relations()


FAMILY = Family("Sums", (SUBTOTAL, TOTAL), _relations)
