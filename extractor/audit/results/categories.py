"""Words that judge a result, against the result: Berhasil, Tinggi, Tercapai, Tidak Tercapai.

Steps: the results of all rows; the judging words of each row; words of a scale against the
document's own scale, else against the standard ones; reached or not against capaian and realisasi;
results called reached that the document elsewhere calls not yet assessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.issues import Issue, Value
from extractor.audit.options import AuditOptions
from extractor.audit.results.achievement_words import is_unassessed, says_reached
from extractor.audit.results.capaian_formulas import nearest_target
from extractor.audit.results.capaian_relations import achievement_of, formulas_of
from extractor.audit.results.category_scales import CategoryScale, scales_in, standard_scales
from extractor.audit.results.polarity import Direction
from extractor.audit.results.results_of_rows import Result, results_of
from extractor.audit.results.unassessed import unassessed_elsewhere

_REACHED = Decimal(100)
_NEARLY = Decimal("99.5")
"""From here on a capaian rounds to 100 and may be called reached."""
_JUDGING = re.compile(
    r"kategori|kriteria|predikat|penilaian|status|^ket|^cap ?aian$", re.IGNORECASE
)

_BRACKETED = re.compile(r"\(\s*([^\W\d_][^\d()]*?)\s*\)")
"""A word beside a figure: "63,36 % (Sedang)"."""

MISMATCH = Check(
    code="keterangan-mismatch",
    severity="error",
    message={
        "id": "“{label}” disebut “{reported}”, padahal {facts}",
        "en": "“{label}” is called “{reported}”, but {facts}",
    },
    rule="A word that judges a result agrees with it: a category with the class of its capaian, by"
    " the document's own scale, else by the standard ones (a warning, and only where all that use"
    " the word disagree); reached or not reached with capaian and realisasi. A result not assessed"
    " yet cannot be called reached. Where it is not known which way an indicator is better and no"
    " capaian is printed, a mismatch is a warning.",
    formula="category = class of the capaian; reached = (capaian ≥ 100 %)",
    tolerance="A capaian is taken as printed, as recomputed, or rounded to a whole number; a class"
    " reaches from its lower bound to that of the next.",
    source="Domain rules, section 5.",
    example="""\
CAPAIAN KINERJA TAHUN 2022
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian (%)	Keterangan
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	63	90	Tercapai
2	Meningkatnya hukum	Persentase Sengketa Hukum yang dimenangkan KPU	90%	90%	100	Tercapai
""",
    notes={
        "standard": {
            "id": "dokumen tidak memuat skala; dibandingkan dengan skala yang lazim",
            "en": "the document prints no scale; compared with the usual ones",
        },
        "unknown": {
            "id": "arah indikator ini tidak diketahui",
            "en": "it is not known which way this indicator is better",
        },
        "unassessed": {
            "id": "hasil yang belum dinilai tidak dapat disebut tercapai",
            "en": "a result that is not assessed yet cannot be called reached",
        },
    },
)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    own = [scale for _, scale in scales_in(figures)]
    for result in results_of(figures, options):
        for said in _words(figures, result):
            reached = says_reached(said.raw)
            if reached is not None:
                yield from _reached(figures, result, said, reached)
            else:
                yield from _category(result, said, own, options)


def _words(figures: Figures, result: Result) -> Iterator[Cell]:
    """Go through the cells of a row that may judge its result."""
    row = result.row
    names = ["keterangan", *(f"extra.{header}" for header in row.extra if _JUDGING.search(header))]
    if row.capaian is not None and row.capaian.kind in ("text", "grade"):
        names.append("capaian")
    for name in names:
        cell = figures.cell(result.table, result.index, name)
        if cell is not None and cell.row == result.index:
            yield cell
    if result.capaian is not None and (within := _BRACKETED.search(result.capaian.raw)):
        yield replace(result.capaian, raw=within[1], value=None)


def _category(
    result: Result, said: Cell, own: list[CategoryScale], options: AuditOptions
) -> Iterator[Issue]:
    """Check a word of a scale; a row without a capaian has the one that its figures give."""
    values = list(_capaian(result, options))
    if not values:
        return
    scales = [scale for scale in own if scale.named(said.raw)]
    is_own = bool(scales)
    if not own:
        scales = [scale for scale in standard_scales() if scale.named(said.raw)]
    judged = [scale.allows(said.raw, value) for scale in scales for value in values]
    if judged and not any(one is not False for one in judged):
        sure = is_own and not result.unsure
        right = _label(scales[0], values[0])
        yield Issue(
            MISMATCH,
            (said, *_cells(result), *_ranges(scales if is_own else [])),
            {
                "label": result.label,
                "reported": said.raw,
                "facts": _facts_of(values[0], right, options),
            },
            reported=said.raw,
            recomputed=right,
            severity=None if sure else "warning",
            notes=() if is_own else ("standard",),
        )


def _facts_of(value: Decimal, right: str | None, options: AuditOptions) -> str:
    """Return the capaian and its class, for a message."""
    shown = f"{round(value, 2).normalize():f}"
    if options.lang == "id":
        named = f" termasuk “{right}”" if right else ""
        return f"capaian {shown.replace('.', ',')} %{named}"
    return f"capaian {shown} % is “{right}”" if right else f"capaian {shown} %"


def _ranges(scales: list[CategoryScale]) -> list[Cell]:
    return [cell for scale in scales for one in scale.classes for cell in one.cells[:1]]


def _label(scale: CategoryScale, value: Decimal) -> str | None:
    """Return the label that a scale gives a capaian."""
    fitting = [one.label for one in scale.classes if scale.allows(one.label, value)]
    return " / ".join(dict.fromkeys(fitting)) or None


def _capaian(result: Result, options: AuditOptions) -> Iterator[Decimal]:
    """Go through what a row's capaian may be: as printed, as its figures give it."""
    if result.capaian is not None and result.capaian.value is not None:
        yield result.capaian.value
    relation = achievement_of(result, options.cap)
    if relation is not None:
        fit = relation.fit()
        exact = fit.exact if fit else relation.expected()
        if exact is not None:
            yield exact
    elif result.capaian is None and result.basis == "ratio":
        yield from _computed(result)


def _computed(result: Result) -> Iterator[Decimal]:
    target, realisasi = result.target, result.realisasi
    if realisasi is None or target is None or realisasi.value is None:
        return
    aim = target.value
    if result.bounds:
        aim = nearest_target(*result.bounds, realisasi.value)
    for formula in formulas_of(result):
        exact = formula.ratio(aim, realisasi.value) if aim else None
        if exact is not None:
            yield exact


def _reached(figures: Figures, result: Result, said: Cell, claimed: bool) -> Iterator[Issue]:
    if claimed:
        missing = _not_assessed(figures, result)
        if missing is not None:
            facts: dict[str, Value] = {"facts": f"“{missing.raw}”"}
            yield _issue(result, said, facts, "warning", ("unassessed",), (missing,))
            return
    known = list(_facts(result))
    if known and claimed not in known:
        # Without a capaian or a direction it is only likely which way is better.
        guess = result.basis == "ratio" and result.direction is Direction.UNKNOWN
        unsure = result.unsure or (guess and result.capaian is None and not _is_met(result))
        yield _issue(
            result,
            said,
            {"facts": _said_figures(result)},
            "warning" if unsure else None,
            ("unknown",) if guess and result.capaian is None else (),
        )


def _issue(
    result: Result,
    said: Cell,
    facts: dict[str, Value],
    severity: Severity | None,
    notes: tuple[str, ...] = (),
    more: tuple[Cell, ...] = (),
) -> Issue:
    values: dict[str, Value] = {"label": result.label, "reported": said.raw, **facts}
    cells = tuple(dict.fromkeys((said, *_cells(result), *more)))
    return Issue(MISMATCH, cells, values, reported=said.raw, severity=severity, notes=notes)


def _cells(result: Result) -> tuple[Cell, ...]:
    found = (result.capaian, result.realisasi, result.target)
    return tuple(cell for cell in found if cell is not None)


def _said_figures(result: Result) -> str:
    named = (
        ("target", result.target),
        ("realisasi", result.realisasi),
        ("capaian", result.capaian),
    )
    return ", ".join(f"{name} {cell.raw}" for name, cell in named if cell is not None)


def _facts(result: Result) -> Iterator[bool]:
    """Go through what a row's figures say: reached or not; each of its own."""
    if result.capaian is not None and result.capaian.value is not None:
        yield result.capaian.value >= _REACHED
        if _NEARLY <= result.capaian.value < _REACHED:
            yield True
    if result.basis == "order" and result.reached is not None:
        yield result.reached
    elif result.basis == "ratio":
        yield from _by_direction(result)


def _by_direction(result: Result) -> Iterator[bool]:
    realisasi, target = result.realisasi, result.target
    if realisasi is None or target is None or realisasi.value is None:
        return
    low, high = result.bounds or (target.value, target.value)
    if low is None or high is None:
        return
    rising, falling = realisasi.value >= low, realisasi.value <= high
    if result.direction is Direction.RISING or result.direction is Direction.UNKNOWN:
        yield rising
    if result.direction is Direction.FALLING or (
        result.direction is Direction.UNKNOWN and result.likely_falling
    ):
        yield falling


def _is_met(result: Result) -> bool:
    """Say whether the realisasi is just the target: reached, whichever way is better."""
    cells = (result.realisasi, result.target)
    values = {cell.value for cell in cells if cell is not None}
    return len(values) == 1 and None not in values


def _not_assessed(figures: Figures, result: Result) -> Cell | None:
    """Return the cell that says a row's result is not known yet, here or in another table."""
    realisasi = result.realisasi
    if realisasi is not None and is_unassessed(realisasi.raw):
        return realisasi
    if result.basis is not None:
        return None
    return unassessed_elsewhere(figures, result)


FAMILY = Family("Categories", (MISMATCH,), None, _issues)
