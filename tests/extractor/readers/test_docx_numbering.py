"""Automatic numbers of lists come out as they are printed."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml

from extractor.readers.docx_numbering import Numbering, format_count
from extractor.readers.docx_styles import Styles
from extractor.readers.office_text import decode_text
from extractor.readers.office_xml import Element

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def xml(tag: str, inside: str) -> Element:
    return parse_xml(f"<w:{tag} {WORD}>{inside}</w:{tag}>")


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(levels: str, overrides: str = "") -> str:
    """One definition; list 1 is plain, list 2 has the overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def numbering(definitions: str, styles: str = "") -> Numbering:
    return Numbering(xml("numbering", definitions), Styles(xml("styles", styles)), decode_text)


def item(depth: int = 0, number: int = 1) -> Element:
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return xml("p", f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>")


def labels(counted: Numbering, *items: tuple[int, int]) -> list[str]:
    return [counted.label(item(depth, number)) for depth, number in items]


OUTLINE = (
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
)


def test_levels_count_on_and_restart_under_the_one_above() -> None:
    found = labels(numbering(lists(OUTLINE)), *((d, 1) for d in (0, 1, 1, 2, 2, 1, 0, 1)))
    assert found == ["I. ", "1. ", "2. ", "a) ", "b) ", "3. ", "II. ", "1. "]


def test_a_label_shows_the_levels_above_in_figures_where_it_is_legal() -> None:
    plain = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2")
    legal = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(numbering(lists(plain)), (0, 1), (1, 1)) == ["I ", "I.1 "]
    assert labels(numbering(lists(legal)), (0, 1), (1, 1)) == ["I ", "1.1 "]


def test_lists_of_one_definition_count_on_unless_told_to_restart() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    order = [(0, 1), (0, 1), (0, 2), (0, 2)]
    assert labels(numbering(lists(OUTLINE)), *order) == ["I. ", "II. ", "III. ", "IV. "]
    assert labels(numbering(lists(OUTLINE, restart)), *order) == ["I. ", "II. ", "I. ", "II. "]


def test_a_level_may_count_through() -> None:
    through = level(0, "decimal", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    found = labels(numbering(lists(through)), (0, 1), (1, 1), (0, 1), (1, 1))
    assert found == ["1. ", "1. ", "2. ", "2. "]


def test_a_number_may_stand_close_to_its_text() -> None:
    close = level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')
    assert labels(numbering(lists(close)), (0, 1)) == ["1"]


def test_bullets_are_the_sign_they_look_like() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    dot = level(0, "bullet", "\uf0b7", fonts.format("Symbol"))
    tick = level(0, "bullet", "\uf0fc", fonts.format("Wingdings"))
    assert labels(numbering(lists(dot)), (0, 1)) == ["• "]
    assert labels(numbering(lists(tick)), (0, 1)) == ["✓ "]


def test_a_style_may_put_a_paragraph_into_a_list_and_number_0_takes_it_out() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Butir"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Butir"/></w:style>'
    )
    counted = numbering(lists(OUTLINE), style)
    styled = '<w:pPr><w:pStyle w:val="Anak"/>{}</w:pPr>'
    assert counted.label(xml("p", styled.format(""))) == "I. "
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert counted.label(xml("p", styled.format(out))) == ""
    assert counted.label(xml("p", "")) == ""


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    styles = Styles(xml("styles", circle))
    assert len(styles.chain("A", "paragraph")) == 2


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (14, "lowerRoman", "xiv"),
        (2016, "upperRoman", "MMXVI"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (0, "upperRoman", "0"),
        (5, "none", ""),
        (5, "cardinalText", "5"),
    ],
)
def test_counts_are_written_as_lists_print_them(count: int, form: str, text: str) -> None:
    assert format_count(count, form) == text
