"""Average rows: every way of averaging that a table allows is accepted, no other figure is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.cells import Cell
from extractor.audit.relations import Scope
from extractor.audit.results.capaian_averages import Average, Part
from extractor.audit.results.capaian_checks import AVERAGE
from extractor.model.audit import AuditedDocument

PERCENT = st.decimals(min_value=1, max_value=300, places=2)


def cell(row: int, value: Decimal) -> Cell:
    return Cell("t01", row, "capaian", raw=f"{value:f}".replace(".", ","), value=value)


def average_of(printed: Decimal, *parts: Part) -> Average:
    cells = tuple(part.cell for part in parts if part.cell)
    return Average(AVERAGE, cell(99, printed), cells, Scope.BLOCK, parts)


def plain(values: list[Decimal]) -> list[Part]:
    return [Part(cell(row, value), f"{row}", False) for row, value in enumerate(values)]


@given(st.lists(PERCENT, min_size=2, max_size=9))
def test_the_mean_of_its_rows_holds(values: list[Decimal]) -> None:
    mean = round(sum(values, Decimal(0)) / len(values), 2)
    relation = average_of(mean, *plain(values))
    assert relation.holds()
    wrong = average_of(mean + 1000, *plain(values))
    assert not wrong.holds()
    for one in (wrong.target, *wrong.others[:1]):
        solved = wrong.solve(one)
        assert solved is not None
        assert wrong.holds({one: solved})


@pytest.mark.parametrize("printed", ["77.50", "85.00", "56.67"])
def test_groups_heads_and_blanks_are_other_ways(printed: str) -> None:
    parts = (
        Part(cell(0, Decimal(90)), "a", False),
        Part(cell(1, Decimal(90)), "a", False),
        Part(cell(2, Decimal(75)), "b", True),
        Part(cell(3, Decimal(80)), "b", False),
        Part(None, "c", False),
    )
    # (90 + 90 + 75 + 80) / 4 is 83,75; the groups' means 90 and 80 give 85.
    relation = average_of(Decimal(printed), *parts)
    assert relation.holds() is (printed == "85.00")
    assert relation.issue().severity == "warning"


def test_a_blank_may_count_as_zero() -> None:
    parts = (Part(cell(0, Decimal(90)), "a", False), Part(None, "b", False))
    more = Part(cell(2, Decimal(60)), "c", False)
    assert average_of(Decimal(50), *parts, more).holds()
    assert average_of(Decimal(75), *parts, more).holds()
    assert not average_of(Decimal(60), *parts, more).holds()


def test_a_plain_average_that_is_wrong_is_certain() -> None:
    issue = average_of(Decimal(80), *plain([Decimal(90), Decimal(60)])).issue()
    assert issue.severity is None
    assert issue.recomputed == 75


def test_an_indicator_that_is_itself_an_average_is_no_average_row(
    audit_text: Callable[[str], AuditedDocument],
) -> None:
    head = (
        "CAPAIAN KINERJA TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        "No\tSasaran\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
        "1\tMeningkatnya mutu\tNilai pelayanan\t60\t62,04\t103,40\n"
        "\t\tNilai akreditasi\t12\t12\t100,00\n"
        "2\tMeningkatnya tata kelola\tRata-rata nilai kinerja anggaran\t90\t95,49\t106,10\n"
        "\tRata-rata Capaian\t\t\t\t{average}\n"
    )
    codes = [one.code for one in audit_text(head.format(average="103,17")).findings]
    assert "capaian-average-mismatch" not in codes
    codes = [one.code for one in audit_text(head.format(average="108,17")).findings]
    assert "capaian-average-mismatch" in codes
