"""Budget absorption: percentage against amounts, spending over the budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.money.rounded_amounts import is_rounded, slack_of
from extractor.audit.options import AuditOptions
from extractor.audit.relations import PRINTED, Changes, Relation, Scope, Share, value_in
from extractor.audit.rounding import agreement
from extractor.audit.wording import filled
from extractor.model import Table
from extractor.model.audit import Verdict

PERSEN = Check(
    code="persen-mismatch",
    severity="error",
    message={
        "id": "Persentase “{label}” tercetak {reported} %, menurut angkanya {recomputed} %",
        "en": "The percentage of “{label}” is printed as {reported} %, its amounts give"
        " {recomputed} %",
    },
    rule="The percentage of a row is its realisasi as a share of its pagu.",
    formula="realisasi / pagu × 100 %",
    tolerance="Rounded or cut off to the digits printed; half a unit of each amount where amounts"
    " are printed in thousands or millions.",
    source="Practice of budget tables (domain rules, section 7).",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	95,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
""",
)

OVER_PAGU = Check(
    code="realisasi-over-pagu",
    severity="warning",
    message={
        "id": "Realisasi “{label}” ({reported}) melebihi pagunya ({recomputed})",
        "en": "More was spent on “{label}” ({reported}) than its budget allows ({recomputed})",
    },
    rule="A budget cannot be overspent; where it seems so, one of the figures is wrong or the"
    " budget was revised.",
    formula="realisasi > pagu",
    tolerance="None.",
    source="Domain rules, section 2.",
    example="""\
REALISASI ANGGARAN TAHUN 2023
KPU KABUPATEN SRAGEN

No	Program	Pagu	Realisasi	%
1	Penyelenggaraan Pemilu	26.285.780.000	25.919.081.281	98,60%
2	Dukungan Manajemen	2.526.500.000	2.536.537.942	100,40%
""",
)


def row_label(table: Table, index: int) -> str:
    """Return what a row of a budget table is of, as printed; the row's number if it has no name."""
    row = table.rows[index]
    return row.uraian or row.program or row.kegiatan or row.indikator or row.kode or f"{index + 1}"


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    for table in figures.tables:
        rounded = _rounded(figures, table)
        for index in range(len(table.rows)):
            cells = [figures.cell(table, index, name) for name in ("persen", "realisasi", "pagu")]
            persen, realisasi, pagu = cells
            if not (persen and realisasi and pagu):
                continue
            if persen.value is not None and realisasi.value is not None and pagu.value:
                label = row_label(table, index)
                yield _share(persen, realisasi, pagu, label, rounded)
    yield from _within_pagu(figures)


def _rounded(figures: Figures, table: Table) -> dict[str, bool]:
    """Say which columns of a table's amounts are printed rounded."""
    names = ("realisasi", "pagu")
    columns = {name: [cell for _, cell in figures.column(table, name)] for name in names}
    return {name: is_rounded(table, name, cells) for name, cells in columns.items()}


def _share(
    persen: Cell, realisasi: Cell, pagu: Cell, label: str, rounded: dict[str, bool]
) -> Share:
    slacks = (
        slack_of([realisasi], rounded["realisasi"]),
        slack_of([pagu], rounded["pagu"]),
    )
    return Share(PERSEN, persen, (realisasi, pagu), Scope.ROW, label, slacks=slacks)


@dataclass(frozen=True, eq=False)
class AtMost(Relation):
    """The target is not more than the one other.

    Attributes:
        label: what both are of, for the message.
    """

    label: str = ""

    def expected(self, changes: Changes = PRINTED) -> None:
        """Return nothing: any smaller value would do."""

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether the target is not more than the other."""
        return value_in(self.target, changes) <= value_in(self.others[0], changes)

    def solve(self, cell: Cell) -> None:
        """Return nothing: many values would do."""

    def issue(self) -> Issue:
        """Return both figures."""
        reported, most = (value_in(cell, PRINTED) for cell in self.cells)
        return Issue(
            self.check,
            self.cells,
            {"label": self.label, "reported": reported, "recomputed": most},
            reported=reported,
            recomputed=most,
            formula="{reported} > {recomputed}",
        )


def _within_pagu(figures: Figures) -> Iterator[Relation]:
    for table in figures.tables:
        for index in range(len(table.rows)):
            realisasi = figures.cell(table, index, "realisasi")
            pagu = figures.cell(table, index, "pagu")
            if not (realisasi and pagu and realisasi.value is not None and pagu.value is not None):
                continue
            yield AtMost(OVER_PAGU, realisasi, (pagu,), Scope.ROW, row_label(table, index))


_REASONS = {
    "pagu-zero": {"id": "pagu nol", "en": "the budget is zero"},
    "figure-missing": {
        "id": "pagu atau realisasi tidak tercetak",
        "en": "budget or realisasi is not printed",
    },
}


def _verdicts(figures: Figures, options: AuditOptions) -> Iterator[Verdict]:
    for table in figures.tables:
        rounded = _rounded(figures, table)
        for index in range(len(table.rows)):
            persen = figures.cell(table, index, "persen")
            if persen is not None and persen.row == index and persen.value is not None:
                realisasi = figures.cell(table, index, "realisasi")
                pagu = figures.cell(table, index, "pagu")
                yield _verdict(persen, realisasi, pagu, rounded, options)


def _verdict(
    persen: Cell,
    realisasi: Cell | None,
    pagu: Cell | None,
    rounded: dict[str, bool],
    options: AuditOptions,
) -> Verdict:
    """Say whether one percentage is that of its amounts."""
    said = {"table": persen.table, "row": persen.row, "field": "persen", "reported": persen.value}
    missing = realisasi is None or pagu is None or None in (realisasi.value, pagu.value)
    if realisasi is None or pagu is None or missing or not pagu.value:
        reason = _REASONS["figure-missing" if missing else "pagu-zero"][options.lang]
        return Verdict.model_validate({**said, "verdict": "not-computable", "reason": reason})
    relation = _share(persen, realisasi, pagu, "", rounded)
    exact = relation.expected() or Decimal(0)
    told = agreement(persen.raw, value_in(persen, PRINTED), exact)
    kind = told or ("rounding" if relation.holds() else "mismatch")
    issue = relation.issue()
    formula = filled(issue.formula, issue.values, options.lang)
    return Verdict.model_validate(
        {**said, "verdict": kind, "recomputed": issue.recomputed, "formula": formula}
    )


FAMILY = Family("Budget absorption", (PERSEN, OVER_PAGU), _relations, verdicts=_verdicts)
