"""One result of one year, printed differently in two places.

Contract: compared are the realisasi of one indicator, of one unit and one year: of a table of
results and of the series that shows several years, in one document or, with last year's own
report, across documents. The right one is what the year's own report says, else what is printed
most often.

Limits: tables of a part of the year (triwulan, semester) or of several (sampai dengan) are passed
over, and results of parts of an indicator. A result that is the capaian of the other is not
compared, nor one of 100 or more that may be: columns headed realisasi that hold the capaian are
common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractor.audit.cells import Figures, number
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.plans.aims import Aim, Group, aims_of, distinct, grouped, is_compared
from extractor.audit.plans.indikator_rows import Entry, entries, is_of_a_year
from extractor.model import Measure

_WHOLE = 100
"""From here on a result may be a capaian that was rounded or cut off."""
_NEAR = 1
"""Percent within which a figure is a capaian, rounded."""
_RESULTS = frozenset({"iku", "capaian_kinerja", "evaluasi", "renstra_series", "pengukuran_kinerja"})

CONFLICT = Check(
    code="realisasi-conflict",
    severity="warning",
    message={
        "id": "Realisasi “{label}” tahun {tahun} {reported} di {place}, tetapi {recomputed} di"
        " {other}",
        "en": "The result of “{label}” for {tahun} is {reported} in {place}, but {recomputed} in"
        " {other}",
    },
    rule="What was achieved in a year is the same wherever it is told: in the table of results, in"
    " a series of years, in the report of the year after.",
    formula="realisasi here ≠ realisasi there, of one indicator and year",
    tolerance="Compared by value. A grade and a score are not compared.",
    source="PermenPANRB 53/2014, Lampiran II: results of this year beside those of former years.",
    example="""\
LAPORAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

CAPAIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian
1	Terlaksananya pemilu	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	80%	80%	100%

PERBANDINGAN REALISASI KINERJA TAHUN 2024 DENGAN TAHUN SEBELUMNYA
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Realisasi 2022	Realisasi 2023	Realisasi 2024
1	Terlaksananya pemilu	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	75%	76%	84%
""",
)


def results(found: Iterable[Entry]) -> dict[Group, list[Aim]]:
    """Put the results together that ought to be the same.

    Args:
        found: indicators of one document or of several.

    Returns:
        Results of one unit, year and indicator, two at least.
    """
    whole = [
        entry
        for entry in found
        if entry.table.kind in _RESULTS and is_of_a_year(entry, "realisasi")
    ]
    return grouped(whole, _own_results)


def _own_results(entry: Entry) -> list[Aim]:
    """Return the results of an indicator as a whole, not those of its parts."""
    aims = [aim for aim in aims_of(entry, "realisasi") if aim.tahun and is_compared(aim.measure)]
    years = Counter(aim.tahun for aim in aims)
    return aims if max(years.values(), default=1) == 1 else []


def result_conflicts(aims: Sequence[Aim], tahun: int) -> Iterator[Issue]:
    """Return an issue for each result that differs from the right one.

    Args:
        aims: results that ought to be the same.
        tahun: their year.
    """
    groups = distinct(aims)
    if len(groups) == 1:
        return
    right = max(groups, key=lambda group: (_is_own(group, tahun), len(group)))
    for group in groups:
        if group is not right and not _is_capaian(group, right):
            yield _issue(group, right, tahun)


def _is_own(group: Sequence[Aim], tahun: int) -> bool:
    """Say whether the year's own report says so, in a table of that year."""
    return any(
        aim.entry.figures.document.document.tahun == tahun and not aim.cell.part for aim in group
    )


def _is_capaian(some: Sequence[Aim], others: Sequence[Aim]) -> bool:
    """Say whether one of two results may be the capaian in place of the realisasi."""
    return _stands_for_capaian(some[0], others) or _stands_for_capaian(others[0], some)


def _stands_for_capaian(aim: Aim, others: Sequence[Aim]) -> bool:
    """Say whether a result may be the capaian of others; it may where no row prints one."""
    value = aim.cell.value
    if value is None:
        return False
    printed = [held for other in others if (held := _capaian(other)) is not None]
    if value < _WHOLE:
        return value in printed
    near = any(abs(value - held) < _NEAR for held in printed)
    return near or (not printed and _capaian(aim) is None)


def _capaian(aim: Aim) -> Decimal | None:
    """Return the capaian printed beside a result."""
    held = aim.entry.table.rows[aim.cell.row or 0].capaian
    return number(held.value) if isinstance(held, Measure) else None


def _issue(group: Sequence[Aim], right: Sequence[Aim], tahun: int) -> Issue:
    first, other = group[0], right[0]
    cells = [first.cell, other.cell, *(aim.cell for aim in (*group, *right))]
    return Issue(
        CONFLICT,
        tuple(dict.fromkeys((*cells, first.entry.cell, other.entry.cell))),
        {
            "label": first.entry.label,
            "tahun": str(tahun),
            "reported": first.measure.raw,
            "recomputed": other.measure.raw,
            "place": " / ".join(dict.fromkeys(aim.entry.where for aim in group)),
            "other": " / ".join(dict.fromkeys(aim.entry.where for aim in right)),
        },
        reported=first.measure.raw,
        recomputed=other.measure.raw,
    )


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for (_, tahun, _), aims in results(entries(figures)).items():
        if tahun is not None:
            yield from result_conflicts(aims, tahun)


FAMILY = Family("Results told twice", (CONFLICT,), None, _issues)
