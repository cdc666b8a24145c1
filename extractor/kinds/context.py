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

from extractor.kinds.document_titles import find_document_title
from extractor.kinds.line_roles import (
    LONGEST_TITLE,
    in_paragraph,
    is_caption,
    is_list_item,
    is_running_text,
    is_title_like,
)
from extractor.kinds.pieces import TableDraft
from extractor.kinds.signers import (
    is_signed_off,
    join_cut_lines,
    names_title,
    signature_bagian,
)
from extractor.kinds.table_titles import names_kind, printed_title, sasaran_heading, title_lines
from extractor.kinds.unit_names import (
    is_government,
    names_region,
    same_unit,
    to_satker,
    unit_of_officials,
    units_of,
    with_region,
)
from extractor.kinds.wrapped_names import join_wrapped_names
from extractor.kinds.years import bare_years, without_wrapped_spans, year_of_title, years_of
from extractor.model import Satker
from extractor.model.document import Bagian, DocumentKind, TableKind
from extractor.tables.grid import TextLine
from normalizers.satker import SatkerName, find_satker
from normalizers.text import fold_text

_TITLE_LINES = 8
_TITLE_GAP = 3
"""Lines of a title block stand at most this far apart."""
_COVER_LINES = 60
_TITLE_PAGE = 20
"""Lines of a cover on which a bare year is the document's."""
_LONGEST_SEARCH = 5000
_HEADING_LINES = 12
_INTRODUCTION_END = 160
_UNIT_LINES = 15
_GENERIC_UNIT = re.compile(r"(?:dinas|badan|lembaga(?: teknis)?) daerah\b", re.IGNORECASE)
"""``Organisasi dan Tata Kerja Dinas Daerah Provinsi``: a law on all agencies, none of them."""
_VISION = re.compile(
    r"^(?:visi|misi(?:\s+(?:\d+|[ivx]+|ke-?\s?\w+))?)\b\s*[:.]?\s(?!dan\b)", re.IGNORECASE
)
_FREQUENT = 3
"""An agency named this often stands before the government it belongs to."""


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
    found = _satker_near(titles, draft.above, document.satker)
    signer = signature_bagian(draft.below)
    satker = _one_spelling(to_satker(*found), document.satker) if found else document.satker
    own = found[1] if found and found[0] in " ".join(titles) else None
    bagian = _bagian(own, titles, signer, units, document)
    tahun = year_near(titles, draft.above)
    if previous is not None and draft.joined:
        tahun = tahun or previous.tahun
    return TableContext(
        titles=titles,
        introduction=introduction,
        title=printed_title(titles) or _document_title(draft, document),
        satker=satker,
        bagian=bagian,
        tahun=tahun or document.tahun or _year_of_quarters(draft),
        sasaran=sasaran_heading([line.text for line in draft.above[-_HEADING_LINES:]]),
    )


def _year_of_quarters(draft: TableDraft) -> int | None:
    """The year that the headings of quarters or months name, if they name one only.

    ``Realisasi Kinerja Pada Triwulan I - IV Tahun 2023`` tells the year of a table whose
    title has none.
    """
    years = {
        year
        for piece in draft.pieces
        if piece.header is not None
        for heading in piece.header.headings
        if heading.period
        for year in years_of(heading.printed)
    }
    return years.pop() if len(years) == 1 else None


def title_block(above: Sequence[TextLine]) -> list[str]:
    """The short lines right above a table, nearest last.

    Long text, an item of a list and a signature end the block; a line that tells the
    vision or a mission is left out.
    """
    block: list[str] = []
    below: int | None = None
    for line in reversed(above[-_TITLE_LINES * 2 :]):
        if _VISION.match(line.text):
            below = line.line
            continue
        if len(line.text) > LONGEST_TITLE or len(block) >= _TITLE_LINES:
            break
        signed = is_signed_off(line.text)
        if not signed and is_list_item(line.text):
            break
        if signed or (below is not None and below - line.line > _TITLE_GAP):
            return _without_signer(block[::-1]) if signed else block[::-1]
        below = line.line
        block.append(line.text)
    return block[::-1]


def _without_signer(block: list[str]) -> list[str]:
    """Below a signature stand the signer's name and number; they are no title."""
    while block and not (names_title(block[0]) or find_satker(block[0]) or is_caption(block[0])):
        block = block[1:]
    return block


def _document_title(draft: TableDraft, document: DocumentContext) -> str | None:
    """A table without a title of its own has the document's, if that is right above it."""
    near = [line.text for line in draft.above if line.text == document.title]
    if document.title is None or not near or len(draft.above) > _COVER_LINES // 2:
        return None
    return document.title if names_kind(document.title) else None


def _satker_near(
    titles: Sequence[str], above: Sequence[TextLine], document: Satker | None
) -> tuple[str, SatkerName] | None:
    """The unit of the title block; without any in the document, of the text above."""
    own = [text for text in titles if document is None or not is_running_text(text)]
    for text in reversed(join_wrapped_names(join_cut_lines(own))):
        found = [unit for unit in units_of(text) if not (document and is_government(unit))]
        if found:
            return text, with_region(found[-1], titles)
    spoken = join_wrapped_names([line.text for line in above]) if document is None else []
    for text in reversed(spoken):
        found = [unit for unit in find_satker(text) if names_region(unit)]
        if found:
            return _around(text, found[-1].name), found[-1]
    return None


def _one_spelling(satker: Satker, document: Satker | None) -> Satker:
    """The document's unit has one name, however a table's text spells it."""
    if document is None or not same_unit(satker.name, document.name):
        return satker
    return document.model_copy(update={"raw": satker.raw})


def _around(text: str, name: str) -> str:
    return text if len(text) <= LONGEST_TITLE else name


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


def year_near(titles: Sequence[str], above: Sequence[TextLine]) -> int | None:
    """The year of a title block, or of the end of the text that introduces the table.

    Below a caption running text does not count: what it tells of is often another year.
    """
    printed = without_wrapped_spans(title_lines(titles))
    others = [] if any(map(is_caption, titles)) else without_wrapped_spans(titles)
    for text in (*reversed(printed), *reversed(others)):
        found = year_of_title(text)
        if found:
            return found
    bare = [year for text in printed for year in bare_years(text)]
    if bare:
        return max(bare)
    near = without_wrapped_spans([line.text for line in above[-3:]])[-2:]
    for text in reversed(near if others or not titles else ()):
        years = years_of(text[-_INTRODUCTION_END:])
        if years:
            return years[-1]
    return None


def read_document_context(lines: Sequence[TextLine]) -> DocumentContext:
    """Read what a document says of itself on its first lines, or by its most frequent unit."""
    cover = [line.text for line in lines if line.text][:_COVER_LINES]
    unit = _document_unit(join_wrapped_names(join_cut_lines(cover)), lines)
    kind, title = find_document_title(cover, lines)
    return DocumentContext(
        kind=kind,
        title=title,
        satker=to_satker(*unit) if unit else None,
        bagian=_usual_bagian(lines, unit[1]) if unit else None,
        tahun=_document_year(cover, lines),
    )


def _document_year(cover: Sequence[str], lines: Sequence[TextLine]) -> int | None:
    """The year of the cover's titles, else the one that the document names most."""
    titled = [
        year
        for place, text in enumerate(without_wrapped_spans(cover))
        if is_title_like(text) and not _in_text(cover, place) and (year := year_of_title(text))
    ]
    if titled:
        return titled[0]
    counts = Counter(year for line in lines[:_LONGEST_SEARCH] for year in years_of(line.text))
    if counts:
        return max(counts, key=lambda year: (counts[year], year))
    bare = [
        year
        for text in without_wrapped_spans(cover[:_TITLE_PAGE])
        if is_title_like(text)
        for year in bare_years(text)
    ]
    return bare[0] if bare else None


def _in_text(cover: Sequence[str], place: int) -> bool:
    """Say whether a line is of a paragraph, or goes on with a line that is."""
    above = cover[place - 1] if place else ""
    runs_on = (
        bool(above) and not above.endswith((".", ":", ";")) and cover[place].upper() != cover[place]
    )
    return in_paragraph(cover, place) or (runs_on and in_paragraph(cover, place - 1))


def _document_unit(
    cover: Sequence[str], lines: Sequence[TextLine]
) -> tuple[str, SatkerName] | None:
    titled = [
        (text, unit)
        for text in cover[:_UNIT_LINES]
        if len(text) <= LONGEST_TITLE
        for unit in units_of(text)
        if not is_government(unit) or is_title_like(text)
    ]
    if titled:
        text, unit = next((t for t in titled if not is_government(t[1])), titled[0])
        return text, with_region(unit, [line.text for line in lines[:_UNIT_LINES]])
    texts = join_cut_lines([line.text for line in lines[:_LONGEST_SEARCH]])
    often = _frequent_unit(join_wrapped_names(texts))
    if often is not None:
        return often.name, often
    return unit_of_officials(cover)


def _frequent_unit(texts: Sequence[str]) -> SatkerName | None:
    """The unit that the text names most, however its name's small words are written.

    Where just one part of that unit is named (``Biro Umum Sekretariat Daerah …``), it is
    the part.
    """
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[SatkerName]] = {}
    for text in texts:
        for unit in find_satker(text):
            if names_region(unit) and not _GENERIC_UNIT.match(unit.name):
                key = fold_text(unit.name)
                counts[key] += 1
                forms.setdefault(key, Counter())[unit] += 1
    if not counts:
        return None
    agencies = [k for k in counts if counts[k] >= _FREQUENT and not k.startswith("pemerintah")]
    best = min(agencies or counts, key=lambda k: (-counts[k], k))
    parts = [key for key in counts if key != best and key.endswith(f" {best}")]
    chosen = forms[parts[0] if len(parts) == 1 else best]
    return min(chosen, key=lambda unit: (-chosen[unit], unit.name))


def _usual_bagian(lines: Sequence[TextLine], unit: SatkerName) -> Bagian | None:
    """The part of the unit that the document speaks of most; covers are often loose about it."""
    if unit.bagian is None:
        return None
    counts = Counter(
        found.bagian
        for line in lines[:_LONGEST_SEARCH]
        for found in find_satker(line.text)
        if found.name == unit.name
    )
    return "Sekretariat" if counts["Sekretariat"] > counts["KPU"] else "KPU"


_DOCUMENT_OF_TABLE: dict[TableKind, DocumentKind] = {
    "rak": "rak",
    "rkt": "rkt",
    "perjanjian_kinerja": "perjanjian_kinerja",
}


def document_kind_of(tables: Sequence[TableKind]) -> DocumentKind:
    """The kind of a document without a title: that of its first table that names one."""
    return next(
        (_DOCUMENT_OF_TABLE[kind] for kind in tables if kind in _DOCUMENT_OF_TABLE), "other"
    )
