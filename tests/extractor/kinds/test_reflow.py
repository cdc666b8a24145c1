"""Text put back on its own row."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.reflow import (
    merge_continuations,
    place_units,
    split_cells,
    spread_fused_values,
)
from extractor.kinds.rows import DraftRow
from extractor.tables.grid import Cell

Drafts = Callable[..., list[DraftRow]]


def texts(rows: list[DraftRow], name: str) -> list[str]:
    return [row.text(name) for row in rows]


def codes(rows: list[DraftRow]) -> list[str]:
    return [note.code for row in rows for note in row.notes]


def test_a_wrapped_line_joins_the_row_above(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1", "indikator": "Persentase pemilih yang", "target": "95%"},
        {"indikator": "terdata dan terlayani"},
        {"no": "2", "indikator": "Nilai SAKIP", "target": "BB"},
    )
    merged = merge_continuations(rows, "indikator")
    assert texts(merged, "indikator") == [
        "Persentase pemilih yang terdata dan terlayani", "Nilai SAKIP",
    ]  # fmt: skip


def test_a_row_with_a_number_or_a_mark_is_its_own(drafts: Drafts) -> None:
    for own in ({"no": "2"}, {"target": "80%"}):
        rows = drafts({"indikator": "Persentase pemilih yang"}, {"indikator": "terdata", **own})
        assert len(merge_continuations(rows, "indikator")) == 2
    rows = drafts({"indikator": "Persentase pemilih yang"}, {"indikator": "terdata"})
    rows[1].marks["T1"] = Cell("√", ("√",), 2)
    assert len(merge_continuations(rows, "indikator")) == 2


def test_a_line_of_a_wrapped_label_alone_joins_the_row_above(drafts: Drafts) -> None:
    above = {"no": "1", "sasaran": "Meningkatnya layanan", "indikator": "Indeks layanan"}
    rows = drafts(above, {"sasaran": "pasar desa"})
    [row] = merge_continuations(rows, "indikator")
    assert row.text("sasaran") == "Meningkatnya layanan pasar desa"
    for other in ({"sasaran": "Pasar desa"}, {"program": "pasar desa"}, {"sasaran": "a. pasar"}):
        assert len(merge_continuations(drafts(above, other), "indikator")) == 2


def test_a_second_worse_reading_of_a_value_is_kept_aside(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1", "indikator": "Persentase pemilih yang", "target": "95 %"},
        {"indikator": "terdata dan terlayani", "target": "96 %"},
    )
    [row] = merge_continuations(rows, "indikator")
    assert row.text("target") == "95 %"
    assert [cell.text for cell in row.stray] == ["96 %"]


def test_two_indicators_in_one_cell(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1", "sasaran": "Meningkatnya layanan", "target": "95%", "anggaran": "5.000.000",
         "indikator": "Persentase pemilih terdata Persentase pemilih terlayani"},
    )  # fmt: skip
    parts = split_cells(rows, "indikator", ["sasaran"])
    assert texts(parts, "indikator") == [
        "Persentase pemilih terdata", "Persentase pemilih terlayani",
    ]  # fmt: skip
    assert texts(parts, "target") == ["95%", "95%"]
    assert texts(parts, "anggaran") == ["5.000.000", ""]
    assert codes(parts) == ["cell-split"]


def test_the_tail_of_a_cell_that_goes_on_below(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1", "indikator": "Persentase pemilih terdata Persentase pemilih yang"},
        {"no": "2", "indikator": "terlayani tepat waktu"},
    )
    assert texts(split_cells(rows, "indikator", []), "indikator") == [
        "Persentase pemilih terdata", "Persentase pemilih yang terlayani tepat waktu",
    ]  # fmt: skip


def test_a_cell_of_one_item_stays(drafts: Drafts) -> None:
    rows = drafts({"indikator": "Persentase pemilih terdata"})
    assert split_cells(rows, "indikator", []) == rows
    assert codes(rows) == []


def test_a_unit_s_name_cut_over_two_rows(drafts: Drafts) -> None:
    rows = drafts(
        {"kegiatan": "Rapat", "pelaksana": "Divisi Perencanaan,"},
        {"kegiatan": "Bimtek", "pelaksana": "Data dan Informasi"},
        {"kegiatan": "Reviu", "pelaksana": "Subbagian Hukum"},
    )
    place_units(rows)
    assert texts(rows, "pelaksana") == [
        "Divisi Perencanaan, Data dan Informasi", "", "Subbagian Hukum",
    ]  # fmt: skip


def test_a_pelaksana_cell_holding_several_rows_units(drafts: Drafts) -> None:
    rows = drafts(
        {"indikator": "Persentase data", "pelaksana": "Subbagian Teknis Subbagian Hukum"},
        {"indikator": "Nilai SAKIP"},
        {"indikator": "Indeks layanan", "pelaksana": "Subbagian Keuangan"},
    )
    place_units(rows)
    assert texts(rows, "pelaksana") == [
        "Subbagian Teknis", "Subbagian Hukum", "Subbagian Keuangan",
    ]  # fmt: skip
    assert codes(rows) == ["cell-split", "cell-split"]


def test_units_without_rows_to_take_them_stay_together(drafts: Drafts) -> None:
    rows = drafts({"indikator": "Persentase data", "pelaksana": "Subbagian Teknis Subbagian Hukum"},
                  {"indikator": "Nilai", "pelaksana": "Subbagian Keuangan"})  # fmt: skip
    place_units(rows)
    assert texts(rows, "pelaksana")[0] == "Subbagian Teknis Subbagian Hukum"


def test_two_values_under_an_unreadable_one(drafts: Drafts) -> None:
    rows = drafts({"target": "070/"}, {"target": "75% 60%"}, {"target": "50%"})
    spread_fused_values(rows, "target")
    assert texts(rows, "target") == ["75%", "60%", "50%"]
    assert [cell.text for cell in rows[0].stray] == ["070/"]
    assert codes(rows) == ["row-shifted", "row-shifted"]


def test_two_values_under_a_readable_one_stay(drafts: Drafts) -> None:
    for above in ("90%", "12 Laporan", "BB", "5.000.000"):
        rows = drafts({"target": above}, {"target": "75% 60%"})
        spread_fused_values(rows, "target")
        assert texts(rows, "target") == [above, "75% 60%"]
