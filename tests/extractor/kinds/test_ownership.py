"""Measures and units of merged cells."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.ownership import fill_owned
from extractor.kinds.rows import DraftRow
from extractor.tables.grid import Cell

Drafts = Callable[..., list[DraftRow]]


def merged(rows: list[DraftRow], label: str, *ranges: tuple[int, int]) -> list[DraftRow]:
    for start, end in ranges:
        for row in rows[start : end + 1]:
            row.merged[label] = (start, end)
    return rows


def texts(rows: list[DraftRow], name: str) -> list[str]:
    return [row.text(name) for row in rows]


def test_a_target_holds_for_the_rows_of_its_indicator(drafts: Drafts) -> None:
    rows = merged(drafts({"target": "95%"}, {}, {"target": "80%"}), "indikator", (0, 1))
    fill_owned(rows, {"target": "indikator"})
    assert texts(rows, "target") == ["95%", "95%", "80%"]
    assert rows[1].merged["target"] == (0, 1)
    assert "target" not in rows[2].merged


def test_a_target_on_a_middle_row(drafts: Drafts) -> None:
    rows = merged(drafts({}, {"target": "95%"}, {}), "indikator", (0, 2))
    fill_owned(rows, {"target": "indikator"})
    assert texts(rows, "target") == ["95%"] * 3


def test_two_targets_in_a_block_stay_where_they_are(drafts: Drafts) -> None:
    rows = merged(drafts({"target": "95%"}, {}, {"target": "80%"}), "indikator", (0, 2))
    fill_owned(rows, {"target": "indikator"})
    assert texts(rows, "target") == ["95%", "", "80%"]
    assert "target" not in rows[0].merged


def test_a_unit_may_hold_for_the_rows_of_a_sasaran(drafts: Drafts) -> None:
    rows = merged(drafts({"pelaksana": "Divisi Hukum"}, {}, {}), "sasaran", (0, 2))
    fill_owned(rows, {"pelaksana": "indikator"})
    assert texts(rows, "pelaksana") == ["Divisi Hukum"] * 3


def test_amount_is_never_repeated(drafts: Drafts) -> None:
    rows = merged(drafts({"biaya": "5.000.000", "target": "95%"}, {}), "indikator", (0, 1))
    fill_owned(rows, {"target": "indikator", "pelaksana": "indikator"})
    assert texts(rows, "biaya") == ["5.000.000", ""]


def test_quarterly_targets_are_filled_as_one(drafts: Drafts) -> None:
    rows = merged(drafts({}, {}), "indikator", (0, 1))
    rows[0].series["target_triwulan"] = {"T1": Cell("25%", (), 1)}
    fill_owned(rows, {"target": "indikator"})
    assert rows[1].series == rows[0].series
    assert rows[1].merged["target_triwulan"] == (0, 1)
