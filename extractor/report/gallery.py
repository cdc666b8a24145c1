"""The pictures of a report: each drawn once, and no more of them than a file can carry.

Steps: findings say what they want to show, the most serious first; the first so many are drawn,
document by document; those that fit the size are kept, in the order in which they were wanted.
What is left out is counted and told, never dropped in silence.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.readers.page import Box
from extractor.report.crops import Crop, draw_crops
from extractor.report.entries import Entry
from extractor.report.people import masked_fields

MOST_PICTURES = 300
MOST_BYTES = 30_000_000
"""Of all pictures as they stand in the file; browsers on phones still open such a page."""

Key = tuple[int, Crop]
"""Index of the document, part of its page."""


@dataclass
class Gallery:
    """Pictures wanted and kept.

    Attributes:
        most_pictures: so many at most.
        most_bytes: so large together at most.
        wanted: what was asked for, in that order.
    """

    most_pictures: int = MOST_PICTURES
    most_bytes: int = MOST_BYTES
    wanted: dict[Key, None] = field(default_factory=dict)
    _kept: dict[Key, str] = field(default_factory=dict)
    _over: set[Key] = field(default_factory=set)
    _shown: dict[Key, str] = field(default_factory=dict)

    def want(self, key: Key) -> None:
        """Ask for a picture; a second time for the same changes nothing."""
        self.wanted[key] = None

    def draw(self, entries: Sequence[Entry]) -> None:
        """Draw what is wanted, as far as the limits allow."""
        chosen = list(self.wanted)[: self.most_pictures]
        self._over.update(list(self.wanted)[self.most_pictures :])
        drawn: dict[Key, str] = {}
        for entry in entries:
            crops = [crop for index, crop in chosen if index == entry.index]
            if crops and entry.pdf is not None:
                for crop, png in draw_crops(
                    entry.pdf,
                    entry.name,
                    crops,
                    covered=_covered(entry),
                    with_personal_data=entry.with_personal_data,
                ):
                    drawn[entry.index, crop] = base64.b64encode(png).decode("ascii")
        room = self.most_bytes
        for key in chosen:
            if key in drawn and len(drawn[key]) <= room:
                room -= len(drawn[key])
                self._kept[key] = drawn[key]
            elif key in drawn:
                self._over.add(key)

    def uri(self, key: Key) -> str | None:
        """Return a picture as a data URI; None where there is none."""
        held = self._kept.get(key)
        return f"data:image/png;base64,{held}" if held else None

    def shown_at(self, key: Key, anchor: str) -> str:
        """Return the id under which a picture is first shown; that given, the first time."""
        return self._shown.setdefault(key, anchor)

    def is_over(self, key: Key) -> bool:
        """Say whether a picture is left out for the limits."""
        return key in self._over

    @property
    def left_out(self) -> int:
        """Return how many pictures are left out for the limits."""
        return len(self._over)


def _covered(entry: Entry) -> Mapping[int, list[Box]]:
    """Return the boxes of lists of staff and of cells that the extraction masked, by page.

    They may stand beside the cells of a finding, so that a picture of these shows them too.
    """
    boxes: dict[int, list[Box]] = {}
    for table in entry.document.tables:
        for row in table.rows:
            masked = (row.field_sources.get(name, row.source) for name in masked_fields(row))
            for source in [row.source] if table.kind == "sdm" else masked:
                box = box_of(source.bbox)
                if source.page is not None and box is not None:
                    boxes.setdefault(source.page, []).append(box)
    return boxes


def box_of(bbox: Sequence[object] | None) -> Box | None:
    """Return a box of the contract for drawing; None where it is none.

    Raises nothing: a JSON that was changed by hand gives no picture. Inverse of
    `extractor.places.bbox_of`.
    """
    if bbox is None or len(bbox) != 4:
        return None
    box = Box(*(float(str(value)) for value in bbox))
    finite = all(abs(value) < 1_000_000 for value in box)  # False for NaN too
    return box if finite and box.x0 <= box.x1 and box.top <= box.bottom else None
