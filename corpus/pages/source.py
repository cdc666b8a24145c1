"""Read `sources/pages/*.yaml`: what a laid-out document means and what it looks like.

Tables, columns and rows have the form of the other sources (see `corpus.source`), with three
additions: `look` says how a table is drawn, `printed` on a column gives its headings from the
outermost to its own, and `like: <source>` with `number` takes a table of another source, so that
the same table stands in the corpus as dump, PDF and DOCX. `breaks` cuts a table between pages:
`carry` says where the label of a merged cell that is cut is printed (`first`, `second`, `split`,
`repeat`), `cut: 2` leaves the first two lines of the row on the page before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from corpus import source
from corpus.model import Column, CorpusError, Document, Table

Raw = dict[str, Any]
Headings = tuple[str, ...]
"""What stands above a column, the outermost first."""

TRAITS = {
    "shading": "rectangles painted behind header, rows or totals",
    "no-outer-borders": "the frame of the table is not drawn",
    "double-lines": "lines drawn twice, side by side",
    "broken-lines": "lines with gaps",
    "cell-lines": "each cell draws its own four lines, with small gaps between cells",
    "several-tables": "two tables on one page",
    "page-frame": "a frame around the whole page",
    "text-over-border": "text that runs over a border",
    "three-level-header": "a header of three rows above its columns",
    "chart-boxes": "a chart of boxes, which is no table",
    "watermark": "large grey text behind the table",
    "page-background": "the whole page is coloured",
    "vertical-header": "headings read from the bottom up",
    "rotated-page": "a page with /Rotate",
    "turned-content": "a page whose content is turned, without /Rotate",
    "horizontal-lines-only": "rows have lines, columns have none",
    "one-drawn-row": "columns have lines, the records below the header none between them",
    "lowered-values": "amounts stand some points lower than the text of their row",
    "no-lines": "a table by alignment alone",
    "tick-text": "ticks as text",
    "tick-zapf": "ticks as codes of ZapfDingbats",
    "tick-wingdings": "ticks as codes of a font named Wingdings",
    "tick-drawn": "ticks drawn as paths",
    "tick-picture": "ticks as small pictures",
    "tick-fill": "periods marked by painted cells",
    "merged-mark": "one mark over several months",
    "page-break": "a table over several pages",
    "label-on-first-page": "the label of a cut cell stands on the first page only",
    "label-on-second-page": "the label of a cut cell stands on the second page only",
    "label-repeated": "the label of a cut cell stands on both pages",
    "page-furniture": "a running header and a footer with the page's number",
    "several-sheets": "an XLSX with a table on each sheet",
    "label-over-both-pages": "the label of a cut cell is split over both pages",
    "row-cut": "a row goes on on the next page",
    "header-repeated": "the header again on each page",
    "column-numbers": "1 2 3 under the header",
    "widths-change": "columns have other widths on the next page",
    "word-spans": "DOCX cells merged by gridSpan and vMerge",
    "word-nested-table": "a DOCX table within a cell",
    "word-text-box": "text in a DOCX text box",
    "word-numbering": "numbers that DOCX counts by itself",
    "word-symbol": "ticks as w:sym of Wingdings",
    "word-picture": "a DOCX table that is a picture",
    "word-hidden": "hidden text in a DOCX",
    "sheet-merged": "XLSX ranges merged",
    "sheet-formats": "XLSX numbers shown by their format (0.795 as 79,5%)",
    "sheet-rounded": "XLSX numbers shown rounded (0.7641 as 76%) or in thousands",
    "quarters-with-amounts": "each quarter has a target and an amount (K, Rp)",
    "year-series": "one column for each year",
    "cents": "amounts with cents",
    "foreign-separators": "452,750,000.00",
    "formula-column": "an IKU with formula and source",
    "printed-twice": "bold text made by printing it twice, a hair apart",
    "recognised-page": "a scan with the invisible text of an OCR",
    "word-shading": "a DOCX schedule of painted cells",
    "scanned-page": "a page that is a picture",
    "wrong-tounicode": "a font whose ToUnicode says other letters than the page shows",
    "no-tounicode": "a font whose codes nothing explains",
    "same-table-elsewhere": "a table that is in the corpus in another form too",
}
"""What a document is an example of."""

STYLES = {"title", "left", "centred", "paragraph", "signature", "box", "chart", "picture", "hidden"}


class Place(NamedTuple):
    """Where a row begins: page from 1 (of a workbook: sheet), and the sheet's row from 1."""

    page: int
    line: int | None = None


Places = dict[tuple[int, int], Place]
"""The place of each row by (number of its table, number of the row), both from 0."""


@dataclass(frozen=True)
class Look:
    """How a table is drawn.

    Attributes:
        widths: share of the width by column key (`jadwal` for each period).
        borders: all, no-outer, horizontal, one-row, none, double, broken or cells.
        fills: colour by role: head, numbers, zebra, section, total, mark.
        tick: root, letter, zapf, wingdings, drawn, picture or fill.
        merged_marks: rows (from 1) whose runs of marked periods are one merged cell.
        turned: keys of the columns whose own heading is read from the bottom up.
        size: size of the letters in points.
        font: Helvetica, Times or Vera.
        lowered: points by column key that data stand below the place of their row.
        middle: labels stand in the vertical middle of their cell.
        overflow: by row (from 1) the keys of the cells that are not wrapped.
        sections: whether the text of a section row covers the empty cells behind it.
        nested: by row (from 1) lines that stand in a table within the cell `key`.
        printed_twice: bold text is printed twice, a hair apart.
        auto_numbers: the numbers of the first column are counted by the word processor.
    """

    widths: dict[str, float] = field(default_factory=dict)
    borders: str = "all"
    fills: dict[str, str] = field(default_factory=dict)
    tick: str = "root"
    merged_marks: tuple[int, ...] = ()
    turned: tuple[str, ...] = ()
    size: float = 7.5
    font: str = "Helvetica"
    lowered: dict[str, float] = field(default_factory=dict)
    middle: bool = False
    overflow: dict[int, tuple[str, ...]] = field(default_factory=dict)
    sections: str = "plain"
    nested: dict[int, Raw] = field(default_factory=dict)
    auto_numbers: bool = False
    printed_twice: bool = False


@dataclass(frozen=True)
class Prose:
    """Text between tables; `new_page` begins a page (of a workbook: a sheet) with it."""

    text: str
    style: str = "paragraph"
    new_page: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table, the headings above each of its columns, and its look."""

    table: Table
    paths: dict[str, Headings]
    look: Look
    new_page: bool = False


@dataclass(frozen=True)
class LaidOut:
    """A laid-out document: what the truth is built from, and what is drawn."""

    document: Document
    traits: tuple[str, ...]
    page: Raw
    parts: tuple[Prose | Sheet, ...]
    unsure_labels: bool

    @property
    def file_name(self) -> str:
        """Return the name of the printed document."""
        return f"{self.document.name}.{self.document.suffix}"

    @property
    def sheets(self) -> list[Sheet]:
        """List the tables in reading order."""
        return [part for part in self.parts if isinstance(part, Sheet)]


def load(path: Path) -> LaidOut:
    """Read one source file.

    Raises:
        CorpusError: it names a trait, a style or a table that does not exist.
    """
    raw = read_raw(path)
    unknown = set(raw["traits"]) - set(TRAITS)
    if unknown:
        raise CorpusError(f"unknown traits: {', '.join(sorted(unknown))}")
    parts = tuple(read_part(part, raw, path.parent) for part in raw["parts"])
    document = Document(
        name=path.stem,
        suffix=raw["format"],
        encoding="",
        newline="",
        layouts=[],
        purpose=raw["purpose"],
        parts=[part.text if isinstance(part, Prose) else part.table for part in parts],
        noise=[],
        prose=[],
    )
    lineless = raw.get("unsure_labels", "no") == "yes"
    return LaidOut(document, tuple(raw["traits"]), raw.get("page", {}), parts, lineless)


def read_raw(path: Path) -> Raw:
    """Read a source file as plain data, every scalar as text."""
    raw: Raw = source.unescape(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    return raw


def read_part(part: Raw, document: Raw, folder: Path) -> Prose | Sheet:
    """Read a text or a table."""
    new_page = part.get("new_page") == "yes"
    if "text" in part:
        style = part.get("style", "paragraph")
        if style not in STYLES:
            raise CorpusError(f"unknown style {style}")
        return Prose(part["text"], style, new_page)
    raw = dict(part["table"])
    if "like" in raw:
        raw = {**table_of(folder.parent / f"{raw['like']}.yaml", int(raw["number"])), **raw}
    columns = [one | joined_header(one) for one in raw["columns"]]
    printed = {
        one.get("field") or f"extra:{one['header']}": tuple(one["printed"])
        for one in columns
        if "printed" in one
    }
    table = source.read_table({**raw, "columns": columns}, document)
    paths = {column.key: heading_path(column, raw) for column in table.columns} | printed
    return Sheet(table, paths, read_look(raw.get("look", {})), new_page)


def joined_header(column: Raw) -> Raw:
    """Name a column by all its headings, where its source gives them one by one."""
    return {"header": " ".join(column["printed"])} if "printed" in column else {}


def table_of(path: Path, number: int) -> Raw:
    """Take the n-th table (from 1) of another source, without what is special about its print."""
    parts = [part["table"] for part in read_raw(path)["parts"] if "table" in part]
    table: Raw = parts[number - 1]
    return {key: value for key, value in table.items() if key not in ("noise", "page", "header")}


def heading_path(column: Column, raw: Raw) -> Headings:
    """List the headings above a column, the outermost first."""
    bands = [band["text"] for band in raw.get("bands", []) if column.key in band["over"]]
    return tuple(text for text in (column.group, *bands, column.header) if text)


def read_look(raw: Raw) -> Look:
    """Read the look of a table; a key that does not exist is an error."""
    unknown = set(raw) - set(Look.__dataclass_fields__)
    if unknown:
        raise CorpusError(f"unknown look: {', '.join(sorted(unknown))}")
    out: Raw = dict(raw)
    convert: dict[str, Callable[[Any], Any]] = {
        "widths": lambda value: {key: float(share) for key, share in value.items()},
        "lowered": lambda value: {key: float(points) for key, points in value.items()},
        "merged_marks": lambda value: tuple(int(row) for row in value),
        "turned": tuple,
        "size": float,
        "middle": lambda value: value == "yes",
        "auto_numbers": lambda value: value == "yes",
        "printed_twice": lambda value: value == "yes",
        "overflow": lambda value: {int(row): tuple(keys) for row, keys in value.items()},
        "nested": lambda value: {int(row): one for row, one in value.items()},
    }
    for key, function in convert.items():
        if key in out:
            out[key] = function(out[key])
    return Look(**out)
