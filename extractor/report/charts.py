"""Bars of what a document prints beside what its own figures give: capaian and absorption.

Widths are per cent of the drawing, so that a chart fits every screen and its letters stay as
large as they are. A chart is cut into parts of a few rows, which print without being torn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from extractor.audit.wording import number_text
from extractor.model import Row
from extractor.model.audit import Verdict
from extractor.model.values import Number
from extractor.report.entries import Entry
from extractor.report.phrases import Phrases

FIELDS = ("capaian", "persen")
ROWS_OF_A_PART = 10
ROW_HEIGHT = 50
"""Pixels: a label, two bars, space."""
AXIS_HEIGHT = 20
BAR_SHARE = Decimal(76)
"""Per cent of the width for the bars; the rest is for their figures."""
_STEP = Decimal(50)
_LOWEST, _HIGHEST = Decimal(100), Decimal(200)
_SHORT_LABEL, _LONG_LABEL = 40, 100
"""Letters that fit a phone's 360 px, and a screen; the whole label is in the table."""
_LABELS = (
    "indikator", "uraian", "uraian_kegiatan", "kegiatan", "program", "sasaran", "kode",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart; widths in per cent of the drawing, None where there is no number."""

    number: int
    short_label: str
    long_label: str
    label: str
    reported: str
    recomputed: str
    reported_width: str | None
    recomputed_width: str | None
    verdict: str
    link: str | None
    top: int
    mismatch: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are drawn as one picture."""

    title: str
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows of one table and one field: drawn in parts, and as a table."""

    anchor: str
    title: str
    description: str
    parts: tuple[Part, ...]
    rows: tuple[Bar, ...]
    ticks: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def charts_of(entry: Entry, phrases: Phrases) -> list[Chart]:
    """Return the charts of a document: one for each field and table with verdicts."""
    by_table: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in entry.audited.verdicts:
        if verdict.field in FIELDS:
            by_table.setdefault((verdict.field, verdict.table), []).append(verdict)
    ordered = sorted(by_table.items(), key=lambda item: FIELDS.index(item[0][0]))
    charts = []
    for number, ((name, table), verdicts) in enumerate(ordered, start=1):
        if any(_decimal(one.reported) or _decimal(one.recomputed) for one in verdicts):
            anchor = f"{entry.anchor}-c{number}"
            charts.append(_chart(entry, anchor, name, table, verdicts, phrases))
    return charts


def _chart(
    entry: Entry, anchor: str, name: str, table: str, verdicts: Sequence[Verdict], phrases: Phrases
) -> Chart:
    most, beyond = _most(verdicts)
    title = phrases.text(f"chart_{name}")
    named = entry.table_name(table, phrases) or table
    rows = [_bar(entry, one, n, most, phrases) for n, one in enumerate(verdicts, start=1)]
    drawn = [row for row in rows if row.reported_width or row.recomputed_width]
    notes = []
    if len(drawn) < len(rows):
        notes.append(phrases.text("chart_missing", count=len(rows) - len(drawn)))
    if beyond:
        notes.append(phrases.text("chart_beyond", most=number_text(most, phrases.lang)))
    return Chart(
        anchor=anchor,
        title=f"{title} · {named}",
        description=phrases.text("chart_desc", count=len(drawn)),
        parts=tuple(_parts(drawn, title, named, phrases)),
        rows=tuple(rows),
        ticks=tuple(_ticks(most)),
        notes=tuple(notes),
    )


def _parts(bars: Sequence[Bar], title: str, table: str, phrases: Phrases) -> Iterator[Part]:
    count = -(-len(bars) // ROWS_OF_A_PART)
    for part in range(count):
        held = bars[part * ROWS_OF_A_PART : (part + 1) * ROWS_OF_A_PART]
        tops = (AXIS_HEIGHT + ROW_HEIGHT * at for at in range(len(held)))
        placed = tuple(replace(bar, top=top) for bar, top in zip(held, tops, strict=False))
        told = phrases.text("chart_of", title=title, table=table, part=part + 1, parts=count)
        height = AXIS_HEIGHT + ROW_HEIGHT * len(held)
        yield Part(told if count > 1 else f"{title}, {table}", placed, height)


def _bar(entry: Entry, verdict: Verdict, number: int, most: Decimal, phrases: Phrases) -> Bar:
    row = entry.row(verdict.table, verdict.row)
    label = label_of(row) or phrases.text("row_number", row=verdict.row + 1)
    return Bar(
        number=number,
        short_label=_cut(f"{number}. {label}", _SHORT_LABEL),
        long_label=_cut(f"{number}. {label}", _LONG_LABEL),
        label=label,
        reported=figure_text(verdict.reported, phrases.lang),
        recomputed=figure_text(verdict.recomputed, phrases.lang),
        reported_width=_width(verdict.reported, most),
        recomputed_width=_width(verdict.recomputed, most),
        verdict=phrases.word("verdicts", verdict.verdict),
        link=entry.row_anchor(verdict.table, verdict.row),
        top=0,
        mismatch=verdict.verdict == "mismatch",
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def label_of(row: Row | None) -> str:
    """Return what a row is about: its indicator, else its description, its code before it."""
    if row is None:
        return ""
    texts = [str(getattr(row, name)) for name in _LABELS if getattr(row, name)]
    kode = row.kode or ""
    if not texts:
        return " ".join(row.cells or [])
    return texts[0] if not kode or texts[0].startswith(kode) else f"{kode} {texts[0]}"


def figure_text(value: Number | str | None, lang: str) -> str:
    """Return a figure as a person reads it; empty for None."""
    if value is None:
        return ""
    return value if isinstance(value, str) else number_text(value, lang)


def _decimal(value: Number | str | None) -> Decimal | None:
    if value is None or isinstance(value, str):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None


def _most(verdicts: Sequence[Verdict]) -> tuple[Decimal, bool]:
    """Return the end of the scale in per cent, and whether a bar goes beyond it."""
    figures = [_decimal(figure) for one in verdicts for figure in (one.reported, one.recomputed)]
    largest = max((figure for figure in figures if figure is not None), default=_LOWEST)
    if largest > _HIGHEST:
        return _HIGHEST, True
    steps = (largest / _STEP).to_integral_value(ROUND_CEILING)
    return max(_LOWEST, steps * _STEP), False


def _width(value: Number | str | None, most: Decimal) -> str | None:
    number = _decimal(value)
    if number is None:
        return None
    return _percent(min(max(number, Decimal(0)), most) / most * BAR_SHARE)


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"


def _ticks(most: Decimal) -> Iterator[tuple[str, str]]:
    """Return place and text of the lines of the scale."""
    tick = Decimal(0)
    while tick <= most:
        yield _percent(tick / most * BAR_SHARE), f"{tick:f} %"
        tick += _STEP
