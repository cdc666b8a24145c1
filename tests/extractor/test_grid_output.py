"""Raw grids for people and programs: JSON, HTML that is safe to open, pictures."""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from extractor.documents import ReadingOptions, read_grids
from extractor.grid_output import (
    draw_pages,
    grids_to_html,
    grids_to_json,
    pictured_document,
)
from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from tests.extractor.spanned_tables import YELLOW, picture
from tests.extractor.tables.printed_grids import PrintedCell, PrintedGrid, print_grids

NIP = "19900101 201001 1 999"
HOSTILE = "<script>alert('x')</script> & \"<b>\" </td></table>"


def with_text(text: str, title: str = "uji.pdf") -> str:
    cell = SpanCell(0, 0, text=text)
    return grids_to_html([TableGrid((cell,), 1, 1)], title)


def test_json_has_the_fields_of_the_contract() -> None:
    grid = replace(picture("No | #Sasaran", "^ | Tertib"), confidence=Decimal("0.90"))
    [table] = json.loads(grids_to_json([grid]))
    assert {key: table[key] for key in ("page", "bbox", "confidence")} == {
        "page": 1,
        "bbox": [0, 0, 200, 40],
        "confidence": 0.9,
    }
    assert table["cells"] == [
        {"row": 0, "col": 0, "rowspan": 2, "colspan": 1, "text": "No", "bbox": [0, 0, 100, 40],
         "fill": None},
        {"row": 0, "col": 1, "rowspan": 1, "colspan": 1, "text": "Sasaran",
         "bbox": [100, 0, 200, 20], "fill": YELLOW},
        {"row": 1, "col": 1, "rowspan": 1, "colspan": 1, "text": "Tertib",
         "bbox": [100, 20, 200, 40], "fill": None},
    ]  # fmt: skip


def test_json_of_a_document_without_pages_has_no_places() -> None:
    [table] = json.loads(grids_to_json([picture("No | Sasaran", page=None)]))
    assert (table["page"], table["bbox"]) == (None, None)
    assert [cell["bbox"] for cell in table["cells"]] == [None, None]


def test_places_are_written_to_hundredths() -> None:
    cell = SpanCell(0, 0, text="No", box=Box(0.1 + 0.2, 1 / 3, 100.0, 2 / 3))
    printed = grids_to_json([TableGrid((cell,), 1, 1, 1, Box(0, 0, 1, 1))])
    assert '"bbox": [\n     0.3,\n     0.33,\n     100,\n     0.67\n    ]' in printed


def test_no_tables_are_an_empty_list() -> None:
    assert grids_to_json([]) == "[]\n"


def test_letters_stay_letters_in_json() -> None:
    assert "Persentase √ “é”" in grids_to_json([picture("Persentase √ “é”")])


@pytest.mark.parametrize("write", [grids_to_json, lambda g, **o: grids_to_html(g, "x", **o)])
def test_employee_numbers_are_masked_unless_asked_for(write: object) -> None:
    assert callable(write)
    grids = [picture(f"NIP. {NIP} | Tertib")]
    assert NIP not in write(grids)
    assert "NIP. ******** ****** * ***" in write(grids)
    assert f"NIP. {NIP}" in write(grids, personal_data=True)


def test_text_is_escaped_in_html() -> None:
    printed = with_text(HOSTILE)
    assert "<script" not in printed
    assert "<b>" not in printed
    assert html.escape(HOSTILE) in printed
    assert printed.count("</table>") == 1


def test_the_documents_name_is_escaped_in_html() -> None:
    printed = with_text("x", title="</title><script>alert(1)</script>.pdf")
    assert "<script" not in printed
    assert "<title>&lt;/title&gt;&lt;script&gt;" in printed


def test_a_colour_cannot_leave_its_attribute() -> None:
    cell = SpanCell(0, 0, text="x", fill='red"><img src=x>')
    assert "<img" not in grids_to_html([TableGrid((cell,), 1, 1)], "uji.pdf")


def test_the_page_may_load_and_run_nothing() -> None:
    printed = with_text("x")
    assert "default-src 'none'; style-src 'unsafe-inline'" in printed
    assert not re.search(r"<(?:script|img|link|iframe|a)\b|https?:", printed)


def test_html_has_true_spans_and_fills() -> None:
    printed = grids_to_html([picture("No | #Jadwal | <", "^ | T1 | T2")], "uji.pdf")
    assert re.findall(r"<tr>.*</tr>", printed) == [
        '<tr><td rowspan="2">No</td><td colspan="2" style="background:#ffff00">Jadwal</td></tr>',
        "<tr><td>T1</td><td>T2</td></tr>",
    ]
    assert "<h2>Tabel 1, halaman 1 (keyakinan 1)</h2>" in printed


def test_a_row_of_merged_cells_alone_is_kept_in_html() -> None:
    printed = grids_to_html([picture("No | Tertib", "^ | ^", "1 | Lancar")], "uji.pdf")
    assert len(re.findall(r"<tr>.*</tr>", printed)) == 3


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Nd")), max_size=40))
def test_any_text_comes_back_from_html(text: str) -> None:
    [cell] = re.findall(r"<td>(.*)</td>", with_text(text), flags=re.DOTALL)
    assert html.unescape(cell) == text
    assert "<" not in cell


RED, BLUE = (200, 0, 0), (0, 90, 200)


def printed_pages(count: int) -> bytes:
    cells = tuple(
        PrintedCell(row, col, 1, 1, (f"{row} {col}",)) for row in range(2) for col in range(2)
    )
    return print_grids([PrintedGrid(cells, (18.0, 18.0), (95.0, 95.0))] * count)


def colour_at(png: bytes, x: float, y: float) -> object:
    with Image.open(io.BytesIO(png)) as drawn:
        return drawn.getpixel((round(x * 1.5), round(y * 1.5)))


def test_cells_are_outlined_where_they_stand() -> None:
    data = printed_pages(2)
    grids = list(read_grids(data, "uji.pdf", ReadingOptions()))
    pictures = dict(draw_pages(data, "x.pdf", grids))
    assert list(pictures) == [1, 2]
    for png in pictures.values():
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert colour_at(png, 40 + 95, 40 + 9) == RED
        assert colour_at(png, 300, 300) == (255, 255, 255)


def test_cells_told_by_alignment_are_blue() -> None:
    data = printed_pages(1)
    [grid] = read_grids(data, "uji.pdf", ReadingOptions())
    [(_, png)] = draw_pages(data, "x.pdf", [replace(grid, ruled=False)])
    assert colour_at(png, 40 + 95, 40 + 9) == BLUE


def test_pages_without_tables_are_not_drawn() -> None:
    data = printed_pages(3)
    grids = [grid for grid in read_grids(data, "uji.pdf", ReadingOptions()) if grid.page == 3]
    assert [page for page, _ in draw_pages(data, "x.pdf", grids)] == [3]
    assert list(draw_pages(data, "x.pdf", [])) == []


def test_control_characters_do_not_reach_html() -> None:
    grid = TableGrid((SpanCell(0, 0, text="a\x1b[31m\x00\x9bb\tc\nd"),), 1, 1, page=3)
    assert "<td>a\ufffd[31m\ufffd\ufffdb\tc\nd</td>" in grids_to_html([grid], "x")
    assert "<h2>Tabel 1, halaman 3 (keyakinan 1)</h2>" in grids_to_html([grid], "x")


def test_a_picture_tells_which_document_it_shows(tmp_path: Path) -> None:
    data = printed_pages(1)
    grids = list(read_grids(data, "uji.pdf", ReadingOptions()))
    for number, content in enumerate([dict(draw_pages(data, "x.pdf", grids))[1], b"\x89PNG", b""]):
        (tmp_path / str(number)).write_bytes(content)
    Image.new("RGB", (1, 1)).save(tmp_path / "3", "PNG")
    assert pictured_document(tmp_path / "0") == hashlib.sha256(data).hexdigest()
    assert [pictured_document(tmp_path / name) for name in ("1", "2", "3", "nix")] == [None] * 4


def test_a_page_is_drawn_as_it_is_seen() -> None:
    cells = tuple(PrintedCell(row, col, 1, 1, ("x",)) for row in range(2) for col in range(2))
    data = print_grids([PrintedGrid(cells, (18.0, 18.0), (95.0, 95.0))], 90)
    [(_, png)] = draw_pages(data, "x.pdf", list(read_grids(data, "uji.pdf", ReadingOptions())))
    with Image.open(io.BytesIO(png)) as drawn:
        assert drawn.size == (1263, 893)
    assert colour_at(png, 40 + 95, 40 + 9) == RED


@pytest.mark.parametrize("header", ["NIP", "Nama / N I P", "Tempat, Tanggal Lahir"])
def test_cells_below_a_header_of_persons_are_masked(header: str) -> None:
    shown = "Slawi, 06-07-1977" if "Lahir" in header else "19770706200701100"
    grid = picture(f"No | {header} | Gaji", f"1 | {shown} | 123456789012345")
    for text in (grids_to_json([grid]), grids_to_html([grid], "uji.pdf")):
        assert "1977" not in text
        assert "123456789012345" in text
    assert shown in grids_to_json([grid], personal_data=True)
