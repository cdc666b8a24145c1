"""Kinds of tables, by header first and by title second."""

from __future__ import annotations

import pytest

from extractor.kinds.classify import classify, kind_points
from extractor.kinds.declarations import kinds


@pytest.mark.parametrize(
    ("concepts", "kind"),
    [
        ({"no", "sasaran", "indikator", "target", "kegiatan", "marks", "biaya"}, "rak"),
        ({"no", "sasaran", "indikator", "target"}, "perjanjian_kinerja"),
        ({"no", "sasaran", "indikator", "target", "uraian_kegiatan"}, "rkt"),
        ({"no", "program", "anggaran"}, "program_anggaran"),
        ({"no", "indikator", "formula", "sumber_data"}, "iku"),
        ({"kegiatan", "indikator", "target", "realisasi", "capaian"}, "pengukuran_kinerja"),
        ({"sasaran", "indikator", "target", "realisasi", "capaian"}, "capaian_kinerja"),
        ({"no", "uraian", "pagu", "realisasi", "persen"}, "realisasi_anggaran"),
        ({"sasaran", "indikator", "target", "keterangan"}, "evaluasi"),
        ({"indikator", "target", "realisasi", "years"}, "renstra_series"),
        ({"no", "rentang", "kategori"}, "kategori_capaian"),
        ({"no", "nama", "nip", "jabatan"}, "sdm"),
        ({"merk", "status_kepemilikan"}, "sarpras"),
        ({"no", "program_kegiatan", "indikator", "target", "pagu", "lokasi"}, "rkt"),
        ({"kode", "program_kegiatan", "indikator", "target", "realisasi"}, "pengukuran_kinerja"),
        ({"program_kegiatan", "pagu", "pagu_murni"}, "program_anggaran"),
        ({"sasaran", "indikator", "capaian", "persen_anggaran", "efisiensi"}, "capaian_kinerja"),
        ({"sasaran", "capaian", "kategori"}, "capaian_kinerja"),
        ({"uraian", "anggaran", "realisasi", "persen_anggaran", "fisik"}, "realisasi_anggaran"),
        ({"tujuan", "sasaran", "indikator", "target", "kondisi_awal"}, "rkt"),
        ({"tujuan", "sasaran", "strategi", "kebijakan"}, "lainnya"),
        ({"no"}, "lainnya"),
        (set(), "lainnya"),
    ],
)
def test_the_header_speaks(concepts: set[str], kind: str) -> None:
    assert classify(concepts, "", [], "").name == kind


def test_a_title_decides_between_headers_that_fit_both() -> None:
    concepts = {"no", "sasaran", "indikator", "target"}
    assert classify(concepts, "", ["RENCANA KINERJA TAHUNAN"], "").name == "rkt"
    assert classify(concepts, "", ["PERJANJIAN KINERJA"], "").name == "perjanjian_kinerja"


def test_a_title_alone_makes_no_kind() -> None:
    assert classify({"no"}, "", ["PERJANJIAN KINERJA TAHUN 2023"], "").name == "lainnya"


def test_a_title_counts_more_than_the_text_above() -> None:
    rkt = kinds()["rkt"]
    concepts = {"sasaran", "indikator", "target"}
    near = kind_points(rkt, concepts, "rencana kinerja tahunan", "")
    far = kind_points(rkt, concepts, "", "rencana kinerja tahunan")
    bare = kind_points(rkt, concepts, "", "")
    assert near is not None
    assert far is not None
    assert bare is not None
    assert near > far > bare


def test_without_its_evidence_a_kind_is_out() -> None:
    assert kind_points(kinds()["rak"], {"sasaran"}, "rencana aksi kinerja", "") is None


def test_a_plan_that_shows_results_is_no_plan() -> None:
    concepts = {"sasaran", "indikator", "target", "realisasi", "persen"}
    title = "sasaran dalam Rencana Kinerja Tahunan (RKT) yang dicapai"
    assert classify(concepts, "", [title], "").name == "capaian_kinerja"


def test_a_list_of_indicators_with_targets_is_known_by_its_title() -> None:
    concepts = {"indikator", "satuan", "target"}
    assert classify(concepts, "", ["Penetapan Indikator Kinerja Utama (IKU)"], "").name == "iku"
    assert classify(concepts, "", ["Rencana Kinerja Tahun 2016"], "").name == "rkt"
    assert classify(concepts, "", [], "").name == "lainnya"
