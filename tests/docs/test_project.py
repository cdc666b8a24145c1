"""What the project says of itself: dependencies, versions, paths."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import extractor

ROOT = Path(__file__).parents[2]
SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")


def _names(requirements: str) -> set[str]:
    return {re.split(r"[<>=!~\[ ]", line)[0] for line in requirements.split("\n") if line.strip()}


def test_each_dependency_has_its_reason_and_licence() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    required = _names(SETUP["options"]["install_requires"])
    required |= _names(SETUP["options.extras_require"]["dev"])
    assert documented == required


def test_the_changelog_has_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {extractor.__version__}" in text


def test_data_files_are_packaged() -> None:
    patterns = SETUP["options.package_data"]["*"].split()
    for package in ("extractor", "normalizers"):
        for path in (ROOT / package).rglob("*"):
            if path.suffix in (".yaml", ".csv", ".txt", ".json"):
                inside = next(p for p in path.parents if (p / "__init__.py").exists())
                relative = path.relative_to(inside)
                assert any(relative.match(p) and len(Path(p).parts) == len(relative.parts)
                           for p in patterns), path  # fmt: skip


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z-]+)`", text)) <= targets
