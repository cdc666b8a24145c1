"""Cells: each printed thing once, with its own place and readings."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.audit.cells import Figures, held_in
from extractor.model import Amount, Column, Document, Measure, Row, Source, SourceFile, Table

SERIES = "2024"


def row(line: int, **fields: object) -> Row:
    return Row.model_validate({"kind": "data", "source": Source(line=line), **fields})


def figures_of(*rows: Row) -> tuple[Figures, Table]:
    table = Table(id="t01", kind="realisasi_anggaran", columns=[], rows=list(rows))
    document = Document.model_validate(
        {
            "status": "complete",
            "source": SourceFile(
                name="x", sha256="0", media_type="text/plain", text_layer="native"
            ),
            "document": {"kind": "lakip"},
            "tables": [table],
        }
    )
    return Figures(document), document.tables[0]


def test_a_merged_cell_is_that_of_its_first_row() -> None:
    target = Measure(raw="90%", kind="percent", value=Decimal(90))
    merged = {"target": (0, 1)}
    figures, table = figures_of(
        row(5, target=target, merged=merged), row(6, target=target, merged=merged)
    )
    first, second = (figures.cell(table, index, "target") for index in (0, 1))
    assert first == second
    assert first is not None
    assert (first.row, first.source.line) == (0, 5)
    assert [index for index, _ in figures.column(table, "target")] == [0]


def test_a_range_that_leads_out_of_the_table_is_the_rows_own() -> None:
    figures, table = figures_of(row(5, no="1", merged={"no": (7, 9)}))
    one = figures.cell(table, 0, "no")
    assert one is not None
    assert one.row == 0


def test_a_field_has_its_own_place_and_other_readings() -> None:
    pagu = Amount(raw="1.234", value=1234, alternatives=[Decimal("1.234")])
    figures, table = figures_of(row(5, pagu=pagu, field_sources={"pagu": Source(line=7)}))
    one = figures.cell(table, 0, "pagu")
    assert one is not None
    assert (one.source.line, one.value, one.alternatives) == (7, 1234, (Decimal("1.234"),))
    assert one.is_amount


def test_empty_fields_are_no_cells() -> None:
    figures, table = figures_of(row(5, no="", sasaran=None))
    assert [figures.cell(table, 0, name) for name in ("no", "sasaran", "pagu", "cells.3")] == [
        None, None, None, None,
    ]  # fmt: skip


def test_parts_of_series_extra_and_cells_are_reached() -> None:
    own = row(
        5,
        realisasi={SERIES: Measure(raw="64 (B)", kind="grade", value="B", score=Decimal(64))},
        extra={"Ket": "ya"},
        cells=["a", "b"],
    )
    held = [held_in(own, "realisasi", SERIES), held_in(own, "realisasi", "2023")]
    assert [one and one.raw for one in held] == ["64 (B)", None]
    named = [held_in(own, name) for name in ("extra.Ket", "cells.1", "extra.No")]
    assert [one and one.raw for one in named] == ["ya", "b", None]


def test_values_of_running_text_are_cells(extract_text: Callable[[str], Document]) -> None:
    figures = Figures(extract_text("Pagu sebesar Rp 1.500.000,- telah diserap 98,5%.\n"))
    found = [(prose.kind, cell.value, cell.is_amount) for prose, cell in figures.prose()]
    assert found == [("amount", 1500000, True), ("percent", Decimal("98.5"), False)]


def test_a_title_and_headers_stand_where_their_table_begins() -> None:
    figures, table = figures_of(row(5, no="1"), row(6, no="2"))
    titled = table.model_copy(
        update={"title": "RENCANA KINERJA TAHUN 2024", "columns": [Column(field="no", header="No")]}
    )
    title = figures.title(titled)
    assert title is not None
    assert (title.raw, title.source.line) == ("RENCANA KINERJA TAHUN 2024", 5)
    assert (figures.header(titled, 0).raw, figures.header(titled, 0).source.line) == ("No", 5)
    assert figures.title(table) is None
