"""What proves a finding: the cells involved, and the original around them.

Steps, for each document that a finding names: list its cells; of a text show the lines, of a PDF
the parts of pages. Without the original the cells alone are the evidence, as they were read.
Tables of staff are not pictured unless personal data was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.model.audit import AuditEvidence, AuditFinding
from extractor.readers.page import Box
from extractor.report.crops import Crop, plan_crops
from extractor.report.entries import Entry
from extractor.report.excerpts import Excerpts
from extractor.report.gallery import Gallery, Key, box_of
from extractor.report.people import holds_people
from extractor.report.phrases import Phrases

MOST_CELLS = 40
"""Cells listed of one finding."""
MOST_CROPS = 6
"""Pictures of one finding from one document."""
_LONGEST_ALT = 200


@dataclass(frozen=True, slots=True)
class ListedCell:
    """A cell in words: where it stands and what is printed there."""

    document: str | None
    place: str
    table: str | None
    row: str | None
    column: str | None
    raw: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one document: lines or parts of pages, and why something is not."""

    document: str | None
    excerpts: Excerpts | None = None
    crops: tuple[tuple[Key, str], ...] = ()
    """Each picture's key and what it shows in words."""
    left_out: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one finding."""

    cells: tuple[ListedCell, ...] = ()
    count: int = 0
    shown: tuple[Shown, ...] = ()


@dataclass
class Prover:
    """Finds the evidence of findings.

    Attributes:
        entries: the documents.
        gallery: where pictures are asked for.
        phrases: the words.
    """

    entries: Sequence[Entry]
    gallery: Gallery
    phrases: Phrases
    _by_name: Mapping[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        """Index the documents by name; the first of two of one name counts."""
        self._by_name = {entry.name: entry for entry in reversed(self.entries)}

    def evidence_of(self, finding: AuditFinding, own: Entry | None) -> Evidence:
        """Return what proves a finding, and ask for its pictures.

        Args:
            finding: the finding.
            own: its document, None for a finding across documents.
        """
        by_entry: dict[int, list[AuditEvidence]] = {}
        cells = []
        for item in finding.evidence:
            entry = self._entry(item, own)
            if entry is not None:
                by_entry.setdefault(entry.index, []).append(item)
            cells.append(self._listed(item, entry, own))
        shown = (self._shown(self.entries[index - 1], by_entry[index], own) for index in by_entry)
        listed = tuple(dict.fromkeys(cells))
        held = tuple(one for one in shown if one.excerpts or one.crops or one.notes)
        return Evidence(listed[:MOST_CELLS], len(listed), held)

    def _entry(self, item: AuditEvidence, own: Entry | None) -> Entry | None:
        return self._by_name.get(item.document, own) if item.document else own

    def _listed(self, item: AuditEvidence, entry: Entry | None, own: Entry | None) -> ListedCell:
        document = entry.name if entry else item.document
        return ListedCell(
            document=document if entry is not own or own is None else None,
            place=place_text(item.page, item.line, self.phrases),
            table=entry.table_name(item.table, self.phrases) if entry else item.table,
            row=self._row(item.row),
            column=field_text(item.field, self.phrases, entry, item.table),
            raw=item.raw,
            link=entry.row_anchor(item.table, item.row) if entry else None,
        )

    def _row(self, row: int | None) -> str | None:
        return self.phrases.text("row_number", row=row + 1) if row is not None else None

    def _shown(self, entry: Entry, items: Sequence[AuditEvidence], own: Entry | None) -> Shown:
        name = entry.name if entry is not own else None
        if entry.lines is not None:
            places = [(item.line, item.raw) for item in items if item.line is not None]
            excerpts = entry.lines.excerpts(places)
            return Shown(name, excerpts if excerpts.runs else None, left_out=excerpts.left_out)
        if entry.pdf is not None:
            return self._pictured(entry, items, name)
        return Shown(name)

    def _pictured(self, entry: Entry, items: Sequence[AuditEvidence], name: str | None) -> Shown:
        allowed = [item for item in items if not self._is_withheld(entry, item)]
        notes = (self.phrases.text("withheld"),) if len(allowed) < len(items) else ()
        crops = plan_crops(place for item in allowed if (place := _place(entry, item)))
        chosen = crops[:MOST_CROPS]
        for crop in chosen:
            self.gallery.want((entry.index, crop))
        described = tuple(((entry.index, crop), self._described(crop, allowed)) for crop in chosen)
        return Shown(name, crops=described, left_out=len(crops) - len(chosen), notes=notes)

    def _is_withheld(self, entry: Entry, item: AuditEvidence) -> bool:
        held = entry.tables.get(item.table) if item.table is not None else None
        return held is not None and not entry.with_personal_data and holds_people(held[1])

    def _described(self, crop: Crop, items: Sequence[AuditEvidence]) -> str:
        """Return a picture in words, for who does not see it."""
        raws = [
            item.raw
            for item in items
            if item.raw and item.page == crop.page and box_of(item.bbox) in crop.cells
        ]
        cells = "; ".join(dict.fromkeys(raws))
        if len(cells) > _LONGEST_ALT:
            cells = cells[: _LONGEST_ALT - 1].rsplit(" ", 1)[0] + "…"
        return self.phrases.text("picture_alt", page=crop.page, cells=cells)


def _place(entry: Entry, item: AuditEvidence) -> tuple[int, Box, Box] | None:
    """Return the page and the boxes of a cell and of its row."""
    cell = box_of(item.bbox)
    if item.page is None or cell is None:
        return None
    row = entry.row(item.table, item.row)
    around = box_of(row.source.bbox) if row and row.source.page == item.page else None
    return item.page, cell, around or cell


def place_text(page: int | None, line: int | None, phrases: Phrases) -> str:
    """Return a place in words: "halaman 3", "baris 931 naskah"."""
    if page is not None and line is not None:
        return phrases.text("page_line", page=page, line=line)
    if page is not None:
        return phrases.text("page", page=page)
    return phrases.text("line", line=line) if line is not None else ""


def field_text(
    name: str | None, phrases: Phrases, entry: Entry | None, table: str | None
) -> str | None:
    """Return a field in words.

    Args:
        name: as in the contract: "realisasi", "extra.Sisa", "cells.3", "columns.2".
        phrases: the words.
        entry: the document.
        table: id of the table.
    """
    if name is None:
        return None
    base, _, rest = name.partition(".")
    if base == "extra" and rest:
        return rest
    if base in ("cells", "columns") and rest.isdecimal():
        held = entry.tables.get(table) if entry and table is not None else None
        columns = held[1].columns if held else []
        at = int(rest)
        return (columns[at].header if at < len(columns) else "") or f"{at + 1}"
    return phrases.word("fields", base) + (f" {rest}" if rest else "")
