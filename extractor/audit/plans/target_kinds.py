"""What kind of target an indicator asks for: a share, a count, a grade, an opinion.

Contract: the indicator's own first word decides ("Persentase", "Jumlah", "Opini"); without such a
word the catalogue does, where it knows the indicator for certain as an index, a grade or an
opinion. Where neither says anything, any target will do.

Steps: the targets that are of another kind; those of one indicator together; where many rows of
one table have the very same wrong target, the column is one finding; last, grades and opinions in
a column that is headed as percentages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from extractor.audit.cells import Figures
from extractor.audit.declarations import Check
from extractor.audit.issues import Issue
from extractor.audit.plans.aims import Aim, aims_of
from extractor.audit.plans.indikator_rows import Entry, entries, keyed
from extractor.audit.plans.target_units import SCALES
from extractor.catalogue.records import Catalogue
from extractor.model import Measure

FEWEST_OF_A_COLUMN = 4
"""So many rows with the very same wrong target have one cause: the column was filled at once."""
_HEADER_SHARE = "%"


class Asked(Enum):
    """The kind of target that an indicator asks for; the value is the key of its note."""

    SHARE = "share"
    RATIO = "ratio"
    COUNT = "count"
    INDEX = "index"
    GRADE = "grade"
    OPINION = "opinion"


_FIRST_WORDS = {
    "persentase": Asked.SHARE,
    "jumlah": Asked.COUNT,
    "banyaknya": Asked.COUNT,
    "indeks": Asked.INDEX,
    "opini": Asked.OPINION,
    "predikat": Asked.GRADE,
    "rasio": Asked.RATIO,
    "tingkat": Asked.RATIO,
}
_JOINING = frozenset({"dan", "atau"})
_CATALOGUE = {"index": Asked.INDEX, "grade": Asked.GRADE, "opinion": Asked.OPINION}
OUTPUTS = frozenset(
    {"laporan", "dokumen", "layanan", "kegiatan", "paket", "berkas", "naskah", "buku", "surat",
     "keputusan", "rapat", "pertemuan", "sosialisasi", "pelatihan", "bimtek"}
)  # fmt: skip
"""What an office puts out; no rate or index is counted in it."""

KIND = Check(
    code="target-kind-mismatch",
    severity="warning",
    message={
        "id": "Target {reported} tidak cocok dengan indikator “{label}”",
        "en": "The target {reported} does not fit the indicator “{label}”",
    },
    rule="An indicator that begins with Persentase asks for a percentage, with Jumlah for a count,"
    " with Indeks for an index, with Opini for an opinion; with Tingkat or Rasio not for a number"
    " of documents. Other indicators ask for what the catalogue says. The same wrong target in"
    " many rows of one table is one finding.",
    formula="kind of the target ≠ kind that the indicator asks for",
    tolerance="A bare number passes for a percentage, a count and an index, and for the score of"
    " a grade.",
    source="Domain rules, section 4; wording of the indicators.",
    example="""\
PERJANJIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terwujudnya logistik yang baik	Persentase logistik yang dikirim tepat waktu	1 laporan
2	Meningkatnya layanan	Persentase layanan informasi yang diselesaikan	95%
""",
    notes={
        "share": {"id": "indikator ini sebuah persentase", "en": "it is a percentage"},
        "ratio": {"id": "indikator ini sebuah tingkat atau rasio", "en": "it is a rate"},
        "count": {"id": "indikator ini sebuah jumlah", "en": "it is a count"},
        "index": {"id": "indikator ini sebuah indeks", "en": "it is an index"},
        "grade": {"id": "indikator ini sebuah predikat", "en": "it is a grade"},
        "opinion": {"id": "indikator ini sebuah opini", "en": "it is an audit opinion"},
        "column": {
            "id": "target yang sama tercetak pada {count} baris tabel ini: kolomnya agaknya"
            " diisi sekaligus",
            "en": "{count} rows of this table have this same target: the column was probably"
            " filled at once",
        },
        "header": {
            "id": "kepala kolomnya “{header}”",
            "en": "the column is headed “{header}”",
        },
    },
)


def asked_of(entry: Entry, catalogue: Catalogue) -> Asked | None:
    """Return the kind of target that an indicator asks for, None where any will do."""
    words = entry.words
    if words[:1] and not (len(words) > 1 and words[1] in _JOINING) and words[0] in _FIRST_WORDS:
        return _FIRST_WORDS[words[0]]
    record = catalogue.records.get(entry.matched or "")
    return _CATALOGUE.get(record.value_kind) if record else None


def is_misfit(asked: Asked, measure: Measure) -> bool:
    """Say whether a target cannot be one of the kind that is asked for."""
    kind, unit = measure.kind, measure.unit or ""
    counted = kind == "volume" and unit not in SCALES
    output = kind == "volume" and unit in OUTPUTS
    return {
        Asked.SHARE: kind in ("grade", "opinion", "amount") or counted,
        Asked.RATIO: output,
        Asked.COUNT: kind in ("grade", "opinion", "percent"),
        Asked.INDEX: kind == "opinion" or output or (kind == "percent" and "%" in measure.raw),
        Asked.GRADE: kind == "percent" or output,
        Asked.OPINION: kind in ("grade", "percent", "number", "amount") or counted,
    }[asked]


@dataclass(frozen=True, eq=False)
class Misfit:
    """A target of another kind than its indicator asks for."""

    aim: Aim
    asked: Asked

    @property
    def printed(self) -> tuple[object, ...]:
        """Return what is the same in targets that were filled in at once."""
        measure = self.aim.measure
        return (measure.kind, str(measure.value), measure.unit)


def misfits(figures: Figures, catalogue: Catalogue) -> list[list[Misfit]]:
    """Return the targets of a document that are of the wrong kind.

    Returns:
        Those of one cause together: of one column filled at once, of one indicator.
    """
    found = list(entries(figures))
    same = {id(entry): key for key, group in keyed(found).items() for entry in group}
    columns: dict[tuple[object, ...], list[Misfit]] = defaultdict(list)
    for entry in found:
        asked = asked_of(entry, catalogue)
        for aim in aims_of(entry) if asked else ():
            if asked and aim.measure.value is not None and is_misfit(asked, aim.measure):
                misfit = Misfit(aim, asked)
                columns[entry.table.id, *misfit.printed].append(misfit)
    groups: dict[object, list[Misfit]] = defaultdict(list)
    for name, column in columns.items():
        filled = len({misfit.aim.cell for misfit in column}) >= FEWEST_OF_A_COLUMN
        for misfit in column:
            key = same.get(id(misfit.aim.entry))
            kind = misfit.aim.measure.kind
            groups[name if filled else (key, kind) if key else id(misfit)].append(misfit)
    return list(groups.values())


def kind_issue(group: Sequence[Misfit], consequences: tuple[Issue, ...] = ()) -> Issue:
    """Return the issue of targets of one cause."""
    first = group[0]
    cells = tuple(misfit.aim.cell for misfit in group)
    labels = tuple(misfit.aim.entry.cell for misfit in group)
    notes: tuple[str, ...] = (first.asked.value,)
    if len({label.raw for label in labels}) >= FEWEST_OF_A_COLUMN:
        notes = (*notes, "column")
    return Issue(
        KIND,
        (*cells, *labels),
        {
            "label": first.aim.entry.label,
            "reported": first.aim.measure.raw,
            "count": len(set(cells)),
        },
        reported=first.aim.measure.raw,
        notes=notes,
        consequences=consequences,
    )


def header_issues(figures: Figures) -> Iterator[Issue]:
    """Return grades and opinions in columns headed as percentages, one issue for each column."""
    for table in figures.tables:
        headers = {column.field: column.header for column in table.columns}
        header = headers.get("target", "")
        if _HEADER_SHARE not in header:
            continue
        aims = [
            aim
            for entry in entries(figures)
            if entry.table is table
            for aim in aims_of(entry)
            if aim.measure.kind in ("grade", "opinion")
        ]
        if aims:
            yield Issue(
                KIND,
                tuple(aim.cell for aim in aims),
                {
                    "label": aims[0].entry.label,
                    "reported": aims[0].measure.raw,
                    "header": header,
                },
                reported=aims[0].measure.raw,
                severity="info",
                notes=("header",),
            )
