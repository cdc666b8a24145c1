"""Number formats of workbooks taken apart: sections for signs and conditions, and their signs.

``#,##0.00;[Red]-0;"nihil"`` are three sections; each is a row of places for digits, parts of
dates, and what is printed as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from typing import NamedTuple

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<repeated>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<half>AM/PM|A/P)"
    r"|(?P<power>E[+-])|(?P<date>y+|m+|d+|h+|s+|b+|e+|g+)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES_BEFORE = re.compile(r"\d[.,]?$")
_FIGURES_AFTER = re.compile(r"^[.,]?\d")
"""Printed text that reads as a part of the number it stands beside: ``0".000"``."""
_MINUS_BEFORE = re.compile(r"(?<![^\W_])[-\u2013\u2212]\s*(?:Rp\.?\s*)?$", re.IGNORECASE)
"""A printed minus before a number; a hyphen after a letter or figure joins words: ``TW-1``."""
_THOUSAND = 3
"""Digits in a group of an Indonesian number: ``1.234.567``."""
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a format: ``kind`` is its part in it (``digit``, ``date``, ``quoted``)."""

    kind: str
    text: str


class Places(NamedTuple):
    """Where a section's places for digits stand among its signs, and what they ask for.

    Attributes:
        first: the first place.
        last: the last place.
        point: the decimal point, if there is one.
        end: what follows the places and the commas that scale.
        power: by how many powers of ten a number is scaled: 2 for ``%``, -3 for ``#,``.
        decimals: places after the point.
    """

    first: int
    last: int
    point: int | None
    end: int
    power: int
    decimals: int


@dataclass(frozen=True)
class Section:
    """The format for some numbers: those above zero, or those for which the condition holds.

    What it asks for is worked out once: a sheet has few formats and many numbers.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(token.kind for token in self.tokens)

    def has(self, kind: str) -> bool:
        """Say whether there is a sign of a kind."""
        return kind in self._kinds

    @cached_property
    def in_full(self) -> bool:
        """Whether it shows numbers with all digits: General, an exponent, a fraction."""
        slash = any(is_sign(token, "/") for token in self.tokens)
        return self.has("general") or self.has("power") or (slash and self.has("digit"))

    @cached_property
    def places(self) -> Places:
        """The places for digits; there have to be some."""
        tokens = self.tokens
        digits = [index for index, token in enumerate(tokens) if token.kind == "digit"]
        first, last = digits[0], digits[-1]
        points = [index for index, token in enumerate(tokens[:last]) if is_sign(token, ".")]
        point = next((index for index in points if index >= first - 1), None)
        end = last + 1
        while end < len(tokens) and is_sign(tokens[end], ","):
            end += 1
        percents = sum(is_sign(token, "%") for token in tokens)
        power = 2 * percents - 3 * (end - last - 1)
        decimals = 0 if point is None else sum(index > point for index in digits)
        return Places(first, last, point, end, power, decimals)

    @cached_property
    def adds_figures(self) -> bool:
        """Whether it changes what a number says: in thousands, with figures of its own."""
        places = self.places
        before, between, after = (
            "".join(literal(token) for token in self.tokens[part])
            for part in (
                slice(places.first),
                slice(places.first, places.last),
                slice(places.end, None),
            )
        )
        return (
            places.end > places.last + 1
            or any(char.isalnum() for char in between)
            or _FIGURES_BEFORE.search(before) is not None
            or _FIGURES_AFTER.search(after) is not None
        )

    @cached_property
    def adds_minus(self) -> bool:
        """Whether it prints a minus of its own before the figures."""
        before = "".join(literal(token) for token in self.tokens[: self.places.first])
        return _MINUS_BEFORE.search(before) is not None

    @cached_property
    def _groups(self) -> tuple[int, ...]:
        """The places between separators that it prints as text; none for ``,`` or a late one.

        ``00"."00`` has two groups of two places. A printed comma, and a dot in decimals, make
        another number of any.
        """
        printed = ""
        for token in self.tokens[self.places.first : self.places.last + 1]:
            if token.kind == "digit":
                printed += "0"
            elif is_sign(token, "."):
                printed += "p"
            elif token.kind in ("quoted", "escaped"):
                printed += "".join(char for char in token.text if char in ".,")
        whole, _, decimals = printed.partition("p")
        if "," in printed or "." in decimals:
            return ()
        return tuple(map(len, whole.split(".")))

    def shifts_figures(self, number: Decimal) -> bool:
        """Say whether separators that it prints as text make a number read as another one.

        Dots between thousands do not, unless the number ends below the first one (``0.005``);
        nor do several dots elsewhere, as in the codes of accounts: those are no number.

        Args:
            number: what is shown, without its sign.
        """
        first, *others = self._groups or (0,)
        if not others or not number:
            return not self._groups and bool(number)
        if any(group != _THOUSAND for group in others):
            return len(others) == 1
        return bool(first) and number < Decimal(10).scaleb(sum(others) - 1)

    @cached_property
    def is_date(self) -> bool:
        """Whether it shows parts of a date or a time."""
        dated = self.has("date") or self.has("elapsed")
        return dated and not self.has("power")

    @cached_property
    def is_unclear(self) -> bool:
        """Whether it mixes dates and figures: ``0 orang``, whose ``g`` would be an era.

        Such formats come from programs that do not check them. Office programs drop them
        and show the number as it is. Parts of seconds, ``ss.00``, are no figures.
        """
        if not self.is_date:
            return False
        before = ("", "")
        for token in self.tokens:
            if token.kind == "digit" and before != ("s", "."):
                return True
            if token.kind != "digit":
                unit = token.text[0].lower() if token.kind in ("date", "elapsed") else ""
                before = (unit, "") if token.text != "." else (before[0], ".")
        return False


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """Take a format apart: ``0.0;[Red]-0.0`` has two sections."""
    found: list[list[Token]] = [[]]
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
            found[-1].append(Token("elapsed", text.lower()))
        elif kind == "bracket":
            symbol = text[1:].partition("-")[0] if text.startswith("$") else ""
            found[-1].append(Token("quoted", symbol))
        else:
            found[-1].append(Token(kind, text))
    pairs = zip(found, conditions, strict=True)
    return tuple(Section(tuple(tokens), condition) for tokens, condition in pairs)


def _bound(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def choose_section(sections: tuple[Section, ...], number: Decimal) -> tuple[Section, Decimal]:
    """Return the section for a number, and the number that it shows (without its sign)."""
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


def literal(token: Token) -> str:
    """Return what is printed for a sign that is no place for a figure."""
    if token.kind in ("width", "repeated"):
        return " "
    return token.text if token.kind in ("quoted", "escaped", "other") else ""


def is_sign(token: Token, sign: str) -> bool:
    """Say whether a token is a sign that is no place for a figure: ``.``, ``%``."""
    return token.kind == "other" and token.text == sign
