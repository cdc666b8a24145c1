"""Signs of a unit set apart from their figure: ``$`` at a cell's left edge, ``%`` at its right.

Accounts set the sign where the column begins, its figures where it ends: ``$      1,234``
is one text, however wide the white between, and no column of signs.

Limits: a sign on a line where no figure follows it stands alone, as in a row of units.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.aligned_partings import Group, Parting, looks_numeric

SIGNS_BEFORE = frozenset(
    ("$", "€", "£", "¥", "US$", "$US", "USD", "EUR", "GBP", "Rp", "Rp.", "±", "+/-")
)
"""What stands before its figure, be it far."""
SIGNS_AFTER = frozenset(("%", "‰"))
"""What stands behind its figure, near by: over columns, headings do as well."""
LONE_SIGNS = SIGNS_BEFORE | SIGNS_AFTER
NEAR = 1.5
"""How far behind its figure, in type sizes, a sign may stand."""


def with_signs_joined(parting: Parting, groups: Sequence[Group]) -> list[Group]:
    """Join signs to the figures that they belong to.

    Args:
        parting: the words of one line.
        groups: its chunks.

    Returns:
        The chunks, fewer of them where a sign stood alone.
    """
    joined: list[Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and _belong_together(parting, before, group):
            joined[-1] = (before[0], group[1], group[2])
        else:
            joined.append(group)
    return joined


def _belong_together(parting: Parting, before: Group, group: Group) -> bool:
    """Say whether one of two chunks is a sign and the other its figure."""
    texts = parting.texts
    if before[2]:
        return False  # leader dots stand between them
    if before[1] - before[0] == 1 and texts[before[0]] in SIGNS_BEFORE:
        return looks_numeric(texts[group[0]])
    if group[1] - group[0] > 1 or texts[group[0]] not in SIGNS_AFTER:
        return False
    gap = parting.ends_of(group)[0] - parting.ends_of(before)[1]
    return gap < NEAR * parting.size and looks_numeric(texts[before[1] - 1])
