"""Columns of a table's sheet: everything that a row holds is in one."""

from __future__ import annotations

from extractor.model import Column as Printed
from extractor.model import Document, Measure, Row, Source, Table
from extractor.workbook.columns import columns_of, content_of


def _measure(raw: str) -> Measure:
    return Measure(raw=raw, kind="text", value=raw)


def test_results_have_their_recomputed_figure_check_and_verdict_beside_them(
    results: Document,
) -> None:
    columns = columns_of(results.tables[0], "id", {"capaian"}, set())
    shown = [(column.role, column.field) for column in columns]
    at = shown.index(("printed", "capaian"))
    assert shown[at + 1 : at + 4] == [
        ("recomputed", "capaian"),
        ("check", "capaian"),
        ("verdict", "capaian"),
    ]
    assert [role for role, _ in shown[:2]] == ["place", "row-kind"]
    assert [role for role, _ in shown[-2:]] == ["note", "findings"]


def test_a_result_that_is_not_printed_has_a_column_too(budget: Document) -> None:
    columns = columns_of(budget.tables[0], "en", {"capaian"}, set())
    headers = [column.header for column in columns if column.field == "capaian"]
    assert headers == ["Recomputed: Capaian", "Verdict: Capaian"]


def test_a_series_has_a_column_for_each_year_and_what_no_column_names_follows() -> None:
    row = Row(
        kind="data", source=Source(), indikator="Indeks", satuan="poin",
        target={"2021": _measure("2"), "2020": _measure("1")}, extra={"Bobot": "30"},
    )  # fmt: skip
    other = Row(kind="data", source=Source(), indikator="Nilai", target=_measure("BB"))
    table = Table(
        id="t01", kind="renstra_series", rows=[row, other],
        columns=[
            Printed(field="indikator", header="Indikator Kinerja"),
            Printed(field="target", header="2020"), Printed(field="target", header="2021"),
        ],
    )  # fmt: skip
    printed = [one for one in columns_of(table, "id", set(), set()) if one.role == "printed"]
    assert [(one.header, one.field, one.part) for one in printed] == [
        ("Indikator Kinerja", "indikator", ""),
        ("Target", "target", ""),
        ("Target 2020", "target", "2020"),
        ("Target 2021", "target", "2021"),
        ("Satuan", "satuan", ""),
        ("Bobot", "extra.Bobot", ""),
    ]
    held = [content_of(row, one.field, one.part) for one in printed]
    assert held == ["Indeks", None, _measure("1"), _measure("2"), "poin", "30"]
    assert content_of(other, "target") == _measure("BB")
    assert content_of(other, "target", "2020") is None


def test_cells_without_a_column_are_shown() -> None:
    row = Row(kind="data", source=Source(), cells=["a", "b"])
    table = Table(id="t01", kind="sdm", columns=[Printed(header="Nama")], rows=[row])
    printed = [one for one in columns_of(table, "id", set(), set()) if one.role == "printed"]
    assert [(one.header, content_of(row, one.field)) for one in printed] == [
        ("Nama", "a"),
        ("Kolom 2", "b"),
    ]
    assert content_of(row, "cells.9") is None
