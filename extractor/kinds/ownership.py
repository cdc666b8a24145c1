"""Measures and units of a merged cell: filled where the cell plainly covers several rows.

A target is filled over the rows of its indicator, a unit's name over the rows of its
indicator or sasaran, when exactly one is printed there. Amounts are never repeated.
"""

from __future__ import annotations

from extractor.kinds.rows import DraftRow, Note


def fill_owned(rows: list[DraftRow], owners: dict[str, str]) -> None:
    """Fill fields over the blocks of the labels that own them.

    Args:
        rows: the table's rows with their labels filled in.
        owners: field to the label whose block it belongs to.
    """
    for name, label in owners.items():
        _fill(rows, name, label)
        _fill_series(rows, f"{name}_triwulan", label)
        if name == "pelaksana":
            _fill(rows, name, "sasaran")


def fill_numbers(rows: list[DraftRow], label: str) -> None:
    """Fill the number of a label over its rows where its own cells stand empty below it.

    The label's cell covers the rows, or an empty one below it was filled from it; the number
    beside it has no cell so tall. It is filled, and told, where it is the only one of the
    block and stands on its first row.

    Args:
        rows: the table's rows with their labels filled in.
        label: the label that the numbers count.
    """
    for start, end in _blocks(rows, label):
        block = [row for row in rows[start : end + 1] if row.kind == "data"]
        if not block[0].has("no") or any(
            row.has("no") and row.cells["no"] != block[0].cells["no"] for row in block
        ):
            continue
        empty = [row for row in block if not row.has("no")]
        for row in empty:
            row.cells["no"] = list(block[0].cells["no"])
            row.notes.append(Note("label-filled", "", "no", row.text("no")))
        for row in block if empty else ():
            row.merged["no"] = (start, end)


def _fill(rows: list[DraftRow], name: str, label: str) -> None:
    for start, end in _blocks(rows, label):
        block = rows[start : end + 1]
        holders = [row for row in block if row.has(name)]
        if len(holders) != 1 or len(block) == 1:
            continue
        for row in block:
            row.cells[name] = list(holders[0].cells[name])
            row.merged[name] = (start, end)


def _fill_series(rows: list[DraftRow], name: str, label: str) -> None:
    for start, end in _blocks(rows, label):
        block = rows[start : end + 1]
        holders = [row for row in block if row.series.get(name)]
        if len(holders) != 1 or len(block) == 1:
            continue
        for row in block:
            row.series[name] = dict(holders[0].series[name])
            row.merged[name] = (start, end)


def _blocks(rows: list[DraftRow], label: str) -> list[tuple[int, int]]:
    blocks = {row.merged[label] for row in rows if label in row.merged}
    return sorted(blocks)
