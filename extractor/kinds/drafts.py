"""Blocks to table drafts: which segments are one table, and which text belongs to it.

A segment continues the table before it when nothing but page furniture stands
between them and its header is the same one again, or missing. Text above a draft
introduces it; text below may be the signature block that tells whose table it is.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractor.kinds.celltypes import cell_type
from extractor.kinds.continuation import are_stray, columns_agree, is_new_sheet, same_header
from extractor.kinds.cut_lines import without_cut_lines
from extractor.kinds.headers import (
    header_hits,
    looks_like_header,
    read_header,
)
from extractor.kinds.layout_grids import chart_boxes, is_form, signature_start
from extractor.kinds.line_roles import is_caption, is_year_alone
from extractor.kinds.pages_beside import join_pages_beside
from extractor.kinds.pieces import Piece, TableDraft, guess_header, piece_of
from extractor.kinds.plain_region import PlainRegion
from extractor.kinds.repeated_headers import find_rest, lines_below
from extractor.tables.grid import Block, GridRow, Segment, TextLine, TextRun
from normalizers.text import fold_text

_PAGE_FURNITURE = re.compile(
    r"^\W*(?:(?:halaman|hal|page|lembar)\W*)?\d{0,4}(?:\W*(?:dari|of|/)\W*\d{1,4})?\W*$"
    r"|\b(?:lanjutan|sambungan)\b.{0,20}$",
    re.IGNORECASE,
)
"""Page numbers, and titles that say themselves that a table goes on."""
_REPEATED_FURNITURE = 3
"""A short line that stands in the document this often may be a running title."""
_CONTEXT_LINES = 60
_HEADER_WINDOW = 8
_CAPTION_LINES = 4
"""A caption and the lines of its title stand so near above their table."""
_MIN_ROWS_WITHOUT_HEADER = 2
_VALUES = frozenset({"amount", "percent", "number", "tick", "volume"})
_VALUE_SHARE = 0.1
_SIGNATURE_ROWS = 2
"""A signature at the end of a sheet has at least a date and a role."""


class Drafted(NamedTuple):
    """What `draft_tables` makes of a document's blocks.

    Attributes:
        tables: the drafts in reading order.
        text: all text lines that are in no table. Signatures, forms and charts laid out in
            grids are text too.
        charts: those of them that stand in the boxes of charts.
        loose: those of drawn rows with figures that no table takes.
    """

    tables: list[TableDraft]
    text: list[TextLine]
    charts: list[TextLine]
    loose: list[TextLine]


def draft_tables(blocks: list[Block | PlainRegion]) -> Drafted:
    """Group segments into tables."""
    blocks = without_cut_lines(join_pages_beside(blocks))
    drafting = _Drafting(
        _running_titles(blocks),
        chart_boxes(block for block in blocks if isinstance(block, Segment)),
    )
    taken = 0
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        if isinstance(block, TextRun):
            drafting.add_text(block.lines[taken:])
            taken = 0
        elif isinstance(block, PlainRegion):
            taken = drafting.add_region(block, after.lines if isinstance(after, TextRun) else [])
        else:
            drafting.add_segment(block)
    _attach_text_below(drafting.drafts, drafting.text)
    text = sorted(drafting.text, key=lambda line: line.line)
    return Drafted(drafting.drafts, text, drafting.charts, drafting.loose)


class _Drafting:
    """The tables found so far, and the text since the last one."""

    def __init__(self, furniture: set[str], charts: set[int]) -> None:
        self.drafts: list[TableDraft] = []
        self.text: list[TextLine] = []
        self.charts: list[TextLine] = []
        self.loose: list[TextLine] = []
        self._pending: list[TextLine] = []
        self._furniture = furniture
        self._charts = charts

    def add_text(self, lines: list[TextLine]) -> None:
        self._pending += lines
        self.text += lines

    def add_segment(self, segment: Segment) -> None:
        if id(segment) in self._charts:
            lines = _as_text(segment.rows)
            self.charts += lines
            self.add_text(lines)
            return
        end = signature_start(segment.rows)
        for rows, words in _sheet_parts(segment.rows[:end]):
            if words or is_form(rows):
                self.add_text(_as_text(rows))
            else:
                self._add_piece(rows, segment)
        self.add_text(_as_text(segment.rows[end:]))

    def _add_piece(self, rows: list[GridRow], segment: Segment) -> None:
        piece = piece_of(rows, ruled=segment.ruled)
        piece.aligned = segment.form == "grid" and not segment.ruled
        piece.lined = segment.lined
        piece.confidence = segment.confidence
        self.add_text(_as_text(piece.title_rows))
        if not piece.rows and not piece.header_rows:
            return
        between = self._between()
        if self.drafts and _continues(self.drafts[-1], piece, between):
            self.drafts[-1].pieces.append(piece)
            self._pending = []
        elif _is_table(piece, between, separate=bool(between) or not self.drafts):
            self.begin(piece=piece)
        else:
            titles = {id(row) for row in piece.title_rows}
            lines = _as_text([row for row in rows if id(row) not in titles])
            if segment.ruled and _holds_figures(piece.rows):
                self.loose += lines
            self.add_text(lines)

    def add_region(self, region: PlainRegion, below: list[TextLine]) -> int:
        """Add a header in plain text; return how many lines below it a table's rest has taken."""
        ends = self.drafts and not self._between()
        rest = find_rest(self.drafts[-1], region, below) if ends else None
        if rest is None:
            self.begin(plain=region)
            return 0
        self.drafts[-1].pieces.append(rest.piece)
        self._pending = []
        self.text += rest.skipped
        own = lines_below(region)
        self.add_text(own[rest.taken :])
        return max(0, rest.taken - len(own))

    def begin(self, *, piece: Piece | None = None, plain: PlainRegion | None = None) -> None:
        if piece is not None and not (piece.header and piece.header.concepts()):
            guess_header(piece)
        joined = bool(self.drafts) and not self._between()
        told = _significant(self._pending, self._furniture, years=True)
        above = self.drafts[-1].above if joined else told[-_CONTEXT_LINES:]
        pieces = [piece] if piece else []
        self.drafts.append(TableDraft(pieces, above=above, plain=plain, joined=joined))
        self._pending = []

    def _between(self) -> list[TextLine]:
        return _significant(self._pending, self._furniture)


def _sheet_parts(rows: list[GridRow]) -> Iterator[tuple[list[GridRow], bool]]:
    """Cut a segment into tables and the words between them, as (rows, whether words).

    A spreadsheet's dump has its titles and signatures in rows of one cell behind a blank
    row: before the next header, or at the end.
    """
    start = index = 0
    while index < len(rows):
        end = index
        while not rows[index].filled() and end < len(rows) and len(rows[end].filled()) <= 1:
            end += 1
        lines = [row for row in rows[index:end] if row.filled()]
        closes = end == len(rows) and len(lines) >= _SIGNATURE_ROWS
        if lines and (closes or (end < len(rows) and looks_like_header(rows[end]))):
            yield from ((part, False) for part in _split_at_headers(rows[start:index]))
            yield lines, True
            start = end
        index = max(end, index + 1)
    yield from ((part, False) for part in _split_at_headers(rows[start:]))


def _split_at_headers(rows: list[GridRow]) -> list[list[GridRow]]:
    """Cut a segment where a header stands in its middle (no blank line between pages)."""
    cuts = [0]
    index = max(1, read_header(rows[:_HEADER_WINDOW]).depth)
    while index < len(rows):
        row = rows[index]
        hits = header_hits(row) if looks_like_header(row) else 0
        if hits >= 2 and hits >= min(3, len(row.filled())) and _names_several(row):
            cuts.append(index)
            index += max(1, read_header(rows[index : index + _HEADER_WINDOW]).depth)
        else:
            index += 1
    cuts.append(len(rows))
    return [rows[a:b] for a, b in itertools.pairwise(cuts) if a < b]


def _names_several(row: GridRow) -> bool:
    """``Tujuan 1 | Tujuan 2 | Tujuan 3`` names one thing over and over, as charts do."""
    names = {re.sub(r"[\d\W]+", " ", fold_text(row.text(i))).strip() for i in row.filled()}
    return len(names) > 1


def _continues(draft: TableDraft, piece: Piece, between: list[TextLine]) -> bool:
    if draft.plain is not None:
        return False
    last = draft.pieces[-1]
    headers = [other.header for other in draft.pieces if other.header is not None]
    if piece.header is None:
        above, rows = [*last.header_rows, *last.rows], piece.rows or piece.header_rows
        if not between and piece.drawn and is_new_sheet(above, rows):
            return False
        return not between and columns_agree(above, rows)
    if not between:
        return same_header(piece.header, headers, draft.concepts())
    cut = (last.rows or last.header_rows)[-1].page != piece.header_rows[0].page
    return cut and are_stray(between) and same_header(piece.header, headers, set())


def _is_table(piece: Piece, between: list[TextLine], *, separate: bool) -> bool:
    """Without a header, a couple of short tabbed lines among text is no table."""
    if piece.header is not None and piece.header.concepts():
        return bool(piece.rows) or len(piece.header.concepts()) > 1
    if not piece.rows and not piece.header_rows:
        return False
    width = max(len(row.filled()) for row in [*piece.rows, *piece.header_rows])
    if width < 2:
        return False
    if not separate and not piece.aligned:
        return True
    if any(is_caption(line.text) for line in between[-_CAPTION_LINES:]):
        return True
    if piece.aligned and _holds_words_alone(piece):
        return False
    if width <= 2 or len(piece.rows) < _MIN_ROWS_WITHOUT_HEADER:
        return len(piece.rows) >= _MIN_ROWS_WITHOUT_HEADER and _holds_figures(piece.rows)
    return True


def _holds_figures(rows: list[GridRow]) -> bool:
    texts = (row.text(i) for row in rows for i in row.filled())
    return any(cell_type(text) in ("amount", "percent", "tick") for text in texts)


def _holds_words_alone(piece: Piece) -> bool:
    """Where no border is drawn, words without a heading and without values are a list."""
    types = [cell_type(row.text(i)) for row in piece.rows for i in row.filled()]
    return sum(name in _VALUES for name in types) < _VALUE_SHARE * len(types)


def _as_text(rows: list[GridRow]) -> list[TextLine]:
    lines = []
    for row in rows:
        text = " ".join(cell.text for cell in row.cells if cell.text)
        lines.append(TextLine(row.line, row.page, text, text, row.box))
    return lines


def _significant(
    lines: list[TextLine], furniture: set[str], *, years: bool = False
) -> list[TextLine]:
    """The lines that say something; with `years` a year alone, which may end a title, does."""
    return [
        line
        for line in lines
        if line.text
        and (not _PAGE_FURNITURE.search(line.text) or (years and is_year_alone(line.text)))
        and _skeleton(line.text) not in furniture
    ]


def _skeleton(text: str) -> str:
    return re.sub(r"\d+", "#", fold_text(text)) if len(text) < 120 else ""


def _running_titles(blocks: list[Block | PlainRegion]) -> set[str]:
    """Short lines with a page number that come back over the document."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, TextRun):
            counts.update(
                _skeleton(line.text)
                for line in block.lines
                if line.text and len(line.text) < 120 and re.search(r"\d\W*$", line.text)
                if not is_caption(line.text)
            )
    repeated = {text for text, count in counts.items() if count >= _REPEATED_FURNITURE}
    return {
        text for text in repeated if text.endswith("#") and len(text) > 3 and "tahun #" not in text
    }


def _attach_text_below(drafts: list[TableDraft], text: list[TextLine]) -> None:
    """Give each draft the text after it; joined tables share what stands below the last."""
    starts = [draft.first_place().line for draft in drafts]
    position = len(text)
    ordered = sorted((line for line in text if line.text), key=lambda line: line.line)
    numbers = [line.line for line in ordered]
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        end = starts[index + 1] if index + 1 < len(drafts) else 1 << 60
        follower = drafts[index + 1] if index + 1 < len(drafts) else None
        if follower is not None and follower.joined:
            draft.below = follower.below
            continue
        position = _first_after(numbers, _last_line(draft))
        draft.below = [line for line in ordered[position : position + 25] if line.line < end]


def _last_line(draft: TableDraft) -> int:
    if draft.plain is not None:
        return draft.plain.lines[-1].line
    piece = draft.pieces[-1]
    rows = piece.rows or piece.header_rows
    return rows[-1].line


def _first_after(numbers: list[int], line: int) -> int:
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] <= line:
            low = middle + 1
        else:
            high = middle
    return low


__all__ = ["Piece", "Segment", "TableDraft", "draft_tables"]
