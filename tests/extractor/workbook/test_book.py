"""The workbook: sheets, live formulas, links, printing, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from extractor import extract_bytes
from extractor.model import Document, SourceFile
from extractor.model.audit import Audit, AuditEvidence, AuditFinding, Consequence, Verdict
from extractor.workbook import workbook_bytes

Book = Callable[..., Any]
SHEET = "t01 Realisasi Anggaran"
MISMATCH = AuditFinding(
    code="persen-mismatch",
    severity="error",
    message="Persentase tercetak 95,28 %, menurut angkanya 99,28 %",
    table="t01",
    row=0,
    field="persen",
    reported=Decimal("95.28"),
    recomputed=Decimal("99.28"),
    difference=Decimal("-4.00"),
    formula="402.258.400 / 405.176.000 × 100 % = 99,28 %",
    evidence=[
        AuditEvidence(line=5, raw="95,28%", table="t01", row=0, field="persen"),
        AuditEvidence(line=5, raw="402.258.400", table="t01", row=0, field="realisasi"),
    ],
    consequences=[Consequence(code="total-mismatch", message="Jumlah tidak cocok")],
)
VERDICTS = [
    Verdict(table="t01", row=0, field="persen", verdict="mismatch",
            reported=Decimal("95.28"), recomputed=Decimal("99.28"), formula="402 / 405"),
    Verdict(table="t01", row=1, field="persen", verdict="rounding",
            reported=Decimal("95.42"), recomputed=Decimal("95.42")),
]  # fmt: skip


def _columns(sheet: Any) -> dict[str, str]:
    return {cell.value: cell.column_letter for cell in sheet[4] if cell.value}


def _column(sheet: Any, header: str, row: int) -> Any:
    return sheet[f"{_columns(sheet)[header]}{row}"]


def test_rows_stand_as_printed_and_figures_are_numbers(budget: Document, book_of: Book) -> None:
    sheet = book_of(budget)[SHEET]
    assert _column(sheet, "Kode", 5).value == "6867"
    assert _column(sheet, "Uraian", 5).value == "Pembentukan Badan Adhoc"
    pagu, persen = _column(sheet, "Pagu", 5), _column(sheet, "%", 5)
    assert (pagu.value, pagu.number_format) == (405176000, "[$-421]#,##0")
    assert (persen.value, persen.number_format) == (95.28, '[$-421]#,##0.00"%"')
    assert _column(sheet, "Jenis baris", 7).value == "jumlah"
    assert _column(sheet, "Tempat", 5).value == "baris 5"


def test_a_reported_result_has_a_live_formula_a_check_and_a_verdict(
    budget: Document, book_of: Book
) -> None:
    sheet = book_of(budget, [MISMATCH], VERDICTS)[SHEET]
    at = _columns(sheet)
    pagu, spent, shown = at["Pagu"], at["Realisasi"], at["Hitung ulang: %"]
    live = _column(sheet, "Hitung ulang: %", 5)
    assert (live.value, live.data_type) == (f'=IF({pagu}5=0,"",{spent}5/{pagu}5*100)', "f")
    check = _column(sheet, "Cek: %", 5).value
    assert f"{at['%']}5=ROUND(ROUND({shown}5,9),2)" in check
    assert check.endswith('"OK","BEDA"))')
    assert _column(sheet, "Penilaian: %", 5).value == "Tidak cocok"
    assert _column(sheet, "Penilaian: %", 6).value == "Pembulatan"
    assert _column(sheet, "Keterangan audit", 5).value == "402 / 405"
    red, green = (_column(sheet, "Penilaian: %", row).fill.fgColor.rgb for row in (5, 6))
    assert (red, green) == ("00F8C1BC", "00C6E7C8")


def test_totals_are_live_sums(budget: Document, book_of: Book) -> None:
    sheet = book_of(budget)[SHEET]
    pagu = _columns(sheet)["Pagu"]
    total = _column(sheet, "Hitung ulang: Pagu", 7)
    assert total.value == f"=SUM({pagu}5:{pagu}6)"
    assert _column(sheet, "Cek: Pagu", 7).value.endswith('=0,"OK","BEDA")')
    assert _column(sheet, "Hitung ulang: Pagu", 5).value is None


def test_falling_and_capped_results(results: Document, book_of: Book) -> None:
    given = [
        Verdict(table="t01", row=0, field="capaian", verdict="rounding",
                reported=Decimal("103.12"), recomputed=Decimal("103.13")),
        Verdict(table="t01", row=1, field="capaian", verdict="equal",
                reported=Decimal(120), recomputed=Decimal(120)),
        Verdict(table="t01", row=2, field="capaian", verdict="capped",
                reported=Decimal(100), recomputed=Decimal("112.5")),
    ]  # fmt: skip
    sheet = book_of(results, [], given)["t01 Capaian Kinerja"]
    aim, spent = _columns(sheet)["Target"], _columns(sheet)["Realisasi"]
    falling = _column(sheet, "Hitung ulang: Capaian", 6).value
    assert falling == f'=IF({aim}6=0,"",(2*{aim}6-{spent}6)/{aim}6*100)'
    assert '"DIBATASI"' in _column(sheet, "Cek: Capaian", 7).value
    assert '"DIBATASI"' not in _column(sheet, "Cek: Capaian", 6).value


def test_what_cannot_be_computed_has_no_formula_but_its_reason(
    results: Document, book_of: Book
) -> None:
    given = [
        Verdict(table="t01", row=0, field="capaian", verdict="not-computable",
                reported=Decimal("103.12"), reason="target nol"),
        Verdict(table="t01", row=1, field="capaian", verdict="mismatch",
                reported=Decimal(120), recomputed=Decimal("77.7")),
        Verdict(table="t01", row=2, field="capaian", verdict="mismatch",
                reported="Tercapai", recomputed="Tidak tercapai"),
    ]  # fmt: skip
    sheet = book_of(results, [], given)["t01 Capaian Kinerja"]
    shown = [_column(sheet, "Hitung ulang: Capaian", row) for row in (5, 6, 7)]
    assert [cell.value for cell in shown] == [None, 77.7, "Tidak tercapai"]
    assert shown[1].font.italic
    assert _column(sheet, "Cek: Capaian", 5).value is None
    assert _column(sheet, "Keterangan audit", 5).value == "target nol"
    assert _column(sheet, "Penilaian: Capaian", 5).value == "Tidak dapat dihitung"


def test_a_finding_leads_to_its_cell_and_back(budget: Document, book_of: Book) -> None:
    book = book_of(budget, [MISMATCH])
    findings, sheet = book["Temuan"], book[SHEET]
    link = _column(findings, "Sel", 5)
    persen = f"{_columns(sheet)['%']}5"
    assert (link.value, link.hyperlink.location) == (persen, f"'{SHEET}'!{persen}")
    assert sheet[persen].hyperlink.location == "'Temuan'!A5"
    assert sheet[persen].value == 95.28
    back = _column(sheet, "Temuan", 5)
    assert (back.value, back.hyperlink.location) == ("1", "'Temuan'!A5")


def test_a_finding_is_told_in_full(budget: Document, book_of: Book) -> None:
    sheet = book_of(budget, [MISMATCH])["Temuan"]
    shown = {cell.value: sheet.cell(5, cell.column).value for cell in sheet[4]}
    assert shown["Tingkat"] == "Kesalahan"
    assert shown["Kode"] == "persen-mismatch"
    assert (shown["Dokumen"], shown["Tabel"], shown["Baris"]) == ("anggaran.txt", SHEET, 1)
    assert (shown["Tercetak"], shown["Hitung ulang"], shown["Selisih"]) == (95.28, 99.28, -4)
    assert shown["Rumus"] == MISMATCH.formula
    assert shown["Akibatnya"] == "• Jumlah tidak cocok"
    assert shown["Bukti"] == "baris 5: 95,28%\nbaris 5: 402.258.400"


def test_findings_of_titles_headers_prose_and_rows_that_are_not_there(
    budget: Document, book_of: Book
) -> None:
    def at(table: str | None, row: int | None, field: str | None) -> AuditFinding:
        return AuditFinding(
            code="x", severity="info", message="m", table=table, row=row, field=field
        )

    given = [
        at("t01", None, "title"), at("t01", None, "columns.2"), at("t01", 99, "pagu"),
        at("t01", 1, "tujuan"), at("t01", None, "columns.99"), at("t77", 0, "pagu"),
        at(None, None, "prose"),
    ]  # fmt: skip
    book = book_of(budget, given)
    pagu = _columns(book[SHEET])["Pagu"]
    cells = [book["Temuan"].cell(5 + index, 6).value for index in range(len(given))]
    assert cells == ["A1", f"{pagu}4", "A1", "A6", "A4", None, None]


def test_the_summary_counts_by_document(
    budget: Document, results: Document, opened: Callable[[bytes], Any]
) -> None:
    across = MISMATCH.model_copy(
        update={"evidence": [AuditEvidence(document="b.txt", table="t01", row=0, field="persen")]}
    )
    audits = [
        {"source": results.source, "findings": [], "verdicts": []},
        {"source": budget.source, "findings": [MISMATCH], "verdicts": VERDICTS},
    ]
    audit = Audit.model_validate({"documents": audits, "findings": [across]})
    data = workbook_bytes(audit, [("b.txt", budget), ("b.txt", results)], "id")
    book = opened(data)
    assert book.sheetnames[2:] == ["1 t01 Realisasi Anggaran", "2 t01 Capaian Kinerja"]
    sheet = book["Ringkasan"]
    names = [sheet.cell(row, 2).value for row in range(5, 9)]
    assert names == ["b.txt", "b.txt (2)", "Antardokumen", "Jumlah"]
    errors = [_column(sheet, "Kesalahan", row).value for row in range(5, 9)]
    letter = _columns(sheet)["Kesalahan"]
    assert errors == [1, 0, 1, f"=SUM({letter}5:{letter}7)"]
    assert [_column(sheet, "Tidak cocok", row).value for row in (5, 6)] == [1, 0]
    assert _column(sheet, "Satker", 5).value == "KPU Kabupaten Sragen"
    assert _column(sheet, "Tahun", 5).value == 2024
    assert book["Temuan"]["D6"].value == "Antardokumen"
    assert book["Temuan"]["F6"].hyperlink.location.startswith("'1 t01 Realisasi Anggaran'!")


def test_the_same_input_gives_the_same_bytes_without_a_clock(
    budget: Document, bytes_of: Callable[..., bytes]
) -> None:
    data = bytes_of(budget, [MISMATCH], VERDICTS)
    assert data == bytes_of(budget, [MISMATCH], VERDICTS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert "lakip" in properties
    assert "modified" not in properties
    assert "created" not in properties


def test_nothing_of_a_document_is_a_formula(book_of: Book) -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2024\n=cmd|' /C calc'!A0\n\n"
        "No\tSasaran Strategis\tIndikator Kinerja\tTarget\n"
        '1\t=HYPERLINK("http://x","y")\t@SUM(A1:A9)\t95%\n'
        "2\t+1+1\t-2+3\t=1+1\n"
    )
    document = extract_bytes(text.encode(), "=1+1.txt")
    finding = AuditFinding(
        code="=1", severity="error", message="=1+1", reported="=2", recomputed="@x", formula="=3",
        evidence=[AuditEvidence(raw="=4", line=1)],
    )  # fmt: skip
    book = book_of(document, [finding])
    shown = [
        cell
        for name in (book.sheetnames[2], "Temuan")
        for row in book[name].iter_rows()
        for cell in row
    ]
    assert [cell.value for cell in shown if cell.data_type == "f"] == []
    texts = [cell for cell in shown if str(cell.value).startswith(("=", "+", "@"))]
    assert len(texts) >= 7
    assert all(cell.quotePrefix for cell in texts)


def test_sheets_are_ready_to_filter_read_and_print(budget: Document, book_of: Book) -> None:
    book = book_of(budget, [MISMATCH], VERDICTS)
    for name in ("Temuan", SHEET):
        sheet = book[name]
        assert sheet.auto_filter.ref.startswith("A4:")
        assert sheet.freeze_panes in ("B5", "D5")
        assert sheet.print_title_rows == "$4:$4"
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # Several lists stand on the summary: the header of one is none of the others.
    assert book["Ringkasan"].print_title_rows is None
    assert book["Ringkasan"].freeze_panes is None
    assert book.calculation.fullCalcOnLoad


def test_every_link_leads_to_a_sheet(budget: Document, book_of: Book) -> None:
    book = book_of(budget, [MISMATCH], VERDICTS)
    links = [
        cell.hyperlink
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert len(links) >= 6
    assert all(link.target is None for link in links)
    assert {link.location.split("'")[1] for link in links} <= set(book.sheetnames)


def test_text_that_no_column_fits_is_shown(budget: Document, book_of: Book) -> None:
    [table] = budget.tables
    lost = table.model_copy(update={"unplaced": [{"raw": "catatan", "source": {"line": 9}}]})
    document = Document.model_validate(
        budget.model_dump() | {"tables": [lost.model_dump(warnings=False)]}
    )
    sheet = book_of(document)[SHEET]
    assert [sheet["A9"].value, sheet["A10"].value, sheet["B10"].value] == [
        "Teks yang tidak masuk kolom mana pun:",
        "baris 9",
        "catatan",
    ]
    assert sheet.auto_filter.ref.endswith("7")


def test_an_empty_audit_and_a_document_without_tables(opened: Callable[[bytes], Any]) -> None:
    assert opened(workbook_bytes(Audit(), [], "id")).sheetnames == ["Ringkasan", "Temuan"]
    source = SourceFile(name="a.txt", sha256="0", media_type="text/plain", text_layer="native")
    bare = Document.model_validate(
        {"status": "empty", "source": source.model_dump(), "document": {"kind": "other"}}
    )
    book = opened(workbook_bytes(Audit(), [("a.txt", bare)], "en"))
    assert book.sheetnames == ["Ringkasan", "Temuan"]
    assert book["Ringkasan"]["B5"].value == "a.txt"


def test_english(budget: Document, book_of: Book) -> None:
    book = book_of(budget, [MISMATCH], VERDICTS, "en")
    headers = _columns(book[SHEET])
    assert {"Place", "Recomputed: %", "Check: %", "Verdict: %"} <= set(headers)
    assert '"DIFFERS"' in _column(book[SHEET], "Check: %", 5).value
    assert book["Temuan"]["B5"].value == "Error"
