"""A sign of a unit set apart from its figure is no column of signs."""

from __future__ import annotations

import pytest

from extractor.tables.aligned import find_aligned_tables
from tests.extractor.tables.aligned_pages import lines_of, page_of


def chunks(row: list[tuple[float, str]]) -> list[str]:
    (line,) = lines_of([row])
    return [chunk.text for chunk in line.chunks]


@pytest.mark.parametrize("sign", ["$", "€", "US$", "Rp", "±"])
def test_a_sign_belongs_to_the_figure_far_right_of_it(sign: str) -> None:
    row = [(50.0, "Premi"), (200.0, sign), (-300.0, "4.310"), (350.0, sign), (-450.0, "77")]
    assert chunks(row) == ["Premi", f"{sign} 4.310", f"{sign} 77"]


def test_a_percent_sign_belongs_to_the_figure_near_left_of_it() -> None:
    assert chunks([(50, "Bunga"), (-300, "4,5"), (308, "%")]) == ["Bunga", "4,5 %"]


def test_signs_over_columns_stay_apart() -> None:
    assert chunks([(200, "$"), (300, "$"), (400, "%")]) == ["$", "$", "%"]
    assert chunks([(200, "2014"), (260, "%"), (300, "2015")]) == ["2014", "%", "2015"]


def test_a_sign_behind_leader_dots_is_none_of_the_label() -> None:
    assert chunks([(50, "Kas ......."), (200, "$"), (-300, "12")]) == ["Kas .......", "$ 12"]


def test_signs_in_the_first_and_last_row_make_no_column() -> None:
    rows: list[list[tuple[float, str]]] = [
        [(50, "Pos"), (-300, "Anggaran"), (-420, "Realisasi")],
        [(50, "Gaji"), (240, "$"), (-300, "8.120"), (360, "$"), (-420, "7.990")],
        [(50, "Perjalanan"), (-300, "640"), (-420, "512")],
        [(50, "Pemeliharaan"), (-300, "95"), (-420, "88")],
        [(50, "Jumlah"), (240, "$"), (-300, "8.855"), (360, "$"), (-420, "8.590")],
    ]
    (table,) = find_aligned_tables(page_of(rows), [])
    assert table.cols == 3
    assert [cell.text for cell in table.cells if cell.row == 1] == ["Gaji", "$ 8.120", "$ 7.990"]
