"""Rows that are no data: totals, section headings, and headers printed once more.

A section is told by its form (a label alone, a cell that spans most columns, a code that
begins the next one's) or by what it names: ``Belanja Langsung`` stands above ``Urusan
Wajib``, that above ``Program …``, and that above its activities.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.kinds.celltypes import cell_type, starts_inside
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.sasaran_bands import names_level
from extractor.kinds.totals import begins_total, sums_up, total_label
from normalizers.amounts import parse_amount
from normalizers.text import fold_text

_TEXT_FIELDS = (
    "no", "kode", "heading", "tujuan", "program", "sasaran", "uraian", "uraian_kegiatan",
    "indikator", "kegiatan", "rencana_aksi",
)  # fmt: skip
_LABEL_FIELDS = (
    "heading",
    "program",
    "sasaran",
    "uraian",
    "kegiatan",
    "tujuan",
    "indikator",
    "kode",
)
_VALUE_FIELDS = (
    "target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu", "target_volume",
    "capaian_volume", "satuan",
)  # fmt: skip
_AMOUNT_FIELDS = ("anggaran", "biaya", "pagu", "realisasi", "persen")
_CODED = re.compile(r"^([0-9A-Z]{2,}[0-9A-Z.]*)\s+(\S.{3,})$")
_PROGRAM_CODE = re.compile(r"^(?:\d{3}\.\d{2}\.?)?[A-Z]{2}\.?$")
_DEEPER_CODE = re.compile(r"^(?:(?:\d{3}\.\d{2}\.)?[A-Z]{2}\.)?\d{4}\b")
_DIGIT = re.compile(r"\d")
_LEVELS = (
    re.compile(r"^(?:\w )?belanja(?: daerah)?$"),
    re.compile(
        r"^(?:\w )?(?:belanja (?:tidak )?langsung|dana (?:dekonsentrasi|tugas pembantuan))$"
    ),
    re.compile(r"^(?:bidang )?urusan "),
    re.compile(r"^(?:\w{1,3} )?program "),
)
"""What names a level of a regional budget, from the top; all other rows are activities."""
_SPANNED = 0.5
"""A lone cell over more than this share of the columns is a heading."""
_SPANNED_COLUMNS = 3
Amount = Decimal | int
_LONGEST_NUMBER = 3
_MONEY = ("pagu", "anggaran", "biaya")
_ADD_UP = 2
"""So many lines that are, to the rupiah, the sum of those below show how a table is built."""
_USUAL = 0.5
"""A field that more than this share of the rows has is usual in the table."""


def classify_rows(rows: list[DraftRow], row_field: str, order: Sequence[str]) -> None:
    """Mark total rows and section rows; the others stay data.

    A heading that stood in the number's cell goes to the first text column in `order`.
    """
    label = _label_field(rows, row_field, order)
    coded = sum(_DEEPER_CODE.match(row.text("kode")) is not None for row in rows) > len(rows) / 2
    usual = [name for name in (row_field,) if _share(rows, name) > _USUAL]
    levels = _budget_levels(rows, row_field)
    for index, row in enumerate(rows):
        if is_total(row, rows, index):
            row.kind = "total"
            _heading_to(row, label)
            _name_total(row, row_field)
        elif _spans_columns(row) or (usual and index in levels):
            row.kind = "section"
            _heading_to(row, label)
        elif usual and (
            (
                _is_section(row, row_field)
                and not _is_covered(rows, index, row_field)
                and not _counts_on(rows, index)
                and not _goes_on_with(rows[index - 1 : index], row)
            )
            or _is_program(row, coded)
            or _heads_codes(row, rows[index + 1 : index + 2])
        ):
            row.kind = "section"
            _heading_to(row, label)
            _split_code(row)
        elif "heading" in row.cells and row.has(label):
            _set_aside_heading(row)
        elif "heading" in row.cells:
            _heading_to(row, label)


def _set_aside_heading(row: DraftRow) -> None:
    """Words in the number's cell beside a text of its own belong to neither."""
    text = " ".join(cell.text for cell in row.cells.pop("heading"))
    row.extra["no"] = text
    row.notes.append(Note("cell-unplaced", "", "no", text))


def _share(rows: Sequence[DraftRow], name: str) -> float:
    return sum(row.has(name) for row in rows) / len(rows) if rows else 0.0


def is_total(row: DraftRow, rows: Sequence[DraftRow], index: int) -> bool:
    """Say whether a row sums up the table, or part of it, by its words or its place."""
    label = total_label(" ".join(row.text(name) for name in _TEXT_FIELDS))
    if sums_up(label) or _sums_up_under_code(row):
        return True
    if begins_total(label):
        return not any(row.has(name) for name in ("target", "indikator"))
    if not label and any(sums_up(total_label(text)) for text in row.extra.values()):
        return True
    money = [name for name in _AMOUNT_FIELDS if row.has(name)]
    last = index == len(rows) - 1
    named = label or any(
        cell_type(text) == "text" or _goes_on(rows[:index], header, text)
        for header, text in row.extra.items()
    )
    return (
        last
        and not named
        and len(money) >= 1
        and len(rows) > 1
        and not row.ticked()
        and not any(row.has(f) for f in ("target", "target_volume", "satuan"))
    )


def _sums_up_under_code(row: DraftRow) -> bool:
    """``5.1.02 | JUMLAH``: a code does not make a sum's label that of a line of the budget."""
    if not row.has("kode"):
        return False
    names = [name for name in _TEXT_FIELDS if name != "kode"]
    return sums_up(total_label(" ".join(row.text(name) for name in names)))


def _goes_on(above: Sequence[DraftRow], header: str, text: str) -> bool:
    """Say whether a mark in a column without a field numbers each row: ``IV`` after ``III``."""
    marks = [row.extra.get(header, "") for row in above]
    return cell_type(text) == "running" and all(cell_type(mark) == "running" for mark in marks)


def _is_section(row: DraftRow, row_field: str) -> bool:
    """A heading inside a table: a label, perhaps with a number and an amount, nothing else."""
    if row.ticked() or row.series or row.has(row_field):
        return False
    labels = [name for name in _LABEL_FIELDS if row.has(name)]
    if not labels or len(labels) > 2:
        return False
    if not any(
        len(row.text(name)) > 3 and cell_type(row.text(name)) != "running" for name in labels
    ):
        return False
    if any(cell.rows > 1 for name in labels for cell in row.cells[name]):
        return False
    allowed = {"no", *labels, *_AMOUNT_FIELDS}
    if any(names_level(row.text(name)) for name in labels):
        allowed.add("capaian")
    return not any(row.has(name) for name in row.cells if name not in allowed)


def _is_covered(rows: Sequence[DraftRow], index: int, row_field: str) -> bool:
    """Say whether a merged cell from above stands where the row's own field would."""
    row = rows[index]
    for above in reversed(rows[:index]):
        if above.piece != row.piece:
            break
        if above.has(row_field):
            deep = max(cell.rows for cell in above.cells[row_field])
            return deep > 1 and above.place + deep > row.place
    return False


def _counts_on(rows: Sequence[DraftRow], index: int) -> bool:
    """Say whether a row with an amount goes on with the numbers of the data row above."""
    row, above = rows[index], rows[index - 1] if index else None
    if above is None or above.kind != "data" or not any(row.has(n) for n in _AMOUNT_FIELDS):
        return False
    return _number(row) == _number(above) + 1 > 1


def _goes_on_with(above: Sequence[DraftRow], row: DraftRow) -> bool:
    """Say whether a row has nothing but labels that go on with those above: ``pelayanan pasar``."""
    if any(row.has(name) for name in _AMOUNT_FIELDS):
        return False
    labels = [name for name in _LABEL_FIELDS if row.has(name)]
    return any(
        one.kind == "data"
        and all(one.has(name) and starts_inside(row.text(name)) for name in labels)
        for one in above
    )


def _spans_columns(row: DraftRow) -> bool:
    """A lone cell over most columns: ``Misi 1: Meningkatkan Produktivitas``."""
    parts = [cell for cells in row.cells.values() for cell in cells]
    parts += [*row.marks.values(), *row.extra_cells.values(), *row.stray]
    parts += [cell for series in row.series.values() for cell in series.values()]
    filled = [cell for cell in parts if cell.text]
    if len(filled) != 1 or row.width < _SPANNED_COLUMNS:
        return False
    lettered = cell_type(filled[0].text) == "text"
    return lettered and filled[0].rows == 1 and filled[0].cols > _SPANNED * row.width


def _budget_levels(rows: Sequence[DraftRow], row_field: str) -> set[int]:
    """The budget lines that stand above lines of a deeper level, of which they are the sum.

    A program whose name lacks the word must not pass for an activity of the one above:
    some of these lines must add up. Lines that are numbered on,
    and a line above a dearer one, stand side by side.
    """
    money = max(_MONEY, key=lambda name: _share(rows, name))
    amounts = [parse_amount(row.text(money)).value for row in rows]
    levels = [_level(row, row_field) for row in rows]
    heads: set[int] = set()
    for index, (row, below) in enumerate(itertools.pairwise(rows)):
        own, first = amounts[index], amounts[index + 1]
        deeper = levels[index] < levels[index + 1] and own is not None
        numbered_on = _number(below) == _number(row) + 1 > 1
        plain = not (row.ticked() or row.has("target") or row.has("kegiatan"))
        if deeper and plain and not numbered_on and (first is None or first <= (own or 0)):
            heads.add(index)
    sums = [amounts[index] == _sum_below(index, levels, amounts, heads) for index in heads]
    return heads if sum(sums) >= _ADD_UP else set()


def _sum_below(
    index: int, levels: Sequence[int], amounts: Sequence[Amount | None], heads: set[int]
) -> Amount:
    """The sum of the lowest lines between a line and the next one of its level."""
    total: Amount = 0
    for other in range(index + 1, len(levels)):
        if levels[other] <= levels[index]:
            break
        if other not in heads:
            total += amounts[other] or 0
    return total


def _level(row: DraftRow, row_field: str) -> int:
    names = (row_field, *_LABEL_FIELDS)
    text = fold_text(next((row.text(name) for name in names if row.has(name)), ""))
    found = (place for place, pattern in enumerate(_LEVELS) if pattern.match(text))
    return next(found, len(_LEVELS))


def _number(row: DraftRow) -> int:
    digits = re.sub(r"\D", "", row.text("no"))
    return int(digits) if digits and len(digits) <= _LONGEST_NUMBER else 0


def _is_program(row: DraftRow, coded: bool) -> bool:
    """A program's own line above its coded activities (codes of RKA-K/L: WA above WA.3355)."""
    return (
        coded
        and not row.has("no")
        and _PROGRAM_CODE.match(row.text("kode")) is not None
        and not any(row.has(name) for name in ("target", "target_volume", "indikator"))
    )


def _heads_codes(row: DraftRow, below: Sequence[DraftRow]) -> bool:
    """A line without any value whose code begins the next one's: 3.25.01 above 3.25.01.02."""
    code = row.text("kode").strip(". ")
    if not code or row.ticked() or row.series or any(row.has(name) for name in _VALUE_FIELDS):
        return False
    return any(other.text("kode").strip().startswith(f"{code}.") for other in below)


def _name_total(row: DraftRow, row_field: str) -> None:
    """``JUMLAH`` printed in the code's column, or over it and the text's, is no code."""
    if row.has("kode") and not row.has(row_field) and not _DIGIT.search(row.text("kode")):
        row.cells[row_field] = row.cells.pop("kode")


def _label_field(rows: Sequence[DraftRow], row_field: str, order: Sequence[str]) -> str:
    present = [
        name for name in order if name in _LABEL_FIELDS and any(row.has(name) for row in rows)
    ]
    return present[0] if present else (row_field or "uraian")


def _split_code(row: DraftRow) -> None:
    """A heading that begins with its code (``076.01.CQ Penyelenggaraan …``) fills two fields."""
    text = row.text("kode")
    match = _CODED.match(text)
    if match and not row.has("uraian"):
        cell = row.cells["kode"][0]
        row.cells["kode"] = [replace(cell, text=match.group(1))]
        row.cells["uraian"] = [replace(cell, text=match.group(2))]


def _heading_to(row: DraftRow, name: str) -> None:
    heading = row.cells.pop("heading", None)
    if heading and not row.has(name):
        row.cells[name] = heading
    elif heading:
        row.cells[name] = [*heading, *row.cells[name]]
