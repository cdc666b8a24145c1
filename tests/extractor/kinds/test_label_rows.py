"""Labels between two rows of a block whose rows no lines part."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.kinds.context import DocumentContext
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.label_rows import hang_label_rows
from tests.extractor.spanned_tables import segment, spanned_drafts, texts_of

NOTHING = DocumentContext(None, None, None, None, None)
NAMES = "no sasaran indikator target"
HEAD = "No | Sasaran Strategis | Indikator Kinerja | Target"
BLOCKS = [
    " | | Jumlah desa siaga | 12",
    "1 | Meningkatnya kesiapsiagaan | |",
    " | | Persentase warga terlatih | 40%",
    " | | Jumlah posko aktif | 9",
    "2 | Terwujudnya tanggap darurat | |",
    " | | Persentase laporan tertangani | 85%",
]


def hung(*rows: str) -> list[str]:
    drafts = hang_label_rows(spanned_drafts(NAMES, rows), ["sasaran"], "indikator")
    return texts_of(drafts, "sasaran")


def test_a_label_between_two_rows_is_that_of_both() -> None:
    grid = segment(HEAD, *BLOCKS)
    grid.confidence = Decimal("0.6")
    [draft] = draft_tables([grid]).tables
    table = interpret(draft, 1, NOTHING, None, lang="en", personal_data=False).table
    first, second = "Meningkatnya kesiapsiagaan", "Terwujudnya tanggap darurat"
    assert [row.sasaran for row in table.rows] == [first] * 2 + [second] * 2
    assert [row.no for row in table.rows] == ["1", "1", "2", "2"]
    assert {row.kind for row in table.rows} == {"data"}


def test_a_long_label_goes_on_between_the_next_rows() -> None:
    assert hung(
        " | | Jumlah desa siaga | 12",
        "1 | Meningkatnya kesiapsiagaan | Persentase warga terlatih | 40%",
        " | menghadapi bencana | |",
        " | | Jumlah posko aktif | 9",
    ) == ["", "Meningkatnya kesiapsiagaan menghadapi bencana", ""]


@pytest.mark.parametrize(
    "rows",
    [
        BLOCKS[1:],
        [BLOCKS[0], "1 | Meningkatnya kesiapsiagaan | |"],
        [BLOCKS[0], "1 | Meningkatnya kesiapsiagaan | | 30%", BLOCKS[2]],
        [BLOCKS[0], "1 | Meningkatnya kesiapsiagaan | < | <", BLOCKS[2]],
        [BLOCKS[0], BLOCKS[1], "2 | Terwujudnya tanggap darurat | Jumlah posko aktif | 9"],
    ],
)
def test_other_rows_of_a_label_alone_stay(rows: list[str]) -> None:
    drafts = spanned_drafts(NAMES, rows)
    assert hang_label_rows(drafts, ["sasaran"], "indikator") == drafts
