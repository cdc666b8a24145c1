"""Catalogue files: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.catalogue.files import (
    COLUMNS,
    built_in_catalogue,
    catalogue_csv,
    load_catalogue,
    parse_catalogue,
)
from extractor.errors import InputError

HEADER = "id,name,level,polarity,value_kind"
LINE = "X-1,Persentase jalan mantap,program,higher_better,percent"


def test_the_built_in_catalogue_is_valid_and_keeps_outputs_apart() -> None:
    catalogue = built_in_catalogue()
    assert len(catalogue.indicators) > 200
    assert all(one.is_output == one.id.startswith(("RO-", "V19-", "RKT-")) for one in catalogue
               if one.is_output)  # fmt: skip
    assert catalogue.records["SS-10"].polarity == "lower_better"


def test_what_is_written_is_read_back_the_same() -> None:
    records = list(built_in_catalogue())
    inputs = [one for one in records if not one.is_output]
    assert parse_catalogue(catalogue_csv(inputs), "x.csv", of_commission=True) == inputs


def test_a_record_of_a_user_replaces_the_one_of_its_id(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}\nSS-07,Persentase jalan mantap,program,none,percent\n{LINE}\n")
    catalogue = load_catalogue([path])
    assert catalogue.records["SS-07"].name == "Persentase jalan mantap"
    assert len(catalogue) == len(built_in_catalogue()) + 1
    assert list(catalogue.records).index("SS-07") == list(
        built_in_catalogue().records
    ).index("SS-07")  # fmt: skip


def test_a_file_of_a_spreadsheet_program_is_read() -> None:
    text = "\ufeff" + HEADER.replace(",", ";") + "\r\n" + LINE.replace(",", ";") + "\r\n;;;;\r\n"
    [record] = parse_catalogue(text.removeprefix("\ufeff"), "x.csv")
    assert (record.id, record.name) == ("X-1", "Persentase jalan mantap")


def test_several_aliases_are_parted_by_bars() -> None:
    text = f"{HEADER},aliases,sasaran\n{LINE},a b | c d|,satu | dua\n"
    [record] = parse_catalogue(text, "x.csv")
    assert record.aliases == ("a b", "c d")
    assert record.sasaran == ("satu", "dua")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("X-1,,program,higher_better,percent", "line 2: name is empty"),
        ("X-1,nama,programme,higher_better,percent", "line 2: level is 'programme'"),
        ("X-1,nama,program,naik,percent", "line 2: polarity is 'naik'"),
        ("X-1,nama,program,none,persen", "line 2: value_kind is 'persen'"),
        ("=X 1,nama,program,none,percent", "line 2: id '=X 1' may hold letters"),
        ("X-1,%%,program,none,percent", "line 2: name holds no word of its own"),
        ("X-1,{satker},program,none,percent", "line 2: name holds no word of its own"),
        ("X-1,a, b,program,none,percent", "line 2: there are more fields than columns"),
        (f"{LINE}\n\n{LINE}", "line 4: id 'X-1' stands in line 2 already"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(line: str, told: str) -> None:
    with pytest.raises(InputError, match=r"x\.csv") as error:
        parse_catalogue(f"{HEADER}\n{line}\n", "x.csv")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("column", "text"),
    [("renstra_period", "2024-2020"), ("target_scale", "AA, A, BB"), ("target_scale", "100-0")],
)
def test_fields_with_a_form_are_checked(column: str, text: str) -> None:
    with pytest.raises(InputError, match=f"line 2: {column} is"):
        parse_catalogue(f'{HEADER},{column}\n{LINE},"{text}"\n', "x.csv")


def test_a_header_without_a_column_is_refused() -> None:
    with pytest.raises(InputError, match="line 1: the header lacks value_kind") as error:
        parse_catalogue("id,name,level,polarity\n", "x.csv")
    assert ",".join(COLUMNS) in error.value.hint


def test_many_problems_are_counted() -> None:
    lines = "\n".join(f"X-{n},,program,none,percent" for n in range(50))
    with pytest.raises(InputError, match="and 30 more"):
        parse_catalogue(f"{HEADER}\n{lines}\n", "x.csv")


def test_broken_quotes_are_told_with_their_line() -> None:
    with pytest.raises(InputError, match=r"x.csv, line \d: this is no CSV"):
        parse_catalogue(f'{HEADER}\nX-1,"nama"x,program,none,percent\n', "x.csv")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.csv: the catalogue cannot be read"):
        load_catalogue([tmp_path / "nothing.csv"])
    latin = tmp_path / "latin.csv"
    latin.write_bytes(f"{HEADER}\n".encode() + b"X-1,caf\xe9,program,none,percent\n")
    with pytest.raises(InputError, match=r"latin\.csv, line 2: the catalogue is not in UTF-8"):
        load_catalogue([latin])


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("", "x.csv: the catalogue is empty"),
        (f"{HEADER},name", "the header has twice name"),
        (f"{HEADER},aliasess", "the header has, and no catalogue has, aliasess"),
    ],
)
def test_a_header_that_loses_something_is_refused(header: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        parse_catalogue(f"{header}\n{LINE},x\n", "x.csv")
    assert told in str(error.value)


def test_line_ends_of_an_old_mac_are_read() -> None:
    assert len(parse_catalogue(f"{HEADER}\r{LINE}\r", "x.csv")) == 1


def test_what_takes_the_place_of_an_output_is_one(tmp_path: Path) -> None:
    path = tmp_path / "outputs.csv"
    outputs = [one for one in built_in_catalogue() if one.is_output]
    path.write_text(catalogue_csv(outputs), encoding="utf-8")
    assert list(load_catalogue([path])) == list(built_in_catalogue())
