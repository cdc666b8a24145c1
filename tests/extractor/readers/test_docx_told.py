"""What a DOCX holds besides what is read is told: pictures, objects, hidden text, changes."""

from __future__ import annotations

import pytest

from extractor.readers.cells import FlowText, TableGrid
from extractor.readers.office_content import OfficeNote
from tests.extractor.readers.docx_files import cell, drawing, make_docx, paragraph, row, run, table
from tests.extractor.readers.office_files import read_office

POINT = 12_700
PICTURE = '<wp:docPr id="1" name="Gambar 1"/><pic:pic><a:blip/></pic:pic>'
TEXT = paragraph(run("Bab I"))


def told(body: str, **parts: str) -> list[tuple[str, str, int | None]]:
    notes = read_office(make_docx(body, **parts)).notes
    return [(note.code, note.reason, note.number) for note in notes]


def picture(width: float, height: float) -> str:
    return drawing(PICTURE, int(width * POINT), int(height * POINT))


def floating(width: float, height: float, place: str, wrap: str = "<wp:wrapSquare/>") -> str:
    inline = picture(width, height)
    return inline.replace("<wp:inline>", f"<wp:anchor>{place}{wrap}").replace(
        "</wp:inline>", "</wp:anchor>"
    )


def placed(x: float, y: float = 0, by: str = "column") -> str:
    return (
        f'<wp:positionH relativeFrom="{by}"><wp:posOffset>{int(x * POINT)}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(y * POINT)}'
        "</wp:posOffset></wp:positionV>"
    )


def test_a_picture_as_large_as_a_table_is_told_with_its_paragraph() -> None:
    content = read_office(make_docx(TEXT + paragraph(picture(400, 200)) + TEXT))
    assert content.notes == [OfficeNote("object-unread", "picture", 1, raw="Gambar 1")]


@pytest.mark.parametrize(("width", "height"), [(85, 95), (200, 180), (150, 60), (430, 40)], ids=str)
def test_logos_stamps_and_signatures_are_nothing_to_tell(width: float, height: float) -> None:
    assert told(TEXT + paragraph(picture(width, height))) == []


def test_a_picture_above_all_text_is_a_letterhead_unless_there_is_no_text() -> None:
    letterhead = paragraph(picture(450, 110))
    assert told(letterhead + TEXT) == []
    assert told(letterhead) == [("object-unread", "picture", 1)]
    assert told(paragraph(picture(450, 210)) + TEXT) == [("object-unread", "picture", 1)]


def test_a_signature_laid_over_text_may_be_wider() -> None:
    over = floating(250, 100, placed(200), "<wp:wrapNone/>")
    assert told(TEXT + paragraph(over)) == []
    assert told(TEXT + paragraph(floating(250, 100, placed(200)))) == [
        ("object-unread", "picture", 1)
    ]


def test_a_picture_over_text_that_is_higher_than_a_signature_is_told() -> None:
    over = floating(298, 397, placed(0), "<wp:wrapNone/>")
    assert told(TEXT + paragraph(over)) == [("object-unread", "picture", 1)]


def test_an_old_picture_is_measured_by_its_group_and_told_if_nobody_knows_its_size() -> None:
    old = '<w:r><w:pict>{}<v:shape style="{}"><v:imagedata/></v:shape>{}</w:pict></w:r>'
    large = old.format(
        '<v:group style="width:400pt;height:6cm">', "width:9000;height:80", "</v:group>"
    )
    assert told(TEXT + paragraph(large)) == [("object-unread", "picture", 1)]
    assert told(TEXT + paragraph(old.format("", "width:60pt;height:60pt", ""))) == []
    assert told(TEXT + paragraph(old.format("", "", ""))) == [("object-unread", "picture", 1)]


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (drawing("<a:graphic><c:chart/></a:graphic>"), "chart"),
        (drawing("<a:graphic><dgm:relIds/></a:graphic>"), "diagram"),
        (
            '<w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
            "embedded",
        ),
        ('<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>', "formula"),
        ("<w:r><w:object><w:control/></w:object></w:r>", "control"),
        ("<w:subDoc/>", "inserted"),
    ],
)
def test_objects_are_told_whatever_their_size(inside: str, reason: str) -> None:
    assert told(TEXT + paragraph(inside)) == [("object-unread", reason, 1)]


def test_an_inserted_document_is_told() -> None:
    assert told(f"{TEXT}<w:altChunk/>") == [("object-unread", "inserted", 1)]
    assert told(table(row(cell("A"), cell(f"<w:altChunk/>{TEXT}")))) == [
        ("object-unread", "inserted", 1)
    ]


def test_the_words_of_a_diagram_are_text_whose_order_is_told() -> None:
    words = "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in ("Bupati", "Dinas"))
    body = TEXT + paragraph(drawing('<dgm:relIds r:dm="r0"/>'))
    content = read_office(make_docx(body, diagramData=words))
    assert content.flow == [FlowText("Bab I", 1), FlowText("Bupati Dinas", 2)]
    assert content.notes == [OfficeNote("grid-as-text", "boxes", 2)]


def test_what_stands_in_a_table_is_told_with_its_row() -> None:
    body = TEXT + table(
        row(cell("a"), cell("b")), row(cell("c"), cell(paragraph(picture(300, 90))))
    )
    assert told(body) == [("object-unread", "picture", 3)]


@pytest.mark.parametrize(("width", "height"), [(50, 40), (80, 20), (300, 30)], ids=str)
def test_a_picture_alone_in_a_cell_that_is_larger_than_a_tick_is_told(
    width: float, height: float
) -> None:
    alone = cell(paragraph(picture(width, height)))
    beside = cell(paragraph(run("Paraf"), picture(width, height)))
    assert told(TEXT + table(row(cell("a"), alone))) == [("object-unread", "lone-picture", 2)]
    assert told(TEXT + table(row(cell("a"), beside))) == []
    assert told(TEXT + table(row(cell("a"), alone), properties="<w:tblPr/>")) == []


def test_a_small_figure_beside_text_in_a_cell_is_told() -> None:
    body = table(row(cell("a"), cell(paragraph(run("TW I"), picture(12, 12)))))
    assert told(body) == [("object-unread", "mark-beside-text", 1)]


def test_two_small_figures_in_one_cell_are_two_signs() -> None:
    (grid,) = read_office(
        make_docx(table(row(cell("a"), cell(paragraph(picture(12, 12), picture(12, 12))))))
    ).flow
    assert isinstance(grid, TableGrid)
    assert [one.text for one in grid.cells] == ["a", "✓ ✓"]


def test_a_floating_tick_counts_only_within_its_cell() -> None:
    """Cells are 100 points wide."""

    def marks(place: str) -> tuple[str, list[tuple[str, str, int | None]]]:
        mark = floating(12, 12, place)
        content = read_office(make_docx(table(row(cell("a"), cell(paragraph(mark))))))
        (grid,) = content.flow
        assert isinstance(grid, TableGrid)
        return grid.cells[1].text, [(n.code, n.reason, n.number) for n in content.notes]

    away = "", [("object-unread", "mark-elsewhere", 1)]
    assert marks(placed(40)) == ("✓", [])
    assert marks(placed(140)) == away
    assert marks(placed(-30)) == away
    assert marks(placed(40, y=300)) == away
    assert marks(placed(40, by="page")) == away


@pytest.mark.parametrize(
    ("inner", "text", "reasons"),
    [
        (row(cell(paragraph(picture(12, 12)))), "✓", []),
        (row(cell(paragraph(run("TW I"), picture(12, 12)))), "TW I", ["mark-beside-text"]),
        (row(cell(), cell(paragraph(picture(12, 12)))), "", ["mark-elsewhere"]),
        (row(cell(table(row(cell(paragraph(picture(12, 12))))))), "✓", []),
    ],
    ids=["alone", "beside text", "beside a cell", "twice within"],
)
def test_a_tick_in_a_table_within_a_cell_marks_the_cell_or_is_told(
    inner: str, text: str, reasons: list[str]
) -> None:
    content = read_office(make_docx(table(row(cell("a"), cell(table(inner))))))
    (grid,) = content.flow
    assert isinstance(grid, TableGrid)
    assert grid.cells[1].text == text
    assert [note.reason for note in content.notes] == reasons


def test_hidden_text_and_tracked_changes_are_told() -> None:
    hidden = run("rahasia", "<w:vanish/>")
    assert told(paragraph(run("Bab II"), hidden)) == [("content-hidden", "hidden-text", 1)]
    changed = (
        f'<w:del w:id="1"><w:r><w:delText>80</w:delText></w:r></w:del><w:ins>{run("82")}</w:ins>'
    )
    assert told(paragraph(changed)) == [("content-hidden", "tracked-changes", 1)]
    gone = row(cell("a"), cell("b"), properties="<w:del/>")
    assert told(table(row(cell("c"), cell("d")), gone)) == [
        ("content-hidden", "tracked-changes", 1)
    ]
    hidden_row = row(cell("a"), cell("b"), properties="<w:hidden/>")
    assert told(table(row(cell("c"), cell("d")), hidden_row)) == [
        ("content-hidden", "hidden-text", 1)
    ]


def test_a_plain_document_has_nothing_to_tell() -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    assert told(TEXT + paragraph(field) + table(row(cell("a"), cell("b")))) == []


def test_a_deleted_paragraph_end_and_a_deleted_cell_are_told() -> None:
    """Word joins ``80`` and ``,5`` once the change is accepted; they are read as two lines."""
    change = [("content-hidden", "tracked-changes", 1)]
    assert told(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('80')}</w:p>") == change
    assert told(table(row(cell("a"), cell("", "<w:cellDel/>")))) == change


def test_logos_in_the_tables_of_page_headers_are_nothing_to_tell() -> None:
    head = table(row(cell(paragraph(picture(60, 60))), cell("Dinas Kesehatan")))
    body = TEXT + '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'
    assert told(body, header=head) == []


def test_several_changes_in_one_row_are_told_once() -> None:
    changed = cell(paragraph(f"<w:ins>{run('82')}</w:ins>"))
    assert told(table(row(changed, changed))) == [("content-hidden", "tracked-changes", 1)]


def shape(inside: str, kind: str = "rect", width: int = 60) -> str:
    geometry = f'<a:prstGeom prst="{kind}"/>'
    return drawing(
        f"<wps:wsp><wps:spPr>{geometry}{inside}</wps:spPr></wps:wsp>", width * POINT, 9 * POINT
    )


@pytest.mark.parametrize(
    ("drawn", "is_told"),
    [
        (shape("", "rightArrow"), True),
        (shape("", "ellipse", 9), True),
        (shape('<a:solidFill><a:srgbClr val="4472C4"/></a:solidFill>'), True),
        (shape('<a:ln><a:tailEnd type="triangle"/></a:ln>', "straightConnector1"), True),
        (shape('<a:ln><a:tailEnd type="none"/></a:ln>', "line"), False),
        (shape('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'), False),
        (shape("<a:noFill/>"), False),
        (shape(""), False),
    ],
)
def test_a_drawn_shape_alone_in_a_cell_may_be_a_mark(drawn: str, *, is_told: bool) -> None:
    alone = table(row(cell("Rapat"), cell(paragraph(drawn))))
    assert told(alone) == ([("object-unread", "lone-drawing", 1)] if is_told else [])
    assert told(table(row(cell("Rapat"), cell(paragraph(run("TW I"), drawn))))) == []
    assert told(TEXT + paragraph(drawn)) == []


def test_an_old_arrow_alone_in_a_cell_may_be_a_mark() -> None:
    old = '<w:r><w:pict><v:shape type="#_x0000_t{}" style="width:60pt;height:9pt"/></w:pict></w:r>'
    arrow, box = (table(row(cell("a"), cell(paragraph(old.format(n))))) for n in (13, 202))
    assert told(arrow) == [("object-unread", "lone-drawing", 1)]
    assert told(box) == []
