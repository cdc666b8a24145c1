"""A document's printed figures, each with a name and a place.

Contract: a cell stands for one thing printed once. A merged cell that the extraction fills to
several rows is the cell of its first row, so that nothing is counted twice. Cells are equal when
they are the same place; their values do not matter for that.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from extractor.audit.doubts import Doubts
from extractor.model import Amount, Document, Measure, Prose, Row, Source, Table

PROSE = "prose"
"""Field of a cell of running text; its row is the index in `Document.prose`."""
_MOST_DIGITS, _MOST_DECIMALS = 36, 20
"""Of a figure to calculate with; state budgets have 16 digits, and misprints of them a few more.
So no quotient of two figures outgrows the digits reckoned with (`extractor.audit.documents`)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed figure or text.

    Attributes:
        table: id of its table, None in running text.
        row: index of its row in the table; of the value, in running text.
        field: as in the contract, ``extra.HEADER`` and ``cells.3`` included; `PROSE`.
        part: year or quarter of a series, else empty.
        document: name of its document, where several are audited together.
        raw: as printed.
        value: number, None where there is none.
        source: its place.
        alternatives: other readings of it.
        is_amount: whether it is rupiah.
    """

    table: str | None
    row: int | None
    field: str
    part: str = ""
    document: str = ""
    raw: str = dataclasses.field(default="", compare=False)
    value: Decimal | None = dataclasses.field(default=None, compare=False)
    source: Source = dataclasses.field(default_factory=Source, compare=False)
    alternatives: tuple[Decimal, ...] = dataclasses.field(default=(), compare=False)
    is_amount: bool = dataclasses.field(default=False, compare=False)


class Figures:
    """The figures of one document.

    Args:
        document: as extracted.
        name: of its file, for findings across documents; empty within one.
    """

    def __init__(self, document: Document, name: str = "") -> None:
        """Keep the document; cells are made as they are asked for."""
        self.document = document
        self.name = name

    @cached_property
    def doubts(self) -> Doubts:
        """Return what the extraction doubted."""
        return Doubts(self.document)

    @property
    def tables(self) -> list[Table]:
        """Return the document's tables."""
        return self.document.tables

    def cell(self, table: Table, index: int, name: str, part: str = "") -> Cell | None:
        """Return a cell of a table; None where nothing is printed.

        Args:
            table: one of the document's.
            index: of the row.
            name: field; a cell that several rows share is that of its first row.
            part: year or quarter of a series.
        """
        index = self.first_row(table, index, name)
        row = table.rows[index]
        held = held_in(row, name, part)
        if held is None:
            return None
        source = row.field_sources.get(name, row.source)
        return Cell(
            table.id, index, name, part, self.name,
            held.raw, held.value, source, held.alternatives, held.is_amount,
        )  # fmt: skip

    def first_row(self, table: Table, index: int, name: str) -> int:
        """Return the first row of the merged cell that a row's field belongs to."""
        first, _ = table.rows[index].merged.get(name, (index, index))
        return first if 0 <= first < len(table.rows) else index

    def title(self, table: Table | None) -> Cell | None:
        """Return the title of a table, or of the document; None where there is none."""
        text = (table or self.document.document).title
        if not text:
            return None
        source = place_of(table) if table else Source()
        return Cell(table.id if table else None, None, "title", "", self.name, text, None, source)

    def header(self, table: Table, index: int) -> Cell:
        """Return the header of a table's column."""
        header = table.columns[index].header
        place = place_of(table)
        return Cell(table.id, None, f"columns.{index}", "", self.name, header, None, place)

    def prose(self) -> Iterator[tuple[Prose, Cell]]:
        """Go through the values of the running text."""
        for index, prose in enumerate(self.document.prose):
            cell = Cell(
                None,
                index,
                PROSE,
                document=self.name,
                raw=prose.raw,
                value=number(prose.value),
                source=prose.source,
                is_amount=prose.kind == "amount",
            )
            yield prose, cell

    def column(self, table: Table, name: str) -> Iterator[tuple[int, Cell]]:
        """Go through the cells of a field, each once, with the index of its row."""
        for index in range(len(table.rows)):
            cell = self.cell(table, index, name)
            if cell is not None and cell.row == index:
                yield index, cell


def place_of(table: Table) -> Source:
    """Return where a table begins: the place of its first row, for what keeps no place of its own.

    A title and the headers stand just above it.
    """
    if table.rows:
        return table.rows[0].source
    return Source(page=table.pages[0]) if table.pages else Source()


def number(value: object) -> Decimal | None:
    """Return a number as a decimal; None for what is no number, or none to calculate with."""
    found = Decimal(value) if isinstance(value, int | Decimal) else None
    return found if found is None or _is_sensible(found) else None


def _is_sensible(value: Decimal) -> bool:
    """Say whether results with a number keep all their digits."""
    if not value.is_finite():
        return False
    _, _, exponent = value.as_tuple()
    return int(exponent) >= -_MOST_DECIMALS and value.adjusted() < _MOST_DIGITS


class Held(NamedTuple):
    """What a row holds in a field."""

    raw: str
    value: Decimal | None = None
    alternatives: tuple[Decimal, ...] = ()
    is_amount: bool = False


def held_in(row: Row, name: str, part: str = "") -> Held | None:
    """Return what a row holds in a field; None where that is empty.

    Args:
        row: of a table.
        name: the field, ``extra.HEADER`` and ``cells.3`` included.
        part: year or quarter of a series.
    """
    held: object
    if name.startswith("extra."):
        held = row.extra.get(name.removeprefix("extra."))
    elif name.startswith("cells."):
        place = int(name.removeprefix("cells."))
        held = (row.cells or [])[place : place + 1]
        held = held[0] if held else None
    else:
        held = getattr(row, name)
    if isinstance(held, dict):
        held = held.get(part)
    if isinstance(held, Measure | Amount):
        others = (number(other) for other in held.alternatives or ())
        known = tuple(other for other in others if other is not None)
        return Held(held.raw, number(held.value), known, isinstance(held, Amount))
    return Held(held) if isinstance(held, str) and held else None
