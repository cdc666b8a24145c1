"""Which rows of a budget table are parts of which: levels read from what is printed.

Contract: each row that can carry an amount is a line. A line lies under the nearest line above it
that outranks it. What tells a level: whether the row is a section, the code it has (its depth), or
the numbering before it (I, A, 1, a). Rows of totals belong to no level.

Steps: lines with their marks and codes; an outline of them; the children of each line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice

from extractor.audit.money.budget_names import code_of, label_of
from extractor.model import Amount, Row, Table

AMOUNT_FIELDS = ("pagu", "realisasi", "anggaran", "biaya")
"""Fields whose amounts add up; each by itself."""

_MARK = re.compile(r"\s*\(?([IVXLC]+|[A-Za-z]|\d{1,3})\s*(?:[.)]|$|(?=\s))")
_TOTAL = re.compile(
    r"\s*(?:sub[\s-]*)?(?:total|jumlah)(?:\s+(?:total|anggaran|pagu|belanja|seluruhnya|"
    r"keseluruhan|umum|[ivx]+|[a-z]))*[\s.:]*",
    re.IGNORECASE,
)
_KEGIATAN_DIGITS = 4
_FEWEST_DIGITS = 5
"""Round amounts add up by chance; lines beside a heading are its parts only beyond that."""
_MOST_PASSES = 4
"""Lines are moved one level at a time; tables have no more levels."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LEADING = re.compile(r"\s*\(?([IVX]{1,5}|[A-Za-z]|\d{1,3})\s*[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Numbering before a line.

    Attributes:
        style: "I", "A", "a" or "1".
        ordinal: 3 for "C", "III" and "3".
    """

    style: str
    ordinal: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row that can carry an amount.

    Attributes:
        index: of the row in its table.
        is_section: whether the row heads others.
        marks: how its numbering can be read; "I" and "C" are numbers and letters.
        code: budget code in its parts, ("CQ", "6867"), empty without one.
        is_blank: nothing is printed where the amounts stand.
    """

    index: int
    is_section: bool
    marks: tuple[Mark, ...]
    code: tuple[str, ...]
    is_blank: bool

    @property
    def shape(self) -> tuple[object, ...]:
        """Return what lines of one level have in common."""
        if self.code:
            return (self.is_section, *(_style(part) for part in self.code))
        return (self.is_section, self.marks[0].style if self.marks else "")


class Block:
    """The lines between two totals, in levels.

    Args:
        lines: in the order of the table.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Lay the lines out in levels."""
        self.lines = list(lines)
        self._children: dict[int, list[Line]] = {line.index: [] for line in self.lines}
        self.top: list[Line] = []
        self.moved: set[int] = set()
        self._heading: dict[Line, Line | None] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        path: list[Line] = []
        for line in self.lines:
            del path[_level(line, path) :]
            self._heading[line] = path[-1] if path else None
            self._row_of(line).append(line)
            path.append(line)

    def regroup(self, prices: Mapping[int, Decimal]) -> None:
        """Move lines to where a column adds up, if they do not where they stand.

        A heading may be printed like the lines under it, and a line like those above it that
        belong to another heading. If the first of the lines that come after a heading add up to
        it to the last rupiah, those are its parts.

        Args:
            prices: a column's amounts by the index of their row.
        """
        for _ in range(_MOST_PASSES):
            moved = [self._regrouped(line, prices) for line in self.lines]
            if not any(moved):
                return

    def _regrouped(self, line: Line, prices: Mapping[int, Decimal]) -> bool:
        """Move a line's parts to it, or lines away from it; say whether anything was moved."""
        row = self._row_of(line)
        at = _place_in(row, line) + 1
        below = self._children[line.index]
        count = _adding_up(prices, line, below, islice(row, at, None))
        if count is None or count == len(below):
            return False
        if count < len(below):
            away, below[count:] = below[count:], []
            row[at:at] = away
            self.moved.update(one.index for one in away)
            self._heading.update(dict.fromkeys(away, self._heading[line]))
        else:
            end = at + count - len(below)
            taken, row[at:end] = row[at:end], []
            below += taken
            self._heading.update(dict.fromkeys(taken, line))
        return True

    def _row_of(self, line: Line) -> list[Line]:
        """Return the lines among which one stands."""
        heading = self._heading[line]
        return self.top if heading is None else self._children[heading.index]

    def beside(self, line: Line) -> Sequence[Line]:
        """Return the lines of the same level under the same heading."""
        return self._row_of(line)

    def after_moved(self, line: Line) -> bool:
        """Say whether lines that belong to no heading stand right before a line."""
        row = self._row_of(line)
        at = _place_in(row, line)
        return at > 0 and row[at - 1].index in self.moved

    def children(self, line: Line) -> Sequence[Line]:
        """Return the lines right under a line."""
        return self._children[line.index]

    @cached_property
    def parents(self) -> list[Line]:
        """Return the lines that have others under them."""
        return [line for line in self.lines if self._children[line.index]]

    def priced(self, lines: Iterable[Line], prices: Mapping[int, object]) -> list[Line]:
        """Return lines that have an amount; for one that has none, those below it that do.

        Args:
            lines: of this block.
            prices: the amounts by the index of their row.
        """
        found: list[Line] = []
        waiting = list(reversed(list(lines)))
        while waiting:
            line = waiting.pop()
            below = self._children[line.index]
            if line.index in prices or not below:
                found.append(line)
            else:
                waiting += reversed(below)
        return found

    def leaves(self) -> list[Line]:
        """Return the lines that have none under them."""
        return [line for line in self.lines if not self._children[line.index]]


def _style(part: str) -> str:
    """Return what kind of code a part is: QGE is a KRO, 6867 a kegiatan, 001 an RO."""
    if part.isalpha():
        return f"A{len(part)}"
    return "kegiatan" if len(part) == _KEGIATAN_DIGITS else "number"


def _place_in(row: Sequence[Line], line: Line) -> int:
    """Return where a line stands among those of its level, which are in the table's order."""
    return bisect_left(row, line.index, key=lambda one: one.index)


def _adding_up(
    prices: Mapping[int, Decimal], line: Line, below: Sequence[Line], after: Iterable[Line]
) -> int | None:
    """Return how many of the lines that follow add up to a line; None if none do.

    Args:
        prices: the amounts by the index of their row.
        line: the one to add up to.
        below: lines under it; all of them are preferred.
        after: lines beside it; of those two at least are needed.
    """
    wanted = prices.get(line.index)
    unread = any(one.index not in prices and not one.is_blank for one in below)
    if not wanted or unread:
        return None
    telling = len(str(int(wanted)).rstrip("0")) >= _FEWEST_DIGITS
    if sum((prices.get(one.index, Decimal(0)) for one in below), Decimal(0)) == wanted:
        return len(below)
    total = Decimal(0)
    for count, one in enumerate(chain(below, after), start=1):
        total += prices.get(one.index, Decimal(0))
        if total == wanted and (count <= len(below) or (count > 1 and telling)):
            return count
        if total > wanted:
            return None
    return None


def _level(line: Line, path: Sequence[Line]) -> int:
    """Return the depth at which a line stands below the lines that are open above it."""
    for depth in reversed(range(len(path))):
        if _outranks(path[depth], line):
            return depth + 1
    for depth in reversed(range(len(path))):
        if path[depth].shape == line.shape and _may_follow(path[depth], line):
            return depth
    for depth in reversed(range(len(path))):
        if _follows(path[depth], line):
            return depth
    for depth in reversed(range(len(path))):
        if path[depth].shape == line.shape:
            return depth
    if line.is_section and line.marks and all(mark.ordinal > 1 for mark in line.marks):
        # The first of its level was printed without its number.
        return next((at for at, one in enumerate(path) if one.is_section), len(path))
    if line.is_section:
        return next((at for at, one in enumerate(path) if not one.is_section), len(path))
    return len(path)


def _outranks(line: Line, other: Line) -> bool:
    """Say whether a code lies within another: CQ.6867 in CQ."""
    return 0 < len(line.code) < len(other.code) and other.code[: len(line.code)] == line.code


def _follows(line: Line, other: Line) -> bool:
    """Say whether the numbering of one goes on in the other: 6 after 5."""
    return any(Mark(mark.style, mark.ordinal + 1) in other.marks for mark in line.marks)


def _may_follow(line: Line, other: Line) -> bool:
    same = line.marks == other.marks
    return same or not line.marks or not other.marks or _follows(line, other)


def lines_of(table: Table, fields: Sequence[str]) -> list[Line]:
    """Return the lines of a table; rows that only continue a merged cell are left out.

    Args:
        table: a budget table.
        fields: its fields that hold amounts.
    """
    lines = []
    for index, row in enumerate(table.rows):
        if is_total(row):
            continue
        blank = not any(_is_printed(row, name) for name in fields)
        if blank and row.kind != "section" and _only_continues(row, index, fields):
            continue
        lines.append(Line(index, row.kind == "section", marks_of(row, index), code_of(row), blank))
    return lines


def _is_printed(row: Row, name: str) -> bool:
    held = getattr(row, name)
    return isinstance(held, Amount) and bool(held.raw.strip())


def _only_continues(row: Row, index: int, fields: Sequence[str]) -> bool:
    """Say whether an empty row is only another line of a cell that began above."""
    return any(
        row.merged.get(name, (index, index))[0] < index for name in (*fields, "no", "program")
    )


def is_total(row: Row) -> bool:
    """Say whether a row is a total, by its kind or by its name."""
    return row.kind == "total" or bool(_TOTAL.fullmatch(label_of(row)))


def marks_of(row: Row, index: int) -> tuple[Mark, ...]:
    """Return how the numbering before a row can be read.

    Args:
        row: of a budget table.
        index: its place; a number that the row shares with those above counts for the name's own.

    Example:
        "C." is the letter after B and the roman hundred; "4" is only a number.
    """
    own = _LEADING.match(label_of(row))
    if own and (not row.no or row.merged.get("no", (index, index))[0] < index):
        return _readings(own[1])
    found = _MARK.fullmatch(row.no.strip()) if row.no else None
    return _readings(found[1]) if found else ()


def _readings(text: str) -> tuple[Mark, ...]:
    if text.isdigit():
        return (Mark("1", int(text)),)
    readings = []
    if len(text) == 1:
        readings.append(Mark("A" if text.isupper() else "a", ord(text.lower()) - ord("a") + 1))
    if set(text) <= set(_ROMAN):
        readings.append(Mark("I", _roman(text)))
    return tuple(readings)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
