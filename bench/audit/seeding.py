"""Single facts changed: capaian, volumes and their units, targets, grades.

Contract: every function gives the changes of one kind that a document allows. What must be found
is decided from what the change means. A change that no other figure of the document contradicts
is not given: a capaian that another accepted formula or a usual cap would give, a target that is
printed once. Amounts are in `seeding_amounts`, texts in `seeding_words`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, pairwise
from random import Random

from bench.audit.changes import (
    Change,
    Edit,
    Place,
    edit_of,
    exchanged,
    fits,
    measured,
    number_of,
    numeral,
    with_numeral,
    with_other_digit,
)
from extractor.model import Document, Measure, Row, Table

HUNDRED = Decimal(100)
_CAPS = tuple(map(Decimal, (100, 110, 120, 150)))


def _formulas(target: Decimal, realisasi: Decimal) -> list[Decimal]:
    """Return what the accepted formulas of a capaian give, in percent."""
    values = [
        realisasi / target * HUNDRED,
        (2 * target - realisasi) / target * HUNDRED,
    ]
    return values + ([target / realisasi * HUNDRED] if realisasi else [])


def _could_be(printed: str, target: Decimal, realisasi: Decimal) -> bool:
    values = _formulas(target, realisasi)
    capped = number_of(printed) in _CAPS and max(values) > number_of(printed)
    return capped or any(fits(printed, value) for value in values)


def _numbers(row: Row) -> tuple[Measure, Measure, Measure] | None:
    """Return target, realisasi and capaian of a row where all are numbers above zero."""
    found = []
    for held in (row.target, row.realisasi, row.capaian):
        if not isinstance(held, Measure) or isinstance(held.value, str) or not held.value:
            return None
        if held.kind not in ("percent", "number", "volume"):
            return None
        found.append(held)
    target, realisasi, capaian = found
    return target, realisasi, capaian


def _with_capaian(document: Document) -> Iterator[tuple[Table, int, tuple[Measure, ...]]]:
    for table in document.tables:
        for index, row in enumerate(table.rows):
            numbers = _numbers(row)
            if numbers is not None:
                yield table, index, numbers


def digits_of_capaian(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A digit of a capaian, of its realisasi, of its target; of the average of all."""
    mismatch = frozenset({"capaian-mismatch"})
    for table, index, held in _with_capaian(document):
        for place, field in enumerate(("target", "realisasi", "capaian")):
            printed = with_other_digit(numeral(held[place].raw), random)
            texts = [numeral(one.raw) for one in held]
            texts[place] = printed
            target, realisasi = number_of(texts[0]), number_of(texts[1])
            if not target or _could_be(texts[2], target, realisasi):
                continue
            raw = with_numeral(held[place].raw, printed)
            edit = edit_of(table, index, field, raw, measured(held[place], raw))
            codes = mismatch | {"target-conflict"} if field == "target" else mismatch
            at = field == "capaian"
            yield Change(
                f"{field}-of-capaian" if not at else "capaian-digit",
                (edit,),
                codes,
                (edit.place,),
                at,
            )
    yield from _averages(document, random)


def _averages(document: Document, random: Random) -> Iterator[Change]:
    for table in document.tables:
        for index, row in enumerate(table.rows):
            if row.kind != "total" or row.capaian is None:
                continue
            old = numeral(row.capaian.raw)
            for _ in range(4):
                printed = with_other_digit(old, random)
                if fits(printed, number_of(old)):
                    continue
                raw = with_numeral(row.capaian.raw, printed)
                edit = edit_of(table, index, "capaian", raw, measured(row.capaian, raw))
                codes = frozenset({"capaian-average-mismatch"})
                yield Change("average", (edit,), codes, (edit.place,))


def swapped_capaian(name: str, document: Document, random: Random) -> Iterator[Change]:
    """The capaian of two rows in each other's place."""
    rows: Mapping[str, list[tuple[Table, int, tuple[Measure, ...]]]] = defaultdict(list)
    for found in _with_capaian(document):
        rows[found[0].id].append(found)
    for of_table in rows.values():
        for (table, one, held), (_, other, held_2) in combinations(of_table, 2):
            values = [number_of(numeral(m.raw)) for m in (*held[:2], *held_2[:2])]
            texts = numeral(held_2[2].raw), numeral(held[2].raw)
            if _could_be(texts[0], *values[:2]) or _could_be(texts[1], *values[2:]):
                continue
            change = exchanged(table, (one, "capaian"), (other, "capaian"))
            yield Change("swapped-capaian", change.edits, change.codes, change.places)


_SLIPPED = 4
"""So many rows in a stretch, each of another unit, leave no doubt that their column slipped."""
_UNITS = ("laporan", "dokumen", "bulan", "unit", "kegiatan", "orang", "layanan")


def _other_unit(unit: str, random: Random) -> str:
    return random.choice([one for one in _UNITS if one != unit.casefold()])


def units(name: str, document: Document, random: Random) -> Iterator[Change]:
    """Another unit of a volume than its target has, and another than its column of units says."""
    codes = frozenset({"volume-unit-mismatch"})
    for table in document.tables:
        for index, row in enumerate(table.rows):
            edit: Edit | None = None
            others: tuple[str, ...] = ()
            if row.capaian_volume and row.target_volume and row.capaian_volume.unit:
                unit = _other_unit(row.capaian_volume.unit, random)
                raw = f"{numeral(row.capaian_volume.raw)} {unit.title()}"
                value = row.capaian_volume.model_copy(update={"raw": raw, "unit": unit})
                edit = edit_of(table, index, "capaian_volume", raw, value)
                others = ("target_volume",)
            elif row.satuan and row.realisasi and isinstance(row.target, Measure):
                if row.target.kind not in ("volume", "percent"):
                    continue
                unit = _other_unit(row.satuan, random)
                edit = edit_of(table, index, "satuan", unit, unit)
                others = ("target", "realisasi")
            if edit is not None:
                places = [_beside(edit, field) for field in ("", *others)]
                yield Change("unit", (edit,), codes, tuple(places))


def displaced_columns(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A stretch of volumes that slipped down by one row: one cause, not one for each row."""
    codes = frozenset({"column-displaced"})
    for table in document.tables:
        held = [index for index, row in enumerate(table.rows) if row.capaian_volume]
        for start in range(len(held) - _SLIPPED + 1):
            rows = held[start : start + _SLIPPED]
            pairs = list(pairwise(rows))
            if any(lower != upper + 1 for upper, lower in pairs):
                continue
            edits = []
            for upper, lower in pairs:
                value = table.rows[upper].capaian_volume
                assert value is not None
                edits.append(edit_of(table, lower, "capaian_volume", value.raw, value))
            units = {_unit_of(table.rows[index].target_volume) for index in rows}
            if len(units) == _SLIPPED:
                places = tuple(edit.place for edit in edits)
                yield Change("column-displaced", tuple(edits), codes, places, at=False)


def _unit_of(volume: Measure | None) -> str | None:
    return volume.unit if volume else None


def _beside(edit: Edit, field: str) -> Place:
    place = edit.place
    return Place(place.table, place.row, field or place.field, place.line)


_GRADES = ("AA", "A", "BB", "B", "CC", "C", "D")


def grades(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A grade that its score does not earn, and a score that its grade does not cover."""
    codes = frozenset({"grade-score-mismatch"})
    for table in document.tables:
        for index, row in enumerate(table.rows):
            for field, part, held in _graded(row):
                grade = random.choice([one for one in _GRADES if one != held.value])
                raw = held.raw.replace(f"({held.value})", f"({grade})")
                value = held.model_copy(update={"raw": raw, "value": grade})
                edit = edit_of(table, index, field, raw, value, part)
                yield Change("grade", (edit,), codes, (edit.place,))
                score = Decimal(held.score or 0) + random.choice((-21, -12, 22, 31))
                text = str(score).replace(".", ",")
                raw = with_numeral(held.raw, text)
                value = held.model_copy(update={"raw": raw, "score": score})
                edit = edit_of(table, index, field, raw, value, part)
                yield Change("score", (edit,), codes, (edit.place,))


def _graded(row: Row) -> Iterator[tuple[str, str, Measure]]:
    for field in ("target", "realisasi"):
        held = getattr(row, field)
        parts = held if isinstance(held, dict) else {"": held}
        for part, one in parts.items():
            if isinstance(one, Measure) and one.kind == "grade" and one.score is not None:
                yield field, part, one


def targets(name: str, document: Document, random: Random) -> Iterator[Change]:
    """Another target of an indicator than its other tables of the year have."""
    codes = frozenset({"target-conflict"})
    for table, index, part, held in _promised_twice(document):
        if held.kind == "grade":
            raw = random.choice([one for one in _GRADES if one != held.value])
            value = held.model_copy(update={"raw": raw, "value": raw})
        elif held.kind in ("percent", "number"):
            raw = with_numeral(held.raw, with_other_digit(numeral(held.raw), random))
            value = measured(held, raw)
        else:
            continue
        edit = edit_of(table, index, "target", raw, value, part)
        yield Change("target", (edit,), codes, (edit.place,), at=False)


def target_kinds(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A percentage as the target of an opinion, a volume as that of a percentage."""
    codes = frozenset({"target-kind-mismatch"})
    for table, index, part, held in _promised_twice(document):
        if held.kind == "opinion":
            value = Measure(raw="95%", kind="percent", value=95)
        elif held.kind == "percent":
            value = Measure(raw="1 laporan", kind="volume", value=1, unit="laporan")
        else:
            continue
        if table.rows[index].capaian is None:
            edit = edit_of(table, index, "target", value.raw, value, part)
            yield Change("target-kind", (edit,), codes, (edit.place,))


def _promised_twice(document: Document) -> Iterator[tuple[Table, int, str, Measure]]:
    """Go through the targets that another table of the same year and unit repeats."""
    found: dict[tuple[object, ...], list[tuple[Table, int, str, Measure]]] = defaultdict(list)
    for table in document.tables:
        for index, row in enumerate(table.rows):
            match = row.indikator_match
            if match is None or match.status != "matched":
                continue
            parts = row.target if isinstance(row.target, dict) else {"": row.target}
            for part, held in parts.items():
                if isinstance(held, Measure):
                    year = int(part) if part else table.tahun
                    found[match.id, year].append((table, index, part, held))
    for same in found.values():
        if len({table.id for table, *_ in same}) > 1:
            yield from (one for one in same if one[0].rows[one[1]].capaian is None)
