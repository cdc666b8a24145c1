"""Tables that two units have in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.cells import Figures
from extractor.audit.plans.copied_tables import copies, spendings
from extractor.model import Document

Count = Callable[..., int]


@pytest.fixture
def copied(tab: Callable[..., str], extract_text: Callable[..., Document]) -> Count:
    """Return a function that counts the items copied between two units' tables."""

    def count(one: list[str], other: list[str], units: str = "SRAGEN DEMAK") -> int:
        found = []
        for unit, amounts in zip(units.split(), (one, other), strict=True):
            rows = [f"{n} | Program kerja nomor {n} | 9.000.000 | {amount} | "
                    for n, amount in enumerate(amounts, 1)]  # fmt: skip
            text = tab("No | Program | Pagu | Realisasi | %", *rows)
            title = f"REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN {unit}\n\n"
            found += spendings(Figures(extract_text(title + text), unit))
        return sum(int(str(issue.values["count"])) for issue in copies(found))

    return count


ODD = ["8.111.222", "7.333.111", "6.123.457"]


def test_odd_amounts_that_two_units_share(copied: Count) -> None:
    assert copied(ODD, ODD) == 3


def test_one_units_tables_may_be_the_same(copied: Count) -> None:
    assert copied(ODD, ODD, "SRAGEN SRAGEN") == 0


def test_two_amounts_may_be_chance(copied: Count) -> None:
    assert copied(ODD, [*ODD[:2], "1.222.333"]) == 0


@pytest.mark.parametrize("amounts", [["8.111.000", "7.333.000", "6.123.000"], ["9.000.000"] * 3])
def test_round_or_full_amounts_say_nothing(copied: Count, amounts: list[str]) -> None:
    assert copied(amounts, amounts) == 0


def test_most_items_must_be_the_same(copied: Count) -> None:
    rest = [f"1.22{n}.333" for n in range(4)]
    others = [f"2.22{n}.333" for n in range(4)]
    assert copied([*ODD, *rest], [*ODD, *others]) == 0
