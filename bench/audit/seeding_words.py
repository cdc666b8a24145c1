"""Single facts changed: amounts in words, codes, numbers of rows, units, years, categories, scales.

Contract: as in `seeding`. Titles and formulas stand in no row of the extracted document: they are
changed in the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from bench.audit.changes import (
    Change,
    Edit,
    Place,
    dotted,
    edit_of,
    numeral,
    with_numeral,
    with_other_digit,
)
from extractor.model import Document, Prose, Row, Table
from normalizers.terbilang import format_terbilang

_FOREIGN = ("Kabupaten Sumbawa", "Kabupaten Lamandau", "Kabupaten Bulukumba", "Kabupaten Pidie")
_REPORTS = ("realisasi_anggaran", "capaian_kinerja", "pengukuran_kinerja", "evaluasi")
_NOT_COUNTED_ON = frozenset({"nomor-duplicate", "nomor-gap"})
"""1, 2, 2, 4 has a number twice and one left out."""
_YEAR = re.compile(r"\b20\d\d\b")


def words(name: str, document: Document, random: Random) -> Iterator[Change]:
    """An amount or a count whose words say another number, and the other way round."""
    wrong_words = frozenset({"terbilang-mismatch"})
    wrong_digits = frozenset({"terbilang-mismatch", "amount-conflict"})
    for index, prose in enumerate(document.prose):
        if not prose.terbilang or not isinstance(prose.value, int):
            continue
        place = Place(None, index, "prose", prose.source.line)
        for _ in range(4):
            other = int(with_other_digit(str(prose.value), random))
            text = format_terbilang(other) + (" rupiah" if prose.kind == "amount" else "")
            new = prose.model_copy(update={"terbilang": text, "terbilang_value": other})
            new = _in_context(new, prose.terbilang, text)
            edit = Edit(place, prose.terbilang, text, new)
            yield Change("words", (edit,), wrong_words, (place,), at=False)
            other = int(with_other_digit(str(prose.value), random))
            raw = with_numeral(prose.raw, dotted(other))
            new = prose.model_copy(update={"raw": raw, "value": other})
            edit = Edit(place, prose.raw, raw, _in_context(new, prose.raw, raw))
            yield Change("digits-of-words", (edit,), wrong_digits, (place,), at=False)


def _in_context(prose: Prose, before: str, after: str) -> Prose:
    return prose.model_copy(update={"context": prose.context.replace(before, after)})


def codes(name: str, document: Document, random: Random) -> Iterator[Change]:
    """The code of another row of the same table, which then names two things."""
    for table in document.tables:
        coded = [index for index, row in enumerate(table.rows) if row.kode and row.uraian]
        for index in coded:
            own = str(table.rows[index].kode)
            others = [
                other
                for other in coded
                if _level(str(table.rows[other].kode)) == _level(own)
                and table.rows[other].kode != own
                and _named(table.rows[other]) != _named(table.rows[index])
                and _whole(str(table.rows[other].kode))
            ]
            if not others or not _whole(own):
                continue
            other = random.choice(others)
            code = str(table.rows[other].kode)
            edit = edit_of(table, index, "kode", code, code)
            places = (edit.place, Place(table.id, other, "kode"))
            yield Change("code", (edit,), frozenset({"kode-conflict"}), places, at=False)


def _named(row: Row) -> str:
    """Return what a row is of; two components of one output differ in their brackets only."""
    return str(row.uraian).partition("(")[0].strip().casefold()


def _level(code: str) -> tuple[int, ...]:
    return tuple(len(part) for part in code.split("."))


def _whole(code: str) -> bool:
    """Say whether a code names its kegiatan, without which an output's code may recur."""
    return any(len(part) == 4 and part.isdigit() for part in code.split("."))


def numbers_of_rows(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A number that comes twice, and one that is left out."""
    for table in document.tables:
        firsts = _numbered(table)
        if len(firsts) < 3:
            continue
        for before, index in pairwise(firsts):
            number = str(table.rows[before].no)
            edit = edit_of(table, index, "no", number, number)
            near = [before, *[row for row in firsts if row > index][:1]]
            places = (edit.place, *(Place(table.id, row, "no") for row in near))
            yield Change("number-twice", (edit,), _NOT_COUNTED_ON, places, at=False)
        last = firsts[-1]
        printed = str(table.rows[last].no)
        number = with_numeral(printed, str(int(numeral(printed)) + random.choice((1, 2, 3))))
        edit = edit_of(table, last, "no", number, number)
        places = (edit.place, Place(table.id, firsts[-2], "no"))
        yield Change("number-left-out", (edit,), frozenset({"nomor-gap"}), places, at=False)


def _numbered(table: Table) -> list[int]:
    """Return the first rows of a table's numbers where they count 1, 2, 3 without a break."""
    firsts = [
        index
        for index, row in enumerate(table.rows)
        if row.no and row.merged.get("no", (index, index))[0] == index
    ]
    texts = [str(table.rows[index].no).rstrip(".") for index in firsts]
    return firsts if texts == [str(number) for number in range(1, len(texts) + 1)] else []


def satker_in_rows(name: str, document: Document, random: Random) -> Iterator[Change]:
    """Another unit in an indicator's text, as when a document was copied."""
    satker = document.document.satker
    own = satker.name.removeprefix("KPU ") if satker else ""
    for table in document.tables:
        for index, row in enumerate(table.rows):
            if own and row.indikator and f"KPU {own}" in row.indikator:
                text = row.indikator.replace(own, random.choice(_FOREIGN))
                edit = edit_of(table, index, "indikator", text, text)
                codes = frozenset({"satker-foreign"})
                yield Change("satker", (edit,), codes, (edit.place,), at=False)


def categories(name: str, document: Document, random: Random) -> Iterator[Change]:
    """Another category than the scale of the document gives; reached for not reached."""
    scale = [
        str(row.kategori)
        for table in document.tables
        if table.kind == "kategori_capaian"
        for row in table.rows
    ]
    for table in document.tables:
        for index, row in enumerate(table.rows):
            word = row.keterangan
            if word in ("Tercapai", "Tidak Tercapai"):
                if not _numeric(row):
                    continue
                text = "Tidak Tercapai" if word == "Tercapai" else "Tercapai"
            elif word in scale and row.capaian:
                text = random.choice([one for one in scale if one != word])
            else:
                continue
            edit = edit_of(table, index, "keterangan", text, text)
            codes = frozenset({"keterangan-mismatch"})
            yield Change("category", (edit,), codes, (edit.place,))


def _numeric(row: Row) -> bool:
    """Say whether target and realisasi of a row are there to be compared."""
    return row.target is not None and row.realisasi is not None


_RANGE = re.compile(r"(> )?(\d+) – (\d+)")


def scales(name: str, document: Document, random: Random) -> Iterator[Change]:
    """A class that leaves a stretch without a class, and one that reaches into the next."""
    for table in document.tables:
        if table.kind != "kategori_capaian":
            continue
        for index, row in enumerate(table.rows[:-1]):
            match = _RANGE.fullmatch(row.rentang or "")
            if match is None:
                continue
            more, low, high = match[1] or "", int(match[2]), match[3]
            places = tuple(Place(table.id, near, "rentang") for near in (index, index + 1))
            for kind, code, step in (
                ("gap", "kategori-gap", 4),
                ("overlap", "kategori-overlap", -6),
            ):
                text = f"{more}{low + step} – {high}"
                edit = edit_of(table, index, "rentang", text, text)
                yield Change(f"scale-{kind}", (edit,), frozenset({code}), places, at=False)


def titles(name: str, document: Document, text: str, random: Random) -> Iterator[Change]:
    """A later year in the title of results, another unit in the title of a table."""
    lines = text.split("\n")
    satker = document.document.satker
    own = satker.name.removeprefix("KPU ") if satker else ""
    named = (n for n, line in enumerate(lines, start=1) if own.casefold() in line.casefold())
    named_first = next(named, 0)
    for table in document.tables:
        for number, line in _title_lines(table, lines):
            year = _YEAR.search(line)
            if year and table.kind in _REPORTS and int(year[0]) == document.document.tahun:
                later = str(int(year[0]) + random.randint(2, 9))
                yield _of_title(table, number, line, line.replace(year[0], later), "tahun-mismatch")
            found = re.search(re.escape(own), line, re.IGNORECASE) if own else None
            if found and number > named_first:
                foreign = random.choice(_FOREIGN)
                foreign = foreign.upper() if found[0].isupper() else foreign
                other = line.replace(found[0], foreign)
                yield _of_title(table, number, line, other, "satker-foreign")


def _title_lines(table: Table, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Go through the lines above a table that are its title, the nearest first."""
    first = table.rows[0].source.line if table.rows else None
    title = " ".join((table.title or "").split())
    for number in range((first or 1) - 1, max((first or 1) - 12, 0), -1):
        line = lines[number - 1].strip(" *#\t\r")
        if len(line) > 8 and line in title:
            yield number, line


def _of_title(table: Table, number: int, before: str, after: str, code: str) -> Change:
    place = Place(table.id, None, "title", number)
    edit = Edit(place, before, after, None)
    kind = "year-in-title" if code == "tahun-mismatch" else "satker-in-title"
    return Change(kind, (edit,), frozenset({code}), (place,), at=False)


def formulas(name: str, document: Document, text: str, random: Random) -> Iterator[Change]:
    """A formula in which what was reached no longer matters."""
    codes = frozenset({"formula-degenerate"})
    good = r"\text{Target} - (\text{Realisasi} - \text{Target})"
    for number, line in enumerate(text.split("\n"), start=1):
        if good in line:
            bad = r"\text{Realisasi} - (\text{Realisasi} - \text{Target})"
            place = Place(None, None, "text", number)
            yield Change("formula", (Edit(place, good, bad, None),), codes, (place,), at=False)
        if r"\frac{\text{Realisasi}}{\text{Target}}" in line:
            edit = Edit(
                Place(None, None, "text", number),
                r"\frac{\text{Realisasi}}{\text{Target}}",
                r"\frac{\text{Target}}{\text{Target}}",
                None,
            )
            yield Change("formula", (edit,), codes, (edit.place,), at=False)
