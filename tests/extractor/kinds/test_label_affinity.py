"""How much rows belong to labels by their words."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.label_affinity import label_affinity, row_likeness
from extractor.kinds.label_fragments import Label
from extractor.kinds.rows import DraftRow

Drafts = Callable[..., list[DraftRow]]
ROWS = (
    {"sasaran": "Meningkatnya data pemilih", "indikator": "Persentase pemilih terdata"},
    {"indikator": "Persentase pemilih mutakhir"},
    {"indikator": "Persentase laporan keuangan"},
    {"sasaran": "Terwujudnya tata kelola keuangan", "indikator": "Nilai keuangan"},
)


def labels(rows: list[DraftRow]) -> list[Label]:
    return [Label([index], row.cells["sasaran"]) for index, row in enumerate(rows)
            if row.has("sasaran")]  # fmt: skip


def test_rows_belong_to_the_label_whose_words_they_share(drafts: Drafts) -> None:
    rows = drafts(*ROWS)
    affinity = label_affinity(labels(rows), rows, "sasaran")
    assert affinity(1, 0) > affinity(1, 1)
    assert affinity(2, 1) > affinity(2, 0)


def test_affinity_is_a_share(drafts: Drafts) -> None:
    rows = drafts(*ROWS)
    affinity = label_affinity(labels(rows), rows, "sasaran")
    assert all(0 <= affinity(row, label) <= 1 for row in range(4) for label in range(2))
    assert affinity(0, -1) == affinity(0, 2) == 0


def test_first_words_of_indicators_tie_nothing(drafts: Drafts) -> None:
    rows = drafts(
        {"sasaran": "Persentase dan nilai", "indikator": "Persentase data"},
        {"indikator": "Persentase laporan"},
    )
    assert label_affinity(labels(rows), rows, "sasaran")(1, 0) == 0


def test_rows_of_one_kind_are_alike(drafts: Drafts) -> None:
    likeness = row_likeness(
        drafts(
            {"indikator": "Persentase data", "target": "95%"},
            {"indikator": "Persentase laporan", "target": "80%"},
            {"indikator": "Nilai SAKIP", "target": "BB"},
        )
    )
    assert likeness(1) == 1
    assert likeness(2) == 0
    assert likeness(0) == likeness(3) == 0
