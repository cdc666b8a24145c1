"""Cells to typed values, and every doubt told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.values import build_row, make_reader, read_amount, read_measure
from extractor.model import Amount, Measure, Row
from extractor.tables.grid import Cell
from normalizers.numerals import Separators

Drafts = Callable[..., list[DraftRow]]
UNKNOWN = Separators(None)


def columns(*names: str, percent: str = "") -> list[FieldColumn]:
    return [FieldColumn(i, name, name, percent=name == percent) for i, name in enumerate(names)]


def schedule(*periods: str) -> list[FieldColumn]:
    return [FieldColumn(i, "jadwal", p, period=p) for i, p in enumerate(periods)]


def built(rows: list[DraftRow], where: list[FieldColumn], kind: str = "rak") -> list[Row]:
    reader = make_reader(where, rows, kind)
    return [build_row(row, reader)[0] for row in rows]


def ticked(row: DraftRow, **marks: str) -> DraftRow:
    row.marks = {period: Cell(text, (text,), row.line) for period, text in marks.items()}
    return row


def test_only_the_fields_of_the_table_are_set(drafts: Drafts) -> None:
    [row] = built(drafts({"no": "1"}), columns("no", "sasaran"))
    assert {"no", "sasaran"} <= row.model_fields_set
    assert "indikator" not in row.model_fields_set
    assert row.sasaran is None


def test_a_bare_number_under_a_percent_header_is_percent(drafts: Drafts) -> None:
    rows = drafts({"target": "82,5"})
    [row] = built(rows, columns("target", percent="target"))
    assert isinstance(row.target, Measure)
    assert (row.target.kind, row.target.value) == ("percent", Decimal("82.5"))


def test_a_bare_number_beside_the_unit_percent_is_percent(drafts: Drafts) -> None:
    [row] = built(drafts({"satuan": "Persen", "target": "90"}), columns("satuan", "target"))
    assert isinstance(row.target, Measure)
    assert (row.target.kind, row.target.value) == ("percent", 90)


@pytest.mark.parametrize("head", ["Persentase", "Prosentase", "Presentase"])
def test_the_indicator_s_wording_infers_percent(drafts: Drafts, head: str) -> None:
    rows = drafts({"indikator": f"{head} data", "target": "90"})
    [row] = built(rows, columns("indikator", "target"))
    assert isinstance(row.target, Measure)
    assert (row.target.kind, row.target.value, row.target.inferred) == ("number", 90, "percent")


def test_realisasi_is_an_amount_in_a_budget_and_a_measure_elsewhere(drafts: Drafts) -> None:
    where = columns("realisasi")
    [budget] = built(drafts({"realisasi": "5.000.000"}), where, "realisasi_anggaran")
    [other] = built(drafts({"realisasi": "85%"}), where, "capaian_kinerja")
    assert isinstance(budget.realisasi, Amount)
    assert isinstance(other.realisasi, Measure)


def test_separators_are_read_from_the_whole_column(drafts: Drafts) -> None:
    rows = drafts({"capaian": "99.125"}, {"capaian": "49.53"}, {"capaian": "101.5"})
    first = built(rows, columns("capaian"), "capaian_kinerja")[0]
    assert first.capaian is not None
    assert first.capaian.value == Decimal("99.125")


def test_an_unreadable_value_keeps_its_text_and_is_told() -> None:
    notes: list[Note] = []
    amount = read_amount("lima juta?", "biaya", notes, UNKNOWN)
    assert (amount.raw, amount.value) == ("lima juta?", None)
    assert [(note.code, note.field, note.raw) for note in notes] == [
        ("value-unparsed", "biaya", "lima juta?")
    ]


def test_a_readable_value_is_not_told() -> None:
    notes: list[Note] = []
    assert read_amount("Rp. 5.000.000,-", "biaya", notes, UNKNOWN).value == 5000000
    assert read_measure("12 Laporan", "target", notes, separators=UNKNOWN).unit == "laporan"
    assert read_measure("-", "target", notes, separators=UNKNOWN).kind == "missing"
    assert notes == []


def test_what_is_printed_stands_even_if_it_is_plainly_wrong() -> None:
    assert read_amount("12.406.180", "biaya", [], UNKNOWN).value == 12406180


def test_marks_come_in_the_order_of_time(drafts: Drafts) -> None:
    [row] = drafts({"kegiatan": "Rapat"})
    ticked(row, B11="√", B2="√", B3="-", B1="√")
    [result] = built([row], schedule("B1", "B2", "B3", "B11"))
    assert result.jadwal is not None
    assert (result.jadwal.granularity, result.jadwal.marks) == ("bulan", ["B1", "B2", "B11"])


def test_what_is_no_tick_is_told(drafts: Drafts) -> None:
    [row] = drafts({"kegiatan": "Rapat"})
    reader = make_reader(schedule("T1", "T2"), [ticked(row, T1="√", T2="ada")], "rak")
    result, notes = build_row(row, reader)
    assert result.jadwal is not None
    assert result.jadwal.marks == ["T1"]
    assert [(note.code, note.field, note.raw) for note in notes] == [
        ("value-unparsed", "jadwal", "ada")
    ]


def test_one_is_no_tick_where_no_ticks_are(drafts: Drafts) -> None:
    [row] = drafts({"kegiatan": "Rapat"})
    reader = make_reader(schedule("T1", "T2"), [ticked(row, T1="1")], "rak")
    result, notes = build_row(row, reader)
    assert result.jadwal is not None
    assert result.jadwal.marks == []
    assert [note.reason for note in notes] == ["not-a-tick"]


@pytest.mark.parametrize(
    ("count", "marks", "told"), [(2, None, True), (4, ["T1", "T2", "T3", "T4"], False)]
)
def test_ticks_without_places_are_counted(
    drafts: Drafts, count: int, marks: list[str] | None, told: bool
) -> None:
    [row] = drafts({"kegiatan": "Rapat"})
    row.cells["ticks"] = [Cell("√", ("√",), 1)] * count
    reader = make_reader(schedule("T1", "T2", "T3", "T4"), [row], "rak")
    reader.plain_schedule = True
    result, notes = build_row(row, reader)
    assert result.jadwal is not None
    assert (result.jadwal.marks, result.jadwal.count) == (marks, 2 if told else None)
    assert [note.code for note in notes] == (["schedule-count-only"] if told else [])


def test_sections_and_totals_have_no_schedule(drafts: Drafts) -> None:
    [row] = drafts({"kegiatan": "Program Pemilu"})
    row.kind = "section"
    assert built([row], schedule("T1", "T2"))[0].jadwal is None


def test_a_series_is_a_measure_a_year(drafts: Drafts) -> None:
    [row] = drafts({"indikator": "Indeks layanan"})
    row.series["target"] = {"2023": Cell("85%", (), 1), "2022": Cell("80%", (), 1)}
    [result] = built([row], columns("indikator"), "renstra_series")
    assert isinstance(result.target, dict)
    assert [(year, m.value) for year, m in result.target.items()] == [("2022", 80), ("2023", 85)]


def test_the_place_of_a_field_on_another_line(drafts: Drafts) -> None:
    [row] = drafts({"no": "1", "sasaran": "Terwujudnya tertib"})
    row.cells["sasaran"] = [Cell("Terwujudnya", (), 7, 2), Cell("tertib", (), 8, 2)]
    [result] = built([row], columns("no", "sasaran"))
    assert result.sasaran == "Terwujudnya tertib"
    assert list(result.field_sources) == ["sasaran"]
    assert (result.field_sources["sasaran"].line, result.field_sources["sasaran"].page) == (7, 2)


def test_digits_in_a_unit_are_doubtful(drafts: Drafts) -> None:
    [row] = drafts({"satuan": "Laporan 3 kali"})
    _, notes = build_row(row, make_reader(columns("satuan"), [row], "rkt"))
    assert [(note.code, note.field) for note in notes] == [("value-ambiguous", "satuan")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("Rp 1.506.190.00 0", "digits-split"),
        ("Rp 23.284.140.0 00", "digits-split"),
        ("12.552.079.000.00", "grouping-broken"),
        ("Rp 1.506.190.000", None),
        ("Bandung", None),
    ],
)
def test_damaged_digits_of_an_amount_without_a_field_are_told(
    drafts: Drafts, raw: str, reason: str | None
) -> None:
    [draft] = drafts({"no": "1"})
    draft.extra["Alokasi"] = raw
    row, notes = build_row(draft, make_reader(columns("no"), [draft], "rak"))
    assert row.extra == {"Alokasi": raw}
    told = [(note.field, note.reason, note.raw) for note in notes]
    assert told == ([("extra.Alokasi", reason, raw)] if reason else [])


def test_a_realisasi_that_the_capaian_shows_to_be_grouped_is_told(drafts: Drafts) -> None:
    rows = drafts(
        {"target": "268.797", "realisasi": "352,390", "capaian": "131,10"},
        {"target": "10,5", "realisasi": "10,5", "capaian": "100,00"},
    )
    reader = make_reader(columns("target", "realisasi", "capaian"), rows, "capaian_kinerja")
    row, notes = build_row(rows[0], reader)
    assert isinstance(row.realisasi, Measure)
    assert (row.realisasi.raw, row.realisasi.value) == ("352,390", 352390)
    assert [(note.field, note.reason) for note in notes] == [("realisasi", "separator-ambiguous")]
