"""Relations hold or do not, and say what each cell would have to be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.cells import Cell
from extractor.audit.money.absorption import PERSEN
from extractor.audit.relations import Same, Scope, Share, Sum, value_in

AMOUNTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=12)


def cell(row: int, value: int | str, raw: str = "", field: str = "pagu") -> Cell:
    return Cell("t01", row, field, raw=raw or str(value), value=Decimal(value), is_amount=True)


def total_of(values: list[int], printed: int) -> Sum:
    parts = tuple(cell(row, value) for row, value in enumerate(values))
    return Sum(PERSEN, cell(len(values), printed), parts, Scope.TABLE)


@given(AMOUNTS)
def test_a_total_of_its_rows_holds(values: list[int]) -> None:
    assert total_of(values, sum(values)).holds()


@given(AMOUNTS, st.integers(1, 10**9), st.data())
def test_any_cell_of_a_sum_can_be_solved_for(
    values: list[int], off: int, data: st.DataObject
) -> None:
    relation = total_of(values, sum(values) + off)
    assert not relation.holds()
    one = data.draw(st.sampled_from(relation.cells))
    solved = relation.solve(one)
    assert solved is not None
    assert relation.holds({one: solved})


def test_a_share_is_right_to_the_digits_printed() -> None:
    amounts = (cell(0, 402258400, field="realisasi"), cell(0, 405176000))
    for raw, value, holds in (
        ("99,28%", "99.28", True),
        ("99,27%", "99.27", True),
        ("99,29%", "99.29", False),
        ("99%", "99", True),
    ):
        relation = Share(PERSEN, cell(0, value, raw, "persen"), amounts, Scope.ROW)
        assert relation.holds() is holds, raw


def test_a_share_of_nothing_does_not_hold() -> None:
    amounts = (cell(0, 0, field="realisasi"), cell(0, 0))
    relation = Share(PERSEN, cell(0, 0, "0%", "persen"), amounts, Scope.ROW)
    assert relation.expected() is None
    assert not relation.holds()


def test_two_printings_of_a_figure_are_the_same_or_not() -> None:
    one, other = cell(0, 100), cell(5, 90)
    relation = Same(PERSEN, one, (other,), Scope.DOCUMENT)
    assert not relation.holds()
    assert relation.holds({one: Decimal(90)})
    assert (relation.solve(one), relation.solve(other)) == (90, 100)


def test_a_cell_without_a_number_is_no_cell_of_a_relation() -> None:
    with pytest.raises(ValueError, match="needs a number"):
        value_in(Cell("t01", 0, "pagu", raw="?"), {})


def test_cells_are_the_same_by_their_place() -> None:
    assert cell(1, 5) == cell(1, 6)
    assert len({cell(1, 5), cell(1, 6), cell(2, 5)}) == 2
