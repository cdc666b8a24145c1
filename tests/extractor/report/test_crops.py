from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from extractor.model import Row, Source, Table
from extractor.model.audit import AuditEvidence
from extractor.model.document import Column, TableKind
from extractor.readers.page import Box, Word
from extractor.report.crops import Crop, boxes_of_personal_data, draw_crops, plan_crops
from extractor.report.gallery import Gallery, box_of
from extractor.report.page import report_html
from tests.extractor.readers.pdf_files import pdf_of, show
from tests.extractor.report.reports import (
    Outline,
    audit_of,
    document_of,
    finding,
    report_of,
    source_of,
)

OUTLINE, COVER = (200, 0, 0), (90, 90, 90)
PDF = pdf_of(
    show("Pagu 2.000.000 persen 80,00") + show("NIP 19650101 199003 1 001", y=100),
    show("Halaman kedua"),
)
CELL = Box(50, 38, 150, 52)


def drawn(data: bytes, *crops: Crop, personal: bool = False) -> list[Image.Image]:
    pictures = draw_crops(data, "x.pdf", crops, covered={}, with_personal_data=personal)
    return [Image.open(io.BytesIO(png)).convert("RGB") for _, png in pictures]


def count(picture: Image.Image, colour: object) -> int:
    """Return how many pixels have a colour; letters hold a few of every grey."""
    return sum(pixels for pixels, held in picture.getcolors(1 << 20) or [] if held == colour)


def test_a_part_of_the_page_is_cut_out_with_its_cells_outlined() -> None:
    [crop] = plan_crops([(1, CELL, Box(20, 38, 380, 52))])
    assert crop == Crop(1, Box(2, 20, 398, 70), (CELL,))
    [picture] = drawn(PDF, crop)
    assert picture.size == (594, 75)
    assert picture.getpixel((round((100 - 2) * 1.5), round((38 - 20) * 1.5))) == OUTLINE
    assert count(picture, (255, 255, 255)) > 1000


def test_cells_near_each_other_share_a_picture() -> None:
    boxes = [Box(50, top, 150, top + 12) for top in (100, 180, 500)]
    crops = plan_crops([*((1, box, box) for box in boxes), (2, boxes[0], boxes[0])])
    assert [(crop.page, len(crop.cells)) for crop in crops] == [(1, 2), (1, 1), (2, 1)]


def test_no_picture_is_taller_than_half_a_page() -> None:
    [crop] = plan_crops([(1, Box(50, 10, 150, 2000), Box(50, 10, 150, 2000))])
    assert crop.area.height < 480


def test_numbers_of_persons_are_covered() -> None:
    crop = Crop(1, Box(0, 180, 400, 220), ())
    assert count(drawn(PDF, crop)[0], COVER) > 1000
    assert count(drawn(PDF, crop, personal=True)[0], COVER) < 100
    assert count(drawn(PDF, Crop(1, Box(0, 30, 400, 70), ()))[0], COVER) < 100


def test_the_words_of_a_number_are_covered_and_its_neighbours_not() -> None:
    texts = ("NIP", "19650101", "199003", "1", "001", "Pembina", "2.000.000")
    words = [Word(text, Box(60.0 * at, 10, 60.0 * at + 50, 20)) for at, text in enumerate(texts)]
    assert boxes_of_personal_data(words) == [word.box for word in words[1:5]]
    assert boxes_of_personal_data([Word("19650101", CELL)]) == [CELL]
    assert boxes_of_personal_data([Word("13322950", CELL)]) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"text", PDF[:200]])
def test_a_file_that_cannot_be_drawn_gives_no_picture(data: bytes) -> None:
    assert drawn(data, Crop(1, Box(0, 0, 100, 100), ())) == []


def test_places_outside_the_document_give_no_picture() -> None:
    crops = [Crop(9, Box(0, 0, 9, 9), ()), Crop(0, Box(0, 0, 9, 9), ()),
             Crop(1, Box(5000, 0, 6000, 9), ())]  # fmt: skip
    assert drawn(PDF, *crops) == []


@pytest.mark.parametrize("bbox", [None, [], [1, 2, 3], ["NaN"] * 4, [5, 5, 1, 1], [0, 0, 1e9, 1]])
def test_a_damaged_box_is_none(bbox: list[object] | None) -> None:
    assert box_of(bbox) is None


def on_page(raw: str = "80,00", box: Box = CELL, **more: object) -> AuditEvidence:
    held = {"page": 1, "bbox": [int(value) for value in box], "raw": raw, **more}
    return AuditEvidence.model_validate(held)


def pdf_report(
    *evidence: AuditEvidence, kind: TableKind = "lainnya", cells: list[str], personal: bool = False
) -> str:
    row = Row(kind="data", source=Source(page=1, bbox=[20, 38, 380, 52]), cells=cells)
    columns = [Column(header="Nama")] * len(cells)
    table = Table(id="t01", kind=kind, columns=columns, rows=[row])
    document = document_of(table, source=source_of(PDF, media_type="application/pdf"))
    held = [finding(evidence=[one]) for one in evidence]
    return report_of(document, held, data=PDF, with_personal_data=personal)


def test_the_picture_is_described_in_words() -> None:
    page = pdf_report(on_page(), cells=["80,00"])
    [image] = Outline(page).all("img")
    assert image["alt"] == "Potongan halaman 1 dengan sel yang diberi bingkai: 80,00"


def test_the_same_picture_is_not_held_twice() -> None:
    page = pdf_report(on_page(), on_page(), on_page(box=Box(50, 200, 150, 212)), cells=["x"])
    assert len(Outline(page).all("img")) == 2
    assert "yang sama sudah ditampilkan di atas" in page
    assert 'href="#d1-f1-e1-p1"' in page


@pytest.mark.parametrize(
    ("kind", "cell"), [("sdm", "Siti"), ("lainnya", "**-**-****")], ids=["staff", "masked"]
)
def test_tables_of_staff_are_not_pictured(kind: TableKind, cell: str) -> None:
    place = on_page(table="t01", row=0, field="cells.0")
    page = pdf_report(place, kind=kind, cells=[cell])
    assert Outline(page).all("img") == []
    assert "memuat data pribadi" in page
    assert len(Outline(pdf_report(place, kind=kind, cells=[cell], personal=True)).all("img")) == 1


@pytest.mark.parametrize("gallery", [Gallery(most_pictures=1), Gallery(most_bytes=2_000_000)])
def test_pictures_beyond_the_limit_are_counted_and_told(gallery: Gallery) -> None:
    document = document_of(source=source_of(PDF, media_type="application/pdf"))
    later = on_page(box=Box(50, 200, 150, 212))
    held = [finding(evidence=[later], severity="info"), finding(evidence=[on_page("pertama")])]
    if gallery.most_pictures > 1:
        full = Gallery()
        report_html(audit_of(document, held), [], {document.source.sha256: PDF}, "id", gallery=full)
        first = [key for key in full.wanted if key[1].area.top < 100]
        gallery.most_bytes = len(full.uri(first[0]) or "")
    page = report_html(
        audit_of(document, held), [], {document.source.sha256: PDF}, "id", gallery=gallery
    )
    [image] = Outline(page).all("img")
    assert (image["alt"] or "").endswith("pertama")
    assert "Batas gambar tercapai: 1 potongan halaman" in page
    assert "karena batas gambar laporan tercapai" in page


@pytest.mark.parametrize("personal", [False, True])
def test_staff_beside_a_finding_are_covered(personal: bool) -> None:
    page = pdf_report(on_page(), kind="sdm", cells=["Siti"], personal=personal)
    [image] = Outline(page).all("img")
    png = base64.b64decode((image["src"] or "").partition(",")[2])
    covered = count(Image.open(io.BytesIO(png)).convert("RGB"), COVER) > 1000
    assert covered is not personal
