"""Rows of column numbers, with borders that are missing in one column."""

from __future__ import annotations

import pytest

from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, rows_of, table_words

XS = [40, 80, 280, 400, 500]
YS = [100, 130, 160, 190]


def rows_with(rows: list[str], missing: int) -> list[str]:
    """Draw a table of three rows without the border at one height in its second column."""
    lines = [down(x, YS[0], YS[-1]) for x in XS]
    for y in YS:
        if y == missing:
            lines += [across(y, XS[0], XS[1]), across(y, XS[2], XS[-1])]
        else:
            lines.append(across(y, XS[0], XS[-1]))
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, rows), lines))
    return rows_of(table)


@pytest.mark.parametrize("missing", [130, 160])
@pytest.mark.parametrize("numbers", ["1|2|3|4", "(1)|(2)|(3)|(4)"])
def test_a_column_number_is_no_part_of_the_text_above_or_below_it(
    numbers: str, missing: int
) -> None:
    rows = ["No|Uraian|Pagu|Persen", numbers, "8|Program Data|5.000.000|97,5"]
    assert rows_with(rows, missing) == [row.replace("|", " | ") for row in rows]


def test_numbers_that_do_not_count_the_columns_stay_in_their_cell() -> None:
    rows = ["No|Uraian|Pagu|Persen", "1|Program|3|4", "8|dan data|5.000.000|97,5"]
    assert rows_with(rows, 160)[1] == "1 | Program dan data | 3 | 4"
