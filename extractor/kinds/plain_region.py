"""Tables in plain text: where a table begins and ends when no grid is left.

A dump of a PDF's text keeps the words of a table's header on a few lines, then
the cells as paragraphs. The header is found by its words; the table ends at a
signature, at the next header, or at running text. A list under the lines "Program"
and "Anggaran" (the block under a Perjanjian Kinerja) is such a table too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.kinds.concepts import cut_into_concepts, header_period, match_concept
from extractor.kinds.declarations import words
from extractor.kinds.tabbed_tables import join_tabbed
from extractor.tables.grid import Block, TextLine, TextRun
from normalizers.amounts import find_amounts, is_amount
from normalizers.text import clean_text, fold_text
from normalizers.ticks import is_tick_glyph

_MIN_CONCEPTS = 3
_COVERAGE = 0.65
"""Share of a header line's words that must belong to headings."""
_HEADER_LINES = 24
_LONGEST_LINE = 240
_PROSE_LENGTH = 140
_HEADER_HINT = re.compile(
    r"\b(?:sasaran|indikator|target|kegiatan|anggaran|program|uraian|realisasi|pagu)\b",
    re.IGNORECASE,
)
_NO_HEADER = re.compile(
    r"=|[-–−+×*/:]\s*\([^()]*\s[-–−+×*/:]\s|^\W*(?:tabel|gambar|grafik)\b|^\s*(?:[IVX\d]+\.)+\d+\.?\s|^\s*\(?[a-z][.)]\s"
    r"|:\s*$|,.*\bdan\s|\bper\s(?:sasaran|indikator|program)\b|\b(?:sasaran|indikator)\b.*\s:\s",
    re.IGNORECASE,
)
"""Captions, headings of chapters, formulas and lists of concepts are made of a header's words
too: ``2.1.2 Tujuan, Sasaran dan Indikator Sasaran``, ``Capaian = Realisasi / Target``."""
_CAPTION_NUMBER = re.compile(r"^(?:tabel|table)\W*[\dIVX]+(?:[.-]\d+)*\W*$", re.IGNORECASE)
"""``Tabel 3.9`` alone on a line: the line below it is its title."""
_MONTH = r"(?:Jan|Feb|Peb|Mar|Apr|Mei|Jun|Jul|Ag|Sep|Okt|Nov|Nop|Des)[a-z]*"
_PLACE_DATE = re.compile(rf"^[A-Z][\w .'-]{{2,40}},\s*(?:\d{{1,2}}\s+|\.+\s*)?{_MONTH}\s+\d{{4}}")
_TITLE = re.compile(r"\b(?:TAHUN|TA)\.?\s*:?\s*(?:ANGGARAN\s*)?(?:19|20)\d\d\b")
_SIGNATURE_WORDS = 7
_LOOK_AHEAD = 8
_GAP = re.compile(r"\S {3,}\S")
_TOP_LINES = 20
"""Lines below a header that surely are the table's."""
_ALIGNED_SHARE = 0.2
"""Lines with wide gaps from which a dump keeps its columns apart by spaces."""
_MIN_PERIODS = 4
_PERIOD = re.compile(
    r"\b(?:(?:TW|Tw|Trw|Triwulan|TRIWULAN)\.?\s?(?:IV|I{1,3}|[1-4])|[TBВТ]\s?(?:1[0-2]|[1-9])"
    rf"|{_MONTH})\b"
)
_NUMBERED = re.compile(r"^\s*(?:[-•*]\s*)?(\(?\d{1,2}[.)]{1,2})\s+(\S.*)$")


@dataclass(slots=True)
class PlainRegion:
    """A table in plain text: its lines, its headings in order, its periods.

    ``form`` is "cells" for dumped cells, "lists" for two parallel lists, "aligned" for
    columns kept apart by spaces, whose lines mix the cells of several rows.
    """

    lines: list[TextLine]
    header_end: int
    """Number of lines that the header takes."""
    header: str
    headings: list[tuple[str, str]]
    """The headings found in the header as (concept, printed words); "" for words of none."""
    periods: list[str] = field(default_factory=list)
    percent: set[str] = field(default_factory=set)
    form: str = "cells"

    @property
    def concepts(self) -> list[str]:
        """Return the concepts of the columns in order, "marks" for the schedule."""
        names = [name for name, _ in self.headings if name]
        if self.periods:
            names = [*(name for name in names if name != "jadwal"), "marks"]
        return list(dict.fromkeys(names))


def find_plain_regions(blocks: list[Block]) -> list[Block | PlainRegion]:
    """Replace the parts of text runs that are tables by regions."""
    result: list[Block | PlainRegion] = []
    for block in join_tabbed(blocks, _headings_of):
        if isinstance(block, TextRun):
            result += _split_run(block)
        else:
            result.append(block)
    return result


def _headings_of(text: str) -> list[str]:
    """The headings of a header line; none where some of its words belong to none."""
    if len(text) > _LONGEST_LINE or not _is_header_line(text):
        return []
    spotted, _ = spot_concepts(text)
    return [words for _, words in spotted] if all(name for name, _ in spotted) else []


def _split_run(run: TextRun) -> list[Block | PlainRegion]:
    lines = run.lines
    result: list[Block | PlainRegion] = []
    start = index = 0
    while index < len(lines):
        region = _region_at(lines, index)
        if region is None:
            index += 1
            continue
        if start < index:
            result.append(TextRun(lines[start:index]))
        result.append(region)
        index += len(region.lines)
        start = index
    if start < len(lines):
        result.append(TextRun(lines[start:]))
    return result


def _region_at(lines: list[TextLine], index: int) -> PlainRegion | None:
    text = lines[index].text
    if not text or len(text) > _LONGEST_LINE or not _HEADER_HINT.search(text):
        return None
    if index and _CAPTION_NUMBER.match(lines[index - 1].text):
        return None
    return _parallel_lists(lines, index) or _cell_region(lines, index)


def _cell_region(lines: list[TextLine], index: int) -> PlainRegion | None:
    if not _is_header_line(lines[index].text):
        return None
    header_end, periods = _header_end(lines, index)
    header = clean_text(" ".join(line.text for line in lines[index:header_end] if line.text))
    spotted, _ = spot_concepts(_PERIOD.sub(" ", header) if periods else header)
    spotted = _part_target_from_activity(spotted)
    if len({name for name, _ in spotted if name}) < _MIN_CONCEPTS:
        return None
    end = _region_end(lines, header_end)
    if not any(line.text for line in lines[header_end:end]):
        return None
    top = lines[index : min(header_end + _TOP_LINES, end)]
    aligned = _is_space_aligned(lines[index:end]) or _is_space_aligned(top)
    form = "aligned" if aligned else "cells"
    percent = {name for name, text in spotted if "%" in text}
    return PlainRegion(
        lines[index:end], header_end - index, header, spotted, periods, percent, form
    )


def _is_space_aligned(lines: Sequence[TextLine]) -> bool:
    """Say whether gaps inside the lines keep columns apart (pdftotext -layout)."""
    filled = [line.raw.strip() for line in lines if line.text]
    gaps = sum(_GAP.search(text) is not None for text in filled)
    return gaps > _ALIGNED_SHARE * len(filled)


def _part_target_from_activity(spotted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """``Target Kegiatan`` in a line of headings is two columns unless both stand elsewhere too."""
    names = {name for name, _ in spotted}
    if "target_kegiatan" not in names or {"target", "kegiatan"} & names:
        return spotted
    parted: list[tuple[str, str]] = []
    for name, text in spotted:
        parted += (
            [("target", text), ("kegiatan", text)] if name == "target_kegiatan" else [(name, text)]
        )
    return parted


def _is_header_line(text: str) -> bool:
    tokens = text.split()
    if len(tokens) < _MIN_CONCEPTS or not _capitalised(tokens) >= 0.5:
        return False
    if _NO_HEADER.search(text):
        return False
    spotted, covered = spot_concepts(text)
    found = {name for name, _ in spotted if name}
    return len(found) >= _MIN_CONCEPTS and covered >= _COVERAGE


def _capitalised(tokens: Sequence[str]) -> float:
    lettered = [token for token in tokens if token[0].isalpha()]
    return sum(t[0].isupper() for t in lettered) / len(lettered) if lettered else 0.0


def spot_concepts(text: str) -> tuple[list[tuple[str, str]], float]:
    """Find headings in a line: see `cut_into_concepts`."""
    spaced = text.replace("( ", "(").replace(" )", ")").replace("(%)", "%")
    return cut_into_concepts(spaced.split())


def _header_end(lines: list[TextLine], index: int) -> tuple[int, list[str]]:
    """The first line behind the header: behind its line of periods, else its last heading."""
    for position in range(index + 1, min(index + _HEADER_LINES, len(lines))):
        periods = _periods_of(lines[position].text)
        if periods:
            return _skip_numbers(lines, _behind_headings(lines, position + 1)), periods
        if _PLACE_DATE.match(lines[position].text):
            break
    end = index + 1
    while end < min(index + _HEADER_LINES, len(lines)):
        text = lines[end].text
        if not text:
            end += 1
            continue
        _, covered = spot_concepts(text)
        joined, joined_cover = spot_concepts(f"{lines[end - 1].text} {text}")
        if covered >= _COVERAGE or (len(text) < 30 and joined_cover >= 0.9 and joined):
            end += 1
            continue
        break
    while end > index + 1 and not lines[end - 1].text:
        end -= 1
    return _skip_numbers(lines, end), []


def _periods_of(text: str) -> list[str]:
    """The periods of a line that consists of them: ``T1 T2 T3 T4``, ``TW I TW II …``."""
    found = _PERIOD.findall(text)
    periods = [p for token in found if (p := header_period(token))]
    left = _PERIOD.sub(" ", text).split()
    return periods if len(periods) >= _MIN_PERIODS and len(left) <= 1 else []


def _behind_headings(lines: list[TextLine], start: int) -> int:
    """Headings may go on behind the line of periods, up to the next blank line."""
    end = start
    text = ""
    while end < len(lines) and lines[end].text and len(lines[end].text) < 60:
        text = f"{text} {lines[end].text}".strip()
        end += 1
    return end if text and spot_concepts(text)[1] >= _COVERAGE else start


def _skip_numbers(lines: list[TextLine], end: int) -> int:
    """Skip a line that only numbers the columns."""
    probe = end
    while probe < len(lines) and not lines[probe].text:
        probe += 1
    tokens = (
        lines[probe].text.replace("(", " ").replace(")", " ").split() if probe < len(lines) else []
    )
    if len(tokens) >= 3 and tokens == [str(n) for n in range(1, len(tokens) + 1)]:
        return probe + 1
    return end


def _region_end(lines: list[TextLine], start: int) -> int:
    """The first line behind the table; signatures, titles and running text end it."""
    for position in range(start, len(lines)):
        text = lines[position].text
        if not text:
            continue
        if _ends_table(text) or _is_header_line(text):
            return position
        if _may_sign(text) and not _goes_on_behind(lines, position):
            return position
    return len(lines)


def _ends_table(text: str) -> bool:
    if _PLACE_DATE.match(text) or (_TITLE.search(text) and text.upper() == text):
        return True
    return (
        len(text) > _PROSE_LENGTH and not find_amounts(text) and text.rstrip().endswith((".", ";"))
    )


def _may_sign(text: str) -> bool:
    """``Sekretaris,`` or ``KETUA KPU KOTA …``: a signature, or a unit of the table."""
    tokens = fold_text(text).split()
    signers = words().signature_ketua | words().signature_sekretaris
    return 0 < len(tokens) <= _SIGNATURE_WORDS and bool({tokens[0], tokens[-1]} & signers)


def _goes_on_behind(lines: list[TextLine], position: int) -> bool:
    """Say whether ticks or amounts follow soon, so that the table has not ended here."""
    seen = 0
    for line in lines[position + 1 :]:
        if not line.text:
            continue
        if _is_header_line(line.text) or _PLACE_DATE.match(line.text):
            return False
        if is_amount(line.text.split()[-1]) or any(is_tick_glyph(t) for t in line.text.split()):
            return True
        seen += 1
        if seen >= _LOOK_AHEAD:
            break
    return False


def _parallel_lists(lines: list[TextLine], index: int) -> PlainRegion | None:
    """``Program`` / 1. … / 2. … / ``Anggaran`` / Rp … / Rp …: two lists of one length."""
    if not _is_only(lines[index].text, "program"):
        return None
    names: list[int] = []
    amounts: list[int] = []
    heading: int | None = None
    for position in range(index + 1, min(index + 40, len(lines))):
        text = lines[position].text
        if not text:
            continue
        if heading is None and _NUMBERED.match(text):
            names.append(position)
        elif heading is None and names and _is_only(text, "anggaran"):
            heading = position
        elif heading is not None and find_amounts(text):
            amounts.append(position)
            if len(amounts) == len(names):
                break
        else:
            break
    if heading is None or not names or len(names) != len(amounts):
        return None
    end = amounts[-1] + 1
    return PlainRegion(
        lines[index:end],
        1,
        f"{lines[index].text} {lines[heading].text}",
        [("program", lines[index].text.strip("-•: ")), ("anggaran", lines[heading].text)],
        form="lists",
    )


def _is_only(text: str, concept: str) -> bool:
    match = match_concept(text.strip("-•: "))
    return match is not None and match.concept == concept and match.score >= 95


def numbered_item(text: str) -> tuple[str, str] | None:
    """Split ``1. Program Dukungan Manajemen`` into number and name."""
    match = _NUMBERED.match(text)
    return (match.group(1), match.group(2)) if match else None
