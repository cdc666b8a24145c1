"""Units that do not fit: a target against the column of units, and against what is counted.

Contract: a target is counted in what the column of units (satuan) says; a percentage, a grade or an
opinion is no number of documents. An indicator that counts people, groups or goods ("Jumlah
kelompok kerja") is not counted in reports or services. What it counts is the noun after Jumlah,
else what the catalogue says of an indicator that it knows for certain.

Limits: only laporan and layanan are held against the noun, and not where the column of units says
the same; a training counted in kegiatan, or a regulation counted in dokumen, is common usage.

Steps: targets that something else is said of are passed over; for each table, those that one
thing parts from their unit are one finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check
from extractor.audit.issues import Issue
from extractor.audit.plans.aims import Aim, aims_of
from extractor.audit.plans.indikator_rows import Entry, entries
from extractor.catalogue.records import Catalogue
from normalizers.volumes import parse_unit

SCALES = frozenset(
    {"skor", "nilai", "indeks", "level", "tingkat", "peringkat", "predikat", "rasio", "poin",
     "kategori", "persen", "rupiah"}
)  # fmt: skip
"""Units that measure and do not count."""
PAPERS = frozenset({"laporan", "layanan"})
"""Units in which nothing else than reports and services is counted."""
_COUNTING = frozenset({"jumlah", "banyaknya"})
_LONGEST_UNIT = 3
"""Words of the longest name of a unit."""

UNIT = Check(
    code="volume-unit-mismatch",
    severity="warning",
    message={
        "id": "Satuan “{label}” tidak cocok: tercetak {reported}",
        "en": "The unit of “{label}” does not fit: {reported} is printed",
    },
    rule="What is planned and what is achieved in a row are counted in one unit; a target is"
    " counted in what the column of units says; what an indicator counts is not counted in"
    " reports or services, unless it counts those.",
    formula="unit here ≠ unit there",
    tolerance="Spellings of one unit are the same: Lap is laporan. Bare numbers are counted in any"
    " unit. Rows of one table that are wrong in the same way are one finding.",
    source="Forms of the annual plan (RKT) and of the budget table with volumes.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Program	Target Volume	Capaian Volume	Pagu	Realisasi	%
1	Pengelolaan arsip kantor	2 Dokumen	2 Dokumen	10.000.000	10.000.000	100%
2	Pengelolaan sengketa	1 Calon	1 Kasus	20.000.000	20.000.000	100%
""",
    notes={
        "planned": {
            "id": "target volumenya {recomputed}",
            "en": "its planned volume is {recomputed}",
        },
        "satuan": {
            "id": "kolom satuannya {recomputed}",
            "en": "its column of units says {recomputed}",
        },
        "counted": {
            "id": "yang dihitung indikator ini {recomputed}",
            "en": "what the indicator counts is {recomputed}",
        },
        "rows": {
            "id": "begitu pula {count} baris lain tabel ini",
            "en": "so do {count} more rows of this table",
        },
    },
)


@dataclass(frozen=True, eq=False)
class _Unfit:
    """A target in the wrong unit: how it is wrong, the right unit, the cell that says so."""

    way: str
    aim: Aim
    right: str
    note: str
    witness: Cell | None


def unit_issues(figures: Figures, catalogue: Catalogue, wrong: set[Cell]) -> Iterator[Issue]:
    """Return the targets whose unit does not fit.

    Args:
        figures: the document.
        catalogue: says what an indicator counts.
        wrong: targets of which something else is said already.
    """
    groups: dict[tuple[str, bool, str], list[_Unfit]] = defaultdict(list)
    for entry in entries(figures):
        for aim in aims_of(entry):
            unfit = _unfit(figures, aim, catalogue) if aim.cell not in wrong else None
            if unfit:
                # What was read with doubt must not draw the rest down with it.
                groups[entry.table.id, _is_doubted(figures, unfit), unfit.way].append(unfit)
    for several in groups.values():
        yield _issue(several)


def _is_doubted(figures: Figures, unfit: _Unfit) -> bool:
    cells = (unfit.aim.cell, unfit.witness or unfit.aim.entry.cell)
    return any(figures.doubts.of(one.table, one.row, one.field, one.source) for one in cells)


def _unfit(figures: Figures, aim: Aim, catalogue: Catalogue) -> _Unfit | None:
    """Return how a target's unit is wrong, None where it fits."""
    entry, measure = aim.entry, aim.measure
    index = aim.cell.row if aim.cell.row is not None else entry.index
    satuan = figures.cell(entry.table, index, "satuan")
    unit = parse_unit(satuan.raw) if satuan else None
    if satuan and unit and unit not in SCALES:
        way = _way(unit, aim)
        if way:
            return _Unfit(way, aim, satuan.raw, "satuan", satuan)
    if unit and unit == measure.unit:
        return None
    counted = counted_unit(entry, catalogue)
    if measure.kind == "volume" and measure.unit in PAPERS and counted not in (None, measure.unit):
        return _Unfit("counted", aim, counted or "", "counted", None)
    return None


def _way(unit: str, aim: Aim) -> str:
    """Return how a target contradicts its column of units, empty where it does not."""
    measure = aim.measure
    if measure.kind == "percent" and "%" in measure.raw:
        return "percent"
    if measure.kind in ("grade", "opinion"):
        return "grade"
    if measure.kind == "volume" and measure.unit != unit:
        return f"volume {aim.cell.row}"
    return ""


def counted_unit(entry: Entry, catalogue: Catalogue) -> str | None:
    """Return what an indicator counts.

    Example:
        "kelompok kerja" for "Jumlah kelompok kerja yang terbentuk"; None for "Indeks kepuasan".
    """
    words = entry.words
    if not words or words[0] not in _COUNTING:
        return None
    for length in range(_LONGEST_UNIT, 0, -1):
        unit = parse_unit(" ".join(words[1 : 1 + length])) if len(words) > length else None
        if unit:
            return unit
    record = catalogue.records.get(entry.matched or "")
    known = record and record.value_kind == "count" and record.unit
    return record.unit if record and known else None


def _issue(several: Sequence[_Unfit]) -> Issue:
    first = several[0]
    cells = [unfit.aim.cell for unfit in several]
    cells += [unfit.witness or unfit.aim.entry.cell for unfit in several]
    more = len({unfit.aim.cell for unfit in several}) - 1
    return Issue(
        UNIT,
        tuple(dict.fromkeys(cells)),
        {
            "label": first.aim.entry.label,
            "reported": first.aim.measure.raw,
            "recomputed": first.right,
            "count": more,
        },
        reported=first.aim.measure.raw,
        recomputed=first.right,
        notes=(first.note, "rows") if more else (first.note,),
    )
