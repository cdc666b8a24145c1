"""Category scales: which label a capaian has, by the document's own scale or a standard one.

Contract: a label is right when one fair reading of the scale gives it: the range that holds the
figure, the range that holds the figure rounded to a whole number, or the class whose lower bound is
the highest one reached. Scales of whole numbers leave holes (90 < x < 91) that only so are filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from extractor.audit.cells import Cell, Figures
from extractor.audit.results.category_ranges import Range, parse_range
from extractor.model import Table
from normalizers.resources import load_yaml

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Category:
    """One class of a scale.

    Attributes:
        range: its values, None where they cannot be read.
        label: as printed.
        cells: where range and label are printed; empty in a standard scale.
    """

    range: Range | None
    label: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryScale:
    """A scale: its classes in the order printed.

    Attributes:
        classes: at least two.
        is_own: whether the document prints it; only then its labels' initials are known in it.
    """

    classes: tuple[Category, ...]
    is_own: bool = True

    def named(self, label: str) -> list[Category]:
        """Return the classes that a label, or its initials, may mean."""
        wanted = words_of(label)
        exact = [one for one in self.classes if words_of(one.label) == wanted]
        if exact or len(wanted) != 1 or not self.is_own:
            return exact
        short = [one for one in self.classes if initials_of(one.label) == wanted[0]]
        return short if len({words_of(one.label) for one in short}) == 1 else []

    def allows(self, label: str, value: Decimal) -> bool | None:
        """Say whether a label is right for a capaian; None where the scale cannot say.

        Args:
            label: as printed in a row.
            value: the capaian in percent.
        """
        classes = self.named(label)
        ranges = [one.range for one in self.classes if one.range is not None]
        if not classes or len(ranges) < len(self.classes):
            return None
        whole = value.to_integral_value(ROUND_HALF_UP)
        reached = _highest_reached(ranges, value)
        return any(
            one.range is not None
            and (one.range.holds(value) or one.range.holds(whole) or one.range == reached)
            for one in classes
        )


def words_of(label: str) -> tuple[str, ...]:
    """Return the words of a label, lower case, without what stands in brackets."""
    return tuple(_WORD.findall(re.sub(r"\(.*?\)", " ", label).casefold()))


def initials_of(label: str) -> str:
    """Return the initials of a label: "Sangat Baik" is "sb", and so is "Sangat Baik (SB)"."""
    return "".join(word[0] for word in words_of(label))


def scales_in(figures: Figures) -> Iterator[tuple[Table, CategoryScale]]:
    """Go through the scales that a document prints."""
    for table in figures.tables:
        if table.kind == "kategori_capaian":
            classes = tuple(_classes(figures, table))
            if len(classes) >= _FEWEST:
                yield table, CategoryScale(classes)


@cache
def standard_scales() -> tuple[CategoryScale, ...]:
    """Return the scales in common use."""
    loaded = load_yaml("extractor.audit.results", "data/category_scales.yaml")["scales"]
    return tuple(CategoryScale(tuple(_standard(one["classes"])), is_own=False) for one in loaded)


def _standard(classes: Iterable[tuple[int, str]]) -> Iterator[Category]:
    above: Decimal | None = None
    for bound, label in classes:
        low = Decimal(bound)
        yield Category(Range(low, above, has_high=False), label)
        above = low


def _classes(figures: Figures, table: Table) -> Iterator[Category]:
    for index in range(len(table.rows)):
        cells = [figures.cell(table, index, name) for name in ("rentang", "kategori")]
        printed, label = cells
        if printed is not None and label is not None and label.row == index:
            yield Category(parse_range(printed.raw), label.raw, (printed, label))


def _highest_reached(ranges: Iterable[Range], value: Decimal) -> Range | None:
    """Return the class whose lower bound is the highest one that a value reaches."""
    known = sorted(ranges, key=lambda one: (one.low is not None, one.low or Decimal(0)))
    reached = [one for one in known if _reaches(one, value)]
    return next(iter(reached[-1:] or known[:1]), None)


def _reaches(one: Range, value: Decimal) -> bool:
    return one.low is None or value > one.low or (value == one.low and one.has_low is not False)
