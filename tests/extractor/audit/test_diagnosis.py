"""Causes before symptoms: which cell is told, and with what consequences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.audit.cells import Cell
from extractor.audit.diagnosis import diagnose
from extractor.audit.money.absorption import OVER_PAGU, PERSEN, AtMost
from extractor.audit.money.budget_items import CONFLICT
from extractor.audit.money.sums import SUBTOTAL, TOTAL
from extractor.audit.relations import Relation, Same, Scope, Share, Sum

GROUPS = ((13_450_175, 405_176, 83_958), (2_617_387, 154_664))


def amount(row: int, value: int, field: str = "pagu") -> Cell:
    """Return an amount of a table."""
    return Cell("t01", row, field, raw=str(value), value=Decimal(value), is_amount=True)


def percent(row: int, value: str) -> Cell:
    """Return a percentage of the same table."""
    return Cell("t01", row, "persen", raw=value.replace(".", ","), value=Decimal(value))


def budget(*changed: Cell) -> list[Relation]:
    """Return a consistent budget of two groups, all spent, with some cells printed otherwise.

    Rows: 0 and 4 are the groups, 1-3 and 5-6 their parts, 7 the total.
    """
    printed = {(cell.row, cell.field): cell for cell in changed}
    sums = [sum(group) for group in GROUPS]
    values = [sums[0], *GROUPS[0], sums[1], *GROUPS[1], sum(sums)]
    cells = [printed.get((row, "pagu"), amount(row, value)) for row, value in enumerate(values)]
    shares = [
        Share(PERSEN, percent(row, "100.00"), (amount(row, value, "realisasi"), cell), Scope.ROW)
        for (row, value), cell in zip(enumerate(values), cells, strict=True)
    ]
    return [
        *shares,
        Sum(SUBTOTAL, cells[0], tuple(cells[1:4]), Scope.BLOCK, "A"),
        Sum(SUBTOTAL, cells[4], tuple(cells[5:7]), Scope.BLOCK, "B"),
        Sum(TOTAL, cells[7], (cells[0], cells[4]), Scope.TABLE, "Jumlah"),
        Sum(TOTAL, cells[7], (*cells[1:4], *cells[5:7]), Scope.TABLE, "Jumlah"),
    ]


def test_a_consistent_budget_gives_nothing() -> None:
    assert diagnose(budget()) == []


def test_a_wrong_part_is_told_once_at_its_cell_with_what_follows() -> None:
    issues = diagnose(budget(amount(2, 405_716)))
    assert [(issue.at.row, issue.recomputed) for issue in issues] == [(2, Decimal(405_176))]
    assert [one.check.code for one in issues[0].consequences] == [
        "subtotal-mismatch",
        "total-mismatch",
    ]


def test_a_wrong_subtotal_is_told_at_the_subtotal() -> None:
    issues = diagnose(budget(amount(4, 2_772_050)))
    assert [issue.at.row for issue in issues] == [4]


def test_a_wrong_total_is_told_at_the_total() -> None:
    issues = diagnose(budget(amount(7, 16_711_361)))
    assert [issue.at.row for issue in issues] == [7]


def test_two_wrong_cells_are_two_findings() -> None:
    issues = diagnose(budget(amount(2, 405_716), amount(6, 154_466)))
    assert sorted(issue.at.row or 0 for issue in issues) == [2, 6]


def test_a_value_that_is_settled_helps_to_find_the_next() -> None:
    issues = diagnose(budget(amount(1, 13_450_175_000), amount(3, 83_985)))
    assert {(issue.check.code, issue.at.row) for issue in issues} == {
        ("magnitude-suspect", 1),
        ("persen-mismatch", 3),
    }


def test_exchanged_rows_of_two_groups_are_one_finding() -> None:
    issues = diagnose(budget(amount(3, 154_664), amount(6, 83_958)))
    assert [issue.check.code for issue in issues] == ["cells-swapped"]
    assert {cell.row for cell in issues[0].cells[:2]} == {3, 6}


def test_exchanged_rows_of_one_group_are_one_finding_by_their_percentages() -> None:
    issues = diagnose(budget(amount(1, 405_176), amount(2, 13_450_175)))
    assert [issue.check.code for issue in issues] == ["cells-swapped"]
    assert {cell.row for cell in issues[0].cells[:2]} == {1, 2}


def test_where_several_cells_would_do_none_is_named() -> None:
    parts = (amount(1, 100), amount(2, 200))
    totals = [
        Sum(TOTAL, replace(amount(3, 301), field=field), parts, Scope.TABLE)
        for field in ("pagu", "anggaran")
    ]
    issues = diagnose(totals)
    assert len(issues) == 1
    assert "cause" not in issues[0].notes
    assert len(issues[0].consequences) == 1


def test_lost_digits_are_seen_from_the_percentage_alone() -> None:
    realisasi, pagu = amount(0, 13_450_000, "realisasi"), amount(0, 13_450_000_000)
    issues = diagnose([Share(PERSEN, percent(0, "100"), (realisasi, pagu), Scope.ROW)])
    assert [(one.check.code, one.at.field) for one in issues] == [
        ("magnitude-suspect", "realisasi")
    ]


def test_an_amount_whose_end_is_cut_off_has_lost_digits() -> None:
    issues = diagnose(budget(amount(1, 13_450)))
    assert [(one.check.code, one.at.row, one.recomputed) for one in issues] == [
        ("magnitude-suspect", 1, Decimal(13_450_175))
    ]


def test_more_spent_than_budgeted_alone_says_nothing_of_digits() -> None:
    pagu, realisasi = amount(0, 11_352_965), amount(0, 21_352_965, "realisasi")
    issues = diagnose([AtMost(OVER_PAGU, realisasi, (pagu,), Scope.ROW, "A")])
    assert [(one.check.code, one.consequences) for one in issues] == [("realisasi-over-pagu", ())]


def test_more_spent_than_budgeted_follows_from_a_wrong_amount() -> None:
    pagu, spent = amount(1, 3_450_175), amount(1, 13_450_175, "realisasi")
    issues = diagnose([*budget(pagu), AtMost(OVER_PAGU, spent, (pagu,), Scope.ROW, "A")])
    assert [issue.at for issue in issues] == [pagu]
    assert "realisasi-over-pagu" in {one.check.code for one in issues[0].consequences}


def test_a_share_and_its_whole_are_not_exchanged() -> None:
    part, whole = percent(0, "0.34"), replace(percent(0, "0.53"), field="target")
    target = replace(percent(0, "63.36"), field="capaian")
    issues = diagnose([Share(PERSEN, target, (part, whole), Scope.ROW)])
    assert [issue.check.code for issue in issues] == ["persen-mismatch"]


def test_two_figures_that_differ_in_several_places_are_told_once() -> None:
    first, second = [replace(amount(0, 3_910_953), table=name) for name in ("t01", "t02")]
    third, fourth = [replace(amount(0, 3_910_946), table=name) for name in ("t03", "t04")]
    pairs = [(first, third), (first, fourth), (second, third), (second, fourth)]
    held = [(first, second), (third, fourth)]
    issues = diagnose(
        [Same(CONFLICT, one, (other,), Scope.DOCUMENT) for one, other in pairs + held]
    )
    assert len(issues) == 1
    assert len(issues[0].consequences) == 3


@settings(deadline=None)
@given(
    row=st.sampled_from([1, 2, 3, 5, 6]),
    percents=st.integers(min_value=1, max_value=99),
)
def test_changing_one_figure_gives_one_finding_at_that_cell(row: int, percents: int) -> None:
    values = dict(zip([1, 2, 3, 5, 6], [*GROUPS[0], *GROUPS[1]], strict=True))
    issues = diagnose(budget(amount(row, values[row] + values[row] * percents // 100)))
    assert len(issues) == 1
    assert issues[0].at.row == row
    assert issues[0].recomputed == values[row]


@settings(deadline=None)
@given(order=st.permutations(range(12)))
def test_the_order_of_relations_does_not_matter(order: list[int]) -> None:
    relations = budget(amount(2, 405_716), amount(6, 154_466))
    told = diagnose([relations[at] for at in order])
    assert {(issue.at.row, issue.recomputed) for issue in told} == {(2, 405_176), (6, 154_664)}


@pytest.mark.parametrize("rows", [2_000])
def test_a_long_table_with_a_wrong_row_is_diagnosed(rows: int) -> None:
    pagu = [amount(row, 1_000 + 7 * row) for row in range(rows)]
    spent = [amount(row, 1_000 + 7 * row, "realisasi") for row in range(rows)]
    total = amount(rows, sum(1_000 + 7 * row for row in range(rows)))
    wrong = amount(5, 999_999)
    printed = [*pagu[:5], wrong, *pagu[6:]]
    relations: list[Relation] = [
        Share(PERSEN, percent(row, "100"), (spent[row], printed[row]), Scope.ROW)
        for row in range(rows)
    ]
    relations.append(Sum(TOTAL, total, tuple(printed), Scope.TABLE))
    issues = diagnose(relations)
    assert [(issue.at.row, issue.recomputed) for issue in issues] == [(5, Decimal(1_035))]


def test_very_many_wrong_figures_are_each_told_with_their_cause() -> None:
    count = 1500
    pagu = [amount(row, 1_000_000 + 1000 * row) for row in range(count)]
    lost = [amount(row, 1000 + row, "realisasi") for row in range(count)]
    relations: list[Relation] = [
        Share(PERSEN, percent(row, "100.00"), (lost[row], pagu[row]), Scope.ROW)
        for row in range(count)
    ]
    total = amount(count, 7, "realisasi")
    relations.append(Sum(TOTAL, total, tuple(lost), Scope.TABLE, "Jumlah"))
    issues = diagnose(relations)
    assert [issue.check.code for issue in issues].count("magnitude-suspect") == count
    assert [issue.check.code for issue in issues].count("total-mismatch") == 1
