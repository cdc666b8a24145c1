"""Labels of merged cells: which rows each sasaran, indikator or program covers.

Works on a run of data rows at once. First the printed fragments are joined to
labels (a label may be split over rows and pages), then numbers find their labels,
then `extractor.tables.spans` infers the blocks, level by level: the blocks of an
inner level lie inside those of the outer one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.kinds.celltypes import cell_type, is_open_ended, starts_indikator, starts_inside, starts_sasaran
from extractor.kinds.declarations import SUB_NUMBER, words
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from extractor.tables.spans import Anchor, Blocks, blocks_from_top, infer_blocks
from normalizers.text import fold_text

_CODE_AT_END = re.compile(r"\((?:\d{4}|[A-Z0-9.]{4,})\)\s*$")
_LETTER_PREFIX = re.compile(r"^\(?([a-z]|\d{1,2})\s*[.)]\s+\S")
_SAME_RUN = 0.8
_ROW_LIKENESS = 0.6
"""Weight of a row's likeness to the row of a label, against likeness to the label itself."""
_UNSURE_LABELS = frozenset({"uraian_kegiatan"})
"""Labels of which an empty cell may be a merged one or one whose text is lost."""
_CODED_LABELS = frozenset({"kegiatan", "uraian", "program"})
_OWN_TEXTS = ("indikator", "kegiatan", "uraian_kegiatan")


@dataclass(slots=True)
class Label:
    """One label: the rows of its fragments (indices in the run), its cells, its number."""

    rows: list[int]
    cells: list[Cell] = field(default_factory=list)
    number_row: int | None = None

    @property
    def text(self) -> str:
        """Return the label's words, fragments joined."""
        return " ".join(cell.text for cell in self.cells)

    def anchor(self) -> Anchor:
        """Return the rows on which the label and its number stand."""
        rows = [*self.rows, *([self.number_row] if self.number_row is not None else [])]
        return Anchor(min(rows), max(rows))


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
    numbered = numbers and 0 < printed and (printed < _SAME_RUN * len(run) or len(run) < len(rows))
    subs = _sub_numbers(run) if name != "indikator" and numbers else _NO_SUBS
    labels = _join_fragments(run, name, _Numbering(numbers, numbered), subs)
    if numbers:
        labels = _attach_numbers(labels, run, numbered)
    if not labels:
        return [(first, last)]
    blocks = _infer(labels, run, name, row_field, subs)
    _write(rows, first, labels, blocks, name, numbered)
    return [(first + a, first + b) for a, b in blocks.ranges]


@dataclass(slots=True)
class _Subs:
    """Evidence of an inner numbering: rows where it restarts, rows where it goes on."""

    restarts: frozenset[int]
    continues: frozenset[int]


_NO_SUBS = _Subs(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class _Numbering:
    """Whether the running numbers count this level's labels, and not every row of them."""

    counts: bool
    per_label: bool


def _sub_value(row: DraftRow) -> int | None:
    text = row.text(SUB_NUMBER).strip(" .)(")
    if not text:
        match = _LETTER_PREFIX.match(row.text("indikator"))
        text = match.group(1) if match else ""
    if text.isdigit() and len(text) <= 2:
        return int(text)
    return ord(text.lower()) - 96 if len(text) == 1 and text.isascii() and text.isalpha() else None


def _sub_numbers(run: list[DraftRow]) -> _Subs:
    values = [_sub_value(row) for row in run]
    if sum(value is not None for value in values) < 3:
        return _NO_SUBS
    _complete_subs(values, run)
    restarts, goes_on = set(), set()
    previous: int | None = None
    for index, value in enumerate(values):
        if value is None:
            continue
        if previous is not None and value <= previous and value == 1:
            restarts.add(index)
        elif previous is not None and value == previous + 1:
            goes_on.add(index)
        previous = value
    return _Subs(frozenset(restarts), frozenset(goes_on))


def _complete_subs(values: list[int | None], run: list[DraftRow]) -> None:
    """A lost number between 3 and 2 was a 1; between 15 and 17 it was 16."""
    for index, row in enumerate(run):
        if values[index] is not None or not row.has("indikator"):
            continue
        before = next((v for v in reversed(values[:index]) if v is not None), None)
        later = next(
            (j for j in range(index + 1, len(run)) if values[j] is not None or run[j].has("indikator")),
            None,
        )
        after = values[later] if later is not None else None
        if before is not None and after is not None and after == before + 2:
            values[index] = before + 1
        elif before is not None and after == 2 and before >= 2:
            values[index] = 1


def _join_fragments(
    run: list[DraftRow], name: str, numbering: _Numbering, subs: _Subs
) -> list[Label]:
    labels: list[Label] = []
    for index, row in enumerate(run):
        if not row.has(name):
            continue
        if labels and _goes_on(labels, run, index, name, numbering, subs):
            labels[-1].rows.append(index)
            labels[-1].cells += row.cells[name]
        else:
            labels.append(Label([index], list(row.cells[name])))
    return labels


def _goes_on(
    labels: list[Label],
    run: list[DraftRow],
    index: int,
    name: str,
    numbering: _Numbering,
    subs: _Subs,
) -> bool:
    """Weigh whether a fragment continues the label above it or begins a new one."""
    label = labels[-1]
    row, text, before = run[index], run[index].text(name), label.text
    numbered = numbering.per_label
    has_number = numbering.counts and row.has("no")
    distance = index - label.rows[-1]
    if name in _UNSURE_LABELS and not is_open_ended(before):
        return False
    open_before = is_open_ended(before) or (" " not in before.strip() and starts_sasaran(before))
    join = 3.0 * (open_before and distance <= 2) + 2.5 * (starts_inside(text) and distance <= 2)
    join += 2.5 * (index in subs.continues)
    join += 1.5 * (numbered and not has_number)
    join += 0.5 * (distance == 1)
    join += 3.0 * (distance == 1 and numbered and _is_first_half(labels, run, index, name))
    join -= 1.0 * (distance == 2) + 2.0 * (distance > 2)
    new = 2.5 * (index in subs.restarts)
    new += 2.0 * starts_sasaran(text) + 2.5 * bool(_CODE_AT_END.search(before))
    own_number = has_number and _has_number(label, run, name)
    new += 6.0 * own_number
    new += 4.0 * (name == "indikator" and starts_indikator(text))
    new += 1.5 * (has_number and not own_number and not (open_before or starts_inside(text)))
    new += 1.0 * (not numbered)
    new += 2.0 * (numbered and not has_number and _numbers_missing(run, label.rows[-1], index))
    return join > new


def _has_number(label: Label, run: list[DraftRow], name: str) -> bool:
    """Say whether a label has its number, on one of its rows or alone on the row above."""
    above = label.rows[0] - 1
    alone = above >= 0 and run[above].has("no") and not run[above].has(name)
    return alone or any(run[i].has("no") for i in label.rows)


def _is_first_half(labels: list[Label], run: list[DraftRow], index: int, name: str) -> bool:
    """An unnumbered label right above a numbered one, where no number is missing, is its beginning."""
    number = _number(run[index])
    label = labels[-1]
    if number is None or _has_number(label, run, name) or run[index].piece != run[index - 1].piece:
        return False
    numbered = [i for i in range(label.rows[0]) if _number(run[i]) is not None]
    if not numbered:
        return False
    missing = number - (_number(run[numbered[-1]]) or 0) - 1
    unnumbered = [other for other in labels[:-1] if other.rows[0] > numbered[-1]]
    return missing == len(unnumbered)


def _numbers_missing(run: list[DraftRow], above: int, index: int) -> bool:
    """Say whether the printed numbers leave room for an unnumbered block here."""
    before = next((v for i in range(above, -1, -1) if (v := _number(run[i])) is not None), None)
    after = next((v for i in range(index + 1, len(run)) if (v := _number(run[i])) is not None), None)
    return before is not None and after is not None and after > before + 1


def _number(row: DraftRow) -> int | None:
    match = re.match(r"^\(?(\d{1,3})", row.text("no"))
    return int(match.group(1)) if match else None


def _attach_numbers(labels: list[Label], run: list[DraftRow], numbered: bool) -> list[Label]:
    """Give each printed number to the label it stands with, or to a label that is lost."""
    if not numbered:
        return labels
    taken = {row: label for label in labels for row in label.rows}
    lost: list[Label] = []
    for index, row in enumerate(run):
        if not row.has("no"):
            continue
        label = taken.get(index)
        if label is None:
            label = _neighbour(labels, run, index)
        if label is None:
            lost.append(Label([index]))
            lost[-1].number_row = index
        elif label.number_row is None:
            label.number_row = index
    return sorted([*labels, *lost], key=lambda label: label.anchor().first)


def _neighbour(labels: list[Label], run: list[DraftRow], index: int) -> Label | None:
    """The unnumbered label next to a number, below first; not one that needs its own number."""
    for row in (index + 1, index - 1):
        for label in labels:
            own = any(run[i].has("no") for i in label.rows)
            if row in label.rows and not own and label.number_row is None:
                unnumbered_above = row == index - 1 and _numbers_missing(run, label.rows[0] - 1, index - 1)
                if not unnumbered_above:
                    return label
    return None


def _infer(
    labels: list[Label], run: list[DraftRow], name: str, row_field: str, subs: _Subs
) -> Blocks:
    anchors = [label.anchor() for label in labels]
    split = any(_is_split(label, run) for label in labels)
    centred = anchors[0].first > 0 or (
        run[0].has("no") and not run[0].has(name) and anchors[0].last > 0
    )
    if not split and not centred:
        return blocks_from_top(anchors, len(run))
    affinity = _affinity(labels, run, name)
    inner_rows = frozenset(
        index
        for index, row in enumerate(run)
        if row_field != "indikator" and name != "indikator" and not row.has("indikator")
        and any(r.has("indikator") for r in run)
    )
    starts = frozenset(a.first for a in anchors)
    parts = frozenset(index for index, row in enumerate(run) if "items" in row.merged)
    return infer_blocks(
        anchors,
        len(run),
        affinity,
        _likeness(run),
        centred=centred,
        fixed_starts=subs.restarts | _page_starts(run, starts),
        no_starts=(subs.continues | inner_rows | parts) - starts,
    )


def _page_starts(run: list[DraftRow], starts: frozenset[int]) -> frozenset[int]:
    """A labelled first row of a page's piece begins a block when the row before ended one."""
    return frozenset(
        index
        for index in starts
        if index and run[index].piece != run[index - 1].piece and run[index].has("no")
        and run[index - 1].has("no")
    )


def _is_split(label: Label, run: list[DraftRow]) -> bool:
    """Say whether a label stands on several rows of one page (a sign of centred text)."""
    rows = [*label.rows, *([label.number_row] if label.number_row is not None else [])]
    return len({row for row in rows}) > 1 and run[min(rows)].piece == run[max(rows)].piece


def _tokens(text: str) -> frozenset[str]:
    skip = words().indikator_heads | words().open_endings
    return frozenset(
        t for t in fold_text(text).split() if len(t) > 3 and t not in skip and not t.isdigit()
    )


def _affinity(labels: list[Label], run: list[DraftRow], name: str) -> Callable[[int, int], float]:
    """How much a row belongs to a label by words: the label's own, or those of its rows.

    Rare words count more. A row that repeats the wording of the row on which a label
    stands belongs to the same block nearly as surely as one that repeats the label.
    """
    label_tokens = [_tokens(label.text) for label in labels]
    own = [
        frozenset[str]().union(*(_tokens(row.text(f)) for f in _OWN_TEXTS if f != name)) for row in run
    ]
    label_weight = _rarity(label_tokens)
    row_weight = _rarity(own)

    def affinity(row: int, label: int) -> float:
        if not 0 <= label < len(labels):
            return 0.0
        by_label = _overlap(label_tokens[label], own[row], label_weight)
        by_rows = max(
            (_overlap(own[i] | own[row], own[i] & own[row], row_weight) for i in labels[label].rows),
            default=0.0,
        )
        return max(by_label, _ROW_LIKENESS * by_rows)

    return affinity


def _likeness(run: list[DraftRow]) -> Callable[[int], float]:
    """How much a row is like the one above: same kind of indicator, same kind of target."""
    heads = [fold_text(row.text("indikator")[:40]).partition(" ")[0] for row in run]
    types = [cell_type(row.text("target")) for row in run]

    def likeness(row: int) -> float:
        if not 0 < row < len(run):
            return 0.0
        return 0.5 * (heads[row] == heads[row - 1]) + 0.5 * (types[row] == types[row - 1])

    return likeness


def _rarity(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    spread = Counter(token for tokens in texts for token in tokens)
    return {token: math.log(1 + len(texts) / count) for token, count in spread.items()}


def _overlap(whole: frozenset[str], part: frozenset[str], weight: dict[str, float]) -> float:
    total = sum(weight.get(token, 0.0) for token in whole)
    return sum(weight.get(token, 0.0) for token in whole & part) / total if total else 0.0


def _code_of(block: list[DraftRow], name: str) -> list[Cell] | None:
    """The code that is printed once for a merged activity or program."""
    codes = [row.cells["kode"] for row in block if row.has("kode")]
    return codes[0] if len(codes) == 1 and name in _CODED_LABELS else None


def _write(
    rows: list[DraftRow], first: int, labels: list[Label], blocks: Blocks, name: str, numbered: bool
) -> None:
    for label, (start, end) in zip(labels, blocks.ranges, strict=True):
        code = _code_of(rows[first + start : first + end + 1], name)
        number = rows[first + label.number_row].cells["no"] if label.number_row is not None else None
        for index in range(first + start, first + end + 1):
            row = rows[index]
            filled = row.cells.pop(name, None) is None
            if label.cells:
                row.cells[name] = list(label.cells)
                if filled and name in _UNSURE_LABELS:
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
    for index in blocks.doubtful:
        rows[first + index].notes.append(Note("span-ambiguous", "border", name, rows[first + index].text(name)))
