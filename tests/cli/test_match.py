"""`lakip match` and `lakip catalogue` as commands."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from extractor.catalogue.files import COLUMNS, built_in_catalogue
from extractor.cli import main

WOMEN = "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"
OWN = (
    "id,name,level,polarity,value_kind\n"
    "JLN-1,Persentase jalan kabupaten dalam kondisi mantap,program,higher_better,percent\n"
)


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_text_is_ranked(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "match", WOMEN.upper(), "--limit", "2")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[1].startswith("  matched:")
    assert lines[2].split()[:2] == ["100.0", "SS-08"]
    assert len(lines) == 4


def test_json_is_one_object_for_each_text_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(f"{WOMEN}\n\nJumlah sapi perah\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    code, out, _ = run(capsys, "match", "-", "--json")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["status"] for one in found] == ["matched", "unmatched", "unmatched"]
    assert [one["id"] for one in found] == ["SS-08", None, None]
    assert list(found[0]) == ["id", "name", "score", "status", "alternatives"]
    assert found[0]["alternatives"][0]["id"] != "SS-08"


def test_the_features_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Persentase Partisipasi Pemilih Lansia dalam Pemilu/Pemilihan"
    code, out, _ = run(
        capsys, "match", text, "--explain", "--target", "WTP", "--year", "2018", "--limit", "1"
    )
    assert code == 0
    for word in ("huruf", "kata", "lebih    lansia", "nilai     -2.0", "periode   -4.0"):
        assert word in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["match", "x", "--json", "--explain"], "exclude each other"),
        (["match", "x", "--catalogue", "nowhere.csv"], "nowhere.csv: the catalogue cannot be read"),
        (["catalogue", "show", "XX-99"], "has no record 'XX-99'"),
        (["catalogue", "suggest", "nowhere.json"], "nowhere.json"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, *arguments)
    assert code in (1, 2)
    assert told in err
    assert "Traceback" not in err


def test_an_own_catalogue_is_matched_with(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Persentase jalan kabupaten dalam kondisi mantap"
    assert "unmatched" in run(capsys, "match", text)[1]
    assert "JLN-1" in run(capsys, "match", text, "--catalogue", own)[1]


def test_the_list_is_a_catalogue_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "catalogue", "list")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 1 + len(built_in_catalogue().indicators)
    path = tmp_path / "all.csv"
    path.write_text(out, encoding="utf-8")
    assert run(capsys, "catalogue", "list", "--catalogue", str(path))[1] == out
    assert run(capsys, "catalogue", "list", "--outputs")[1] != out


def test_a_record_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "catalogue", "show", "ss-10")
    assert code == 0
    assert "lower_better" in out


def test_the_built_in_catalogue_passes_its_check(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "catalogue", "check")
    assert (code, out) == (0, "")
    assert "0 problems" in err


def test_a_confusable_record_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{OWN}X-1,{WOMEN} yang,program,none,percent\n", encoding="utf-8")
    code, out, _ = run(capsys, "catalogue", "check", "--catalogue", str(path))
    assert code == 1
    assert "X-1: no distinguishing word parts it from SS-08" in out


def test_unmatched_indicators_become_proposals(
    tmp_path: Path, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hasil"
    for number, damage in enumerate(("mantap", "mantap", "rnantap")):
        text = (
            "PERJANJIAN KINERJA TAHUN 2024\nKPU KABUPATEN LAHAT\n\nNo\tSasaran\tIndikator\tTarget\n"
            f"1\tJalan baik\tPersentase jalan kabupaten dalam kondisi {damage}\t80%\n"
            f"2\tPartisipasi\t{WOMEN}\t77%\n"
        )
        source = tmp_path / f"pk-{number}.txt"
        source.write_text(text, encoding="utf-8")
        assert main(["extract", str(source), "-o", str(folder)]) == 0
    capsys.readouterr()
    target = tmp_path / "usulan.csv"
    code, _, err = run(capsys, "catalogue", "suggest", str(folder), "-o", str(target))
    assert code == 0
    assert "1 records proposed from 3 rows" in err
    header, line = target.read_text(encoding="utf-8").splitlines()
    assert header == ",".join(COLUMNS)
    assert line.startswith("BARU-001,Persentase jalan kabupaten dalam kondisi mantap,")
    assert "3 baris dalam 3 dokumen: pk-0.json t01 row 0" in line
    assert "kondisi rnantap" in line
    assert run(capsys, "catalogue", "check", "--catalogue", str(target))[0] == 0
    code, out, _ = run(capsys, "catalogue", "suggest", str(folder), "--catalogue", own)
    assert (code, out.splitlines()) == (0, [",".join(COLUMNS)])


def test_one_file_that_is_no_result_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    (tmp_path / "b.json").write_text("nothing", encoding="utf-8")
    code, out, err = run(capsys, "catalogue", "suggest", str(tmp_path))
    assert code == 1
    assert out.splitlines() == [",".join(COLUMNS)]
    assert "a.json: this is no document of the contract" in err
    assert "b.json, line 1: this is no JSON" in err


def test_only_line_feeds_part_texts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "Jumlah\x0csapi\u2028perah\r\nNilai\n".encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert len(run(capsys, "match", "-", "--json")[1].splitlines()) == 2


def test_an_argument_that_is_no_utf_8_is_shown_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "match", "a\udcffb")
    assert (code, out.splitlines()[0]) == (0, "a?b")


@pytest.mark.parametrize("number", ["1e999999999", "1" * 10_000, "-1e-99999"])
def test_a_number_that_no_document_has_stops_one_file(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '{"tables": [{"tahun": NUMBER}]}'.replace("NUMBER", number)
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    code, _, err = run(capsys, "catalogue", "suggest", str(tmp_path))
    assert code == 1
    assert "a.json:" in err
    assert "defect" not in err


def test_rivals_are_all_listed_whatever_the_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.csv"
    lines = [f"S-{n},Jumlah {animal} perah,program,none,count" for n, animal in enumerate(
        ("sapi", "kambing", "kerbau", "domba")
    )]  # fmt: skip
    path.write_text("id,name,level,polarity,value_kind\n" + "\n".join(lines), encoding="utf-8")
    arguments = ["match", "Jumlah perah", "--json", "--limit", "1", "--catalogue", str(path)]
    out = run(capsys, *arguments)[1]
    found = json.loads(out)
    assert found["status"] == "ambiguous"
    assert len(found["alternatives"]) == 3
