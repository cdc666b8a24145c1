"""Promised and never reported, reported and never promised, promised and never planned.

Contract: an indicator of the performance agreement (Perjanjian Kinerja) is reported where a table
of the year gives it a realisasi, a capaian or a remark. Wordings that may be one indicator count as
one, and text of a table that could not be told counts as a report: in doubt nothing is said.

Limits: only documents of kind lakip are asked for reports, and only where they have a table that
reports indicators at all; results told in running text alone are not seen. Plans (Rencana Aksi)
are asked only where they share indicators with the promise.

Steps: indicators of the year, in promises, plans and reports; for each part of the unit what one
side has and the other has not; one finding for each table of promises or reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractor.audit.cells import Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.plans.indikator_rows import ALIKE, Entry, entries, may_be_one, table_name
from extractor.model import Document, Measure
from normalizers import fold_text

_PROMISE = "perjanjian_kinerja"
_PLANS = frozenset({_PROMISE, "rkt", "rak"})
_RESULTS = frozenset({"iku", "capaian_kinerja", "evaluasi"})
"""Tables that report what was promised; pengukuran_kinerja measures activities below that."""
_FOLLOWING = ((_PROMISE, "rak"), ("rkt", "rak"), ("rak", "rkt"))
"""Plans of which the second follows from the first: they have the same indicators."""
_FEWEST_SHARED = 2
"""Indicators that two plans must share to be of one level."""
_FEWEST_LETTERS = 20
"""Shorter texts of a table that could not be told are found in any wording."""
_SHOWN = 3

_EXAMPLE_PROMISES = """\
LAPORAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

PERJANJIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	100%
2	Meningkatnya partisipasi	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	80%

"""

UNREPORTED = Check(
    code="indicator-unreported",
    severity="warning",
    message={
        "id": "Indikator yang dijanjikan dalam {place} tetapi tidak dilaporkan dalam tabel mana"
        " pun ({count}): {labels}",
        "en": "Indicators promised in {place} and reported in no table ({count}): {labels}",
    },
    rule="What the performance agreement promises, the report of that year reports.",
    formula="indicators of the Perjanjian Kinerja without a realisasi, capaian or remark",
    tolerance="Similar wordings count as reported. One finding for each agreement.",
    source="PermenPANRB 53/2014, Lampiran II: targets and results of the year's agreement.",
    example=_EXAMPLE_PROMISES
    + """\
CAPAIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	100%	100%	100%
""",
)

UNPROMISED = Check(
    code="indicator-unpromised",
    severity="info",
    message={
        "id": "Indikator yang dilaporkan dalam {place} tetapi tidak dijanjikan dalam rencana mana"
        " pun ({count}): {labels}",
        "en": "Indicators reported in {place} and promised in no plan ({count}): {labels}",
    },
    rule="What a report measures was promised in the performance agreement or a plan of the year.",
    formula="indicators with a realisasi, capaian or remark without a promise",
    tolerance="Similar wordings count as promised. One finding for each table of results.",
    source="PermenPANRB 53/2014, Lampiran II.",
    example=_EXAMPLE_PROMISES
    + """\
CAPAIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	100%	100%	100%
2	Meningkatnya partisipasi	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	80%	80%	100%
3	Tertibnya arsip	Persentase surat masuk yang diarsipkan secara elektronik	100%	100%	100%
""",
)

UNPLANNED = Check(
    code="indicator-unplanned",
    severity="info",
    message={
        "id": "Indikator dalam {place} yang tidak ada dalam {other} ({count}): {labels}",
        "en": "Indicators of {place} that are not in {other} ({count}): {labels}",
    },
    rule="The plan of action (Rencana Aksi) of a year says how each promise of its agreement is"
    " kept; annual plan (RKT) and plan of action have the same indicators.",
    formula="indicators of one plan without a row in the other",
    tolerance="Similar wordings count as planned; plans that share less than two indicators are of"
    " different levels. One finding for each pair of plans.",
    source="PermenPANRB 53/2014: plans of action follow from the agreement.",
    example="""\
PERJANJIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	100%
2	Meningkatnya partisipasi	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	80%
3	Meningkatnya tata kelola	Indeks Reformasi Birokrasi	79

RENCANA AKSI KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Kegiatan	T1	T2	\
T3	T4	Pelaksana
1	Terlaksananya pemilu	Persentase Sengketa Hukum yang dimenangkan KPU	100%	\
Advokasi hukum	v	v			Divisi Hukum
2	Meningkatnya partisipasi	Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan	80%	\
Sosialisasi	v				Divisi Sosialisasi
""",
)


def is_reported(entry: Entry) -> bool:
    """Say whether a row gives its indicator a result: a realisasi, a capaian or a remark."""
    for index in entry.rows:
        row = entry.table.rows[index]
        held = row.realisasi
        values = list(held.values()) if isinstance(held, dict) else [held]
        results = [*values, row.capaian]
        if any(isinstance(one, Measure) and one.kind != "missing" for one in results):
            return True
        if row.keterangan:
            return True
    return False


def _missing(some: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose indicator none of the others may be, each wording once."""
    found: list[Entry] = []
    for entry in some:
        if not any(may_be_one(entry, other) for other in (*others, *found)):
            found.append(entry)
    return found


def _issue(check: Check, missing: Sequence[Entry], other: str = "") -> Issue:
    labels = [entry.label for entry in missing[:_SHOWN]]
    more = ["…"] if len(missing) > _SHOWN else []
    values: dict[str, str | int] = {
        "count": len(missing),
        "place": missing[0].where,
        "other": other,
        "labels": "; ".join(labels + more),
    }
    return Issue(check, tuple(entry.cell for entry in missing), values)


def _loose_texts(document: Document) -> list[str]:
    """Return the folded texts of tables that could not be told, and those that no column fits."""
    texts = [
        text
        for table in document.tables
        if table.kind == "lainnya"
        for row in table.rows
        for text in row.cells or ()
    ]
    texts += [item.raw for table in document.tables for item in table.unplaced]
    return [fold_text(text) for text in texts if len(text) >= _FEWEST_LETTERS]


def _is_among(entry: Entry, texts: Sequence[str]) -> bool:
    """Say whether one of some texts may be an indicator."""
    label = fold_text(entry.text)
    return any(fuzz.ratio(label, text, score_cutoff=ALIKE) for text in texts)


def _of_year(figures: Figures) -> list[Entry]:
    """Return the indicators of the document's own unit and year."""
    info = figures.document.document
    tahun = info.tahun
    return [entry for entry in entries(figures) if entry.place.tahun == tahun]


def _against_reports(figures: Figures, found: Sequence[Entry]) -> Iterator[Issue]:
    reported = [entry for entry in found if is_reported(entry)]
    promised = [entry for entry in found if entry.table.kind == _PROMISE]
    if figures.document.document.kind != "lakip" or not reported or not promised:
        return
    loose = _loose_texts(figures.document)
    for bagian in dict.fromkeys(entry.place.bagian for entry in promised):
        own = [entry for entry in promised if entry.place.bagian == bagian]
        missing = [one for one in _missing(own, reported) if not _is_among(one, loose)]
        if missing:
            yield _issue(UNREPORTED, missing)
    planned = [entry for entry in found if entry.table.kind in _PLANS]
    for table in figures.tables:
        results = [one for one in reported if one.table is table and table.kind in _RESULTS]
        missing = _missing(results, planned)
        if missing:
            yield _issue(UNPROMISED, missing)


def _against_plans(figures: Figures, found: Sequence[Entry]) -> Iterator[Issue]:
    for bagian in dict.fromkeys(entry.place.bagian for entry in found):
        own = [entry for entry in found if entry.place.bagian == bagian]
        for promise, plan in _FOLLOWING:
            promised = [entry for entry in own if entry.table.kind == promise]
            planned = [entry for entry in own if entry.table.kind == plan]
            missing = _missing(promised, planned)
            shared = len(_missing(promised, ())) - len(missing)
            if missing and shared >= _FEWEST_SHARED:
                yield _issue(UNPLANNED, missing, table_name(planned[0].table, figures))


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    found = _of_year(figures)
    yield from _against_reports(figures, found)
    yield from _against_plans(figures, found)


FAMILY = Family("Promises and reports", (UNREPORTED, UNPROMISED, UNPLANNED), None, _issues)
