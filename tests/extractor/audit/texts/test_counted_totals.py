"""Totals of counts: told where it is sure what they are the total of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument, AuditFinding

HEAD = "LAPORAN KINERJA TAHUN 2024\nKPU KABUPATEN SRAGEN\n\nPegawai menurut golongan\n\n"
TABLE = (
    "No\tGolongan\tLaki-laki\tPerempuan\tJumlah\n"
    "1\tGolongan IV\t1\t1\t2\n"
    "2\tGolongan III\t6\t4\t10\n"
    "3\tGolongan II\t3\t{women}\t5\n"
    "\tJumlah\t10\t{total}\t17\n"
)
EDUCATION = (
    "No\tPendidikan\tJumlah (orang)\tPersentase\n1\tS2\t2\t20%\n2\tS1\t5\t50%\n3\tSMA\t3\t30%\n"
    "\tJumlah\t{total}\t100%\n"
)
AGES = "No\tNama\tUmur\n1\tA\t40\n2\tB\t41\n3\tC\t42\n\tJumlah\t3\n"


@pytest.fixture
def told(audit_text: Callable[[str], AuditedDocument]) -> Callable[[str], list[AuditFinding]]:
    """Return a function that gives the findings on totals of counts."""

    def audit(table: str) -> list[AuditFinding]:
        found = audit_text(HEAD + table).findings
        return [one for one in found if one.code == "count-total-mismatch"]

    return audit


def test_a_total_that_another_column_backs(told: Callable[[str], list[AuditFinding]]) -> None:
    assert told(TABLE.format(women="2", total="7")) == []
    [finding] = told(TABLE.format(women="2", total="8"))
    assert (finding.severity, finding.row, finding.field) == ("warning", 3, "cells.3")
    assert (finding.reported, finding.recomputed) == (8, 7)
    assert [item.line for item in finding.evidence] == [10, 7, 8, 9]


def test_a_blank_counts_nothing(told: Callable[[str], list[AuditFinding]]) -> None:
    assert told(TABLE.format(women="-", total="5")) == []
    assert told(TABLE.format(women="dua", total="8")) == []


def test_numbered_rows_under_a_heading_of_counts(
    told: Callable[[str], list[AuditFinding]],
) -> None:
    assert told(EDUCATION.format(total="10")) == []
    [finding] = told(EDUCATION.format(total="12"))
    assert finding.reported == 12


def test_what_is_no_count_is_not_added_up(told: Callable[[str], list[AuditFinding]]) -> None:
    assert told(AGES) == []
