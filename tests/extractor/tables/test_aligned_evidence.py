"""What speaks for a table, and what is a list, a form or contents instead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.tables.aligned_evidence import Evidence, judge

FIGURES = [[name, f"{n}.250", f"{n},5"] for n, name in enumerate(["Sapi", "Itik", "Domba", "Ayam"])]


def evidence(rows: list[list[str]]) -> Evidence:
    ends = [row[-1] for row in rows]
    return Evidence(rows, len(rows), 0, 0, [1.0] * len(rows[0]), 0, ends, 0)


def test_figures_beside_labels_are_a_table() -> None:
    assert judge(evidence(FIGURES)) is not None


def test_columns_whose_edges_differ_from_line_to_line_are_none() -> None:
    assert judge(replace(evidence(FIGURES), alignment=[1.0, 0.0, 0.0])) is None


def test_rules_make_up_for_uneven_edges() -> None:
    assert judge(replace(evidence(FIGURES), alignment=[1.0, 0.0, 0.0], rules=3)) is not None


def test_two_rules_between_columns_are_the_boxes_of_a_chart() -> None:
    assert judge(replace(evidence(FIGURES), frames=2)) is None


def test_a_numbered_list_is_none() -> None:
    rows = [[f"{n}.", f"Meningkatnya mutu pelayanan {n}"] for n in range(1, 7)]
    assert judge(evidence(rows)) is None


def test_a_form_is_none() -> None:
    rows = [["Nama", ": Ir. SUTRISNO"], ["Jabatan", ": Kepala Dinas"], ["NIP", ": 1965"]]
    assert judge(evidence(rows)) is None


def test_contents_are_told_by_their_pages() -> None:
    pages = ["i", "iv", "1", "1", "3", "7", "11", "13"]
    rows = [["BAB" if n % 3 else "", f"Judul {n}", page] for n, page in enumerate(pages)]
    rows[0][2] = rows[1][2] = ""
    assert judge(replace(evidence(rows), ends=pages)) is None


def test_a_column_of_ranks_is_no_list_of_pages() -> None:
    rows = [[name, f"{n}.250", str(n)] for n, name in enumerate("ABCDEF", 1)]
    assert judge(evidence(rows)) is not None


def test_a_fraction_is_none() -> None:
    rows = [["", "", "Realisasi"], ["Capaian", "=", "x 100%"], ["", "", "Rencana"]]
    assert judge(evidence(rows)) is None


def test_whole_figures_under_a_heading_are_no_pages() -> None:
    rows = [["No", "Satuan", "Target"]]
    rows += [
        [str(n), unit, str(10 * n)] for n, unit in enumerate(["Ekor", "Orang", "Kg", "Ton"], 1)
    ]
    assert judge(evidence(rows)) is not None
    assert judge(evidence([["No", "Uraian", "Halaman"], *rows[1:]])) is None


def test_whole_figures_between_lines_are_no_pages() -> None:
    rows = [[str(n), unit, str(10 * n)] for n, unit in enumerate(["Ekor", "Orang", "Kg", "Ton"], 1)]
    assert judge(evidence(rows)) is None
    assert judge(replace(evidence(rows), rules=5)) is not None


def test_numbered_programmes_with_amounts_after_colons_are_a_table() -> None:
    rows = [[f"{n}.", f"Program Peningkatan {n}", f": Rp. {n}.250.000,-"] for n in range(1, 5)]
    assert judge(evidence(rows)) is not None


def test_two_rows_under_a_full_heading_are_a_table_where_figures_stand() -> None:
    rows = [["Program", "Anggaran", "Sumber"], ["Sarana", "56.000.000", "APBD"]]
    rows.append(["Disiplin", "12.000.000", "APBN"])
    short = replace(evidence(rows), alignment=[0.25, 0.25, 0.25])
    assert judge(short) is not None
    assert judge(replace(short, rows=[[row[0], row[2], row[2]] for row in rows])) is None


def test_two_columns_of_texts_in_a_frame_are_a_table() -> None:
    rows = [["Istilah", "Arti"], ["Renja", "Rencana kerja"], ["Renstra", "Rencana strategis"]]
    rows.append(["Musrenbang", "Musyawarah perencanaan"])
    assert judge(replace(evidence(rows), rules=3)) == Decimal("0.55")
    assert judge(evidence(rows)) is None
