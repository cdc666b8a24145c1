"""What the workbook says in its own words, in Indonesian and English.

Sheet names `SUMMARY` and `FINDINGS` are the same in both languages, so that a script finds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SUMMARY: Final = "Ringkasan"
FINDINGS: Final = "Temuan"

VERDICTS: Final = ("equal", "rounding", "capped", "mismatch", "not-computable", "computed")
SEVERITIES: Final = ("error", "warning", "info")

_INDONESIAN: Final[Mapping[str, str]] = {
    "title": "Ringkasan audit",
    "findings-title": "Temuan audit",
    "tables-title": "Daftar tabel",
    "notes-title": "Cara membaca",
    "across": "Antardokumen",
    "sum": "Jumlah",
    "number": "No",
    "document": "Dokumen",
    "document-kind": "Jenis",
    "satker": "Satker",
    "year": "Tahun",
    "tables": "Tabel",
    "table": "Tabel",
    "name": "Judul",
    "rows": "Baris",
    "findings": "Temuan",
    "error": "Kesalahan",
    "warning": "Peringatan",
    "info": "Catatan",
    "equal": "Sama",
    "rounding": "Pembulatan",
    "capped": "Dibatasi",
    "mismatch": "Tidak cocok",
    "not-computable": "Tidak dapat dihitung",
    "computed": "Dihitung dari angka",
    "severity": "Tingkat",
    "code": "Kode",
    "cell": "Sel",
    "row": "Baris",
    "field": "Kolom",
    "place": "Tempat",
    "message": "Uraian",
    "reported": "Tercetak",
    "recomputed": "Hitung ulang",
    "difference": "Selisih",
    "formula": "Rumus",
    "consequences": "Akibatnya",
    "evidence": "Bukti",
    "doubts": "Keraguan baca",
    "row-kind": "Jenis baris",
    "data": "data",
    "section": "bagian",
    "total": "jumlah",
    "recomputed-of": "Hitung ulang: {name}",
    "check-of": "Cek: {name}",
    "verdict-of": "Penilaian: {name}",
    "note": "Keterangan audit",
    "check-ok": "OK",
    "check-differs": "BEDA",
    "check-capped": "DIBATASI",
    "page": "hal. {place}",
    "line": "baris {place}",
    "more": "… dan {count} lagi",
    "count-only": "{count} tanda tanpa tempat",
    "unnamed": "Kolom {number}",
    "unplaced": "Teks yang tidak masuk kolom mana pun:",
    "back": "← Ringkasan",
    "note-live": "Kolom Hitung ulang dan Cek di lembar tabel adalah rumus yang hidup: ubah angka"
    " tercetak, hasilnya ikut berubah. Kolom Penilaian adalah hasil audit dan tidak berubah."
    " Angka miring di kolom Hitung ulang adalah hasil audit, bukan rumus.",
    "note-percent": "Persentase ditulis 82,5, bukan 0,825; tanda % hanya tampilan. Rupiah ditulis"
    " penuh.",
    "note-check": "OK: angka tercetak sama dengan hitungan, dibulatkan atau dipotong menurut"
    " desimal yang tercetak; selisih kecil diterima bila target dan realisasi sendiri dibulatkan."
    " BEDA: tidak sama. DIBATASI: hitungan lebih besar, dokumen mencetak batasnya.",
    "note-colours": "Warna: hijau sama, kuning dibatasi atau peringatan, merah tidak cocok atau"
    " kesalahan, abu-abu tidak dapat dihitung, biru dihitung dari angka atau catatan.",
    "note-links": "Kolom Temuan di lembar tabel menuju temuan pertama barisnya, sel angka yang"
    " berwarna menuju temuannya sendiri; kolom Sel di lembar Temuan kembali ke selnya.",
    "note-repeated": "Teks abu-abu mengulang sel gabungan dari baris di atasnya.",
}
_ENGLISH: Final[Mapping[str, str]] = {
    "title": "Summary of the audit",
    "findings-title": "Findings of the audit",
    "tables-title": "Tables",
    "notes-title": "How to read this",
    "across": "Across documents",
    "sum": "Total",
    "number": "No",
    "document": "Document",
    "document-kind": "Kind",
    "satker": "Unit",
    "year": "Year",
    "tables": "Tables",
    "table": "Table",
    "name": "Title",
    "rows": "Rows",
    "findings": "Findings",
    "error": "Error",
    "warning": "Warning",
    "info": "Note",
    "equal": "Equal",
    "rounding": "Rounded",
    "capped": "Capped",
    "mismatch": "Mismatch",
    "not-computable": "Not computable",
    "computed": "Computed",
    "severity": "Severity",
    "code": "Code",
    "cell": "Cell",
    "row": "Row",
    "field": "Column",
    "place": "Place",
    "message": "Message",
    "reported": "Reported",
    "recomputed": "Recomputed",
    "difference": "Difference",
    "formula": "Formula",
    "consequences": "Consequences",
    "evidence": "Evidence",
    "doubts": "Doubts of reading",
    "row-kind": "Kind of row",
    "data": "data",
    "section": "section",
    "total": "total",
    "recomputed-of": "Recomputed: {name}",
    "check-of": "Check: {name}",
    "verdict-of": "Verdict: {name}",
    "note": "Note of the audit",
    "check-ok": "OK",
    "check-differs": "DIFFERS",
    "check-capped": "CAPPED",
    "page": "p. {place}",
    "line": "line {place}",
    "more": "… and {count} more",
    "count-only": "{count} marks without positions",
    "unnamed": "Column {number}",
    "unplaced": "Text that no column fits:",
    "back": "← Summary",
    "note-live": "The columns Recomputed and Check of a table's sheet are live formulas: change a"
    " printed figure and they follow. The column Verdict is what the audit found and stays."
    " Figures in italics under Recomputed are the audit's, no formula.",
    "note-percent": "Percentages are written as 82.5, not as 0.825; the % sign is only shown."
    " Amounts are in full rupiah.",
    "note-check": "OK: the printed figure is the computed one, rounded or cut off to the decimals"
    " printed; a small difference is accepted where target and realisasi are themselves rounded."
    " DIFFERS: it is not. CAPPED: the computed one is higher, the document prints its cap.",
    "note-colours": "Colours: green equal, yellow capped or a warning, red mismatch or an error,"
    " grey not computable, blue computed or a note.",
    "note-links": "The column Findings of a table's sheet leads to the first finding of its row, a"
    " coloured figure to its own; the column Cell of the findings leads back.",
    "note-repeated": "Grey text repeats a merged cell of the rows above.",
}
CAPTIONS: Final[Mapping[str, Mapping[str, str]]] = {"id": _INDONESIAN, "en": _ENGLISH}

KINDS: Final[Mapping[str, str]] = {
    "rak": "Rencana Aksi",
    "rkt": "RKT",
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "program_anggaran": "Program Anggaran",
    "iku": "IKU",
    "pengukuran_kinerja": "Pengukuran Kinerja",
    "capaian_kinerja": "Capaian Kinerja",
    "realisasi_anggaran": "Realisasi Anggaran",
    "evaluasi": "Evaluasi",
    "renstra_series": "Renstra",
    "kategori_capaian": "Kategori Capaian",
    "sdm": "SDM",
    "sarpras": "Sarpras",
    "lainnya": "Lainnya",
    "lakip": "LAKIP",
    "renstra": "Renstra",
    "other": "Lainnya",
}
"""Kinds of tables and documents: the domain's own terms, the same in both languages."""


def caption(key: str, lang: str, **values: object) -> str:
    """Return words of the workbook.

    Args:
        key: of `CAPTIONS`; a verdict or a severity that has no words is shown as it is.
        lang: "id" or "en".
        values: for the names in braces.
    """
    text = CAPTIONS[lang].get(key, key)
    return text.format_map(values) if values else text


def kind_name(kind: str) -> str:
    """Return the name of a kind of table or document, such as ``Perjanjian Kinerja``."""
    return KINDS.get(kind, kind)


def field_name(name: str, lang: str) -> str:
    """Return a field's name as a person reads it; the domain's own terms in both languages.

    Example:
        ``uraian_kegiatan`` is "Uraian kegiatan"; ``extra.Bobot`` is "Bobot"; ``cells.3`` is
        "Kolom 4".
    """
    if name.startswith("extra."):
        return name.removeprefix("extra.")
    if name.startswith("cells."):
        return caption("unnamed", lang, number=int(name.removeprefix("cells.")) + 1)
    return name.replace("_", " ").replace(".", " ").capitalize()


def place_text(page: int | None, line: int | None, lang: str) -> str:
    """Return a place in a document: "hal. 3", "baris 345", or nothing."""
    if page is not None:
        return caption("page", lang, place=page)
    return caption("line", lang, place=line) if line is not None else ""
