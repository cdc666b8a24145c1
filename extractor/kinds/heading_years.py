"""Columns of another year beside the year's own target and results: they have no field.

A report's own year may stand in a group (``Tahun 2016`` over Target, Realisasi, %) or in bare
headings (``Target | Realisasi | %``), and last year's result beside it, before or behind:
``Realisasi 2015``. Plan and results of a row are of one year, so what is printed of another one
goes to `extra`, as one of two groups does (`rival_groups`). Where the plan's year stands in its
own heading (``Realisasi 2015 | Target 2016 | Realisasi 2016``), the columns are a series and all
have their place. A year that is named beside bare headings may be the table's own year: a column
of it gives way only to a bare one of the same measure, and is told where it stands before that.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.kinds.concepts import named_year
from extractor.kinds.headings import ColumnHeading

PLANS = frozenset({"target", "target_perubahan", "pagu", "pagu_perubahan", "anggaran", "biaya"})
_SHARES = frozenset({"capaian", "persen", "persen_anggaran"})
"""One measure, which may be headed in several ways."""
RESULTS = _SHARES | {"realisasi"}


def set_other_years_aside(headings: Sequence[ColumnHeading], filled: Collection[int]) -> None:
    """Take the meaning of columns of another year than that of the plan and its results, in place.

    Nothing is taken where no plan stands beside a result of its year and group, or where such
    pairs are of several years.

    Args:
        headings: of all columns, their concepts and years known.
        filled: numbers of the columns that have cells of their own below the header.
    """
    measures = [h for h in headings if not h.foreign and not h.period and _measure(h)]
    undated = [h for h in measures if h.year is None and h.index in filled]
    pairs = [
        (plan, result)
        for plan in undated
        for result in undated
        if plan.concept in PLANS and result.concept in RESULTS and _place(plan) == _place(result)
    ]
    if len({_place(plan)[1] for plan, _ in pairs}) != 1:
        return
    places = [_place(plan) for plan, _ in pairs]
    own = [heading for heading in undated if _place(heading) in places]
    year = places[0][1]
    for heading in measures:
        other = heading.year or named_year(heading.printed)
        if heading in own or other in (None, year):
            continue
        if year is None and not _give_way(heading, own):
            continue
        heading.concept, heading.foreign = None, True


def _measure(heading: ColumnHeading) -> str | None:
    if heading.concept in _SHARES:
        return "capaian"
    return heading.concept if heading.concept in PLANS | RESULTS else None


def _place(heading: ColumnHeading) -> tuple[str, int | None]:
    """The outermost group of a column, and the year that its heading or a group names."""
    return (heading.groups[0] if heading.groups else ""), named_year(heading.printed)


def _give_way(heading: ColumnHeading, own: Sequence[ColumnHeading]) -> bool:
    """Say whether a bare column holds the measure of one with a year; one behind it is told."""
    bare = [h for h in own if _measure(h) == _measure(heading) and h.percent == heading.percent]
    for other in bare:
        if heading.index < other.index:
            other.rival = heading.printed
    return heading.year is not None and bool(bare)
