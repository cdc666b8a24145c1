"""Print a rencana aksi the way pdftotext does when it finds no table.

Cells come as paragraphs wrapped at their column's width, every line but the last with a trailing
blank. The labels of a merged cell stand before the first row of their block. A row whose cells fit
on one line is joined on one line; else its kegiatan comes first, then the ticks and the biaya, then
the pelaksana, in one of the arrangements below. Ticks carry no position: only their number is left
when fewer than all are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.layouts import clean, marks_of, page_lead
from corpus.model import Column, OutLine, Table

STYLES = {
    1: ["line"],
    2: ["target-kegiatan", "last-line"],
    3: ["apart", "amount-apart", "pelaksana-apart"],
}
"""Arrangements by the number of kegiatan lines (3 = three or more), taken in turn."""


GROUP = 3
"""Label lines between two blank lines."""


@dataclass(frozen=True)
class Row:
    """The wrapped cells of one row."""

    lead: str
    kegiatan: list[str]
    ticks: str
    biaya: str
    pelaksana: list[str]


def wrap(text: str, column: Column) -> list[str]:
    """Wrap a cell at its column's width; a word that is wider begins a line and is broken there."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        if line and len(line) + 1 + len(word) > column.width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
        while len(line) > column.width:
            lines.append(line[: column.width])
            line = line[column.width :]
    return [*lines, line]


def paragraph(lines: list[str]) -> list[str]:
    """Keep the trailing blank that a wrapped line has."""
    return [f"{line} " for line in lines[:-1]] + lines[-1:]


def label(lines: list[str], tall: bool) -> list[str]:
    """Print a label; in a tall block its lines fall into groups with blank lines between."""
    printed = paragraph(lines)
    if not tall or len(printed) <= GROUP:
        return printed
    out: list[str] = []
    for number, line in enumerate(printed):
        if number and number % GROUP == 0:
            out.append("")
        out.append(line)
    return out


def print_dump(table: Table) -> list[OutLine]:
    """Print a table as paragraphs."""
    out = [OutLine(line) for line in table.options["header"]]
    columns = {column.key: column for column in table.columns}
    seen = {1: 0, 2: 0, 3: 0}
    for index, leaf in enumerate(table.leaves):
        if leaf.page is not None:
            out.extend(OutLine(line) for line in page_lead(leaf.page))
        out.extend(OutLine(raw) for one in leaf.noise for raw in one.ops.get("before", []))
        out.append(OutLine(""))
        lead = labels_before(table, columns, index, out)
        row = read_row(table, columns, index, lead)
        size = min(len(row.kegiatan), 3)
        style = leaf.style or STYLES[size][seen[size] % len(STYLES[size])]
        seen[size] += 1
        first = row.kegiatan[0]
        for line in arrange(row, style):
            begins = first in line and not any(one.leaf == index for one in out)
            out.append(OutLine(line, index if begins else None))
    return out


def labels_before(table: Table, columns: dict[str, Column], index: int, out: list[OutLine]) -> str:
    """Print the labels whose block begins with this row.

    Returns:
        What the row's first line begins with: an indikator that fits on one line, and the target.
    """
    lead: list[str] = []
    for key in ("no", "sasaran", "indikator"):
        span = next((one for one in table.spans if one.key == key and one.first == index), None)
        if span is None:
            continue
        lines = wrap(span.text, columns[key])
        if key == "indikator" and len(lines) == 1 and table.options.get("join_indikator") == "yes":
            lead.append(lines[0])
            continue
        out.extend(OutLine(line) for line in label(lines, span.last - span.first > 1))
        if key != "no" or index % 2 == 0:
            out.append(OutLine(""))
    target = next(
        (one.text for one in table.spans if one.key == "target" and one.first == index), ""
    )
    pad = int(table.options.get("pad", "0"))
    lead.append(target.rjust(pad) if target and target.isdigit() else target)
    return " ".join(part for part in lead if part)


def read_row(table: Table, columns: dict[str, Column], index: int, lead: str) -> Row:
    """Wrap the cells of one row."""
    texts = {span.key: span.text for span in table.spans if span.first <= index <= span.last}
    own = {span.key: span.text for span in table.spans if span.first == index}
    glyphs = table.options.get("tick", "√").split()
    marks = marks_of(texts.get("jadwal", ""))
    ticks = " ".join(glyphs[(index + mark) % len(glyphs)] for mark in marks)
    pelaksana = wrap(own["pelaksana"], columns["pelaksana"]) if "pelaksana" in own else []
    return Row(
        lead, wrap(own["kegiatan"], columns["kegiatan"]), ticks, own.get("biaya", ""), pelaksana
    )


def join(*parts: str) -> str:
    """Join what stands on one line."""
    return " ".join(part for part in parts if part)


def arrange(row: Row, style: str) -> Iterator[str]:
    """Give the lines of a row in one of the arrangements pdftotext produces."""
    first_pelaksana, more = (row.pelaksana[0], row.pelaksana[1:]) if row.pelaksana else ("", [])
    wraps = " " if more else ""
    amount = join(row.ticks, row.biaya)
    if style == "line":
        yield join(row.lead, *row.kegiatan, amount, first_pelaksana) + wraps
        yield from paragraph(more)
    elif style == "target-kegiatan":
        yield join(row.lead, row.kegiatan[0]) + " "
        yield from [*paragraph(row.kegiatan[1:]), "", join(amount, first_pelaksana) + wraps]
        yield from paragraph(more)
    elif style == "last-line":
        yield from [f"{row.lead} "] if row.lead else []
        yield from [f"{line} " for line in row.kegiatan[:-1]]
        yield from [join(row.kegiatan[-1], amount), "", *paragraph(row.pelaksana)]
    elif style == "apart":
        yield from [f"{row.lead} ", ""] if row.lead else []
        yield from [*paragraph(row.kegiatan), "", join(amount, first_pelaksana) + wraps]
        yield from paragraph(more)
    elif style == "amount-apart":
        yield from [f"{row.lead} "] if row.lead else []
        yield from [
            *paragraph(row.kegiatan),
            "",
            row.ticks,
            "",
            *([row.biaya, ""] if row.biaya else []),
        ]
        yield from paragraph(row.pelaksana)
    else:
        yield from [f"{row.lead} ", ""] if row.lead else []
        yield from [*paragraph(row.kegiatan), "", amount, *paragraph(row.pelaksana)]
