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

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Literal

from openpyxl.styles import numbers

from extractor.readers.xlsx_codes import (
    Places,
    Section,
    Token,
    choose_section,
    is_sign,
    literal,
    sections_of,
)
from extractor.readers.xlsx_dates import date_text

Effect = Literal["rounded", "scaled", "added-signs", "replaced", "format-unclear"]
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
_EXACT = Context(prec=400)
"""Enough for all digits of the largest number that a workbook stores."""


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
    sections = sections_of(code)
    section, shown = choose_section(sections, number)
    if section.is_unclear:
        return format_general(number)
    if section.is_date:
        written = date_text(section, number, from_1904=from_1904)
        return format_general(number) if written is None else _squeeze(written)
    if section.in_full:
        return _with_literals(section, shown, negative=number < 0)
    return _figure(section, shown, negative=number < 0)


def format_text(text: str, code: str) -> str:
    """Write a text as a cell shows it: what the format puts around the ``@``."""
    sections = sections_of(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not any(token.text == "@" for token in section.tokens if token.kind == "other"):
        return text
    return "".join(text if token.text == "@" else literal(token) for token in section.tokens)


def format_general(number: Decimal) -> str:
    """Write all digits of a number, a comma before its decimals: ``1234567,5``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace(".", ",")


def _with_literals(section: Section, number: Decimal, *, negative: bool) -> str:
    """A number in full where the format says General, an exponent or a fraction."""
    plain = [token.kind in ("general", "power", "digit") for token in section.tokens]
    first = plain.index(True)
    last = len(plain) - plain[::-1].index(True)
    before = "".join(literal(token) for token in section.tokens[:first])
    after = "".join(literal(token) for token in section.tokens[last:])
    return _signed(before, format_general(number), after, "-" if negative else "", bare=negative)


def _figure(section: Section, number: Decimal, *, negative: bool) -> str:
    """A number in digits: scaled, rounded, grouped, with the text around it."""
    tokens = section.tokens
    if not section.has("digit"):  # a text stands for the number, such as "-" for zero
        general = format_general(-number if negative else number)
        return _squeeze("".join(general if is_sign(t, "@") else literal(t) for t in tokens))
    places = section.places
    rounded = _rounded(_scaled(number, places), places)
    whole_end = places.last + 1 if places.point is None else places.point
    whole = list(tokens[places.first : whole_end])
    units, _, decimals = format(rounded, "f").partition(".")
    written = _whole_part(whole, units)
    written += _decimals(list(tokens[whole_end + 1 : places.last + 1]), decimals)
    before = "".join(literal(token) for token in tokens[: min(places.first, whole_end)])
    after = "".join(literal(token) for token in tokens[places.end :] if not is_sign(token, "."))
    return _signed(before, written, after, "-" if negative and rounded else "", bare=negative)


def _scaled(number: Decimal, places: Places) -> Decimal:
    return number.scaleb(places.power, _EXACT)


def _rounded(scaled: Decimal, places: Places) -> Decimal:
    unit = Decimal(1).scaleb(-places.decimals)
    return scaled.quantize(unit, rounding=ROUND_HALF_UP, context=_EXACT)


def format_effect(number: Decimal, code: str) -> Effect | None:
    """Say in what a number that is shown differs from the one that is stored.

    Args:
        number: the stored number.
        code: the cell's format.

    Returns:
        ``rounded``; ``scaled`` for one in thousands or with figures that the format adds;
        ``added-signs`` for one with separators or a minus of the format's own;
        ``replaced`` for a text, or nothing, in its place; ``format-unclear`` for a format that
        office programs drop; None for the same number, for dates and for what a zero shows.
    """
    section, shown = choose_section(sections_of(code), number)
    if section.is_unclear:
        return "format-unclear"
    if section.is_date or section.in_full:
        return None
    if not section.has("digit"):
        as_text = any(is_sign(token, "@") for token in section.tokens)
        return None if as_text or not number else "replaced"
    if section.adds_figures:
        return "scaled"
    scaled = _scaled(shown, section.places)
    if (number > 0 and section.adds_minus) or section.shifts_figures(scaled):
        return "added-signs"
    return "rounded" if _rounded(scaled, section.places) != scaled else None


def _whole_part(tokens: list[Token], units: str) -> str:
    """The digits before the decimals, laid into their places from the right."""
    grouped = any(is_sign(token, ",") for token in tokens)
    rest = "" if units == "0" else units
    places = sum(token.kind == "digit" for token in tokens)
    written: list[str] = []
    count = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            written.append("" if is_sign(token, ",") else literal(token))
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


def _decimals(tokens: list[Token], decimals: str) -> str:
    written = ""
    index = 0
    needed = 0
    for token in tokens:
        if token.kind == "digit" and index < len(decimals):
            written += decimals[index]
            index += 1
            needed = len(written) if token.text == "0" or decimals[index - 1] != "0" else needed
        elif token.kind != "digit":
            written += literal(token)
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
