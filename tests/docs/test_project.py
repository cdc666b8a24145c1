"""What the project says of itself: dependencies, versions, paths."""

from __future__ import annotations

import configparser
import re
import subprocess
from pathlib import Path

import pytest

import extractor

ROOT = Path(__file__).parents[2]
SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")
FOLDERS = {"extractor", "normalizers", "corpus", "golden", "tests", "bench", "docs", ".ci"}
FILES = {
    "setup.cfg", "pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
    "LICENSE", ".gitignore",
}  # fmt: skip
"""The top level of the repository holds these and nothing else."""


def _names(requirements: str) -> set[str]:
    return {re.split(r"[<>=!~\[ ]", line)[0] for line in requirements.split("\n") if line.strip()}


def test_each_dependency_has_its_reason_and_licence() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    required = _names(SETUP["options"]["install_requires"])
    for extra in SETUP["options.extras_require"].values():
        required |= _names(extra)
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


def _git(*arguments: str) -> str:
    """Return what git says of this checkout; without git or a checkout the test is skipped."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no git")
    if done.returncode:
        pytest.skip(f"git does not read this checkout: {done.stderr.strip()}")
    return done.stdout


def test_the_top_level_holds_only_what_belongs_there() -> None:
    if Path(_git("rev-parse", "--show-toplevel").strip()).resolve() != ROOT.resolve():
        pytest.skip("this folder is no git checkout of its own")
    paths = [Path(name) for name in _git("ls-files", "-z").split("\0") if name]
    assert {path.parts[0] for path in paths if len(path.parts) > 1} <= FOLDERS
    assert {path.name for path in paths if len(path.parts) == 1} <= FILES


def test_only_the_library_is_packaged() -> None:
    assert SETUP["options.packages.find"]["include"].split() == ["extractor*", "normalizers*"]
