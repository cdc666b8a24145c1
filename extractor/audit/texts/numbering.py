"""Numbers of rows that are left out or come twice.

Contract: the numbers printed in a table run on by one. A number stands once, however many rows
its merged cell covers; numbering starts again under a section row and wherever it goes back to
one; letters, Roman and dotted numbers (``1.2``) run by themselves. Rows that stand without a
number may have lost theirs: a gap that they would fill is notation only.

Steps: the numbers of each table in order; blocks; gaps and repetitions; one finding for each
kind and table, with all places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family, Severity
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.printed_texts import LABELS
from extractor.audit.texts.running_text import Paragraph
from extractor.model import Row, Table
from normalizers.text import fold_text

GAP = Check(
    code="nomor-gap",
    severity="warning",
    message={
        "id": "Nomor urut melompat: {reported} (tidak ada nomor {recomputed})",
        "en": "The numbering jumps: {reported} (number {recomputed} is missing)",
    },
    rule="Row numbers, and numbers of chapters, run on by one.",
    formula="next number = number before + 1",
    tolerance="Numbering may start again at 1. Where as many rows stand without a number as"
    " numbers are missing, it is told as information only.",
    source="Practice; rows lost in copying show as missing numbers.",
    example="""\
PERJANJIAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terwujudnya SDM yang berkualitas	Persentase pegawai yang dilatih	90%
2	Terwujudnya Pemilu yang aman	Persentase tahapan yang terlaksana	100%
4	Meningkatnya partisipasi	Persentase partisipasi pemilih	80%
""",
)

DUPLICATE = Check(
    code="nomor-duplicate",
    severity="warning",
    message={
        "id": "Nomor urut {reported} tercetak lebih dari sekali",
        "en": "The row number {reported} is printed more than once",
    },
    rule="A row number stands once in its block.",
    formula="no number twice",
    tolerance="A number repeated with the same text is a merged cell printed again.",
    source="Practice.",
    example="""\
PERJANJIAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

No	Sasaran Strategis	Indikator Kinerja	Target
1	Terwujudnya SDM yang berkualitas	Persentase pegawai yang dilatih	90%
2	Terwujudnya Pemilu yang aman	Persentase tahapan yang terlaksana	100%
2	Meningkatnya partisipasi	Persentase partisipasi pemilih	80%
3	Meningkatnya kapasitas	Persentase bimbingan teknis	80%
""",
)

_ARABIC = re.compile(r"\(?(?P<lead>(?:\d{1,2}\.)*)(?P<number>\d{1,3})[.)]?(?:\s?\*+\)?)?")
_LETTER = re.compile(r"\(?(?P<letter>[a-zA-Z])[.)]?")
_ROMAN = re.compile(r"\(?(?P<roman>[IVX]{1,6})[.)]?")
_HEADER = re.compile(r"no(?:mor)?(?: urut)?")
_VALUES = {"I": 1, "V": 5, "X": 10}
_WIDEST_GAP = 5
"""A wider jump is another numbering, or a number that was misread."""


@dataclass(frozen=True, slots=True)
class Number:
    """A row number: how it is written, which one it is, where it stands, what it numbers.

    ``first`` is the first row of the cell of that label, which a merged cell shares.
    """

    style: str
    value: int
    cell: Cell
    label: str
    first: int = -1


@dataclass(slots=True)
class _Block:
    """Numbers of one style since the numbering last started."""

    numbers: list[Number] = field(default_factory=list)
    blank: int = 0


def parse_number(text: str) -> tuple[str, int] | None:
    """Read a row number.

    Args:
        text: such as "3.", "(4)", "1.2", "b.", "IV".

    Returns:
        Its style and its number, ``("1", 3)``; None for anything else.
    """
    text = text.strip()
    if match := _ARABIC.fullmatch(text):
        return f"1{match.group('lead')}", int(match.group("number"))
    if match := _ROMAN.fullmatch(text):
        value = roman_value(match.group("roman"))
        return ("I", value) if value else None
    if match := _LETTER.fullmatch(text):
        letter = match.group("letter")
        return ("a" if letter.islower() else "A"), ord(letter.lower()) - ord("a") + 1
    return None


def roman_value(text: str) -> int:
    """Return a Roman number below 40; 0 for letters that are none.

    Args:
        text: capital letters, such as "IV".
    """
    total = 0
    for at, sign in enumerate(text):
        value = _VALUES[sign]
        smaller = at + 1 < len(text) and value < _VALUES[text[at + 1]]
        total += -value if smaller else value
    tens, ones = divmod(total, 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return total if "X" * tens + units[ones] == text else 0


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for table in figures.tables:
        gaps: list[tuple[Number, Number, bool]] = []
        doubles: list[tuple[Number, Number]] = []
        for block in _blocks(figures, table):
            gaps += (gap for gap in _gaps(block) if not _is_filled(figures, table, *gap[:2]))
            doubles += _doubles(block)
        yield from _told(gaps, doubles)


def _told(
    gaps: list[tuple[Number, Number, bool]], doubles: list[tuple[Number, Number]]
) -> Iterator[Issue]:
    """One finding for each kind: jumps, jumps that blank numbers fill, repetitions."""
    for blank in (False, True):
        found = [(one, two) for one, two, filled in gaps if filled is blank]
        if found:
            reported = ", ".join(f"{one.cell.raw} → {two.cell.raw}" for one, two in found)
            missing = ", ".join(
                shown(one.style, value)
                for one, two in found
                for value in range(one.value + 1, two.value)
            )
            cells = tuple(
                dict.fromkeys(cell for one, two in found for cell in (two.cell, one.cell))
            )
            values = {"reported": reported, "recomputed": missing}
            severity: Severity | None = "info" if blank else None
            yield Issue(GAP, cells, values, reported, missing, severity=severity)
    if doubles:
        reported = ", ".join(dict.fromkeys(two.cell.raw for _, two in doubles))
        cells = _cells(doubles)
        yield Issue(DUPLICATE, cells, {"reported": reported}, reported)


def _cells(pairs: list[tuple[Number, Number]]) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(cell for one, two in pairs for cell in (two.cell, one.cell)))


def shown(style: str, value: int) -> str:
    """Write a number in its style.

    Args:
        style: as `parse_number` gives it.
        value: the number.
    """
    if style in ("a", "A"):
        return chr(ord(style) + value - 1)
    if style == "I":
        tens, ones = divmod(value, 10)
        return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return f"{style[1:]}{value}"


def _blocks(figures: Figures, table: Table) -> Iterator[_Block]:
    """Go through the blocks of a table's numbers: one style, from one start to the next."""
    name = _field(table)
    if name is None:
        return
    open_ones: dict[str, _Block] = {}
    for index, row in enumerate(table.rows):
        cell = figures.cell(table, index, name)
        if row.kind == "total" or (cell is not None and cell.row != index):
            continue
        read = parse_number(cell.raw) if cell else None
        if row.kind == "section":
            # numbers may start again under a section, and those of sections run by themselves
            yield from (open_ones.pop(style) for style in list(open_ones) if style[0] != "S")
            read = (f"S{read[0]}", read[1]) if read else None
        elif cell is None or not cell.raw.strip():
            if _is_item(table, index, row):
                for open_one in open_ones.values():
                    open_one.blank += 1
            continue
        if read is None or cell is None:
            yield from open_ones.values()
            open_ones = {}
            continue
        style, value = read
        block = open_ones.get(style)
        if block is None or (value == 1 and block.numbers[-1].value != 1):
            if block is not None:
                yield block
            block = open_ones[style] = _Block()
        first = figures.first_row(table, index, "sasaran")
        _add(block, Number(style.removeprefix("S"), value, cell, _label(row), first))
    yield from open_ones.values()


def _add(block: _Block, number: Number) -> None:
    """Add a number; blanks before it are kept as a number of their own between."""
    if block.blank:
        block.numbers.append(Number("blank", block.blank, number.cell, ""))
        block.blank = 0
    block.numbers.append(number)


def _field(table: Table) -> str | None:
    """Return the field that holds a table's row numbers."""
    if any(column.field == "no" for column in table.columns):
        return "no"
    for place, column in enumerate(table.columns[:1]):
        if column.field is None and _HEADER.fullmatch(fold_text(column.header)):
            return f"cells.{place}"
    return None


def _is_item(table: Table, index: int, row: Row) -> bool:
    """Say whether a row without a number begins something that could have one."""
    if row.cells is not None:
        return sum(bool(cell) for cell in row.cells) > 1
    before = table.rows[index - 1] if index else None
    return before is None or _label(row) != _label(before)


def _label(row: Row) -> str:
    """Return what a row's number is of: its sasaran, else the first label it has."""
    if row.cells is not None:
        return fold_text(" ".join(row.cells[1:3]))
    held = (getattr(row, name) for name in ("sasaran", *LABELS))
    return fold_text(next((text for text in held if text), ""))


def _gaps(block: _Block) -> Iterator[tuple[Number, Number, bool]]:
    """Yield the numbers before and behind each gap, and whether blank ones may fill it."""
    last: Number | None = None
    blank = 0
    for number in block.numbers:
        if number.style == "blank":
            blank = number.value
            continue
        if last is not None and 1 < number.value - last.value <= _WIDEST_GAP:
            yield last, number, blank >= number.value - last.value - 1
        last, blank = number, 0


def _is_filled(figures: Figures, table: Table, one: Number, two: Number) -> bool:
    """Say whether the rows between two numbers print those missing, and no others.

    A heading between others may have been read as a row of another kind.
    """
    between = range((one.cell.row or 0) + 1, two.cell.row or 0)
    cells = (figures.cell(table, index, one.cell.field) for index in between)
    read = [parse_number(cell.raw) for cell in cells if cell is not None and cell.raw.strip()]
    return read == [(one.style, value) for value in range(one.value + 1, two.value)]


def _doubles(block: _Block) -> Iterator[tuple[Number, Number]]:
    seen: dict[int, Number] = {}
    for number in block.numbers:
        if number.style == "blank":
            continue
        first = seen.setdefault(number.value, number)
        if first is not number and not _is_reprint(first, number):
            yield first, number


def _is_reprint(one: Number, other: Number) -> bool:
    """Say whether a number stands again because its cell is printed again, as on a new page.

    Two numbers beside one merged cell of one page number the rows, not that cell.
    """
    if not one.label or one.label != other.label:
        return False
    return one.first != other.first or one.cell.source.page != other.cell.source.page


_CHAPTER = re.compile(
    r"^\W{0,4}BAB\s+(?P<roman>[IVX]{1,5})\b\W*(?P<title>[A-Z][A-Za-z ,]{3,80}?)?[.\s\d…]*$"
)


def chapter_issues(text: Iterable[Paragraph]) -> Iterator[Issue]:
    """Look for a chapter that has two numbers: in the contents and in the text.

    Args:
        text: the paragraphs in order; a heading may have its title on the next line.
    """
    found: dict[str, dict[int, Cell]] = {}
    waiting: tuple[int, Cell] | None = None
    for paragraph in text:
        for line in paragraph.lines:
            match = _CHAPTER.match(line.text.strip())
            if match:
                cell = Cell(
                    None, None, "text", str(line.number), raw=line.text.strip(), source=line.source
                )
                waiting = (roman_value(match.group("roman")), cell)
                title = match.group("title")
            else:
                title = line.text.strip() if waiting and line.text.strip().isupper() else None
            if waiting and waiting[0] and title:
                found.setdefault(fold_text(title), {}).setdefault(*waiting)
            if title or not match:
                waiting = None
    for numbers in found.values():
        if len(numbers) > 1:
            first, *others = sorted(numbers)
            reported = " / ".join(f"BAB {shown('I', value)}" for value in others)
            cells = tuple(numbers[value] for value in (*others, first))
            missing = f"BAB {shown('I', first)}"
            values = {"reported": reported, "recomputed": missing}
            yield Issue(GAP, cells, values, reported, missing)


FAMILY = Family("Numbering", (GAP, DUPLICATE), None, _issues)
