"""Places in the words of the contract: page and box, or line."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.places import bbox_of, evidence_of, source_of, source_over
from extractor.readers.page import Box
from extractor.tables.grid import Cell, TextLine


def placed(line: int, page: int | None = None, box: Box | None = None) -> Cell:
    return Cell("95%", line=line, page=page, box=box)


def dumped(item: object) -> dict[str, object]:
    assert hasattr(item, "model_dump")
    found: dict[str, object] = item.model_dump(exclude_none=True)
    return found


def test_a_cell_of_a_page_is_its_box() -> None:
    cell = placed(17, 3, Box(72, 90.5, 180, 110))
    assert dumped(source_of(cell)) == {"page": 3, "bbox": [72, Decimal("90.5"), 180, 110]}


def test_a_line_of_a_text_with_page_breaks_is_line_and_page() -> None:
    assert dumped(source_of(placed(17, 3))) == {"line": 17, "page": 3}


def test_a_line_of_a_text_is_its_line() -> None:
    assert dumped(source_of(placed(17))) == {"line": 17}
    assert dumped(source_of(placed(17, None, Box(0, 0, 1, 1)))) == {"line": 17}


def test_several_things_are_the_box_around_them() -> None:
    items = [placed(1, 2, Box(50, 60, 70, 80)), placed(2, 2, Box(40, 90, 60, 100))]
    assert dumped(source_over(items)) == {"page": 2, "bbox": [40, 60, 70, 100]}


def test_of_things_over_pages_those_of_the_first_page_count() -> None:
    items = [placed(1, 2, Box(50, 760, 70, 780)), placed(2, 3, Box(50, 40, 70, 60))]
    assert dumped(source_over(items)) == {"page": 2, "bbox": [50, 760, 70, 780]}


def test_things_without_boxes_are_where_the_first_one_is() -> None:
    assert dumped(source_over([placed(4), placed(5)])) == {"line": 4}
    assert dumped(source_over([placed(4, 1), placed(5, 1)])) == {"line": 4, "page": 1}


def test_evidence_says_what_is_printed() -> None:
    line = TextLine(9, None, "Rp 5.000,-", "Rp 5.000,-")
    assert dumped(evidence_of(line, "Rp 5.000,-")) == {"line": 9, "raw": "Rp 5.000,-"}
    assert dumped(evidence_of(line, "")) == {"line": 9}


def test_boxes_are_decimals_to_hundredths() -> None:
    assert bbox_of(Box(0.1 + 0.2, 99.999, 100.005, 1e-9)) == [
        Decimal("0.30"),
        Decimal("100.00"),
        Decimal("100.00"),
        Decimal("0.00"),
    ]


@given(st.lists(st.floats(-14_400, 14_400), min_size=4, max_size=4))
def test_a_box_is_written_within_half_a_hundredth(edges: list[float]) -> None:
    for written, edge in zip(bbox_of(Box(*edges)), edges, strict=True):
        assert abs(written - Decimal(edge)) <= Decimal("0.0051")
        assert Decimal(written).as_tuple().exponent == -2
