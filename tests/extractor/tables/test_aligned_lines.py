"""Distances, widths and rules between printed lines."""

from __future__ import annotations

from extractor.tables.aligned_lines import is_far, is_wide, prose_lines, rule_between
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import merge_rulings
from tests.extractor.tables.aligned_pages import STEP, lines_of, rule

COLUMNS = [Extent(50, 200), Extent(300, 350)]
LONG = "Dalam rangka mewujudkan manajemen pemerintahan yang efektif dan transparan"


def test_a_blank_line_is_not_far_and_three_are() -> None:
    above, below = lines_of([[(50, "satu")], [(50, "dua")]])
    (after_blank,) = lines_of([[(50, "tiga")]], top=100 + 2 * STEP)
    (after_many,) = lines_of([[(50, "empat")]], top=100 + 4 * STEP)
    assert not is_far(above, below)
    assert not is_far(above, after_blank)
    assert is_far(above, after_many)


def test_a_rule_under_most_of_the_table_parts_rows() -> None:
    above, below = lines_of([[(50, "satu")], [(50, "dua")]])
    wide, _ = merge_rulings([rule(112, 50, 350)])
    short, _ = merge_rulings([rule(112, 300, 350)])
    assert is_wide(wide[0], COLUMNS)
    assert rule_between(above, below, wide, COLUMNS)
    assert not rule_between(above, below, short, COLUMNS)


def test_long_lines_and_the_end_of_their_paragraph_are_prose() -> None:
    lines = lines_of([[(50, LONG)], [(50, "dan baik.")], [(50, "Uraian"), (300, "Target")]])
    assert prose_lines(lines, 450) == [True, True, False]
