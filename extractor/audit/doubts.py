"""What the extraction doubted, by cell.

A finding of the audit that rests on a doubtful cell is stepped down and says so. Findings that the
extraction gathered over a table name their places as evidence; those places are looked up.
"""

from __future__ import annotations

from collections import defaultdict

from extractor.model import Document, Finding, Source

DOUBTFUL = frozenset(
    {
        "value-ambiguous",
        "value-unparsed",
        "cell-unplaced",
        "characters-lost",
        "column-number-fused",
        "grid-doubtful",
        "header-guessed",
        "number-reshaped",
        "ocr-low-confidence",
        "row-shifted",
        "span-ambiguous",
    }
)
"""Reading findings that make a figure doubtful."""

_Place = tuple[str | None, object]


class Doubts:
    """The doubts of one document's extraction."""

    def __init__(self, document: Document) -> None:
        """Sort the document's reading findings by the places they speak of."""
        self._cells: dict[tuple[str | None, int, str | None], list[str]] = defaultdict(list)
        self._fields: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        self._places: dict[_Place, list[tuple[str | None, str]]] = defaultdict(list)
        for finding in document.findings:
            if finding.code in DOUBTFUL:
                self._keep(finding)

    def _keep(self, finding: Finding) -> None:
        if finding.row is not None:
            self._cells[finding.table, finding.row, finding.field].append(finding.code)
        elif finding.code in ("header-guessed", "grid-doubtful") or not finding.evidence:
            self._fields[finding.table, finding.field].append(finding.code)
        else:
            for item in finding.evidence:
                self._places[finding.table, _place(item)].append((finding.field, finding.code))

    def of(self, table: str | None, row: int | None, name: str, source: Source) -> list[str]:
        """Return the codes of the doubts about a cell, each once.

        Args:
            table: id of its table.
            row: index of its row.
            name: its field.
            source: its place.
        """
        codes: list[str] = []
        if row is not None:
            codes += self._cells.get((table, row, name), [])
            codes += self._cells.get((table, row, None), [])
        codes += self._fields.get((table, name), []) + self._fields.get((table, None), [])
        for named, code in self._places.get((table, _place(source)), []):
            if named in (None, name):
                codes.append(code)
        return list(dict.fromkeys(codes))


def _place(source: Source) -> object:
    """Return what tells a place from others: its line, or its page and box."""
    if source.line is not None:
        return source.line
    return (source.page, tuple(source.bbox or ()))
