"""Whose table it is and of which year, from the text around it.

Nearest first: the table's own title block, the signature block below it, the units
that carry out its activities, the running text above, the document. A signature
decides between the commission and its secretariat, because titles often leave the
word Sekretariat out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.kinds.declarations import kinds, words
from extractor.kinds.drafts import TableDraft
from extractor.model import Satker
from extractor.model.document import Bagian, DocumentKind, TableKind
from extractor.tables.grid import TextLine
from normalizers.dates import find_years
from normalizers.satker import SatkerName, find_satker
from normalizers.text import clean_text, fold_text
from normalizers.wilayah import find_wilayah

_TITLE_LENGTH = 140
_TITLE_LINES = 8
_TITLE_GAP = 3
"""Lines of a title block stand at most this far apart."""
_SIGNATURE_LINES = 10
_SIGNATURE_LENGTH = 70
_COVER_LINES = 60
_HEADING_LINES = 12
_INTRODUCTION_END = 160
_INCOMPLETE_UNIT = re.compile(
    r"(?:kabupaten|kota|provinsi|umum|kpu|sekretariat|kab\.?|pemilihan)\s*$", re.IGNORECASE
)
_DATED = re.compile(r"\b(?:19|20)\d{2}\b")
_YEAR = re.compile(
    r"\b(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*:?\s*((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", re.IGNORECASE
)
_HEADING = re.compile(r"^\s*sasaran\s*(?:strategis\s*)?\d+\s*[.:]?\s+(\S.*)$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:tabel|table|lampiran|formulir)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the text around a table says of it."""

    titles: list[str]
    introduction: str
    title: str | None
    satker: Satker | None
    bagian: Bagian | None
    tahun: int | None
    sasaran: str | None


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What the document says of itself; `kind` is None when no title names one."""

    kind: DocumentKind | None
    title: str | None
    satker: Satker | None
    bagian: Bagian | None
    tahun: int | None


def read_table_context(
    draft: TableDraft,
    document: DocumentContext,
    units: Sequence[str],
    previous: TableContext | None,
) -> TableContext:
    """Read the context of one table.

    Args:
        draft: the table with its text above and below.
        document: what the document says of itself.
        units: the texts of the table's pelaksana column.
        previous: context of the table right above, when no text stands between.
    """
    titles = title_block(draft.above)
    introduction = " ".join(line.text for line in draft.above[-3:])
    found = _satker_near(titles, draft.above)
    signer = signature_bagian(draft.below)
    satker = to_satker(*found) if found else document.satker
    own = found[1] if found and found[0] in " ".join(titles) else None
    bagian = _bagian(own, titles, signer, units, document)
    tahun = year_near(titles, draft.above)
    if previous is not None and draft.joined:
        tahun = tahun or previous.tahun
    return TableContext(
        titles=titles,
        introduction=introduction,
        title=_title(titles),
        satker=satker,
        bagian=bagian,
        tahun=tahun or document.tahun,
        sasaran=_sasaran_heading([line.text for line in draft.above[-_HEADING_LINES:]]),
    )


def title_block(above: Sequence[TextLine]) -> list[str]:
    """The short lines right above a table, nearest last; long text ends the block."""
    block: list[str] = []
    below: int | None = None
    for line in reversed(above[-_TITLE_LINES * 2 :]):
        if len(line.text) > _TITLE_LENGTH or len(block) >= _TITLE_LINES:
            break
        if below is not None and below - line.line > _TITLE_GAP:
            return _without_signer(block[::-1]) if _is_signature(line.text) else block[::-1]
        below = line.line
        if _is_signature(line.text):
            return _without_signer(block[::-1])
        block.append(line.text)
    return block[::-1]


def _without_signer(block: list[str]) -> list[str]:
    """Below a signature stand the signer's name and number; they are no title."""
    while block and not (_is_title(block[0]) or find_satker(block[0]) or _CAPTION.match(block[0])):
        block = block[1:]
    return block


def _title(titles: Sequence[str]) -> str | None:
    """The printed title: lines in capitals, captions, and lines that name a kind of table."""
    names = {word for kind in kinds().values() for word, _ in kind.titles}
    chosen = [
        text
        for text in titles
        if not text.endswith((".", ":", ";"))
        if _CAPTION.match(text)
        or (text.upper() == text and any(char.isalpha() for char in text))
        or any(f" {name} " in f" {fold_text(text)} " for name in names)
        or _HEADING.match(text)
    ]
    return clean_text(" ".join(chosen)) or None


def _sasaran_heading(titles: Sequence[str]) -> str | None:
    for text in reversed(titles):
        match = _HEADING.match(text)
        if match:
            return match.group(1).strip()
    return None


def _satker_near(titles: Sequence[str], above: Sequence[TextLine]) -> tuple[str, SatkerName] | None:
    joined = _join_cut_lines(titles)
    for text in reversed(joined):
        found = [unit for unit in find_satker(text) if _names_region(unit)]
        if found:
            return text, found[-1]
    for line in reversed(above):
        found = [unit for unit in find_satker(line.text) if _names_region(unit)]
        if found:
            return _around(line.text, found[-1].name), found[-1]
    return None


def _names_region(unit: SatkerName) -> bool:
    """A unit that stands for a table names its region or is an agency of its own."""
    return find_wilayah(unit.name) is not None or len(unit.name.split()) >= 3


def _around(text: str, name: str) -> str:
    return text if len(text) <= _TITLE_LENGTH else name


def _join_cut_lines(titles: Sequence[str]) -> list[str]:
    """``KOMISI PEMILIHAN UMUM`` / ``KABUPATEN LAHAT`` on two lines is one name."""
    joined: list[str] = []
    for text in titles:
        if joined and _INCOMPLETE_UNIT.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def to_satker(raw: str, unit: SatkerName) -> Satker:
    """Turn a found unit into the contract's satker, with its region's code if known."""
    region = find_wilayah(unit.name)
    return Satker(
        raw=clean_text(raw),
        name=unit.name,
        kode_wilayah=region.kode if region else None,
        score=100 if region else 0,
    )


def _bagian(
    unit: SatkerName | None,
    titles: Sequence[str],
    signer: Bagian | None,
    units: Sequence[str],
    document: DocumentContext,
) -> Bagian | None:
    """The secretariat if the title says so, else the signer, else who carries it out."""
    titled = any("sekretariat" in fold_text(text) for text in titles)
    if unit is not None and unit.bagian == "Sekretariat" and titled:
        return "Sekretariat"
    if signer is not None:
        return signer
    carried = _bagian_of_units(units)
    if carried is not None:
        return carried
    if unit is not None and unit.bagian in ("KPU", "Sekretariat"):
        return "Sekretariat" if unit.bagian == "Sekretariat" else "KPU"
    return document.bagian


def _bagian_of_units(units: Sequence[str]) -> Bagian | None:
    """A RAK carried out by divisi is the commission's, by subbagian its secretariat's."""
    folded = [fold_text(text) for text in units if text]
    if not folded:
        return None
    subs = sum(text.startswith(("sub", "kasub")) for text in folded)
    divisions = sum(text.startswith("divisi") for text in folded)
    if subs > divisions:
        return "Sekretariat"
    return "KPU" if divisions else None


def signature_bagian(below: Sequence[TextLine]) -> Bagian | None:
    """Who signs below a table: the ketua (KPU), the sekretaris, or a unit's name alone.

    A unit counts right below the table or below the signature's date; behind any other
    words it may be a heading of what comes next.
    """
    unit: Bagian | None = None
    other_words = False
    for text in _join_cut_lines([line.text for line in below[:_SIGNATURE_LINES]]):
        if len(text) > 2 * _SIGNATURE_LENGTH or _is_title(text):
            break
        signer = _signer(text)
        if signer is not None:
            return signer
        found = find_satker(text)
        if not found:
            other_words = other_words or not _DATED.search(text)
        elif unit is None and not other_words and len(text) <= _SIGNATURE_LENGTH:
            unit = (
                "Sekretariat"
                if found[0].bagian == "Sekretariat"
                else ("KPU" if found[0].bagian == "KPU" else None)
            )
    return unit


def _is_title(text: str) -> bool:
    folded = fold_text(text)
    return bool(_YEAR.search(text)) and any(
        word in folded for kind in kinds().values() for word, points in kind.titles if points >= 5
    )


def _is_signature(text: str) -> bool:
    return len(text) <= _SIGNATURE_LENGTH and _signer(text) is not None


def _signer(text: str) -> Bagian | None:
    if len(text) > _SIGNATURE_LENGTH or ":" in text:
        return None
    tokens = fold_text(text).split()
    if not tokens:
        return None
    ends = (
        {tokens[0], tokens[-1], *tokens[1:2]}
        if tokens[0] in ("plt", "plh", "pt")
        else {tokens[0], tokens[-1]}
    )
    if ends & words().signature_sekretaris:
        return "Sekretariat"
    if ends & words().signature_ketua:
        return "KPU"
    return None


def year_near(titles: Sequence[str], above: Sequence[TextLine]) -> int | None:
    """The year of a title block, or of the end of the text that introduces the table."""
    for text in reversed(titles):
        found = _YEAR.findall(text)
        if found:
            return int(found[-1])
    for line in reversed(above[-2:]):
        found = _YEAR.findall(line.text[-_INTRODUCTION_END:])
        if found:
            return int(found[-1])
    return None


def read_document_context(lines: Sequence[TextLine]) -> DocumentContext:
    """Read what a document says of itself on its first lines, or by its most frequent unit."""
    cover = [line.text for line in lines if line.text][:_COVER_LINES]
    unit = _document_unit(_join_cut_lines(cover), lines)
    years = [int(y) for text in cover for y in _YEAR.findall(text)]
    if not years:
        years = [year for text in cover[:20] for year in find_years(text)]
    kind, title = _document_kind(cover)
    return DocumentContext(
        kind=kind,
        title=title,
        satker=to_satker(*unit) if unit else None,
        bagian=_usual_bagian(lines, unit[1]) if unit else None,
        tahun=years[0] if years else None,
    )


def _document_unit(
    cover: Sequence[str], lines: Sequence[TextLine]
) -> tuple[str, SatkerName] | None:
    titled = [
        (text, unit)
        for text in cover[:15]
        if len(text) <= _TITLE_LENGTH
        for unit in find_satker(text)
        if _names_region(unit)
    ]
    if titled:
        return next((t for t in titled if not t[1].name.startswith("Pemerintah")), titled[0])
    counts: Counter[SatkerName] = Counter()
    for line in lines[:5000]:
        counts.update(unit for unit in find_satker(line.text) if _names_region(unit))
    if not counts:
        return None
    unit = min(counts, key=lambda u: (-counts[u], u.name))
    return unit.name, unit


def _usual_bagian(lines: Sequence[TextLine], unit: SatkerName) -> Bagian | None:
    """The part of the unit that the document speaks of most; covers are often loose about it."""
    if unit.bagian is None:
        return None
    counts = Counter(
        found.bagian
        for line in lines[:5000]
        for found in find_satker(line.text)
        if found.name == unit.name
    )
    return "Sekretariat" if counts["Sekretariat"] > counts["KPU"] else "KPU"


_DOCUMENT_TITLES: tuple[tuple[DocumentKind, tuple[str, ...]], ...] = (
    ("rak", ("rencana aksi kinerja", "rencana aksi")),
    ("rkt", ("rencana kinerja tahunan", "rencana kerja tahunan")),
    ("perjanjian_kinerja", ("perjanjian kinerja", "penetapan kinerja")),
    ("lakip", ("laporan kinerja", "laporan akuntabilitas kinerja", "lakip", "lkjip")),
    ("renstra", ("rencana strategis",)),
)
_DOCUMENT_OF_TABLE: dict[TableKind, DocumentKind] = {
    "rak": "rak",
    "rkt": "rkt",
    "perjanjian_kinerja": "perjanjian_kinerja",
}


def _document_kind(cover: Sequence[str]) -> tuple[DocumentKind | None, str | None]:
    """The kind whose title comes first on the cover."""
    for text in cover[:25]:
        folded = fold_text(text)
        if len(text) > _TITLE_LENGTH:
            continue
        for kind, names in _DOCUMENT_TITLES:
            if any(name in folded for name in names):
                return kind, text
    return None, None


def document_kind_of(tables: Sequence[TableKind]) -> DocumentKind:
    """The kind of a document without a title: that of its first table that names one."""
    return next(
        (_DOCUMENT_OF_TABLE[kind] for kind in tables if kind in _DOCUMENT_OF_TABLE), "other"
    )
