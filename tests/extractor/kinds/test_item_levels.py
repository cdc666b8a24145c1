"""Lists of one drawn row, lined up by blank lines: what is level with an item is its own."""

from __future__ import annotations

import pytest

from extractor.kinds.item_levels import item_levels, level_texts, level_values
from extractor.kinds.items import itemisations
from extractor.kinds.paired_items import part_paired_rows
from extractor.kinds.rows import DraftRow
from extractor.kinds.spanned_rows import fill_spans
from extractor.tables.grid import Cell
from tests.extractor.spanned_tables import spanned_drafts, texts_of

NAMES = "kegiatan indikator target realisasi *Lokasi"
TASKS = "1. Pelatihan / petani / 2. Bantuan benih / 3. Sekolah lapang"


def parted(names: str, *rows: str, row_field: str = "kegiatan") -> list[DraftRow]:
    return part_paired_rows(spanned_drafts(names, rows), row_field)


def cell(*lines: str) -> Cell:
    placed = [(line, at * 10.0) for at, line in enumerate(lines) if line]
    texts = tuple(line for line, _ in placed)
    return Cell(" ".join(texts), texts, lines=texts, heights=tuple(at for _, at in placed))


def test_a_value_goes_to_the_item_it_is_level_with() -> None:
    rows = parted(NAMES, f"{TASKS} | Tani maju | 20 / ~ / 5 / 8 | 18 / ~ / ~ / 7 | Batu")
    assert texts_of(rows, "target") == ["20", "5", "8"]
    assert texts_of(rows, "realisasi") == ["18", "", "7"]


def test_what_an_item_has_no_value_for_is_not_filled_from_another() -> None:
    rows = parted(
        f"{NAMES} pagu",
        f"{TASKS} | Tani maju | 20 / ~ / 5 / 8 | 18 / ~ / ~ / 7 | Batu | ~ / ~ / 150.000 / 275.000",
    )
    fill_spans(rows, ["indikator"], {})
    assert texts_of(rows, "realisasi") == ["18", "", "7"]
    assert texts_of(rows, "pagu") == ["", "150.000", "275.000"]
    assert [row.extra["Lokasi"] for row in rows] == ["Batu"] * 3


def test_a_column_without_a_field_follows_the_items_too() -> None:
    rows = parted(NAMES, f"{TASKS} | Tani maju | 20 / ~ / 5 / 8 | | 40 / ~ / ~ / 60")
    fill_spans(rows, ["indikator"], {})
    assert [row.extra.get("Lokasi") for row in rows] == ["40", None, "60"]


def test_years_follow_the_items_too() -> None:
    rows = parted(
        "kegiatan indikator target:2021 target:2022",
        f"{TASKS} | Tani maju | 20 / ~ / 5 / 8 | 25 / ~ / ~ / 9",
    )
    fill_spans(rows, ["indikator"], {})
    told = [{year: one.text for year, one in row.series["target"].items()} for row in rows]
    assert told == [{"2021": "20", "2022": "25"}, {"2021": "5"}, {"2021": "8", "2022": "9"}]


def test_a_value_level_with_no_item_leaves_its_column_whole() -> None:
    rows = parted(NAMES, f"{TASKS} | Tani maju | 20 / ~ / 5 / 8 | ~ / 18 / 7 | Batu")
    assert texts_of(rows, "realisasi") == ["18 7", "", ""]


def test_texts_listed_level_with_the_items_are_theirs() -> None:
    outputs = "- Jumlah petani / terlatih / - Jumlah benih"
    rows = parted(NAMES, f"{TASKS} | {outputs} | 20 / ~ / 5 / 8 | | Batu")
    fill_spans(rows, [], {})
    assert texts_of(rows, "indikator") == ["Jumlah petani terlatih", "Jumlah benih", ""]


def test_texts_listed_at_other_heights_stay_whole_over_the_items() -> None:
    outputs = "- Jumlah petani / - Jumlah benih"
    rows = parted(NAMES, f"{TASKS} | {outputs} | 20 / ~ / 5 / 8 | | Batu")
    fill_spans(rows, ["indikator"], {})
    assert texts_of(rows, "indikator") == ["- Jumlah petani - Jumlah benih"] * 3


def test_activities_without_numbers_are_parted_by_what_is_level_with_them() -> None:
    rows = parted(
        "indikator target kegiatan pagu",
        "Tani maju | 90% | - Pelatihan / petani / - Bantuan | 1.500.000 / ~ / 2.750.000",
        row_field="indikator",
    )
    assert texts_of(rows, "kegiatan") == ["Pelatihan petani", "Bantuan"]
    assert texts_of(rows, "pagu") == ["1.500.000", "2.750.000"]


def test_activities_without_numbers_stay_one_where_nothing_is_level() -> None:
    rows = parted(
        "indikator target kegiatan pagu",
        "Tani maju | 90% | - Pelatihan / petani / - Bantuan | ~ / 1.500.000 / ~ / 2.750.000",
        row_field="indikator",
    )
    assert len(rows) == 1


def test_values_of_another_list_are_not_taken_for_those_level_by_chance() -> None:
    rows = parted(
        "indikator target *Program *Dana",
        "- Konsumsi / pangan / - Skor / - Mutu | 10 / ~ / 20 / 30 | "
        "- Program satu / ~ / - Program dua | 1.500.000 / ~ / 2.750.000",
        row_field="indikator",
    )
    assert texts_of(rows, "target") == ["10", "20", "30"]
    assert rows[0].extra["Dana"] == "1.500.000 2.750.000"


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Pelatihan 2. Bantuan", "benih"],
        ["1. Pelatihan"],
    ],
)
def test_items_that_share_a_line_have_no_levels(lines: list[str]) -> None:
    assert item_levels(cell(*lines), ["1. Pelatihan", "2. Bantuan benih"]) is None


def test_a_single_value_tells_nothing_of_its_item() -> None:
    tasks = cell("1. Pelatihan", "2. Bantuan")
    levels = item_levels(tasks, itemisations(tasks)[0])
    assert levels is not None
    assert level_values([cell("", "5")], levels) == []
    assert level_texts(cell("", "- Jumlah benih"), levels) == []
