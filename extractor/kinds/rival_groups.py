"""Groups of columns that repeat one another: which one the table's fields are.

A report prints last year's figures beside this year's (``Tahun 2015`` and ``Tahun 2016``
over Target, Realisasi, Capaian), a work plan the next year's estimate beside its own
figures, a review the draft beside its result. One group holds the table's values; the
columns of the others belong to no field, so that values of two years are never mixed.

Three years and more that hold nothing but targets and results are no repetition but a series:
``2021``, ``2022`` and ``2023`` over Target and Realisasi. Beside any other measure of the table
(a Capaian, a Target of no year) they compare one year with those before, and stay groups.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.kinds.concepts import header_year, named_year
from extractor.kinds.headings import ColumnHeading
from normalizers.text import fold_text

_REPEATED = 2
"""Groups with this many concepts in common repeat one another; of two years one is enough."""
_FORECAST = re.compile(r"\b(?:prakiraan|perkiraan) (?:maju|realisasi)\b")
_DONE = frozenset({"realisasi", "capaian"})
_SERIES = frozenset({"target", "realisasi"})
"""What a series of years holds."""
_MEASURES = _SERIES | {"capaian", "persen", "target_renstra"}
_FEWEST_YEARS = 3
"""Years of a series; of two, one is compared with the other."""


def set_rival_groups_aside(headings: Sequence[ColumnHeading]) -> None:
    """Mark the columns of groups whose values are not the table's own, in place.

    Of groups with measured values the one of the latest year stays, of others the first;
    an estimate (``Prakiraan Maju Rencana Tahun 2017``) never does.
    """
    if _name_series(headings):
        return
    for heading in headings:
        heading.foreign = heading.foreign or bool(_FORECAST.search(fold_text(heading.printed)))
    groups: dict[str, list[ColumnHeading]] = {}
    for heading in headings:
        if heading.groups and not heading.foreign:
            groups.setdefault(heading.groups[0], []).append(heading)
    for first, second in itertools.combinations(groups, 2):
        years = {named_year(first), named_year(second)} - {None}
        needed = 1 if len(years) > 1 else _REPEATED
        if len(_concepts(groups[first]) & _concepts(groups[second])) >= needed:
            loser = first if _is_later(second, first, groups) else second
            for heading in groups[loser]:
                heading.foreign = True


def _name_series(headings: Sequence[ColumnHeading]) -> bool:
    """Give columns of years over Target and Realisasi their years, if they are a series."""
    measures = [h for h in headings if h.concept in _MEASURES]
    years = [_year_above(h) for h in measures]
    if len(set(years)) < _FEWEST_YEARS or None in years:
        return False
    over = {group for h, year in zip(measures, years, strict=True) if year for group in h.groups}
    beside = any(h not in measures and over.intersection(h.groups) for h in headings)
    if beside or {h.concept for h in measures} != _SERIES:
        return False
    for heading, year in zip(measures, years, strict=True):
        heading.year = year
    return True


def _year_above(heading: ColumnHeading) -> int | None:
    """The year that the groups over a column consist of."""
    if heading.year or heading.period:
        return None
    years = {year for group in heading.groups if (year := header_year(group))}
    return years.pop() if len(years) == 1 else None


_PLAN = re.compile(r"\b(?:akhir|renstra|rpjmd)\b")
"""What the years of a plan's end are headed by: not the table's own year."""


def _concepts(headings: Sequence[ColumnHeading]) -> set[str]:
    return {h.concept for h in headings if h.concept and not h.year and not h.period}


def _is_later(second: str, first: str, groups: dict[str, list[ColumnHeading]]) -> bool:
    years = named_year(first), named_year(second)
    if not _DONE & _concepts(groups[second]) or None in years or _PLAN.search(fold_text(second)):
        return False
    return (years[1] or 0) > (years[0] or 0)
