"""Personal data leaves in no text of a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model import Document, document_to_json
from extractor.privacy import mask_text

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


@pytest.mark.parametrize("place", ["column header", "label", "measure", "extra", "unplaced"])
def test_it_is_kept_when_asked_for(tab: Tab, extract_text: ExtractText, place: str) -> None:
    written = document_to_json(extract_text(leaking(tab, place), with_personal_data=True))
    assert NIP in written or DIGITS in written


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
