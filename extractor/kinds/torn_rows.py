"""The first row of a page that a page break tore off: one of its texts tells, others do not.

``Pelatihan Kerja`` over ``Mandiri Sesuai Minat`` may be two activities; not so where ``2
angkatan (40`` stands over ``Orang)`` beside them, or a text begins in the middle of a
sentence: a row has one of each. It must lack a value that the row above has, and print none
that the row above prints, too.

Limits: columns in which texts often begin with a small letter tell nothing, nor do cells
that are merged over rows. All of it is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.celltypes import starts_indikator, starts_inside, starts_sasaran
from extractor.kinds.rows import DraftRow, Note, split_leading_number
from extractor.kinds.values import AMOUNT_FIELDS

_VALUES = ("target", "realisasi", "capaian", "persen", "target_kegiatan", *sorted(AMOUNT_FIELDS))
_MOST_SMALL = 0.1
"""Share of a column's texts that may begin with a small letter where one tells something."""
_HEADS = frozenset({"program", "kegiatan", "subkegiatan"})


def torn_rest(above: DraftRow, row: DraftRow, rows: Sequence[DraftRow]) -> Note | None:
    """Tell of a page's first row that goes on with the last one of the page before.

    Args:
        above: the last row before it.
        row: the row.
        rows: all rows of the table.
    """
    names = [name for name in row.cells if row.has(name)]
    if not names or row.extra or row.series or row.ticked() or row.has("no"):
        return None
    if not all(above.has(name) for name in names):
        return None
    lacks = any(above.has(name) and not row.has(name) for name in _VALUES)
    if len(names) == 1 and not lacks and _is_bare_head(above.text(names[0])):
        return Note("span-ambiguous", "", names[0], row.text(names[0]))
    if not lacks:
        return None
    torn = [name for name in names if _goes_on(above, row, name, rows)]
    for name in names:
        begins = split_leading_number(row.text(name)) is not None
        if name not in torn and (begins or name in _VALUES):
            return None
    return Note("span-ambiguous", "", torn[0], row.text(torn[0])) if torn else None


def _is_bare_head(text: str) -> bool:
    """``Program``, ``Jumlah``, ``Meningkatnya``: a word that wants what it is of."""
    if len(text.split()) != 1:
        return False
    return text.lower() in _HEADS or starts_indikator(text) or starts_sasaran(text)


def _goes_on(above: DraftRow, row: DraftRow, name: str, rows: Sequence[DraftRow]) -> bool:
    """Say whether a text is plainly the rest of the one above it, and of that row alone."""
    if any(cell.rows > 1 for one in (above, row) for cell in one.cells[name]):
        return False
    text, before = row.text(name), above.text(name)
    if before.count("(") > before.count(")") and text.count(")") > text.count("("):
        return True
    if not starts_inside(text):
        return False
    others = [one.text(name) for one in rows if one is not row and one.has(name)]
    return sum(map(starts_inside, others)) <= _MOST_SMALL * len(others)
