"""Which kind a table is: by its header's concepts first, by its titles second."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.declarations import Kind, kinds
from normalizers.text import fold_text

_ENOUGH = 4
"""Points from which a kind is recognised; below it the table is `lainnya`."""
_NEAR_WEIGHT, _FAR_WEIGHT = 1.0, 0.5
"""A title right above the table counts fully, running text before it half."""


def classify(concepts: set[str], header_text: str, titles: Sequence[str], text_above: str) -> Kind:
    """Return the kind that header and titles speak for most.

    Args:
        concepts: the concepts of the header, with "marks" and "years".
        header_text: the printed header.
        titles: the short lines right above the table.
        text_above: the running text that introduces the table.
    """
    near = fold_text(" ".join([*titles, header_text]))
    far = fold_text(text_above)
    best: tuple[float, Kind] | None = None
    for kind in kinds().values():
        points = kind_points(kind, concepts, near, far)
        if points is not None and (best is None or points > best[0]):
            best = (points, kind)
    if best is None or best[0] < _ENOUGH:
        return kinds()["lainnya"]
    return best[1]


def kind_points(kind: Kind, concepts: set[str], near: str, far: str) -> float | None:
    """Return how much speaks for a kind, or None when its evidence is wholly missing."""
    matching = [
        evidence.points
        for evidence in kind.evidence
        if evidence.has <= concepts and not evidence.absent & concepts
    ]
    if not matching:
        return None
    return max(matching) + _title_points(kind, near, far)


def _title_points(kind: Kind, near: str, far: str) -> float:
    points = 0.0
    for words, weight in kind.titles:
        if _contains(near, words):
            points = max(points, weight * _NEAR_WEIGHT)
        elif _contains(far, words):
            points = max(points, weight * _FAR_WEIGHT)
    return points


def _contains(text: str, words: str) -> bool:
    return f" {words} " in f" {text} "
