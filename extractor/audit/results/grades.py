"""Grades of accountability: against their own score, and against the same grade elsewhere.

Steps: all grades that tables print, with the year they are of; the class of the score printed
beside each, by the scale of that year; for each indicator and year, the grades of all tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell, Figures, number
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.results.grade_scales import (
    FIRST_YEAR_OF_SEVEN,
    MOST,
    SEVEN,
    SIX,
    grade_of,
    scales_of,
)
from extractor.audit.results.results_of_rows import label_of
from extractor.model import Measure, Row

_FIELDS = ("target", "realisasi", "nasional", "capaian")
_YEAR_DIGITS = 4

SCORE = Check(
    code="grade-score-mismatch",
    severity="error",
    message={
        "id": "Predikat “{label}” tercetak {reported}, padahal nilai {score} adalah {recomputed}",
        "en": "The grade of “{label}” is printed as {reported}, but a score of {score} is a"
        " {recomputed}",
    },
    rule="A grade printed with its score is the class into which the score falls, by the scale of"
    " its year: seven classes from 2015 on, six before. Where the year is not known either scale"
    " will do; within a year of the change, and at a bound, a mismatch is a warning.",
    formula="AA > 90, A > 80, BB > 70, B > 60, CC > 50, C > 30, D; until 2014 AA > 85, A > 75,"
    " B > 65, CC > 50, C > 30, D",
    tolerance="None.",
    source="Domain rules, section 3.",
    example="""\
PERBANDINGAN REALISASI KINERJA
KPU KABUPATEN SRAGEN

No	Indikator Kinerja	Realisasi 2021	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	61,25 (B)	64,10 (B)	68,84 (BB)
""",
    explains=frozenset(
        {"capaian-mismatch", "capaian-not-computable", "keterangan-mismatch", "grade-conflict"}
    ),
)

CONFLICT = Check(
    code="grade-conflict",
    severity="warning",
    message={
        "id": "Predikat “{label}” tahun {year} tercetak {reported} di sini, {recomputed} di tempat"
        " lain",
        "en": "The grade of “{label}” for {year} is printed as {reported} here, as {recomputed}"
        " elsewhere",
    },
    rule="The grade that an indicator reached in a year is the same wherever the document prints"
    " it.",
    formula="grade 1 = grade 2",
    tolerance="None.",
    source="Rule of consistency.",
    example="""\
LAPORAN KINERJA TAHUN 2023
KPU KABUPATEN SRAGEN

Tabel 3.1 Perbandingan Realisasi Kinerja

No	Indikator Kinerja	Realisasi 2021	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	CC	B	BB

Tabel 3.2 Perbandingan Realisasi dan Target Jangka Menengah

No	Indikator Kinerja	Target 2022	Target 2023	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	B	B	B	B
""",
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as printed.

    Attributes:
        cell: where it stands.
        row: its row.
        label: of what it is.
        year: of which year, None where it cannot be told.
        field: "target", "realisasi", "nasional" or "capaian".
        value: such as "BB".
        score: printed beside it, None for none.
    """

    cell: Cell
    row: Row
    label: str
    year: int | None
    field: str
    value: str
    score: Decimal | None


def grades_of(figures: Figures) -> Iterator[Grade]:
    """Go through the grades that a document's tables print."""
    for table in figures.tables:
        year = table.tahun or figures.document.document.tahun
        for index, row in enumerate(table.rows):
            for name, part, measure in _measures(row):
                cell = figures.cell(table, index, name, part)
                if cell is None or cell.row != index or measure.kind != "grade":
                    continue
                own = int(part) if part.isdigit() and len(part) == _YEAR_DIGITS else year
                yield Grade(
                    cell,
                    row,
                    label_of(row, index),
                    own,
                    name,
                    str(measure.value),
                    number(measure.score),
                )


def _measures(row: Row) -> Iterator[tuple[str, str, Measure]]:
    for name in _FIELDS:
        held: object = getattr(row, name)
        if isinstance(held, Measure):
            yield name, "", held
        elif isinstance(held, dict):
            for part, measure in held.items():
                yield name, part, measure


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    known = list(grades_of(figures))
    for grade in known:
        yield from _against_score(grade)
    yield from _against_each_other(known)


def _against_score(grade: Grade) -> Iterator[Issue]:
    score = grade.score
    if score is None or score < 0 or "/" in grade.value:
        return
    classes = [grade_of(score, scale) for scale in scales_of(grade.year)]
    if grade.value in classes:
        return
    yield Issue(
        SCORE,
        (grade.cell,),
        {
            "label": grade.label,
            "reported": grade.value,
            "score": score,
            "recomputed": classes[0],
        },
        reported=grade.value,
        recomputed=classes[0],
        severity="warning" if _is_arguable(grade, score) else None,
    )


def _is_arguable(grade: Grade, score: Decimal) -> bool:
    """Say whether it may be right: by the old scale, at a bound, by points of another scale."""
    if score > MOST:
        return True
    near = grade.year is not None and abs(grade.year - FIRST_YEAR_OF_SEVEN) <= 1
    if near and grade.value in {grade_of(score, scale) for scale in (SEVEN, SIX)}:
        return True
    return any(
        score == bound and grade.value == name
        for scale in scales_of(grade.year)
        for bound, name in scale
    )


def _against_each_other(known: list[Grade]) -> Iterator[Issue]:
    groups: dict[tuple[str, int], list[Grade]] = defaultdict(list)
    for grade in known:
        if grade.field == "realisasi" and grade.year is not None:
            groups[_key(grade.row), grade.year].append(grade)
    for (_, year), group in groups.items():
        values = dict.fromkeys(grade.value for grade in group)
        if len(values) > 1:
            yield _conflict(group, list(values), year)


def _conflict(group: list[Grade], values: list[str], year: int) -> Issue:
    """Tell of the grade that stands alone first; among equals of the first."""
    counts = {value: sum(grade.value == value for grade in group) for value in values}
    odd = min(group, key=lambda grade: counts[grade.value])
    others = [grade for grade in group if grade.value != odd.value]
    return Issue(
        CONFLICT,
        (odd.cell, *(grade.cell for grade in others)),
        {
            "label": odd.label,
            "year": f"{year}",
            "reported": odd.cell.raw,
            "recomputed": others[0].cell.raw,
        },
        reported=odd.value,
        recomputed=others[0].value,
    )


def _key(row: Row) -> str:
    match = row.indikator_match
    if match is not None and match.status == "matched" and match.id:
        return match.id
    return " ".join((row.indikator or row.sasaran or "").casefold().split())


FAMILY = Family("Grades", (SCORE, CONFLICT), None, _issues)
