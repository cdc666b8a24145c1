"""Lines to blocks: which lines are rows of a table (tab, pipe, CSV) and which are text.

The form is recognised line by line, so a file may mix all of them. A blank line
ends a segment (dumps put one where a page ended), and so does a row of CSV without a cell;
separator rows (``---`` between tabs or pipes) vanish; lists of contents, single tabbed lines and
rows of CSV between such ends that fill but their first cell stay text.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extractor.readers.lines import Line
from extractor.readers.markup import split_blocks, strip_heading, strip_markup
from extractor.tables.grid import Block, Cell, GridRow, Segment, TextLine, TextRun

_SEPARATOR_CELL = re.compile(r"^\s*:?-{2,}:?\s*$")
_PAGE_REFERENCE = re.compile(r"^(?:[ivxlcdm]{1,7}|\d{1,4})$", re.IGNORECASE)
_DOT_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_EDGE_STARS = re.compile(r"^\*+(?=\S)|(?<=\S)\*+$")
"""Emphasis that began on an earlier line or ends on a later one."""
_MIN_CSV_ROWS = 3
_MIN_CSV_FIELDS = 3


def split_into_blocks(lines: list[Line]) -> list[Block]:
    """Split a document's lines into runs of text and segments of table rows, in order."""
    delimiters = _csv_delimiters(lines)
    blocks: list[Block] = []
    for form, group in _group_lines(lines, delimiters):
        if form == "text":
            empty = [replace(o, text="") if o.number in delimiters else o for o in group]
            _append_text(blocks, empty)
            continue
        segment = Segment(_rows(group, form, delimiters), form)
        segment.rows = [row for row in segment.rows if row.cells]
        if _is_text_in_csv(segment):
            rows = {row.line: row.text(0) for row in segment.rows}
            named = [line for line in group if line.number in rows]
            _append_text(blocks, [replace(line, text=rows[line.number]) for line in named])
        elif not segment.rows or _is_contents_list(segment):
            _append_text(blocks, group)
        else:
            blocks.append(segment)
    return blocks


def _append_text(blocks: list[Block], group: list[Line]) -> None:
    run = blocks[-1] if blocks else None
    if not isinstance(run, TextRun):
        run = TextRun()
        blocks.append(run)
    for line in group:
        text = _EDGE_STARS.sub("", strip_markup(strip_heading(line.text)))
        run.lines.append(TextLine(line.number, line.page, text, line.text))


def _line_form(line: Line, delimiters: dict[int, str]) -> str:
    if _is_pipe_row(line.text):
        return "pipe"
    if _is_tab_row(line.text):
        return "tab"
    delimiter = delimiters.get(line.number)
    return "text" if delimiter is None or not line.text.strip(f" {delimiter}") else "csv"


def _is_pipe_row(text: str) -> bool:
    return text.lstrip().startswith("|") and text.count("|") >= 3


def _is_tab_row(text: str) -> bool:
    return "\t" in text.strip(" \r\n") and not text.isspace()


def _group_lines(lines: list[Line], delimiters: dict[int, str]) -> Iterator[tuple[str, list[Line]]]:
    """Yield (form, lines); blank lines are text and so end a segment."""
    group: list[Line] = []
    form = ""
    for line in lines:
        here = _line_form(line, delimiters)
        starts_page = bool(group) and line.page != group[-1].page
        if group and (here != form or (starts_page and form != "text")):
            yield form, group
            group = []
        form = here
        group.append(line)
    if group:
        yield form, group


def _rows(group: list[Line], form: str, delimiters: dict[int, str]) -> list[GridRow]:
    if form == "csv":
        return _csv_rows(group, delimiters[group[0].number])
    rows = []
    for line in group:
        cells = _split_pipes(line.text) if form == "pipe" else line.text.split("\t")
        if _is_separator(cells):
            continue
        rows.append(_grid_row(line, cells))
    return rows


def _grid_row(line: Line, cells: list[str]) -> GridRow:
    return GridRow(tuple(_cell(raw, line) for raw in cells), line=line.number, page=line.page)


def _cell(raw: str, line: Line) -> Cell:
    blocks = tuple(split_blocks(raw)) if raw else ()
    return Cell(" ".join(blocks), blocks, line.number, line.page)


def _split_pipes(text: str) -> list[str]:
    stripped = text.strip()
    stripped = stripped[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    if "\\|" not in stripped:
        return stripped.split("|")
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", stripped)]


def _is_separator(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(_SEPARATOR_CELL.match(cell) for cell in filled)


def _is_text_in_csv(segment: Segment) -> bool:
    """A workbook saved as CSV has its titles and sentences in rows of one cell."""
    rows = segment.rows
    return segment.form == "csv" and bool(rows) and all(row.filled() == [0] for row in rows)


def _is_contents_list(segment: Segment) -> bool:
    """A list of contents: two cells a row, the second a page number or empty."""
    rows = segment.rows
    if segment.form != "tab" or any(len(row.filled()) > 2 or len(row.cells) > 3 for row in rows):
        return False
    pages = 0
    for row in rows:
        filled = row.filled()
        last = row.text(filled[-1]) if filled else ""
        if len(filled) == 2 and not _PAGE_REFERENCE.match(last):
            return False
        pages += len(filled) == 2 or bool(_DOT_LEADER.search(last))
    return pages > 0 or len(rows) == 1


def _csv_delimiters(lines: list[Line]) -> dict[int, str]:
    """Find the lines that are CSV rows: line number to delimiter.

    A semicolon region needs three neighbouring rows with equally many fields; commas
    stand in prose too, so they count only where nearly the whole file agrees. Rows of
    pipes or tabs are never CSV, whatever their cells hold.
    """
    found: dict[int, str] = {}
    if any("\t" in line.text for line in lines[:2000]):
        return found
    for delimiter, whole_file in ((";", False), (",", True)):
        if not any(line.text.count(delimiter) >= _MIN_CSV_FIELDS - 1 for line in lines):
            continue
        for start, stop in _csv_regions(lines, delimiter, whole_file):
            for line in lines[start:stop]:
                found.setdefault(line.number, delimiter)
        if found:
            break
    return found


def _csv_regions(lines: list[Line], delimiter: str, whole_file: bool) -> Iterator[tuple[int, int]]:
    counts = [_field_count(line.text, delimiter) for line in lines]
    if whole_file:
        filled = [count for count, line in zip(counts, lines, strict=True) if line.text.strip()]
        common, times = Counter(filled).most_common(1)[0] if filled else (0, 0)
        if common < _MIN_CSV_FIELDS or times < 0.8 * len(filled):
            return
    start = 0
    while start < len(lines):
        if counts[start] < _MIN_CSV_FIELDS:
            start += 1
            continue
        stop = start
        while stop < len(lines) and counts[stop]:
            stop += 1
        rows = Counter(count for count in counts[start:stop] if count >= _MIN_CSV_FIELDS)
        if rows.total() >= _MIN_CSV_ROWS and max(rows.values()) >= 0.6 * rows.total():
            yield start, stop
        start = stop


def _field_count(text: str, delimiter: str) -> int:
    """Count the fields of a line; none in a blank line or in a row of another form."""
    if not text.strip() or _is_pipe_row(text) or _is_tab_row(text):
        return 0
    if delimiter not in text:
        return 1
    if '"' not in text:
        return text.count(delimiter) + 1
    outside = re.sub(r'"[^"]*"', "", text)
    return outside.count(delimiter) + 1


def _csv_rows(group: list[Line], delimiter: str) -> list[GridRow]:
    reader = csv.reader((line.text + "\n" for line in group), delimiter=delimiter)
    rows: list[GridRow] = []
    start = 0
    try:
        for fields in reader:
            rows.append(_grid_row(group[start], [item.replace("\n", " ") for item in fields]))
            start = min(reader.line_num, len(group) - 1)
    except csv.Error:
        for line in group[start:]:
            rows.append(_grid_row(line, line.text.split(delimiter)))
    return rows
