from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model.audit import Verdict
from extractor.report.charts import BAR_SHARE, ROWS_OF_A_PART, Chart, charts_of
from extractor.report.entries import entries_of
from extractor.report.phrases import Phrases
from tests.extractor.report.reports import (
    Outline,
    audit_of,
    budget,
    document_of,
    money_row,
    report_of,
    verdict,
)


def charts(*verdicts: Verdict, rows: int = 2) -> list[Chart]:
    held = [money_row(n, f"Program {n}", "200", "150", "80,00") for n in range(1, rows + 1)]
    document = document_of(budget(*held))
    audit = audit_of(document, verdicts=verdicts)
    [entry] = entries_of(audit, [("uji.json", document)], {}, with_personal_data=False)
    return charts_of(entry, Phrases("id"))


def test_bars_are_as_long_as_their_figures() -> None:
    [chart] = charts(verdict(reported=Decimal(100), recomputed=Decimal(50)))
    [bar] = chart.rows
    assert (bar.reported_width, bar.recomputed_width) == ("76.00%", "38.00%")
    assert (bar.label, bar.reported, bar.recomputed) == ("Program 1", "100", "50")
    assert [text for _, text in chart.ticks] == ["0 %", "50 %", "100 %"]


def test_the_scale_grows_and_is_cut_with_a_word() -> None:
    [chart] = charts(verdict(recomputed=Decimal("104.2")))
    assert chart.ticks[-1][1] == "150 %"
    [chart] = charts(verdict(recomputed=Decimal(13000)), verdict(1))
    assert chart.ticks[-1][1] == "200 %"
    assert chart.rows[0].recomputed_width == f"{BAR_SHARE}.00%"
    assert "Batang dipotong pada 200 %" in chart.notes[0]


def test_rows_without_a_number_are_told_and_stay_in_the_table() -> None:
    grade = verdict(1, reported="BB", recomputed=None, verdict="not-computable")
    [chart] = charts(verdict(), grade)
    assert [len(part.bars) for part in chart.parts] == [1]
    assert [row.reported for row in chart.rows] == ["80", "BB"]
    assert "1 baris tidak digambar" in chart.notes[0]


def test_a_figure_that_is_not_printed_has_no_bar() -> None:
    [chart] = charts(verdict(verdict="computed", reported=None))
    assert chart.rows[0].reported_width is None
    assert chart.rows[0].recomputed_width is not None


def test_capaian_comes_before_absorption() -> None:
    titles = [chart.title for chart in charts(verdict(), verdict(1, field="capaian"))]
    assert [title.split(":")[0] for title in titles] == ["Capaian", "Serapan anggaran"]


def test_verdicts_without_any_number_give_no_chart() -> None:
    assert charts(verdict(reported=None, recomputed=None)) == []


def test_sixty_rows_are_cut_into_parts_and_all_are_named() -> None:
    [chart] = charts(*(verdict(row) for row in range(60)), rows=60)
    assert [len(part.bars) for part in chart.parts] == [ROWS_OF_A_PART] * 6
    assert {part.bars[0].top for part in chart.parts} == {20}
    assert len({part.title for part in chart.parts}) == 6
    assert [row.number for row in chart.rows] == list(range(1, 61))


def test_each_picture_has_a_title_a_description_and_a_table() -> None:
    page = report_of(document_of(budget()), verdicts=[verdict(), verdict(1)])
    outline = Outline(page)
    assert len(outline.all("svg")) == 1
    assert outline.all("svg")[0]["role"] == "img"
    assert len(outline.all("desc")) == 1
    assert "Angka grafik sebagai tabel" in outline.text


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.decimals(-500, 500) | st.just("WTP") | st.none(),
)
def test_no_figure_breaks_the_drawing(reported: Decimal, recomputed: Decimal | str | None) -> None:
    made = Verdict.model_construct(
        table="t01", row=0, field="persen", verdict="mismatch", reported=reported,
        recomputed=recomputed, formula=None, reason=None,
    )  # fmt: skip
    if not reported.is_finite() or abs(reported) > 10**12:
        made.reported = None
    for chart in charts(made):
        for bar in chart.rows:
            for width in (bar.reported_width, bar.recomputed_width):
                assert width is None or 0 <= Decimal(width.rstrip("%")) <= BAR_SHARE


@pytest.mark.parametrize("row", [-1, 99])
def test_a_verdict_on_a_row_that_is_not_there_is_named_by_its_number(row: int) -> None:
    [chart] = charts(verdict(row))
    assert chart.rows[0].label == f"baris {row + 1}"
    assert chart.rows[0].link is None
