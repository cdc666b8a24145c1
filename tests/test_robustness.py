"""Any text at all gives a valid document or a clear error, and nothing of a table is lost.

Corpus documents are damaged at random (cells, lines and pages deleted, doubled, moved)
and read again. What a person would still find in the damaged table must be in the JSON.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import simplejson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from extractor import extract_bytes
from extractor.errors import LakipError
from extractor.kinds.declarations import concepts
from extractor.model import Document, document_from_json, document_to_json
from extractor.readers import read_text
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Segment
from golden.documents import CORPUS
from normalizers import fold_text


def examples(count: int) -> settings:
    """Return settings for so many examples, the same ones on every run, at any pace."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=count, deadline=None, derandomize=True, suppress_health_check=slow)


PIECES = (
    "No\tSasaran\tIndikator Kinerja\tTarget\tKegiatan\tTW I\tTW II\tTW III\tTW IV\tBiaya",
    "1\tMeningkatnya kualitas layanan\tPersentase layanan\t82,5 %\tRapat\t√\t\t√\t\t5.000.000",
    "| No | Program | Anggaran |",
    "|---|---|---|",
    "| 1 | Dukungan Manajemen | Rp. 2.647.529.000,- |",
    "No;Uraian;Pagu;Realisasi",
    "RENCANA AKSI KINERJA TAHUN 2024",
    "KPU KABUPATEN LAHAT",
    "## BAB III",
    "<b>V</b>",
    "&nbsp;&#0;&#xD800;",
    "Rp 51.412.431.000,- (Lima puluh satu miliar)",
    "1\t2\t3\t4\t5",
    "\f",
    "\t\t\t",
    "",
    "|||||",
    "<li><p><b>",
    "Triwulan I II III IV",
    "1. Persentase gedung 100% V V V V 418.275.000 Subbagian Keuangan",
)


def assert_valid(document: Document) -> dict[str, Any]:
    """Hold a document to what every document is; return it as plain JSON."""
    text = document_to_json(document)
    assert document_to_json(document_from_json(text)) == text
    text.encode("utf-8")
    plain: dict[str, Any] = simplejson.loads(text, use_decimal=True)
    ids = [table["id"] for table in plain["tables"]]
    assert len(ids) == len(set(ids))
    assert (plain["status"] == "empty") == (not ids)
    for finding in plain["findings"]:
        if finding["table"] is not None:
            rows = plain["tables"][ids.index(finding["table"])]["rows"]
            assert finding["row"] is None or 0 <= finding["row"] < len(rows)
    for table in plain["tables"]:
        for index, row in enumerate(table["rows"]):
            for name, (first, last) in row.get("merged", {}).items():
                assert 0 <= first <= index <= last < len(table["rows"]), name
    return plain


def read(data: bytes) -> dict[str, Any] | None:
    """Extract bytes; None when they are refused with an error of the family."""
    try:
        document = extract_bytes(data, "x.txt")
    except LakipError as error:
        message = str(error)
    else:
        return assert_valid(document)
    assert message.startswith("x.txt: ")
    return None


@examples(150)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@examples(100)
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    read(text.encode(encoding, errors="replace"))


@examples(150)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\t"]),
)
def test_any_order_of_telling_lines(lines: list[str], line_end: str) -> None:
    read(line_end.join(lines).encode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "x\t" * 300_000,
        "| x " * 300_000 + "|",
        "Rp " * 300_000,
        "1.000 " * 150_000,
        "<p" * 300_000,
        "<li>" * 200_000,
        "**" * 300_000 + "a",
        "(" * 500_000,
        "&" * 500_000,
        '"' * 300_001 + ";;\n" * 3,
        "\f" * 200_000 + "x",
        "No;" * 100_000 + "\n" + "1;" * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_long_lines_of_one_thing(text: str) -> None:
    assert read(text.encode()) is not None


def test_a_long_table_is_one_table() -> None:
    header = "No\tSasaran\tIndikator Kinerja\tTarget"
    rows = [f"{n}\tSasaran ke {n}\tPersentase hal ke {n}\t{n % 100} %" for n in range(1, 2001)]
    plain = read("\n".join(["PERJANJIAN KINERJA TAHUN 2024", "", header, *rows]).encode())
    assert plain is not None
    [table] = plain["tables"]
    assert len(table["rows"]) == 2000
    assert table["rows"][-1]["indikator"] == "Persentase hal ke 2000"


# Damage ---------------------------------------------------------------------------------

TAB_DOCUMENTS = ("rak-tab-atas-sragen.txt", "rkt-ocr-pacitan.txt", "capaian-ansi-alor.txt")
PIPE_DOCUMENTS = ("iku-pipa-bulungan.md", "rak-pipa-banjarnegara.md")
PLAIN_DOCUMENTS = ("rak-dump-salatiga.txt", "rak-halaman-solok.txt")

HEADING_WORDS = {w for c in concepts().values() for text in c.headers for w in text.split()}
SAME_HEADING = 70
LONG_CELL = 40
"""Letters from which a cell is surely no heading."""
MARK = "qz"
_LETTERS = str.maketrans("0123456789", "abcdefghij")

Lines = list[str]
Damage = Callable[[Lines, random.Random], Lines]


def _change_cells(change: Callable[[list[str], random.Random], None]) -> Damage:
    def damage(lines: Lines, chance: random.Random) -> Lines:
        delimiter = "|" if sum(line.count("|") for line in lines) > len(lines) else "\t"
        rows = [i for i, line in enumerate(lines) if line.count(delimiter) >= 3]
        changed = list(lines)
        for index in chance.sample(rows, min(len(rows), 3)):
            cells = changed[index].strip("|").split(delimiter)
            change(cells, chance)
            text = delimiter.join(cells)
            changed[index] = f"|{text}|" if delimiter == "|" else text
        return changed

    return damage


def _delete_cell(cells: list[str], chance: random.Random) -> None:
    del cells[chance.randrange(len(cells))]


def _double_cell(cells: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(cells))
    cells.insert(place, cells[place])


def _shift_cells(cells: list[str], chance: random.Random) -> None:
    cells.insert(chance.randrange(len(cells)), "")


def _swap_cells(cells: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(cells)), chance.randrange(len(cells))
    cells[one], cells[other] = cells[other], cells[one]


def _delete_lines(lines: Lines, chance: random.Random) -> Lines:
    gone = set(chance.sample(range(len(lines)), min(3, len(lines) - 1)))
    return [line for index, line in enumerate(lines) if index not in gone]


def _double_lines(lines: Lines, chance: random.Random) -> Lines:
    twice = set(chance.sample(range(len(lines)), min(3, len(lines))))
    return [line for i, line in enumerate(lines) for _ in range(1 + (i in twice))]


def _move_line(lines: Lines, chance: random.Random) -> Lines:
    moved = list(lines)
    line = moved.pop(chance.randrange(len(moved)))
    moved.insert(chance.randrange(len(moved) + 1), line)
    return moved


def _break_page(lines: Lines, chance: random.Random) -> Lines:
    place = chance.randrange(len(lines))
    return [*lines[:place], chance.choice(["", "\f", "12", "Halaman 4"]), *lines[place:]]


def _delete_page(lines: Lines, chance: random.Random) -> Lines:
    start = chance.randrange(len(lines))
    return lines[:start] + lines[start + max(1, len(lines) // 5) :]


def _double_page(lines: Lines, chance: random.Random) -> Lines:
    start = chance.randrange(len(lines))
    page = lines[start : start + max(1, len(lines) // 5)]
    return lines[:start] + page + page + lines[start + len(page) :]


DAMAGES: dict[str, Damage] = {
    "delete-cell": _change_cells(_delete_cell),
    "double-cell": _change_cells(_double_cell),
    "shift-cells": _change_cells(_shift_cells),
    "swap-cells": _change_cells(_swap_cells),
    "delete-lines": _delete_lines,
    "double-lines": _double_lines,
    "move-line": _move_line,
    "break-page": _break_page,
    "delete-page": _delete_page,
    "double-page": _double_page,
}


def corpus_lines(name: str) -> Lines:
    """Return the lines of a corpus document."""
    return [line.text for line in read_text((CORPUS / name).read_bytes(), name).lines]


def mark_cells(lines: Lines) -> Lines:
    """Give each long cell a word that stands nowhere else, so that none is lost unseen."""
    marked: list[str] = []
    for line in lines:
        delimiter = "|" if line.startswith("|") else "\t"
        cells = line.split(delimiter)
        for index, cell in enumerate(cells):
            if len(cells) > 2 and len(cell) > LONG_CELL:
                letters = f"{len(marked):03d}{index:02d}".translate(_LETTERS)
                cells[index] = re.sub(r"(\w{4,})", rf"\1 {MARK}{letters}", cell, count=1)
        marked.append(delimiter.join(cells))
    return marked


def damaged(name: str, kinds: list[str], seed: int) -> bytes:
    """Damage a corpus document, one kind after the other."""
    lines, chance = mark_cells(corpus_lines(name)), random.Random(seed)
    for kind in kinds:
        lines = DAMAGES[kind](lines, chance) or [""]
    return "\n".join(lines).encode("utf-8")


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value, keys of `extra` included."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def lost_words(data: bytes, plain: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Return the words of table cells that are nowhere in the JSON, as (line, cell, word).

    Only rows that a table was made of count: where all of them stayed text, they have
    no place in the JSON. Marks and column numbers are values, not words, and a header
    that is repeated or read twice need not be kept in each of its misprints.
    """
    tabled = {
        line for table in plain["tables"] for line in _lines_of([table["rows"], table["unplaced"]])
    }
    text = "".join(fold_text(one).replace(" ", "") for one in strings(plain))
    lost: list[tuple[int, str, str]] = []
    for block in split_into_blocks(read_text(data, "x.txt").lines):
        if isinstance(block, Segment) and any(row.line in tabled for row in block.rows):
            for row in block.rows:
                for cell in row.cells:
                    found = fold_text(cell.text).split()
                    lost += [
                        (row.line, cell.text, word)
                        for word in found
                        if _is_lost(word, text) and not _is_heading(cell.text, word, plain)
                    ]
    return lost


def _lines_of(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        if isinstance(value.get("line"), int):
            yield value["line"]
        for item in value.values():
            yield from _lines_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from _lines_of(item)


def _is_lost(word: str, text: str) -> bool:
    """A word cut over cells may have been put together, so spaces do not count."""
    return len(re.sub(r"\d", "", word)) >= 3 and word not in text


def test_a_lost_cell_is_seen() -> None:
    data = damaged("rak-tab-atas-sragen.txt", [], 0)
    plain = read(data)
    assert plain is not None
    assert lost_words(data, plain) == []
    row = plain["tables"][0]["rows"][4]
    word = next(word for word in row["kegiatan"].split() if word.startswith(MARK))
    row["kegiatan"] = ""
    assert word in [lost for _, _, lost in lost_words(data, plain)]


def _is_heading(cell: str, word: str, plain: dict[str, Any]) -> bool:
    """Say whether a cell is a heading that the table has already, misprinted or cut."""
    if word.startswith(MARK):
        return False
    if word in HEADING_WORDS or " " not in cell:
        return True
    headers = [c["header"] for t in plain["tables"] for c in t["columns"]]
    return any(fuzz.ratio(fold_text(cell), fold_text(h)) >= SAME_HEADING for h in headers if h)


damages = st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=3)
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("name", TAB_DOCUMENTS + PIPE_DOCUMENTS)
@examples(25)
@given(kinds=damages, seed=seeds)
def test_a_damaged_table_is_still_wholly_there(name: str, kinds: list[str], seed: int) -> None:
    data = damaged(name, kinds, seed)
    plain = read(data)
    assert plain is not None
    assert lost_words(data, plain) == []


@pytest.mark.parametrize("name", PLAIN_DOCUMENTS)
@examples(25)
@given(kinds=damages, seed=seeds)
def test_damaged_plain_text_is_still_read(name: str, kinds: list[str], seed: int) -> None:
    assert read(damaged(name, kinds, seed)) is not None
