"""Columns of months and quarters: a schedule's ticks, or targets and results of each.

What the cells hold tells a schedule from measures; what the header says tells targets from
results. Where it says neither, the table's titles are asked, and it is told: numbers under
``TW I`` may be visitors as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.column_fit import column_sample
from extractor.kinds.concepts import RUPIAH, SHARES, header_year
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow
from normalizers.text import fold_text

MEASURES = "measures"
"""The concept of a header whose months or quarters stand over measures."""
RESULTS = "results"
"""The concept of titles that speak of results and not of targets."""
_MEASURED = frozenset({"percent", "volume", "amount", "number", "running"})
_DONE = frozenset({"realisasi", "capaian"})
_PLANNED = frozenset({"target", "rencana"})
_TARGETS, _RESULTS = "target_triwulan", "realisasi_triwulan"


def period_pools(headings: Sequence[ColumnHeading], rows: list[GridRow]) -> dict[str, list[str]]:
    """Return the cells of all periods of one group: a schedule is one, whatever one cell holds.

    Args:
        headings: what stands over each column.
        rows: the piece's data rows.
    """
    pools: dict[str, list[str]] = {}
    for heading in headings:
        if heading.period and not has_no_field(heading):
            pools.setdefault(period_group(heading), []).extend(column_sample(rows, heading.index))
    return pools


def has_no_field(heading: ColumnHeading) -> bool:
    """Say whether a quarter's column is of what no field holds: its rupiah, its share."""
    if heading.concept in SHARES:
        return heading.measured
    return heading.concept == RUPIAH


def period_group(heading: ColumnHeading) -> str:
    """Return the heading over a period: ``Jadwal`` over ``Triwulan`` over ``I``."""
    above = [*heading.groups, *heading.texts[:-1]]
    return above[0] if above else ""


def period_field(heading: ColumnHeading, sample: list[str]) -> str:
    """Name the field of a period's column: a schedule holds ticks, targets per quarter measures.

    Args:
        heading: what stands over it.
        sample: the cells of all periods of its group.
    """
    group = fold_text(heading.printed).split()
    if heading.measured and not any(cell_type(text) == "tick" for text in sample):
        return _RESULTS if heading.concept == "realisasi" else _TARGETS
    if holds_measures(sample):
        return _RESULTS if _DONE & set(group) else _TARGETS
    types = {_type_of(text) for text in sample}
    if "target" in group and not {"tick", "empty"} & types and _is_measured(group):
        return _TARGETS
    return "jadwal"


def holds_measures(sample: Iterable[str]) -> bool:
    """Say whether a schedule's cells are measures rather than ticks; a lone 1 is either."""
    types = [_type_of(text) for text in sample]
    return sum(kind in _MEASURED for kind in types) > types.count("tick")


def _type_of(text: str) -> str:
    return "" if text == "1" else cell_type(text)


def _is_measured(words: Sequence[str]) -> bool:
    """``Target Kinerja Sasaran`` over quarters promises values, ``Target Waktu`` ticks."""
    return bool({"kinerja", "sasaran", "capaian"} & set(words))


def settle_periods(
    columns: list[FieldColumn], titles: Sequence[str], document: str
) -> list[FieldColumn]:
    """Ask the titles where no header says whether the periods hold targets or results.

    Args:
        columns: the columns of a piece.
        titles: of the table.
        document: the document's title, which is asked where those of the table say neither.

    Returns:
        The columns; ``unsaid`` where no title promises targets, or results as well.

    Example: ``Realisasi Kinerja per Triwulan`` over ``Indikator | TW I | TW II`` tells results.
    """
    said = _said(titles) & (_DONE | _PLANNED) or _said([document])
    if _PLANNED & said and not _DONE & said:
        return columns
    name = _RESULTS if say_results(titles) else _TARGETS
    parted = {column.period for column in columns if column.field == _RESULTS}
    return [
        replace(column, field=name, unsaid=True)
        if column.field == _TARGETS and not _says_which(column, parted)
        else column
        for column in columns
    ]


def _says_which(column: FieldColumn, parted: set[str | None]) -> bool:
    """A heading's word; beside a quarter's ``R`` its ``T`` is the target."""
    words = fold_text(column.header).split()
    return bool((_DONE | _PLANNED) & set(words)) or (
        words[-1:] == ["t"] and column.period in parted
    )


def years_in_rows(columns: Sequence[FieldColumn], rows: list[GridRow]) -> bool:
    """Say whether each row names the year that its values are of.

    Example: ``Indikator | Tahun | Target | Realisasi`` with 2020, 2021 and 2022 below ``Tahun``.
    """
    for column in columns:
        if column.field is None and _words(column.header) == {"tahun"}:
            years = {header_year(text) for text in column_sample(rows, column.index)}
            return len(years) > 1 and None not in years
    return False


def say_results(titles: Sequence[str]) -> bool:
    """Say whether titles speak of results and not of targets."""
    said = _said(titles)
    return bool(_DONE & said) and not _PLANNED & said


def _said(titles: Sequence[str]) -> set[str]:
    return {word for title in titles for word in _words(title)}


def _words(text: str) -> set[str]:
    return set(fold_text(text).split())
