"""`lakip audit` and `lakip report` as commands."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from extractor.cli import main
from extractor.model.schema import schema_text

BUDGET = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	{persen}%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
"""
RIGHT, WRONG = "99,28", "95,28"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def extracted(tmp_path: Path) -> Path:
    """Return a folder with a document that contradicts itself and one that does not."""
    for name, persen in (("benar", RIGHT), ("salah", WRONG)):
        (tmp_path / f"{name}.txt").write_text(BUDGET.format(persen=persen), encoding="utf-8")
    folder = tmp_path / "hasil"
    texts = [str(tmp_path / f"{name}.txt") for name in ("benar", "salah")]
    assert main(["extract", *texts, "-o", str(folder)]) == 0
    return folder


def found(out: str) -> Any:
    return json.loads(out, parse_float=Decimal)


def test_json_is_what_the_contract_says(
    capsys: pytest.CaptureFixture[str], extracted: Path
) -> None:
    code, out, err = run(capsys, "audit", str(extracted))
    audit = found(out)
    assert (code, err) == (0, "")
    assert list(audit) == ["schema_version", "documents", "findings"]
    assert [one["source"]["name"] for one in audit["documents"]] == ["benar.txt", "salah.txt"]
    [finding] = audit["documents"][1]["findings"]
    assert finding["code"] == "persen-mismatch"
    assert (finding["reported"], finding["recomputed"]) == (Decimal("95.28"), Decimal("99.28"))
    assert {"line": 5, "raw": "95,28%"}.items() <= finding["evidence"][0].items()
    jsonschema.validate(json.loads(out), json.loads(schema_text("audit")))


def test_the_same_input_gives_the_same_bytes(
    capsys: pytest.CaptureFixture[str], extracted: Path, tmp_path: Path
) -> None:
    for form in ("json", "text", "xlsx"):
        written = []
        for name in ("satu", "dua"):
            target = tmp_path / f"{name}.{form}"
            code = main(["audit", str(extracted), "--format", form, "-o", str(target)])
            assert code == 0
            written.append(target.read_bytes())
        assert written[0] == written[1], form


@pytest.mark.parametrize(
    ("fail_on", "code"), [("never", 0), ("error", 1), ("warning", 1)]
)  # fmt: skip
def test_fail_on_decides_the_exit_code(
    capsys: pytest.CaptureFixture[str], extracted: Path, fail_on: str, code: int
) -> None:
    assert run(capsys, "audit", str(extracted), "--fail-on", fail_on)[0] == code
    clean = str(extracted / "benar.json")
    assert run(capsys, "audit", clean, "--fail-on", fail_on)[0] == 0


def test_text_tells_each_finding(capsys: pytest.CaptureFixture[str], extracted: Path) -> None:
    _, out, _ = run(capsys, "audit", str(extracted / "salah.json"), "--format", "text")
    assert out.startswith("salah.txt (KPU Kabupaten Sragen 2024): 1 kesalahan\n")
    assert "persen-mismatch [tabel t01, baris 1, persen, baris teks 5]" in out
    _, english, _ = run(
        capsys, "audit", str(extracted / "salah.json"), "--format", "text", "--lang", "en"
    )
    assert ": 1 error\n" in english


def test_a_workbook_needs_a_file(
    capsys: pytest.CaptureFixture[str], extracted: Path, tmp_path: Path
) -> None:
    code, _, err = run(capsys, "audit", str(extracted), "--format", "xlsx")
    assert code == 2
    assert "-o FILE" in err
    target = tmp_path / "audit.xlsx"
    assert run(capsys, "audit", str(extracted), "--format", "xlsx", "-o", str(target))[0] == 0
    workbook = openpyxl.load_workbook(io.BytesIO(target.read_bytes()))
    assert workbook.sheetnames[:2] == ["Ringkasan", "Temuan"]


def test_what_cannot_be_read_is_told_and_stops_nothing(
    capsys: pytest.CaptureFixture[str], extracted: Path
) -> None:
    (extracted / "rusak.json").write_text("{", encoding="utf-8")
    code, out, err = run(capsys, "audit", str(extracted))
    assert code == 1
    assert "rusak.json, line 1: this is no JSON" in err
    assert len(found(out)["documents"]) == 2


def test_nothing_readable_is_a_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "audit", str(tmp_path / "tidak-ada.json"))
    assert (code, out) == (2, "")
    assert "no such file" in err


def test_a_report_is_one_page(
    capsys: pytest.CaptureFixture[str], extracted: Path, tmp_path: Path
) -> None:
    target = tmp_path / "laporan.html"
    code, out, err = run(
        capsys, "report", str(extracted), "--sources", str(tmp_path), "-o", str(target)
    )
    page = target.read_text(encoding="utf-8")
    assert (code, out, err) == (0, "", "")
    assert "Pembentukan Badan Adhoc" in page
    assert "95,28" in page


STAFF = """\
DAFTAR PEGAWAI SEKRETARIAT KPU KABUPATEN SRAGEN TAHUN 2024

NO	NAMA	TANGGAL LAHIR	NIP	JABATAN
1	SITI AMINAH	26-03-1980	198003262007012002	Penata
2	BUDI SANTOSO	06-07-1977	19770706200701100	Penata
"""


@pytest.mark.parametrize("form", ["json", "text", "xlsx", "html"])
def test_personal_data_that_was_extracted_is_not_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    text = tmp_path / "staf.txt"
    text.write_text(STAFF, encoding="utf-8")
    folder, target = tmp_path / "hasil", tmp_path / f"audit.{form}"
    assert main(["extract", str(text), "--with-personal-data", "-o", str(folder)]) == 0
    command = ["report", "--sources", str(text)] if form == "html" else ["audit", "--format", form]
    assert main([*command, str(folder), "-o", str(target)]) == 0
    written = target.read_bytes().decode("latin-1")
    if form == "xlsx":
        cells = (
            cell.value
            for sheet in openpyxl.load_workbook(target)
            for row in sheet.iter_rows()
            for cell in row
        )
        written = " ".join(str(value) for value in cells if value is not None)
    assert not re.search(r"1980|1977|26-03|06-07", written)
