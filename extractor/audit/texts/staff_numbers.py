"""A NIP held against the birth date and the sex printed beside it, without printing any of them.

Contract: 18 digits are the birth date (YYYYMMDD), the month of the first appointment (YYYYMM; 21
as month: PPPK), the sex (1 man, 2 woman) and a serial number of three. As NIP and birth dates are
masked in the JSON, this is checked while extracting; a finding names the column that is
contradicted and the place, never a digit.

Steps: the columns of NIP, birth date and sex by their headers; row by row; outside tables only the
number of digits behind the word NIP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.audit.cells import Cell
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.texts.running_text import Paragraph
from extractor.model import Row, Source, Table
from normalizers.dates import parse_date
from normalizers.personal_data import mask_birth_date, mask_personal_data
from normalizers.text import fold_text

_EXAMPLE = """\
DAFTAR PEGAWAI SEKRETARIAT KPU KABUPATEN SRAGEN TAHUN 2024

NO	NAMA	TANGGAL LAHIR	NIP	JABATAN	JENIS KELAMIN
1	SITI AMINAH	{date}	19800326 200701 2 002	Penata	P
2	BUDI SANTOSO	06-07-1977	19770706 200701 1 005	Penata	L
"""

NIP = Check(
    code="nip-mismatch",
    severity="warning",
    message={
        "id": "NIP bertentangan dengan {reported}",
        "en": "The NIP contradicts {reported}",
    },
    rule="The first eight digits of a NIP are the birth date of its row, the fifteenth its sex.",
    formula="YYYYMMDD = birth date; 1 = L, 2 = P",
    tolerance="None. A NIP of another length, and a date that is not certain, are not compared.",
    source="Domain rules, section 8 (the 18 digits of a NIP).",
    example=_EXAMPLE.format(date="26-03-1981"),
)

DIGITS = Check(
    code="nip-digits",
    severity="info",
    message={
        "id": "NIP terdiri atas {reported} angka, seharusnya {recomputed}",
        "en": "A NIP has {reported} digits instead of {recomputed}",
    },
    rule="A NIP has 18 digits.",
    formula="number of digits = 18",
    tolerance="Old NIP of 9 digits and cells of other numbers are left alone.",
    source="Domain rules, section 8.",
    example="""\
LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

Sekretaris,
NIP. 19800326200701200
""",
)

_LENGTH = 18
_FEWEST, _MOST = 15, 20
"""Digits of what is a damaged NIP; fewer or more are another number."""
_YOUNGEST = 15
"""Years of age at the first appointment; nobody was appointed younger."""
_NIP_WORDS = frozenset({"nip", "nipppk", "nippppk"})
_BIRTH_WORDS = frozenset({"lahir", "ttl"})
_SEX_WORDS = frozenset({"kelamin", "jk", "lp", "sex", "gender"})
_MAN = frozenset({"l", "lk", "laki", "laki laki", "pria"})
_WOMAN = frozenset({"p", "pr", "perempuan", "wanita"})
_SPACED = re.compile(r"[\s./\-]+")
_IN_TEXT = re.compile(r"\bN\.?I\.?P\.?\s?[:.]?\s?(?P<number>\d[\d .]{13,30}\d)(?![\d,])")


def nip_digits(text: str) -> str | None:
    """Return the digits of a cell that holds a NIP; None for anything else.

    Args:
        text: such as "19800326 200701 2 002".
    """
    digits = _SPACED.sub("", text)
    return digits if digits.isdigit() and _FEWEST <= len(digits) <= _MOST else None


def contradicted(digits: str, birth: str | None, woman: bool | None) -> str:
    """Say what a NIP of 18 digits contradicts.

    Args:
        digits: all of them.
        birth: ISO date of the same row, None where it is not certain.
        woman: sex of the same row, None where it is not certain.

    Returns:
        "birth", "sex", "itself" (no date, no month, an appointment of a child), or "".
    """
    born = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if birth is not None and birth != born:
        return "birth"
    if woman is not None and digits[14] != ("2" if woman else "1"):
        return "sex"
    if parse_date(born).value != born or not _is_month(digits[12:14]) or digits[14] not in "12":
        return "itself"
    return "itself" if int(digits[8:12]) < int(digits[:4]) + _YOUNGEST else ""


def _is_month(digits: str) -> bool:
    """PPPK print 21 to 29 as the month."""
    return 1 <= int(digits) <= 12 or 21 <= int(digits) <= 29


def staff_issues(tables: Iterable[Table]) -> Iterator[Issue]:
    """Check the staff tables of a document before they are masked.

    Args:
        tables: with NIP and birth dates as printed.
    """
    for table in tables:
        numbers = _columns(table, _NIP_WORDS)
        if len(numbers) == 1:
            births, sexes = _columns(table, _BIRTH_WORDS), _columns(table, _SEX_WORDS)
            for index, row in enumerate(table.rows):
                yield from _row_issues(table, index, row, numbers[0], births, sexes)


def _columns(table: Table, words: frozenset[str]) -> list[int]:
    return [
        index
        for index, column in enumerate(table.columns)
        if words & set(fold_text(column.header).split())
    ]


def _row_issues(
    table: Table,
    index: int,
    row: Row,
    number: int,
    births: Sequence[int],
    sexes: Sequence[int],
) -> Iterator[Issue]:
    digits = nip_digits(_text(row, number))
    if digits is None:
        return
    nip = _cell(table, index, row, number)
    if len(digits) != _LENGTH:
        yield digits_issue(nip, len(digits))
        return
    birth = _birth(_text(row, births[0])) if len(births) == 1 else None
    woman = _sex(_text(row, sexes[0])) if len(sexes) == 1 else None
    found = contradicted(digits, birth, woman)
    if not found:
        return
    beside = {"birth": births, "sex": sexes}.get(found, ())
    said = " ".join(table.columns[beside[0]].header.split()) if beside else "NIP"
    cells = (nip, *(_cell(table, index, row, column) for column in beside))
    yield Issue(NIP, cells, {"reported": said}, reported=said)


def digits_issue(cell: Cell, count: int) -> Issue:
    """Tell that a NIP has too few or too many digits."""
    values = {"reported": str(count), "recomputed": str(_LENGTH)}
    return Issue(DIGITS, (cell,), values, str(count), str(_LENGTH))


def _text(row: Row, column: int) -> str:
    return (row.cells or [])[column] if column < len(row.cells or []) else ""


def _cell(table: Table, index: int, row: Row, column: int) -> Cell:
    """Return the place of a cell with its digits masked."""
    name = f"cells.{column}"
    raw = mask_birth_date(mask_personal_data(_text(row, column)))
    shown = re.sub(r"\d", "*", raw)
    source: Source = row.field_sources.get(name, row.source)
    return Cell(table.id, index, name, raw=shown, source=source)


def _birth(text: str) -> str | None:
    reading = parse_date(text)
    value = reading.value
    return value if value is not None and reading.doubt is None and len(value) == 10 else None


def _sex(text: str) -> bool | None:
    folded = fold_text(text)
    if folded in _WOMAN:
        return True
    return False if folded in _MAN else None


def nip_issues(text: Iterable[Paragraph]) -> Iterator[Issue]:
    """Check the number of digits behind the word NIP in running text."""
    for paragraph in text:
        for line in paragraph.lines:
            for match in _IN_TEXT.finditer(line.text):
                count = sum(char.isdigit() for char in match.group("number"))
                if count != _LENGTH and _FEWEST <= count <= _MOST:
                    raw = re.sub(r"\d", "*", match.group())
                    part = f"{line.number}.{match.start()}"
                    yield digits_issue(
                        Cell(None, None, "text", part, raw=raw, source=line.source), count
                    )


FAMILY = Family("Staff numbers", (NIP, DIGITS))
