"""Personal data leaves in no text of a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.model import (
    Amount,
    Column,
    Document,
    DocumentInfo,
    Evidence,
    Measure,
    Row,
    Source,
    SourceFile,
    Table,
    document_to_json,
)
from extractor.model.document import TableKind
from extractor.privacy import mask_document, mask_text
from tests.extractor.reading_findings import reading_findings

ExtractText = Callable[..., Document]
Tab = Callable[..., str]

NIP = "19900101 201001 1 999"
DIGITS = "199001012010011999"
MASKED = "******** ****** * ***"
TITLE = "PERJANJIAN KINERJA TAHUN 2023\n\n"
PK = "No | Sasaran Strategis | Indikator Kinerja | Target"
ONE = "1 | Meningkatnya layanan | Persentase layanan | 95%"
TWO = "2 | Terwujudnya tertib | Nilai SAKIP | BB"


def leaking(tab: Tab, place: str) -> str:
    """Return a document with a NIP in one place of its output."""
    texts = {
        "title": TITLE.replace("2023", f"2023 NIP. {NIP}") + tab(PK, ONE, TWO),
        "column header": TITLE + tab(f"{PK} | Map {NIP}", ONE, TWO),
        "label": TITLE + tab(PK, ONE.replace("layanan |", f"layanan {NIP} |", 1), TWO),
        "measure": TITLE + tab(PK, ONE, TWO.replace("BB", NIP)),
        "evidence": TITLE + tab(PK, ONE.replace("95%", f"lima belas oleh {NIP} ??"), TWO),
        "extra": TITLE + tab(f"{PK} | Map", f"{ONE} | {NIP}", f"{TWO} | merah"),
        "unplaced": TITLE + tab(PK, ONE, f"| {DIGITS} | |", TWO),
        "prose context": f"NIP. {NIP} menerima Rp 5.000.000 pada rapat.\n",
        "unknown table": tab("Kecamatan | Petugas", f"Slawi | Budi {NIP}", "Talang | Siti 5%"),
        "beside a signature": TITLE + tab(PK, ONE, TWO) + f"\nKETUA,\n\nBUDI\nNIP. {NIP}\n",
    }
    return texts[place]


def document_with(row: Row) -> Document:
    """Return a document of one table with one row."""
    return Document(
        status="complete",
        source=SourceFile(name="uji.txt", sha256="0" * 64, media_type="text/plain",
                          text_layer="native"),
        document=DocumentInfo(kind="other"),
        tables=[Table(id="t01", kind="iku", columns=[], rows=[row])],
    )  # fmt: skip


def withheld(document: Document) -> list[tuple[object, ...]]:
    """Return the findings as (code, table, row, field, line, raw)."""
    return [
        (found.code, found.table, found.row, found.field, place.line, place.raw)
        for found in reading_findings(document)
        for place in found.evidence
    ]


@pytest.mark.parametrize(
    "place",
    ["title", "column header", "label", "measure", "evidence", "extra", "unplaced",
     "prose context", "unknown table", "beside a signature"],
)  # fmt: skip
def test_a_number_of_a_person_is_masked_everywhere(
    tab: Tab, extract_text: ExtractText, place: str
) -> None:
    written = document_to_json(extract_text(leaking(tab, place)))
    assert NIP not in written
    assert DIGITS not in written


@pytest.mark.parametrize("sign", ["-", "/", "_", ".", "\u2009", " - "])
def test_a_number_of_a_person_is_masked_whatever_parts_it(
    tab: Tab, extract_text: ExtractText, sign: str
) -> None:
    number = NIP.replace(" ", sign)
    rows = ONE.replace("layanan |", f"layanan NIP {number} 12 kali |", 1), TWO
    written = document_to_json(extract_text(TITLE + tab(PK, *rows)))
    assert "19900101" not in written
    assert "*** 12 kali" in written


@pytest.mark.parametrize(
    "place",
    ["title", "column header", "label", "measure", "extra", "unplaced", "prose context"],
)
def test_it_is_kept_when_asked_for(tab: Tab, extract_text: ExtractText, place: str) -> None:
    written = document_to_json(extract_text(leaking(tab, place), with_personal_data=True))
    assert NIP in written or DIGITS in written
    assert MASKED not in written


def test_a_number_of_a_person_is_no_amount(tab: Tab, extract_text: ExtractText) -> None:
    table = tab("No | Program | Anggaran", f"1 | Manajemen | {DIGITS}", "2 | Pemilu | Rp 6.000.000")
    document = extract_text(table)
    amounts = [row.anggaran for row in document.tables[0].rows]
    assert [(amount.raw, amount.value) for amount in amounts if amount] == [
        ("*" * 18, None), ("Rp 6.000.000", 6000000),
    ]  # fmt: skip
    assert withheld(document) == [("value-unparsed", "t01", 0, "anggaran", 2, "*" * 18)]
    kept = extract_text(table, with_personal_data=True)
    assert kept.findings == []
    assert kept.tables[0].rows[0].anggaran == Amount(raw=DIGITS, value=int(DIGITS))


def test_a_number_of_a_person_is_no_target(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(TITLE + tab(PK, ONE, TWO.replace("BB", f"{DIGITS} laporan")))
    assert document.tables[0].rows[1].target == Measure(raw="*" * 18 + " laporan", kind="text")
    assert withheld(document) == [
        ("value-unparsed", "t01", 1, "target", 5, "*" * 18 + " laporan"),
    ]  # fmt: skip


def test_a_number_of_a_person_is_no_target_of_a_year() -> None:
    row = Row(kind="data", source=Source(line=4, page=2), field_sources={"target": Source(line=5)})
    row.target = {"2020": Measure(raw=DIGITS, kind="number", value=int(DIGITS))}
    document = document_with(row)
    [place] = mask_document(document)
    assert row.target == {"2020": Measure(raw="*" * 18, kind="text")}
    assert (place.table, place.row, place.field) == ("t01", 0, "target")
    assert place.evidence == Evidence(line=5, raw="*" * 18)


def test_a_number_of_a_person_is_no_amount_of_the_prose(extract_text: ExtractText) -> None:
    document = extract_text(f"Ketua menerima Rp {DIGITS} pada rapat.\n")
    assert [(prose.raw, prose.value) for prose in document.prose] == [("Rp " + "*" * 18, None)]
    assert withheld(document) == [("value-unparsed", None, None, None, 1, "Rp " + "*" * 18)]


def test_a_value_beside_a_number_of_a_person_stays(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(TITLE + tab(PK, ONE.replace("95%", f"95% {NIP}"), TWO))
    target = document.tables[0].rows[0].target
    assert isinstance(target, Measure)
    assert (target.raw, target.value, target.alternatives) == (f"95% {MASKED}", 95, [95])
    assert [finding.code for finding in reading_findings(document)] == ["value-ambiguous"]


@pytest.mark.parametrize(
    ("value", "rest", "stays"),
    [
        (95, "95%", True),
        (Decimal("82.5"), "82,50 %", True),
        (Decimal("0.95"), "0,95", True),
        (1_200_000_000, "Rp 1,2 miliar", True),
        (2_647_529_000, "Rp. 2.647.529.000,-", True),
        ("BB", "BB", True),
        (201001, "95%", False),
        (Decimal("1990.0101"), "95%", False),
        ("95 19900101201001199995", "95%", False),
        (999, "", False),
    ],
)
def test_what_stays_of_a_masked_cell_is_what_can_still_be_read(
    value: int | Decimal | str, rest: str, stays: bool
) -> None:
    measure = Measure(raw=f"{rest} {NIP}", kind="number", value=value, alternatives=[value])
    row = Row(kind="data", source=Source(line=1), target=measure)
    withheld_places = mask_document(document_with(row))
    assert measure.value == (value if stays else None)
    assert measure.alternatives == ([value] if stays else None)
    assert (withheld_places == []) is stays


def test_a_score_goes_with_its_digits() -> None:
    measure = Measure(raw=f"BB {NIP}", kind="grade", value="BB", score=999)
    row = Row(kind="data", source=Source(line=1), target=measure)
    assert mask_document(document_with(row)) == []
    assert (measure.value, measure.score) == ("BB", None)


def test_the_keys_of_extra_stay_the_headers(tab: Tab, extract_text: ExtractText) -> None:
    text = TITLE + tab(f"{PK} | Tanda {NIP}", f"{ONE} | merah", f"{TWO} | biru")
    [table] = extract_text(text).tables
    assert table.columns[-1].header == f"Tanda {MASKED}"
    assert [row.extra for row in table.rows] == [
        {f"Tanda {MASKED}": "merah"}, {f"Tanda {MASKED}": "biru"},
    ]  # fmt: skip
    [table] = extract_text(text, with_personal_data=True).tables
    assert [row.extra for row in table.rows] == [
        {f"Tanda {NIP}": "merah"},
        {f"Tanda {NIP}": "biru"},
    ]


def test_extra_columns_whose_headers_differ_in_the_number_only_lose_nothing() -> None:
    other = NIP.replace("1990", "1991")
    row = Row(kind="data", source=Source(line=1))
    row.extra = {"Map": "satu", f"Tanda {NIP}": "merah", f"Tanda {other}": "biru", "Rak": "dua"}
    mask_document(document_with(row))
    assert list(row.extra.items()) == [
        ("Map", "satu"), (f"Tanda {MASKED}", "merah biru"), ("Rak", "dua"),
    ]  # fmt: skip


@pytest.mark.parametrize("before", range(30, 75, 4))
@pytest.mark.parametrize("after", [20, 24, 28, 32, 36, 40])
def test_a_number_of_a_person_that_the_context_cuts_leaves_no_part(
    extract_text: ExtractText, before: int, after: int
) -> None:
    damaged = f"NIP. {DIGITS[:-1]}"
    text = f"{damaged} {'a' * before} Rp 5.000.000 {'b' * after} {NIP} selesai {'c' * 90}\n"
    [prose] = extract_text(text).prose
    assert set("123456789") & set(prose.context) <= {"5"}
    assert "Rp 5.000.000" in prose.context
    [kept] = extract_text(text, with_personal_data=True).prose
    assert "Rp 5.000.000" in kept.context


def test_masking_changes_nothing_else(tab: Tab, extract_text: ExtractText) -> None:
    text = TITLE + tab(PK, ONE, TWO)
    kept = extract_text(text, with_personal_data=True)
    assert document_to_json(extract_text(text)) == document_to_json(kept)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"NIP. {NIP}", f"NIP. {MASKED}"),
        ("lahir di Slawi, 23 Februari 1990", "lahir di Slawi, **-**-****"),
        ("rapat 23 Februari 2023", "rapat 23 Februari 2023"),
        ("Rp 37.214.905.000,-", "Rp 37.214.905.000,-"),
        ("", ""),
    ],
)
def test_texts(text: str, masked: str) -> None:
    assert mask_text(text) == masked


STAFF = "DAFTAR PEGAWAI TAHUN 2024\n\n"
DAMAGED = ("19770706200701100", "1978070720070110055", "19780808 200701 2 05",
           "1979.0809.2007.0120.056", "197907082007011", "197907082007011234567")  # fmt: skip


@pytest.mark.parametrize("header", ["NIP", "N I P", "N.I.P.", "NAMA / NIP", "NIP PPPK", "NIP/NRP"])
@pytest.mark.parametrize("number", DAMAGED)
def test_a_damaged_number_below_the_header_nip_is_masked(
    tab: Tab, extract_text: ExtractText, header: str, number: str
) -> None:
    rows = [f"{n} | {name} | {number} | Penata" for n, name in enumerate(("SITI", "BUDI"), 1)]
    text = STAFF + tab(f"NO | NAMA | {header} | JABATAN", *rows)
    written = document_to_json(extract_text(text))
    assert number not in written
    assert re.sub(r"\d", "*", number) in written
    kept = document_to_json(extract_text(text, with_personal_data=True))
    assert number in kept


def test_columns_of_persons_in_other_tables_are_masked(tab: Tab, extract_text: ExtractText) -> None:
    text = TITLE + tab(
        f"{PK} | NIP Penanggung Jawab | Tanggal Lahir",
        f"{ONE} | 19770706200701100 | 26-03-1977",
        f"{TWO} | 1978070720070110055 | Slawi, 27-03-1978",
    )
    [table] = extract_text(text).tables
    assert [row.extra for row in table.rows] == [
        {"NIP Penanggung Jawab": "*" * 17, "Tanggal Lahir": "**-**-****"},
        {"NIP Penanggung Jawab": "*" * 19, "Tanggal Lahir": "Slawi, **-**-****"},
    ]


def test_figures_beside_a_column_of_numbers_stay(tab: Tab, extract_text: ExtractText) -> None:
    text = STAFF + tab(
        "NO | NAMA | NIP | GAJI",
        "1 | SITI | 19770706200701100 | 1.322.950.000.000.000",
        "2 | BUDI | 19780706200701100 | 123456789012345",
    )
    [table] = extract_text(text).tables
    assert [(row.cells or [])[2:] for row in table.rows] == [
        ["*" * 17, "1.322.950.000.000.000"], ["*" * 17, "123456789012345"],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["sdm", "lainnya"])
def test_a_document_that_was_read_with_personal_data_is_masked(kind: TableKind) -> None:
    columns = [Column(header=header) for header in ("Nama", "NIP", "Lahir")]
    rows = [
        Row(kind="data", source=Source(line=line), cells=["Siti", number, date])
        for line, number, date in ((1, DAMAGED[0], "26-03-1977"), (2, NIP, "Slawi, 6 Mei 1978"))
    ]
    document = document_with(rows[0])
    document.tables = [Table(id="t01", kind=kind, columns=columns, rows=rows)]
    mask_document(document)
    assert [row.cells for row in rows] == [
        ["Siti", "*" * 17, "**-**-****"], ["Siti", MASKED, "Slawi, **-**-****"],
    ]  # fmt: skip


def test_a_column_whose_header_was_taken_for_a_row_is_masked() -> None:
    rows = [
        Row(kind="data", source=Source(line=line), cells=cells)
        for line, cells in enumerate((["Nama", "N I P"], ["Siti", DAMAGED[0]]), start=1)
    ]
    document = document_with(rows[0])
    document.tables = [Table(id="t01", kind="lainnya", columns=[], rows=rows)]
    mask_document(document)
    assert [row.cells for row in rows] == [["Nama", "N I P"], ["Siti", "*" * 17]]
