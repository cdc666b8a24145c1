"""Triwulan and bulan of schedule headers."""

from __future__ import annotations

import pytest

from normalizers.periods import (
    BULAN,
    TRIWULAN,
    parse_period,
    period_granularity,
    period_index,
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("T1", "T1"),
        ("TW I", "T1"),
        ("TW.IV", "T4"),
        ("Triwulan II", "T2"),
        ("TRIWULAN 3", "T3"),
        ("Trw. 3", "T3"),
        ("Q4", "T4"),
        ("Triwulan Kedua", "T2"),
        ("Triwulan ke-3", "T3"),
        ("TIV", "T4"),
        ("В3", "B3"),
        ("Т3", "T3"),
        ("ВЗ", "B3"),
        (") B11", "B11"),
        ("B1 5", "B1"),
        ("B12", "B12"),
        ("Bulan ke-3", "B3"),
        ("Januari", "B1"),
        ("Jan", "B1"),
        ("Peb", "B2"),
        ("Mei", "B5"),
        ("Agst", "B8"),
        ("Nop", "B11"),
        ("Des.", "B12"),
        ("Januari 2024", "B1"),
        ("5 Jan", "B1"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "Target", "T1 T2", "T5", "B13", "B1 2", "B1 0", "I", "TW", "01 Apr 2018", "BAB 1",
     "Rapat bulan Mei", "Rencana Pelaksanaan T1", "Maret April"],
)  # fmt: skip
def test_no_periods(text: str) -> None:
    assert parse_period(text) is None


def test_places_and_granularity() -> None:
    assert [period_index(name) for name in TRIWULAN] == [1, 2, 3, 4]
    assert [period_index(name) for name in BULAN] == list(range(1, 13))
    assert (period_index("X"), period_granularity("X")) == (0, None)
    assert (period_granularity("T2"), period_granularity("B10")) == ("triwulan", "bulan")
    assert all(parse_period(name) == name for name in (*TRIWULAN, *BULAN))
