"""What a DOCX's styles say where a paragraph, run or table says nothing itself."""

from __future__ import annotations

from extractor.readers.office_xml import Element, attribute, child, children, value


class Styles:
    """The styles part: chains from a style to what it is based on, nearest first."""

    def __init__(self, root: Element | None) -> None:
        """Index the styles by id; a document without a styles part has none."""
        self._by_id: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._chains: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        self._run_defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        for style in children(root, "w:style"):
            name = attribute(style, "w:styleId")
            self._by_id.setdefault(name, style)
            if attribute(style, "w:default") in ("1", "true", "on"):
                self._default[attribute(style, "w:type")] = name

    def chain(self, style_id: str | None, kind: str) -> tuple[Element, ...]:
        """Return a style and those below it; without an id the default one of its kind.

        Args:
            style_id: what the document refers to: ``TableGrid``; None for nothing.
            kind: ``paragraph``, ``table`` or ``character``.
        """
        key = (style_id, kind)
        if key not in self._chains:
            self._chains[key] = self._follow(style_id or self._default.get(kind))
        return self._chains[key]

    def _follow(self, style_id: str | None) -> tuple[Element, ...]:
        found: list[Element] = []
        while style_id in self._by_id and self._by_id[style_id] not in found:
            found.append(self._by_id[style_id])
            style_id = value(found[-1], "w:basedOn")
        return tuple(found)

    def run_property(
        self, properties: Element | None, paragraph_style: str | None, tag: str
    ) -> Element | None:
        """Return a run's property (``w:vanish``): its own, else its styles', else the default."""
        own = child(properties, tag)
        if own is not None:
            return own
        name = value(properties, "w:rStyle")
        styles = self.chain(name, "character") if name else ()
        for style in (*styles, *self.chain(paragraph_style, "paragraph")):
            found = child(style, "w:rPr", tag)
            if found is not None:
                return found
        return child(self._run_defaults, tag)

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str | None] | None:
        """Return the list that a paragraph belongs to.

        Returns:
            The list's id, the level (None where a style leaves it to the list), and the
            style that says so (None for the paragraph itself); None for no list.
        """
        own = child(paragraph, "w:pPr", "w:numPr")
        level = value(own, "w:ilvl")
        number = value(own, "w:numId")
        if number is not None:
            return _named_list(number, level, None)
        for style in self.chain(value(paragraph, "w:pPr", "w:pStyle"), "paragraph"):
            shared = child(style, "w:pPr", "w:numPr")
            number = value(shared, "w:numId")
            if number is not None:
                depth = level or value(shared, "w:ilvl")
                return _named_list(number, depth, attribute(style, "w:styleId"))
        return None

    def has_tab_stops(self, paragraph: Element) -> bool:
        """Say whether a paragraph, or its style, sets tab stops of its own."""
        styles = self.chain(value(paragraph, "w:pPr", "w:pStyle"), "paragraph")
        return any(
            attribute(stop, "w:val") not in ("clear", "num")
            for node in (paragraph, *styles)
            for stop in children(child(node, "w:pPr", "w:tabs"), "w:tab")
        )

    def style_numbering(self, style_id: str) -> str | None:
        """Return the list that a numbering style stands for (``w:numStyleLink``)."""
        return value(self._by_id.get(style_id), "w:pPr", "w:numPr", "w:numId")


def _named_list(
    number: str, level: str | None, style: str | None
) -> tuple[str, int | None, str | None] | None:
    if number == "0":  # explicitly taken out of its list
        return None
    return number, int(level) if level and level.isdecimal() else None, style


def run_font(properties: Element | None) -> str:
    """Return the font that ``w:rFonts`` names for Latin letters, or an empty text."""
    if properties is None:
        return ""
    keys = ("w:ascii", "w:hAnsi", "w:cs")
    return next((font for key in keys if (font := attribute(properties, key))), "")
