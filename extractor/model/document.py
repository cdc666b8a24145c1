"""The document of the output contract: source, tables, rows, prose and findings."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from extractor.model.values import (
    Amount,
    ContractModel,
    IndikatorMatch,
    Jadwal,
    Measure,
    Number,
    Satker,
)

SCHEMA_VERSION: Final = "1.0"

TableKind = Literal[
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
]
DocumentKind = Literal["lakip", "rak", "rkt", "perjanjian_kinerja", "renstra", "other"]
Bagian = Literal["KPU", "Sekretariat"]
RowKind = Literal["data", "section", "total"]
Series = dict[str, Measure]


class Source(ContractModel):
    """A place: a text line (1-based), or a page with a box in PDF points from its top left."""

    line: int | None = None
    page: int | None = None
    bbox: list[Number] | None = None


class Evidence(Source):
    """A place together with what is printed there."""

    raw: str | None = None


class Column(ContractModel):
    """One printed column: the field it became (None: no field fits) and its header."""

    field: str | None = None
    header: str


class Row(ContractModel):
    """One row of a table; only the fields that its table kind has are present.

    ``field_sources`` gives the place of each field on a page, and in a text that of a field
    that does not begin where the row begins, so that each cell can be shown to an auditor.
    ``extra.HEADER`` is a cell of `extra`, ``cells.3`` the fourth of `cells`.
    """

    kind: RowKind
    source: Source
    no: str | None = None
    kode: str | None = None
    tujuan: str | None = None
    program: str | None = None
    sasaran: str | None = None
    uraian: str | None = None
    uraian_kegiatan: str | None = None
    indikator: str | None = None
    indikator_match: IndikatorMatch | None = None
    formula: str | None = None
    sumber_data: str | None = None
    satuan: str | None = None
    target: Measure | Series | None = None
    target_triwulan: Series | None = None
    realisasi: Amount | Measure | Series | None = None
    realisasi_triwulan: Series | None = None
    nasional: Series | None = None
    capaian: Measure | None = None
    target_volume: Measure | None = None
    capaian_volume: Measure | None = None
    pagu: Amount | None = None
    persen: Measure | None = None
    kegiatan: str | None = None
    indikator_kegiatan: str | None = None
    target_kegiatan: Measure | None = None
    rencana_aksi: str | None = None
    jadwal: Jadwal | None = None
    biaya: Amount | None = None
    anggaran: Amount | None = None
    pelaksana: str | None = None
    rentang: str | None = None
    kategori: str | None = None
    keterangan: str | None = None
    cells: list[str] | None = None
    extra: dict[str, str] = Field(default_factory=dict)
    merged: dict[str, tuple[int, int]] = Field(default_factory=dict)
    field_sources: dict[str, Source] = Field(default_factory=dict)


class Unplaced(ContractModel):
    """Text of a table that no column fits; kept so that nothing is dropped."""

    raw: str
    source: Source


class Table(ContractModel):
    """One table of the document, continued over as many pages as it needs."""

    id: str
    kind: TableKind
    title: str | None = None
    satker: Satker | None = None
    bagian: Bagian | None = None
    tahun: int | None = None
    pages: list[int] | None = None
    columns: list[Column]
    rows: list[Row]
    unplaced: list[Unplaced] = Field(default_factory=list)


class Prose(ContractModel):
    """An amount, a percentage or a count in running text, with its words if printed."""

    source: Source
    kind: Literal["amount", "percent", "count"]
    raw: str
    value: Number | None = None
    terbilang: str | None = None
    terbilang_value: int | None = None
    context: str


class Told(ContractModel):
    """What findings have in common: what is told, how serious it is, at which cell."""

    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    table: str | None = None
    row: int | None = None
    field: str | None = None
    reported: Number | str | None = None
    recomputed: Number | str | None = None


class Finding(Told):
    """Something a person should know: what, where, how serious."""

    evidence: list[Evidence] = Field(default_factory=list)


class SourceFile(ContractModel):
    """The file that was read; ``pages`` is None for text without page breaks."""

    name: str
    sha256: str
    media_type: str
    pages: int | None = None
    text_layer: Literal["native", "ocr", "mixed", "none"]


class DocumentInfo(ContractModel):
    """What the document as a whole is."""

    kind: DocumentKind
    title: str | None = None
    satker: Satker | None = None
    bagian: Bagian | None = None
    tahun: int | None = None


class Document(ContractModel):
    """The whole output for one input file."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    status: Literal["complete", "partial", "empty"]
    source: SourceFile
    document: DocumentInfo
    tables: list[Table] = Field(default_factory=list)
    prose: list[Prose] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
