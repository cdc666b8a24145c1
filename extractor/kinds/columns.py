"""Which field of the contract each column of a table's piece is.

The header decides where it can be read. Where it is beyond repair the columns'
content decides: running numbers, ticks, amounts, percentages, unit names, and the
order in which the kind's fields are printed. A page's piece without a header takes
the columns of the piece before, aligned by content when columns are missing or slid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.category_columns import read_categories
from extractor.kinds.celltypes import cell_type
from extractor.kinds.column_fit import column_sample, field_fit, further_parts, mean_fit
from extractor.kinds.concepts import SURE, header_year, match_concept, may_mean, named_year
from extractor.kinds.contested_years import settle_years
from extractor.kinds.declarations import SERIES_FIELDS, Kind, field_types
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.kinds.performance_columns import set_rupiah_aside
from extractor.kinds.period_columns import (
    has_no_field,
    period_field,
    period_group,
    period_pools,
)
from extractor.kinds.reached_columns import settle_reached
from extractor.kinds.schedule_place import place_schedule
from extractor.kinds.share_columns import absorption_first, share_by_rows
from extractor.kinds.shared_headings import share_headings
from extractor.tables.alignment import align
from extractor.tables.grid import GridRow
from normalizers.text import fold_text

_NUMBER_LEAD = re.compile(r"^\(?\d{1,3}\s*[.)]")
_GUESS_MARGIN = 1.0
"""Mean fit of a column's cells from which content alone names the field."""
_CONTRADICTION = -2.5
"""Mean fit from which a column's cells contradict its header."""
_NUMBERS_UNDER_WORDS = -1.5
_WIDEST = 200
"""In a wider grid, which is no printed table, no column is guessed."""
_NEVER_GUESSED = frozenset({"nasional"})
"""Fields that a printed heading names or does not: any figure would do for them."""
_TELLING = 3
"""Fewer cells than this contradict nothing."""


def columns_from_header(
    headings: list[ColumnHeading], rows: list[GridRow], kind: Kind, known: Sequence[FieldColumn]
) -> list[FieldColumn]:
    """Map the columns of a piece that has a header.

    Args:
        headings: what stands over each column.
        rows: the piece's data rows.
        kind: the table's kind.
        known: the columns of an earlier piece of the same table, if any.
    """
    width = max([len(headings), *(len(row.cells) for row in rows)], default=0)
    headings = headings + [ColumnHeading(i) for i in range(len(headings), width)]
    pools = period_pools(headings, rows)
    columns = [_from_heading(heading, rows, kind, known, pools) for heading in headings]
    columns = set_rupiah_aside(columns, headings, kind)
    columns = settle_years(absorption_first(columns, headings, kind), headings, kind)
    columns = settle_reached(columns, headings, rows)
    columns = share_by_rows(_drop_repeated(columns, rows, known), headings, rows, kind)
    columns = read_categories(share_headings(columns, headings, rows, kind), rows, kind)
    return _guess_missing(columns, rows, kind, known)


def _from_heading(
    heading: ColumnHeading,
    rows: list[GridRow],
    kind: Kind,
    known: Sequence[FieldColumn],
    pools: dict[str, list[str]],
) -> FieldColumn:
    sample = column_sample(rows, heading.index)
    base = FieldColumn(
        heading.index, None, heading.printed, heading.period, heading.year, heading.percent
    )
    if has_no_field(heading) or heading.foreign:
        return replace(base, period=None, year=None, foreign=True)
    if heading.period:
        field = period_field(heading, pools[period_group(heading)])
        return replace(base, field=field, guessed=heading.guessed)
    name = kind.fields.get(heading.concept or "", None)
    if kind.name == "renstra_series" and _is_own_capaian(heading):
        name = "capaian"
    elif kind.name == "renstra_series" and _is_series(heading, name):
        name = name if heading.year else None
        guessed = heading.guessed or heading.concept == "capaian"
        return replace(base, field=name, foreign=name is None, guessed=guessed)
    base = replace(base, year=None)
    if name is None:
        known_other = heading.concept is not None and heading.score >= SURE
        return replace(base, foreign=known_other)
    support = mean_fit(sample, name)
    if name == "satuan" and support < 0 and _under_target(heading) and "target" in kind.fields:
        return replace(base, field="target", guessed=True)
    if heading.score < SURE and support < _GUESS_MARGIN:
        return base
    trusted = name in {c.field for c in known} and field_types().get(name) != "text"
    if not trusted and _contradicts(sample, name, support):
        return base
    return replace(
        base,
        field=name,
        guessed=heading.score < SURE,
        rival=heading.rival,
        several_years=heading.several_years,
    )


def _is_series(heading: ColumnHeading, name: str | None) -> bool:
    """A year of a series; a Capaian or Target Renstra of no year is none, and no single value."""
    if heading.year:
        return name is None or name in SERIES_FIELDS
    return name in SERIES_FIELDS and name != heading.concept


def _is_own_capaian(heading: ColumnHeading) -> bool:
    """``Capaian Kinerja (%)`` of no year beside those of years says how these compare."""
    return heading.concept == "capaian" and heading.percent and not heading.year


def _under_target(heading: ColumnHeading) -> bool:
    """``Target > Satuan`` over numbers: the values stand in the unit's column."""
    return any((m := match_concept(text)) and m.concept == "target" for text in heading.groups)


def _contradicts(sample: list[str], name: str, support: float) -> bool:
    """Say whether cells contradict a header: numbers under words, words under amounts."""
    if field_types().get(name) == "text":
        return bool(sample) and support <= _NUMBERS_UNDER_WORDS
    return len(sample) >= _TELLING and support <= _CONTRADICTION


def _drop_repeated(
    columns: list[FieldColumn], rows: list[GridRow], known: Sequence[FieldColumn]
) -> list[FieldColumn]:
    """Of two columns with one meaning the one whose cells fit it keeps the field.

    On a later page it is the one that had it on the page before, by its place and header.
    """
    before = {(column.key, fold_text(column.header), column.index) for column in known}
    best: dict[tuple[str | None, str | None, int | None], FieldColumn] = {}
    for column in columns:
        rival = best.get(column.key)
        had, has = (
            one is not None and (one.key, fold_text(one.header), one.index) in before
            for one in (rival, column)
        )
        if rival is None or _fits_better(column, rival, rows, has=has, had=had):
            best[column.key] = column
    rivals = {
        column.key: column.header
        for column in columns
        if column.field is not None
        and column is not (kept := best[column.key])
        and fold_text(column.header) != fold_text(kept.header)
        and _are_alike(column, kept)
        and _says_something(column_sample(rows, column.index))
    }
    return [
        replace(column, rival=rivals.get(column.key, column.rival))
        if column.field is None or best[column.key] is column
        else replace(column, field=None, period=None, year=None)
        for column in columns
    ]


def _are_alike(column: FieldColumn, other: FieldColumn) -> bool:
    """A heading that is a measure and its year is not like one that names none, or another."""
    years = header_year(column.header), header_year(other.header)
    same = named_year(column.header) == named_year(other.header)
    return same or (years[0] is None) == (years[1] is None)


def _fits_better(
    column: FieldColumn, rival: FieldColumn, rows: list[GridRow], *, has: bool, had: bool
) -> bool:
    """`has` and `had` say whether the column, and its rival, had the field before."""
    if has != had:
        return has
    return _strength(column, rows) > _strength(rival, rows) + 0.5


def _strength(column: FieldColumn, rows: list[GridRow]) -> float:
    sample = column_sample(rows, column.index)
    return mean_fit(sample, column.field) + (0.5 if sample else 0.0) - column.guessed


def _guess_missing(
    columns: list[FieldColumn], rows: list[GridRow], kind: Kind, known: Sequence[FieldColumn]
) -> list[FieldColumn]:
    """Name the columns without a readable header by content and order."""
    if len(columns) > _WIDEST:
        return columns
    order = _field_order(kind, known)
    result = list(columns)
    for position, column in enumerate(columns):
        sample = column_sample(rows, column.index)
        if column.field is not None or column.foreign or not _says_something(sample):
            continue
        placed = [c for c in result if not known or _says_something(column_sample(rows, c.index))]
        possible = [
            name
            for name in order
            if field_types().get(name) == "running"
            or may_mean(column.header, [c for c, f in kind.fields.items() if f == name])
            if name not in _NEVER_GUESSED or not column.header
        ]
        name = _best_guess(placed, column, sample, order, possible)
        if name is None:
            continue
        result = [replace(c, field=None) if c.field == name and not c.period else c for c in result]
        percent = any(k.field == name and k.percent for k in known)
        result[position] = replace(
            column, field=name, guessed=True, percent=column.percent or percent
        )
    return result


def _says_something(sample: list[str]) -> bool:
    return any(cell_type(text) not in ("empty", "filler") for text in sample)


def _field_order(kind: Kind, known: Sequence[FieldColumn]) -> list[str]:
    if known:
        names = [c.field for c in sorted(known, key=lambda c: c.index) if c.field and not c.period]
        return list(dict.fromkeys(name for name in names if name))
    return list(kind.order)


def _best_guess(
    placed: list[FieldColumn],
    column: FieldColumn,
    sample: list[str],
    order: list[str],
    possible: list[str],
) -> str | None:
    """The unused field between the neighbours' fields that cells and header fit best."""
    used = {other.field for other in placed}
    places = {c.index: order.index(c.field) for c in placed if c.field in order}
    low = max((p for index, p in places.items() if index < column.index), default=-1)
    high = min((p for index, p in places.items() if index > column.index), default=len(order))
    best: tuple[float, str] | None = None
    for name in order[low + 1 : max(high, low + 1)]:
        if name in used or name == "jadwal" or name not in possible:
            continue
        support = mean_fit(sample, name)
        if support < _GUESS_MARGIN or (field_types().get(name) == "text" and column.header):
            continue
        if best is None or support > best[0] + 0.25:
            best = (support, name)
    return best[1] if best else None


def columns_from_known(
    rows: list[GridRow], known: Sequence[FieldColumn]
) -> tuple[list[FieldColumn], bool, bool]:
    """Map the columns of a piece without a header onto those of the piece before.

    Returns:
        The columns, whether some column with data stands in another place, and
        whether the schedule's place is doubtful.
    """
    width = max((len(row.cells) for row in rows), default=0)
    ordered = sorted(known, key=lambda column: column.index)
    if _fits_in_place(rows, ordered, width):
        return [replace(c) for c in ordered if c.index < width], False, False
    parts = further_parts(ordered)
    fields = [c for c in ordered if c.field is not None and c.index not in parts]
    samples = [column_sample(rows, j) for j in range(width)]
    scores = [[_column_score(sample, column) for column in fields] for sample in samples]
    skip = [
        min(3.0, 0.5 * sum(1 for t in s if cell_type(t) not in ("empty", "filler")))
        for s in samples
    ]
    places, _ = align(scores, skip)
    columns = []
    moved = False
    for j, place in enumerate(places):
        if place is None:
            columns.append(FieldColumn(j, None, ""))
            continue
        target = fields[place]
        moved = moved or (target.index != j and skip[j] > 0)
        columns.append(replace(target, index=j))
    columns = _second_number_column(columns, rows)
    columns, doubtful = place_schedule(columns, ordered, [_telling_text(s) for s in samples])
    return columns, moved, doubtful


def _telling_text(sample: list[str]) -> str:
    """The first cell of a column that is more than a dash."""
    return next((text for text in sample if cell_type(text) not in ("empty", "filler")), "")


def _second_number_column(columns: list[FieldColumn], rows: list[GridRow]) -> list[FieldColumn]:
    """Numbers that slid into the column beside theirs on some rows are numbers still."""
    numbers = next((c for c in columns if c.field == "no"), None)
    if numbers is None:
        return columns
    result = list(columns)
    for place, column in enumerate(columns):
        if column.field is not None or abs(column.index - numbers.index) != 1:
            continue
        sample = column_sample(rows, column.index)
        running = sum(_NUMBER_LEAD.match(text) is not None for text in sample)
        both = any(
            _NUMBER_LEAD.match(row.text(column.index))
            and _NUMBER_LEAD.match(row.text(numbers.index))
            for row in rows
        )
        if running and running >= 0.5 * len(sample) and not both:
            result[place] = replace(numbers, index=column.index)
    return result


def _fits_in_place(rows: list[GridRow], known: Sequence[FieldColumn], width: int) -> bool:
    last = max((c.index for c in known if c.field or c.foreign), default=-1)
    if width != last + 1:
        data_beyond = any(row.text(i) for row in rows for i in range(last + 1, len(row.cells)))
        if data_beyond or width < last + 1:
            return False
    parts = further_parts(known)
    return all(
        mean_fit(column_sample(rows, column.index), column.field) > -0.5
        for column in known
        if column.field and column.index not in parts
    )


def _column_score(sample: list[str], column: FieldColumn) -> float:
    if not _says_something(sample):
        return 0.05
    return mean_fit(sample, column.field or "")


def align_row(
    row: GridRow, columns: Sequence[FieldColumn]
) -> tuple[list[FieldColumn], float, bool] | None:
    """Find a better place for the cells of a row that slid out of their columns.

    Returns:
        The columns for this row, the gain in fit, and whether the schedule's place
        is doubtful; None when nothing fits better.
    """
    places = [column for column in columns if column.field is not None or column.header]
    texts = [cell.text for cell in row.cells]
    by_index = {column.index: column for column in columns}
    here = [by_index.get(j, FieldColumn(j, None, "")) for j in range(len(texts))]
    scores = [
        [_cell_score(text, column, same=column.index == j) for column in places]
        for j, text in enumerate(texts)
    ]
    skip = [2.5 if cell_type(text) not in ("empty", "filler") else 0.0 for text in texts]
    chosen, _ = align(scores, skip)
    there = [
        replace(places[place], index=j) if place is not None else FieldColumn(j, None, "")
        for j, place in enumerate(chosen)
    ]
    gain = _placed_fit(texts, there) - _placed_fit(texts, here)
    if gain <= 0:
        return None
    there, doubtful = place_schedule(there, columns, texts)
    return there, gain, doubtful


def _placed_fit(texts: Sequence[str], columns: Sequence[FieldColumn]) -> float:
    fit_sum = 0.0
    for text, column in zip(texts, columns, strict=True):
        if column.field:
            fit_sum += field_fit(text, column.field)
        elif not column.header and cell_type(text) not in ("empty", "filler"):
            fit_sum -= 2.0
    return fit_sum


def _cell_score(text: str, column: FieldColumn, *, same: bool) -> float:
    if cell_type(text) in ("empty", "filler"):
        return 0.2 if same else 0.0
    if column.field is None:
        return 0.6 if same else -1.0
    return field_fit(text, column.field) + (0.6 if same else 0.0)
