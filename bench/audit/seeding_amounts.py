"""Single facts changed: digits of amounts and percentages, totals, lost digits, exchanged cells.

Contract: as in `seeding`. Not given is a percentage that differs by no more than one of its last
printed decimal from what its amounts give: it may be rounded or cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from random import Random

from bench.audit.changes import (
    Change,
    amount_printed,
    dotted,
    edit_of,
    exchanged,
    fits,
    measured,
    numeral,
    table_named,
    with_numeral,
    with_other_digit,
)
from bench.audit.facts import REPEATED, SUMS, Sums
from extractor.model import Amount, Document, Row, Table

HUNDRED = Decimal(100)
THOUSAND = 1000
AMOUNT_FIELDS = {
    "realisasi_anggaran": ("pagu", "realisasi"),
    "program_anggaran": ("anggaran",),
    "rkt": ("anggaran",),
}
"""Fields of a row that add up, by kind of table."""
_OFAMOUNT_FIELDS = frozenset(
    {"persen-mismatch", "subtotal-mismatch", "total-mismatch", "amount-conflict"}
)
_OF_TOTALS = frozenset({"subtotal-mismatch", "total-mismatch"})
_FEWEST_TO_TELL = 2
"""So many relations must hold a cell before it can be said to be the wrong one."""


def tables_with_sums(name: str, document: Document) -> Iterator[tuple[Table, Sums]]:
    """Go through a document's tables of which the sums are known."""
    for table, sums in SUMS.get(name, {}).items():
        yield table_named(document, table), sums


def _share_moved(row: Row, pagu: Decimal, realisasi: Decimal) -> bool:
    """Say whether the row's percentage is surely wrong with these amounts."""
    if row.persen is None or not pagu:
        return False
    return not fits(numeral(row.persen.raw), realisasi / pagu * HUNDRED)


def _amounts_of(row: Row) -> tuple[Decimal, Decimal]:
    assert isinstance(row.realisasi, Amount)
    assert row.pagu is not None
    return Decimal(row.pagu.value or 0), Decimal(row.realisasi.value or 0)


def _holders(row: Row, field: str, index: int, sums: Sums, after: Amount) -> int:
    """Count the relations that a changed amount surely breaks."""
    count = sum(index in parts for parts in sums.values()) + (index in sums)
    if field in ("pagu", "realisasi"):
        pagu, realisasi = _amounts_of(row)
        new = Decimal(after.value or 0)
        pagu, realisasi = (new, realisasi) if field == "pagu" else (pagu, new)
        count += _share_moved(row, pagu, realisasi)
    return count


def _amount_cells(table: Table, sums: Sums) -> Iterator[tuple[int, str, Amount]]:
    rows = sorted({*sums, *(part for parts in sums.values() for part in parts)})
    for index in rows:
        for field in AMOUNT_FIELDS[table.kind]:
            held = getattr(table.rows[index], field)
            if isinstance(held, Amount) and held.value:
                yield index, field, held


def digits_of_amounts(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A digit of an amount that is no total, and of a total or subtotal."""
    for table, sums in tables_with_sums(name, document):
        for index, field, held in _amount_cells(table, sums):
            raw = with_numeral(held.raw, with_other_digit(numeral(held.raw), random))
            edit = edit_of(table, index, field, raw, amount_printed(raw))
            if index in sums:
                yield Change("total-digit", (edit,), _OF_TOTALS, (edit.place,))
                continue
            holders = _holders(table.rows[index], field, index, sums, amount_printed(raw))
            at = holders >= _FEWEST_TO_TELL
            yield Change("amount-digit", (edit,), _OFAMOUNT_FIELDS, (edit.place,), at)


def repeated_amounts(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A digit of an amount that other tables print too, such as a program's in the PK."""
    for table_id, index, field in REPEATED.get(name, ()):
        table = table_named(document, table_id)
        held = getattr(table.rows[index], field)
        for _ in range(3):
            raw = with_numeral(held.raw, with_other_digit(numeral(held.raw), random))
            edit = edit_of(table, index, field, raw, amount_printed(raw))
            codes = frozenset({"amount-conflict"})
            yield Change("repeated-amount", (edit,), codes, (edit.place,), at=False)


def thousands(name: str, document: Document, random: Random) -> Iterator[Change]:
    """An amount that lost three digits, or has three zeros too many."""
    for table, sums in tables_with_sums(name, document):
        for index, field, held in _amount_cells(table, sums):
            value = Decimal(held.value or 0)
            if value != value.to_integral_value() or table.rows[index].persen is None:
                continue
            whole = int(value)
            shorter = whole % THOUSAND == 0 and random.random() < 1 / 2
            other = whole // THOUSAND if shorter else whole * THOUSAND
            raw = with_numeral(held.raw, dotted(other))
            edit = edit_of(table, index, field, raw, amount_printed(raw))
            yield Change("three-digits", (edit,), frozenset({"magnitude-suspect"}), (edit.place,))


def digits_of_percentages(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A digit of a percentage of absorption."""
    for table, _ in tables_with_sums(name, document):
        for index, row in enumerate(table.rows):
            if row.persen is None or row.pagu is None or not row.pagu.value:
                continue
            printed = with_other_digit(numeral(row.persen.raw), random)
            pagu, realisasi = _amounts_of(row)
            if fits(printed, realisasi / pagu * HUNDRED):
                continue
            raw = with_numeral(row.persen.raw, printed)
            edit = edit_of(table, index, "persen", raw, measured(row.persen, raw))
            yield Change("percent-digit", (edit,), frozenset({"persen-mismatch"}), (edit.place,))


def swapped(name: str, document: Document, random: Random) -> Iterator[Change]:
    """Pagu and realisasi of a row, and a figure of two rows, in each other's place."""
    for table, sums in tables_with_sums(name, document):
        if table.kind != "realisasi_anggaran":
            continue
        held = [index for index, row in enumerate(table.rows) if row.persen and row.pagu]
        for index in held:
            pagu, realisasi = _amounts_of(table.rows[index])
            if _share_moved(table.rows[index], realisasi, pagu):
                yield exchanged(table, (index, "pagu"), (index, "realisasi"))
        leaves = [index for index in held if index not in sums]
        for one, other in combinations(leaves, 2):
            field = random.choice(("pagu", "realisasi", "persen"))
            if _both_move(table.rows[one], table.rows[other], field):
                yield exchanged(table, (one, field), (other, field))


def _both_move(one: Row, other: Row, field: str) -> bool:
    """Say whether exchanging a field of two rows makes both percentages surely wrong."""
    (pagu, realisasi), (pagu_2, realisasi_2) = _amounts_of(one), _amounts_of(other)
    if field == "pagu":
        pagu, pagu_2 = pagu_2, pagu
    elif field == "realisasi":
        realisasi, realisasi_2 = realisasi_2, realisasi
    else:
        one, other = other, one
    return _share_moved(one, pagu, realisasi) and _share_moved(other, pagu_2, realisasi_2)
