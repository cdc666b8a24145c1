"""What kind of document it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.document_titles import find_document_title
from extractor.tables.grid import TextLine

TextLines = Callable[[str], list[TextLine]]
Found = tuple[str | None, str | None]


@pytest.fixture
def found(text_lines: TextLines) -> Callable[[str], Found]:
    """Return a function that finds the title of a text."""

    def find(text: str) -> Found:
        lines = text_lines(text)
        return find_document_title([line.text for line in lines if line.text], lines)

    return find


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("PERJANJIAN KINERJA TAHUN 2023", "perjanjian_kinerja"),
        ("CASCADING PERJANJIAN KINERJA", "other"),
        ("INDIKATOR KINERJA UTAMA (IKU)", "other"),
        ("RENCANA KERJA TAHUNAN", "rkt"),
        ("Review Rancangan Awal RKPD Tahun 2023", "other"),
    ],
)
def test_the_title_names_the_kind(found: Callable[[str], Found], title: str, kind: str) -> None:
    assert found(f"KABUPATEN UJUNG\n{title}\nDINAS CONTOH") == (kind, title)


def test_a_law_s_name_in_running_text_is_no_title(found: Callable[[str], Found]) -> None:
    text = (
        "sesuai ketentuan dalam Peraturan Menteri tentang\n"
        "Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja\n"
        "dan peraturan lain yang berlaku."
    )
    assert found(text) == (None, None)


@pytest.mark.parametrize("heading", ["AKUNTABILITAS KINERJA", "III. AKUNTABILITAS KINERJA"])
def test_a_chapter_of_a_report_tells_its_kind(found: Callable[[str], Found], heading: str) -> None:
    assert found(f"BAB III\n{heading}\nPerjanjian Kinerja Tahun 2023") == ("lakip", None)


def test_a_report_names_itself_over_and_over(found: Callable[[str], Found]) -> None:
    line = "Laporan Kinerja Dinas Contoh memuat hasil kerja selama setahun.\n"
    assert found("PENDAHULUAN\n" + line * 3) == ("lakip", None)
    assert found("PENDAHULUAN\n" + line) == (None, None)


def test_a_title_that_plainly_goes_on_has_its_next_line(found: Callable[[str], Found]) -> None:
    text = "Evaluasi Pelaksanaan Renja Dinas Contoh dan\nPencapaian Renstra Tahun 2015"
    assert found(text) == ("other", text.replace("\n", " "))


def test_a_short_document_has_its_table_s_title(found: Callable[[str], Found]) -> None:
    assert found("TARGET KINERJA DINAS CONTOH\nTAHUN 2016") == (None, "TARGET KINERJA DINAS CONTOH")
    assert found("Tabel 3.1\nRumusan Program Tahun 2016") == (None, "Rumusan Program Tahun 2016")
    assert found("BAB III\nRumusan Program Tahun 2016") == (None, None)
    assert found("A. CAPAIAN TAHUN INI\nRumusan Program") == (None, None)
