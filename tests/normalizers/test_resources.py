"""Data files of packages are read as they are; ``no`` is a word where a file says columns."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from normalizers.errors import NormalizerError
from normalizers.resources import load_data, load_yaml


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "files_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "columns.yaml").write_text("fields: [no, sasaran]\nshown: yes\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, folder.name, raising=False)
    return folder.name


def test_no_is_a_truth_value_or_a_column(package: str) -> None:
    assert load_yaml(package, "columns.yaml") == {"fields": [False, "sasaran"], "shown": True}
    columns = {"fields": ["no", "sasaran"], "shown": "yes"}
    assert load_yaml(package, "columns.yaml", booleans=False) == columns


def test_a_file_that_is_not_there_is_an_error(package: str) -> None:
    with pytest.raises(FileNotFoundError):
        load_yaml(package, "absent.yaml")


def test_a_file_of_the_normalizers_is_a_mapping(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "laporan" in str(load_data("units"))
    monkeypatch.setattr("normalizers.resources.load_yaml", lambda *_: ["no mapping"])
    with pytest.raises(NormalizerError, match="holds no mapping"):
        load_data.__wrapped__("units")
