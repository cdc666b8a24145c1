"""Records of a row that is drawn open: lines part its columns, none its many records.

Beside each figure of a record stand the first lines, the middles or the last lines of its other
entries, as the table's cells are set; labels that cover several records stand before them, at the
top, in the middle or at the bottom of their blocks. Steps: the heights of the records, from the
column of most figures; the columns that have an entry for each (``ruled_level_rows`` weighs them);
the records' borders; the blocks of the labels before them (``ruled_label_blocks``).

A label whose block is not told stays in the record that it stands in, for the words to tell; so
do running numbers and codes where no labels stand beside them.

Limits: records without a figure each, fewer than three of them, and a text behind the main one
that covers several of them leave the row whole.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_blocks import (
    Block,
    find_blocks,
    line_block,
    line_height,
    part_at_codes,
)
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_entries import (
    FEWEST_COLUMNS,
    LEVEL,
    SETTINGS,
    Entries,
    Setting,
    find_entries,
)
from extractor.tables.ruled_label_blocks import Blocks, RowPlaces, find_label_blocks
from extractor.tables.ruled_level_rows import Bounds, are_figures, begins
from extractor.tables.ruled_records import (
    Line,
    Records,
    RowColumn,
    are_turned,
    are_values,
    lines_of,
    may_be_values,
    text_of,
)

FEWEST_RECORDS = 3
"""Records that an open row holds: of two, one may be a text's second line."""
MOST_HEADINGS = 3
"""Rows of several cells without figures: a heading of two levels, and the columns' numbers."""
SLACK = 0.35
"""Heights of the letters that a record's border may reach into what stands beside it."""
_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|[A-Za-z]|[\d.]+)[.)]{0,2}")
_HEADING = re.compile(r"\(?\d{1,2}\)?|(?:19|20)\d\d")


class Frame(NamedTuple):
    """The borders of an open row.

    Attributes:
        top: its upper border.
        bottom: its lower border.
        goes_on: whether that is not drawn: the table may go on on the next page.
    """

    top: float
    bottom: float
    goes_on: bool


class _Rows(NamedTuple):
    """The records of an open row: their entries by the number of the column, and their places."""

    entries: dict[int, Entries]
    places: RowPlaces
    sure: bool


def are_open(bands: Sequence[Sequence[DraftCell]]) -> bool:
    """Say whether no lines part a table's records: all its figures stand in rows of several.

    Above them stand headings, between two such rows one over all columns.

    Args:
        bands: the cells with words that are one row high, by row.
    """
    rows = [[cell for cell in band if _is_figure(cell)] for band in bands]
    plain = [len(band) > 1 and not row for band, row in zip(bands, rows, strict=True)]
    if sum(plain) > MOST_HEADINGS:
        return False
    crowded = [len(lines_of(max(row, key=_length).words)) > 1 for row in rows if row]
    drawn = any(above and below for above, below in itertools.pairwise(rows))
    return bool(crowded) and all(crowded) and not drawn


def _is_figure(cell: DraftCell) -> bool:
    """Say whether a cell holds figures, and neither a year nor a column's number alone."""
    words = cell.words
    heading = len(words) == 1 and _HEADING.fullmatch(words[0].text)
    return bool(words) and not heading and are_values([words[:1]])


def _length(cell: DraftCell) -> int:
    return len(cell.words)


def find_labelled_records(
    columns: Sequence[RowColumn],
    bounds: Sequence[Bounds],
    frame: Frame,
    *,
    opened: bool,
) -> Records | None:
    """Part an open row into its records.

    Args:
        columns: the row's cells with words, left to right, each of one column.
        bounds: the borders of each cell.
        frame: the row's borders above and below.
        opened: whether no lines part any of the table's rows: what stands alone in a column
            is then one record's; else it is what the cell drawn around all of them holds.

    Returns:
        The records; None where they are not certain.
    """
    heights = _record_heights(columns)
    if heights is None:
        return None
    rests = [_rest(column.lines) for column in columns]
    if any(rests):
        return _behind_rests(columns, bounds, heights, rests, frame) if opened else None
    records = _records_at(columns, bounds, heights, frame, opened=opened)
    return records if opened or records is None else _over_all(records)


def _over_all(records: Records) -> Records:
    """Let what stands alone in its column cover all records."""
    held = {col: [words for words in parts if words] for col, parts in records.parts.items()}
    for col, told in records.labels.items():
        held[col] = [words for _, words in told if words]
    alone = {col: [(0, words[0])] for col, words in held.items() if len(words) == 1}
    parts = {col: words for col, words in records.parts.items() if col not in alone}
    return Records(records.heights, parts, {**records.labels, **alone})


def _rest(lines: Sequence[Line]) -> list[Line]:
    """Return the first lines of a column that go on with a text of the page before."""
    if not lines or begins(lines[0]) or len(text_of(lines[0])) == 1:
        return []
    return list(itertools.takewhile(lambda line: line[0].text[:1].islower(), lines))


def _behind_rests(
    columns: Sequence[RowColumn],
    bounds: Sequence[Bounds],
    heights: Sequence[float],
    rests: Sequence[list[Line]],
    frame: Frame,
) -> Records | None:
    """Part an open row whose first record began on the page before."""
    own = [RowColumn(c.cell, c.lines[len(r) :]) for c, r in zip(columns, rests, strict=True)]
    if not all(column.lines for column in own):
        return None
    low = max(line_height(line) for rest in rests for line in rest)
    high = min(line_height(column.lines[0]) for column in own)
    if low >= high:
        return None
    records = _records_at(own, bounds, heights, frame._replace(top=(low + high) / 2), opened=True)
    if records is None:
        return None
    first = {c.cell.span.col: _words(r) for c, r in zip(columns, rests, strict=True)}
    parts = {col: [first[col], *words] for col, words in records.parts.items()}
    labels = {
        col: [(0, first[col]), *((record + 1, words) for record, words in told)]
        for col, told in records.labels.items()
    }
    return Records([(low + high) / 2, *records.heights], parts, labels)


def _records_at(
    columns: Sequence[RowColumn],
    bounds: Sequence[Bounds],
    heights: Sequence[float],
    frame: Frame,
    *,
    opened: bool,
) -> Records | None:
    """Part an open row whose records have their figures at some heights."""
    ways: list[_Rows] = []
    for setting in SETTINGS:
        entries = find_entries(columns, bounds, heights, setting, opened=opened)
        rows = entries and _rows(entries, heights, setting, frame)
        ways += [rows] if rows else []
    # set wrongly, the main text would be taken for labels
    return _records(columns, min(ways, key=_first_column)) if ways else None


def _first_column(rows: _Rows) -> int:
    return min(rows.entries)


def _record_heights(columns: Sequence[RowColumn]) -> list[float] | None:
    """Return the heights of the column with most figures, if it has enough."""
    if len(columns) < FEWEST_COLUMNS:
        return None
    figures = [c.lines for c in columns if len(c.lines) >= FEWEST_RECORDS and _may_be_figures(c)]
    figures = [lines for lines in figures if are_figures(lines)]
    if not figures or are_turned(columns):
        return None
    most = max(figures, key=len)
    return [line_height(line) for line in most]


def _may_be_figures(column: RowColumn) -> bool:
    return may_be_values(column.lines[0][:1]) or may_be_values(column.lines[-1][:1])


def _rows(
    entries: dict[int, Entries],
    heights: Sequence[float],
    setting: Setting,
    frame: Frame,
) -> _Rows | None:
    """Find the records' borders; None where the lines of two stand among each other."""
    blocks = [
        [Block(own, line_height(own[0]), line_height(own[-1])) for own in row if own]
        for row in zip(*entries.values(), strict=True)
    ]
    firsts = [min(block.first for block in row) for row in blocks]
    lasts = [max(block.last for block in row) for row in blocks]
    if any(last >= first for last, first in zip(lasts, firsts[1:], strict=False)):
        return None
    top, bottom, goes_on = frame
    borders = [top, *_borders(heights, firsts, lasts, setting, frame), bottom]
    slack = SLACK * max(block.tall for row in blocks for block in row)
    uppers = [min(block.top for block in row) + slack for row in blocks]
    lowers = [max(block.bottom for block in row) - slack for row in blocks]
    sure = all(
        low <= border <= high
        for low, border, high in zip(lowers, borders[1:], uppers[1:], strict=False)
    )
    if not sure:
        inner = [(low + high) / 2 for low, high in zip(lasts, firsts[1:], strict=False)]
        borders = [top, *inner, bottom]
    return _Rows(entries, RowPlaces(borders, firsts, lasts, goes_on), sure)


def _borders(
    heights: Sequence[float],
    firsts: Sequence[float],
    lasts: Sequence[float],
    setting: Setting,
    frame: Frame,
) -> list[float]:
    """Return where records part that are set alike, as far from the borders as the outer ones."""
    if setting == "top":
        return [first - (firsts[0] - frame.top) for first in firsts[1:]]
    if setting == "bottom":
        return [last + (frame.bottom - lasts[-1]) for last in lasts[:-1]]
    borders = [frame.top]
    for height in heights[:-1]:
        borders.append(2 * height - borders[-1])
    return borders[1:]


def _records(columns: Sequence[RowColumn], rows: _Rows) -> Records | None:
    """Put the entries to the records, and the labels before them to theirs."""
    parts = {
        columns[number].cell.span.col: [_words(entry) for entry in entries]
        for number, entries in rows.entries.items()
    }
    before = list(columns[: min(rows.entries)])
    labels = _labels(before)
    if labels is None:
        return None
    agreed = _agreeing(before, labels, rows.places) if rows.sure else [None] * len(before)
    texts = not all(_are_numbers(column.lines) for column in before)
    told: dict[int, list[tuple[int, list[Word]]]] = {}
    for column, own, blocks in zip(before, labels, agreed, strict=True):
        col = column.cell.span.col
        if blocks is not None and texts:
            told[col] = _over_blocks(own, blocks, len(rows.places.firsts))
        elif not _are_numbers(column.lines) and len(column.lines) >= len(rows.places.firsts):
            return None  # these may be the records' texts
        else:
            held = _in_rows(own, rows.places)
            if held is None:
                return None
            parts[col] = held
    return Records(list(rows.places.borders[1:-1]), parts, told)


def _are_numbers(lines: Sequence[Line]) -> bool:
    """Say whether each line is a number, letter, code or other figure."""
    return all(are_values([line]) or _NUMBER.fullmatch(text_of(line)) for line in lines)


def _words(entry: Sequence[Line]) -> list[Word]:
    return [word for line in entry for word in line]


def _labels(columns: Sequence[RowColumn]) -> list[list[Block]] | None:
    """Return the labels of each column; None where it is not told where they begin."""
    found: list[list[Block]] = []
    numbers = [column.lines for column in columns if _are_numbers(column.lines)]
    for column in columns:
        if _are_numbers(column.lines):
            found.append(list(map(line_block, column.lines)))
            continue
        blocks = find_blocks(column.lines)
        if blocks is None:
            return None
        found.append(part_at_codes(blocks, numbers[0]) if numbers else blocks)
    return found


def _agreeing(
    columns: Sequence[RowColumn], labels: Sequence[Sequence[Block]], places: RowPlaces
) -> list[Blocks | None]:
    """Return for each column of labels their blocks, if these are told.

    Numbers, which have one line, have the blocks of as many texts beside them that they stand
    in; texts whose blocks are not told, those of as many numbers.
    """
    own: list[Blocks | None] = []
    for found in (find_label_blocks(one, places) for one in labels):
        own.append(found[0] if len(found) == 1 else None)
    texts = [not _are_numbers(column.lines) for column in columns]
    agreed: list[Blocks | None] = []
    for text, one, blocks in zip(texts, labels, own, strict=True):
        others = [b for t, b in zip(texts, own, strict=True) if b and t != text]
        beside = [b for b in others if len(b) == len(one) and _stand_in(one, b, places)]
        agreed.append(blocks if (text and blocks) or not beside else beside[0])
    return agreed


def _stand_in(labels: Sequence[Block], blocks: Blocks, places: RowPlaces) -> bool:
    """Say whether each label stands beside its rows."""
    return all(
        places.borders[first] <= label.middle <= places.borders[end]
        for label, (first, end) in zip(labels, blocks, strict=True)
    )


def _over_blocks(
    labels: Sequence[Block], blocks: Blocks, count: int
) -> list[tuple[int, list[Word]]]:
    """Give each label its first record; records at the page's edges have an empty cell."""
    told = [(first, label.words) for label, (first, _) in zip(labels, blocks, strict=True)]
    above: list[tuple[int, list[Word]]] = [(0, [])] if told[0][0] else []
    below: list[tuple[int, list[Word]]] = [(blocks[-1][1], [])] if blocks[-1][1] < count else []
    return [*above, *told, *below]


def _in_rows(labels: Sequence[Block], places: RowPlaces) -> list[list[Word]] | None:
    """Give each label to the record that it stands in; None where one would get two."""
    held: list[list[Word]] = [[] for _ in places.firsts]
    for label in labels:
        record = _row_of(label, places)
        if held[record]:
            return None
        held[record] = label.words
    return held


def _row_of(label: Block, places: RowPlaces) -> int:
    """Return the record that a label begins level with, or whose height its middle has."""
    slack = LEVEL * label.tall
    begun = [at for at, first in enumerate(places.firsts) if abs(first - label.first) <= slack]
    return (begun or [bisect_right(places.borders, label.middle, 1, len(places.firsts)) - 1])[0]
