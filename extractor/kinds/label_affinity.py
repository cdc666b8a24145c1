"""How much rows belong to labels, by their words.

Used where the places of labels leave the borders of their blocks open: a row goes
with the label whose words it shares, and borders avoid rows that are alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from extractor.kinds.celltypes import cell_type
from extractor.kinds.declarations import words
from extractor.kinds.label_fragments import Label
from extractor.kinds.rows import DraftRow
from extractor.tables.spans import Affinity, Likeness
from normalizers.text import fold_text

_ROW_LIKENESS = 0.6
"""Weight of a row's likeness to the row of a label, against likeness to the label itself."""
_OWN_TEXTS = ("indikator", "kegiatan", "uraian_kegiatan")
_SHORTEST_WORD = 4


def _tokens(text: str) -> frozenset[str]:
    skip = words().indikator_heads | words().open_endings
    return frozenset(
        t
        for t in fold_text(text).split()
        if len(t) >= _SHORTEST_WORD and t not in skip and not t.isdigit()
    )


def label_affinity(labels: list[Label], run: list[DraftRow], name: str) -> Affinity:
    """How much a row belongs to a label by words: the label's own, or those of its rows.

    Rare words count more. A row that repeats the wording of the row on which a label
    stands belongs to the same block nearly as surely as one that repeats the label.
    """
    label_tokens = [_tokens(label.text) for label in labels]
    own = [
        frozenset[str]().union(*(_tokens(row.text(f)) for f in _OWN_TEXTS if f != name))
        for row in run
    ]
    label_weight = _rarity(label_tokens)
    row_weight = _rarity(own)

    def affinity(row: int, label: int) -> float:
        if not 0 <= label < len(labels):
            return 0.0
        by_label = _overlap(label_tokens[label], own[row], label_weight)
        by_rows = max(
            (
                _overlap(own[i] | own[row], own[i] & own[row], row_weight)
                for i in labels[label].rows
            ),
            default=0.0,
        )
        return max(by_label, _ROW_LIKENESS * by_rows)

    return affinity


def row_likeness(run: list[DraftRow]) -> Likeness:
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
