"""A real spreadsheet program computes the live formulas: they give what the audit found."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from extractor.model import Document
from extractor.model.audit import Verdict, VerdictKind

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def _computed(data: bytes, folder: Path) -> Any:
    (folder / "buku.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    target = folder / "hasil"
    subprocess.run(
        [*command, str(target), str(folder / "buku.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return load_workbook(target / "buku.xlsx", data_only=True)


def test_formulas_give_the_audits_figures(
    results: Document, bytes_of: Callable[..., bytes], tmp_path: Path
) -> None:
    told: list[tuple[VerdictKind, str, str]] = [
        ("rounding", "103.12", "103.13"),
        ("equal", "120", "120"),
        ("capped", "100", "112.5"),
    ]
    verdicts = [
        Verdict(
            table="t01", row=row, field="capaian", verdict=kind,
            reported=Decimal(reported), recomputed=Decimal(recomputed),
        )
        for row, (kind, reported, recomputed) in enumerate(told)
    ]  # fmt: skip
    book = _computed(bytes_of(results, [], verdicts), tmp_path)
    sheet = book["t01 Capaian Kinerja"]
    at = {cell.value: cell.column for cell in sheet[4]}
    live = [sheet.cell(row, at["Hitung ulang: Capaian"]).value for row in (5, 6, 7)]
    assert [round(Decimal(str(value)), 3) for value in live] == [
        Decimal("103.125"),
        Decimal(120),
        Decimal("112.5"),
    ]
    answers = [sheet.cell(row, at["Cek: Capaian"]).value for row in (5, 6, 7)]
    assert answers == ["OK", "OK", "DIBATASI"]
    assert book["Ringkasan"]["F6"].value == 1


def test_sums_and_shares_of_a_budget(
    budget: Document, bytes_of: Callable[..., bytes], tmp_path: Path
) -> None:
    sheet = _computed(bytes_of(budget), tmp_path)["t01 Realisasi Anggaran"]
    at = {cell.value: cell.column for cell in sheet[4]}
    assert sheet.cell(7, at["Hitung ulang: Pagu"]).value == 489134000
    assert sheet.cell(7, at["Cek: Pagu"]).value == "OK"
    assert [sheet.cell(row, at["Cek: %"]).value for row in (5, 6, 7)] == ["BEDA", "OK", "OK"]
