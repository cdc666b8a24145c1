"""Labels of merged cells, filled to every row they cover."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.context import DocumentContext
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.labels import fill_labels, stand_within_blocks
from extractor.kinds.rows import DraftRow
from extractor.model import Document
from extractor.tables.grid import Cell
from tests.extractor.reading_findings import reading_findings
from tests.extractor.spanned_tables import segment, spanned_drafts

Drafts = Callable[..., list[DraftRow]]
THINGS = ("pemilih", "keuangan", "logistik", "hukum", "pegawai", "kampanye", "arsip", "gedung")


def indicator(text: str, **labels: str) -> dict[str, str]:
    return {**labels, "indikator": text}


def filled(rows: list[DraftRow]) -> list[str]:
    return [row.text("sasaran") for row in rows]


def test_labels_at_the_top_go_down(drafts: Drafts) -> None:
    rows = drafts(
        indicator("Persentase data", no="1", sasaran="Meningkatnya layanan"),
        indicator("Nilai layanan"),
        indicator("Indeks tertib", no="2", sasaran="Terwujudnya tertib"),
    )
    fill_labels(rows, ["sasaran"], "indikator")
    assert filled(rows) == ["Meningkatnya layanan"] * 2 + ["Terwujudnya tertib"]
    assert [row.text("no") for row in rows] == ["1", "1", "2"]
    assert rows[0].merged == {"sasaran": (0, 1), "no": (0, 1)}
    assert rows[2].merged == {}


def test_a_label_on_a_middle_row_goes_up_too(drafts: Drafts) -> None:
    rows = drafts(
        indicator("Persentase data pemilih"),
        indicator("Nilai data pemilih", no="1", sasaran="Meningkatnya data pemilih"),
        indicator("Indeks data pemilih"),
        indicator("Opini laporan keuangan", no="2", sasaran="Terwujudnya tertib keuangan"),
    )
    fill_labels(rows, ["sasaran"], "indikator")
    assert filled(rows) == ["Meningkatnya data pemilih"] * 3 + ["Terwujudnya tertib keuangan"]


def test_section_and_total_rows_stop_a_label(drafts: Drafts) -> None:
    rows = drafts(
        indicator("Persentase data", sasaran="Meningkatnya layanan"),
        {"uraian": "Program Pemilu"},
        indicator("Nilai SAKIP"),
    )
    rows[1].kind = "section"
    fill_labels(rows, ["sasaran"], "indikator")
    assert filled(rows) == ["Meningkatnya layanan", "", ""]
    assert [note.code for note in rows[2].notes] == ["label-blank"]


def test_a_label_below_a_section_s_first_row_is_told_of_that_row(drafts: Drafts) -> None:
    rows = drafts(
        indicator("Persentase data", sasaran="Meningkatnya layanan"),
        {"uraian": "Program Pemilu"},
        indicator("Nilai SAKIP"),
        indicator("Opini laporan", sasaran="Terwujudnya tertib"),
    )
    rows[1].kind = "section"
    fill_labels(rows, ["sasaran"], "indikator")
    assert filled(rows)[2:] == ["Terwujudnya tertib"] * 2
    assert [note.code for note in rows[2].notes] == ["span-ambiguous"]


def test_inner_labels_stay_inside_outer_ones(drafts: Drafts) -> None:
    rows = drafts(
        {"no": "1", "sasaran": "Meningkatnya layanan", "indikator": "Persentase data",
         "kegiatan": "Rapat"},
        {"kegiatan": "Bimtek"},
        {"no": "2", "sasaran": "Terwujudnya tertib", "kegiatan": "Reviu"},
        {"indikator": "Nilai SAKIP", "kegiatan": "Evaluasi"},
    )  # fmt: skip
    fill_labels(rows, ["sasaran", "indikator"], "kegiatan")
    assert [row.text("indikator") for row in rows][:2] == ["Persentase data"] * 2
    assert rows[0].merged["indikator"] == (0, 1)
    assert all(row.text("indikator") != "Persentase data" for row in rows[2:])


def test_numbers_of_rows_are_not_filled(drafts: Drafts) -> None:
    rows = drafts(*(indicator(f"Persentase data {n}", no=str(n)) for n in range(1, 6)))
    rows[0].cells["sasaran"] = [Cell("Meningkatnya layanan", (), 1)]
    fill_labels(rows, ["sasaran"], "indikator")
    assert [row.text("no") for row in rows] == ["1", "2", "3", "4", "5"]
    assert filled(rows) == ["Meningkatnya layanan"] * 5


def test_a_code_printed_once_holds_for_its_activity(drafts: Drafts) -> None:
    rows = drafts(
        {"kegiatan": "Pengelolaan keuangan", "kode": "5514", "indikator": "Jumlah laporan"},
        {"indikator": "Nilai laporan"},
        {"kegiatan": "Pengelolaan pegawai", "kode": "5515", "indikator": "Jumlah pegawai"},
    )
    fill_labels(rows, ["kegiatan"], "indikator")
    assert [row.text("kode") for row in rows] == ["5514", "5514", "5515"]


def test_a_border_that_is_not_certain_is_told(drafts: Drafts) -> None:
    rows = drafts(
        indicator("Persentase aaaa"),
        indicator("Nilai bbbb", no="1", sasaran="Meningkatnya cccc"),
        indicator("Opini dddd"),
        indicator("Indeks eeee"),
        indicator("Jumlah ffff", no="2", sasaran="Terwujudnya gggg"),
    )
    fill_labels(rows, ["sasaran"], "indikator")
    assert "span-ambiguous" in [note.code for row in rows for note in row.notes]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([3, 5]), min_size=1, max_size=5), st.booleans())
def test_blocks_of_odd_size_are_inferred_back(
    drafts: Drafts, sizes: list[int], centred: bool
) -> None:
    printed: list[dict[str, str]] = []
    expected: list[str] = []
    for number, size in enumerate(sizes, start=1):
        thing = THINGS[number]
        sasaran = f"Meningkatnya mutu {thing}"
        block = [indicator(f"Persentase {thing} ke {n}") for n in range(size)]
        block[size // 2 if centred else 0] |= {"no": str(number), "sasaran": sasaran}
        printed += block
        expected += [sasaran] * size
    rows = drafts(*printed)
    fill_labels(rows, ["sasaran"], "indikator")
    assert filled(rows) == expected


@pytest.mark.parametrize("names", [[], ["sasaran"]])
def test_nothing_is_filled_without_labels(drafts: Drafts, names: list[str]) -> None:
    rows = drafts(indicator("Persentase data"), indicator("Nilai data"))
    fill_labels(rows, names, "indikator")
    assert filled(rows) == ["", ""]


def test_a_row_that_speaks_of_the_next_label_is_told(extract_text: Callable[..., Document]) -> None:
    rows = [
        "No|Sasaran|Indikator Kinerja|Target",
        "1|Meningkatnya layanan pemilih|Persentase layanan pemilih|95%",
        "||Indeks tata kelola keuangan|90",
        "2|Terwujudnya tata kelola keuangan|Nilai laporan keuangan|80",
        "||Opini laporan keuangan|WTP",
    ]
    document = extract_text("PERJANJIAN KINERJA 2024\n\n" + "\n".join(rows).replace("|", "\t"))
    assert [(f.code, f.row) for f in reading_findings(document)] == [("span-ambiguous", 1)]


NOTHING = DocumentContext(None, None, None, None, None)
BLOCKS = [
    "No | Sasaran Strategis | Indikator Kinerja | Target",
    " | | Jumlah desa siaga | 12",
    "1 | Meningkatnya kesiapsiagaan | Persentase warga terlatih | 40%",
    " | | Jumlah posko aktif | 9",
    " | | Jumlah alat siap pakai | 31",
    "2 | Terwujudnya tanggap darurat | Persentase laporan tertangani | 85%",
    " | | Waktu tanggap rata-rata | 30",
]


def blocks_read(confidence: str, *rows: str) -> list[str | None]:
    grid = segment(*rows)
    grid.confidence = Decimal(confidence)
    [draft] = draft_tables([grid]).tables
    read = interpret(draft, 1, NOTHING, None, lang="en", personal_data=False)
    return [row.sasaran for row in read.table.rows]


def test_labels_below_the_first_rows_of_undrawn_blocks_go_up_too() -> None:
    first, second = "Meningkatnya kesiapsiagaan", "Terwujudnya tanggap darurat"
    assert blocks_read("0.6", *BLOCKS) == [first] * 3 + [second] * 3


def test_drawn_cells_without_a_label_are_no_part_of_the_block_below() -> None:
    assert blocks_read("1", *BLOCKS)[0] is None


@pytest.mark.parametrize(
    ("rows", "within"),
    [
        (BLOCKS[1:], True),
        (BLOCKS[2:], False),
        ([BLOCKS[1], BLOCKS[2], " | ^ | Jumlah posko aktif | 9"], False),
        (BLOCKS[1:2], False),
    ],
)
def test_labels_stand_within_blocks_where_the_first_row_has_none(
    rows: list[str], within: bool
) -> None:
    drafts = spanned_drafts("no sasaran indikator target", rows)
    assert stand_within_blocks(drafts, ["sasaran"]) is within
