"""Tables kept as they are: staff, assets, unknown ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import simplejson

from extractor.model import Document, Table, document_to_json

ExtractText = Callable[..., Document]
TableOf = Callable[[str], Table]
Tab = Callable[..., str]

NIP = "19900101 201001 1 999"


def test_an_asset_table(tab: Tab, table_of: TableOf) -> None:
    table = table_of(tab("No | Nama Barang | Merk | Kondisi | Jumlah", "1 | Mobil | Avo | Baik | 2",
                         "2 | Motor | Supri | Rusak |", "Jumlah | | | | 2"))  # fmt: skip
    assert table.kind == "sarpras"
    assert [column.header for column in table.columns] == [
        "No", "Nama Barang", "Merk", "Kondisi", "Jumlah",
    ]  # fmt: skip
    assert all(column.field is None for column in table.columns)
    assert table.rows[1].cells == ["2", "Motor", "Supri", "Rusak"]
    assert [row.kind for row in table.rows] == ["data", "data", "total"]


def test_an_unknown_table_is_told(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(tab("Kecamatan | TPS Lama | TPS Baru", "Slawi | 12 | 15"))
    [table] = document.tables
    assert table.kind == "lainnya"
    assert [finding.code for finding in document.findings] == ["table-unclassified"]
    everything = [row.cells for row in table.rows] + [[c.header for c in table.columns]]
    assert ["Slawi", "12", "15"] in everything
    assert ["Kecamatan", "TPS Lama", "TPS Baru"] in everything


@pytest.mark.parametrize(
    "header", ["Kecamatan | TPS Lama | TPS Baru", "No | Nama Barang | Kondisi", "No | Nama | NIP"]
)
def test_rows_have_the_keys_that_every_row_has(
    tab: Tab, extract_text: ExtractText, header: str
) -> None:
    document = extract_text(tab(header, "1 | Mobil | Baik", "2 | Motor | Rusak"))
    [table] = simplejson.loads(document_to_json(document))["tables"]
    assert table["kind"] in ("lainnya", "sarpras", "sdm")
    for row in table["rows"]:
        assert list(row) == ["kind", "source", "cells", "extra", "merged", "field_sources"]
        assert (row["extra"], row["merged"], row["field_sources"]) == ({}, {}, {})


def test_a_lone_cell_is_a_section(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(tab("No | Nama | Jabatan", "Divisi Hukum | |", "1 | Budi | Staf")).rows
    assert [row.kind for row in rows] == ["section", "data"]


def test_staff_numbers_and_birth_dates_are_masked(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(tab("No | Nama | NIP | Tgl Lahir | Jabatan",
                        f"1 | Budi | {NIP} | 23-02-1990 | Staf")).rows  # fmt: skip
    assert rows[0].cells == ["1", "Budi", "******** ****** * ***", "**-**-****", "Staf"]


def test_a_birth_date_without_its_heading_is_masked_beside_staff_numbers(
    tab: Tab, table_of: TableOf
) -> None:
    rows = table_of(tab("No | Nama | NIP | Data | Jabatan",
                        f"1 | Budi | {NIP} | 23-02-1990 | Staf")).rows  # fmt: skip
    assert rows[0].cells is not None
    assert rows[0].cells[3] == "**-**-****"


def test_other_dates_of_a_staff_table_stay(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(tab("No | Nama | NIP | Tgl Lahir | TMT",
                        f"1 | Budi | {NIP} | 23-02-1990 | 01-04-2015")).rows  # fmt: skip
    assert rows[0].cells is not None
    assert rows[0].cells[4] == "01-04-2015"


@pytest.mark.parametrize("asked", [True, False])
def test_personal_data_is_kept_only_when_asked(
    tab: Tab, extract_text: ExtractText, asked: bool
) -> None:
    text = tab("No | Nama | NIP | Tgl Lahir", f"1 | Budi | {NIP} | 23-02-1990")
    cells = extract_text(text, with_personal_data=asked).tables[0].rows[0].cells
    assert (cells == ["1", "Budi", NIP, "23-02-1990"]) is asked


def test_a_quantity_that_begins_with_jumlah_is_data(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        tab("Uraian Ternak | Betina | Jantan", "Jumlah Sapi Potong | 12 | 15",
            "Jumlah Domba | 13 | 14", "JUMLAH | 25 | 29", "Jumlah I | 25 | 29",
            "Rata-rata | 12 | 14")
    ).rows  # fmt: skip
    kinds = {row.cells[0]: row.kind for row in rows if row.cells}
    assert kinds["Jumlah Sapi Potong"] == kinds["Jumlah Domba"] == "data"
    assert kinds["JUMLAH"] == kinds["Jumlah I"] == kinds["Rata-rata"] == "total"


def test_a_cell_beside_merged_ones_is_no_section(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(tab("Nomor | Uraian Ternak | Lokasi | Isi", "1 | Sapi | Ujung | 12",
                        " | Domba Betina | | ", "Ternak Kecil | | | ", "2 | Kuda | Pangkal | 3")
    ).rows  # fmt: skip
    kinds = {" ".join(filter(None, row.cells or [])): row.kind for row in rows}
    assert kinds["Domba Betina"] == "data"
    assert kinds["Ternak Kecil"] == "section"


def test_a_sum_whose_letters_are_set_apart_is_a_total(tab: Tab, table_of: TableOf) -> None:
    table = table_of(
        tab(
            "Nama Ternak | Jumlah | Warna",
            "Sapi | 12 | hitam",
            "J U M L A H  I | 12 | ",
            "Domba | 9 | putih",
        )
    )
    assert [row.kind for row in table.rows[-3:]] == ["data", "total", "data"]
