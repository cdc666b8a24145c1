"""Print tables whose rows stand on lines: tabs, pipes and `;`.

Steps: `printed_cells` puts every span on its row (merged labels at the top or in the middle of
their block), the noise of a row changes its cells, and the writer of the layout joins them. A table
is printed in pieces, one for each page; each piece may have its own header, columns and width.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus import noise
from corpus.model import CorpusError, OutLine, Span, Table

SPLIT_MARK = "¦"
"""Where a label is cut when it is printed over several rows."""

Raw = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """The part of a table on one page."""

    keys: list[str]
    slots: dict[str, int]
    width: int
    options: Raw


def clean(text: str) -> str:
    """Give the text of a cell without its split marks and with single spaces."""
    return " ".join(text.replace(SPLIT_MARK, " ").split())


def places(span: Span, labels: str) -> tuple[int, ...]:
    """List the rows on which the pieces of a cell are printed."""
    if span.place:
        return span.place
    middle = span.first + (span.last - span.first) // 2
    return (middle if labels == "centred" else span.first,)


def pieces_of(text: str, count: int) -> list[str]:
    """Cut a label into as many pieces as it has rows, at its marks or evenly between words."""
    if SPLIT_MARK in text:
        parts = [clean(part) for part in text.split(SPLIT_MARK)]
        if len(parts) != count and count > 1:
            raise CorpusError(f"{len(parts)} pieces for {count} rows: {text}")
        return parts if count > 1 else [clean(text)]
    words = text.split()
    size = -(-len(words) // count)
    return [" ".join(words[start : start + size]) for start in range(0, len(words), size)]


def marks_of(text: str) -> list[int]:
    """Read `1-3 6` as the periods 1, 2, 3 and 6."""
    marks: list[int] = []
    for part in text.split():
        start, _, end = part.partition("-")
        marks.extend(range(int(start), int(end or start) + 1))
    return marks


def printed_cells(table: Table) -> list[dict[str, str]]:
    """Put the text of every span on the row (or rows) where it is printed."""
    rows: list[dict[str, str]] = [{} for _ in table.leaves]
    labels = table.options.get("labels", "top")
    for span in table.spans:
        if span.key == "jadwal":
            put_ticks(table, span, rows)
            continue
        where = places(span, labels)
        parts = [span.text] if table.layout == "csv" else pieces_of(span.text, len(where))
        for row, part in zip(where, parts, strict=False):
            rows[row][span.key] = part
    return rows


def put_ticks(table: Table, span: Span, rows: list[dict[str, str]]) -> None:
    """Tick the periods of a row, with the table's glyphs one after the other."""
    if table.options.get("lost_ticks") == "yes":
        return
    glyphs = table.options.get("tick", "√").split()
    prefix = "T" if table.options.get("schedule", "triwulan") == "triwulan" else "B"
    for row in range(span.first, span.last + 1):
        for mark in marks_of(span.text):
            rows[row][f"{prefix}{mark}"] = glyphs[(5 * row + mark) % len(glyphs)]


def print_table(table: Table) -> list[OutLine]:
    """Print a table that stands on lines."""
    write = WRITERS[table.layout]
    rows = printed_cells(table)
    piece = piece_from(table, table.options.get("page", {}))
    out = header_lines(table, piece, write)
    for index, leaf in enumerate(table.leaves):
        if leaf.page is not None:
            piece = piece_from(table, leaf.page)
            out.extend(OutLine(line) for line in page_lead(leaf.page))
            if leaf.page.get("header") != "none":
                out.extend(header_lines(table, piece, write))
        if leaf.joined:
            continue
        lost = set(rows[index]) - set(piece.keys)
        if lost and not leaf.cells:
            raise CorpusError(f"row {index + 1} has no column for {', '.join(sorted(lost))}")
        cells = leaf.cells or [rows[index].get(key, "") for key in piece.keys]
        printed = [""] * piece.width
        for key, cell in zip(piece.keys, cells, strict=True):
            printed[piece.slots[key]] = cell
        out.extend(OutLine(raw) for one in leaf.noise for raw in one.ops.get("before", []))
        out.append(OutLine(write(noise.apply(leaf.noise, printed, piece.slots)), index))
        out.extend(OutLine(raw) for one in leaf.noise for raw in one.ops.get("after", []))
    return out


def print_lines(table: Table) -> list[OutLine]:
    """Print rows as plain lines by a pattern such as `{no} {program} {anggaran}`.

    With `then` and `second` the rest of the cells follow below all rows, as when two columns of a
    page come one after the other.
    """
    form = table.options["lines"]
    rows = printed_cells(table)
    for row, leaf in zip(rows, table.leaves, strict=True):
        for one in leaf.noise:
            row.update(one.prints)
    out = [OutLine(line) for line in form.get("head", [])]
    out += [OutLine(fill(form["row"], row), index) for index, row in enumerate(rows)]
    out += [OutLine(line) for line in form.get("then", [])]
    if "second" in form:
        out += [OutLine(fill(form["second"], row)) for row in rows]
    return out


def fill(form: str, row: dict[str, str]) -> str:
    """Put a row's cells into a pattern; a cell that is not there leaves nothing."""
    return form.format_map(defaultdict(str, row)).strip(" ")


def page_lead(page: Raw) -> list[str]:
    """Give the lines between two pages: one blank line, or what the source says."""
    lead = page.get("lead", [""])
    return [lead] if isinstance(lead, str) else list(lead)


def piece_from(table: Table, options: Raw) -> Piece:
    """Work out the columns of one page piece."""
    gone = set(options.get("drop", []))
    keys = [column.key for column in table.columns if column.key not in gone]
    slots = {key: position for position, key in enumerate(keys)}
    if "slots" in options:
        slots = {key: int(position) for key, position in options["slots"].items()}
        slots |= schedule_slots(keys, slots)
    width = int(options.get("width", max(slots[key] for key in keys) + 1))
    return Piece(keys, slots, width, options)


def schedule_slots(keys: list[str], slots: dict[str, int]) -> dict[str, int]:
    """Give the slots of `T2…` or `B2…` behind that of the first period."""
    found: dict[str, int] = {}
    for first in ("T1", "B1"):
        if first in slots:
            later = [key for key in keys if key[:1] == first[0] and key[1:].isdigit()]
            found |= {key: slots[first] + number for number, key in enumerate(later)}
    return found


def header_lines(table: Table, piece: Piece, write: Callable[[list[str]], str]) -> list[OutLine]:
    """Print the header of a page piece: as the source says, or from the columns."""
    given = piece.options.get("header", table.options.get("header"))
    if isinstance(given, list):
        return [OutLine(given_line(line, piece, write)) for line in given]
    columns = {column.key: column for column in table.columns}
    shown = [columns[key] for key in piece.keys]
    lines = [header_cells([column.group for column in shown], [column.header for column in shown])]
    if any(column.group for column in shown):
        lines.append([column.header if column.group else "" for column in shown])
    numbers = piece.options.get("numbers", table.options.get("numbers", "1"))
    if numbers != "none":
        form = "({})" if numbers == "(1)" else "{}"
        lines.append([form.format(number + 1) for number in range(len(shown))])
    out = [OutLine(write(line)) for line in lines]
    if table.layout == "pipe":
        out.insert(1, OutLine(separator(piece.width)))
    return out


def header_cells(groups: list[str | None], headers: list[str]) -> list[str]:
    """Give the first header line: a group's name once, over its first column."""
    line: list[str] = []
    for position, (group, header) in enumerate(zip(groups, headers, strict=True)):
        again = position > 0 and group is not None and groups[position - 1] == group
        line.append("" if again else header if group is None else group)
    return line


def given_line(line: str | Raw, piece: Piece, write: Callable[[list[str]], str]) -> str:
    """Print a header line: raw text, `<sep>`, or cells by position (`2-34/2: text`)."""
    if isinstance(line, str):
        return separator(piece.width) if line == "<sep>" else line
    cells = [""] * piece.width
    for where, text in line.items():
        positions, _, step = where.partition("/")
        start, _, end = positions.partition("-")
        for position in range(int(start), int(end or start) + 1, int(step or 1)):
            cells[position] = text
    return write(cells)


def separator(width: int) -> str:
    """Print the line under the header of a pipe table."""
    return "|" + "----|" * width


def write_tab(cells: list[str]) -> str:
    """Print a row with tabs."""
    return "\t".join(cells)


def write_pipe(cells: list[str]) -> str:
    """Print a row with pipes, one blank around each cell."""
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def write_csv(cells: list[str]) -> str:
    """Print a row with `;`, quoted where a cell holds `;`, quotes or a line break."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="").writerow(cells)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[list[str]], str]] = {
    "tab": write_tab,
    "pipe": write_pipe,
    "csv": write_csv,
}
