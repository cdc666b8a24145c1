"""Labels of merged cells: which rows each sasaran, indikator or program covers.

Works on a run of data rows at once. First the printed fragments are joined to
labels and numbers find their labels (`label_fragments`), then
`extractor.tables.spans` infers the blocks, level by level: the blocks of an inner
level lie inside those of the outer one. In a table whose labels all stand on the
first row of their blocks nothing is inferred.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.inner_numbering import InnerNumbering, read_inner_numbering
from extractor.kinds.label_affinity import label_affinity, row_likeness
from extractor.kinds.label_fragments import (
    UNSURE_LABELS,
    Label,
    NumberedRun,
    attach_numbers,
    join_fragments,
)
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from extractor.tables.spans import Blocks, blocks_from_top, infer_blocks

_SAME_RUN = 0.8
"""Numbers on this share of a table's rows number the rows, not the labels."""
_OTHER_WORDS = 0.5
"""A row that shares so much more with the next label (of 1) may belong to its block."""
_CODED_LABELS = frozenset({"kegiatan", "uraian", "program"})


def fill_labels(rows: list[DraftRow], names: Sequence[str], row_field: str) -> None:
    """Fill the labels of merged cells down (and up) to every row they cover.

    Args:
        rows: all rows of the table, in order; only data rows are filled.
        names: the label fields, outermost first.
        row_field: the field that every row has of its own.
    """
    numbered = _numbered_field(rows, names)
    for start, end in _runs(rows):
        spans = [(start, end)]
        for name in names:
            inner: list[tuple[int, int]] = []
            for first, last in spans:
                inner += _fill_level(rows, first, last, name, row_field, numbers=name == numbered)
            spans = inner


def stand_within_blocks(rows: Sequence[DraftRow], names: Sequence[str]) -> bool:
    """Say whether labels of cells without borders stand below the first rows of their blocks.

    Then nothing but their places tells which rows they cover: no cell of theirs is merged, and
    the first row has none of them.

    Args:
        rows: the rows of a table whose rows no lines part.
        names: the label fields, outermost first.
    """
    data = [row for row in rows if row.kind == "data"]
    if not names or not data or any(data[0].has(name) for name in names):
        return False
    cells = [cell for row in data for name in names for cell in row.cells.get(name, ())]
    blanks = [row.blanks[name] for row in data for name in names if name in row.blanks]
    return bool(cells) and all(cell.rows == 1 for cell in (*cells, *blanks))


def _numbered_field(rows: list[DraftRow], names: Sequence[str]) -> str | None:
    """The label that the running numbers count: the one that stands on the same rows."""

    def agreement(name: str) -> float:
        both = sum(row.has("no") and row.has(name) for row in rows)
        either = sum(row.has("no") or row.has(name) for row in rows)
        return both / either if either else 0.0

    return max(names, key=agreement, default=None)


def _runs(rows: list[DraftRow]) -> list[tuple[int, int]]:
    """Stretches of data rows between section and total rows, as (first, last)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate(rows):
        if row.kind == "data" and start is None:
            start = index
        elif row.kind != "data" and start is not None:
            runs.append((start, index - 1))
            start = None
    if start is not None:
        runs.append((start, len(rows) - 1))
    return runs


def _fill_level(
    rows: list[DraftRow], first: int, last: int, name: str, row_field: str, *, numbers: bool
) -> list[tuple[int, int]]:
    run = rows[first : last + 1]
    printed = sum(row.has("no") for row in run)
    counting = all(row.has("no") == row.has(name) for row in run) and printed < len(run)
    few = printed < _SAME_RUN * len(run) or len(run) < len(rows) or counting
    numbered = numbers and printed > 0 and few
    inner = read_inner_numbering(run) if name != "indikator" and numbers else InnerNumbering()
    view = NumberedRun(run, name, counts=numbers, per_label=numbered)
    labels = join_fragments(view, inner)
    if numbers:
        labels = attach_numbers(labels, view)
    if not labels:
        if any(row.has(name) for row in rows):
            run[0].notes.append(Note("label-blank", "", name))
        return [(first, last)]
    blocks = _infer(labels, run, name, row_field, inner)
    if first and rows[first - 1].kind != "data":
        # what stands above a section or total may cover the first rows below it, too
        blocks.doubtful.update(range(labels[0].anchor().first))
    _write(rows, first, labels, blocks, name, numbered)
    return [(first + a, first + b) for a, b in blocks.ranges]


def _infer(
    labels: list[Label], run: list[DraftRow], name: str, row_field: str, inner: InnerNumbering
) -> Blocks:
    anchors = [label.anchor() for label in labels]
    split = any(_is_split(label, run) for label in labels)
    centred = anchors[0].first > 0 or (
        run[0].has("no") and not run[0].has(name) and anchors[0].last > 0
    )
    if not split and not centred:
        return _doubt_by_words(blocks_from_top(anchors, len(run)), labels, run, name)
    affinity = label_affinity(labels, run, name)
    nested = row_field != "indikator" and name != "indikator" and run[0].has("indikator")
    inner_rows = frozenset(i for i, row in enumerate(run) if nested and not row.has("indikator"))
    starts = frozenset(a.first for a in anchors)
    parts = frozenset(index for index, row in enumerate(run) if "items" in row.merged)
    return infer_blocks(
        anchors,
        len(run),
        affinity,
        row_likeness(run),
        centred=centred,
        fixed_starts=inner.restarts | _page_starts(run, starts),
        no_starts=(inner.continues | inner_rows | parts) - starts,
    )


def _doubt_by_words(blocks: Blocks, labels: list[Label], run: list[DraftRow], name: str) -> Blocks:
    """Labels seem to stand at the top, but the last row of a block speaks of the next label."""
    affinity = label_affinity(labels, run, name)
    for label, (start, end) in enumerate(blocks.ranges[:-1]):
        if end > start and affinity(end, label + 1) >= affinity(end, label) + _OTHER_WORDS:
            blocks.doubtful.add(end)
    return blocks


def _page_starts(run: list[DraftRow], starts: frozenset[int]) -> frozenset[int]:
    """A labelled first row of a page's piece begins a block when the row before ended one."""
    return frozenset(
        index
        for index in starts
        if index
        and run[index].piece != run[index - 1].piece
        and run[index].has("no")
        and run[index - 1].has("no")
    )


def _is_split(label: Label, run: list[DraftRow]) -> bool:
    """Say whether a label stands on several rows of one page (a sign of centred text)."""
    rows = [*label.rows, *([label.number_row] if label.number_row is not None else [])]
    return len(set(rows)) > 1 and run[min(rows)].piece == run[max(rows)].piece


def _code_of(block: list[DraftRow], name: str) -> list[Cell] | None:
    """The code that is printed once for a merged activity or program."""
    codes = [row.cells["kode"] for row in block if row.has("kode")]
    return codes[0] if len(codes) == 1 and name in _CODED_LABELS else None


def _write(
    rows: list[DraftRow], first: int, labels: list[Label], blocks: Blocks, name: str, numbered: bool
) -> None:
    for label, (start, end) in zip(labels, blocks.ranges, strict=True):
        code = _code_of(rows[first + start : first + end + 1], name)
        number = (
            rows[first + label.number_row].cells["no"] if label.number_row is not None else None
        )
        for index in range(first + start, first + end + 1):
            row = rows[index]
            filled = row.cells.pop(name, None) is None
            if label.cells:
                row.cells[name] = list(label.cells)
                if filled and name in UNSURE_LABELS and "items" not in row.merged:
                    row.notes.append(Note("label-filled", "", name, label.text))
            if numbered:
                row.stray += [c for c in row.cells.pop("no", []) if not number or c not in number]
                if number:
                    row.cells["no"] = list(number)
            if code and not row.has("kode"):
                row.cells["kode"] = list(code)
                row.merged["kode"] = (first + start, first + end)
            if end > start:
                if label.cells:
                    row.merged[name] = (first + start, first + end)
                if number and numbered:
                    row.merged["no"] = (first + start, first + end)
    for index in sorted(blocks.unsure):
        row = rows[first + index]
        row.notes.append(Note("label-inferred", "", name, row.text(name)))
    for index in sorted(blocks.doubtful):
        rows[first + index].notes.append(
            Note("span-ambiguous", "border", name, rows[first + index].text(name))
        )
