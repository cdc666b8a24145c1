"""Category scales that contradict themselves: values in two classes, values in none.

Steps: each scale's ranges (`category_ranges`); pairs that share values; holes between neighbours
and above the highest; labels of two classes; ranges printed downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.issues import Issue, Value
from extractor.audit.options import AuditOptions
from extractor.audit.results.category_ranges import Range
from extractor.audit.results.category_scales import Category, CategoryScale, scales_in, words_of
from extractor.audit.results.scale_holes import holes_of
from extractor.audit.wording import number_text

_NOTATION = Decimal(1)
"""A hole of one between whole bounds (90, 91) is a way of writing; a wider one is not."""
_FULL = Decimal(100)
_MOST_SHOWN = 10
_HEAD = """\
KATEGORI CAPAIAN KINERJA
KPU KABUPATEN SRAGEN TAHUN 2023

No.	Rentang Nilai	Kategori
"""

OVERLAP = Check(
    code="kategori-overlap",
    severity="warning",
    message={
        "id": "Kelas “{first}” ({first_range}) dan “{second}” ({second_range}) memuat nilai yang"
        " sama: {shared}",
        "en": "The classes “{first}” ({first_range}) and “{second}” ({second_range}) hold the same"
        " values: {shared}",
    },
    rule="A value belongs to one class of a scale. Two ranges that only share the bound at which"
    " they meet are a remark.",
    formula="range 1 ∩ range 2 = ∅",
    tolerance="None.",
    source="Rule of arithmetic.",
    example=_HEAD
    + """\
1.	> 100	Sangat Berhasil
2.	85 – 100	Berhasil
3.	71 – 90	Cukup Berhasil
4.	0 – 70	Tidak Berhasil
""",
)

GAP = Check(
    code="kategori-gap",
    severity="warning",
    message={
        "id": "Skala kategori tidak memuat nilai {holes}",
        "en": "The scale of categories has no class for {holes}",
    },
    rule="Each value has a class. Holes of at most one between whole bounds (90 < x < 91) are a"
    " remark unless a capaian of the document falls into one; above a highest bound of 100 a class"
    " is missed only where the document prints a higher percentage.",
    formula="the ranges' union covers what lies between the lowest and the highest bound",
    tolerance="Holes that are as narrow as the decimals printed (84,99 and 85).",
    source="Domain rules, section 5.",
    example=_HEAD
    + """\
1.	> 100	Sangat Berhasil
2.	91 – 100	Berhasil
3.	61 – 80	Cukup Berhasil
4.	0 – 60	Tidak Berhasil
""",
)

DUPLICATE = Check(
    code="kategori-duplicate",
    severity="info",
    message={
        "id": "Dua kelas skala berlabel sama, “{first}”: {first_range} dan {second_range}",
        "en": "Two classes of the scale have the same label, “{first}”: {first_range} and"
        " {second_range}",
    },
    rule="Each class of a scale has its own label.",
    formula="label 1 ≠ label 2",
    tolerance="Letter case.",
    source="Domain rules, section 5.",
    example=_HEAD
    + """\
1.	> 100	Berhasil
2.	91 – 100	Berhasil
3.	71 – 90	Cukup Berhasil
4.	0 – 70	Tidak Berhasil
""",
)

DOWNWARDS = Check(
    code="kategori-order",
    severity="info",
    message={
        "id": "Rentang {first_range} ditulis dari atas ke bawah",
        "en": "The range {first_range} is written from the higher to the lower end",
    },
    rule="A range is written from its lower to its upper end; where all ranges of a scale are"
    " written downwards, nothing is told.",
    formula="lower end ≤ upper end",
    tolerance="None.",
    source="Practice of scales.",
    example=_HEAD
    + """\
1.	> 100	Sangat Berhasil
2.	100 – 91	Berhasil
3.	71 – 90	Cukup Berhasil
4.	0 – 70	Tidak Berhasil
""",
)


_MOST_CLASSES = 100
"""Of a scale; what lists more is none, and of its rows only neighbours are compared."""


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for _, scale in scales_in(figures):
        yield from _pairs(scale, options.lang)
        yield from _downwards(scale)
        if all(one.range is not None for one in scale.classes):
            yield from _holes(scale, figures, options)


def _pairs(scale: CategoryScale, lang: str) -> Iterator[Issue]:
    few = len(scale.classes) <= _MOST_CLASSES
    for one, other in combinations(scale.classes, 2) if few else pairwise(scale.classes):
        values = _values(one, other)
        if words_of(one.label) == words_of(other.label):
            yield Issue(DUPLICATE, (one.cells[1], other.cells[1]), values, reported=one.label)
        if one.range is None or other.range is None:
            continue
        shared = _shared(one.range, other.range)
        if shared is not None:
            # Neighbours that both claim the bound between them are careless, not contradictory.
            is_bound = shared[0] == shared[1] and shared[0] is not None
            touching = is_bound and not (one.range.is_point or other.range.is_point)
            yield Issue(
                OVERLAP,
                (*one.cells, *other.cells),
                {**values, "shared": _stretch(*shared, lang)},
                reported=one.cells[0].raw,
                severity="info" if touching else None,
            )


def _values(one: Category, other: Category) -> dict[str, Value]:
    return {
        "first": one.label,
        "first_range": one.cells[0].raw,
        "second": other.label,
        "second_range": other.cells[0].raw,
    }


def _shared(one: Range, other: Range) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the lowest and the highest value that two ranges share; None where they share none."""
    lows = [end for end in (one.low, other.low) if end is not None]
    highs = [end for end in (one.high, other.high) if end is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low < high:
        return low, high
    sure = all(
        side is True
        for rng in (one, other)
        for end, side in ((rng.low, rng.has_low), (rng.high, rng.has_high))
        if end == low
    )
    return (low, high) if low == high and sure else None


def _stretch(low: Decimal | None, high: Decimal | None, lang: str) -> str:
    """Write a stretch of values: "85 – 90", "≥ 85", "90"."""
    first, last = (number_text(end, lang) if end is not None else "" for end in (low, high))
    if first and last:
        return first if low == high else f"{first} – {last}"
    return f"≥ {first}" if first else f"≤ {last}" if last else "…"


def _downwards(scale: CategoryScale) -> Iterator[Issue]:
    ranges = [one.range for one in scale.classes if one.range and one.range.low != one.range.high]
    closed = [one for one in ranges if one.low is not None and one.high is not None]
    if all(one.downwards for one in closed):
        return
    for one in scale.classes:
        if one.range is not None and one.range.downwards:
            yield Issue(DOWNWARDS, one.cells, _values(one, one), reported=one.cells[0].raw)


def _holes(scale: CategoryScale, figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    """Give one issue for all narrow holes, one for each wide one, one for what lies above."""
    holes = list(holes_of([one.range for one in scale.classes if one.range is not None]))
    printed = list(_percentages(figures))
    narrow = [hole for hole in holes if hole.width <= _NOTATION]
    if narrow:
        inside = [cell for hole in narrow for cell in printed if hole.holds(cell)]
        inside = [cell for cell in inside if cell.field == "capaian"]
        text = "; ".join(hole.text(options.lang) for hole in narrow)
        yield _gap(scale, text, inside, None if inside else "info")
    for hole in holes:
        if hole.width > _NOTATION:
            inside = [cell for cell in printed if hole.holds(cell)]
            yield _gap(scale, hole.text(options.lang), inside, None)
    ranges = [one.range for one in scale.classes if one.range is not None]
    highest = max((one.high for one in ranges if one.high is not None), default=_FULL)
    is_open = any(one.high is None for one in ranges)
    above = [cell for cell in printed if cell.value is not None and cell.value > highest]
    if highest == _FULL and not is_open and above:
        reached = any(cell.field == "capaian" for cell in above)
        yield _gap(scale, f"> {_FULL}", above, None if reached else "info")


def _gap(scale: CategoryScale, holes: str, inside: list[Cell], severity: Severity | None) -> Issue:
    ranges = tuple(one.cells[0] for one in scale.classes)
    return Issue(GAP, (*ranges, *inside[:_MOST_SHOWN]), {"holes": holes}, severity=severity)


def _percentages(figures: Figures) -> Iterator[Cell]:
    """Go through the capaian and the percentages that a document prints."""
    for table in figures.tables:
        for name in ("capaian", "persen"):
            for _, cell in figures.column(table, name):
                if cell.value is not None:
                    yield cell


FAMILY = Family("Category scales", (OVERLAP, GAP, DUPLICATE, DOWNWARDS), None, _issues)
