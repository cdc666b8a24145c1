"""What stands over one column, and over all columns of a table's piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.kinds.concepts import has_percent

_CLEAR = 80
"""Similarity from which a heading counts as evidence for a kind of table."""
_SERIES = frozenset({"target", "target_renstra", "realisasi", "capaian", "nasional"})
"""What a series holds: years over anything else make no series."""


@dataclass(slots=True)
class ColumnHeading:
    """What stands over one column: its printed text, and what it is taken to mean.

    ``concept`` is a declared concept; ``period`` (T1, B3) and ``year`` are set for
    sub-columns of a schedule or of a year series.
    """

    index: int
    texts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    concept: str | None = None
    score: float = 0.0
    period: str | None = None
    year: int | None = None
    guessed: bool = False
    shared: bool = False
    """Its own words stand over the next column too."""
    measured: bool = False
    """It names a measure and its quarter at once (``Realisasi TW I``): no schedule."""
    foreign: bool = False
    """It stands in a group that repeats another one's columns: no field of the table."""
    rival: str = ""
    """The printed heading of a column that could have had its meaning as well."""
    reached: bool = False
    """It is headed as a capaian, and is taken for what was reached beside one in percent."""
    several_years: bool = False
    """It is of several years, and is taken because the table has none of one year."""

    @property
    def printed(self) -> str:
        """Return the header as a reader sees it: group headings, then its own words."""
        parts: list[str] = []
        for text in [*self.groups, *self.texts]:
            if text and text not in parts:
                parts.append(text)
        return " ".join(parts)

    @property
    def percent(self) -> bool:
        """Say whether the header declares percentages."""
        return has_percent(self.printed)


@dataclass(slots=True)
class HeaderReading:
    """The header of a segment: how many rows it takes and a heading per column."""

    depth: int
    headings: list[ColumnHeading]
    skipped: list[int] = field(default_factory=list)
    """Rows above the header that are titles, not headings."""

    def concepts(self) -> set[str]:
        """Return the concepts surely found, with "marks" and "years" for sub-columns.

        "quarters" are those that say what they measure: ``Target TW I``.
        """
        found = {
            h.concept
            for h in self.headings
            if h.concept and not h.foreign
            if (not h.period or h.measured) and (h.score >= _CLEAR or h.year)
        }
        if any(h.period and not h.measured for h in self.headings):
            found.add("marks")
        if any(h.period and h.measured for h in self.headings):
            found.add("quarters")
        if len({h.year for h in self.headings if h.year and h.concept in _SERIES}) >= 2:
            found.add("years")
        return {name for name in found if name}
