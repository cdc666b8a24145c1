"""Levels of budget tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest

from extractor.audit.money.budget_names import code_of
from extractor.audit.money.budget_tree import Block, Mark, is_total, lines_of, marks_of
from extractor.model import Amount, Column, Row, Source, Table

Printed = tuple[Literal["data", "section"], str, str, int | None]


def row(kind: Literal["data", "section", "total"], mark: str, name: str, pagu: int | None) -> Row:
    """Return a row; a mark with a dot inside is a code."""
    amount = None if pagu is None else Amount(raw=str(pagu), value=pagu)
    code, number = (mark, None) if "." in mark.strip(".") else (None, mark or None)
    return Row(kind=kind, source=Source(line=1), no=number, kode=code, uraian=name, pagu=amount)


def block_of(*printed: Printed) -> Block:
    """Return the lines of a table in levels."""
    table = Table(
        id="t01",
        kind="realisasi_anggaran",
        columns=[Column(field="pagu", header="Pagu")],
        rows=[row(*one) for one in printed],
    )
    block = Block(lines_of(table, ["pagu"]))
    block.regroup({at: Decimal(one[3]) for at, one in enumerate(printed) if one[3] is not None})
    return block


def shape(block: Block) -> dict[int, list[int]]:
    """Return the rows under each row that has any; those of the highest level under -1."""
    found = {line.index: [one.index for one in block.children(line)] for line in block.parents}
    return {-1: [line.index for line in block.top], **found}


def test_codes_tell_three_levels_though_the_lowest_does_not_repeat_the_others() -> None:
    block = block_of(
        ("data", "CQ", "Program", 60),
        ("data", "CQ.6867", "Badan Adhoc", 30),
        ("data", "QGE.001", "Honorarium", 10),
        ("data", "QGE.002", "Dukungan", 20),
        ("data", "CQ.6871", "Logistik", 30),
        ("data", "QGE.001", "Penyiapan", 30),
    )
    assert shape(block) == {-1: [0], 0: [1, 4], 1: [2, 3], 4: [5]}


def test_letters_head_numbers_that_begin_again() -> None:
    block = block_of(
        ("data", "A", "Program satu", 3),
        ("data", "1", "Kegiatan", 1),
        ("data", "2", "Kegiatan", 2),
        ("data", "B", "Program dua", 4),
        ("data", "1", "Kegiatan", 4),
    )
    assert shape(block) == {-1: [0, 3], 0: [1, 2], 3: [4]}


def test_a_section_without_its_letter_is_beside_the_next_one() -> None:
    block = block_of(
        ("section", "", "Penyelenggaraan Pemilu", None),
        ("data", "1", "Kegiatan", 1),
        ("section", "B", "Dukungan Manajemen", None),
        ("data", "1", "Kegiatan", 4),
    )
    assert shape(block) == {-1: [0, 2], 0: [1], 2: [3]}


def test_a_row_that_goes_on_with_the_numbering_of_sections_is_one() -> None:
    block = block_of(
        ("section", "5", "Program lima", 3),
        ("data", "", "Kegiatan", 3),
        ("data", "6", "Program enam", 7),
        ("data", "", "Kegiatan", 7),
    )
    assert shape(block) == {-1: [0, 2], 0: [1], 2: [3]}


def test_lines_that_do_not_belong_to_a_heading_are_moved_beside_it() -> None:
    block = block_of(
        ("section", "1", "Program", 1_700_123),
        ("data", "", "Kegiatan satu", 700_123),
        ("data", "", "Kegiatan dua", 1_000_000),
        ("data", "", "Tugas Pembantuan", 3_693_500),
    )
    assert shape(block) == {-1: [0, 3], 0: [1, 2]}
    assert block.after_moved(block.top[0]) is False


def test_a_heading_printed_like_its_parts_takes_them() -> None:
    block = block_of(
        ("section", "", "BELANJA", 67_811_725),
        ("section", "", "BELANJA TIDAK LANGSUNG", 26_873_146),
        ("section", "", "BELANJA LANGSUNG", 40_938_579),
    )
    assert shape(block) == {-1: [0], 0: [1, 2]}


@pytest.mark.parametrize(
    ("name", "total"),
    [
        ("JUMLAH", True),
        ("Sub Total", True),
        ("JUMLAH I + II", False),
        ("Jumlah Anggaran", True),
        ("Jumlah Laporan Keuangan", False),
        ("Total Quality Management", False),
    ],
)
def test_a_total_is_known_by_its_name(name: str, total: bool) -> None:
    assert is_total(row("data", "", name, 1)) is total


@pytest.mark.parametrize(
    ("number", "name", "marks"),
    [
        ("C.", "Program", (Mark("A", 3), Mark("I", 100))),
        ("IV", "Program", (Mark("I", 4),)),
        ("", "a. Belanja Pegawai", (Mark("a", 1),)),
        ("12", "Program", (Mark("1", 12),)),
        ("", "Belanja Pegawai", ()),
    ],
)
def test_marks_are_read_in_every_way(number: str, name: str, marks: tuple[Mark, ...]) -> None:
    assert marks_of(row("data", number, name, 1), 0) == marks


@pytest.mark.parametrize(
    ("kode", "uraian", "code"),
    [
        ("076.01.CQ", "Pemilu", ("CQ",)),
        ("WA.", "Dukungan", ("WA",)),
        ("41.04 41.05", "Dua baris", ("41", "04")),
        (None, "CQ.6867 Pembentukan Badan Adhoc", ("CQ", "6867")),
        (None, "KPU Kabupaten Sragen", ()),
        (None, "2024 Tahapan", ()),
    ],
)
def test_codes_stand_in_their_column_or_before_the_name(
    kode: str | None, uraian: str, code: tuple[str, ...]
) -> None:
    printed = Row(kind="data", source=Source(line=1), kode=kode, uraian=uraian)
    assert code_of(printed) == code
