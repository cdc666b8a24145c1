"""The corpus is what its sources say, and covers what it is meant to cover."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpus import build, layouts, source, values
from corpus.model import LAYOUTS, CorpusError, Document
from corpus.noise import AUTHOR_WORDS, NOISE_PATTERNS

HERE = build.HERE
SOURCES = sorted((HERE / "sources").glob("*.yaml"))
DOCUMENTS = {path.stem: source.load(path) for path in SOURCES}
KINDS = {
    "rak",
    "rkt",
    "perjanjian_kinerja",
    "program_anggaran",
    "iku",
    "pengukuran_kinerja",
    "capaian_kinerja",
    "realisasi_anggaran",
    "evaluasi",
    "renstra_series",
    "kategori_capaian",
    "sdm",
    "sarpras",
    "lainnya",
}
LOWEST = ("rencana_aksi", "kegiatan", "uraian", "indikator", "program", "kategori")
"""Text fields of a row, the lowest level first."""


def truth_of(name: str) -> dict[str, Any]:
    """Read a committed truth file."""
    text = (HERE / "truth" / f"{name}.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


def text_of(document: Document) -> str:
    """Read a committed document the way its byte order mark says."""
    data = (HERE / f"{document.name}.{document.suffix}").read_bytes()
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    return data.decode("cp1252" if document.encoding == "cp1252" else "utf-8")


def plain(text: str) -> str:
    """Reduce a text to its letters and digits."""
    return re.sub(r"\W+", "", re.sub(r"<[^>]*>", "", text)).lower()


def rows() -> list[tuple[str, int, dict[str, Any]]]:
    """List all rows of all truth files as (document, table number, row)."""
    found = []
    for name in DOCUMENTS:
        for number, table in enumerate(truth_of(name)["tables"]):
            found += [(name, number, row) for row in table["rows"]]
    return found


def test_committed_files_equal_what_the_sources_give() -> None:
    assert build.main(["--check"]) == 0


def test_every_noise_pattern_is_used_and_none_is_unknown() -> None:
    used = {pattern for name in DOCUMENTS for pattern in truth_of(name)["noise"]}
    assert used == set(NOISE_PATTERNS)


def test_every_spelling_of_the_authors_occurs() -> None:
    text = "\n".join(text_of(document) for document in DOCUMENTS.values())
    assert [word for word in AUTHOR_WORDS if word not in text] == []


def test_every_table_kind_occurs() -> None:
    kinds = {table["kind"] for name in DOCUMENTS for table in truth_of(name)["tables"]}
    assert kinds == KINDS


def test_every_layout_occurs() -> None:
    used = {layout for document in DOCUMENTS.values() for layout in document.layouts}
    assert used == set(LAYOUTS)


def test_rak_occurs_by_quarter_and_by_month_with_and_without_biaya() -> None:
    found = set()
    for _, _, row in rows():
        if "jadwal" in row:
            found.add((row["jadwal"]["granularity"], "biaya" in row))
    assert found == {(name, biaya) for name in ("triwulan", "bulan") for biaya in (True, False)}


def test_rkt_occurs_in_its_three_layouts() -> None:
    fields = {
        frozenset(row) - {"kind", "line", "filled", "ambiguous", "no"}
        for name, number, row in rows()
        if truth_of(name)["tables"][number]["kind"] == "rkt"
    }
    assert fields == {
        frozenset({"sasaran", "indikator", "target"}),
        frozenset({"program", "sasaran", "indikator", "target", "kegiatan", "anggaran"}),
        frozenset({"sasaran", "uraian_kegiatan", "indikator", "satuan", "target", "anggaran"}),
    }


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_document_has_30_to_400_lines(name: str) -> None:
    assert 30 <= text_of(DOCUMENTS[name]).count("\n") <= 400


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_truth_lines_hold_the_text_of_their_row(name: str) -> None:
    lines = text_of(DOCUMENTS[name]).split("\n")
    for table in truth_of(name)["tables"]:
        for row in table["rows"]:
            texts = row.get("cells") or [row[field] for field in LOWEST if row.get(field)]
            starts = [plain(text)[:10] for text in texts if plain(text)]
            line = plain(lines[row["line"] - 1])
            assert not starts or any(start in line for start in starts), (table["key"], row)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_rows_of_a_table_follow_each_other(name: str) -> None:
    for table in truth_of(name)["tables"]:
        lines = [row["line"] for row in table["rows"]]
        assert lines == sorted(lines), table["key"]


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_an_amount_stands_on_one_row_and_on_the_line_where_it_is_printed(name: str) -> None:
    lines = text_of(DOCUMENTS[name]).split("\n")
    for table in truth_of(name)["tables"]:
        if any(part.layout in ("dump", "lines") for part in DOCUMENTS[name].tables):
            continue
        for row in table["rows"]:
            for field in ("biaya", "anggaran", "pagu"):
                if row.get(field) and row[field]["value"]:
                    digits = f"{int(row[field]['value']):,}".replace(",", ".")
                    assert digits in "".join(lines[row["line"] - 1 : row["line"] + 1]), row


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_nobody_has_a_nip(name: str) -> None:
    assert not re.search(r"\d{18}|\d{8} \d{6} \d \d{3}", text_of(DOCUMENTS[name]))


def test_readme_names_every_document() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    names = {f"{document.name}.{document.suffix}" for document in DOCUMENTS.values()}
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


def test_changed_missing_and_left_over_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "truth").mkdir()
    (tmp_path / "same.txt").write_bytes(b"a")
    (tmp_path / "changed.txt").write_bytes(b"b")
    (tmp_path / "left-over.md").write_bytes(b"c")
    (tmp_path / "truth" / "left-over.json").write_bytes(b"d")
    wanted = {"same.txt": b"a", "changed.txt": b"x", "missing.csv": b"y"}
    assert build.stale_files(tmp_path, wanted) == [
        "changed.txt",
        "missing.csv",
        "left-over.md",
        "truth/left-over.json",
    ]


MINIMAL = """
purpose: test
layouts: [tab-top]
satker: KPU Kabupaten Uji
parts:
  - table:
      kind: perjanjian_kinerja
      columns: [{{field: indikator, header: Indikator}}, {{field: target, header: Target}}]
      noise: [{noise}]
      rows: |
        {row}
"""


@pytest.mark.parametrize(
    ("row", "noise", "message"),
    [
        ("Indeks | 80", "{pattern: no-such-pattern}", "unknown noise pattern"),
        ("Indeks | 80", "{row: 1, pattern: letter-misread, seen: lndeks}", "not on its row"),
        ("Indeks | 80 | 90", "", "3 cells instead of 2"),
        ("Indeks | kira-kira 80", "", "not a plain measure"),
    ],
)
def test_source_that_says_something_wrong_is_refused(
    tmp_path: Path, row: str, noise: str, message: str
) -> None:
    (tmp_path / "uji.yaml").write_text(MINIMAL.format(row=row, noise=noise), encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        build.build_all(tmp_path)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("82,5 %", "percent", 82.5),
        ("100%", "percent", 100),
        ("79", "number", 79),
        ("72,10 (BB)", "grade", "BB"),
        ("WTP", "opinion", "WTP"),
        ("12Layanan", "volume", 12),
        ("-", "missing", None),
    ],
)
def test_measure_is_read(text: str, kind: str, value: float | str | None) -> None:
    measure = values.measure(text, percent_header=False, words=[])
    assert (measure["raw"], measure["kind"], measure["value"]) == (text, kind, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Rp. 2.647.529.000,-", 2647529000), ("1.234.567,89", 1234567.89), ("0", 0), ("-", None)],
)
def test_amount_is_read(text: str, value: float | None) -> None:
    assert values.amount(text) == {"raw": text, "value": value}


def test_label_is_cut_at_its_mark_or_evenly() -> None:
    assert layouts.pieces_of("satu dua ¦ tiga", 2) == ["satu dua", "tiga"]
    assert layouts.pieces_of("satu dua tiga", 2) == ["satu dua", "tiga"]
    assert layouts.pieces_of("satu dua ¦ tiga", 1) == ["satu dua tiga"]


def test_marks_are_ranges_and_single_periods() -> None:
    assert layouts.marks_of("1-3 6") == [1, 2, 3, 6]
