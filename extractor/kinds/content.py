"""What columns are, by their cells alone, for a table whose header is lost.

Ticks make a schedule, running numbers the number column, ``Persentase …`` the
indicators, ``Meningkatnya …`` the sasaran, and so on. Such headings are guesses: each
column that becomes a field by them gets the finding `header-guessed`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractor.kinds.celltypes import cell_type, is_long_text, starts_indikator, starts_sasaran
from extractor.kinds.concepts import SURE
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow

_SAMPLE = 200
_MOST = 0.6
"""Share of a column's cells that must agree on what they are."""
_HALF = 0.5
_GUESS = SURE - 4.0
"""Score of a heading that content gave: evidence for a kind, but a guess."""
_MOST_AMOUNTS = 2
"""Of more columns of amounts nobody can tell by the cells which one is what."""
_SCHEDULES = {4: "T", 12: "B"}


def guess_headings(rows: Sequence[GridRow], headings: Sequence[ColumnHeading]) -> None:
    """Give meanings to the headings of a table of which no heading is readable, in place.

    Columns under years are left alone: what they count only a heading can say.
    """
    if sum(heading.year is not None for heading in headings) > 1:
        return
    samples = [[text for row in rows[:_SAMPLE] if (text := row.text(h.index))] for h in headings]
    kinds = [_kind_of(sample) for sample in samples]
    amounts = [h.index for h, kind in zip(headings, kinds, strict=True) if kind == "amount"]
    if len(amounts) > _MOST_AMOUNTS or not _stand_together(rows[:_SAMPLE], amounts):
        kinds = [None if kind == "amount" else kind for kind in kinds]
    if _take_turns(kinds):
        kinds = [None if kind == "measure" else kind for kind in kinds]
    _guess_schedule(kinds, headings)
    used: Counter[str] = Counter()
    for heading, kind in zip(headings, kinds, strict=True):
        if heading.period or kind is None:
            continue
        name = _concept(kind, used, scheduled=any(h.period for h in headings))
        if name is not None:
            heading.concept, heading.score = name, _GUESS
            used[kind] += 1


def _take_turns(kinds: Sequence[str | None]) -> bool:
    """Words and values by turns are a chart's boxes: no target beside its realisasi."""
    places = [index for index, kind in enumerate(kinds) if kind == "measure"]
    return len(places) > 1 and all(b - a > 1 for a, b in itertools.pairwise(places))


def _stand_together(rows: Sequence[GridRow], columns: Sequence[int]) -> bool:
    """Amounts that take turns in two columns are one column's, slid: not two measures."""
    filled = [sum(bool(row.text(index)) for index in columns) for row in rows]
    return len(columns) < 2 or filled.count(len(columns)) >= _HALF * sum(map(bool, filled))


_CONCEPTS: dict[str, tuple[str, ...]] = {
    "running": ("no",),
    "sasaran": ("sasaran",),
    "program": ("program",),
    "indikator": ("indikator",),
    "measure": ("target", "realisasi", "capaian"),
    "unit": ("satuan",),
    "unit_kerja": ("pelaksana",),
    "code": ("kode",),
}


def _concept(kind: str, used: Counter[str], *, scheduled: bool) -> str | None:
    if kind == "amount":
        names: tuple[str, ...] = ("biaya",) if scheduled else ("anggaran", "realisasi")
    elif kind == "text":
        names = ("kegiatan",) if scheduled else ("uraian",)
    else:
        names = _CONCEPTS.get(kind, ())
    return names[used[kind]] if used[kind] < len(names) else None


_PROGRAM = re.compile(r"(?:\d{1,2}[.)]\s*)?program\b", re.IGNORECASE)


def _kind_of(sample: Sequence[str]) -> str | None:
    """Name what most cells of a column are, or None when they do not agree."""
    filled = [text for text in sample if cell_type(text) not in ("empty", "filler")]
    if not filled:
        return None
    if sum(starts_indikator(text) for text in filled) >= _HALF * len(filled):
        return "indikator"
    if sum(starts_sasaran(text) for text in filled) >= _HALF * len(filled):
        return "sasaran"
    if sum(_PROGRAM.match(text) is not None for text in filled) >= _HALF * len(filled):
        return "program"
    groups = Counter(_group(text) for text in filled)
    kind, count = groups.most_common(1)[0]
    return kind if count >= _MOST * len(filled) else None


def _group(text: str) -> str:
    kind = cell_type(text)
    if kind in ("percent", "grade", "opinion", "volume", "number"):
        return "measure"
    if kind == "text":
        return "text" if is_long_text(text) else "word"
    return kind


def _guess_schedule(kinds: Sequence[str | None], headings: Sequence[ColumnHeading]) -> None:
    """A run of four or twelve columns that hold ticks or nothing is a schedule."""
    ticked = [index for index, kind in enumerate(kinds) if kind == "tick"]
    if not ticked:
        return
    first, last = ticked[0], ticked[-1]
    while last + 1 < len(kinds) and kinds[last + 1] is None and last - first + 1 not in _SCHEDULES:
        last += 1
    prefix = _SCHEDULES.get(last - first + 1)
    inside = all(kinds[index] in ("tick", None) for index in range(first, last + 1))
    if prefix is None or not inside:
        return
    for number, index in enumerate(range(first, last + 1), start=1):
        headings[index].period = f"{prefix}{number}"
