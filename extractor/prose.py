"""Amounts, percentages and counts in running text, with their words in brackets.

``Rp 51.412.431.000,- (Lima puluh satu miliar, …)`` gives the amount and what its
words say; ``13 (empat belas) pegawai`` gives a count whose words contradict it,
which the audit reports.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extractor.model import Prose
from extractor.places import source_of
from extractor.tables.grid import TextLine
from normalizers.amounts import find_amounts, parse_amount
from normalizers.percentages import find_percents, parse_percent
from normalizers.personal_data import mask_personal_data
from normalizers.terbilang import parse_terbilang

_CONTEXT = 120
_LONGEST_WORDS = 320
"""Letters of an amount in words: nine hundred billions to the rupiah take some 250."""
_LONGEST_PERSONAL = 100
"""No longer is a person's number with its label and the gaps between its digits."""
_PARAGRAPH_LIMIT = 20_000
"""Longer paragraphs are searched in pieces; a value at a cut may then lose its words."""
_WORDS = re.compile(
    rf"\s*[(*_]{{1,3}}\s*([A-Za-z][A-Za-z ,.\-]{{2,{_LONGEST_WORDS}}}?)\s*[)*_]{{1,3}}"
)
_COUNT = re.compile(r"(?<![\w.,/])(\d{1,6})\s*\(\s*([A-Za-z][A-Za-z \-]{2,80})\s*\)")
_ITEM_BEHIND = re.compile(
    r"[Rr][Pp]\s*[.,:]?\s+(\d{1,2})[.)]\s+(?!(?:Ribu|Juta|Mil[iy]ar|Tril[iy]un)\b)[A-Z]"
)

_Kind = Literal["amount", "percent", "count"]


def find_prose(lines: Sequence[TextLine]) -> list[Prose]:
    """Find the values of running text.

    Args:
        lines: the lines outside tables, in order.
    """
    found: list[Prose] = []
    for paragraph in _paragraphs(lines):
        found += _search(paragraph)
    return found


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    paragraph: list[TextLine] = []
    size = 0
    for line in lines:
        if (
            not line.text
            or (paragraph and line.line > paragraph[-1].line + 1)
            or size > _PARAGRAPH_LIMIT
        ):
            if paragraph:
                yield paragraph
            paragraph, size = [], 0
        if line.text:
            paragraph.append(line)
            size += len(line.text)
    if paragraph:
        yield paragraph


def _search(paragraph: list[TextLine]) -> list[Prose]:
    if not any(any(char.isdigit() for char in line.text) for line in paragraph):
        return []
    text = " ".join(line.text for line in paragraph)
    offsets = [0]
    for line in paragraph[:-1]:
        offsets.append(offsets[-1] + len(line.text) + 1)
    found: list[tuple[int, Prose]] = []
    taken: list[tuple[int, int]] = []
    for start, end, raw in find_amounts(text):
        if _is_item_number(text, start, offsets):
            continue
        found.append((start, _prose("amount", text, start, end, raw, paragraph, offsets)))
        taken.append((start, end))
    for start, end, raw in find_percents(text):
        if not _overlaps(taken, start, end):
            found.append((start, _prose("percent", text, start, end, raw, paragraph, offsets)))
            taken.append((start, end))
    for match in _COUNT.finditer(text):
        value = parse_terbilang(match.group(2))
        if value.value is not None and not _overlaps(taken, match.start(1), match.end(1)):
            found.append(
                (
                    match.start(),
                    _prose(
                        "count",
                        text,
                        match.start(1),
                        match.end(1),
                        match.group(1),
                        paragraph,
                        offsets,
                    ),
                )
            )
    return [prose for _, prose in sorted(found, key=lambda item: item[0])]


def _is_item_number(text: str, start: int, offsets: Sequence[int]) -> bool:
    """Say whether an ``Rp`` whose amount was left out runs into the next item's number.

    ``... realisasinya sebesar Rp,`` and on the next line ``2. Kegiatan Pengembangan``.
    """
    match = _ITEM_BEHIND.match(text, start)
    return match is not None and match.start(1) in offsets


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect.bisect_left(taken, (start, end))
    return any(a < end and start < b for a, b in taken[max(0, place - 2) : place + 2])


def _prose(
    kind: _Kind,
    text: str,
    start: int,
    end: int,
    raw: str,
    paragraph: list[TextLine],
    offsets: list[int],
) -> Prose:
    line = paragraph[bisect.bisect_right(offsets, start) - 1]
    words = _words_behind(text, end)
    if kind == "amount":
        reading = parse_amount(raw)
        # A letter among the amount may stand for a digit, and nothing tells a doubt of prose.
        value = None if reading.reason == "words-left-over" else reading.value
    elif kind == "percent":
        value = parse_percent(raw).value
    else:
        value = int(raw)
    return Prose(
        source=source_of(line),
        kind=kind,
        raw=raw,
        value=value,
        terbilang=words,
        terbilang_value=parse_terbilang(words).value if words else None,
        context=_around(text, start, end),
    )


def _words_behind(text: str, end: int) -> str | None:
    match = _WORDS.match(text, end, end + _LONGEST_WORDS + 20)
    if match is None:
        return None
    words = match.group(1).strip(" ,.")
    return words if parse_terbilang(words).value is not None else None


def _around(text: str, start: int, end: int) -> str:
    room = max(0, _CONTEXT - (end - start))
    left = max(0, start - room // 2)
    left, right = _outside_numbers(text, left, min(left + _CONTEXT, len(text)), start, end)
    return text[left:right].strip()


def _outside_numbers(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Draw a context's edges in where they cut a person's number: its rest would not be masked."""
    before = max(0, left - _LONGEST_PERSONAL)
    whole = mask_personal_data(text[before : right + _LONGEST_PERSONAL])[left - before :]
    alone = mask_personal_data(text[left:right])
    missed = [left + i for i, (a, b) in enumerate(zip(whole, alone, strict=False)) if a != b]
    return (
        max((place + 1 for place in missed if place < start), default=left),
        min((place for place in missed if place >= end), default=right),
    )
