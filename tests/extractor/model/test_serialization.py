"""The canonical JSON: fixed key order, decimals as printed, nothing lost on the way back."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
import simplejson
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.model import (
    Amount,
    Column,
    Document,
    DocumentInfo,
    Evidence,
    Finding,
    Jadwal,
    Measure,
    Prose,
    Row,
    Satker,
    Source,
    SourceFile,
    Table,
    Unplaced,
    document_from_json,
    document_to_json,
)

texts = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
numbers = st.one_of(
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.decimals(-1, 1, places=12, allow_nan=False, allow_infinity=False),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a row with some of the fields of a rak."""
    fields: dict[str, Any] = {
        "kind": draw(st.sampled_from(["data", "section", "total"])),
        "source": Source(line=draw(st.integers(1, 999))),
    }
    if draw(st.booleans()):
        fields["indikator"] = draw(st.none() | texts)
    if draw(st.booleans()):
        fields["biaya"] = Amount(raw=draw(texts), value=draw(st.none() | numbers))
    if draw(st.booleans()):
        fields["target"] = Measure(raw=draw(texts), kind="number", value=draw(st.none() | numbers))
    if draw(st.booleans()):
        marks = draw(st.none() | st.lists(st.sampled_from(["T1", "T4"]), unique=True))
        fields["jadwal"] = Jadwal(granularity="triwulan", marks=marks)
    if draw(st.booleans()):
        fields["extra"] = draw(st.dictionaries(texts, texts, max_size=2))
        fields["merged"] = {"sasaran": (0, draw(st.integers(0, 5)))}
    return Row(**fields)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document with one table, one value of prose and one finding."""
    table = Table(
        id="t01",
        kind="rak",
        satker=draw(st.none() | st.builds(Satker, raw=texts, name=texts)),
        pages=draw(st.none() | st.lists(st.integers(1, 9), max_size=3)),
        columns=[Column(field=draw(st.none() | texts), header=draw(texts))],
        rows=draw(st.lists(rows(), max_size=3)),
        unplaced=[Unplaced(raw=draw(texts), source=Source(line=1))],
    )
    return Document(
        status="complete",
        source=SourceFile(
            name=draw(texts), sha256="0" * 64, media_type="text/plain", text_layer="native"
        ),
        document=DocumentInfo(kind="rak", title=draw(st.none() | texts)),
        tables=[table],
        prose=[Prose(source=Source(line=2), kind="count", raw="3", value=3, context=draw(texts))],
        findings=[Finding(code="x", severity="info", message=draw(texts), evidence=[Evidence()])],
    )


def document_with(row: Row) -> Document:
    return Document(
        status="complete",
        source=SourceFile(name="uji.txt", sha256="", media_type="text/plain", text_layer="native"),
        document=DocumentInfo(kind="rak"),
        tables=[Table(id="t01", kind="rak", columns=[], rows=[row])],
    )


def first_row(text: str) -> dict[str, Any]:
    row: dict[str, Any] = simplejson.loads(text, use_decimal=True)["tables"][0]["rows"][0]
    return row


def amount_json(value: int | Decimal) -> str:
    row = Row(kind="data", source=Source(line=1), biaya=Amount(raw="x", value=value))
    found = re.search(r'"value": (\S+)', document_to_json(document_with(row)))
    assert found is not None
    return found.group(1)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    text = document_to_json(document)
    assert document_from_json(text) == document
    assert document_to_json(document_from_json(text)) == text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(numbers)
def test_numbers_are_written_exactly_and_plainly(value: int | Decimal) -> None:
    written = amount_json(value)
    assert Decimal(written) == value
    assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", written)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("82.5"), "82.5"),
        (Decimal("82.50"), "82.5"),
        (Decimal("95.00"), "95"),
        (Decimal("1E+12"), "1000000000000"),
        (Decimal("0.000001"), "0.000001"),
        (Decimal("0.0000001"), "0.0000001"),
        (Decimal("-2.50E-9"), "-0.0000000025"),
        (Decimal("12345678901234567890123456789012.5"), "12345678901234567890123456789012.5"),
        (Decimal("1450000000.50"), "1450000000.5"),
        (Decimal("0.1"), "0.1"),
        (10**18 + 1, "1000000000000000001"),
        (Decimal("-0.00"), "0"),
    ],
)
def test_decimals_have_no_exponent_and_no_idle_zeros(value: int | Decimal, written: str) -> None:
    assert amount_json(value) == written


def test_a_float_is_refused() -> None:
    with pytest.raises(ValidationError, match="never as float"):
        Amount.model_validate({"raw": "0,1", "value": 0.1})


def test_keys_come_in_the_order_of_the_contract() -> None:
    row = Row(
        pelaksana="Subbagian Teknis",
        kegiatan="Rapat",
        no="1",
        source=Source(line=1),
        kind="data",
        jadwal=Jadwal(granularity="triwulan", marks=["T1"]),
        sasaran="Terwujudnya tertib",
    )
    text = document_to_json(document_with(row))
    plain = json.loads(text)
    assert list(plain) == [
        "schema_version", "status", "source", "document", "tables", "prose", "findings",
    ]  # fmt: skip
    assert list(plain["tables"][0]) == [
        "id", "kind", "title", "satker", "bagian", "tahun", "pages", "columns", "rows", "unplaced",
    ]  # fmt: skip
    assert list(first_row(text)) == [
        "kind", "source", "no", "sasaran", "kegiatan", "jadwal", "pelaksana",
    ]  # fmt: skip


def test_a_field_that_the_table_lacks_is_left_out_an_empty_one_is_null() -> None:
    row = first_row(document_to_json(document_with(Row(kind="data", source=Source(line=3),
                                                       sasaran=None))))  # fmt: skip
    assert row == {"kind": "data", "source": {"line": 3}, "sasaran": None}


def test_what_a_measure_does_not_have_is_left_out() -> None:
    row = Row(kind="data", source=Source(line=1), target=Measure(raw="-", kind="missing"))
    assert first_row(document_to_json(document_with(row)))["target"] == {
        "raw": "-", "kind": "missing", "value": None, "unit": None,
    }  # fmt: skip


def test_lost_marks_are_null() -> None:
    row = Row(kind="data", source=Source(line=1), jadwal=Jadwal(granularity="bulan", count=2))
    assert first_row(document_to_json(document_with(row)))["jadwal"] == {
        "granularity": "bulan", "marks": None, "count": 2,
    }  # fmt: skip


def test_text_is_written_as_it_is() -> None:
    row = Row(kind="data", source=Source(line=1), sasaran="≥ 90 √ “mutu”")
    assert "≥ 90 √ “mutu”" in document_to_json(document_with(row))
    assert document_to_json(document_with(row)).endswith("}\n")


def test_unknown_keys_are_an_error() -> None:
    text = document_to_json(document_with(Row(kind="data", source=Source(line=1))))
    with pytest.raises(ValidationError):
        document_from_json(text.replace('"status"', '"state"'))
    with pytest.raises(ValueError, match="Expecting"):
        document_from_json("no json")
