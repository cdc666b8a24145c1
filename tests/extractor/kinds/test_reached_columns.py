"""A bare Capaian beside one in percent: what was reached, if the figures agree."""

from __future__ import annotations

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import read_header
from extractor.kinds.layout_notes import column_notes
from extractor.model import Source
from tests.extractor.spanned_tables import segment

HEAD = (
    "Indikator Kinerja | Capaian tahun 2021 | < | % Capaian kinerja",
    "^ | Target | Capaian | ^",
)


def mapped(*rows: str) -> list[FieldColumn]:
    grid = segment(*HEAD, *rows).rows
    reading = read_header(grid)
    kind = kinds()["capaian_kinerja"]
    return columns_from_header(reading.headings, grid[reading.depth :], kind, [])


def fields(columns: list[FieldColumn]) -> list[str | None]:
    return [column.field for column in columns]


def told(columns: list[FieldColumn]) -> list[tuple[str, str | None]]:
    return [(note.reason, note.field) for note, _ in column_notes(columns, Source(line=1))]


def test_figures_that_agree_with_the_headings() -> None:
    columns = mapped("Jumlah pembaca | 80 | 60 | 75%", "Jumlah koleksi | 50 | 45 | 90%")
    assert fields(columns) == ["indikator", "target", "realisasi", "capaian"]
    assert not told(columns)


def test_figures_that_are_the_other_way_round() -> None:
    columns = mapped("Jumlah pembaca | 80 | 75% | 60", "Jumlah koleksi | 50 | 90% | 45")
    assert fields(columns) == ["indikator", "target", "capaian", "realisasi"]
    assert told(columns) == [("", "capaian"), ("", "realisasi")]


def test_one_row_turns_nothing_round() -> None:
    columns = mapped("Jumlah pembaca | 80 | 75% | 60")
    assert fields(columns) == ["indikator", "target", "realisasi", "capaian"]
    assert told(columns) == [("capaian-reached", "realisasi")]


def test_figures_that_say_neither_are_told() -> None:
    columns = mapped("Jumlah pembaca | 80 | 102% | 31%", "Jumlah koleksi | 50 | 100% | 100%")
    assert fields(columns) == ["indikator", "target", "realisasi", "capaian"]
    assert told(columns) == [("capaian-reached", "realisasi")]
