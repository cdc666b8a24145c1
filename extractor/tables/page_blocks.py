"""Pages, and documents without pages, to the blocks that text dumps give too.

On a page the lines of text and the tables are put in reading order from top to bottom.
Running titles and page numbers at the edges of the pages are left out but once, so that
a table goes on behind them; so are large letters that come back, and what is printed in
large letters across a table. The one that is kept stands in its place above the first
table, else behind everything else.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from extractor.readers.cells import FlowText, TableGrid
from extractor.readers.lines import Line
from extractor.readers.page import Box, Page, Word
from extractor.tables.captions import is_caption
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Block, Segment, TextLine, TextRun
from extractor.tables.grid_rows import grid_to_segment
from extractor.tables.text_lines import LineFinder, PrintedLine, find_text_lines
from extractor.tables.turned_pages import SeenPage
from normalizers.text import clean_text

_EDGE = 0.12
"""Share of the page's longer side at its top and its foot where running titles stand.

Of a page turned on its side the margins are as wide as those of the others.
"""
_EDGE_LINES = 3
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d]|[.,]\d)")
_PAGE_WORDS = re.compile(r"\b(?:halaman|hal|page|lembar)\b")
_COUNTED = re.compile(
    r"\b(?:triwulan|semester|kuartal|bulan|tahap|sasaran|strategis|tujuan|misi|program|kegiatan|"
    r"indikator|urusan|bagian|butir|nomor|no|rp)\W*$"
)
"""Words that count something else than pages: ``Triwulan 2`` on page 2 is a title."""
_LARGEST_PAGE_NUMBER = 1_900
"""From here on a number that counts up from page to page is a year."""
_LARGE = 2.5
"""Times the page's usual letter size from which on letters may be a stamp or watermark."""
_WIDEST_GAP = 200
"""Blanks that stand for a gap at most: tiny letters far apart must not make megabytes."""
_REPEATED = 3
"""A line at the edge of this many pages (or of all pages of a short document) is furniture."""
_PARAGRAPH_GAP = 1.7
"""Distance of two baselines, in line heights, from which a new paragraph begins."""
_LOOSER = 1.3
"""The same as a share of the page's own distance of lines, where those are set wider."""
_WIDEST_SETTING = 3.0
"""The widest distance of lines in line heights: set double is 2.3, or 2.6 with small letters."""
_FULL_LINE = 3.0
"""Line heights from the right edge of a page's text at which a line of running text ends."""
_SETTING_LINES = 4
"""Distances that tell how a page is set; fewer are titles and their like."""
_COLUMN_GAP = 2.0
"""Gap in a line, in letter sizes, that is kept as a gap in the raw text."""
_LETTER = 0.5
"""Width of a usual letter, in letter sizes."""


@dataclass(slots=True)
class _PageItems:
    """One page's lines and tables from top to bottom; blank lines part paragraphs."""

    items: list[TextLine | Segment] = field(default_factory=list)
    edges: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The keys of lines at the page's edges, and of large ones, by their index."""
    across: set[int] = field(default_factory=set)
    """Lines in large letters across a table, by their index."""


class PageFlow:
    """Collects the pages of a document and gives its blocks.

    Lines and rows are numbered over the document. Nothing of a page is kept but these.
    """

    def __init__(self, find_lines: LineFinder = find_text_lines) -> None:
        """Begin with no page.

        Args:
            find_lines: how to find the lines of words; a memo where they were asked for before.
        """
        self._find_lines = find_lines
        self._pages: list[_PageItems] = []
        self._number = 0

    def add(
        self, page: Page, tables: Sequence[TableGrid], words: Sequence[Word], seen: SeenPage
    ) -> None:
        """Take a page.

        Args:
            page: the page, turned so that its words stand upright.
            tables: its tables.
            words: its words outside the tables.
            seen: how the page is seen.
        """
        lines = self._find_lines(words)
        edges = {id(line) for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])}
        large = _LARGE * median([word.size for word in page.words]) if page.words else 0.0
        done = _PageItems()
        before: PrintedLine | None = None
        farthest = _farthest(lines)
        items: list[PrintedLine | TableGrid] = [*lines, *tables]
        for item in sorted(items, key=_top):
            if isinstance(item, TableGrid):
                done.items.append(grid_to_segment(seen.grid(item), self._number + 1))
                self._number += item.rows
                before = None
                continue
            if before is not None and _distance(before, item) > farthest:
                done.items.append(TextLine(self._next(), page.number, "", ""))
            is_large = item.size > large > 0
            if is_large or (id(item) in edges and _at_edge(item.box, page)):
                done.edges[len(done.items)] = _keys(item.text, page.number)
            if is_large and any(table.box and item.box.meets(table.box) for table in tables):
                done.across.add(len(done.items))
            box = seen.box(item.box)
            done.items.append(_text_line(item, self._next(), page.number, box))
            before = item
        self._next()
        self._pages.append(done)

    def _next(self) -> int:
        self._number += 1
        return self._number

    def blocks(self) -> list[Block]:
        """Return the blocks of all pages in reading order."""
        furniture = self._furniture()
        blocks: list[Block] = []
        kept = TextRun()
        tables = False
        for page in self._pages:
            run: TextRun | None = None
            for index, item in enumerate(page.items):
                if isinstance(item, Segment):
                    blocks.append(item)
                    run, tables = None, True
                    continue
                own = page.edges.get(index)
                keys = furniture.keys() & own if own else set()
                if keys and (_is_page_number(item.text) or any(furniture[key] for key in keys)):
                    continue
                if keys:
                    furniture |= dict.fromkeys(keys, True)
                if index in page.across or (keys and tables):
                    kept.lines.append(item)
                    continue
                if run is None:
                    run = TextRun()
                    blocks.append(run)
                run.lines.append(item)
        return [*blocks, kept] if kept.lines else blocks

    def _furniture(self) -> dict[str, bool]:
        """The lines that come back at the edges, and that none of them has been taken yet."""
        counts = Counter(
            key
            for page in self._pages
            for key in {key for keys in page.edges.values() for key in keys}
        )
        fewest = min(_REPEATED, max(2, len(self._pages)))
        return {key: False for key, count in counts.items() if count >= fewest}


def flow_to_blocks(flow: Sequence[FlowText | TableGrid]) -> list[Block]:
    """Turn a document without pages of its own into blocks; tabs may make tables of text."""
    blocks: list[Block] = []
    for is_table, items in itertools.groupby(flow, key=lambda item: isinstance(item, TableGrid)):
        if is_table:
            blocks += [grid_to_segment(item, 1) for item in items if isinstance(item, TableGrid)]
        else:
            lines = [Line(i.number, i.page, i.text) for i in items if isinstance(i, FlowText)]
            blocks += split_into_blocks(lines)
    return blocks


def _top(item: PrintedLine | TableGrid) -> float:
    return item.box.top if item.box is not None else 0.0


def _at_edge(box: Box, page: Page) -> bool:
    edge = _EDGE * max(page.height, page.width)
    return not edge <= box.middle[1] <= page.height - edge


def _keys(text: str, page: int) -> tuple[str, ...]:
    """By what a line may come back: its words, and its words but for the page's number.

    ``Halaman 12 dari 20`` on page 10 comes back with one number that is 2 more than the
    page's; ``RKT 2023`` and ``RKT 2024`` are two titles.
    """
    folded = " ".join(text.lower().split())
    if is_caption(text):
        # They differ by their number alone: only the very same one is a running title.
        return (folded,)
    if not any(map(str.isalpha, text)) and not _is_page_number(text):
        return ()
    return (
        folded,
        *(
            f"{folded[: match.start()]}#{int(match.group()) - page}{folded[match.end() :]}"
            for match in _NUMBER.finditer(folded)
            if int(match.group()) < _LARGEST_PAGE_NUMBER and _may_count_pages(folded, match)
        ),
    )


def _may_count_pages(text: str, number: re.Match[str]) -> bool:
    """Say whether a number stands where a page's does: at an end, or with a word for pages."""
    beside = text[: number.start()], text[number.end() :]
    at_end = any(not any(map(str.isalnum, part)) for part in beside)
    counted = _COUNTED.search(text[: number.start()]) is not None
    return (at_end and not counted) or _PAGE_WORDS.search(text) is not None


def _is_page_number(text: str) -> bool:
    if any(map(str.isalpha, text)) or re.search(r"\d[.,]\d|%", text):
        return False
    return all(int(digits) < _LARGEST_PAGE_NUMBER for digits in re.findall(r"\d+", text))


def _distance(above: PrintedLine, line: PrintedLine) -> float:
    """Return the distance of two lines' baselines, in line heights."""
    return (line.box.bottom - above.box.bottom) / max(above.size, line.size, 1.0)


def _farthest(lines: Sequence[PrintedLine]) -> float:
    """Return the distance up to which lines of a page are one paragraph.

    Pages set at one and a half or two lines are told by their full lines, which the next one
    goes on, whatever it is.
    """
    if len(lines) <= _SETTING_LINES:
        return _PARAGRAPH_GAP
    right = max([line.box.x1 for line in lines])
    distances = [
        _distance(above, line)
        for above, line in itertools.pairwise(lines)
        if right - above.box.x1 < _FULL_LINE * above.size
    ]
    usual = [one for one in distances if 0 < one <= _WIDEST_SETTING]
    if len(usual) < _SETTING_LINES:
        return _PARAGRAPH_GAP
    return max(_PARAGRAPH_GAP, _LOOSER * median(usual))


def _text_line(line: PrintedLine, number: int, page: int, box: Box) -> TextLine:
    text = line.text
    return TextLine(number, page, clean_text(text), _with_gaps(line, text), box)


def _with_gaps(line: PrintedLine, text: str) -> str:
    """Return a line's text with as many blanks in its wide gaps as they have room for."""
    wide = _COLUMN_GAP * line.size
    if line.turn or wide <= 0 or len(line.words) < 2:
        return text
    if max(line.columns.gaps) <= wide:
        return text
    first, *others = line.words
    parts = [first.text]
    end = first.box.x1
    for word in others:
        x0, _, x1, _ = word.box
        gap = x0 - end
        if gap > wide:
            blanks = int(min(gap / (_LETTER * line.size), _WIDEST_GAP))
            # Joining puts two more of them around.
            parts.append(" " * (max(4, blanks) - 2))
        parts.append(word.text)
        end = max(end, x1)
    return " ".join(parts)
