"""Numbers that Word prints before paragraphs but keeps out of their text.

A ``No`` column is often numbered automatically: the page shows ``1.``, ``2.``, the file
holds empty paragraphs of a list. The labels are counted here as Word counts them: a count
for each level of each list definition, restarted under every number of the level above.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.readers.docx_styles import Styles, run_font
from extractor.readers.office_xml import Element, attribute, child, children, is_on, value, whole
from extractor.readers.symbols import is_symbol_font

_LEVELS = 9
_MAX_ROMAN = 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_LETTERS = 30
"""Times a letter is repeated (``aa`` for 27); beyond it Word itself starts over."""
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
SymbolDecoder = Callable[[str, str], str]
"""Font and text to the text as it is printed."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: ``text`` is a pattern such as ``%1.%2``."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    font: str = ""


class Numbering:
    """Counts the lists of a document; ask for labels in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles, decode: SymbolDecoder) -> None:
        """Index the numbering part; a document without one has no labels."""
        self._styles = styles
        self._decode = decode
        self._abstract = {
            attribute(node, "w:abstractNumId"): node for node in children(root, "w:abstractNum")
        }
        self._lists = {attribute(node, "w:numId"): node for node in children(root, "w:num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Count a paragraph and return its label with what parts it from the text.

        ``"1. "``, ``"a) "``, ``"2.1 "``, ``"• "``; empty for a paragraph in no list.
        """
        found = self._styles.numbering(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        number, depth, style = found
        abstract_id = self._abstract_id(number)
        levels = self._levels_of(number, abstract_id)
        if depth is None:
            depth = self._level_of_style(abstract_id, style)
        level = levels.get(min(depth, _LEVELS - 1))
        if level is None:
            return ""
        counts = self._count(number, abstract_id, min(depth, _LEVELS - 1), levels)
        label = self._printed(level, levels, counts)
        return label if level.suffix == "nothing" or not label else f"{label} "

    def _abstract_id(self, number: str) -> str:
        """The definition behind a list, through at most one link to a numbering style."""
        abstract_id = value(self._lists[number], "w:abstractNumId") or ""
        link = value(self._abstract.get(abstract_id), "w:numStyleLink")
        linked = self._styles.style_numbering(link) if link else None
        if linked in self._lists and linked is not None:
            return value(self._lists[linked], "w:abstractNumId") or abstract_id
        return abstract_id

    def _levels_of(self, number: str, abstract_id: str) -> dict[int, Level]:
        if number not in self._levels:
            levels = {}
            for node in children(self._abstract.get(abstract_id), "w:lvl"):
                levels[whole(attribute(node, "w:ilvl"), 0)] = _read_level(node)
            for override in children(self._lists[number], "w:lvlOverride"):
                own = child(override, "w:lvl")
                if own is not None:
                    levels[whole(attribute(override, "w:ilvl"), 0)] = _read_level(own)
            self._levels[number] = levels
        return self._levels[number]

    def _level_of_style(self, abstract_id: str, style: str | None) -> int:
        for node in children(self._abstract.get(abstract_id), "w:lvl"):
            if style is not None and value(node, "w:pStyle") == style:
                return whole(attribute(node, "w:ilvl"), 0)
        return 0

    def _count(
        self, number: str, abstract_id: str, depth: int, levels: dict[int, Level]
    ) -> dict[int, int]:
        counts = self._counts.setdefault(abstract_id, {})
        start = self._override(number, depth)
        if start is not None and (number, depth) not in self._begun:
            counts[depth] = start
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = levels[depth].start
        self._begun.add((number, depth))
        for deeper in [one for one in counts if one > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        return counts

    def _override(self, number: str, depth: int) -> int | None:
        for override in children(self._lists[number], "w:lvlOverride"):
            start = value(override, "w:startOverride")
            if whole(attribute(override, "w:ilvl"), -1) == depth and start is not None:
                return whole(start, 1)
        return None

    def _printed(self, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return self._bullet(level)

        def number(place: re.Match[str]) -> str:
            depth = int(place.group(1)) - 1
            form = levels[depth].form if depth in levels else "decimal"
            return format_count(counts.get(depth, 1), "decimal" if level.legal else form)

        return _PLACE.sub(number, level.text)

    def _bullet(self, level: Level) -> str:
        """The sign before an item; an ornament that no letter looks like is a plain one."""
        sign = self._decode(level.font, level.text)
        ornament = sign == level.text and is_symbol_font(level.font)
        return _BULLET if not sign or ornament or _is_private(sign) else sign


def _is_private(text: str) -> bool:
    return any("\ue000" <= char <= "\uf8ff" for char in text)


def _read_level(node: Element) -> Level:
    restart = value(node, "w:lvlRestart")
    return Level(
        start=whole(value(node, "w:start"), 0),
        form=value(node, "w:numFmt") or "decimal",
        text=value(node, "w:lvlText") or "",
        suffix=value(node, "w:suff") or "tab",
        restart=None if restart is None else whole(restart, 0),
        legal=is_on(child(node, "w:isLgl")),
        font=run_font(child(node, "w:rPr", "w:rFonts")),
    )


def format_count(count: int, form: str) -> str:
    """Write a count as a list prints it.

    Args:
        count: the count, from 0.
        form: Word's name: ``decimal``, ``decimalZero``, ``lowerLetter``, ``upperRoman``...;
            one not known here is written in digits, which keeps the count.
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _MAX_ROMAN:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26 * _MAX_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for size, sign in _ROMAN:
        written += sign * (count // size)
        count %= size
    return written
