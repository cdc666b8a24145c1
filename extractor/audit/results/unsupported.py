"""Tables that call results reached without printing any realisasi."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.cells import Cell, Figures
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.results.achievement_words import says_reached
from extractor.audit.results.capaian_checks import NOT_COMPUTABLE
from extractor.audit.results.results_of_rows import RESULT_KINDS, label_of
from extractor.model import Row, Table

REALISASI = frozenset({"realisasi", "realisasi_triwulan"})
"""Fields of columns in which a realisasi is printed."""


def unsupported_tables(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    """Give one issue for each table with targets and results, but no column of realisasi.

    Args:
        figures: of a document.
        options: not used; every check takes them.
    """
    told = {_key(row) for table in figures.tables for row in table.rows if row.realisasi}
    for table in figures.tables:
        fields = {column.field for column in table.columns}
        if table.kind not in RESULT_KINDS or "target" not in fields:
            continue
        if fields & REALISASI:
            continue
        rows = [index for index, row in enumerate(table.rows) if row.kind == "data"]
        cells = [cell for index in rows if (cell := _result(figures, table, index))]
        if cells:
            first = cells[0].row or 0
            elsewhere = sum(_key(table.rows[index]) in told for index in rows)
            yield Issue(
                NOT_COMPUTABLE,
                tuple(cells),
                {
                    "label": label_of(table.rows[first], first),
                    "reported": cells[0].raw,
                    "count": len(cells),
                },
                reported=cells[0].raw,
                # Where the document prints the realisasi in another table, this one only repeats.
                severity="info" if elsewhere * 2 >= len(rows) else None,
                notes=("no-column",),
            )


def _result(figures: Figures, table: Table, index: int) -> Cell | None:
    """Return the cell that calls a row's target reached or not."""
    row = table.rows[index]
    if row.target is None:
        return None
    if row.capaian is not None and row.capaian.value is not None:
        return figures.cell(table, index, "capaian")
    if row.keterangan and says_reached(row.keterangan) is not None:
        return figures.cell(table, index, "keterangan")
    return None


def _key(row: Row) -> str:
    return " ".join((row.indikator or "").casefold().split())
