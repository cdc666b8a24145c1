"""What a DOCX or XLSX holds: its texts and tables, and what a reader of them must be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.readers.cells import Flow

NoteCode = Literal[
    "object-unread",
    "content-hidden",
    "grid-as-text",
    "grid-doubtful",
    "number-rounded",
    "number-reshaped",
]


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """One thing that the texts and tables alone do not tell.

    Attributes:
        code: the finding that it gives.
        reason: which of its kinds it is: ``picture``, ``hidden-rows``; empty for none.
        number: the paragraph or row that it stands at, as in the flow; None for a sheet.
        page: the sheet's number; None in a DOCX.
        raw: what there is to show of it: ``76% (0,7641)``.
    """

    code: NoteCode
    reason: str = ""
    number: int | None = None
    page: int | None = None
    raw: str | None = None

    @property
    def is_unread(self) -> bool:
        """Whether it tells of something that may hold a table and was not read."""
        return self.code == "object-unread"


@dataclass(slots=True)
class OfficeContent:
    """What a file holds; ``sheets`` counts a workbook's, empty and hidden ones included."""

    flow: Flow = field(default_factory=list)
    notes: list[OfficeNote] = field(default_factory=list)
    sheets: int | None = None
