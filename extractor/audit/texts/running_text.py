"""The running text as the audit is given it while a document is read, before it is masked.

Contract: the JSON keeps of the running text only its figures, and of a NIP only asterisks.
What is to be checked there is checked while extracting, by the same families: each check of
running text takes paragraphs and gives issues, and the extraction keeps them as findings with
the audit's codes. The messages of such checks know no values but {reported} and {recomputed},
so that the audit can word them again in its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.audit.cells import Cell
from extractor.audit.declarations import Check, Severity
from extractor.audit.findings import message_of
from extractor.audit.issues import Issue, Value
from extractor.model import Evidence, Finding, Source

TEXT = "text"
"""Field of a cell of running text that is no figure."""
_LONGEST_RAW = 200


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line outside tables: its running number, its text, and what finds its place.

    The place is made when it is asked for: thousands of lines have nothing to tell.
    """

    number: int
    text: str
    find_source: Callable[[], Source]

    @property
    def source(self) -> Source:
        """Return the line's place."""
        return self.find_source()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that follow one another without a blank one."""

    lines: tuple[PrintedLine, ...]

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return " ".join(line.text for line in self.lines)

    def line_at(self, offset: int) -> PrintedLine:
        """Return the line that holds a character of `text`."""
        end = 0
        for line in self.lines:
            end += len(line.text) + 1
            if offset < end:
                return line
        return self.lines[-1]

    def place(self, start: int, end: int) -> Cell:
        """Return a piece of the text as a cell with its place."""
        line = self.line_at(start)
        raw = " ".join(self.text[start:end].split())[:_LONGEST_RAW]
        part = f"{line.number}.{start}"
        return Cell(None, None, TEXT, part, raw=raw, source=line.source)


def paragraphs(lines: Sequence[PrintedLine]) -> Iterator[Paragraph]:
    """Group lines into paragraphs; a gap in their numbers, or an empty line, ends one."""
    current: list[PrintedLine] = []
    for line in lines:
        if current and (not line.text or line.number > current[-1].number + 1):
            yield Paragraph(tuple(current))
            current = []
        if line.text:
            current.append(line)
    if current:
        yield Paragraph(tuple(current))


def kept_findings(issues: Iterable[Issue], lang: str) -> list[Finding]:
    """Return issues as findings of the contract, to be kept with the document.

    Args:
        issues: found in running text.
        lang: "id" or "en".
    """
    return [
        Finding(
            code=issue.check.code,
            severity=issue.severity or issue.check.severity,
            message=message_of(issue, lang),
            table=issue.at.table,
            row=issue.at.row,
            field=None if issue.at.field == TEXT else issue.at.field,
            reported=issue.reported,
            recomputed=issue.recomputed,
            evidence=[_evidence(cell) for cell in issue.cells],
        )
        for issue in issues
    ]


def _evidence(cell: Cell) -> Evidence:
    return Evidence(**cell.source.model_dump(exclude_unset=True), raw=cell.raw or None)


def carried(finding: Finding, check: Check, name: str) -> Issue:
    """Return a kept finding as an issue again.

    Args:
        finding: of the document, with a code of the audit.
        check: the one that declares its code.
        name: of the document, where several are audited together.
    """
    values: dict[str, Value] = {}
    for key, value in (("reported", finding.reported), ("recomputed", finding.recomputed)):
        values[key] = "" if value is None else value
    cells = []
    for index, item in enumerate(finding.evidence):
        place = item.model_dump(exclude_unset=True, exclude={"raw"})
        first = index == 0
        cells.append(
            Cell(
                finding.table,
                finding.row if first else None,
                finding.field or TEXT,
                f"{TEXT}{index}",
                name,
                item.raw or "",
                None,
                Source(**place),
            )
        )
    severity: Severity = finding.severity
    return Issue(
        check,
        tuple(cells) or (Cell(finding.table, finding.row, finding.field or TEXT, TEXT, name),),
        values,
        finding.reported if isinstance(finding.reported, str) else None,
        finding.recomputed if isinstance(finding.recomputed, str) else None,
        severity=severity,
    )
