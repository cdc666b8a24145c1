"""Percentages: targets, realisasi and capaian as printed (82.5 for "82,5 %", never 0.825).

Contract: a percent sign makes a dot before one or two digits decimal ("82.5%" is sure), because
a capaian of 825 % printed that way does not occur; three digits after the only mark stay in doubt.
A sign that OCR damaged ("95 0/0", "95 o/o", "050/") gives the best reading of the digits and a
doubt, and so does a bound (">= 80%"); a range or two percentages in one cell give no value.
Source: domain/rules.md section 8, domain/noise.md section 4.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.missing import is_missing
from normalizers.numbers import parse_number, read_bound, read_range
from normalizers.numerals import (
    MAX_CELL,
    NUMERAL,
    UNKNOWN,
    Number,
    Separators,
    close_gaps,
    find_numerals,
    negate,
    readable,
    weigh_numeral,
)
from normalizers.reading import Reading, ambiguous, doubted, unparsed
from normalizers.text import (
    clean_text,
    fold_lookalikes,
    has_lookalike_digits,
    is_spreadsheet_error,
)

_CORE = r"[0-9]++(?:[.,][0-9]++)*+"
_SIGN = r"\s{0,3}(?:%(?:\s?%){0,9}+|per ?sen(?![A-Za-z]))"
_SIGNED = re.compile(rf"(?P<minus>(?<![0-9A-Za-z%])[-−])?(?P<core>{NUMERAL}){_SIGN}", re.IGNORECASE)
_DAMAGED = re.compile(
    r"(?P<core>[0-9][0-9.,]{0,30}?) ?"
    r"(?P<sign>[0oO] ?/ ?[0oO]|[0oO] ?/|[°º˚] ?/ ?[0oO°º˚]?|/ ?[oO°º˚]|%[0oO]|[°º˚]%)"
)
_RANGE = re.compile(
    rf"\(?(?P<low>{_CORE})(?:{_SIGN})? ?(?:[-–—−]|s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga) ?"
    rf"(?P<high>{_CORE})(?P<sign>{_SIGN})?\)?",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"(?:[<>≤≥=]{{1,2}}) ?(?P<core>{_CORE})(?P<sign>{_SIGN})?|"
    rf"(?P<core2>{_CORE})(?P<sign2>{_SIGN}) ?(?:[<>≤≥=]{{1,2}})"
)
_LETTER_DIGITS = re.compile(rf"(?P<core>[0-9OoIl|.,]{{1,31}}){_SIGN}", re.IGNORECASE)
_DIGIT_LETTERS = str.maketrans("OoIl|", "00111")
_MONTH = re.compile(r"\s*(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:dari|triwulan|trw|tw|semester|bulan|tahun|tgl|tanggal|ke)\W*$", re.IGNORECASE
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_AROUND = " ()[].;:"


def parse_percent(
    text: str, *, bare: bool = False, separators: Separators = UNKNOWN
) -> Reading[Number]:
    """Read a cell that should hold one percentage.

    Args:
        text: The cell, such as "87,73 %" (sure), "100%%" (sure), "1.234%" (in doubt).
        bare: The column is headed by a percent sign, so the cell needs none.
        separators: What `infer_separators` found for the column.

    Returns:
        The figure before the sign; None without doubt for '-'; a doubt "sign-damaged" for
        "95 0/0", "two-values" for "95% 80%", "range" for "80-90%", "bound" for ">= 80%" (80),
        "words-left-over" for "minimal 80%", "not-a-percent" for digits without sign.
    """
    raw = clean_text(text)
    if is_missing(raw):
        return Reading(raw, None)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    if is_spreadsheet_error(raw):
        return unparsed(raw, "not-a-number")
    folded = fold_lookalikes(raw)
    reading = (
        _read_interval(raw, folded, bare, separators)
        or _read_letter_digits(raw, folded, separators)
        or _read_signed(raw, folded, separators)
        or _read_damaged(raw, folded, separators)
    )
    if reading is None:
        reading = _read_bare(raw, folded, separators) if bare else _read_unsigned(raw, folded)
    return doubted(reading, "lookalike-digits") if has_lookalike_digits(raw) else reading


def is_percent(text: str) -> bool:
    """Say whether a cell is one figure with an undamaged percent sign.

    Args:
        text: The cell: "82,5 %" and "100%%" are, "82,5" and "95 0/0" are not.

    Returns:
        True for a figure and a sign and nothing else.
    """
    folded = fold_lookalikes(clean_text(text))
    return len(folded) <= MAX_CELL and _SIGNED.fullmatch(folded) is not None


def find_percents(text: str) -> list[tuple[int, int, str]]:
    """Find the percentages of running text.

    Args:
        text: Prose, such as "mencapai 95,00% dari pagu".

    Returns:
        (start, end, raw) of each figure with its sign, or with the word persen.
    """
    found = _SIGNED.finditer(fold_lookalikes(text))
    return [(m.start(), m.end(), text[m.start() : m.end()]) for m in found]


def _read_interval(
    raw: str, folded: str, bare: bool, separators: Separators
) -> Reading[Number] | None:
    """'80-90%' has two ends and no single value, '>= 80%' has one."""
    match = _RANGE.fullmatch(folded)
    if match and (bare or match["sign"]):
        return read_range(raw, match, separators, "percent")
    match = _BOUND.fullmatch(folded)
    if match and (bare or match["sign"] or match["sign2"]):
        core = match["core"] or match["core2"]
        return read_bound(raw, core, separators, "percent")
    return None


def _read_signed(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """Figures with an undamaged sign; None when there is none."""
    signed = list(_SIGNED.finditer(folded))
    if not signed:
        return None
    readings = [_read_match(raw, match, separators) for match in signed]
    if len(readings) > 1:
        values = readable(readings)
        return ambiguous(raw, None, "two-values", values) if values else unparsed(raw, "too-long")
    closed = close_gaps(folded)
    if closed != folded and (match := _SIGNED.fullmatch(closed)):
        values = readable([_read_match(raw, match, separators), readings[0]])
        return ambiguous(raw, values[0], "digits-split", values) if values else readings[0]
    rest = folded[: signed[0].start()] + folded[signed[0].end() :]
    if re.fullmatch("[0-9 ]+", rest) and readings[0].value is not None:
        joined = readable([weigh_numeral(raw, "".join(rest.split()) + signed[0]["core"])])
        return ambiguous(raw, readings[0].value, "digits-split", (readings[0].value, *joined))
    if beside := _values_beside(folded, signed[0], separators):
        values = tuple(dict.fromkeys((*readable(readings), *beside)))
        return ambiguous(raw, None, "two-values", values)
    return doubted(readings[0], "words-left-over") if rest.strip(_AROUND) else readings[0]


def _values_beside(folded: str, match: re.Match[str], separators: Separators) -> tuple[Number, ...]:
    """'82 (A) 97%', '20% 1 Kawasan 6 Ekor': the percentage is but one of the values printed.

    A single digit before it may number an item, years and dates tell when, and one number behind
    it mostly explains it: '95% dari 12 kegiatan pada 2014'.
    """
    before = [m for m in find_numerals(folded[: match.start()]) if not _YEAR.fullmatch(m.group())]
    rest = folded[match.end() :]
    behind = [m for m in find_numerals(rest) if not _tells_when(rest, m)]
    several = any(len(found.group()) > 1 for found in before) or len(before + behind) > 1
    if not several:
        return ()
    return readable(weigh_numeral(folded, m.group(), separators) for m in (*before, *behind))


def _tells_when(text: str, number: re.Match[str]) -> bool:
    """Say whether a number is a year, a day of a month, or counts a period or a whole."""
    return bool(
        _YEAR.fullmatch(number.group())
        or _MONTH.match(text, number.end())
        or _COUNTED.search(text, 0, number.start())
    )


def _read_match(raw: str, match: re.Match[str], separators: Separators) -> Reading[Number]:
    reading = weigh_numeral(raw, match["core"], separators, "percent")
    return negate(reading) if match["minus"] else reading


def _read_letter_digits(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """'l00%': letters among the digits, a sign behind them."""
    match = _LETTER_DIGITS.fullmatch(folded)
    if match is None or not re.search("[0-9]", match["core"]):
        return None
    if not re.search("[OoIl|]", match["core"]):
        return None
    core = match["core"].translate(_DIGIT_LETTERS)
    return doubted(weigh_numeral(raw, core, separators, "percent"), "lookalike-digits")


def _read_damaged(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """'95 0/0', '95 o/o', '95°/o', '050/': the digits that are not part of the sign."""
    match = _DAMAGED.fullmatch(folded)
    if match is None:
        return None
    reading = weigh_numeral(raw, match["core"], separators, "percent")
    if reading.value is None:
        return reading
    values: tuple[Number, ...] = (reading.value,)
    gap = folded[match.end("core") : match.start("sign")]
    if match["sign"].startswith("0") and not gap:
        values += readable([weigh_numeral(raw, match["core"] + "0", separators, "percent")])
    return ambiguous(raw, values[0], "sign-damaged", values)


def _read_bare(raw: str, folded: str, separators: Separators) -> Reading[Number]:
    """Under a header with a percent sign the figure stands alone."""
    found = find_numerals(folded)
    if len(found) == 1:
        core = found[0].group()
        rest = folded[: found[0].start()] + folded[found[0].end() :]
        reading = weigh_numeral(raw, core, separators, "percent")
        if not rest.strip(_AROUND):
            return doubted(reading, "trailing-separator") if "." in rest else reading
        if re.fullmatch(r"[-−]", rest) and folded[0] in "-−":
            return negate(reading)
        if not re.search("[0-9.,]", rest):
            return _read_glued(raw, folded, separators) or doubted(reading, "words-left-over")
    return parse_number(raw, separators)


def _read_glued(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """'l00' without a sign: leave letters glued to digits to `parse_number`."""
    reading = parse_number(folded, separators)
    return replace(reading, raw=raw) if reading.reason == "lookalike-digits" else None


def _read_unsigned(raw: str, folded: str) -> Reading[Number]:
    return unparsed(raw, "not-a-percent" if re.search("[0-9]", folded) else "no-digits")
