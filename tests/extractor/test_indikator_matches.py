"""Indicators of a document matched with the catalogue, and what is told of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from extractor import extract_bytes
from extractor.catalogue.files import load_catalogue
from extractor.catalogue.matching import Matcher
from extractor.indikator_matches import match_indicators
from extractor.model import Document, Evidence, Finding, Row, Source, Table

TITLE = "PERJANJIAN KINERJA TAHUN {year}\nKPU KABUPATEN LAHAT\n\nNo\tSasaran\tIndikator\tTarget\n"
WOMEN = "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"
ROADS = "Persentase jalan kabupaten dalam kondisi mantap"


def agreement(*rows: str, year: int = 2024) -> Document:
    lines = "\n".join(f"{n}\tSasaran {n}\t{row}" for n, row in enumerate(rows, start=1))
    return extract_bytes((TITLE.format(year=year) + lines).encode(), "pk.txt", lang="en")


def told(document: Document) -> list[tuple[str, str | None, list[str | None]]]:
    found = [one for one in document.findings if one.code.startswith("indicator-")]
    return [(one.code, one.table, [place.raw for place in one.evidence]) for one in found]


def rows_of(document: Document) -> list[Row]:
    return [row for table in document.tables for row in table.rows]


def test_a_matched_indicator_has_its_record_and_no_finding() -> None:
    document = agreement(f"{WOMEN}\t77,5%")
    [row] = rows_of(document)
    assert row.indikator_match is not None
    assert (row.indikator_match.id, row.indikator_match.status) == ("SS-08", "matched")
    assert row.indikator_match.name == WOMEN
    assert row.indikator_match.score == Decimal(100)
    assert told(document) == []


def test_doubts_and_unknown_texts_are_told_once_for_a_table() -> None:
    lansia = WOMEN.replace("Perempuan", "Lansia")
    document = agreement(f"{WOMEN}\t77%", f"{lansia}\t77%", f"{ROADS}\t80%", f"{ROADS}\t80%")
    assert told(document) == [
        ("indicator-ambiguous", "t01", [lansia]),
        ("indicator-unmatched", "t01", [ROADS]),
    ]
    matches = [row.indikator_match for row in rows_of(document)]
    assert [match.id if match else "" for match in matches] == ["SS-08", "SS-07", None, None]
    assert document.findings[0].evidence == [Evidence(line=6, raw=lansia)]


def test_the_message_says_why() -> None:
    document = agreement(f"{WOMEN.replace('Perempuan', 'Lansia')}\t77%")
    [finding] = [one for one in document.findings if one.code == "indicator-ambiguous"]
    assert isinstance(finding, Finding)
    assert "a word differs that may make another measure" in finding.message


def test_a_document_of_another_agency_is_told_once() -> None:
    document = agreement(f"{ROADS}\t80%", "Jumlah sapi perah\t40 ekor")
    assert told(document) == [("indicator-unmatched", None, [ROADS, "Jumlah sapi perah"])]
    assert "another agency's" in document.findings[-1].message


def test_an_output_in_place_of_an_indicator_is_told_as_one() -> None:
    document = agreement(f"{WOMEN}\t77%", "Pengelolaan Sarana IT Pemilu\t100%")
    assert told(document) == [
        ("indicator-unmatched", "t01", ["Pengelolaan Sarana IT Pemilu"]),
    ]
    assert "names an output" in document.findings[-1].message
    match = rows_of(document)[1].indikator_match
    assert match is not None
    assert match.alternatives[0].id == "RO-06"


def test_the_year_of_the_table_is_told_to_the_matcher() -> None:
    old = "Persentase partisipasi pemilih dalam Pemilu\t77%"
    assert told(agreement(old, year=2019)) == []
    document = agreement(old, year=2023)
    match = rows_of(document)[0].indikator_match
    assert match is not None
    assert {match.id, *(one.id for one in match.alternatives)} == {"SS-07", "O-01"}
    assert match.status == "ambiguous"


def test_an_own_catalogue_is_matched_with(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"id,name,level,polarity,value_kind\nJ-1,{ROADS},program,none,percent\n")
    text = (TITLE.format(year=2024) + f"1\tJalan\t{ROADS}\t80%").encode()
    document = extract_bytes(text, "pk.txt", catalogue=load_catalogue([path]))
    assert [row.indikator_match.id for row in rows_of(document) if row.indikator_match] == ["J-1"]


def test_a_heading_in_the_indicators_column_is_no_unmatched_indicator() -> None:
    table = Table(
        id="t01",
        kind="perjanjian_kinerja",
        rows=[
            Row(kind="section", indikator="Analisis Kinerja", source=Source(line=1)),
            Row(kind="data", indikator=ROADS, source=Source(line=2)),
            Row(kind="data", indikator=WOMEN, source=Source(line=3)),
        ],
        columns=[],
    )
    found = match_indicators([table], Matcher(load_catalogue()), lang="en")
    assert [(one.code, [place.raw for place in one.evidence]) for one in found] == [
        ("indicator-unmatched", [ROADS])
    ]
    assert table.rows[0].indikator_match is not None
