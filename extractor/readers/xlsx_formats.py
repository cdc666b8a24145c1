"""Stored numbers as the text that a sheet shows: number formats of workbooks.

Digits are rounded as the format prints them. Separators are Indonesian, always (``.``
between thousands, ``,`` before decimals): formats name no separators, the machine that
prints them does, and these are what the later reading takes without doubt. For the same
reason a negative number always carries one minus, even where the format shows brackets or
red only, and a date in figures is written day, month, year. Numbers without a format are
written out with all their digits (15 significant ones, the most a workbook knows), never
with an exponent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache
from itertools import pairwise

from openpyxl.styles import numbers

GENERAL = "General"
BUILTIN_FORMATS = {
    **numbers.BUILTIN_FORMATS,
    **dict.fromkeys((5, 6), '"Rp"#,##0'),
    **dict.fromkeys((7, 8), '"Rp"#,##0.00'),
    14: "dd/mm/yyyy",
    22: "dd/mm/yyyy h:mm",
    47: "mm:ss",
    42: '"Rp"* #,##0;("Rp"* #,##0);"Rp"* "-"',
    44: '"Rp"* #,##0.00;("Rp"* #,##0.00);"Rp"* "-"',
}
"""Formats that workbooks name by number only; dates and currencies are those of the country."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<repeated>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<half>AM/PM|A/P)"
    r"|(?P<power>E[+-])|(?P<date>y+|m+|d+|h+|s+|b+|e+|g+)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MILLISECOND = Decimal("0.001")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2958466
"""The day after 31 December 9999; a number beyond it is no date."""
_LOST_LEAP_DAY = 60
"""Workbooks count a 29 February 1900; days before it are one off."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, kind: str) -> bool:
        return any(token.kind == kind for token in self.tokens)

    @property
    def is_date(self) -> bool:
        dated = self.has("date") or self.has("elapsed")
        return dated and not self.has("power")


def read_decimal(text: str) -> Decimal | None:
    """Read a stored number to 15 significant digits: ``0.30000000000000004`` is 0.3."""
    try:
        number = Decimal(text.strip())
        if not number.is_finite() or abs(number.adjusted()) > 308:
            return None
        if number == number.to_integral_value() and "e" not in text.lower():
            return number
        return Decimal(format(float(number), ".15g"))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def format_number(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Write a number as a cell shows it.

    Args:
        number: the stored number.
        code: the cell's format: ``0.0%``, ``"Rp"#,##0``, ``dd/mm/yyyy``, ``General``.
        from_1904: whether the workbook counts days from 1904.

    Returns:
        ``82,5%``, ``Rp1.234.567``, ``04/03/2016``; empty where the format shows nothing.
    """
    sections = _sections(code)
    section, shown = _choose(sections, number)
    if section.is_date:
        moment = _moment(number, from_1904)
        written = None if moment is None else _date(section, moment, number)
        return format_general(number) if written is None else _squeeze(written)
    if section.has("general") or section.has("power") or _is_fraction(section):
        return _with_literals(section, shown, negative=number < 0)
    return _figure(section, shown, negative=number < 0)


def format_text(text: str, code: str) -> str:
    """Write a text as a cell shows it: what the format puts around the ``@``."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not any(token.text == "@" for token in section.tokens if token.kind == "other"):
        return text
    return "".join(text if token.text == "@" else _literal(token) for token in section.tokens)


def format_general(number: Decimal) -> str:
    """Write all digits of a number, a comma before its decimals: ``1234567,5``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace(".", ",")


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    found: list[list[_Token]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for match in _TOKEN.finditer(code or GENERAL):
        kind = match.lastgroup or "other"
        text = match.group(kind)
        condition = _CONDITION.fullmatch(text) if kind == "bracket" else None
        if kind == "other" and text == ";":
            found.append([])
            conditions.append(None)
        elif condition is not None:
            conditions[-1] = condition.group(1), _bound(condition.group(2))
        elif kind == "bracket" and _ELAPSED.fullmatch(text):
            found[-1].append(_Token("elapsed", text.lower()))
        elif kind == "bracket":
            symbol = text[1:].partition("-")[0] if text.startswith("$") else ""
            found[-1].append(_Token("quoted", symbol))
        else:
            found[-1].append(_Token(kind, text))
    pairs = zip(found, conditions, strict=True)
    return tuple(_Section(tuple(tokens), condition) for tokens, condition in pairs)


def _bound(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def _choose(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, Decimal]:
    """The section for a number, and the number that it shows (without its sign)."""
    if any(section.condition for section in sections[:2]):
        for section in sections[:3]:
            if section.condition is None or _holds(section.condition, number):
                return section, abs(number)
        return sections[-1], abs(number)
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], abs(number)


def _holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    sign, bound = condition
    return (
        ("=" in sign and number == bound)
        or ("<" in sign and number < bound)
        or (">" in sign and number > bound)
    )


def _literal(token: _Token) -> str:
    if token.kind in ("width", "repeated"):
        return " "
    return token.text if token.kind in ("quoted", "escaped", "other") else ""


def _is_fraction(section: _Section) -> bool:
    slash = any(token.kind == "other" and token.text == "/" for token in section.tokens)
    return slash and section.has("digit")


def _with_literals(section: _Section, number: Decimal, *, negative: bool) -> str:
    """A number in full where the format says General, an exponent or a fraction."""
    plain = [token.kind in ("general", "power", "digit") for token in section.tokens]
    first = plain.index(True)
    last = len(plain) - plain[::-1].index(True)
    before = "".join(_literal(token) for token in section.tokens[:first])
    after = "".join(_literal(token) for token in section.tokens[last:])
    return _signed(before, format_general(number), after, "-" if negative else "", bare=negative)


def _figure(section: _Section, number: Decimal, *, negative: bool) -> str:
    """A number in digits: scaled, rounded, grouped, with the text around it."""
    tokens = section.tokens
    digits = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    percents = sum(token.kind == "other" and token.text == "%" for token in tokens)
    if not digits:  # no digits: a text stands for the number, such as "-" for zero
        general = format_general(-number if negative else number)
        return _squeeze("".join(general if _is(t, "@") else _literal(t) for t in tokens))
    first, last = digits[0], digits[-1]
    points = [index for index, token in enumerate(tokens[:last]) if _is(token, ".")]
    point = next((index for index in points if index >= first - 1), None)
    end = last + 1
    scale = 0
    while end < len(tokens) and _is(tokens[end], ","):
        scale, end = scale + 1, end + 1
    whole_end = last + 1 if point is None else point
    whole, part = list(tokens[first:whole_end]), list(tokens[whole_end + 1 : last + 1])
    places = 0 if point is None else sum(token.kind == "digit" for token in part)
    with localcontext() as context:
        context.prec = 400
        scaled = number.scaleb(2 * percents - 3 * scale)
        rounded = scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    units, _, decimals = format(rounded, "f").partition(".")
    written = _whole_part(whole, units) + _decimals(part, decimals)
    before = "".join(_literal(token) for token in tokens[: min(first, whole_end)])
    after = "".join(_literal(token) for token in tokens[end:] if not _is(token, "."))
    return _signed(before, written, after, "-" if negative and rounded else "", bare=negative)


def _is(token: _Token, sign: str) -> bool:
    return token.kind == "other" and token.text == sign


def _whole_part(tokens: list[_Token], units: str) -> str:
    """The digits before the decimals, laid into their places from the right."""
    grouped = any(_is(token, ",") for token in tokens)
    rest = "" if units == "0" else units
    places = sum(token.kind == "digit" for token in tokens)
    written: list[str] = []
    count = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            written.append("" if _is(token, ",") else _literal(token))
            continue
        places -= 1
        take = rest if not places else rest[-1:]
        if not take and token.text == "0":
            take = "0"
        rest = "" if not places else rest[:-1]
        for digit in reversed(take):
            if grouped and count and count % 3 == 0:
                written.append(".")
            written.append(digit)
            count += 1
    return "".join(reversed(written))


def _decimals(tokens: list[_Token], decimals: str) -> str:
    written = ""
    index = 0
    needed = 0
    for token in tokens:
        if token.kind == "digit" and index < len(decimals):
            written += decimals[index]
            index += 1
            needed = len(written) if token.text == "0" or decimals[index - 1] != "0" else needed
        elif token.kind != "digit":
            written += _literal(token)
            needed = len(written)
    return f",{written[:needed]}" if needed else ""


def _signed(before: str, written: str, after: str, sign: str, *, bare: bool) -> str:
    """Put a number's surroundings around it, without brackets and minus if it is ``bare``."""
    if bare:
        before = before.replace("(", "").replace("-", "")
        after = after.replace(")", "").replace("-", "")
    return _squeeze(f"{before}{sign}{written}{after}")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _moment(number: Decimal, from_1904: bool) -> datetime | None:
    """The date and time that a count of days stands for, to the second."""
    if not 0 <= number < _LAST_SERIAL:
        return None
    days = number
    if not from_1904 and days < _LOST_LEAP_DAY:
        days += 1
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    try:
        return epoch + timedelta(seconds=int((days * 86400).quantize(_MILLISECOND)))
    except OverflowError:
        return None


def _date(section: _Section, moment: datetime, number: Decimal) -> str:
    tokens = _in_indonesian_order(section.tokens)
    kinds = [token.text[0].lower() if token.kind == "date" else "" for token in tokens]
    half = section.has("half")
    written = []
    for index, token in enumerate(tokens):
        if token.kind == "date":
            minutes = kinds[index] == "m" and _is_minutes(kinds, index, tokens)
            written.append(_date_part(token.text.lower(), moment, minutes=minutes, half=half))
        elif token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            written.append(str(int(number * 86400 + Decimal("0.5")) // unit))
        elif token.kind == "half":
            written.append("AM" if moment.hour < 12 else "PM")
        elif token.kind != "digit":
            written.append(_literal(token))
    return "".join(written)


def _is_minutes(kinds: list[str], index: int, tokens: tuple[_Token, ...]) -> bool:
    """Whether an ``m`` counts minutes: after hours, or before seconds."""
    before = next(
        (i for i in range(index - 1, -1, -1) if kinds[i] or tokens[i].kind == "elapsed"), None
    )
    after = next((kind for kind in kinds[index + 1 :] if kind), "")
    hours = before is not None and (kinds[before] == "h" or tokens[before].kind == "elapsed")
    return hours or after == "s"


def _in_indonesian_order(tokens: tuple[_Token, ...]) -> tuple[_Token, ...]:
    """A date in figures with the month before the day is turned: 03/04 must be one date."""
    dates = [(i, token.text.lower()) for i, token in enumerate(tokens) if token.kind == "date"]
    for (month, first), (day, second) in pairwise(dates):
        if first in ("m", "mm") and second in ("d", "dd") and dates[0][0] == month:
            turned = list(tokens)
            turned[month], turned[day] = tokens[day], tokens[month]
            return tuple(turned)
    return tokens


def _date_part(text: str, moment: datetime, *, minutes: bool, half: bool) -> str:
    size = len(text)
    if text[0] in "yeb":
        return f"{moment.year % 100:02d}" if size <= 2 and text[0] == "y" else f"{moment.year:04d}"
    if text[0] == "m" and not minutes and size > 2:
        name = _MONTHS[moment.month - 1]
        return name if size == 4 else name[: 1 if size == 5 else 3]
    if text[0] == "d" and size > 2:
        name = _DAYS[moment.weekday()]
        return name[:3] if size == 3 else name
    hour = (moment.hour % 12 or 12) if half else moment.hour
    parts = {"d": moment.day, "m": moment.minute if minutes else moment.month, "h": hour}
    count = parts.get(text[0], moment.second)
    return f"{count:02d}" if size > 1 else str(count)
