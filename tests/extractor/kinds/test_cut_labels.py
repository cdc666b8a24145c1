"""A label whose first line a page break cuts is printed there, and whole on the next page."""

from __future__ import annotations

from extractor.kinds.page_breaks import Block, join_label_blocks
from extractor.kinds.rows import DraftRow
from tests.extractor.spanned_tables import spanned_drafts

FIRST = ["Tertib arsip | Rapat | 90%", "Tertib aset | Rapat | 70%"]
WHOLE = "Lancarnya lelang dan / ekspor ikan"


def joined(above: str, below: str) -> tuple[list[str], list[str]]:
    """Return the labels, and what is told of the row behind the break."""
    rows: list[DraftRow] = spanned_drafts("sasaran kegiatan target", [*FIRST, above], [below])
    blocks = [Block([i], list(row.cells.get("sasaran", []))) for i, row in enumerate(rows)]
    texts = [block.text for block in join_label_blocks(blocks, rows, "sasaran")]
    return texts[2:], [note.code for note in rows[-1].notes]


def test_the_line_printed_twice_stands_once() -> None:
    texts, told = joined("Lancarnya lelang dan | Bimtek | ", f"{WHOLE} | Reviu | 95%")
    assert (texts, told) == (["Lancarnya lelang dan ekspor ikan"], [])


def test_whether_two_labels_without_an_open_end_are_one_is_told() -> None:
    texts, told = joined("Lancar lelang | Bimtek | 80%", "Lancar lelang / ikan | Reviu | 95%")
    assert texts == ["Lancar lelang", "Lancar lelang ikan"]
    assert told == ["span-ambiguous"]
