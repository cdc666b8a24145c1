"""Values beside labels that a page break cuts: what goes on with the label, and what does not."""

from __future__ import annotations

import pytest

from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.spanned_rows import fill_spans
from tests.extractor.spanned_tables import spanned_drafts, texts_of

LABELLED = "no sasaran indikator satuan kegiatan"


def filled(names: str, *pages: list[str], number: str = "") -> list[DraftRow]:
    rows = spanned_drafts(names, *pages)
    labels = [name for name in ("sasaran",) if name in names.split()]
    fill_spans(rows, labels, {"no": number} if number else {})
    return rows


def extras(rows: list[DraftRow], header: str) -> list[str]:
    return [row.extra.get(header, "") for row in rows]


def codes(rows: list[DraftRow]) -> list[tuple[int, str, str | None]]:
    return [(i, note.code, note.field) for i, row in enumerate(rows) for note in row.notes]


def test_what_is_cut_like_a_label_has_the_labels_rows() -> None:
    rows = filled(
        LABELLED,
        ["1 | Tertib arsip | Indeks arsip | % | Rapat", "^ | ^ | ^ | ^ | Bimtek"],
        ["| | | | Reviu", "^ | ^ | ^ | ^ | Jaga"],
        ["| | | | Cetak", "^ | ^ | ^ | ^ | Sewa", "2 | Lancar | Nilai | B | Pawai"],
    )
    for name in ("no", "sasaran", "indikator", "satuan"):
        assert texts_of(rows, name)[:6] == [rows[0].text(name)] * 6
        assert {row.merged[name] for row in rows[:6]} == {(0, 5)}
    assert codes(rows) == [(place, "label-filled", "indikator") for place in (2, 4)]


def test_quarters_go_on_with_the_label_that_is_cut_like_them() -> None:
    rows = filled(
        "sasaran target_triwulan:T1 target_triwulan:T2 kegiatan",
        ["Tertib arsip | 25% | | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| | | Reviu", "^ | ^ | ^ | Jaga", "Lancar | 10% | 20% | Pawai"],
    )
    series = [row.series.get("target_triwulan", {}) for row in rows]
    assert [{key: cell.text for key, cell in one.items()} for one in series] == [
        *[{"T1": "25%"}] * 4,
        {"T1": "10%", "T2": "20%"},
    ]
    assert [row.merged.get("target_triwulan.T1") for row in rows] == [(0, 3)] * 4 + [None]
    assert codes(rows) == [(2, "label-filled", "target_triwulan")]


def test_quarters_printed_on_the_second_page_only_hold_for_the_first_too() -> None:
    rows = filled(
        "sasaran target_triwulan:T1 *catatan kegiatan",
        ["Tertib arsip | | | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| 25% | baik | Reviu", "^ | ^ | ^ | Jaga"],
    )
    assert [row.series["target_triwulan"]["T1"].text for row in rows] == ["25%"] * 4
    assert extras(rows, "catatan") == ["baik"] * 4
    assert [row.merged.get("target_triwulan.T1") for row in rows] == [(0, 3)] * 4
    assert codes(rows) == [
        (0, "label-filled", "target_triwulan"),
        (0, "label-filled", "extra.catatan"),
    ]


def test_a_text_without_a_field_goes_on_with_the_label() -> None:
    rows = filled(
        "*tujuan sasaran kegiatan",
        ["Layanan | Tertib arsip | Rapat", "^ | ^ | Bimtek"],
        ["| | Reviu", "^ | ^ | Jaga"],
    )
    assert extras(rows, "tujuan") == ["Layanan"] * 4
    assert {row.merged["extra.tujuan"] for row in rows} == {(0, 3)}
    assert codes(rows) == [(2, "label-filled", "extra.tujuan")]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("Layanan", "publik", True), ("Layanan dan", "Arsip", True), ("Layanan", "Arsip", False)],
)
def test_a_text_without_a_field_may_be_printed_partly_on_each_page(
    above: str, below: str, whole: bool
) -> None:
    rows = filled(
        "*tujuan sasaran kegiatan",
        [f"{above} | Tertib arsip | Rapat", "^ | ^ | Bimtek"],
        [f"{below} | | Reviu", "^ | ^ | Jaga"],
    )
    both = f"{above} {below}"
    assert extras(rows, "tujuan") == ([both] * 4 if whole else [above, above, below, below])


@pytest.mark.parametrize(
    ("label", "below", "whole"),
    [
        ("Tertib arsip | daerah", "Kesehatan Jiwa", True),
        ("Tertib arsip | daerah", "Terwujudnya pusat layanan", False),
        ("Tertib arsip | daerah", "2. Kesehatan Jiwa", False),
        ("Tertib arsip | daerah", "95", False),
        ("Tertib arsip | Tertib arsip", "Kesehatan Jiwa", False),
        ("Tertib arsip |", "Kesehatan Jiwa", False),
    ],
)
def test_a_text_without_a_field_is_cut_where_the_label_of_its_rows_is_printed_on_both_pages(
    label: str, below: str, whole: bool
) -> None:
    one, two = label.split("|")
    rows = filled(
        "*tujuan sasaran kegiatan",
        [f"Terwujudnya Pelayanan | {one} | Rapat"],
        [f"{below} | {two} | Reviu", "^ | ^ | Jaga"],
    )
    assert (extras(rows, "tujuan") == [f"Terwujudnya Pelayanan {below}"] * 3) == whole
    assert codes(rows) == ([(1, "span-ambiguous", "extra.tujuan")] if whole else [])


def test_a_number_goes_on_over_the_break_at_which_its_label_changes_and_that_is_told() -> None:
    rows = filled(
        "no *tujuan sasaran kegiatan",
        ["1 | Layanan | Tertib arsip | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| | Lancar pemilu | Reviu", "^ | ^ | Aman | Jaga", "2 | Damai | Tenang | Pawai"],
        number="sasaran",
    )
    assert texts_of(rows, "no") == ["1"] * 4 + ["2"]
    assert extras(rows, "tujuan") == ["Layanan"] * 4 + ["Damai"]
    assert codes(rows) == [(2, "label-filled", "no"), (2, "label-filled", "extra.tujuan")]


def test_what_is_empty_beside_a_new_label_of_the_same_rows_stays_empty() -> None:
    rows = filled(
        "no sasaran satuan kegiatan",
        ["1 | Tertib arsip | % | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| Lancar pemilu | | Reviu", "^ | ^ | ^ | Jaga"],
        number="sasaran",
    )
    assert texts_of(rows, "no") == ["1", "1", "", ""]
    assert texts_of(rows, "satuan") == ["%", "%", "", ""]
    assert codes(rows) == [(2, "label-blank", "no"), (2, "label-blank", "satuan")]


def test_an_indicator_of_part_of_a_labels_rows_goes_on_and_its_target_with_it() -> None:
    rows = filled(
        "sasaran indikator target kegiatan",
        ["Tertib | Indeks arsip | 90% | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| | | Reviu", "^ | ^ | ^ | Jaga", "^ | Nilai arsip | B | Cetak"],
    )
    assert texts_of(rows, "indikator") == ["Indeks arsip"] * 4 + ["Nilai arsip"]
    assert texts_of(rows, "target") == ["90%"] * 4 + ["B"]
    assert codes(rows) == [(2, "label-filled", "indikator")]


def test_one_empty_row_goes_on_where_the_labels_last_rows_are_that_one() -> None:
    rows = filled(
        "sasaran indikator target kegiatan",
        ["Tertib | Indeks arsip | 90% | Rapat", "^ | Nilai | B | Bimtek", "^ | ^ | ^ | Cetak"],
        ["| | | Reviu", "Lancar | Jumlah | 5 | Jaga"],
    )
    assert texts_of(rows, "indikator") == ["Indeks arsip", "Nilai", "Nilai", "Nilai", "Jumlah"]
    assert texts_of(rows, "target") == ["90%", "B", "B", "B", "5"]


@pytest.mark.parametrize("inside", ["Lokasi", ""])
def test_one_empty_row_goes_on_in_a_column_that_is_empty_at_pages_tops_only(inside: str) -> None:
    rows = filled(
        "*lokasi kegiatan",
        [f"{inside} | Rapat", "Kantor | Bimtek", "^ | Cetak"],
        ["| Reviu", "Kota | Jaga"],
    )
    assert extras(rows, "lokasi")[3] == ("Kantor" if inside else "")
    assert codes(rows) == ([(3, "label-filled", "extra.lokasi")] if inside else [])


def test_a_measure_does_not_go_on_where_its_indicator_changes() -> None:
    rows = filled(
        "sasaran indikator target kegiatan",
        ["Tertib arsip | Indeks arsip | 90% | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| Nilai arsip | | Reviu", "^ | ^ | ^ | Jaga"],
    )
    assert texts_of(rows, "target") == ["90%", "90%", "", ""]
    assert codes(rows) == [(2, "label-blank", "target")]


def test_an_amount_does_not_go_on() -> None:
    rows = filled(
        "sasaran biaya *dana kegiatan",
        ["Tertib arsip | 5.000.000 | 7.000.000 | Rapat", "^ | ^ | ^ | Bimtek"],
        ["| | | Reviu", "^ | ^ | ^ | Jaga"],
    )
    assert texts_of(rows, "biaya") == ["5.000.000", "", "", ""]
    assert extras(rows, "dana") == ["7.000.000", "", "", ""]


@pytest.mark.parametrize(("name", "texts"), [("realisasi", ["", "", "7"]), ("target", ["7"] * 3)])
def test_yearly_amounts_printed_on_the_second_page_only_stay_there(
    name: str, texts: list[str]
) -> None:
    rows = spanned_drafts(
        f"sasaran {name}:2015 kegiatan",
        ["Tertib arsip | | Rapat", "^ | ^ | Bimtek"],
        ["| 7 | Reviu", "Lancar | 5 | Jaga"],
    )
    fill_spans(rows, ["sasaran"], {}, {"realisasi"})
    found = [row.series.get(name, {}).get("2015") for row in rows[:3]]
    assert [cell.text if cell else "" for cell in found] == texts


def test_a_target_that_goes_on_beside_an_indicator_of_its_own_is_told() -> None:
    rows = filled(
        "no sasaran indikator target",
        ["1 | Tertib arsip | Indeks a | 80 %", "^ | ^ | Indeks b | ^"],
        ["| | Indeks c |", "2 | Lancar | Nilai d | B"],
        number="sasaran",
    )
    assert texts_of(rows, "target") == ["80 %"] * 3 + ["B"]
    assert codes(rows) == [(2, "label-filled", "target")]


def test_a_text_cut_by_two_breaks_is_whole_on_all_its_rows() -> None:
    rows = filled(
        "sasaran indikator *program",
        ["Tertib arsip | Indeks a | Program pembinaan,", "^ | Indeks b | ^"],
        ["| Indeks c | penyuluhan,", "^ | Indeks d | ^"],
        ["| Indeks e | dan pengawasan", "^ | Indeks f | ^", "Lancar | Nilai g | X"],
    )
    whole = "Program pembinaan, penyuluhan, dan pengawasan"
    assert extras(rows, "program") == [whole] * 6 + ["X"]
    assert {row.merged["extra.program"] for row in rows[:6]} == {(0, 5)}


def test_single_cells_on_both_pages_are_no_sign_of_a_cut_one() -> None:
    rows = filled(
        "sasaran *pelaksana kegiatan",
        ["Tertib arsip | Umum | Rapat"],
        ["| | Reviu", "Aman | A | B"],
    )
    assert texts_of(rows, "sasaran")[:2] == ["Tertib arsip"] * 2
    assert extras(rows, "pelaksana") == ["Umum", "", "A"]


def test_an_empty_cell_below_a_shorter_one_is_not_cut() -> None:
    rows = filled(
        "sasaran satuan kegiatan",
        ["Tertib arsip | % | Rapat", "^ | | Bimtek"],
        ["| | Reviu", "^ | ^ | Jaga"],
    )
    assert texts_of(rows, "satuan") == ["%", "", "", ""]


def test_a_tick_does_not_go_on_over_a_page() -> None:
    rows = filled(
        "sasaran T1 kegiatan",
        ["Tertib arsip | ✓ | Rapat", "^ | ^ | Bimtek"],
        ["| | Reviu", "^ | ^ | Jaga"],
    )
    assert [sorted(row.marks) for row in rows] == [["T1"], ["T1"], [], []]


def test_a_number_stands_on_all_rows_of_a_label_that_was_filled() -> None:
    rows = filled(
        "no sasaran kegiatan",
        ["1 | Tertib arsip | Rapat", "| | Bimtek", "| | Reviu", "2 | Lancar | Jaga"],
        number="sasaran",
    )
    assert texts_of(rows, "no") == ["1", "1", "1", "2"]
    assert [row.merged.get("no") for row in rows] == [(0, 2)] * 3 + [None]
    assert Note("label-filled", "", "no", "1") in rows[2].notes


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        (("Umum | 90%", "Hukum | ^"), "| ", [(2, "label-filled", "pelaksana")]),
        (("Umum | 90%", "| ^"), "Data |", [(1, "label-filled", "pelaksana")]),
        (("Umum | 90%", "Hukum |"), "Data | 10%", [(1, "label-filled", "target")]),
        (("Umum | 90%", "Hukum | ^"), "Data |", []),
    ],
)
def test_a_value_of_some_of_its_labels_rows_that_goes_over_the_break_is_told(
    above: tuple[str, str], below: str, told: list[tuple[int, str, str]]
) -> None:
    rows = spanned_drafts(
        "indikator kegiatan pelaksana target",
        [f"Indeks | Rapat | {above[0]}", f"^ | Bimtek | {above[1]}"],
        [f"| Reviu | {below}", "Nilai | Cetak | Umum | B"],
    )
    fill_spans(rows, ["indikator"], {"target": "indikator", "pelaksana": "indikator"})
    assert codes(rows) == told
