"""Ticks of schedule columns."""

from __future__ import annotations

import pytest

from normalizers.ticks import count_ticks, is_tick_glyph, parse_tick

GLYPHS = ["√", "✓", "✔", "☑", "V", "v", "x", "X", "٧", ">", "●", "■", "ν", "Х", "\uf0fc",
          "&gt;", "<b>V</b>", "<b>&gt;</b>", " √ ", "**V**"]  # fmt: skip


@pytest.mark.parametrize("text", GLYPHS)
def test_glyphs_are_ticks(text: str) -> None:
    assert (parse_tick(text).value, parse_tick(text).doubt) == (True, None)
    assert is_tick_glyph(text)


def test_one_is_a_tick_only_where_the_caller_knows_the_column() -> None:
    assert (parse_tick("1").value, parse_tick("1").doubt) == (True, None)
    assert not is_tick_glyph("1")


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "_", ".", "<b></b>"])
def test_blanks_are_no_ticks(text: str) -> None:
    assert (parse_tick(text).value, parse_tick(text).doubt) == (False, None)
    assert not is_tick_glyph(text)


@pytest.mark.parametrize("text", ["6 v", "3", "ada", "√ √", "VV", "<b>6</b> V", "'"])
def test_anything_else_is_in_doubt(text: str) -> None:
    assert (parse_tick(text).value, parse_tick(text).doubt) == (None, "value-unparsed")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("√ √ √", 3),
        ("√√", 2),
        ("√", 1),
        ("<b>V</b> v", 2),
        ("V ٧ > ٧ v", 5),
        ("√ √ 43.320.000", None),
        ("VV", None),
        ("1", None),
        ("", None),
    ],
)
def test_count_ticks(text: str, count: int | None) -> None:
    assert count_ticks(text) == count
