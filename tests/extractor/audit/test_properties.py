"""Properties of the whole audit: what agrees gives no error, one wrong figure gives one.

Documents are made up here: budgets of three levels whose sums and percentages are computed, and
results whose capaian is computed. Then one figure is changed, or rows and tables change places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.matching import matcher_of
from extractor.model import (
    Amount,
    Column,
    Document,
    IndikatorMatch,
    Measure,
    Row,
    Source,
    Table,
)
from extractor.model.audit import AuditedDocument, AuditFinding
from extractor.model.document import DocumentInfo, SourceFile

Audit = Callable[..., AuditedDocument]

HUNDREDTH = Decimal("0.01")
PROGRAMS = (
    ("CQ", "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi"),
    ("WA", "Program Dukungan Manajemen"),
)
KEGIATAN = {
    "CQ": (("6639", "Teknis Penyelenggaraan"), ("6867", "Pembentukan Badan Adhoc")),
    "WA": (("3355", "Pengelolaan Keuangan"), ("3360", "Operasional Perkantoran")),
}
OUTPUTS = (
    ("QGE.001", "Seleksi"),
    ("QGE.002", "Honorarium"),
    ("QGE.003", "Evaluasi dan Pelaporan"),
)
PERCENTAGES = (
    "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan",
    "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan",
    "Persentase Partisipasi Pemilih Disabilitas dalam Pemilu/Pemilihan",
    "Persentase Sengketa Hukum yang dimenangkan KPU",
)
FALLING = ("Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap",)


@dataclass(frozen=True)
class Line:
    """A row of a budget: its code and name, its amounts, the lines that it adds up."""

    kode: str
    uraian: str
    pagu: int
    realisasi: int
    parts: tuple[Line, ...] = ()

    @property
    def persen(self) -> Decimal:
        return rounded(Decimal(self.realisasi) * 100 / self.pagu)


def rounded(value: Decimal) -> Decimal:
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def summed(kode: str, uraian: str, parts: Sequence[Line]) -> Line:
    pagu = sum(part.pagu for part in parts)
    realisasi = sum(part.realisasi for part in parts)
    return Line(kode, uraian, pagu, realisasi, tuple(parts))


@st.composite
def outputs(draw: st.DrawFn, kegiatan: str, count: int) -> list[Line]:
    """Draw the outputs of a kegiatan, no two of the same amounts."""
    lines = []
    for kode, uraian in OUTPUTS[:count]:
        pagu = draw(st.integers(5_000, 9_000_000)) * 1000
        spent = draw(st.integers(4_000, 9_990))
        realisasi = pagu * spent // 10_000 + draw(st.integers(1, 999))
        lines.append(Line(f"{kegiatan}.{kode}", uraian, pagu, realisasi))
    return lines


@st.composite
def budgets(draw: st.DrawFn) -> list[Line]:
    """Draw the programs of a budget: two, each with two kegiatan of two or three outputs."""
    programs = []
    for program, name in PROGRAMS:
        kegiatan = []
        for kode, uraian in KEGIATAN[program]:
            code = f"{program}.{kode}"
            named = f"{uraian} {program}"
            parts = draw(outputs(code, draw(st.integers(2, 3))))
            kegiatan.append(summed(code, named, [_named(part, named) for part in parts]))
        programs.append(summed(program, name, kegiatan))
    values = Counter(v for line in flat(programs) for v in (line.pagu, line.realisasi))
    assume(max(values.values()) == 1)
    assume(max(Counter(line.persen for line in flat(programs)).values()) == 1)
    return programs


def _named(line: Line, kegiatan: str) -> Line:
    return replace(line, uraian=f"{line.uraian} {kegiatan}")


def flat(lines: Sequence[Line]) -> list[Line]:
    return [one for line in lines for one in (line, *flat(line.parts))]


def dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def comma(value: Decimal) -> str:
    return str(value).replace(".", ",")


def number(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value


def percent(value: Decimal) -> Measure:
    return Measure(raw=f"{comma(value)}%", kind="percent", value=number(value))


def amount(value: int) -> Amount:
    return Amount(raw=dotted(value), value=value)


def budget_row(line: Line, kind: str, place: int) -> Row:
    return Row(
        kind="total" if kind == "total" else "data",
        source=Source(line=place),
        kode=line.kode or None,
        uraian=line.uraian,
        pagu=amount(line.pagu),
        realisasi=amount(line.realisasi),
        persen=percent(line.persen),
    )


def budget_table(programs: Sequence[Line]) -> Table:
    total = summed("", "JUMLAH", programs)
    lines = [*((line, "data") for line in flat(programs)), (replace(total, parts=()), "total")]
    fields = ("kode", "uraian", "pagu", "realisasi", "persen")
    return Table(
        id="t01",
        kind="realisasi_anggaran",
        title="REALISASI ANGGARAN TAHUN 2024",
        tahun=2024,
        columns=[Column(field=field, header=field) for field in fields],
        rows=[budget_row(line, kind, place) for place, (line, kind) in enumerate(lines, start=1)],
    )


def document_of(*tables: Table) -> Document:
    named = [table.model_copy(update={"id": f"t{n:02}"}) for n, table in enumerate(tables, start=1)]
    source = SourceFile(name="uji.txt", sha256="0", media_type="text/plain", text_layer="native")
    info = DocumentInfo(kind="lakip", tahun=2024)
    return Document(status="complete", source=source, document=info, tables=named)


def errors_of(audited: AuditedDocument) -> list[AuditFinding]:
    return [finding for finding in audited.findings if finding.severity == "error"]


def places_of(findings: Sequence[AuditFinding]) -> list[tuple[object, ...]]:
    return [(finding.row, finding.field) for finding in findings]


@st.composite
def results(draw: st.DrawFn) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    """Draw indicators with target, realisasi and capaian, of both polarities."""
    rows = []
    for name in PERCENTAGES:
        target = Decimal(draw(st.integers(100, 1000))) / 10
        realisasi = Decimal(draw(st.integers(100, 1000))) / 10
        rows.append((name, target, realisasi, rounded(realisasi / target * 100)))
    for name in FALLING:
        target = Decimal(draw(st.integers(10, 90))) / 10
        realisasi = Decimal(draw(st.integers(10, 90))) / 10
        rows.append((name, target, realisasi, rounded((2 * target - realisasi) / target * 100)))
    return rows


def matched(name: str) -> IndikatorMatch:
    record = matcher_of().match(name).candidates[0].record
    return IndikatorMatch(id=record.id, name=record.name, score=Decimal(100), status="matched")


def results_table(rows: Sequence[tuple[str, Decimal, Decimal, Decimal]]) -> Table:
    fields = ("no", "indikator", "target", "realisasi", "capaian")
    return Table(
        id="t02",
        kind="capaian_kinerja",
        title="CAPAIAN KINERJA TAHUN 2024",
        tahun=2024,
        columns=[Column(field=field, header=field) for field in fields],
        rows=[
            Row(
                kind="data",
                source=Source(line=100 + place),
                no=str(place),
                indikator=name,
                indikator_match=matched(name),
                target=percent(target),
                realisasi=percent(realisasi),
                capaian=percent(capaian),
            )
            for place, (name, target, realisasi, capaian) in enumerate(rows, start=1)
        ],
    )


def shuffled(programs: Sequence[Line], random: Random) -> list[Line]:
    lines = [replace(line, parts=tuple(shuffled(line.parts, random))) for line in programs]
    return random.sample(lines, len(lines))


def told(audited: AuditedDocument, document: Document) -> Counter[tuple[object, ...]]:
    """Return what findings say, with the names of rows instead of their indexes."""
    rows = {table.id: table.rows for table in document.tables}
    return Counter(
        (
            finding.code,
            finding.severity,
            finding.field,
            rows[finding.table or ""][finding.row].uraian if finding.row is not None else None,
            finding.reported,
            finding.recomputed,
        )
        for finding in audited.findings
        if finding.code not in ("nomor-gap", "nomor-duplicate")
    )


quick = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_the_indicators_are_those_of_the_catalogue() -> None:
    records = built_in_catalogue().records
    found = [records[str(matched(name).id)] for name in (*PERCENTAGES, *FALLING)]
    assert [record.name for record in found] == [*PERCENTAGES, *FALLING]
    assert [record.polarity for record in found] == ["higher_better"] * 4 + ["lower_better"]


@quick
@given(programs=budgets(), rows=results())
def test_what_agrees_gives_no_error(
    audit_of: Audit,
    programs: list[Line],
    rows: list[tuple[str, Decimal, Decimal, Decimal]],
) -> None:
    audited = audit_of(document_of(budget_table(programs), results_table(rows)))
    assert errors_of(audited) == []


@quick
@given(programs=budgets(), field=st.sampled_from(["pagu", "realisasi"]), data=st.data())
def test_one_wrong_amount_gives_one_error_at_its_cell(
    audit_of: Audit, programs: list[Line], field: str, data: st.DataObject
) -> None:
    table = budget_table(programs)
    row = data.draw(st.integers(0, len(table.rows) - 1))
    old = getattr(table.rows[row], field).value
    new = old + data.draw(st.sampled_from([-1, 1])) * (old // data.draw(st.integers(3, 40)))
    setattr(table.rows[row], field, amount(new))
    audited = audit_of(document_of(table))
    assert places_of(errors_of(audited)) == [(row, field)]
    [error] = errors_of(audited)
    assert (error.reported, error.recomputed) == (new, old)


@quick
@given(programs=budgets(), data=st.data())
def test_one_wrong_percentage_gives_one_error_at_its_cell(
    audit_of: Audit, programs: list[Line], data: st.DataObject
) -> None:
    table = budget_table(programs)
    row = data.draw(st.integers(0, len(table.rows) - 1))
    old = table.rows[row].persen
    assert old is not None
    share = Decimal(str(old.value))
    new = share + data.draw(st.sampled_from([-3, -1, 1, 7]))
    assume(share % 1 or new != share - 1)  # 51,996 may be printed as 51, cut off, not rounded
    table.rows[row].persen = percent(new)
    [error] = errors_of(audit_of(document_of(table)))
    assert (error.code, error.row, error.field) == ("persen-mismatch", row, "persen")


@quick
@given(programs=budgets(), field=st.sampled_from(["pagu", "realisasi"]), data=st.data())
def test_three_lost_digits_are_one_error_that_says_so(
    audit_of: Audit, programs: list[Line], field: str, data: st.DataObject
) -> None:
    table = budget_table(programs)
    row = data.draw(st.integers(0, len(table.rows) - 1))
    old = getattr(table.rows[row], field).value
    setattr(table.rows[row], field, amount(old * 1000))
    [error] = errors_of(audit_of(document_of(table)))
    assert (error.code, error.row, error.field) == ("magnitude-suspect", row, field)
    assert error.recomputed == old


@quick
@given(programs=budgets(), field=st.sampled_from(["pagu", "realisasi"]), data=st.data())
def test_two_exchanged_amounts_are_one_error(
    audit_of: Audit, programs: list[Line], field: str, data: st.DataObject
) -> None:
    table = budget_table(programs)
    leaves = [n for n, line in enumerate(flat(programs)) if not line.parts]
    one, other = data.draw(st.lists(st.sampled_from(leaves), min_size=2, max_size=2, unique=True))
    first, second = (getattr(table.rows[row], field) for row in (one, other))
    ratio = Decimal(first.value) / second.value
    assume(not Decimal("0.9") < ratio < Decimal("1.1"))
    setattr(table.rows[one], field, second)
    setattr(table.rows[other], field, first)
    [error] = errors_of(audit_of(document_of(table)))
    assert error.code == "cells-swapped"
    assert (error.row, error.field) in {(one, field), (other, field)}


@quick
@given(rows=results(), data=st.data())
def test_one_wrong_capaian_gives_one_error_at_its_cell(
    audit_of: Audit, rows: list[tuple[str, Decimal, Decimal, Decimal]], data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(rows) - 1))
    name, target, realisasi, capaian = rows[row]
    wrong = capaian + data.draw(st.sampled_from([Decimal("-3.17"), Decimal("2.29"), Decimal(31)]))
    fits = {realisasi / target, target / realisasi, (2 * target - realisasi) / target}
    assume(wrong > 0 and all(abs(fit * 100 - wrong) > 1 for fit in fits))
    assume(wrong not in (100, 110, 120, 150))
    changed = [*rows[:row], (name, target, realisasi, wrong), *rows[row + 1 :]]
    [error] = errors_of(audit_of(document_of(results_table(changed))))
    assert (error.code, error.row, error.field) == ("capaian-mismatch", row, "capaian")


@quick
@given(
    programs=budgets(),
    rows=results(),
    seed=st.integers(0, 1000),
    place=st.integers(0, 30),
    field=st.sampled_from(["pagu", "realisasi"]),
)
def test_the_order_of_rows_and_tables_does_not_matter(
    audit_of: Audit,
    programs: list[Line],
    rows: list[tuple[str, Decimal, Decimal, Decimal]],
    seed: int,
    place: int,
    field: str,
) -> None:
    tables = [budget_table(order) for order in (programs, shuffled(programs, Random(seed)))]
    kode = tables[0].rows[place % (len(tables[0].rows) - 1)].kode
    for table in tables:
        for row in table.rows:
            if row.kode == kode:
                held = getattr(row, field)
                setattr(row, field, amount(held.value * 10 // 9))
    one = document_of(tables[0], results_table(rows))
    other = document_of(results_table(rows), tables[1])
    findings = [told(audit_of(document), document) for document in (one, other)]
    assert findings[0] == findings[1]
    assert findings[0]


@pytest.mark.parametrize("digits", ["1.234.567", "12"])
def test_amounts_are_printed_with_dots(digits: str) -> None:
    assert dotted(int(digits.replace(".", ""))) == digits
