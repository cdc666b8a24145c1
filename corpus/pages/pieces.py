"""Where each cell of a table stands on its pages: columns, wrapped lines, row heights.

A table is cut into pieces, one for each page, where its source says so. Steps for each piece: the
widths of its columns, the lines of its cells, the heights of its rows (a merged cell that needs
more than its rows give makes them all higher), then the boxes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from corpus.layouts import pieces_of
from corpus.model import CorpusError
from corpus.pages.grid import Cell, Printed, printed_table
from corpus.pages.paper import FONTS, Rect, text_width
from corpus.pages.source import Look, Sheet

PAD = 2.5
"""Points between the border of a cell and its text."""
LEADING = 1.18
"""Distance of two lines, by the size of the letters."""
SHARES = {
    "no": 3, "sasaran": 15, "indikator": 18, "kegiatan": 18, "uraian_kegiatan": 16, "program": 16,
    "uraian": 18, "target": 6, "realisasi": 7, "capaian": 7, "persen": 6, "satuan": 7, "biaya": 10,
    "anggaran": 11, "pagu": 11, "pelaksana": 12, "jadwal": 3, "kode": 6, "keterangan": 10,
    "formula": 18, "sumber_data": 12, "tujuan": 15, "rencana_aksi": 16,
}  # fmt: skip
"""Share of the width of a column that its table says nothing about."""
DEFAULT_SHARE = 6.0
MOST_STRETCH = 1.9
"""How much higher rows may get that fill a page."""


@dataclass(frozen=True)
class Box:
    """One cell of a piece: its place, its lines and where in it they begin."""

    cell: Cell
    rect: Rect
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """The part of a table that stands on one page; `first_row` is a leaf, None without one."""

    boxes: list[Box]
    height: float
    new_page: bool
    leaves: range


@dataclass(frozen=True)
class Cut:
    """Rows of a piece: headings or not, data rows, lines of the first and the last row."""

    rows: range
    head: bool
    options: dict[str, Any]
    skip: int = 0
    keep: int | None = None


def pieces_of_sheet(sheet: Sheet, width: float) -> list[Piece]:
    """Lay a table out in a width; the boxes of each piece begin at (0, 0)."""
    printed = printed_table(sheet)
    cuts = cuts_of(sheet)
    out = []
    for number, cut in enumerate(cuts):
        look = sheet.look
        if "widths" in cut.options:
            widths = {key: float(value) for key, value in cut.options["widths"].items()}
            look = replace(look, widths=look.widths | widths)
        cells = piece_cells(printed, cut, number, cuts)
        boxes, height = lay_out(cells, look, column_edges(printed, look, width), cut)
        out.append(Piece(boxes, height, number > 0, cut.rows))
    return out


def cuts_of(sheet: Sheet) -> list[Cut]:
    """Cut the rows of a table between its pages."""
    leaves = sheet.table.leaves
    starts = [index for index, leaf in enumerate(leaves) if leaf.page is not None]
    edges = [0, *starts, len(leaves)]
    cuts: list[Cut] = []
    for number, (first, end) in enumerate(pairwise(edges)):
        options = leaves[first].page or {} if number else {}
        skip = int(options.get("cut", 0))
        cut = Cut(range(first, end), options.get("header") != "none", options, skip)
        if skip:
            before = cuts[-1]
            cuts[-1] = replace(before, rows=range(before.rows.start, first + 1), keep=skip)
        cuts.append(cut)
    return cuts


def piece_cells(printed: Printed, cut: Cut, number: int, cuts: list[Cut]) -> list[Cell]:
    """Take the cells of a piece, cut where they go on, with rows counted from its first."""
    head = printed.head if cut.head else 0
    first, last = cut.rows.start, cut.rows.stop - 1
    out = [cell for cell in printed.cells if cut.head and cell.row < printed.head]
    for cell in printed.cells:
        if cell.leaf is None:
            continue
        begin, end = cell.leaf, cell.leaf + cell.rowspan - 1
        if end < first or begin > last:
            continue
        top, bottom = max(begin, first), min(end, last)
        text = cell.text
        on = [one for one, other in enumerate(cuts) if covers(other, begin, end)]
        if cell.rowspan > 1 and len(on) > 1:
            text = carried(text, on.index(number), len(on), cuts[on[-1]].options)
        out.append(
            replace(
                cell, row=head + top - first, rowspan=bottom - top + 1, text=text, leaf=top,
                mark=cell.mark and not (cut.skip and top == first),
            )
        )  # fmt: skip
    return out


def covers(cut: Cut, begin: int, end: int) -> bool:
    """Say whether a piece has a row of those that a cell covers."""
    return begin < cut.rows.stop and end >= cut.rows.start


def carried(text: str, place: int, count: int, options: dict[str, Any]) -> str:
    """Give what a cell cut by page breaks says on one of its pages."""
    carry = options.get("carry", "first")
    if carry == "split":
        parts = pieces_of(text, count)
        return parts[place] if place < len(parts) else ""
    shown = {"first": place == 0, "second": place == count - 1, "repeat": True}
    return text if shown[carry] else ""


def column_edges(printed: Printed, look: Look, width: float) -> list[float]:
    """Give the left edge of each column, and the right edge of the last."""
    shares = [share_of(key, look) for key in printed.keys]
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share * width / sum(shares))
    return edges


def share_of(key: str, look: Look) -> float:
    """Look up the share of a column by its key, by its field, or by the usual one."""
    name = key.partition(".")[0]
    if name[:1] in "TB" and name[1:].isdigit():
        name = "jadwal"
    for known in (look.widths, SHARES):
        for one in (key, name):
            if one in known:
                return float(known[one])
    return DEFAULT_SHARE


def lay_out(cells: list[Cell], look: Look, edges: list[float], cut: Cut) -> tuple[list[Box], float]:
    """Give the boxes of a piece and its height."""
    count = max(cell.last for cell in cells) + 1
    data = count - len(cut.rows)
    heights = [0.0] * count
    texts: list[tuple[str, ...]] = []
    for cell in cells:
        lines = cell_lines(cell, look, edges[cell.col + cell.colspan] - edges[cell.col])
        if cell.rowspan == 1 and cell.row == data and cut.skip:
            lines = lines[cut.skip :]
        elif cell.rowspan == 1 and cell.row == count - 1 and cut.keep:
            lines = lines[: cut.keep]
        texts.append(lines)
        if cell.rowspan == 1:
            heights[cell.row] = max(heights[cell.row], needed(cell, lines, look))
    for cell, lines in zip(cells, texts, strict=True):
        rows = range(cell.row, cell.last + 1)
        lack = needed(cell, lines, look) - sum(heights[row] for row in rows)
        if cell.rowspan > 1 and lack > 0:
            for row in rows:
                heights[row] += lack / cell.rowspan
    tops = [sum(heights[:row]) for row in range(count + 1)]
    boxes = [
        Box(cell, (edges[cell.col], tops[cell.row], edges[cell.col + cell.colspan],
                   tops[cell.last + 1]), lines)
        for cell, lines in zip(cells, texts, strict=True)
    ]  # fmt: skip
    return boxes, tops[-1]


def stretched(piece: Piece, room: float) -> Piece:
    """Make all data rows but the last higher, so that a piece reaches down its page."""
    head = max((box.rect[3] for box in piece.boxes if box.cell.leaf is None), default=0.0)
    last = max(box.rect[1] for box in piece.boxes)
    factor = min((room - head - piece.height + last) / (last - head), MOST_STRETCH)
    if factor <= 1:
        return piece

    def lower(y: float) -> float:
        return y if y <= head else y + (min(y, last) - head) * (factor - 1)

    boxes = []
    for box in piece.boxes:
        x0, top, x1, bottom = box.rect
        boxes.append(replace(box, rect=(x0, lower(top), x1, lower(bottom))))
    return replace(piece, boxes=boxes, height=lower(piece.height))


def needed(cell: Cell, lines: tuple[str, ...], look: Look) -> float:
    """Give the height that a cell needs for its lines."""
    if is_turned(cell, look):
        return text_width(cell.text, font_of(cell, look), look.size) + 2 * PAD + 2
    return max(len(lines), 1) * look.size * LEADING + 2 * PAD


def is_turned(cell: Cell, look: Look) -> bool:
    """Say whether a cell is read from the bottom up."""
    return cell.role == "head" and cell.key in look.turned


def font_of(cell: Cell, look: Look) -> str:
    """Name the font of a cell: headings, totals and sections are bold."""
    plain, bold = FONTS[look.font]
    return bold if cell.role in ("head", "total", "section") else plain


def cell_lines(cell: Cell, look: Look, width: float) -> tuple[str, ...]:
    """Wrap the text of a cell."""
    unwrapped = cell.leaf is not None and cell.key in look.overflow.get(cell.leaf + 1, ())
    if unwrapped or is_turned(cell, look) or not cell.text:
        return (cell.text,) if cell.text else ()
    return tuple(wrap(cell.text, font_of(cell, look), look.size, width - 2 * PAD))


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Wrap a text to a width, at blanks and behind slashes.

    Raises:
        CorpusError: a word is wider than the column.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, font, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        if text_width(line, font, size) > width:
            raise CorpusError(f"{word!r} is wider than its column ({width:.0f} points)")
    return [*lines, line]
