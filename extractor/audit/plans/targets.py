"""Targets of one indicator that differ between tables, or within one.

Contract: compared are the targets of one indicator, of one unit and one year, wherever they are
printed. The reference is what the performance agreement (Perjanjian Kinerja) promises, else what
most cells say, else what is printed first. One finding for each other target; it names the tables
and shows every cell of the indicator.

Limits: a plan that calls itself revised may differ from the others, which is told as information.
Targets of a quarter are not compared with those of a year. A wording that the catalogue does not
know tells an indicator only where no table prints it twice, for then it is asked of several
activities. A target of the wrong kind is told once: the conflict follows from it.

Steps: indicators of one key, unit and year; their targets by what they say; the reference; what
deviates, under the wrong kind that it comes from, or by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractor.audit.cells import Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.plans.aims import Aim, Group, aims_of, distinct, grouped, is_compared
from extractor.audit.plans.indikator_rows import (
    Entry,
    entries,
    is_of_a_year,
)
from extractor.audit.plans.target_kinds import KIND, header_issues, kind_issue, misfits
from extractor.audit.plans.target_units import UNIT, unit_issues

_PROMISE = "perjanjian_kinerja"
_ACTIONS = "rak"
_REVISED = re.compile(r"\b(?:perubahan|revisi|direvisi)\b", re.IGNORECASE)

CONFLICT = Check(
    code="target-conflict",
    severity="warning",
    message={
        "id": "Target “{label}” {reported} di {place}, tetapi {recomputed} di {other}",
        "en": "The target of “{label}” is {reported} in {place}, but {recomputed} in {other}",
    },
    rule="An indicator has one target in a year, in all plans and reports of a unit. The target"
    " of the performance agreement counts as the right one, else the one printed most often.",
    formula="target here ≠ target there",
    tolerance="Compared by value: 1 Lap is 1 laporan, 95 is 95 %. A grade and a score are not"
    " compared.",
    source="PermenPANRB 53/2014: the report measures the targets of the performance agreement.",
    example="""\
PERJANJIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terlaksananya pemilu yang demokratis	Persentase Sengketa Hukum yang dimenangkan KPU	100%

RENCANA AKSI KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Kegiatan	T1	T2	\
T3	T4	Pelaksana
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	90%	\
Advokasi hukum	v	v			Divisi Hukum
""",
    notes={
        "same-table": {
            "id": "keduanya di tabel yang sama",
            "en": "both in the same table",
        },
        "revised": {
            "id": "salah satunya rencana yang direvisi",
            "en": "one of them is a revised plan",
        },
    },
)


def comparable(found: Iterable[Entry]) -> dict[Group, list[Aim]]:
    """Put the targets together that ought to be the same.

    Args:
        found: indicators of one document or of several.

    Returns:
        Targets of one unit, year and indicator, two at least; those of which the year is not
        known are left out.
    """
    return grouped(found, _own_aims)


def _own_aims(entry: Entry) -> list[Aim]:
    """Return the targets of an indicator as a whole.

    Several targets in the rows of one indicator are those of its parts, save in a plan of action,
    where each activity repeats the indicator's target.
    """
    if not is_of_a_year(entry, "target"):
        return []
    aims = [aim for aim in aims_of(entry) if aim.tahun is not None and is_compared(aim.measure)]
    years = Counter(aim.tahun for aim in aims)
    if entry.table.kind == _ACTIONS or max(years.values(), default=1) == 1:
        return aims
    return aims if len(distinct(aims)) == 1 else []


def conflicts(aims: Sequence[Aim], check: Check = CONFLICT) -> Iterator[Issue]:
    """Return an issue for each target that differs from the reference.

    Args:
        aims: targets that ought to be the same.
        check: the code to give.
    """
    groups = distinct(aims)
    if len(groups) == 1:
        return
    right = max(groups, key=standing)
    for group in groups:
        if group is not right:
            yield _conflict(group, right, aims, check)


def standing(group: Sequence[Aim]) -> tuple[bool, int]:
    """Return how good a reference some targets are; the first one wins among equals."""
    return (any(aim.entry.table.kind == _PROMISE for aim in group), len(group))


def _conflict(
    group: Sequence[Aim], right: Sequence[Aim], aims: Sequence[Aim], check: Check
) -> Issue:
    first, other = group[0], right[0]
    for aim in right:
        if aim.entry.table.kind == _PROMISE:
            other = aim
            break
    same = first.entry.table is other.entry.table
    revised = _is_revised(group) != _is_revised(right)
    rest = [aim for aim in aims if aim not in group and aim not in right]
    cells = [first.cell, other.cell]
    cells += [aim.cell for aim in (*group, *right, *rest)]
    return Issue(
        check,
        tuple(dict.fromkeys((*cells, first.entry.cell, other.entry.cell))),
        {
            "label": first.entry.label,
            "reported": first.measure.raw,
            "recomputed": other.measure.raw,
            "place": " / ".join(dict.fromkeys(aim.entry.where for aim in group)),
            "other": " / ".join(dict.fromkeys(aim.entry.where for aim in right)),
        },
        reported=first.measure.raw,
        recomputed=other.measure.raw,
        severity="info" if revised else None,
        notes=(*(("same-table",) if same else ()), *(("revised",) if revised else ())),
    )


def _is_revised(group: Sequence[Aim]) -> bool:
    """Say whether some targets stand in plans that call themselves revised."""
    return any(_REVISED.search(aim.entry.table.title or "") for aim in group)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    found = [issue for aims in comparable(entries(figures)).values() for issue in conflicts(aims)]
    groups = misfits(figures, options.catalogue)
    for group in groups:
        wrong = {misfit.aim.cell for misfit in group}
        caused = tuple(issue for issue in found if issue.at in wrong)
        found = [issue for issue in found if issue.at not in wrong]
        yield kind_issue(group, caused)
    yield from found
    wrong = {misfit.aim.cell for group in groups for misfit in group}
    yield from unit_issues(figures, options.catalogue, wrong)
    yield from header_issues(figures)


FAMILY = Family("Targets", (CONFLICT, KIND, UNIT), None, _issues)
