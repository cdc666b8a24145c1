"""Absorption named in running text with its year, against the totals of that year's tables.

Contract: a percentage is held against a total's only where the text says what it is and of which
year, and where the tables of that year have one total percentage. "Capaian kinerja" can mean
another figure than absorption: there only a misprint of one digit is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.money.budget_tables import BudgetTable, amount_fields
from extractor.audit.money.prose_amounts import before_value
from extractor.audit.options import AuditOptions
from extractor.audit.rounding import agreement

PERSEN_CONFLICT = Check(
    code="persen-conflict",
    severity="warning",
    message={
        "id": "Serapan tahun {year} disebut {reported} % dalam teks, {recomputed} % dalam tabel",
        "en": "The absorption of {year} is {reported} % in the text, {recomputed} % in the table",
    },
    rule="The percentage of a year's budget that the text says was spent is that of the total of"
    " the year's table. Called capaian kinerja, it is told only where one digit differs.",
    formula="percentage in the text = percentage of the table's total",
    tolerance="Rounded or cut off to the digits printed in the text.",
    source="PermenPANRB 53/2014: text and tables report one year's spending.",
    example="""\
Realisasi anggaran tahun 2024 sebesar 98,16%.

REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
Jumlah		489.134.000	482.373.500	98,62%
""",
)

_NAMED = re.compile(
    r"\b(?P<what>realisasi (?:anggaran|belanja|keuangan|pagu|dipa)|serapan|penyerapan"
    r"|daya serap|capaian kinerja)\b"
    r"(?P<between>[^.;:%\d]{0,40}?)"
    r"\btahun(?:\s+anggaran)?\s*(?P<year>\d{4})(?P<rest>[^.;:%\d]{0,40})$",
    re.IGNORECASE,
)
_OTHER_MEANING = "capaian kinerja"
_PART = re.compile(r"\b(?:program|kegiatan|belanja|rutin|hibah|triwulan|semester|bulan)\b", re.I)
"""What is of a part of the budget or of the year is not the total."""


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    totals = _totals(figures)
    for prose, cell in figures.prose():
        if prose.kind != "percent" or cell.value is None:
            continue
        named = _NAMED.search(before_value(prose))
        if named is None or _PART.search(named["between"] + named["rest"]):
            continue
        year = int(named["year"])
        total = totals.get(year)
        if total is None or total.value is None or agreement(cell.raw, cell.value, total.value):
            continue
        if named["what"].lower() == _OTHER_MEANING and not _one_digit(cell.raw, total.raw):
            continue
        yield Issue(
            PERSEN_CONFLICT,
            (cell, total),
            {"year": str(year), "reported": cell.value, "recomputed": total.value},
            reported=cell.value,
            recomputed=total.value,
        )


def _totals(figures: Figures) -> dict[int, Cell]:
    """Return the total percentage of each year of which the tables have just one."""
    found: dict[int, dict[object, Cell]] = {}
    for table in figures.tables:
        if table.tahun is None or not amount_fields(table):
            continue
        budget = BudgetTable(figures, table)
        for row in budget.totals[-1:]:
            cell = figures.cell(table, row, "persen")
            if cell is not None and cell.value is not None:
                found.setdefault(table.tahun, {})[cell.value] = cell
    return {year: next(iter(one.values())) for year, one in found.items() if len(one) == 1}


def _one_digit(one: str, other: str) -> bool:
    """Say whether two printed percentages differ in a single digit."""
    left, right = (re.sub(r"\D", "", raw) for raw in (one, other))
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1


FAMILY = Family("Absorption in running text", (PERSEN_CONFLICT,), issues=_issues)
