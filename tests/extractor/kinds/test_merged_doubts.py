"""A doubt about a merged cell is told once, on the cell's first row."""

from __future__ import annotations

import io

import docx

from extractor import extract_bytes


def test_a_doubtful_value_of_a_merged_cell_is_told_on_its_first_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    texts = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya layanan", "Persentase layanan", "95% 80%"],
        ["2", "Terwujudnya tata kelola", "Persentase laporan", ""],
        ["3", "Terwujudnya tertib arsip", "Persentase arsip", "95% 80%"],
    ]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    table.cell(1, 3).merge(table.cell(2, 3))
    out = io.BytesIO()
    document.save(out)
    found = extract_bytes(out.getvalue(), "x.docx")
    [read] = found.tables
    assert [row.merged.get("target") for row in read.rows] == [(0, 1), (0, 1), None]
    told = [f.row for f in found.findings if f.code == "value-ambiguous" and f.field == "target"]
    assert told == [0, 2]
