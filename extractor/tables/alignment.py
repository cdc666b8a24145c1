"""Monotone alignment of columns with expected fields, by a table of scores.

Pure geometry of order: which of n columns stands for which of m fields when columns
may be missing, extra or slid, but never change places.
"""

from __future__ import annotations

from collections.abc import Sequence

SKIP_FIELD = 0.4
"""Cost of a field that no column stands for."""
SAME_PLACE = 0.3
"""Bonus for a column that stands where the field is expected."""


def align(
    scores: Sequence[Sequence[float]], skip_costs: Sequence[float]
) -> tuple[list[int | None], float]:
    """Align columns with fields so that the sum of scores is greatest.

    Args:
        scores: ``scores[j][k]`` says how well column j fits field k.
        skip_costs: cost of leaving column j without a field (0 for an empty column).

    Returns:
        For each column the index of its field or None, and the total score.
    """
    n = len(scores)
    m = len(scores[0]) if n else 0
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    step = [[0] * (m + 1) for _ in range(n + 1)]
    for j in range(1, n + 1):
        best[j][0], step[j][0] = best[j - 1][0] - skip_costs[j - 1], 1
    for k in range(1, m + 1):
        best[0][k], step[0][k] = best[0][k - 1] - SKIP_FIELD, 2
    for j in range(1, n + 1):
        for k in range(1, m + 1):
            options = (
                best[j - 1][k - 1] + scores[j - 1][k - 1] + (SAME_PLACE if j == k else 0.0),
                best[j - 1][k] - skip_costs[j - 1],
                best[j][k - 1] - SKIP_FIELD,
            )
            choice = max(range(3), key=lambda i: options[i])
            best[j][k], step[j][k] = options[choice], choice
    return _trace(step, n, m), best[n][m]


def _trace(step: list[list[int]], n: int, m: int) -> list[int | None]:
    fields: list[int | None] = [None] * n
    j, k = n, m
    while j or k:
        choice = step[j][k] if j and k else (1 if j else 2)
        if choice == 0:
            fields[j - 1] = k - 1
            j, k = j - 1, k - 1
        elif choice == 1:
            j -= 1
        else:
            k -= 1
    return fields
