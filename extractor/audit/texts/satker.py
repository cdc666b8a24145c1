"""Names of units of other regions: text copied from another office's document.

Contract: one finding for each foreign unit of a table, with every place. Left alone are staff
tables, places that a person or a trip goes to or comes from, and tables and texts that name
several regions: those compare or list them. Units outside the tables are looked for while
extracting (`extractor.audit.texts.running_text`), as the JSON keeps only the text around figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractor.audit.cells import Cell, Figures, place_of
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.printed_texts import labels_of
from extractor.audit.texts.running_text import Paragraph
from extractor.model import Document, Finding, Satker, Source
from extractor.named_units import NamedUnit, foreign_units, units_of_text
from normalizers.text import fold_text

FOREIGN = Check(
    code="satker-foreign",
    severity="warning",
    message={
        "id": "{reported} disebut dalam dokumen {recomputed}: satker lain, mungkin teks salinan",
        "en": "{reported} is named in a document of {recomputed}: another unit, perhaps copied"
        " text",
    },
    rule="A document speaks of its own unit, of the province above it and of the national office;"
    " the name of another region's unit is copied text unless regions are compared or listed.",
    formula="region of the name = region of the document",
    tolerance="Names that are not certain to be of another region, staff tables, places of origin"
    " or travel, and tables that name three other regions or more are left alone.",
    source="Domain rules, section 6; the official list of regions.",
    example="""\
PERJANJIAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

No	Sasaran Strategis	Indikator Kinerja	Target
1	Tertib administrasi	Persentase laporan KPU Kabupaten Pidie yang tepat waktu	100%
""",
)

LEVEL = Check(
    code="satker-level",
    severity="warning",
    message={
        "id": "{reported} disebut dalam dokumen {recomputed}",
        "en": "{reported} is named in a document of {recomputed}",
    },
    rule="A plan of a kabupaten does not speak of ``KPU Kota`` alone, nor one of a kota of"
    " ``KPU Kabupaten`` alone.",
    formula="kind of region named = kind of region of the document",
    tolerance="``KPU Kabupaten/Kota`` is the general name and left alone.",
    source="Domain rules, section 6.",
    example="""\
RENCANA KINERJA TAHUNAN KPU KABUPATEN SRAGEN TAHUN 2024

No	Sasaran	Indikator	Satuan	Target
1	Terlaksananya Pemilu	Persentase KPU Kota, PPK dan PPS yang tertib	Persen	100%
""",
)

_MOST_REGIONS = 2
"""A table that names more other regions than these compares or lists them."""
_ELSEWHERE = frozenset(
    {
        "alamat", "lokasi", "tempat", "asal", "daerah", "wilayah", "kabupaten", "kota", "provinsi",
        "nama", "instansi", "pendidikan", "mitra",
    }
)  # fmt: skip
"""Headers of columns in which places stand."""
_LABELS = frozenset(
    {
        None, "indikator", "sasaran", "tujuan", "program", "kegiatan", "indikator_kegiatan",
        "uraian", "uraian_kegiatan", "rencana_aksi", "target", "pelaksana",
    }
)  # fmt: skip
_ELSEWHERE_WORDS = (
    r"ke|bersama|antara|asal|studi|banding\w*|kunjungan|narasumber|mutasi|pindah\w*|dibanding\w*"
    r"|daripada|tetangga|berbatasan|perbatasan|hibah|putusan|pengadilan|peraturan|keputusan"
)
_BESIDE_LABEL = re.compile(rf"\b(?:{_ELSEWHERE_WORDS})\W*$", re.IGNORECASE)
"""Words of a label before a name that is rightly another one's."""
_BESIDE = re.compile(
    rf"\b(?:{_ELSEWHERE_WORDS}|dari|dengan|diterima|penghargaan|rapat|dan|atau|serta|cq|melalui"
    r"|terhadap)\W*$",
    re.IGNORECASE,
)
"""The same of a sentence, which speaks of others more often."""
_LIST_AROUND = re.compile(r"^\W{0,3}(?:dan|,|serta|/)\W", re.IGNORECASE)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    document = figures.document
    home = document.document.satker
    grouped: dict[tuple[str | None, str], list[NamedUnit]] = defaultdict(list)
    regions: dict[str | None, set[str]] = defaultdict(set)
    for unit in foreign_units(document):
        if unit.where in ("document", "prose") or _is_staff(document, unit.table):
            continue
        if home and unit.kode_wilayah == home.kode_wilayah:
            # under a stranger's title the own unit is none
            continue
        regions[unit.table].add(unit.kode_wilayah or unit.name)
        if not _is_elsewhere(document, unit):
            grouped[unit.table, unit.name].append(unit)
    for (table, name), units in grouped.items():
        if len(regions[table]) <= _MOST_REGIONS:
            cells = dict.fromkeys(_cell(document, unit, figures.name) for unit in units)
            yield _issue(name, _own(document, table), tuple(cells))
    yield from _level_issues(figures)


def _issue(name: str, own: Satker | None, cells: tuple[Cell, ...]) -> Issue:
    mine = own.name if own else ""
    return Issue(FOREIGN, cells, {"reported": name, "recomputed": mine}, name, mine)


def _own(document: Document, table: str | None) -> Satker | None:
    """Return whose table it is; a table that is itself a stranger's belongs to the document."""
    return document.document.satker or next(
        (one.satker for one in document.tables if one.id == table), None
    )


def _is_staff(document: Document, table: str | None) -> bool:
    return any(one.kind in ("sdm", "sarpras") for one in document.tables if one.id == table)


def _is_elsewhere(document: Document, unit: NamedUnit) -> bool:
    """Say whether a name rightly stands where it does: a place, a partner, an origin."""
    if unit.where in ("table", "title"):
        return unit.what == "region" and unit.where == "title"
    if unit.where == "unplaced":
        return unit.what != "commission"
    if unit.what != "commission" and unit.field not in _LABELS:
        return True
    if unit.field and set(fold_text(unit.field).split()) & _ELSEWHERE:
        return True
    text = _text(document, unit)
    before, _, behind = text.partition(unit.raw)
    return bool(_BESIDE_LABEL.search(before)) or bool(
        _LIST_AROUND.match(behind) and unit.what != "unit"
    )


def _text(document: Document, unit: NamedUnit) -> str:
    """Return the text of the cell that names a unit; empty where it is not a label."""
    for table in document.tables:
        if table.id == unit.table and unit.row is not None and unit.field is not None:
            held = getattr(table.rows[unit.row], unit.field, None)
            return held if isinstance(held, str) else ""
    return ""


def _cell(document: Document, unit: NamedUnit, name: str) -> Cell:
    titled = unit.where in ("table", "title")
    field = unit.field or ("title" if titled else unit.where)
    source = unit.source or (_title_place(document, unit.raw) if titled else None)
    if source is None:
        source = next((place_of(one) for one in document.tables if one.id == unit.table), Source())
    return Cell(unit.table, unit.row, field, "", name, unit.raw, source=source)


def _title_place(document: Document, title: str) -> Source | None:
    """Return where a title stands that was also met in the running text."""
    for finding in document.findings:
        for item in finding.evidence if finding.code == FOREIGN.code else ():
            if item.raw and item.raw in title:
                return Source(
                    **item.model_dump(include={"line", "page", "bbox"}, exclude_none=True)
                )
    return None


def is_in_title(document: Document, finding: Finding) -> bool:
    """Say whether a unit met in running text stands in the titles of tables, which are checked."""
    titles = [table.title or "" for table in document.tables]
    return all(any(item.raw and item.raw in one for one in titles) for item in finding.evidence)


_BARE = {
    "Kabupaten": re.compile(r"\bKPU Kota\b(?!\s*/)(?=\s*(?:[,.;)]|$|(?:dan|serta|dalam|yang)\b))"),
    "Kota": re.compile(
        r"\bKPU Kab(?:upaten|\.)?(?!\s*[./]?\s*/)(?=\s*(?:[,;)]|$|(?:dan|serta|dalam|yang)\b))"
    ),
}
_GENERAL = re.compile(r"\b(?:kab(?:upaten)?\.?\s*(?:/|dan|atau)\s*kota)\b", re.IGNORECASE)


def _level_issues(figures: Figures) -> Iterator[Issue]:
    """``KPU Kota`` without a name in the plan of a kabupaten."""
    for table in figures.tables:
        own = table.satker or figures.document.document.satker
        kind = next((one for one in _BARE if own and re.search(rf"\b{one}\b", own.name)), None)
        if own is None or kind is None:
            continue
        cells = [
            cell
            for cell in labels_of(figures, table)
            if _BARE[kind].search(cell.raw) and not _GENERAL.search(cell.raw)
        ]
        if cells:
            match = _BARE[kind].search(cells[0].raw)
            said = match.group() if match else ""
            yield Issue(
                LEVEL, tuple(cells), {"reported": said, "recomputed": own.name}, said, own.name
            )


_NAMED = re.compile(
    r"\b(?:KPU|KIP|Komisi (?:Pemilihan Umum|Independen Pemilihan))\W{1,3}"
    r"(?:Kab\w*|Kota|Prov\w*)\W{1,3}(?P<region>\w+(?:\W\w+)?)",
    re.IGNORECASE,
)
"""A commission with its region; to find units by likeness takes a hundred times as long."""


def text_issues(text: Iterable[Paragraph], own: Satker | None) -> Iterator[Issue]:
    """Look for units of other regions in running text.

    Args:
        text: the paragraphs in order.
        own: the document's unit; None where it is not known, and nothing is foreign.
    """
    places: dict[str, list[Cell]] = defaultdict(list)
    regions: set[str] = set()
    for paragraph in text if own and own.kode_wilayah else ():
        whole = paragraph.text
        if own is None or not _may_be_foreign(whole, own):
            continue
        units = [unit for unit in units_of_text(whole, own) if unit.relation == "foreign"]
        regions |= {unit.kode_wilayah or unit.name for unit in units}
        at = 0
        for unit in units:
            start = whole.index(unit.raw, at)
            at = start + len(unit.raw)
            if unit.what == "commission" and not _is_beside(whole, start, at):
                places[unit.name].append(paragraph.place(start, at))
    if len(regions) <= _MOST_REGIONS:
        for name, cells in places.items():
            yield _issue(name, own, tuple(cells))


def _may_be_foreign(text: str, own: Satker) -> bool:
    """Say whether a text names a commission whose region is not, letter by letter, the own one."""
    mine = fold_text(own.name)
    return any(fold_text(match.group("region")) not in mine for match in _NAMED.finditer(text))


def _is_beside(text: str, start: int, end: int) -> bool:
    return bool(_BESIDE.search(text[:start]) or _LIST_AROUND.match(text[end:]))


FAMILY = Family("Units", (FOREIGN, LEVEL), None, _issues)
