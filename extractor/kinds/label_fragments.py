"""Printed fragments to labels, and running numbers to their labels.

A label may be split over rows and pages, and its number may stand on another row.
Whether a fragment goes on with the label above or begins a new one is weighed from
what the texts say (an open end, a small letter, a verb of result), from the running
numbers, and from the numbering of the level below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.kinds.celltypes import is_open_ended, starts_indikator, starts_inside, starts_sasaran
from extractor.kinds.inner_numbering import InnerNumbering
from extractor.kinds.rows import DraftRow
from extractor.tables.grid import Cell
from extractor.tables.spans import Anchor

UNSURE_LABELS = frozenset({"uraian_kegiatan", "kegiatan"})
"""Labels of which an empty cell may be a merged one or one whose text is lost."""
_CODE_AT_END = re.compile(r"\((?:\d{4}|[A-Z0-9.]{4,})\)\s*$")
_NUMBER = re.compile(r"^\(?(\d{1,3})")
_FAR = 2
"""Fragments of one label stand at most this many rows apart."""


@dataclass(slots=True)
class Label:
    """One label: the rows of its fragments (indices in the run), its cells, its number."""

    rows: list[int]
    cells: list[Cell] = field(default_factory=list)
    number_row: int | None = None

    @property
    def text(self) -> str:
        """Return the label's words, fragments joined."""
        return " ".join(cell.text for cell in self.cells)

    def anchor(self) -> Anchor:
        """Return the rows on which the label and its number stand."""
        rows = [*self.rows, *([self.number_row] if self.number_row is not None else [])]
        return Anchor(min(rows), max(rows))


class NumberedRun:
    """A run of rows with its running numbers looked up once.

    Attributes:
        rows: the rows.
        name: the label field that is read.
        counts: whether the running numbers count this field's labels.
        per_label: whether they stand once a label, and not on every row.
    """

    def __init__(self, rows: list[DraftRow], name: str, *, counts: bool, per_label: bool) -> None:
        self.rows = rows
        self.name = name
        self.counts = counts
        self.per_label = per_label
        self.printed = [row.has("no") for row in rows]
        self.numbers = [_number(row) for row in rows]
        self._last = _last_numbered(self.numbers)
        self._next = [
            None if place is None else len(rows) - 1 - place
            for place in reversed(_last_numbered(self.numbers[::-1]))
        ]

    def number_before(self, index: int) -> tuple[int, int] | None:
        """Return (row, number) of the last number on a row up to this one."""
        row = self._last[index] if 0 <= index < len(self._last) else None
        return None if row is None else (row, self.numbers[row] or 0)

    def number_after(self, index: int) -> int | None:
        """Return the first number on a row behind this one."""
        row = self._next[index + 1] if index + 1 < len(self._next) else None
        return None if row is None else self.numbers[row]

    def leaves_room(self, above: int, index: int) -> bool:
        """Say whether the printed numbers leave room for an unnumbered block at a row."""
        before, after = self.number_before(above), self.number_after(index)
        return before is not None and after is not None and after > before[1] + 1

    def has_number(self, label: Label) -> bool:
        """Say whether a label has its number, on one of its rows or alone on the row above."""
        above = label.rows[0] - 1
        alone = above >= 0 and self.printed[above] and not self.rows[above].has(self.name)
        return alone or any(self.printed[row] for row in label.rows)


def _number(row: DraftRow) -> int | None:
    match = _NUMBER.match(row.text("no"))
    return int(match.group(1)) if match else None


def _last_numbered(numbers: list[int | None]) -> list[int | None]:
    places: list[int | None] = []
    last: int | None = None
    for index, number in enumerate(numbers):
        last = index if number is not None else last
        places.append(last)
    return places


def join_fragments(run: NumberedRun, inner: InnerNumbering) -> list[Label]:
    """Join the printed fragments of a label field to labels, in order."""
    labels: list[Label] = []
    for index, row in enumerate(run.rows):
        if not row.has(run.name):
            continue
        if labels and _goes_on(labels, run, index, inner):
            labels[-1].rows.append(index)
            labels[-1].cells += row.cells[run.name]
        else:
            labels.append(Label([index], list(row.cells[run.name])))
    return labels


def _goes_on(labels: list[Label], run: NumberedRun, index: int, inner: InnerNumbering) -> bool:
    """Weigh whether a fragment continues the label above it or begins a new one."""
    label, text = labels[-1], run.rows[index].text(run.name)
    open_before = is_open_ended(label.text) or _is_lone_verb(label.text)
    if run.name in UNSURE_LABELS and not is_open_ended(label.text):
        return False
    join = _signs_of_going_on(labels, run, index, open_before=open_before)
    new = _signs_of_beginning(label, run, index, open_before=open_before)
    join += 2.5 * (index in inner.continues)
    new += 2.5 * (index in inner.restarts)
    new += 2.0 * starts_sasaran(text) + 2.5 * bool(_CODE_AT_END.search(label.text))
    new += 4.0 * (run.name == "indikator" and starts_indikator(text))
    return join > new


def _is_lone_verb(text: str) -> bool:
    """``Terwujudnya`` alone on a line is the first word of a sasaran."""
    return " " not in text.strip() and starts_sasaran(text)


def _signs_of_going_on(
    labels: list[Label], run: NumberedRun, index: int, *, open_before: bool
) -> float:
    distance = index - labels[-1].rows[-1]
    has_number = run.counts and run.printed[index]
    near = distance <= _FAR
    points = 3.0 * (open_before and near)
    points += 2.5 * (starts_inside(run.rows[index].text(run.name)) and near)
    points += 1.5 * (run.per_label and not has_number)
    points += 0.5 * (distance == 1)
    points += 3.0 * (distance == 1 and run.per_label and _is_first_half(labels, run, index))
    return points - 1.0 * (distance == _FAR) - 2.0 * (not near)


def _signs_of_beginning(label: Label, run: NumberedRun, index: int, *, open_before: bool) -> float:
    has_number = run.counts and run.printed[index]
    own_number = has_number and run.has_number(label)
    inside = starts_inside(run.rows[index].text(run.name))
    points = 6.0 * own_number
    points += 1.5 * (has_number and not own_number and not (open_before or inside))
    points += 1.0 * (not run.per_label)
    room = run.per_label and not has_number and run.leaves_room(label.rows[-1], index)
    return points + 2.0 * room


def _is_first_half(labels: list[Label], run: NumberedRun, index: int) -> bool:
    """An unnumbered label right above a numbered one, where no number is missing, begins it."""
    number, label = run.numbers[index], labels[-1]
    if number is None or run.has_number(label):
        return False
    if run.rows[index].piece != run.rows[index - 1].piece:
        return False
    before = run.number_before(label.rows[0] - 1)
    if before is None:
        return False
    unnumbered = 0
    for other in reversed(labels[:-1]):
        if other.rows[0] <= before[0]:
            break
        unnumbered += 1
    return number - before[1] - 1 == unnumbered


def attach_numbers(labels: list[Label], run: NumberedRun) -> list[Label]:
    """Give each printed number to the label it stands with, or to a label that is lost."""
    if not run.per_label:
        return labels
    taken = {row: label for label in labels for row in label.rows}
    lost: list[Label] = []
    for index, printed in enumerate(run.printed):
        if not printed:
            continue
        label = taken.get(index) or _neighbour(taken, run, index)
        if label is None:
            lost.append(Label([index], number_row=index))
        elif label.number_row is None:
            label.number_row = index
    return sorted([*labels, *lost], key=lambda label: label.anchor().first)


def _neighbour(taken: dict[int, Label], run: NumberedRun, index: int) -> Label | None:
    """The unnumbered label next to a number, below first; not one that needs its own number."""
    for row in (index + 1, index - 1):
        label = taken.get(row)
        if label is None or label.number_row is not None:
            continue
        if any(run.printed[i] for i in label.rows):
            continue
        if row > index or not run.leaves_room(label.rows[0] - 1, index - 1):
            return label
    return None
