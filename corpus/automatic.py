"""The noise patterns that a document plainly has, told from its tables and its text."""

from __future__ import annotations

import re

from corpus.dump import wrap
from corpus.layouts import marks_of, places
from corpus.model import Document, Span, Table
from corpus.noise import AUTHOR_WORDS
from corpus.truth import PARAGRAPHS

GLYPHS = {
    "√": "tick-sqrt",
    "٧": "tick-arabic-seven",
    "V": "tick-letter-v",
    "v": "tick-letter-v",
    "x": "tick-x",
    "✓": "tick-check",
    ">": "tick-greater",
}


def patterns(document: Document, text: str) -> set[str]:
    """Find what needs no declaration."""
    found: set[str] = set()
    for table in document.tables:
        found |= table_patterns(table)
        found |= dump_patterns(table) if table.layout == "dump" else set()
    for pattern, sign in TEXT_SIGNS.items():
        if sign.search(text):
            found.add(pattern)
    return found


TEXT_SIGNS = {
    "author-spelling": re.compile("|".join(map(re.escape, AUTHOR_WORDS))),
    "form-feed": re.compile("\f"),
    "amount-suffix": re.compile(r"\d,-"),
    "latex-formula": re.compile(r"\$\$.*\\frac"),
    "superscript-spaced": re.compile("m ²"),
    "html-paragraph-list": re.compile("<ol style"),
    "html-list-in-cell": re.compile("<ul"),
    "volume-unspaced": re.compile(r"(?m)(^|\t)\d+(Laporan|Layanan|Dokumen|Kasus|Bulan)(\t|$)"),
    "column-number-row": re.compile(r"(?m)^(\|? ?1[\t| ]+2[\t| ]+3|\(1\)\t\(2\)|1;2;3)"),
}


def table_patterns(table: Table) -> set[str]:
    """Find the patterns of ticks, headers, pages and labels."""
    found: set[str] = set()
    if any(column.field and column.field.startswith("jadwal.") for column in table.columns):
        found |= tick_patterns(table)
    if any(column.group for column in table.columns) and "header" not in table.options:
        found.add("header-two-rows")
    pages = [leaf.page for leaf in table.leaves if leaf.page is not None]
    if pages:
        found.add("page-break")
    if any(page.get("header") != "none" for page in pages) and table.layout != "dump":
        found.add("header-repeated")
    for span in table.spans:
        found |= label_patterns(table, span)
    return found


def tick_patterns(table: Table) -> set[str]:
    """Find which glyphs stand for a tick."""
    if table.options.get("lost_ticks") == "yes":
        return {"ticks-all-lost"}
    return {GLYPHS[glyph] for glyph in table.options.get("tick", "√").split()}


def label_patterns(table: Table, span: Span) -> set[str]:
    """Find out how the label of a merged cell is placed."""
    if not span.merged or table.layout == "dump" or span.key == "jadwal":
        return set()
    found: set[str] = set()
    where = places(span, table.options.get("labels", "top"))
    if where[0] != span.first:
        found.add(
            "amount-centred" if span.key in ("biaya", "anggaran", "pagu") else "label-centred"
        )
    if len(where) > 1:
        found.add("label-split")
    breaks = [index for index, leaf in enumerate(table.leaves) if leaf.page is not None]
    if any(span.first < index <= where[-1] for index in breaks):
        found.add("page-continuation-label")
    return found


def dump_patterns(table: Table) -> set[str]:
    """Find the patterns of a table printed as paragraphs."""
    found = {"columns-as-prose"}
    columns = {column.key: column for column in table.columns}
    full = 4 if table.options.get("schedule", "triwulan") == "triwulan" else 12
    if table.options.get("pad", "0") != "0":
        found.add("number-padded")
    for span in table.spans:
        if span.key == "jadwal" and len(marks_of(span.text)) < full:
            found.add("tick-count-only")
        if span.key == "kegiatan" and len(wrap(span.text, columns["kegiatan"])) == 1:
            found.add("line-of-several-columns")
        if span.key == "target" and not span.text.endswith("%"):
            found.add("unit-from-value")
        if span.key in PARAGRAPHS and max(map(len, span.text.split())) > columns[span.key].width:
            found.add("word-broken")
    return found
