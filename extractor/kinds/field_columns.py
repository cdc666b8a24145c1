"""A column of a table as it is understood: its place, field, period or year, and header."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column: its place, its field (None: no field fits) and its header.

    ``period`` is set for a schedule's or a quarterly target's sub-column, ``year``
    for a column of a series; ``guessed`` when content, not the header, decided, and ``doubt`` is
    what there is to tell of a choice that the header leaves open. ``rival`` is the
    header of another column of the same meaning. ``foreign`` says that the header is read and
    that no field has its meaning, so that content must not guess one. ``several_years`` says
    that its values are of more than one year, where a field is of one. ``unsaid`` says that
    neither a header nor a title tells targets from results. ``covers`` is how
    many of the table's columns it takes the place of on its page. ``extent`` is where a
    laid-out column stands, as shares of its table's width.
    """

    index: int
    field: str | None
    header: str
    period: str | None = None
    year: int | None = None
    percent: bool = False
    guessed: bool = False
    doubt: str = ""
    rival: str = ""
    foreign: bool = False
    several_years: bool = False
    unsaid: bool = False
    covers: int = 1
    extent: tuple[float, float] | None = None

    @property
    def key(self) -> tuple[str | None, str | None, int | None]:
        """Return what tells this column from the others of its table."""
        return self.field, self.period, self.year
