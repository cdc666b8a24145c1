"""Merged cells with known borders: filled over their rows, within a page and over its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.cut_rows import join_cut_rows
from extractor.kinds.rows import DraftRow, Note, place_row
from extractor.kinds.spanned_rows import fill_spans
from extractor.tables.grid import Cell
from tests.extractor.spanned_tables import columns_of, segment, spanned_drafts, texts_of

TICK = "✓"
RAK = "no sasaran kegiatan T1 T2 biaya"


def filled(names: str, *pages: list[str], labels: tuple[str, ...] = ("sasaran",)) -> list[DraftRow]:
    rows = spanned_drafts(names, *pages)
    fill_spans(rows, labels, {"no": labels[0]} if labels else {})
    return rows


def test_a_merged_label_stands_on_every_row_it_covers() -> None:
    rows = filled(
        "no sasaran kegiatan",
        ["1 | Meningkatnya layanan | Rapat kerja",
         "^ | ^ | Bimtek petugas",
         "2 | Terwujudnya data | Reviu laporan"],
    )  # fmt: skip
    assert texts_of(rows, "sasaran") == ["Meningkatnya layanan"] * 2 + ["Terwujudnya data"]
    assert texts_of(rows, "no") == ["1", "1", "2"]
    assert [row.merged for row in rows] == [{"no": (0, 1), "sasaran": (0, 1)}] * 2 + [{}]


def test_an_amount_stands_once_so_that_its_column_adds_up() -> None:
    rows = filled(
        "sasaran kegiatan biaya",
        ["Meningkatnya layanan | Rapat kerja | 5.000.000",
         "^ | Bimtek petugas | ^",
         "^ | Reviu laporan | 1.000.000"],
    )  # fmt: skip
    assert texts_of(rows, "biaya") == ["5.000.000", "", "1.000.000"]
    assert [row.merged.get("biaya") for row in rows] == [(0, 1), (0, 1), None]


def test_a_target_merged_over_rows_holds_for_each() -> None:
    rows = filled("sasaran kegiatan target", ["Tertib | Rapat | 95%", "^ | Bimtek | ^"])
    assert texts_of(rows, "target") == ["95%", "95%"]


def test_a_value_goes_on_over_the_page_with_its_label_and_an_amount_does_not() -> None:
    rows = spanned_drafts(
        "sasaran kegiatan target biaya",
        ["Tertib administrasi | Rapat | 95% | 5.000.000"],
        ["| Bimtek | |", "Lancar pemilu | Reviu | 80% | 1.000.000"],
    )
    fill_spans(rows, ["sasaran"], {"target": "sasaran", "biaya": "sasaran"})
    assert texts_of(rows, "target") == ["95%", "95%", "80%"]
    assert texts_of(rows, "biaya") == ["5.000.000", "", "1.000.000"]
    assert [sorted(row.merged) for row in rows] == [["sasaran", "target"]] * 2 + [[]]


def test_an_empty_cell_beside_labels_stays_empty() -> None:
    rows = filled("sasaran kegiatan target", ["Tertib | Rapat kerja | 95%", "^ | Bimtek petugas |"])
    assert texts_of(rows, "target") == ["95%", ""]
    assert rows[1].merged == {"sasaran": (0, 1)}


def test_a_tick_over_several_rows_is_a_tick_of_each() -> None:
    rows = filled(
        RAK,
        [f"1 | Tertib administrasi | Rapat kerja | | {TICK} | 5.000",
         f"^ | ^ | Bimtek petugas | {TICK} | | 6.000",
         "^ | ^ | Reviu laporan | ^ | | 7.000"],
    )  # fmt: skip
    assert [sorted(row.marks) for row in rows] == [["T2"], ["T1"], ["T1"]]


def test_a_tick_over_several_quarters_is_a_tick_of_each() -> None:
    rows = filled("kegiatan T1 T2 T3 T4", [f"Rapat kerja | {TICK} | < | < |"], labels=())
    assert sorted(rows[0].marks) == ["T1", "T2", "T3"]


def test_a_quarters_value_over_several_rows_holds_for_each() -> None:
    names = "sasaran kegiatan target_triwulan:T1 target_triwulan:T2"
    rows = filled(names, ["Tertib | Rapat kerja | 25% | 50%", "^ | Bimtek petugas | ^ | 60%"])
    series = [row.series["target_triwulan"] for row in rows]
    assert [{key: cell.text for key, cell in one.items()} for one in series] == [
        {"T1": "25%", "T2": "50%"},
        {"T1": "25%", "T2": "60%"},
    ]


def test_a_value_of_its_own_is_not_overwritten_by_a_merged_one() -> None:
    rows = spanned_drafts("sasaran T1", [f"Tertib administrasi | {TICK}", "Lancar pemilu | ^"])
    rows[1].marks["T1"] = Cell("v")
    fill_spans(rows, ["sasaran"], {})
    assert [row.marks["T1"].text for row in rows] == [TICK, "v"]


def test_a_section_row_takes_no_label() -> None:
    rows = spanned_drafts("sasaran kegiatan", ["Tertib | Rapat", "^ | Program", "^ | Bimtek"])
    rows[1].kind = "section"
    fill_spans(rows, ["sasaran"], {})
    assert texts_of(rows, "sasaran") == ["Tertib", "", "Tertib"]
    assert rows[1].merged == {}


def test_a_heading_is_not_filled_downwards() -> None:
    rows = spanned_drafts("heading kegiatan", ["Program Dukungan | Rapat kerja", "^ | Bimtek"])
    fill_spans(rows, [], {})
    assert texts_of(rows, "heading") == ["Program Dukungan", ""]


def test_an_empty_cell_below_a_label_is_filled_and_told() -> None:
    rows = filled(
        "no sasaran kegiatan",
        ["1 | Tertib administrasi | Rapat kerja", "| | Bimtek petugas", "2 | Lancar | Reviu"],
    )
    assert texts_of(rows, "sasaran") == ["Tertib administrasi"] * 2 + ["Lancar"]
    assert rows[1].notes == [
        Note("label-filled", "", "sasaran", "Tertib administrasi"),
        Note("label-filled", "", "no", "1"),
    ]


def test_an_empty_merged_cell_is_left_empty_and_told() -> None:
    rows = filled(
        "sasaran kegiatan",
        ["Tertib administrasi | Rapat kerja", "| Bimtek petugas", "^ | Reviu laporan"],
    )
    assert texts_of(rows, "sasaran") == ["Tertib administrasi", "", ""]
    assert [[note.code for note in row.notes] for row in rows] == [[], ["label-blank"], []]


def test_the_parts_of_one_printed_row_share_its_merged_cells() -> None:
    rows = spanned_drafts("sasaran kegiatan", ["Tertib administrasi | Rapat kerja", "^ | Reviu"])
    part = DraftRow(rows[0].line, rows[0].page, 0, place=0)
    part.cells["kegiatan"] = [Cell("Bimtek petugas")]
    rows.insert(1, part)
    fill_spans(rows, ["sasaran"], {})
    assert texts_of(rows, "sasaran") == ["Tertib administrasi"] * 3
    assert rows[1].merged == {"sasaran": (0, 2)}


SASARAN = ("Meningkatnya layanan", "Terwujudnya data", "Tertib administrasi", "Lancar pemilu")
quick = settings(max_examples=60, deadline=None, derandomize=True)


@st.composite
def blocks(draw: st.DrawFn) -> list[tuple[str, int]]:
    """Draw labels with the number of rows that each one's cell covers."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    return list(zip(SASARAN, sizes, strict=False))


def drawn(parts: list[tuple[str, int]]) -> list[str]:
    return [
        f"{number if not step else '^'} | {label if not step else '^'} | Kegiatan {number}.{step}"
        for number, (label, size) in enumerate(parts, start=1)
        for step in range(size)
    ]


def cut_at(rows: list[str], place: int, labelled: str) -> tuple[list[str], list[str]]:
    """Cut drawn rows; the label of a cut cell is printed on the first, second or both parts."""
    above, below = rows[:place], rows[place:]
    no, label, kegiatan = below[0].split(" | ")
    if label != "^":
        return above, below
    owner = max(i for i, row in enumerate(above) if not row.startswith("^"))
    printed = above[owner].split(" | ")
    if labelled != "first":
        no, label = printed[:2]
    else:
        no = label = ""
    if labelled == "second":
        above = [*above]
        above[owner] = f" |  | {printed[2]}"
    return above, [f"{no} | {label} | {kegiatan}", *below[1:]]


@quick
@given(blocks(), st.data())
def test_a_page_break_changes_no_label(parts: list[tuple[str, int]], data: st.DataObject) -> None:
    rows = drawn(parts)
    whole = filled("no sasaran kegiatan", rows)
    if len(rows) < 2:
        return
    place = data.draw(st.integers(1, len(rows) - 1))
    labelled = data.draw(st.sampled_from(("first", "second", "both")))
    pieces = filled("no sasaran kegiatan", *cut_at(rows, place, labelled))
    for name in ("sasaran", "kegiatan"):
        assert texts_of(pieces, name) == texts_of(whole, name)
    assert [row.merged.get("sasaran") for row in pieces] == [
        row.merged.get("sasaran") for row in whole
    ]


@quick
@given(st.lists(blocks(), min_size=1, max_size=3), st.booleans())
def test_filling_changes_no_text_and_drops_none(
    pages: list[list[tuple[str, int]]], with_label: bool
) -> None:
    rows = spanned_drafts("no sasaran kegiatan", *(drawn(page) for page in pages))
    before = Counter(
        (id(cell), cell.text) for row in rows for cells in row.cells.values() for cell in cells
    )
    fill_spans(rows, ["sasaran"] if with_label else [], {"no": "sasaran"} if with_label else {})
    after = {
        (id(cell), cell.text) for row in rows for cells in row.cells.values() for cell in cells
    }
    assert after <= set(before)
    lost = {text for _, text in set(before) - after}
    assert lost <= {text for _, text in after}


def test_a_tick_over_two_rows_stays_on_two_rows() -> None:
    rows = spanned_drafts(
        "kegiatan T1 T2", ["Rapat | ✓ | ", "Bimtek | ^ | ", "Reviu | | ", "Jaga | | "]
    )
    fill_spans(rows, [], {})
    assert [sorted(row.marks) for row in rows] == [["T1"], ["T1"], [], []]


def test_a_quarters_value_over_two_rows_stays_on_two_rows() -> None:
    rows = spanned_drafts(
        "kegiatan target_triwulan:T1", ["Rapat | 10%", "Bimtek | ^", "Reviu | ", "Jaga | "]
    )
    fill_spans(rows, [], {})
    assert [bool(row.series.get("target_triwulan")) for row in rows] == [True, True, False, False]


def test_a_label_with_a_number_of_its_own_is_new_though_in_small_letters() -> None:
    rows = spanned_drafts(
        "no sasaran indikator",
        ["1 | meningkatnya layanan | Jumlah a", "2 | terwujudnya data | Jumlah b"],
        ["3 | lancarnya pemilu | Jumlah c"],
    )
    fill_spans(rows, ["sasaran"], {"no": "sasaran"})
    assert texts_of(rows, "sasaran") == [
        "meningkatnya layanan",
        "terwujudnya data",
        "lancarnya pemilu",
    ]


def test_a_label_is_not_filled_into_a_blank_with_a_number_of_its_own() -> None:
    rows = spanned_drafts(
        "no sasaran indikator",
        ["1 | Tertib arsip | Nilai arsip", "2 | | Nilai pengawasan"],
        ["3 | Terwujudnya data | Jumlah data"],
    )
    fill_spans(rows, ["sasaran"], {"no": "sasaran"})
    assert texts_of(rows, "sasaran")[2] == "Terwujudnya data"
    assert texts_of(rows, "sasaran")[1] != "Terwujudnya data"


def test_a_merged_text_without_a_field_holds_for_all_its_rows() -> None:
    drawn = ["Rapat kerja | Kantor | 5.000.000", "Bimtek | ^ | ^", "Reviu | Kecamatan | 7.000.000"]
    columns = columns_of("kegiatan lokasi dana")
    columns = [replace(c, field=None) if c.index else c for c in columns]
    rows = [place_row(row, columns, 0, ruled=True) for row in segment(*drawn).rows]
    fill_spans(rows, [], {})
    assert [row.extra.get("lokasi") for row in rows] == ["Kantor", "Kantor", "Kecamatan"]
    assert [row.extra.get("dana") for row in rows] == ["5.000.000", None, "7.000.000"]
    assert rows[1].merged == {"extra.lokasi": (0, 1), "extra.dana": (0, 1)}


def test_an_empty_cell_below_a_row_that_went_to_the_page_before_begins_there() -> None:
    page = ["1 | Tertib arsip | Persentase surat | 9%", "^ | ^ | Lama rawat di bawah 30 | 8%"]
    merged = [
        "| | hari |",
        "| | Terbitnya buku | 7%",
        "^ | ^ | Luas lahan | 6%",
        "3 | Lancar | Skor | 5%",
    ]
    rows = join_cut_rows(spanned_drafts("no sasaran indikator target", page, merged), ["sasaran"])
    fill_spans(rows, ["sasaran"], {"no": "sasaran", "target": "sasaran"})
    assert texts_of(rows, "indikator")[1] == "Lama rawat di bawah 30 hari"
    assert texts_of(rows, "sasaran") == ["Tertib arsip"] * 2 + ["", "", "Lancar"]
    assert texts_of(rows, "no") == ["1", "1", "", "", "3"]
    assert [note.code for note in rows[2].notes] == ["label-blank"]


def test_a_merged_cell_goes_on_below_a_row_that_went_to_the_page_before() -> None:
    page = ["1 | Tertib arsip | Persentase surat | 9%", "^ | ^ | Lama rawat di bawah 30 | 8%"]
    merged = ["| | hari |", "^ | ^ | Terbitnya buku | 7%", "2 | Lancar | Skor | 5%"]
    rows = join_cut_rows(spanned_drafts("no sasaran indikator target", page, merged), ["sasaran"])
    fill_spans(rows, ["sasaran"], {"no": "sasaran", "target": "sasaran"})
    assert texts_of(rows, "sasaran") == ["Tertib arsip"] * 3 + ["Lancar"]
    assert texts_of(rows, "no") == ["1", "1", "1", "2"]
    assert all(row.notes == [] for row in rows)


def test_a_number_is_not_carried_into_an_empty_cell_that_begins_below_a_cut_row() -> None:
    page = ["1 | Bagian A | Persentase surat", "^ | ^ | Lama rawat di bawah 30"]
    merged = ["| | hari", "| | Terbitnya buku", "^ | ^ | Luas lahan"]
    rows = join_cut_rows(spanned_drafts("no pelaksana indikator", page, merged), [])
    fill_spans(rows, [], {})
    assert texts_of(rows, "no") == ["1", "1", "", ""]
    assert texts_of(rows, "pelaksana") == ["Bagian A", "Bagian A", "", ""]


def test_a_number_left_out_after_a_cell_that_a_page_break_joins_is_told() -> None:
    pages = ["1 | Tertib | Aset | 9%", "^ | ^ | Buku | 8%"], ["| | Cetak | 7%", "^ | ^ | Dana | 6%"]
    told = []
    for number in ("2", "3", "1"):
        rows = spanned_drafts(
            "no sasaran indikator target", *pages[:1], [*pages[1], f"{number} | Lancar | Etos | 5%"]
        )
        fill_spans(rows, ["sasaran"], {"no": "sasaran"})
        assert texts_of(rows, "sasaran") == ["Tertib"] * 4 + ["Lancar"]
        told.append([note.code for row in rows for note in row.notes])
    assert told == [[], ["span-ambiguous"], []]
