"""Schedules that answer every period with yes or no: ``√`` and ``x``, a green disc and a red one.

In most schedules a mark says yes and a blank cell no, whatever the mark is: an ``x`` as well as a
``√``. Where nearly all cells hold a mark, and the marks are of two kinds, one kind says no. The
order of decisions:

1. marks of one kind say yes, as ever;
2. ticks and filled figures say yes beside crosses and hollow ones, a crossed box beside an empty
   one; where form does not part them, green says yes beside red; then the cells that say no
   become dashes;
3. whatever else holds two kinds is told: kinds of which neither or both would say yes, a kind that
   stands seldom (a slip of the pen, or of whoever read the page), kinds that hardly ever stand in
   one row (each may be a tick to its writer), form against colour, figures
   in all cells of which nobody knows how they look, as of pictures, and a schedule with blanks
   besides.

Limits: colours are known of what is drawn, not of letters; ``1`` and ``0`` are no marks here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from normalizers.ticks import is_tick_glyph, mark_form

NEARLY_ALL = 0.9
"""Share of a schedule's cells that hold a mark where each is answered with one."""
LEAST, LEAST_SHARE = 2, 0.1
"""Cells of the rarer kind, and their share of all marks; fewer may be slips."""
LEAST_MIXED = 2
"""Rows in which marks of both kinds stand."""
_FORMS: Mapping[str | None, bool] = {
    "check": True,
    "filled": True,
    "cross": False,
    "hollow": False,
}
"""What forms say; a crossed box says what the other mark does not."""
_HUES: Mapping[str | None, bool] = {"green": True, "red": False}
_STRONGER = 1.3
"""How many times as strong as each other a channel is that gives its colour the name."""
_YES, _NO = "✓", "-"


class _Kind(NamedTuple):
    """A kind of mark: its form and the name of its colour, or that colour, as far as known."""

    form: str | None = None
    hue: str | None = None


def read_answers(rows: Sequence[DraftRow], periods: int) -> None:
    """Make the marks that say no in a schedule of yes and no dashes; tell what is not sure.

    Args:
        rows: the rows of one table.
        periods: how many periods its schedule has.
    """
    marks = [(row, period, cell) for row in rows for period, cell in row.marks.items() if cell.text]
    kinds = [_kind(cell) for _, _, cell in marks]
    counts = Counter(filter(None, kinds))
    marked = {id(row): row for (row, _, _), kind in zip(marks, kinds, strict=True) if kind}
    full = counts.total() >= NEARLY_ALL * periods * len(marked)
    if len(counts) < 2:
        if full and _Kind() in counts:
            _tell(list(marked.values()), "marks-unseen")
        return
    answers = _answers(counts)
    rarer = min(counts.values())
    slips = rarer < max(LEAST, LEAST_SHARE * counts.total())
    if full and (answers is None or slips or _count_mixed(marks, kinds) < LEAST_MIXED):
        _tell(list(marked.values()))
    elif full and answers:
        for (row, period, cell), kind in zip(marks, kinds, strict=True):
            if kind:
                row.marks[period] = replace(cell, text=_YES if answers[kind] else _NO)
    elif answers:
        doubted = [
            row
            for (row, _, cell), kind in zip(marks, kinds, strict=True)
            if kind and not answers[kind] and is_tick_glyph(cell.text)
        ]
        _tell(list({id(row): row for row in doubted}.values()))


def _count_mixed(marks: Sequence[tuple[DraftRow, str, Cell]], kinds: Sequence[_Kind | None]) -> int:
    """Count the rows with marks of two kinds: a writer's ``x`` is all along one."""
    held: dict[int, set[_Kind]] = {}
    for (row, _, _), kind in zip(marks, kinds, strict=True):
        if kind:
            held.setdefault(id(row), set()).add(kind)
    return sum(len(own) > 1 for own in held.values())


def _kind(cell: Cell) -> _Kind | None:
    """The kind of mark in a cell; None for what is none."""
    if cell.look is not None:
        return _Kind(cell.look.form, _hue(cell.look.colour))
    form = mark_form(cell.text)
    if form == "check" and cell.mark is not None:
        return _Kind()
    return _Kind(form) if form else None


def _hue(colour: str | None) -> str | None:
    """Name green and red; other colours stay as they are."""
    if colour is None:
        return None
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    if green > _STRONGER * max(red, blue):
        return "green"
    return "red" if red > _STRONGER * max(green, blue) else colour


def _answers(kinds: Counter[_Kind]) -> dict[_Kind, bool] | None:
    """What each of two kinds of mark says; None where that is not sure."""
    if len(kinds) != 2:
        return None
    named = [kind.form for kind in kinds]
    said_by = {**_FORMS, "boxed": "hollow" in named}
    forms = [said_by.get(form) for form in named]
    hues = [_HUES.get(kind.hue) for kind in kinds]
    by_form, by_hue = set(forms) == {True, False}, set(hues) == {True, False}
    if by_form and by_hue and forms != hues:
        return None
    said = forms if by_form else hues if by_hue else []
    return {kind: bool(yes) for kind, yes in zip(kinds, said, strict=True)} if said else None


def _tell(rows: Sequence[DraftRow], reason: str = "two-marks") -> None:
    for row in rows:
        raw = " ".join(cell.text for cell in row.marks.values() if cell.text)
        row.notes.append(Note("value-ambiguous", reason, "jadwal", raw))
