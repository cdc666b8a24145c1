"""Fragments to labels, numbers to their labels."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.inner_numbering import InnerNumbering
from extractor.kinds.label_fragments import Label, NumberedRun, attach_numbers, join_fragments
from extractor.kinds.rows import DraftRow

Drafts = Callable[..., list[DraftRow]]


def labels_of(rows: list[DraftRow], name: str = "sasaran") -> list[Label]:
    run = NumberedRun(rows, name, counts=True, per_label=True)
    return attach_numbers(join_fragments(run, InnerNumbering()), run)


def shown(labels: list[Label]) -> list[tuple[str, int | None]]:
    return [(label.text, label.number_row) for label in labels]


def test_numbered_labels_stand_alone(drafts: Drafts) -> None:
    rows = drafts({"no": "1", "sasaran": "Meningkatnya layanan"}, {},
                  {"no": "2", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert shown(labels_of(rows)) == [("Meningkatnya layanan", 0), ("Terwujudnya tertib", 2)]


def test_label_split_over_two_rows(drafts: Drafts) -> None:
    rows = drafts({"no": "1", "sasaran": "Meningkatnya pemilu yang"}, {"sasaran": "jujur, adil"},
                  {"no": "2", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert shown(labels_of(rows)) == [
        ("Meningkatnya pemilu yang jujur, adil", 0), ("Terwujudnya tertib", 2),
    ]  # fmt: skip
    assert labels_of(rows)[0].anchor().last == 1


def test_a_lone_verb_begins_the_label_below(drafts: Drafts) -> None:
    rows = drafts({"sasaran": "Terwujudnya"}, {"no": "1", "sasaran": "Kelembagaan yang tertib"},
                  {"no": "2", "sasaran": "Meningkatnya layanan"})  # fmt: skip
    assert shown(labels_of(rows))[0] == ("Terwujudnya Kelembagaan yang tertib", 1)


def test_two_sentences_of_result_are_two_labels(drafts: Drafts) -> None:
    rows = drafts({"no": "1", "sasaran": "Meningkatnya layanan"},
                  {"no": "2", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert len(labels_of(rows)) == 2


def test_number_on_another_row_than_its_label(drafts: Drafts) -> None:
    below = drafts({"sasaran": "Meningkatnya layanan"}, {"no": "1"}, {},
                   {"no": "2", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert shown(labels_of(below))[0] == ("Meningkatnya layanan", 1)
    above = drafts({"no": "1"}, {"sasaran": "Meningkatnya layanan"}, {},
                   {"no": "2", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert shown(labels_of(above))[0] == ("Meningkatnya layanan", 0)


def test_a_number_whose_label_is_lost_keeps_a_block(drafts: Drafts) -> None:
    rows = drafts({"no": "1", "sasaran": "Meningkatnya layanan"}, {}, {}, {"no": "2"}, {}, {},
                  {"no": "3", "sasaran": "Terwujudnya tertib"})  # fmt: skip
    assert shown(labels_of(rows)) == [
        ("Meningkatnya layanan", 0), ("", 3), ("Terwujudnya tertib", 6),
    ]  # fmt: skip


def test_a_code_at_its_end_closes_a_label(drafts: Drafts) -> None:
    rows = drafts({"kegiatan": "Penataan Gudang (5512)"}, {"kegiatan": "Pembinaan SDM"})
    run = NumberedRun(rows, "kegiatan", counts=False, per_label=False)
    assert len(join_fragments(run, InnerNumbering())) == 2


def test_an_inner_number_that_goes_on_joins(drafts: Drafts) -> None:
    rows = drafts({"sasaran": "Meningkatnya Kualitas"}, {"sasaran": "Layanan Pemilih"})
    run = NumberedRun(rows, "sasaran", counts=True, per_label=True)
    joined = join_fragments(run, InnerNumbering(continues=frozenset({1})))
    apart = join_fragments(run, InnerNumbering(restarts=frozenset({1})))
    assert (len(joined), len(apart)) == (1, 2)


def test_numbers_around_a_row(drafts: Drafts) -> None:
    run = NumberedRun(drafts({"no": "1"}, {}, {"no": "4"}, {}), "sasaran", counts=True,
                      per_label=True)  # fmt: skip
    assert run.number_before(1) == (0, 1)
    assert run.number_before(3) == (2, 4)
    assert run.number_before(-1) is None
    assert run.number_after(0) == 4
    assert run.number_after(2) is None
    assert run.leaves_room(1, 1)
