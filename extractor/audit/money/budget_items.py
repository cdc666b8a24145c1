"""The same budget item in several tables: its amounts must be the same.

Contract: items are the same by name; the name weighs more than the code. Only tables of one year
and one satker are compared, and only where they agree in other items: two tables that share names
and no amount are of different years, revisions or sources of money, and nothing is an error there.
A plan that differs from the budget it became is a warning.

Steps: the items of each table, rows of one name taken together; pairs of tables; the items that
both have; relations where the tables otherwise agree, warnings where a plan became another budget.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.issues import Issue, Value
from extractor.audit.money.budget_names import is_same_name, label_of, words_of
from extractor.audit.money.budget_tables import BudgetTable, amount_fields
from extractor.audit.money.budget_tree import Line
from extractor.audit.money.sums import SUBTOTAL
from extractor.audit.options import AuditOptions
from extractor.audit.relations import PRINTED, Relation, Same, Scope, Sum, value_in
from extractor.model import Table

CONFLICT = Check(
    code="amount-conflict",
    severity="error",
    message={
        "id": "“{label}”: {reported} di {first}, {recomputed} di {second}",
        "en": "“{label}”: {reported} in {first}, {recomputed} in {second}",
    },
    rule="An item of the budget has the same amount wherever it stands in tables of one year and"
    " satker that agree in other items. A warning between plans, and between a plan and the"
    " budget.",
    formula="amount = amount elsewhere, or = Σ of its rows elsewhere",
    tolerance="None.",
    source="Domain rules, section 7: one DIPA, one amount.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
CQ.6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
CQ.6870	Masa Kampanye Pemilu	83.958.000	80.151.100	95,47%

REALISASI ANGGARAN PER KEGIATAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Kegiatan	Pagu	Realisasi	%
1	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
2	Masa Kampanye Pemilu	83.598.000	80.151.100	95,88%
""",
    notes={
        "plan": {
            "id": "rencana dapat berbeda dari anggaran setelah revisi",
            "en": "a plan may differ from the budget after a revision",
        },
        "units": {
            "id": "kedua tabel dari bagian yang berbeda",
            "en": "the tables are of different parts of the office",
        },
    },
)

_MEANING = {"pagu": "pagu", "realisasi": "realisasi", "anggaran": "plan", "biaya": "plan"}
_NAMED_BY_PROGRAM = "rkt"
"""Here only the program names what an amount is of; activities share merged amounts."""
_NAMED_BY_KEGIATAN = "rak"
"""The costs of a plan of action are of some of a program's activities: only one is compared."""
_TITLE_LENGTH = 60
_MOST_SPELT = 400
"""Names of one table that are compared for spelling; beyond that only equal ones match."""
Parts = tuple[Cell, ...]


def table_title(table: Table) -> str:
    """Return what a table is called in a message."""
    title = table.title or table.kind.replace("_", " ")
    short = textwrap.shorten(title, _TITLE_LENGTH, placeholder=" …")
    bagian = table.bagian
    named = f" ({bagian})" if bagian and bagian.lower() not in short.lower() else ""
    return f"{short}{named}"


@dataclass(frozen=True, eq=False)
class SumElsewhere(Sum):
    """An amount whose parts are printed in another table.

    Attributes:
        first: where the amount stands, for the message.
        second: where its parts stand.
    """

    first: str = ""
    second: str = ""

    def issue(self) -> Issue:
        """Return the amount and the sum of its parts."""
        issue = super().issue()
        values = {**issue.values, "first": self.first, "second": self.second}
        notes = (*self.notes, "elsewhere") if self.check is SUBTOTAL else self.notes
        return replace(issue, values=values, notes=notes)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one table.

    Attributes:
        words: of its name.
        label: its name as printed.
        amounts: the cells that add up to it, by their meaning.
        is_heading: whether they stand under it, and it has no amount itself.
    """

    words: tuple[str, ...]
    label: str
    amounts: dict[str, Parts]
    is_heading: bool = False


class _Items:
    """The items of one table, each name once."""

    def __init__(self, figures: Figures, table: Table) -> None:
        self.table = table
        self.budget = BudgetTable(figures, table)
        found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
        for item in self._items():
            found[item.words].append(item)
        # A name that stands twice in a table, Layanan Perkantoran, names nothing for certain.
        self.items = {words: items[0] for words, items in found.items() if len(items) == 1}

    @cached_property
    def title(self) -> str:
        """Return what the table is called in a message."""
        return table_title(self.table)

    def _items(self) -> Iterator[Item]:
        """Give lines, the lines under a heading without amount, and runs of lines of one name."""
        for block in self.budget.blocks:
            run: list[Line] = []
            for line in block.lines:
                below = block.children(line)
                if below:
                    lines = [line]
                    if line.is_blank:
                        lines = block.priced(below, self._any_price())
                    yield from self._item(line, lines)
                    continue
                if run and self._words(run[0]) != self._words(line):
                    yield from self._item(run[0], run)
                    run = []
                run.append(line)
            if run:
                yield from self._item(run[0], run)

    def _any_price(self) -> dict[int, Cell]:
        return {row: cell for column in self.budget.prices.values() for row, cell in column.items()}

    def _label(self, line: Line) -> str:
        row = self.table.rows[line.index]
        if self.table.kind == _NAMED_BY_PROGRAM:
            return row.program or ""
        if self.table.kind == _NAMED_BY_KEGIATAN:
            merged = any(name in row.merged for name in self.budget.prices)
            return "" if merged else row.kegiatan or ""
        return label_of(row)

    def _words(self, line: Line) -> tuple[str, ...]:
        return words_of(self._label(line))

    def _item(self, named: Line, lines: Sequence[Line]) -> Iterator[Item]:
        label = self._label(named)
        amounts: dict[str, Parts] = {}
        for name, prices in self.budget.prices.items():
            cells = tuple(prices[line.index] for line in lines if line.index in prices)
            blank = any(line.index not in prices for line in lines) and len(cells) > 1
            if cells and not blank and not self.budget.unread[name] & {one.index for one in lines}:
                amounts.setdefault(_MEANING[name], cells)
        if amounts and words_of(label):
            yield Item(words_of(label), label, amounts, named not in lines)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An item that two tables have, with its amounts in both."""

    label: str
    one: Parts
    other: Parts

    @property
    def agrees(self) -> bool:
        return total(self.one) == total(self.other)


def total(cells: Parts) -> Decimal:
    """Return the sum of cells that have numbers."""
    return sum((value_in(cell, PRINTED) for cell in cells), Decimal(0))


def common_items(one: _Items, other: _Items) -> list[tuple[Item, Item]]:
    """Return the items that two tables have: of one name, or of names spelt alike."""
    pairs = [
        (item, other.items[words]) for words, item in one.items.items() if words in other.items
    ]
    left = [item for words, item in one.items.items() if words not in other.items]
    right = [item for words, item in other.items.items() if words not in one.items]
    if len(left) * len(right) > _MOST_SPELT**2:
        return pairs
    for item in left:
        alike = [found for found in right if is_same_name(item.words, found.words)]
        if len(alike) == 1:
            back = [one for one in left if is_same_name(one.words, alike[0].words)]
            if len(back) == 1:
                pairs.append((item, alike[0]))
    return pairs


def _comparable(one: Table, other: Table) -> bool:
    if one.tahun is None or one.tahun != other.tahun:
        return False
    names = {table.satker.name for table in (one, other) if table.satker}
    return len(names) < 2


@dataclass(frozen=True, slots=True)
class _Held:
    """Two tables held against each other in one meaning each."""

    one: _Items
    other: _Items
    meanings: tuple[str, str]
    pairs: tuple[_Pair, ...]

    @property
    def is_one_budget(self) -> bool:
        """Say whether the tables agree enough for a difference to be a contradiction."""
        agreeing = sum(pair.agrees for pair in self.pairs)
        differing = len(self.pairs) - agreeing
        return 0 < agreeing >= differing

    def told(self) -> tuple[Severity | None, tuple[str, ...]]:
        """Return severity and notes of a difference."""
        one, other = self.one.table.bagian, self.other.table.bagian
        units = ("units",) if one and other and one != other else ()
        if self.meanings != ("plan", "plan") and "plan" in self.meanings:
            return "warning", (*units, "plan")
        return ("warning" if units or "plan" in self.meanings else None), units


def _held_against(figures: Figures) -> Iterator[_Held]:
    tables = [_Items(figures, table) for table in figures.tables if amount_fields(table)]
    for one, other in combinations(tables, 2):
        if not _comparable(one.table, other.table):
            continue
        shared = common_items(one, other)
        for first, second in _MEANINGS:
            pairs = tuple(
                _Pair(item.label, item.amounts[first], found.amounts[second])
                for item, found in shared
                if _is_told(item, found, first, second)
            )
            if pairs:
                yield _Held(one, other, (first, second), pairs)


def _is_told(one: Item, other: Item, first: str, second: str) -> bool:
    """Say whether two items are held against each other in some meanings.

    A table may show only some of an item's parts: several parts are held against an amount only
    if in some meaning they add up to it; rows of one name, against a plan in any case.
    """
    if first not in one.amounts or second not in other.amounts:
        return False
    if len(one.amounts[first]) == len(other.amounts[second]) == 1:
        return not (one.is_heading or other.is_heading)
    if first != second and not (one.is_heading or other.is_heading):
        return True
    return any(
        total(one.amounts[left]) == total(other.amounts[right])
        for left, right in _MEANINGS
        if left in one.amounts and right in other.amounts
    )


_MEANINGS = (
    ("pagu", "pagu"),
    ("realisasi", "realisasi"),
    ("plan", "plan"),
    ("plan", "pagu"),
    ("pagu", "plan"),
)


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    for held in _held_against(figures):
        if held.is_one_budget:
            for pair in held.pairs:
                yield from _relation(held, pair)


def _relation(held: _Held, pair: _Pair) -> Iterator[Relation]:
    one, other, names = pair.one, pair.other, (held.one.title, held.other.title)
    severity, notes = held.told()
    if len(other) == 1 < len(one):
        one, other, names = other, one, (names[1], names[0])
    if len(one) != 1:
        return
    label = pair.label
    if len(other) == 1:
        yield Same(
            CONFLICT, one[0], other, Scope.DOCUMENT, label, *names, severity=severity, notes=notes
        )
        return
    check = CONFLICT if severity or notes else SUBTOTAL
    yield SumElsewhere(
        check, one[0], other, Scope.DOCUMENT, label,
        first=names[0], second=names[1], severity=severity, notes=notes,
    )  # fmt: skip


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    """Give plans that became another budget, each item once."""
    compared = [held for held in _held_against(figures) if "plan" in held.meanings]
    # A plan that became some budget of its year is not held against another one as well.
    kept = {cell for held in compared for pair in held.pairs if pair.agrees for cell in pair.one}
    kept |= {cell for held in compared for pair in held.pairs if pair.agrees for cell in pair.other}
    told: dict[tuple[object, ...], Issue] = {}
    for held in compared:
        if held.is_one_budget:
            continue
        for pair in held.pairs:
            plan = pair.one if held.meanings[0] == "plan" else pair.other
            became = held.meanings != ("plan", "plan") and kept & set(plan)
            if pair.agrees or became:
                continue
            key = (words_of(pair.label), held.one.table.tahun)
            if key in told:
                cells = dict.fromkeys((*told[key].cells, *pair.one, *pair.other))
                told[key] = replace(told[key], cells=tuple(cells))
            else:
                told[key] = _difference(held, pair)
    yield from told.values()


def _difference(held: _Held, pair: _Pair) -> Issue:
    names = {"first": held.one.title, "second": held.other.title}
    reported, recomputed = total(pair.one), total(pair.other)
    values: dict[str, Value] = {**names, "label": pair.label}
    values |= {"reported": reported, "recomputed": recomputed}
    _, notes = held.told()
    return Issue(
        CONFLICT,
        (*pair.one, *pair.other),
        values,
        reported=reported,
        recomputed=recomputed,
        severity="warning",
        notes=tuple(dict.fromkeys((*notes, "plan"))),
    )


FAMILY = Family("The same item in several tables", (CONFLICT,), _relations, _issues)
