"""Tables that two units have in common: results of one copied into the report of the other.

Contract: two units never spend the same odd amounts on the same things. Where three items at least,
and half of those that both print, have the very same realisasi, the table was copied.

Limits: budgets are allocated by national standards, so equal pagu say nothing, nor does a realisasi
that is zero, round, or all of its pagu.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.money.absorption import row_label
from extractor.audit.options import AuditOptions
from extractor.audit.plans.indikator_rows import place_of
from extractor.model import Table
from normalizers import fold_text

FEWEST_COPIED = 3
_ROUND = 1000

COPIED = Check(
    code="table-copied",
    severity="warning",
    message={
        "id": "Realisasi {count} item di {place} sama persis dengan di {other}: tabelnya agaknya"
        " disalin",
        "en": "The realisasi of {count} items in {place} is exactly that in {other}: the table was"
        " probably copied",
    },
    rule="Two units do not spend the same odd amounts on the same items.",
    formula="realisasi of one unit = realisasi of another, for three items at least and for half"
    " of those that both have",
    tolerance="Amounts that are zero, end in 000 or are all of the pagu are not compared: they come"
    " from national allocations.",
    source="Domain rules, section 7: identical amounts across units.",
    example="""\
LAPORAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.417	99,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.133	95,42%
6871	Pengelolaan Logistik Pemilu	91.000.000	90.115.211	99,03%

REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN DEMAK

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.417	99,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.133	95,42%
6871	Pengelolaan Logistik Pemilu	91.000.000	90.115.211	99,03%
""",
)


@dataclass(frozen=True, eq=False)
class Spending:
    """What a unit's table says was spent on each item.

    Attributes:
        figures: its document.
        table: the table.
        items: the cells of odd amounts by folded name of the item; a name printed twice is left
            out.
    """

    figures: Figures
    table: Table
    items: dict[str, Cell]

    @property
    def satker(self) -> str:
        """Return whose table it is, empty where that is not known."""
        return place_of(self.table, self.figures.document).satker

    @property
    def where(self) -> str:
        """Return a name for a message: "REALISASI ANGGARAN KPU Kabupaten Demak"."""
        satker = self.table.satker or self.figures.document.document.satker
        name = f"{self.table.title or 'Realisasi Anggaran'}, {satker.name if satker else ''}"
        return f"{name} ({self.figures.name})" if self.figures.name else name


def spendings(figures: Figures) -> list[Spending]:
    """Return the tables of a document that tell what was spent."""
    found = []
    for table in sorted(figures.tables, key=lambda one: (len(one.id), one.id)):
        if table.kind != "realisasi_anggaran":
            continue
        items: dict[str, Cell] = {}
        twice: set[str] = set()
        for index, cell in figures.column(table, "realisasi"):
            name = fold_text(row_label(table, index))
            pagu = figures.cell(table, index, "pagu")
            if name in items:
                twice.add(name)
            value = cell.value
            if value and value % _ROUND and not (pagu and pagu.value == value):
                items[name] = cell
        odd = {name: cell for name, cell in items.items() if name not in twice}
        found.append(Spending(figures, table, odd))
    return found


def copies(several: Sequence[Spending]) -> Iterator[Issue]:
    """Return an issue for each two tables of different units that are the same.

    Args:
        several: tables of one document or of several.
    """
    for one, other in combinations(several, 2):
        if not one.satker or not other.satker or one.satker == other.satker:
            continue
        both = one.items.keys() & other.items.keys()
        same = [name for name in one.items if name in both]
        same = [name for name in same if one.items[name].value == other.items[name].value]
        if len(same) >= FEWEST_COPIED and 2 * len(same) >= len(both):
            yield _issue(one, other, same)


def _issue(one: Spending, other: Spending, same: Sequence[str]) -> Issue:
    pairs = [(other.items[name], one.items[name]) for name in same]
    return Issue(
        COPIED,
        tuple(cell for pair in pairs for cell in pair),
        {"count": len(same), "place": other.where, "other": one.where},
    )


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    yield from copies(spendings(figures))


FAMILY = Family("Copied tables", (COPIED,), None, _issues)
