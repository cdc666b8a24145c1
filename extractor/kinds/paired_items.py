"""Rows that hold several items each, mostly with a value for every one of them.

``• Tingkat kepuasan • Persentase peningkatan`` beside ``90%`` over ``20%`` is printed as
one row with borders, and read as two: where some column prints exactly one value for each
item, line by line, or where numbers, letters or bullets mark the items. Years, quarters and
columns without a field are columns like any other. What a column prints in another number
of lines is each item's where all of it stands level with their first lines (`item_levels`);
else it stays whole, and is filled over the items as over a merged cell.

One value more than items is the sasaran's own, printed above theirs, where it is their mean
or where several sasaran of the table have a row of their own: it gets one here, too.

Activities beside an indicator of other items are rows of their own where their lines are
numbered and a value is printed for each, or where values stand level with them; what stands
above numbered ones is the section they are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractor.kinds.celltypes import starts_inside
from extractor.kinds.item_levels import Level, Levels, item_levels, level_texts, level_values
from extractor.kinds.items import itemisations, split_marked
from extractor.kinds.numbered_lines import NumberedLines, numbered_lines
from extractor.kinds.printed_values import (
    Printed,
    counts_of,
    is_dash,
    printed_units,
    printed_values,
)
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from normalizers.percentages import parse_percent

_VALUES = (
    "target", "realisasi", "capaian", "persen", "satuan", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "target_kegiatan",
)  # fmt: skip
_ACTIVITIES = ("kegiatan", "uraian_kegiatan", "uraian", "rencana_aksi", "program")
"""Labels whose items may have values of their own: other labels say what a value is for."""
_LABEL = "sasaran"
"""What has values of its own above those of its indicators; activities are items themselves."""


class _Place(NamedTuple):
    """A column of a row: a field, a field's year or quarter, or a header without a field."""

    name: str
    key: str = ""
    extra: bool = False


_Lists = dict[_Place, Level]
"""What columns print for each item; None for an item without a value."""
_FEWEST = 2
"""Figures that make a mean, and rows that show how a table is built."""
_ROUNDED = Decimal("0.01")
"""By how much a printed mean may miss the mean of printed figures: both are rounded."""


def part_paired_rows(rows: list[DraftRow], row_field: str) -> list[DraftRow]:
    """Give each item of a row its own row where its values are printed one by one.

    The new rows stand at the same place as theirs and hold nothing else: what the row
    prints once (labels, ticks, one value) is filled over them as over a merged cell.

    Args:
        rows: the table's rows.
        row_field: the field that every row has of its own.
    """
    headed = sum(_is_headed(row, row_field) for row in rows) >= _FEWEST
    parted: list[DraftRow] = []
    for row in rows:
        parted += _parts(row, row_field, headed)
    return parted


def _is_headed(row: DraftRow, row_field: str) -> bool:
    """Say whether a row holds values of a label that has no item on it."""
    own = any(cell.text for _, cells in _columns(row) for cell in cells)
    return row.kind == "data" and own and row.has(_LABEL) and row_field in row.blanks


def _parts(row: DraftRow, row_field: str, headed: bool) -> list[DraftRow]:
    cells = row.cells.get(row_field, [])
    if row.kind != "data" or not cells:
        return [row]
    whole = _joined(cells)
    items, lists = _paired(row, row_field, whole, headed)
    if not items and (counted := _counted_rows(row, row_field)):
        return counted
    if not items and len(cells) == 1:
        items = split_marked(whole.text)
        lists = _lists(row, row_field, len(items))
        # Values that come in their number though the items are doubtful prove nothing.
        lists = {} if _is_proved(lists) else lists
    above = max((len(values) for values in lists.values()), default=0) > len(items)
    if len(items) + above < 2:
        return [row]
    reason = "paired" if _is_proved(lists) else "items"
    row.notes.append(Note("cell-split", reason, row_field, whole.text))
    parts = [row, *(_beside(row) for _ in range(len(items) + above - 1))]
    if above:
        _clear(row, row_field, lists)
    for part, item in zip(parts[above:], items, strict=True):
        part.cells[row_field] = [_with_text(_holder(cells, item), item)]
    _put_all(parts, lists)
    return parts


def _counted_rows(row: DraftRow, row_field: str) -> list[DraftRow]:
    """Part a row at the items of a label for which columns print a value each.

    The items are numbered lines; others are believed only if their values are level with them.
    """
    for name in dict.fromkeys((row_field, *_ACTIVITIES)):
        cells = row.cells.get(name, [])
        if len(cells) != 1 or cells[0].rows > 1:
            continue
        counted = numbered_lines(cells[0])
        ways = [] if counted is None else [counted]
        ways += [NumberedLines("", items) for items in itemisations(cells[0])]
        for way in ways:
            levels = item_levels(cells[0], way.items)
            lists = _level_lists(row, name, levels)
            if way is counted:
                lists |= _lists(row, name, len(way.items))
            if not _is_proved(lists) or _agreeing(lists) < _others(row, len(way.items), lists):
                continue
            row.notes.append(Note("cell-split", "paired", name, cells[0].text))
            parts = [row, *(_beside(row) for _ in way.items[1:])]
            lists |= _texts(row, name, levels)
            for part, item in zip(parts, way.items, strict=True):
                part.cells[name] = [_with_text(cells[0], item)]
            _put_all(parts, lists)
            return [*_section(row, name, way.head), *parts]
    return []


def _section(row: DraftRow, name: str, head: str) -> list[DraftRow]:
    """What stands above numbered items, as a section of its own."""
    if not head:
        return []
    section = _beside(row)
    section.kind = "section"
    section.cells[name] = [_with_text(row.cells[name][0], head)]
    return [section]


def _clear(row: DraftRow, row_field: str, lists: Iterable[_Place]) -> None:
    """Take off a label's own row what its items print one by one."""
    row.cells.pop(row_field)
    for place in lists:
        if place.extra:
            del row.extra[place.name], row.extra_cells[place.name]
        elif place.key:
            del row.series[place.name][place.key]
        else:
            del row.cells[place.name]


def _paired(row: DraftRow, row_field: str, whole: Cell, headed: bool) -> tuple[list[str], _Lists]:
    """The items for each of which some column prints a value, and what the columns print."""
    ways = itemisations(whole)
    for items in [*ways, [whole.text]] if headed else ways:
        if any(starts_inside(item) for item in items[1:]):
            continue
        lists = _lists(row, row_field, len(items))
        more = _lists(row, row_field, len(items) + 1)
        if any(_is_mean(values) for values in more.values()) and lists:
            return items, more | lists
        alone = headed and row.has(_LABEL) and not lists
        if alone and _is_proved(more) and not _others(row, len(items) + 1, more):
            return items, more
        levels = item_levels(whole, items)
        lists = _level_lists(row, row_field, levels) | lists
        if _is_proved(lists) and _agreeing(lists) >= _others(row, len(items), lists):
            return items, lists | _texts(row, row_field, levels)
    return [], {}


def _agreeing(lists: _Lists) -> int:
    return sum(not place.extra for place in lists)


def _others(row: DraftRow, count: int, lists: _Lists) -> int:
    """How many fields print several values, but not so many: they may be another column's."""
    counts = [
        counts_of(cells) for place, cells in _columns(row) if not (place.extra or place in lists)
    ]
    return sum(max(several, default=0) > 1 and count not in several for several in counts)


def _is_proved(lists: _Lists) -> bool:
    """Values prove items: units and dashes come in any number."""
    return any(
        not place.extra and any(value and not is_dash(value.text) for value in values)
        for place, values in lists.items()
    )


def _is_mean(values: Level) -> bool:
    """Say whether the first value is the mean of those below it, as rounded as it is printed."""
    numbers = [value and parse_percent(value.text, bare=True).value for value in values]
    first, *rest = numbers
    if first is None or len(rest) < _FEWEST or any(number is None for number in rest):
        return False
    mean = sum((Decimal(number) for number in rest if number is not None), Decimal(0)) / len(rest)
    return rest.count(first) < len(rest) and abs(mean - first) <= _ROUNDED


def _lists(row: DraftRow, row_field: str, count: int) -> _Lists:
    """The columns that print exactly so many values (or units)."""
    lists: _Lists = {}
    if count < 2:
        return lists
    for place, cells in _columns(row):
        if place.name == row_field:
            continue
        values = printed_values(cells, count)
        if not values and (place.name == "satuan" or place.extra):
            values = printed_units(cells, count)
        if values:
            lists[place] = list(values)
    return lists


def _level_lists(row: DraftRow, row_field: str, levels: Levels | None) -> _Lists:
    """The columns of which all values are level with items, and not with all of another list."""
    if levels is None:
        return {}
    found: _Lists = {}
    for place, cells in _columns(row):
        values = level_values(cells, levels) if place.name != row_field else []
        if values and not (None in values and _are_of_another(cells, row, row_field)):
            found[place] = values
    return found


def _are_of_another(cells: Sequence[Cell], row: DraftRow, row_field: str) -> bool:
    """Say whether a column prints a value level with each item of another label's list."""
    others = [
        own[0] for name, own in row.cells.items() if own and name not in (row_field, *_VALUES)
    ]
    for cell in [*others, *row.extra_cells.values()]:
        for items in itemisations(cell):
            levels = item_levels(cell, items)
            values = level_values(cells, levels) if levels else []
            if values and None not in values:
                return True
    return False


def _texts(row: DraftRow, row_field: str, levels: Levels | None) -> _Lists:
    """The lists of other labels whose texts are all level with items."""
    if levels is None:
        return {}
    found = {
        _Place(name): level_texts(cells[0], levels)
        for name, cells in row.cells.items()
        if name not in (row_field, *_VALUES) and len(cells) == 1
    }
    return {place: texts for place, texts in found.items() if texts}


def _columns(row: DraftRow) -> Iterator[tuple[_Place, Sequence[Cell]]]:
    for name in _VALUES:
        if row.cells.get(name):
            yield _Place(name), row.cells[name]
    for name, series in row.series.items():
        for key, cell in series.items():
            yield _Place(name, key), [cell]
    for header, cell in row.extra_cells.items():
        # Texts of several cells under one header are joined: their lines are not known.
        if row.extra.get(header) == cell.text:
            yield _Place(header, extra=True), [cell]


def _put_all(parts: Sequence[DraftRow], lists: _Lists) -> None:
    """Give the last parts of a row what columns print for each of them."""
    for place, values in lists.items():
        for part, value in zip(parts[len(parts) - len(values) :], values, strict=True):
            if value is None:
                _leave(part, place)
            else:
                _put(part, place, value)


def _leave(part: DraftRow, place: _Place) -> None:
    """Say that a column prints nothing for a part, that nothing be filled in."""
    if place.extra:
        part.extra.pop(place.name, None)
        part.extra_cells.pop(place.name, None)
        part.blanks[f"extra.{place.name}"] = Cell("")
    elif place.key:
        part.series.get(place.name, {}).pop(place.key, None)
        part.blanks[f"{place.name}.{place.key}"] = Cell("")
    else:
        part.cells.pop(place.name, None)
        part.blanks[place.name] = Cell("")


def _put(part: DraftRow, place: _Place, value: Printed) -> None:
    cell = _with_text(value.cell, value.text)
    if place.extra:
        part.extra[place.name] = value.text
        part.extra_cells[place.name] = cell
    elif place.key:
        part.series.setdefault(place.name, {})[place.key] = cell
    else:
        part.cells[place.name] = [cell]


def _joined(cells: Sequence[Cell]) -> Cell:
    """The parts of a cell that a page break cut, as one."""
    if len(cells) == 1:
        return cells[0]
    text = " ".join(cell.text for cell in cells if cell.text)
    return _with_text(cells[0], text)


def _holder(cells: Sequence[Cell], item: str) -> Cell:
    """The part of a cut cell in which an item stands, the first for one that was cut itself."""
    return next((cell for cell in cells if item in cell.text), cells[0])


def _beside(row: DraftRow) -> DraftRow:
    return DraftRow(row.line, row.page, row.piece, row.box, row.place, width=row.width)


def _with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, blocks=(text,), lines=(text,), heights=())
