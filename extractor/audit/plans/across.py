"""What documents of one unit say of each other, and units of one another.

Contract: each document speaks once on each question, with what it says in its agreement, else most
often; what it contradicts by itself is told in its own findings. Targets and results are those of
one indicator, unit and year, whichever document prints them: the agreement, the report, the plan
of action, last year's figures in this year's report. Amounts are those of one item of one unit and
year: programs of the agreement, pagu and realisasi of the year's budget.

Limits: documents whose unit or year is not known are compared with none. Amounts differ only where
no table of one document prints what any table of the other does, since a budget is revised.

Steps: targets; results; amounts; tables that different units have in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check
from extractor.audit.issues import Issue
from extractor.audit.money.absorption import row_label
from extractor.audit.plans.aims import Aim, distinct
from extractor.audit.plans.copied_tables import copies, spendings
from extractor.audit.plans.indikator_rows import entries, place_of
from extractor.audit.plans.quoted_results import result_conflicts, results
from extractor.audit.plans.targets import comparable, conflicts, standing
from extractor.model import Table
from normalizers import fold_text

_AMOUNTS = {"program_anggaran": ("anggaran",), "realisasi_anggaran": ("pagu", "realisasi")}
_FEWEST_WORDS = 2
"""Words of a name that tells an item: "Jumlah" or "Total" tells none."""

Item = tuple[str, int, str, str, str]
"""Unit, year, part of the unit, field and folded name."""


def issues_across(several: Sequence[Figures], amounts: Check) -> Iterator[Issue]:
    """Compare documents with each other.

    Args:
        several: the documents, each with the name of its file.
        amounts: the code for amounts that differ.
    """
    found = [entry for figures in several for entry in entries(figures)]
    for (satker, _, _), aims in comparable(found).items():
        if satker:
            yield from conflicts(_voices(aims))
    for (satker, tahun, _), aims in results(found).items():
        if satker and tahun is not None:
            yield from result_conflicts(_voices(aims), tahun)
    for prices in _amounts(several).values():
        yield from _amount_conflicts(prices, amounts)
    for one, other in combinations(several, 2):
        mine, yours = spendings(one), spendings(other)
        yield from (
            issue
            for issue in copies([*mine, *yours])
            if len({cell.document for cell in issue.cells}) > 1
        )


def _voices(aims: Iterable[Aim]) -> list[Aim]:
    """Return what each document says: the agreement's figure, else the one that it says most."""
    documents: dict[str, list[Aim]] = defaultdict(list)
    for aim in aims:
        documents[aim.entry.figures.name].append(aim)
    return [aim for own in documents.values() for aim in max(distinct(own), key=standing)]


@dataclass(frozen=True, eq=False)
class Price:
    """An amount printed for an item."""

    figures: Figures
    table: Table
    cell: Cell
    label: str

    @property
    def is_own(self) -> bool:
        """Say whether the document is the year's own."""
        year = place_of(self.table, self.figures.document).tahun
        return self.figures.document.document.tahun == year

    @property
    def where(self) -> str:
        """Return a name for a message."""
        return f"{self.table.title or self.label} ({self.figures.name})"


def _amounts(several: Sequence[Figures]) -> Mapping[Item, list[Price]]:
    """Return the amounts of each item; a name that a table prints twice is no item."""
    found: dict[Item, list[Price]] = defaultdict(list)
    for figures in several:
        for table in figures.tables:
            place = place_of(table, figures.document)
            if not place.satker or place.tahun is None:
                continue
            # A budget is the unit's; an agreement is of one part of it.
            bagian = place.bagian if table.kind == "program_anggaran" else ""
            for field in _AMOUNTS.get(table.kind, ()):
                for price in _prices(figures, table, field):
                    name = fold_text(price.label)
                    found[place.satker, place.tahun, bagian, field, name].append(price)
    return found


def _prices(figures: Figures, table: Table, field: str) -> list[Price]:
    prices = [
        Price(figures, table, cell, row_label(table, index))
        for index, cell in figures.column(table, field)
        if cell.value is not None and table.rows[index].kind != "total"
    ]
    counts = Counter(fold_text(price.label) for price in prices)
    return [
        price
        for price in prices
        if counts[fold_text(price.label)] == 1 and len(price.label.split()) >= _FEWEST_WORDS
    ]


def _amount_conflicts(prices: Sequence[Price], check: Check) -> Iterator[Issue]:
    """Return an issue for each document that says nothing that the right one says."""
    documents: dict[str, list[Price]] = defaultdict(list)
    for price in prices:
        documents[price.figures.name].append(price)
    right = max(documents.values(), key=lambda own: (own[0].is_own, len(own)))
    values = {price.cell.value for price in right}
    for own in documents.values():
        if own is right or values & {price.cell.value for price in own}:
            continue
        first, other = own[0], right[0]
        if first.cell.value is None or other.cell.value is None:
            continue
        yield Issue(
            check,
            tuple(price.cell for price in (first, other, *own[1:], *right[1:])),
            {
                "label": first.label,
                "first": first.where,
                "second": other.where,
                "place": first.where,
                "other": other.where,
                "reported": first.cell.value,
                "recomputed": other.cell.value,
            },
            reported=first.cell.value,
            recomputed=other.cell.value,
            severity="warning",
        )
