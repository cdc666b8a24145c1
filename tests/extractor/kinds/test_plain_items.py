"""Lines of plain text to typed items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.plain_items import Item, holds_target, lex_lines, split_at_target
from extractor.tables.grid import TextLine

TextLines = Callable[[str], list[TextLine]]
RAK = ["no", "sasaran", "indikator", "target", "kegiatan", "jadwal", "biaya", "pelaksana"]
PK = ["no", "sasaran", "indikator", "target"]


def shown(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in items]


def item(text: str, *, chunk: int = 0, indent: int = 0) -> Item:
    return Item("text", text, 1, None, chunk, indent)


def texts(items: list[Item]) -> list[str]:
    return [entry.text for entry in items]


def test_one_line_of_several_columns(text_lines: TextLines) -> None:
    items = lex_lines(text_lines("100 Bimtek petugas √ √ 4.615.208.000 Sub bagian Hukum"), RAK)
    assert shown(items) == [
        ("text", "100 Bimtek petugas"), ("ticks", "√ √"), ("amount", "4.615.208.000"),
        ("text", "Sub bagian Hukum"),
    ]  # fmt: skip


def test_a_lone_letter_v_inside_words_is_no_tick(text_lines: TextLines) -> None:
    assert shown(lex_lines(text_lines("Kelas V siswa"), RAK)) == [("text", "Kelas V siswa")]
    assert shown(lex_lines(text_lines("v v 3.750.000"), RAK))[0] == ("ticks", "v v")
    assert shown(lex_lines(text_lines("Rapat V 3.750.000"), RAK))[1] == ("ticks", "V")


def test_without_a_schedule_there_are_no_ticks(text_lines: TextLines) -> None:
    assert shown(lex_lines(text_lines("√ √"), PK)) == [("text", "√ √")]


def test_a_dash_behind_ticks_is_an_empty_amount(text_lines: TextLines) -> None:
    assert shown(lex_lines(text_lines("Rapat √ √ - Divisi Hukum"), RAK))[2] == ("amount", "-")
    assert shown(lex_lines(text_lines("Rapat √ √\n-"), RAK))[2] == ("amount", "-")


def test_rp_and_its_digits_are_one_amount(text_lines: TextLines) -> None:
    assert shown(lex_lines(text_lines("Rapat √ Rp 5.000.000"), RAK))[2] == (
        "amount",
        "Rp 5.000.000",
    )


def test_paragraphs_are_numbered(text_lines: TextLines) -> None:
    items = lex_lines(text_lines("Satu\nDua\n\n\nTiga"), RAK)
    assert [(entry.line, entry.chunk) for entry in items] == [(1, 0), (2, 0), (5, 1)]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Persentase data 95%", [("text", "Persentase data"), ("measure", "95%")]),
        ("Opini laporan WTP", [("text", "Opini laporan"), ("measure", "WTP")]),
        ("Nilai SAKIP BB", [("text", "Nilai SAKIP"), ("measure", "BB")]),
        ("Pemilih golongan b", [("text", "Pemilih golongan b")]),
    ],
)
def test_a_target_ends_a_line_where_there_is_no_schedule(
    text_lines: TextLines, line: str, items: list[tuple[str, str]]
) -> None:
    assert shown(lex_lines(text_lines(line), PK)) == items


def test_words_are_kept_in_order(text_lines: TextLines) -> None:
    text = "1 Meningkatnya data\n\n95% Rapat √ √ 3.750.000 Divisi\nHukum - -"
    for fields in (RAK, PK):
        items = lex_lines(text_lines(text), fields)
        assert " ".join(texts(items)).split() == text.split()


def test_a_target_alone() -> None:
    before, target, after = split_at_target([item("Persentase data"), item("95%"), item("Rapat")])
    assert (texts(before), target and target.text, texts(after)) == (
        ["Persentase data"], "95%", ["Rapat"],
    )  # fmt: skip


def test_a_target_before_the_activity() -> None:
    before, target, after = split_at_target([item("Persentase data"), item("100% Rapat kerja")])
    assert (texts(before), target and target.text, texts(after)) == (
        ["Persentase data"], "100%", ["Rapat kerja"],
    )  # fmt: skip


def test_a_target_between_words() -> None:
    before, target, after = split_at_target([item("Indeks Birokrasi 79 Melaksanakan rapat")])
    assert (texts(before), target and target.text, texts(after)) == (
        ["Indeks Birokrasi"], "79", ["Melaksanakan rapat"],
    )  # fmt: skip


def test_a_year_is_no_target() -> None:
    assert not holds_target(item("Rapat evaluasi 2024 Melaksanakan"))
    assert not holds_target(item("Rapat kerja"))
    assert holds_target(item("95%"))


def test_without_a_target_an_indicator_tells_labels_from_activities() -> None:
    assert split_at_target([item("Rapat kerja")]) == ([], None, [item("Rapat kerja")])
    assert split_at_target([item("Persentase data")]) == ([item("Persentase data")], None, [])
