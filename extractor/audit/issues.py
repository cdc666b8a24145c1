"""What a check found, before it is worded: the cells, the numbers, the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.audit.cells import Cell
from extractor.audit.declarations import Check, Severity, Texts

Value = Decimal | int | str | Texts | tuple[Decimal, ...]
"""Numbers are written as the language writes them, several with + between them; a text may be
given in each language."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One contradiction or inconsistency.

    Attributes:
        check: what it is.
        cells: all that are involved; the finding stands at the first.
        values: what the names in the message, the notes and the formula stand for.
        reported: what the document says.
        recomputed: what its other figures say.
        formula: with names in braces, such as ``{realisasi} / {pagu} × 100 % = {recomputed} %``.
        severity: where it is not the check's own.
        notes: keys of the check's sentences to add.
        consequences: contradictions that vanish with this one's cause.
    """

    check: Check
    cells: tuple[Cell, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    reported: Decimal | str | None = None
    recomputed: Decimal | str | None = None
    formula: str = ""
    severity: Severity | None = None
    notes: tuple[str, ...] = ()
    consequences: tuple[Issue, ...] = ()

    @property
    def at(self) -> Cell:
        """Return the cell at which the finding stands."""
        return self.cells[0]
