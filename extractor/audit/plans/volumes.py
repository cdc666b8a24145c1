"""Volumes of outputs: what was planned against what came out, and the money behind it.

Contract: a row's planned and achieved volume are counted in one unit. A column that slipped by one
row is one finding with all its rows; only the rows that it does not explain are told singly. More
or less than planned is no contradiction by itself; ten times as much is worth a look.

Steps: the rows with both volumes; stretches of them in which the achieved volume is the planned one
of the row above or below; units of the rest; volumes without money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.money.absorption import row_label
from extractor.audit.options import AuditOptions
from extractor.audit.plans.target_units import UNIT
from extractor.model import Measure, Table

FEWEST_EXPLAINED = 3
"""Rows that fit only displaced; fewer fit by chance."""
FEWEST_AGAIN = 2
"""Rows of a further stretch, in a table where one stretch is certain."""
MANY_TIMES = 10
"""An achieved volume so many times the planned one was hardly planned so."""

DISPLACED = Check(
    code="column-displaced",
    severity="warning",
    message={
        "id": "Kolom capaian volume bergeser satu baris dari “{first}” sampai “{last}”:"
        " {count} baris hanya cocok dengan target baris di sebelahnya",
        "en": "The column of achieved volumes is displaced by one row from “{first}” to “{last}”:"
        " {count} rows fit only the planned volume of the row beside them",
    },
    rule="Over a stretch of rows each achieved volume is the planned one of the row above (or"
    " below), and at least three of them are not that of their own row.",
    formula="capaian volume of row n = target volume of row n ± 1",
    tolerance="None: number and unit are the same. Rows that fit both ways do not count.",
    source="Rule of the form: both volumes of a row are of one output.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Program	Target Volume	Capaian Volume	Pagu	Realisasi	%
1	Pengelolaan arsip kantor	2 Dokumen	2 Dokumen	10.000.000	10.000.000	100%
2	Pengadaan sarana kantor	8 Unit	2 Dokumen	20.000.000	20.000.000	100%
3	Pemutakhiran data pemilih	12 Bulan	8 Unit	30.000.000	30.000.000	100%
4	Sosialisasi pemilu	3 Kegiatan	12 Bulan	40.000.000	40.000.000	100%
""",
)

UNPAID = Check(
    code="volume-without-budget",
    severity="warning",
    message={
        "id": "“{label}”: volume {reported} tercapai tanpa uang yang dibelanjakan",
        "en": "“{label}”: a volume of {reported} was achieved without any money spent",
    },
    rule="An output in a table of budgets costs money; a volume achieved with a realisasi of zero"
    " was filled in without looking, or paid for elsewhere.",
    formula="capaian volume > 0 and realisasi = 0",
    tolerance="None; rows without a printed realisasi are passed over.",
    source="Rule of the form.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Program	Target Volume	Capaian Volume	Pagu	Realisasi	%
1	Pengelolaan arsip kantor	2 Dokumen	2 Dokumen	10.000.000	10.000.000	100%
2	Pengelolaan sengketa	1 Kasus	1 Kasus	0	0	0%
""",
)

MANY = Check(
    code="volume-mismatch",
    severity="warning",
    message={
        "id": "Capaian volume “{label}” ({reported}) jauh melebihi targetnya ({recomputed})",
        "en": "The achieved volume of “{label}” ({reported}) is far above the planned one"
        " ({recomputed})",
    },
    rule="An output of ten times the plan, counted in the plan's own unit, is more likely a slip of"
    " the pen, or counted in months.",
    formula="capaian volume ≥ 10 × target volume",
    tolerance="Less than ten times is not told.",
    source="Rule of thumb.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Program	Target Volume	Capaian Volume	Pagu	Realisasi	%
1	Pengelolaan arsip kantor	2 Dokumen	2 Dokumen	10.000.000	10.000.000	100%
2	Layanan perkantoran	1 Layanan	12 Layanan	20.000.000	20.000.000	100%
""",
)

Volume = tuple[str, str | None]


@dataclass(frozen=True, eq=False)
class Outputs:
    """A row with a planned and an achieved volume."""

    index: int
    label: str
    planned: Measure
    achieved: Measure
    cells: tuple[Cell, Cell]

    @property
    def is_straight(self) -> bool:
        """Say whether both volumes are the same."""
        return _volume(self.planned) == _volume(self.achieved)


@dataclass(frozen=True, eq=False)
class Stretch:
    """Rows whose achieved volume is the planned one of the row beside them."""

    rows: tuple[Outputs, ...]
    sources: tuple[Outputs, ...]

    @property
    def explained(self) -> int:
        """Return how many rows fit only so."""
        return sum(not row.is_straight for row in self.rows)


def _volume(measure: Measure) -> Volume:
    return (str(measure.value), measure.unit)


def outputs_of(figures: Figures, table: Table) -> list[Outputs]:
    """Return the rows of a table that have both volumes, with number and unit."""
    found = []
    for index, row in enumerate(table.rows):
        planned, achieved = row.target_volume, row.capaian_volume
        cells = [figures.cell(table, index, name) for name in ("capaian_volume", "target_volume")]
        if not (planned and achieved and cells[0] and cells[1]):
            continue
        if planned.kind == achieved.kind == "volume":
            label = row_label(table, index)
            found.append(Outputs(index, label, planned, achieved, (cells[0], cells[1])))
    return found


def stretches(rows: Sequence[Outputs]) -> list[Stretch]:
    """Find where the achieved volumes slipped by one row.

    Args:
        rows: of one table, in order.

    Returns:
        The stretches, in one direction only: that which explains more.
    """
    found = [_slipped(rows, step) for step in (-1, 1)]
    return max(found, key=lambda some: sum(one.explained for one in some))


def _slipped(rows: Sequence[Outputs], step: int) -> list[Stretch]:
    """Return the stretches in which each achieved volume is planned in the row at a step."""
    runs: list[list[int]] = [[]]
    for place, row in enumerate(rows):
        beside = place + step
        fits = 0 <= beside < len(rows) and _volume(row.achieved) == _volume(rows[beside].planned)
        if fits:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    found = [stretch for run in runs if (stretch := _trimmed(rows, run, step)).rows]
    if not any(stretch.explained >= FEWEST_EXPLAINED for stretch in found):
        return []
    return [stretch for stretch in found if stretch.explained >= FEWEST_AGAIN]


def _trimmed(rows: Sequence[Outputs], run: Sequence[int], step: int) -> Stretch:
    """Leave out the rows at both ends that are right where they stand."""
    places = list(run)
    while places and rows[places[0]].is_straight:
        places.pop(0)
    while places and rows[places[-1]].is_straight:
        places.pop()
    return Stretch(
        tuple(rows[place] for place in places), tuple(rows[place + step] for place in places)
    )


def _displaced_issue(figures: Figures, stretch: Stretch) -> Issue:
    """Make one issue of a stretch; that units differ in its rows follows from it."""
    sure = [row for row in stretch.rows if not _is_doubted(figures, row)]
    rows = sure if sum(not row.is_straight for row in sure) >= FEWEST_AGAIN else stretch.rows
    cells = [row.cells[0] for row in rows] + [row.cells[1] for row in rows]
    cells += [row.cells[1] for row in stretch.sources[:1]]
    first = rows[0]
    return Issue(
        DISPLACED,
        tuple(dict.fromkeys(cells)),
        {
            "first": stretch.rows[0].label,
            "last": stretch.rows[-1].label,
            "count": stretch.explained,
        },
        reported=first.achieved.raw,
        recomputed=first.planned.raw,
        consequences=tuple(_other_unit(row) for row in stretch.rows if _has_other_unit(row)),
    )


def _is_doubted(figures: Figures, row: Outputs) -> bool:
    return any(
        figures.doubts.of(cell.table, cell.row, cell.field, cell.source) for cell in row.cells
    )


def _has_other_unit(row: Outputs) -> bool:
    return row.achieved.unit != row.planned.unit


def _other_unit(row: Outputs) -> Issue:
    return Issue(
        UNIT,
        row.cells,
        {"label": row.label, "reported": row.achieved.raw, "recomputed": row.planned.raw},
        reported=row.achieved.raw,
        recomputed=row.planned.raw,
        notes=("planned",),
    )


def _unpaid(figures: Figures, table: Table, row: Outputs) -> Issue | None:
    """Return an issue where a volume was achieved though nothing was spent."""
    spent = figures.cell(table, row.index, "realisasi")
    pagu = figures.cell(table, row.index, "pagu")
    if spent is None or pagu is None or spent.value != 0 or not row.achieved.value:
        return None
    # A merged amount belongs to several outputs.
    if "realisasi" in table.rows[row.index].merged or "pagu" in table.rows[row.index].merged:
        return None
    return Issue(
        UNPAID,
        (row.cells[0], spent, pagu),
        {"label": row.label, "reported": row.achieved.raw},
        reported=row.achieved.raw,
    )


def _is_many(row: Outputs) -> bool:
    planned, achieved = row.planned.value, row.achieved.value
    if isinstance(planned, str) or isinstance(achieved, str) or not planned or not achieved:
        return False
    return row.planned.unit == row.achieved.unit and achieved >= MANY_TIMES * planned


def _many(row: Outputs) -> Issue:
    return Issue(
        MANY,
        row.cells,
        {"label": row.label, "reported": row.achieved.raw, "recomputed": row.planned.raw},
        reported=row.achieved.raw,
        recomputed=row.planned.raw,
    )


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for table in figures.tables:
        rows = outputs_of(figures, table)
        slipped = stretches(rows)
        explained = {row.index for stretch in slipped for row in stretch.rows}
        for stretch in slipped:
            yield _displaced_issue(figures, stretch)
        for row in rows:
            unpaid = _unpaid(figures, table, row)
            if unpaid:
                yield unpaid
            if row.index in explained:
                continue
            if _has_other_unit(row):
                yield _other_unit(row)
            elif _is_many(row):
                yield _many(row)


FAMILY = Family("Volumes", (DISPLACED, UNPAID, MANY), None, _issues)
