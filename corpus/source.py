"""Read `sources/*.yaml` into the model.

Every scalar is read as text (`7.500` is an amount, not a float). In a source `⇥` stands for a tab,
`␌` for a form feed and `␣` for a blank at the end of a line. Rows are given nested (a list of
mappings with `rows` below them) or as text, one line per row with `|` between the cells, where `"`
continues the cell above (a merged cell) and `#section` or `#total` in front makes a row of that
kind. Parts are printed with one blank line between them, except `glued` ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from corpus.model import LAYOUTS, Column, CorpusError, Document, Leaf, Noise, Span, Table

SERIES = {"triwulan": [f"T{n}" for n in range(1, 5)], "bulan": [f"B{n}" for n in range(1, 13)]}
ROW_META = {"rows", "noise", "break", "place", "kind", "style", "ambiguous", "joined", "cells"}
NOISE_META = {"pattern", "print", "seen", "row"}
CELL_KINDS = {"sdm", "sarpras", "lainnya"}
Raw = dict[str, Any]


def load(path: Path) -> Document:
    """Read one source file."""
    raw = unescape(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    unknown = set(raw["layouts"]) - set(LAYOUTS)
    if unknown:
        raise CorpusError(f"unknown layouts: {', '.join(sorted(unknown))}")
    parts: list[str | Table] = []
    for number, part in enumerate(raw["parts"]):
        if number and part.get("glued") != "yes":
            parts.append("\n")
        parts.append(part["text"] if "text" in part else read_table(part["table"], raw))
    return Document(
        name=path.stem,
        suffix=raw.get("format", "txt"),
        encoding=raw.get("encoding", "utf-8"),
        newline={"lf": "\n", "crlf": "\r\n"}[raw.get("newline", "lf")],
        layouts=raw["layouts"],
        purpose=raw["purpose"],
        parts=parts,
        noise=[read_noise(one) for one in raw.get("noise", [])],
        prose=raw.get("prose", []),
    )


def unescape(value: Any) -> Any:
    """Put tabs and form feeds for their marks, everywhere in the source."""
    if isinstance(value, str):
        return value.replace("⇥", "\t").replace("␌", "\f").replace("␣", " ")
    if isinstance(value, list):
        return [unescape(one) for one in value]
    if isinstance(value, dict):
        return {key: unescape(one) for key, one in value.items()}
    return value


def read_table(raw: Raw, document: Raw) -> Table:
    """Read one table; unit, part and year come from the document where the table does not say."""
    columns = read_columns(raw)
    rows = raw["rows"]
    if isinstance(rows, str):
        leaves, spans = rows_from_text(rows, raw, columns)
    else:
        leaves, spans = rows_from_tree(rows)
    for one in raw.get("noise", []):
        if "row" in one:
            leaves[int(one["row"]) - 1].noise.append(read_noise(one))
    for number, page in raw.get("breaks", {}).items():
        leaves[int(number) - 1].page = page or {}
    for number in raw.get("joined", []):
        leaves[int(number) - 1].joined = True
    for number, notes in raw.get("unsure", {}).items():
        leaves[int(number) - 1].ambiguous.extend(notes)
    tahun = raw.get("tahun", document.get("tahun"))
    return Table(
        kind=raw["kind"],
        title=raw.get("title"),
        satker=str(raw.get("satker", document["satker"])),
        bagian=raw.get("bagian", document.get("bagian")) or None,
        tahun=int(tahun) if tahun else None,
        layout=raw.get("layout", "tab"),
        columns=columns,
        leaves=leaves,
        spans=spans,
        options=raw,
        noise=[read_noise(one) for one in raw.get("noise", []) if "row" not in one],
        ambiguous=raw.get("ambiguous", []),
    )


def read_columns(raw: Raw) -> list[Column]:
    """Read the columns; `jadwal` and `target_triwulan` become one column for each period."""
    columns: list[Column] = []
    for number, one in enumerate(raw["columns"]):
        field, header = one.get("field"), one.get("header", "")
        group, width = one.get("group"), int(one.get("width", 24))
        if field in ("jadwal", "target_triwulan", "realisasi_triwulan"):
            labels = one.get("labels", SERIES[raw.get("schedule", "triwulan")])
            keys = SERIES[raw.get("schedule", "triwulan")]
            prefix = "" if field == "jadwal" else f"{field}."
            for key, label in zip(keys, labels, strict=True):
                name = f"{field}.{key}"
                columns.append(Column(prefix + key, name, label, header, width))
        else:
            cell_kind = raw["kind"] in CELL_KINDS
            key = f"c{number}" if cell_kind else field or f"extra:{header}"
            columns.append(Column(key, field, header, group, width))
    return columns


def read_noise(raw: Raw) -> Noise:
    """Read one noise entry."""
    ops = {key: value for key, value in raw.items() if key not in NOISE_META}
    return Noise(raw["pattern"], raw.get("print", {}), raw.get("seen"), ops)


def rows_from_tree(rows: list[Raw]) -> tuple[list[Leaf], list[Span]]:
    """Flatten nested rows: a mapping with `rows` below it gives cells that cover all of them."""
    leaves: list[Leaf] = []
    spans: list[Span] = []

    def walk(row: Raw) -> None:
        first = len(leaves)
        if "rows" in row:
            for child in row["rows"]:
                walk(child)
        else:
            leaves.append(read_leaf(row))
        for key, text in row.items():
            if key not in ROW_META:
                place = as_places(row.get("place", {}).get(key), first)
                spans.append(Span(key, text, first, len(leaves) - 1, place))

    for row in rows:
        walk(row)
    return leaves, spans


def read_leaf(row: Raw) -> Leaf:
    """Read what is special about a lowest-level row."""
    page = row.get("break")
    return Leaf(
        kind=row.get("kind", "data"),
        cells=row.get("cells", []),
        noise=[read_noise(one) for one in row.get("noise", [])],
        page=None if page is None else (page or {}),
        style=row.get("style"),
        ambiguous=list(row.get("ambiguous", [])),
        joined=row.get("joined") == "yes",
    )


def as_places(value: str | list[str] | None, offset: int) -> tuple[int, ...]:
    """Turn `2` or `[2, 3]` (rows within the block, from 1) into row indexes of the table."""
    if value is None:
        return ()
    numbers = [value] if isinstance(value, str) else value
    return tuple(offset + int(number) - 1 for number in numbers)


def rows_from_text(text: str, raw: Raw, columns: list[Column]) -> tuple[list[Leaf], list[Span]]:
    """Read rows written one to a line."""
    keys = text_keys(raw, columns)
    leaves: list[Leaf] = []
    spans: list[Span] = []
    open_spans: dict[str, Span] = {}
    for line in text.splitlines():
        kind, cells = split_row(line, len(keys))
        index = len(leaves)
        leaves.append(Leaf(kind=kind, cells=cells if raw["kind"] in CELL_KINDS else []))
        for key, cell in zip(keys, cells, strict=True):
            if cell == '"':
                span = open_spans[key]
                open_spans[key] = Span(key, span.text, span.first, index)
                continue
            if key in open_spans:
                spans.append(open_spans.pop(key))
            if cell:
                open_spans[key] = Span(key, cell, index, index)
    spans.extend(open_spans.values())
    return leaves, [with_place(span, raw) for span in spans]


def text_keys(raw: Raw, columns: list[Column]) -> list[str]:
    """List the cells of a text row in order; a schedule is one cell."""
    if raw["kind"] in CELL_KINDS:
        return [column.key for column in columns]
    keys: list[str] = []
    for column in columns:
        key = "jadwal" if (column.field or "").startswith("jadwal.") else column.key
        if key not in keys:
            keys.append(key)
    return keys


def split_row(line: str, count: int) -> tuple[str, list[str]]:
    """Split one text row into its kind and its cells."""
    kind = "data"
    for name in ("section", "total"):
        if line.startswith(f"#{name}"):
            kind, line = name, line.removeprefix(f"#{name}")
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != count:
        raise CorpusError(f"{len(cells)} cells instead of {count}: {line}")
    return kind, cells


def with_place(span: Span, raw: Raw) -> Span:
    """Apply the table's `place` list: rows (from 1) on which a merged cell is printed."""
    for one in raw.get("place", []):
        if one["field"] == span.key and span.first <= int(one["row"]) - 1 <= span.last:
            return Span(span.key, span.text, span.first, span.last, as_places(one["on"], 0))
    return span
