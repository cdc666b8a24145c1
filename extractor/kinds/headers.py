"""Header rows of a segment: where they end, and what each column is called.

A header takes one to three rows, may be read twice (once as garbage), may have its
words cut over cells or several headings fused into one cell, and is often followed
by a row of column numbers. The steps: find the header rows, collect the texts that
stand over each column, and match them to the declared concepts.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.concepts import (
    SURE,
    ConceptMatch,
    group_year_concept,
    header_period,
    header_year,
    match_concept,
    measure_of_period,
    measure_under_period,
)
from extractor.kinds.heading_company import name_by_company, name_years
from extractor.kinds.heading_texts import (
    LONGEST_CUT,
    LONGEST_HEADER_CELL,
    collect_headings,
    is_heading,
)
from extractor.kinds.heading_years import set_other_years_aside
from extractor.kinds.headings import ColumnHeading, HeaderReading
from extractor.kinds.quarter_headings import settle_quarters
from extractor.kinds.rival_groups import set_rival_groups_aside
from extractor.tables.grid import Cell, GridRow
from normalizers.text import fold_text

_SEARCH_DEPTH = 6
"""Header rows and column numbers are looked for among this many first rows."""
_MAX_HEADER_ROWS = 4
_MANY_NUMBERS = 5
"""This many rising numbers count columns of which some are hidden or left out."""
_NUMBER_CELL = re.compile(
    r"^\(?\s*(\d{1,2})\s*\)?[.,]?(?:\s*(?:=|(?<=\))\s*\(|(?<=\d)\s+\()[\d\s()=+\-*/:x×%.,]+)?$"
)
"""A column's number, with its formula: ``(3)``, ``8=(7/6)``, ``(5)=(4)/(3)x100%``."""
_QUARTERS = ["I", "II", "III", "IV"]
_TIME_WORDS = frozenset({"triwulan", "tw", "trw", "bulan", "jadwal", "waktu", "pelaksanaan"})
_UNNAMED = frozenset({"uraian", "nama"})
_NAMED_LABELS = frozenset({"tujuan", "sasaran", "indikator", "program", "kegiatan"})
_MONEY = frozenset({"anggaran", "pagu", "dana", "biaya", "pembiayaan", "pendanaan", "keuangan"})
_PAGU_LEAVES = {
    "awal": "pagu_murni",
    "murni": "pagu_murni",
    "revisi": "pagu_perubahan",
    "perubahan": "pagu_perubahan",
}
_GROUPED_ROWS = 3
_VALUES = frozenset({"amount", "number", "percent", "tick", "opinion", "volume", "running"})
_DATA_TYPES = frozenset({"amount", "percent", "tick", "opinion", "volume"})


def is_number_row(row: GridRow) -> bool:
    """Say whether a row only numbers the columns: ``1 2 3`` or ``(1) (2) (3)``."""
    numbers: list[int] = []
    for index in row.filled():
        text = row.text(index)
        found = _column_numbers(text) or _broken_number(text, numbers[-1] if numbers else 0)
        if not found:
            return False
        numbers += found
    if len(numbers) < 2 or len(numbers) < 0.6 * len(row.cells) - 2 or numbers[0] > 3:
        return len(numbers) >= 5 and _mostly_consecutive(numbers)
    return _mostly_consecutive(numbers)


def _column_numbers(text: str) -> list[int]:
    """The number in a cell, or the numbers of the columns that it covers: ``1 2``."""
    match = _NUMBER_CELL.match(text)
    if match:
        return [int(match.group(1))]
    parts = text.split()
    if not all(part.isdigit() and len(part) <= 2 for part in parts):
        return []
    numbers = [int(part) for part in parts]
    return numbers if all(b - a == 1 for a, b in itertools.pairwise(numbers)) else []


def _broken_number(text: str, last: int) -> list[int]:
    """The next number, where a narrow cell breaks it over two lines: ``(1`` over ``0)``."""
    digits = "".join(text.split()).strip("()")
    return [int(digits)] if digits == str(last + 1) else []


def _mostly_consecutive(numbers: list[int]) -> bool:
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    if len(numbers) >= _MANY_NUMBERS and all(step > 0 for step in steps):
        return steps.count(1) >= 0.5 * len(steps)
    return steps.count(1) + steps.count(2) * 0.5 >= 0.7 * len(steps)


def read_header(rows: list[GridRow]) -> HeaderReading:
    """Find the header rows at the top of a segment and read the columns' headings.

    A segment without a header gives a depth of 0 and headings without concepts.
    """
    skipped = _title_rows(rows)
    body = rows[len(skipped) :]
    depth = _spanned_depth(body) or _header_depth(body)
    width = max((len(row.cells) for row in rows), default=0)
    header_rows = _without_numbers(body[:depth])
    headings = collect_headings(header_rows, width)
    months = _month_number_row(body[:depth])
    for heading in headings:
        _interpret(heading, months)
    filled = {index for row in body[depth:] for index in row.filled()}
    settle_quarters(headings)
    name_years(headings, filled)
    _close_period_gaps(headings)
    set_rival_groups_aside(headings)
    set_other_years_aside(headings, filled)
    name_by_company([heading for heading in headings if not heading.foreign])
    return HeaderReading(depth + len(skipped), headings, skipped)


def header_hits(row: GridRow) -> int:
    """Count the cells of a row that are headings by themselves."""
    return sum(1 for index in row.filled() if is_heading(row.text(index)))


def looks_like_header(row: GridRow) -> bool:
    """Say whether a row consists of headings (at least half of its filled cells)."""
    filled = row.filled()
    if not filled or any(len(row.text(i)) > LONGEST_HEADER_CELL for i in filled):
        return False
    if any(cell_type(row.text(i)) in _DATA_TYPES and row.text(i) != "%" for i in filled):
        return False
    hits = header_hits(row)
    return hits >= max(1, (len(filled) + 1) // 2) and (hits >= 2 or len(filled) == 1)


def _title_rows(rows: list[GridRow]) -> list[int]:
    """Leading rows with one filled cell, above a real header row, are titles (CSV exports)."""
    count = 0
    while count < min(len(rows), _SEARCH_DEPTH) and len(rows[count].filled()) <= 1:
        count += 1
    if count and count < len(rows) and header_hits(rows[count]) >= 2 and len(rows[0].cells) > 2:
        return list(range(count))
    return []


def _spanned_depth(rows: list[GridRow]) -> int:
    """Where a heading's cell reaches over several rows, the header is as deep as that.

    0 where the first row is no header or none of its cells is merged downwards.
    """
    if not rows or not any(cell.rows > 1 for cell in rows[0].cells):
        return 0
    if header_hits(rows[0]) < min(2, (len(rows[0].filled()) + 1) // 2) and not _is_grouped(rows):
        return 0
    end, depth = rows[0].place, 0
    while depth < min(len(rows), _SEARCH_DEPTH) and rows[depth].place <= end:
        row = rows[depth]
        if depth and _is_data(row):
            break
        end = max([end, *(row.place + cell.rows - 1 for cell in row.cells if cell.text)])
        depth += 1
    return _beyond_numbers(rows, depth)


def _is_grouped(rows: list[GridRow]) -> bool:
    """Say whether the first rows are a header by their form, whatever their words are.

    One known heading at least, other cells merged downwards, and a group that covers
    several columns, each with a heading of its own on the row below; no cell holds a value.
    """
    if len(rows) < _GROUPED_ROWS or not header_hits(rows[0]):
        return False
    top, below = rows[0], rows[1]
    groups = [i for i in top.filled() if top.cells[i].cols > 1 and top.cells[i].rows == 1]
    others = [i for i in top.filled() if i not in groups]
    under = [j for i in groups for j in range(i, i + top.cells[i].cols)]
    return (
        bool(groups)
        and all(top.cells[i].rows > 1 for i in others)
        and all(below.text(j) for j in under)
        and not any(_is_value(row.text(i)) for row in rows[:2] for i in row.filled())
    )


def _is_value(text: str) -> bool:
    """Say whether a text is a value: letters that count (``L``, ``IV``) may be headings."""
    kind = cell_type(text)
    return kind in _VALUES and not (kind == "running" and text.isalpha())


def _is_data(row: GridRow) -> bool:
    """Values and no heading: a heading's cell reaches down over rows without a border."""
    texts = [row.text(i) for i in row.filled() if row.text(i) != "%"]
    words = [text for text in texts if cell_type(text) not in _DATA_TYPES]
    return len(words) < len(texts) and not any(is_heading(text) for text in words)


def _beyond_numbers(rows: list[GridRow], depth: int) -> int:
    """Column numbers, and the lowest headings where some of the numbers reach down beside them."""
    if depth >= len(rows) or not is_number_row(rows[depth]):
        return depth
    cells = [cell for cell in rows[depth].cells if cell.text]
    end = rows[depth].place + max(cell.rows for cell in cells) - 1
    depth += 1
    while depth < len(rows) and rows[depth].place <= end and not _is_data(rows[depth]):
        depth += 1
    return depth


def _without_numbers(rows: list[GridRow]) -> list[GridRow]:
    """The header rows without column numbers, also where these reach down over several rows."""
    numbers = {id(cell) for row in rows if is_number_row(row) for cell in row.cells}
    return [
        replace(row, cells=tuple(Cell("") if id(c.origin) in numbers else c for c in row.cells))
        for row in rows
        if not is_number_row(row)
    ]


def _header_depth(rows: list[GridRow]) -> int:
    window = rows[:_SEARCH_DEPTH]
    for index, row in enumerate(window):
        if is_number_row(row) and index <= _MAX_HEADER_ROWS:
            months = _month_number_row(window[: index + 1]) is not None
            if not months and all(_may_be_header(above) for above in window[:index]):
                return index + 1
    depth = 0
    for index, row in enumerate(window[:_MAX_HEADER_ROWS]):
        periods = index > 0 and _month_number_row(window[index - 1 : index + 1]) is not None
        if (
            periods
            or looks_like_header(row)
            or (depth and _continues_header(window[index - 1], row))
        ):
            depth = index + 1
        elif depth or index >= 1 or not _may_be_header(row):
            break
    depth = depth or int(_heads_numbers(rows))
    if depth and depth < len(rows) and is_number_row(rows[depth]):
        depth += 1
    return depth


def _heads_numbers(rows: list[GridRow]) -> bool:
    """Say whether a first row is a header by what it heads: ``No`` over ``1``, words beside it."""
    if len(rows) < _GROUPED_ROWS or rows[1].text(0).strip("(). ") != "1":
        return False
    match = match_concept(rows[0].text(0))
    texts = [rows[0].text(index) for index in rows[0].filled()]
    return (
        match is not None
        and (match.concept, match.score >= SURE) == ("no", True)
        and len(texts) == len(rows[0].cells) >= _GROUPED_ROWS
        and not any(len(text) > LONGEST_HEADER_CELL or _is_value(text) for text in texts)
    )


def _may_be_header(row: GridRow) -> bool:
    types = {cell_type(row.text(i)) for i in row.filled() if row.text(i) != "%"}
    return not types & {"amount", "percent", "tick"} and not _is_numbered_data(row)


def _is_numbered_data(row: GridRow) -> bool:
    """A number and then words that are no headings: a data row above the column numbers."""
    texts = [row.text(index) for index in row.filled()]
    return (
        len(texts) > 2
        and cell_type(texts[0]) == "running"
        and any(len(text) > LONGEST_CUT for text in texts[1:])
        and not any(is_heading(text) and cell_type(text) not in _DATA_TYPES for text in texts)
    )


def _continues_header(above: GridRow, row: GridRow) -> bool:
    """A second header row: short words under the gaps that the first one left."""
    filled = row.filled()
    if not filled or row.text(0) or any(len(row.text(i)) > 30 for i in filled):
        return False
    if any(cell_type(row.text(i)) in _DATA_TYPES | {"running", "number"} for i in filled):
        return header_hits(row) >= 2
    under_gap = sum(1 for i in filled if not above.text(i))
    return header_hits(row) >= 1 or (under_gap >= 1 and len(filled) < len(above.filled()))


def _month_number_row(rows: list[GridRow]) -> dict[int, str] | None:
    """A row ``1 2 … 12`` or ``I II III IV`` under a heading of time names months or quarters."""
    for position, row in enumerate(rows):
        filled = row.filled()
        if position == 0 or len(filled) not in (4, 12) or filled[0] < 2:
            continue
        values = ["".join(row.text(i).split()).strip(".") for i in filled]
        if values != [str(n) for n in range(1, len(values) + 1)] and values != _QUARTERS:
            continue
        above = rows[position - 1]
        group = next((above.text(i) for i in range(filled[0], -1, -1) if above.text(i)), "")
        match = match_concept(group)
        if (match and match.concept == "jadwal") or _TIME_WORDS & set(fold_text(group).split()):
            prefix = "T" if len(filled) == 4 else "B"
            return {
                column + step: f"{prefix}{n}"
                for n, column in enumerate(filled, start=1)
                for step in range(row.cells[column].cols)
            }
    return None


def _interpret(heading: ColumnHeading, months: dict[int, str] | None) -> None:
    own = heading.texts
    if months and heading.index in months:
        heading.period = months[heading.index]
    for text in reversed(own):
        heading.period = heading.period or header_period(text)
        heading.year = heading.year or header_year(text)
    measured = next((found for text in own if (found := measure_of_period(text))), None)
    measured = measured or measure_under_period(heading.groups, own, heading.period)
    if measured:
        heading.concept, heading.period = measured
        heading.score, heading.measured = 100.0, True
        return
    match = _best_match(heading)
    if match:
        heading.concept, heading.score = match.concept, match.score
    named = next((c for t in own if heading.year and (c := group_year_concept(t))), None)
    if named:
        heading.concept, heading.score = named, 100.0
    if heading.period and heading.concept == "jadwal":
        heading.concept = None


def _best_match(heading: ColumnHeading) -> ConceptMatch | None:
    """The most specific sure match: own words from below, joined words, then the groups."""
    own = heading.texts
    under = _under_group(heading)
    if under is not None:
        return under
    attempts = [*reversed(own), " ".join(own), " ".join([*heading.groups, *own])]
    if heading.year or heading.period:
        attempts += list(reversed(heading.groups))
    matches = [match for text in attempts if (match := match_concept(text))]
    joined = match_concept(" ".join(own)) if len(own) > 1 else None
    if joined and joined.score >= 95:
        return joined
    sure = next((match for match in matches if match.score >= SURE), None)
    return sure or max(matches, key=lambda m: m.score, default=None)


def _under_group(heading: ColumnHeading) -> ConceptMatch | None:
    """What only the group tells: ``Sasaran > Uraian``, ``Tujuan > Indikator``, ``… > Rp``."""
    leaf = fold_text(heading.texts[-1]) if heading.texts else ""
    groups = [match.concept for text in heading.groups if (match := match_concept(text))]
    if leaf in _UNNAMED and groups and groups[-1] in _NAMED_LABELS:
        return ConceptMatch(groups[-1], 100.0)
    if groups[-1:] == ["tujuan"] and (match := match_concept(leaf)) is not None:
        return ConceptMatch("indikator_tujuan", 100.0) if match.concept == "indikator" else None
    above = set(fold_text(" ".join([*heading.groups, *heading.texts[:-1]])).split())
    if leaf in _PAGU_LEAVES and {"anggaran", "pagu"} & above:
        return ConceptMatch(_PAGU_LEAVES[leaf], 100.0)
    if leaf == "rp" and _MONEY & above:
        return ConceptMatch("realisasi" if "realisasi" in above else "anggaran", 100.0)
    return None


def _close_period_gaps(headings: list[ColumnHeading]) -> None:
    """Months are known by their position where most are read: lost, cut and misread ones too."""
    known = [h for h in headings if h.period and not h.measured]
    if len(known) < 2:
        for heading in known:
            heading.period = None
        return
    prefix = known[0].period[0] if known[0].period else "T"
    size = 4 if prefix == "T" else 12
    offsets = [int((h.period or "T0")[1:]) - h.index for h in known]
    offset = max(set(offsets), key=offsets.count)
    if offsets.count(offset) < 0.6 * len(offsets):
        return
    for heading in (h for h in headings if not h.measured):
        number = heading.index + offset
        inside = 1 <= number <= size and abs(number - int((known[0].period or "T0")[1:])) < size
        blank = heading.concept in (None, "jadwal") or heading.score < SURE
        if inside and (blank or heading.period):
            heading.period, heading.concept = f"{prefix}{number}", None
