"""Ticks of schedule columns, however the mark was made.

Contract: the caller knows that the column holds ticks; a fused column number ("6 v") is the
caller's to take off first. A text that is neither a known mark nor a known blank stays in doubt.
Source: domain/noise.md section 1; the marks are listed in data/ticks.yaml.
"""

from __future__ import annotations

import html
import re
from functools import cache

from normalizers.numerals import MAX_CELL
from normalizers.reading import Reading, unparsed
from normalizers.resources import load_data
from normalizers.text import clean_text, fold_lookalikes

_TAG = re.compile(r"<[^<>]*+>")


def parse_tick(text: str) -> Reading[bool]:
    """Read one cell of a schedule column.

    Args:
        text: The cell, such as "√", "<b>V</b>", "&gt;", "1", "-", "".

    Returns:
        True for a tick, False for a blank or a dash, None in doubt for anything else ("3", "ada").
    """
    raw = clean_text(text)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    mark = _strip_markup(raw)
    if mark in load_data("ticks")["absent"]:
        return Reading(raw, False)
    if _is_glyph(mark) or mark in load_data("ticks")["in_tick_column"]:
        return Reading(raw, True)
    return unparsed(raw, "not-a-tick")


def is_tick_glyph(text: str) -> bool:
    """Say whether a text is one real tick mark, wherever it stands.

    Args:
        text: The text: "√", "٧", "<b>V</b>" are, "1" and "" are not.

    Returns:
        True for one mark of the glyph list, markup aside.
    """
    return len(text) <= MAX_CELL and _is_glyph(_strip_markup(clean_text(text)))


def mark_form(text: str) -> str | None:
    """Tell what one mark is, for a schedule that holds two kinds of them.

    Args:
        text: The cell: "√", "x", "●", "☐".

    Returns:
        "check", "cross", "boxed" (a cross in a box), "filled" or "hollow"; None for what is no
        single mark, and for a 1.
    """
    if len(text) > MAX_CELL:
        return None
    mark = _strip_markup(clean_text(text))
    if len(mark) != 1:
        return None
    return _forms().get(mark) or _forms().get(fold_lookalikes(mark))


def count_ticks(text: str) -> int | None:
    """Count the ticks of a run that lost its positions.

    Source: domain/noise.md section 1, seed 003: "√ √" before an amount, where which quarter is
    meant is lost and only the count is known.

    Args:
        text: A run of ticks, such as "√ √ √" or "√√"; letters count only when spaced.

    Returns:
        How many, or None when anything else is there or nothing is.
    """
    if len(text) > MAX_CELL:
        return None
    marks = _strip_markup(clean_text(text)).split()
    if not marks:
        return None
    counts = [_run_length(mark) for mark in marks]
    return sum(counts) if all(counts) else None


def _run_length(mark: str) -> int:
    if _is_glyph(mark):
        return 1
    drawn = not fold_lookalikes(mark).isascii() and all(char in _glyphs() for char in mark)
    return len(mark) if drawn and not any(char.isalpha() for char in mark) else 0


def _is_glyph(mark: str) -> bool:
    return len(mark) == 1 and (mark in _glyphs() or fold_lookalikes(mark) in _glyphs())


def _strip_markup(text: str) -> str:
    return clean_text(html.unescape(_TAG.sub(" ", text)).strip("*"))


@cache
def _forms() -> dict[str, str]:
    return {mark: form for form, marks in load_data("ticks")["forms"].items() for mark in marks}


@cache
def _glyphs() -> frozenset[str]:
    return frozenset("".join(load_data("ticks")["glyphs"].values()))
