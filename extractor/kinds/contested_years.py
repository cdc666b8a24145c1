"""Several years under one field that holds one value: which year's column it is.

``Pagu 2016 | Realisasi 2015 | Realisasi 2016`` in a table that is no series: plan and result are
of one year, the latest that has both. Where the plan names no year, or no result is of a year
that has a plan, the latest column is taken, which is told. The other years' columns have no field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.kinds.concepts import named_year
from extractor.kinds.declarations import Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.heading_years import PLANS, RESULTS
from extractor.kinds.headings import ColumnHeading

_SERIES = "renstra_series"


def settle_years(
    columns: list[FieldColumn], headings: Sequence[ColumnHeading], kind: Kind
) -> list[FieldColumn]:
    """Leave one year to each field that columns of several years have.

    Args:
        columns: as their headings map them.
        headings: what stands over each column.
        kind: the table's kind; a series holds every year.
    """
    dated = {h.index: year for h in headings if (year := _year_of(h)) and columns[h.index].field}
    years: dict[str, set[int]] = {}
    for index, year in dated.items():
        years.setdefault(columns[index].field or "", set()).add(year)
    contested = {name for name, named in years.items() if len(named) > 1}
    if kind.name == _SERIES or not contested:
        return columns
    both = _years(dated, headings, PLANS) & _years(dated, headings, RESULTS)
    chosen = {name: max(both & years[name] or years[name]) for name in contested}
    result = list(columns)
    for index, year in dated.items():
        name = columns[index].field
        if name not in contested:
            continue
        if year != chosen[name]:
            result[index] = replace(columns[index], field=None, foreign=True)
        elif year not in both:
            rival = next(i for i in dated if columns[i].field == name and dated[i] != year)
            result[index] = replace(columns[index], rival=columns[rival].header)
    return result


def _year_of(heading: ColumnHeading) -> int | None:
    if heading.period or heading.concept not in PLANS | RESULTS:
        return None
    return heading.year or named_year(heading.printed)


def _years(
    dated: Mapping[int, int], headings: Sequence[ColumnHeading], concepts: frozenset[str]
) -> set[int]:
    return {dated[h.index] for h in headings if h.index in dated and h.concept in concepts}
