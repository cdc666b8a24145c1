"""Every unit that a document names, with its place, its region and how it stands to whose it is.

Contract: nothing is read again; the finished document is searched: its own unit, each table's, and
the units in titles, headers, cells, texts without a column and running text. A label that a merged
cell fills to many rows counts once. Who is named is held against the table's unit, outside tables
against the document's: another region is foreign, which is what an audit wants to know; the
province's unit and the national office are superior and no strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from extractor.model import Amount, Document, Measure, Row, Satker, Source, Table
from normalizers.satker_spans import SatkerSpan, find_satker_spans
from normalizers.wilayah import WilayahMatch, match_wilayah
from normalizers.wilayah_names import was_province

Relation = Literal["own", "superior", "inferior", "foreign", "uncertain"]
Where = Literal["document", "table", "title", "header", "cell", "unplaced", "prose"]
What = Literal["commission", "agency", "region", "unit"]

NATIONAL_SCORE = 100
_FEWEST_CUT = 90
"""Shorter contexts hold the whole line; cut ones have 120 characters, less a number's rest."""
_LAST_WORD = re.compile(r"[\s(-]*\w*\Z")
_NO_TEXT = frozenset({"kind", "source", "extra", "merged", "field_sources", "cells", "jadwal"})


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit named at one place.

    Attributes:
        where: "document" and "table" are their own units; else where the name is printed.
        what: "commission", "agency", "region" (``Kabupaten Lahat`` alone); "unit" for an own unit.
        raw: The name as printed.
        name: With its region's official spelling, when that is certain.
        kode_wilayah: The region's code, None when not certain or national.
        score: 0-100, see `normalizers.wilayah.WilayahMatch`; 100 for a national office.
        relation: To the table's unit, else the document's: "own" (its region), "superior" (its
            province, or national), "inferior" (a region of the own province), "foreign" (another
            region), "uncertain" (either's region is not known).
        reason: Why the region is not certain, else empty.
        table: Id of the table, None outside tables.
        row: Index of the row, None outside rows.
        field: Name of the field; the printed header in `extra`.
        source: The place, None where the document keeps none (titles, headers).
    """

    where: Where
    what: What
    raw: str
    name: str
    kode_wilayah: str | None
    score: int
    relation: Relation
    reason: str = ""
    table: str | None = None
    row: int | None = None
    field: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the document and where it stands."""

    where: Where
    text: str
    table: str | None = None
    row: int | None = None
    field: str | None = None
    source: Source | None = None


def named_units(document: Document) -> list[NamedUnit]:
    """List the units that a document names.

    Args:
        document: A finished document, extracted or read again from its JSON.

    Returns:
        The units in the order of the document: its own, then table by table, then running text.
        "Persentase KPU Kabupaten Lahat yang …" in a table of KPU Kabupaten Ogan Ilir gives one
        with the relation "foreign" and the code "16.04".
    """
    own = document.document.satker
    found = _own_unit("document", own, own, None)
    if document.document.title:
        found += _units_in(_Text("title", document.document.title), own)
    for table in document.tables:
        unit = table.satker or own
        found += _own_unit("table", table.satker, own or table.satker, table.id)
        for text in _texts_of(table):
            found += _units_in(text, unit)
    return found + _units_of_prose(document, own)


def foreign_units(document: Document) -> list[NamedUnit]:
    """List the units of other regions that a document names.

    Args:
        document: A finished document.

    Returns:
        Those of `named_units` whose relation is "foreign".
    """
    return [unit for unit in named_units(document) if unit.relation == "foreign"]


def units_of_text(text: str, own: Satker | None, source: Source | None = None) -> list[NamedUnit]:
    """List the units that a text outside tables names.

    Args:
        text: whole sentences; nothing is cut off at its ends.
        own: whose document it is.
        source: the text's place.
    """
    return _units_in(_Text("prose", text, source=source), own)


def _own_unit(
    where: Where, satker: Satker | None, own: Satker | None, table: str | None
) -> list[NamedUnit]:
    if satker is None:
        return []
    match = match_wilayah(satker.name)
    relation = _relation(match, satker.kode_wilayah, own)
    unit = NamedUnit(
        where, "unit", satker.raw, satker.name, satker.kode_wilayah, satker.score, relation,
        "" if satker.kode_wilayah else match.reason, table,
    )  # fmt: skip
    return [unit]


def _units_of_prose(document: Document, own: Satker | None) -> list[NamedUnit]:
    """Units in the contexts of figures: whole names only, and one print once.

    A context is cut at its edges, in mid-word too, and those of neighbours overlap.
    """
    found: list[NamedUnit] = []
    seen: set[tuple[str, str]] = set()
    for prose in document.prose:
        for span in find_satker_spans(prose.context):
            key = (prose.source.model_dump_json(), span.name)
            if not _is_cut(span, prose.context) and key not in seen:
                seen.add(key)
                found.append(_named(span, _Text("prose", prose.context, source=prose.source), own))
    return found


def _is_cut(span: SatkerSpan, context: str) -> bool:
    """``… KPU Kabupaten Musi Rawas Uta``: less than a word stands between a name and the edge."""
    if len(context) < _FEWEST_CUT:
        return False
    return span.start == 0 or _LAST_WORD.match(context, span.end) is not None


def _units_in(text: _Text, own: Satker | None) -> list[NamedUnit]:
    return [_named(span, text, own) for span in find_satker_spans(text.text)]


def _named(span: SatkerSpan, text: _Text, own: Satker | None) -> NamedUnit:
    match = span.wilayah
    kode = match.region.kode if match.region else None
    return NamedUnit(
        where=text.where,
        what=span.what,
        raw=text.text[span.start : span.end],
        name=span.name,
        kode_wilayah=kode,
        score=NATIONAL_SCORE if match.status == "national" else match.score,
        relation=_relation(match, kode, own),
        reason=match.reason,
        table=text.table,
        row=text.row,
        field=text.field,
        source=text.source,
    )


def _relation(match: WilayahMatch, kode: str | None, own: Satker | None) -> Relation:
    """How a region stands to that of the own unit."""
    home = own.kode_wilayah if own else None
    national = own is not None and match_wilayah(own.name).status == "national"
    if match.status == "national":
        return "own" if national else "superior"
    if national:
        return "inferior" if kode else "uncertain"
    if home is None:
        return "uncertain"
    if kode is None:
        possible = {one.region.kode for one in match.alternatives}
        strangers = {_stands(one, home) == "foreign" for one in possible}
        return "foreign" if strangers == {True} else "uncertain"
    return _stands(kode, home)


def _stands(kode: str, home: str) -> Relation:
    if kode == home:
        return "own"
    if "." not in kode and was_province(home, kode):
        return "superior"
    if "." not in home and "." in kode and was_province(kode, home):
        return "inferior"
    return "foreign"


def _texts_of(table: Table) -> Iterator[_Text]:
    """All texts of a table, each printed cell once."""
    if table.title:
        yield _Text("title", table.title, table.id)
    for column in table.columns:
        yield _Text("header", column.header, table.id, field=column.field or column.header)
    for number, row in enumerate(table.rows):
        for name, text in _texts_of_row(row, number):
            source = row.field_sources.get(name, row.source)
            field = name.removeprefix("extra.")
            yield _Text("cell", text, table.id, number, field, source)
    for rest in table.unplaced:
        yield _Text("unplaced", rest.raw, table.id, source=rest.source)


def _texts_of_row(row: Row, number: int) -> Iterator[tuple[str, str]]:
    """Field names (as in `field_sources`) and texts of a row, filled labels at their first row."""
    for name in type(row).model_fields:
        filled = name in row.merged and row.merged[name][0] != number
        if name not in _NO_TEXT and not filled:
            for text in _printed(getattr(row, name)):
                yield name, text
    for header, text in row.extra.items():
        yield f"extra.{header}", text
    for place, text in enumerate(row.cells or ()):
        yield f"cells.{place}", text


def _printed(value: Any) -> Iterator[str]:
    """The printed text of a field's value; a series has several."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Measure | Amount):
        yield value.raw
    elif isinstance(value, dict):
        for part in value.values():
            yield from _printed(part)
