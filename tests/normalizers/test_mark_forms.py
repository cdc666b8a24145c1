"""What a mark is, for schedules that hold two kinds of them."""

from __future__ import annotations

import pytest

from normalizers.ticks import is_tick_glyph, mark_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *[("√", "check"), ("V", "check"), ("☑", "check"), ("<b>✓</b>", "check"), ("٧", "check")],
        *[("x", "cross"), ("Х", "cross"), ("✗", "cross"), ("☒", "boxed"), ("×", "cross")],
        *[("●", "filled"), ("■", "filled"), ("○", "hollow"), ("☐", "hollow")],
        *[("1", None), ("√ √", None), ("", None), ("-", None), ("ada", None), ("x" * 999, None)],
    ],
)
def test_forms(text: str, form: str | None) -> None:
    assert mark_form(text) == form


def test_every_known_tick_has_a_form() -> None:
    glyphs = "√✓✔☑✅VvXx٧>›»●■⬤▪◼█"
    assert all(is_tick_glyph(glyph) and mark_form(glyph) for glyph in glyphs)
