"""Budget codes and what they are the codes of, as printed in a document's tables.

Contract: a coded name is a program (``076.01.CQ``, ``WA``), a kegiatan (``CQ.6709``, ``6709``)
or an output of a kegiatan (``QGE.001``; RO numbers start again in each kegiatan, so its scope is
the kegiatan). The code stands in a column of codes, before the name, or in brackets behind it.
Other codes (of regional budgets) count where the column of codes holds each code once.

Source: domain rules, section 7 (DIPA / RKA-K/L coding).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.audit.cells import Cell, Figures
from extractor.model import Row, Table
from normalizers.text import fold_text

Level = Literal["program", "kegiatan", "output", "other"]

_PREFIX = r"(?:\d{3}\s?\.\s?\d{2}\s?\.\s?)?"
_KEGIATAN = rf"{_PREFIX}(?:(?P<prefix>[A-Z]{{2}})\s?[. ]\s?)?(?P<kegiatan>\d{{4}})"
_OUTPUT = r"(?P<kro>[A-Z]{3})\s?\.\s{0,2}(?P<ro>\d{3})"
_OUTPUT_ALONE = r"(?P<kro2>[A-Z]{3})\s?\.\s{0,2}(?P<ro2>\d{3})"
_END = r"(?=$|[\s:)\-–])"
_LEADING = re.compile(
    rf"\s*(?:\(?(?:{_KEGIATAN}(?:\s?\.\s?{_OUTPUT})?|{_OUTPUT_ALONE}"
    rf"|{_PREFIX}(?P<program>[A-Z]{{2}})\s?\.?)\)?{_END})(?P<name>.*)",
    re.DOTALL,
)
_BEHIND = re.compile(
    rf"(?P<name>.*\S)\s?\(\s?(?:{_KEGIATAN}|{_PREFIX}(?P<program>[A-Z]{{2}})\s?\.?)\s?\)[\s.;]*",
    re.DOTALL,
)
_INCOMPLETE = re.compile(r"\s*(?P<kro>[A-Z]{3})\s?\.\s{1,3}(?=[A-Za-z]{3})")
_GENERAL = re.compile(r"\d{1,2}(?:[. ]\d{1,3}){2,6}")
_FIELDS = ("program", "kegiatan", "uraian", "uraian_kegiatan", "sasaran", "indikator")
_NAMED_BY = ("uraian", "kegiatan", "program", "uraian_kegiatan")
"""What a code of the column of codes is the code of."""
_YEARS = range(1990, 2100)
_FEWEST_LETTERS = 4
_MOSTLY_ONCE = 4
"""One code in five may come twice in a column where codes tell rows apart."""


@dataclass(frozen=True, slots=True)
class CodedName:
    """A code, what it is the code of, and the cell that says so.

    Attributes:
        level: what is coded.
        scope: kegiatan of an output; table of another code; else empty.
        code: without blanks: "6709", "QGE.001", "CQ".
        prefix: letters of the program before a kegiatan, else empty.
        name: as printed, without the code.
        cell: where it is printed.
        year: of the table.
    """

    level: Level
    scope: str
    code: str
    prefix: str
    name: str
    cell: Cell
    year: int | None


@dataclass(frozen=True, slots=True)
class Code:
    """A code as read from a text: parts that are not printed are empty."""

    program: str = ""
    kegiatan: str = ""
    output: str = ""
    name: str = ""


def parse_code(text: str) -> Code | None:
    """Read the code of a label.

    Args:
        text: such as "CQ.6709 Perencanaan Program", "QGE. 003 Pelatihan",
            "Badan Adhoc (6867)", "076.01.CQ".

    Returns:
        Its parts and the rest of the text; None for a text without a code.
    """
    match = _LEADING.fullmatch(text) or _BEHIND.fullmatch(text)
    if match is None:
        return None
    held = {key: value for key, value in match.groupdict().items() if value}
    kegiatan = held.get("kegiatan", "")
    if kegiatan and not held.get("prefix") and int(kegiatan) in _YEARS:
        return None
    kro, ro = held.get("kro") or held.get("kro2"), held.get("ro") or held.get("ro2")
    name = " ".join(held.get("name", "").split()).strip(" :-–")
    program = held.get("program") or held.get("prefix", "")
    return Code(program, kegiatan, f"{kro}.{ro}" if kro else "", name)


def coded_names(figures: Figures) -> Iterator[CodedName]:
    """Go through the coded names of a document's tables.

    Args:
        figures: the document's.
    """
    for table in figures.tables:
        known = _codes_tell_rows(table)
        for index, row in enumerate(table.rows):
            yield from _of_labels(figures, table, index, row)
            if row.kode and row.kind != "total":
                yield from _of_column(figures, table, index, row, other=known)


def _of_labels(figures: Figures, table: Table, index: int, row: Row) -> Iterator[CodedName]:
    kegiatan = _kegiatan_of(row)
    for name in _FIELDS:
        cell = figures.cell(table, index, name)
        if cell is None or cell.row != index:
            continue
        code = parse_code(cell.raw)
        if code is not None and _is_name(code.name):
            yield from _coded(code, code.name, kegiatan, cell, table)


def _of_column(
    figures: Figures, table: Table, index: int, row: Row, *, other: bool
) -> Iterator[CodedName]:
    cell = figures.cell(table, index, "kode")
    name = next((text for field in _NAMED_BY if (text := getattr(row, field))), "")
    if cell is None or cell.row != index or not _is_name(name):
        return
    inner = parse_code(name)
    plain = inner.name if inner else name
    code = parse_code(cell.raw)
    if code is not None and not code.name:
        yield from _coded(code, plain, code.kegiatan, cell, table)
    elif other and _GENERAL.fullmatch(cell.raw.strip()):
        key = re.sub(r"\s+", ".", cell.raw.strip())
        yield CodedName("other", table.id, key, "", plain, cell, table.tahun)


def _coded(code: Code, name: str, kegiatan: str, cell: Cell, table: Table) -> Iterator[CodedName]:
    year = table.tahun
    if code.output:
        scope = code.kegiatan or kegiatan
        if scope:
            yield CodedName("output", scope, code.output, "", name, cell, year)
    elif code.kegiatan:
        yield CodedName("kegiatan", "", code.kegiatan, code.program, name, cell, year)
    elif code.program:
        yield CodedName("program", "", code.program, "", name, cell, year)


def _kegiatan_of(row: Row) -> str:
    """Return the code of the kegiatan that a row belongs to; empty if it says none."""
    for text in (row.kegiatan, row.uraian, row.kode, row.program):
        code = parse_code(text) if text else None
        if code is not None and code.kegiatan:
            return code.kegiatan
    return ""


def _is_name(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= _FEWEST_LETTERS


def _codes_tell_rows(table: Table) -> bool:
    """Say whether the codes of a table's column tell its rows apart."""
    counts = Counter(row.kode for row in table.rows if row.kode)
    return len(counts) * (_MOSTLY_ONCE + 1) >= sum(counts.values()) * _MOSTLY_ONCE


def incomplete_codes(figures: Figures) -> list[tuple[str, Cell]]:
    """Return the labels whose code lacks its number: ``QGE. Evaluasi``.

    Args:
        figures: the document's; letters count as a code where they have a number elsewhere.
    """
    known = {one.code[:3] for one in coded_names(figures) if one.level == "output"}
    found = []
    for table in figures.tables:
        for index in range(len(table.rows)):
            for name in _FIELDS:
                cell = figures.cell(table, index, name)
                if cell is None or cell.row != index:
                    continue
                match = _INCOMPLETE.match(cell.raw)
                if match and match.group("kro") in known:
                    found.append((match.group("kro"), cell))
    return found


def folded(name: str) -> str:
    """Return a name for comparing: folded, without a letter and ``Program`` before it."""
    return re.sub(r"^(?:[a-z] )?(?:(?:program|kegiatan|output|ro|kro) )?", "", fold_text(name))
