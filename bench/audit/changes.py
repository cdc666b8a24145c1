"""One changed fact, and the document that has it.

Contract: a change names every cell that it touches, with what is printed there before and after,
so that it can be made in the extracted document and in the text before its extraction. Nothing
here knows the audit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeVar

from extractor.model import Amount, Document, Measure, Prose, Row, Table

_T = TypeVar("_T")
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")
_SEPARATORS = re.compile(r"[\t|;]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is printed.

    Attributes:
        table: id of its table, None in running text.
        row: index of its row, None for a title and in running text.
        field: as in the contract; "title", "prose" or "text" outside rows.
        line: of the text, which tells places of running text apart.
    """

    table: str | None
    row: int | None
    field: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Another value in one cell.

    Attributes:
        place: the cell.
        before: as printed.
        after: as it is printed then.
        value: what the extracted document holds then; None where only the text can be changed.
        part: year of a series.
    """

    place: Place
    before: str
    after: str
    value: Measure | Amount | Prose | str | None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One wrong fact and the finding that must follow from it.

    Attributes:
        kind: what is done, such as "amount-digit".
        edits: one cell, or two that are exchanged.
        codes: of the finding; any of them is right.
        places: where it is; any of them is right.
        at: whether the finding must stand at the place. Where only one relation holds the cell,
            nothing says which of its cells is wrong; the place is then part of the evidence.
    """

    kind: str
    edits: tuple[Edit, ...]
    codes: frozenset[str]
    places: tuple[Place, ...]
    at: bool = True

    @property
    def told(self) -> str:
        """Return what was changed, for a person."""
        return ", ".join(
            f"{one.place.table} {one.place.row} {one.place.field} {one.part}"
            f" {one.before!r} -> {one.after!r}"
            for one in self.edits
        )


def table_named(document: Document, name: str) -> Table:
    """Return the table with an id."""
    return next(table for table in document.tables if table.id == name)


def line_of(row: Row, field: str) -> int | None:
    """Return the line on which a row's field is printed."""
    return row.field_sources.get(field, row.source).line


def edit_of(
    table: Table, index: int, field: str, after: str, value: Measure | Amount | str, part: str = ""
) -> Edit:
    """Make an edit of a cell in a table."""
    row = table.rows[index]
    held = getattr(row, field)
    held = held[part] if part else held
    before = held if isinstance(held, str) else held.raw
    return Edit(Place(table.id, index, field, line_of(row, field)), before, after, value, part)


def changed_document(document: Document, change: Change) -> Document | None:
    """Return a copy of an extracted document with a change; None where only text can have it."""
    copy = document.model_copy(deep=True)
    for edit in change.edits:
        if edit.value is None:
            return None
        _put(copy, edit)
    return copy


def _put(document: Document, edit: Edit) -> None:
    place = edit.place
    if isinstance(edit.value, Prose):
        assert place.row is not None
        document.prose[place.row] = edit.value
        return
    assert place.table is not None
    assert place.row is not None
    rows = table_named(document, place.table).rows
    first, last = rows[place.row].merged.get(place.field, (place.row, place.row))
    for row in rows[first : last + 1]:
        if edit.part:
            getattr(row, place.field)[edit.part] = edit.value
        elif getattr(row, place.field) is not None:
            setattr(row, place.field, edit.value)


def changed_text(text: str, change: Change) -> str | None:
    """Return a text with a change; None where the printed cell is not the only one of its line."""
    lines = text.split("\n")
    for edit in change.edits:
        number = edit.place.line
        if number is None or edit.before == edit.after:
            return None
        line = lines[number - 1]
        cells = [cell.strip(" \ufeff") for cell in _SEPARATORS.split(line)]
        in_table = edit.place.row is not None and edit.place.table is not None
        if cells.count(edit.before) != 1 if in_table else line.count(edit.before) != 1:
            return None
        lines[number - 1] = _replaced(line, edit) if in_table else _plainly(line, edit)
    return "\n".join(lines)


def _plainly(line: str, edit: Edit) -> str:
    return line.replace(edit.before, edit.after)


def _replaced(line: str, edit: Edit) -> str:
    pieces = re.split(r"([\t|;])", line)
    return "".join(
        piece.replace(edit.before, edit.after) if piece.strip(" \ufeff") == edit.before else piece
        for piece in pieces
    )


def numeral(raw: str) -> str:
    """Return the first number printed in a text, ``79,5`` of ``79,5 %``."""
    match = _NUMERAL.search(raw)
    if match is None:
        raise ValueError(f"no number in {raw!r}")
    return match[0]


def number_of(printed: str) -> Decimal:
    """Return the value of a number as Indonesians print it: ``1.234,5``."""
    return Decimal(printed.replace(".", "").replace(",", "."))


def with_numeral(raw: str, printed: str) -> str:
    """Return a text with another number in the place of its first."""
    return _NUMERAL.sub(printed, raw, count=1)


def with_other_digit(printed: str, random: Random) -> str:
    """Return a number with one digit changed; the first never becomes zero."""
    places = [index for index, letter in enumerate(printed) if letter.isdigit()]
    place = random.choice(places)
    digits = "123456789" if place == places[0] else "0123456789"
    digit = random.choice([one for one in digits if one != printed[place]])
    return printed[:place] + digit + printed[place + 1 :]


def plain(value: Decimal) -> Decimal | int:
    """Return a whole number as an int, as the model holds it."""
    return int(value) if value == value.to_integral_value() else value


def dotted(value: int) -> str:
    """Return a whole number as printed: ``1.234.567``."""
    return f"{value:,}".replace(",", ".")


def measured(old: Measure, raw: str) -> Measure:
    """Return a measure with another number, of the same kind and unit."""
    return old.model_copy(update={"raw": raw, "value": plain(number_of(numeral(raw)))})


def amount_printed(raw: str) -> Amount:
    """Return an amount as printed."""
    return Amount(raw=raw, value=plain(number_of(numeral(raw))))


def sample(items: Sequence[_T], most: int, random: Random) -> list[_T]:
    """Return some of many, in no order; all of few."""
    return random.sample(items, min(most, len(items)))


def _unit(printed: str) -> Decimal:
    """Return one of the last printed decimal, ``0.01`` for ``98,80``."""
    _, _, decimals = printed.partition(",")
    return Decimal(1).scaleb(-len(decimals))


def fits(printed: str, exact: Decimal) -> bool:
    """Say whether a printed figure may be an exact one, rounded or cut off."""
    return abs(number_of(printed) - exact) <= _unit(printed)


def exchanged(table: Table, one: tuple[int, str], other: tuple[int, str]) -> Change:
    """Exchange two cells; what each holds keeps its own print."""
    held = [getattr(table.rows[index], field) for index, field in (one, other)]
    edits = tuple(
        edit_of(table, index, field, new.raw, new)
        for (index, field), new in zip((one, other), reversed(held), strict=True)
    )
    places = tuple(edit.place for edit in edits)
    return Change("swapped", edits, frozenset({"cells-swapped"}), places)
