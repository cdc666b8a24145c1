"""The comparer itself: what is right, what is wrong, and what nobody would be told of."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest

from tests.golden.comparison import Cell, align, compare, same_value

Json = dict[str, Any]
AMOUNT = {"raw": "418.275.000", "value": 418275000}
PERCENT = {"raw": "82,5 %", "kind": "percent", "value": Decimal("82.5"), "unit": None}
GRADE = {**PERCENT, "kind": "grade"}
SCHEDULE = {"granularity": "triwulan", "marks": ["T1", "T3"]}


def _row(line: int, kegiatan: str, **fields: Any) -> Json:
    base = {"no": "1", "sasaran": "Tertib administrasi", "kegiatan": kegiatan, "target": PERCENT}
    return {"kind": "data", "line": line, **base, "biaya": None, "jadwal": SCHEDULE, **fields}


@pytest.fixture
def truth() -> Json:
    """Return a truth of one table with three rows."""
    rows = [
        _row(3, "Rapat pleno", biaya=AMOUNT),
        _row(4, "Bimbingan teknis badan adhoc"),
        _row(5, "Pemeliharaan gedung kantor", no="2"),
    ]
    table = {"key": "x-rak-1", "kind": "rak", "title": "RENCANA AKSI", "rows": rows}
    table |= {"satker": "KPU Kabupaten Alor", "bagian": "KPU", "tahun": 2024}
    return {"doc": "x", "tables": [table]}


@pytest.fixture
def output(truth: Json) -> Json:
    """Return the output that says what the truth says."""
    table = copy.deepcopy(truth["tables"][0])
    table |= {"id": "t01", "satker": {"name": table["satker"]}}
    for row in table["rows"]:
        row["source"] = {"line": row.pop("line")}
        row |= {"extra": {}, "merged": {}}
    return {"tables": [table], "findings": [], "prose": []}


def _rows(output: Json) -> list[Json]:
    rows: list[Json] = output["tables"][0]["rows"]
    return rows


def _wrong(truth: Json, output: Json) -> list[tuple[int | None, str, bool]]:
    return [(c.line, c.field, c.silent) for c in compare(truth, output).wrong]


def test_the_same_is_right(truth: Json, output: Json) -> None:
    result = compare(truth, output)
    assert (result.accuracy, result.wrong) == (1, [])
    assert len(result.cells) == 4 + 3 * 7


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("no", "2"),
        ("sasaran", "Meningkatnya partisipasi"),
        ("sasaran", None),
        ("target", {**PERCENT, "value": Decimal("0.825")}),
        ("target", {**PERCENT, "kind": "number"}),
        ("target", {**PERCENT, "unit": "laporan"}),
        ("target", None),
        ("biaya", {"raw": "418.275.000", "value": 418275}),
        ("jadwal", {**SCHEDULE, "marks": ["T1"]}),
        ("jadwal", {**SCHEDULE, "granularity": "bulan"}),
        ("jadwal", None),
        ("program", "Dukungan Manajemen"),
        ("kind", "total"),
    ],
)
def test_one_changed_cell_is_one_wrong_cell(
    truth: Json, output: Json, field: str, value: Any
) -> None:
    _rows(output)[0][field] = value
    name = "row.kind" if field == "kind" else field
    assert _wrong(truth, output) == [(3, name, True)]


def test_a_repeated_amount_is_wrong(truth: Json, output: Json) -> None:
    _rows(output)[1]["biaya"] = AMOUNT
    assert _wrong(truth, output) == [(4, "biaya", True)]


def test_a_dash_is_nothing(truth: Json, output: Json) -> None:
    _rows(output)[1]["biaya"] = {"raw": "-", "value": None}
    assert _wrong(truth, output) == []


def test_texts_may_differ_a_little(truth: Json, output: Json) -> None:
    _rows(output)[2]["kegiatan"] = "Pemeliharaan  gedung Kantor."
    assert _wrong(truth, output) == []


@pytest.mark.parametrize(
    ("finding", "silent"),
    [
        ({"row": 0}, False),
        ({"row": 1}, True),
        ({"row": None, "code": "table-rebuilt"}, False),
        ({"row": None, "evidence": [{"line": 3}]}, False),
        ({"row": None, "evidence": [{"line": 4}]}, True),
        ({"row": None, "field": "no"}, False),
        ({"row": None, "field": "target"}, True),
        ({"row": 0, "table": "t02"}, True),
    ],
)
def test_only_a_finding_that_points_there_breaks_the_silence(
    truth: Json, output: Json, finding: Json, silent: bool
) -> None:
    _rows(output)[0]["no"] = "9"
    blank = {"code": "row-shifted", "table": "t01", "field": None, "evidence": []}
    output["findings"] = [{**blank, **finding}]
    assert _wrong(truth, output) == [(3, "no", silent)]


@pytest.mark.parametrize("note", [{"filled": ["target"]}, {"ambiguous": ["target: or 90"]}])
def test_judgement_and_open_readings_are_skipped(truth: Json, output: Json, note: Json) -> None:
    truth["tables"][0]["rows"][0] |= note
    _rows(output)[0]["target"] = None
    assert _wrong(truth, output) == []


def test_a_missing_row_is_all_its_cells(truth: Json, output: Json) -> None:
    del _rows(output)[1]
    assert _wrong(truth, output) == [
        (4, name, True) for name in ("no", "sasaran", "kegiatan", "target", "jadwal")
    ]


def test_an_added_row_is_wrong(truth: Json, output: Json) -> None:
    added = {**_rows(output)[0], "kegiatan": "Lain-lain yang tidak ada", "source": {"line": 9}}
    _rows(output).append(added)
    assert _wrong(truth, output) == [(9, "row", True)]


def test_a_missing_and_an_added_table(truth: Json, output: Json) -> None:
    other = {**output["tables"][0], "id": "t02", "rows": []}
    result = compare(truth, {**output, "tables": [other]})
    assert Cell("x-rak-1", None, "table", "rak", None, False, True) in result.wrong
    assert Cell("t02", None, "table", None, "rak", False, True) in result.wrong
    assert result.accuracy == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "rkt"), ("tahun", 2023), ("bagian", "Sekretariat"), ("satker", {"name": "KPU X"})],
)
def test_the_table_itself_is_compared(truth: Json, output: Json, name: str, value: Any) -> None:
    output["tables"][0][name] = value
    assert _wrong(truth, output) == [(None, f"table.{name}", True)]


def test_series_are_compared_by_year(truth: Json, output: Json) -> None:
    truth["tables"][0]["rows"][0]["target"] = {"2020": PERCENT, "2021": PERCENT}
    _rows(output)[0]["target"] = {"2020": PERCENT, "2022": PERCENT}
    assert _wrong(truth, output) == [(3, "target.2021", True), (3, "target.2022", True)]


def test_lost_ticks_are_compared_by_count(truth: Json, output: Json) -> None:
    truth["tables"][0]["rows"][0]["jadwal"] = {**SCHEDULE, "marks": None, "count": 2}
    _rows(output)[0]["jadwal"] = {**SCHEDULE, "marks": None, "count": 2}
    assert _wrong(truth, output) == []
    _rows(output)[0]["jadwal"]["count"] = 3
    assert _wrong(truth, output) == [(3, "jadwal", True)]


def test_cells_of_raw_tables_are_compared_by_place(truth: Json, output: Json) -> None:
    truth["tables"][0]["rows"] = [{"kind": "data", "line": 3, "cells": ["1", "Meja rapat", "5"]}]
    cells = {"kind": "data", "source": {"line": 3}, "cells": ["1", "Meja rapat"]}
    output["tables"][0]["rows"] = [cells]
    assert _wrong(truth, output) == [(3, "cells.2", True)]


def test_prose_is_looked_up_by_line_and_value(truth: Json, output: Json) -> None:
    figure = {"line": 7, "kind": "amount", "raw": "Rp 5.000", "value": 5000}
    truth["prose"] = [figure]
    assert _wrong(truth, output) == [(7, "prose", True)]
    output["prose"] = [{**figure, "source": {"line": 7}, "terbilang_value": None}]
    assert _wrong(truth, output) == []


def test_rows_are_aligned_in_order() -> None:
    names = ["Rapat pleno terbuka", "Bimbingan teknis", "Pemeliharaan gedung"]
    rows = [_row(i, name, sasaran=name[::-1]) for i, name in enumerate(names)]
    assert align(rows, [rows[0], rows[2]]) == [(0, 0), (2, 1)]
    assert len(align(rows, rows[::-1])) < 3


@pytest.mark.parametrize(
    ("name", "expected", "given", "same"),
    [
        ("no", "1.", "1", True),
        ("no", "1", "11", False),
        ("kegiatan", None, "", True),
        ("kegiatan", None, "Rapat", False),
        ("target", {**GRADE, "value": "BB"}, {**GRADE, "value": "bb"}, True),
        ("target", {"kind": "text", "raw": "Belum Penilaian"}, {"raw": "Belum penilaian"}, True),
        ("target", {**PERCENT, "score": 64}, {**PERCENT, "score": 65}, False),
    ],
)
def test_values(name: str, expected: Any, given: Any, same: bool) -> None:
    assert same_value(name, expected, given) is same
