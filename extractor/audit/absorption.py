"""Budget absorption: percentage against amounts, spending over the budget."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.cells import Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.relations import Relation, Scope, Share
from extractor.model import Table

PERSEN = Check(
    code="persen-mismatch",
    severity="error",
    message={
        "id": "Persentase {label} tercetak {reported} %, menurut angkanya {recomputed} %",
        "en": "The percentage of {label} is printed as {reported} %, its amounts give"
        " {recomputed} %",
    },
    rule="The percentage of a row is its realisasi as a share of its pagu.",
    formula="realisasi / pagu × 100 %",
    tolerance="Rounded or cut off to the digits printed.",
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
        "id": "Realisasi {label} ({reported}) melebihi pagunya ({recomputed})",
        "en": "More was spent on {label} ({reported}) than its budget allows ({recomputed})",
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
        for index in range(len(table.rows)):
            cells = [figures.cell(table, index, name) for name in ("persen", "realisasi", "pagu")]
            persen, realisasi, pagu = cells
            if not (persen and realisasi and pagu):
                continue
            if persen.value is not None and realisasi.value is not None and pagu.value:
                label = row_label(table, index)
                yield Share(PERSEN, persen, (realisasi, pagu), Scope.ROW, label)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for table in figures.tables:
        for index in range(len(table.rows)):
            realisasi = figures.cell(table, index, "realisasi")
            pagu = figures.cell(table, index, "pagu")
            if not (realisasi and pagu and realisasi.value is not None and pagu.value is not None):
                continue
            if realisasi.value > pagu.value:
                yield Issue(
                    OVER_PAGU,
                    (realisasi, pagu),
                    {
                        "label": row_label(table, index),
                        "reported": realisasi.value,
                        "recomputed": pagu.value,
                    },
                    reported=realisasi.value,
                    recomputed=pagu.value,
                    formula="{reported} > {recomputed}",
                )


FAMILY = Family("Budget absorption", (PERSEN, OVER_PAGU), _relations, _issues)
