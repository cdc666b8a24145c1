"""What a source says: a document is a list of parts, a part is prose or a table.

A table is kept the way a reader thinks of it: `leaves` are the lowest-level rows, and each `Span`
is one printed cell with the range of rows it covers. A merged cell is a span over several rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LAYOUTS = {
    "tab-top": "tab tables, labels of merged cells at the top of their block",
    "tab-centred": "tab tables, labels in the middle of their block, split, or over a page break",
    "pipe": "markdown pipe tables",
    "dump": "pdftotext dump without table structure",
    "lines": "program and anggaran as plain lines",
    "csv": "; and quotes",
    "utf-16": "UTF-16 with byte order mark",
    "utf-8-bom": "UTF-8 with byte order mark",
    "cp1252-crlf": "Windows-1252 with CRLF",
    "form-feed": "form feeds as page breaks",
    "markup": "HTML, markdown or LaTeX left over",
    "prose": "foreword, contents, prose with figures",
    "several-units": "tables of several units or years in one file",
    "other-agency": "an agency that is no KPU",
    "other-order": "columns in another order and columns no field fits",
}
"""What a document is an example of, by the name used in its source."""


class CorpusError(Exception):
    """A source that cannot be read, or that says something about the document which is not so."""


@dataclass(frozen=True)
class Column:
    """One printed column.

    Attributes:
        key: unique name in the table: the field, `T1`, `B12`, `target.2022` or `extra:Header`.
        field: field of the truth, with a dot for a series; None for a column no field fits.
        header: printed header.
        group: header printed above several columns, None without one.
        width: characters per line, used where cells are wrapped.
    """

    key: str
    field: str | None
    header: str
    group: str | None = None
    width: int = 24


@dataclass(frozen=True)
class Span:
    """One printed cell: its text, the rows it covers and the rows its pieces are printed on."""

    key: str
    text: str
    first: int
    last: int
    place: tuple[int, ...] = ()

    @property
    def merged(self) -> bool:
        """Tell whether the cell covers several rows."""
        return self.last > self.first


@dataclass(frozen=True)
class Noise:
    """One deviation of the print from the truth, under the name of its pattern.

    Attributes:
        pattern: a name in `NOISE_PATTERNS`.
        prints: what stands in a column instead of the true text.
        seen: text that must occur in the printed row (or document).
        ops: changes of the row's cells: `shift` and `by`, `drop`, `split`, `append`, `at`; lines
            `before` and `after` it.
    """

    pattern: str
    prints: dict[str, str] = field(default_factory=dict)
    seen: str | None = None
    ops: dict[str, Any] = field(default_factory=dict)


@dataclass
class Leaf:
    """One lowest-level row and what is special about its print."""

    kind: str = "data"
    cells: list[str] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    page: dict[str, Any] | None = None
    style: str | None = None
    ambiguous: list[str] = field(default_factory=list)
    joined: bool = False


@dataclass
class Table:
    """A table: its truth (kind, unit, year, spans) and how it is printed (layout, options)."""

    kind: str
    title: str | None
    satker: str
    bagian: str | None
    tahun: int | None
    layout: str
    columns: list[Column]
    leaves: list[Leaf]
    spans: list[Span]
    options: dict[str, Any]
    noise: list[Noise]
    ambiguous: list[str]


@dataclass
class Document:
    """A whole source file."""

    name: str
    suffix: str
    encoding: str
    newline: str
    layouts: list[str]
    purpose: str
    parts: list[str | Table]
    noise: list[Noise]
    prose: list[dict[str, Any]]

    @property
    def tables(self) -> list[Table]:
        """List the tables in reading order."""
        return [part for part in self.parts if isinstance(part, Table)]


@dataclass(frozen=True)
class OutLine:
    """A printed line (or several, joined by newlines) and the row that begins on it."""

    text: str
    leaf: int | None = None
