"""One text where a column has figures heads the rows below it, and spans the table."""

from __future__ import annotations

from extractor.tables.aligned_headings import Draft
from extractor.tables.aligned_panels import span_panels
from extractor.tables.aligned_pieces import lines_to_pieces
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

COLUMNS = [Extent(50, 150), Extent(280, 300), Extent(380, 400)]


def span(x: float, text: str, figures: set[int] | None = None) -> tuple[int, int]:
    """Return the first and the last column of the one text of a row."""
    (pieces,) = lines_to_pieces(lines_of([[(x, text)]]), COLUMNS)
    drafts = [Draft(3, 3, piece.first, piece.last, [piece]) for piece in pieces]
    (found,) = span_panels(drafts, COLUMNS, {1, 2} if figures is None else figures, 10)
    return found.first, found.last


def test_a_heading_centred_over_the_table_spans_it() -> None:
    assert span(182, "Pulau Sumatera") == (0, 2)


def test_a_heading_centred_over_the_figures_spans_these() -> None:
    assert span(293, "(dalam persen)") == (1, 2)


def test_a_long_heading_at_the_left_spans_all() -> None:
    assert span(50, "Daerah di luar pulau Jawa, Bali dan Madura serta NTB") == (0, 2)


def test_a_short_heading_at_the_left_stays_in_its_column() -> None:
    assert span(50, "Sumatera") == (0, 0)


def test_what_is_not_centred_or_is_a_figure_stays_in_its_column() -> None:
    assert span(275, "nihil") == (1, 1)
    assert span(218, "33–83") == (1, 1)


def test_a_text_in_a_column_of_texts_stays_there() -> None:
    assert span(182, "Pulau Sumatera", {2}) == (1, 1)
