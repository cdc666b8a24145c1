"""Parts of totals: named where their sum is certain."""

from __future__ import annotations

from decimal import Decimal

from extractor.model import Amount, Column, Document, Row, Source, Table
from extractor.model.audit import AuditEvidence, AuditFinding, Consequence
from extractor.model.document import RowKind
from extractor.workbook.totals import totals_of


def _table(*rows: tuple[RowKind, int | None]) -> Table:
    return Table(
        id="t01",
        kind="realisasi_anggaran",
        columns=[Column(field="pagu", header="Pagu")],
        rows=[
            Row(
                kind=kind,
                source=Source(line=index),
                pagu=None if value is None else Amount(raw=str(value), value=value),
            )
            for index, (kind, value) in enumerate(rows)
        ],
    )


def _finding(row: int, recomputed: int, parts: list[int]) -> AuditFinding:
    cells = [row, *parts]
    return AuditFinding(
        code="total-mismatch", severity="error", message="", table="t01", row=row, field="pagu",
        recomputed=recomputed,
        evidence=[AuditEvidence(table="t01", row=cell, field="pagu") for cell in cells],
    )  # fmt: skip


def test_a_total_adds_the_rows_above_it(budget: Document) -> None:
    [table] = budget.tables
    assert totals_of(table, []) == {(2, "pagu"): [0, 1], (2, "realisasi"): [0, 1]}


def test_a_heading_adds_the_rows_below_it_and_the_last_total_the_headings() -> None:
    table = _table(
        ("section", 30), ("data", 10), ("data", 20), ("section", 7), ("data", 3), ("data", 4),
        ("total", 37),
    )  # fmt: skip
    assert totals_of(table, []) == {
        (0, "pagu"): [1, 2],
        (3, "pagu"): [4, 5],
        (6, "pagu"): [1, 2, 4, 5],
    }


def test_a_total_that_nothing_gives_has_no_parts() -> None:
    assert totals_of(_table(("data", 10), ("data", 20), ("total", 31)), []) == {}


def test_rows_without_an_amount_are_no_parts() -> None:
    table = _table(("data", 10), ("data", None), ("data", 20), ("total", 30))
    assert totals_of(table, []) == {(3, "pagu"): [0, 2]}


def test_a_finding_names_the_parts_before_what_follows_from_it() -> None:
    table = _table(("data", 10), ("data", 20), ("data", 5), ("total", 36))
    assert totals_of(table, [_finding(3, 30, [0, 1, 2])]) == {(3, "pagu"): [0, 1]}


def test_a_data_row_is_a_total_where_a_finding_says_so() -> None:
    table = _table(("data", 31), ("data", 10), ("data", 20))
    assert totals_of(table, []) == {}
    assert totals_of(table, [_finding(0, 30, [1, 2])]) == {(0, "pagu"): [1, 2]}


def test_a_consequence_tells_what_a_total_should_be() -> None:
    table = _table(("data", 10), ("data", 20), ("total", 36))
    cause = AuditFinding(
        code="magnitude-suspect", severity="error", message="", table="t01", row=0, field="pagu",
        consequences=[
            Consequence(
                code="total-mismatch", message="", table="t01", row=2, field="pagu",
                recomputed=Decimal(30),
            )
        ],
    )  # fmt: skip
    assert totals_of(table, [cause]) == {(2, "pagu"): [0, 1]}
