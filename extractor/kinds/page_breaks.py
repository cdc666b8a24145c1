"""Merged cells that a page break cuts: their parts become one cell again.

The label of a cut cell stands on the first page, on the second, or is printed partly on
each. What tells: a part without text at the break, a text that begins in the middle of a
sentence, and a part without the number or target that every other cell of its column has.
Inside a page borders are believed; there only an empty unmerged cell below a label is
filled from it, and said so.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractor.kinds.celltypes import (
    is_open_ended,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)
from extractor.kinds.declarations import field_types
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from normalizers.text import fold_text

_COMPANIONS = ("no", "kode", "target", "satuan", "target_volume", "anggaran", "pagu")
"""Fields that stand once beside each label, if they stand beside the others."""
_NUMBERS = ("no", "kode")
"""A label with a number of its own is no rest of another, whatever its text begins with."""
_WORD_FIELDS = frozenset({"text", "unit_kerja"})
"""Types of fields that hold words: of several units within a label each has its own rows."""
_RUNNING = re.compile(r"^(\d{1,3})\s*[.)]?$")
_FEWEST = 2
"""Labels from which on it can be said what every label has beside it."""


@dataclass(slots=True)
class Block:
    """A cell of one field: the rows that it covers, its parts, and whether it is merged.

    It ``begins`` at a page's top where borders part it from a rest that went to the page before.
    """

    rows: list[int]
    cells: list[Cell]
    merged: bool = False
    begins: bool = False

    @property
    def text(self) -> str:
        """Return its text, the parts of a cut cell joined."""
        return " ".join(cell.text for cell in self.cells)


def join_label_blocks(blocks: Sequence[Block], rows: Sequence[DraftRow], name: str) -> list[Block]:
    """Join the parts of a label's cells over page breaks, and fill empty cells below labels.

    Args:
        blocks: the cells of a label field, in order.
        rows: the table's rows.
        name: the field.
    """
    companions = _companions(blocks, rows)
    numbers = [name for name in _NUMBERS if name in companions and not _within(blocks, rows, name)]
    blank_is_above = _blank_is_above(blocks, rows)
    numbered = [index for index, row in enumerate(rows) if row.has("no")]
    starts = [] if all(block.text for block in blocks) else _number_starts(rows)
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is None or not _adjoin(rows, last, block, name):
            joined.append(block)
        elif _breaks(rows, last, block):
            if _is_whole(last, block, rows, companions, numbers):
                if _is_first_line(last, block):
                    rows[block.rows[0]].notes.append(Note("span-ambiguous", "", name, block.text))
                joined.append(block)
            else:
                _note_join(last, block, rows, name, numbered)
                joined[-1] = _joined(last, block)
        elif (
            block.text
            or not last.text
            or not (
                last.rows[0] == starts[block.rows[0]]
                or (not block.merged and (blank_is_above or not _ends_page(block, rows)))
            )
        ):
            joined.append(block)
        else:
            for index in block.rows:
                rows[index].notes.append(Note("label-filled", "", name, last.text))
            last.rows += block.rows
    _note_blanks(joined, rows, name)
    return joined


def join_owned_blocks(
    blocks: Sequence[Block],
    rows: Sequence[DraftRow],
    name: str,
    owner: str | None,
    carried: Collection[int] = (),
) -> list[Block]:
    """Join the parts of a value's cells over page breaks inside one cell of its label.

    Args:
        blocks: the cells of a field, in order.
        rows: the table's rows, with the owner's cells filled.
        name: the field.
        owner: the label that the field goes with, if one is known.
        carried: rows whose empty cell goes on with the one before, or the other way round.
    """
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.rows[-1] + 1 == block.rows[0]
            and _breaks(rows, last, block)
            and not (last.text and block.text)
            and (
                block.rows[0] in carried
                or _same_owner(rows[last.rows[-1]], rows[block.rows[0]], owner)
            )
        ):
            if owner and block.rows[0] not in carried:
                _note_owned(last, block, rows, name, owner)
            joined[-1] = _joined(last, block)
        else:
            joined.append(block)
    return joined


def _note_owned(
    above: Block, below: Block, rows: Sequence[DraftRow], name: str, owner: str
) -> None:
    """Tell of an empty part that its owner's cell fills: its row may as well have no value.

    A number counts the owner, and a measure of all the owner's rows is plainly its own.
    """
    words = field_types().get(name) in _WORD_FIELDS
    whole = (above.rows[0], below.rows[-1]) == rows[below.rows[0]].merged[owner] and not words
    if name not in _NUMBERS and not whole and bool(above.text) != bool(below.text):
        filled = below if above.text else above
        raw = above.text or below.text
        rows[filled.rows[0]].notes.append(Note("label-filled", "", name, raw))


def _same_owner(above: DraftRow, below: DraftRow, owner: str | None) -> bool:
    return (
        owner is not None
        and owner in above.merged
        and above.merged[owner] == below.merged.get(owner)
    )


def _joined(above: Block, below: Block) -> Block:
    one, two = fold_text(above.text), fold_text(below.text)
    cells = [*above.cells, *below.cells]
    if one and one == two:
        cells = above.cells
    elif _is_first_line(above, below):
        cells = below.cells
    return Block(above.rows + below.rows, cells, merged=True, begins=above.begins)


def _is_first_line(above: Block, below: Block) -> bool:
    """Say whether a text ends on its first line at the page's end and is printed whole behind it.

    A line that the break cuts in two is printed on both pages.
    """
    lines = below.cells[0].lines if below.cells else ()
    return len(lines) > 1 and fold_text(above.text) == fold_text(lines[0])


def _breaks(rows: Sequence[DraftRow], above: Block, below: Block) -> bool:
    """Say whether a page break stands between two cells, and no border of the new page."""
    return not below.begins and rows[above.rows[-1]].piece != rows[below.rows[0]].piece


def _adjoin(rows: Sequence[DraftRow], above: Block, below: Block, name: str) -> bool:
    """Say whether nothing parts two cells: no row, or at a page's end headings beside the first."""
    end, start = above.rows[-1], below.rows[0]
    if end + 1 == start or any(row.kind == "data" for row in rows[end + 1 : start]):
        return end + 1 == start
    first = next(rows[index] for index in above.rows if rows[index].piece == rows[end].piece)
    own = [*first.cells.get(name, ()), *([first.blanks[name]] if name in first.blanks else [])]
    reach = first.place + max((cell.rows for cell in own), default=1)
    return all(row.piece == first.piece and row.place < reach for row in rows[end + 1 : start])


def _ends_page(block: Block, rows: Sequence[DraftRow]) -> bool:
    after = block.rows[-1] + 1
    return after < len(rows) and rows[after].piece != rows[block.rows[-1]].piece


def _is_whole(
    above: Block,
    below: Block,
    rows: Sequence[DraftRow],
    companions: Sequence[str],
    numbers: Sequence[str],
) -> bool:
    """Say whether a new cell begins on the new page; ``numbers`` stand once beside each label."""
    first = rows[below.rows[0]]
    if not above.text and below.text:
        return any(
            first.has(name) and number not in ("", first.text(name))
            for name in _NUMBERS
            for number in [_number_beside(above, rows, name)]
        )
    if not above.text or not below.text or fold_text(above.text) == fold_text(below.text):
        return False
    if any(first.has(name) for name in numbers):
        return True
    if _goes_on(above, below):
        return False
    begins = starts_sasaran(below.text) or starts_indikator(below.text)
    return begins or all(first.has(name) for name in companions)


def _number_beside(block: Block, rows: Sequence[DraftRow], name: str) -> str:
    """The number whose cell stands beside a block, or covers the rows beside it."""
    first = rows[block.rows[0]]
    for index in range(block.rows[0], -1, -1):
        row = rows[index]
        if row.piece != first.piece or name in row.blanks:
            return ""
        if row.has(name):
            covers = row.place + max(cell.rows for cell in row.cells[name]) > first.place
            return row.text(name) if covers else ""
    return ""


def _number_starts(rows: Sequence[DraftRow]) -> list[int | None]:
    """For each row the one on which the merged cell of its number begins, here or a page before.

    A label's empty cell belongs to the label above if the number that begins with it goes on.
    """
    starts: list[int | None] = []
    start, reach = None, 0
    for index, row in enumerate(rows):
        top = index > 0 and rows[index - 1].piece != row.piece
        if row.has("no"):
            start, reach = index, row.place + max(cell.rows for cell in row.cells["no"])
        elif "no" in row.blanks:
            # An empty cell at a page's top is the rest of the one that the page before ends with.
            start = starts[-1] if top and not row.begins("no") else None
            reach = row.place + row.blanks["no"].rows
        elif top:
            start = None
        starts.append(start if row.place < reach else None)
    return starts


def _goes_on(above: Block, below: Block) -> bool:
    return starts_inside(below.text) or is_open_ended(above.text)


def _note_join(
    above: Block, below: Block, rows: Sequence[DraftRow], name: str, numbered: Sequence[int]
) -> None:
    """Tell of a join that the texts do not tell by themselves."""
    if not above.text and not above.merged and below.text:
        for index in above.rows:
            rows[index].notes.append(Note("label-filled", "", name, below.text))
    repeated = fold_text(above.text) == fold_text(below.text)
    told = repeated or _is_first_line(above, below)
    if above.text and below.text and not told and not _goes_on(above, below):
        raw = f"{above.text} {below.text}"
        rows[below.rows[0]].notes.append(Note("span-ambiguous", "", name, raw))
    elif not (above.text and below.text) and _leaves_a_number_out(rows, below.rows[0], numbered):
        rows[below.rows[0]].notes.append(Note("span-ambiguous", "", name, above.text or below.text))


def _leaves_a_number_out(rows: Sequence[DraftRow], index: int, numbered: Sequence[int]) -> bool:
    """Say whether the running number below a page's top is not the next one: ``1`` and ``3``.

    The empty cell at the top may be that of the number between them, which nobody printed.
    ``numbered`` are the rows that have a number.
    """
    place = bisect.bisect_left(numbered, index)
    if not 0 < place < len(numbered):
        return False
    one, two = (_RUNNING.match(rows[at].text("no")) for at in numbered[place - 1 : place + 1])
    return one is not None and two is not None and int(two.group(1)) > int(one.group(1)) + 1


def _companions(blocks: Sequence[Block], rows: Sequence[DraftRow]) -> list[str]:
    """The fields that stand on the first row of every label that no page break begins."""
    firsts = [
        rows[block.rows[0]]
        for position, block in enumerate(blocks)
        if block.text and (not position or not _breaks(rows, blocks[position - 1], block))
    ]
    if len(firsts) < _FEWEST:
        return []
    return [name for name in _COMPANIONS if all(row.has(name) for row in firsts)]


def _within(blocks: Sequence[Block], rows: Sequence[DraftRow], name: str) -> bool:
    """Say whether a field also begins beside a label, below its first row: it numbers others."""
    return any(
        rows[index].piece == rows[block.rows[0]].piece and rows[index].has(name)
        for block in blocks
        for index in block.rows[1:]
    )


def _blank_is_above(blocks: Sequence[Block], rows: Sequence[DraftRow]) -> bool:
    """Say whether the table leaves cells empty where the label above still holds.

    Such a cell stands inside a page, below its label or below another empty one.
    """
    labelled = itertools.accumulate((bool(block.text) for block in blocks), operator.or_)
    return any(
        holds
        and not block.text
        and not block.merged
        and not _breaks(rows, above, block)
        and not _ends_page(block, rows)
        for holds, (above, block) in zip(labelled, itertools.pairwise(blocks), strict=False)
    )


def _note_blanks(blocks: Sequence[Block], rows: Sequence[DraftRow], name: str) -> None:
    for block in blocks:
        if not block.text:
            rows[block.rows[0]].notes.append(Note("label-blank", "", name))
